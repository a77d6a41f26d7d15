"""Mẫu 01 and the slips: printed after acceptance, kept waiting when the printer cannot."""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from counter_app.domain.dossier import bodies
from counter_app.domain.dossier.state import DossierState, Status
from counter_app.domain.text import sentence
from counter_app.errors import CounterError
from counter_app.errors.desk import DossierNotFoundError, GestureRefusedError
from counter_app.errors.devices import DeviceError
from counter_app.errors.printers import PrinterError
from counter_app.services import dossiers
from counter_app.services.drawing import SIZES, Drawing
from counter_app.services.equipment import Equipment
from counter_app.services.life_papers import RECEIPT, LifePapers, form_of, is_life_paper
from counter_app.services.list_papers import LISTS
from counter_app.services.pen import Pen
from counter_app.services.people import SignedIn
from counter_app.services.print_queue import LARGE_SLIP, SLIPS, PrintQueue
from counter_app.services.told import form_words
from counter_app.services.visit_slip import (
    GIVE,
    VISIT_SLIP,
    Visit,
    read_visit,
    states_of_visit,
    visit_copy_no,
    waiting_slips,
)
from counter_app.store import queries, spool
from counter_app.store.database import Connection, Database
from counter_app.store.spool import PrintJob

_ON_REQUEST = "in chữ to theo yêu cầu của người nộp hồ sơ"
_UNSURE = "chưa rõ lần in trước đã ra giấy hay chưa"
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
    reason: str  # code of the last failure, empty before the first

    @property
    def kind(self) -> str:
        """Of its printer: "slip" or "document"."""
        return "slip" if self.form in SLIPS else "document"


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintOutcome:
    """What came out, what waits, and why. `dropped`: slips that waited where no printer is."""

    printed: tuple[str, ...]
    waiting: tuple[WaitingPrint, ...]
    problem: CounterError | None = None
    dropped: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class _Paper:
    """A copy ready for the printer: a picture or a PDF, and the dossiers it is noted in."""

    states: tuple[DossierState, ...]
    copy_no: int
    data: bytes
    size: str = ""  # of a sheet; empty: a slip
    title: str = "mau-01"  # of the job in the printer's own list: never a person
    copies: int = 1

    def send(self, equipment: Equipment) -> None:
        if self.size:
            equipment.print_pdf(self.data, title=self.title, copies=self.copies, paper=self.size)
        else:
            equipment.print_slip(self.data)


class Printing:
    """One instance per open desk; may be called from several lanes, prints one copy at a time."""

    def __init__(
        self,
        *,
        db: Database,
        pen: Pen,
        equipment: Equipment,
        drawing: Drawing,
        papers: LifePapers,
    ) -> None:
        self._db = db
        self._papers = papers
        self._pen = pen
        self._queue = PrintQueue(pen)
        self._equipment = equipment
        self._drawing = drawing
        self._has_waiting = False
        self._turn = threading.Lock()  # two rounds at once would print every waiting copy twice
        self._came_out: dict[str, _Paper] = {}  # printed, but the disk would not take the note

    @property
    def has_waiting(self) -> bool:
        """Whether anything waits for the printer, as last seen."""
        return self._has_waiting

    def after_acceptance(
        self, stream: str, who: SignedIn, *, visit_goes_on: bool = False
    ) -> PrintOutcome:
        """Print what the acceptance queued. A failure never undoes it: the copies wait.

        `visit_goes_on`: the person handed in another dossier before. Then the slip waits, to come
        out once for the whole visit (`visit_slip`).
        """
        if visit_goes_on:
            with self._db.write() as conn:
                self._queue.hold_slip(conn, stream)
        return self._print(stream, who, lambda job: job.form != VISIT_SLIP)

    def issue(self, stream: str, entry: str, who: SignedIn) -> PrintOutcome:
        """Print both copies of the paper that `entry` made (mẫu 02, 03 …); what fails waits.

        Raises DossierNotFoundError for an entry without a paper.
        """
        name = self._papers.name_of(stream, entry)
        with self._db.write() as conn:
            state = dossiers.known(conn, stream)
            for copy in _COPY_WORDS:
                self._queue.ask(conn, state, name, copy, why="")
        return self._print(stream, who, lambda job: job.form == name)

    def of_entry(self, stream: str, entry: str, who: SignedIn) -> PrintOutcome:
        """Print what the entry of a step put on the list; what fails waits."""
        return self._print(stream, who, lambda job: job.form.endswith(f"/{entry}"))

    def print_waiting(self, who: SignedIn) -> PrintOutcome:
        """F11: whatever waits, oldest first; a copy that came out is never printed again."""
        return self._print(None, who)

    def reprint(
        self, stream: str, form: str, copy: str, reason: str, who: SignedIn
    ) -> PrintOutcome:
        """Print a copy that came out before: it carries "In lại lần n", the record its reason.

        A copy that still waits is printed instead, without a new number. Raises GestureRefusedError
        without a reason or for a voided dossier, NoSlipPrinter.
        """
        if not reason.strip():
            raise GestureRefusedError(
                vi="In lại phải ghi lý do.", en="A reprint needs a reason on record."
            )
        if form in SLIPS:
            self._equipment.need_slip_printer()
        if form == VISIT_SLIP:
            return self._print_visit_slip(stream, who, why=reason.strip())
        with self._db.write() as conn:
            self._queue.ask(conn, _standing(conn, stream, form), form, copy, why=reason.strip())
        return self._print(stream, who, lambda job: job.form != VISIT_SLIP)

    def large_slip(self, stream: str, who: SignedIn) -> PrintOutcome:
        """The slip in large type, for who sees badly (situation 2).

        After a plain slip it says "In lại lần n"; one that still waits is replaced. Raises
        GestureRefusedError for a voided dossier, NoSlipPrinter.
        """
        self._equipment.need_slip_printer()
        with self._db.write() as conn:
            state = _standing(conn, stream, LARGE_SLIP)
            self._queue.ask(conn, state, LARGE_SLIP, GIVE, why=_ON_REQUEST)
        return self._print(stream, who, lambda job: job.form == LARGE_SLIP)

    def visit(self, stream: str) -> Visit:
        """What the same person handed in at this counter on the day of `stream`."""
        with self._db.read() as conn:
            return read_visit(conn, stream)

    def visit_slip(self, stream: str, who: SignedIn) -> PrintOutcome:
        """One slip with every code of the visit that `stream` belongs to (situation 5).

        Raises NoSlipPrinter, and GestureRefusedError when one with the same dossiers came out: that
        is a reprint.
        """
        self._equipment.need_slip_printer()
        return self._print_visit_slip(stream, who, why="")

    def leave_visit(self, stream: str, who: SignedIn) -> PrintOutcome:
        """The person goes: the slip that was held for the visit comes out, if it still waits."""
        with self._db.read() as conn:
            wanted = {job.id for job in waiting_slips(conn, states_of_visit(conn, stream))}
        return self._print(None, who, lambda job: job.id in wanted)

    def waiting(self) -> tuple[WaitingPrint, ...]:
        """Everything that waits for a printer."""
        with self._db.read() as conn:
            jobs = [job for job in spool.waiting(conn) if job.id not in self._came_out]
            codes = queries.codes_of(conn, {job.stream for job in jobs})
        found = tuple(_told(job, codes.get(job.stream, "")) for job in jobs)
        self._has_waiting = bool(found)
        return found

    def receipt_pdf(self, stream: str, *, size: str | None = None) -> bytes:
        """Mẫu 01 as it is printed, both copies."""
        with self._db.read() as conn:
            state = dossiers.accepted(conn, stream)
        return self._drawing.receipt(state, ("keep", GIVE), copy_no=0, size=size)

    def receipt_pictures(
        self, stream: str, *, size: str | None = None, max_px: int = 1400
    ) -> tuple[bytes, ...]:
        """The pages of mẫu 01 as PNG, for the preview."""
        from counter_app.imaging.preview import pdf_to_pngs

        return pdf_to_pngs(self.receipt_pdf(stream, size=size), max_px=max_px)

    def slip_picture(self, stream: str, form: str = "slip") -> bytes:
        """The slip, the large one, or that of the whole visit, as PNG."""
        with self._db.read() as conn:
            states: Sequence[DossierState] = (dossiers.accepted(conn, stream),)
            if form == VISIT_SLIP:
                states = states_of_visit(conn, stream)
        return self._drawing.slip(states, large=form == LARGE_SLIP)

    def sizes(self) -> tuple[str, ...]:
        """Paper sizes of mẫu 01."""
        return SIZES

    def _print_visit_slip(self, stream: str, who: SignedIn, *, why: str) -> PrintOutcome:
        with self._db.write() as conn:
            states = states_of_visit(conn, stream)
            if not states:
                raise DossierNotFoundError
            if not why and visit_copy_no(states) and not waiting_slips(conn, states):
                raise GestureRefusedError(
                    vi="Phiếu này đã in; in lại phải ghi lý do.",
                    en="This slip was printed before; a reprint needs a reason on record.",
                )
            wanted = self._queue.ask_visit_slip(conn, stream, states, why=why)
        return self._print(None, who, lambda job: job.id == wanted)

    def _print(
        self,
        stream: str | None,
        who: SignedIn,
        wanted: Callable[[PrintJob], bool] = lambda _job: True,
    ) -> PrintOutcome:
        with self._turn:
            with self._db.read() as conn:
                jobs = asked = [job for job in spool.waiting(conn, stream) if wanted(job)]
            if self._equipment.choice("slip").is_none:
                with self._db.write() as conn:
                    jobs = self._queue.drop_slips(conn, asked)
            printed, problem = [], None
            broken: set[bool] = set()  # a printer that failed is not asked again in this round
            for job in jobs:
                if (job.form in SLIPS) in broken:
                    continue
                try:
                    if self._came_through(job, who):
                        printed.append(job.form)
                except CounterError as error:
                    problem = problem or error
                    if isinstance(error, DeviceError):
                        broken.add(job.form in SLIPS)
            told = PrintOutcome(printed=tuple(printed), waiting=self.waiting(), problem=problem)
            return replace(told, dropped=len(asked) - len(jobs))

    def _came_through(self, job: PrintJob, who: SignedIn) -> bool:
        """Print one copy and note it; False for a copy that nobody needs any more."""
        paper = self._came_out.get(job.id)
        is_new = paper is None
        if paper is None:
            job = _as_reprint(job) if job.may_be_out else job
            try:
                paper = self._paper(job)
                if paper is None:
                    with self._db.write() as conn:
                        spool.drop(conn, job.id, self._pen.now())
                    return False
                with self._db.write() as conn:  # a power cut from here on leaves that on record
                    spool.begun(conn, job, self._pen.now())
                paper.send(self._equipment)
            except CounterError as error:
                if not (isinstance(error, PrinterError) and error.may_be_out):
                    with self._db.write() as conn:
                        spool.failed(conn, job, error.code, self._pen.now())
                raise
            self._came_out[job.id] = paper
        self._note(job, paper, who)
        del self._came_out[job.id]
        return is_new

    def _paper(self, job: PrintJob) -> _Paper | None:
        """What is to be printed now, made from the journal; None when all of it was voided."""
        with self._db.read() as conn:
            states: tuple[DossierState, ...] = (dossiers.known(conn, job.stream),)
            if job.form == VISIT_SLIP:
                states = states_of_visit(conn, job.stream)
        if not states or states[0].status is Status.VOIDED:
            return None
        if job.form in SLIPS:
            number = job.copy_no
            if job.form == VISIT_SLIP:
                number = max(visit_copy_no(states), number if job.may_be_out else 0)
            png = self._drawing.slip(states, copy_no=number, large=job.form == LARGE_SLIP)
            return _Paper(states=states, copy_no=number, data=png)
        if is_life_paper(job.form):
            return _life_paper(self._papers, job, states)
        size = self._drawing.size(states[0])
        pdf = self._drawing.receipt(states[0], (job.copy,), copy_no=job.copy_no, size=size)
        return _Paper(states=states, copy_no=job.copy_no, data=pdf, size=size)

    def _note(self, job: PrintJob, paper: _Paper, who: SignedIn) -> None:
        """The paper is out: on record, and off the list, in one transaction."""
        now = self._pen.now()
        body = bodies.Printed(form=job.form, copy=job.copy, copy_no=paper.copy_no, reason=job.why)
        with self._db.write() as conn:
            spool.done(conn, job.id, now)
            for state in paper.states:
                stream = f"dossier/{state.id}"
                self._pen.write(
                    conn, who, stream=stream, scope=state.agency, bodies=(body,), at=now
                )
                if job.form == VISIT_SLIP:
                    self._queue.drop_first_slip(conn, stream)


def _as_reprint(job: PrintJob) -> PrintJob:
    """A copy that may be out already comes again under the next number."""
    return replace(job, copy_no=job.copy_no + 1, why=job.why or _UNSURE)


def _life_paper(papers: LifePapers, job: PrintJob, states: tuple[DossierState, ...]) -> _Paper:
    form, size = form_of(job.form), papers.size(job.form, job.created_at)
    return _Paper(
        states=states,
        copy_no=job.copy_no,
        data=papers.of_job(job, size=size),
        size=size,
        title="mau-01" if form == RECEIPT else form,
        copies=2 if form in LISTS else 1,
    )


def _told(job: PrintJob, code: str) -> WaitingPrint:
    copy_vi, copy_en = _COPY_WORDS.get(job.copy, ("", ""))
    title = form_words(job.form)
    title_vi, title_en = sentence(title.vi), sentence(title.en)
    if job.form not in SLIPS and copy_vi:
        title_vi, title_en = f"{title_vi} ({copy_vi})", f"{title_en} ({copy_en})"
    return WaitingPrint(
        id=job.id,
        stream=job.stream,
        form=job.form,
        copy=job.copy,
        code=code,
        title_vi=title_vi,
        title_en=title_en,
        since=job.created_at,
        reason=job.reason,
    )


def _standing(conn: Connection, stream: str, form: str) -> DossierState:
    """The dossier that `form` is printed for; only its later papers need no acceptance."""
    state = dossiers.known(conn, stream) if is_life_paper(form) else dossiers.accepted(conn, stream)
    if state.status is Status.VOIDED:
        raise GestureRefusedError(
            vi="Việc tiếp nhận hồ sơ này đã bị hủy nên không in nữa.",
            en="The acceptance was voided, so nothing is printed.",
        )
    return state
