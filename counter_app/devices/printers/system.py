"""Sheet printers that the computer knows by name: CUPS on Linux and macOS, the shell on Windows."""

from __future__ import annotations

import sys
from typing import ClassVar

from counter_app.devices.api import DeviceInfo, DocumentPrinter, DriverOption, Options
from counter_app.devices.options import OptionValues
from counter_app.devices.printers import cups, windows
from counter_app.errors import Words


class SystemDriver:
    """Opens printers of the operating system."""

    NAME: ClassVar[str] = "system"
    LABEL: ClassVar[Words] = Words("Máy in của hệ điều hành", "Printer of the operating system")
    OPTIONS: ClassVar[tuple[DriverOption, ...]] = (
        DriverOption(name="queue", needed=True, words=Words("Tên máy in", "Printer's name")),
    )

    def discover(self) -> list[DeviceInfo]:
        """Every printer installed on this computer."""
        names = windows.names() if sys.platform == "win32" else cups.queues()
        return [DeviceInfo(driver=self.NAME, label=name, options={"queue": name}) for name in names]

    def open(self, options: Options) -> DocumentPrinter:
        """A printer. Raises OptionWrong without a name, PrintSystemMissing."""
        values = OptionValues(self.OPTIONS, options, device=options.get("queue") or self.NAME)
        queue = values.needed("queue")
        if sys.platform == "win32":
            return windows.WindowsPrinter(queue)
        return cups.CupsPrinter(cups.open_queue(queue), device=queue)
