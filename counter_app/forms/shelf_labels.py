"""Labels for the shelves of the return desk: what a reader reports, and what people say."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from reportlab.pdfbase.pdfmetrics import stringWidth

from counter_app.forms import qr
from counter_app.forms.flow import MM
from counter_app.forms.fonts import Fonts, Style
from counter_app.forms.press import press

WIDTH, HEIGHT = 210 * MM, 297 * MM
COLUMNS, ROWS = 2, 7
PER_SHEET = COLUMNS * ROWS
_EDGE = 10 * MM
_SIDE = 24 * MM  # of the symbol without its quiet zone
_GAP = 6 * MM  # between symbol and words: more than the quiet zone
_LARGEST = 40.0


@dataclass(frozen=True, slots=True, kw_only=True)
class ShelfLabel:
    """`words` as people say them ("C-07-3"), `code` as printed in the symbol."""

    words: str
    code: str


def render_shelf_labels(labels: Sequence[ShelfLabel], fonts: Fonts) -> bytes:
    """A4 sheets to be cut, as PDF; the same labels give the same bytes.

    Raises ValueError when there is none to print.
    """
    if not labels:
        msg = "no label to print"
        raise ValueError(msg)
    wide, high = (WIDTH - 2 * _EDGE) / COLUMNS, (HEIGHT - 2 * _EDGE) / ROWS
    face = fonts.pdf(Style.BOLD)
    with press(fonts, size=(WIDTH, HEIGHT), title="Nhãn kệ") as sheets:
        canvas = sheets.canvas
        for start in range(0, len(labels), PER_SHEET):
            canvas.setDash(4, 3)
            canvas.setStrokeGray(0.45)
            for place, label in enumerate(labels[start : start + PER_SHEET]):
                left = _EDGE + place % COLUMNS * wide
                low = HEIGHT - _EDGE - (place // COLUMNS + 1) * high
                canvas.rect(left, low, wide, high, stroke=1, fill=0)
                middle = low + high / 2
                qr.draw(canvas, label.code, left + _GAP, middle - _SIDE / 2, _SIDE)
                room = wide - _SIDE - 3 * _GAP
                size = min(_LARGEST, _LARGEST * room / stringWidth(label.words, face, _LARGEST))
                canvas.setFont(face, size)
                canvas.drawString(left + _SIDE + 2 * _GAP, middle - size / 3, label.words)
            canvas.showPage()
    return sheets.pdf
