"""Scans at the workspace: told by what they say, whatever page is in front and field in focus."""

from dataclasses import replace

import pytest
from fakes import accept_one, memory_of
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication

from counter_app.domain import scans
from counter_app.domain.codes import read_dossier_code


def card_text():
    return "051188001234|212345678|Nguyễn Thị Hồng Hạnh|05031988|Nữ|Tổ 5, P. Nghĩa Lộ|01082021"


def test_card_goes_to_intake_from_any_page(workspace):
    page = workspace.page("intake")
    page.takes = scans.CardScanned
    workspace.go("sync")
    workspace.hub.take(card_text())
    assert workspace.current is page
    assert isinstance(page.scans[-1], scans.CardScanned)


def test_dossier_code_opens_its_sheet(workspace, desk, qtbot, stream):
    code = memory_of(desk).dossiers[stream].code
    assert read_dossier_code(code) is not None
    workspace.hub.take(code)
    qtbot.waitUntil(lambda: workspace.sheet is not None)
    assert desk.lookup.sheets_read == [stream]


def test_a_code_two_dossiers_carry_is_a_question_for_the_clerk(workspace, desk, qtbot):
    streams = [accept_one(desk, name=name) for name in ("Lê Văn Một", "Lê Văn Hai")]
    dossiers = memory_of(desk).dossiers
    for stream in streams:
        dossiers[stream] = replace(dossiers[stream], provisional_code="TM05-261123-001")
    workspace.hub.take("TM05-261123-001")
    qtbot.waitUntil(lambda: workspace.sheet is not None)
    assert workspace.sheet.title == "Tìm kiếm"
    assert workspace.sheet.edit.value() == "TM05-261123-001"
    assert desk.lookup.sheets_read == []


def test_a_card_before_the_camera_goes_to_the_page_below_and_the_camera_off(workspace, desk, qtbot):
    QTest.keyClick(workspace, Qt.Key.Key_M, Qt.KeyboardModifier.ControlModifier)
    assert workspace.sheet.objectName() == "camera"
    qtbot.waitUntil(lambda: desk.sight.is_on)
    page = workspace.page("intake")
    page.takes = scans.CardScanned
    workspace.hub.take("zzz 123")
    assert workspace.sheet is not None
    workspace.hub.take(card_text())
    assert isinstance(page.scans[-1], scans.CardScanned)
    assert workspace.sheet is None
    qtbot.waitUntil(lambda: not desk.sight.is_on)


def test_code_of_another_counter_says_so(workspace, qtbot):
    workspace.hub.take("H48.16-261123-9999")
    qtbot.waitUntil(lambda: bool(workspace.board.toasts()))
    assert "không có trên máy này" in workspace.board.toasts()[-1].text()
    assert workspace.sheet is None


def test_unknown_code_is_a_toast_and_the_focus_stays(workspace):
    field = workspace.page("intake").number
    field.setFocus()
    workspace.hub.take("zzz 123")
    toast = workspace.board.toasts()[-1]
    assert toast.text() == "Mã không nhận dạng được: zzz 123"
    assert field.hasFocus()
    toast.findChild(QAbstractButton, "toast_button").click()
    assert QApplication.clipboard().text() == "zzz 123"


def test_refused_card_and_vneid_are_sentences(workspace):
    workspace.hub.take("051188001234|x|y")
    assert workspace.board.toasts()[-1].text().strip()
    workspace.hub.take("https://vneid.gov.vn/qr/abcdef")
    assert "VNeID" in workspace.board.toasts()[-1].text()


def test_a_burst_an_input_method_changed_is_explained(workspace):
    workspace.hub.rewritten.emit()
    text = workspace.board.toasts()[-1].text()
    assert "Chưa có thông tin nào thay đổi." in text


def test_serial_reader_reaches_the_page(workspace, desk, qtbot):
    page = workspace.page("intake")
    page.takes = scans.CardScanned
    desk.equipment.codes.append(card_text())
    qtbot.waitUntil(lambda: bool(page.scans))
    assert page.scans[0].card.id_number == "051188001234"


@pytest.mark.parametrize("name", ["intake", "todo", "sync"])
def test_scan_never_presses_a_button(workspace, name, qtbot):
    from test_inputhub import type_text

    clicks = []
    workspace.go(name)
    for button in workspace.findChildren(QAbstractButton):
        button.clicked.connect(lambda *_, b=button: clicks.append(b.objectName()))
        assert not getattr(button, "autoDefault", lambda: False)(), button.objectName()
    for button in workspace.findChildren(QAbstractButton):
        if button.isVisible() and button.isEnabled() and button.focusPolicy():
            button.setFocus()
            type_text("ZZ 99 ZZ 88 ZZ 77", 8)
    assert clicks == []
