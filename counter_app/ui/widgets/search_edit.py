"""A search field with a list under it: never an editable combo, never inline completion."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    Qt,
    Signal,
)
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QWidget

from counter_app.ui.schedule import Debounce
from counter_app.ui.widgets.fields import ViLineEdit

_WAIT_MS = 120  # input methods rewrite the last letters; do not search at every key
_MOST_ROWS = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """One line of the list. `why_not` greys it and says why it cannot be taken."""

    key: Any
    text: str
    detail: str = ""
    why_not: str = ""


class ChoiceModel(QAbstractListModel):
    """The lines under the field, each readable as one sentence."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._choices: tuple[Choice, ...] = ()

    def show(self, choices: Sequence[Choice]) -> None:
        """Replace all lines."""
        self.beginResetModel()
        self._choices = tuple(choices)
        self.endResetModel()

    def at(self, row: int) -> Choice | None:
        """The choice of a row."""
        return self._choices[row] if 0 <= row < len(self._choices) else None

    def rowCount(self, _parent: QModelIndex | QPersistentModelIndex | None = None) -> int:
        """Number of lines."""
        return len(self._choices)

    def data(
        self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Text, and the whole sentence for tips and screen readers."""
        choice = self.at(index.row())
        if choice is None:
            return None
        parts = [part for part in (choice.text, choice.detail, choice.why_not) if part]
        if role == Qt.ItemDataRole.DisplayRole:
            return "  ·  ".join(parts)
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            return ". ".join(parts)
        return None

    def flags(self, index: QModelIndex | QPersistentModelIndex) -> Qt.ItemFlag:
        """Lines that may not be taken are grey."""
        choice = self.at(index.row())
        if choice is None or choice.why_not:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable


class SearchEdit(ViLineEdit):
    """Words or digits; the list opens under the field, arrows and Enter take a line.

    `find` must be quick and in memory. `chosen(key)` tells what was taken; Enter takes the first
    line that may be taken. Esc closes the list and keeps the text.
    """

    chosen = Signal(object)

    def __init__(
        self,
        name: str,
        label: str,
        find: Callable[[str], Sequence[Choice]],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(name, label, parent)
        self._find = find
        self._model = ChoiceModel(self)
        self._list: QListView | None = None
        self._wait = Debounce(_WAIT_MS, self._search, self)
        self.textEdited.connect(self._wait.touch)
        self.returnPressed.disconnect(self._entered)

    @property
    def list_view(self) -> QListView:
        """The list under the field; a child of the window, it never takes the focus."""
        if self._list is None:
            view = QListView(self.window())
            view.setObjectName(f"{self.objectName()}List")
            view.setAccessibleName(self.accessibleName())
            view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            view.setModel(self._model)
            view.setUniformItemSizes(True)
            view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
            view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
            view.setTextElideMode(Qt.TextElideMode.ElideMiddle)
            view.clicked.connect(lambda index: self._take(index.row()))
            view.hide()
            self._list = view
        return self._list

    @property
    def is_open(self) -> bool:
        """True while the list shows."""
        return self._list is not None and self._list.isVisible()

    def close_list(self) -> None:
        """Hide the list; the text stays."""
        self._wait.cancel()
        if self._list is not None:
            self._list.hide()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows walk the list, Enter takes, Esc closes."""
        key = event.key()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._enter()
            return
        if key == Qt.Key.Key_Down and not self.is_open:
            self._search()
            return
        if self.is_open and key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self._move(1 if key == Qt.Key.Key_Down else -1)
            return
        if self.is_open and key == Qt.Key.Key_Escape:
            self.close_list()
            return
        super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """The list goes with the focus."""
        self.close_list()
        super().focusOutEvent(event)

    def _enter(self) -> None:
        self.flush()
        if self._wait.is_pending or (not self.is_open and self.value()):
            self._wait.cancel()
            self._search()
        if not self.is_open or not self._take(self.list_view.currentIndex().row()):
            self._entered()

    def _search(self) -> None:
        self._wait.cancel()
        choices = self._find(self.value())
        self._model.show(choices)
        if not choices:
            self.close_list()
            return
        view = self.list_view
        row = view.sizeHintForRow(0)
        width = max(self.width(), round(self.window().width() * 0.4))
        place = self.mapTo(self.window(), QPoint(0, self.height()))
        left = min(place.x(), max(0, self.window().width() - width))
        high = row * min(len(choices), _MOST_ROWS) + 2 * view.frameWidth()
        view.setGeometry(left, place.y(), width, high)
        view.raise_()
        view.show()
        self._move(1, start=-1)

    def _move(self, step: int, *, start: int | None = None) -> None:
        at = self.list_view.currentIndex().row() if start is None else start
        rows = range(at + step, self._model.rowCount() if step > 0 else -1, step)
        for row in rows:
            choice = self._model.at(row)
            if choice is not None and not choice.why_not:
                self.list_view.setCurrentIndex(self._model.index(row))
                return

    def _take(self, row: int) -> bool:
        choice = self._model.at(row)
        if choice is None or choice.why_not:
            return False
        self.close_list()
        self.chosen.emit(choice.key)
        return True
