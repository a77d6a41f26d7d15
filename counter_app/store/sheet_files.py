"""One sheet of text cells as CSV or XLSX: read, and written.

Of an XLSX only the first sheet's values are read; formulas count as what they showed last. A file
is refused when it is no such file, far too large, or tries to be something else (a DTD, a bomb):
sizes are looked at before openpyxl opens it.
"""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import islice
from pathlib import Path
from typing import Any

from counter_app.errors import Words

Rows = list[list[str]]

MOST_BYTES = 10_000_000  # of a file
_MOST_UNPACKED = 60_000_000  # of all its parts together; 20,000 rows of procedures take 15 MB
_MOST_COLUMNS = 64
_MOST_ROWS = 100_000
# What begins a formula in one spreadsheet or another, in full width too; "" is no beginning.
_FORMULA = frozenset("=+-@\t\r\n＝＋－＠")


class SheetUnreadableError(Exception):
    """The file is no sheet of ours: `words`."""

    def __init__(self, words: Words) -> None:
        self.words = words
        super().__init__(words.en)


def read_sheet(path: Path) -> Rows:
    """The rows of a CSV or XLSX file. Raises SheetUnreadableError, OSError."""
    with path.open("rb") as file:
        data = file.read(MOST_BYTES + 1)
    if len(data) > MOST_BYTES:
        raise SheetUnreadableError(_TOO_LARGE)
    return _xlsx(data) if data[:2] == b"PK" else _csv(data)


def write_sheet(path: Path, rows: Iterable[Sequence[str]]) -> None:
    """As XLSX when the name ends so, else as CSV a spreadsheet opens. Raises OSError."""
    if path.suffix.lower() == ".xlsx":
        _write_xlsx(path, rows)
        return
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        csv.writer(file).writerows([_safe(cell) for cell in row] for row in rows)


def _csv(data: bytes) -> Rows:
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise SheetUnreadableError(_NO_UTF8) from None
    first = text.partition("\n")[0]
    delimiter = max(",;\t", key=first.count)
    try:
        rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True))
    except csv.Error:
        raise SheetUnreadableError(_NO_CSV) from None
    return [[_plain(cell) for cell in row] for row in rows]


def _safe(cell: str) -> str:
    """A cell that a spreadsheet takes for text and never for a formula."""
    return f"'{cell}" if cell[:1] in _FORMULA else cell


def _plain(cell: str) -> str:
    return cell[1:] if cell[:1] == "'" and cell[1:2] in _FORMULA else cell


def _xlsx(data: bytes) -> Rows:
    from openpyxl import load_workbook

    file = io.BytesIO(data)
    try:
        _bounded(file)
        book = load_workbook(file, read_only=True, data_only=True, keep_links=False)
        rows = list(islice(_rows(book.worksheets[0]), _MOST_ROWS + 1))
    except Exception:  # noqa: BLE001 - openpyxl raises whatever it trips over in a crooked file
        raise SheetUnreadableError(_NO_XLSX) from None
    if len(rows) > _MOST_ROWS:
        raise SheetUnreadableError(_NO_XLSX)
    return rows


def _bounded(file: io.BytesIO) -> None:
    """Whether all parts together stay small, and none declares entities.

    A part that unpacks to more than its header says fails its checksum here, before it grows: only
    a read with a bound does. Raises ValueError, zipfile.BadZipFile.
    """
    with zipfile.ZipFile(file) as archive:
        parts = archive.infolist()
        if sum(part.file_size for part in parts) > _MOST_UNPACKED:
            raise ValueError
        for part in parts:
            with archive.open(part) as unpacked:
                if b"<!DOCTYPE" in unpacked.read(part.file_size + 1):
                    raise ValueError


def _rows(sheet: Any) -> Iterator[list[str]]:
    """Each row up to its last cell that holds something."""
    sheet.reset_dimensions()  # what a file says of its own size is not to be trusted
    for row in sheet.iter_rows(max_col=_MOST_COLUMNS, values_only=True):
        cells = [_shown(value) for value in row]
        while cells and not cells[-1]:
            cells.pop()
        yield cells


def _shown(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, date):
        return value.strftime("%d/%m/%Y")
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)


def _write_xlsx(path: Path, rows: Iterable[Sequence[str]]) -> None:
    from openpyxl import Workbook
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE

    book = Workbook(write_only=True)
    sheet = book.create_sheet("Danh mục")
    for row in rows:
        cells = []
        for text in row:
            cell = WriteOnlyCell(sheet, ILLEGAL_CHARACTERS_RE.sub("", text))
            cell.data_type = "s"  # never a formula, whatever it begins with
            cells.append(cell)
        sheet.append(cells)
    book.save(path)


_TOO_LARGE = Words("tệp lớn hơn 10 MB", "the file is larger than 10 MB")
_NO_UTF8 = Words(
    "tệp không phải văn bản UTF-8; khi lưu hãy chọn “CSV UTF-8” hoặc Excel (.xlsx)",
    "the file is not UTF-8 text; save it as “CSV UTF-8” or Excel (.xlsx)",
)
_NO_CSV = Words("tệp CSV bị cắt dở hoặc sai dấu ngoặc kép", "the CSV is cut off or misquoted")
_NO_XLSX = Words(
    "tệp Excel không đọc được; lưu lại dạng .xlsx, chỉ một trang tính",
    "the Excel file cannot be read; save it again as .xlsx with one sheet",
)
