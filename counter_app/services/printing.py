"""Mẫu 01 and the slip: printed after acceptance, kept waiting when the printer cannot."""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from counter_app.devices.api import SlipPicture
from counter_app.domain.centre import Centre
from counter_app.domain.dossier import bodies
from counter_app.domain.dossier.state import DossierState, Status
from counter_app.domain.moments import local_day
from counter_app.domain.rules import RulePack, pack_on
from counter_app.errors import CounterError
from counter_app.errors.desk import DossierNotFoundError, GestureRefusedError
from counter_app.errors.devices import DeviceError
from counter_app.services.equipment import Equipment
from counter_app.services.pen import Pen
from counter_app.services.people import SignedIn
from counter_app.services.visit_slip import by_applicant, draw_slip
from counter_app.store import journal, spool
from counter_app.store.database import Connection, Database
from counter_app.store.editions import Edition
from counter_app.store.spool import PrintJob

if TYPE_CHECKING:
    from counter_app.forms.fonts import Fonts

SIZES = ("A5", "A4")
VISIT_SLIP = "visit_slip"
_SLIP_WIDTH = 576  # dots of 80 mm paper: for a preview while the printer cannot be opened
_COPY_WORDS = {
    "keep": ("liên lưu", "centre's copy"),
    "give": ("liên giao người nộp", "applicant's copy"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class WaitingPrint:
    """A copy that has not come out of the printer yet."""

    id: str
    stream: str
    form: str
    copy: str
    code: str
    title_vi: str
    title_en: str
    since: datetime
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintOutcome:
    """What came out, what waits, and why."""

    printed: tuple[str, ...]
    waiting: tuple[WaitingPrint, ...]
    problem: CounterError | None = None


class Printing:
    """One instance per open desk; may be called from several lanes, prints one copy at a time."""

    def __init__(
        self,
        *,
        db: Database,
        pen: Pen,
        equipment: Equipment,
        edition: Edition,
        centre: Centre,
        fonts: Callable[[], Fonts],
    ) -> None:
        self._db = db
        self._pen = pen
        self._equipment = equipment
        self._edition = edition
        self._centre = centre
        self._fonts = fonts
        self._has_waiting = False
        self._turn = threading.Lock()  # two rounds at once would print every waiting copy twice
        self._came_out: set[str] = set()  # printed, but the disk would not take the note

    @property
    def has_waiting(self) -> bool:
        """Whether anything waits for the printer, as last seen."""
        return self._has_waiting

    def after_acceptance(self, stream: str, who: SignedIn) -> PrintOutcome:
        """Print what the acceptance queued. A failure never undoes it: the copies wait."""
        return self._print(stream, who)

    def print_waiting(self, who: SignedIn) -> PrintOutcome:
        """F11: whatever waits, oldest first; a copy that came out is never printed again."""
        return self._print(None, who)

    def reprint(
        self, stream: str, form: str, copy: str, reason: str, who: SignedIn
    ) -> PrintOutcome:
        """Print a copy that came out before: it carries "In lại lần n", the record its reason.

        A copy that still waits is printed instead, without a new number. Raises GestureRefusedError
        without a reason or for a voided dossier.
        """
        if not reason.strip():
            raise GestureRefusedError(
                vi="In lại phải ghi lý do.", en="A reprint needs a reason on record."
            )
        with self._db.write() as conn:
            state = _accepted(conn, stream)
            if state.status is Status.VOIDED:
                raise GestureRefusedError(
                    vi="Việc tiếp nhận hồ sơ này đã bị hủy nên không in nữa.",
                    en="The acceptance was voided, so nothing is printed.",
                )
            if not _waits(conn, stream, form, copy):
                here = spool.next_copy_no(conn, stream=stream, form=form, copy=copy)
                spool.add(
                    conn,
                    self._pen.ids,
                    stream=stream,
                    form=form,
                    copy=copy,
                    copy_no=max(here, _next_anywhere(state, form, copy)),
                    at=self._pen.now(),
                    why=reason.strip(),
                )
        return self._print(stream, who)

    def visit_slip(self, streams: Sequence[str], who: SignedIn) -> PrintOutcome:
        """One slip with every code of a visit (situation 5), one for each applicant in it.

        Printed at once or not at all: nothing waits. Raises DossierNotFoundError.
        """
        with self._turn:
            printed: list[str] = []
            for group in self._visit(streams):
                try:
                    self._print_slip(draw_slip(group, self._centre, self._width(), self._fonts()))
                except CounterError as problem:
                    return PrintOutcome(
                        printed=tuple(printed), waiting=self.waiting(), problem=problem
                    )
                printed.append(VISIT_SLIP)
                for state in group:
                    body = bodies.Printed(form=VISIT_SLIP, copy="give", copy_no=0)
                    self._note(f"dossier/{state.id}", body, who)
            return PrintOutcome(printed=tuple(printed), waiting=self.waiting())

    def visit_slip_pictures(self, streams: Sequence[str]) -> tuple[bytes, ...]:
        """The slips of a visit as PNG, for the preview."""
        return tuple(
            draw_slip(group, self._centre, self._width(), self._fonts())
            for group in self._visit(streams)
        )

    def waiting(self) -> tuple[WaitingPrint, ...]:
        """Everything that waits for a printer."""
        with self._db.read() as conn:
            jobs = [job for job in spool.waiting(conn) if job.id not in self._came_out]
            found = tuple(_told(conn, job) for job in jobs)
        self._has_waiting = bool(found)
        return found

    def receipt_pdf(self, stream: str, *, size: str | None = None) -> bytes:
        """Mẫu 01 as it is printed, both copies."""
        with self._db.read() as conn:
            state = _accepted(conn, stream)
        return self._receipt(state, ("keep", "give"), 0, size)

    def receipt_pictures(
        self, stream: str, *, size: str | None = None, max_px: int = 1400
    ) -> tuple[bytes, ...]:
        """The pages of mẫu 01 as PNG, for the preview."""
        from counter_app.imaging.preview import pdf_to_pngs

        return pdf_to_pngs(self.receipt_pdf(stream, size=size), max_px=max_px)

    def slip_picture(self, stream: str) -> bytes:
        """The thermal slip as PNG."""
        with self._db.read() as conn:
            state = _accepted(conn, stream)
        return draw_slip((state,), self._centre, self._width(), self._fonts())

    def sizes(self) -> tuple[str, ...]:
        """Paper sizes of mẫu 01."""
        return SIZES

    def _print(self, stream: str | None, who: SignedIn) -> PrintOutcome:
        with self._turn:
            with self._db.read() as conn:
                jobs = spool.waiting(conn, stream)
            printed, problem = [], None
            broken: set[str] = set()  # a printer that failed is not asked again in this round
            for job in jobs:
                if job.form in broken:
                    continue
                try:
                    if self._came_through(job, who):
                        printed.append(job.form)
                except CounterError as error:
                    problem = problem or error
                    if isinstance(error, DeviceError):
                        broken.add(job.form)
            return PrintOutcome(printed=tuple(printed), waiting=self.waiting(), problem=problem)

    def _came_through(self, job: PrintJob, who: SignedIn) -> bool:
        """Print one copy and note it; False for a copy that nobody needs any more."""
        with self._db.read() as conn:
            state = _accepted(conn, job.stream)
        is_new = job.id not in self._came_out
        if is_new and state.status is Status.VOIDED:
            with self._db.write() as conn:
                spool.drop(conn, job.id, self._pen.now())
            return False
        if is_new:
            try:
                self._print_one(job, state)
            except CounterError as error:
                with self._db.write() as conn:
                    spool.failed(conn, job.id, error.code, self._pen.now())
                raise
            self._came_out.add(job.id)
        body = bodies.Printed(form=job.form, copy=job.copy, copy_no=job.copy_no, reason=job.why)
        self._note(job.stream, body, who, job=job)
        self._came_out.discard(job.id)
        return is_new

    def _print_one(self, job: PrintJob, state: DossierState) -> None:
        if job.form == "slip":
            centre, copy_no = self._centre, job.copy_no
            self._print_slip(
                draw_slip((state,), centre, self._width(), self._fonts(), copy_no=copy_no)
            )
            return
        size = self._size(state)
        pdf = self._receipt(state, (job.copy,), job.copy_no, size)
        self._equipment.document_printer().print_pdf(pdf, title="mau-01", copies=1, paper=size)

    def _print_slip(self, png: bytes) -> None:
        printer = self._equipment.slip_printer()
        printer.print_slip(SlipPicture(png=png, width=printer.width))

    def _note(
        self, stream: str, body: bodies.Printed, who: SignedIn, *, job: PrintJob | None = None
    ) -> None:
        """The paper is out: on record, and off the list, in one transaction."""
        now = self._pen.now()
        with self._db.write() as conn:
            if job is not None:
                spool.done(conn, job.id, now)
            state = _accepted(conn, stream)
            scope = state.accepted.agency if state.accepted else ""
            self._pen.write(conn, who, stream=stream, scope=scope, bodies=(body,), at=now)

    def _receipt(
        self, state: DossierState, copies: tuple[str, ...], copy_no: int, size: str | None
    ) -> bytes:
        from counter_app.forms.receipt import render_receipt

        if state.accepted is None:
            raise DossierNotFoundError
        return render_receipt(
            state.accepted,
            code=state.code,
            pack=self._pack(state),
            centre=self._centre,
            size=size or self._size(state),
            fonts=self._fonts(),
            copies=copies,
            copy_no=copy_no,
            corrections=state.corrections,
        )

    def _visit(self, streams: Sequence[str]) -> tuple[tuple[DossierState, ...], ...]:
        with self._db.read() as conn:
            states = [_accepted(conn, stream) for stream in dict.fromkeys(streams)]
        return by_applicant([state for state in states if state.status is not Status.VOIDED])

    def _width(self) -> int:
        try:
            return self._equipment.slip_printer().width
        except DeviceError:
            return _SLIP_WIDTH

    def _pack(self, state: DossierState) -> RulePack:
        if state.accepted is None:
            raise DossierNotFoundError
        return pack_on(self._edition.rules, local_day(state.accepted.accepted_at))

    def _size(self, state: DossierState) -> str:
        return self._centre.receipt_size or self._pack(state).receipt_size


def _told(conn: Connection, job: PrintJob) -> WaitingPrint:
    state = journal.fold(conn, job.stream)
    copy_vi, copy_en = _COPY_WORDS.get(job.copy, ("", ""))
    if job.form == "slip":
        title_vi, title_en = "Phiếu nhiệt", "Thermal slip"
    else:
        title = "Giấy tiếp nhận hồ sơ và hẹn trả kết quả"
        title_vi, title_en = f"{title} ({copy_vi})", f"Receipt, form 01 ({copy_en})"
    return WaitingPrint(
        id=job.id,
        stream=job.stream,
        form=job.form,
        copy=job.copy,
        code=state.code if isinstance(state, DossierState) else "",
        title_vi=title_vi,
        title_en=title_en,
        since=job.created_at,
        reason=job.reason,
    )


def _waits(conn: Connection, stream: str, form: str, copy: str) -> bool:
    return any((job.form, job.copy) == (form, copy) for job in spool.waiting(conn, stream))


def _next_anywhere(state: DossierState, form: str, copy: str) -> int:
    """The number after every print of this copy on record, whichever desk it came out at."""
    numbers = [one.copy_no for one in state.prints if (one.form, one.copy) == (form, copy)]
    return max(numbers) + 1 if numbers else 0


def _accepted(conn: Connection, stream: str) -> DossierState:
    state = journal.fold(conn, stream)
    if not isinstance(state, DossierState) or state.accepted is None:
        raise DossierNotFoundError
    return state
