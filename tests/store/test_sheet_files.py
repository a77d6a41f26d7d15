"""CSV and XLSX as people's spreadsheets write them; and files that only pretend."""

import zipfile
from datetime import date, datetime

import pytest
from openpyxl import Workbook, load_workbook

from counter_app.store.sheet_files import SheetUnreadableError, read_sheet, write_sheet

ROWS = [
    ["Mã", "Tên", "Số"],
    ["1.01", "Bước 1\nBước 2; “trích” & <b>", "0.5"],
    ["=1+1", "", "-3"],
]


@pytest.mark.parametrize("name", ["a.csv", "a.xlsx"])
def test_what_is_written_is_read_back(tmp_path, name):
    path = tmp_path / name
    write_sheet(path, ROWS)
    assert read_sheet(path) == ROWS


def test_a_cell_is_never_a_formula_in_a_spreadsheet(tmp_path):
    path = tmp_path / "a.csv"
    write_sheet(path, ROWS)
    assert "'=1+1" in path.read_text("utf-8-sig")


@pytest.mark.parametrize("name", ["a.csv", "a.xlsx"])
@pytest.mark.parametrize("begin", ["=", "+", "-", "@", "\t", "＝", "＠"])
def test_whatever_begins_a_formula_anywhere_is_text(tmp_path, name, begin):
    path = tmp_path / name
    cell = f"{begin}cmd|'/c calc'!A0"
    write_sheet(path, [["Tên"], [cell]])
    if path.suffix == ".csv":
        assert f"'{cell}" in path.read_text("utf-8-sig")
    else:
        found = load_workbook(path).active["A2"]
        assert (found.data_type, found.value) == ("s", cell)
    assert read_sheet(path) == [["Tên"], [cell]]


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_separators_of_every_locale(tmp_path, delimiter):
    path = tmp_path / "a.csv"
    path.write_text(f"Mã{delimiter}Tên\r\n1{delimiter}Một\r\n", "utf-8")
    assert read_sheet(path) == [["Mã", "Tên"], ["1", "Một"]]


def workbook(path, fill=None):
    """As a spreadsheet program saves it."""
    book = Workbook()
    if fill:
        fill(book.active)
    book.save(path)
    return path


def with_part(path, name, text):
    """The same file with one part exchanged."""
    parts = {}
    with zipfile.ZipFile(workbook(path)) as archive:
        parts = {one: archive.read(one) for one in archive.namelist()}
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for one, old in (parts | {name: text}).items():
            archive.writestr(one, old)
    return path


def sheet(cells):
    space = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    return f'<worksheet xmlns="{space}"><sheetData>{cells}</sheetData></worksheet>'


SHEET = "xl/worksheets/sheet1.xml"


def test_dates_whole_numbers_and_gaps(tmp_path):
    def fill(one):
        one["A1"], one["C1"], one["D1"] = "Lệ phí", date(2027, 1, 1), datetime(2027, 1, 2, 7, 30)  # noqa: DTZ001 - a cell has no zone
        one["A3"], one["B3"], one["C3"] = 150000.0, 0.5, 7

    rows = read_sheet(workbook(tmp_path / "a.xlsx", fill))
    assert rows == [["Lệ phí", "", "01/01/2027", "02/01/2027"], [], ["150000", "0.5", "7"]]


def test_words_in_several_fonts_are_one_text(tmp_path):
    cells = (
        '<row r="1"><c r="A1" t="inlineStr"><is><r><t>Lệ </t></r><r><t>phí</t></r></is></c></row>'
    )
    assert read_sheet(with_part(tmp_path / "a.xlsx", SHEET, sheet(cells))) == [["Lệ phí"]]


def test_a_formula_counts_as_what_it_showed_last(tmp_path):
    cells = '<row r="1"><c r="A1"><f>75000*2</f><v>150000</v></c><c r="B1"><f>1+1</f></c></row>'
    assert read_sheet(with_part(tmp_path / "a.xlsx", SHEET, sheet(cells))) == [["150000"]]


def test_merged_cells_hold_their_words_once(tmp_path):
    def fill(one):
        one["A1"], one["A2"], one["C2"] = "Thủ tục", "1.01", "x"
        one.merge_cells("A1:C1")
        one.merge_cells("A2:A3")

    rows = read_sheet(workbook(tmp_path / "a.xlsx", fill))
    assert rows[:2] == [["Thủ tục"], ["1.01", "", "x"]]
    assert not any(rows[2:])


def test_only_the_first_sheet_is_read_whatever_the_others_hold(tmp_path):
    def fill(one):
        one["A1"] = "đầu"
        one.parent.create_sheet("Nháp")["A1"] = "sau"

    assert read_sheet(workbook(tmp_path / "a.xlsx", fill)) == [["đầu"]]


def test_a_size_the_file_claims_for_itself_is_not_believed(tmp_path):
    text = sheet('<row r="1"><c r="A1"><v>1</v></c></row><row r="2"><c r="A2"><v>2</v></c></row>')
    text = text.replace("<sheetData>", '<dimension ref="A1:A1"/><sheetData>')
    assert read_sheet(with_part(tmp_path / "a.xlsx", SHEET, text)) == [["1"], ["2"]]


def bomb(path):
    with_part(path, "xl/media/image1.png", b" " * 60_000_000)


def bomb_that_lies(path):
    """Styles of thirty million bytes whose header says they are ten."""
    with_part(path, "xl/styles.xml", b" " * 30_000_000)
    size = (30_000_000).to_bytes(4, "little")
    path.write_bytes(path.read_bytes().replace(size, (10).to_bytes(4, "little")))


def entity(path):
    text = '<!DOCTYPE x [<!ENTITY a "b">]>' + sheet('<row r="1"><c r="A1"><v>&a;</v></c></row>')
    with_part(path, SHEET, text)


def cut(path):
    path.write_bytes(workbook(path).read_bytes()[:400])


@pytest.mark.parametrize(
    "write",
    [
        bomb,
        bomb_that_lies,
        entity,
        cut,
        lambda path: path.write_bytes(b"PK\x03\x04"),
        lambda path: path.write_bytes(b"\xff\xfe\x00a"),
        lambda path: path.write_text('a,"b', "utf-8"),
        lambda path: path.write_bytes(b"a" * 10_000_001),
        lambda path: with_part(path, SHEET, sheet('<row r="999999999"/>')),
        lambda path: with_part(path, SHEET, "<worksheet>"),
        lambda path: with_part(path, "xl/workbook.xml", "<workbook/>"),
    ],
)
def test_what_is_no_sheet_is_told_and_does_no_harm(tmp_path, write):
    path = tmp_path / "a.xlsx"
    write(path)
    with pytest.raises(SheetUnreadableError) as caught:
        read_sheet(path)
    assert caught.value.words.vi
