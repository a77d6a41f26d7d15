"""Numbers that tell a person: the 12 digits, the old 9 digits, a passport (domain.md §7.2).

Twelve digits is all the identity law guarantees; province, century, sex and birth year only raise
a `Caution`. There is no check digit.
"""

from __future__ import annotations

import re
from datetime import date

from counter_app.domain.identity.checks import Caution, IdCheck, refused
from counter_app.domain.identity.provinces import PROVINCES
from counter_app.domain.text import clean_line, fold

OLD_ID_VOID_FROM = date(2025, 1, 1)  # Luật Căn cước 26/2023/QH15, khoản 2 Điều 46

_SEPARATORS = re.compile(r"[\s.\-]+")
_DIGITS = re.compile(r"\d+", re.ASCII)
_PASSPORT = re.compile(r"[A-Z0-9]{5,15}")  # ICAO 9303 prints 9; some states write more
_COUNTRY = re.compile(r"[A-Z]{3}")

UNKNOWN_PROVINCE = Caution(
    code="id_province",
    vi="Ba chữ số đầu của số định danh không có trong danh mục tỉnh, thành phố; hãy kiểm tra lại.",
    en="The first three digits of the number are no known province; please look again.",
)
BIRTH_YEAR_DIFFERS = Caution(
    code="id_birth_year",
    vi="Số định danh không khớp năm sinh; hãy kiểm tra lại.",
    en="The number does not match the year of birth; please look again.",
)
SEX_DIFFERS = Caution(
    code="id_sex",
    vi="Số định danh không khớp giới tính; hãy kiểm tra lại.",
    en="The number does not match the sex; please look again.",
)
OLD_ID_VOID = Caution(
    code="old_id_void",
    vi=(
        "Chứng minh nhân dân 9 số đã hết giá trị sử dụng từ ngày 01/01/2025; "
        "đề nghị hỏi thêm số định danh cá nhân 12 chữ số."
    ),
    en="The 9-digit identity paper is void since 01/01/2025; please ask for the 12-digit number.",
)


def personal_id_birth_year(number: str) -> int:
    """The year of birth inside 12 digits: the fourth is century and sex, two follow."""
    return 1900 + int(number[3]) // 2 * 100 + int(number[4:6])


def personal_id_sex(number: str) -> str:
    """The sex inside 12 digits: "Nam" for an even fourth digit, "Nữ" for an odd one."""
    return "Nữ" if int(number[3]) % 2 else "Nam"


def check_personal_id(text: str, *, birth_on: date | None = None, sex: str = "") -> IdCheck:
    """The 12-digit number. Spaces, dots and dashes between groups are taken out."""
    number = _SEPARATORS.sub("", clean_line(text))
    if number and not _DIGITS.fullmatch(number):
        return refused(
            "id_not_digits",
            "Số định danh cá nhân chỉ gồm 12 chữ số, không có chữ cái hay ký hiệu.",
            "The personal number has 12 digits and no letters or signs.",
        )
    if len(number) != 12:
        return refused(
            "id_length",
            f"Số định danh cá nhân phải đủ 12 chữ số (hiện có {len(number)}).",
            f"The personal number must have 12 digits (there are {len(number)}).",
        )
    warnings: list[Caution] = []
    if number[:3] not in PROVINCES:
        warnings.append(UNKNOWN_PROVINCE)
    if birth_on is not None and personal_id_birth_year(number) != birth_on.year:
        warnings.append(BIRTH_YEAR_DIFFERS)
    if sex and fold(personal_id_sex(number)) != fold(sex):
        warnings.append(SEX_DIFFERS)
    return IdCheck(number=number, warnings=tuple(warnings))


def check_old_id(text: str, *, on: date | None = None) -> IdCheck:
    """The 9-digit number of the paper abolished on 01/01/2025; `on` is the day it is shown."""
    number = _SEPARATORS.sub("", clean_line(text))
    if not _DIGITS.fullmatch(number) or len(number) != 9:
        return refused(
            "old_id_length",
            "Số chứng minh nhân dân phải đủ 9 chữ số.",
            "The number of the old identity paper has 9 digits.",
        )
    still_valid = on is not None and on < OLD_ID_VOID_FROM
    return IdCheck(number=number, warnings=() if still_valid else (OLD_ID_VOID,))


def check_passport(number: str, country: str) -> IdCheck:
    """A passport number with its country (ISO 3166 alpha-3); letters and digits, no 12-digit rule.

    The number is stored in capitals without spaces.
    """
    stored = _SEPARATORS.sub("", clean_line(number)).upper()
    if not _PASSPORT.fullmatch(stored):
        return refused(
            "passport_number",
            "Số hộ chiếu gồm 5 đến 15 chữ cái và chữ số, không dấu.",
            "A passport number has 5 to 15 plain letters and digits.",
        )
    if not _COUNTRY.fullmatch(clean_line(country).upper()):
        return refused(
            "passport_country",
            "Chưa chọn quốc gia cấp hộ chiếu.",
            "The country that issued the passport was not chosen.",
        )
    return IdCheck(number=stored)
