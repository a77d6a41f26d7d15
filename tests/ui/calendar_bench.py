"""The calendar page over the fake desk, and how its fields are filled."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from counter_app.errors import Words
from counter_app.services.calendar_moves import Move
from counter_app.ui.pages.calendar import CalendarPage

ALT, CTRL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier
OLD = datetime(2026, 12, 1, 10, tzinfo=UTC)
NEW = datetime(2026, 12, 2, 10, tzinfo=UTC)
STORM = ("25/11", "", "Nghỉ do bão số 15", "CĐ 20/CĐ-UBND")


def move(number, **fields):
    return Move(
        **{
            "stream": f"dossier/{number}",
            "code": f"H48.16-261123-000{number}",
            "owner_name": "Nguyễn Thị Hồng Hạnh",
            "procedure_name": "Cấp giấy phép xây dựng mới",
            "old_at": OLD,
            "new_at": NEW,
            "why": Words("25/11 là ngày nghỉ (Nghỉ do bão).", "25/11 is a day off."),
            "papers": (),
            "promised": False,
            **fields,
        }
    )


PRINTED = {
    "papers": (Words("giấy tiếp nhận hồ sơ và hẹn trả kết quả", "receipt, form 01"),),
    "promised": True,
}


@pytest.fixture
def page(show, idle, context, desk):
    desk.calendar.moves = (move(1), move(2, **PRINTED), move(3, **PRINTED))
    made = CalendarPage(context)
    show(made, (1366, 700))
    made.on_shown()
    idle()
    return made


def key(page, code, modifier=Qt.KeyboardModifier.NoModifier):
    QTest.keyClick(page, code, modifier)


def type_into(page, name, text):
    edit = page.findChild(QLineEdit, name)
    edit.setFocus()
    edit.clear()
    composed = QInputMethodEvent()
    composed.setCommitString(text)
    QApplication.sendEvent(edit, composed)


def fill_day(page, first, last, name, source):
    names = ("calendar_fromEdit", "calendar_toEdit", "calendar_nameEdit", "calendar_daySourceEdit")
    for one, text in zip(names, (first, last, name, source), strict=True):
        type_into(page, one, text)
    page.days.lines.add_button.setFocus()
    key(page.days.lines.add_button, Qt.Key.Key_Space)


def days(page):
    model = page.days.lines.model
    return [model.at(row).texts for row in range(model.rowCount())]
