"""Lines of a form: a label with its value, or with dots for the pen."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal
from xml.sax.saxutils import escape

from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.platypus import Flowable, Paragraph

from counter_app.forms.flow import Row
from counter_app.forms.fonts import Fonts, Style

_DATE = re.compile(r"ngày \d\d tháng \d{1,2} năm \d{4}", re.ASCII)  # stays on one line
_NO_BREAK = "\u00a0"

Align = Literal[0, 1, 4]  # as reportlab counts
LEFT: Align = 0
CENTRED: Align = 1
JUSTIFIED: Align = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """A label with its value; an empty value prints as a dotted line. `strong` prints bold."""

    label: str
    value: str
    strong: bool = False


class Lines:
    """Sets lines `width` points wide at one type size."""

    def __init__(self, width: float, size: float, fonts: Fonts) -> None:
        self.width = width
        self.size = size
        self.fonts = fonts
        self.plain = self.style(Style.REGULAR, size)
        self.centred = self.style(Style.REGULAR, size, align=CENTRED)
        self.justified = self.style(Style.REGULAR, size, align=JUSTIFIED)
        self.head = self.style(Style.BOLD, size * 0.94, align=CENTRED)
        self._models: dict[tuple[float, Align], Paragraph] = {}
        self.small = self.style(Style.REGULAR, max(size * 0.82, 7.5))

    def style(self, style: Style, size: float, *, align: Align = LEFT) -> ParagraphStyle:
        """A paragraph's style. Two stacked marks and a dot below (Ẫ over Ộ) need 1.15 of the size
        from line to line.
        """
        return ParagraphStyle(
            f"{style}-{size}-{align}",
            fontName=self.fonts.pdf(style),
            fontSize=size,
            leading=size * 1.17,
            alignment=align,
            allowWidows=0,
            allowOrphans=0,
        )

    def words(self, text: str, size: float, align: Align) -> Paragraph:
        """Plain words, in one line or more: no parser need look at each of a book's cells."""
        model = self._models.get((size, align))
        if model is None:
            model = Paragraph("x", self.style(Style.REGULAR, size, align=align))
            self._models[size, align] = model
        plain = model.frags[0]
        first, *more = text.split("\n")
        frags = [plain.clone(text=first)] if text else []
        for line in more:
            frags += [plain.clone(text="", lineBreak=True), plain.clone(text=line)]
        return Paragraph("", model.style, frags=frags)

    def line(self, fields: Sequence[Field]) -> Flowable:
        """One field, or two side by side."""
        if len(fields) == 1:
            return self.field(fields[0], self.width)
        shares = [0.6, 0.4] if len(fields[0].label) > 20 else [0.46, 0.54]
        widths = [self.width * share for share in shares]
        cells = [self.field(each, room) for each, room in zip(fields, widths, strict=True)]
        return Row(cells, widths, ruled=False, padding=(0, 0, 0))

    def field(self, field: Field, width: float) -> Paragraph:
        """The label and the value, or dots to the end of `width`."""
        label = escape(field.label)
        if not field.value:
            return Paragraph(f"{label} {self._dots(field.label, width)}", self.plain)
        value = self.marked(field.value)
        if field.strong:
            value = f'<font name="{self.fonts.pdf(Style.BOLD)}">{value}</font>'
        return Paragraph(f"{label} {value}", self.plain)

    def marked(self, text: str) -> str:
        """`text` for a paragraph, a long date kept on one line."""
        return escape(_DATE.sub(lambda date: date[0].replace(" ", _NO_BREAK), text))

    def _dots(self, label: str, width: float) -> str:
        """A dotted line for the pen, to the end of the line."""
        face = self.fonts.pdf()
        free = width - stringWidth(f"{label} ", face, self.size) - 4
        return "." * max(8, int(free / stringWidth(".", face, self.size)))
