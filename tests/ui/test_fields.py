"""Vietnamese input traps, each reproduced (ux §3.4)."""

import unicodedata
from datetime import date

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QHelpEvent, QInputMethodEvent, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolTip, QVBoxLayout, QWidget

from counter_app.ui.widgets.fields import (
    DigitsEdit,
    LatinLineEdit,
    PasswordEdit,
    ViLineEdit,
    ViTextEdit,
)
from counter_app.ui.widgets.typed_fields import DateEdit, MoneyEdit

TODAY = date(2026, 11, 23)


@pytest.fixture
def form(show):
    holder = QWidget()
    column = QVBoxLayout(holder)
    holder.name = ViLineEdit("name", "Họ tên", holder)
    holder.number = DigitsEdit("number", "Số định danh", 12, holder)
    holder.money = MoneyEdit("money", "Tiền nhận", "vi", holder)
    holder.birth = DateEdit("birth", "Ngày sinh", "vi", lambda: TODAY, holder)
    for field in (holder.name, holder.number, holder.money, holder.birth):
        column.addWidget(field)
    return show(holder)


def compose(field, text):
    field.setFocus()
    QApplication.sendEvent(field, QInputMethodEvent(text, []))


def test_composed_word_survives_a_focus_move(form):
    compose(form.name, "Nguyễn")
    form.number.setFocus()
    assert form.name.text() == "Nguyễn"


def test_composed_word_survives_a_mouse_click_elsewhere(form):
    compose(form.name, "Hạnh")
    QTest.mouseClick(form.number, Qt.MouseButton.LeftButton, pos=QPoint(5, 5))
    assert form.name.text() == "Hạnh"
    assert form.number.hasFocus()


def test_composed_word_is_taken_once(form):
    compose(form.name, "Hạnh")
    form.name.flush()
    form.name.flush()
    assert form.name.text() == "Hạnh"


def test_several_lines_keep_the_word_too(show):
    holder = QWidget()
    text = ViTextEdit("note", "Ghi chú", holder)
    other = ViLineEdit("other", "Khác", holder)
    show(holder)
    compose(text, "bổ sung")
    other.setFocus()
    assert text.value() == "bổ sung"


@pytest.mark.parametrize(
    "make",
    [
        lambda: LatinLineEdit("a", "Mã"),
        lambda: DigitsEdit("a", "Số", 12),
        lambda: PasswordEdit("a", "Mật khẩu"),
        lambda: MoneyEdit("a", "Tiền", "vi"),
        lambda: DateEdit("a", "Ngày", "vi", lambda: TODAY),
    ],
)
def test_latin_fields_switch_the_input_method_off(qtbot, make):
    field = make()
    qtbot.addWidget(field)
    assert field.inputMethodQuery(Qt.InputMethodQuery.ImEnabled) is False


def test_vietnamese_field_keeps_the_input_method_on(qtbot):
    field = ViLineEdit("a", "Họ tên")
    qtbot.addWidget(field)
    assert field.inputMethodQuery(Qt.InputMethodQuery.ImEnabled)


def test_decomposed_text_becomes_composed(form):
    form.name.setText(unicodedata.normalize("NFD", "Nguyễn Thị Hồng Hạnh"))
    form.number.setFocus()
    form.name.setFocus()
    form.number.setFocus()
    assert form.name.text() == "Nguyễn Thị Hồng Hạnh"
    assert form.name.value() == unicodedata.normalize("NFC", form.name.value())


def test_value_is_one_clean_line(form):
    form.name.setText("  Nguyễn\u200b \u202e Hoa  ")
    assert form.name.value() == "Nguyễn Hoa"


def test_committed_once_per_change(form):
    heard = []
    form.name.committed.connect(heard.append)
    form.name.setFocus()
    QTest.keyClicks(form.name, "Hoa")
    form.number.setFocus()
    form.name.setFocus()
    form.number.setFocus()
    assert heard == ["Hoa"]
    form.name.set_value("Mai")
    form.name.setFocus()
    form.number.setFocus()
    assert heard == ["Hoa"]


def test_undo_is_the_fields_only_while_it_holds_uncommitted_typing(form):
    undone = []
    undo = QShortcut(QKeySequence("Ctrl+Z"), form)
    undo.activated.connect(lambda: undone.append(1))
    form.name.setFocus()
    QTest.keyClicks(form.name, "Hoa")
    QTest.keyClick(form.name, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert form.name.text() == ""
    assert not undone
    QTest.keyClicks(form.name, "Mai")
    form.name.commit()
    QTest.keyClick(form.name, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert undone == [1]
    assert form.name.text() == "Mai"


def test_enter_goes_to_the_next_field(form):
    form.name.setFocus()
    QTest.keyClick(form.name, Qt.Key.Key_Return)
    assert form.number.hasFocus()


def test_digits_refuse_letters_and_take_pasted_groups(form):
    form.number.setFocus()
    QTest.keyClicks(form.number, "05")
    foreign = QKeyEvent(QEvent.Type.KeyPress, 0, Qt.KeyboardModifier.NoModifier, "ư")
    QApplication.sendEvent(form.number, foreign)
    QTest.keyClicks(form.number, "1x18")
    assert form.number.text() == "05118"
    form.number.clear()
    QApplication.clipboard().setText("051 188 001 234")
    form.number.paste()
    assert form.number.value() == "051188001234"
    QTest.keyClick(form.number, Qt.Key.Key_9)
    assert form.number.value() == "051188001234"
    QTest.keyClick(form.number, Qt.Key.Key_Backspace)
    assert form.number.value() == "05118800123"


@pytest.mark.parametrize(
    ("typed", "dong", "shown"),
    [
        ("75k", 75_000, "75.000"),
        ("1tr2", 1_200_000, "1.200.000"),
        ("75000", 75_000, "75.000"),
        ("1.234.567", 1_234_567, "1.234.567"),
    ],
)
def test_money_as_clerks_type_it(form, typed, dong, shown):
    form.money.setFocus()
    QTest.keyClicks(form.money, typed)
    form.number.setFocus()
    assert form.money.dong() == dong
    assert form.money.text() == shown


def test_money_is_echoed_in_words(form):
    heard = []
    form.money.echoed.connect(heard.append)
    form.money.setFocus()
    QTest.keyClicks(form.money, "75k")
    assert heard[-1] == "Bảy mươi lăm nghìn đồng."
    form.money.clear()
    assert heard[-1] == ""


def test_money_that_is_none_is_marked_and_kept(form):
    form.money.setFocus()
    QTest.keyClicks(form.money, "bay")
    form.number.setFocus()
    assert form.money.dong() is None
    assert "75k" in form.money.problem
    assert form.money.text() != ""
    form.money.setFocus()
    form.money.setText("5k")
    form.number.setFocus()
    assert form.money.problem == ""


@pytest.mark.parametrize(
    ("typed", "day"),
    [("05031988", date(1988, 3, 5)), ("5/3/88", date(1988, 3, 5)), ("050388", date(1988, 3, 5))],
)
def test_dates_are_free_digits_formatted_on_leaving(form, typed, day):
    form.birth.setFocus()
    QTest.keyClicks(form.birth, typed)
    assert form.birth.text() == typed, "nothing changes while typing"
    form.number.setFocus()
    assert form.birth.on() == day
    assert form.birth.text() == "05/03/1988"


def test_date_that_is_none_says_how(form):
    form.birth.setFocus()
    QTest.keyClicks(form.birth, "31/2/1988")
    form.number.setFocus()
    assert form.birth.on() is None
    assert "01/08/2025" in form.birth.accessibleDescription()


def test_password_tells_caps_lock_and_input_method(qtbot, show):
    field = PasswordEdit("p", "Mật khẩu")
    caps, ime = [], []
    field.capsLock.connect(caps.append)
    field.imeSuspected.connect(ime.append)
    show(field)
    QTest.keyClick(field, "a")
    assert caps[-1] is False
    QTest.keyClick(field, Qt.Key.Key_A, Qt.KeyboardModifier.NoModifier)
    field.setText("mật")
    assert ime[-1] is True
    field.setText("mat")
    assert ime[-1] is False


def test_no_field_uses_a_mask(form):
    for field in form.findChildren(LatinLineEdit):
        assert field.inputMask() == ""


def tip_over(field):
    place = field.rect().center()
    event = QHelpEvent(QEvent.Type.ToolTip, place, field.mapToGlobal(place))
    QApplication.sendEvent(field, event)
    return QToolTip.text()


def test_a_text_longer_than_its_field_is_in_the_tip_and_a_password_never(form):
    long = "Công ty trách nhiệm hữu hạn một thành viên " * 6
    secret = PasswordEdit("secret", "Mật khẩu", form)
    secret.resize(60, 30)
    secret.setText("x" * 90)
    assert tip_over(secret) == ""
    form.name.set_value("Nguyễn Văn An")
    assert tip_over(form.name) == ""
    form.name.set_value(long)
    assert tip_over(form.name) == long
    form.name.set_problem("Phải ghi họ tên.")
    assert tip_over(form.name) == "Phải ghi họ tên."
