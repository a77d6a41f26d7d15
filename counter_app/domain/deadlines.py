"""When a result is due, with a trace that explains every day (Civil Code 2015, Articles 145-148).

A period in days does not count the day of the event and ends at the end of its last day (Art.
147.2, 148.2); in hours it starts at the very moment (147.1); in months it ends on the day of the
same number, or the month's last (148.3); a last day that is a day off moves to the end of the next
working day (148.5). The unit is the procedure's own: "ngày" is never read as "ngày làm việc".
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from datetime import datetime, time
from decimal import Decimal
from itertools import groupby

from counter_app.domain.counting import END_OF_DAY, LATE, MOVED, ON_DAY_OFF, SAME_TIME, Count
from counter_app.domain.dossier.bodies import Due, TraceStep
from counter_app.domain.formats import show_day_month
from counter_app.domain.moments import local, to_utc
from counter_app.domain.procedure import LimitUnit
from counter_app.domain.workcalendar import OFF, SOURCE, WEEKDAYS, WorkCalendar

_UNIT_WORDS = {
    LimitUnit.WORKING_DAYS: "ngày làm việc",
    LimitUnit.WORKING_HOURS: "giờ làm việc",
    LimitUnit.CALENDAR_DAYS: "ngày",
    LimitUnit.MONTHS: "tháng",
}


_LATE_START = LATE.partition("{")[0]
_WEEKEND = WEEKDAYS[5:]


def limit_text(amount: Decimal, unit: LimitUnit) -> str:
    """A limit as on paper: "15 ngày làm việc", "20 ngày", "8 giờ làm việc", "02 tháng"."""
    if amount == 0:
        return "trong ngày làm việc"
    if amount != amount.to_integral_value():
        figure = f"{amount.normalize():f}".replace(".", ",")
    else:
        figure = str(int(amount)) if unit is LimitUnit.WORKING_HOURS else f"{int(amount):02d}"
    return f"{figure} {_UNIT_WORDS[unit]}"


def due(
    accepted_at: datetime,
    amount: Decimal,
    unit: LimitUnit,
    *,
    calendar: WorkCalendar,
    rules_id: str,
    late_after: time | None = None,
    time_of_day: str = END_OF_DAY,
) -> Due:
    """The due moment (aware UTC) of a dossier accepted at `accepted_at`, with its trace.

    `late_after`: received later than this local time, or on a day off, day 0 is the next working
    day. Zero working days means the same day; half days are working hours. Raises
    CalendarNotCoveredError when the period leaves the years entered, ValueError for an amount the
    unit cannot have.
    """
    _check_amount(amount, unit)
    if time_of_day not in {END_OF_DAY, SAME_TIME}:
        raise ValueError(f"unknown time of day: {time_of_day}")
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


def explain(due: Due) -> str:
    """One Vietnamese sentence: days off passed over, make-up days worked, an end that moved.

    "Ngày 24/11 là ngày nghỉ (Ngày Văn hóa Việt Nam), không tính."
    """
    parts = [*_late(due.trace), *_days_off(due.trace), *_make_up_days(due.trace)]
    parts += _moved(due.trace)
    sentence = "; ".join(parts or [_plain(due.trace)])
    return f"{sentence[0].upper()}{sentence[1:]}."


def _plain(trace: tuple[TraceStep, ...]) -> str:
    if any(_is_weekend(step) for step in trace):
        return "không tính Thứ Bảy, Chủ nhật"
    if any(step.counted and _off_label(step) for step in trace):
        return "tính liên tục theo ngày, kể cả ngày nghỉ trong thời hạn"
    return "không có ngày nghỉ trong thời hạn"


def _late(trace: tuple[TraceStep, ...]) -> Iterator[str]:
    for step in trace:
        if step.reason == ON_DAY_OFF or step.reason.startswith(_LATE_START):
            yield step.reason


def _days_off(trace: tuple[TraceStep, ...]) -> Iterator[str]:
    """Holidays that were not counted; neighbours of one name together."""
    passed = [step for step in trace if not step.counted and not _is_weekend(step)]
    for name, group in groupby(passed, _day_off_name):
        days = [step.on for step in group]
        if not name:
            continue
        first, last = show_day_month(days[0]), show_day_month(days[-1])
        when = f"ngày {first}" if first == last else f"từ ngày {first} đến ngày {last}"
        yield f"{when} là ngày nghỉ ({name}), không tính"


def _make_up_days(trace: tuple[TraceStep, ...]) -> Iterator[str]:
    for step in trace:
        is_make_up = SOURCE in step.reason and OFF not in step.reason
        if step.counted and is_make_up:
            weekday = WEEKDAYS[step.on.weekday()]
            yield f"{weekday} {show_day_month(step.on)} là ngày làm việc bù, có tính"


def _moved(trace: tuple[TraceStep, ...]) -> Iterator[str]:
    if not trace or trace[-1].reason != MOVED:
        return
    last = [step for step in trace if step.counted][-1]
    end = show_day_month(trace[-1].on)
    yield (
        f"ngày cuối {show_day_month(last.on)} là ngày nghỉ ({_off_label(last)}), "
        f"thời hạn kết thúc vào ngày làm việc tiếp theo {end}"
    )


def _is_weekend(step: TraceStep) -> bool:
    return not step.counted and step.reason in _WEEKEND


def _off_label(step: TraceStep) -> str:
    """The holiday or weekend day that a counted step fell on, or nothing."""
    weekday = WEEKDAYS[step.on.weekday()]
    return _day_off_name(step) or (weekday if step.reason.endswith(f", {weekday}") else "")


def _day_off_name(step: TraceStep) -> str:
    _, off, named = step.reason.partition(OFF)
    return named.partition(SOURCE)[0] if off else ""


def _check_amount(amount: Decimal, unit: LimitUnit) -> None:
    if not amount.is_finite() or amount < 0:
        raise ValueError("a time limit is a number of days, hours or months")
    is_whole = amount == amount.to_integral_value()
    if unit in {LimitUnit.CALENDAR_DAYS, LimitUnit.MONTHS} and not is_whole:
        raise ValueError(f"{unit} take whole numbers")
    if amount == 0 and unit is not LimitUnit.WORKING_DAYS:
        raise ValueError("only a limit in working days may be zero: within the day")
