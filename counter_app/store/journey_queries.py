"""Lists of hand-overs: what has to go, what went on which list, the trips of a month."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, Connection, func, select

from counter_app.domain.alarms import Alarm, times
from counter_app.domain.dossier.state import Status
from counter_app.domain.moments import iso
from counter_app.domain.workcalendar import WorkCalendar
from counter_app.errors.calendar import CalendarNotCoveredError
from counter_app.store import projection_tables as t
from counter_app.store.journey_rows import DOSSIER, RESULT


@dataclass(frozen=True, slots=True, kw_only=True)
class ToSend:
    """An accepted dossier that lies at `counter`. `by`: the last moment to hand it on; None when
    that is in a year whose calendar is not entered.
    """

    stream: str
    code: str
    agency: str
    agency_name: str
    owner_name: str
    procedure_name: str
    counter: str
    accepted_at: datetime
    by: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Journey:
    """One dossier or result on its way. `papers`: how many papers the dossier has;
    `provisional_code`: the one its papers may show, empty when the official one came at once.
    """

    stream: str
    load: str  # "dossier" or "result"
    code: str
    provisional_code: str
    procedure_name: str
    owner_name: str
    papers: int
    agency: str
    agency_name: str
    carrier: str
    list_number: str
    given_by: str
    at: datetime
    received_by: str
    received_at: datetime | None
    practice: bool

    @property
    def is_provisional(self) -> bool:
        """Whether there is no official code yet."""
        return self.code == self.provisional_code


def to_send(conn: Connection, calendar: WorkCalendar) -> list[ToSend]:
    """What has to be handed on, by agency and then as it came in (NĐ 118/2025 Đ18.2)."""
    d, w = t.dossier.c, t.watch.c
    rows = conn.execute(
        select(
            d.stream,
            d.code,
            d.agency,
            d.agency_name,
            d.owner_name,
            d.organisation_name,
            d.procedure_name,
            d.lies_at,
            d.accepted_at,
            w.base_at,
            w.rule,
        )
        .join(t.watch, w.stream == d.stream)
        .where(d.status == Status.ACCEPTED.value, w.alarm == Alarm.TRANSFER.value)
        .order_by(d.agency_name, d.row_id)
    )
    return [
        ToSend(
            stream=row.stream,
            code=row.code,
            agency=row.agency,
            agency_name=row.agency_name,
            owner_name=row.organisation_name or row.owner_name,
            procedure_name=row.procedure_name,
            counter=row.lies_at,
            accepted_at=datetime.fromisoformat(row.accepted_at),
            by=_transfer_by(datetime.fromisoformat(row.base_at), row.rule, calendar),
        )
        for row in rows
    ]


def _transfer_by(base_at: datetime, rule: str, calendar: WorkCalendar) -> datetime | None:
    try:
        return times(Alarm.TRANSFER, base_at, rule, calendar).deadline_at
    except CalendarNotCoveredError:  # of one dossier: the others must go on
        return None


def results_of_list(conn: Connection, agency: str, list_number: str, at: datetime) -> list[str]:
    """The streams whose results came with a list of an agency at that moment, in the order of
    acceptance: an agency begins anew with its numbers, and what it left out comes later.
    """
    j = t.journey.c
    found = _journeys(
        conn,
        j.list_number == list_number,
        j.agency == agency,
        j.load == RESULT,
        j.at == iso(at),
    )
    return list(dict.fromkeys(one.stream for one in found))


def of_list(conn: Connection, list_number: str) -> list[Journey]:
    """What went on one list, in the order of acceptance."""
    j = t.journey.c
    return _journeys(conn, j.list_number == list_number, j.load == DOSSIER)


def between(conn: Connection, since: datetime, until: datetime) -> list[Journey]:
    """Every hand-over from `since` up to but without `until`, in the order of time."""
    j = t.journey.c
    found = _journeys(conn, j.at >= iso(since), j.at < iso(until))
    return sorted(found, key=lambda one: (one.at, one.list_number, one.code))


def not_signed_for(conn: Connection) -> list[Journey]:
    """What an agency has not signed for yet."""
    j = t.journey.c
    return _journeys(conn, j.load == DOSSIER, j.received_at.is_(None), j.list_number != "")


def next_list_number(conn: Connection, prefix: str) -> str:
    """The number after the highest that begins with `prefix`, of lists that never went too."""
    j = t.journey.c
    query = select(j.list_number).where(j.list_number.startswith(prefix, autoescape=True))
    tails = (number.removeprefix(prefix) for number in conn.execute(query.distinct()).scalars())
    last = max((int(tail) for tail in tails if tail.isdecimal()), default=0)
    return f"{prefix}{last + 1:03d}"


def _journeys(conn: Connection, *where: ColumnElement[bool]) -> list[Journey]:
    j, d, p = t.journey.c, t.dossier.c, t.dossier_paper.c
    papers = (
        select(func.count())
        .where(p.stream == j.stream, p.presence != "absent")
        .correlate(t.journey)
        .scalar_subquery()
    )
    rows = conn.execute(
        select(
            *j,
            d.code,
            d.provisional_code,
            d.procedure_name,
            d.owner_name,
            d.organisation_name,
            d.practice,
            papers.label("papers"),
        )
        .join(t.dossier, d.stream == j.stream)
        .where(j.is_undone.is_(False), *where)
        .order_by(d.row_id)
    )
    return [
        Journey(
            stream=row.stream,
            load=row.load,
            code=row.code,
            provisional_code=row.provisional_code,
            procedure_name=row.procedure_name,
            owner_name=row.organisation_name or row.owner_name,
            papers=row.papers,
            agency=row.agency,
            agency_name=row.agency_name,
            carrier=row.carrier,
            list_number=row.list_number,
            given_by=row.given_by,
            at=datetime.fromisoformat(row.at),
            received_by=row.received_by,
            received_at=datetime.fromisoformat(row.received_at) if row.received_at else None,
            practice=row.practice,
        )
        for row in rows
    ]
