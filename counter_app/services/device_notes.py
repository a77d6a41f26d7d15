"""When each device of this PC last did what it was asked: a note in the desk's database."""

from __future__ import annotations

import threading
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime, timedelta

from counter_app.devices import registry
from counter_app.errors import CounterError, Words
from counter_app.settings import DeviceChoice
from counter_app.store import notes
from counter_app.store.database import Database

_NAME = "devices/last"
_APART = timedelta(minutes=1)  # a stack of 200 pages is no reason for 200 writes


class DeviceNotes:
    """One instance per open desk; called from the lane of any device."""

    def __init__(self, db: Database, now: Callable[[], datetime]) -> None:
        self._db = db
        self._now = now
        self._guard = threading.Lock()
        with db.read() as conn:
            self._last = notes.read(conn, _NAME, dict[str, datetime]) or {}

    def worked(self, kind: str, chosen: DeviceChoice) -> None:
        """The device printed, scanned or read just now. Never raises: paper already came out."""
        name, now = _name(kind, chosen), self._now()
        with self._guard:
            before = self._last.get(name)
            if before is not None and timedelta() <= now - before < _APART:
                return
            self._last[name] = now
            with suppress(CounterError), self._db.write() as conn:
                notes.write(conn, _NAME, self._last)

    def last(self, kind: str, chosen: DeviceChoice) -> datetime | None:
        """The last success of this very device; another one in its place begins anew."""
        with self._guard:
            return self._last.get(_name(kind, chosen))


def _name(kind: str, chosen: DeviceChoice) -> str:
    return f"{kind}/{chosen.driver}/{label_of(chosen)}"


def label_of(chosen: DeviceChoice) -> str:
    """What people call a device, else where it is, else its driver."""
    options = chosen.options
    told = (chosen.label, *(options.get(name) for name in _PLACES))
    return next((words for words in told if words), chosen.driver)


def name_of(group: registry.Group, chosen: DeviceChoice) -> Words:
    """The same on screen; a device that nobody named is called what its driver is called."""
    if chosen.is_none and group is registry.Group.PRINTERS:
        return Words("không dùng", "not used")
    label = label_of(chosen)
    if label == chosen.driver:
        return registry.words_of(group, chosen.driver)
    return Words(label, chosen.label_en or label)


_PLACES = ("label", "queue", "host", "device", "url", "port", "path")
