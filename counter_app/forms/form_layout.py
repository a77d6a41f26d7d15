"""Sets a form described by a template: the words are data, the layout is the same for all."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache, partial
from xml.sax.saxutils import escape

from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.platypus import Flowable, Paragraph

from counter_app.domain.form_template import (
    CellKind,
    Column,
    Facts,
    Part,
    Row,
    Table,
    fill,
    holes,
)
from counter_app.domain.text import clean_line
from counter_app.forms import flow
from counter_app.forms.flow import MM, Block
from counter_app.forms.fonts import Fonts, Style
from counter_app.forms.heading import heading_of
from counter_app.forms.lines import CENTRED, JUSTIFIED, LEFT, Field, Lines
from counter_app.forms.qr_cell import QrCell
from counter_app.forms.signatures import Signatory, Signatures

_CLOSING = 1  # group of the pieces that never leave the signatures
_QR_SIDE = 16 * MM
_PADDING = (2.5, 0.0)
_SMALLEST = 7.0  # points
_BLANK: Row = defaultdict(str)  # of a row that is left to the pen


class FormSetter(Lines):
    """Sets the parts of one form at one type size."""

    def __init__(self, facts: Facts, width: float, size: float, fonts: Fonts) -> None:
        super().__init__(width, size, fonts)
        self.facts = facts

    def blocks(self, parts: Sequence[Part]) -> Iterator[Block]:
        """The parts that have something to say, in order; the last ones stay together."""
        wanted = [part for part in parts if self._is_wanted(part)]
        closing = len(wanted)
        while closing and not (wanted[closing - 1].table or wanted[closing - 1].list):
            closing -= 1
        first = _last_signed(wanted, closing)
        for place, part in enumerate(wanted):
            group = _CLOSING if first is not None and place >= first else 0
            for each in self._part(part):
                yield Block(each.piece, group, each.heading, each.above)

    def _is_wanted(self, part: Part) -> bool:
        if part.when and not self.facts[part.when]:
            return False
        return not (part.unless and self.facts[part.unless])

    def _part(self, part: Part) -> Iterable[Block]:
        if part.line:
            return self._fields([self._labelled(text, part) for text in part.line])
        if part.table:
            return self._table(part.table)
        if part.list:
            return [
                Block(Paragraph(f"- {self.marked(row['text'])}", self.plain))
                for row in self._rows(part.list)
            ]
        if part.signatures:
            return [self._signed(part)]
        if part.note:
            return [Block(Paragraph(self.marked(self._filled(part.note)), self.small), above=2)]
        return [self._paragraph(part)]

    def _fields(self, fields: Sequence[Field]) -> list[Block]:
        """Side by side where both have room, else one below the other."""
        if len(fields) == 1:
            return [Block(self.line(fields))]
        wanted = [self._wanted(field) for field in fields]
        left = max(self.width * 0.46, wanted[0])
        if left + wanted[1] > self.width:
            return [Block(self.line([field])) for field in fields]
        widths = [left, self.width - left]
        cells = [self.field(each, room) for each, room in zip(fields, widths, strict=True)]
        return [Block(flow.Row(cells, widths, ruled=False, padding=(0, 0, 0)))]

    def _wanted(self, field: Field) -> float:
        """The width of a field on one line; an empty one needs some dots."""
        value = field.value or "." * 16
        face = self.fonts.pdf(Style.BOLD if field.strong else Style.REGULAR)
        return stringWidth(f"{field.label} {value}", face, self.size) + self.size

    def _labelled(self, text: str, part: Part) -> Field:
        """`Địa chỉ: {address}` as label and value; words after the hole belong to the value."""
        found = holes(text)
        if not found:
            return Field(label="", value=text, strong=part.strong)
        hole = "{" + found[0] + "}"
        label, _, after = text.partition(hole)
        value = clean_line(str(self.facts[found[0]]))
        return Field(label=label.rstrip(), value=value and value + after, strong=part.strong)

    def _filled(self, text: str) -> str:
        return fill(text, self.facts)

    def _rows(self, name: str) -> Sequence[Row]:
        rows = self.facts[name]
        if isinstance(rows, str):
            raise TypeError(name)
        return rows

    def _paragraph(self, part: Part) -> Block:
        style = self.style(
            Style.BOLD if part.strong else Style.REGULAR,
            self.size,
            align=CENTRED if part.centred else JUSTIFIED,
        )
        if not part.centred:
            style.firstLineIndent = self.size * 2
        return Block(Paragraph(escape(self._filled(part.text)), style), above=2)

    def _table(self, table: Table) -> Iterator[Block]:
        shares = sum(column.share for column in table.columns)
        widths = [self.width * column.share / shares for column in table.columns]
        heading = partial(heading_of, self, table.columns, widths)
        yield Block(heading(), above=2)
        for row in self._rows(table.rows):
            yield Block(self._row(table, row, widths), 0, heading)
        for _ in range(table.empty_rows):
            yield Block(self._row(table, _BLANK, widths), 0, heading)
        yield Block(flow.Gap(3))

    def _row(self, table: Table, row: Row, widths: Sequence[float]) -> flow.Row:
        cells = [
            self._cell(column, _filled_cell(column.value, row), width)
            for column, width in zip(table.columns, widths, strict=True)
        ]
        return flow.Row(cells, widths, padding=(*_PADDING, self.size * 0.18))

    def _cell(self, column: Column, text: str, width: float) -> Flowable:
        if column.kind is CellKind.QR and text:
            return QrCell(text, min(_QR_SIDE, width - 6))
        if column.kind is CellKind.PEN and not text:
            return flow.Gap(12 * MM)
        align = LEFT if column.kind is CellKind.TEXT else CENTRED
        return self.words(text, self._size_for(text, width), align)

    def _size_for(self, text: str, width: float) -> float:
        """The type size at which the longest word (a code, a date) is not broken."""
        face = self.fonts.pdf()
        longest = max((_wide(word, face) for word in text.split()), default=0.0)
        return max(_SMALLEST, min(self.size, (width - 2 * _PADDING[0] - 0.5) / max(longest, 0.1)))

    def _signed(self, part: Part) -> Block:
        people = tuple(
            Signatory(
                title=self._filled(one.title),
                hint=self._filled(one.hint),
                name=clean_line(self._filled(one.name)),
            )
            for one in part.signatures
        )
        piece: Flowable = Signatures(
            people=people,
            fonts=self.fonts,
            size=self.size,
            room=max(11 * MM, min(self.size * 4, 20 * MM)),
            columns=1 if part.aside else 2,
        )
        if part.aside:
            piece = self._beside(part.aside, piece)
        return Block(piece, above=self.size * 0.5)

    def _beside(self, lines: Sequence[str], piece: Flowable) -> Flowable:
        bold = self.fonts.pdf(Style.BOLD_ITALIC)
        head, *rest = (escape(self._filled(line)) for line in lines)
        told = "<br/>".join([f'<font name="{bold}">{head}</font>', *rest])
        widths = [self.width * 0.4, self.width * 0.6]
        cells = [Paragraph(told, self.small), piece]
        return flow.Row(cells, widths, ruled=False, padding=(0, 0, 0))


def _filled_cell(value: str, row: Row) -> str:
    """Every line of `value` with its holes filled; what fills them breaks no line."""
    return "\n".join(clean_line(fill(line, row)) for line in value.split("\n"))


@lru_cache(maxsize=4096)
def _wide(word: str, face: str) -> float:
    """Of a word at one point; a book says the same ones over and over."""
    return stringWidth(word, face, 1)


def _last_signed(parts: Sequence[Part], closing: int) -> int | None:
    """Where the pieces begin that stand on one page with the first signatures after the tables."""
    for place in range(closing, len(parts)):
        if parts[place].signatures:
            return max(closing, place - 1)
    return None
