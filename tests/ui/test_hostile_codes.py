"""Codes made to do harm: what the window says, and that nothing else happens."""

import pytest
from english_walk import settle
from fakes import WHO
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel

from counter_app.services.equipment import CodeRead
from counter_app.ui.main_window import Workspace
from counter_app.ui.pages.intake import IntakePage

CARD = "051087004321||{name}|15081987|Nam|{address}|10052021"


HOSTILE = (
    ("x" * 10_240, "Mã không nhận dạng được: xxx"),
    ("0" * 10_240 + "|" * 10, "Mã không nhận dạng được: 000"),
    ("\0\x01\x1b]0;gõ lệnh\x07\r\nrm -rf", "Mã không nhận dạng được: ]0;gõ lệnh rm -rf"),
    ("\0\u200b\u202e", "không có chữ nào"),
    ("=cmd|'/c calc'!A1", "Mã không nhận dạng được: =cmd"),
    ("\u202egnp.exe\u202c", "Mã không nhận dạng được: gnp.exe"),
    ("<img src='//192.0.2.1/a'>", "<img src='//192.0.2.1/a'>"),
    ("<a href='http://192.0.2.1'>Bấm vào đây</a>", "<a href="),
    (CARD.format(name="=HYPERLINK(A1)", address="Nghĩa Lộ"), "không thể có trên thẻ"),
    (CARD.format(name="Nguyễn An", address="<b>Nghĩa Lộ</b>"), "không thể có trên thẻ"),
    (CARD.format(name="Nguyễn An", address="Nghĩa Lộ").encode().decode("latin-1"), "UTF-8"),
    (CARD.format(name="A" * 9_000, address="Nghĩa Lộ"), "Mã không nhận dạng được"),
)


@pytest.fixture
def workspace(desk, parts, show, qtbot):
    made = Workspace(desk, parts, IntakePage)
    show(made)
    made.start(WHO)
    settle(made, parts.tasks, qtbot)
    yield made
    made.stop()


def test_a_sentence_and_nothing_else(workspace):
    focus = QApplication.focusWidget()
    before = workspace.page("intake").session.draft
    for code, words in HOSTILE:
        workspace.hub.take(code)
        said = workspace.board.toasts()[-1].text()
        assert words in said, ascii(code[:40])
        assert len(said) < 260
        assert workspace.page("intake").session.draft == before
        assert QApplication.focusWidget() is focus
        assert workspace.sheet is None


def test_a_code_longer_than_any_gets_one_sentence(workspace):
    workspace.pulse._code_read(CodeRead(text="", device="quầy 05", is_too_long=True))
    said = workspace.board.toasts()[-1].text()
    assert "dài quá 10.000 byte" in said
    assert "chưa có thông tin nào thay đổi" in said
    assert workspace.sheet is None


def test_right_to_left_marks_in_a_card_are_dropped_and_the_rest_is_taken(workspace, qtbot):
    workspace.hub.take(CARD.format(name="Nguyễn \u202eVăn\u202c Khoa", address="Nghĩa\u2066 Lộ"))
    session = workspace.page("intake").session
    qtbot.waitUntil(lambda: session.draft.owner.name == "Nguyễn Văn Khoa")
    assert session.draft.owner.address == "Nghĩa Lộ"


def test_no_label_takes_text_for_markup(workspace):
    workspace.hub.take("<img src='//192.0.2.1/a'>")
    labels = workspace.findChildren(QLabel)
    assert len(labels) > 20
    for label in labels:
        label.ensurePolished()
        assert label.textFormat() == Qt.TextFormat.PlainText, label.objectName()
