"""The working calendar: what came with the program, and the centre's own revisions of it."""

from __future__ import annotations

from collections.abc import Mapping

from sqlalchemy import Connection, select

from counter_app.domain.calendar_revision import CalendarState
from counter_app.domain.workcalendar import CalendarYear, WorkCalendar
from counter_app.store import projections
from counter_app.store.editions import Edition
from counter_app.store.tables import entry

_FIRST, _BEHIND = "calendar/", "calendar0"  # "0" follows "/"


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
