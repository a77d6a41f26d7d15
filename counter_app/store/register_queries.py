"""The register of dossiers as a book: one for each agency and year (mẫu 06/07)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import Connection, func, select

from counter_app.domain.dossier.entries.result import Giving
from counter_app.domain.dossier.state import Status
from counter_app.domain.procedure import ReturnChannel
from counter_app.store import projection_tables as t


@dataclass(frozen=True, slots=True, kw_only=True)
class Book:
    """One register and how many dossiers stand in it."""

    agency: str
    agency_name: str
    year: int
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line of a register."""

    code: str
    provisional_code: str
    status: Status
    procedure_name: str
    sets: int
    owner_name: str
    address: str
    phone: str
    agency_name: str
    accepted_at: datetime
    first_due_at: datetime | None
    due_at: datetime | None  # what was promised last
    given_how: Giving | None
    handed_at: datetime | None  # at whatever desk
    return_channel: ReturnChannel
    refunded_dong: int  # taken, and given back when the acceptance was voided
    practice: bool


def books(conn: Connection) -> list[Book]:
    """Every register there is, the newest year first, then by agency."""
    d = t.dossier.c
    year = func.strftime("%Y", d.accepted_on)
    rows = conn.execute(
        select(d.agency, func.max(d.agency_name), year, func.count())
        .group_by(d.agency, year)
        .order_by(year.desc(), func.max(d.agency_name))
    )
    return [Book(agency=row[0], agency_name=row[1], year=int(row[2]), count=row[3]) for row in rows]


def lines(conn: Connection, agency: str, year: int) -> list[Line]:
    """The lines of one register in the order of acceptance."""
    d = t.dossier.c
    rows = conn.execute(
        select(t.dossier)
        .where(d.agency == agency, d.accepted_on.between(date(year, 1, 1), date(year, 12, 31)))
        .order_by(d.accepted_at, d.row_id)
    )
    return [
        Line(
            code=row.code,
            provisional_code=row.provisional_code,
            status=Status(row.status),
            procedure_name=row.procedure_name,
            sets=row.sets,
            owner_name=row.organisation_name or row.owner_name,
            address=row.address,
            phone=row.phone,
            agency_name=row.agency_name,
            accepted_at=datetime.fromisoformat(row.accepted_at),
            first_due_at=_moment(row.first_due_at),
            due_at=_moment(row.due_at),
            given_how=Giving(row.given_how) if row.given_how else None,
            handed_at=_moment(row.given_at),
            return_channel=ReturnChannel(row.return_channel),
            refunded_dong=row.refunded_dong,
            practice=row.practice,
        )
        for row in rows
    ]


def _moment(text: str | None) -> datetime | None:
    return datetime.fromisoformat(text) if text else None
