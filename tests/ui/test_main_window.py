"""The workspace: pages, sheets, keys, lights, leaving."""

from dataclasses import replace
from functools import wraps
from types import SimpleNamespace

from fakes import NOW, WHO, make_desk
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog, QLabel, QLineEdit, QWidget
from tiny import TinyPage

from counter_app.domain import scans
from counter_app.domain.staff import Role
from counter_app.services.syncing import UnsentLine
from counter_app.ui.main_window import Workspace
from counter_app.ui.widgets.key_overlay import KeyOverlay

CTRL = Qt.KeyboardModifier.ControlModifier


def test_frame_says_who_and_where(workspace, desk):
    assert workspace.app_bar.desk_label.text() == desk.counter.name
    assert workspace.app_bar.user_button.text() == WHO.name
    assert workspace.findChild(QWidget, "practice_banner") is not None
    assert workspace.page("intake").name.hasFocus()


def test_a_long_name_leaves_room_for_the_counter(workspace):
    workspace.app_bar.show_user("Công Tằng Tôn Nữ Nguyễn Thị Hoàng Phương Thảo Đài Trang")
    assert workspace.app_bar.user_button.text() == "Đài Trang"
    assert workspace.app_bar.user_button.toolTip().startswith("Công Tằng")


def test_practice_offers_a_card_where_there_is_no_reader(parts, show, qtbot):
    shown, desk = [], make_desk()
    object.__setattr__(desk, "bench", SimpleNamespace(show_card=shown.append))
    made = show(Workspace(desk, parts, TinyPage))
    made.findChild(QAbstractButton, "practice_cardButton").click()
    qtbot.waitUntil(lambda: bool(shown))
    card = scans.recognise(shown[0])
    assert isinstance(card, scans.CardScanned)
    assert card.card.name == "Nguyễn Thị Hồng Hạnh"


def test_no_banner_on_a_working_counter(parts, qtbot):
    made = Workspace(make_desk(practice=False), parts, TinyPage)
    qtbot.addWidget(made)
    assert made.findChild(QWidget, "practice_banner") is None


def test_the_workspace_is_painted_before_lights_and_terminals_are_asked(desk, parts, show, qtbot):
    events = []

    class Painted(TinyPage):
        def paintEvent(self, event):
            events.append("painted")
            super().paintEvent(event)

    def noting(owner, name):
        asked = getattr(owner, name)

        @wraps(asked)
        def note(*args, **kwargs):
            events.append(name)
            return asked(*args, **kwargs)

        object.__setattr__(owner, name, note)

    for owner, name in (
        (desk.equipment, "read_codes"),
        (desk.syncing, "state"),
        (desk.attention, "items"),
        (desk.attendance, "follow"),
        (desk.attendance, "collect"),
    ):
        noting(owner, name)
    made = Workspace(desk, parts, Painted)
    made.start(WHO)
    show(made)
    background = {"state", "items", "follow", "collect"}
    qtbot.waitUntil(lambda: background <= set(events))
    first = min(events.index(name) for name in background)
    assert events.index("painted") < first
    assert events.index("read_codes") < first  # a card may lie on the reader already
    made.stop()


def test_light_reads_the_state(workspace, desk, qtbot):
    button = workspace.app_bar.sync_button
    qtbot.waitUntil(lambda: button.text() == "Đã đồng bộ 08:42")
    desk.syncing.light = "offline"
    desk.syncing.unsent_lines = [
        UnsentLine(stream="s", code="c", title_vi="t", title_en="t", at=NOW)
    ]
    QTest.keyClick(workspace.page("intake").name, Qt.Key.Key_F5)
    qtbot.waitUntil(lambda: button.text() == "Mất kết nối · chờ gửi 1")
    assert "Mất kết nối" in button.accessibleName()


def test_a_failing_sync_is_no_alarm_and_the_light_stays_honest(workspace, desk, qtbot):
    desk.syncing.problem = RuntimeError("server said HTML")
    desk.syncing.light = "checking"
    workspace.pulse.sync_now()
    qtbot.waitUntil(lambda: workspace.app_bar.sync_button.text() == "Chưa rõ, đang kiểm tra")
    assert not workspace.board.toasts()


def test_something_written_is_sent_soon(workspace, desk, qtbot, stream):
    qtbot.waitUntil(lambda: desk.syncing.synced >= 1)
    before = desk.syncing.synced
    workspace._context.signals.dossier_changed.emit(stream)
    qtbot.waitUntil(lambda: desk.syncing.synced > before)


def test_todo_button_counts(workspace, desk, qtbot, stream):
    desk.printing._queue(stream, "receipt", "give")
    workspace._context.signals.prints_changed.emit()
    qtbot.waitUntil(lambda: workspace.app_bar.todo_button.text() == "1 cần xử lý")


def test_ctrl_digits_walk_the_mode_bar(workspace):
    page = workspace.page("intake")
    QTest.keyClick(page.name, Qt.Key.Key_2, CTRL)
    assert workspace.current is workspace.page("todo")
    assert page.left == 1
    QTest.keyClick(workspace, Qt.Key.Key_3, CTRL)
    assert workspace.current is workspace.page("sync")
    QTest.keyClick(workspace, Qt.Key.Key_1, CTRL)
    assert workspace.current is page
    assert workspace.mode_bar.currentIndex() == 0


def test_key_bar_follows_the_page_in_front(workspace, stream):
    assert workspace.key_bar.button("accept") is not None
    workspace.open_slip(stream)
    assert workspace.key_bar.button("accept") is None
    assert workspace.key_bar.button("pdf") is not None
    workspace.close_sheet()
    assert workspace.key_bar.button("accept") is not None


def test_sheet_takes_the_keys_and_gives_the_focus_back(workspace, stream):
    page = workspace.page("intake")
    page.number.setFocus()
    workspace.open_slip(stream)
    assert not page.keys["accept"].isEnabled()
    QTest.keyClick(workspace.sheet.choices.template, Qt.Key.Key_F9)
    assert not page.pressed
    QTest.keyClick(workspace.sheet.choices.template, Qt.Key.Key_Escape)
    assert workspace.sheet is None
    assert page.number.hasFocus()
    QTest.keyClick(page.number, Qt.Key.Key_F9)
    assert page.pressed[0][0] == "accept"


def test_f1_shows_every_key_of_the_page_and_closes(workspace):
    page = workspace.page("intake")
    QTest.keyClick(page.name, Qt.Key.Key_F1)
    overlay = workspace.findChild(KeyOverlay)
    assert overlay is not None
    QTest.keyClick(overlay, Qt.Key.Key_Escape)
    assert not overlay.isVisible()
    assert page.name.hasFocus()


def test_search_from_the_bar_opens_the_sheet_with_the_text(workspace, stream, qtbot):
    QTest.keyClicks(workspace.app_bar.search_edit, "hanh")
    QTest.keyClick(workspace.app_bar.search_edit, Qt.Key.Key_Return)
    assert workspace.sheet.title == "Tìm kiếm"
    assert workspace.sheet.edit.value() == "hanh"
    qtbot.waitUntil(lambda: workspace.sheet.model.rowCount() > 1)


def test_no_dialog_anywhere(workspace, stream, monkeypatch):
    def refuse(*_):
        raise AssertionError("a modal dialog")

    monkeypatch.setattr(QDialog, "exec", refuse)
    monkeypatch.setattr(QDialog, "open", refuse)
    for name in ("todo", "sync", "intake"):
        workspace.go(name)
    workspace.open_dossier(stream)
    workspace.open_slip(stream)
    workspace.close_sheet()


def test_leaving_with_something_unsent_asks_on_the_strip(workspace, desk, qtbot):
    desk.syncing.light = "waiting"
    desk.syncing.unsent_lines = [
        UnsentLine(stream="s", code="c", title_vi="t", title_en="t", at=NOW)
    ] * 3
    workspace.pulse.sync_now()
    qtbot.waitUntil(lambda: "3" in workspace.app_bar.sync_button.text())
    assert not workspace.may_close()
    assert "Còn 3 nội dung chưa gửi" in workspace.strip.text()
    buttons = [b for b in workspace.strip.findChildren(QAbstractButton) if b.isVisible()]
    assert [b.text() for b in buttons] == ["Tiếp tục làm việc", "Đóng chương trình"]
    with qtbot.waitSignal(workspace.close_asked):
        buttons[1].click()
    buttons[0].click()
    assert workspace.strip.text() == ""
    desk.syncing.unsent_lines = []
    workspace.pulse.sync_now()
    qtbot.waitUntil(workspace.may_close)


def test_menu_has_what_every_clerk_needs(workspace):
    shown = [one for one in workspace.app_bar.user_menu.actions() if one.isVisible()]
    names = [action.objectName() for action in shown]
    assert names == [
        "user_passwordAction",
        "user_settingsAction",
        "user_handoverAction",
        "user_devicesAction",
        "user_restAction",
        "user_lockAction",
        "user_sign_outAction",
    ]


def test_a_supervisor_finds_the_terminals_in_the_menu(desk, parts, show):
    workspace = show(Workspace(desk, parts, TinyPage))
    workspace.start(replace(WHO, roles=(Role.SUPERVISOR,)))
    (action,) = (
        one
        for one in workspace.app_bar.user_menu.actions()
        if one.objectName() == "user_terminalsAction"
    )
    assert action.isVisible()
    action.trigger()
    assert workspace.sheet.title == "Máy chấm công"
    workspace.stop()


def test_text_size_keys_are_remembered(workspace, theme, qtbot):
    field = workspace.page("intake").name
    with qtbot.waitSignal(workspace.prefs_changed) as changed:
        QTest.keyClick(field, Qt.Key.Key_Equal, CTRL)
    assert changed.args[0].text_percent == theme.percent == 110
    QTest.keyClick(field, Qt.Key.Key_0, CTRL)
    assert theme.percent == 100


def test_at_most_three_toasts(workspace):
    for number in range(5):
        workspace.board.toast(f"câu {number}")
    assert [toast.text() for toast in workspace.board.toasts()] == ["câu 2", "câu 3", "câu 4"]


def test_a_notice_follows_the_text_size_while_it_stands(workspace, theme):
    workspace.board.toast("Không đọc được thẻ: mã bị mờ. " * 4, seconds=600)
    workspace.board.strip("x", "Máy in hết giấy.")
    toast, strip = workspace.board.toasts()[0], workspace.strip
    theme.apply("dark", 175)
    words = toast.findChild(QLabel, "toast_text")
    assert words.height() >= words.heightForWidth(words.width())
    assert toast.height() <= words.heightForWidth(words.width()) + 2 * theme.px(12)
    for notice in (toast, strip):
        icons = [one for one in notice.findChildren(QLabel) if not one.pixmap().isNull()]
        assert [one.pixmap().height() for one in icons] == [theme.px(18)]


def test_a_toast_makes_way_for_the_field_in_use(workspace):
    area = workspace.page_area
    field = QLineEdit(area)
    field.setGeometry(area.width() - 300, area.height() - 60, 280, 40)
    field.show()
    field.setFocus()
    workspace.board.toast("Đã lưu.")
    (toast,) = workspace.board.toasts()
    assert not toast.geometry().intersects(field.geometry())
    assert toast.geometry().bottom() < area.height() // 2
    workspace.page("intake").name.setFocus()
    assert toast.geometry().top() > area.height() // 2


def test_strip_shows_the_newest_fault_and_then_the_older_one(workspace):
    workspace.board.strip("printer", "Máy in hết giấy.")
    workspace.board.strip("scanner", "Máy quét kẹt giấy.")
    assert workspace.strip.text() == "Máy quét kẹt giấy."
    workspace.board.clear("scanner")
    assert workspace.strip.text() == "Máy in hết giấy."
    workspace.board.clear("printer")
    assert not workspace.strip.isVisible()


def test_a_page_that_finishes_loading_late_does_not_steal_the_focus(workspace, stream):
    intake = workspace.page("intake")
    intake.name.setFocus()
    workspace.open_slip(stream)
    intake.number.setFocus()
    assert workspace.sheet.choices.template.hasFocus()
    workspace.close_sheet()
    assert intake.number.hasFocus()
    workspace.go("todo")
    intake.name.setFocus()
    assert workspace.page("todo").view.hasFocus()


def test_a_sheet_may_begin_at_a_field_that_is_shown_later(workspace):
    workspace.page("intake").name.setFocus()
    sheet = TinyPage(workspace._open._context)
    later = QWidget(sheet)
    later.hide()
    sheet.name.setParent(later)
    sheet.name.show()
    workspace.open_sheet(sheet)
    assert QApplication.focusWidget() is sheet.name
    sheet.number.setFocus()
    sheet.name.setFocus()  # from within the sheet it is a field nobody sees
    assert sheet.number.hasFocus()
    workspace.close_sheet()
    assert workspace.page("intake").name.hasFocus()
