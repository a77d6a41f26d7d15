"""A thermal printer on USB, through the kernel's own printer port: /dev/usb/lp0 on Linux.

The kernel's usblp carries bytes both ways and needs no library and no vendor's driver. What it asks
of its user (drivers/usb/class/usblp.c): a port opened without blocking must be polled until the
last piece is taken, because closing drops it; a read of no bytes is an empty packet, no hang-up; a
printer without a back channel answers EINVAL.

Windows has no such port: there a USB printer belongs to the spooler (driver `system`).
"""

from __future__ import annotations

import contextlib
import errno
import os
import re
import select
import stat
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import ClassVar

from counter_app.devices.api import DeviceInfo, DriverOption, Options
from counter_app.devices.options import OptionValues
from counter_app.devices.printers.line import Transport
from counter_app.devices.printers.refusals import cannot_open
from counter_app.devices.printers.thermal import THERMAL_OPTIONS, ThermalPrinter
from counter_app.errors import Words
from counter_app.errors.devices import DriverMissing
from counter_app.errors.printers import PrinterOffline

_CHUNK = 8 * 1024  # what usblp sends in one go
_DEVICES = Path("/dev")
_SYSFS = Path("/sys/class/usbmisc")
_IDENTITY = re.compile(r"^([0-9A-Fa-f]{4}):([0-9A-Fa-f]{4})(?::(.+))?$")
_MODEL = re.compile(r"(?:MDL|MODEL):([^;]+)")


class PortTransport:
    """A `Transport` over a device file opened without blocking."""

    def __init__(self, path: Path) -> None:
        """Raises OSError, also for what is no device: nobody's file is written to."""
        self._port = os.open(path, os.O_RDWR | os.O_NONBLOCK | os.O_NOCTTY)
        if not stat.S_ISCHR(os.fstat(self._port).st_mode):
            os.close(self._port)
            raise OSError(errno.ENODEV, os.strerror(errno.ENODEV))

    def write(self, data: memoryview, wait_s: float) -> int:
        """One piece, as soon as the one before it was taken."""
        end = time.monotonic() + wait_s
        while True:
            self._wait(select.POLLOUT, end)
            with contextlib.suppress(BlockingIOError):
                return os.write(self._port, data[:_CHUNK])

    def read(self, wait_s: float) -> bytes:
        """What came."""
        end = time.monotonic() + wait_s
        while True:
            self._wait(select.POLLIN, end)
            try:
                if came := os.read(self._port, 64):
                    return came
            except BlockingIOError:
                continue
            except OSError as error:
                if error.errno == errno.EINVAL:  # no back channel: silent for ever
                    raise TimeoutError from error
                raise

    def finish(self, wait_s: float) -> None:
        """Until the last piece is taken."""
        self._wait(select.POLLOUT, time.monotonic() + wait_s)

    def close(self) -> None:
        """Let the port go."""
        os.close(self._port)

    def _wait(self, event: int, end: float) -> None:
        poll = select.poll()
        poll.register(self._port, event)
        left = end - time.monotonic()
        if left <= 0 or not poll.poll(left * 1000):
            raise TimeoutError


class UsbDriver:
    """Finds and opens USB printer ports. `sysfs` is where the kernel tells what is plugged in."""

    NAME: ClassVar[str] = "usb"
    LABEL: ClassVar[Words] = Words("Máy in phiếu USB", "USB slip printer")
    OPTIONS: ClassVar[tuple[DriverOption, ...]] = (
        DriverOption(
            name="port",
            needed=True,
            words=Words("Cổng (/dev/usb/lp0) hoặc VID:PID", "Port (/dev/usb/lp0) or VID:PID"),
        ),
        *THERMAL_OPTIONS,
    )

    def __init__(self, sysfs: Path = _SYSFS) -> None:
        self._sysfs = sysfs

    def discover(self) -> list[DeviceInfo]:
        """Printers on USB, named so that they are found again on any port."""
        found = [(_identity(node), _model(node), node.name) for node in self._nodes()]
        names = [identity for identity, _, _ in found]
        return [
            DeviceInfo(
                driver=self.NAME,
                label=f"{model or 'USB'} ({node})",
                options={"port": name if names.count(name) == 1 else str(_path(node))},
            )
            for name, model, node in found
        ]

    def open(self, options: Options) -> ThermalPrinter:
        """A printer on `port`, which need not be plugged in yet. Raises OptionWrong, DriverMissing
        where there are no such ports.
        """
        device = options.get("port", "").strip() or self.NAME
        if sys.platform == "win32":
            raise DriverMissing(device=device, reason=sys.platform)
        values = OptionValues(self.OPTIONS, options, device=device)
        find = self._finder(values.needed("port"))

        def connect() -> Transport:
            path = find()
            if path is None:
                raise PrinterOffline(device=device)
            try:
                return PortTransport(path)
            except OSError as error:
                raise cannot_open(error, device) from error

        return ThermalPrinter(connect, values=values, device=device)

    def _finder(self, port: str) -> Callable[[], Path | None]:
        if _IDENTITY.match(port) is None:
            return lambda: Path(port)
        wanted = port.upper()

        def find() -> Path | None:
            for node in self._nodes():
                name = _identity(node).upper()
                if name == wanted or name.startswith(f"{wanted}:"):
                    return _path(node.name)
            return None

        return find

    def _nodes(self) -> list[Path]:
        return sorted(self._sysfs.glob("lp*"))


def is_port(path: Path) -> bool:
    """Whether `path` is a device file, also one that is not there at the moment."""
    if sys.platform != "win32" and path.is_relative_to(_DEVICES):
        return True
    return path.is_char_device()


def _path(node: str) -> Path:
    return _DEVICES / "usb" / node


def _identity(node: Path) -> str:
    """`VID:PID` or `VID:PID:SERIAL` of the USB device behind the printer's interface."""
    usb = (node / "device").resolve().parent
    parts = [_word(usb / name) for name in ("idVendor", "idProduct", "serial")]
    return ":".join(part for part in parts if part)


def _model(node: Path) -> str:
    """What the printer calls itself (IEEE 1284 device id), empty when it does not."""
    told = _MODEL.search(_word(node / "device" / "ieee1284_id"))
    return told[1].strip() if told else ""


def _word(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8", errors="replace").strip()
    except OSError:
        return ""
