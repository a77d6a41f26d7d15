"""The two signatures at the foot of a form."""

from __future__ import annotations

from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.platypus import Flowable

from counter_app.domain.text import clean_line
from counter_app.forms.fonts import Fonts, Style
from counter_app.forms.phrases import balanced

TITLES = ("NGƯỜI NỘP HỒ SƠ", "NGƯỜI TIẾP NHẬN HỒ SƠ")
HINT = "(Ký và ghi rõ họ tên)"


class Signatures(Flowable):
    """Titles, hint, `room` points for the pen, and the printed names."""

    def __init__(self, *, names: tuple[str, str], fonts: Fonts, size: float, room: float) -> None:
        super().__init__()
        self.names = [clean_line(name) for name in names]
        self.fonts = fonts
        self.size = size
        self.room = room

    def wrap(self, aW: float, aH: float) -> tuple[float, float]:  # noqa: ARG002, N803
        """Two columns as wide as the text; a long name takes a second line."""
        bold = self.fonts.pdf(Style.BOLD)
        self.lines = [
            balanced(name, stringWidth(name, bold, self.size), aW / 2 - self.size)
            for name in self.names
        ]
        rows = 2 + max(len(lines) for lines in self.lines)
        self.width, self.height = aW, rows * self.size * 1.2 + self.room
        return self.width, self.height

    def draw(self) -> None:
        """Each column centred in its half."""
        leading = self.size * 1.2
        for side, (title, lines) in enumerate(zip(TITLES, self.lines, strict=True)):
            x = self.width * (0.25 + 0.5 * side)
            y = self.height - self.size
            self.canv.setFont(self.fonts.pdf(Style.BOLD), self.size)
            self.canv.drawCentredString(x, y, title)
            self.canv.setFont(self.fonts.pdf(Style.ITALIC), self.size)
            self.canv.drawCentredString(x, y - leading, HINT)
            self.canv.setFont(self.fonts.pdf(Style.BOLD), self.size)
            for row, line in enumerate(lines):
                self.canv.drawCentredString(x, y - (2 + row) * leading - self.room, line)
