"""Mẫu 01 and the slip: printed after acceptance, kept waiting when the printer cannot."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from counter_app.devices.api import SlipPicture
from counter_app.domain.centre import Centre
from counter_app.domain.dossier import bodies
from counter_app.domain.dossier.state import DossierState
from counter_app.domain.moments import local_day
from counter_app.domain.rules import RulePack, pack_on
from counter_app.errors import CounterError
from counter_app.errors.desk import DossierNotFoundError
from counter_app.services.equipment import Equipment
from counter_app.services.pen import Pen
from counter_app.services.people import SignedIn
from counter_app.store import journal, spool
from counter_app.store.database import Connection, Database
from counter_app.store.editions import Edition

if TYPE_CHECKING:
    from counter_app.forms.fonts import Fonts

SIZES = ("A5", "A4")
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
    """One instance per open desk; prints from the printer's lane."""

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
        """Print a copy that came out before: it carries "In lại lần n" and a reason."""
        with self._db.write() as conn:
            number = spool.next_copy_no(conn, stream=stream, form=form, copy=copy)
            spool.add(
                conn,
                self._pen.ids,
                stream=stream,
                form=form,
                copy=copy,
                copy_no=number,
                at=self._pen.now(),
            )
        return self._print(stream, who, reason=reason)

    def waiting(self) -> tuple[WaitingPrint, ...]:
        """Everything that waits for a printer."""
        with self._db.read() as conn:
            found = tuple(self._told(conn, job) for job in spool.waiting(conn))
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
        return self._slip(state, 0, self._equipment.slip_printer().width)

    def sizes(self) -> tuple[str, ...]:
        """Paper sizes of mẫu 01."""
        return SIZES

    def _print(self, stream: str | None, who: SignedIn, *, reason: str = "") -> PrintOutcome:
        with self._db.read() as conn:
            jobs = spool.waiting(conn, stream)
        printed, problem = [], None
        broken: set[str] = set()  # a printer that failed is not asked again in this round
        for job in jobs:
            if job.form in broken:
                continue
            try:
                self._print_one(job)
            except CounterError as error:
                problem = problem or error
                broken.add(job.form)
                with self._db.write() as conn:
                    spool.failed(conn, job.id, error.code, self._pen.now())
                continue
            self._book(job, who, reason)
            printed.append(job.form)
        return PrintOutcome(printed=tuple(printed), waiting=self.waiting(), problem=problem)

    def _print_one(self, job: spool.PrintJob) -> None:
        with self._db.read() as conn:
            state = _accepted(conn, job.stream)
        if job.form == "slip":
            printer = self._equipment.slip_printer()
            png = self._slip(state, job.copy_no, printer.width)
            printer.print_slip(SlipPicture(png=png, width=printer.width))
            return
        size = self._size(state)
        pdf = self._receipt(state, (job.copy,), job.copy_no, size)
        self._equipment.document_printer().print_pdf(pdf, title="mau-01", copies=1, paper=size)

    def _book(self, job: spool.PrintJob, who: SignedIn, reason: str) -> None:
        body = bodies.Printed(form=job.form, copy=job.copy, copy_no=job.copy_no, reason=reason)
        now = self._pen.now()
        with self._db.write() as conn:
            state = _accepted(conn, job.stream)
            scope = state.accepted.agency if state.accepted else ""
            spool.done(conn, job.id, now)
            self._pen.write(conn, who, stream=job.stream, scope=scope, bodies=(body,), at=now)

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

    def _slip(self, state: DossierState, copy_no: int, width: int) -> bytes:
        from counter_app.forms.slip import SlipDossier, draw_receipt_slip

        if state.accepted is None:
            raise DossierNotFoundError
        return draw_receipt_slip(
            [SlipDossier(accepted=state.accepted, code=state.code)],
            centre=self._centre,
            width=width,
            fonts=self._fonts(),
            copy_no=copy_no,
        )

    def _pack(self, state: DossierState) -> RulePack:
        if state.accepted is None:
            raise DossierNotFoundError
        return pack_on(self._edition.rules, local_day(state.accepted.accepted_at))

    def _size(self, state: DossierState) -> str:
        return self._centre.receipt_size or self._pack(state).receipt_size

    def _told(self, conn: Connection, job: spool.PrintJob) -> WaitingPrint:
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


def _accepted(conn: Connection, stream: str) -> DossierState:
    state = journal.fold(conn, stream)
    if not isinstance(state, DossierState) or state.accepted is None:
        raise DossierNotFoundError
    return state
