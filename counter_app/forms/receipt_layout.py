"""Sets mẫu 01 in type: from text to blocks that `flow` can break into pages.

One code for both rule packs and both sizes; what differs is data (`receipt_labels`, `Sheet`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from xml.sax.saxutils import escape

from reportlab.lib.enums import TA_CENTER
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.platypus import Flowable, Paragraph

from counter_app.domain.centre import Centre
from counter_app.domain.dossier.bodies import Accepted, Corrected
from counter_app.forms import receipt_text
from counter_app.forms.flow import MM, Block, Row
from counter_app.forms.fonts import Fonts, Style
from counter_app.forms.receipt_labels import Columns, Part, ReceiptLabels
from counter_app.forms.receipt_text import Field, PaperRow, ReceiptText
from counter_app.forms.signatures import Signatures

_DATE = re.compile(r"ngày \d\d tháng \d{1,2} năm \d{4}", re.ASCII)  # stays on one line
_NO_BREAK = "\u00a0"
_CLOSING = 1  # group of the blocks that never leave the signatures
_KEPT_FROM = (Part.RETURN, Part.SURRENDER, Part.BOOK, Part.SIGNATURES, Part.NOTES)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """A paper size: everything in points. `sizes` are the type sizes to try, largest first."""

    width: float
    height: float
    left: float
    right: float
    top: float
    bottom: float
    sizes: tuple[float, ...]
    qr: float  # side of the symbol

    @property
    def text_width(self) -> float:
        """Between the margins."""
        return self.width - self.left - self.right


def _steps(largest: int, smallest: int) -> tuple[float, ...]:
    """Type sizes a quarter of a point apart, largest first."""
    return tuple(quarter / 4 for quarter in range(largest * 4, smallest * 4 - 1, -1))


# Margins of A4 as in NĐ 30/2020/NĐ-CP, annex I; A5 in proportion. Below 8 points of a
# Times face a form is not set smaller but goes on to a second page.
SHEETS = {
    "A4": Sheet(
        width=210 * MM,
        height=297 * MM,
        left=30 * MM,
        right=15 * MM,
        top=15 * MM,
        bottom=15 * MM,
        sizes=_steps(13, 10),
        qr=22 * MM,
    ),
    "A5": Sheet(
        width=148 * MM,
        height=210 * MM,
        left=13 * MM,
        right=8 * MM,
        top=7 * MM,
        bottom=7 * MM,
        sizes=_steps(11, 8),
        qr=15 * MM,
    ),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Receipt:
    """One copy of the form, ready to be set."""

    accepted: Accepted
    code: str
    centre: Centre
    labels: ReceiptLabels
    corrections: tuple[Corrected, ...] = ()


class Typesetter:
    """Sets one receipt at one type size."""

    def __init__(self, receipt: Receipt, sheet: Sheet, size: float, fonts: Fonts) -> None:
        self.receipt = receipt
        self.text = ReceiptText(receipt.accepted, receipt.centre, receipt.labels)
        self.sheet = sheet
        self.size = size
        self.fonts = fonts
        self.plain = self._style(Style.REGULAR, size)
        self.centred = self._style(Style.REGULAR, size, centred=True)
        self.head = self._style(Style.BOLD, size * 0.94, centred=True)
        self.small = self._style(Style.REGULAR, max(size * 0.82, 7.5))

    def blocks(self) -> list[Block]:
        """Everything below the letterhead and the title, in the order of the rule pack."""
        blocks: list[Block] = []
        for part in self.text.labels.order:
            group = _CLOSING if part in _KEPT_FROM else 0
            blocks += [
                Block(each.piece, group, each.heading, each.above) for each in self._part(part)
            ]
        return blocks

    def _part(self, part: Part) -> list[Block]:
        match part:
            case Part.PAPERS:
                return self._papers()
            case Part.FEES:
                return self._fees()
            case Part.SIGNATURES:
                return [self._signatures()]
            case Part.NOTES:
                return self._notes()
        return [Block(self._line(fields)) for fields in self.text.lines(part)]

    def _line(self, fields: Sequence[Field]) -> Flowable:
        width = self.sheet.text_width
        if len(fields) == 1:
            return self._field(fields[0], width)
        shares = [0.6, 0.4] if len(fields[0].label) > 20 else [0.46, 0.54]
        widths = [width * share for share in shares]
        cells = [self._field(each, room) for each, room in zip(fields, widths, strict=True)]
        return Row(cells, widths, ruled=False, padding=(0, 0, 0))

    def _field(self, field: Field, width: float) -> Paragraph:
        label = escape(field.label)
        if not field.value:
            return Paragraph(f"{label} {self._dots(field.label, width)}", self.plain)
        value = escape(_DATE.sub(lambda date: date[0].replace(" ", _NO_BREAK), field.value))
        if field.strong:
            value = f'<font name="{self.fonts.pdf(Style.BOLD)}">{value}</font>'
        return Paragraph(f"{label} {value}", self.plain)

    def _dots(self, label: str, width: float) -> str:
        """A dotted line for the pen, to the end of the line."""
        face = self.fonts.pdf()
        free = width - stringWidth(f"{label} ", face, self.size) - 4
        return "." * max(8, int(free / stringWidth(".", face, self.size)))

    def _papers(self) -> list[Block]:
        blocks = [Block(Paragraph(escape(self.text.labels.labels[Part.PAPERS]), self.plain))]
        widths = self._column_widths()
        heading = self._heading(widths)
        rows = self.text.paper_rows()
        blocks.append(Block(heading, above=1.5))
        # A heading of its own for continuations: a flowable remembers one place on one page.
        blocks += [Block(self._row(row, widths), 0, self._heading(widths)) for row in rows]
        blocks.append(Block(_Gap(2.5)))
        return blocks

    def _column_widths(self) -> list[float]:
        em = self.size
        narrow = [3.0 * em, 5.1 * em, 3.0 * em]
        if self.text.labels.columns is Columns.KIND_AND_COUNT:
            narrow = [8.6 * em, 3.6 * em]
        number = 2.3 * em if len(self.text.labels.heads[0]) == 2 else 2.9 * em
        return [number, self.sheet.text_width - number - sum(narrow), *narrow]

    def _heading(self, widths: Sequence[float]) -> Flowable:
        heads = self.text.labels.heads
        if self.text.labels.columns is Columns.BY_KIND:
            return _SpannedHeading([Paragraph(head, self.head) for head in heads], widths)
        return Row([Paragraph(head, self.head) for head in heads], widths, middle=True)

    def _row(self, row: PaperRow, widths: Sequence[float]) -> Row:
        name = escape(row.name)
        if row.remark:
            italic = self.fonts.pdf(Style.ITALIC)
            name += f' <font name="{italic}">({escape(row.remark)})</font>'
        cells = [Paragraph(row.number, self.centred), Paragraph(name, self.plain)]
        cells += [Paragraph(escape(cell), self.centred) for cell in row.cells]
        return Row(cells, widths, padding=(2.5, 0.0, self.size * 0.18))

    def _fees(self) -> list[Block]:
        label = self.text.labels.labels[Part.FEES]
        lines = self.text.fees()
        if not lines:
            return [Block(self._field(Field(label=label, value="Không"), self.sheet.text_width))]
        if len(lines) == 1:
            return [Block(Paragraph(f"{escape(label)} {escape(lines[0])}", self.plain))]
        head = Block(Paragraph(escape(label), self.plain))
        return [head, *(Block(Paragraph(f"- {escape(line)}", self.plain)) for line in lines)]

    def _signatures(self) -> Block:
        accepted = self.receipt.accepted
        pair = Signatures(
            names=(receipt_text.hands_in(accepted).name, accepted.clerk_name),
            fonts=self.fonts,
            size=self.size,
            room=max(11 * MM, min(self.size * 4, 15 * MM)),
        )
        return Block(pair, above=self.size * 0.5)

    def _notes(self) -> list[Block]:
        _, provisional = receipt_text.code_of(self.receipt.accepted, self.receipt.code)
        lines = self.text.notes(provisional=provisional, corrections=self.receipt.corrections)
        italic = self.fonts.pdf(Style.BOLD_ITALIC)
        title = f'<font name="{italic}">Ghi chú:</font> '
        # One paragraph: on A5 every line counts.
        return [Block(Paragraph(title + escape(" ".join(lines)), self.small), above=2)]

    def _style(self, style: Style, size: float, *, centred: bool = False) -> ParagraphStyle:
        # Two stacked marks and a dot below (Ẫ over Ộ) need 1.15 of the size from line to line.
        return ParagraphStyle(
            f"{style}-{size}-{centred}",
            fontName=self.fonts.pdf(style),
            fontSize=size,
            leading=size * 1.17,
            alignment=TA_CENTER if centred else 0,
            allowWidows=0,
            allowOrphans=0,
        )


class _Gap(Flowable):
    """White space that vanishes at the end of a page."""

    def __init__(self, height: float) -> None:
        super().__init__()
        self.height = height

    def wrap(self, aW: float, aH: float) -> tuple[float, float]:  # noqa: ARG002, N803
        """As high as asked."""
        return aW, self.height

    def draw(self) -> None:
        """Nothing."""


class _SpannedHeading(Flowable):
    """Heading of two floors: TT | name | "Số lượng" over the kinds of copy."""

    def __init__(self, cells: Sequence[Paragraph], widths: Sequence[float]) -> None:
        super().__init__()
        number, name, over, *kinds = cells
        self.tall = Row([number, name], widths[:2], middle=True)
        self.over = Row([over], [sum(widths[2:])], middle=True)
        self.kinds = Row(kinds, widths[2:], middle=True)

    def wrap(self, aW: float, aH: float) -> tuple[float, float]:  # noqa: N803
        """The height of the two floors, or of the tall cells if these are higher."""
        over = self.over.wrap(aW, aH)[1]
        kinds = self.kinds.wrap(aW, aH)[1]
        self.height = max(self.tall.wrap(aW, aH)[1], over + kinds)
        self.tall.height = self.height
        self.kinds.height = self.height - over
        self.width = sum(self.tall.widths) + sum(self.kinds.widths)
        return self.width, self.height

    def draw(self) -> None:
        """The tall cells at the left, the floors at the right."""
        left = sum(self.tall.widths)
        self.tall.drawOn(self.canv, 0, 0)
        self.kinds.drawOn(self.canv, left, 0)
        self.over.drawOn(self.canv, left, self.kinds.height)
