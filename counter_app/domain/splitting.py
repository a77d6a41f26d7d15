"""Which paper a scanned page belongs to, as our separator strips say it.

A strip carries only "paper n starts here", never identity (ux §1.3): the pages after it belong to
paper n until the next strip. Without strips a page stays unassigned for the clerk's key.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from counter_app.domain.codes import OwnKind, read_own


@dataclass(frozen=True, slots=True, kw_only=True)
class Suggestion:
    """What the strips say of one page."""

    paper: int | None = None
    starts_paper: bool = False
    is_separator: bool = False
    goes_on: bool = False  # that strip lay in the pass before, which was interrupted


@dataclass(frozen=True, slots=True, kw_only=True)
class LastStrip:
    """What the last strip said; `fresh`: no page has come after it yet."""

    paper: int
    fresh: bool = False


class Splitter:
    """Follows a stack through the feeder, page by page."""

    def __init__(self, last: LastStrip | None = None) -> None:
        """`last`: of the pass that this one goes on with."""
        self._last = last
        self._goes_on = last is not None

    @property
    def last(self) -> LastStrip | None:
        """The last strip so far, None when there was none."""
        return self._last

    def next(self, code_texts: Iterable[str]) -> Suggestion:
        """The suggestion for the next page, given every code found on it."""
        for text in code_texts:
            own = read_own(text)
            if own is not None and own.kind is OwnKind.SEPARATOR:
                self._last = LastStrip(paper=own.number or 0, fresh=True)
                self._goes_on = False
                return Suggestion(is_separator=True)
        if self._last is None:
            return Suggestion()
        last, self._last = self._last, LastStrip(paper=self._last.paper)
        return Suggestion(paper=last.paper, starts_paper=last.fresh, goes_on=self._goes_on)
