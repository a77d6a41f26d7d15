"""Situation 11 through the window of a real practice desk: typed, one key, slip and log."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel

from counter_app.bootstrap import DeskOptions, open_desk
from counter_app.ui.main_window import Workspace
from counter_app.ui.pages.guidance import GuidancePage
from counter_app.ui.pages.intake import IntakePage

pytestmark = [pytest.mark.slow, pytest.mark.usefixtures("practice_server_here")]


@pytest.fixture
def opened(tmp_path, parts, show, qtbot):
    desk = open_desk(DeskOptions(root=tmp_path / "desk", practice=True, seconds_per_page="0"))
    workspace = Workspace(desk, parts, IntakePage)
    show(workspace, (1366, 768))
    workspace.start(desk.people.sign_in(*desk.people.practice_hint()))
    page = workspace.page("intake")
    qtbot.waitUntil(lambda: page.session.is_open, timeout=20_000)
    yield workspace, page, desk
    workspace.stop()
    parts.tasks.close()
    desk.close()


def test_R07_asked_at_the_wrong_place_told_and_printed_with_two_keys(opened, qtbot, tmp_path):
    workspace, page, desk = opened
    slips = tmp_path / "desk"
    before = set(slips.rglob("*.png"))
    field = page.find_field("intake_procEdit")
    field.setFocus()
    QTest.keyClicks(field, "cong chung")
    QTest.keyClick(field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: isinstance(workspace.sheet, GuidancePage), timeout=10_000)
    where = workspace.sheet.findChild(QLabel, "guidance_goToLabel").text()
    assert where.startswith("Phòng công chứng")
    qtbot.waitUntil(workspace.sheet.print_button.hasFocus, timeout=10_000)
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_F9)
    qtbot.waitUntil(lambda: workspace.sheet is None, timeout=20_000)
    assert desk.guidance.this_month().count == 1
    assert len(set(slips.rglob("*.png")) - before) == 1, "one slip came out"
    assert page.session.is_empty, "no draft was begun"
