"""«Hủy tiếp nhận» where money was taken: handed back, booked with Ctrl+Enter, never Enter (R75)."""

import pytest
from fakes import WHO, accept_one, memory_of
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel

from counter_app.domain.dossier.state import Status
from counter_app.domain.draft import PayMethod
from counter_app.ui.pages.sheet import SheetPage

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def stream(desk):
    made = accept_one(desk)
    desk.payment.take(made, PayMethod.CASH, None, WHO)
    return made


@pytest.fixture
def sheet(context, show, stream, idle):
    page = SheetPage(context, stream)
    show(page)
    page.on_shown()
    idle()
    page.void_button.click()
    return page


def state(desk, stream):
    return memory_of(desk).dossiers[stream]


def press(key, modifiers=Qt.KeyboardModifier.NoModifier):
    QTest.keyClick(QApplication.focusWidget(), key, modifiers)


def fill(panel, desk, stream):
    panel.reason_edit.setText("nhận nhầm thủ tục")
    panel.code_edit.setText(state(desk, stream).code)
    panel.code_edit.setFocus()


def test_R75_the_money_is_said_to_be_back_first_then_ctrl_enter_does_both(
    sheet, desk, stream, notices, qtbot
):
    panel = sheet.void
    assert panel.amount_label.text().startswith("150.000")
    fill(panel, desk, stream)
    assert not panel._apply.isEnabled()
    press(Qt.Key.Key_Return, CTRL)
    assert panel.problem.isVisible()
    assert QApplication.focusWidget() is panel.handed_check
    assert state(desk, stream).status is Status.ACCEPTED
    press(Qt.Key.Key_Space)
    press(Qt.Key.Key_Return, CTRL)
    press(Qt.Key.Key_Return, CTRL)  # twice is once
    qtbot.waitUntil(lambda: state(desk, stream).status is Status.VOIDED)
    (back,) = state(desk, stream).refunds
    assert (back.amount_dong, back.method) == (150_000, PayMethod.CASH)
    qtbot.waitUntil(lambda: "hoàn trả" in notices.last)
    qtbot.waitUntil(lambda: "Đã hủy tiếp nhận" in sheet.status_badge.text())
    texts = [label.text() for label in sheet.summary.findChildren(QLabel)]
    assert "Đã hoàn trả" in texts
    assert any("tiền mặt" in text and WHO.name in text for text in texts)


@pytest.mark.parametrize("at", ["code_edit", "reason_edit", "handed_check", "_apply"])
def test_enter_alone_never_books(sheet, desk, stream, at, idle):
    panel = sheet.void
    fill(panel, desk, stream)
    panel.handed_check.setChecked(True)
    getattr(panel, at).setFocus()
    press(Qt.Key.Key_Return)
    idle()
    assert state(desk, stream).status is Status.ACCEPTED
    assert not state(desk, stream).refunds


def test_a_transfer_goes_back_as_one_when_the_clerk_says_so(sheet, desk, stream, qtbot):
    panel = sheet.void
    fill(panel, desk, stream)
    panel.methods[PayMethod.TRANSFER].setChecked(True)
    panel.handed_check.setChecked(True)
    press(Qt.Key.Key_Return, CTRL)
    qtbot.waitUntil(lambda: state(desk, stream).status is Status.VOIDED)
    assert state(desk, stream).refunds[0].method is PayMethod.TRANSFER


def test_the_word_is_given_anew_each_time_the_form_opens(sheet):
    sheet.void.handed_check.setChecked(True)
    sheet.void.finished.emit()
    sheet.void_button.click()
    assert not sheet.void.handed_check.isChecked()


def test_without_money_nothing_is_asked_about_it(context, show, desk, idle):
    page = SheetPage(context, accept_one(desk))
    show(page)
    page.on_shown()
    idle()
    page.void_button.click()
    assert not page.void.refund_box.isVisible()
    assert not page.void.handed_check.isVisible()
    assert page.void._apply.text() == "Hủy tiếp nhận"
