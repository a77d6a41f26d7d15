import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from counter_app.domain.money import MAX_DONG, dong_in_words, format_dong, parse_dong
from counter_app.domain.refusal import Refusal

TABLE = {
    0: "Không",
    5: "Năm",
    10: "Mười",
    11: "Mười một",
    14: "Mười bốn",
    15: "Mười lăm",
    20: "Hai mươi",
    21: "Hai mươi mốt",
    24: "Hai mươi tư",
    25: "Hai mươi lăm",
    101: "Một trăm linh một",
    105: "Một trăm linh năm",
    110: "Một trăm mười",
    111: "Một trăm mười một",
    115: "Một trăm mười lăm",
    121: "Một trăm hai mươi mốt",
    1_001: "Một nghìn không trăm linh một",
    1_015: "Một nghìn không trăm mười lăm",
    1_021: "Một nghìn không trăm hai mươi mốt",
    75_000: "Bảy mươi lăm nghìn",
    150_000: "Một trăm năm mươi nghìn",
    305_005: "Ba trăm linh năm nghìn không trăm linh năm",
    1_021_000: "Một triệu không trăm hai mươi mốt nghìn",
    1_234_567: "Một triệu hai trăm ba mươi tư nghìn năm trăm sáu mươi bảy",
    1_000_000_001: "Một tỷ không trăm linh một",
    2_024_115_021: "Hai tỷ không trăm hai mươi tư triệu một trăm mười lăm nghìn "
    "không trăm hai mươi mốt",
    1_500_000_000_000: "Một nghìn năm trăm tỷ",
}


@pytest.mark.parametrize(("amount", "words"), TABLE.items())
def test_amounts_in_words(amount, words):
    assert dong_in_words(amount) == f"{words} đồng."


def test_the_words_of_the_south():
    assert (
        dong_in_words(305_005, thousand="ngàn", zero_tens="lẻ")
        == "Ba trăm lẻ năm ngàn không trăm lẻ năm đồng."
    )


def test_a_negative_amount_has_no_words():
    with pytest.raises(ValueError, match="negative"):
        dong_in_words(-1)


DIGITS = {
    word: value
    for value, words in enumerate(
        ["không", "một mốt", "hai", "ba", "bốn tư", "năm lăm", "sáu", "bảy", "tám", "chín"]
    )
    for word in words.split()
}


def read_words(sentence: str) -> int:
    """A reader of its own: groups by their unit, everything before the last tỷ is a number too."""
    assert re.fullmatch(r"[A-ZĐ].* đồng\.", sentence)
    return _read(sentence.removesuffix(" đồng.").lower().split())


def _read(words: list[str]) -> int:
    for unit, value in (("tỷ", 10**9), ("triệu", 10**6), ("nghìn", 10**3)):
        if unit in words:
            place = len(words) - 1 - words[::-1].index(unit)
            return _read(words[:place]) * value + _read(words[place + 1 :])
    total = digit = 0
    for word in words:
        match word:
            case "trăm":
                total, digit = digit * 100, 0
            case "mươi":
                total, digit = total + digit * 10, 0
            case "mười":
                total += 10
            case "linh":
                pass
            case _:
                digit = DIGITS[word]
    return total + digit


@settings(max_examples=400)
@given(st.integers(0, 10**7) | st.integers(0, 10**18))
def test_a_thousand_round_trips_through_words(amount):
    assert read_words(dong_in_words(amount)) == amount


def test_figures_have_dots_and_a_space_that_does_not_break():
    assert format_dong(75_000) == "75.000\u00a0đ"
    assert format_dong(0) == "0\u00a0đ"
    assert format_dong(1_234_567) == "1.234.567\u00a0đ"


@pytest.mark.parametrize(
    ("typed", "amount"),
    [
        ("75000", 75_000),
        ("75.000", 75_000),
        (" 75.000 đ ", 75_000),
        ("75.000\u00a0đ", 75_000),
        ("75.000 đồng", 75_000),
        ("75000 VND", 75_000),
        ("75k", 75_000),
        ("75K", 75_000),
        ("75 nghìn", 75_000),
        ("75 ngàn", 75_000),
        ("1tr2", 1_200_000),
        ("1tr25", 1_250_000),
        ("1tr250", 1_250_000),
        ("1tr200k", 1_200_000),
        ("1,5 triệu", 1_500_000),
        ("1.5tr", 1_500_000),
        ("2 tỷ", 2_000_000_000),
        ("0", 0),
        ("1.234.567", 1_234_567),
    ],
)
def test_what_clerks_type_for_an_amount(typed, amount):
    assert parse_dong(typed) == amount


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("", "amount_missing"),
        ("đ", "amount_missing"),
        ("-5", "amount_invalid"),
        ("75,000", "amount_invalid"),
        ("75.00", "amount_invalid"),
        ("1.2345", "amount_invalid"),
        ("75.000k", "amount_invalid"),
        ("1tr2tr", "amount_invalid"),
        ("1k2tr", "amount_invalid"),
        ("1tr2345", "amount_invalid"),
        ("75000 x", "amount_invalid"),
        ("９", "amount_invalid"),
        ("9" * 5000, "amount_invalid"),
        (" " * 5000 + "75000" + " " * 5000 + "x", "amount_invalid"),
        ("1000000000000", "amount_too_large"),
        ("9999 tỷ", "amount_too_large"),
    ],
)
def test_what_is_no_amount(typed, code):
    refusal = parse_dong(typed)
    assert isinstance(refusal, Refusal)
    assert refusal.code == code


@given(st.integers(0, MAX_DONG))
def test_what_is_shown_can_be_typed_again(amount):
    assert parse_dong(format_dong(amount)) == amount
    assert parse_dong(str(amount)) == amount


@given(st.text() | st.text("0123456789.,kntrtỷđ "))
def test_no_text_makes_an_amount_raise(text):
    amount = parse_dong(text)
    assert isinstance(amount, Refusal) or 0 <= amount <= MAX_DONG
