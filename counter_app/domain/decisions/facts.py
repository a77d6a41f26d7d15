"""What was looked up before a gesture is decided."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from counter_app.domain.centre import DueTime
from counter_app.domain.deadlines import due as due_of
from counter_app.domain.dossier.bodies import Due
from counter_app.domain.dossier.terms import Terms
from counter_app.domain.rules import RulePack
from counter_app.domain.workcalendar import WorkCalendar


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """Time, calendar and rules of the day, and who is doing it where."""

    now: datetime
    calendar: WorkCalendar
    pack: RulePack
    counter: str
    by_name: str
    time_of_day: DueTime = DueTime.END_OF_DAY  # the centre's setting

    def whole_limit(self, terms: Terms) -> Due | None:
        """The procedure's limit counted from now, None when it states none."""
        if terms.limit is None:
            return None
        return due_of(
            self.now,
            terms.limit.amount,
            terms.limit.unit,
            calendar=self.calendar,
            rules_id=self.pack.id,
            late_after=terms.late_after,
            time_of_day=self.time_of_day,
        )
