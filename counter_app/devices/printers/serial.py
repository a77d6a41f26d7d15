"""A thermal printer on a serial port (RS-232, or USB that the system shows as a serial port).

Such a port has no "connected": a cable that is out is only noticed because answers stay away.
Answers to DLE EOT never look like XON or XOFF, so either way of holding the sender back works.
"""

from __future__ import annotations

import contextlib
import time
from typing import ClassVar

import serial
from serial.tools.list_ports import comports

from counter_app.devices.api import DeviceInfo, DriverOption, OptionKind, Options
from counter_app.devices.options import OptionValues
from counter_app.devices.printers.line import Transport
from counter_app.devices.printers.refusals import cannot_open
from counter_app.devices.printers.thermal import THERMAL_OPTIONS, ThermalPrinter
from counter_app.devices.serial_ports import ListPorts, finder, usb_ports
from counter_app.errors import Words
from counter_app.errors.devices import OptionWrong
from counter_app.errors.printers import PrinterOffline

_CHUNK = 256  # bytes: a quarter of a second at 9600 baud, so that a stall is noticed as one
_LOOK_S = 0.02
_FLOWS = ("rtscts", "xonxoff", "none")


class SerialTransport:
    """A `Transport` over an open port."""

    def __init__(self, port: serial.Serial) -> None:
        self._port = port

    def write(self, data: memoryview, wait_s: float) -> int:
        """A small piece: the port takes all of it or is stalled."""
        self._port.write_timeout = wait_s
        try:
            return int(self._port.write(bytes(data[:_CHUNK])) or 0)
        except serial.SerialTimeoutException as error:
            raise TimeoutError from error

    def read(self, wait_s: float) -> bytes:
        """What came."""
        self._port.timeout = wait_s
        came = bytes(self._port.read(max(1, self._port.in_waiting)))
        if not came:
            raise TimeoutError
        return came

    def finish(self, wait_s: float) -> None:
        """Until the port's own buffer is empty."""
        end = time.monotonic() + wait_s
        while self._port.out_waiting:
            if time.monotonic() > end:
                raise TimeoutError
            time.sleep(_LOOK_S)

    def close(self) -> None:
        """Let the port go; what a stalled printer did not take is dropped, not waited for."""
        with contextlib.suppress(OSError):  # pulled out
            if self._port.out_waiting:
                self._port.reset_output_buffer()
        self._port.close()


class SerialDriver:
    """Finds and opens printers on serial ports. `ports` lists what is plugged in."""

    NAME: ClassVar[str] = "serial"
    LABEL: ClassVar[Words] = Words("Máy in phiếu cổng nối tiếp", "Serial slip printer")
    OPTIONS: ClassVar[tuple[DriverOption, ...]] = (
        DriverOption(
            name="port",
            needed=True,
            words=Words("Cổng (COM5) hoặc VID:PID", "Port (COM5) or VID:PID"),
        ),
        DriverOption(
            name="baud",
            kind=OptionKind.NUMBER,
            default="115200",
            words=Words("Tốc độ truyền", "Baud rate"),
        ),
        DriverOption(
            name="flow",
            default="rtscts",
            words=Words(
                "Điều khiển luồng (rtscts, xonxoff, none)",
                "Flow control (rtscts, xonxoff, none)",
            ),
        ),
        *THERMAL_OPTIONS,
    )

    def __init__(self, ports: ListPorts = comports) -> None:
        self._ports = ports

    def discover(self) -> list[DeviceInfo]:
        """USB serial devices; which of them is a printer only a test page tells."""
        return usb_ports(self.NAME, self._ports)

    def open(self, options: Options) -> ThermalPrinter:
        """A printer on `port`, which need not be plugged in yet. Raises OptionWrong."""
        device = options.get("port", "").strip() or self.NAME
        values = OptionValues(self.OPTIONS, options, device=device)
        find = finder(values.needed("port"), self._ports)
        baud, flow = values.count("baud", least=50), values.text("flow").lower()
        if flow not in _FLOWS:
            raise OptionWrong(device=device, option="flow")

        def connect() -> Transport:
            name = find()
            if name is None:
                raise PrinterOffline(device=device)
            try:
                port = serial.Serial(
                    name,
                    baudrate=baud,
                    rtscts=flow == "rtscts",
                    xonxoff=flow == "xonxoff",
                    exclusive=True,
                )
            except (serial.SerialException, OSError, ValueError) as error:
                raise cannot_open(error, device) from error
            return SerialTransport(port)

        return ThermalPrinter(connect, values=values, device=device)
