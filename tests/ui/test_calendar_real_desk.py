"""The calendar through the real window on a real desk, by keyboard: what F9 counts by afterwards."""

from dataclasses import replace
from datetime import date

import pytest
from calendar_bench import STORM, fill_day, key, type_into
from english_walk import settle
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from counter_app.domain.moments import local_day
from counter_app.domain.staff import Role
from counter_app.ui.main_window import Workspace
from counter_app.ui.pages.calendar import CalendarPage
from counter_app.ui.pages.intake import IntakePage
from tests.services.playing import HOA, Wall, at, make_folder, open_counter

MAI = replace(HOA, staff_id="staff-mai", name="Lê Thị Mai", roles=tuple(Role))


@pytest.fixture
def desk(tmp_path):
    wall = Wall(at(9))
    make_folder(tmp_path / "desk", wall)
    opened = open_counter(tmp_path / "desk", wall)
    yield opened
    opened.close()


@pytest.fixture
def workspace(desk, parts, show):
    made = Workspace(desk.desk, parts, IntakePage)
    show(made, (1366, 768))
    made.start(MAI)
    yield made
    made.stop()


@pytest.fixture
def wait(workspace, parts, qtbot):
    def run():
        settle(workspace, parts.tasks, qtbot)
        qtbot.waitUntil(lambda: parts.tasks.busy == 0)

    return run


def test_a_storm_is_entered_seen_and_applied_and_paper_wins(workspace, desk, wait):
    printed, waiting = desk.accept(401).stream, desk.accept(401).stream
    desk.printing.after_acceptance(printed, HOA)
    due = desk.state(printed).promised_at
    QTest.keyClick(workspace, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    type_into(workspace, "search_edit", "lich lam viec")
    wait()
    for _ in range(2):  # the search that still waits, then what it found
        QTest.keyClick(workspace.sheet.edit, Qt.Key.Key_Return)
        wait()
        if isinstance(workspace.sheet, CalendarPage):
            break
    page = workspace.sheet
    assert isinstance(page, CalendarPage)
    fill_day(page, *STORM)
    key(page, Qt.Key.Key_F9)
    wait()
    assert page.preview.list.count() == 2
    assert desk.calendar.year(2026).revision == 0
    assert desk.calendar.year(2026).kept is not None
    key(page, Qt.Key.Key_F9)
    wait()
    assert desk.calendar.year(2026).revision == 1
    assert desk.state(printed).promised_at == due, "the citizen's paper says so"
    assert desk.state(waiting).promised_at > due
    assert local_day(desk.state(desk.accept(401).stream).promised_at) == date(2026, 12, 2)
