"""One slip for everything a person handed in at a visit (situation 5)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from counter_app.domain.dossier.state import DossierState, Status
from counter_app.store import journal, spool
from counter_app.store.database import Connection
from counter_app.store.visits import streams_of_visit

VISIT_SLIP = "visit_slip"
GIVE = "give"


@dataclass(frozen=True, slots=True, kw_only=True)
class Visit:
    """The dossiers of a visit, oldest first. `is_printed`: a slip with all of them came out."""

    streams: tuple[str, ...]
    is_printed: bool
    waits: bool  # its slip waits for the printer


def states_of_visit(conn: Connection, stream: str) -> tuple[DossierState, ...]:
    """What stands of the visit: a voided acceptance is no part of it any more."""
    found = (journal.fold(conn, each) for each in streams_of_visit(conn, stream))
    return tuple(
        state
        for state in found
        if isinstance(state, DossierState) and state.accepted and state.status is not Status.VOIDED
    )


def read_visit(conn: Connection, stream: str) -> Visit:
    """The visit `stream` belongs to."""
    states = states_of_visit(conn, stream)
    return Visit(
        streams=tuple(f"dossier/{state.id}" for state in states),
        is_printed=visit_copy_no(states) > 0,
        waits=bool(waiting_slips(conn, states)),
    )


def visit_copy_no(states: Sequence[DossierState]) -> int:
    """0 while a dossier is on no slip of the visit yet; else the n of "In lại lần n"."""
    return min((next_number(state, (VISIT_SLIP,), GIVE) for state in states), default=0)


def waiting_slips(conn: Connection, states: Sequence[DossierState]) -> list[spool.PrintJob]:
    """Jobs for the slip of this visit, whichever of its dossiers they were queued for."""
    streams = {f"dossier/{state.id}" for state in states}
    return [job for job in spool.waiting(conn) if job.form == VISIT_SLIP and job.stream in streams]


def next_number(state: DossierState, forms: Iterable[str], copy: str) -> int:
    """The number after every print of these forms on record, whichever desk it came out at."""
    wanted = set(forms)
    numbers = [one.copy_no for one in state.prints if one.form in wanted and one.copy == copy]
    return max(numbers) + 1 if numbers else 0
