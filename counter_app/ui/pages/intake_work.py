"""What the intake page does in the background: save, accept, answer, take money."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from counter_app.domain.draft import DraftView, PayMethod
from counter_app.errors.desk import ClockInDoubtError, DraftGoneError, NotAcceptableError
from counter_app.services.drafts import Resumed
from counter_app.ui.cash_drawer import open_drawer
from counter_app.ui.pages.intake_print_work import PrintWork

if TYPE_CHECKING:
    from counter_app.job import Job
    from counter_app.services.answer_sheet import Answer, Issued, Leave
    from counter_app.services.intake import AcceptedView
    from counter_app.services.lookup import KnownPerson
    from counter_app.services.payment import PaymentView


class IntakeWork(PrintWork):
    """Runs services in their lanes and tells the page how they ended."""

    draft_opened = Signal(object)  # DraftView
    dossier_resumed = Signal(object)  # Resumed, with `accepted`
    accepted = Signal(object)  # AcceptedView
    not_acceptable = Signal(object)  # tuple[Refusal, ...]
    clock_in_doubt = Signal(object)  # ClockInDoubtError
    paid = Signal(object)  # PaymentView
    payment_refused = Signal(object)  # Exception
    person_known = Signal(object)  # KnownPerson | None

    def open_draft(self, *, same_person: bool = False) -> None:
        """A fresh draft, with the people of the present one if asked."""
        self.save_now()
        like = self._session.draft if same_person and self._session.is_started else None

        def work() -> DraftView:
            drafts = self._context.desk.drafts
            return drafts.open(self._context.who, same_person_as=like)

        self._run("db", work, done=self.draft_opened.emit)

    def resume(self) -> None:
        """What was last worked on at this PC, else a fresh draft."""

        def work() -> Resumed:
            drafts = self._context.desk.drafts
            held = drafts.resume()
            return held or Resumed(view=drafts.open(self._context.who))

        def done(held: Resumed) -> None:
            if held.accepted is None:
                self.draft_opened.emit(held.view)
            else:
                self.dossier_resumed.emit(held)

        self._run("db", work, done=done)

    def load(self, draft_id: str) -> None:
        """Bring up a certain draft."""
        self.save_now()
        self._run("db", self._context.desk.drafts.load, draft_id, done=self.draft_opened.emit)

    def abandon(self, draft_id: str) -> None:
        """Set a draft aside and open a fresh one."""
        drafts, who = self._context.desk.drafts, self._context.who

        def work() -> DraftView:
            drafts.abandon(draft_id)
            return drafts.open(who)

        self.save_now()  # "Hoàn tác" brings back the last letter too
        self._session.hold(True)  # nothing may be saved into it any more
        self._run("db", work, done=self.draft_opened.emit, failed=self._not_abandoned)

    def restore(self, draft_id: str) -> None:
        """Bring an abandoned draft back on screen."""
        self.save_now()
        drafts = self._context.desk.drafts

        def work() -> DraftView:
            drafts.restore(draft_id)
            return drafts.load(draft_id)

        self._run("db", work, done=self.draft_opened.emit)

    def look_up(self, id_number: str) -> None:
        """Whether this person has dossiers here; told only while he still sits at the desk."""

        def done(known: KnownPerson | None) -> None:
            if self._session.is_open and self._session.draft.owner.id_number == id_number:
                self.person_known.emit(known)

        self._run(
            "db",
            self._context.desk.lookup.known_person,
            id_number,
            done=done,
            failed=lambda _error: done(None),
        )

    @property
    def is_accepting(self) -> bool:
        """True between F9 and its answer."""
        return self._accepting

    def accept(
        self, *, clock_answer: str = "", print_now: bool = True, visit_goes_on: bool = False
    ) -> None:
        """F9. A second press while the first is under way does nothing."""
        if self._accepting:
            return
        self._accepting = True
        self._saver.forget()
        self._session.hold(True)
        draft, desk, who = self._session.draft, self._context.desk, self._context.who

        def work() -> AcceptedView:
            with suppress(DraftGoneError):  # accepted by a press whose answer was lost: below
                desk.drafts.save(draft)
            return desk.intake.accept(draft.id, who, clock_answer=clock_answer)

        def done(view: AcceptedView) -> None:
            self._accepting = False
            self.accepted.emit(view)
            self._context.signals.dossier_changed.emit(view.stream)
            if print_now:
                self.print_after_acceptance(view.stream, visit_goes_on=visit_goes_on)
            self._context.signals.prints_changed.emit()

        self._run("db", work, done=done, failed=self._not_accepted)

    def answer(
        self,
        answer: Answer,
        leave: Callable[[], Leave | None],
        *,
        done: Callable[[Issued], None],
        failed: Callable[[Exception], None],
    ) -> None:
        """F9 in the sheet of mẫu 02 or 03. `leave` signs a supervisor in where one is needed."""
        if self._accepting:
            return
        self._accepting = True
        self._saver.forget()
        self._session.hold(True)
        draft, desk, who = self._session.draft, self._context.desk, self._context.who

        def work() -> Issued:
            allowed = leave()
            with suppress(DraftGoneError):  # written by a press whose answer was lost
                desk.drafts.save(draft)
            return desk.answers.issue(draft.id, answer, who, leave=allowed)

        def ended(issued: Issued) -> None:
            self._accepting = False
            done(issued)

        def broke(error: Exception) -> None:
            self._accepting = False
            self._session.hold(False)
            self._saver.touch()
            failed(error)

        self._run("db", work, done=ended, failed=broke)

    def take_money(self, stream: str, method: PayMethod, given_dong: int | None) -> None:
        """Ctrl+Enter: book what is due."""

        def done(view: PaymentView) -> None:
            self.paid.emit(view)
            open_drawer(self, self._context, view)
            self._context.signals.dossier_changed.emit(stream)

        self._run(
            "db",
            self._context.desk.payment.take,
            stream,
            method,
            given_dong,
            self._context.who,
            done=done,
            failed=self.payment_refused.emit,
        )

    def print_separators(self) -> None:
        """Strips for the papers of the procedure."""
        scanning, draft = self._context.desk.scanning, self._session.draft

        def work(_job: Job) -> None:
            scanning.print_separators(draft.id)

        self._run(
            "printer",
            self.once_saved(work),
            done=lambda _none: self._context.notices.toast(
                self.tr("Đã gửi tờ phân cách ra máy in."), tone="ok"
            ),
        )

    def _show_requests(self, error: NotAcceptableError) -> None:
        """The journal may know of a slip that another desk handed out since: its papers come on
        screen before what lacks is told.
        """

        def done(view: DraftView) -> None:
            self._session.take_requests(view.draft.requests)
            self.not_acceptable.emit(error.problems)

        self._run("db", self._context.desk.drafts.load, self._session.draft.id, done=done)

    def _not_abandoned(self, error: Exception) -> None:
        self._session.hold(False)
        self._context.errors.show(error)

    def _not_accepted(self, error: Exception) -> None:
        self._accepting = False
        self._session.hold(False)
        self._saver.touch()
        if isinstance(error, NotAcceptableError):
            self._show_requests(error)
        elif isinstance(error, ClockInDoubtError):
            self.clock_in_doubt.emit(error)
        else:
            self._context.errors.show(error)
