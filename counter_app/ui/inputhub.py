"""Every scan, from whatever device, goes where its content says, never where the focus is.

An application event filter takes keyboard-wedge bursts out of the key stream (`wedge` judges
them); serial readers hand their codes to `take()`. What was held back and turns out to be typing
is replayed in order.
"""

from __future__ import annotations

from dataclasses import dataclass

import shiboken6
from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication, QInputMethodEvent, QKeyEvent, QKeySequence, QMouseEvent
from PySide6.QtWidgets import QApplication, QWidget

from counter_app.domain import scans
from counter_app.ui.composed_burst import ComposedBurst
from counter_app.ui.schedule import Timed
from counter_app.ui.wedge import HOLD_MS, LONGEST_GAP_MS, Burst, Verdict

_PRESS, _RELEASE, _OVERRIDE = (
    QEvent.Type.KeyPress,
    QEvent.Type.KeyRelease,
    QEvent.Type.ShortcutOverride,
)
_HEARD = frozenset({QKeyEvent, QInputMethodEvent, QMouseEvent})  # the rest passes at once
_TERMINATORS = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab)
_COMMAND = (
    Qt.KeyboardModifier.ControlModifier
    | Qt.KeyboardModifier.AltModifier
    | Qt.KeyboardModifier.MetaModifier
)
_INJECTED = 0xE7  # VK_PACKET on Windows: a key an input method made up
_STALL_MS = 15


@dataclass(frozen=True, slots=True)
class _Held:
    kind: QEvent.Type
    key: int
    modifiers: Qt.KeyboardModifier
    text: str


class InputHub(QObject):
    """Install once, when the counter is open. One signal per kind of content."""

    scanned = Signal(object)  # any domain.scans.Recognised
    rewritten = Signal()  # a burst an input method had changed; it was thrown away

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._burst = Burst()
        self._composed = ComposedBurst()
        self._held: list[_Held] = []
        self._target: QWidget | None = None  # where the first held key was meant to go
        self._replaying = False
        self._wait = Timed(HOLD_MS, self._waited, self)
        self._second_look = False

    def listen(self) -> None:
        """Begin to tell a wedge from typing; not before, for every event passes here."""
        app = QCoreApplication.instance()
        if isinstance(app, QGuiApplication):
            app.installEventFilter(self)
            app.focusWindowChanged.connect(self._replay)

    def take(self, text: str) -> None:
        """A code from a reader that is no keyboard."""
        self.scanned.emit(scans.recognise(text))

    def too_long(self) -> None:
        """Such a reader read more than a code can be."""
        self.scanned.emit(scans.TooLongScanned())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Hold back what may be a scan; let everything else pass."""
        if type(event) not in _HEARD or self._replaying:
            return False
        kind = event.type()
        if kind in (_PRESS, _OVERRIDE) and isinstance(event, QKeyEvent):
            return self._key(event)
        if isinstance(event, QInputMethodEvent) and isinstance(watched, QWidget):
            self._composed.composing(watched, event)
        if kind == _RELEASE and isinstance(event, QKeyEvent):
            return self._release(event)
        if kind == QEvent.Type.MouseButtonPress:
            self._replay()
        return False

    def _release(self, event: QKeyEvent) -> bool:
        self._composed.released(event)
        if self._held:
            self._hold(event)
        return bool(self._held)

    def _key(self, event: QKeyEvent) -> bool:
        """True: the key is kept back (or was the end of a scan)."""
        stamp = event.timestamp()
        if stamp == 0 or event.isAutoRepeat():  # not from a keyboard: nothing to judge by
            self._replay()
            return False
        if not self._burst.is_empty and not self._burst.may_go_on(stamp):
            self._replay()
        key = Qt.Key(event.key())
        if key in _TERMINATORS and not event.modifiers() & _COMMAND:
            if self._composed.is_scan(stamp):
                return self._end_composed(event)
            return self._terminator(event, stamp)
        if not self._may_belong(event):
            if key not in (Qt.Key.Key_Shift, Qt.Key.Key_CapsLock):
                self._replay()
            return False
        event.accept()  # as an override: do not look for shortcuts yet
        if event.type() == _PRESS:
            self._add(event, stamp)
        return True

    def _may_belong(self, event: QKeyEvent) -> bool:
        if event.key() == Qt.Key.Key_B and event.modifiers() == Qt.KeyboardModifier.ControlModifier:
            return True
        if event.modifiers() & _COMMAND:
            return False
        if event.key() == Qt.Key.Key_Backspace or event.nativeVirtualKey() == _INJECTED:
            return not self._burst.is_empty
        return event.text().isprintable() and bool(event.text())

    def _add(self, event: QKeyEvent, stamp: int) -> None:
        if event.key() == Qt.Key.Key_B and event.modifiers() == Qt.KeyboardModifier.ControlModifier:
            self._replay()
            self._burst.add_prefix(stamp)
        elif event.key() == Qt.Key.Key_Backspace or event.nativeVirtualKey() == _INJECTED:
            self._burst.add_rewrite(stamp)
        else:
            self._burst.add(stamp, event.text())
        self._hold(event)
        self._second_look = False
        self._wait.start(HOLD_MS if len(self._burst.stamps) == 1 else LONGEST_GAP_MS)

    def _terminator(self, event: QKeyEvent, stamp: int) -> bool:
        if self._burst.is_empty:
            return False
        verdict = self._burst.judge(stamp)
        if verdict is Verdict.TYPING:
            self._replay()
            return False
        event.accept()
        if event.type() == _PRESS:
            text = self._burst.text
            self._forget()
            if verdict is Verdict.SCAN:
                self.take(text)
            else:
                self.rewritten.emit()
        return True

    def _end_composed(self, event: QKeyEvent) -> bool:
        """The end of a scan that an input method took for words."""
        event.accept()
        if event.type() == _PRESS:
            self._forget()
            self._composed.undo()
            self.rewritten.emit()
        return True

    def _hold(self, event: QKeyEvent) -> None:
        if not self._held:
            self._target = QApplication.focusWidget() or QApplication.activeWindow()
        self._held.append(_Held(event.type(), event.key(), event.modifiers(), event.text()))

    def _waited(self) -> None:
        """No key for a while. After a stall the queued keys come first: look once more."""
        if self._wait.late_ms > _STALL_MS and not self._second_look:
            self._second_look = True
            self._wait.start(HOLD_MS)
            return
        self._replay()

    def _forget(self) -> None:
        self._wait.cancel()
        self._burst = Burst()
        self._held = []
        self._target = None

    def _replay(self) -> None:
        """It was typing: give the keys to the widget they were typed into, in order."""
        held, target = self._held, self._target
        self._forget()
        if target is None or not shiboken6.isValid(target):
            return
        self._replaying = True
        try:
            for one in held:
                if shiboken6.isValid(target) and not _pressed_shortcut(target, one):
                    event = QKeyEvent(one.kind, one.key, one.modifiers, one.text)
                    QCoreApplication.sendEvent(target, event)
        finally:
            self._replaying = False


def _pressed_shortcut(target: QWidget, held: _Held) -> bool:
    """A letter key of a list view: its shortcut was not looked for while the key was held."""
    if held.kind != _PRESS:
        return False
    combination = Qt.KeyboardModifier(held.modifiers).value | held.key
    sequence = QKeySequence(combination)
    for action in target.actions():
        if action.isEnabled() and sequence in action.shortcuts():
            action.trigger()
            return True
    return False
