"""The printing system of Linux and macOS, through its own commands `lp`, `lpstat` and `cancel`."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from pathlib import Path

from counter_app.devices.api import AS_SET, PaperHandling, PrinterState
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
_JOB = re.compile(rb"request id is (\S+)")
_NEVER = "0"  # a job whose number lp did not say


class CupsQueue:
    """One queue. `programs` is the folder of CUPS's commands; also a `RawQueue` of the slips."""

    def __init__(self, name: str, *, programs: Path) -> None:
        self._name = name
        self._programs = programs

    def submit(self, data: bytes, *, title: str, options: tuple[str, ...]) -> str:
        """Hand `data` to the queue; the job's name. Raises PrinterOffline for an unknown queue,
        DocumentRefused, PrinterSilent when `lp` does not come back.
        """
        words = ["-d", self._name, "-t", title]
        done = self._run("lp", *words, *options, wait_s=_SUBMIT_S, given=data)
        if done.returncode == 0:
            told = _JOB.search(done.stdout)
            return told[1].decode(errors="replace") if told else _NEVER
        said = done.stderr.decode(errors="replace").lower()
        if any(words in said for words in _NO_PRINTER):
            raise PrinterOffline(device=self._name)
        raise DocumentRefused(device=self._name, reason=f"lp {done.returncode}")

    def submit_raw(self, data: bytes, *, title: str) -> str:
        """Hand over bytes that are the printer's own language. Raises as `submit`."""
        return self.submit(data, title=title, options=("-o", "raw"))

    def waits(self, job: str) -> bool:
        """Whether the job has not gone to the printer yet, as far as anybody says. Raises
        PrinterSilent.
        """
        done = self._run("lpstat", "-W", "not-completed", "-o", self._name, wait_s=_ASK_S)
        return done.returncode != 0 or any(
            line.split()[:1] == [job.encode()] for line in done.stdout.splitlines()
        )

    def withdraw(self, job: str) -> None:
        """Take the job back: it must not come out later, when a person has printed it again."""
        self._run("cancel", job, wait_s=_ASK_S)

    def state(self) -> PrinterState:
        """What the queue says; `UNKNOWN` when lpstat does not answer, `OFFLINE` when disabled."""
        try:
            done = self._run("lpstat", "-l", "-p", self._name, wait_s=_ASK_S)
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

    def _run(
        self, program: str, *words: str, wait_s: float, given: bytes = b""
    ) -> subprocess.CompletedProcess[bytes]:
        # An own environment: the answers are read, so they must come in English.
        environment = {**os.environ, "LC_ALL": "C", "LANG": "C"}
        try:
            return subprocess.run(  # noqa: S603 - no shell; the queue's name is one argument
                [str(self._programs / program), *words],
                input=given,
                capture_output=True,
                timeout=wait_s,
                env=environment,
                check=False,
            )
        except subprocess.TimeoutExpired as error:
            raise PrinterSilent(device=self._name, seconds=max(1, round(wait_s))) from error
        except OSError as error:
            raise PrintSystemMissing(device=self._name) from error


class CupsPrinter:
    """A `DocumentPrinter` over one queue."""

    def __init__(self, queue: CupsQueue, *, device: str) -> None:
        self._queue = queue
        self._device = device

    def print_pdf(
        self,
        pdf: bytes,
        *,
        title: str,
        copies: int,
        paper: str,
        handling: PaperHandling = AS_SET,
    ) -> None:
        """Hand the document to the queue. Raises PrinterOffline, PaperOut, PrinterCoverOpen before
        anything is queued; DocumentRefused; PrinterSilent when `lp` does not come back.
        """
        refuse_unless_able(self.state(), self._device)
        options = ["-n", str(copies), "-o", f"media={paper}", "-o", "print-scaling=none"]
        if handling.tray:
            options += ["-o", f"media-source={handling.tray}"]
        if handling.sides:
            options += ["-o", f"sides={handling.sides}"]
        self._queue.submit(pdf, title=title, options=tuple(options))

    def state(self) -> PrinterState:
        """What the queue says."""
        return self._queue.state()

    def close(self) -> None:
        """Nothing is held."""


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


def open_queue(name: str) -> CupsQueue:
    """The queue called `name`. Raises PrintSystemMissing when `lp` is not installed."""
    lp = shutil.which("lp")
    if lp is None:
        raise PrintSystemMissing(device=name)
    return CupsQueue(name, programs=Path(lp).parent)
