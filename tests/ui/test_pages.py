"""Dossier sheet, print preview, search, sync, password, settings."""

from dataclasses import replace

import pytest
import shiboken6
from fakes import PASSWORD, WHO, accept_one, memory_of
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QTreeWidgetItemIterator, QWidget

from counter_app.errors.storage import BlobDamagedError
from counter_app.services.preferences import Prefs
from counter_app.services.syncing import UnsentLine
from counter_app.ui.pages.password import PasswordPage
from counter_app.ui.pages.search import SearchPage
from counter_app.ui.pages.settings import SettingsPage
from counter_app.ui.pages.sheet import SheetPage
from counter_app.ui.pages.sync import SyncPage


@pytest.fixture
def stream(desk):
    return accept_one(desk)


@pytest.fixture
def put(show, idle):
    def run(page):
        show(page)
        page.on_shown()
        idle()
        return page

    return run


def texts(widget):
    return " ".join(label.text() for label in widget.findChildren(QLabel) if label.text())


# --- dossier sheet ------------------------------------------------------------------------------


def test_sheet_shows_who_what_when_and_how_much(put, context, stream, desk, idle):
    page = put(SheetPage(context, stream))
    state = memory_of(desk).dossiers[stream]
    assert page.head.title.text() == state.code
    shown = texts(page.summary)
    for part in (
        "Nguyễn Thị Hồng Hạnh",
        "051188001234",
        "0905 123 456",
        state.accepted.procedure.name,
        "14/12/2026 17:00",
        "150.000\u00a0đ",
    ):
        assert part in shown, part
    assert page.status_badge.text() == "Đã tiếp nhận"
    assert page.sync_badge.text() == "Chờ gửi"
    cards = page.summary._cards
    context.signals.dossier_changed.emit(stream)
    idle()
    assert page.summary._cards is cards, "read afresh and nothing new: it does not flicker"
    assert page.history.rowCount() == 2


def test_sheet_never_shows_the_locales_short_date(put, context, stream):
    import re

    page = put(SheetPage(context, stream))
    assert not re.search(r"\b\d{1,2}/\d{1,2}/\d{2}\b(?!\d)", texts(page))


def test_pages_of_a_paper_open_as_pictures(put, context, stream, idle):
    page = put(SheetPage(context, stream))
    QTest.keyClick(page, Qt.Key.Key_2, Qt.KeyboardModifier.AltModifier)
    assert page.stack.currentIndex() == 1
    idle()
    assert not page.papers.picture.is_empty
    walk = QTreeWidgetItemIterator(page.papers.view)
    names = []
    while walk.value():
        names.append(walk.value().text(0))
        walk += 1
    assert names.count("Trang 1") == 4


def test_a_page_is_no_stamp_at_large_text(put, context, stream, theme):
    page = put(SheetPage(context, stream))
    QTest.keyClick(page, Qt.Key.Key_2, Qt.KeyboardModifier.AltModifier)
    theme.apply("light", 200)
    page.resize(1000, 500)
    for _ in range(3):
        QApplication.sendPostedEvents()
    assert page.papers.picture.height() >= theme.px(120)


def test_a_picture_that_cannot_be_read_says_so(put, context, stream, desk, idle):
    def broken(image, turn, max_px):
        raise BlobDamagedError

    desk.scanning.picture = broken
    page = put(SheetPage(context, stream))
    assert "bị hỏng" in page.papers.words.text()
    assert page.papers.picture.is_empty


def test_a_sheet_that_was_closed_reads_its_dossier_no_more(context, stream, desk, idle):
    reads, sheet = [], desk.lookup.sheet
    desk.lookup.sheet = lambda *asked: reads.append(asked) or sheet(*asked)
    page = SheetPage(context, stream)
    page.on_shown()
    idle()
    assert len(reads) == 1
    shiboken6.delete(page)
    context.signals.sync_changed.emit(desk.syncing.state())
    idle()
    assert len(reads) == 1


def test_correction_needs_a_change_and_a_reason_and_keeps_both_values(
    put, context, stream, desk, idle, qtbot
):
    page = put(SheetPage(context, stream))
    page.correct_button.click()
    panel = page.correct
    panel.field_combo.setCurrentIndex(panel.field_combo.findData("owner.phone"))
    panel._apply.click()
    assert "chưa khác" in panel.problem.text()
    panel.new_edit.setText("0912000111")
    panel._apply.click()
    assert panel.problem.text() == "Phải ghi lý do sửa."
    panel.reason_edit.setText("nhập nhầm")
    with qtbot.waitSignal(context.signals.dossier_changed):
        panel._apply.click()
    idle()
    corrected = memory_of(desk).dossiers[stream].corrections[0]
    assert (corrected.old, corrected.new) == ("0905123456", "0912000111")
    assert "0905123456 → 0912000111" in texts(page.summary)
    assert not panel.isVisible()


def test_voiding_asks_for_the_code_again(put, context, stream, desk, idle, qtbot):
    page = put(SheetPage(context, stream))
    code = memory_of(desk).dossiers[stream].code
    page.void_button.click()
    panel = page.void
    panel.reason_edit.setText("nhận nhầm thủ tục")
    assert not panel._apply.isEnabled()
    assert panel._apply.accessibleDescription()
    panel.code_edit.setText(code[:-1])
    assert not panel._apply.isEnabled()
    panel.code_edit.setText(f" {code.lower()}")
    with qtbot.waitSignal(context.signals.dossier_changed):
        panel._apply.click()
    idle()
    assert page.status_badge.text() == "Đã hủy tiếp nhận"
    assert not page.void_button.isEnabled()
    assert page.void_button.accessibleDescription() == "Hồ sơ đã hủy tiếp nhận"


def test_escape_closes_the_form_first_then_the_sheet(put, context, stream, shell):
    page = put(SheetPage(context, stream))
    page.void_button.click()
    QTest.keyClick(page.void.reason_edit, Qt.Key.Key_Escape)
    assert not page.void.isVisible()
    assert shell.asked == []
    QTest.keyClick(page, Qt.Key.Key_Escape)
    assert shell.asked == [("close_sheet",)]


# --- search -------------------------------------------------------------------------------------


def kinds(page):
    return [page.model.at(row) for row in range(page.model.rowCount()) if page.model.at(row)]


@pytest.mark.parametrize("typed", ["hong hanh", "HONG HANH", "hồng hạnh", "051188001234"])
def test_search_folds_accents_and_finds_numbers(put, context, stream, idle, typed, qtbot):
    page = put(SearchPage(context, "", ()))
    QTest.keyClicks(page.edit, typed) if typed.isascii() else page.edit.setText(typed)
    qtbot.waitUntil(lambda: any(found.kind == "dossier" for found in kinds(page)))
    assert any(found.kind == "person" for found in kinds(page))


def test_enter_opens_what_is_marked(put, context, stream, shell, qtbot):
    page = put(SearchPage(context, "hanh", ()))
    qtbot.waitUntil(lambda: any(found.kind == "dossier" for found in kinds(page)))
    QTest.keyClick(page.edit, Qt.Key.Key_Return)
    assert ("dossier", stream) in shell.asked


def test_enter_before_the_answer_opens_what_is_found_not_what_stood_there(
    put, context, stream, shell, idle
):
    from tiny import TinyPage

    tiny = TinyPage(context)
    page = put(SearchPage(context, "", (tiny.keys["accept"],)))
    QTest.keyClicks(page.edit, "hanh")
    QTest.keyClick(page.edit, Qt.Key.Key_Return)
    QTest.keyClick(page.edit, Qt.Key.Key_Return)  # once more, nothing seems to happen
    assert not shell.asked
    idle()
    assert shell.asked == [("dossier", stream)]
    page.edit.setText("nhận – in")  # the name of a command, and of nothing else
    QTest.keyClick(page.edit, Qt.Key.Key_Return)
    idle()
    assert [found.kind for found in kinds(page)] == ["command"]
    assert not tiny.pressed


def test_arrows_skip_headings(put, context, stream, qtbot):
    page = put(SearchPage(context, "hanh", ()))
    qtbot.waitUntil(lambda: page.model.rowCount() > 3)
    seen = set()
    for _ in range(page.model.rowCount()):
        seen.add(page.view.currentIndex().row())
        QTest.keyClick(page.edit, Qt.Key.Key_Down)
    assert all(page.model.at(row) is not None for row in seen)
    assert page.edit.hasFocus()


def test_nothing_found_says_the_next_step(put, context, idle, qtbot):
    page = put(SearchPage(context, "", ()))
    page.edit.setText("zzzzqq")
    qtbot.waitUntil(page.none_found.isVisible)
    assert "Không tìm thấy" in page.none_found.text()


def test_commands_are_found_too(put, context, shell):
    from tiny import TinyPage

    tiny = TinyPage(context)
    page = put(SearchPage(context, "", (tiny.keys["accept"], tiny.keys["scan"])))
    assert [found.kind for found in kinds(page)] == ["command", "command"]
    QTest.keyClick(page.edit, Qt.Key.Key_Return)
    assert tiny.pressed[0][0] == "accept"


# --- sync ---------------------------------------------------------------------------------------


class FakePulse:
    def __init__(self):
        self.asked = 0

    def sync_now(self):
        self.asked += 1


def test_sync_page_says_what_waits_and_that_work_goes_on(put, context, desk):
    pulse = FakePulse()
    desk.syncing.light = "offline"
    desk.syncing.unsent_lines = [
        UnsentLine(
            stream="dossier/1",
            code="H48.16-261123-0042",
            title_vi="Tiếp nhận",
            title_en="Accepted",
            at=memory_of(desk).now,
        )
    ]
    page = put(SyncPage(context, pulse))
    assert "Vẫn có thể tiếp tục làm việc bình thường." in page.state_label.text()
    assert page.badge.text() == "Mất kết nối"
    assert page.model.at(0).texts == ("Tiếp nhận", "H48.16-261123-0042", "23/11/2026 08:42")
    assert "hết giấy" in " ".join(label.text() for label in page.findChildren(QLabel))
    page.retry_button.click()
    assert pulse.asked == 1


def test_sync_page_with_nothing_to_send(put, context):
    page = put(SyncPage(context, FakePulse()))
    assert page.empty.isVisible()
    assert not page.outbox.isVisible()
    assert "08:42 ngày 23/11/2026" in page.state_label.text()


def test_copying_rows_gives_tab_separated_text(put, context, desk, qapp):
    desk.syncing.unsent_lines = [
        UnsentLine(stream="s", code="C1", title_vi="Thu", title_en="t", at=memory_of(desk).now)
    ]
    page = put(SyncPage(context, FakePulse()))
    page.outbox.selectRow(0)
    QTest.keyClick(page.outbox, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert qapp.clipboard().text() == "Thu\tC1\t23/11/2026 08:42"


# --- password and settings ----------------------------------------------------------------------


def fill(page, old, new, again):
    page.old.edit.setText(old)
    page.new.edit.setText(new)
    page.again.edit.setText(again)
    QTest.keyClick(page.again.edit, Qt.Key.Key_Return)


def test_password_is_changed(put, context, desk, idle, notices, shell):
    page = put(PasswordPage(context))
    fill(page, PASSWORD, "matKhauMoi1", "matKhauMoi1")
    idle()
    assert desk.people.passwords[WHO.number] == "matKhauMoi1"
    assert notices.toasts == ["Đã đổi mật khẩu."]
    assert shell.asked == [("close_sheet",)]


def test_password_typed_differently_or_wrong_is_told(put, context, desk, idle):
    page = put(PasswordPage(context))
    fill(page, PASSWORD, "matKhauMoi1", "matKhauMoi2")
    assert "không giống nhau" in page.error_label.text()
    fill(page, "sai", "matKhauMoi1", "matKhauMoi1")
    idle()
    assert "Mật khẩu hiện tại chưa đúng." in page.error_label.text()
    assert desk.people.passwords[WHO.number] == PASSWORD
    assert page.save_button.isEnabled()


def test_passwords_do_not_stay_on_a_closed_sheet(put, context):
    page = put(PasswordPage(context))
    page.old.edit.setText(PASSWORD)
    page.on_leaving()
    assert page.old.edit.text() == ""


def test_every_setting_takes_effect_at_once(put, context):
    chosen = []
    page = put(SettingsPage(context, Prefs(theme="light")))
    page.chosen.connect(chosen.append)
    page.findChild(QWidget, "settings_theme_dark").click()
    page.findChild(QWidget, "settings_text_percent_150").click()
    page.findChild(QWidget, "settings_language_en").click()
    assert chosen[-1] == Prefs(language="en", theme="dark", text_percent=150)
    assert chosen[0] == replace(Prefs(), theme="dark")
