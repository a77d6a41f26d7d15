"""From the first paint to the workspace, lock and exit."""

import subprocess
import sys
import threading
from dataclasses import replace

import pytest
import shiboken6
from fakes import NOW, PASSWORD, RESOURCES, WHO, make_desk
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from tiny import TinyPage

from counter_app.errors import CounterError, Words
from counter_app.errors.desk import SignInNeedsNetworkError
from counter_app.services.preferences import Prefs
from counter_app.services.syncing import UnsentLine
from counter_app.ui.application import Application, WindowOptions


class CannotOpenError(CounterError):
    code = "test"
    happened = Words("Dữ liệu đang được chương trình khác mở.", "Locked.")
    kept = Words("Dữ liệu còn nguyên.", "Kept.")
    todo = Words("Đóng chương trình kia rồi thử lại.", "Close it.")


@pytest.fixture
def start(qapp, qtbot, monkeypatch, theme):
    """Starts the application over a fake desk; returns it with the desk open."""
    import counter_app.ui.pages.intake as intake

    monkeypatch.setattr(intake, "IntakePage", TinyPage)
    made = []

    def run(desk=None, *, opener=None, **options):
        desk = desk or make_desk()
        application = Application(
            qapp,
            WindowOptions(resources=RESOURCES, practice=True, theme="light", **options),
            opener or (lambda job: desk),
        )
        made.append(application)
        with qtbot.waitActive(application.window):
            application.start()
            application.window.activateWindow()
        if opener is None:
            qtbot.waitUntil(lambda: application.desk is not None)
        return application

    yield run
    for application in made:
        application.close()
        qapp.focusChanged.disconnect(application.window.ring.follow)
        application.window.close()
        shiboken6.delete(application.window)
        application.deleteLater()


def sign_in(application, qtbot, password=PASSWORD):
    page = application.sign_in
    page.user_edit.setText(WHO.number)
    page.password_edit.setText(password)
    QTest.keyClick(page.password_edit, Qt.Key.Key_Return)


def open_workspace(application, qtbot):
    with qtbot.waitSignal(application.workspace_shown):
        sign_in(application, qtbot)
    return application.workspace


def test_sign_in_page_needs_no_heavy_import():
    code = (
        "import sys, os; os.environ['QT_QPA_PLATFORM']='offscreen';"
        "import counter_app.ui.application;"
        "heavy=[m for m in ('qtawesome','sqlalchemy','requests','cv2','reportlab','msgspec',"
        "'counter_app.services','counter_app.store') if m in sys.modules];"
        "assert not heavy, heavy"
    )
    subprocess.run([sys.executable, "-c", code], check=True, timeout=60)


def test_names_of_the_sign_in_page(start):
    page = start().sign_in
    for name in (
        "login_userEdit",
        "login_passwordEdit",
        "login_openButton",
        "login_errorLabel",
        "login_capsHint",
        "login_imeHint",
    ):
        assert page.findChild(object, name) is not None, name
    assert page.user_edit.hasFocus()
    hint = page.findChild(QLabel, "login_practiceHint").text()
    assert WHO.number in hint
    assert PASSWORD in hint


def test_enter_opens_the_counter(start, qtbot):
    workspace = open_workspace(start(), qtbot)
    assert workspace.isVisible()
    assert workspace.page("intake").name.hasFocus()


def test_enter_before_the_desk_is_open_waits_for_it(start, qtbot):
    gate, desk = threading.Event(), make_desk()

    def opener(job):
        gate.wait(10)
        return desk

    application = start(opener=opener)
    sign_in(application, qtbot)
    assert application.workspace is None
    with qtbot.waitSignal(application.workspace_shown):
        gate.set()


def test_wrong_password_says_how_many_tries_are_left(start, qtbot):
    application = start()
    sign_in(application, qtbot, "sai")
    page = application.sign_in
    qtbot.waitUntil(page.error_label.isVisible)
    text = page.error_label.text()
    assert "còn 4 lần thử" in text
    assert "Mã người dùng hoặc mật khẩu chưa đúng." in text, "never says which of the two"
    assert page.password_edit.text() == ""
    assert page.password_edit.hasFocus()
    assert page.open_button.isEnabled()


def test_first_sign_in_without_network_names_the_next_step(start, qtbot):
    desk = make_desk()
    desk.people.problem = SignInNeedsNetworkError()
    application = start(desk)
    sign_in(application, qtbot)
    label = application.sign_in.error_label
    qtbot.waitUntil(label.isVisible)
    assert "Lần đăng nhập đầu tiên trên máy này cần kết nối máy chủ" in label.text()
    assert "mở quầy tại máy đã từng đăng nhập" in label.text()


def test_empty_fields_are_asked_for(start):
    application = start()
    application.sign_in.open_button.click()
    assert application.sign_in.error_label.text() == "Chưa nhập mã người dùng."
    application.sign_in.user_edit.setText("1")
    application.sign_in.open_button.click()
    assert application.sign_in.error_label.text() == "Chưa nhập mật khẩu."


def test_a_desk_that_cannot_open_says_why_and_tries_again(start, qtbot):
    problems, desk = [CannotOpenError()], make_desk()

    def opener(job):
        if problems:
            raise problems.pop()
        return desk

    application = start(opener=opener)
    page = application.sign_in
    qtbot.waitUntil(page.retry_button.isVisible)
    assert page.error_label.text() == (
        "Dữ liệu đang được chương trình khác mở. Dữ liệu còn nguyên. "
        "Đóng chương trình kia rồi thử lại."
    )
    page.retry_button.click()
    qtbot.waitUntil(lambda: application.desk is desk)
    assert not page.error_label.isVisible()


def test_lock_shows_no_citizen_data_and_gives_the_focus_back(start, qtbot):
    application = start()
    workspace = open_workspace(application, qtbot)
    field = workspace.page("intake").name
    field.setText("Nguyễn Thị Hồng Hạnh")
    QTest.keyClick(field, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    lock = application.window.stack.currentWidget()
    assert lock.objectName() == "lock"
    assert not workspace.isVisible()
    assert workspace.page("intake").left == 1, "the page saved before locking"
    shown = " ".join(label.text() for label in lock.findChildren(QLabel))
    assert "Hạnh" not in shown
    lock.password_edit.setText("sai")
    QTest.keyClick(lock.password_edit, Qt.Key.Key_Return)
    qtbot.waitUntil(lock.error_label.isVisible)
    lock.password_edit.setText(PASSWORD)
    QTest.keyClick(lock.password_edit, Qt.Key.Key_Return)
    qtbot.waitUntil(workspace.isVisible)
    assert field.text() == "Nguyễn Thị Hồng Hạnh"
    assert field.hasFocus()


@pytest.mark.parametrize("how", ["key", "idle"])
def test_what_is_typed_in_a_sheet_is_still_there_after_a_lock(start, qtbot, how):
    application = start()
    workspace = open_workspace(application, qtbot)
    sheet = TinyPage(workspace._context)
    workspace.open_sheet(sheet)
    sheet.name.setFocus()
    sheet.name.setText("Quyết định 12/QĐ-UBND")
    if how == "key":
        QTest.keyClick(sheet.name, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    else:
        application._idle._timed.start(1)
    stack = application.window.stack
    qtbot.waitUntil(lambda: stack.currentWidget().objectName() == "lock")
    application._idle._timed.start(60_000)
    lock = stack.currentWidget()
    lock.password_edit.setText(PASSWORD)
    QTest.keyClick(lock.password_edit, Qt.Key.Key_Return)
    qtbot.waitUntil(workspace.isVisible)
    assert sheet.isVisible()
    assert sheet.left == 0
    assert sheet.name.text() == "Quyết định 12/QĐ-UBND"
    assert sheet.name.hasFocus()


def test_idle_counter_locks_itself(start, qtbot):
    application = start(lock_minutes=0.002)
    open_workspace(application, qtbot)
    qtbot.waitUntil(lambda: application.window.stack.currentWidget().objectName() == "lock")


def test_a_code_read_and_a_page_fed_keep_the_counter_open(start, qtbot):
    application = start()
    workspace = open_workspace(application, qtbot)
    wait = application._idle._timed
    for somebody_is_here in (
        lambda: workspace.hub.take("0123"),
        workspace._context.signals.page_fed.emit,
    ):
        wait.cancel()
        somebody_is_here()
        assert wait.is_pending


def test_another_person_signs_in_after_a_lock(start, qtbot):
    application = start()
    workspace = open_workspace(application, qtbot)
    workspace.lock_asked.emit()
    application.window.stack.currentWidget().other_button.click()
    assert application.workspace is None
    assert application.window.stack.currentWidget() is application.sign_in
    assert application.sign_in.user_edit.text() == ""
    open_workspace(application, qtbot)


def test_ending_the_session_returns_to_sign_in(start, qtbot):
    application = start()
    workspace = open_workspace(application, qtbot)
    page = workspace.page("intake")
    workspace.findChild(object, "user_sign_outAction").trigger()
    assert page.left == 1
    assert application.window.stack.currentWidget() is application.sign_in
    assert application.sign_in.user_edit.hasFocus()


def test_language_changes_at_once_and_is_kept(start, qtbot):
    desk = make_desk()
    application = start(desk)
    workspace = open_workspace(application, qtbot)
    assert workspace.mode_bar.tabText(1) == "Cần xử lý"
    with qtbot.waitSignal(application.workspace_shown):
        workspace.prefs_changed.emit(Prefs(language="en", theme="light"))
    assert application.workspace is not workspace
    assert application.workspace.mode_bar.tabText(1) == "To do"
    qtbot.waitUntil(lambda: desk.preferences.load(WHO).language == "en")


def test_theme_and_size_of_the_person_come_with_the_sign_in(start, qtbot, theme):
    desk = make_desk()
    desk.preferences.kept[WHO.staff_id] = Prefs(text_percent=150)
    application = start(desk)
    assert application.theme.percent == 100
    open_workspace(application, qtbot)
    assert application.theme.percent == 150


def open_with_unsent(start, qtbot):
    desk = make_desk()
    application = start(desk)
    workspace = open_workspace(application, qtbot)
    desk.syncing.light = "waiting"
    desk.syncing.unsent_lines = [
        UnsentLine(stream="s", code="c", title_vi="t", title_en="t", at=NOW)
    ]
    workspace.pulse.sync_now()
    qtbot.waitUntil(lambda: "1" in workspace.app_bar.sync_button.text())
    return application, workspace


def test_close_waits_for_an_answer_when_something_is_unsent(start, qtbot):
    application, workspace = open_with_unsent(start, qtbot)
    application.window.close()
    assert application.window.isVisible()
    assert "Còn 1 nội dung chưa gửi" in workspace.strip.text()
    workspace.close_asked.emit()
    assert not application.window.isVisible()


def test_closing_a_locked_counter_does_not_open_it(start, qtbot):
    application, workspace = open_with_unsent(start, qtbot)
    workspace.lock_asked.emit()
    lock = application.window.stack.currentWidget()
    application.window.close()
    assert application.window.isVisible()
    assert application.window.stack.currentWidget() is lock
    assert "Mở khóa" in lock.error_label.text()
    lock.password_edit.setText(PASSWORD)
    QTest.keyClick(lock.password_edit, Qt.Key.Key_Return)
    qtbot.waitUntil(workspace.isVisible)
    assert "Còn 1 nội dung chưa gửi" in workspace.strip.text()


def test_close_with_everything_sent_just_closes(start, qtbot):
    closed = []
    desk = make_desk()
    object.__setattr__(desk, "close", lambda: closed.append(1))
    application = start(desk)
    open_workspace(application, qtbot)
    application.window.close()
    assert not application.window.isVisible()
    assert closed == [1]


def test_unforeseen_errors_are_told_with_a_number(start, qtbot, caplog):
    application = start()
    workspace = open_workspace(application, qtbot)
    sys.excepthook(ZeroDivisionError, ZeroDivisionError("x"), None)
    text = workspace.board.toasts()[-1].text()
    assert "ngoài dự kiến" in text
    assert "Những gì đã lưu vẫn còn nguyên." in text


def test_a_pc_that_belongs_nowhere_is_set_up_first_and_opened_anew(start, qtbot):
    desks = []

    def opener(job):
        desk = make_desk()
        server = "" if not desks else "https://mot-cua.example"
        desk.setup.now = replace(desk.setup.now, first_run=True, server=server)
        desks.append(desk)
        return desk

    application = start(opener=opener)
    stack = application.window.stack
    qtbot.waitUntil(lambda: stack.currentWidget().objectName() == "setup")
    assistant = stack.currentWidget()
    assistant.counter.do()
    qtbot.waitUntil(lambda: assistant.is_pc_changed)
    assistant.keys["back"].trigger()
    qtbot.waitUntil(lambda: len(desks) == 2 and application.desk is desks[1])
    qtbot.waitUntil(lambda: not application.sign_in.setup_button.isHidden())
    assert stack.currentWidget() is application.sign_in, "once is enough without being asked"
    application.sign_in.setup_button.click()
    assert stack.currentWidget().objectName() == "setup"
