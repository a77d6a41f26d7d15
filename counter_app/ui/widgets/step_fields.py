"""The fields of a step's small form: one editor for each kind of answer."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, time
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from counter_app.domain.dossier.entries.answers import Fault, Lack
from counter_app.domain.formats import parse_time, show_time
from counter_app.domain.moments import LOCAL, local, to_utc
from counter_app.domain.refusal import Refusal
from counter_app.domain.text import sentence
from counter_app.services.gestures.gesture import Field, FieldKind
from counter_app.ui.widgets.fields import LatinLineEdit, ViLineEdit, ViTextEdit
from counter_app.ui.widgets.typed_fields import DateEdit, MoneyEdit

if TYPE_CHECKING:
    from counter_app.ui.theme import Theme

_LINES = 3


class Editor(QWidget):
    """One field: its widget, its answer, what is wrong with it. `changed` when it says more."""

    changed = Signal()

    def __init__(self, field: Field, parent: QWidget) -> None:
        super().__init__(parent)
        self.field = field
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)

    def value(self) -> Any:
        """The answer in the type of the field's kind, None when empty or not understood."""
        raise NotImplementedError

    def refusal(self) -> Refusal | None:
        """Why what was typed is no answer."""
        return None

    def first(self) -> QWidget:
        """Where the focus goes."""
        raise NotImplementedError


class TextEditor(Editor):
    """One line, or several."""

    def __init__(self, field: Field, words: str, theme: Theme, parent: QWidget) -> None:
        super().__init__(field, parent)
        name = f"step_{field.name}Edit"
        self._edit: ViLineEdit | ViTextEdit | LatinLineEdit
        if field.kind is FieldKind.LONG:
            text = ViTextEdit(name, words, self)
            text.setFixedHeight(theme.px(26 * _LINES))
            text.setPlainText(field.start or "")
            text.textChanged.connect(self.changed)
            self._edit = text
        else:
            kind = LatinLineEdit if field.kind is FieldKind.CODE else ViLineEdit
            line = kind(name, words, self)
            line.set_value(field.start or "")
            line.textChanged.connect(self.changed)
            self._edit = line
        self.column.addWidget(self._edit)

    def value(self) -> str:
        """The text."""
        return self._edit.value()

    def put(self, text: str) -> None:
        """Fill in, as by hand: a code that was scanned."""
        if isinstance(self._edit, QLineEdit):
            self._edit.setText(text)

    def first(self) -> QWidget:
        """The line."""
        return self._edit


class DateEditor(Editor):
    """A day; with an hour for a moment."""

    def __init__(
        self,
        field: Field,
        words: str,
        language: str,
        today: Callable[[], date],
        parent: QWidget,
    ) -> None:
        super().__init__(field, parent)
        self._language = language
        self._day = DateEdit(
            f"step_{field.name}Edit", words, language, today, self, past=field.past
        )
        self._hour = LatinLineEdit(
            f"step_{field.name}HourEdit", f"{words}, {_hour(language)}", self
        )
        row = QHBoxLayout()
        row.addWidget(self._day, 2)
        row.addWidget(self._hour, 1)
        self.column.addLayout(row)
        self._hour.setVisible(field.kind is FieldKind.MOMENT)
        if isinstance(field.start, datetime):
            here = local(field.start)
            self._day.set_on(here.date())
            self._hour.set_value(show_time(here.time()))
        elif isinstance(field.start, date):
            self._day.set_on(field.start)
        for edit in (self._day, self._hour):
            edit.textChanged.connect(self.changed)
        self._hour.committed.connect(self._hour_left)

    def value(self) -> Any:
        """The date, or the moment as aware UTC."""
        day, hour = self._day.on(), self._time()
        if self.field.kind is FieldKind.DATE or day is None:
            return day
        if not isinstance(hour, time):
            return None
        start = self.field.start
        if isinstance(start, datetime):  # untouched: to the second, as the desk knew it
            here = local(start)
            if (here.date(), here.hour, here.minute) == (day, hour.hour, hour.minute):
                return start
        return to_utc(datetime.combine(day, hour, LOCAL))

    def refusal(self) -> Refusal | None:
        """Of the day, then of the hour."""
        hour = self._time() if self._hour.value() else None
        return self._day.refusal() or (hour if isinstance(hour, Refusal) else None)

    def first(self) -> QWidget:
        """The day."""
        return self._day

    def _time(self) -> time | Refusal:
        return parse_time(self._hour.value())

    def _hour_left(self) -> None:
        hour = self._time()
        self._hour.set_problem(hour.to(self._language) if isinstance(hour, Refusal) else "")
        if isinstance(hour, time):
            self._hour.set_value(show_time(hour))


class MoneyEditor(Editor):
    """An amount in dong."""

    def __init__(self, field: Field, words: str, language: str, parent: QWidget) -> None:
        super().__init__(field, parent)
        self._edit = MoneyEdit(f"step_{field.name}Edit", words, language, self)
        self._edit.set_dong(field.start)
        self._edit.textChanged.connect(self.changed)
        self.column.addWidget(self._edit)

    def value(self) -> int | None:
        """The amount."""
        return self._edit.dong()

    def refusal(self) -> Refusal | None:
        """Why it is no amount."""
        return self._edit.refusal()

    def first(self) -> QWidget:
        """The line."""
        return self._edit


class ChoiceEditor(Editor):
    """One of several; nothing is chosen for the person unless the field says so."""

    def __init__(self, field: Field, words: str, language: str, parent: QWidget) -> None:
        super().__init__(field, parent)
        self._combo = QComboBox(self)
        self._combo.setObjectName(f"step_{field.name}Combo")
        self._combo.setAccessibleName(words)
        self._combo.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        if field.start is None:
            self._combo.addItem(self.tr("Chọn…"), "")
        for option in field.options:
            self._combo.addItem(sentence(option.words.to(language)), option.value)
        self._combo.setCurrentIndex(max(0, self._combo.findData(field.start or "")))
        self._combo.currentIndexChanged.connect(self.changed)
        self.column.addWidget(self._combo)

    def value(self) -> str:
        """The value of the option, "" while none is chosen."""
        return str(self._combo.currentData() or "")

    def first(self) -> QWidget:
        """The list."""
        return self._combo


class TicksEditor(Editor):
    """Yes or no; or any number of several."""

    def __init__(self, field: Field, words: str, language: str, parent: QWidget) -> None:
        super().__init__(field, parent)
        self._boxes: list[QCheckBox] = []
        lines = [(option.value, option.words.to(language)) for option in field.options]
        if field.kind is FieldKind.YES:
            lines = [("", words)]
        for value, text in lines:
            box = QCheckBox(text, self)
            box.setObjectName(f"step_{field.name}{value}Check")
            box.setAccessibleName(text)
            box.setProperty("value", value)
            box.setChecked(bool(field.start))
            box.toggled.connect(self.changed)
            self.column.addWidget(box)
            self._boxes.append(box)

    def value(self) -> Any:
        """True or False; or the values that are ticked."""
        if self.field.kind is FieldKind.YES:
            return self._boxes[0].isChecked()
        return tuple(str(box.property("value")) for box in self._boxes if box.isChecked())

    def first(self) -> QWidget:
        """The first box."""
        return self._boxes[0] if self._boxes else self


class LacksEditor(Editor):
    """The papers of the dossier: which lack, what is wrong with each, what to bring."""

    def __init__(
        self,
        field: Field,
        papers: tuple[tuple[int, str], ...],
        faults: dict[Fault, str],
        hint: str,
        parent: QWidget,
    ) -> None:
        super().__init__(field, parent)
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setColumnStretch(1, 1)
        self.column.addLayout(grid)
        self._rows: list[tuple[int, str, QCheckBox, QComboBox, ViLineEdit]] = []
        for place, (number, name) in enumerate(papers):
            text = f"{number}. {name}"
            box = QCheckBox(_short(text), self)
            box.setObjectName(f"step_lack{number}Check")
            box.setAccessibleName(text)
            box.setToolTip(text)
            combo = QComboBox(self)
            combo.setObjectName(f"step_lack{number}Combo")
            combo.setAccessibleName(text)
            for fault, words in faults.items():
                combo.addItem(words, fault)
            what = ViLineEdit(f"step_lack{number}Edit", f"{hint}: {text}", self)
            what.setPlaceholderText(hint)
            grid.addWidget(box, 2 * place, 0, 1, 2)
            grid.addWidget(combo, 2 * place + 1, 0)
            grid.addWidget(what, 2 * place + 1, 1)
            for more in (combo, what):
                more.hide()
                box.toggled.connect(more.setVisible)
            box.toggled.connect(self.changed)
            combo.currentIndexChanged.connect(self.changed)
            what.textChanged.connect(self.changed)
            self._rows.append((number, name, box, combo, what))

    def value(self) -> tuple[Lack, ...]:
        """A line of mẫu 02 for each paper that is ticked."""
        return tuple(
            Lack(paper=number, name=name, fault=Fault(combo.currentData()), what=what.value())
            for number, name, box, combo, what in self._rows
            if box.isChecked()
        )

    def first(self) -> QWidget:
        """The first paper."""
        return self._rows[0][2] if self._rows else self


def _hour(language: str) -> str:
    return "time" if language == "en" else "giờ"


def _short(text: str, most: int = 70) -> str:
    return text if len(text) <= most else f"{text[: most - 1].rstrip()}…"
