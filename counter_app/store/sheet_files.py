"""One sheet of text cells as CSV or XLSX: read, and written, with nothing but the standard library.

Of an XLSX only the first sheet's values are read; formulas count as what they showed last. A file
is refused when it is no such file, far too large, or tries to be something else (a DTD, a bomb).
"""

from __future__ import annotations

import csv
import io
import re
import zipfile
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from pathlib import Path
from xml.etree import ElementTree as ET
from xml.sax.saxutils import escape

from counter_app.errors import Words

Rows = list[list[str]]

MOST_BYTES = 10_000_000  # of a file, and of each part unpacked
_MOST_COLUMNS = 64
_EPOCH = date(1899, 12, 30)  # day 0 of a spreadsheet
_NS = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_CELL = re.compile(r"([A-Z]{1,3})([0-9]+)")
_DATE_FORMATS = frozenset({*range(14, 18), 22})
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f]")


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
        path.write_bytes(_as_xlsx(rows))
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
    return f"'{cell}" if cell[:1] in {"=", "+", "-", "@", "\t"} else cell


def _plain(cell: str) -> str:
    return cell[1:] if cell[:1] == "'" and cell[1:2] in {"=", "+", "-", "@", "\t"} else cell


def _xlsx(data: bytes) -> Rows:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = set(archive.namelist())
            sheet = _part(archive, "xl/worksheets/sheet1.xml")
            shared = (
                _part(archive, "xl/sharedStrings.xml") if "xl/sharedStrings.xml" in names else None
            )
            styles = _part(archive, "xl/styles.xml") if "xl/styles.xml" in names else None
    except (zipfile.BadZipFile, KeyError, RuntimeError, ET.ParseError, ValueError):
        raise SheetUnreadableError(_NO_XLSX) from None
    words = [_texts(item) for item in shared.iter(f"{_NS}si")] if shared is not None else []
    dates = _date_styles(styles) if styles is not None else frozenset()
    rows: Rows = []
    for row in sheet.iter(f"{_NS}row"):
        number = int(row.get("r") or len(rows) + 1)
        if number <= len(rows) or number > MOST_BYTES // 100:
            raise SheetUnreadableError(_NO_XLSX)
        rows += [[] for _ in range(number - len(rows) - 1)]
        rows.append(_cells(row, words, dates))
    return rows


def _part(archive: zipfile.ZipFile, name: str) -> ET.Element:
    if archive.getinfo(name).file_size > MOST_BYTES:
        raise ValueError(name)
    with archive.open(name) as part:
        text = part.read(MOST_BYTES + 1)
    if len(text) > MOST_BYTES or b"<!DOCTYPE" in text or b"<!ENTITY" in text:
        raise ValueError(name)
    return ET.fromstring(text)  # noqa: S314 - no DTD, no entity, bounded


def _cells(row: ET.Element, words: list[str], dates: frozenset[int]) -> list[str]:
    found: list[str] = []
    for cell in row.iter(f"{_NS}c"):
        place = _CELL.fullmatch(cell.get("r") or "")
        column = _column(place[1]) if place else len(found)
        if column < len(found) or column >= _MOST_COLUMNS:
            continue
        found += [""] * (column - len(found))
        found.append(_value(cell, words, dates))
    return found


def _value(cell: ET.Element, words: list[str], dates: frozenset[int]) -> str:
    if cell.get("t") == "inlineStr":
        return _texts(cell)
    text = cell.findtext(f"{_NS}v") or ""
    if cell.get("t") == "s":
        return words[int(text)] if text.isdecimal() and int(text) < len(words) else ""
    if cell.get("t") is None or cell.get("t") == "n":
        number, _, fraction = text.partition(".")
        whole = number if fraction.strip("0") == "" else text
        if whole.isdecimal() and int(cell.get("s") or 0) in dates and int(whole) < 100_000:
            return (_EPOCH + timedelta(days=int(whole))).strftime("%d/%m/%Y")
        return whole
    return text


def _texts(item: ET.Element) -> str:
    return "".join(part.text or "" for part in item.iter(f"{_NS}t"))


def _date_styles(styles: ET.Element) -> frozenset[int]:
    """Places among the cell styles that show a number as a day."""
    own = {
        int(one.get("numFmtId") or 0)
        for one in styles.iter(f"{_NS}numFmt")
        if "y" in (one.get("formatCode") or "").lower()
    }
    used = styles.find(f"{_NS}cellXfs")
    found = [int(one.get("numFmtId") or 0) for one in used] if used is not None else []
    return frozenset(at for at, one in enumerate(found) if one in _DATE_FORMATS | own)


def _column(letters: str) -> int:
    at = 0
    for letter in letters:
        at = at * 26 + ord(letter) - ord("A") + 1
    return at - 1


def _as_xlsx(rows: Iterable[Sequence[str]]) -> bytes:
    lines = []
    for number, row in enumerate(rows, 1):
        cells = "".join(
            f'<c t="inlineStr"><is><t xml:space="preserve">{escape(_CONTROL.sub("", cell))}</t>'
            "</is></c>"
            for cell in row
        )
        lines.append(f'<row r="{number}">{cells}</row>')
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in _FRAME.items():
            archive.writestr(name, f"{_XML}{text}")
        archive.writestr(
            "xl/worksheets/sheet1.xml",
            f'{_XML}<worksheet xmlns="{_NS[1:-1]}"><sheetData>{"".join(lines)}</sheetData>'
            "</worksheet>",
        )
    return made.getvalue()


_XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_TYPES = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_FRAME = {
    "[Content_Types].xml": f'<Types xmlns="{_PACKAGE}/content-types">'
    '<Default Extension="rels" '
    'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    f'<Override PartName="/xl/workbook.xml" ContentType="{_TYPES}.sheet.main+xml"/>'
    f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{_TYPES}.worksheet+xml"/>'
    "</Types>",
    "_rels/.rels": f'<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="rId1" '
    f'Type="{_OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
    "xl/workbook.xml": f'<workbook xmlns="{_NS[1:-1]}" xmlns:r="{_OFFICE}"><sheets>'
    '<sheet name="Danh muc" sheetId="1" r:id="rId1"/></sheets></workbook>',
    "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{_PACKAGE}/relationships">'
    f'<Relationship Id="rId1" Type="{_OFFICE}/worksheet" Target="worksheets/sheet1.xml"/>'
    "</Relationships>",
}
_TOO_LARGE = Words("tệp lớn hơn 10 MB", "the file is larger than 10 MB")
_NO_UTF8 = Words(
    "tệp không phải văn bản UTF-8; khi lưu hãy chọn “CSV UTF-8” hoặc Excel (.xlsx)",
    "the file is no UTF-8 text; save it as “CSV UTF-8” or Excel (.xlsx)",
)
_NO_CSV = Words("tệp CSV bị cắt dở hoặc sai dấu ngoặc kép", "the CSV is cut off or misquoted")
_NO_XLSX = Words(
    "tệp Excel không đọc được; lưu lại dạng .xlsx, chỉ một trang tính",
    "the Excel file cannot be read; save it again as .xlsx with one sheet",
)
