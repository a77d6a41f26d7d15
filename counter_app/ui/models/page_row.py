"""A scanned page in its group, as a list of pages has it."""

from __future__ import annotations

from dataclasses import dataclass

from counter_app.domain.draft import DraftPage, Placement
from counter_app.domain.splitting import Doubt


@dataclass(frozen=True, slots=True, kw_only=True)
class PageRow:
    """A page in its group; `number` counts all pages of the stack from 1, `twin` is the number of
    the page that shows the same sheet, 0 when there is none (any more).
    """

    page: DraftPage
    placement: Placement
    number: int
    group: int
    twin: int = 0

    @property
    def is_doubtful(self) -> bool:
        """Whether somebody should look at it."""
        return bool(self.page.quality.flags or self.twin or self.page.after_break)

    @property
    def warns(self) -> bool:
        """Whether nobody has taken it as it is yet."""
        return self.is_doubtful and not self.placement.quality_accepted_by

    @property
    def guessed(self) -> Doubt:
        """Why its place is only likely; nothing once somebody has moved it."""
        if self.placement.removed or self.placement.paper != self.page.suggested_paper:
            return Doubt.NONE
        return Doubt(self.page.doubt)
