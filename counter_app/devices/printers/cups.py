"""The printing system of Linux and macOS, through its own commands `lp` and `lpstat`."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

from counter_app.devices.api import PrinterState
from counter_app.devices.printers.refusals import refuse_unless_able
from counter_app.errors.printers import (
    DocumentRefused,
    PrinterOffline,
    PrinterSilent,
    PrintSystemMissing,
)

_SUBMIT_S = 30.0
_ASK_S = 5.0

# Words of lpstat in the C locale: reasons a printer reports (RFC 8011, printer-state-reasons).
_REASONS = (
    (("cover-open", "door-open", "interlock-open"), PrinterState.COVER_OPEN),
    (("media-empty", "media-needed"), PrinterState.PAPER_OUT),
    (("offline", "connecting-to-device", "timed-out", "shutdown"), PrinterState.OFFLINE),
    (("media-low",), PrinterState.PAPER_LOW),
)
_NO_PRINTER = ("does not exist", "unknown destination", "invalid destination", "unable to connect")


class CupsPrinter:
    """A `DocumentPrinter` over one queue. `lp` and `lpstat` are the programs to call."""

    def __init__(self, queue: str, *, lp: Path, lpstat: Path) -> None:
        self._queue = queue
        self._lp = lp
        self._lpstat = lpstat

    def print_pdf(self, pdf: bytes, *, title: str, copies: int, paper: str) -> None:
        """Hand the document to the queue. Raises PrinterOffline, PaperOut, PrinterCoverOpen before
        anything is queued; DocumentRefused; PrinterSilent when `lp` does not come back.
        """
        refuse_unless_able(self.state(), self._queue)
        command = [str(self._lp), "-d", self._queue, "-n", str(copies), "-t", title]
        command += ["-o", f"media={paper}", "-o", "print-scaling=none"]
        done = self._run(command, wait_s=_SUBMIT_S, given=pdf)
        if done.returncode == 0:
            return
        said = done.stderr.decode(errors="replace").lower()
        if any(words in said for words in _NO_PRINTER):
            raise PrinterOffline(device=self._queue)
        raise DocumentRefused(device=self._queue, reason=f"lp {done.returncode}")

    def state(self) -> PrinterState:
        """What the queue says; `UNKNOWN` when lpstat does not answer, `OFFLINE` when disabled."""
        try:
            done = self._run([str(self._lpstat), "-l", "-p", self._queue], wait_s=_ASK_S)
        except (PrinterSilent, PrintSystemMissing):
            return PrinterState.UNKNOWN
        if done.returncode != 0:
            return PrinterState.OFFLINE
        said = done.stdout.decode(errors="replace").lower()
        for words, state in _REASONS:
            if any(word in said for word in words):
                return state
        first, _, _ = said.partition("\n")
        return PrinterState.OFFLINE if "disabled" in first else PrinterState.READY

    def close(self) -> None:
        """Nothing is held."""

    def _run(
        self, command: list[str], *, wait_s: float, given: bytes = b""
    ) -> subprocess.CompletedProcess[bytes]:
        # An own environment: the answers are read, so they must come in English.
        environment = {**os.environ, "LC_ALL": "C", "LANG": "C"}
        try:
            return subprocess.run(  # noqa: S603 - no shell; the queue's name is one argument
                command,
                input=given,
                capture_output=True,
                timeout=wait_s,
                env=environment,
                check=False,
            )
        except subprocess.TimeoutExpired as error:
            raise PrinterSilent(device=self._queue, seconds=round(wait_s)) from error
        except OSError as error:
            raise PrintSystemMissing(device=self._queue) from error


def queues() -> list[str]:
    """Names of the printers this computer knows; empty without a printing system."""
    lpstat = shutil.which("lpstat")
    if lpstat is None:
        return []
    try:
        done = subprocess.run(  # noqa: S603
            [lpstat, "-e"], capture_output=True, timeout=_ASK_S, check=False
        )
    except (OSError, subprocess.TimeoutExpired):
        return []
    return done.stdout.decode(errors="replace").split()


def open_queue(queue: str) -> CupsPrinter:
    """A printer over `queue`. Raises PrintSystemMissing when `lp` is not installed."""
    lp, lpstat = shutil.which("lp"), shutil.which("lpstat")
    if lp is None or lpstat is None:
        raise PrintSystemMissing(device=queue)
    return CupsPrinter(queue, lp=Path(lp), lpstat=Path(lpstat))
