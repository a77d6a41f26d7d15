"""A scanner that types while an input method composes: its keys arrive as composed text.

With IBus or Fcitx the presses never reach the program, so no burst can be held back; what a word
was is settled only at its end, in the field. But the releases still come, with the system's time,
and tell a scanner from a person as surely (seen with IBus and Unikey 1.5.27). Then the field gets
back the text it had before.
"""

from __future__ import annotations

import shiboken6
from PySide6.QtGui import QGuiApplication, QInputMethodEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from counter_app.ui.wedge import LONGEST_GAP_MS, Burst, Verdict

_Kept = tuple[QLineEdit | QPlainTextEdit, str]


class ComposedBurst:
    """Watches what is composed and when keys are let go. `undo()` forgets."""

    def __init__(self) -> None:
        self._burst = Burst()
        self._before: _Kept | None = None  # of the field, before the burst
        self._before_key: _Kept | None = None  # and before the key that is down
        self._is_kept = False
        self._word = ""  # as it is composed, not yet in the field
        self._last = (0, 0)  # stamp and key

    def composing(self, field: QWidget, event: QInputMethodEvent) -> None:
        """Text is about to be composed in `field`: keep what is seen there, once for each key."""
        if not isinstance(field, QLineEdit | QPlainTextEdit):
            return
        begins = not self._word and bool(event.preeditString())
        if begins or not self._is_kept:
            self._is_kept = True
            self._before_key = (field, _seen(field, self._word))
        self._word = event.preeditString()

    def released(self, event: QKeyEvent) -> None:
        """A key was let go; seen once for the window and once for each widget around."""
        stamp, key = event.timestamp(), event.key()
        if not event.text().isprintable() or not event.text() or (stamp, key) == self._last:
            return
        self._last = (stamp, key)
        self._is_kept = False
        if not self._burst.is_empty and 0 < self._burst.stamps[-1] - stamp <= LONGEST_GAP_MS:
            stamp = self._burst.stamps[-1]  # the input method let a later key overtake it
        if self._burst.is_empty or not self._burst.may_go_on(stamp):
            self._burst = Burst()
            self._before = self._before_key
        self._before_key = None
        self._burst.add(stamp, "?")  # what it was is not known, and not guessed

    def is_scan(self, terminator: int) -> bool:
        """Whether the keys before a terminator at `terminator` (ms) came from a scanner."""
        if self._before is None or self._burst.is_empty:
            return False
        return self._burst.judge(terminator) is not Verdict.TYPING

    def undo(self) -> None:
        """Give the field back what it held before the scan."""
        before = self._before
        self._burst, self._before, self._before_key = Burst(), None, None
        self._is_kept, self._word = False, ""
        if before is not None and shiboken6.isValid(before[0]):
            QGuiApplication.inputMethod().reset()
            _set_text(*before)


def _seen(field: QLineEdit | QPlainTextEdit, word: str) -> str:
    """What stands in the field with the word that is being composed."""
    if isinstance(field, QLineEdit):
        text, at = field.text(), field.cursorPosition()
    else:
        text, at = field.toPlainText(), field.textCursor().position()
    return text[:at] + word + text[at:]


def _set_text(field: QLineEdit | QPlainTextEdit, text: str) -> None:
    if isinstance(field, QLineEdit):
        field.setText(text)
    else:
        field.setPlainText(text)
