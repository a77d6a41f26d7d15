"""Code readers on a serial port (USB CDC or a real one): the mode no input method can garble.

The port may come and go; how it is named stands in `serial_ports`.
"""

from __future__ import annotations

import errno
import sys
import time
from collections.abc import Sequence
from typing import ClassVar

import serial
from serial.tools.list_ports import comports

from counter_app.devices.api import (
    DeviceInfo,
    DriverOption,
    OptionKind,
    Options,
)
from counter_app.devices.options import LABEL_OPTION, OptionValues
from counter_app.devices.readers.framing import Framer
from counter_app.devices.readers.link import LOOK_S, LinkedReader
from counter_app.devices.serial_ports import ListPorts, finder, usb_ports
from counter_app.errors import Words
from counter_app.errors.devices import (
    DeviceBusy,
    DeviceDenied,
    DeviceError,
    DeviceLost,
    ReaderUnplugged,
)

# What a port raises when it is pulled out or closed under a read: pyserial leaves some bare.
_BROKEN = (serial.SerialException, OSError, TypeError, ValueError)


class SerialLink:
    """An open port. `pause`, in seconds, ends a code of a reader that sends no end mark."""

    def __init__(self, port: serial.Serial, *, pause: float) -> None:
        self._port = port
        self._framer = Framer(pause=pause)

    @property
    def has_end(self) -> bool:
        """Whether it has ever sent an end mark; without one a pause has to do."""
        return self._framer.has_ends

    def read(self) -> Sequence[bytes | None]:
        """Codes that the next bytes, or the lack of them, complete. Raises OSError."""
        try:
            data = self._port.read(max(1, self._port.in_waiting))
        except _BROKEN as broken:
            raise OSError(type(broken).__name__) from broken
        now = time.monotonic()
        return self._framer.feed(data, now) if data else self._framer.idle(now)

    def close(self) -> None:
        """Let the port go."""
        self._port.close()


class SerialDriver:
    """Finds and opens readers on serial ports. `ports` lists what is plugged in."""

    NAME: ClassVar[str] = "serial"
    LABEL: ClassVar[Words] = Words("Đầu đọc cổng nối tiếp", "Serial code reader")
    OPTIONS: ClassVar[tuple[DriverOption, ...]] = (
        DriverOption(
            name="port",
            needed=True,
            words=Words("Cổng (COM5) hoặc VID:PID", "Port (COM5) or VID:PID"),
        ),
        DriverOption(
            name="baud",
            kind=OptionKind.NUMBER,
            default="9600",
            words=Words("Tốc độ truyền", "Baud rate"),
        ),
        DriverOption(
            name="pause_seconds",
            rare=True,
            kind=OptionKind.NUMBER,
            default="0.2",
            words=Words("Khoảng nghỉ kết thúc một mã", "Pause that ends a code, seconds"),
        ),
        DriverOption(
            name="retry_seconds",
            rare=True,
            kind=OptionKind.NUMBER,
            default="1",
            words=Words("Số giây giữa hai lần tìm lại", "Seconds between looks for the port"),
        ),
        LABEL_OPTION,
    )

    def __init__(self, ports: ListPorts = comports) -> None:
        self._ports = ports

    def discover(self) -> list[DeviceInfo]:
        """USB serial devices, named so that they are found again on any port."""
        return usb_ports(self.NAME, self._ports)

    def open(self, options: Options) -> LinkedReader:
        """A reader on `port`, which need not be plugged in yet. Raises OptionWrong."""
        device = options.get("label") or options.get("port") or self.NAME
        values = OptionValues(self.OPTIONS, options, device=device)
        find = finder(values.needed("port"), self._ports)
        baud = values.count("baud", least=50)
        pause = values.number("pause_seconds", least=0.01)

        def connect() -> SerialLink:
            if (name := find()) is None:
                raise ReaderUnplugged(device=device)
            try:
                port = serial.Serial(name, baudrate=baud, timeout=LOOK_S, exclusive=True)
            except (serial.SerialException, OSError, ValueError) as refused:
                raise _why(refused, device) from refused
            return SerialLink(port, pause=pause)

        return LinkedReader(
            connect, device=device, retry=values.number("retry_seconds", least=0.01)
        )


def _why(refused: Exception, device: str) -> DeviceError:
    """Why a port that is there does not open. Windows says it only in the text."""
    number = getattr(refused, "errno", None)
    text = str(refused)
    if number in {errno.ENOENT, errno.ENODEV, errno.ENXIO} or "FileNotFoundError" in text:
        return ReaderUnplugged(device=device)
    if number in {errno.EBUSY, errno.EAGAIN}:
        return DeviceBusy(device=device)
    if number == errno.EACCES or "PermissionError" in text:
        # An open port refuses a second program on Windows; elsewhere it is a matter of rights.
        return (DeviceBusy if sys.platform == "win32" else DeviceDenied)(device=device)
    return DeviceLost(device=device)
