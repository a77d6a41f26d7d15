"""The central return desk: who may have the result, and the hand-over itself (R61-R68)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from counter_app.domain import collecting
from counter_app.domain.centre import Centre
from counter_app.domain.codes import read_dossier_code, read_provisional_code
from counter_app.domain.collecting import Collector, Requirement
from counter_app.domain.dossier import bodies
from counter_app.domain.dossier import life as table
from counter_app.domain.dossier.entries.result import (
    CollectionPutOff,
    HandedOver,
    HandOverUndone,
    Receiver,
)
from counter_app.domain.dossier.state import DossierState, Status
from counter_app.domain.draft import PageImage, Quality
from counter_app.domain.moments import day_start, local_day
from counter_app.errors import Words
from counter_app.errors.desk import DossierNotFoundError, GestureRefusedError
from counter_app.services import dossiers, shelving
from counter_app.services.life import Life
from counter_app.services.life_papers import paper_name
from counter_app.services.lookup import Lookup
from counter_app.services.pen import Pen
from counter_app.services.people import SignedIn
from counter_app.store import queries, return_queries, spool
from counter_app.store.blobs import BlobStore
from counter_app.store.database import Database
from counter_app.store.return_queries import HandedLine, ResultLine

__all__ = ["Handed", "HandedLine", "ResultLine", "ReturnCase", "Returns", "ReturnsToday"]

_RECENT = 20
_RECEIPT = "return_receipt"
_PAD_DPI = 150
_PAD = "signature pad"


@dataclass(frozen=True, slots=True, kw_only=True)
class ReturnCase:
    """A dossier at the return desk. `why_not`: why its result is not handed over here and now."""

    stream: str
    state: DossierState
    accepted: bodies.Accepted
    code: str
    owner_name: str
    standing: Words
    why_not: Words | None
    days_early: int | None  # of the result against the promised day, negative when late

    @property
    def is_ready(self) -> bool:
        """Whether the result lies here for the right person."""
        return self.why_not is None


@dataclass(frozen=True, slots=True, kw_only=True)
class Handed:
    """A hand-over just written; `entry` made the return receipt."""

    stream: str
    entry: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReturnsToday:
    """The column at the side. `old`: waiting for more than thirty days."""

    handed: int
    waiting: int
    old: int
    coming: int
    recent: tuple[HandedLine, ...]


class Returns:
    """One instance per open desk. `requirements` is a calculation in memory."""

    def __init__(
        self,
        *,
        db: Database,
        blobs: BlobStore,
        pen: Pen,
        lookup: Lookup,
        life: Life,
        centre: Centre,
        counter: str,
    ) -> None:
        self._db = db
        self._blobs = blobs
        self._pen = pen
        self._lookup = lookup
        self._life = life
        self._centre = centre
        self._counter = counter

    def may_return(self, who: SignedIn) -> bool:
        """Whether `who` hands results over: the return desk and supervisors (R61)."""
        return table.may(HandedOver.KIND, who.roles)

    def find(self, text: str, who: SignedIn) -> tuple[ResultLine, ...]:
        """By code, number of owner or submitter, or words; what lies here first, then the newest.

        Voided dossiers are left out.
        """
        code = read_dossier_code(text) or read_provisional_code(text)
        number = "".join(text.split())
        if code is not None:
            streams = [hit.stream for hit in self._lookup.by_code(code.text)]
        elif number.isalnum() and any(c.isdecimal() for c in number) and len(number) > _SHORTEST:
            streams = self._of_number(number) or self._of_words(text, who)
        else:
            streams = self._of_words(text, who)
        with self._db.read() as conn:
            found = return_queries.lines(conn, streams)
        kept = [one for one in found if one.status is not Status.VOIDED]
        return tuple(sorted(kept, key=lambda one: one.status is not Status.READY))

    def together(self, stream: str) -> tuple[ResultLine, ...]:
        """Every result that lies here for the owner of `stream`, this one first."""
        with self._db.read() as conn:
            own = return_queries.lines(conn, [stream])
            number = own[0].owner_id_number if own else ""
            others = return_queries.ready_of_person(conn, number)
        return (*own, *(one for one in others if one.stream != stream))

    def case(self, stream: str, who: SignedIn) -> ReturnCase:
        """A dossier as the return desk sees it; that it was opened is on record (R23).

        Raises DossierNotFoundError, DossierUnreadableError.
        """
        self._lookup.sheet(stream, who)
        with self._db.read() as conn:
            return self.case_of(dossiers.accepted(conn, stream))

    def case_of(self, state: DossierState) -> ReturnCase:
        """As `case`, of a state at hand. Raises DossierNotFoundError."""
        accepted = state.accepted
        if accepted is None:
            raise DossierNotFoundError
        standing = table.STANDINGS[state.status]
        return ReturnCase(
            stream=f"dossier/{state.id}",
            state=state,
            accepted=accepted,
            code=state.code,
            owner_name=accepted.owner_name,
            standing=Words(standing.vi, standing.en),
            why_not=self._why_not(state, accepted),
            days_early=_days_early(state),
        )

    def requirements(
        self, case: ReturnCase, collector: Collector, who: SignedIn
    ) -> tuple[Requirement, ...]:
        """The one list of what stands between this person and this result."""
        return collecting.requirements(case.state, self._body(case.state, collector, who))

    def hand_over(
        self, streams: Sequence[str], collector: Collector, who: SignedIn
    ) -> tuple[Handed, ...]:
        """F9: all of these results to one person, or none; one signature (R65, R68). The return
        receipts wait for the printer.

        Raises GestureRefusedError with the first thing that still stands between.
        """
        handed = []
        with self._db.write() as conn:
            for stream in streams:
                state = dossiers.accepted(conn, stream)
                body = self._body(state, collector, who)
                if len(streams) > 1:
                    self._check(state, body)
                taken = self._life.write(conn, state, body, who)
                handed.append(Handed(stream=stream, entry=taken.entry))
        return tuple(handed)

    def undo(self, handed: Sequence[Handed], reason: str, who: SignedIn) -> None:
        """The wrong result was in the hand: it lies on its shelf again, and nothing is printed, not
        even a return receipt that still waits.
        """
        with self._db.write() as conn:
            for one in handed:
                state = dossiers.accepted(conn, one.stream)
                body = HandOverUndone(handed=one.entry, reason=reason.strip(), by_name=who.name)
                self._life.write(conn, state, body, who)
                paper = paper_name(_RECEIPT, one.entry)
                for job in spool.waiting(conn, one.stream):
                    if job.form == paper:
                        spool.drop(conn, job.id, self._pen.now())

    def put_off(self, case: ReturnCase, collector: Collector, who: SignedIn) -> None:
        """The person goes without the result; the paper that says what to bring waits for the
        printer.

        Raises GestureRefusedError when nothing is lacking.
        """
        lacks = collecting.to_bring(self.requirements(case, collector, who))
        body = CollectionPutOff(
            receiver_name=collector.name.strip(),
            lacks=lacks,
            counter=self._counter,
            by_name=who.name,
            told_at=self._pen.now(),
        )
        with self._db.write() as conn:
            state = dossiers.accepted(conn, case.stream)
            self._life.write(conn, state, body, who)

    def sign_on_pad(
        self, streams: Sequence[str], jpeg: bytes, size: tuple[int, int], who: SignedIn
    ) -> str:
        """File a signature written on the pad; the blob to sign the hand-over with."""
        image = PageImage(
            blob=self._blobs.put(jpeg),
            media_type="image/jpeg",
            size=len(jpeg),
            width=size[0],
            height=size[1],
            dpi=_PAD_DPI,
            tool=_PAD,
        )
        page = bodies.FiledPage(
            paper=0,
            order=1,
            image=image,
            turn=0,
            quality=Quality(),
            scanned_at=self._pen.now(),
            added_by=who.name,
            document=HandedOver.KIND,
        )
        return self._file(streams, page, who)

    def sign_with_page(self, streams: Sequence[str], who: SignedIn) -> str:
        """The signed page that was scanned into the first dossier last signs for all of them.

        Raises GestureRefusedError when there is none.
        """
        with self._db.read() as conn:
            state = dossiers.accepted(conn, streams[0])
        used = {one.body.signature for one in state.hand_overs}
        signed = (page for page in reversed(state.pages) if page.document == HandedOver.KIND)
        page = next((one for one in signed if one.image.blob not in used), None)
        if page is None:
            raise GestureRefusedError(
                vi="Chưa có trang đã ký nào được quét.", en="No signed page was scanned yet."
            )
        return self._file(streams, page, who)

    def today(self) -> ReturnsToday:
        """What went out today and what lies here."""
        now = self._pen.now()
        since = day_start(local_day(now))
        with self._db.read() as conn:
            return ReturnsToday(
                handed=return_queries.count_handed(conn, since),
                waiting=return_queries.count_ready(conn),
                old=return_queries.count_ready(conn, before=now - collecting.OLD_AFTER),
                coming=len(shelving.to_come(conn)),
                recent=tuple(return_queries.handed_since(conn, since, _RECENT)),
            )

    def _of_number(self, number: str) -> list[str]:
        with self._db.read() as conn:
            return [hit.stream for hit in queries.dossiers_of(conn, number.upper())]

    def _of_words(self, text: str, who: SignedIn) -> list[str]:
        return [hit.stream for hit in self._lookup.search(text, who).dossiers]

    def _file(self, streams: Sequence[str], page: bodies.FiledPage, who: SignedIn) -> str:
        """`page` in each of these dossiers that does not hold it yet."""
        with self._db.write() as conn:
            for stream in streams:
                state = dossiers.accepted(conn, stream)
                if any(one.image.blob == page.image.blob for one in state.pages):
                    continue
                order = 1 + sum(one.paper == page.paper for one in state.pages)
                filed = bodies.PagesFiled(pages=(replace(page, order=order),), by_name=who.name)
                self._life.write(conn, state, filed, who)
        return page.image.blob

    def _body(self, state: DossierState, collector: Collector, who: SignedIn) -> HandedOver:
        return collecting.hand_over(
            state, collector, counter=self._counter, by_name=who.name, at=self._pen.now()
        )

    def _check(self, state: DossierState, body: HandedOver) -> None:
        """Of several results the refused one is named."""
        refusal = table.fits(state, body)
        if refusal is not None:
            raise self._pen.refused(refusal, of=state.code)

    def _why_not(self, state: DossierState, accepted: bodies.Accepted) -> Words | None:
        if state.terms.returned_by_agency:
            desk = next((c for c in self._centre.counters if accepted.agency in c.agencies), None)
            where = desk.name if desk else accepted.agency_name
            return Words(
                f"Kết quả của {accepted.agency_name}: mời nhận tại {where}.",
                f"A result of {accepted.agency_name}: it is collected at {where}.",
            )
        if state.status is Status.ISSUED and not state.is_brought:
            return _TO_BE_SENT
        standing = table.STANDINGS[state.status]
        match state.status:
            case Status.READY:
                return None
            case Status.ISSUED:
                return Words(
                    "Kết quả chưa nhập kệ tại Bộ phận trả kết quả. Nhấn F7 để nhập kệ.",
                    "The result has not been put on a shelf here. Press F7 to take it in.",
                )
            case Status.DONE if state.hand_overs:
                last = state.hand_overs[-1].body
                return Words(
                    f"Kết quả đã trả cho {last.receiver_name} tại quầy {last.counter}.",
                    f"The result was handed to {last.receiver_name} at counter {last.counter}.",
                )
        return Words(
            f"Chưa có kết quả để trả: hồ sơ đang ở trạng thái “{standing.vi}”.",
            f"There is no result to hand over: the dossier stands at “{standing.en}”.",
        )


def own_name(case: ReturnCase) -> Collector:
    """The owner as the one who collects, nothing shown yet."""
    owner = case.accepted.owner
    is_firm = case.accepted.organisation is not None
    return Collector(
        receiver=Receiver.LEGAL if is_firm else Receiver.OWNER,
        name=owner.name,
        id_number=owner.id_number,
    )


def _days_early(state: DossierState) -> int | None:
    """Days between the day the result was signed and the day that was promised."""
    if state.issued is None or state.promised_at is None:
        return None
    signed: date = state.issued.signed_on
    return (local_day(state.promised_at) - signed).days


_TO_BE_SENT = Words(
    "Kết quả chỉ có bản điện tử: không nhập kệ, mở “Xem hồ sơ” để gửi cho người nộp.",
    "The result is electronic only and lies on no shelf: open “Xem hồ sơ” to send it.",
)
_SHORTEST = 6  # letters and digits of a passport or identity number
