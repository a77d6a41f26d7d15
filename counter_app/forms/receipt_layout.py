"""Sets mẫu 01 in type: from text to blocks that `flow` can break into pages.

One code for both rule packs and both sizes; what differs is data (`ReceiptTemplate`, `sheets`).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from xml.sax.saxutils import escape

from reportlab.platypus import Paragraph

from counter_app.domain.centre import Centre
from counter_app.domain.dossier.bodies import Accepted, Corrected
from counter_app.domain.receipt_template import Holds, Item, Part, ReceiptTemplate
from counter_app.forms import receipt_text
from counter_app.forms.flow import MM, Block, Gap, Row
from counter_app.forms.fonts import Fonts, Style
from counter_app.forms.heading import heading_of
from counter_app.forms.lines import Field, Lines
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
    template: ReceiptTemplate
    corrections: tuple[Corrected, ...] = ()


class Typesetter(Lines):
    """Sets one receipt at one type size."""

    def __init__(self, receipt: Receipt, sheet: Sheet, size: float, fonts: Fonts) -> None:
        super().__init__(sheet.text_width, size, fonts)
        self.receipt = receipt
        self.text = ReceiptText(receipt.accepted, receipt.centre, receipt.template)

    def blocks(self) -> list[Block]:
        """Everything below the letterhead and the title, in the order of the template."""
        blocks: list[Block] = []
        for item in self.receipt.template.parts:
            group = _CLOSING if item.part in _KEPT_FROM else 0
            blocks += [
                Block(each.piece, group, each.heading, each.above) for each in self._part(item)
            ]
        return blocks

    def _part(self, item: Item) -> list[Block]:
        match item.part:
            case Part.PAPERS:
                return self._papers(item)
            case Part.FEES:
                return self._fees(item)
            case Part.SIGNATURES:
                return [self._signatures(item)]
            case Part.NOTES:
                return self._notes(item)
        return [Block(self.line(fields)) for fields in self.text.lines(item)]

    def _papers(self, item: Item) -> list[Block]:
        blocks = [Block(Paragraph(escape(item.label), self.plain))]
        widths = self._column_widths()
        heading = partial(heading_of, self, self.receipt.template.columns, widths)
        blocks.append(Block(heading(), above=1.5))
        blocks += [Block(self._row(row, widths), 0, heading) for row in self.text.paper_rows()]
        blocks.append(Block(Gap(2.5)))
        return blocks

    def _column_widths(self) -> list[float]:
        columns = self.receipt.template.columns
        rest = self.width - sum(float(column.ems) for column in columns) * self.size
        return [
            rest if column.holds is Holds.NAME else float(column.ems) * self.size
            for column in columns
        ]

    def _row(self, row: PaperRow, widths: Sequence[float]) -> Row:
        cells = [
            Paragraph(self._name(cell, row.remark), self.plain)
            if column.holds is Holds.NAME
            else Paragraph(escape(cell), self.centred)
            for column, cell in zip(self.receipt.template.columns, row.cells, strict=True)
        ]
        return Row(cells, widths, padding=(2.5, 0.0, self.size * 0.18))

    def _name(self, name: str, remark: str) -> str:
        if not remark:
            return escape(name)
        italic = self.fonts.pdf(Style.ITALIC)
        return f'{escape(name)} <font name="{italic}">({escape(remark)})</font>'

    def _fees(self, item: Item) -> list[Block]:
        label, lines = item.label, self.text.fees()
        if not lines:
            none = self.receipt.template.phrases.no_fee
            return [Block(self.field(Field(label=label, value=none), self.width))]
        if len(lines) == 1:
            return [Block(Paragraph(f"{escape(label)} {escape(lines[0])}", self.plain))]
        head = Block(Paragraph(escape(label), self.plain))
        return [head, *(Block(Paragraph(f"- {escape(line)}", self.plain)) for line in lines)]

    def _signatures(self, item: Item) -> Block:
        accepted = self.receipt.accepted
        hint = self.receipt.template.phrases.sign_here
        giver = receipt_text.hands_in(accepted).name
        pair = Signatures(
            people=(
                Signatory(title=item.label, name=giver, hint=hint),
                Signatory(title=item.beside, name=accepted.clerk_name, hint=hint),
            ),
            fonts=self.fonts,
            size=self.size,
            room=max(11 * MM, min(self.size * 4, 15 * MM)),
        )
        return Block(pair, above=self.size * 0.5)

    def _notes(self, item: Item) -> list[Block]:
        _, provisional = receipt_text.code_of(self.receipt.accepted, self.receipt.code)
        lines = self.text.notes(provisional=provisional, corrections=self.receipt.corrections)
        italic = self.fonts.pdf(Style.BOLD_ITALIC)
        title = f'<font name="{italic}">{escape(item.label)}</font> '
        # One paragraph: on A5 every line counts.
        return [Block(Paragraph(title + escape(" ".join(lines)), self.small), above=2)]
