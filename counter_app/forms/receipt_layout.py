"""Sets mẫu 01 in type: from text to blocks that `flow` can break into pages.

One code for both rule packs and both sizes; what differs is data (`receipt_labels`, `sheets`).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from xml.sax.saxutils import escape

from reportlab.platypus import Flowable, Paragraph

from counter_app.domain.centre import Centre
from counter_app.domain.dossier.bodies import Accepted, Corrected
from counter_app.forms import receipt_text
from counter_app.forms.flow import MM, Block, Gap, Group, GroupedHeading, Row
from counter_app.forms.fonts import Fonts, Style
from counter_app.forms.lines import Field, Lines
from counter_app.forms.receipt_labels import Columns, Part, ReceiptLabels
from counter_app.forms.receipt_text import PaperRow, ReceiptText
from counter_app.forms.sheets import Sheet
from counter_app.forms.signatures import Signatory, Signatures

_CLOSING = 1  # group of the blocks that never leave the signatures
_KEPT_FROM = (Part.RETURN, Part.SURRENDER, Part.BOOK, Part.SIGNATURES, Part.NOTES)


@dataclass(frozen=True, slots=True, kw_only=True)
class Receipt:
    """One copy of the form, ready to be set."""

    accepted: Accepted
    code: str
    centre: Centre
    labels: ReceiptLabels
    corrections: tuple[Corrected, ...] = ()


class Typesetter(Lines):
    """Sets one receipt at one type size."""

    def __init__(self, receipt: Receipt, sheet: Sheet, size: float, fonts: Fonts) -> None:
        super().__init__(sheet.text_width, size, fonts)
        self.receipt = receipt
        self.text = ReceiptText(receipt.accepted, receipt.centre, receipt.labels)

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
        return [Block(self.line(fields)) for fields in self.text.lines(part)]

    def _papers(self) -> list[Block]:
        blocks = [Block(Paragraph(escape(self.text.labels.labels[Part.PAPERS]), self.plain))]
        widths = self._column_widths()
        rows = self.text.paper_rows()
        heading = partial(self._heading, widths)
        blocks.append(Block(heading(), above=1.5))
        blocks += [Block(self._row(row, widths), 0, heading) for row in rows]
        blocks.append(Block(Gap(2.5)))
        return blocks

    def _column_widths(self) -> list[float]:
        em = self.size
        narrow = [3.0 * em, 5.1 * em, 3.0 * em]
        if self.text.labels.columns is Columns.KIND_AND_COUNT:
            narrow = [8.6 * em, 3.6 * em]
        number = 2.3 * em if len(self.text.labels.heads[0]) == 2 else 2.9 * em
        return [number, self.width - number - sum(narrow), *narrow]

    def _heading(self, widths: Sequence[float]) -> Flowable:
        heads = [Paragraph(head, self.head) for head in self.text.labels.heads]
        if self.text.labels.columns is Columns.BY_KIND:  # kinds of copy under "Số lượng"
            number, name, over, *kinds = heads
            return GroupedHeading(
                [
                    Group(None, [number], widths[:1]),
                    Group(None, [name], widths[1:2]),
                    Group(over, kinds, widths[2:]),
                ]
            )
        return Row(heads, widths, middle=True)

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
            return [Block(self.field(Field(label=label, value="Không"), self.width))]
        if len(lines) == 1:
            return [Block(Paragraph(f"{escape(label)} {escape(lines[0])}", self.plain))]
        head = Block(Paragraph(escape(label), self.plain))
        return [head, *(Block(Paragraph(f"- {escape(line)}", self.plain)) for line in lines)]

    def _signatures(self) -> Block:
        accepted = self.receipt.accepted
        pair = Signatures(
            people=(
                Signatory(title="NGƯỜI NỘP HỒ SƠ", name=receipt_text.hands_in(accepted).name),
                Signatory(title="NGƯỜI TIẾP NHẬN HỒ SƠ", name=accepted.clerk_name),
            ),
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
