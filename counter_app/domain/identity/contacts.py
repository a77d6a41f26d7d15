"""Phone numbers and tax codes (domain.md §7.3-7.4)."""

from __future__ import annotations

import re

from counter_app.domain.identity.checks import Caution, IdCheck, refused
from counter_app.domain.identity.numbers import check_personal_id
from counter_app.domain.text import clean_line

_PHONE_SIGNS = re.compile(r"[\s.\-()/]+")
_ABROAD_PREFIX = re.compile(r"^(?:\+84|0084|84(?=\d{9,10}$))0?", re.ASCII)
_MOBILE = re.compile(r"0(?:3[2-9]|5[25689]|7[06-9]|8[1-9]|9\d)\d{7}", re.ASCII)
_LANDLINE = re.compile(r"02\d{9}", re.ASCII)
_TAX_CODE = re.compile(r"(?P<base>\d{10})(?:-?(?P<branch>\d{3}))?", re.ASCII)
_TAX_WEIGHTS = (31, 29, 23, 19, 17, 13, 7, 5, 3)  # Thông tư 105/2020/TT-BTC
_LONGEST_PHONE = 40

UNKNOWN_PHONE = Caution(
    code="phone_unknown",
    vi="Số điện thoại không thuộc đầu số đã biết; hãy kiểm tra lại.",
    en="The phone number has no known prefix; please look again.",
)


def check_phone(text: str) -> IdCheck:
    """A phone number without signs, +84 as 0. Empty is fine; an unknown prefix only warns."""
    typed = clean_line(text)[:_LONGEST_PHONE]
    number = _ABROAD_PREFIX.sub("0", _PHONE_SIGNS.sub("", typed))
    known = not number or _MOBILE.fullmatch(number) or _LANDLINE.fullmatch(number)
    return IdCheck(number=number, warnings=() if known else (UNKNOWN_PHONE,))


def is_mobile(number: str) -> bool:
    """Whether a normalised number can take a text message."""
    return _MOBILE.fullmatch(number) is not None


def check_tax_code(text: str) -> IdCheck:
    """A tax code: 10 digits, 10 and a branch (stored "0100233488-001"), or a person's 12 digits.

    Since 01/07/2025 the code of a person or household business is the 12-digit personal number
    (TT 86/2024/TT-BTC). Empty is fine.
    """
    code = re.sub(r"[\s.]+", "", clean_line(text))
    if not code:
        return IdCheck()
    if re.fullmatch(r"\d{12}", code, re.ASCII):
        return check_personal_id(code)
    match = _TAX_CODE.fullmatch(code)
    if match is None:
        return refused(
            "tax_code_length",
            "Mã số thuế gồm 10 chữ số, 10 chữ số và 3 chữ số chi nhánh, hoặc 12 chữ số.",
            "A tax code has 10 digits, 10 and 3 for a branch, or 12 digits.",
        )
    base, branch = match["base"], match["branch"]
    if int(base[9]) != _tax_check_digit(base) or branch == "000":
        return refused(
            "tax_code_check",
            "Mã số thuế không đúng chữ số kiểm tra; hãy kiểm tra lại từng chữ số.",
            "The check digit of the tax code is wrong; compare it digit by digit.",
        )
    return IdCheck(number=f"{base}-{branch}" if branch else base)


def _tax_check_digit(base: str) -> int:
    """10 less the weighted sum modulo 11. A remainder of 0 gives 10: no such code is issued."""
    total = sum(weight * int(digit) for weight, digit in zip(_TAX_WEIGHTS, base, strict=False))
    return 10 - total % 11
