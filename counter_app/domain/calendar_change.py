"""Which days of a changed calendar moved a date, in words."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from counter_app.domain.formats import show_day_month
from counter_app.domain.workcalendar import DayStatus, Half, WorkCalendar
from counter_app.errors import Words
from counter_app.errors.calendar import CalendarNotCoveredError

_MOST_NAMED = 3
_NEXT = timedelta(days=1)


def why_moved(before: WorkCalendar, after: WorkCalendar, first: date, last: date) -> Words | None:
    """The days from `first` to `last` that are worked otherwise than before, as one sentence; None
    when there is none.
    """
    found = list(_differences(before, after, first, last))
    if not found:
        return None
    named, rest = found[:_MOST_NAMED], len(found) - _MOST_NAMED
    if rest > 0:
        named.append(Words(f"và {rest} ngày khác", f"and {rest} more days"))
    vi, en = "; ".join(one.vi for one in named), "; ".join(one.en for one in named)
    return Words(f"{vi[0].upper()}{vi[1:]}.", f"{en[0].upper()}{en[1:]}.")


def _differences(
    before: WorkCalendar, after: WorkCalendar, first: date, last: date
) -> Iterator[Words]:
    other_hours = False
    day = first
    while day <= last:
        old, new = _status(before, day), _status(after, day)
        if old != new and new is not None:
            yield _told(after, day, new)
        elif new is not None and new.is_working and before.hours_on(day) != after.hours_on(day):
            if not other_hours:
                shown = show_day_month(day)
                yield Words(f"giờ làm việc khác từ {shown}", f"other office hours from {shown}")
            other_hours = True
        day += _NEXT


def _status(calendar: WorkCalendar, day: date) -> DayStatus | None:
    try:
        return calendar.day_status(day)
    except CalendarNotCoveredError:
        return None


def _told(calendar: WorkCalendar, day: date, status: DayStatus) -> Words:
    shown = show_day_month(day)
    if not status.is_working:
        name = calendar.days_off[day].name if day in calendar.days_off else ""
        named = f" ({name})" if name else ""
        return Words(f"{shown} là ngày nghỉ{named}", f"{shown} is a day off{named}")
    half = calendar.half_days.get(day)
    if half is not None:
        is_morning = half.worked is Half.MORNING
        return Words(
            f"{shown} chỉ làm việc buổi {'sáng' if is_morning else 'chiều'}",
            f"{shown} is worked in the {'morning' if is_morning else 'afternoon'} only",
        )
    if day in calendar.working_weekends:
        return Words(f"{shown} là ngày làm việc bù", f"{shown} is a make-up day")
    return Words(f"{shown} trở lại là ngày làm việc", f"{shown} is a working day again")
