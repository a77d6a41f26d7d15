"""A thermal printer on the network, TCP port 9100."""

from __future__ import annotations

import socket
import time
from typing import ClassVar

from counter_app.devices.api import DeviceInfo, DriverOption, OptionKind, Options
from counter_app.devices.options import OptionValues
from counter_app.devices.printers.line import Transport
from counter_app.devices.printers.thermal import THERMAL_OPTIONS, ThermalPrinter
from counter_app.errors import Words
from counter_app.errors.printers import PrinterOffline

_CHUNK = 16 * 1024


class TcpTransport:
    """A `Transport` over a connected socket. `linger_s`: how long to wait for its last word."""

    def __init__(self, connected: socket.socket, *, linger_s: float) -> None:
        self._socket = connected
        self._linger_s = linger_s

    def write(self, data: memoryview, wait_s: float) -> int:
        """As much as the kernel takes."""
        self._socket.settimeout(wait_s)
        return self._socket.send(data[:_CHUNK])

    def read(self, wait_s: float) -> bytes:
        """What came; empty when the printer closed the connection."""
        self._socket.settimeout(wait_s)
        return self._socket.recv(64)

    def finish(self, wait_s: float) -> None:
        """Say that nothing more comes, and wait a moment for the printer to close or complain.

        Raises OSError when it throws away what it has not read; silence is no complaint.
        """
        end = time.monotonic() + min(wait_s, self._linger_s)
        try:
            self._socket.shutdown(socket.SHUT_WR)
            while (left := end - time.monotonic()) > 0:
                if not self.read(left):
                    return
        except TimeoutError:
            return

    def close(self) -> None:
        """Hang up."""
        self._socket.close()


class NetworkDriver:
    """Opens printers by host name or address."""

    NAME: ClassVar[str] = "network"
    LABEL: ClassVar[Words] = Words("Máy in phiếu qua mạng", "Network slip printer")
    OPTIONS: ClassVar[tuple[DriverOption, ...]] = (
        DriverOption(name="host", needed=True, words=Words("Địa chỉ máy in", "Printer's address")),
        DriverOption(
            name="port", kind=OptionKind.NUMBER, default="9100", words=Words("Cổng", "Port")
        ),
        DriverOption(
            name="connect_s",
            rare=True,
            kind=OptionKind.NUMBER,
            default="3",
            words=Words("Chờ kết nối (giây)", "Wait for the connection (seconds)"),
        ),
        *THERMAL_OPTIONS,
    )

    def discover(self) -> list[DeviceInfo]:
        """None: port 9100 announces itself nowhere."""
        return []

    def open(self, options: Options) -> ThermalPrinter:
        """A printer; nothing is connected yet. Raises OptionWrong."""
        device = options.get("host", "").strip() or self.NAME
        values = OptionValues(self.OPTIONS, options, device=device)
        address = (values.needed("host"), values.count("port", least=1))
        connect_s = values.number("connect_s", least=0.1)
        linger_s = values.number("answer_s", least=0.1)

        def connect() -> Transport:
            try:
                connected = socket.create_connection(address, timeout=connect_s)
            except (OSError, UnicodeError) as error:  # UnicodeError: no host can be called that
                raise PrinterOffline(device=device) from error
            return TcpTransport(connected, linger_s=linger_s)

        return ThermalPrinter(connect, values=values, device=device)
