"""Text fields that survive Vietnamese input methods (ux §3.4).

A word still being composed is not in `QLineEdit.text()`; `flush()` commits it before any action
and before focus leaves. Numbers, codes and passwords switch the input method off. All values are
NFC. No masks, no inline completion, no reaction to single keystrokes.
"""

from __future__ import annotations

import contextlib
from typing import Any

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QGuiApplication,
    QHelpEvent,
    QInputMethodEvent,
    QKeyEvent,
    QKeySequence,
    QValidator,
)
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QToolTip, QWidget

from counter_app.domain.text import clean_line, nfc

_SEPARATORS = str.maketrans("", "", " .-\u00a0\u200b")


class EntryEdit(QLineEdit):
    """What all our fields share: name, problem, Enter to the next field, `committed`.

    `committed(value)` comes when the person leaves the field or presses Enter and the value
    differs from the last one committed or set.
    """

    committed = Signal(str)

    def __init__(self, name: str, label: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setAccessibleName(label)
        self._committed = ""
        self.enter_moves_on = True
        self.returnPressed.connect(self._entered)

    def value(self) -> str:
        """The text, NFC, one line, without spaces around it."""
        return clean_line(self.text())

    def set_value(self, text: str) -> None:
        """Show `text` without telling anybody; not while it is the same (the caret stays).

        What is being typed stays as long as `text` brings nothing new.
        """
        if text == self._committed and self.hasFocus():
            return
        self._committed = text
        if text != self.text():
            self.setText(text)
            self.setCursorPosition(0)

    def revert(self) -> None:
        """Drop what was typed since the last commit."""
        self.setText(self._committed)
        self.setCursorPosition(0)

    def set_problem(self, sentence: str) -> None:
        """Outline the field and let a screen reader say why; "" clears it."""
        if bool(self.property("invalid")) == bool(sentence) and self.toolTip() == sentence:
            return
        self.setProperty("invalid", bool(sentence))
        self.setToolTip(sentence)
        self.setAccessibleDescription(sentence)
        self.update()

    @property
    def pending(self) -> str:
        """What was typed and not committed yet; "" when nothing waits."""
        return self.value() if self.value() != self._committed else ""

    @property
    def problem(self) -> str:
        """The sentence given to `set_problem`."""
        return self.toolTip() if self.property("invalid") else ""

    def flush(self) -> None:
        """Take over what is still being composed."""

    def commit(self) -> None:
        """Emit `committed` if the value changed."""
        self.flush()
        value = self.value()
        if value != self._committed:
            self._committed = value
            self.committed.emit(value)

    def event(self, event: QEvent) -> bool:
        """Ctrl+Z and Ctrl+Y are the field's own only while it holds uncommitted typing. Text that
        is longer than the field is in its tip, unless the tip says what is wrong.
        """
        if isinstance(event, QHelpEvent) and not self.toolTip() and self._is_cut():
            QToolTip.showText(event.globalPos(), self.text(), self)
            return True
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            keys = QKeySequence.StandardKey
            turns_back = event.matches(keys.Undo) or event.matches(keys.Redo)
            if turns_back and self.value() == self._committed:
                event.ignore()  # the page's undo takes it
                return True
        return super().event(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Leaving commits, unless only a menu opened."""
        self.flush()
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.commit()

    def _is_cut(self) -> bool:
        room = self.width() - self.fontMetrics().averageCharWidth()
        is_open = self.echoMode() is QLineEdit.EchoMode.Normal
        return is_open and self.fontMetrics().horizontalAdvance(self.text()) > room

    def _entered(self) -> None:
        self.commit()
        if self.enter_moves_on:
            self.focusNextPrevChild(True)


class ViLineEdit(EntryEdit):
    """A field for Vietnamese text."""

    def __init__(self, name: str, label: str, parent: QWidget | None = None) -> None:
        super().__init__(name, label, parent)
        self._composing = ""

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """Remember what is being composed."""
        self._composing = event.preeditString()
        super().inputMethodEvent(event)

    def flush(self) -> None:
        """Commit the word being composed, by the platform or else by ourselves."""
        if not self._composing:
            return
        QGuiApplication.inputMethod().commit()
        if self._composing:  # the platform kept it: keep what the person saw
            pending, self._composing = self._composing, ""
            super().inputMethodEvent(QInputMethodEvent("", []))
            self.insert(nfc(pending))

    def commit(self) -> None:
        """As the base; decomposed letters that were pasted become composed ones."""
        self.flush()
        if nfc(self.text()) != self.text():
            at = self.cursorPosition()
            self.setText(nfc(self.text()))
            self.setCursorPosition(at)
        super().commit()


class ViTextEdit(QPlainTextEdit):
    """Several lines of Vietnamese text; Tab leaves it."""

    def __init__(self, name: str, label: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setAccessibleName(label)
        self.setTabChangesFocus(True)
        self._composing = ""

    def value(self) -> str:
        """The text, NFC, without spaces around it."""
        return nfc(self.toPlainText()).strip()

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """Remember what is being composed."""
        self._composing = event.preeditString()
        super().inputMethodEvent(event)

    def flush(self) -> None:
        """Commit the word being composed."""
        if not self._composing:
            return
        QGuiApplication.inputMethod().commit()
        if self._composing:
            pending, self._composing = self._composing, ""
            super().inputMethodEvent(QInputMethodEvent("", []))
            self.insertPlainText(nfc(pending))

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Leaving keeps the word."""
        self.flush()
        super().focusOutEvent(event)


class LatinLineEdit(EntryEdit):
    """Codes and numbers: the input method is off here.

    `WA_InputMethodEnabled` has no effect on a QLineEdit, which answers `ImEnabled` itself.
    """

    def __init__(self, name: str, label: str, parent: QWidget | None = None) -> None:
        super().__init__(name, label, parent)
        self.setInputMethodHints(
            Qt.InputMethodHint.ImhNoPredictiveText | Qt.InputMethodHint.ImhLatinOnly
        )

    def inputMethodQuery(self, query: Qt.InputMethodQuery, argument: Any = None) -> Any:
        """False for `ImEnabled`, the base's answer for the rest."""
        if query == Qt.InputMethodQuery.ImEnabled:
            return False
        with contextlib.suppress(TypeError):
            return super().inputMethodQuery(query, argument)
        return super().inputMethodQuery(query)


class DigitsEdit(LatinLineEdit):
    """Digits only, at most `most`; spaces, dots and dashes of a pasted number are dropped."""

    def __init__(
        self, name: str, label: str, most: int, parent: QWidget | None = None, *, extra: str = ""
    ) -> None:
        super().__init__(name, label, parent)
        self.setInputMethodHints(Qt.InputMethodHint.ImhDigitsOnly)
        self.setValidator(_Digits(self, most, extra))

    def value(self) -> str:
        """The digits."""
        return self.text().translate(_SEPARATORS)


class _Digits(QValidator):
    def __init__(self, parent: DigitsEdit, most: int, extra: str) -> None:
        super().__init__(parent)
        self._most = most
        self._allowed = set("0123456789" + extra)

    def validate(self, text: str, at: int) -> Any:
        bare = text.translate(_SEPARATORS)
        if len(bare) <= self._most and set(bare) <= self._allowed:
            return QValidator.State.Acceptable, bare, min(at, len(bare))
        return QValidator.State.Invalid, text, at


class PasswordEdit(LatinLineEdit):
    """A password: hidden, Latin, with signals for the two usual traps."""

    capsLock = Signal(bool)  # noqa: N815 - Qt style
    imeSuspected = Signal(bool)  # noqa: N815 - Qt style

    def __init__(self, name: str, label: str, parent: QWidget | None = None) -> None:
        super().__init__(name, label, parent)
        self.setEchoMode(QLineEdit.EchoMode.Password)
        self.enter_moves_on = False
        self.textChanged.connect(self._look_for_marks)

    def value(self) -> str:
        """The password as typed, NFC."""
        return nfc(self.text())

    def set_shown(self, shown: bool) -> None:  # noqa: FBT001 - a slot of `toggled`
        """Show the letters."""
        mode = QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password
        self.setEchoMode(mode)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A capital without Shift, or a small letter with it, betrays Caps Lock."""
        text = event.text()
        if len(text) == 1 and text.isascii() and text.isalpha():
            shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self.capsLock.emit(text.isupper() != shift)
        super().keyPressEvent(event)

    def _look_for_marks(self, text: str) -> None:
        self.imeSuspected.emit(not text.isascii())
