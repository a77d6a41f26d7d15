"""A slip printer that is a file: replaced as a whole by each print."""

from __future__ import annotations

from pathlib import Path
from typing import ClassVar

from counter_app.devices.api import (
    DeviceInfo,
    DriverOption,
    OptionKind,
    Options,
    PrinterState,
    SlipPicture,
    SlipPrinter,
)
from counter_app.devices.options import OptionValues
from counter_app.devices.printers import escpos
from counter_app.devices.printers.output import write_whole
from counter_app.devices.printers.usb import UsbDriver, is_port
from counter_app.devices.printers.widths import WIDTH_OPTION, width_of
from counter_app.errors import Words


class FilePrinter:
    """A `SlipPrinter` that writes to `path`."""

    def __init__(self, path: Path, *, width: int, device: str) -> None:
        self.width = width
        self._path = path
        self._device = device

    def print_slip(self, slip: SlipPicture) -> None:
        """Write the job. Raises PrintFileFailed, SlipTooWide."""
        job = escpos.encode(slip, width=self.width, device=self._device)
        write_whole(self._path, job, device=self._device)

    def open_drawer(self) -> bool:
        """Nothing hangs on a file."""
        return False

    def state(self) -> PrinterState:
        """A file cannot be asked."""
        return PrinterState.UNKNOWN

    def close(self) -> None:
        """Nothing is held between jobs."""


class FileDriver:
    """Opens paths."""

    NAME: ClassVar[str] = "file"
    LABEL: ClassVar[Words] = Words("In phiếu ra tệp", "Slips into a file")
    OPTIONS: ClassVar[tuple[DriverOption, ...]] = (
        DriverOption(
            name="path",
            needed=True,
            kind=OptionKind.PATH,
            words=Words("Tệp chứa bản in", "File for the print"),
        ),
        WIDTH_OPTION,
    )

    def discover(self) -> list[DeviceInfo]:
        """None: any path will do."""
        return []

    def open(self, options: Options) -> SlipPrinter:
        """A printer; nothing is opened yet. Raises OptionWrong.

        A path in /dev never becomes an ordinary file: it is a port, one that is not asked.
        """
        values = OptionValues(self.OPTIONS, options, device=self.NAME)
        path = Path(values.needed("path"))
        if is_port(path):
            return UsbDriver().open({**options, "port": str(path), "status": "no"})
        return FilePrinter(path, width=width_of(values, path.name), device=path.name)
