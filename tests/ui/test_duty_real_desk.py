"""Situation 1 in the window, over a real desk and a real server: the cable out, then in."""

import pytest
import shiboken6
from fakes import RESOURCES
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from counter_app.domain.duty import id_by_number
from counter_app.domain.kinds import read_body
from counter_app.ui.application import Application, WindowOptions
from tests.central.serving import PASSWORD
from tests.services.conftest import address, central, desk_root, wall
from tests.services.duty_play import BINH, LONG, OF_THE_DAY, THU, counter_02, register_binh

__all__ = ["address", "central", "desk_root", "wall"]
pytestmark = pytest.mark.slow
SECONDS = 20_000


@pytest.fixture
def counter(desk_root, wall, central, address):
    """Counter 02 at 06:55; the centre put Bình on its list while the line was out."""
    made = counter_02(desk_root, wall, central, address, binh_is_known=False)
    register_binh(central)
    return made  # the window closes it


@pytest.fixture
def application(qapp, qtbot, counter, theme):
    options = WindowOptions(resources=RESOURCES, theme="light")
    made = Application(qapp, options, lambda job: counter.desk)
    with qtbot.waitActive(made.window):
        made.start()
        made.window.activateWindow()
    qtbot.waitUntil(lambda: made.desk is not None, timeout=SECONDS)
    yield made
    made.close()
    qapp.focusChanged.disconnect(made.window.ring.follow)
    made.window.close()
    shiboken6.delete(made.window)
    made.deleteLater()


class Person:
    """Somebody at the keyboard; a mouse he has not."""

    def __init__(self, application, qtbot):
        self.application = application
        self.qtbot = qtbot

    def at(self, name):
        self.qtbot.waitUntil(lambda: _focused() == name, timeout=SECONDS)

    def press(self, key, modifiers=Qt.KeyboardModifier.NoModifier):
        QTest.keyClick(QApplication.focusWidget(), key, modifiers)

    def text(self, words):
        QTest.keyClicks(QApplication.focusWidget(), words)

    def to(self, name):
        for _ in range(40):
            if _focused() == name:
                return
            self.press(Qt.Key.Key_Tab)
        raise AssertionError(f"Tab never comes to {name}")

    def sign_in(self, number, password):
        page = self.application.sign_in
        if page.user_edit.value() != number:
            page.user_edit.setFocus()
            page.user_edit.selectAll()
            self.text(number)
        page.password_edit.setFocus()
        self.text(password)
        self.press(Qt.Key.Key_Return)

    def vouch(self):
        """Long at the keyboard of counter 02."""
        self.to("login_standInButton")
        self.press(Qt.Key.Key_Space)
        self.at("duty_numberEdit")
        self.text(LONG)
        self.press(Qt.Key.Key_Tab)
        self.text(PASSWORD)
        self.press(Qt.Key.Key_Return)
        self.at("standin_absentCombo")
        combo = QApplication.focusWidget()
        while combo.currentData() != THU:
            self.press(Qt.Key.Key_Down)
        self.to("standin_noticeEdit")
        self.text("CV 1234/SCT-VP ngay 23/11/2026")
        self.to("standin_numberEdit")
        self.text(BINH)
        self.press(Qt.Key.Key_Tab)
        QApplication.focusWidget().insert("Lê Văn Bình")  # as the input method commits it
        for field in ("standin_passwordEdit", "standin_againEdit"):
            self.to(field)
            self.text(OF_THE_DAY)
        self.press(Qt.Key.Key_Return)
        self.at("login_passwordEdit")

    def unlock(self, password):
        self.at("lock_pinEdit")
        self.text(password)
        self.press(Qt.Key.Key_Return)


def _focused():
    widget = QApplication.focusWidget()
    return widget.objectName() if widget is not None else ""


@pytest.fixture
def person(application, qtbot):
    return Person(application, qtbot)


def accept(application, counter, qtbot):
    """F9 on a dossier of Công Thương that is complete; the intake page."""
    workspace = application.workspace
    draft = counter.fill(counter.draft(941, who=workspace.who), who=workspace.who)
    workspace.resume_draft(draft.id)
    page = workspace.page("intake")
    qtbot.waitUntil(lambda: page.session.is_open and page.draft().id == draft.id, timeout=SECONDS)
    qtbot.waitUntil(lambda: application.tasks.busy == 0, timeout=SECONDS)
    QTest.keyClick(page, Qt.Key.Key_F9)
    return page


def test_R88_R90_the_day_of_a_reserve_clerk(application, person, counter, central, wall, qtbot):
    page = application.sign_in
    person.sign_in(BINH, PASSWORD)
    qtbot.waitUntil(page.offers.isVisible, timeout=SECONDS)
    assert "Lần đăng nhập đầu tiên trên máy này cần kết nối máy chủ" in page.error_label.text()
    assert "Quầy 05 – Xây dựng và các lĩnh vực khác" in page.offers.elsewhere.text()

    person.vouch()
    assert "Lê Văn Bình vào thay đến 17:00 hôm nay" in page.state_label.text()
    with qtbot.waitSignal(application.workspace_shown, timeout=SECONDS):
        person.sign_in(BINH, OF_THE_DAY)
    workspace = application.workspace
    assert workspace.who.staff_id == id_by_number(BINH)
    done = accept(application, counter, qtbot)
    qtbot.waitUntil(lambda: done.flow.after.accepted is not None, timeout=SECONDS)
    offline = done.flow.after.accepted

    counter.syncing.mend_cable()
    workspace.pulse.sync_now()
    qtbot.waitUntil(lambda: "mật khẩu của chính mình" in workspace.strip.text(), timeout=SECONDS)
    workspace.keys["lock"].trigger()
    person.unlock(OF_THE_DAY)
    lock = application.window.stack.currentWidget()
    qtbot.waitUntil(lock.error_label.isVisible, timeout=SECONDS)
    assert "mật khẩu của chính mình" in lock.error_label.text()
    with qtbot.waitSignal(application.workspace_shown, timeout=SECONDS):
        person.unlock(PASSWORD)
    himself = application.workspace.who
    assert himself.name == "Lê Văn Bình"
    assert not himself.by_day_pass
    assert himself.staff_id != id_by_number(BINH)
    names = {one.agency_name for one in counter.catalogue.find("", himself) if one.allowed}
    assert names <= {"Sở Công Thương"}

    wall.set(17, 0)
    late = accept(application, counter, qtbot)
    qtbot.waitUntil(lambda: "hết lúc 17:00" in application.workspace.strip.text(), timeout=SECONDS)
    assert late.flow.after.accepted is None
    assert counter.drafts.load(late.draft().id).draft.procedure == late.draft().procedure
    application.workspace.keys["lock"].trigger()
    person.unlock(PASSWORD)
    lock = application.window.stack.currentWidget()
    qtbot.waitUntil(lock.error_label.isVisible, timeout=SECONDS)
    assert "hết lúc 17:00" in lock.error_label.text()

    (record,) = counter.entries("duty/02/2026-11-23")
    assert read_body(record).absent.number == THU
    thu = next(one for one in counter.duty.staff() if one.number == THU)
    assert {e.actor for e in counter.entries(offline.stream)} == {id_by_number(BINH)}
    assert record.actor != thu.id
    assert [item for item in counter.attention.items() if item.kind == "disputed"] == []
