"""Code readers on a serial port (USB CDC or a real one): the mode no input method can garble.

The port may come and go; how it is named stands in `serial_ports`.
"""

from __future__ import annotations

import errno
import logging
import sys
import threading
import time
from collections.abc import Iterator
from typing import ClassVar

import serial
from serial.tools.list_ports import comports

from counter_app.devices.api import (
    DeviceInfo,
    DriverOption,
    OptionKind,
    Options,
    ReadCode,
)
from counter_app.devices.options import OptionValues
from counter_app.devices.readers.framing import Framer, read_code
from counter_app.devices.serial_ports import FindPort, ListPorts, finder, usb_ports
from counter_app.errors import Words
from counter_app.errors.devices import (
    DeviceBusy,
    DeviceDenied,
    DeviceError,
    DeviceLost,
    ReaderUnplugged,
)
from counter_app.job import Cancelled, Job

_LOOK_S = 0.1  # how often a stop or the end of a pause is noticed

# What a port raises when it is pulled out or closed under a read: pyserial leaves some bare.
_BROKEN = (serial.SerialException, OSError, TypeError, ValueError)

_log = logging.getLogger(__name__)


class SerialReader:
    """A `CodeReader` on the port that `find` names. Times in seconds."""

    def __init__(
        self, find: FindPort, *, device: str, baud: int, pause: float, retry: float
    ) -> None:
        self._find = find
        self._device = device
        self._baud = baud
        self._pause = pause
        self._retry = retry
        self._port: serial.Serial | None = None
        self._trouble: DeviceError | None = ReaderUnplugged(device=device)
        self._closed = threading.Event()

    def codes(self, job: Job) -> Iterator[ReadCode]:
        """Codes as they are read, through any number of unplugs, until `Cancelled`."""
        while True:
            self._check(job)
            if (port := self._open()) is not None:
                try:
                    yield from self._read(port, job)
                finally:
                    port.close()
                    self._port = None
                    self._trouble = ReaderUnplugged(device=self._device)
            job.wait(self._retry)

    def is_connected(self) -> bool:
        """True while the port is open."""
        return self._trouble is None

    def trouble(self) -> DeviceError | None:
        """Why the port is not open."""
        return self._trouble

    def close(self) -> None:
        """Let the port go; `codes` in another thread ends with `Cancelled`."""
        self._closed.set()
        if (port := self._port) is not None:
            port.close()

    def _check(self, job: Job) -> None:
        job.check()
        if self._closed.is_set():
            raise Cancelled

    def _open(self) -> serial.Serial | None:
        name = self._find()
        if name is None:
            self._trouble = ReaderUnplugged(device=self._device)
            return None
        try:
            port = serial.Serial(name, baudrate=self._baud, timeout=_LOOK_S, exclusive=True)
        except (serial.SerialException, OSError, ValueError) as refused:
            self._trouble = _why(refused, self._device)
            return None
        self._port = port
        self._trouble = None
        return port

    def _read(self, port: serial.Serial, job: Job) -> Iterator[ReadCode]:
        """Codes of one connection; returns when it breaks."""
        framer = Framer(pause=self._pause)
        while True:
            self._check(job)
            try:
                data = port.read(max(1, port.in_waiting))
            except _BROKEN as broken:
                self._check(job)
                _log.info("reader %s: %s", self._device, type(broken).__name__)
                return
            now = time.monotonic()
            frames = framer.feed(data, now) if data else framer.idle(now)
            for frame in frames:
                yield read_code(frame, self._device)


class SerialDriver:
    """Finds and opens readers on serial ports. `ports` lists what is plugged in."""

    NAME: ClassVar[str] = "serial"
    LABEL: ClassVar[Words] = Words("Đầu đọc cổng nối tiếp", "Serial code reader")
    OPTIONS: ClassVar[tuple[DriverOption, ...]] = (
        DriverOption(
            name="port",
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
        DriverOption(name="label", words=Words("Tên hiển thị", "Shown name")),
    )

    def __init__(self, ports: ListPorts = comports) -> None:
        self._ports = ports

    def discover(self) -> list[DeviceInfo]:
        """USB serial devices, named so that they are found again on any port."""
        return usb_ports(self.NAME, self._ports)

    def open(self, options: Options) -> SerialReader:
        """A reader on `port`, which need not be plugged in yet. Raises OptionWrong."""
        device = options.get("label") or options.get("port") or self.NAME
        values = OptionValues(self.OPTIONS, options, device=device)
        return SerialReader(
            finder(values.needed("port"), self._ports),
            device=device,
            baud=values.count("baud", least=50),
            pause=values.number("pause_seconds", least=0.01),
            retry=values.number("retry_seconds", least=0.01),
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
