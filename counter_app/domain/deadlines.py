"""When a result is due, with a trace that explains every day (Civil Code 2015, Articles 145-148).

A period in days does not count the day of the event and ends at the end of its last day (Art.
147.2, 148.2); in hours it starts at the very moment (147.1); in months it ends on the day of the
same number, or the month's last (148.3); a last day that is a day off moves to the end of the next
working day (148.5). The unit is the procedure's own: "ngày" is never read as "ngày làm việc".
"""

from __future__ import annotations

import math
from datetime import datetime, time
from decimal import Decimal

from counter_app.domain.centre import DueTime
from counter_app.domain.counting import Count
from counter_app.domain.dossier.bodies import Due
from counter_app.domain.due_words import SAME_DAY, UNITS
from counter_app.domain.limits import amount_problem
from counter_app.domain.moments import local, to_utc
from counter_app.domain.procedure import LimitUnit
from counter_app.domain.workcalendar import WorkCalendar


def limit_text(amount: Decimal, unit: LimitUnit) -> str:
    """A limit as on paper: "15 ngày làm việc", "20 ngày", "8 giờ làm việc", "02 tháng"."""
    if amount == 0:
        return SAME_DAY.vi
    if amount != amount.to_integral_value():
        figure = f"{amount.normalize():f}".replace(".", ",")
    else:
        figure = str(int(amount)) if unit is LimitUnit.WORKING_HOURS else f"{int(amount):02d}"
    return f"{figure} {UNITS[unit].vi}"


def due(
    accepted_at: datetime,
    amount: Decimal,
    unit: LimitUnit,
    *,
    calendar: WorkCalendar,
    rules_id: str,
    late_after: time | None = None,
    time_of_day: DueTime = DueTime.END_OF_DAY,
) -> Due:
    """The due moment (aware UTC) of a dossier accepted at `accepted_at`, with its trace.

    `late_after`: received later than this local time, or on a day off, day 0 is the next working
    day. Zero working days means the same day; half days are working hours. Raises
    CalendarNotCoveredError when the period leaves the years entered, ValueError for an amount the
    unit cannot have.
    """
    if problem := amount_problem(amount, unit):
        raise ValueError(problem.en)
    calendar.day_status(local(accepted_at).date())
    count = Count(local(accepted_at).replace(second=0, microsecond=0), calendar, time_of_day)
    if late_after is not None:
        count.apply_cutoff(late_after)
    match unit:
        case LimitUnit.WORKING_DAYS:
            end = count.working_days(amount)
        case LimitUnit.WORKING_HOURS:
            end = count.working_minutes(math.ceil(amount * 60))
        case LimitUnit.CALENDAR_DAYS:
            end = count.calendar_days(int(amount))
        case LimitUnit.MONTHS:
            end = count.months(int(amount))
    return Due(
        due_at=to_utc(end),
        limit=limit_text(amount, unit),
        trace=tuple(count.trace),
        rules=rules_id,
        calendar=calendar.version,
    )
