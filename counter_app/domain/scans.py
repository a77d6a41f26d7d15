"""What a scanned text is, told by its content and never by the field in focus (ux §3.2)."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import ClassVar

from counter_app.domain import reader_check
from counter_app.domain.codes import (
    DossierCode,
    OwnCode,
    ProvisionalCode,
    RequestNumber,
    read_dossier_code,
    read_own,
    read_provisional_code,
    read_request_number,
)
from counter_app.domain.identity import CardData, looks_like_card, read_card
from counter_app.domain.refusal import Refusal
from counter_app.domain.text import scanned_line, shown
from counter_app.domain.vietqr import is_payment_text
from counter_app.errors import Words

_LONGEST = 4_000  # characters looked at; a QR code holds fewer

_PARCEL = re.compile(r"[A-Z]{2}\d{9}[A-Z]{2}", re.ASCII)  # UPU S10
_URL = re.compile(r"(?:[a-z][a-z0-9+.\-]{1,20}://|www\.)\S+", re.IGNORECASE | re.ASCII)
_BASE64 = re.compile(r"[A-Za-z0-9+/_\-.]{24,}={0,2}", re.ASCII)


@dataclass(frozen=True, slots=True, kw_only=True)
class CardScanned:
    """A citizen ID card."""

    card: CardData


@dataclass(frozen=True, slots=True, kw_only=True)
class CardRefused:
    """Meant to be a card, but cannot be used; the refusal says why and what to do."""

    refusal: Refusal


@dataclass(frozen=True, slots=True, kw_only=True)
class DossierCodeScanned:
    """The code on a receipt or slip, official or provisional; `code.text` is what to look up."""

    code: DossierCode | ProvisionalCode


@dataclass(frozen=True, slots=True, kw_only=True)
class RequestScanned:
    """The number on a supplement request: its dossier was not accepted yet and has no code."""

    number: RequestNumber


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnCodeScanned:
    """A separator strip, shelf or badge of ours."""

    code: OwnCode


@dataclass(frozen=True, slots=True, kw_only=True)
class ParcelScanned:
    """A postal item's number."""

    number: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PaymentScanned:
    """A bank payment code with its checksum right."""

    payload: str


@dataclass(frozen=True, slots=True, kw_only=True)
class VneidScanned:
    """The code on a phone's VNeID screen or any such token (situation 3). Keeps nothing of it."""

    SENTENCE: ClassVar[Words] = Words(
        "Mã này không phải mã QR của thẻ căn cước; hãy nhập số định danh và họ tên theo màn hình "
        "VNeID.",
        "This is not the QR code of an ID card; type number and name from the VNeID screen.",
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class TooLongScanned:
    """Longer than any code can be; nothing of it was kept."""

    SENTENCE: ClassVar[Words] = Words(
        "Mã vừa đọc dài quá 10.000 byte, không phải mã của một giấy tờ nào, nên đã bỏ cả mã và "
        "chưa có thông tin nào thay đổi; hãy đọc lại từng mã một.",
        "The code just read is longer than 10,000 bytes, as no paper's code is, so all of it was "
        "dropped and nothing has changed; read the codes again one by one.",
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class UnknownScanned:
    """Nothing we know. `shown` is safe to display: one line, at most 80 characters."""

    shown: str


Recognised = (
    CardScanned
    | CardRefused
    | DossierCodeScanned
    | RequestScanned
    | OwnCodeScanned
    | ParcelScanned
    | PaymentScanned
    | VneidScanned
    | TooLongScanned
    | UnknownScanned
)


def recognise(text: str) -> Recognised:
    """What `text` is. Never raises, whatever it holds."""
    if len(text) > _LONGEST:
        return UnknownScanned(shown=shown(text))
    line = scanned_line(text)
    if looks_like_card(line):
        card = read_card(text)
        return CardRefused(refusal=card) if isinstance(card, Refusal) else CardScanned(card=card)
    if own := read_own(line):
        return OwnCodeScanned(code=own)
    if code := read_dossier_code(line) or read_provisional_code(line):
        return DossierCodeScanned(code=code)
    if number := read_request_number(line):
        return RequestScanned(number=number)
    if _PARCEL.fullmatch(line.upper()):
        return ParcelScanned(number=line.upper())
    if is_payment_text(line):
        return PaymentScanned(payload=line)
    if _is_token(line) and reader_check.judge(line) is None:
        return VneidScanned()
    return UnknownScanned(shown=shown(text))


def _is_token(line: str) -> bool:
    """An address, JSON, or base64 in mixed case: what a phone shows instead of the card's code."""
    if _URL.fullmatch(line) or _is_json(line):
        return True
    mixed = any(c.islower() for c in line) and any(c.isupper() or c.isdigit() for c in line)
    return mixed and _BASE64.fullmatch(line) is not None


def _is_json(line: str) -> bool:
    if not line.startswith(("{", "[")):
        return False
    try:
        json.loads(line)
    except (ValueError, RecursionError):
        return False
    return True
