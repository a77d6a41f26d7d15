"""Codes the desk prints and reads: dossier codes, provisional codes, and our own `MC...` codes.

A dossier code is `agency-YYMMDD-serial` in one of two shapes: `000.00.17.H48-261120-0042` (TT
01/2018, QCVN 102, groups from right to left and padded with zeros) or `H48.17-261120-0042` (QĐ
20/2020/QĐ-TTg, left to right). All our codes survive Telex, VNI and CapsLock: upper case, no
vowels, no D, no W (ux §3.3).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from counter_app.domain.text import clean_line

# What no Vietnamese input method rewrites: digits and consonants without D and W.
ALPHABET = "0123456789BCFGHJKLMNPQRSTVXZ"

REGISTER_VOLUME = "01"  # Quyển số: one volume of the register for an agency and a year

_LONGEST = 60
_AGENCY = r"(?:[0-9A-Z]{2,3}\.){0,4}[0-9A-Z]{2,3}"
_DOSSIER = re.compile(rf"(?P<agency>{_AGENCY})-(?P<day>\d{{6}})-(?P<serial>\d{{4,7}})", re.ASCII)
_PADDED = re.compile(r"([0-9A-Z]{3})\.([0-9A-Z]{2})\.([0-9A-Z]{2})\.([A-Z]\d{2})", re.ASCII)
_PROVISIONAL = re.compile(r"TM(?P<counter>[0-9A-Z]{1,4})-(?P<day>\d{6})-(?P<n>\d{3,6})", re.ASCII)
_REQUEST = re.compile(r"BS(?P<counter>[0-9A-Z]{1,4})-(?P<day>\d{6})-(?P<n>\d{3,6})", re.ASCII)
_OWN = re.compile(rf"MC(?P<kind>[SKB])(?P<value>[{ALPHABET}]{{1,16}})(?P<check>[{ALPHABET}]{{2}})")

# A prime below 28² that two check characters can hold: every single wrong character and every
# swap of neighbours changes the remainder.
_CHECK_PRIME = 773
_BASE = len(ALPHABET)


class CodeShape(StrEnum):
    """How the agency's identifier is written."""

    PADDED = "2018"  # 000.00.17.H48
    PLAIN = "qd20"  # H48.17


@dataclass(frozen=True, slots=True, kw_only=True)
class DossierCode:
    """An official dossier code. `agency` is always the plain identifier, "H48.17"."""

    agency: str
    day: date  # of receipt
    serial: int  # of the day, from 1
    shape: CodeShape = CodeShape.PLAIN
    width: int = 4  # digits of the serial; ministry portals write 6 or 7

    @property
    def text(self) -> str:
        """As printed and searched."""
        agency = _padded(self.agency) if self.shape is CodeShape.PADDED else self.agency
        return f"{agency}-{self.day:%y%m%d}-{self.serial:0{self.width}d}"

    def __str__(self) -> str:
        return self.text


@dataclass(frozen=True, slots=True, kw_only=True)
class ProvisionalCode:
    """A code of this PC while no official serial is left (design §2.8): `TM05-261120-007`."""

    counter: str
    day: date
    n: int

    @property
    def text(self) -> str:
        """As printed beside the word TẠM."""
        return f"TM{self.counter}-{self.day:%y%m%d}-{self.n:03d}"

    def __str__(self) -> str:
        return self.text


@dataclass(frozen=True, slots=True, kw_only=True)
class RequestNumber:
    """The number of a supplement request made at a counter: `BS05-261123-001`. It is no code."""

    counter: str
    day: date
    n: int

    @property
    def text(self) -> str:
        """As printed after "Số:" and in the QR."""
        return f"BS{self.counter}-{self.day:%y%m%d}-{self.n:03d}"

    def __str__(self) -> str:
        return self.text


@dataclass(frozen=True, slots=True, kw_only=True)
class RefusalNumber:
    """The number of a refusal made at a counter, a series of its own: `TC05-261123-001`."""

    counter: str
    day: date
    n: int

    @property
    def text(self) -> str:
        """As printed after "Số:"."""
        return f"TC{self.counter}-{self.day:%y%m%d}-{self.n:03d}"

    def __str__(self) -> str:
        return self.text


def dossier_code(
    agency: str, day: date, serial: int, shape: CodeShape = CodeShape.PLAIN
) -> DossierCode:
    """The code of a granted serial. Raises ValueError for what no parser would read again."""
    width = max(4, len(str(serial)))
    code = DossierCode(agency=agency, day=day, serial=serial, shape=shape, width=width)
    if serial < 1 or read_dossier_code(code.text) != code:
        raise ValueError(f"no dossier code: {code.text}")
    return code


def provisional_code(counter: str, day: date, n: int) -> ProvisionalCode:
    """The n-th provisional code of a counter's day. Raises ValueError for an unreadable one."""
    code = ProvisionalCode(counter=counter, day=day, n=n)
    if n < 1 or read_provisional_code(code.text) != code:
        raise ValueError(f"no provisional code: {code.text}")
    return code


def read_dossier_code(text: str) -> DossierCode | None:
    """A dossier code in either shape and any case, or None. The date must exist."""
    match = _DOSSIER.fullmatch(_normal(text))
    day = _day(match["day"]) if match else None
    if match is None or day is None or int(match["serial"]) == 0:
        return None
    padded = _PADDED.fullmatch(match["agency"])
    return DossierCode(
        agency=_plain(*padded.groups()) if padded else match["agency"],
        day=day,
        serial=int(match["serial"]),
        shape=CodeShape.PADDED if padded else CodeShape.PLAIN,
        width=len(match["serial"]),
    )


def read_provisional_code(text: str) -> ProvisionalCode | None:
    """A provisional code, or None."""
    match = _PROVISIONAL.fullmatch(_normal(text))
    day = _day(match["day"]) if match else None
    if match is None or day is None or int(match["n"]) == 0:
        return None
    return ProvisionalCode(counter=match["counter"], day=day, n=int(match["n"]))


def as_printed(text: str) -> str:
    """A code of a dossier the way papers show it, however it was typed; other text as it is."""
    code = read_dossier_code(text) or read_provisional_code(text)
    return code.text if code is not None else text.strip()


def is_code(text: str) -> bool:
    """Whether it is the code of a dossier, official or provisional."""
    return bool(read_dossier_code(text) or read_provisional_code(text))


def read_request_number(text: str) -> RequestNumber | None:
    """The number of a supplement request, with or without "/HDHS" behind it, or None."""
    match = _REQUEST.fullmatch(_normal(text).removesuffix("/HDHS"))
    day = _day(match["day"]) if match else None
    if match is None or day is None or int(match["n"]) == 0:
        return None
    return RequestNumber(counter=match["counter"], day=day, n=int(match["n"]))


class OwnKind(StrEnum):
    """What one of our own codes is on; the letter stands third in the code."""

    SEPARATOR = "S"  # "paper n starts here", never identity
    SHELF = "K"  # kệ
    BADGE = "B"


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnCode:
    """One of our own codes: a separator strip, a shelf or a badge."""

    kind: OwnKind
    value: str  # letters of `ALPHABET`

    @property
    def number(self) -> int:
        """The paper number of a separator. Raises ValueError for the other kinds."""
        if self.kind is not OwnKind.SEPARATOR:
            raise ValueError("only a separator has a paper number")
        return int(self.value)

    @property
    def text(self) -> str:
        """As printed, with its two check characters."""
        body = f"MC{self.kind}{self.value}"
        return body + _check(body)


def separator_code(paper_number: int) -> str:
    """The code of the strip before paper `paper_number` (1-999). Raises ValueError."""
    if not 1 <= paper_number <= 999:
        raise ValueError("paper numbers go from 1 to 999")
    return OwnCode(kind=OwnKind.SEPARATOR, value=f"{paper_number:02d}").text


def own_code(kind: OwnKind, value: str) -> str:
    """The code of a shelf or badge. Raises ValueError for signs an input method could change."""
    text = OwnCode(kind=kind, value=value).text if set(value) <= set(ALPHABET) else ""
    if read_own(text) is None:
        raise ValueError("a code takes 1 to 16 digits and consonants without D and W")
    return text


def read_own(text: str) -> OwnCode | None:
    """One of our codes, in any case, with both check characters right; otherwise None."""
    code = _normal(text)
    match = _OWN.fullmatch(code)
    if match is None or _check(code[:-2]) != match["check"]:
        return None
    kind, value = OwnKind(match["kind"]), match["value"]
    if kind is OwnKind.SEPARATOR and (not re.fullmatch(r"\d{2,3}", value) or int(value) == 0):
        return None
    return OwnCode(kind=kind, value=value)


def _normal(text: str) -> str:
    line = clean_line(text) if len(text) <= _LONGEST else ""
    return line.upper() if line.isascii() else ""


def _day(digits: str) -> date | None:
    try:
        return date(2000 + int(digits[:2]), int(digits[2:4]), int(digits[4:]))
    except ValueError:
        return None


def _padded(agency: str) -> str:
    """H48.17 as 000.00.17.H48: four groups from right to left, the first of three characters."""
    groups = agency.split(".")
    levels = [*groups, *["00"] * (4 - len(groups))]
    return ".".join([levels[3].zfill(3), levels[2], levels[1], levels[0]])


def _plain(fourth: str, third: str, second: str, first: str) -> str:
    """000.00.17.H48 as H48.17: empty outer groups fall away."""
    groups = [first, second, third, fourth[1:] if fourth[0] == "0" else fourth]
    while len(groups) > 1 and groups[-1] == "00":
        groups.pop()
    return ".".join(groups)


def _check(body: str) -> str:
    """Two characters that make the whole code, read in base 28, leave 1 modulo `_CHECK_PRIME`."""
    remainder = 0
    for char in body:
        remainder = (remainder * _BASE + ALPHABET.index(char)) % _CHECK_PRIME
    check = (1 - remainder * _BASE * _BASE) % _CHECK_PRIME
    return ALPHABET[check // _BASE] + ALPHABET[check % _BASE]
