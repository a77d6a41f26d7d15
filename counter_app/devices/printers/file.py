"""A slip printer behind a path: a device file such as /dev/usb/lp0, or an ordinary file.

An ordinary file is replaced as a whole by each print; a device file is written through.
"""

from __future__ import annotations

import errno
import os
import sys
from pathlib import Path
from typing import ClassVar

from counter_app.devices.api import (
    DeviceInfo,
    DriverOption,
    OptionKind,
    Options,
    PrinterState,
    SlipPicture,
)
from counter_app.devices.options import OptionValues
from counter_app.devices.printers import escpos
from counter_app.devices.printers.output import write_whole
from counter_app.devices.printers.widths import WIDTH_OPTION, width_of
from counter_app.errors import Words
from counter_app.errors.devices import DeviceDenied
from counter_app.errors.printers import PaperOut, PrinterLost, PrinterOffline

_DEVICES = Path("/dev")


class FilePrinter:
    """A `SlipPrinter` that writes to `path`."""

    def __init__(self, path: Path, *, width: int, device: str) -> None:
        self.width = width
        self._path = path
        self._device = device

    def print_slip(self, slip: SlipPicture) -> None:
        """Write the job. Raises PrintFileFailed for a file; PrinterOffline, PaperOut, PrinterLost,
        DeviceDenied for a device file.
        """
        job = escpos.encode(slip, width=self.width, device=self._device)
        if self._is_device():
            self._write_through(job)
        else:
            write_whole(self._path, job, device=self._device)

    def state(self) -> PrinterState:
        """A path cannot be asked; only a device file that is gone is known to be off line."""
        if self._is_device() and not self._path.exists():
            return PrinterState.OFFLINE
        return PrinterState.UNKNOWN

    def close(self) -> None:
        """Nothing is held between jobs."""

    def _is_device(self) -> bool:
        """Also true of a device file that is not there at the moment: never make one up."""
        if sys.platform != "win32" and self._path.is_relative_to(_DEVICES):
            return True
        return self._path.is_char_device() or self._path.is_fifo()

    def _write_through(self, job: bytes) -> None:
        try:
            port = open(self._path, "wb", buffering=0, opener=_existing)  # noqa: SIM115
        except PermissionError as error:
            raise DeviceDenied(device=self._device) from error
        except OSError as error:
            raise PrinterOffline(device=self._device) from error
        with port:
            rest = memoryview(job)
            try:
                while rest:
                    rest = rest[port.write(rest) or 0 :]
            except OSError as error:
                # The kernel's usblp reports "no paper" as "no space".
                if error.errno == errno.ENOSPC:
                    raise PaperOut(device=self._device) from error
                raise PrinterLost(device=self._device) from error


def _existing(path: str, flags: int) -> int:
    """Open without creating: a file in /dev that nobody prints would look like success."""
    return os.open(path, flags & ~(os.O_CREAT | os.O_TRUNC))


class FileDriver:
    """Opens paths."""

    NAME: ClassVar[str] = "file"
    OPTIONS: ClassVar[tuple[DriverOption, ...]] = (
        DriverOption(
            name="path",
            kind=OptionKind.PATH,
            words=Words("Tệp hoặc cổng in", "File or printer port"),
        ),
        WIDTH_OPTION,
    )

    def discover(self) -> list[DeviceInfo]:
        """The USB printer ports of this PC."""
        if sys.platform == "win32":
            return []
        ports = sorted((_DEVICES / "usb").glob("lp*"))
        return [
            DeviceInfo(driver=self.NAME, label=f"USB {port.name}", options={"path": str(port)})
            for port in ports
        ]

    def open(self, options: Options) -> FilePrinter:
        """A printer; nothing is opened yet. Raises OptionWrong."""
        path = Path(OptionValues(self.OPTIONS, options, device=self.NAME).needed("path"))
        device = path.name
        values = OptionValues(self.OPTIONS, options, device=device)
        return FilePrinter(path, width=width_of(values, device), device=device)
