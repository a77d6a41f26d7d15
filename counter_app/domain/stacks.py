"""Which page of a stack is the back of which.

A sheet is counted by its fronts: what a clerk counts in the hand are sheets, not sides.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from counter_app.domain.draft import DraftPage, Placement
from counter_app.domain.scan_profile import TwoPasses


def waiting_fronts(pages: Sequence[DraftPage], passes: TwoPasses) -> tuple[DraftPage, ...]:
    """Fronts whose backs have not come, in the order in which they come: the last sheet first.

    Of a front scanned again the newer one stands for the sheet.
    """
    fronts = {page.sheet: page for page in pages if page.stack == passes.fronts}
    done = {page.sheet for page in pages if passes.backs and page.stack == passes.backs}
    return tuple(fronts[sheet] for sheet in sorted(fronts.keys() - done, reverse=True))


def backs_reversed(
    placements: Sequence[Placement], pages: Sequence[DraftPage], backs: str
) -> tuple[Placement, ...]:
    """The backs of a stack changed among each other: what stood behind the first sheet goes behind
    the last. Each place keeps its paper.
    """
    of_stack = {page.id for page in pages if page.stack == backs and page.behind}
    places = [index for index, one in enumerate(placements) if one.page in of_stack]
    changed = list(placements)
    for place, other in zip(places, reversed(places), strict=True):
        there = placements[place]
        changed[place] = replace(placements[other], paper=there.paper, removed=there.removed)
    return tuple(changed)


def sheets(pages: Sequence[DraftPage], placements: Mapping[str, Placement]) -> int:
    """Sheets of paper received; strips, removed pages and backs do not count."""
    return sum(
        1
        for page in pages
        if not page.is_separator
        and not page.behind
        and not (page.id in placements and placements[page.id].removed)
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """One side of a sheet: its stack, the place in it, and of a back the page in front."""

    stack: str = ""
    sheet: int = 0
    front: str = ""


class SideCounter:
    """Says of the pages of one pass, in feed order, which side of which sheet each of them is."""

    def __init__(
        self,
        pages: Sequence[DraftPage],
        *,
        passes: TwoPasses | None = None,
        both_sides: bool = False,
        again: DraftPage | None = None,
    ) -> None:
        """`pages` of the draft so far. `passes`: the stack that is scanned in two. `both_sides`:
        fronts and backs come by turns. `again`: the page that the first one replaces.
        """
        self._passes = passes
        self._both = both_sides
        self._again = again
        self._stack = f"d{len(pages) + 1}" if both_sides else passes.fronts if passes else ""
        self._waiting = list(waiting_fronts(pages, passes)) if passes and passes.backs else []
        self._sheet = max((page.sheet for page in pages if page.stack == self._stack), default=0)
        self._front = ""

    def next(self, *, after_break: bool = False) -> Side:
        """The next page. `after_break`: a new sheet begins, whatever came before."""
        if self._again is not None:
            again, self._again = self._again, None
            return Side(stack=again.stack, sheet=again.sheet, front=again.behind)
        if self._passes is not None and self._passes.backs:
            front = self._waiting.pop(0) if self._waiting else None
            if front is None:
                return Side(stack=self._passes.backs)
            return Side(stack=self._passes.backs, sheet=front.sheet, front=front.id)
        if not self._stack:
            return Side()
        if self._front and not after_break:
            side = Side(stack=self._stack, sheet=self._sheet, front=self._front)
            self._front = ""
            return side
        self._sheet += 1
        self._front = ""
        return Side(stack=self._stack, sheet=self._sheet)

    def came(self, page: DraftPage) -> None:
        """`page` was kept as the side that was named last."""
        if self._both and not page.behind:
            self._front = page.id
