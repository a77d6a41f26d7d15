"""Which days and hours are worked: days off and make-up days as dated data with their source.

Swap days come from the table, never from the weekday alone (domain.md §6.3). A day of a year that
is not entered is refused, never guessed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, time, timedelta
from enum import StrEnum
from itertools import pairwise
from types import MappingProxyType
from typing import NamedTuple

from counter_app.domain.centre import DatedHours, OfficeHours
from counter_app.domain.procedure import in_force
from counter_app.errors.calendar import CalendarNotCoveredError

WEEKDAYS = ("Thứ Hai", "Thứ Ba", "Thứ Tư", "Thứ Năm", "Thứ Sáu", "Thứ Bảy", "Chủ nhật")
OFF = "ngày nghỉ: "  # begins the reason of a day off; its name follows up to `SOURCE`
SOURCE = "; nguồn: "
MORNING_ONLY = "chỉ làm việc buổi sáng: "  # begins the reason of a half day, as `OFF` does
AFTERNOON_ONLY = "chỉ làm việc buổi chiều: "
_NOON = time(12)
_SATURDAY = 5
_NEXT = timedelta(days=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class SpecialDay:
    """A day that differs from its weekday: a day off, or a Saturday or Sunday that is worked."""

    day: date
    name: str
    source: str


class Half(StrEnum):
    """The half of a half day that is worked."""

    MORNING = "morning"
    AFTERNOON = "afternoon"


@dataclass(frozen=True, slots=True, kw_only=True)
class HalfDay:
    """A working day of which only one half is worked. It counts as one working day."""

    day: date
    worked: Half
    name: str
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CalendarYear:
    """One year of the public sector's calendar, as in `resources/calendar/<year>.yaml`; `hours`:
    office hours that begin to differ in this year, until another line or their last day.
    """

    year: int
    version: str
    checked_on: date
    days_off: tuple[SpecialDay, ...]
    working_weekends: tuple[SpecialDay, ...] = ()
    half_days: tuple[HalfDay, ...] = ()
    hours: tuple[DatedHours, ...] = ()
    note: str = ""

    def __post_init__(self) -> None:
        days = [special.day for special in (*self.days_off, *self.working_weekends)]
        if len(set(days)) != len(days):
            raise ValueError(f"a day of {self.year} stands twice")
        days += [half.day for half in self.half_days]
        if any(day.year != self.year for day in days):
            raise ValueError(f"a day lies outside {self.year}")
        if any(special.day.weekday() < _SATURDAY for special in self.working_weekends):
            raise ValueError("only a Saturday or Sunday can be a working weekend day")


class DayStatus(NamedTuple):
    """Whether a day is worked, and why, in Vietnamese words with the source of a holiday."""

    is_working: bool
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkCalendar:
    """The years that are entered, joined, with the centre's office hours."""

    version: str
    years: frozenset[int]
    days_off: Mapping[date, SpecialDay]
    working_weekends: Mapping[date, SpecialDay]
    hours: tuple[OfficeHours, ...]
    other_hours: tuple[DatedHours, ...] = ()
    half_days: Mapping[date, HalfDay] = field(default_factory=lambda: MappingProxyType({}))
    agency: str = ""  # whose hours these are; empty: the centre's

    def __post_init__(self) -> None:
        for hours in (self.hours, *(other.hours for other in self.other_hours)):
            if not hours or any(h.start >= h.end for h in hours):
                raise ValueError("office hours need at least one stretch that ends after it starts")
            if any(a.end > b.start for a, b in pairwise(hours)):
                raise ValueError("stretches of office hours must follow each other")

    @classmethod
    def of(
        cls,
        years: Iterable[CalendarYear],
        hours: Iterable[OfficeHours],
        other_hours: Iterable[DatedHours] = (),
    ) -> WorkCalendar:
        """Years and hours joined; of two lines for hours that begin on one day, the year's holds.

        Raises ValueError for a year twice or senseless hours.
        """
        ordered = sorted(years, key=lambda year: year.year)
        if len({year.year for year in ordered}) != len(ordered):
            raise ValueError("a calendar year stands twice")
        off = {day.day: day for year in ordered for day in year.days_off}
        worked = {day.day: day for year in ordered for day in year.working_weekends}
        return cls(
            version=" ".join(year.version for year in ordered),
            years=frozenset(year.year for year in ordered),
            days_off=MappingProxyType(off),
            working_weekends=MappingProxyType(worked),
            hours=tuple(hours),
            other_hours=(*(line for year in ordered for line in year.hours), *other_hours),
            half_days=MappingProxyType({h.day: h for year in ordered for h in year.half_days}),
        )

    def of_agency(self, agency: str) -> WorkCalendar:
        """The same days with the hours of `agency`."""
        return replace(self, agency=agency)

    def hours_on(self, day: date) -> tuple[OfficeHours, ...]:
        """The hours of `day`: the agency's own, then the season's, then the usual ones; of a half
        day those of the half that is worked.
        """
        half = self.half_days.get(day)
        return self._full_hours(day) if half is None else _half_of(self._full_hours(day), half)

    def opens_on(self, day: date) -> time:
        """When the office opens on `day`."""
        return self.hours_on(day)[0].start

    def closes_on(self, day: date) -> time:
        """When the office closes on `day`."""
        return self.hours_on(day)[-1].end

    def minutes_on(self, day: date) -> int:
        """Working minutes of `day`, if it is worked."""
        return sum(minutes_between(stretch.start, stretch.end) for stretch in self.hours_on(day))

    def day_status(self, day: date) -> DayStatus:
        """Whether `day` is worked and why. Raises CalendarNotCoveredError."""
        if day.year not in self.years:
            raise CalendarNotCoveredError(year=day.year)
        weekday = WEEKDAYS[day.weekday()]
        if day in self.days_off:
            special = self.days_off[day]
            return DayStatus(False, f"{OFF}{special.name}{SOURCE}{special.source}")
        is_working = day.weekday() < _SATURDAY
        if day in self.working_weekends:
            special = self.working_weekends[day]
            is_working, weekday = True, f"{weekday}, {special.name}{SOURCE}{special.source}"
        half = self.half_days.get(day)
        if half is not None and is_working:
            only = MORNING_ONLY if half.worked is Half.MORNING else AFTERNOON_ONLY
            opens = bool(self.hours_on(day))  # not where that half is never worked
            return DayStatus(opens, f"{weekday}, {only}{half.name}{SOURCE}{half.source}")
        return DayStatus(is_working, weekday)

    def is_working(self, day: date) -> bool:
        """Whether `day` is worked. Raises CalendarNotCoveredError."""
        return self.day_status(day).is_working

    def is_special(self, day: date) -> bool:
        """Whether a working day is one for a reason of its own: a make-up day or a half day."""
        return day in self.working_weekends or day in self.half_days

    def days_after(self, day: date) -> Iterator[tuple[date, DayStatus]]:
        """Every day after `day` with its status; ends with CalendarNotCoveredError."""
        while True:
            day += _NEXT
            yield day, self.day_status(day)

    def working_days_after(self, day: date, count: int) -> tuple[date, ...]:
        """The next `count` working days after `day`. Raises CalendarNotCoveredError."""
        days = (day for day, status in self.days_after(day) if status.is_working)
        return tuple(next(days) for _ in range(count))

    def working_days_before(self, day: date, count: int) -> tuple[date, ...]:
        """The last `count` working days before `day`, the nearest first.

        Raises CalendarNotCoveredError.
        """
        found: list[date] = []
        while len(found) < count:
            day -= _NEXT
            if self.is_working(day):
                found.append(day)
        return tuple(found)

    def next_working_day(self, day: date) -> date:
        """The first working day after `day`. Raises CalendarNotCoveredError."""
        return self.working_days_after(day, 1)[0]

    def _full_hours(self, day: date) -> tuple[OfficeHours, ...]:
        found = [
            other
            for other in self.other_hours
            if other.agency in {"", self.agency} and in_force(other, day)
        ]
        if not found:
            return self.hours
        return max(
            found, key=lambda other: (other.agency != "", other.valid_from or date.min)
        ).hours


def minutes_between(start: time, end: time) -> int:
    """Whole minutes from `start` to `end` of one day."""
    return (end.hour - start.hour) * 60 + end.minute - start.minute


def _half_of(hours: tuple[OfficeHours, ...], half: HalfDay) -> tuple[OfficeHours, ...]:
    """The stretches before the midday break, or after it; hours without a break end at noon."""
    morning = [stretch for stretch in hours if stretch.start < _NOON]
    afternoon = [stretch for stretch in hours if stretch.start >= _NOON]
    if not afternoon and morning[-1].end > _NOON:
        last = morning.pop()
        morning.append(replace(last, end=_NOON))
        afternoon = [replace(last, start=_NOON)]
    return tuple(morning if half.worked is Half.MORNING else afternoon)
