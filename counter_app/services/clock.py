"""The desk's clock: the PC's clock plus the offset last measured against the server (§2.10)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta

from counter_app.domain.formats import moment_words
from counter_app.domain.moments import local_day
from counter_app.errors import Words
from counter_app.errors.desk import ClockInDoubtError

_MOST_OFF_MS = 10 * 60 * 1000


def system_wall() -> datetime:
    """The PC's own clock, aware UTC."""
    return datetime.now(tz=UTC)


class Clock:
    """`now()` in aware UTC, whole milliseconds: the spelling that is hashed keeps no more."""

    def __init__(self, wall: Callable[[], datetime], offset_ms: int = 0) -> None:
        self._wall = wall
        self.offset_ms = offset_ms
        self._confirmed: tuple[date, int] | None = None  # day and offset a person called right

    def now(self) -> datetime:
        """Wall clock plus offset."""
        at = self._wall() + timedelta(milliseconds=self.offset_ms)
        return at.replace(microsecond=at.microsecond // 1000 * 1000)

    def check(self, *, last_entry_at: datetime | None, leased_days: frozenset[date]) -> None:
        """Raise ClockInDoubtError when F9 must ask once.

        The clock is in doubt when it lies before the last entry, is more than ten minutes off the
        server's, or shows a day that no code was leased for. What `confirm` was told stays told.
        """
        now = self.now()
        doubt = _before(now, last_entry_at) or self._unconfirmed_doubt(now, leased_days)
        if doubt is not None:
            shown = moment_words(now)
            raise ClockInDoubtError(
                shown=shown.vi, shown_en=shown.en, why=doubt.vi, why_en=doubt.en
            )

    def confirm(self) -> None:
        """A person looked at date and time and called them right."""
        self._confirmed = (local_day(self.now()), self.offset_ms)

    def _unconfirmed_doubt(self, now: datetime, leased_days: frozenset[date]) -> Words | None:
        day, offset_ms = self._confirmed or (None, 0)
        if abs(self.offset_ms) > _MOST_OFF_MS and abs(self.offset_ms - offset_ms) > _MOST_OFF_MS:
            minutes = abs(self.offset_ms) // 60_000
            return Words(
                f"lệch {minutes} phút so với máy chủ",
                f"{minutes} minutes off the server's clock",
            )
        today = local_day(now)
        if leased_days and today not in leased_days and today != day:
            return Words(
                "ngày không thuộc dải mã được cấp", "no codes were leased to this PC for that day"
            )
        return None


def _before(now: datetime, last_entry_at: datetime | None) -> Words | None:
    if last_entry_at is None or now >= last_entry_at:
        return None
    shown = moment_words(last_entry_at)
    return Words(f"đã có việc được ghi lúc {shown.vi}", f"something was recorded at {shown.en}")
