"""How often a stranger may guess an enrolment code (sync.md §6.5 no. 7).

A code lives for 15 minutes, so its wrong tries need not outlive the server: they lie in memory,
counted by the caller's address, and never for more addresses than `_MOST_ADDRESSES`.
"""

from __future__ import annotations

import threading
from collections import OrderedDict
from dataclasses import dataclass
from datetime import datetime, timedelta

from counter_app.domain.tries import Lock

_MOST_ADDRESSES = 1000
_FORGOTTEN_AFTER = timedelta(hours=2)  # longer than the longest delay


@dataclass(frozen=True, slots=True)
class _Wrong:
    lock: Lock
    last_at: datetime


class Guessing:
    """Wrong codes in a row by address; one instance per open server, safe in every thread."""

    def __init__(self) -> None:
        self._wrong: OrderedDict[str, _Wrong] = OrderedDict()
        self._turn = threading.Lock()

    def minutes_left(self, address: str, now: datetime) -> int:
        """How long `address` must still wait, in whole minutes; 0: it may try."""
        with self._turn:
            known = self._wrong.get(address)
        return known.lock.minutes_left(now) if known is not None else 0

    def wrong(self, address: str, now: datetime) -> bool:
        """Count a wrong code. True when the address is locked out from now on."""
        with self._turn:
            known = self._wrong.pop(address, None)
            if known is not None and now - known.last_at > _FORGOTTEN_AFTER:
                known = None
            lock = (known.lock if known is not None else Lock()).after_wrong(now)
            self._wrong[address] = _Wrong(lock, now)
            while len(self._wrong) > _MOST_ADDRESSES:
                self._wrong.popitem(last=False)
        return lock.until is not None

    def right(self, address: str) -> None:
        """Forget the wrong codes of an address after a right one."""
        with self._turn:
            self._wrong.pop(address, None)
