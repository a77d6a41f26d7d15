"""The intake page over a real practice desk: database, scanner, printers, server."""

import pytest
from intake_bench import CTRL
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from counter_app.bootstrap import DeskOptions, open_desk
from counter_app.ui.main_window import Workspace
from counter_app.ui.pages.intake import IntakePage

pytestmark = pytest.mark.slow
CARD = "051087004321|212571363|NGUYỄN VĂN AN|15081987|Nam|Tổ 5, phường Nghĩa Chánh, Quảng Ngãi|10052021"


@pytest.fixture
def opened(tmp_path, parts, show, qtbot):
    """Opens the workspace on the data folder, as often as asked."""
    made = []

    def run(**options):
        desk = open_desk(
            DeskOptions(root=tmp_path / "desk", practice=True, seconds_per_page="0", **options)
        )
        workspace = Workspace(desk, parts, IntakePage)
        made.append((workspace, desk))
        show(workspace, (1366, 768))
        workspace.start(desk.people.sign_in(*desk.people.practice_hint()))
        page = workspace.page("intake")
        qtbot.waitUntil(lambda: page.session.is_open, timeout=20_000)
        return workspace, page, desk

    yield run
    for workspace, desk in made:
        workspace.stop()
        parts.tasks.close()
        desk.close()


def press(key, modifiers=Qt.KeyboardModifier.NoModifier):
    QTest.keyClick(QApplication.focusWidget(), key, modifiers)


def test_the_main_job_on_real_parts(opened, qtbot):
    workspace, page, desk = opened()
    workspace.hub.take(CARD)
    field = page.find_field("intake_procEdit")
    QTest.keyClicks(field, "101")
    QTest.keyClick(field, Qt.Key.Key_Return)
    QTest.keyClicks(page.find_field("intake_phoneEdit"), "0905123456")
    press(Qt.Key.Key_Return)
    press(Qt.Key.Key_F6)
    qtbot.waitUntil(
        lambda: bool(page.session.view.pages) and not page.work.is_scanning, timeout=60_000
    )
    press(Qt.Key.Key_F7)
    press(Qt.Key.Key_F9)
    press(Qt.Key.Key_F9)
    qtbot.waitUntil(lambda: page.flow.after.is_printed, timeout=60_000)
    press(Qt.Key.Key_Return, CTRL)
    qtbot.waitUntil(lambda: not page.flow.after.accepted.outstanding_dong, timeout=20_000)
    accepted = page.flow.after.accepted
    sheet = desk.lookup.sheet(accepted.stream, page._context.who)
    assert sheet.code == accepted.code
    assert sheet.owner_name == "NGUYỄN VĂN AN"
    assert sheet.taken_dong == 150_000
    assert sum(len(paper.pages) for paper in sheet.papers) == accepted.pages > 0
    assert not workspace.strip.text()
