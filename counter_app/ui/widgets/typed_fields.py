"""Money, dates and counts: typed freely, understood and formatted on leaving; no masks."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QSpinBox, QWidget

from counter_app.domain.formats import format_number, parse_date, show_date
from counter_app.domain.money import dong_in_words, format_dong, parse_dong
from counter_app.domain.refusal import Refusal
from counter_app.ui.widgets.fields import LatinLineEdit


class MoneyEdit(LatinLineEdit):
    """Dong: takes 75000, 75.000, 75k, 1tr2. `echoed` says the amount in words while typing."""

    echoed = Signal(str)

    def __init__(self, name: str, label: str, language: str, parent: QWidget | None = None) -> None:
        super().__init__(name, label, parent)
        self._language = language
        self.textChanged.connect(self._echo)

    def dong(self) -> int | None:
        """The amount; None when the field is empty or cannot be understood (see `refusal`)."""
        parsed = self._parsed()
        return parsed if isinstance(parsed, int) else None

    def refusal(self) -> Refusal | None:
        """Why the text is no amount; None when it is one or the field is empty."""
        parsed = self._parsed()
        return parsed if isinstance(parsed, Refusal) else None

    def set_dong(self, amount: int | None) -> None:
        """Show an amount, or nothing."""
        self.set_value("" if amount is None else format_number(amount))

    def commit(self) -> None:
        """Format what was understood, mark what was not."""
        refusal = self.refusal()
        self.set_problem(refusal.to(self._language) if refusal else "")
        amount = self.dong()
        if amount is not None and self.text() != format_number(amount):
            self.setText(format_number(amount))
        super().commit()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Typing replaces the old amount."""
        super().focusInEvent(event)
        self.selectAll()

    def _parsed(self) -> int | Refusal | None:
        text = self.value()
        return parse_dong(text) if text else None

    def _echo(self) -> None:
        amount = self.dong()
        if amount is None:
            self.echoed.emit("")
        else:
            vietnamese = self._language == "vi"
            self.echoed.emit(dong_in_words(amount) if vietnamese else format_dong(amount))


class DateEdit(LatinLineEdit):
    """A date typed as 010825, 1/8, 01/08/2025; shown as dd/MM/yyyy after leaving.

    `today` gives the counter's day; `past` for births and issue dates.
    """

    def __init__(
        self,
        name: str,
        label: str,
        language: str,
        today: Callable[[], date],
        parent: QWidget | None = None,
        *,
        past: bool = True,
    ) -> None:
        super().__init__(name, label, parent)
        self._language = language
        self._today = today
        self._past = past

    def on(self) -> date | None:
        """The date; None when empty or not understood (see `refusal`)."""
        parsed = self._parsed()
        return parsed if isinstance(parsed, date) else None

    def refusal(self) -> Refusal | None:
        """Why the text is no date."""
        parsed = self._parsed()
        return parsed if isinstance(parsed, Refusal) else None

    def set_on(self, day: date | None) -> None:
        """Show a date, or nothing."""
        self.set_value("" if day is None else show_date(day))

    def commit(self) -> None:
        """Format what was understood, mark what was not."""
        refusal = self.refusal()
        self.set_problem(refusal.to(self._language) if refusal else "")
        day = self.on()
        if day is not None and self.text() != show_date(day):
            self.setText(show_date(day))
        super().commit()

    def _parsed(self) -> date | Refusal | None:
        text = self.value()
        return parse_date(text, today=self._today(), past=self._past) if text else None


class CountSpin(QSpinBox):
    """A small number. Ctrl+Z and Ctrl+Y are the page's, not those of single keystrokes."""

    def __init__(
        self, name: str, label: str, counts: tuple[int, int], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setAccessibleName(label)
        self.setRange(*counts)

    def event(self, event: QEvent) -> bool:
        """Let the page's undo and redo pass."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            keys = QKeySequence.StandardKey
            if event.matches(keys.Undo) or event.matches(keys.Redo):
                event.ignore()
                return True
        return super().event(event)
