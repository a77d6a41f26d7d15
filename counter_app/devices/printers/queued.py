"""Slip printers that belong to the operating system: the job goes raw into their queue.

A job in a queue is not a slip: it must have left the queue before it counts as printed. One that
stays is taken back, because it would come out later, beside the one that a person prints again.
"""

from __future__ import annotations

import sys
import threading
import time
from typing import ClassVar, Protocol

from counter_app.devices.api import (
    DeviceInfo,
    DriverOption,
    OptionKind,
    Options,
    PrinterState,
    SlipPicture,
)
from counter_app.devices.options import OptionValues
from counter_app.devices.printers import cups, escpos, windows, winspool
from counter_app.devices.printers.refusals import refuse_unless_able
from counter_app.devices.printers.widths import (
    DRAWER_OPTION,
    PIN_OPTION,
    WIDTH_OPTION,
    kick_of,
    width_of,
)
from counter_app.errors import Words
from counter_app.errors.printers import PrinterSilent

_SLIP, _DRAWER = "phieu", "ngan-keo"  # in the printer's own list: never a person
_LOOK_S = 0.1


class RawQueue(Protocol):
    """A queue that takes the printer's own language. Raises PrinterError."""

    def submit_raw(self, data: bytes, *, title: str) -> str:
        """Hand over a job; its name."""
        ...

    def waits(self, job: str) -> bool:
        """Whether it has not gone to the printer yet."""
        ...

    def withdraw(self, job: str) -> None:
        """Take it back."""
        ...

    def state(self) -> PrinterState:
        """What the queue knows; never raises."""
        ...


class QueuedPrinter:
    """A `SlipPrinter` over a queue. `job_s`: how long a job may stay in it."""

    def __init__(
        self, queue: RawQueue, *, width: int, job_s: float, device: str, kick: bytes = b""
    ) -> None:
        self.width = width
        self._kick = kick
        self._queue = queue
        self._job_s = job_s
        self._device = device
        self._closed = threading.Event()

    def print_slip(self, slip: SlipPicture) -> None:
        """Raises PrinterOffline, PaperOut, PrinterCoverOpen, PrinterSilent, DocumentRefused,
        SlipTooWide. After PrinterSilent nobody knows whether a part of it was printed.
        """
        job = escpos.encode(slip, width=self.width, device=self._device)
        refuse_unless_able(self.state(), self._device)
        self._put_through(job, _SLIP)

    def open_drawer(self) -> bool:
        """Kick the drawer; a kick that stays in the queue is taken back. Raises as a slip."""
        if self._kick:
            self._put_through(self._kick, _DRAWER)
        return bool(self._kick)

    def state(self) -> PrinterState:
        """What the queue says."""
        return self._queue.state()

    def close(self) -> None:
        """A job that still waits is taken back."""
        self._closed.set()

    def _put_through(self, job: bytes, title: str) -> None:
        name = self._queue.submit_raw(job, title=title)
        end = time.monotonic() + self._job_s
        while self._queue.waits(name):
            if time.monotonic() > end or self._closed.wait(_LOOK_S):
                self._queue.withdraw(name)
                refuse_unless_able(self.state(), self._device)
                raise PrinterSilent(device=self._device, seconds=max(1, round(self._job_s)))


class QueuedDriver:
    """Opens slip printers of the operating system."""

    NAME: ClassVar[str] = "system"
    LABEL: ClassVar[Words] = Words("Máy in của hệ điều hành", "Printer of the operating system")
    OPTIONS: ClassVar[tuple[DriverOption, ...]] = (
        DriverOption(name="queue", needed=True, words=Words("Tên máy in", "Printer's name")),
        WIDTH_OPTION,
        DRAWER_OPTION,
        PIN_OPTION,
        DriverOption(
            name="job_s",
            rare=True,
            kind=OptionKind.NUMBER,
            default="15",
            words=Words("Chờ in xong (giây)", "Wait for the end of the print (seconds)"),
        ),
    )

    def discover(self) -> list[DeviceInfo]:
        """Every printer installed on this computer; which is a slip printer a person knows."""
        names = windows.names() if sys.platform == "win32" else cups.queues()
        return [DeviceInfo(driver=self.NAME, label=name, options={"queue": name}) for name in names]

    def open(self, options: Options) -> QueuedPrinter:
        """A printer. Raises OptionWrong without a name, PrintSystemMissing."""
        name = options.get("queue", "").strip()
        values = OptionValues(self.OPTIONS, options, device=name or self.NAME)
        name, width = values.needed("queue"), width_of(values, name)
        job_s, kick = values.number("job_s", least=0.1), kick_of(values, name)
        queue: RawQueue
        queue = winspool.open_queue(name) if sys.platform == "win32" else cups.open_queue(name)
        return QueuedPrinter(queue, width=width, job_s=job_s, device=name, kick=kick)
