"""The shipped calendars with the hours of `domain.md` §6.5."""

from __future__ import annotations

from datetime import date, datetime, time
from decimal import Decimal
from functools import cache
from pathlib import Path

import msgspec
import yaml

from counter_app.domain.centre import OfficeHours
from counter_app.domain.deadlines import due
from counter_app.domain.dossier.bodies import Due
from counter_app.domain.moments import LOCAL
from counter_app.domain.procedure import LimitUnit
from counter_app.domain.workcalendar import CalendarYear, SpecialDay, WorkCalendar

RESOURCES = Path(__file__).parents[2] / "resources"
HOURS = (
    OfficeHours(start=time(7), end=time(11, 30)),
    OfficeHours(start=time(13, 30), end=time(17)),
)


def read(path: Path, type_: type):
    return msgspec.convert(yaml.safe_load(path.read_text("utf-8")), type_)


def shipped_years() -> list[CalendarYear]:
    return [read(path, CalendarYear) for path in sorted((RESOURCES / "calendar").glob("*.yaml"))]


@cache
def shipped() -> WorkCalendar:
    return WorkCalendar.of(shipped_years(), HOURS)


def year(number: int, *, off: tuple[date, ...] = (), work: tuple[date, ...] = ()) -> CalendarYear:
    return CalendarYear(
        year=number,
        version=f"{number}.test",
        checked_on=date(2026, 11, 21),
        days_off=tuple(SpecialDay(day=day, name="Nghỉ", source="QĐ 1") for day in off),
        working_weekends=tuple(SpecialDay(day=day, name="bù", source="QĐ 2") for day in work),
    )


@cache
def at(text: str) -> datetime:
    """ "20/11/2026 16:40" on the counter's clock."""
    return datetime.strptime(text, "%d/%m/%Y %H:%M").replace(tzinfo=LOCAL)


def count(accepted, amount, unit=LimitUnit.WORKING_DAYS, *, calendar=None, **options) -> Due:
    """The deadline of a dossier accepted at a moment, or at "20/11/2026 16:40"."""
    return due(
        at(accepted) if isinstance(accepted, str) else accepted,
        Decimal(amount),
        unit,
        calendar=calendar or shipped(),
        rules_id="tt03-2025",
        **options,
    )
