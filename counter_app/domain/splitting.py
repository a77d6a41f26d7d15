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


class Splitter:
    """Follows one pass through the feeder, page by page."""

    def __init__(self) -> None:
        self._paper: int | None = None
        self._fresh = False

    def next(self, code_texts: Iterable[str]) -> Suggestion:
        """The suggestion for the next page, given every code found on it."""
        for text in code_texts:
            own = read_own(text)
            if own is not None and own.kind is OwnKind.SEPARATOR:
                self._paper = own.number
                self._fresh = True
                return Suggestion(is_separator=True)
        suggestion = Suggestion(paper=self._paper, starts_paper=self._fresh)
        self._fresh = False
        return suggestion
