"""Reading what people were told at the counters: days of the log, folded from the journal."""

from __future__ import annotations

from datetime import date

from sqlalchemy import Connection, select

from counter_app.domain.guidance import GuidanceState, Guided
from counter_app.store import journal
from counter_app.store.tables import entry


def of_month(conn: Connection, month: date) -> list[Guided]:
    """Everybody told where to go in the month of `month`, at every counter this PC knows of."""
    first = f"guidance/{month:%Y-%m}-"
    e = entry.c
    names = select(e.stream).distinct().where(e.stream.between(first, f"{first}~"))
    states = journal.fold_many(conn, list(conn.execute(names).scalars()))
    found = (one for one in states.values() if isinstance(one, GuidanceState))
    return [line for state in found for line in state.lines]
