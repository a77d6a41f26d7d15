"""Lines of fields that give way when the text is large, and small labels the blocks share."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from counter_app.ui.widgets.elided import ElidedLabel

if TYPE_CHECKING:
    from counter_app.ui.theme import Theme

LARGE_TEXT = 150  # percent: from here on fields stand below each other


class SideBySide(QBoxLayout):
    """Next to each other, below each other when the text is large."""

    def __init__(self, theme: Theme, *, large: int = LARGE_TEXT) -> None:
        super().__init__(QBoxLayout.Direction.LeftToRight)
        self._theme = theme
        self._large = large
        theme.fit(self, spacing=6)
        theme.changed.connect(self._turn)
        self._turn()

    def _turn(self) -> None:
        below = self._theme.percent >= self._large
        self.setDirection(
            QBoxLayout.Direction.TopToBottom if below else QBoxLayout.Direction.LeftToRight
        )


def show_number(spin: QSpinBox, value: int) -> None:
    """Show `value`; what is being typed stays as long as it brings nothing new."""
    if spin.property("shownValue") != value or not spin.hasFocus():
        spin.setProperty("shownValue", value)
        spin.setValue(value)


class Block(QFrame):
    """A card of the intake page: number, title and key in its head, a body below."""

    def __init__(
        self,
        theme: Theme,
        title: str,
        key: str,
        body: QWidget,
        parent: QWidget,
        *,
        beside: tuple[QWidget, ...] = (),
    ) -> None:
        super().__init__(parent)
        self.setProperty("look", "card")
        self._title = theme.text(QLabel(title, self), "section")
        head = QHBoxLayout()
        theme.fit(head, spacing=8)
        head.addWidget(self._title)
        head.addWidget(theme.text(QLabel(key, self), "caption"))
        words = [widget for widget in beside if isinstance(widget, ElidedLabel)]
        for label in words:
            head.addWidget(label, 99 if label is words[-1] else 0)
        head.addStretch(1)  # takes the rest where the words are hidden
        for widget in beside:
            if widget not in words:
                head.addWidget(widget)
        column = QVBoxLayout(self)
        theme.fit(column, margins=(12, 6, 12, 7), spacing=6)
        column.addLayout(head)
        column.addWidget(body, 1)

    def set_title(self, title: str) -> None:
        """Other people stand in it now."""
        self._title.setText(title)


class Hint(QLabel):
    """A line of words under a block's fields, in a tone; takes no room while it is empty."""

    def __init__(self, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setWordWrap(True)
        self.hide()

    def say(self, text: str, tone: str = "soon") -> None:
        """Show `text`; "" hides the line."""
        if self.property("tone") != tone:
            self.setProperty("tone", tone)
            self.style().unpolish(self)
            self.style().polish(self)
        self.setText(text)
        self.setVisible(bool(text))
