"""The working calendar: what came with the program, and the centre's own revisions of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import Connection, select

from counter_app.domain.calendar_revision import CalendarState, YearPlan
from counter_app.domain.dossier.steps.postponement import CLOCK_RUNS
from counter_app.domain.workcalendar import CalendarYear, WorkCalendar
from counter_app.store import notes, projections
from counter_app.store.editions import Edition
from counter_app.store.projection_tables import dossier
from counter_app.store.tables import entry

_KEPT = "calendar_changes"
_FIRST, _BEHIND = "calendar/", "calendar0"  # "0" follows "/"


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """Changes of a year that nobody has applied yet; `revision`: of the year they were made on."""

    plan: YearPlan | None
    revision: int


def kept(conn: Connection, year: int) -> Kept | None:
    """What is being changed of a year at this PC, None when nothing is."""
    found = notes.read(conn, f"{_KEPT}/{year}", Kept)
    return found if found is not None and found.plan is not None else None


def keep(conn: Connection, year: int, plan: YearPlan | None, revision: int) -> None:
    """Keep what is being changed; None: nothing is any more."""
    notes.write(conn, f"{_KEPT}/{year}", Kept(plan=plan, revision=revision))


def revisions(conn: Connection) -> dict[int, CalendarState]:
    """The years the journal speaks of, as far as this program can read them."""
    names = conn.execute(
        select(entry.c.stream).distinct().where(entry.c.stream.between(_FIRST, _BEHIND))
    ).scalars()
    states = [found.state for found, _ in projections.folded(conn, list(names)).values()]
    return {
        state.year: state
        for state in states
        if isinstance(state, CalendarState) and state.revised is not None
    }


def years_in_force(
    shipped: tuple[CalendarYear, ...], revised: Mapping[int, CalendarState]
) -> dict[int, CalendarYear]:
    """Every year that is known: revised in the journal, else as it came with the program."""
    years = {year.year: year for year in shipped}
    for number, state in revised.items():
        if state.revised is not None:
            years[number] = state.revised.as_year()
    return years


def work_calendar(conn: Connection, edition: Edition) -> WorkCalendar:
    """Working days and office hours by the journal and the edition."""
    years = years_in_force(edition.calendars, revisions(conn))
    return WorkCalendar.of(years.values(), edition.centre.hours, edition.centre.other_hours)


def running(conn: Connection) -> list[str]:
    """Streams of the dossiers whose term runs, by the date that was promised."""
    d = dossier.c
    rows = select(d.stream).where(d.status.in_(CLOCK_RUNS), d.due_at.is_not(None))
    return list(conn.execute(rows.order_by(d.due_at, d.stream)).scalars())
