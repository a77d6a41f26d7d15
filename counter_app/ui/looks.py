"""What frames and labels are dressed in, by their properties `look` and `tone`.

The style does it, without a style sheet: a sheet of the application is matched against every widget
that is made, shown or moved, and took a third of the time of building a page.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QMargins, QRect, Qt
from PySide6.QtGui import QColor, QPainter, QPalette
from PySide6.QtWidgets import QFrame, QLabel

from counter_app.ui.controls import Controls
from counter_app.ui.tokens import TONES, Tokens

_GROUNDED = frozenset({"card", "bar", "keybar", "sheet", "badge", "strip", "toast", "keycap"})
_STRIPE = 4  # pixels at 100 %: the coloured edge of a strip
_CAP = 5  # room beside the letters of a key


class Looks:
    """Dresses a frame when Qt polishes it and paints its ground."""

    def __init__(self, draw: Controls) -> None:
        self._draw = draw
        self.px: Callable[[float], int] = round

    def dress(self, frame: QFrame) -> None:
        """Room for the edge and colour of the words; again when a property or the theme changed."""
        look = frame.property("look") or ""
        if look in _GROUNDED:
            frame.setContentsMargins(self._room(look))
        if isinstance(frame, QLabel):
            _colour(frame, self._ink(frame, look))

    def paint(self, painter: QPainter, frame: QFrame) -> bool:
        """The ground and edge of a frame that has a look; False for others."""
        rect, look = frame.rect(), frame.property("look")
        if look not in _GROUNDED:
            return False
        tokens, thin = self._draw.tokens, self._thin
        match look:
            case "card":
                self._draw.panel(painter, rect, tokens.surface, tokens.hairline)
            case "keycap":
                self._draw.panel(painter, rect, tokens.surface2, tokens.hairline)
            case "bar":
                painter.fillRect(rect, QColor(tokens.surface))
                line = QRect(rect.left(), rect.bottom() + 1 - thin, rect.width(), thin)
                painter.fillRect(line, QColor(tokens.hairline))
            case "keybar":
                painter.fillRect(rect, QColor(tokens.surface))
                line = QRect(rect.left(), rect.top(), rect.width(), thin)
                painter.fillRect(line, QColor(tokens.hairline))
            case "sheet":
                painter.fillRect(rect, QColor(tokens.surface))
                line = QRect(rect.left(), rect.top(), thin, rect.height())
                painter.fillRect(line, QColor(tokens.border))
            case _:
                self._paint_toned(painter, rect, look, frame.property("tone"))
        return True

    def _paint_toned(self, painter: QPainter, rect: QRect, look: str, name: str | None) -> None:
        if name not in TONES:
            return
        tone = self._draw.tokens.tone(name)
        if look == "strip":
            painter.fillRect(rect, QColor(tone.bg))
            stripe = QRect(rect.left(), rect.top(), self.px(_STRIPE), rect.height())
            painter.fillRect(stripe, QColor(tone.fg))
            return
        has_edge = look == "toast" or self._thin > 1
        self._draw.panel(painter, rect, tone.bg, tone.fg if has_edge else "")

    @property
    def _thin(self) -> int:
        return 2 if self._draw.tokens.name == "contrast" else 1

    def _room(self, look: str) -> QMargins:
        thin = self._thin
        match look:
            case "bar":
                return QMargins(0, 0, 0, thin)
            case "keybar":
                return QMargins(0, thin, 0, 0)
            case "sheet":
                return QMargins(thin, 0, 0, 0)
            case "strip":
                return QMargins(self.px(_STRIPE), 0, 0, 0)
            case "keycap":
                side = thin + self.px(_CAP)
                return QMargins(side, thin, side, thin)
            case "badge" if thin == 1:
                return QMargins()
        return QMargins(thin, thin, thin, thin)

    def _ink(self, label: QLabel, look: str) -> str:
        """Colour of its words; "" for the palette's own."""
        tokens: Tokens = self._draw.tokens
        around = label.parentWidget()
        tone = label.property("tone")
        if not tone and around is not None and around.property("look") == "badge":
            tone = around.property("tone")
        if tone in TONES:
            return tokens.tone(tone).fg
        plain = {"quiet": tokens.text2, "error": tokens.bad.fg, "accent": tokens.accent}
        return plain.get(look, "")


def _colour(label: QLabel, ink: str) -> None:
    if not ink:
        if label.testAttribute(Qt.WidgetAttribute.WA_SetPalette):
            label.setPalette(QPalette())
        return
    palette = QPalette()
    palette.setColor(QPalette.ColorRole.WindowText, QColor(ink))
    label.setPalette(palette)
