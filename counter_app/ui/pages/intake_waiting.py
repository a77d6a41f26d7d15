"""The citizen returns with what lacked: his card finds the dossier, and it is a draft again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from counter_app.domain.dossier.state import Status
from counter_app.domain.draft import Person
from counter_app.domain.formats import moment_words
from counter_app.ui.context import NoticeAction
from counter_app.ui.pages.intake_strip import PeopleStrip

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


class WaitingAtDesk(PeopleStrip):
    """What was asked for, or sent online, and the way to go on with it."""

    def __init__(self, context: PageContext, page: IntakeForm) -> None:
        super().__init__(context, page, WAITING_STRIP)

    def find(self, people: tuple[str, ...]) -> tuple[WaitingDossier, ...]:
        """Their dossiers that wait at a counter."""
        return self.context.desk.waiting.waiting_for(people)

    def words(self, found: tuple[WaitingDossier, ...]) -> str:
        """What the first one waits for, and how many there are besides."""
        first = found[0]
        if first.status is Status.SUBMITTED:
            text = self.tr(
                "Người này có hồ sơ nộp trực tuyến chờ tiếp nhận: {procedure} (nộp {at})."
            ).format(
                procedure=first.procedure_name, at=moment_words(first.at).to(self.context.language)
            )
        else:
            text = self.tr(
                "Người này có hồ sơ chờ bổ sung, chưa tiếp nhận: {procedure} (phiếu lập {at}, "
                "quầy {counter})."
            ).format(
                procedure=first.procedure_name,
                at=moment_words(first.at).to(self.context.language),
                counter=first.counter,
            )
        if len(found) == 1:
            return text
        return self.with_more(text, self.tr("%n hồ sơ khác", "", len(found) - 1))

    def actions(self, found: tuple[WaitingDossier, ...]) -> tuple[NoticeAction, ...]:
        """Go on with the first; of several, look at all."""
        stream = found[0].stream
        offered = NoticeAction(self.tr("Mở lại hồ sơ"), lambda: self._open(stream))
        if len(found) == 1:
            return (offered, NoticeAction(self.tr("Xem hồ sơ"), lambda: self._look_at(stream)))
        return (offered, NoticeAction(self.tr("Xem"), self._search))

    def _open(self, stream: str) -> None:
        """A draft that holds nothing but the card that was shown leaves no trace."""
        if self.session.is_open and self._is_only_people():
            self.session.edit(owner=Person(), organisation=None, submitter=None, relation="")
            self.session.remember(typing="")
        self.clear()
        reopen(self.context, self, stream)

    def _look_at(self, stream: str) -> None:
        self.context.shell.open_dossier(stream, is_accepted=False)

    def _search(self) -> None:
        self.context.shell.open_search(self.people[0])

    def _is_only_people(self) -> bool:
        draft, view = self.session.draft, self.session.view
        return not (draft.procedure or draft.papers or draft.note or view.pages)
