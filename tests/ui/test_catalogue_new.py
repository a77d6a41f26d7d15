"""A procedure the catalogue never had, entered on the screen by a supervisor (R02, R74)."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from test_catalogue_editors import change, code_of, issue, type_in, workspace
from test_catalogue_rules import insert, put

from counter_app.domain.procedure import Representation
from counter_app.ui.pages.catalogue import CataloguePage

__all__ = ["change", "issue", "workspace"]


@pytest.fixture
def new(workspace):
    """The page of a new procedure, by its key."""
    workspace.open_sheet(CataloguePage(workspace._open._context))
    QTest.keyClick(workspace.sheet.search, Qt.Key.Key_Insert)
    return workspace.sheet


def fill(sheet, code="9.000001"):
    type_in(sheet.head.field_at("code"), code)
    type_in(sheet.head.field_at("field"), "Van hoa")
    put(sheet.proxies, 0, rule="Không phải nộp giấy ủy quyền")
    (_, agency), *_ = sheet._view.agencies
    put(sheet.agencies, insert(sheet.agencies), agency=agency)
    put(sheet.papers.papers, insert(sheet.papers.papers), name="Don de nghi")
    for name, text in sheet.posted.texts.items():
        if name not in ("papers", "other"):
            text.setPlainText(f"Noi dung {name}")


def test_R02_a_procedure_is_added_whole_and_served_from_its_day(new, issue):
    assert not new.version.note.isVisible(), "there is no version before it"
    fill(new)
    made = issue(new)
    assert (made.code, made.name, made.field) == ("9.000001", "Noi dung name", "Van hoa")
    assert made.alias == new._view.procedure.alias
    assert [one.name for one in made.papers] == ["Don de nghi"]
    assert "Don de nghi" in made.posted.papers, "what is posted follows the list"
    assert made.representation[0].rule is Representation.NO_PAPER
    assert made.source == "QĐ 12/QĐ-UBND"
    assert made.valid_from == date(2027, 1, 1)


def test_R02_nothing_is_written_while_something_lacks_and_its_field_is_in_focus(new, issue):
    assert issue(new) is None
    assert QApplication.focusWidget() is new.head.field_at("code")
    fill(new)
    new.head.field_at("field").setText("")
    assert issue(new) is None
    assert QApplication.focusWidget() is new.head.field_at("field")


def test_a_code_or_a_number_that_is_taken_changes_no_other_procedure(workspace, new, issue):
    fill(new, code=code_of(workspace, "101"))
    assert issue(new) is None
    assert "đã có trong danh mục" in new.version.problem.text()
    assert QApplication.focusWidget() is new.head.field_at("code")
    type_in(new.head.field_at("code"), "9.000001")
    type_in(new.head.field_at("alias"), "101")
    assert issue(new) is None
    assert QApplication.focusWidget() is new.head.field_at("alias")
