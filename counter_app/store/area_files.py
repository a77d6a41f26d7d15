"""The tables of `resources/areas/`: units of today, and those before 1 July 2025.

Plain CSV with a heading, UTF-8; a table that is wrong is refused whole, with file, line and column.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from counter_app.domain.areas import AreaTable, Commune, Former, Province
from counter_app.errors import Words
from counter_app.errors.catalogue import CatalogueError, CatalogueFileError

_MAX_BYTES = 4 * 1024 * 1024

_A_TEXT = Words("cần ghi bằng chữ", "text is expected")
_A_PROVINCE = Words("cần mã tỉnh gồm 2 chữ số", "a province's code of 2 digits is expected")
_A_COMMUNE = Words("cần mã đơn vị gồm 5 chữ số", "a unit's code of 5 digits is expected")
_COMMUNES = Words("cần các mã 5 chữ số, cách nhau dấu cách", "codes of 5 digits are expected")
_A_DATE = Words("cần ngày có thật dạng 2026-11-21", "a real date such as 2026-11-21 is expected")
_UNKNOWN = Words("không có mã này trong bảng đơn vị", "the tables have no such code")
_NO_PROVINCE = Words(
    "đơn vị bắt đầu trước khi có tỉnh của nó", "the unit begins before its province does"
)
_REVERSED = Words("ngày cuối trước ngày đầu", "the last day comes before the first")
_TWICE = Words("mã này đã ghi cho cùng thời gian", "this code stands there for that time already")

_PROVINCES = "provinces.csv"
_COMMUNE_FILE = "communes.csv"
_OLD_FILES = (("former.csv", False), ("earlier.csv", True))

_Row = dict[str, str]


def load_areas(folder: Path, on: date) -> AreaTable:
    """The units on the day `on`, from the tables in `folder`. Raises CatalogueError naming file,
    line and column of the first thing that is wrong.
    """
    provinces = [_province(table) for table in _rows(folder / _PROVINCES, _PROVINCE_COLUMNS)]
    begun: dict[str, date] = {}
    for province in provinces:
        begun[province.code] = min(province.valid_from, begun.get(province.code, date.max))
    communes: dict[tuple[str, date], Commune] = {}
    for line in _rows(folder / _COMMUNE_FILE, _COMMUNE_COLUMNS):
        one = _commune(line)
        if one.province not in begun:
            raise line.wrong("province", _UNKNOWN)
        if one.valid_from < begun[one.province]:
            raise line.wrong("valid_from", _NO_PROVINCE)
        if one.valid_to is not None and one.valid_to < one.valid_from:
            raise line.wrong("valid_to", _REVERSED)
        if (one.code, one.valid_from) in communes:
            raise line.wrong("code", _TWICE)
        communes[one.code, one.valid_from] = one
    codes = {one.code for one in communes.values()}
    formers = [
        _former(line, codes, earlier=earlier)
        for name, earlier in _OLD_FILES
        for line in _rows(folder / name, _OLD_COLUMNS)
    ]
    return AreaTable(provinces, communes.values(), formers, on=on)


class _Line:
    """One line of a table, read column by column."""

    def __init__(self, file: str, number: int, values: _Row) -> None:
        self._file = file
        self._number = number
        self._values = values

    def wrong(self, column: str, expected: Words) -> CatalogueError:
        return CatalogueError(self._file, self._number, column, expected)

    def text(self, column: str, pattern: re.Pattern[str], expected: Words) -> str:
        value = self._values[column]
        if not pattern.fullmatch(value):
            raise self.wrong(column, expected)
        return value

    def day(self, column: str) -> date:
        try:
            return date.fromisoformat(self._values[column])
        except ValueError as wrong:
            raise self.wrong(column, _A_DATE) from wrong

    def has(self, column: str) -> bool:
        return bool(self._values[column])


_PROVINCE_COLUMNS = ("code", "name", "valid_from", "source", "communes_source", "checked_on")
_COMMUNE_COLUMNS = ("code", "name", "province", "valid_from", "valid_to")
_OLD_COLUMNS = ("name", "district", "province", "now")
_SOME_TEXT, _ANY_TEXT = re.compile(r"\S.*"), re.compile(r".*")
_TWO, _FIVE = re.compile(r"[0-9]{2}"), re.compile(r"[0-9]{5}")
_FIVES = re.compile(r"[0-9]{5}(?: [0-9]{5})*")


def _province(line: _Line) -> Province:
    return Province(
        code=line.text("code", _TWO, _A_PROVINCE),
        name=line.text("name", _SOME_TEXT, _A_TEXT),
        valid_from=line.day("valid_from"),
        source=line.text("source", _SOME_TEXT, _A_TEXT),
        communes_source=line.text("communes_source", _SOME_TEXT, _A_TEXT),
        checked_on=line.day("checked_on"),
    )


def _commune(line: _Line) -> Commune:
    return Commune(
        code=line.text("code", _FIVE, _A_COMMUNE),
        name=line.text("name", _SOME_TEXT, _A_TEXT),
        province=line.text("province", _TWO, _A_PROVINCE),
        valid_from=line.day("valid_from"),
        valid_to=line.day("valid_to") if line.has("valid_to") else None,
    )


def _former(line: _Line, codes: set[str], *, earlier: bool) -> Former:
    now = tuple(line.text("now", _FIVES, _COMMUNES).split(" "))
    if not codes.issuperset(now):
        raise line.wrong("now", _UNKNOWN)
    return Former(
        name=line.text("name", _ANY_TEXT, _A_TEXT),
        district=line.text("district", _SOME_TEXT, _A_TEXT),
        province=line.text("province", _SOME_TEXT, _A_TEXT),
        now=now,
        earlier=earlier,
    )


def _rows(path: Path, columns: tuple[str, ...]) -> Iterator[_Line]:
    """The lines of a table, once its heading is right."""
    reader = csv.reader(_text(path).splitlines(), strict=True)
    try:
        heading = next(reader, [])
        if tuple(heading) != columns:
            told = ",".join(columns)
            raise CatalogueError(
                path.name, 1, "*", Words(f"dòng đầu cần ghi {told}", f"the heading must be {told}")
            )
        for values in reader:
            if len(values) != len(columns):
                count = len(columns)
                expected = Words(f"cần đúng {count} cột", f"exactly {count} columns are expected")
                raise CatalogueError(path.name, reader.line_num, "*", expected)
            yield _Line(path.name, reader.line_num, dict(zip(columns, values, strict=True)))
    except csv.Error as wrong:
        expected = Words("dấu nháy không khép", "a quotation mark is not closed")
        raise CatalogueError(path.name, reader.line_num, "*", expected) from wrong


def _text(path: Path) -> str:
    try:
        if path.stat().st_size > _MAX_BYTES:
            raise CatalogueFileError(path.name, Words("tệp quá lớn", "the file is too large"))
        return path.read_text(encoding="utf-8-sig")
    except OSError as wrong:
        words = Words("không mở được tệp", "the file cannot be opened")
        raise CatalogueFileError(path.name, words) from wrong
    except UnicodeDecodeError as wrong:
        words = Words("tệp không phải mã UTF-8", "the file is not UTF-8")
        raise CatalogueFileError(path.name, words) from wrong
