"""Boxes to tick, several of few, in the order in which they were ticked."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QLabel, QVBoxLayout, QWidget

from counter_app.ui.pages.catalogue_rule_parts import Part
from counter_app.ui.widgets.flow import FlowLayout

if TYPE_CHECKING:
    from counter_app.ui.context import PageContext

Choices = Sequence[tuple[str, str]]  # words and value


class TickRow(QWidget):
    """A box for each choice, and below them, where asked for, what the ticks mean together."""

    edited = Signal()

    def __init__(
        self,
        context: PageContext,
        parent: QWidget,
        *,
        name: str,
        label: str,
        choices: Choices = (),
        means: Callable[[tuple[str, ...]], str] | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(label)
        self.ticks: dict[str, QCheckBox] = {}
        self._name = name
        self._means = means
        self._chosen: tuple[str, ...] = ()
        self._row = FlowLayout()
        context.theme.fit(self._row, spacing=10)
        self._hint = QLabel("", self)
        self._hint.setProperty("look", "quiet")
        self._hint.setWordWrap(True)
        self._hint.hide()
        column = QVBoxLayout(self)
        context.theme.fit(column, spacing=4)
        column.addLayout(self._row)
        column.addWidget(self._hint)
        self.offer(choices)

    def offer(self, choices: Choices) -> None:
        """These boxes and no others, those of the same value ticked as before."""
        values = [value for _words, value in choices]
        for value in [one for one in self.ticks if one not in values]:
            gone = self.ticks.pop(value)
            self._row.removeWidget(gone)
            gone.hide()
            gone.deleteLater()
        for words, value in choices:
            tick = self.ticks.get(value) or self._tick(value)
            tick.setText(words.replace("&", "&&"))
            tick.setAccessibleName(words)
            self._row.removeWidget(tick)
            self._row.addWidget(tick)
            tick.show()
        self.ticks = {value: self.ticks[value] for value in values}
        boxes = list(self.ticks.values())
        if boxes:
            for before, after in pairwise((self._field_before(), *boxes)):
                QWidget.setTabOrder(before, after)
            self.setFocusProxy(boxes[0])
        self.show_chosen(self._chosen)

    def show_chosen(self, values: Sequence[str]) -> None:
        """Tick these without telling anybody."""
        self._chosen = tuple(values)
        for value, tick in self.ticks.items():
            tick.setChecked(value in self._chosen)
        if self._means is not None:
            self._hint.setText(self._means(self._chosen))
            self._hint.setHidden(not self._hint.text())

    def chosen(self) -> tuple[str, ...]:
        """What is ticked, in the order of ticking; also what was shown and has no box."""
        return self._chosen

    def _field_before(self) -> QWidget:
        """From where Tab comes to the first box; Qt puts a new box at the end of the window."""
        before = self.previousInFocusChain()
        while before is not None and not before.focusPolicy() & Qt.FocusPolicy.TabFocus:
            before = before.previousInFocusChain()
        return before or self

    def _tick(self, value: str) -> QCheckBox:
        made = QCheckBox(self)
        made.setObjectName(f"{self._name}_{value}Check")
        made.clicked.connect(lambda on: self._clicked(value, on=bool(on)))
        self.ticks[value] = made
        return made

    def _clicked(self, value: str, *, on: bool) -> None:
        rest = tuple(one for one in self._chosen if one != value)
        self.show_chosen((*rest, value) if on else rest)
        self.edited.emit()


def ticks_part(name: str, row: TickRow, kind: Callable[[str], str] = str) -> Part:
    """Several of few; `kind` makes an enum again of the plain string of a box."""
    return Part(
        name=name,
        field=row,
        changed=row.edited,
        show=row.show_chosen,
        read=lambda: tuple(kind(value) for value in row.chosen()),
    )
