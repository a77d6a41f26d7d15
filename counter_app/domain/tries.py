"""Wrong tries in a row, and the wait that follows: the same for passwords at the desk and at the
server, and for enrolment codes.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

FREE_TRIES = 5
DELAYS = (timedelta(minutes=1), timedelta(minutes=5), timedelta(minutes=15), timedelta(minutes=60))
_MINUTE = timedelta(minutes=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Lock:
    """Wrong tries in a row and until when no further one is taken."""

    failed: int = 0
    until: datetime | None = None

    @property
    def tries_left(self) -> int:
        """Tries before the next delay."""
        return max(FREE_TRIES - self.failed, 0)

    def minutes_left(self, now: datetime) -> int:
        """How long a try has to wait, in minutes begun; 0: not at all. A clock set back opens
        nothing.
        """
        if self.until is None or now >= self.until:
            return 0
        return -(-(self.until - now) // _MINUTE)

    def after_wrong(self, now: datetime) -> Lock:
        """The lock after one more wrong try: 5 are free, then 1, 5, 15, 60 minutes."""
        failed = self.failed + 1
        over = failed - FREE_TRIES
        until = now + DELAYS[min(over, len(DELAYS) - 1)] if over >= 0 else None
        return Lock(failed=failed, until=until)
