"""The working calendar in force at this desk."""

from __future__ import annotations

from counter_app.domain.workcalendar import WorkCalendar
from counter_app.store.calendars import work_calendar
from counter_app.store.database import Database
from counter_app.store.editions import Edition


class OfficeCalendar:
    """Asked for at every use: a supervisor may revise it here, or at another desk, at any time."""

    def __init__(self, db: Database, edition: Edition) -> None:
        self._db = db
        self._edition = edition
        self.refresh()

    def __call__(self) -> WorkCalendar:
        """Working days and office hours as this desk knows them now."""
        return self._known

    def refresh(self) -> None:
        """Read again: after every revision and every exchange with the server."""
        with self._db.read() as conn:
            self._known = work_calendar(conn, self._edition)
