"""Paints the checklist's judgement as icon, word and colour together."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize
from PySide6.QtGui import QColor, QFont, QPalette
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QTableView

from counter_app.domain.draft import Presence, Verdict
from counter_app.ui.models.parts import LINE_ROLE, VERDICT
from counter_app.ui.tokens import Tokens

Index = QModelIndex | QPersistentModelIndex
_SHAPES = {
    Verdict.VALID: ("ok", "✔"),
    Verdict.REVIEW: ("soon", "▲"),
    Verdict.INVALID: ("bad", "✘"),
    Verdict.MISSING: ("bad", "○"),
}


class PartsDelegate(QStyledItemDelegate):
    """Rows of 1.9 em; the judgement column carries a shape before its word."""

    def __init__(self, view: QTableView, tokens: Callable[[], Tokens]) -> None:
        super().__init__(view)
        self._tokens = tokens

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Qt: at least 1.9 lines high, more when the name wraps."""
        hint = super().sizeHint(option, index)
        metrics = option.fontMetrics
        return QSize(
            hint.width() + metrics.averageCharWidth(),
            max(hint.height() + metrics.height() // 3, round(metrics.height() * 1.7)),
        )

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        """Qt: colour and shape of the judgement; what is missing stands bold."""
        super().initStyleOption(option, index)
        line = index.data(LINE_ROLE)
        if line is None or index.column() != VERDICT:
            return
        tone, shape = _SHAPES.get(line.verdict, ("off", "–"))
        if line.verdict is Verdict.OPEN and line.presence is Presence.ABSENT and line.mandatory:
            tone, shape = "bad", "○"
        elif line.verdict is Verdict.OPEN and line.presence is not Presence.ABSENT:
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
