"""What the centre itself said of its procedures, out of the journal."""

from __future__ import annotations

from sqlalchemy import Connection, select

from counter_app.domain.procedure_revision import ProcedureState
from counter_app.store import projections
from counter_app.store.tables import entry

_FIRST, _BEHIND = "procedure/", "procedure0"  # "0" follows "/"


def revised(conn: Connection) -> tuple[ProcedureState, ...]:
    """The procedures the journal speaks of, as far as this program can read them."""
    names = conn.execute(
        select(entry.c.stream).distinct().where(entry.c.stream.between(_FIRST, _BEHIND))
    ).scalars()
    states = [found.state for found, _ in projections.folded(conn, list(names)).values()]
    return tuple(one for one in states if isinstance(one, ProcedureState) and one.revisions)
