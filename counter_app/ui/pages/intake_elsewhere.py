"""The strip that says that a person at the desk has a draft at another counter (situation 13)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from counter_app.ui.context import NoticeAction
from counter_app.ui.pages.elsewhere import ElsewherePage, where_words
from counter_app.ui.pages.intake_strip import PeopleStrip

if TYPE_CHECKING:
    from counter_app.services.elsewhere import DraftElsewhere
    from counter_app.ui.context import PageContext
    from counter_app.ui.pages.intake_form import IntakeForm

ELSEWHERE_STRIP = "elsewhere"


class ElsewhereAtDesk(PeopleStrip):
    """Which counter, how many pages, since when."""

    def __init__(self, context: PageContext, page: IntakeForm) -> None:
        super().__init__(context, page, ELSEWHERE_STRIP)

    def find(self, people: tuple[str, ...]) -> tuple[DraftElsewhere, ...]:
        """Their drafts at other counters, last touched first."""
        return self.context.desk.elsewhere.of_people(people)

    def words(self, found: tuple[DraftElsewhere, ...]) -> str:
        """Where the first one lies, and how many there are besides."""
        where = where_words(found[0])
        text = self.tr("Người này có hồ sơ đang làm dở ở {where}.").format(where=where)
        if len(found) == 1:
            return text
        return self.with_more(text, self.tr("%n bản nháp khác", "", len(found) - 1))

    def actions(self, found: tuple[DraftElsewhere, ...]) -> tuple[NoticeAction, ...]:
        """Look at it, or put the strip away: it comes back when there is something else."""
        context = self.context
        return (
            NoticeAction(self.tr("Xem"), lambda: self._open(found[0])),
            NoticeAction(self.tr("Đóng"), lambda: context.notices.clear(ELSEWHERE_STRIP)),
        )

    def _open(self, found: DraftElsewhere) -> None:
        self.context.shell.open_sheet(ElsewherePage(self.context, found))
