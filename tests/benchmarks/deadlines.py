"""Figures "deadlines", "deadlines-bare", "recount": 10,000 open dossiers, a calendar that changes.

Deadlines: the due date of each with its trace, by its terms and its agency's hours, on one core
against one second; bare: against a loop that only counts days of a set, without trace, hours, law
or guard. Recount: the whole preview of a changed calendar out of the encrypted journal, against the
same entries read through the bare driver and decoded as plain JSON.
"""

from __future__ import annotations

import json
import tempfile
from dataclasses import replace
from datetime import datetime, timedelta
from decimal import Decimal
from pathlib import Path
from statistics import median
from typing import Any

from counter_app.bootstrap import RESOURCES
from counter_app.domain.dossier.bodies import Printed
from counter_app.domain.dossier.state import DossierState
from counter_app.domain.dossier.terms import Terms
from counter_app.domain.ids import Uuid7Source
from counter_app.domain.limits import Period
from counter_app.domain.moments import local
from counter_app.domain.procedure import LimitUnit
from counter_app.domain.timetable import term
from counter_app.domain.workcalendar import SpecialDay, WorkCalendar
from counter_app.job import Job
from counter_app.services.calendar_editing import CalendarEditing
from counter_app.services.calendar_moves import Recount, dossiers
from counter_app.services.clock import Clock
from counter_app.services.office_calendar import OfficeCalendar
from counter_app.services.pen import Pen
from counter_app.store import calendars, journal
from counter_app.store import node as nodes
from counter_app.store.database import Database
from counter_app.store.editions import Edition, load_edition
from counter_app.store.upgrade import upgrade_desk
from tests.benchmarks.accept_rows import connect
from tests.benchmarks.figures import figure, seconds
from tests.benchmarks.search import KEY, NOW
from tests.domain.dossier_samples import accepted

DOSSIERS = 10_000
ROUNDS = 5
_AT_ONCE = 250
_RULES = "tt03-2025"
_AGENCIES = ("H48.05", "H48.16", "H48.02")
_SQL = "SELECT body FROM entry WHERE stream LIKE 'dossier/%' ORDER BY seq"


def measure() -> list[dict[str, object]]:
    """Medians of counting, of the bare loop, of the preview and of plain reading, in turns."""
    edition = load_edition(RESOURCES)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "desk.db"
        db = Database.open_desk(path, KEY)
        upgrade_desk(db, now=NOW, progress=lambda _done, _of: None)
        ids = Uuid7Source()
        before = OfficeCalendar(db, edition)
        _fill(db, ids, before())
        editing = CalendarEditing(
            db=db, pen=Pen(clock=Clock(lambda: NOW), ids=ids), edition=edition, calendar=before
        )
        bare = connect(path, KEY)
        try:
            times = _rounds(db, edition, editing, bare)
        finally:
            bare.close()
            db.close()
    counted, looped, previewed, read = (median(one) for one in times)
    return [
        figure("deadlines", counted, 1.0, 1.0),
        figure("deadlines-bare", counted, looped, 25.0),
        figure("recount", previewed, read, 10.0),
    ]


def _rounds(
    db: Database, edition: Edition, editing: CalendarEditing, bare: Any
) -> tuple[list[float], ...]:
    plan = editing.year(NOW.year).plan
    storm = SpecialDay(day=NOW.date() + timedelta(days=2), name="Nghỉ do bão", source="CĐ 20")
    plan = replace(plan, days_off=(*plan.days_off, storm))
    years = {year.year: year for year in edition.calendars}
    years[plan.year] = plan.as_year("bench", NOW.date())
    after = WorkCalendar.of(years.values(), edition.centre.hours, edition.centre.other_hours)
    with db.read() as conn:
        states = list(dossiers(conn, calendars.running(conn)))
    assert len(states) == DOSSIERS
    work = (
        lambda: sum(map(bool, map(Recount(edition, after).of, states))),
        lambda: _loop(states, after),
        lambda: len(editing.preview(plan, 0, Job()).moves),
        lambda: sum(1 for row in bare.execute(_SQL) if json.loads(row[0])),
    )
    found = [one() for one in work]
    assert found[0] == found[1] == found[2] > 0, found
    times: tuple[list[float], ...] = tuple([] for _ in work)
    for _ in range(ROUNDS):
        for side, one in zip(times, work, strict=True):
            side.append(seconds(one))
    return times


def _loop(states: list[DossierState], calendar: WorkCalendar) -> int:
    """How many dates move, by counting days of two sets and nothing else."""
    off, worked, moved = set(calendar.days_off), set(calendar.working_weekends), 0
    one_day = timedelta(days=1)
    for state in states:
        limit, due_at = state.terms.limit, state.promised_at
        assert limit is not None
        assert due_at is not None
        left, day = int(limit.amount), local(state.clocks[-1].started_at).date()
        while left:
            day += one_day
            left -= day in worked or (day.weekday() < 5 and day not in off)
        moved += day != local(due_at).date()
    return moved


def _fill(db: Database, ids: Uuid7Source, calendar: WorkCalendar) -> None:
    """Dossiers of the last three weeks, of one to thirty working days, half of them printed."""
    with db.write() as conn:
        node = nodes.open_node(conn, ids, practice=True, now=NOW)
    for start in range(0, DOSSIERS, _AT_ONCE):
        with db.write() as conn:
            for number in range(start, start + _AT_ONCE):
                at = _accepted_at(number, calendar)
                author = journal.Author(
                    node=node.id, actor="bench", at=at, clock_offset_ms=0, ids=ids
                )
                body = _body(number, at, calendar)
                written: list[Any] = [body]
                if number % 2:
                    written.append(Printed(form="receipt", copy="give", copy_no=0))
                journal.append(
                    conn,
                    author,
                    stream=f"dossier/{ids.new_id()}",
                    scope=body.agency,
                    bodies=written,
                )


def _accepted_at(number: int, calendar: WorkCalendar) -> datetime:
    at = NOW - timedelta(minutes=3 * number)
    while not calendar.is_working(local(at).date()):
        at -= timedelta(days=1)
    return at


def _body(number: int, at: datetime, calendar: WorkCalendar) -> Any:
    agency = _AGENCIES[number % len(_AGENCIES)]
    limit = Period(amount=Decimal(number % 30 + 1), unit=LimitUnit.WORKING_DAYS)
    made = accepted(agency=agency, accepted_at=at, terms=Terms(limit=limit))
    code = replace(made.code, code=f"{agency}-261123-{number:05d}", agency=agency, serial=number)
    due = term(at, limit, calendar.of_agency(agency), _RULES)
    return replace(made, code=code, due=due)
