"""The clerk's keys of the demo for papers: pages without strips, papers without pages."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from counter_app.domain.draft import Presence
from counter_app.domain.procedure import Legalisation

if TYPE_CHECKING:
    from counter_app.ui.pages.intake import IntakePage

Step = tuple[str, Callable[[], bool]]
Press = Callable[..., None]


def file_pages(page: IntakePage, press: Press) -> Iterator[Step]:
    """Send pages that no strip assigned to the mandatory papers without one, a run to each."""
    loose = [row.page.id for row in page.pages.model.page_rows() if row.group == 0]
    lines = [line for line in page.session.shown.lines if line.mandatory]
    papers = [line.number for line in lines if not line.pages] or [one.number for one in lines]
    papers = [number for number in papers if number <= _LAST_DIGIT] or [1]
    if not loose:
        return
    if not page.pages.strip.hasFocus():  # the same key again would open the review
        press(Qt.Key.Key_3, Qt.KeyboardModifier.AltModifier)
    for number, run in zip(papers, _runs(loose, len(papers)), strict=False):
        if not run:
            return
        page.pages.strip.select_page(run[0])
        for _ in run[1:]:
            press(Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
        press(Qt.Key(Qt.Key.Key_0 + number))
        wanted, paper = set(run), number
        yield "page filed", lambda wanted=wanted, paper=paper: _are_filed(page, wanted, paper)  # type: ignore[misc]


def mark_unscanned(page: IntakePage, press: Press) -> Iterator[Step]:
    """A mandatory paper without a page is "Có, chưa số hóa"."""
    for line in page.session.shown.lines:
        if not line.mandatory or line.pages:
            continue
        page.parts.focus_paper(line.number)
        combo = page.parts.presence_combo
        combo.setFocus()
        place = combo.findData(Presence.NOT_DIGITISED)
        while combo.currentIndex() != place:
            press(Qt.Key.Key_Up if combo.currentIndex() > place else Qt.Key.Key_Down)
        number = line.number
        yield "paper marked", lambda number=number: _is_marked(page, number)  # type: ignore[misc]


def mark_abroad(page: IntakePage, press: Press) -> Iterator[Step]:
    """A paper from abroad bears what is asked of one: D translated, H legalised."""
    for line in page.session.shown.lines:
        asked = line.asked_abroad
        if asked is None or not (line.from_abroad and line.is_here):
            continue
        page.parts.focus_paper(line.number)
        if asked.translated and not line.translated:
            press(Qt.Key.Key_D)
        if asked.legalised and line.legalisation is Legalisation.NONE:
            press(Qt.Key.Key_H)
        number = line.number
        yield "marks from abroad", lambda number=number: _bears_its_marks(page, number)  # type: ignore[misc]


_LAST_DIGIT = 9


def _runs(pages: list[str], count: int) -> list[list[str]]:
    """`pages` cut into `count` runs as even as can be, the first ones longer."""
    size, more = divmod(len(pages), count)
    runs, start = [], 0
    for place in range(count):
        end = start + size + (1 if place < more else 0)
        runs.append(pages[start:end])
        start = end
    return runs


def _are_filed(page: IntakePage, wanted: set[str], paper: int) -> bool:
    placed = {p.page for p in page.session.draft.placements if p.paper == paper}
    return wanted <= placed


def _is_marked(page: IntakePage, number: int) -> bool:
    return any(
        p.number == number and p.presence is Presence.NOT_DIGITISED
        for p in page.session.draft.papers
    )


def _bears_its_marks(page: IntakePage, number: int) -> bool:
    return any(line.number == number and not line.warnings for line in page.session.shown.lines)
