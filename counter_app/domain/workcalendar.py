"""Which days and hours are worked: days off and make-up days as dated data with their source.

Swap days come from the table, never from the weekday alone (domain.md §6.3). A day of a year that
is not entered is refused, never guessed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, time, timedelta
from itertools import pairwise
from types import MappingProxyType
from typing import NamedTuple

from counter_app.domain.centre import DatedHours, OfficeHours
from counter_app.domain.procedure import in_force
from counter_app.errors.calendar import CalendarNotCoveredError

WEEKDAYS = ("Thứ Hai", "Thứ Ba", "Thứ Tư", "Thứ Năm", "Thứ Sáu", "Thứ Bảy", "Chủ nhật")
OFF = "ngày nghỉ: "  # begins the reason of a day off; its name follows up to `SOURCE`
SOURCE = "; nguồn: "
_SATURDAY = 5
_NEXT = timedelta(days=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class SpecialDay:
    """A day that differs from its weekday: a day off, or a Saturday or Sunday that is worked."""

    day: date
    name: str
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CalendarYear:
    """One year of the public sector's calendar, as in `resources/calendar/<year>.yaml`."""

    year: int
    version: str
    checked_on: date
    days_off: tuple[SpecialDay, ...]
    working_weekends: tuple[SpecialDay, ...] = ()
    note: str = ""

    def __post_init__(self) -> None:
        days = [special.day for special in (*self.days_off, *self.working_weekends)]
        if len(set(days)) != len(days):
            raise ValueError(f"a day of {self.year} stands twice")
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
        """Years and hours joined. Raises ValueError for a year twice or senseless hours."""
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
            other_hours=tuple(other_hours),
        )

    def of_agency(self, agency: str) -> WorkCalendar:
        """The same days with the hours of `agency`."""
        return replace(self, agency=agency)

    def hours_on(self, day: date) -> tuple[OfficeHours, ...]:
        """The hours of `day`: the agency's own, then the season's, then the usual ones."""
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
        if day in self.working_weekends:
            special = self.working_weekends[day]
            return DayStatus(True, f"{weekday}, {special.name}{SOURCE}{special.source}")
        return DayStatus(day.weekday() < _SATURDAY, weekday)

    def is_working(self, day: date) -> bool:
        """Whether `day` is worked. Raises CalendarNotCoveredError."""
        return self.day_status(day).is_working

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


def minutes_between(start: time, end: time) -> int:
    """Whole minutes from `start` to `end` of one day."""
    return (end.hour - start.hour) * 60 + end.minute - start.minute
