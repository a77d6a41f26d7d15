"""The list under a field: arrows and Enter, no inline completion, nothing inserted."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QVBoxLayout, QWidget

from counter_app.domain.text import fold
from counter_app.ui.widgets.fields import ViLineEdit
from counter_app.ui.widgets.search_edit import Choice, SearchEdit

CHOICES = (
    Choice(key="p101", text="101 Cấp giấy phép xây dựng", detail="Sở Xây dựng"),
    Choice(key="p102", text="102 Cấp đổi giấy phép", why_not="Tài khoản không được phân công"),
    Choice(key="p103", text="103 Cấp đổi chứng chỉ", detail="Sở Xây dựng"),
)


def find(text):
    return [choice for choice in CHOICES if fold(text) in fold(choice.text)]


@pytest.fixture
def edit(show):
    holder = QWidget()
    column = QVBoxLayout(holder)
    made = SearchEdit("intake_procEdit", "Thủ tục", find, holder)
    column.addWidget(made)
    made.next_field = ViLineEdit("next", "Khác", holder)
    column.addWidget(made.next_field)
    column.addStretch(1)
    show(holder, (700, 400))
    made.setFocus()
    made.taken = []
    made.chosen.connect(made.taken.append)
    return made


def test_alias_and_enter_take_the_first_line_at_once(edit):
    QTest.keyClicks(edit, "101")
    QTest.keyClick(edit, Qt.Key.Key_Return)
    assert edit.taken == ["p101"]
    assert edit.text() == "101", "nothing is inserted into the field"


def test_words_without_accents_find(qtbot, edit):
    QTest.keyClicks(edit, "cap doi")
    qtbot.waitUntil(lambda: edit.is_open)
    QTest.keyClick(edit, Qt.Key.Key_Return)
    assert edit.taken == ["p103"], "a line that may not be taken is skipped"


def test_arrows_walk_and_skip_what_is_not_allowed(qtbot, edit):
    QTest.keyClicks(edit, "cap")
    qtbot.waitUntil(lambda: edit.is_open)
    assert edit.list_view.currentIndex().row() == 0
    QTest.keyClick(edit, Qt.Key.Key_Down)
    assert edit.list_view.currentIndex().row() == 2
    QTest.keyClick(edit, Qt.Key.Key_Up)
    assert edit.list_view.currentIndex().row() == 0
    assert edit.text() == "cap"


def test_escape_closes_and_keeps_the_text(qtbot, edit):
    QTest.keyClicks(edit, "cap")
    qtbot.waitUntil(lambda: edit.is_open)
    QTest.keyClick(edit, Qt.Key.Key_Escape)
    assert not edit.is_open
    assert edit.text() == "cap"
    assert edit.hasFocus()


def test_nothing_found_leaves_the_field_alone(edit):
    QTest.keyClicks(edit, "xyz")
    QTest.keyClick(edit, Qt.Key.Key_Return)
    assert edit.taken == []
    assert not edit.is_open


def test_list_goes_with_the_focus_and_never_has_it(qtbot, edit):
    QTest.keyClicks(edit, "cap")
    qtbot.waitUntil(lambda: edit.is_open)
    assert edit.list_view.focusPolicy() == Qt.FocusPolicy.NoFocus
    edit.next_field.setFocus()
    assert not edit.is_open


def test_a_line_reads_as_one_sentence(qtbot, edit):
    QTest.keyClicks(edit, "doi")
    qtbot.waitUntil(lambda: edit.is_open)
    index = edit.list_view.model().index(0)
    said = index.data(Qt.ItemDataRole.AccessibleTextRole)
    assert said == "102 Cấp đổi giấy phép. Tài khoản không được phân công"
    assert not index.flags() & Qt.ItemFlag.ItemIsEnabled
