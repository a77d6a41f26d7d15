"""Local time of the counter: fixed UTC+7, no daylight saving (design §2.10)."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta, timezone

LOCAL = timezone(timedelta(hours=7), "UTC+7")


def local(at: datetime) -> datetime:
    """`at` (aware) on the wall clock of the counter."""
    if at.tzinfo is None:
        msg = "naive datetime"
        raise ValueError(msg)
    return at.astimezone(LOCAL)


def local_day(at: datetime) -> date:
    """The counter's calendar day of `at`."""
    return local(at).date()


def day_start(day: date) -> datetime:
    """The first moment of a day at the counter, in UTC."""
    return to_utc(datetime.combine(day, time.min, LOCAL))


def to_utc(at: datetime) -> datetime:
    """`at` (aware) in UTC."""
    if at.tzinfo is None:
        msg = "naive datetime"
        raise ValueError(msg)
    return at.astimezone(UTC)


def iso(at: datetime) -> str:
    """UTC with milliseconds and Z, the one spelling that is hashed and sent."""
    return to_utc(at).isoformat(timespec="milliseconds").replace("+00:00", "Z")
