"""The strip that says that a person at the desk has a draft at another counter (situation 13)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from counter_app.ui.context import NoticeAction
from counter_app.ui.pages.elsewhere import ElsewherePage, where_words

if TYPE_CHECKING:
    from counter_app.services.elsewhere import DraftElsewhere
    from counter_app.ui.context import PageContext
    from counter_app.ui.pages.intake_form import IntakeForm

ELSEWHERE_STRIP = "elsewhere"


class ElsewhereAtDesk(QObject):
    """One per intake page. Asks when other people stand on the draft, and after each sync."""

    def __init__(self, context: PageContext, page: IntakeForm) -> None:
        super().__init__(page)
        self._context = context
        self._session = page.session
        self._people: tuple[str, ...] = ()
        self._told: tuple[DraftElsewhere, ...] = ()
        page.session.changed.connect(self._look)
        page.work.accepted.connect(lambda _view: self._tell(()))
        context.signals.sync_changed.connect(lambda _state: self._ask())

    def _look(self) -> None:
        from counter_app.services.elsewhere import people_of

        people = people_of(self._session.draft) if self._session.is_open else ()
        if people != self._people:
            self._people = people
            self._ask()

    def _ask(self) -> None:
        people = self._people
        if not people or not self._session.is_open:
            self._tell(())
            return

        def done(found: tuple[DraftElsewhere, ...]) -> None:
            if people == self._people and self._session.is_open:
                self._tell(found)

        context = self._context
        context.tasks.run(self, "db", context.desk.elsewhere.of_people, people, done=done)

    def _tell(self, found: tuple[DraftElsewhere, ...]) -> None:
        if found == self._told:
            return
        self._told = found
        if not found:
            self._context.notices.clear(ELSEWHERE_STRIP)
            return
        first = found[0]
        where = where_words(first)
        text = self.tr("Người này có hồ sơ đang làm dở ở {where}.").format(where=where)
        if len(found) > 1:
            more = self.tr("%n bản nháp khác", "", len(found) - 1)
            text = self.tr("{text} Còn {more}.").format(text=text, more=more)
        self._context.notices.strip(
            ELSEWHERE_STRIP,
            text,
            tone="soon",
            actions=(
                NoticeAction(self.tr("Xem"), lambda: self._open(first)),
                NoticeAction(self.tr("Đóng"), lambda: self._context.notices.clear(ELSEWHERE_STRIP)),
            ),
        )

    def _open(self, found: DraftElsewhere) -> None:
        self._context.shell.open_sheet(ElsewherePage(self._context, found))
