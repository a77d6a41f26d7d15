"""One TCP connection to a printer: send, ask, wait, each with its own limit in seconds."""

from __future__ import annotations

import socket
import time
from collections.abc import Callable
from types import TracebackType
from typing import Self

from counter_app.errors.printers import PrinterLost, PrinterOffline, PrinterSilent

_CHUNK = 16 * 1024


class Link:
    """An open connection. Every failure is one of PrinterOffline, PrinterLost, PrinterSilent."""

    def __init__(self, host: str, port: int, *, connect_s: float, device: str) -> None:
        self._device = device
        self._inbox = bytearray()  # came, but nobody has asked for it yet
        try:
            self._socket = socket.create_connection((host, port), timeout=connect_s)
        except (OSError, UnicodeError) as error:  # UnicodeError: a host name that cannot be one
            raise PrinterOffline(device=device) from error

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._socket.close()

    def send(self, data: bytes, *, stall_s: float) -> None:
        """All of `data`. `stall_s`: longest time in which the printer may take nothing at all."""
        self._socket.settimeout(stall_s)
        rest = memoryview(data)
        try:
            while rest:
                rest = rest[self._socket.send(rest[:_CHUNK]) :]
        except TimeoutError as error:
            raise PrinterSilent(device=self._device, seconds=round(stall_s)) from error
        except OSError as error:
            raise PrinterLost(device=self._device) from error

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

    def _take(self, fits: Callable[[int], bool]) -> int | None:
        """The first byte of the inbox that fits; the others wait for the question they answer."""
        for place, byte in enumerate(self._inbox):
            if fits(byte):
                del self._inbox[place]
                return byte
        return None

    def _receive(self, wait_s: float) -> bool:
        """Fill the inbox; False when nothing came. Raises PrinterLost."""
        self._socket.settimeout(wait_s)
        try:
            came = self._socket.recv(64)
        except TimeoutError:
            return False
        except OSError as error:
            raise PrinterLost(device=self._device) from error
        if not came:
            raise PrinterLost(device=self._device)
        self._inbox += came
        return True

    def finish(self, *, wait_s: float) -> None:
        """Say that nothing more comes, and wait a moment for the printer to close or complain.

        Raises PrinterLost when it throws away what it has not read.
        """
        end = time.monotonic() + wait_s
        try:
            self._socket.shutdown(socket.SHUT_WR)
            while (left := end - time.monotonic()) > 0:
                self._socket.settimeout(left)
                if not self._socket.recv(64):
                    return
        except TimeoutError:
            return
        except OSError as error:
            raise PrinterLost(device=self._device) from error
