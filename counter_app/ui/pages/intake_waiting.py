"""The citizen returns with what lacked: his card finds the dossier, and it is a draft again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from counter_app.domain.dossier.state import Status
from counter_app.domain.draft import Person
from counter_app.ui import shown
from counter_app.ui.context import NoticeAction

if TYPE_CHECKING:
    from counter_app.services.waiting import WaitingDossier
    from counter_app.ui.context import PageContext
    from counter_app.ui.pages.intake_form import IntakeForm

WAITING_STRIP = "supplement"


def reopen(context: PageContext, owner: QObject, stream: str) -> None:
    """Make it a draft again and bring it to the intake page, whatever stands there."""
    context.tasks.run(
        owner,
        "db",
        context.desk.waiting.reopen,
        stream,
        context.who,
        done=context.shell.resume_draft,
        failed=context.errors.show,
    )


class WaitingAtDesk(QObject):
    """One per intake page. Asks when other people stand on the draft, and after each sync."""

    def __init__(self, context: PageContext, page: IntakeForm) -> None:
        super().__init__(page)
        self._context = context
        self._session = page.session
        self._people: tuple[str, ...] = ()
        self._draft = ""
        self._told: tuple[WaitingDossier, ...] = ()
        page.session.changed.connect(self._look)
        page.work.accepted.connect(lambda _view: self._tell(()))
        context.signals.sync_changed.connect(lambda _state: self._ask())

    def _look(self) -> None:
        from counter_app.services.elsewhere import people_of

        draft = self._session.draft if self._session.is_open else None
        people = people_of(draft) if draft else ()
        key = draft.id if draft else ""
        if (people, key) != (self._people, self._draft):  # one that was reopened waits no more
            self._people, self._draft = people, key
            self._ask()

    def _ask(self) -> None:
        people = self._people
        if not people or not self._session.is_open:
            self._tell(())
            return

        def done(found: tuple[WaitingDossier, ...]) -> None:
            if people == self._people and self._session.is_open:
                self._tell(found)

        context = self._context
        context.tasks.run(self, "db", context.desk.waiting.waiting_for, people, done=done)

    def _tell(self, found: tuple[WaitingDossier, ...]) -> None:
        if found == self._told:
            return
        self._told = found
        notices = self._context.notices
        if not found:
            notices.clear(WAITING_STRIP)
            return
        first = found[0]
        if first.status is Status.SUBMITTED:
            text = self.tr(
                "Người này có hồ sơ nộp trực tuyến chờ tiếp nhận: {procedure} (nộp {at})."
            ).format(procedure=first.procedure_name, at=shown.moment(first.at))
        else:
            text = self.tr(
                "Người này có hồ sơ chờ bổ sung, chưa tiếp nhận: {procedure} (phiếu lập {at}, "
                "quầy {counter})."
            ).format(
                procedure=first.procedure_name, at=shown.moment(first.at), counter=first.counter
            )
        actions = [NoticeAction(self.tr("Mở lại hồ sơ"), lambda: self._open(first.stream))]
        if len(found) > 1:
            more = self.tr("%n hồ sơ khác", "", len(found) - 1)
            text = self.tr("{text} Còn {more}.").format(text=text, more=more)
            actions.append(NoticeAction(self.tr("Xem"), self._search))
        notices.strip(WAITING_STRIP, text, tone="soon", actions=tuple(actions))

    def _open(self, stream: str) -> None:
        """A draft that holds nothing but the card that was shown leaves no trace."""
        if self._session.is_open and self._is_only_people():
            self._session.edit(owner=Person(), organisation=None, submitter=None, relation="")
            self._session.remember(typing="")
        self._context.notices.clear(WAITING_STRIP)
        self._told = ()
        reopen(self._context, self, stream)

    def _search(self) -> None:
        self._context.shell.open_search(self._people[0])

    def _is_only_people(self) -> bool:
        draft, view = self._session.draft, self._session.view
        return not (draft.procedure or draft.papers or draft.note or view.pages)
