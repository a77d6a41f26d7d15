"""Counts what an operator does: what the window received, not what a script intended.

An action is one hotkey, one click, one scan, one loading of paper, or one field filled, whatever
its length (the definition behind the published figures of other systems).
"""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QPlainTextEdit, QWidget

_MODIFIERS = frozenset(
    {
        Qt.Key.Key_Shift,
        Qt.Key.Key_Control,
        Qt.Key.Key_Alt,
        Qt.Key.Key_AltGr,
        Qt.Key.Key_Meta,
    }
)
_MOVES = frozenset(
    {
        Qt.Key.Key_Left,
        Qt.Key.Key_Right,
        Qt.Key.Key_Up,
        Qt.Key.Key_Down,
        Qt.Key.Key_Home,
        Qt.Key.Key_End,
    }
)
_LEAVES = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab, Qt.Key.Key_Backtab})


class ActionCounter(QObject):
    """An event filter on the application. Install it before the window makes its own."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.actions: list[str] = []
        self._field: QObject | None = None
        self._running = False
        app = QCoreApplication.instance()
        if app is not None:
            app.installEventFilter(self)

    def start(self) -> None:
        """Count from here on."""
        self.actions.clear()
        self._field = None
        self._running = True

    def stop(self) -> int:
        """Count no further; how many there were."""
        self._running = False
        return len(self.actions)

    def note(self, what: str) -> None:
        """An action that is no window event: a card shown to a reader, paper laid in."""
        if self._running:
            self.actions.append(what)
            self._field = None

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Qt: look, never take."""
        if self._running:
            self._look(watched, event)
        return False

    def _look(self, watched: QObject, event: QEvent) -> None:
        kind = event.type()
        if kind == QEvent.Type.Shortcut:
            self._add(f"key {watched.objectName() or type(watched).__name__}")
        elif kind == QEvent.Type.MouseButtonPress and watched.isWindowType():
            self._add("click")
        elif (
            isinstance(event, QKeyEvent)
            and kind == QEvent.Type.KeyPress
            and isinstance(watched, QWidget)
            and watched is QApplication.focusWidget()
        ):
            self._key(watched, event)

    def _key(self, widget: QWidget, event: QKeyEvent) -> None:
        if event.key() in _MODIFIERS:
            return
        if isinstance(widget, QLineEdit | QPlainTextEdit | QComboBox):
            if event.key() in _LEAVES:
                self._field = None  # closing a field is part of filling it
            elif widget is not self._field:
                self._add(f"field {widget.objectName()}")
                self._field = widget
        elif event.key() in _MOVES:
            if self._field is not widget:  # a walk through a list is one choice
                self._add(f"choose {widget.objectName()}")
                self._field = widget
        elif event.key() not in _LEAVES or not event.isAutoRepeat():
            self._add(f"press {widget.objectName()}")

    def _add(self, what: str) -> None:
        self.actions.append(what)
        self._field = None
