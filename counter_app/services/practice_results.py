"""Practice: an agency whose results lie at the return desk, so that handing over can be tried.

Every dossier is a practice dossier like those the trainee takes in: its papers say BẢN TẬP.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any

from counter_app.domain.dossier import bodies
from counter_app.domain.dossier.entries import result, transfer
from counter_app.domain.dossier.state import DossierState
from counter_app.domain.draft import Draft, DraftPaper, PayMethod, Person, Presence, Verdict
from counter_app.domain.moments import local_day
from counter_app.domain.procedure import CopyKind, OriginalFate
from counter_app.services.catalogue import Catalogue
from counter_app.services.intake import Intake
from counter_app.services.pen import Pen
from counter_app.services.people import SignedIn
from counter_app.store import drafts, journal, return_queries, spool
from counter_app.store.database import Database

_SIGNER, _OFFICER = "Đỗ Mạnh Cường", "Phạm Văn Minh"
_REASON = "bound"  # why a practice paper has no page


@dataclass(frozen=True, slots=True, kw_only=True)
class _Sample:
    """One result. `shelf` empty: it came and lies nowhere yet."""

    alias: int
    name: str
    id_number: str
    number: str
    shelf: str = ""
    is_paid: bool = True
    waited: timedelta = timedelta()
    surrenders: int = 0  # paper whose original is given up at collection


_SAMPLES = (
    _Sample(
        alias=101,
        name="Nguyễn Thị Hồng Hạnh",
        id_number="051188001234",
        number="125/GPXD",
        shelf="C073",
    ),
    _Sample(
        alias=801,
        name="Nguyễn Thị Hồng Hạnh",
        id_number="051188001234",
        number="77/BS",
        shelf="C073",
    ),
    _Sample(
        alias=401,
        name="Trần Văn Đức",
        id_number="051086002345",
        number="CS 012345",
        shelf="C074",
        is_paid=False,
        surrenders=2,
    ),
    _Sample(
        alias=101, name="Phan Thị Hường", id_number="051190003456", number="126/GPXD", shelf="C081"
    ),
    _Sample(
        alias=101,
        name="Hoàng Văn Lực",
        id_number="051079004567",
        number="98/GPXD",
        shelf="C082",
        waited=timedelta(days=41),
    ),
    _Sample(alias=101, name="Lê Quốc Việt", id_number="051084005678", number="127/GPXD"),
    _Sample(alias=301, name="Đỗ Văn Lâm", id_number="051092006789", number="510092006789"),
)


class PracticeResults:
    """Lays its results out once; when all were handed over, anew."""

    def __init__(
        self, *, db: Database, pen: Pen, intake: Intake, catalogue: Catalogue, counter: str
    ) -> None:
        self._db = db
        self._pen = pen
        self._intake = intake
        self._catalogue = catalogue
        self._counter = counter

    def lay_out(self, who: SignedIn) -> tuple[str, ...]:
        """Fresh results when none lies here; the names to type, for the hint on the page."""
        with self._db.read() as conn:
            lies_here = return_queries.count_ready(conn) > 0
        if not lies_here:
            for sample in _SAMPLES:
                self._issue(sample, who)
        return tuple(dict.fromkeys(sample.name for sample in _SAMPLES))

    def _issue(self, sample: _Sample, who: SignedIn) -> None:
        draft = self._draft(sample, who)
        if draft is None:  # a centre's own catalogue may lack the procedure
            return
        with self._db.write() as conn:
            drafts.save(conn, draft, self._pen.now())
        stream = self._intake.accept(draft.id, who).stream
        with self._db.write() as conn:
            for job in spool.waiting(conn, stream):
                spool.drop(conn, job.id, self._pen.now())
            state = journal.fold(conn, stream)
            if not isinstance(state, DossierState) or state.accepted is None:
                return
            now = self._pen.now()
            written = _life(sample, state, state.accepted, who, now)
            self._pen.write(
                conn, who, stream=stream, scope=state.agency, bodies=tuple(written), at=now
            )

    def _draft(self, sample: _Sample, who: SignedIn) -> Draft | None:
        found = [one for one in self._catalogue.find(str(sample.alias), who) if one.allowed]
        procedure = self._catalogue.procedure(found[0].code) if found else None
        if procedure is None or procedure.alias != sample.alias:
            return None
        now = self._pen.now()
        draft = Draft(
            id=self._pen.ids.new_id(),
            opened_at=now,
            staff=who.staff_id,
            counter=self._counter,
            procedure=procedure.code,
            case=procedure.cases[0].id if procedure.cases else "",
            owner=Person(
                name=sample.name,
                id_number=sample.id_number,
                address="Tổ 5, phường Nghĩa Lộ, tỉnh Quảng Ngãi",
                phone="0905123456",
            ),
        )
        return replace(
            draft, papers=tuple(_paper(paper.number, sample) for paper in procedure.papers)
        )


def _paper(number: int, sample: _Sample) -> DraftPaper:
    paper = DraftPaper(
        number=number,
        presence=Presence.CANNOT_DIGITISE,
        reason=_REASON,
        pages_stated=1,
        verdict=Verdict.VALID,
        touched=True,
    )
    if number != sample.surrenders:
        return paper
    return replace(paper, kind=CopyKind.COMPARED, original=OriginalFate.SURRENDERED_AT_COLLECTION)


def _life(
    sample: _Sample,
    state: DossierState,
    accepted: bodies.Accepted,
    who: SignedIn,
    now: datetime,
) -> Sequence[Any]:
    """From acceptance to the result, as the agency and the carriers would write it."""
    written: list[Any] = [bodies.Printed(form="receipt", copy="give", copy_no=0)]
    if sample.is_paid and state.payable_dong:
        written.append(_payment(state.payable_dong, accepted.counter, who, now))
    written += [
        transfer.Transferred(
            agency=accepted.agency,
            agency_name=accepted.agency_name,
            given_by=who.name,
            carrier="",
            list_number="",
            at_centre=False,
            transferred_at=now,
        ),
        transfer.AgencyReceived(
            agency=accepted.agency,
            received_by=_OFFICER,
            officer=_OFFICER,
            missing="",
            received_at=now,
        ),
        result.ResultIssued(
            outcome=result.Outcome.GRANTED,
            number=sample.number,
            signed_on=local_day(now - sample.waited),
            signer=_SIGNER,
            name=accepted.procedure.result_name or accepted.procedure.name,
            reason="",
            through_office=accepted.procedure.decided_by_chair,
            has_paper=True,
            has_electronic=False,
            by_name=_OFFICER,
            issued_at=now,
        ),
    ]
    if sample.shelf:
        written.append(_arrival(sample, who, now))
    return written


def _payment(amount_dong: int, counter: str, who: SignedIn, now: datetime) -> bodies.FeeTaken:
    return bodies.FeeTaken(
        amount_dong=amount_dong,
        given_dong=amount_dong,
        change_dong=0,
        method=PayMethod.CASH,
        counter=counter,
        by_name=who.name,
        taken_at=now,
    )


def _arrival(sample: _Sample, who: SignedIn, now: datetime) -> result.ResultArrived:
    return result.ResultArrived(
        given_by=_OFFICER,
        carrier="",
        list_number="",
        shelf=sample.shelf,
        received_by=who.name,
        arrived_at=now - sample.waited,
    )
