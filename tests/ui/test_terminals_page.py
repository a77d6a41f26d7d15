"""«Máy chấm công»: what is shown, what the buttons do, keys alone, every size."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from fake_attendance import TODAY
from fakes import WHO
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QPushButton

from counter_app.domain.punches import EARLIEST, Direction, How, Why
from counter_app.domain.staff import Role
from counter_app.errors.terminals import PunchFileWrong
from counter_app.services.punch_views import (
    Mark,
    PersonDay,
    Quarantined,
    TerminalLight,
    UnknownNumber,
)
from counter_app.ui.pages.terminals import TerminalsPage

CHIEF = replace(WHO, roles=(Role.SUPERVISOR,))


def at(hour, minute, second=0):
    return datetime(2026, 11, 23, hour - 7, minute, second, tzinfo=UTC)


def mark(hour, minute, direction=Direction.IN):
    return Mark(at=at(hour, minute, 9), terminal="Cửa chính", how=How.FINGER, direction=direction)


LIGHTS = (
    TerminalLight(
        place=0,
        serial="DGD9190019050335743",
        label="Cửa chính",
        state="ready",
        read_at=at(17, 20),
        last_at=at(17, 4),
        drift_s=380,
        logged=4213,
        capacity=100000,
    ),
    TerminalLight(
        place=1,
        serial="",
        label="Cửa sau",
        state="terminal_offline",
        words_vi="Không kết nối được với máy chấm công Cửa sau. Kiểm tra nguồn điện.",
        words_en="No connection can be made to terminal Cửa sau. Check its power.",
    ),
    TerminalLight(
        place=None,
        serial="CEXA204760036",
        label="Sảnh",
        state="pushes",
        last_at=at(17, 1),
    ),
)
DAY = (
    PersonDay(
        number="100001",
        staff="staff-hoa",
        name="Nguyễn Thị Hoa",
        marks=(mark(7, 1), mark(11, 31, Direction.OUT), mark(13, 28), mark(17, 4, Direction.OUT)),
    ),
    PersonDay(number="77", staff="", name="Le Van La", marks=tuple(mark(8, n) for n in range(9))),
)
WAITING = (UnknownNumber(number="77", name="Le Van La", last_at=at(8, 8), punches=9),)
ODD = (Quarantined(number="77", clock="2063-05-04 01:02:03", terminal="Cửa sau", why=Why.FUTURE),)


@pytest.fixture
def attendance(desk):
    fake = desk.attendance
    fake.lights, fake.days, fake.waiting, fake.odd = LIGHTS, {TODAY: DAY}, WAITING, ODD
    return fake


@pytest.fixture
def page(context, attendance, qtbot):
    context.seat.sit(CHIEF)
    made = TerminalsPage(context)
    qtbot.addWidget(made)
    made.resize(1366, 660)
    made.show()
    made.on_shown()
    qtbot.waitUntil(lambda: made.day.model.rowCount() == 2)
    qtbot.waitUntil(lambda: made.match.combo.count() == 2)
    return made


def texts(model):
    return [model.at(row).texts for row in range(model.rowCount())]


def test_terminals_with_state_and_last_punch(page):
    assert texts(page.list.model) == [
        ("Cửa chính", "23/11/2026 17:04"),
        ("Cửa sau", "–"),
        ("Sảnh", "23/11/2026 17:01"),
    ]
    assert page.list.badge.tone == "soon"
    words = page.list.words.text()
    assert "nhanh 6 phút" in words
    assert "4.213 trên 100.000" in words
    page.list.view.selectRow(1)
    assert page.list.badge.tone == "bad"
    assert "Kiểm tra nguồn điện" in page.list.words.text()


def test_the_raw_day_of_everybody_and_of_one(page):
    assert texts(page.day.model) == [
        ("Nguyễn Thị Hoa", "07:01  11:31  13:28  17:04"),
        ("Mã 77, chưa rõ là ai (Le Van La)", "08:00  08:01  08:02  08:03  +5"),
    ]
    assert texts(page.day.marks_model)[1] == ("Cửa chính", "11:31:09", "Ra", "Vân tay")
    page.day.view.selectRow(1)
    assert page.day.marks_model.rowCount() == 9
    assert "77" in page.day.heading.text()


def test_days_with_the_keyboard(page, qtbot, attendance):
    attendance.days[TODAY - timedelta(days=1)] = DAY[:1]
    assert page.day_label.text() == "Thứ Hai 23/11/2026"
    page.keys["day_before"].trigger()
    qtbot.waitUntil(lambda: page.day.model.rowCount() == 1)
    assert page.day_label.text() == "Chủ nhật 22/11/2026"
    page.keys["day_after"].trigger()
    qtbot.waitUntil(lambda: page.day.model.rowCount() == 2)


def test_an_unknown_number_is_matched_for_every_punch_of_it(page, qtbot, attendance):
    page.keys["to_unknown"].trigger()
    page.match.view.selectRow(0)
    assert page.match.question.text() == "Mã 77 là của:"
    qtbot.mouseClick(page.match.save_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: attendance.matched != [])
    assert attendance.matched == [("77", "staff-hoa", EARLIEST)]
    qtbot.waitUntil(lambda: page.match.model.rowCount() == 0)


def test_a_known_number_changes_hands_from_the_day_shown(page, qtbot, attendance):
    page.day.view.selectRow(1)
    page.day.view.selectRow(0)
    assert page.match.question.text() == "Từ ngày 23/11/2026, mã 100001 là của:"
    page.match.combo.setCurrentIndex(1)
    qtbot.mouseClick(page.match.save_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: attendance.matched != [])
    assert attendance.matched == [("100001", "", TODAY)]


def test_the_clock_is_set_by_its_button_alone(page, qtbot, attendance, notices):
    assert attendance.clocks_set == []
    page.list.view.selectRow(2)
    assert not page.list.clock_button.isEnabled()
    page.list.view.selectRow(0)
    qtbot.mouseClick(page.list.clock_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: attendance.clocks_set == [0])
    qtbot.waitUntil(lambda: "Đã chỉnh giờ máy chấm công." in notices.toasts)


def test_reading_now(page, qtbot, attendance, notices):
    page.keys["read_now"].trigger()
    qtbot.waitUntil(lambda: attendance.collected == 1)
    qtbot.waitUntil(lambda: notices.toasts != [])


def test_a_file_is_of_the_terminal_chosen(page, qtbot, attendance, notices):
    page.list.view.selectRow(2)
    page.take_file("/media/usb/1_attlog.dat")
    qtbot.waitUntil(lambda: notices.toasts != [])
    (imported,) = attendance.imported
    assert imported[1] == "CEXA204760036"
    assert "12" in notices.toasts[0]
    assert "dòng không đọc được 2" in notices.toasts[0]


def test_a_file_of_something_else_is_told(page, qtbot, attendance, notices):
    attendance.problem = PunchFileWrong(device="anh.jpg")
    page.take_file("/media/usb/anh.jpg")
    qtbot.waitUntil(
        lambda: (
            any("anh.jpg" in text for text in notices.strips.values())
            or any("anh.jpg" in text for text in notices.toasts)
        )
    )


def test_the_file_dialog_does_not_stop_the_program(page, qtbot):
    page.keys["import_file"].trigger()
    dialog = page.findChild(QFileDialog, "terminals_fileDialog")
    assert dialog.isVisible()
    dialog.close()


def test_impossible_times_are_shown_as_they_were_written(page, qtbot):
    qtbot.waitUntil(lambda: page.odd.model.rowCount() == 1)
    assert texts(page.odd.model)[0][0].startswith("2063-05-04 01:02:03")


def test_with_nothing_at_all_it_says_what_to_do(context, desk, qtbot):
    made = TerminalsPage(context)
    qtbot.addWidget(made)
    made.show()
    made.on_shown()
    qtbot.waitUntil(lambda: context.tasks.busy == 0)
    assert "trang Thiết bị" in made.list.words.text()
    assert made.day.empty.isVisible()
    assert not made.list.read_button.isEnabled()


def test_new_punches_appear_by_themselves(page, qtbot, attendance, context):
    attendance.days[TODAY] = DAY[:1]
    context.signals.punches_changed.emit()
    qtbot.waitUntil(lambda: page.day.model.rowCount() == 1)


@pytest.mark.parametrize("percent", [100, 175])
def test_nothing_is_clipped(page, theme, qtbot, percent):
    theme.apply("light", percent)
    page.resize(1366, 660)
    buttons = [one for one in page.findChildren(QPushButton) if one.isVisible()]
    assert len(buttons) >= 7
    qtbot.waitUntil(lambda: all(one.width() >= one.minimumSizeHint().width() for one in buttons))
