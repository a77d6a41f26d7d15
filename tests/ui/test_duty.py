"""A counter that cannot be opened, by keyboard: it rests, somebody stands in, somebody is back."""

from dataclasses import replace
from datetime import timedelta

import pytest
import shiboken6
from fakes import NOW, PASSWORD, RESOURCES, WHO, make_desk
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from tiny import TinyPage

from counter_app.domain.duty import Absence
from counter_app.domain.staff import Role
from counter_app.errors.desk import GestureRefusedError, SignInNeedsNetworkError
from counter_app.errors.duty import AwayTodayError, StandInOverError
from counter_app.services.people import SignedIn
from counter_app.services.syncing import SyncState
from counter_app.ui.application import Application, WindowOptions
from counter_app.ui.duty_watch import OWN_PASSWORD_STRIP, REST_STRIP, DutyWatch
from counter_app.ui.pages.rest import RestPage

LONG = SignedIn(
    staff_id="long", number="300001", name="Phạm Văn Long", roles=(Role.SUPERVISOR,), agencies=()
)


@pytest.fixture
def desk():
    made = make_desk()
    made.people.people[LONG.number] = LONG
    made.people.passwords[LONG.number] = PASSWORD
    return made


@pytest.fixture
def application(qapp, qtbot, monkeypatch, desk, theme):
    """The window over the fake desk, at the sign-in page."""
    import counter_app.ui.pages.intake as intake

    monkeypatch.setattr(intake, "IntakePage", TinyPage)
    made = Application(
        qapp,
        WindowOptions(resources=RESOURCES, practice=False, theme="light"),
        lambda job: desk,
    )
    with qtbot.waitActive(made.window):
        made.start()
        made.window.activateWindow()
    qtbot.waitUntil(lambda: made.desk is not None)
    yield made
    made.close()
    qapp.focusChanged.disconnect(made.window.ring.follow)
    made.window.close()
    shiboken6.delete(made.window)
    made.deleteLater()


@pytest.fixture
def keys(application, qtbot):
    """Types into whatever has the focus, as a person does."""

    class Keys:
        def text(self, words):
            QTest.keyClicks(QApplication.focusWidget(), words)

        def fill(self, words):  # letters with marks come from an input method
            QApplication.focusWidget().setText(words)

        def press(self, key, times=1):
            for _ in range(times):
                QTest.keyClick(QApplication.focusWidget(), key)

        def sign_in(self, number, password):
            application.sign_in.user_edit.setFocus()
            application.sign_in.user_edit.selectAll()
            self.text(number)
            self.press(Qt.Key.Key_Tab)
            self.text(password)
            self.press(Qt.Key.Key_Return)

        def at(self, name):
            qtbot.waitUntil(lambda: focus_name() == name)

        def to(self, name):
            for _ in range(30):
                if focus_name() == name:
                    return
                self.press(Qt.Key.Key_Tab)
            raise AssertionError(f"Tab never comes to {name}, stands at {focus_name()}")

    return Keys()


def focus_name():
    widget = QApplication.focusWidget()
    return widget.objectName() if widget is not None else ""


def front(application):
    return application.window.stack.currentWidget()


def refused(application, keys, qtbot, error):
    application.desk.people.problem = error
    keys.sign_in("200002", "matKhauCuaBinh")
    qtbot.waitUntil(application.sign_in.error_label.isVisible)
    application.desk.people.problem = None


def prove(keys, who=LONG):
    keys.at("duty_numberEdit")
    keys.text(who.number)
    keys.press(Qt.Key.Key_Tab)
    keys.text(PASSWORD)
    keys.press(Qt.Key.Key_Return)


def fill_stand_in(keys, *, password="taiQuay02@homnay", again=None):
    keys.at("standin_absentCombo")
    keys.press(Qt.Key.Key_Down)
    keys.to("standin_noticeEdit")
    keys.text("CV 1234/SCT-VP ngay 23/11/2026")
    keys.to("standin_numberEdit")
    keys.text("200002")
    keys.press(Qt.Key.Key_Tab)
    assert QApplication.focusWidget().text() == "Lê Văn Bình", "the register knows the name"
    keys.to("standin_passwordEdit")
    keys.text(password)
    keys.press(Qt.Key.Key_Return)
    keys.at("standin_againEdit")
    keys.text(again or password)
    keys.press(Qt.Key.Key_Return)


def test_R88_the_refusal_offers_what_else_works_and_says_where_people_go(application, keys, qtbot):
    page = application.sign_in
    assert not page.offers.isVisible(), "only when somebody could not sign in"
    refused(application, keys, qtbot, SignInNeedsNetworkError())
    assert "Lần đăng nhập đầu tiên trên máy này cần kết nối máy chủ" in page.error_label.text()
    assert page.offers.elsewhere.text() == (
        "Sở Công Thương: mời đến Quầy 02 – Công Thương.\n"
        "Sở Xây dựng, Sở Tư pháp: chưa có quầy nào khác nhận."
    )
    visible = [name for name, one in page.offers.buttons.items() if one.isVisible()]
    assert visible == ["stand_in", "rest"]


def test_R88_a_supervisor_vouches_from_the_keyboard_alone(application, keys, qtbot, desk):
    refused(application, keys, qtbot, SignInNeedsNetworkError())
    keys.to("login_standInButton")
    keys.press(Qt.Key.Key_Space)
    prove(keys)
    fill_stand_in(keys)
    qtbot.waitUntil(lambda: front(application) is application.sign_in)
    ((request, by),) = desk.duty.requests
    assert (request.absent, request.reason) == ("200001", Absence.SICK)
    assert (request.number, request.name) == ("200002", "Lê Văn Bình")
    assert request.notice == "CV 1234/SCT-VP ngay 23/11/2026"
    assert by == LONG
    page = application.sign_in
    assert "Lê Văn Bình vào thay đến" in page.state_label.text()
    assert page.user_edit.value() == "200002"
    assert page.password_edit.hasFocus(), "he signs in next"
    assert page.password_edit.text() == ""


def test_only_a_supervisor_gets_the_form(application, keys, qtbot):
    refused(application, keys, qtbot, SignInNeedsNetworkError())
    keys.to("login_standInButton")
    keys.press(Qt.Key.Key_Space)
    prove(keys, WHO)
    page = front(application)
    qtbot.waitUntil(page.error_label.isVisible)
    assert "Chỉ người quản lý" in page.error_label.text()
    assert not page.stand_in.isVisible()
    keys.at("duty_passwordEdit")


def test_what_was_filled_in_stays_after_a_refusal(application, keys, qtbot, desk):
    refused(application, keys, qtbot, SignInNeedsNetworkError())
    keys.to("login_standInButton")
    keys.press(Qt.Key.Key_Space)
    prove(keys)
    desk.duty.problem = GestureRefusedError(vi="Hôm nay không làm việc.", en="No working day.")
    fill_stand_in(keys)
    page = front(application)
    qtbot.waitUntil(page.error_label.isVisible)
    assert "Hôm nay không làm việc." in page.error_label.text()
    assert page.stand_in.name.value() == "Lê Văn Bình"
    keys.press(Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: front(application) is application.sign_in)
    assert desk.duty.requests == []


def test_two_passwords_of_the_day_that_differ_are_told(application, keys, qtbot, desk):
    refused(application, keys, qtbot, SignInNeedsNetworkError())
    keys.to("login_standInButton")
    keys.press(Qt.Key.Key_Space)
    prove(keys)
    fill_stand_in(keys, again="taiQuay02@homqua")
    page = front(application)
    assert page.error_label.text() == "Hai lần nhập mật khẩu tạm không giống nhau."
    keys.at("standin_againEdit")
    assert desk.duty.requests == []


@pytest.mark.parametrize(
    ("field", "sentence"),
    [
        ("absent", "Chọn người nghỉ."),
        ("notice", "Ghi văn bản của cơ quan, hoặc ghi rõ đã báo qua điện thoại."),
        ("number", "Nhập mã người dùng và họ tên người vào thay."),
    ],
)
def test_R89_each_missing_part_is_asked_for(application, keys, qtbot, desk, field, sentence):
    refused(application, keys, qtbot, SignInNeedsNetworkError())
    keys.to("login_standInButton")
    keys.press(Qt.Key.Key_Space)
    prove(keys)
    keys.at("standin_absentCombo")
    form = front(application).stand_in
    form.absent.setCurrentIndex(-1 if field == "absent" else 0)
    form.notice.set_value("" if field == "notice" else "CV 1")
    form.number.set_value("" if field == "number" else "200002")
    form.name.set_value("Lê Văn Bình")
    keys.to("standin_recordButton")
    keys.press(Qt.Key.Key_Space)
    assert front(application).error_label.text() == sentence
    assert getattr(form, field).hasFocus()


def test_the_counter_is_marked_as_resting_by_somebody_known_here(application, keys, qtbot, desk):
    refused(application, keys, qtbot, SignInNeedsNetworkError())
    keys.to("login_restButton")
    keys.press(Qt.Key.Key_Space)
    prove(keys, WHO)
    keys.at("rest_nobody")
    keys.press(Qt.Key.Key_Down)
    keys.to("rest_restButton")
    keys.press(Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: front(application) is application.sign_in)
    label = application.sign_in.duty_label
    qtbot.waitUntil(label.isVisible)
    assert "tạm nghỉ từ" in label.text()
    assert "người trực nghỉ ốm" in label.text()
    assert "mời đến Quầy 02 – Công Thương" in label.text()
    assert desk.duty.resting.by_name == WHO.name


def test_who_is_back_is_called_back_by_a_supervisor(application, keys, qtbot, desk):
    desk.duty.gone = [desk.duty.people[0]]
    refused(application, keys, qtbot, AwayTodayError())
    assert "nghỉ hôm nay" in application.sign_in.error_label.text()
    keys.to("login_backButton")
    keys.press(Qt.Key.Key_Space)
    prove(keys)
    keys.at("duty_away_200001")
    keys.to("duty_backButton")
    keys.press(Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: front(application) is application.sign_in)
    assert desk.duty.away() == ()


def test_R90_after_the_office_closed_the_sentence_says_what_is_kept(application, keys, qtbot):
    refused(application, keys, qtbot, StandInOverError(until="17:00"))
    text = application.sign_in.error_label.text()
    assert "hết lúc 17:00" in text
    assert "bản nháp đang làm vẫn được giữ" in text


def test_a_counter_that_rests_says_so_before_anybody_signs_in(application, keys, qtbot, desk):
    desk.duty.rest(next(iter(_reasons())), "", WHO)
    application.reception.come_back()
    qtbot.waitUntil(application.sign_in.duty_label.isVisible)


def test_a_form_left_alone_goes_away(application, keys, qtbot, desk, monkeypatch):
    monkeypatch.setattr("counter_app.ui.duty_flow._LEAVES_AFTER_MINUTES", 0.005)
    application.sign_in.duty_asked.emit("rest")
    qtbot.waitUntil(lambda: front(application) is application.sign_in)
    assert desk.duty.resting is None


def test_unlocking_with_his_own_password_makes_him_known_to_the_server(
    application, keys, qtbot, desk
):
    vouched = replace(WHO, staff_id=f"number-{WHO.number}", by_day_pass=True)
    desk.people.people[WHO.number] = vouched
    with qtbot.waitSignal(application.workspace_shown):
        keys.sign_in(WHO.number, PASSWORD)
    workspace = application.workspace
    assert workspace.who.by_day_pass
    workspace.page("intake").name.setText("Nguyễn Thị Hồng Hạnh")
    workspace.lock_asked.emit()
    desk.people.people[WHO.number] = WHO  # the server answered
    with qtbot.waitSignal(application.workspace_shown):
        front(application).password_edit.setText(PASSWORD)
        QTest.keyClick(front(application).password_edit, Qt.Key.Key_Return)
    assert application.workspace is not workspace
    assert application.workspace.who == WHO


class TestInTheWorkspace:
    def state(self, light, *, at=NOW):
        return SyncState(
            light=light,
            unsent=0,
            waiting_blobs=0,
            last_ok_at=at,
            offline_since=None,
            problem=None,
        )

    def watch(self, context, idle):
        made = DutyWatch(context, context.theme)
        made.start()
        idle()
        return made

    def test_the_clerk_marks_his_counter_and_takes_it_back(
        self, context, show, idle, qtbot, desk, notices, shell
    ):
        watch = self.watch(context, idle)
        page = show(RestPage(context))
        page.on_shown()
        qtbot.waitUntil(lambda: focus_name() == "rest_nobody")
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Down, delay=0)
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Down)
        assert focus_name() == "rest_meeting"
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        assert focus_name() == "rest_noteEdit"
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
        idle()
        assert ("close_sheet",) in shell.asked
        assert desk.duty.resting.reason.vi == "họp"
        assert "tạm nghỉ từ" in notices.strips[REST_STRIP]
        assert "mời đến Quầy 02 – Công Thương" in notices.strips[REST_STRIP]
        notices.actions[-1].call()
        idle()
        assert desk.duty.resting is None
        assert REST_STRIP not in notices.strips
        watch.deleteLater()

    def test_a_resting_counter_offers_to_receive_again(self, context, show, idle, desk):
        desk.duty.rest(next(iter(_reasons())), "", WHO)
        page = show(RestPage(context))
        page.on_shown()
        idle()
        assert focus_name() == "rest_resumeButton"
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Space)
        idle()
        assert desk.duty.resting is None

    def test_what_cannot_be_recorded_is_told_in_the_sheet(self, context, show, idle, desk):
        desk.duty.problem = GestureRefusedError(vi="Ghi rõ lý do tạm nghỉ.", en="Say why.")
        page = show(RestPage(context))
        page.on_shown()
        idle()
        page.form.rest_button.click()
        idle()
        assert "Ghi rõ lý do tạm nghỉ." in page.error_label.text()
        assert page.form.rest_button.isEnabled()

    def test_with_the_line_back_he_is_asked_for_his_own_password(self, context, idle, notices):
        context.seat.sit(replace(WHO, by_day_pass=True, until=NOW + timedelta(hours=8)))
        watch = self.watch(context, idle)
        assert "Vào thay hôm nay đến" in notices.last
        context.signals.sync_changed.emit(self.state("offline"))
        assert OWN_PASSWORD_STRIP not in notices.strips
        context.signals.sync_changed.emit(self.state("sent"))
        assert "mật khẩu của chính mình" in notices.strips[OWN_PASSWORD_STRIP]
        idle()
        watch.deleteLater()

    def test_nobody_else_is(self, context, idle, notices):
        watch = self.watch(context, idle)
        context.signals.sync_changed.emit(self.state("sent"))
        idle()
        assert OWN_PASSWORD_STRIP not in notices.strips
        assert notices.toasts == []
        watch.deleteLater()


def _reasons():
    from counter_app.domain.duty import RestReason

    return RestReason
