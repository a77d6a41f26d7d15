"""What the intake page does in the background: save, scan, accept, print, take money."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from counter_app.domain.draft import DraftView, PayMethod
from counter_app.errors.desk import ClockInDoubtError, NotAcceptableError
from counter_app.ui.pages.intake_saver import DraftSaver

if TYPE_CHECKING:
    from counter_app.job import Job
    from counter_app.services.intake import AcceptedView
    from counter_app.services.lookup import KnownPerson
    from counter_app.services.payment import PaymentView
    from counter_app.services.printing import PrintOutcome
    from counter_app.services.scanning import ScanEnded
    from counter_app.ui.context import PageContext
    from counter_app.ui.pages.intake_session import DraftSession


class IntakeWork(QObject):
    """Runs services in their lanes and tells the page how they ended."""

    draft_opened = Signal(object)  # DraftView
    page_arrived = Signal(object, str)  # PageArrived, id of the page it replaces
    scanning_changed = Signal(bool)
    scan_ended = Signal(object)  # ScanEnded
    accepted = Signal(object)  # AcceptedView
    not_acceptable = Signal(object)  # tuple[Refusal, ...]
    clock_in_doubt = Signal(object)  # ClockInDoubtError
    printed = Signal(object)  # PrintOutcome
    print_failed = Signal(object)  # Exception
    paid = Signal(object)  # PaymentView
    payment_refused = Signal(object)  # Exception
    person_known = Signal(object)  # KnownPerson | None

    def __init__(self, context: PageContext, session: DraftSession) -> None:
        super().__init__(session)
        self._context = context
        self._session = session
        self._scan_job: Job | None = None
        self._accepting = False
        self._saver = DraftSaver(context, session)

    def open_draft(self, *, same_person: bool = False) -> None:
        """A fresh draft, with the people of the present one if asked."""
        self.save_now()
        like = self._session.draft if same_person and self._session.is_started else None

        def work() -> DraftView:
            drafts = self._context.desk.drafts
            return drafts.open(self._context.who, same_person_as=like)

        self._run("db", work, done=self.draft_opened.emit)

    def resume(self) -> None:
        """The draft last worked on at this PC, else a fresh one."""

        def work() -> Any:
            drafts = self._context.desk.drafts
            held = drafts.resume(self._context.who)
            return held.view if held else drafts.open(self._context.who)

        self._run("db", work, done=self.draft_opened.emit)

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

        self._saver.forget()
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

    def save_now(self) -> None:
        """Queue a save if something is unsaved; work queued after it finds it done."""
        self._saver.save_now()

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
    def is_scanning(self) -> bool:
        """True while pages may still arrive."""
        return self._scan_job is not None

    @property
    def is_accepting(self) -> bool:
        """True between F9 and its answer."""
        return self._accepting

    def scan(self, *, flatbed: bool = False) -> None:
        """One pass through the feeder, or one sheet from the glass."""
        scanning, draft = self._context.desk.scanning, self._session.draft

        def work(job: Job) -> ScanEnded:
            return scanning.scan(job, draft.id, self._context.who, flatbed=flatbed)

        self._start_scan(work)

    def rescan(self, page_id: str) -> None:
        """Scan one page again into the same place."""
        scanning, draft = self._context.desk.scanning, self._session.draft

        def work(job: Job) -> ScanEnded:
            return scanning.rescan(job, draft.id, page_id, self._context.who)

        self._start_scan(work, in_place_of=page_id)

    def attach(self, paths: list[str]) -> None:
        """Files from a memory stick, as if they had been scanned."""
        scanning, draft = self._context.desk.scanning, self._session.draft

        def work(job: Job) -> ScanEnded:
            return scanning.attach_files(job, draft.id, paths, self._context.who)

        self._start_scan(work)

    def stop_scan(self) -> None:
        """End after the page on its way; what arrived stays."""
        if self._scan_job is not None:
            self._scan_job.stop()

    def accept(self, *, clock_answer: str = "", print_now: bool = True) -> None:
        """F9. A second press while the first is under way does nothing."""
        if self._accepting:
            return
        self._accepting = True
        self._saver.forget()
        self._session.hold(True)
        draft, desk, who = self._session.draft, self._context.desk, self._context.who

        def work() -> AcceptedView:
            desk.drafts.save(draft)
            return desk.intake.accept(draft.id, who, clock_answer=clock_answer)

        def done(view: AcceptedView) -> None:
            self._accepting = False
            self.accepted.emit(view)
            self._context.signals.dossier_changed.emit(view.stream)
            if print_now:
                self.print_after_acceptance(view.stream)
            self._context.signals.prints_changed.emit()

        self._run("db", work, done=done, failed=self._not_accepted)

    def print_after_acceptance(self, stream: str) -> None:
        """Mẫu 01 twice and the slip; a failure leaves them in "chờ in lại"."""
        work = self._context.desk.printing.after_acceptance
        self._run(
            "printer",
            work,
            stream,
            self._context.who,
            done=self._printed,
            failed=self.print_failed.emit,
        )

    def print_waiting(self) -> None:
        """F11: whatever waits for paper."""
        self._run(
            "printer",
            self._context.desk.printing.print_waiting,
            self._context.who,
            done=self._printed,
            failed=self.print_failed.emit,
        )

    def take_money(self, stream: str, method: PayMethod, given_dong: int | None) -> None:
        """Ctrl+Enter: book what is due."""

        def done(view: PaymentView) -> None:
            self.paid.emit(view)
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
        self.save_now()
        self._run(
            "printer",
            self._context.desk.scanning.print_separators,
            self._session.draft.id,
            self._context.who,
            done=lambda _none: self._context.notices.toast(
                self.tr("Đã gửi tờ phân cách ra máy in."), tone="ok"
            ),
        )

    def _not_abandoned(self, error: Exception) -> None:
        self._session.hold(False)
        self._context.errors.show(error)

    def _not_accepted(self, error: Exception) -> None:
        self._accepting = False
        self._session.hold(False)
        self._saver.touch()
        if isinstance(error, NotAcceptableError):
            self.not_acceptable.emit(error.problems)
        elif isinstance(error, ClockInDoubtError):
            self.clock_in_doubt.emit(error)
        else:
            self._context.errors.show(error)

    def _printed(self, outcome: PrintOutcome) -> None:
        self.printed.emit(outcome)
        self._context.signals.prints_changed.emit()

    def _start_scan(self, work: Callable[[Job], ScanEnded], *, in_place_of: str = "") -> None:
        if self.is_scanning or self._accepting:
            return
        self._session.remember(scanning=True)
        self.save_now()
        self.scanning_changed.emit(True)
        replaced, draft_id = in_place_of, self._session.draft.id

        def progress(arrived: Any) -> None:
            nonlocal replaced
            if self._session.draft.id == draft_id:
                self.page_arrived.emit(arrived, replaced)
            replaced = ""

        self._scan_job = self._context.tasks.run(
            self,
            "scanner",
            work,
            progress=progress,
            done=self._scan_done,
            failed=self._scan_failed,
            cancelled=lambda: self._scan_done(None),
        )

    def _scan_done(self, ended: ScanEnded | None) -> None:
        self._scan_job = None
        self._session.remember(scanning=False)
        self.scanning_changed.emit(False)
        if ended is not None:
            self.scan_ended.emit(ended)

    def _scan_failed(self, error: Exception) -> None:
        self._scan_done(None)
        self._context.errors.show(error)

    def _run(
        self,
        lane: str,
        work: Callable[..., Any],
        *args: Any,
        done: Callable[[Any], None] | None = None,
        failed: Callable[[Exception], None] | None = None,
    ) -> None:
        self._context.tasks.run(self, lane, work, *args, done=done, failed=failed)
