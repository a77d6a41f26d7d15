"""Versions to come and procedures that ended, in the list and in the hands of a supervisor."""

from dataclasses import replace
from datetime import date

import pytest
from catalogue_pages import ROUTED
from english_walk import settle
from fakes import NOW, edition
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from test_catalogue_editors import change, issue, type_in, workspace

from counter_app.domain.procedure_revision import ProcedureRevised, ProcedureState
from counter_app.ui.pages.catalogue import CataloguePage
from counter_app.ui.pages.catalogue_change import ChangePage

__all__ = ["change", "issue", "workspace"]
NEW_YEAR = date(2027, 1, 1)


@pytest.fixture
def revised(workspace):
    """Puts versions of a procedure into the catalogue, as the journal would."""

    def put(*procedures):
        code = procedures[0].code
        made = [
            ProcedureRevised(
                procedure=one, revision=n, document="QĐ 7", by_name="Mai", revised_at=NOW
            )
            for n, one in enumerate(procedures, 1)
        ]
        catalogue = workspace._desk.catalogue
        catalogue._revised = lambda: (ProcedureState(code=code, revisions=tuple(made)),)
        catalogue.refresh()

    return put


@pytest.fixture
def listed(workspace, parts, qtbot):
    def opened(text):
        page = CataloguePage(workspace._open._context)
        workspace.open_sheet(page)
        type_in(page.search, text)
        page._wait.flush()
        settle(workspace, parts.tasks, qtbot)
        return page

    return opened


def shipped():
    return next(one for one in edition().procedures if one.code == ROUTED)


def versions(page):
    return [page.model.at(row).texts[2] for row in range(page.model.rowCount())]


def test_R74_a_version_to_come_has_a_line_of_its_own_and_opens_under_its_day_and_document(
    workspace, revised, listed, issue, parts, qtbot
):
    revised(replace(shipped(), valid_from=NEW_YEAR, sets=9))
    page = listed(str(shipped().alias))
    assert versions(page) == ["đã sửa", "từ 01/01/2027"]
    page.view.setFocus()
    QTest.keyClick(page.view, Qt.Key.Key_Down)
    QTest.keyClick(page.view, Qt.Key.Key_F9)
    settle(workspace, parts.tasks, qtbot)
    sheet = workspace.sheet
    assert isinstance(sheet, ChangePage)
    assert (sheet.version.day.text(), sheet.version.document.text()) == ("01/01/2027", "QĐ 7")
    assert sheet.papers.sets.text() == "9"
    QTest.keyClick(sheet, Qt.Key.Key_Escape)
    settle(workspace, parts.tasks, qtbot)
    again = workspace.sheet
    line = again.model.at(again.view.currentIndex().row())
    assert (line.key.code, line.texts[2]) == (ROUTED, "từ 01/01/2027"), "back on the same line"


def test_R74_who_changes_the_version_before_is_told_of_the_one_to_come(
    workspace, revised, listed, issue
):
    revised(replace(shipped(), valid_from=NEW_YEAR, sets=9))
    page = listed(str(shipped().alias))
    QTest.keyClick(page.search, Qt.Key.Key_F9)
    sheet = workspace.sheet
    assert "Đã có phiên bản khác áp dụng từ 01/01/2027" in sheet.version.note.text()
    type_in(sheet.papers.sets, "4")
    assert issue(sheet) is None, "its day is that of the version to come, which was not seen"
    assert "chọn dòng “từ 01/01/2027”" in sheet.version.problem.text()
    assert sheet.focusWidget() is sheet.version.day
    assert sheet.papers.sets.text() == "4", "what was typed is still there"


def test_R74_a_version_to_come_written_for_an_earlier_day_is_asked_about_once(
    workspace, revised, listed, issue, parts, qtbot
):
    revised(replace(shipped(), valid_from=date(2027, 2, 1), sets=9))
    page = listed(str(shipped().alias))
    page.view.selectRow(1)
    QTest.keyClick(page.view, Qt.Key.Key_F9)
    settle(workspace, parts.tasks, qtbot)
    sheet = workspace.sheet
    type_in(sheet.head.field_at("alias"), "999")
    assert issue(sheet) is None
    told = sheet.version.problem.text()
    assert "nội dung ghi từ 01/01/2027 chỉ có hiệu lực đến trước ngày đó" in told
    assert sheet.focusWidget() is sheet.version.day
    assert issue(sheet).valid_from == NEW_YEAR, "a second F9 means it"


def test_R74_a_procedure_that_ends_says_when_and_one_that_ended_is_still_found(
    revised, listed, change
):
    revised(replace(shipped(), valid_from=NOW.date(), valid_to=NEW_YEAR))
    page = listed(str(shipped().alias))
    assert versions(page) == ["đến hết 01/01/2027"]
    assert change(ROUTED).head.field_at("valid_to").text() == "01/01/2027"
    revised(replace(shipped(), valid_from=date(2026, 1, 1), valid_to=date(2026, 6, 30)))
    page = listed(str(shipped().alias))
    assert versions(page) == ["đến hết 30/06/2026"]
    assert page.change_button.isEnabled()


def test_the_column_of_versions_is_there_only_when_it_says_something(listed, revised):
    assert listed("").view.isColumnHidden(2)
    revised(replace(shipped(), valid_from=NEW_YEAR))
    assert not listed("").view.isColumnHidden(2)
