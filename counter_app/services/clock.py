"""The desk's clock: the PC's clock plus the offset last measured against the server (§2.10)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta

from counter_app.domain.formats import show_moment
from counter_app.errors.desk import ClockInDoubtError

MOST_OFF = timedelta(minutes=10)


def system_wall() -> datetime:
    """The PC's own clock, aware UTC."""
    return datetime.now(tz=UTC)


class Clock:
    """`now()` in aware UTC, whole milliseconds: the spelling that is hashed keeps no more."""

    def __init__(self, wall: Callable[[], datetime], offset_ms: int = 0) -> None:
        self._wall = wall
        self.offset_ms = offset_ms

    def now(self) -> datetime:
        """Wall clock plus offset."""
        at = self._wall() + timedelta(milliseconds=self.offset_ms)
        return at.replace(microsecond=at.microsecond // 1000 * 1000)

    def check(self, *, last_entry_at: datetime | None, leased_days: frozenset[date]) -> None:
        """Raise ClockInDoubtError when F9 must ask once.

        The clock is in doubt when it lies before the last entry, is more than ten minutes off the
        server's, or shows a day before every leased one.
        """
        now = self.now()
        why = None
        if last_entry_at is not None and now < last_entry_at:
            why = (
                f"đã có việc được ghi lúc {show_moment(last_entry_at)}",
                f"something was recorded at {show_moment(last_entry_at)}",
            )
        elif abs(self.offset_ms) > MOST_OFF.total_seconds() * 1000:
            minutes = abs(self.offset_ms) // 60_000
            why = (
                f"lệch {minutes} phút so với máy chủ",
                f"{minutes} minutes off the server's clock",
            )
        elif leased_days and now.date() < min(leased_days) - timedelta(days=1):
            why = ("ngày không thuộc dải mã được cấp", "the day lies before the leased codes")
        if why is not None:
            raise ClockInDoubtError(shown=show_moment(now), why=why[0], why_en=why[1])
