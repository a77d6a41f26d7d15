"""Lists of a dossier's life: alarms, who waits at the counter, what lies on the shelves."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import ColumnElement, Connection, and_, select, tuple_

from counter_app.domain.alarms import Alarm, Times, times, window
from counter_app.domain.dossier.state import Status
from counter_app.domain.moments import iso
from counter_app.domain.text import fold
from counter_app.domain.workcalendar import WorkCalendar
from counter_app.store import notes
from counter_app.store import projection_tables as t

_MOST_TERMS = 8  # typed words that are looked at
_MOST_FOUND = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class AlarmLine:
    """A term that needs somebody. `code` is empty for a dossier that was not accepted."""

    alarm: Alarm
    stream: str
    code: str
    owner_name: str
    procedure_name: str
    agency: str
    what: str  # the agency that is waited for
    deadline_at: datetime
    is_late: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Answered:
    """A dossier the counter answered without accepting it."""

    stream: str
    status: Status
    agency: str
    agency_name: str
    procedure_code: str
    procedure_name: str
    owner_name: str
    owner_id_number: str
    organisation_name: str
    counter: str
    clerk_name: str
    at: datetime
    rounds: int  # supplement requests so far
    page_count: int


class Series(StrEnum):
    """Slips of the counter that are numbered day by day; the value names this PC's note."""

    SUPPLEMENT = "supplement_requests"  # mẫu 02
    REFUSAL = "refusals"  # mẫu 03


@dataclass(frozen=True, slots=True, kw_only=True)
class NumberedOfDay:
    """How many slips of a series this PC numbered."""

    day: date
    made: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Uncollected:
    """A result on a shelf of the central return desk (R67)."""

    stream: str
    code: str
    owner_name: str
    phone: str
    procedure_name: str
    shelf: str
    arrived_at: datetime


def alarms(
    conn: Connection, calendar: WorkCalendar, now: datetime, agencies: Sequence[str] = ()
) -> list[AlarmLine]:
    """What rings at `now` for `agencies` (empty: all), the nearest deadline first."""
    found: list[AlarmLine] = []
    for alarm, rule in _rules(conn):
        found += _ringing(conn, Alarm(alarm), rule, calendar, now, agencies)
    return sorted(found, key=lambda line: line.deadline_at)


def waiting_at_counter(conn: Connection, id_number: str) -> list[Answered]:
    """Dossiers with a supplement request whose owner or submitter has this number, newest first.

    What the card finds when the citizen returns.
    """
    if not id_number:
        return []
    a = t.answered.c
    theirs = (a.owner_id_number == id_number) | (a.submitter_id_number == id_number)
    return _answered(conn, theirs & a.status.in_(_WAITING))


def waiting_matching(conn: Connection, typed: str) -> list[Answered]:
    """Those whose names and numbers hold every word of `typed`, newest first: few enough to walk
    through.
    """
    return _matching(conn, _WAITING, typed)


def refused_matching(conn: Connection, typed: str) -> list[Answered]:
    """As `waiting_matching`, of dossiers that were refused at the counter (R14)."""
    return _matching(conn, (Status.REFUSED.value,), typed)


def ended_matching(conn: Connection, typed: str) -> list[Answered]:
    """As `waiting_matching`, of those that were withdrawn or closed before acceptance."""
    return _matching(conn, _ENDED, typed)


def _matching(conn: Connection, statuses: Sequence[str], typed: str) -> list[Answered]:
    terms = fold(typed).split()[:_MOST_TERMS]
    if not terms:
        return []
    a = t.answered.c
    held = [a.words.contains(f" {term}", autoescape=True) for term in terms]
    return _answered(conn, and_(a.status.in_(statuses), *held))[:_MOST_FOUND]


def next_number(conn: Connection, series: Series, day: date) -> int:
    """The number of the next slip of a series this PC makes on `day`, from 1; it is then used."""
    last = notes.read(conn, series, NumberedOfDay)
    made = last.made + 1 if last is not None and last.day == day else 1
    notes.write(conn, series, NumberedOfDay(day=day, made=made))
    return made


def uncollected(conn: Connection, before: datetime) -> list[Uncollected]:
    """Results that arrived before this moment and were not collected, the oldest first."""
    d = t.dossier.c
    rows = conn.execute(
        select(d.stream, d.code, d.owner_name, d.phone, d.procedure_name, d.shelf, d.arrived_at)
        .where(d.status == Status.READY.value, d.arrived_at < iso(before))
        .order_by(d.arrived_at, d.row_id)
    )
    return [
        Uncollected(
            stream=row.stream,
            code=row.code,
            owner_name=row.owner_name,
            phone=row.phone,
            procedure_name=row.procedure_name,
            shelf=row.shelf,
            arrived_at=datetime.fromisoformat(row.arrived_at),
        )
        for row in rows
    ]


def held_by(conn: Connection, agency: str) -> list[str]:
    """The streams of the dossiers an agency has now, the nearest promised date first."""
    d = t.dossier.c
    query = select(d.stream).where(d.held_by == agency).order_by(d.due_at, d.row_id)
    return list(conn.execute(query).scalars())


_WAITING = (Status.SUBMITTED.value, Status.SUPPLEMENT_ASKED.value)
_ENDED = (Status.INTAKE_WITHDRAWN.value, Status.INTAKE_CLOSED.value)


def _rules(conn: Connection) -> Iterator[tuple[str, str]]:
    """The kinds of watches there are: a jump along the index for each, not a look at every row."""
    w = t.watch.c
    last = ("", "")
    while True:
        row = conn.execute(
            select(w.alarm, w.rule)
            .where(tuple_(w.alarm, w.rule) > tuple_(*last))
            .order_by(w.alarm, w.rule)
            .limit(1)
        ).first()
        if row is None:
            return
        last = (row.alarm, row.rule)
        yield last


def _ringing(
    conn: Connection,
    alarm: Alarm,
    rule: str,
    calendar: WorkCalendar,
    now: datetime,
    agencies: Sequence[str],
) -> Iterator[AlarmLine]:
    span = window(alarm, rule, calendar, now)
    w, d, a = t.watch.c, t.dossier.c, t.answered.c
    query = (
        select(
            w.base_at,
            w.stream,
            d.code,
            d.owner_name,
            a.owner_name,
            d.procedure_name,
            a.procedure_name,
            w.agency,
            w.what,
        )
        .outerjoin(t.dossier, d.stream == w.stream)
        .outerjoin(t.answered, a.stream == w.stream)
        .where(w.alarm == alarm.value, w.rule == rule, w.base_at <= iso(span.upto))
    )
    if span.after is not None:
        query = query.where(w.base_at > iso(span.after))
    if agencies:
        query = query.where(w.agency.in_(agencies))
    known: dict[str, Times] = {}
    for row in conn.execute(query):
        at = known.get(row[0])
        if at is None:
            at = known[row[0]] = times(alarm, datetime.fromisoformat(row[0]), rule, calendar)
        yield AlarmLine(
            alarm=alarm,
            stream=row[1],
            code=row[2] or "",
            owner_name=row[3] or row[4] or "",
            procedure_name=row[5] or row[6] or "",
            agency=row[7],
            what=row[8],
            deadline_at=at.deadline_at,
            is_late=now > at.deadline_at,
        )


def _answered(conn: Connection, where: ColumnElement[bool]) -> list[Answered]:
    rows = conn.execute(select(t.answered).where(where).order_by(t.answered.c.at.desc()))
    return [_line(row) for row in rows]


def _line(row: Any) -> Answered:
    return Answered(
        stream=row.stream,
        status=Status(row.status),
        agency=row.agency,
        agency_name=row.agency_name,
        procedure_code=row.procedure_code,
        procedure_name=row.procedure_name,
        owner_name=row.owner_name,
        owner_id_number=row.owner_id_number,
        organisation_name=row.organisation_name,
        counter=row.counter,
        clerk_name=row.clerk_name,
        at=datetime.fromisoformat(row.at),
        rounds=row.rounds,
        page_count=row.page_count,
    )
