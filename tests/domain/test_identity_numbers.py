from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counter_app.domain.identity import (
    PROVINCES,
    check_old_id,
    check_passport,
    check_personal_id,
    check_phone,
    check_tax_code,
    is_mobile,
)


def codes(check):
    return [warning.code for warning in check.warnings]


def test_twelve_digits_without_a_word():
    check = check_personal_id("051 087 004 321", birth_on=date(1987, 8, 15), sex="Nam")
    assert check.refusal is None
    assert check.number == "051087004321"
    assert check.warnings == ()


@pytest.mark.parametrize(
    ("typed", "code", "sentence"),
    [
        ("05108700432", "id_length", "Số định danh cá nhân phải đủ 12 chữ số (hiện có 11)."),
        ("", "id_length", "Số định danh cá nhân phải đủ 12 chữ số (hiện có 0)."),
        ("0510870043211", "id_length", "Số định danh cá nhân phải đủ 12 chữ số (hiện có 13)."),
        (
            "05108700432O",
            "id_not_digits",
            "Số định danh cá nhân chỉ gồm 12 chữ số, không có chữ cái hay ký hiệu.",
        ),
        (
            "٠٥١٠٨٧٠٠٤٣٢١",
            "id_not_digits",
            "Số định danh cá nhân chỉ gồm 12 chữ số, không có chữ cái hay ký hiệu.",
        ),
    ],
)
def test_only_twelve_digits_are_hard(typed, code, sentence):
    check = check_personal_id(typed)
    assert check.number == ""
    assert check.refusal is not None
    assert (check.refusal.code, check.refusal.vi) == (code, sentence)


@pytest.mark.parametrize(
    ("number", "birth", "sex", "warned"),
    [
        ("999087004321", None, "", ["id_province"]),
        ("051087004321", date(1988, 8, 15), "", ["id_birth_year"]),
        ("051287004321", date(1987, 8, 15), "Nam", ["id_birth_year"]),  # 2 means 2000s
        ("051087004321", None, "Nữ", ["id_sex"]),
        ("051187004321", date(1987, 8, 15), "Nữ", []),
        ("051315004321", date(2015, 8, 15), "nữ", []),
        ("999187004321", date(1990, 1, 1), "Nam", ["id_province", "id_birth_year", "id_sex"]),
    ],
)
def test_everything_else_only_warns(number, birth, sex, warned):
    check = check_personal_id(number, birth_on=birth, sex=sex)
    assert check.refusal is None
    assert check.number == number
    assert codes(check) == warned


def test_the_province_table_has_63_codes():
    assert len(PROVINCES) == 63
    assert PROVINCES["051"] == "Quảng Ngãi"


def test_the_old_paper_is_void_alone_since_2025():
    assert codes(check_old_id("212 571 363")) == ["old_id_void"]
    assert codes(check_old_id("212571363", on=date(2025, 1, 1))) == ["old_id_void"]
    assert codes(check_old_id("212571363", on=date(2024, 12, 31))) == []
    assert check_old_id("21257136").refusal is not None


def test_a_passport_has_letters_and_a_country():
    assert check_passport(" m1234 5678", "KOR").number == "M12345678"
    assert check_passport("M12345678", "").refusal.code == "passport_country"
    assert check_passport("M1", "KOR").refusal.code == "passport_number"
    assert check_passport("Đ12345678", "KOR").refusal.code == "passport_number"


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("0905 123 456", "0905123456"),
        ("0905.123.456", "0905123456"),
        ("+84 905 123 456", "0905123456"),
        ("84905123456", "0905123456"),
        ("+84 (0)905-123-456", "0905123456"),
        ("0255 3 822 123", "02553822123"),
        ("", ""),
    ],
)
def test_phones_are_normalised_and_empty_is_fine(typed, number):
    check = check_phone(typed)
    assert (check.number, check.warnings, check.refusal) == (number, (), None)


@pytest.mark.parametrize("typed", ["0000000000", "12345", "+82 10 1234 5678", "hỏi con gái"])
def test_an_unknown_phone_warns_and_never_blocks(typed):
    check = check_phone(typed)
    assert check.refusal is None
    assert check.number
    assert codes(check) == ["phone_unknown"]


def test_only_mobiles_take_messages():
    assert is_mobile("0905123456")
    assert not is_mobile("02553822123")


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("0100047516", "0100047516"),
        ("0100233488", "0100233488"),
        ("4300123458", "4300123458"),
        ("4300123440", "4300123440"),
        ("0100233488-001", "0100233488-001"),
        ("0100233488001", "0100233488-001"),
        ("051087004321", "051087004321"),
        ("", ""),
    ],
)
def test_tax_codes_that_hold(typed, number):
    check = check_tax_code(typed)
    assert check.refusal is None
    assert check.number == number


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("4300123451", "tax_code_check"),
        ("0100233489", "tax_code_check"),
        ("0100233488-000", "tax_code_check"),
        ("010023348", "tax_code_length"),
        ("01002334881", "tax_code_length"),
        ("41A8012345", "tax_code_length"),
    ],
)
def test_tax_codes_that_do_not(typed, code):
    assert check_tax_code(typed).refusal.code == code


def test_a_remainder_of_nothing_is_no_tax_code():
    base = next(f"{n:09d}" for n in range(1, 999) if _weighted(f"{n:09d}") % 11 == 0)
    assert all(check_tax_code(base + digit).refusal for digit in "0123456789")


def _weighted(base):
    return sum(w * int(d) for w, d in zip((31, 29, 23, 19, 17, 13, 7, 5, 3), base, strict=True))


@given(st.text())
def test_no_text_makes_a_check_raise(text):
    for check in (
        check_personal_id(text),
        check_old_id(text),
        check_passport(text, text),
        check_phone(text),
        check_tax_code(text),
    ):
        assert check.refusal is None or check.number == ""


@given(st.from_regex(r"[0-9]{9}", fullmatch=True), st.integers(0, 9), st.integers(1, 9))
def test_one_wrong_digit_never_passes_the_tax_check(base, place, shift):
    check = 10 - _weighted(base) % 11
    if check == 10:
        return
    code = f"{base}{check}"
    wrong = code[:place] + str((int(code[place]) + shift) % 10) + code[place + 1 :]
    assert check_tax_code(code).refusal is None
    assert check_tax_code(wrong).refusal is not None
