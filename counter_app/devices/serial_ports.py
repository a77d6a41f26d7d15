"""Serial ports by path (`/dev/ttyACM0`, `COM5`) or, better, by what is plugged in.

`VID:PID` or `VID:PID:SERIAL` finds a USB device wherever the system puts it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from pathlib import Path

from serial.tools.list_ports_common import ListPortInfo

from counter_app.devices.api import DeviceInfo

_IDENTITY = re.compile(r"^([0-9A-Fa-f]{4}):([0-9A-Fa-f]{4})(?::(.+))?$")

ListPorts = Callable[[], Iterable[ListPortInfo]]
FindPort = Callable[[], str | None]


def usb_ports(driver: str, ports: ListPorts) -> list[DeviceInfo]:
    """USB serial devices, named so that they are found again on any port."""
    found = [port for port in ports() if port.vid is not None]
    names = [_identity(port) for port in found]
    return [
        DeviceInfo(
            driver=driver,
            label=f"{port.product or port.description} ({port.device})",
            options={"port": name if names.count(name) == 1 else port.device},
        )
        for port, name in zip(found, names, strict=True)
    ]


def finder(port: str, ports: ListPorts) -> FindPort:
    """A function that says where `port` is now; None when it is not plugged in."""
    if (wanted := _IDENTITY.match(port)) is None:
        return lambda: port if not port.startswith("/") or Path(port).exists() else None
    vid, pid, number = int(wanted[1], 16), int(wanted[2], 16), wanted[3]

    def find() -> str | None:
        for each in ports():
            same = (each.vid, each.pid) == (vid, pid)
            if same and number in {None, each.serial_number}:
                return str(each.device)
        return None

    return find


def _identity(port: ListPortInfo) -> str:
    name = f"{port.vid:04X}:{port.pid:04X}"
    return f"{name}:{port.serial_number}" if port.serial_number else name
