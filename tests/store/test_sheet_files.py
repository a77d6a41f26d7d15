"""CSV and XLSX as people's spreadsheets write them; and files that only pretend."""

import io
import zipfile

import pytest

from counter_app.store.sheet_files import SheetUnreadableError, read_sheet, write_sheet

ROWS = [
    ["Mã", "Tên", "Số"],
    ["1.01", "Bước 1\nBước 2; “trích” & <b>", "0.5"],
    ["=1+1", "-3", ""],
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


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_separators_of_every_locale(tmp_path, delimiter):
    path = tmp_path / "a.csv"
    path.write_text(f"Mã{delimiter}Tên\r\n1{delimiter}Một\r\n", "utf-8")
    assert read_sheet(path) == [["Mã", "Tên"], ["1", "Một"]]


def workbook(path, sheet, **parts):
    names = {"shared": "xl/sharedStrings.xml", "styles": "xl/styles.xml"}
    space = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        text = f"<worksheet {space}><sheetData>{sheet}</sheetData></worksheet>"
        archive.writestr("xl/worksheets/sheet1.xml", text)
        for name, part in parts.items():
            archive.writestr(names[name], part.format(space=space))
    return path


def test_shared_strings_dates_whole_numbers_and_gaps(tmp_path):
    path = workbook(
        tmp_path / "a.xlsx",
        '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="C1" s="1"><v>46388</v></c></row>'
        '<row r="3"><c r="A3"><v>150000.0</v></c><c r="B3"><v>0.5</v></c></row>',
        shared="<sst {space}><si><r><t>Lệ </t></r><r><t>phí</t></r></si></sst>",
        styles='<styleSheet {space}><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs>'
        "</styleSheet>",
    )
    assert read_sheet(path) == [["Lệ phí", "", "01/01/2027"], [], ["150000", "0.5"]]


def bomb(path):
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/worksheets/sheet1.xml", b" " * 20_000_000)


def entity(path):
    workbook(path, "")
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr(
            "xl/worksheets/sheet1.xml",
            '<!DOCTYPE x [<!ENTITY a "b">]><worksheet>&a;</worksheet>',
        )


def cut(path):
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        archive.writestr("xl/worksheets/sheet1.xml", "<worksheet/>")
    path.write_bytes(made.getvalue()[:40])


@pytest.mark.parametrize(
    "write",
    [
        bomb,
        entity,
        cut,
        lambda path: path.write_bytes(b"PK\x03\x04"),
        lambda path: path.write_bytes(b"\xff\xfe\x00a"),
        lambda path: path.write_text('a,"b', "utf-8"),
        lambda path: path.write_bytes(b"a" * 10_000_001),
        lambda path: workbook(path, '<row r="999999999"/>'),
    ],
)
def test_what_is_no_sheet_is_told_and_does_no_harm(tmp_path, write):
    path = tmp_path / "a.xlsx"
    write(path)
    with pytest.raises(SheetUnreadableError) as caught:
        read_sheet(path)
    assert caught.value.words.vi
