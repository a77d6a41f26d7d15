"""Keyboard wedge against typing in a real field; codes of serial readers (ux §7: 10-13, 16)."""

import pytest
import shiboken6
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QInputMethodEvent, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QListWidget, QPushButton, QVBoxLayout, QWidget

from counter_app.domain import scans
from counter_app.ui.inputhub import InputHub
from counter_app.ui.keys import bind_list, rows
from counter_app.ui.widgets.fields import DigitsEdit, PasswordEdit, ViLineEdit

CODE = "H48.16-261123-0042"
CARD = "051188001234|212345678|NGUYEN VAN AN|05031988|Nam|To 5|01082021"
MODIFIERS = Qt.KeyboardModifier


def press(letter, stamp, *, key=None, modifiers=MODIFIERS.NoModifier, target=None):
    """One key as the system sends it: override, press, release, with its own time."""
    target = target or QApplication.focusWidget()
    code = key or Qt.Key(ord(letter.upper()))
    for kind in (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress):
        event = QKeyEvent(kind, code, modifiers, letter)
        event.setTimestamp(stamp)
        QApplication.sendEvent(target, event)
    event = QKeyEvent(QEvent.Type.KeyRelease, code, modifiers, letter)
    event.setTimestamp(stamp + 1)
    QApplication.sendEvent(target, event)


def type_text(text, gap, *, start=1_000, enter=True):
    stamp = start
    for letter in text:
        press(letter, stamp)
        stamp += gap
    if enter:
        press("\r", stamp, key=Qt.Key.Key_Return)
    return stamp


@pytest.fixture
def desk_form(show):
    holder = QWidget()
    column = QVBoxLayout(holder)
    holder.name = ViLineEdit("name", "Họ tên", holder)
    holder.number = DigitsEdit("number", "Số", 12, holder)
    holder.password = PasswordEdit("password", "Mật khẩu", holder)
    holder.button = QPushButton("Nút", holder)
    holder.list = QListWidget(holder)
    for widget in (holder.name, holder.number, holder.password, holder.button, holder.list):
        column.addWidget(widget)
    return show(holder)


@pytest.fixture
def hub(qapp):
    owner = QObject()
    made = InputHub(owner)
    made.listen()
    made.heard = []
    made.rewrites = []
    made.scanned.connect(made.heard.append)
    made.rewritten.connect(lambda: made.rewrites.append(1))
    yield made
    qapp.removeEventFilter(made)
    owner.deleteLater()


@pytest.mark.parametrize("field", ["name", "number", "password"])
def test_burst_leaves_the_focused_field_unchanged(hub, desk_form, field):
    target = getattr(desk_form, field)
    target.setText("12")
    target.setFocus()
    type_text(CODE, 8)
    assert target.text() == "12"
    assert target.hasFocus()
    assert isinstance(hub.heard[0], scans.DossierCodeScanned)
    assert hub.heard[0].code.text == CODE


def test_typing_stays_typing_in_order(qtbot, hub, desk_form):
    desk_form.name.setFocus()
    desk_form.name.enter_moves_on = False
    type_text("nguyen van an 12", 150)
    qtbot.waitUntil(lambda: desk_form.name.text() == "nguyen van an 12")
    assert not hub.heard


def test_a_single_key_arrives_without_the_next_one(qtbot, hub, desk_form):
    desk_form.name.setFocus()
    press("a", 1_000)
    qtbot.waitUntil(lambda: desk_form.name.text() == "a")


def test_fast_rollover_typing_is_kept_in_order(qtbot, hub, desk_form):
    desk_form.name.setFocus()
    desk_form.name.enter_moves_on = False
    stamp = 1_000
    for letter, gap in zip("hoang sa", (25, 90, 20, 110, 28, 70, 95, 80), strict=True):
        press(letter, stamp)
        stamp += gap
    qtbot.waitUntil(lambda: desk_form.name.text() == "hoang sa")


def test_rewritten_burst_is_refused_and_nothing_changes(hub, desk_form):
    desk_form.name.setText("Hạnh")
    desk_form.name.setFocus()
    stamp = type_text("H48.16-26112", 8, enter=False)
    press("\b", stamp, key=Qt.Key.Key_Backspace)
    press("ư", stamp + 8, key=Qt.Key.Key_unknown)
    stamp = type_text("3-0042", 8, start=stamp + 16)
    assert hub.rewrites == [1]
    assert not hub.heard
    assert desk_form.name.text() == "Hạnh"


def test_backspace_while_typing_still_deletes(qtbot, hub, desk_form):
    desk_form.name.setFocus()
    stamp = type_text("hoa", 150, enter=False)
    press("\b", stamp + 150, key=Qt.Key.Key_Backspace)
    qtbot.waitUntil(lambda: desk_form.name.text() == "ho")


def test_scan_with_spaces_and_enter_never_presses_a_button(qtbot, hub, desk_form):
    clicks = []
    desk_form.button.clicked.connect(lambda: clicks.append(1))
    desk_form.button.setFocus()
    type_text("AB CD EF GH IJ KL", 8)
    assert not clicks
    assert len(hub.heard) == 1


def test_space_typed_on_a_button_still_presses_it(qtbot, hub, desk_form):
    clicks = []
    desk_form.button.clicked.connect(lambda: clicks.append(1))
    desk_form.button.setFocus()
    press(" ", 1_000, key=Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: clicks == [1])
    assert not desk_form.button.isDown()


def test_letter_keys_of_a_list_work_after_the_hold(qtbot, hub, desk_form):
    pressed = []
    bind_list(
        "review",
        desk_form.list,
        {r.id: (lambda n=r.id: pressed.append(n)) for r in rows("review") if r.in_list},
    )
    desk_form.list.setFocus()
    press("r", 1_000)
    qtbot.waitUntil(lambda: pressed == ["rotate_right"])


def test_prefixed_short_code_is_a_scan(hub, desk_form):
    desk_form.name.setFocus()
    press("\x02", 1_000, key=Qt.Key.Key_B, modifiers=MODIFIERS.ControlModifier)
    type_text("MC123456", 8, start=1_008)
    assert len(hub.heard) == 1
    assert desk_form.name.text() == ""


def test_click_between_keys_keeps_the_key_in_its_field(qtbot, hub, desk_form):
    desk_form.name.setFocus()
    press("a", 1_000)
    QTest.mouseClick(desk_form.number, Qt.MouseButton.LeftButton)
    assert desk_form.name.text() == "a"
    assert desk_form.number.text() == ""


def test_another_window_in_front_leaves_the_key_in_its_field(hub, desk_form, show):
    hub._wait.start(60_000)
    desk_form.name.setFocus()
    press("a", 1_000)
    assert desk_form.name.text() == ""
    show(QWidget())
    assert desk_form.name.text() == "a"


def test_function_keys_pass_at_once_and_after_what_was_typed(qtbot, hub, desk_form):
    seen = []

    class Watch(QObject):
        def eventFilter(self, watched, event):
            if event.type() == QEvent.Type.KeyPress:
                seen.append((event.key(), desk_form.name.text()))
            return False

    watch = Watch()
    desk_form.name.setFocus()
    press("a", 1_000)
    desk_form.name.installEventFilter(watch)
    press("", 1_010, key=Qt.Key.Key_F9)
    assert (Qt.Key.Key_F9, "a") in seen


def test_serial_reader_with_the_card_text(hub):
    hub.take("051188001234|212345678|Nguyễn Thị Hồng Hạnh|05031988|Nữ|Tổ 5, P. Nghĩa Lộ|01082021")
    assert isinstance(hub.heard[0], scans.CardScanned)
    assert hub.heard[0].card.name == "Nguyễn Thị Hồng Hạnh"


def test_unknown_code_is_named_as_such(hub):
    hub.take("zzz-???")
    assert isinstance(hub.heard[0], scans.UnknownScanned)


def release(receiver, letter, stamp):
    event = QKeyEvent(
        QEvent.Type.KeyRelease, Qt.Key(ord(letter.upper())), MODIFIERS.NoModifier, letter
    )
    event.setTimestamp(stamp)
    QApplication.sendEvent(receiver, event)


def compose(field, text, gap, *, start, before=""):
    """Keys through IBus with Unikey, as recorded: no press, a word composed and settled, releases."""
    stamp, word = start, before
    for letter in text:
        word += letter
        settled = not letter.isalnum()
        QApplication.sendEvent(field, settling(word) if settled else composing(word))
        if settled:
            word = ""
            QApplication.sendEvent(field, composing(""))
        for receiver in (field, field.parentWidget()):  # a key goes up until somebody takes it
            release(receiver, letter, stamp)
        stamp += gap
    QApplication.sendEvent(field, settling(word))
    QApplication.sendEvent(field, composing(""))
    press("\r", stamp, key=Qt.Key.Key_Return, target=field)
    return stamp


def composing(text):
    return QInputMethodEvent(text, [])


def settling(text):
    event = QInputMethodEvent("", [])
    event.setCommitString(text)
    return event


def test_a_scan_that_an_input_method_composed_leaves_the_field_as_it_was(hub, desk_form):
    field = desk_form.name
    field.setFocus()
    field.enter_moves_on = False
    stamp = compose(field, "viet nam", 120, start=1_000)
    assert field.text() == "viet nam"
    assert not hub.rewrites
    compose(field, CODE, 5, start=stamp + 900)
    assert field.text() == "viet nam"
    assert field.hasFocus()
    assert hub.rewrites == [1]
    compose(field, CARD, 5, start=stamp + 3_000)
    assert field.text() == "viet nam"
    assert hub.rewrites == [1, 1]
    assert not hub.heard


def test_a_word_not_yet_settled_before_such_a_scan_is_kept(hub, desk_form):
    field = desk_form.name
    field.setFocus()
    field.enter_moves_on = False
    QApplication.sendEvent(field, settling("Nguyễn "))
    QApplication.sendEvent(field, composing("Hạnh"))
    release(field, "h", 1_000)
    compose(field, CODE, 5, start=5_000, before="Hạnh")
    assert field.text() == "Nguyễn Hạnh"


def test_keys_that_an_input_method_lets_overtake_each_other_are_one_scan(hub, desk_form):
    field = desk_form.name
    field.setFocus()
    for at, letter in enumerate(CODE):
        QApplication.sendEvent(field, settling(letter))
        release(field, letter, 1_000 + 5 * (at - 4 * (at % 7 == 6)))
    press("\r", 1_000 + 5 * len(CODE), key=Qt.Key.Key_Return, target=field)
    assert field.text() == ""
    assert hub.rewrites == [1]


def test_fast_words_through_an_input_method_stay(hub, desk_form):
    field = desk_form.name
    field.setFocus()
    field.enter_moves_on = False
    compose(field, "phường nghĩa lộ", 62, start=1_000)
    compose(field, "ab", 5, start=9_000)
    assert field.text() == "phường nghĩa lộab"
    assert not hub.rewrites


def test_a_field_that_went_away_meanwhile_does_no_harm(hub, desk_form):
    field = desk_form.name
    field.setFocus()
    for at, letter in enumerate(CODE):
        QApplication.sendEvent(field, composing(letter))
        release(field, letter, 1_000 + 5 * at)
    desk_form.number.setFocus()
    shiboken6.delete(field)
    press("\r", 1_000 + 5 * len(CODE), key=Qt.Key.Key_Return, target=desk_form.number)
    assert hub.rewrites == [1]
