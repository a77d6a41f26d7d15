"""Separator strips: one for each paper of a checklist, laid before that paper in the feeder.

Four strips to an A4 sheet, each the full width of the sheet: a strip goes through any feeder that
takes A4 paper 74 mm long. It says only "paper n starts here", never whose dossier it is. The code
stands at both ends, so that a strip drawn in upside down or with a torn corner is still read.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

from counter_app.domain.text import clean_line
from counter_app.forms import qr
from counter_app.forms.flow import MM
from counter_app.forms.fonts import Fonts, Style
from counter_app.forms.phrases import balanced
from counter_app.forms.press import press

WIDTH, HEIGHT = 210 * MM, 297 * MM
PER_SHEET = 4
STRIP = HEIGHT / PER_SHEET
_SIDE = 34 * MM  # of the symbol without its quiet zone
_HINT = "Đặt ngay trước trang đầu của giấy tờ này."
_EDGE = 13 * MM  # from the paper's edge: feeders crop and grip there


@dataclass(frozen=True, slots=True, kw_only=True)
class Strip:
    """One strip: the paper's number and name, and the code text a scanner will report."""

    number: int
    name: str
    code: str


def render_separators(strips: Sequence[Strip], fonts: Fonts) -> bytes:
    """A4 sheets with cut lines as PDF; the same strips give the same bytes.

    Raises ValueError when there is no strip to print.
    """
    if not strips:
        msg = "no strip to print"
        raise ValueError(msg)
    with press(fonts, size=(WIDTH, HEIGHT), title="Tờ phân cách") as sheets:
        for start in range(0, len(strips), PER_SHEET):
            for place, strip in enumerate(strips[start : start + PER_SHEET]):
                top = HEIGHT - place * STRIP
                _draw(sheets.canvas, strip, top, fonts)
                _cut(sheets.canvas, top - STRIP)
            sheets.canvas.showPage()
    return sheets.pdf


def _draw(canvas: Canvas, strip: Strip, top: float, fonts: Fonts) -> None:
    low = top - STRIP / 2 - _SIDE / 2
    qr.draw(canvas, strip.code, _EDGE, low, _SIDE)
    qr.draw(canvas, strip.code, WIDTH - _EDGE - _SIDE, low, _SIDE)
    quiet = qr.QUIET * _SIDE / len(qr.modules(strip.code))
    room = WIDTH - 2 * (_EDGE + _SIDE + quiet) - 4 * MM
    middle, bold = WIDTH / 2, fonts.pdf(Style.BOLD)
    canvas.setFont(fonts.pdf(), 11)
    canvas.drawCentredString(middle, top - 13 * MM, "TỜ PHÂN CÁCH – giấy tờ số")
    canvas.setFont(bold, 72)
    canvas.drawCentredString(middle, top - 38 * MM, str(strip.number))
    name = clean_line(strip.name)
    size, lines = _name_lines(name, bold, room)
    canvas.setFont(bold, size)
    y = top - 46 * MM
    for line in lines:
        canvas.drawCentredString(middle, y, line)
        y -= size * 1.2
    canvas.setFont(fonts.pdf(Style.ITALIC), 9)
    canvas.drawCentredString(middle, top - STRIP + 7 * MM, _HINT)


def _name_lines(name: str, face: str, room: float) -> tuple[float, list[str]]:
    """The largest size at which the name stands in three lines, else four and an ellipsis."""
    for size in (14.0, 12.5, 11.0, 9.5, 8.5):
        lines = balanced(name, stringWidth(name, face, size) * 1.04, room)
        if len(lines) <= 3 and all(stringWidth(line, face, size) <= room for line in lines):
            return size, lines
    size = 8.5
    words, lines = name.split(), [""]
    while words and len(lines) <= 4:
        word = words.pop(0)
        trial = f"{lines[-1]} {word}".strip()
        if stringWidth(trial, face, size) <= room or not lines[-1]:
            lines[-1] = trial
        else:
            lines.append(word)
    if len(lines) > 4:
        lines = [*lines[:3], f"{lines[3]} …"]
    return size, lines


def _cut(canvas: Canvas, y: float) -> None:
    """A dashed line, except along the sheet's own lower edge."""
    if y <= 1:
        return
    canvas.saveState()
    canvas.setLineWidth(0.4)
    canvas.setDash(4, 3)
    canvas.setStrokeGray(0.45)
    canvas.line(0, y, WIDTH, y)
    canvas.restoreState()
