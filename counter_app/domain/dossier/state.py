"""What the entries of a dossier add up to."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from counter_app.domain.dossier import bodies
from counter_app.domain.dossier.entries import answers, appraisal, ending, result, transfer
from counter_app.domain.dossier.entries.postponement import Postponed
from counter_app.domain.dossier.terms import Terms
from counter_app.domain.draft import Presence
from counter_app.domain.procedure import FeeKind, FeeMoment, OriginalFate, ReturnChannel

# What moves the paper from one hand to another.
Journey = (
    transfer.Transferred
    | transfer.TransferUndone
    | transfer.AgencyReceived
    | transfer.LegDone
    | transfer.LegReceived
    | result.ResultArrived
)

OWNER_ADDRESS = "owner.address"
# Fields of `Accepted` that a correction of a typing error may change, as dotted paths.
CORRECTABLE = (
    "owner.name",
    "owner.id_number",
    OWNER_ADDRESS,
    "owner.phone",
    "owner.email",
    "organisation.name",
    "organisation.tax_code",
    "organisation.address",
    "organisation.phone",
    "submitter.name",
    "submitter.id_number",
    "submitter.phone",
    "note",
)


class Status(StrEnum):
    """Where a dossier stands; `life.STANDINGS` says more about each."""

    NEW = "new"
    SUBMITTED = "submitted"
    SUPPLEMENT_ASKED = "supplement_asked"
    REFUSED = "refused"
    INTAKE_WITHDRAWN = "intake_withdrawn"
    INTAKE_CLOSED = "intake_closed"
    ACCEPTED = "accepted"
    TRANSFERRED = "transferred"
    PROCESSING = "processing"
    RETURNED = "returned"
    STOPPING = "stopping"
    ISSUED = "issued"
    READY = "ready"
    CORRECTING = "correcting"
    DONE = "done"
    STOPPED = "stopped"
    WITHDRAWN = "withdrawn"
    CLOSED = "closed"
    VOIDED = "voided"


@dataclass(frozen=True, slots=True, kw_only=True)
class ClockRun:
    """One run of the clock. It stops for good at a return for supplement; a new one starts."""

    started_at: datetime
    due: bodies.Due | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Opinion:
    """A consulted agency's opinion; `id` is the entry that asked for it."""

    id: str
    asked: appraisal.OpinionAsked
    given: appraisal.OpinionGiven | None = None
    late_told: appraisal.OpinionLateTold | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Incident:
    """Something lost or damaged; `id` is the entry that reported it."""

    id: str
    reported: ending.IncidentReported
    apologised: ending.IncidentApologised | None = None
    settled: ending.IncidentSettled | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class HandOver:
    """A result in the citizen's hand; `id` is the entry, `shelf` where it had lain."""

    id: str
    body: result.HandedOver
    shelf: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ResultCase:
    """A wrong or lost result made anew."""

    reported: result.ResultErrorReported
    mended: result.ResultMended | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DossierState:
    """A dossier folded from its entries. `accepted` carries corrections already applied."""

    id: str
    status: Status = Status.NEW
    # at the counter, before or instead of acceptance
    submitted: answers.Submitted | None = None
    supplements: tuple[answers.SupplementAsked, ...] = ()
    refused: answers.IntakeRefused | None = None
    intake_ended: answers.IntakeWithdrawn | answers.IntakeClosed | None = None
    allowances: tuple[answers.Stage, ...] = ()  # rounds a supervisor allowed and nobody used
    # acceptance
    accepted: bodies.Accepted | None = None
    accepted_entry: str = ""
    code: str = ""  # official if there is one, else provisional
    provisional_code: str = ""
    pages: tuple[bodies.FiledPage, ...] = ()
    digitised: tuple[int, ...] = ()  # papers said to have all their pages
    fees_asked: tuple[bodies.FeeDue, ...] = ()  # by the agency, after appraisal
    fees_taken: tuple[bodies.FeeTaken, ...] = ()
    refunds: tuple[bodies.FeeRefunded, ...] = ()
    prints: tuple[bodies.Printed, ...] = ()
    corrections: tuple[bodies.Corrected, ...] = ()
    voided: bodies.Voided | None = None
    # the clock
    clocks: tuple[ClockRun, ...] = ()
    postponed: Postponed | None = None
    promised_at: datetime | None = None  # the date the citizen was given last
    # at the agency
    transferred: transfer.Transferred | None = None
    received: transfer.AgencyReceived | None = None
    leg: int = 0  # who holds the paper in an interconnected procedure
    leg_on_way: bool = False
    journeys: tuple[Journey, ...] = ()  # every hand-over of the paper, in order (mẫu 05/06)
    legs_done: tuple[transfer.LegDone, ...] = ()
    urged: tuple[transfer.Urged, ...] = ()
    told: tuple[transfer.CitizenTold, ...] = ()
    returns: tuple[appraisal.ReturnedForSupplement, ...] = ()
    supplemented: appraisal.Supplemented | None = None
    closed: appraisal.Closed | None = None
    verifications: tuple[appraisal.Verified, ...] = ()
    opinions: tuple[Opinion, ...] = ()
    appraised: appraisal.Appraised | None = None
    appraised_by: str = ""  # staff id: appraiser and approver are two people (R26)
    approved: appraisal.Approved | None = None
    # the result and the end
    issued: result.ResultIssued | None = None  # the first: statistics look at nothing else
    arrived: result.ResultArrived | None = None
    shelf: str = ""
    hand_overs: tuple[HandOver, ...] = ()  # more than one after a correction
    on_the_spot: result.GivenOnTheSpot | None = None
    by_agency: result.ReturnedByAgency | None = None
    sent: result.ResultSent | None = None
    result_cases: tuple[ResultCase, ...] = ()
    stop_asked: ending.StopAsked | None = None
    stopped: ending.Stopped | None = None
    withdrawn: ending.Withdrawn | None = None
    incidents: tuple[Incident, ...] = ()
    open_disputes: tuple[str, ...] = ()

    @property
    def terms(self) -> Terms:
        """The terms it was accepted under."""
        return self.accepted.terms if self.accepted else Terms()

    @property
    def file(self) -> answers.IntakeFile | None:
        """What the counter last wrote of a dossier that is not accepted."""
        if self.refused is not None:
            return self.refused.file
        if self.supplements:
            return self.supplements[-1].file
        return self.submitted.file if self.submitted else None

    @property
    def due(self) -> bodies.Due | None:
        """The term of the clock that runs; what statistics measure against, postponed or not."""
        return self.clocks[-1].due if self.clocks else None

    @property
    def agency(self) -> str:
        """The agency that decides, accepted or not; empty before anybody said which."""
        holder = self.accepted or self.file
        return holder.agency if holder else ""

    @property
    def route(self) -> bodies.Route | None:
        """The way of an interconnected dossier."""
        return self.accepted.route if self.accepted else None

    @property
    def lies_at(self) -> str:
        """The counter that took the paper in last: where it lies until it is handed on."""
        if self.supplemented is not None:
            return self.supplemented.counter
        return self.accepted.counter if self.accepted else ""

    @property
    def has_receipt(self) -> bool:
        """Whether mẫu 01 was printed or sent (R25)."""
        return any(printed.form == "receipt" for printed in self.prints)

    @property
    def open_incidents(self) -> tuple[Incident, ...]:
        """Incidents nobody has settled."""
        return tuple(incident for incident in self.incidents if incident.settled is None)

    @property
    def is_unresolved(self) -> bool:
        """Whether the dossier itself goes back with a notice: nothing was granted."""
        return self.issued is not None and self.issued.outcome is result.Outcome.UNRESOLVED

    @property
    def originals_to_surrender(self) -> tuple[int, ...]:
        """Paper numbers whose original the citizen gives up when he collects: for what he is given
        in its place, so never when nothing was granted.
        """
        if self.is_unresolved:
            return ()
        return self._originals(OriginalFate.SURRENDERED_AT_COLLECTION)

    @property
    def originals_to_return(self) -> tuple[int, ...]:
        """Paper numbers whose original goes back with the result; with a dossier that was not
        resolved also what was given up for it.
        """
        back = [OriginalFate.RETURNED_WITH_RESULT]
        if self.is_unresolved:
            back.append(OriginalFate.SURRENDERED_NOW)
        return self._originals(*back)

    @property
    def fees(self) -> tuple[bodies.FeeDue, ...]:
        """Every fee and charge, those the agency asked for later included. A charge for a result
        (lệ phí cấp giấy) that is paid when it goes out is not owed where nothing was granted.
        """
        listed = self.accepted.fees if self.accepted else ()
        if self.is_unresolved:
            listed = tuple(fee for fee in listed if not _is_for_the_result(fee))
        return (*listed, *self.fees_asked)

    @property
    def due_dong(self) -> int:
        """Money due at acceptance, waivers taken off; fees due later have their own moment."""
        return sum(fee.due_dong for fee in self.fees if fee.moment is FeeMoment.AT_ACCEPTANCE)

    @property
    def listed_later_dong(self) -> int:
        """Money that falls due after appraisal or before the result is handed over (R65)."""
        return sum(fee.due_dong for fee in self.fees) - self.due_dong

    @property
    def taken_dong(self) -> int:
        """Money received so far and not given back."""
        return sum(fee.amount_dong for fee in self.fees_taken) - self.refunded_dong

    @property
    def refunded_dong(self) -> int:
        """Money given back."""
        return sum(one.amount_dong for one in self.refunds)

    @property
    def outstanding_dong(self) -> int:
        """What is still to be paid of the money due at acceptance."""
        return max(0, self.due_dong - self.taken_dong)

    @property
    def payable_dong(self) -> int:
        """The most that may still be taken, whenever it is due; nil before a result goes out."""
        return self.due_dong + self.listed_later_dong - self.taken_dong

    @property
    def claimable_dong(self) -> int:
        """What may be taken now: the money due at acceptance and what the agency asked for since;
        once there is a result, all of it (R65).
        """
        not_yet = 0
        if self.issued is None and self.accepted is not None:
            later = (f for f in self.accepted.fees if f.moment is not FeeMoment.AT_ACCEPTANCE)
            not_yet = sum(fee.due_dong for fee in later)
        return max(0, self.payable_dong - not_yet)

    @property
    def given(self) -> tuple[result.Giving, datetime] | None:
        """How and when the result came to the citizen last; None while he has not got it."""
        if self.status is not Status.DONE:
            return None
        ways = [(result.Giving.SIGNED, one.body.handed_at) for one in self.hand_overs]
        if self.by_agency is not None:
            ways.append((result.Giving.BY_AGENCY, self.by_agency.returned_at))
        if self.on_the_spot is not None:
            ways.append((result.Giving.ON_THE_SPOT, self.on_the_spot.given_at))
        if self.sent is not None:
            ways.append((result.Giving.SENT, self.sent.sent_at))
        return max(ways, key=lambda way: way[1], default=None)

    @property
    def given_at(self) -> datetime | None:
        """When the result came to the citizen, whoever gave it; None while it has not."""
        return self.given[1] if self.given else None

    @property
    def is_brought(self) -> bool:
        """Whether the agency brings the result on paper to the return desk."""
        is_file = self.goes_electronically and self.issued and not self.issued.has_paper
        return not (self.terms.returned_by_agency or is_file)

    @property
    def goes_electronically(self) -> bool:
        """Whether the result is sent and nobody comes for it: it has an electronic copy, the only
        one or the one chosen, and no original changes hands.
        """
        issued, accepted = self.issued, self.accepted
        if issued is None or accepted is None or not issued.has_electronic:
            return False
        is_wanted = accepted.return_channel is ReturnChannel.ELECTRONIC or not issued.has_paper
        return is_wanted and not (self.originals_to_surrender or self.originals_to_return)

    @property
    def result_signed(self) -> tuple[str, date] | None:
        """Number and day of the result as it stands: mended, else the first; None before it."""
        mended = next((c.mended for c in reversed(self.result_cases) if c.mended), None)
        paper = mended or self.issued
        return None if paper is None else (paper.number, paper.signed_on)

    def _originals(self, *fates: OriginalFate) -> tuple[int, ...]:
        papers = self.accepted.papers if self.accepted else ()
        settled = {
            number
            for one in self.hand_overs
            for number in (*one.body.originals_surrendered, *one.body.originals_returned)
        }
        return tuple(
            paper.number
            for paper in papers
            if paper.original in fates
            and paper.presence is not Presence.ABSENT
            and paper.number not in settled
        )


def _is_for_the_result(fee: bodies.FeeDue) -> bool:
    return fee.kind is FeeKind.STATE_CHARGE and fee.moment is FeeMoment.BEFORE_RESULT


def field_value(accepted: bodies.Accepted, path: str) -> str | None:
    """The text of a correctable field, None when its part (organisation, submitter) is absent."""
    part, _, name = path.rpartition(".")
    holder = getattr(accepted, part) if part else accepted
    return None if holder is None else str(getattr(holder, name))
