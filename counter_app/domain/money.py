"""Dong in figures and in Vietnamese words; what a clerk types for an amount (ux §5.3)."""

from __future__ import annotations

import re
from decimal import Decimal

from counter_app.domain.formats import format_number
from counter_app.domain.refusal import Refusal
from counter_app.domain.text import clean_line, fold

MAX_DONG = 999_999_999_999  # what may be typed; nothing at a counter costs more

_BILLION = 1_000_000_000
_DIGITS = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")

_UNITS = {
    "ty": _BILLION,
    "tr": 1_000_000,
    "trieu": 1_000_000,
    "k": 1_000,
    "n": 1_000,
    "nghin": 1_000,
    "ngan": 1_000,
}
_CURRENCY = re.compile(r"\s*(?:dong|vnd|d|₫)\.?$")
_PLAIN = re.compile(r"\d{1,3}(?:\.\d{3})+|\d+", re.ASCII)
_STEP = re.compile(r"(\d+(?:[.,]\d{1,2})?)\s*(trieu|tr|ty|nghin|ngan|k|n)\s*", re.ASCII)
_LONGEST = 40  # characters; longer is no amount, whatever it is


def format_dong(amount: int) -> str:
    """75000 as "75.000 đ", with a no-break space before the sign."""
    return f"{format_number(amount)}\u00a0đ"


def dong_in_words(amount: int, *, thousand: str = "nghìn", zero_tens: str = "linh") -> str:
    """`amount` in words as on a receipt: "Bảy mươi lăm nghìn đồng." (correction 15).

    `thousand` may be "ngàn" and `zero_tens` "lẻ" (the centre's setting). Raises ValueError for a
    negative amount.
    """
    if amount < 0:
        raise ValueError("an amount on a receipt is never negative")
    words = " ".join(_number(amount, thousand, zero_tens))
    return f"{words[0].upper()}{words[1:]} đồng."


def _number(value: int, thousand: str, zero_tens: str) -> list[str]:
    """Words of `value`; above tỷ the head is read as a number of its own, "một nghìn ... tỷ"."""
    if value == 0:
        return [_DIGITS[0]]
    head, rest = divmod(value, _BILLION)
    words = [*_number(head, thousand, zero_tens), "tỷ"] if head else []
    for unit, name in ((1_000_000, "triệu"), (1_000, thousand), (1, "")):
        group, rest = divmod(rest, unit)
        if group:
            words += _group(group, zero_tens, inside=bool(words))
            words += [name] if name else []
    return words


def _group(value: int, zero_tens: str, *, inside: bool) -> list[str]:
    """Three digits; `inside` a number the missing hundreds are read "không trăm"."""
    hundreds, rest = divmod(value, 100)
    tens, units = divmod(rest, 10)
    words: list[str] = []
    if hundreds or inside:
        words += [_DIGITS[hundreds], "trăm"]
    if tens == 0:
        if units:
            words += [zero_tens, _DIGITS[units]] if words else [_DIGITS[units]]
        return words
    words += ["mười"] if tens == 1 else [_DIGITS[tens], "mươi"]
    if units:
        words.append(_unit_after_tens(tens, units))
    return words


def _unit_after_tens(tens: int, units: int) -> str:
    if units == 5:
        return "lăm"
    if tens > 1 and units == 1:
        return "mốt"
    if tens > 1 and units == 4:
        return "tư"
    return _DIGITS[units]


def parse_dong(text: str) -> int | Refusal:
    """The amount a clerk typed: "75000", "75.000", "75k", "1tr2", "1,5 triệu", "75.000 đ".

    A lone tail after a unit is its fraction: "1tr2" is 1.200.000, "1tr25" is 1.250.000. A comma
    between thousands is refused, because it is the Vietnamese decimal sign.
    """
    figure = _CURRENCY.sub("", fold(clean_line(text)))
    if not figure:
        return _refusal("amount_missing", "Chưa nhập số tiền.", "No amount was typed.")
    amount = _plain(figure)
    if amount is None:
        amount = _with_units(figure)
    if amount is None or len(figure) > _LONGEST:
        return _refusal(
            "amount_invalid",
            "Số tiền không hợp lệ; nhập ví dụ 75000, 75.000, 75k hoặc 1tr2.",
            "Not a valid amount; type for example 75000, 75.000, 75k or 1tr2.",
        )
    if amount > MAX_DONG:
        return _refusal("amount_too_large", "Số tiền quá lớn.", "The amount is too large.")
    return amount


def _plain(figure: str) -> int | None:
    readable = len(figure) <= _LONGEST and _PLAIN.fullmatch(figure)
    return int(figure.replace(".", "")) if readable else None


def _with_units(figure: str) -> int | None:
    """Units descending, then at most a fraction of the last one: "1ty2", "1tr200k", "1,5tr"."""
    total, last, place = Decimal(0), 0, 0
    while step := _STEP.match(figure, place):
        unit = _UNITS[step[2]]
        if last and unit >= last:
            return None
        total += Decimal(step[1].replace(",", ".")) * unit
        last, place = unit, step.end()
    tail = figure[place:]
    if not last or (tail and not re.fullmatch(r"\d{1,3}", tail, re.ASCII)):
        return None
    if tail:
        total += Decimal(f"0.{tail}") * last
    return int(total) if total == total.to_integral_value() else None


def _refusal(code: str, vi: str, en: str) -> Refusal:
    return Refusal(code=code, vi=vi, en=en, where="amount")
