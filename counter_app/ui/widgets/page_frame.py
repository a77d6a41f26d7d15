"""Head of a side sheet or page: title, a quiet line, a close button. And buttons made one way."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from counter_app.ui.widgets.elided import ElidedLabel

if TYPE_CHECKING:
    from PySide6.QtGui import QIcon

    from counter_app.ui.theme import Theme


def button(
    name: str,
    text: str,
    parent: QWidget,
    call: Callable[[], object] | None = None,
    *,
    icon: QIcon | None = None,
    primary: bool = False,
) -> QPushButton:
    """A push button that no scanner can press: never default, never autoDefault."""
    made = QPushButton(text, parent)
    made.setObjectName(name)
    made.setAccessibleName(text)
    made.setAutoDefault(False)
    if icon is not None:
        made.setIcon(icon)
    if primary:
        made.setProperty("primary", True)
    if call is not None:
        made.clicked.connect(lambda _checked=False: call())
    return made


def set_usable(widget: QWidget, reason: str) -> None:
    """Enable when `reason` is empty; otherwise disable and say why in tip and description."""
    widget.setEnabled(not reason)
    widget.setToolTip(reason)
    widget.setAccessibleDescription(reason)


class Head(QFrame):
    """Title on the left, whatever is added on the right."""

    def __init__(self, theme: Theme, title: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("look", "bar")
        self.title = theme.text(ElidedLabel(title, self), "title")
        self.note = ElidedLabel("", self)
        self.note.setProperty("look", "quiet")
        self.note.hide()
        words = QVBoxLayout()
        theme.fit(words, spacing=2)
        words.addWidget(self.title)
        words.addWidget(self.note)
        self.row = QHBoxLayout(self)
        theme.fit(self.row, margins=(16, 10, 12, 10), spacing=8)
        self.row.addLayout(words, 1)

    def say(self, title: str, note: str = "") -> None:
        """Change the words."""
        self.title.setText(title)
        self.note.setText(note)
        self.note.setVisible(bool(note))


def section(theme: Theme, title: str, parent: QWidget) -> tuple[QFrame, QVBoxLayout]:
    """A card with a heading; add what belongs in it to the layout."""
    card = QFrame(parent)
    card.setProperty("look", "card")
    column = QVBoxLayout(card)
    theme.fit(column, margins=(14, 10, 14, 12), spacing=6)
    if title:
        heading = theme.text(QLabel(title, card), "section")
        heading.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        column.addWidget(heading)
    return card, column


class ScrollColumn(QScrollArea):
    """Scrolls down when the text is large, never sideways: as wide as its content asks for."""

    def __init__(self, content: QWidget, parent: QWidget) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWidget(content)
        content.setAutoFillBackground(False)
        self.viewport().setAutoFillBackground(False)

    def minimumSizeHint(self) -> QSize:
        """Wide enough for the content and a scroll bar."""
        content = self.widget()
        least = content.minimumSizeHint().width() if content is not None else 0
        bar = self.verticalScrollBar().sizeHint().width()
        return QSize(least + bar, super().minimumSizeHint().height())
