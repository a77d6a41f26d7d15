"""Puts a form on paper: the largest type that needs the fewest pages, then page by page."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from reportlab.pdfgen.canvas import Canvas

from counter_app.forms.flow import Block, Frame, Page, draw_page, paginate
from counter_app.forms.fonts import Fonts, Style
from counter_app.forms.letterhead import Letterhead
from counter_app.forms.marks import PAGE
from counter_app.forms.practice_mark import draw_across
from counter_app.forms.sheets import Sheet

_BOOK = 20  # pages: setting so many again and again takes longer than larger type is worth


@dataclass(frozen=True, slots=True, kw_only=True)
class Work:
    """A form to be set: its head and its blocks at any type size."""

    sheet: Sheet
    fonts: Fonts
    head: Callable[[float], Letterhead]
    blocks: Callable[[float], Iterable[Block]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """A form at one type size."""

    head: Letterhead
    pages: Sequence[Page]

    @property
    def size(self) -> float:
        """The type size, points."""
        return self.head.size


def set_at(work: Work, size: float) -> Setting:
    """The form in pages at type size `size`."""
    return _set(work, size, None)


def _within(work: Work, size: float, most: int) -> Setting | None:
    """The form at type size `size`, None when it needs more than `most` pages."""
    setting = _set(work, size, most)
    return setting if len(setting.pages) <= most else None


def _set(work: Work, size: float, most: int | None) -> Setting:
    head = work.head(size)
    room = work.sheet.text_height
    frame = Frame(
        width=work.sheet.text_width, first=room - head.height(), rest=room - head.short_height()
    )
    return Setting(head=head, pages=paginate(work.blocks(size), frame, most=most))


def largest(work: Work) -> Setting:
    """The form at the largest type size that needs no more pages than the smallest.

    Found by halves: smaller type never needs more pages. Most forms need one page at any size; a
    book is set in the smallest.
    """
    sizes = work.sheet.sizes
    found = _within(work, sizes[0], 1)
    if found is not None:
        return found
    found = set_at(work, sizes[-1])
    fewest = len(found.pages)
    if fewest > _BOOK:
        return found
    low, high = 0, len(sizes) - 1  # `high` always fits: it is `found`
    while low < high:
        middle = (low + high) // 2
        larger = _within(work, sizes[middle], fewest)
        if larger is None:
            low = middle + 1
        else:
            found, high = larger, middle
    return found


def draw(
    setting: Setting,
    canvas: Canvas,
    sheet: Sheet,
    fonts: Fonts,
    *,
    practice: bool,
    numbered: bool = False,
) -> None:
    """Every page with its head. `numbered`: with its number even when there is only one."""
    top = sheet.height - sheet.top
    for number, page in enumerate(setting.pages, 1):
        if practice:
            draw_across(canvas, sheet.width, sheet.height, fonts)
        if number == 1:
            setting.head.draw(canvas, sheet.left, top)
            below = setting.head.height()
        else:
            setting.head.draw_short(canvas, sheet.left, top)
            below = setting.head.short_height()
        draw_page(page, canvas, sheet.left, top - below)
        if numbered or len(setting.pages) > 1:
            canvas.setFont(fonts.pdf(Style.ITALIC), 8.5)
            told = PAGE.format(page=number, pages=len(setting.pages))
            canvas.drawRightString(sheet.width - sheet.right, max(sheet.bottom * 0.5, 14), told)
        canvas.showPage()
