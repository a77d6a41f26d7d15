"""Breaks a form into pages: what stays together, what repeats, where a page ends.

reportlab's flowables measure, split and draw themselves; its own page templates know the number of
pages only after drawing. A form has to know it before ("Trang 1/2"), and tries several type sizes.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable, Spacer

MM = 72 / 25.4  # points
_SLACK = 1e-6


class Row(Flowable):
    """Cells side by side, with or without rules; splits between the lines of its cells."""

    def __init__(
        self,
        cells: Sequence[Flowable],
        widths: Sequence[float],
        *,
        ruled: bool = True,
        padding: tuple[float, float, float] = (2.5, 0.5, 1.5),
        middle: bool = False,
    ) -> None:
        super().__init__()
        self.cells = tuple(cells)
        self.widths = tuple(widths)
        self.ruled = ruled
        self.padding = padding  # at both sides, above, below; points
        self.middle = middle

    def wrap(self, aW: float, aH: float) -> tuple[float, float]:  # noqa: ARG002, N803
        """Measure every cell in its own width."""
        across, above, below = self.padding
        self._heights = [
            cell.wrap(width - 2 * across, 1e6)[1]
            for cell, width in zip(self.cells, self.widths, strict=True)
        ]
        self.width, self.height = sum(self.widths), max(self._heights) + above + below
        return self.width, self.height

    def split(self, aW: float, aH: float) -> list[Flowable]:  # noqa: N803
        """Two rows, the first at most `aH` high; none when not even one line fits."""
        across, above, below = self.padding
        self.wrap(aW, aH)
        room = aH - above - below
        first: list[Flowable] = []
        rest: list[Flowable] = []
        for cell, width, height in zip(self.cells, self.widths, self._heights, strict=True):
            if height <= room:
                first.append(cell)
                rest.append(Spacer(0, 0))
                continue
            parts = cell.split(width - 2 * across, room)
            if len(parts) < 2:
                return []
            first.append(parts[0])
            rest.append(parts[1])
        return [self._like(first), self._like(rest)]

    def _like(self, cells: Sequence[Flowable]) -> Row:
        return Row(cells, self.widths, ruled=self.ruled, padding=self.padding, middle=self.middle)

    def draw(self) -> None:
        """Rules first, then text from the top of each cell (or in its middle)."""
        across, above, below = self.padding
        x = 0.0
        if self.ruled:
            self.canv.setLineWidth(0.5)
        for cell, width, height in zip(self.cells, self.widths, self._heights, strict=True):
            if self.ruled:
                self.canv.rect(x, 0, width, self.height)
            free = (self.height - above - below - height) / 2 if self.middle else 0.0
            cell.drawOn(self.canv, x + across, self.height - above - free - height)
            x += width


class Gap(Flowable):
    """White space that vanishes at the end of a page."""

    def __init__(self, height: float) -> None:
        super().__init__()
        self.height = height

    def wrap(self, aW: float, aH: float) -> tuple[float, float]:  # noqa: ARG002, N803
        """As high as asked."""
        return aW, self.height

    def draw(self) -> None:
        """Nothing."""


@dataclass(frozen=True, slots=True)
class Group:
    """Neighbouring heads of a table under one heading, or (`over` None) one alone."""

    over: Flowable | None
    cells: Sequence[Flowable]
    widths: Sequence[float]

    def rows(self) -> tuple[Row | None, Row]:
        """The upper floor, if any, and the lower one."""
        lower = Row(self.cells, self.widths, middle=True)
        upper = Row([self.over], [sum(self.widths)], middle=True) if self.over else None
        return upper, lower


class GroupedHeading(Flowable):
    """A heading of two floors; a head without a group is as high as both."""

    def __init__(self, groups: Sequence[Group]) -> None:
        super().__init__()
        self.floors = [group.rows() for group in groups]

    def wrap(self, aW: float, aH: float) -> tuple[float, float]:  # noqa: N803
        """The height of the two floors, or of the tall cells if these are higher."""
        for upper, lower in self.floors:
            lower.wrap(aW, aH)
            if upper:
                upper.wrap(aW, aH)
        split = [(upper, lower) for upper, lower in self.floors if upper]
        over = max((upper.height for upper, _ in split), default=0.0)
        below = max((lower.height for _, lower in split), default=0.0)
        alone = max((low.height for up, low in self.floors if not up), default=0.0)
        self.height = max(alone, over + below)
        for upper, lower in self.floors:
            lower.height = self.height - over if upper else self.height
            if upper:
                upper.height = over
        self.width = sum(sum(lower.widths) for _, lower in self.floors)
        return self.width, self.height

    def draw(self) -> None:
        """From left to right."""
        x = 0.0
        for upper, lower in self.floors:
            lower.drawOn(self.canv, x, 0)
            if upper:
                upper.drawOn(self.canv, x, lower.height)
            x += sum(lower.widths)


@dataclass(frozen=True, slots=True)
class Block:
    """A piece that may be broken, with the heading that opens its continuation on a new page.

    Blocks with the same `group` above zero stay on one page as long as a page can hold them.
    """

    piece: Flowable
    group: int = 0
    heading: Callable[[], Flowable] | None = None  # a new one each time: it remembers its place
    above: float = 0.0  # white before it, not at the top of a page


@dataclass(slots=True)
class Page:
    """Placed pieces with the height of their upper edge below the top of the frame."""

    placed: list[tuple[Flowable, float]] = field(default_factory=list)
    used: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """The room for text: `first` on the first page, `rest` on those after it; points."""

    width: float
    first: float
    rest: float


def paginate(blocks: Iterable[Block], frame: Frame, *, most: int | None = None) -> list[Page]:
    """The blocks in order on as few pages as they need.

    Goes no further once these are more than `most`: blocks are asked for one by one, so a book is
    not set to its end to learn that it is one.
    """
    flow = _Flow(frame)
    for group, run in groupby(blocks, key=lambda block: block.group):
        for together in [list(run)] if group else ([block] for block in run):
            flow.put_together(together)
            if most is not None and len(flow.pages) > most:
                return flow.pages
    return flow.pages


def draw_page(page: Page, canvas: Canvas, left: float, top: float) -> None:
    """Draw a page with the upper left corner of its frame at (`left`, `top`)."""
    for piece, below in page.placed:
        piece.drawOn(canvas, left, top - below - piece.height)


class _Flow:
    def __init__(self, frame: Frame) -> None:
        self.frame = frame
        self.pages = [Page()]
        self._measured: dict[int, Flowable] = {}  # by identity; holds them, so none is taken twice

    @property
    def room(self) -> float:
        height = self.frame.first if len(self.pages) == 1 else self.frame.rest
        return height - self.pages[-1].used + _SLACK

    def put_together(self, blocks: Sequence[Block]) -> None:
        needed = sum(self._height(block.piece) + block.above for block in blocks)
        if len(blocks) > 1 and self.pages[-1].placed and self.room < needed <= self.frame.rest:
            self.pages.append(Page())
        for block in blocks:
            self._put(block)

    def _put(self, block: Block) -> None:
        piece = block.piece
        while True:
            page = self.pages[-1]
            above = block.above if page.placed else 0.0
            height = self._height(piece)
            if height + above <= self.room:
                page.used += above
                self._place(piece)
                return
            parts = piece.split(self.frame.width, self.room - above)
            self._measured.pop(id(piece), None)  # a paragraph forgets its lines when it is split
            if len(parts) == 2:
                self._height(parts[0])
                page.used += above
                self._place(parts[0])
                piece = parts[1]
            elif not page.placed:  # taller than a page and cannot be broken: let it overhang
                self._height(piece)
                self._place(piece)
                return
            self._break(block.heading)

    def _break(self, heading: Callable[[], Flowable] | None) -> None:
        self.pages.append(Page())
        if heading is not None:
            piece = heading()
            self._height(piece)
            self._place(piece)

    def _place(self, piece: Flowable) -> None:
        page = self.pages[-1]
        page.placed.append((piece, page.used))
        page.used += piece.height

    def _height(self, piece: Flowable) -> float:
        if id(piece) in self._measured:
            return float(piece.height)
        self._measured[id(piece)] = piece
        piece.width, piece.height = piece.wrap(self.frame.width, 1e6)
        return float(piece.height)
