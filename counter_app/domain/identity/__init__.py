"""Who a person or firm is: the card's QR code and the numbers on papers.

`card` reads the citizen ID card, `numbers` and `contacts` check what is typed, `keyboard` knows the
traces of an input method, `provinces` the first three digits. A check refuses only what cannot be;
all else is a `Caution`.
"""

from __future__ import annotations

from counter_app.domain.identity.card import (
    CardData,
    looks_like_card,
    person_from_card,
    read_card,
)
from counter_app.domain.identity.checks import Caution, IdCheck
from counter_app.domain.identity.contacts import check_phone, check_tax_code, is_mobile
from counter_app.domain.identity.numbers import (
    check_old_id,
    check_passport,
    check_personal_id,
    personal_id_birth_year,
    personal_id_sex,
)
from counter_app.domain.identity.provinces import PROVINCES

__all__ = [
    "PROVINCES",
    "CardData",
    "Caution",
    "IdCheck",
    "check_old_id",
    "check_passport",
    "check_personal_id",
    "check_phone",
    "check_tax_code",
    "is_mobile",
    "looks_like_card",
    "person_from_card",
    "personal_id_birth_year",
    "personal_id_sex",
    "read_card",
]
