"""Moments the law sets around a dossier besides its own due date. All in and out aware UTC."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from decimal import Decimal

from counter_app.domain.deadlines import due as due_of
from counter_app.domain.dossier.bodies import Due
from counter_app.domain.limits import Period
from counter_app.domain.moments import LOCAL, local, to_utc
from counter_app.domain.procedure import LimitUnit
from counter_app.domain.workcalendar import WorkCalendar

ONLINE_ANSWER = Period(amount=Decimal(8), unit=LimitUnit.WORKING_HOURS)  # NĐ 118/2025 Đ17.2
CORRECTION = Period(amount=Decimal(3), unit=LimitUnit.WORKING_DAYS)  # NĐ 118/2025 Đ23.1
_WARN_WORKING_DAYS = 2  # before the last lawful moment of an apology is near (domain.md §6.3)


def term(start: datetime, period: Period, calendar: WorkCalendar, rules_id: str) -> Due:
    """The end of `period` counted from `start`, with its trace."""
    return due_of(start, period.amount, period.unit, calendar=calendar, rules_id=rules_id)


def transfer_by(received_at: datetime, cutoff: time | None, calendar: WorkCalendar) -> datetime:
    """The last moment to hand a dossier on: the same day; received after `cutoff`, or outside
    hours, in the first stretch of the next working day (NĐ 118/2025 Đ18.2).
    """
    here = local(received_at).replace(second=0, microsecond=0)  # as printed, and as it is counted
    day, at = here.date(), here.time()
    in_time = cutoff is None or at <= cutoff
    if calendar.is_working(day) and in_time and at < calendar.closes_on(day):
        return _moment(day, calendar.closes_on(day))
    day = calendar.next_working_day(day)
    return _moment(day, calendar.hours_on(day)[0].end)


def last_apology_at(due_at: datetime, calendar: WorkCalendar) -> datetime:
    """The last lawful moment of mẫu 04: the end of the last working day that lies at least one
    calendar day before the due day (R40).
    """
    day = calendar.working_days_before(local(due_at).date(), 1)[0]
    return _moment(day, calendar.closes_on(day))


def apology_warning_at(due_at: datetime, calendar: WorkCalendar) -> datetime:
    """When the coming end of the term is first told: the opening of two working days before."""
    day = calendar.working_days_before(local(due_at).date(), _WARN_WORKING_DAYS)[-1]
    return _moment(day, calendar.opens_on(day))


def opening_of(at: datetime, calendar: WorkCalendar) -> datetime:
    """The opening of the working day that `at` falls on, of the one before on a day off."""
    day = local(at).date()
    if not calendar.is_working(day):
        day = calendar.working_days_before(day, 1)[0]
    return _moment(day, calendar.opens_on(day))


def opening_after(at: datetime, calendar: WorkCalendar) -> datetime:
    """The opening of the first working day after the day of `at`."""
    day = calendar.next_working_day(local(at).date())
    return _moment(day, calendar.opens_on(day))


def opening_before(at: datetime, calendar: WorkCalendar) -> datetime:
    """The opening of the last working day before the day of `at`."""
    day = calendar.working_days_before(local(at).date(), 1)[0]
    return _moment(day, calendar.opens_on(day))


def hour_before(at: datetime) -> datetime:
    """One hour before."""
    return at - timedelta(hours=1)


def _moment(day: date, at: time) -> datetime:
    return to_utc(datetime.combine(day, at, LOCAL))
