"""Counting a period day by day or minute by minute, noting each step (Civil Code 2015).

Every step gives its reason in Vietnamese; the constants here are whole reasons, so that
`due_words.explain` can know them again in a trace that was stored years ago.
"""

from __future__ import annotations

import math
from calendar import monthrange
from datetime import date, datetime, time, timedelta
from decimal import Decimal

from counter_app.domain.centre import DueTime
from counter_app.domain.dossier.bodies import TraceStep
from counter_app.domain.formats import show_time
from counter_app.domain.moments import LOCAL
from counter_app.domain.workcalendar import WorkCalendar, minutes_between

DAY_ZERO = "ngày tiếp nhận, không tính (khoản 2 Điều 147 Bộ luật Dân sự 2015)"
SAME_DAY = "trả kết quả trong ngày tiếp nhận"
AFTER_HOURS = "tiếp nhận ngoài giờ làm việc, tính từ ngày làm việc tiếp theo"
LATE = "tiếp nhận sau {at}, tính như tiếp nhận vào ngày làm việc tiếp theo"
MONTH_END = "hết tháng thứ "  # and which; days between the ends of months are no steps
ON_DAY_OFF = "tiếp nhận vào ngày nghỉ, tính như tiếp nhận vào ngày làm việc tiếp theo"
MOVED = (
    "ngày làm việc tiếp theo, thời hạn kết thúc vào ngày này (khoản 5 Điều 148 Bộ luật Dân sự 2015)"
)


class Count:
    """One count in the making: the moment it starts from, and the steps so far."""

    def __init__(self, start: datetime, calendar: WorkCalendar, time_of_day: DueTime) -> None:
        self.trace: list[TraceStep] = []
        self._start = start  # local, whole minutes
        self._calendar = calendar
        # None: the end of office hours of whatever day the count ends on
        self._ends_at = self._end_time(time_of_day)

    def apply_cutoff(self, late_after: time) -> None:
        """Move the start to the opening of the next working day when it came too late."""
        day = self._start.date()
        is_working = self._calendar.is_working(day)
        if is_working and self._start.time() <= late_after:
            return
        self._step(day, LATE.format(at=show_time(late_after)) if is_working else ON_DAY_OFF)
        self._open_next(day)
        self._ends_at = None

    def working_days(self, amount: Decimal) -> datetime:
        """Count working days after day 0; what is left of a day is working minutes."""
        whole, part = divmod(amount, 1)
        if amount == 0:
            return self._same_day()
        if whole == 0:
            return self.working_minutes(self._minutes(part, self._enter_hours()[0]))
        day, counted = self._start.date(), 0
        self._step(day, DAY_ZERO)
        days = self._calendar.days_after(day)
        while counted < whole:
            day, status = next(days)
            if not status.is_working:
                self._step(day, status.reason)
                continue
            counted += 1
            special = f", {status.reason}" if self._calendar.is_special(day) else ""
            self._step(day, f"ngày làm việc thứ {counted}{special}", counted=True)
        self._start = self._end_of(day)
        if not part:
            return self._start
        if self._start.time() >= self._calendar.closes_on(day):
            day, _ = self._open_next(day)
        return self.working_minutes(self._minutes(part, day))

    def working_minutes(self, minutes: int) -> datetime:
        """Use up working minutes stretch by stretch, from the start."""
        day, at = self._enter_hours()
        while True:
            for stretch in self._calendar.hours_on(day):
                begin = max(stretch.start, at)
                usable = minutes_between(begin, stretch.end)
                if usable <= 0:
                    continue
                used = min(usable, minutes)
                end = datetime.combine(day, begin, LOCAL) + timedelta(minutes=used)
                reason = f"từ {show_time(begin)} đến {show_time(end.time())}: {used} phút"
                self._step(day, reason, counted=True)
                minutes -= used
                if minutes == 0:
                    return end
            day, at = self._open_next(day)

    def calendar_days(self, amount: int) -> datetime:
        """Count every day after day 0; a last day that is a day off moves on."""
        day = self._start.date()
        self._step(day, DAY_ZERO)
        days = self._calendar.days_after(day)
        for number in range(1, amount + 1):
            day, status = next(days)
            off = "" if status.is_working else f", {status.reason}"
            self._step(day, f"ngày thứ {number}{off}", counted=True)
        return self._settle(day)

    def months(self, amount: int) -> datetime:
        """Count months from day 0; a last day that is a day off moves on."""
        first = day = self._start.date()
        self._step(first, DAY_ZERO)
        for number in range(1, amount + 1):
            day = _months_later(first, number)
            status = self._calendar.day_status(day)
            off = "" if status.is_working or number < amount else f", {status.reason}"
            self._step(day, f"{MONTH_END}{number}{off}", counted=True)
        return self._settle(day)

    def _same_day(self) -> datetime:
        """The end of this working day, or of the next after hours."""
        day, _ = self._enter_hours()
        self._step(day, SAME_DAY)
        return datetime.combine(day, self._calendar.closes_on(day), LOCAL)

    def _enter_hours(self) -> tuple[date, time]:
        """Go to the next opening if the office is closed for the day, noting why."""
        day = self._start.date()
        status = self._calendar.day_status(day)
        if not status.is_working or self._start.time() >= self._calendar.closes_on(day):
            self._step(day, AFTER_HOURS if status.is_working else status.reason)
            self._open_next(day)
        return self._start.date(), self._start.time()

    def _settle(self, day: date) -> datetime:
        """The end on `day`, or on the next working day when it is a day off (Art. 148.5)."""
        if not self._calendar.is_working(day):
            day, _ = self._open_next(day)
            self._step(day, MOVED)
        return self._end_of(day)

    def _open_next(self, day: date) -> tuple[date, time]:
        """Go to the opening of the next working day, noting the days passed over."""
        for after, status in self._calendar.days_after(day):
            if status.is_working:
                self._start = datetime.combine(after, self._calendar.opens_on(after), LOCAL)
                break
            self._step(after, status.reason)
        return self._start.date(), self._start.time()

    def _end_time(self, time_of_day: DueTime) -> time | None:
        """The clock time a period in days ends at, None when it came outside office hours."""
        day, at = self._start.date(), self._start.time()
        if time_of_day is DueTime.END_OF_DAY or not self._calendar.is_working(day):
            return None
        return self._while_open(day, at)

    def _end_of(self, day: date) -> datetime:
        """The moment the count ends at on `day`: never outside its office hours."""
        at = None if self._ends_at is None else self._while_open(day, self._ends_at)
        return datetime.combine(day, at or self._calendar.closes_on(day), LOCAL)

    def _while_open(self, day: date, at: time) -> time | None:
        """`at`, or the next opening of `day`; None once the office has closed."""
        return next((max(s.start, at) for s in self._calendar.hours_on(day) if at <= s.end), None)

    def _minutes(self, part: Decimal, day: date) -> int:
        """Part of a working day as minutes of `day`."""
        return math.ceil(part * self._calendar.minutes_on(day))

    def _step(self, day: date, reason: str, *, counted: bool = False) -> None:
        self.trace.append(TraceStep(on=day, counted=counted, reason=reason))


def _months_later(day: date, months: int) -> date:
    """The day of the same number, or the last of the month when there is none (Art. 148.3)."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
