"""Lists of the central return desk: what is coming, what lies where, what went out (R61, R67)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, func, select

from counter_app.domain.dossier.entries.result import Receiver
from counter_app.domain.dossier.state import Status
from counter_app.domain.moments import iso
from counter_app.store import projection_tables as t


@dataclass(frozen=True, slots=True, kw_only=True)
class ResultLine:
    """A dossier as the return desk lists it; `arrived_at` None while the result is not here."""

    stream: str
    code: str
    provisional_code: str  # on papers printed before the official one came, else empty
    status: Status
    owner_name: str
    owner_id_number: str
    submitter_id_number: str
    phone: str
    procedure_name: str
    agency: str
    shelf: str
    arrived_at: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class HandedLine:
    """A hand-over that stands; `entry` made it."""

    stream: str
    entry: str
    code: str
    owner_name: str
    receiver: Receiver
    receiver_name: str
    counter: str
    by_name: str
    at: datetime


def lines(conn: Connection, streams: Sequence[str]) -> list[ResultLine]:
    """These dossiers in the order given; unknown ones are left out."""
    found = {one.stream: one for one in _lines(conn, t.dossier.c.stream.in_(streams))}
    return [found[stream] for stream in streams if stream in found]


def ready_of_person(conn: Connection, id_number: str) -> list[ResultLine]:
    """Results on the shelves whose owner or submitter has this number, the oldest first."""
    if not id_number:
        return []
    d = t.dossier.c
    theirs = (d.owner_id_number == id_number) | (d.submitter_id_number == id_number)
    return _lines(conn, theirs & (d.status == Status.READY.value))


def coming(conn: Connection) -> list[ResultLine]:
    """Results that agencies issued and nobody has put on a shelf yet, the oldest first."""
    d = t.dossier.c
    unshelved = (d.status == Status.READY.value) & (d.shelf == "")
    return _lines(conn, (d.status == Status.ISSUED.value) | unshelved)


def issued(conn: Connection) -> list[ResultLine]:
    """Results that agencies issued and that are not here, the oldest first."""
    return _lines(conn, t.dossier.c.status == Status.ISSUED.value)


def handed_since(conn: Connection, since: datetime, limit: int) -> list[HandedLine]:
    """What went out since then, newest first."""
    h, d = t.hand_over.c, t.dossier.c
    rows = conn.execute(
        select(t.hand_over, d.code, d.owner_name, d.organisation_name)
        .join(t.dossier, d.stream == h.stream)
        .where(h.at >= iso(since))
        .order_by(h.at.desc(), h.stream)
        .limit(limit)
    )
    return [
        HandedLine(
            stream=row.stream,
            entry=row.entry,
            code=row.code,
            owner_name=row.organisation_name or row.owner_name,
            receiver=Receiver(row.receiver),
            receiver_name=row.receiver_name,
            counter=row.counter,
            by_name=row.by_name,
            at=datetime.fromisoformat(row.at),
        )
        for row in rows
    ]


def count_handed(conn: Connection, since: datetime) -> int:
    """How many results went out since then."""
    query = select(func.count()).where(t.hand_over.c.at >= iso(since))
    return conn.execute(query).scalar() or 0


def count_ready(conn: Connection, before: datetime | None = None) -> int:
    """How many results lie here; `before`: only those that arrived earlier than that."""
    d = t.dossier.c
    query = select(func.count()).where(d.status == Status.READY.value)
    if before is not None:
        query = query.where(d.arrived_at < iso(before))
    return conn.execute(query).scalar() or 0


def shelves(conn: Connection) -> dict[str, int]:
    """How many results lie on each shelf in use."""
    d = t.dossier.c
    rows = conn.execute(
        select(d.shelf, func.count())
        .where(d.status == Status.READY.value, d.shelf != "")
        .group_by(d.shelf)
    )
    return {row.shelf: row[1] for row in rows}


def _lines(conn: Connection, where: ColumnElement[bool]) -> list[ResultLine]:
    rows = conn.execute(select(t.dossier).where(where).order_by(t.dossier.c.row_id))
    return [_line(row) for row in rows]


def _line(row: Any) -> ResultLine:
    return ResultLine(
        stream=row.stream,
        code=row.code,
        provisional_code=row.provisional_code,
        status=Status(row.status),
        owner_name=row.organisation_name or row.owner_name,
        owner_id_number=row.owner_id_number,
        submitter_id_number=row.submitter_id_number,
        phone=row.phone,
        procedure_name=row.procedure_name,
        agency=row.agency,
        shelf=row.shelf,
        arrived_at=datetime.fromisoformat(row.arrived_at) if row.arrived_at else None,
    )
