"""Scans and typing over the real workspace and the intake page (ux §7, 10-13, 16)."""

import pytest
from fakes import WHO
from intake_bench import CARD
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from counter_app.ui.main_window import Workspace
from counter_app.ui.pages.intake import IntakePage

NONE = Qt.KeyboardModifier.NoModifier


@pytest.fixture
def workspace(desk, parts, show, qtbot):
    made = Workspace(desk, parts, IntakePage)
    show(made, (1366, 768))
    made.start(WHO)
    qtbot.waitUntil(lambda: made.page("intake").session.is_open)
    yield made
    made.stop()


@pytest.fixture
def page(workspace):
    return workspace.page("intake")


def key(letter, stamp, code=None, modifiers=NONE, native=0):
    target = QApplication.focusWidget()
    for kind in (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress):
        event = QKeyEvent(
            kind, code or Qt.Key(ord(letter.upper())), modifiers, 0, native, 0, letter
        )
        event.setTimestamp(stamp)
        QApplication.sendEvent(target, event)


def burst(text, gap, *, spoilt_at=None):
    stamp = 1_000
    for place, letter in enumerate(text):
        if place == spoilt_at:
            key("\b", stamp, Qt.Key.Key_Backspace)
            stamp += gap
        key(letter, stamp)
        stamp += gap
    key("\r", stamp, Qt.Key.Key_Return)


FIELDS = ["intake_idEdit", "intake_nameEdit", "intake_procEdit", "intake_noteEdit"]


@pytest.mark.parametrize("name", FIELDS)
def test_point_10_a_wedge_leaves_the_field_alone_and_is_routed(workspace, page, qtbot, name):
    field = page.find_field(name)
    field.setFocus()
    heard = []
    workspace.hub.scanned.connect(heard.append)
    burst("H48.16-261123-0042", 8)
    qtbot.waitUntil(lambda: bool(heard))
    assert field.text() == ""
    assert type(heard[0]).__name__ == "DossierCodeScanned"
    assert QApplication.focusWidget() is field


def test_point_11_a_person_types_the_same_letters(workspace, page):
    field = page.find_field("intake_noteEdit")
    field.setFocus()
    heard = []
    workspace.hub.scanned.connect(heard.append)
    burst("H48.16-261123-0042", 150)
    assert field.text() == "H48.16-261123-0042"
    assert not heard


def test_point_12_a_burst_an_input_method_rewrote_is_thrown_away(workspace, page, qtbot):
    field = page.find_field("intake_noteEdit")
    field.setFocus()
    before = page.session.draft
    burst("H48.16-261123-0042", 8, spoilt_at=5)
    qtbot.waitUntil(lambda: bool(workspace.board.toasts()))
    assert "Bộ gõ tiếng Việt" in workspace.board.toasts()[-1].text()
    assert field.text() == ""
    assert page.session.draft.owner == before.owner


def test_point_13_the_enter_of_a_scan_presses_no_button(workspace, page, qtbot):
    clicked = []
    buttons = [b for b in page.findChildren(QAbstractButton) if b.isVisible()]
    for button in buttons:
        button.clicked.connect(lambda _on=False, b=button: clicked.append(b.objectName()))
    for widget in page.findChildren(QWidget):
        if widget.isVisible() and widget.isEnabled() and widget.focusPolicy() != Qt.NoFocus:
            widget.setFocus()
            if QApplication.focusWidget() is widget:
                burst("H48.16-261123-0042", 8)
    assert not clicked


def test_a_card_reaches_the_intake_page_from_any_other(workspace, page, qtbot):
    workspace.go("sync")
    workspace.hub.take(CARD)
    assert workspace.current is page
    assert page.session.draft.owner.name == "Nguyễn Thị Hồng Hạnh"


def test_point_16_an_unknown_code_is_a_toast_and_nothing_else(workspace, page):
    field = page.find_field("intake_noteEdit")
    field.setFocus()
    draft = page.session.draft
    workspace.hub.take("KHONG AI BIET")
    toast = workspace.board.toasts()[-1]
    assert toast.text().startswith("Mã không nhận dạng được: KHONG AI BIET")
    assert QApplication.focusWidget() is field
    assert page.session.draft.owner == draft.owner


def test_the_code_of_a_dossier_opens_its_sheet_and_the_draft_waits(workspace, page, desk, qtbot):
    from fakes import accept_one, memory_of

    stream = accept_one(desk)
    workspace.hub.take(CARD)
    workspace.hub.take(memory_of(desk).dossiers[stream].code)
    qtbot.waitUntil(lambda: workspace.sheet is not None)
    assert page.session.draft.owner.name == "Nguyễn Thị Hồng Hạnh"


def test_the_review_opens_over_the_page_and_gives_the_focus_back(workspace, page, desk, qtbot):
    from PySide6.QtTest import QTest

    workspace.hub.take(CARD)
    desk.scanning.stack = [("trang", None)]
    QTest.keyClick(page, Qt.Key.Key_F6)
    qtbot.waitUntil(lambda: len(page.session.view.pages) == 1 and not page.work.is_scanning)
    alt = Qt.KeyboardModifier.AltModifier
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_3, alt)
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_3, alt)
    assert workspace.sheet.title == "Xem lại trang quét"
    assert workspace.sheet.widget.width() >= page.width() - 2  # the whole page, less its edge
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
    assert workspace.sheet is None
    assert QApplication.focusWidget() is page.pages.strip
