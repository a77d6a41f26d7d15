"""Search results as one list with headings."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
)
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from counter_app.ui.icons import Icons
from counter_app.ui.theme import Theme

_Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A line. `kind`: heading, dossier, supplement, refusal, ended, person, procedure, draft,
    elsewhere or command.
    """

    kind: str
    text: str
    detail: str = ""
    key: Any = None


class FoundModel(QAbstractListModel):
    """Lines in groups; headings cannot be taken."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._rows: tuple[Found, ...] = ()

    def show(self, rows: Sequence[Found]) -> None:
        """Replace all lines."""
        self.beginResetModel()
        self._rows = tuple(rows)
        self.endResetModel()

    def at(self, row: int) -> Found | None:
        """The line of a row, None for a heading or outside."""
        found = self._rows[row] if 0 <= row < len(self._rows) else None
        return None if found is None or found.kind == "heading" else found

    def next_row(self, row: int, step: int) -> int:
        """The next row that can be taken, or `row` when there is none."""
        at = row + step
        while 0 <= at < len(self._rows):
            if self.at(at) is not None:
                return at
            at += step
        return row

    def rowCount(self, _parent: _Index | None = None) -> int:
        """Number of lines."""
        return len(self._rows)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Text, the line itself, and a sentence for screen readers."""
        if not 0 <= index.row() < len(self._rows):
            return None
        found = self._rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return found.text
        if role == Qt.ItemDataRole.UserRole:
            return found
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            return f"{found.text}. {found.detail}" if found.detail else found.text
        return None

    def flags(self, index: _Index) -> Qt.ItemFlag:
        """Headings are only read."""
        if self.at(index.row()) is None:
            return Qt.ItemFlag.ItemNeverHasChildren
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable


class FoundDelegate(QStyledItemDelegate):
    """Icon, text, quiet detail at the right; headings small and quiet."""

    def __init__(self, theme: Theme, icons: Icons, parent: QObject) -> None:
        super().__init__(parent)
        self._theme = theme
        self._icons = icons

    def sizeHint(self, _option: QStyleOptionViewItem, _index: _Index) -> QSize:
        """1.9 em."""
        return QSize(10, self._theme.px(32))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """One line."""
        found: Found = index.data(Qt.ItemDataRole.UserRole)
        theme, rect = self._theme, option.rect
        gap = theme.px(10)
        painter.save()
        if found.kind == "heading":
            painter.setFont(theme.font("caption"))
            painter.setPen(theme.color("text2"))
            place = rect.adjusted(gap, 0, -gap, -theme.px(4))
            painter.drawText(place, Qt.AlignmentFlag.AlignBottom, found.text)
            painter.restore()
            return
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, theme.color("selection"))
        ink = "on_selection" if option.state & QStyle.StateFlag.State_Selected else "text"
        side = theme.px(18)
        top = rect.top() + (rect.height() - side) // 2
        icon = self._icons(found.kind, ink)
        icon.paint(painter, QRect(rect.left() + gap, top, side, side))
        line = rect.adjusted(2 * gap + side, 0, -gap, 0)
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.setFont(theme.font("body"))
        painter.setPen(theme.color(ink))
        metrics = QFontMetrics(theme.font("body"))
        wanted = metrics.horizontalAdvance(found.text) + theme.px(2)  # it is drawn a little wider
        left = min(wanted, round(line.width() * 0.78)) if found.detail else line.width()
        text = metrics.elidedText(found.text, Qt.TextElideMode.ElideRight, left)
        painter.drawText(line, middle, text)
        room = line.adjusted(metrics.horizontalAdvance(text) + 2 * gap, 0, 0, 0)
        if found.detail and room.width() > theme.px(60):
            if not option.state & QStyle.StateFlag.State_Selected:
                painter.setPen(theme.color("text2"))
            detail = metrics.elidedText(found.detail, Qt.TextElideMode.ElideRight, room.width())
            painter.drawText(room, middle | Qt.AlignmentFlag.AlignRight, detail)
        painter.restore()
