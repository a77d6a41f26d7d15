"""F1: every key of the page, from the one table. Esc or F1 closes it."""

from __future__ import annotations

from collections.abc import Iterable

import shiboken6
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QGridLayout,
    QLabel,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from counter_app.ui.keys import Key, description, shown_key
from counter_app.ui.theme import Theme

_COLUMNS = 2


class KeyOverlay(QWidget):
    """A card over the dimmed window."""

    def __init__(
        self, theme: Theme, title: str, groups: Iterable[tuple[str, tuple[Key, ...]]], over: QWidget
    ) -> None:
        super().__init__(over)
        self.setObjectName("key_overlay")
        self.setAccessibleName(title)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setProperty("noRing", True)
        self._before = QApplication.focusWidget()
        self._over = over
        card = QFrame(self)
        card.setProperty("look", "card")
        inner = QVBoxLayout(card)
        theme.fit(inner, margins=(24, 16, 24, 16), spacing=8)
        inner.addWidget(theme.text(QLabel(title, card), "title"))
        grid = QGridLayout()
        theme.fit(grid, spacing=6)
        for heading, rows in groups:
            self._group(theme, grid, heading, rows, card)
        inner.addLayout(grid)
        inner.addStretch(1)
        scroll = QScrollArea(self)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.viewport().setAutoFillBackground(False)
        scroll.setWidget(card)
        column = QVBoxLayout(self)
        theme.fit(column, margins=(40, 32, 40, 32), spacing=0)
        column.addWidget(scroll)
        over.installEventFilter(self)
        self.setGeometry(over.rect())
        self.show()
        self.raise_()
        self.setFocus()

    def close_overlay(self) -> None:
        """Go; the focus returns."""
        self._over.removeEventFilter(self)
        self.hide()
        if self._before is not None and shiboken6.isValid(self._before):
            self._before.setFocus()
        self.deleteLater()

    def event(self, event: QEvent) -> bool:
        """No shortcut of the page behind works while the card is up."""
        if event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc, F1 and Enter close; nothing else passes through."""
        if event.key() in (Qt.Key.Key_Escape, Qt.Key.Key_F1, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.close_overlay()
        event.accept()

    def mousePressEvent(self, _event: QMouseEvent) -> None:
        """A click anywhere closes."""
        self.close_overlay()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Cover the window, whatever its size."""
        if event.type() == QEvent.Type.Resize:
            self.setGeometry(self._over.rect())
        return super().eventFilter(watched, event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Dim what lies behind."""
        QPainter(self).fillRect(self.rect(), QColor(0, 0, 0, 130))

    def _group(
        self, theme: Theme, grid: QGridLayout, heading: str, rows: tuple[Key, ...], card: QWidget
    ) -> None:
        if not rows:
            return
        line = grid.rowCount()
        grid.addWidget(theme.text(QLabel(heading, card), "section"), line, 0, 1, 2 * _COLUMNS)
        for at, row in enumerate(rows):
            cap = QLabel(shown_key(row), card)
            cap.setProperty("look", "keycap")
            words = QLabel(description(row), card)
            words.setWordWrap(True)
            place = line + 1 + at // _COLUMNS
            column = 2 * (at % _COLUMNS)
            middle = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
            grid.addWidget(cap, place, column, middle)
            grid.addWidget(words, place, column + 1)
            grid.setColumnStretch(column + 1, 1)
