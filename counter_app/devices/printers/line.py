"""Talking with a printer over whatever carries bytes both ways: send, ask, wait, each with a limit.

A `Transport` is one open connection: TCP, a serial port, a USB printer port. `Line` turns what goes
wrong on it into printer errors.
"""

from __future__ import annotations

import errno
import time
from collections.abc import Callable
from types import TracebackType
from typing import Protocol, Self

from counter_app.errors.printers import PaperOut, PrinterLost, PrinterSilent


class Transport(Protocol):
    """An open connection. Raises TimeoutError after `wait_s`, another OSError when it is broken."""

    def write(self, data: memoryview, wait_s: float) -> int:
        """How much of `data` was taken, at least one byte."""
        ...

    def read(self, wait_s: float) -> bytes:
        """What came. Never empty, except when the other side hung up."""
        ...

    def finish(self, wait_s: float) -> None:
        """Wait until what was written has left this computer."""
        ...

    def close(self) -> None:
        """Let it go."""
        ...


class Line:
    """A conversation. Every failure is one of PrinterLost, PrinterSilent, PaperOut."""

    def __init__(self, transport: Transport, *, device: str) -> None:
        self._transport = transport
        self._device = device
        self._inbox = bytearray()  # came, but nobody has asked for it yet

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._transport.close()

    def send(self, data: bytes, *, stall_s: float) -> None:
        """All of `data`. `stall_s`: longest time in which the printer may take nothing at all."""
        rest = memoryview(data)
        try:
            while rest:
                rest = rest[self._transport.write(rest, stall_s) :]
        except OSError as error:
            raise self._broken(error, stall_s) from error

    def ask(self, question: bytes, fits: Callable[[int], bool], *, wait_s: float) -> int | None:
        """The first byte of an answer for which `fits`; None when none came within `wait_s`.

        Raises PrinterLost when the printer hangs up instead: an answer of no bytes is no answer.
        """
        self.send(question, stall_s=wait_s)
        return self.listen(fits, wait_s=wait_s)

    def listen(self, fits: Callable[[int], bool], *, wait_s: float) -> int | None:
        """Wait for a byte for which `fits`."""
        end = time.monotonic() + wait_s
        while (answer := self._take(fits)) is None:
            left = end - time.monotonic()
            if left <= 0 or not self._receive(left):
                return None
        return answer

    def forget(self) -> None:
        """What came unasked answers no later question: a printer may hold back an old answer."""
        self._inbox.clear()

    def finish(self, *, wait_s: float) -> None:
        """Wait until everything is on its way; nothing more is said afterwards."""
        try:
            self._transport.finish(wait_s)
        except OSError as error:
            raise self._broken(error, wait_s) from error

    def _take(self, fits: Callable[[int], bool]) -> int | None:
        """The first byte of the inbox that fits; the others wait for the question they answer."""
        for place, byte in enumerate(self._inbox):
            if fits(byte):
                del self._inbox[place]
                return byte
        return None

    def _receive(self, wait_s: float) -> bool:
        """Fill the inbox; False when nothing came. Raises PrinterLost."""
        try:
            came = self._transport.read(wait_s)
        except TimeoutError:
            return False
        except OSError as error:
            raise self._broken(error, wait_s) from error
        if not came:
            raise PrinterLost(device=self._device)
        self._inbox += came
        return True

    def _broken(self, error: OSError, waited_s: float) -> Exception:
        if isinstance(error, TimeoutError):
            return PrinterSilent(device=self._device, seconds=max(1, round(waited_s)))
        # The kernel's usblp reports "no paper" as "no space".
        lost = PaperOut if error.errno == errno.ENOSPC else PrinterLost
        return lost(device=self._device)
