"""What the centre itself said of procedures and of what it does not receive, out of the journal."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, select

from counter_app.domain.guidance_revision import MatterState
from counter_app.domain.procedure_revision import ProcedureState
from counter_app.store import projections
from counter_app.store.tables import entry


def revised(conn: Connection) -> tuple[ProcedureState, ...]:
    """The procedures the journal speaks of, as far as this program can read them."""
    states = _states(conn, "procedure")
    return tuple(one for one in states if isinstance(one, ProcedureState) and one.revisions)


def revised_matters(conn: Connection) -> tuple[MatterState, ...]:
    """The matters received elsewhere that the journal speaks of."""
    states = _states(conn, "matter")
    return tuple(one for one in states if isinstance(one, MatterState) and one.revisions)


def _states(conn: Connection, kind: str) -> list[Any]:
    first, behind = f"{kind}/", f"{kind}0"  # "0" follows "/"
    names = conn.execute(
        select(entry.c.stream).distinct().where(entry.c.stream.between(first, behind))
    ).scalars()
    return [found.state for found, _ in projections.folded(conn, list(names)).values()]
