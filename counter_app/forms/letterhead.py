"""The head of a form: who issues it, the motto, the code, and the title with its QR."""

from __future__ import annotations

from dataclasses import dataclass

from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

from counter_app.domain.text import clean_line
from counter_app.forms import qr
from counter_app.forms.fonts import Fonts, Style
from counter_app.forms.marks import CONTINUED, MOTTO, PROVISIONAL
from counter_app.forms.phrases import balanced

_LEADING = 1.24
_QR_DROP = 2.5  # points; keeps the quiet zone clear of the date above
_LEFT_SHARE = 0.43  # of the text width; the motto needs the greater part


@dataclass(frozen=True, slots=True, kw_only=True)
class Letterhead:
    """Draws the head of the first page and the short head of the others.

    `width`, `qr_side` in points; `size` the type size of the form's body.
    """

    upper_name: str
    name: str
    place_and_date: str
    title: str
    under_title: tuple[str, ...]  # "(Liên: Lưu)", "In lại lần 1"
    unit_line: str  # "Bộ phận Tiếp nhận và Trả kết quả …"; may be empty
    code: str  # of the dossier; empty: no code, no QR
    provisional: bool
    width: float
    size: float
    qr_side: float
    fonts: Fonts
    number: str = ""  # "Số: 12/HDHS"
    symbol: str = ""  # what the QR holds where there is no code

    def height(self) -> float:
        """Of the head of the first page."""
        return self._letter_height() + self._title_height()

    def short_height(self) -> float:
        """Of the head of a continuation page."""
        return self.size * (1.3 * 2 + 1.2)

    def draw(self, canvas: Canvas, left: float, top: float) -> None:
        """The whole head with its upper left corner at (`left`, `top`)."""
        self._draw_title(canvas, left, top - self._letter_height())
        self._draw_issuer(canvas, left + self.width * _LEFT_SHARE / 2, top)
        self._draw_motto(canvas, left + self.width * (1 + _LEFT_SHARE) / 2, top)

    def draw_short(self, canvas: Canvas, left: float, top: float) -> None:
        """Name, code and title again, small, over a rule."""
        bold, italic = self.fonts.pdf(Style.BOLD), self.fonts.pdf(Style.ITALIC)
        title, told = self.title.upper(), " " + " ".join((CONTINUED, *self.under_title))
        wide = stringWidth(title, bold, 1) + stringWidth(told, italic, 1)
        size = min(self.size, self.width / wide)
        y = top - size
        canvas.setFont(self.fonts.pdf(), size)
        canvas.drawString(left, y, self.name)
        if self.code:
            self._draw_code(canvas, left + self.width, y, size, align=1.0)
        y -= self.size * 1.3
        text = canvas.beginText(left, y)
        text.setFont(bold, size)
        text.textOut(title)
        text.setFont(italic, size)
        text.textOut(told)
        canvas.drawText(text)
        canvas.setLineWidth(0.6)
        canvas.line(left, y - size * 0.45, left + self.width, y - size * 0.45)

    def _issuer_lines(self) -> list[str]:
        room = self.width * _LEFT_SHARE - 4
        bold = stringWidth(self.name, self.fonts.pdf(Style.BOLD), self._head_size())
        return balanced(self.name, bold, room)

    def _head_size(self) -> float:
        """As large as the body, but the first line of the motto must fit its column."""
        room = self.width * (1 - _LEFT_SHARE) - 2
        wide = stringWidth(MOTTO[0], self.fonts.pdf(Style.BOLD), 1)
        return min(self.size, room / wide)

    def _letter_height(self) -> float:
        leading = self._head_size() * _LEADING
        rows = (
            1 + len(self._issuer_lines()) + 0.5 + 1.25 * bool(self.code) + 1.25 * bool(self.number)
        )
        date_row = 1 + min(len(self._issuer_lines()) + 1.5, 3.5) + 0.25
        return max(rows, 4.0, 0.0 if self.code or self.number else date_row) * leading

    def _draw_issuer(self, canvas: Canvas, x: float, top: float) -> None:
        size = self._head_size()
        leading = size * _LEADING
        y = top - size
        canvas.setFont(self.fonts.pdf(), self._fitted(self.upper_name, size))
        canvas.drawCentredString(x, y, self.upper_name)
        canvas.setFont(self.fonts.pdf(Style.BOLD), size)
        lines = self._issuer_lines()
        for line in lines:
            y -= leading
            canvas.drawCentredString(x, y, line)
        long = stringWidth(lines[-1], self.fonts.pdf(Style.BOLD), size) * 0.45
        canvas.setLineWidth(0.7)
        canvas.line(x - long / 2, y - size * 0.4, x + long / 2, y - size * 0.4)
        if self.number:
            y -= leading * 1.3
            canvas.setFont(self.fonts.pdf(), self._fitted(self.number, size))
            canvas.drawCentredString(x, y, self.number)
        if self.code:
            self._draw_code(canvas, x, y - leading * (1.2 if self.number else 1.5), size, align=0.5)

    def _fitted(self, text: str, size: float) -> float:
        wide = stringWidth(text, self.fonts.pdf(), size)
        return min(size, size * (self.width * _LEFT_SHARE - 4) / max(wide, 1))

    def _draw_motto(self, canvas: Canvas, x: float, top: float) -> None:
        size = self._head_size()
        leading = size * _LEADING
        bold = self.fonts.pdf(Style.BOLD)
        y = top - size
        canvas.setFont(bold, size)
        canvas.drawCentredString(x, y, MOTTO[0])
        y -= leading
        canvas.setFont(bold, size * 1.05)
        canvas.drawCentredString(x, y, MOTTO[1])
        long = stringWidth(MOTTO[1], bold, size * 1.05)  # the underline is as long as the text
        canvas.setLineWidth(0.7)
        canvas.line(x - long / 2, y - size * 0.4, x + long / 2, y - size * 0.4)
        lowest = top - size - leading * (len(self._issuer_lines()) + 1.5)
        canvas.setFont(self.fonts.pdf(Style.ITALIC), size)
        canvas.drawCentredString(x, max(lowest, y - leading * 2.5), self.place_and_date)

    def _draw_code(self, canvas: Canvas, x: float, y: float, size: float, *, align: float) -> None:
        """`Mã hồ sơ: …`, with TẠM in a box beside a provisional code."""
        label, code = "Mã hồ sơ: ", clean_line(self.code)
        plain, bold = self.fonts.pdf(), self.fonts.pdf(Style.BOLD)
        mark = stringWidth(PROVISIONAL, bold, size * 0.9) + size * 0.9 if self.provisional else 0
        wide = stringWidth(label, plain, size) + stringWidth(code, bold, size)
        start = x - (wide + mark) * align
        text = canvas.beginText(start, y)
        text.setFont(plain, size)
        text.textOut(label)
        text.setFont(bold, size)
        text.textOut(code)
        canvas.drawText(text)
        if self.provisional:
            box = start + wide + size * 0.3
            canvas.setLineWidth(0.8)
            canvas.rect(box, y - size * 0.28, mark - size * 0.3, size * 1.18)
            canvas.setFont(bold, size * 0.9)
            canvas.drawString(box + size * 0.3, y, PROVISIONAL)

    @property
    def _symbol(self) -> str:
        return self.code or self.symbol

    def _title_room(self) -> float:
        return self.width - (self.qr_side + self.size if self._symbol else 0)

    def _title_lines(self) -> list[str]:
        title = self.title.upper()
        wide = stringWidth(title, self.fonts.pdf(Style.BOLD), self._title_size())
        return balanced(title, wide, self._title_room())

    def _unit_lines(self) -> list[str]:
        if not self.unit_line:
            return []
        wide = stringWidth(self.unit_line, self.fonts.pdf(), self.size)
        return balanced(self.unit_line, wide, self._title_room())

    def _title_size(self) -> float:
        return self.size * 1.14

    def _words_height(self) -> float:
        rows = len(self.under_title) + len(self._unit_lines()) + 0.3
        return (len(self._title_lines()) * self._title_size() + rows * self.size) * _LEADING

    def _title_height(self) -> float:
        symbol = _QR_DROP + self.qr_side + self._quiet() + 5 if self._symbol else 0.0
        return max(symbol, self._words_height()) + self.size * 0.4

    def _quiet(self) -> float:
        """The white the symbol needs on every side."""
        return qr.QUIET * self.qr_side / len(qr.modules(self._symbol))

    def _draw_title(self, canvas: Canvas, left: float, top: float) -> None:
        """Title, copy and office, centred in the room left of the QR."""
        if self._symbol:
            self._draw_qr(canvas, left + self.width - self.qr_side, top - _QR_DROP)
        middle = left + self._title_room() / 2
        y = top - max(0.0, (self._title_height() - self._words_height()) / 2) - self._title_size()
        canvas.setFont(self.fonts.pdf(Style.BOLD), self._title_size())
        for line in self._title_lines():
            canvas.drawCentredString(middle, y, line)
            y -= self._title_size() * _LEADING
        for place, line in enumerate(self.under_title):
            style = Style.BOLD_ITALIC if place else Style.ITALIC
            canvas.setFont(self.fonts.pdf(style), self.size)
            canvas.drawCentredString(middle, y, line)
            y -= self.size * _LEADING
        y -= self.size * _LEADING * 0.3
        canvas.setFont(self.fonts.pdf(), self.size)
        for line in self._unit_lines():
            canvas.drawCentredString(middle, y, line)
            y -= self.size * _LEADING

    def _draw_qr(self, canvas: Canvas, x: float, top: float) -> None:
        quiet = self._quiet()
        canvas.setFillGray(1)  # nothing may shine through, not even the practice mark
        canvas.rect(
            x - quiet,
            top - self.qr_side - quiet,
            self.qr_side + 2 * quiet,
            self.qr_side + 2 * quiet,
            stroke=0,
            fill=1,
        )
        canvas.setFillGray(0)
        qr.draw(canvas, self._symbol, x, top - self.qr_side, self.qr_side)
        face = self.fonts.pdf(Style.BOLD)
        size = min(7.0, self.qr_side / stringWidth(self._symbol, face, 1))
        canvas.setFont(face, size)
        below = top - self.qr_side - quiet - size * 0.7
        canvas.drawCentredString(x + self.qr_side / 2, below, self._symbol)
