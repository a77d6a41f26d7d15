"""The catalogue in a supervisor's window: found, seen whole, changed, imported, posted."""

from dataclasses import replace
from datetime import date

import pytest
from english_walk import settle
from fakes import WHO
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from counter_app.domain.staff import Role
from counter_app.ui.main_window import Workspace
from counter_app.ui.pages.catalogue import CataloguePage
from counter_app.ui.pages.catalogue_change import ChangePage
from counter_app.ui.pages.catalogue_import import ImportPage
from counter_app.ui.pages.intake import IntakePage

SUPERVISOR = replace(WHO, roles=(*WHO.roles, Role.SUPERVISOR))


@pytest.fixture
def workspace(desk, parts, show):
    made = Workspace(desk, parts, IntakePage)
    show(made, (1366, 768))
    made.start(SUPERVISOR)
    yield made
    made.stop()


@pytest.fixture
def idle(workspace, parts, qtbot):
    """Waits until every lane has done what was asked of it; the reader goes on."""
    return lambda: settle(workspace, parts.tasks, qtbot)


@pytest.fixture
def page(workspace, idle):
    workspace._open.catalogue()
    idle()
    return workspace.sheet


def words(page):
    return "\n".join(label.text() for label in page.findChildren(QLabel))


def find(page, text):
    page.search.setFocus()
    page.search.selectAll()
    QTest.keyClicks(page.search, text)
    page._wait.flush()


def change(workspace, page, idle, text="101"):
    find(page, text)
    QTest.keyClick(page.search, Qt.Key.Key_F9)
    idle()
    sheet = workspace.sheet
    assert isinstance(sheet, ChangePage)
    return sheet


def test_only_a_supervisor_is_offered_the_catalogue(workspace):
    offered = [action.text() for action in workspace._menu.commands()]
    assert "Danh mục thủ tục…" in offered
    workspace._menu.offer(workspace._desk, WHO)
    assert "Danh mục thủ tục…" not in [a.text() for a in workspace._menu.commands()]


def test_the_list_is_searched_as_a_clerk_searches(page):
    assert page.model.rowCount() == 35
    find(page, "ly lich")
    assert page.model.at(0).texts[0].startswith("302 · ")
    find(page, "zzzz")
    assert page.model.rowCount() == 0
    assert "Không có thủ tục nào khớp" in words(page)
    assert not page.change_button.isEnabled()


def test_R02_a_procedure_is_seen_whole(page):
    find(page, "405")
    said = words(page)
    for part in (
        "1.004363",
        "Trình tự thực hiện",
        "Căn cứ pháp lý",
        "800.000",
        "Thông tư 33/2021/TT-BTC",
        "Cùng cấp, hồ sơ giấy",
        "Văn phòng Ủy ban nhân dân tỉnh",
        "Quầy 03 – Nông nghiệp và Môi trường",
        "Bản đi kèm chương trình",
        "21/11/2026",
    ):
        assert part in said


def fee(sheet, name):
    """A field of the first fee."""
    return sheet.fees.field_at(0, name)


def test_R74_a_new_fee_with_its_day_and_document(workspace, page, idle):
    sheet = change(workspace, page, idle)
    amount, source = fee(sheet, "amount_dong"), fee(sheet, "source")
    for field, text in (
        (sheet.version.day, "01/01/2027"),
        (sheet.version.document, "NQ 12"),
        (amount, "200000"),
        (source, "NQ 12"),
    ):
        field.setFocus()
        field.selectAll()
        QTest.keyClicks(field, text)
    QTest.keyClick(source, Qt.Key.Key_F9)
    idle()
    assert workspace._desk.procedures.written == []
    assert "niêm yết “Phí, lệ phí” chưa đổi theo" in sheet.version.problem.text()
    assert sheet.focusWidget().objectName() == "catalogue_feeEdit"
    QTest.keyClick(sheet.focusWidget(), Qt.Key.Key_F9)
    idle()
    ((codes, day, document),) = workspace._desk.procedures.written
    assert codes == ("1.013236",)
    assert (day, document) == (date(2027, 1, 1), "NQ 12")
    assert isinstance(workspace.sheet, CataloguePage), "back at the list"


@pytest.mark.parametrize(
    ("day", "document", "told", "focus"),
    [
        ("", "NQ 12", "ngày bắt đầu áp dụng", "catalogue_fromEdit"),
        ("01/01/2027", "", "văn bản làm căn cứ", "catalogue_documentEdit"),
    ],
)
def test_R74_without_day_or_document_nothing_is_written(
    workspace, page, idle, day, document, told, focus
):
    sheet = change(workspace, page, idle)
    sheet.version.day.set_value(day)
    sheet.version.document.set_value(document)
    sheet.posted.texts["steps"].setPlainText("Khác")
    sheet.keys["issue"].trigger()
    idle()
    assert told in sheet.version.problem.text()
    assert workspace._desk.procedures.written == []
    assert sheet.focusWidget().objectName() == focus


@pytest.mark.parametrize("typed", ["0,5", "", "-1", "NaN", "mười"])
def test_a_time_limit_that_is_no_number_is_told_beside_it(workspace, page, idle, typed):
    sheet = change(workspace, page, idle)
    sheet.limits.field_at(0, "amount").setText(typed)
    sheet.keys["issue"].trigger()
    idle()
    assert "Thời hạn là một số" in sheet.limits.field_at(0, "amount").problem
    assert workspace._desk.procedures.written == []


def test_escape_leads_back_to_the_same_procedure(workspace, page, idle):
    sheet = change(workspace, page, idle, "302")
    QTest.keyClick(sheet, Qt.Key.Key_Escape)
    idle()
    assert isinstance(workspace.sheet, CataloguePage)
    assert workspace.sheet._view.procedure.alias == 302


def test_a_file_is_shown_before_it_is_written(workspace, page, idle, tmp_path):
    path = tmp_path / "phi.csv"
    page.files.save(str(path))
    idle()
    path.write_text(path.read_text("utf-8-sig").replace("150000", "180000"), "utf-8")
    page.files.take(str(path))
    idle()
    sheet = workspace.sheet
    assert isinstance(sheet, ImportPage)
    idle()
    assert "1 thủ tục khác" in sheet.summary.text()
    assert sheet.model.at(0).texts[1] == "phí, lệ phí"
    assert workspace._desk.procedures.written == []


def test_a_bad_file_is_told_by_line_and_column_and_the_list_stays(page, idle, tmp_path):
    path = tmp_path / "phi.csv"
    page.files.save(str(path))
    idle()
    path.write_text(path.read_text("utf-8-sig").replace("150000", "150.000"), "utf-8")
    page.files.take(str(path))
    idle()
    told = words(page)
    assert "Tệp phi.csv, dòng " in told
    assert "cột “Số”" in told
    assert "Danh mục đang dùng không thay đổi" in told
    assert page.model.rowCount() == 35
    page.view.selectRow(3)
    assert "Tệp phi.csv" not in words(page._detail)


def test_the_posting_sheet_is_saved(page, idle, tmp_path):
    find(page, "101")
    path = tmp_path / "niem-yet.pdf"
    page.files.save_posting("1.013236", str(path))
    idle()
    assert path.read_bytes().startswith(b"%PDF")
