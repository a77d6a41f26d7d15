"""Paints the checklist's judgement as icon, word and colour together."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize
from PySide6.QtGui import QColor, QFont, QPalette
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QTableView

from counter_app.domain.draft import Verdict
from counter_app.ui.models.parts import LINE_ROLE, VERDICT
from counter_app.ui.tokens import Tokens

Index = QModelIndex | QPersistentModelIndex
ROW_LINES = 1.45  # height of a row in lines of text: 1.9 em of ux §4.1
_SHAPES = {
    Verdict.VALID: ("ok", "✔"),
    Verdict.REVIEW: ("soon", "▲"),
    Verdict.INVALID: ("bad", "✘"),
    Verdict.MISSING: ("bad", "○"),
}


class PartsDelegate(QStyledItemDelegate):
    """One line a row, more when a name wraps; the judgement has a shape before its word."""

    def __init__(self, view: QTableView, tokens: Callable[[], Tokens]) -> None:
        super().__init__(view)
        self._tokens = tokens

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Qt: at least one row, more when the name wraps."""
        hint = super().sizeHint(option, index)
        metrics = option.fontMetrics
        lines = max(1, round(hint.height() / metrics.lineSpacing()))
        spare = round(metrics.height() * (ROW_LINES - 1))
        return QSize(
            hint.width() + metrics.averageCharWidth(), lines * metrics.lineSpacing() + spare
        )

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        """Qt: colour and shape of the judgement; what is missing stands bold."""
        super().initStyleOption(option, index)
        line = index.data(LINE_ROLE)
        if line is None or index.column() != VERDICT:
            return
        tone, shape = _SHAPES.get(line.verdict, ("off", "–"))
        is_open = line.verdict is Verdict.OPEN
        if line.not_brought and not line.is_here:
            tone, shape = "off", "–"
        elif not line.is_here and (line.is_awaited or (line.mandatory and is_open)):
            tone, shape = "soon", "○"
        elif is_open and line.is_here:
            tone, shape = "work", "◐"
        option.text = f"{shape} {option.text}"
        colour = QColor(self._tokens().tone(tone).fg)
        palette: QPalette = option.palette
        for role in (QPalette.ColorRole.Text, QPalette.ColorRole.HighlightedText):
            palette.setColor(role, colour)
        if tone == "bad":
            font: QFont = option.font
            font.setWeight(QFont.Weight.DemiBold)
            option.font = font
