"""A visit: what one person handed in at one counter on one day."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, bindparam, select

from counter_app.domain.text import fold
from counter_app.store.projection_tables import dossier


def streams_of_visit(conn: Connection, stream: str) -> list[str]:
    """The dossiers of the visit that `stream` belongs to, in the order they were taken in.

    It is the same person when the number is the same; without a number, name and phone. Voided
    dossiers are among them. Empty when the dossier is unknown here.
    """
    anchor = conn.execute(_ONE, {"stream": stream}).one_or_none()
    if anchor is None:
        return []
    wanted = _who(anchor)
    rows = conn.execute(_DAY, {"day": anchor.accepted_on, "counter": anchor.counter})
    return [row.stream for row in rows if _who(row) == wanted]


def _who(row: Any) -> tuple[str, ...]:
    """The person at the desk: whoever hands in, else the owner."""
    name, number = row.owner_name, row.owner_id_number
    if row.submitter_name:
        name, number = row.submitter_name, row.submitter_id_number
    return (number,) if number else ("", fold(name), row.phone)


_PEOPLE = (
    dossier.c.stream,
    dossier.c.owner_name,
    dossier.c.owner_id_number,
    dossier.c.submitter_name,
    dossier.c.submitter_id_number,
    dossier.c.phone,
)
_ONE = select(*_PEOPLE, dossier.c.accepted_on, dossier.c.counter).where(
    dossier.c.stream == bindparam("stream")
)
_DAY = (
    select(*_PEOPLE)
    .where(
        dossier.c.accepted_on == bindparam("day"),
        dossier.c.counter == bindparam("counter"),
    )
    .order_by(dossier.c.accepted_at, dossier.c.row_id)
)
