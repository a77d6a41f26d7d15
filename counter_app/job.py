"""A stop button and a progress line for any long piece of work."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Any


class Cancelled(Exception):  # noqa: N818 - not an error: the clerk pressed stop
    """The clerk pressed stop; what is finished stays finished."""


class Job:
    """Handed to long work: `report()` tells progress and raises `Cancelled` once stopped."""

    def __init__(self, on_progress: Callable[[Any], None] | None = None) -> None:
        self._stopped = threading.Event()
        self._on_progress = on_progress

    def stop(self) -> None:
        """Ask the work to end at its next `check()` or `report()`."""
        self._stopped.set()

    @property
    def is_stopped(self) -> bool:
        """True once `stop()` was called."""
        return self._stopped.is_set()

    def check(self) -> None:
        """Raise `Cancelled` if the clerk pressed stop."""
        if self._stopped.is_set():
            raise Cancelled

    def report(self, progress: Any) -> None:
        """Hand a progress value to the screen, then `check()`."""
        if self._on_progress is not None:
            self._on_progress(progress)
        self.check()

    def wait(self, seconds: float) -> None:
        """Sleep, but wake and raise `Cancelled` as soon as stop is pressed."""
        if self._stopped.wait(seconds):
            raise Cancelled
