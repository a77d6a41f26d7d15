"""The return page over a real practice desk: a land certificate with everything still missing."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from counter_app.bootstrap import DeskOptions, open_desk
from counter_app.domain.dossier.state import Status
from counter_app.ui.main_window import Workspace
from counter_app.ui.pages.intake import IntakePage
from tests.services.playing import WORKERS

pytestmark = [pytest.mark.slow, pytest.mark.usefixtures("practice_server_here")]
CTRL = Qt.KeyboardModifier.ControlModifier
CARD = "051190004321||Lê Thị Mơ|15081990|Nữ|Tổ 2, P. Nghĩa Chánh|10052021"


@pytest.fixture
def opened(tmp_path, parts, show):
    desk = open_desk(
        DeskOptions(root=tmp_path / "desk", practice=True, seconds_per_page="0", workers=WORKERS)
    )
    workspace = Workspace(desk, parts, IntakePage)
    show(workspace, (1366, 768))
    workspace.start(desk.people.sign_in(*desk.people.practice_hint()))
    yield workspace, desk
    workspace.stop()
    parts.tasks.close()
    desk.close()


def press(key, modifiers=Qt.KeyboardModifier.NoModifier):
    QTest.keyClick(QApplication.focusWidget(), key, modifiers)


def test_situation_14_at_a_practice_desk_by_keyboard(opened, parts, qtbot):
    workspace, desk = opened

    def wait(condition):
        qtbot.waitUntil(condition, timeout=30_000)

    press(Qt.Key.Key_4, CTRL)
    page = workspace.page("returns")
    wait(lambda: "Trần Văn Đức" in page.hint.text())
    page.scan_edit.setFocus()
    page.scan_edit.insert("Trần Văn Đức")
    press(Qt.Key.Key_Return)
    wait(lambda: page.work.visit.case is not None)
    stream = page.work.visit.current
    workspace.hub.take(CARD)  # his wife
    wait(lambda: page.work.visit.collector.name == "Lê Thị Mơ")
    press(Qt.Key.Key_F9)
    assert QApplication.focusWidget() is page.receiver.authority_edit
    page.receiver.authority_edit.insert("Giấy ủy quyền số 12")
    press(Qt.Key.Key_F9)  # what is typed is taken over first
    assert QApplication.focusWidget() is page.pay.given_edit
    press(Qt.Key.Key_Return, CTRL)
    wait(lambda: page.work.visit.case.state.payable_dong == 0)
    wait(lambda: parts.tasks.busy == 0)  # what payment changed is read again
    press(Qt.Key.Key_F9)
    assert QApplication.focusWidget() is page.needs.checks[0]
    press(Qt.Key.Key_Space)
    press(Qt.Key.Key_F9)
    assert QApplication.focusWidget() is page.receiver.paper_check
    press(Qt.Key.Key_Space)
    press(Qt.Key.Key_F9)
    wait(lambda: page.work.visit.case is None)
    who = page._context.who
    wait(lambda: desk.returns.case(stream, who).state.status is Status.DONE)
    wait(lambda: bool(list((desk_root(desk)).glob("document-*.pdf"))))
    wait(lambda: "1" in page.side.counts.text())
    body = desk.returns.case(stream, who).state.hand_overs[-1].body
    assert (body.receiver_name, body.authorisation) == ("Lê Thị Mơ", "Giấy ủy quyền số 12")
    assert body.originals_surrendered == (2,)
    assert page.findChild(QWidget, "ret_recentView").model().rowCount() == 1


def desk_root(desk):
    """Where the virtual printers put their papers."""
    return desk.bench._folder
