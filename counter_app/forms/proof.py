"""The test sheet of a sheet printer: frame, rulers, letters, a code. It names nobody.

Scanned again it tells how the scanner is: the frame's sides show skew and scale, the code whether
the small print is read.
"""

from __future__ import annotations

from datetime import datetime

from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

from counter_app.domain.centre import Centre
from counter_app.domain.formats import show_moment
from counter_app.domain.text import clean_line
from counter_app.forms import qr
from counter_app.forms.flow import MM
from counter_app.forms.fonts import Fonts, Style, vietnamese_letters
from counter_app.forms.press import press

SIZES = {"A4": (210 * MM, 297 * MM), "A5": (148 * MM, 210 * MM)}
CODE = "IN-THU-0123456789"
_EDGE = 10 * MM  # frame to paper: no form of the house prints nearer to the edge
_TICK = 10 * MM
_INSIDE = 8 * MM
_WORDS = "Ẫ Ộ Ễ Ẵ Ữ Ợ  ẫ ộ ễ ẵ ữ ợ  đ Đ ₫"


def render_proof(
    *, printer: str, printed_at: datetime, centre: Centre, size: str, fonts: Fonts
) -> bytes:
    """One page "A4" or "A5" as PDF; the same arguments give the same bytes."""
    width, height = SIZES[size]
    with press(fonts, size=(width, height), title="Trang in thử") as sheet:
        canvas = sheet.canvas
        _frame(canvas, width, height)
        line = _Lines(canvas, fonts, width, height - _EDGE - 16 * MM)
        line.centred(f"TRANG IN THỬ {size}", 16, Style.BOLD)
        line.centred(clean_line(centre.name), 11)
        line.centred(clean_line(printer), 11)
        line.centred(show_moment(printed_at), 11)
        line.wrapped(vietnamese_letters(), 12)
        for style in Style:
            line.centred(_WORDS, 13, style)
        for points in (6, 8, 10):
            line.centred(f"{points} điểm: Giấy tiếp nhận hồ sơ và hẹn trả kết quả", points)
        line.code(CODE)
        line.centred(f"Quét mã phải ra: {CODE}", 11)
        line.centred("Bốn cạnh khung phải in đủ, cách mép giấy 10 mm; chữ đủ dấu.", 11)
        canvas.showPage()
    return sheet.pdf


def _frame(canvas: Canvas, width: float, height: float) -> None:
    """A frame with a tick every centimetre, so that scale and cut edges are seen."""
    right, top = width - _EDGE, height - _EDGE
    canvas.setLineWidth(0.8)
    canvas.rect(_EDGE, _EDGE, right - _EDGE, top - _EDGE)
    canvas.setLineWidth(0.4)
    for at in _steps(_EDGE, right):
        canvas.line(at, _EDGE, at, _EDGE + 2 * MM)
        canvas.line(at, top, at, top - 2 * MM)
    for at in _steps(_EDGE, top):
        canvas.line(_EDGE, at, _EDGE + 2 * MM, at)
        canvas.line(right, at, right - 2 * MM, at)


def _steps(start: float, end: float) -> list[float]:
    return [start + _TICK * step for step in range(1, int((end - start) / _TICK) + 1)]


class _Lines:
    """Lines from the top down, centred between the sides."""

    def __init__(self, canvas: Canvas, fonts: Fonts, width: float, top: float) -> None:
        self._canvas = canvas
        self._fonts = fonts
        self._middle = width / 2
        self._room = width - 2 * (_EDGE + _INSIDE)
        self._y = top

    def centred(self, text: str, points: float, style: Style = Style.REGULAR) -> None:
        face = self._fonts.pdf(style)
        points = min(points, points * self._room / stringWidth(text, face, points))
        self._canvas.setFont(face, points)
        self._canvas.drawCentredString(self._middle, self._y, text)
        self._y -= points * 1.5

    def wrapped(self, letters: str, points: float) -> None:
        """Letters one by one with a space between, as many to the line as there is room."""
        face, line = self._fonts.pdf(), ""
        for letter in letters:
            longer = f"{line} {letter}".strip()
            if stringWidth(longer, face, points) > self._room:
                self.centred(line, points)
                longer = letter
            line = longer
        self.centred(line, points)

    def code(self, text: str) -> None:
        side = 26 * MM
        qr.draw(self._canvas, text, self._middle - side / 2, self._y - side, side)
        self._y -= side + 8 * MM
