"""What the entries of a dossier add up to."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any

from counter_app.domain.dossier import bodies
from counter_app.domain.entry import Entry
from counter_app.domain.procedure import FeeMoment

# Fields of `Accepted` that a correction of a typing error may change, as dotted paths.
CORRECTABLE = (
    "owner.name",
    "owner.id_number",
    "owner.address",
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
    """Local states; `NATIONAL` maps them onto the ten national ones (domain.md §11)."""

    NEW = "new"
    ACCEPTED = "accepted"
    VOIDED = "voided"


NATIONAL = {Status.NEW: 1, Status.ACCEPTED: 2, Status.VOIDED: 3}


@dataclass(frozen=True, slots=True, kw_only=True)
class DossierState:
    """A dossier folded from its entries. `accepted` carries corrections already applied."""

    id: str
    status: Status = Status.NEW
    accepted: bodies.Accepted | None = None
    accepted_entry: str = ""
    code: str = ""  # official if there is one, else provisional
    provisional_code: str = ""
    pages: tuple[bodies.FiledPage, ...] = ()
    digitised: tuple[int, ...] = ()  # papers said to have all their pages
    fees_taken: tuple[bodies.FeeTaken, ...] = ()
    prints: tuple[bodies.Printed, ...] = ()
    corrections: tuple[bodies.Corrected, ...] = ()
    voided: bodies.Voided | None = None
    open_disputes: tuple[str, ...] = ()
    last_at: str = ""

    @property
    def due_dong(self) -> int:
        """Money due at acceptance, waivers taken off; fees due later have their own moment."""
        fees = self.accepted.fees if self.accepted else ()
        return sum(fee.due_dong for fee in fees if fee.moment is FeeMoment.AT_ACCEPTANCE)

    @property
    def listed_later_dong(self) -> int:
        """Money that falls due after appraisal or before the result is handed over (R65)."""
        fees = self.accepted.fees if self.accepted else ()
        return sum(fee.due_dong for fee in fees) - self.due_dong

    @property
    def taken_dong(self) -> int:
        """Money received so far."""
        return sum(fee.amount_dong for fee in self.fees_taken)

    @property
    def outstanding_dong(self) -> int:
        """What is still to be paid of the money due at acceptance."""
        return max(0, self.due_dong - self.taken_dong)

    @property
    def payable_dong(self) -> int:
        """The most that may still be taken, whenever it is due."""
        return self.due_dong + self.listed_later_dong - self.taken_dong


def evolve(state: DossierState, entry: Entry, body: Any) -> DossierState:
    """`state` after one entry with its decoded body (None: the body was forgotten)."""
    match body:
        case bodies.Accepted():
            provisional = "" if body.code.official else body.code.code
            return replace(
                state,
                status=Status.ACCEPTED,
                accepted=body,
                accepted_entry=entry.id,
                code=body.code.code,
                provisional_code=provisional,
            )
        case bodies.PagesFiled() | bodies.PaperDigitised():
            return _digitised(state, body)
        case bodies.FeeTaken():
            return replace(state, fees_taken=(*state.fees_taken, body))
        case bodies.Printed():
            return replace(state, prints=(*state.prints, body))
        case bodies.Corrected():
            return _corrected(state, body)
        case bodies.Voided():
            return replace(state, status=Status.VOIDED, voided=body)
        case bodies.CodeMapped():
            return replace(state, code=body.official, provisional_code=body.provisional)
        case bodies.Disputed():
            return replace(state, open_disputes=(*state.open_disputes, body.entry))
        case bodies.Settled():
            still = tuple(e for e in state.open_disputes if e != body.entry)
            return replace(state, open_disputes=still)
    return state


def field_value(accepted: bodies.Accepted, path: str) -> str | None:
    """The text of a correctable field, None when its part (organisation, submitter) is absent."""
    part, _, name = path.rpartition(".")
    holder = getattr(accepted, part) if part else accepted
    return None if holder is None else str(getattr(holder, name))


def _digitised(
    state: DossierState, body: bodies.PagesFiled | bodies.PaperDigitised
) -> DossierState:
    if isinstance(body, bodies.PagesFiled):
        return replace(state, pages=(*state.pages, *body.pages))
    return replace(state, digitised=(*state.digitised, body.paper))


def _corrected(state: DossierState, body: bodies.Corrected) -> DossierState:
    accepted = state.accepted
    if accepted is None:
        return state
    part, _, name = body.field.rpartition(".")
    change: dict[str, Any] = {name: body.new}
    if part:
        change = {part: replace(getattr(accepted, part), **change)}
    accepted = replace(accepted, **change)
    return replace(state, accepted=accepted, corrections=(*state.corrections, body))
