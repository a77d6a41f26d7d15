"""What is not received here, changed by a supervisor: where people are sent for it (R04)."""

from dataclasses import replace
from datetime import date

import pytest
from english_walk import settle
from fakes import WHO
from PySide6.QtWidgets import QApplication
from test_catalogue_editors import workspace
from test_catalogue_rules import insert, put, remove

from counter_app.ui.pages.catalogue import CataloguePage

__all__ = ["workspace"]


@pytest.fixture
def sheet(workspace):
    workspace.open_sheet(CataloguePage(workspace._open._context))
    workspace.sheet.keys["matters"].trigger()
    return workspace.sheet


@pytest.fixture
def issue(workspace, parts, qtbot, sheet):
    """F9 with day and document; what was written."""

    def issued():
        sheet.version.day.set_value("01/01/2027")
        sheet.version.document.set_value("QĐ 12/QĐ-UBND")
        sheet.keys["issue"].trigger()
        settle(workspace, parts.tasks, qtbot)
        return list(workspace._desk.procedures.matters.made)

    return issued


def test_R04_another_address_and_phone_from_a_day_on(sheet, issue):
    before = sheet._seen.matters[0]
    put(
        sheet.matters,
        0,
        address="12 Hung Vuong",
        phone="0255 3822 822",
        keywords="cong chung, di chuc,",
    )
    (made,) = issue()
    assert made == replace(
        before,
        address="12 Hung Vuong",
        phone="0255 3822 822",
        keywords=("cong chung", "di chuc"),
        source="QĐ 12/QĐ-UBND",
        checked_on=made.checked_on,
        valid_from=date(2027, 1, 1),
    )


def test_R04_a_new_matter_gets_a_number_of_its_own_and_one_taken_out_ends_on_the_eve(sheet, issue):
    first = sheet._seen.matters[0]
    sheet.matters.lines.choose(0)
    remove(sheet.matters)
    place = insert(sheet.matters)
    put(sheet.matters, place, name="Tra cuu quy hoach", field="Quy hoach", go_to="So Xay dung")
    put(sheet.matters, place, address="So 1", phone="1022", hours="07:00-11:30")
    new, ended = issue()
    taken = {one.alias for one in sheet._seen.matters}
    assert new.name == "Tra cuu quy hoach"
    assert new.alias not in taken
    assert ended == replace(first, valid_to=date(2026, 12, 31))


def test_R04_what_is_left_empty_is_named_and_its_field_in_focus(sheet, issue):
    put(sheet.matters, insert(sheet.matters), name="Tra cuu")
    assert issue() == []
    assert "lĩnh vực: không được để trống" in sheet.version.problem.text()
    assert QApplication.focusWidget().objectName() == "matter_fieldEdit"


def test_R04_nothing_changed_is_said_and_nothing_written(sheet, issue):
    assert issue() == []
    assert "chưa có gì khác" in sheet.version.problem.text()


def test_R04_only_a_supervisor(workspace, sheet):
    matters = workspace._desk.procedures.matters
    with pytest.raises(Exception, match="gesture_refused"):
        matters.check((), valid_from=date(2027, 1, 1), document="QĐ", who=WHO, seen=matters.view())
