"""The Windows spooler: raw jobs and a printer's state, through winspool.drv.

Functions and structures as Microsoft documents them (Print Spooler API: OpenPrinter, GetPrinter
with PRINTER_INFO_2, StartDocPrinter with DOC_INFO_1 and data type RAW, WritePrinter, GetJob,
SetJob).
"""

from __future__ import annotations

import ctypes
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from ctypes import wintypes
from typing import Any

from counter_app.devices.api import PrinterState
from counter_app.errors.printers import (
    DocumentRefused,
    PrinterDenied,
    PrinterError,
    PrinterOffline,
    PrintSystemMissing,
)

_ACCESS_DENIED, _INVALID_PARAMETER = 5, 87
_JOB_CONTROL_DELETE = 5
_WORK_OFFLINE = 0x400  # of Attributes
_STATES = (  # of Status, the cause a person can mend first
    (0x00400000, PrinterState.COVER_OPEN),  # DOOR_OPEN
    (0x00000058, PrinterState.PAPER_OUT),  # PAPER_OUT, PAPER_JAM, PAPER_PROBLEM
    (0x00001083, PrinterState.OFFLINE),  # NOT_AVAILABLE, OFFLINE, ERROR, PAUSED
)


class DocInfo(ctypes.Structure):
    """DOC_INFO_1W."""

    _fields_ = [(name, wintypes.LPWSTR) for name in ("pDocName", "pOutputFile", "pDatatype")]


class PrinterInfo(ctypes.Structure):
    """PRINTER_INFO_2W; only its numbers are read."""

    _fields_ = [
        *[(f"text{number}", ctypes.c_void_p) for number in range(13)],
        *[
            (name, ctypes.c_uint32)
            for name in (
                "Attributes",
                "Priority",
                "DefaultPriority",
                "StartTime",
                "UntilTime",
                "Status",
                "cJobs",
                "AveragePPM",
            )
        ],
    ]


class WindowsQueue:
    """A `RawQueue` over a printer's name. `last_error` is Windows's own, of the last call."""

    def __init__(self, name: str, *, winspool: Any, last_error: Callable[[], int]) -> None:
        self._name = name
        self._winspool = winspool
        self._last_error = last_error

    def submit_raw(self, data: bytes, *, title: str) -> str:
        """Raises PrinterOffline for an unknown name, PrinterDenied, DocumentRefused."""
        info = DocInfo(title, None, "RAW")
        with self._opened() as printer:
            job = self._winspool.StartDocPrinterW(printer, 1, ctypes.byref(info))
            if not job:
                raise self._refused()
            if not self._wrote(printer, data):
                error = self._refused()
                self._winspool.AbortPrinter(printer)
                raise error
            if not self._winspool.EndDocPrinter(printer):
                raise self._refused()
        return str(job)

    def waits(self, job: str) -> bool:
        """A job that the spooler no longer knows was printed: it forgets one when it is through."""
        with self._opened() as printer:
            needed = ctypes.c_uint32()
            known = self._winspool.GetJobW(printer, int(job), 1, None, 0, ctypes.byref(needed))
            return bool(known) or self._last_error() != _INVALID_PARAMETER

    def withdraw(self, job: str) -> None:
        """Delete the job; one that is gone is no matter."""
        with self._opened() as printer:
            self._winspool.SetJobW(printer, int(job), 0, None, _JOB_CONTROL_DELETE)

    def state(self) -> PrinterState:
        """What the driver told the spooler, which for cheap printers is often nothing."""
        try:
            with self._opened() as printer:
                info = self._info(printer)
        except PrinterError:
            return PrinterState.OFFLINE
        if info is None:
            return PrinterState.UNKNOWN
        if info.Attributes & _WORK_OFFLINE:
            return PrinterState.OFFLINE
        for bits, state in _STATES:
            if info.Status & bits:
                return state
        return PrinterState.READY

    def _info(self, printer: wintypes.HANDLE) -> PrinterInfo | None:
        """PRINTER_INFO_2; the first call only tells its size with the texts behind it."""
        size = ctypes.c_uint32()
        self._winspool.GetPrinterW(printer, 2, None, 0, ctypes.byref(size))
        if size.value < ctypes.sizeof(PrinterInfo):
            return None
        room = ctypes.create_string_buffer(size.value)
        if not self._winspool.GetPrinterW(printer, 2, room, size, ctypes.byref(size)):
            return None
        return PrinterInfo.from_buffer_copy(room)

    def _wrote(self, printer: wintypes.HANDLE, data: bytes) -> bool:
        if not self._winspool.StartPagePrinter(printer):
            return False
        written = ctypes.c_uint32()
        room = ctypes.create_string_buffer(data, len(data))
        done = self._winspool.WritePrinter(printer, room, len(data), ctypes.byref(written))
        if not done or written.value != len(data):
            return False
        return bool(self._winspool.EndPagePrinter(printer))

    @contextmanager
    def _opened(self) -> Iterator[wintypes.HANDLE]:
        printer = wintypes.HANDLE()
        if not self._winspool.OpenPrinterW(self._name, ctypes.byref(printer), None):
            if self._last_error() == _ACCESS_DENIED:
                raise PrinterDenied(device=self._name)
            raise PrinterOffline(device=self._name)
        try:
            yield printer
        finally:
            self._winspool.ClosePrinter(printer)

    def _refused(self) -> PrinterError:
        number = self._last_error()
        if number == _ACCESS_DENIED:
            return PrinterDenied(device=self._name)
        return DocumentRefused(device=self._name, reason=f"Windows {number}")


def open_queue(name: str) -> WindowsQueue:
    """The printer called `name`; nothing is opened yet. Raises PrintSystemMissing elsewhere."""
    if sys.platform != "win32":
        raise PrintSystemMissing(device=name)
    library = ctypes.WinDLL("winspool.drv", use_last_error=True)
    return WindowsQueue(name, winspool=library, last_error=ctypes.get_last_error)
