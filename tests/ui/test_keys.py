"""The one table of keys and the actions made from it."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QListWidget, QWidget
from tiny import TinyPage

from counter_app.ui.keys import TABLE, WINDOW, ActionSet, bind_list, rows, shown_key
from counter_app.ui.widgets.key_bar import KeyBar

PAGES = sorted({row.page for row in TABLE})


@pytest.mark.parametrize("page", PAGES)
def test_no_key_means_two_things_on_a_page(page):
    for in_list in (True, False):
        shown = rows(page) + (rows(WINDOW) if page != WINDOW and not in_list else ())
        keys = [key for row in shown if row.in_list is in_list for key in row.keys]
        assert len(keys) == len(set(keys)), page


@pytest.mark.parametrize("row", TABLE, ids=lambda row: f"{row.page}.{row.id}")
def test_rows_keep_away_from_system_and_input_method_keys(row):
    for key in row.keys:
        sequence = QKeySequence(key)
        assert not sequence.isEmpty(), key
        assert sequence.toString() not in {"F10", "F12", "Ctrl+Space", "Ctrl+B", "Alt+Z"}
        for taken in ("Ctrl+Shift+", "Alt+Shift+", "Ctrl+Alt+"):
            assert not key.startswith(taken), key
        if not row.in_list:
            assert not (len(key) == 1 and key.isalnum()), "letters only inside lists"
    assert row.label
    assert row.description


def test_keys_are_named_as_they_stand_on_keyboards():
    named = {row.keys[0]: shown_key(row) for row in TABLE}
    assert named["Escape"] == "Esc"
    assert named["Ctrl+Return"] == "Ctrl+Enter"
    assert named["Alt+Left"] == "Alt+←"
    assert {"Ctrl++", "Ctrl+=", "+"} & set(named) <= {key for key in named if named[key] == key}


def test_later_issues_have_no_rows_yet():
    used = {key for row in TABLE for key in row.keys}
    assert not used & {"F2", "F3", "F4"}


def test_money_is_booked_with_ctrl_enter_never_enter():
    money = next(row for row in TABLE if row.id == "take_money")
    assert money.keys == ("Ctrl+Return", "Ctrl+Enter")
    plain = [row for row in TABLE if {"Return", "Enter"} & set(row.keys)]
    assert all(row.in_list for row in plain)


def test_a_page_must_handle_every_row(qapp):
    with pytest.raises(ValueError, match="print"):
        ActionSet("slip", QWidget(), {"back": lambda: None})


def test_composed_word_is_kept_by_every_action(qtbot, context, show):
    page = show(TinyPage(context))
    page.name.setFocus()
    QApplication.sendEvent(page.name, QInputMethodEvent("Hạnh", []))
    assert page.name.text() == ""
    QTest.keyClick(page.name, Qt.Key.Key_F9)
    assert page.pressed == [("accept", "Hạnh")]
    assert page.name.text() == "Hạnh"


def test_every_key_of_the_page_reaches_its_handler(qtbot, context, show):
    page = show(TinyPage(context))
    page.number.setFocus()
    for row in rows("intake"):
        combination = QKeySequence(row.keys[0])[0]
        QTest.keyClick(page.number, combination.key(), combination.keyboardModifiers())
    assert [name for name, _ in page.pressed] == [row.id for row in rows("intake")]


def test_blocked_actions_say_why(qtbot, context, theme):
    page = TinyPage(context)
    bar = KeyBar(theme, page)
    qtbot.addWidget(page)
    bar.show_sets(page.keys)
    page.keys.block("scan", "Máy quét đang bận")
    button = bar.button("scan")
    assert not button.isEnabled()
    assert button.accessibleDescription() == "Máy quét đang bận"
    assert "Máy quét đang bận" in button.toolTip()
    page.keys.allow("scan")
    assert button.isEnabled()
    assert button.accessibleDescription() == ""


def test_dimmed_action_stays_pressable(qtbot, context, theme):
    page = TinyPage(context)
    bar = KeyBar(theme, page)
    qtbot.addWidget(page)
    bar.show_sets(page.keys)
    page.keys.dim("accept", "Còn thiếu giấy tờ")
    button = bar.button("accept")
    assert button.isEnabled()
    assert button.accessibleDescription() == "Còn thiếu giấy tờ"
    button.click()
    assert page.pressed[-1][0] == "accept"


def test_suspended_actions_come_back_as_they_were(context):
    page = TinyPage(context)
    page.keys.block("scan", "bận")
    page.keys.set_suspended(True)
    assert not page.keys["accept"].isEnabled()
    page.keys.set_suspended(False)
    assert page.keys["accept"].isEnabled()
    assert not page.keys["scan"].isEnabled()


def test_letters_work_in_the_list_only(qtbot, show):
    pressed = []
    holder = QWidget()
    view = QListWidget(holder)
    handlers = {r.id: (lambda n=r.id: pressed.append(n)) for r in rows("review") if r.in_list}
    bind_list("review", view, handlers)
    show(holder)
    view.setFocus()
    QTest.keyClick(view, Qt.Key.Key_R)
    QTest.keyClick(view, Qt.Key.Key_R, Qt.KeyboardModifier.ShiftModifier)
    assert pressed == ["rotate_right", "rotate_left"]


def test_key_bar_shows_the_bar_rows_in_table_order(qtbot, context, theme):
    page = TinyPage(context)
    qtbot.addWidget(page)
    bar = KeyBar(theme, page)
    bar.show_sets(page.keys)
    names = [row.id for row in rows("intake") if row.on_bar]
    assert [bar.button(name) is not None for name in names] == [True] * len(names)
    assert bar.button("undo") is None
    assert bar.button("take_money").text() == "Ctrl+Enter Thu tiền"
