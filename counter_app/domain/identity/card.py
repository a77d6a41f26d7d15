"""The QR code of the citizen ID card: old card with seven fields, card of 2024 with more (§7.1).

    number | old number | name | birth ddMMyyyy | sex | residence | issued ddMMyyyy | ...

UTF-8, parted by `|`. The order after the seventh field is not confirmed, so the rest is kept raw.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from counter_app.domain.draft import IdentityKind, Person, Provenance
from counter_app.domain.identity import keyboard
from counter_app.domain.identity.numbers import check_personal_id
from counter_app.domain.refusal import Refusal
from counter_app.domain.text import fold, scanned_line

FIELDS = 7
LONGEST = 3_000  # a QR code holds 2,953 bytes
LONGEST_NAME = 150
LONGEST_ADDRESS = 400

_DATE = re.compile(r"(\d{2})/?(\d{2})/?(\d{4})", re.ASCII)
_YEAR_ONLY = re.compile(r"(?:0000|00/00/)?(\d{4})", re.ASCII)  # day and month not known
_FOREIGN = frozenset("<>{}[]\\=^~`@$")  # of markup and formulas; no name or address has them
_OLDEST_YEAR, _LATEST_YEAR = 1850, 2199
_HEALTH_CARD = re.compile(r"(?:[A-Z]{2}\d{13}|\d{10})\|(?:[0-9A-Fa-f]{2}){4,}\|", re.ASCII)

NOT_A_CARD = Refusal(
    code="card_not",
    vi="Mã vừa quét không phải mã QR của thẻ căn cước.",
    en="The code scanned is not the QR code of an ID card.",
)
HEALTH_CARD = Refusal(
    code="card_health",
    vi="Đây là mã của thẻ bảo hiểm y tế, không phải thẻ căn cước.",
    en="This is the code of a health insurance card, not of an ID card.",
)
TRUNCATED = Refusal(
    code="card_truncated",
    vi="Mã QR trên thẻ đọc chưa đủ; hãy quét lại hoặc nhập tay.",
    en="The card's QR code was not read to the end; scan again or type by hand.",
)
BAD_BIRTH = Refusal(
    code="card_birth_date",
    vi="Ngày sinh trong mã QR không hợp lệ; hãy quét lại hoặc nhập tay theo thẻ.",
    en="The date of birth in the QR code is not valid; scan again or type it from the card.",
)
BAD_ISSUE = Refusal(
    code="card_issue_date",
    vi="Ngày cấp trong mã QR không hợp lệ; hãy quét lại hoặc nhập tay theo thẻ.",
    en="The date of issue in the QR code is not valid; scan again or type it from the card.",
)
FOREIGN_SIGNS = Refusal(
    code="card_foreign_signs",
    vi=(
        "Mã QR có ký tự không thể có trên thẻ căn cước nên không được dùng; hãy xem lại thẻ và "
        "nhập tay."
    ),
    en=(
        "The QR code holds signs that no ID card has, so it was not used; look at the card and "
        "type by hand."
    ),
)
NO_NAME = Refusal(
    code="card_name",
    vi="Mã QR không có họ tên hợp lệ; hãy quét lại hoặc nhập tay theo thẻ.",
    en="The QR code has no valid name; scan again or type it from the card.",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class CardData:
    """What the card says, NFC, letters as printed. `birth_on` None: only the year is known."""

    id_number: str
    name: str
    birth_on: date | None
    birth_year: int
    sex: str  # "Nam", "Nữ" or empty
    address: str
    issued_on: date | None
    old_id_number: str = ""
    extra: tuple[str, ...] = ()  # fields after the seventh, raw


def looks_like_card(text: str) -> bool:
    """Whether a scan means to be a card: a number before the first bar, and it is long or bars
    are many. A number typed through the Vietnamese keyboard layout counts too.
    """
    first, *rest = text[:LONGEST].split("|")
    digits = keyboard.digit_keys(first)
    many = len(rest) >= FIELDS - 2 and digits * 2 > len(first)
    return many or (bool(rest) and 9 <= digits <= 16)


def read_card(text: str) -> CardData | Refusal:
    """The card's fields, or why they cannot be used. Never raises, never guesses."""
    if len(text) > LONGEST:
        return NOT_A_CARD
    line = scanned_line(text)
    if not looks_like_card(line):
        return NOT_A_CARD
    if _HEALTH_CARD.match(line):
        return HEALTH_CARD
    if keyboard.is_recoded(text):  # as it came: a clean line has lost the traces
        return keyboard.CODE_PAGE
    fields = [field.strip() for field in line.split("|")]
    if _FOREIGN & set(line):
        return FOREIGN_SIGNS
    if _is_mangled(fields):
        return keyboard.SWITCH_READER
    if len(fields) < FIELDS:
        return TRUNCATED
    return _read_fields(fields)


def person_from_card(card: CardData, provenance: Provenance = Provenance.CARD) -> Person:
    """The person as the card shows him; `provenance` says which way the card was read."""
    return Person(
        name=card.name,
        identity_kind=IdentityKind.PERSONAL_ID,
        id_number=card.id_number,
        old_id_number=card.old_id_number,
        birth_on=card.birth_on,
        sex=card.sex,
        address=card.address,
        issued_on=card.issued_on,
        provenance=provenance,
    )


def _is_mangled(fields: list[str]) -> bool:
    number, old, name, birth, sex, address, issued = (*fields, *[""] * FIELDS)[:FIELDS]
    return (
        any(keyboard.is_mangled_number(field) for field in (number, old, birth, issued))
        or keyboard.is_mangled_name(name)
        or keyboard.is_mangled_sex(sex)
        or keyboard.is_mangled_text(address)
    )


def _read_fields(fields: list[str]) -> CardData | Refusal:
    number, old, name, birth, sex, address, issued, *extra = fields
    checked = check_personal_id(number)
    if checked.refusal is not None:
        return checked.refusal
    if not any(char.isalpha() for char in name) or len(name) > LONGEST_NAME:
        return NO_NAME
    if len(address) > LONGEST_ADDRESS:
        return NOT_A_CARD
    birth_on = _date(birth)
    year_only = _YEAR_ONLY.fullmatch(birth)
    birth_year = birth_on.year if birth_on else int(year_only[1]) if year_only else 0
    if not _OLDEST_YEAR <= birth_year <= _LATEST_YEAR:
        return BAD_BIRTH
    issued_on = _date(issued)
    if issued and (issued_on is None or issued_on.year < birth_year):
        return BAD_ISSUE
    return CardData(
        id_number=checked.number,
        old_id_number=old if re.fullmatch(r"\d{9}|\d{12}", old, re.ASCII) else "",
        name=name,
        birth_on=birth_on,
        birth_year=birth_year,
        sex={"nam": "Nam", "nu": "Nữ"}.get(fold(sex), ""),
        address=address,
        issued_on=issued_on,
        extra=tuple(extra),
    )


def _date(field: str) -> date | None:
    match = _DATE.fullmatch(field)
    if match is None:
        return None
    day, month, year = (int(part) for part in match.groups())
    try:
        return date(year, month, day)
    except ValueError:
        return None
