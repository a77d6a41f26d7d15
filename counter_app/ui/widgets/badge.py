"""A status: icon and word together, readable without colour."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QWidget

from counter_app.ui.icons import Icons
from counter_app.ui.theme import Theme


class StatusBadge(QFrame):
    """Tone ("ok", "soon", "bad", "work", "hold", "off"), its icon and a word."""

    def __init__(
        self, theme: Theme, icons: Icons, tone: str, text: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._icons = icons
        self.setProperty("look", "badge")
        self._icon = QLabel(self)
        self._text = QLabel(self)
        row = QHBoxLayout(self)
        theme.fit(row, margins=(6, 1, 8, 1), spacing=4)
        row.addWidget(self._icon)
        row.addWidget(self._text)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Maximum)
        self.set(tone, text)
        theme.changed.connect(self._paint_icon)

    @property
    def tone(self) -> str:
        """The tone shown."""
        return str(self.property("tone"))

    def text(self) -> str:
        """The word shown."""
        return self._text.text()

    def set(self, tone: str, text: str, *, icon: str = "") -> None:
        """Change tone and word; `icon` overrides the tone's own."""
        self.setProperty("tone", tone)
        self.setProperty("icon", icon or tone)
        self._text.setText(text)
        self.setAccessibleName(text)
        self._paint_icon()
        for widget in (self, self._text):
            widget.style().unpolish(widget)
            widget.style().polish(widget)

    def _paint_icon(self) -> None:
        side = self._theme.px(16)
        icon = self._icons(str(self.property("icon")), f"{self.tone}.fg")
        self._icon.setPixmap(icon.pixmap(side, side))
