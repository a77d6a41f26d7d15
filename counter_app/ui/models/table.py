"""A small table of texts: enough for lists that are read, sorted by the service already."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView, QWidget

from counter_app.ui.theme import Theme

_Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True, kw_only=True)
class Cells:
    """One row: texts as shown, a tone for its mark, and what it stands for."""

    texts: tuple[str, ...]
    key: Any = None
    tone: str = ""


class TableModel(QAbstractTableModel):
    """Rows of texts; every cell tells a screen reader its whole row."""

    def __init__(self, parent: QObject, headings: Sequence[str]) -> None:
        super().__init__(parent)
        self._headings = tuple(headings)
        self._rows: tuple[Cells, ...] = ()

    def show(self, rows: Sequence[Cells]) -> None:
        """Replace all rows."""
        self.beginResetModel()
        self._rows = tuple(rows)
        self.endResetModel()

    def at(self, row: int) -> Cells | None:
        """A row, None outside."""
        return self._rows[row] if 0 <= row < len(self._rows) else None

    def rowCount(self, _parent: _Index | None = None) -> int:
        """Number of rows."""
        return len(self._rows)

    def columnCount(self, _parent: _Index | None = None) -> int:
        """Number of columns."""
        return len(self._headings)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The text; the row as a sentence for tips and screen readers."""
        row = self.at(index.row())
        if row is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return row.texts[index.column()]
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            return ". ".join(text for text in row.texts if text)
        return None

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        """Headings of the columns."""
        if role == Qt.ItemDataRole.DisplayRole and orientation == Qt.Orientation.Horizontal:
            return self._headings[section]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        return None


class TableView(QTableView):
    """Rows selected as a whole; Ctrl+C copies them as shown, Tab leaves."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._rows: int | None = None
        theme.changed.connect(self.fit)

    def fit(self) -> None:
        """Rows as high as the text size asks for, and as many in sight as before."""
        self.verticalHeader().setDefaultSectionSize(self._theme.px(30))
        if self._rows is not None:
            self.fit_rows(self._rows)

    def fit_rows(self, rows: int) -> None:
        """As high as so many rows at any text size, never scrolled while there are no more."""
        self._rows = rows
        frame = 2 * self.frameWidth() + 2
        head = self.horizontalHeader().sizeHint().height()
        self.setFixedHeight(head + rows * self.verticalHeader().defaultSectionSize() + frame)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Copy as tab-separated text."""
        if event.matches(QKeySequence.StandardKey.Copy):
            model = self.model()
            rows = sorted({index.row() for index in self.selectedIndexes()})
            lines = [
                "\t".join(
                    str(model.index(row, column).data()) for column in range(model.columnCount())
                )
                for row in rows
            ]
            QGuiApplication.clipboard().setText("\n".join(lines))
            return
        super().keyPressEvent(event)


def table_view(
    name: str, label: str, model: TableModel, theme: Theme, parent: QWidget
) -> TableView:
    """A calm table: no grid, whole rows, the first column takes the room."""
    view = TableView(theme, parent)
    view.setObjectName(name)
    view.setAccessibleName(label)
    view.setModel(model)
    view.setFrameShape(QFrame.Shape.NoFrame)
    view.setShowGrid(False)
    view.setAlternatingRowColors(False)
    view.setTabKeyNavigation(False)
    view.setWordWrap(False)
    view.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    view.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
    view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    view.verticalHeader().hide()
    head = view.horizontalHeader()
    head.setHighlightSections(False)
    head.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
    head.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
    view.fit()
    return view


def spare_column(view: QTableView, column: int, theme: Theme, *, below: int) -> None:
    """Hide a column while the table is narrower than `below` pixels at 100 %."""
    view.installEventFilter(_Spare(view, column, theme, below))


class _Spare(QObject):
    def __init__(self, view: QTableView, column: int, theme: Theme, below: int) -> None:
        super().__init__(view)
        self._column, self._theme, self._below = column, theme, below

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and isinstance(watched, QTableView):
            narrow = watched.width() < self._theme.px(self._below)
            watched.setColumnHidden(self._column, narrow)
        return super().eventFilter(watched, event)
