"""Money taken from the dossier sheet, long after the intake page went on to somebody else."""

import pytest
from fakes import accept_one, memory_of
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from counter_app.ui.pages.sheet import SheetPage

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def stream(desk):
    return accept_one(desk)


@pytest.fixture
def sheet(context, show, stream, idle):
    page = SheetPage(context, stream)
    show(page)
    page.on_shown()
    idle()
    return page


def state(desk, stream):
    return memory_of(desk).dossiers[stream]


def press(key, modifiers=Qt.KeyboardModifier.NoModifier):
    QTest.keyClick(QApplication.focusWidget(), key, modifiers)


def test_R75_what_is_owed_is_taken_with_ctrl_enter_once(sheet, desk, stream, qtbot, notices):
    payment = sheet.summary.payment
    assert payment.isVisible()
    payment.pay.given_edit.setFocus()
    payment.pay.given_edit.insert("200k")
    press(Qt.Key.Key_Return, CTRL)
    press(Qt.Key.Key_Return, CTRL)
    qtbot.waitUntil(lambda: not payment.isVisible())
    assert [one.amount_dong for one in state(desk, stream).fees_taken] == [150_000]
    qtbot.waitUntil(lambda: "Đã thu" in notices.last)


def test_enter_alone_never_books(sheet, desk, stream):
    sheet.summary.payment.pay.given_edit.setFocus()
    press(Qt.Key.Key_Return)
    assert not state(desk, stream).fees_taken


def test_too_little_money_stays_with_the_clerk(sheet, desk, stream):
    pay = sheet.summary.payment.pay
    pay.given_edit.setFocus()
    pay.given_edit.insert("10000")
    press(Qt.Key.Key_Return, CTRL)
    assert not state(desk, stream).fees_taken
    assert QApplication.focusWidget() is pay.given_edit


def test_a_sheet_read_again_keeps_the_focus_and_what_is_typed(sheet, context, desk, idle):
    edit = sheet.summary.payment.pay.given_edit
    edit.setFocus()
    edit.insert("200")
    context.signals.sync_changed.emit(desk.syncing.state())
    idle()
    assert QApplication.focusWidget() is edit
    assert edit.text() == "200"
