"""A reader that comes and goes: looked for, read until it breaks, looked for again."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import ClassVar, Protocol

from counter_app.devices.api import ReadCode
from counter_app.devices.readers.framing import read_code
from counter_app.errors.devices import DeviceError, ReaderUnplugged
from counter_app.job import Cancelled, Job

LOOK_S = 0.1  # how often a stop or the end of a pause is noticed

_log = logging.getLogger(__name__)


class Link(Protocol):
    """One connection to a reader."""

    @property
    def has_end(self) -> bool | None:
        """Whether the reader marks the end of a code; None where a code needs no mark."""
        ...

    def read(self) -> Sequence[bytes | None]:
        """Codes that arrived, None for one too long, after `LOOK_S` at the latest. Raises OSError
        when it is gone.
        """
        ...

    def close(self) -> None:
        """Let the hardware go."""
        ...


class LinkedReader:
    """A `CodeReader` over the links that `connect` makes; it raises DeviceError when there is none.

    `retry`: seconds between two looks for the reader. One that is not `is_wanted` just now has no
    link and no trouble.
    """

    GONE: ClassVar[type[ReaderUnplugged]] = ReaderUnplugged

    def __init__(self, connect: Callable[[], Link], *, device: str, retry: float) -> None:
        self._connect = connect
        self._device = device
        self._retry = retry
        self._trouble: DeviceError | None = self.GONE(device=device)
        self._closed = threading.Event()

    def codes(self, job: Job) -> Iterator[ReadCode]:
        """Codes as they are read, through any number of unplugs, until `Cancelled`."""
        while True:
            self._check(job)
            if not self.is_wanted():
                self._trouble = None
                job.wait(LOOK_S)
                continue
            try:
                link = self._connect()
            except DeviceError as trouble:
                self._trouble = trouble
            else:
                self._trouble = None
                try:
                    yield from self._read(link, job)
                finally:
                    self._trouble = self.GONE(device=self._device)
                    link.close()
            if self.is_wanted():
                job.wait(self._retry)

    def is_wanted(self) -> bool:
        """Whether it is to read now."""
        return True

    def is_connected(self) -> bool:
        """True while a link is open."""
        return self.trouble() is None

    def trouble(self) -> DeviceError | None:
        """Why there is no link."""
        return self._trouble

    def close(self) -> None:
        """`codes` in another thread lets the hardware go and ends with `Cancelled`."""
        self._closed.set()

    def _check(self, job: Job) -> None:
        job.check()
        if self._closed.is_set():
            raise Cancelled

    def _read(self, link: Link, job: Job) -> Iterator[ReadCode]:
        """Codes of one link; returns when it breaks or is wanted no more."""
        while self.is_wanted():
            self._check(job)
            try:
                codes = link.read()
            except OSError as broken:
                _log.info("reader %s: %s", self._device, type(broken).__name__)
                return
            for code in codes:
                yield replace(read_code(code, self._device), has_end=link.has_end)
