"""Reading a counter's day from the journal of this PC."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from sqlalchemy import Connection

from counter_app.domain.duty import DutyState, stream_of
from counter_app.store import journal


def of_counter(conn: Connection, counter: str, day: date) -> DutyState:
    """A counter's day. One that a newer program wrote in is read as empty."""
    return of_counters(conn, [counter], day)[counter]


def of_counters(conn: Connection, counters: Iterable[str], day: date) -> dict[str, DutyState]:
    """The same day of many counters."""
    names = {counter: stream_of(counter, day) for counter in counters}
    states = journal.fold_many(conn, names.values())
    found = {counter: states[stream] for counter, stream in names.items()}
    return {
        counter: state if isinstance(state, DutyState) else DutyState(stream=names[counter])
        for counter, state in found.items()
    }
