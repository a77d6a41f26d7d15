"""Code readers in the mode "USB HID bar code scanner" (HID-POS): no keyboard, no driver to install.

Through hidapi: hidraw on Linux, the system's own HID interface on Windows and macOS.
"""

from __future__ import annotations

import importlib
import os
import re
import sys
import time
from collections.abc import Callable
from typing import Any, ClassVar

from counter_app.devices.api import DeviceInfo, DriverOption, OptionKind, Options
from counter_app.devices.options import LABEL_OPTION, OptionValues
from counter_app.devices.readers.framing import LIMIT, STALE_S
from counter_app.devices.readers.hid_report import BAR_CODE_SCANNER, ScannedData, scanned_data
from counter_app.devices.readers.link import LOOK_S, LinkedReader
from counter_app.errors import Words
from counter_app.errors.devices import (
    DeviceBusy,
    DeviceDenied,
    DeviceError,
    DeviceLost,
    DriverMissing,
    OptionWrong,
    ReaderUnplugged,
)

_LONGEST_REPORT = 4_096  # bytes; USB allows no longer interrupt transfer at any speed we meet
_IDENTITY = re.compile(r"([0-9A-Fa-f]{4}):([0-9A-Fa-f]{4})(?::(.+))?")

Backend = Callable[[], Any]  # hidapi's module: `enumerate()` and `device()`


class HidLink:
    """An open reader. `layouts` by report number; 0 when its reports have none."""

    has_end = None  # a code comes whole

    def __init__(self, handle: Any, layouts: dict[int, ScannedData]) -> None:
        self._handle = handle
        self._layouts = layouts
        self._code = bytearray()
        self._last = 0.0

    def read(self) -> list[bytes | None]:
        """The code that the next report ends, if one comes and does. Raises OSError."""
        try:
            report = bytes(self._handle.read(_LONGEST_REPORT, round(LOOK_S * 1000)))
        except ValueError as closed:  # hidapi's word for a handle that is no more
            raise OSError(str(closed)) from closed
        now = time.monotonic()
        if not report:
            return []
        if now - self._last > STALE_S:
            self._code.clear()  # the rest of it never came
        self._last = now
        return self._take(report)

    def _take(self, report: bytes) -> list[bytes | None]:
        number = 0 if 0 in self._layouts else report[0]
        layout = self._layouts.get(number)
        if layout is None:
            return []  # a button, a battery: no code
        body = report if number == 0 else report[1:]
        was_too_long = len(self._code) > LIMIT
        if not was_too_long:  # what is longer is no code, but has an end
            self._code += layout.piece(body)
        is_too_long = len(self._code) > LIMIT
        code = bytes(self._code).rstrip(b"\r\n")
        if not layout.goes_on(body):
            self._code.clear()
        elif not is_too_long:
            return []
        if is_too_long:
            return [] if was_too_long else [None]
        return [code] if code else []

    def close(self) -> None:
        """Let the reader go."""
        self._handle.close()


class HidPosDriver:
    """Finds and opens HID-POS readers. `backend` gives hidapi's module."""

    NAME: ClassVar[str] = "hid"
    LABEL: ClassVar[Words] = Words("Đầu đọc USB HID-POS", "USB HID-POS code reader")
    OPTIONS: ClassVar[tuple[DriverOption, ...]] = (
        DriverOption(
            name="reader",
            words=Words(
                "VID:PID của đầu đọc (để trống: đầu đọc HID-POS đầu tiên)",
                "VID:PID of the reader (empty: the first HID-POS reader)",
            ),
        ),
        DriverOption(
            name="retry_seconds",
            rare=True,
            kind=OptionKind.NUMBER,
            default="1",
            words=Words("Số giây giữa hai lần tìm lại", "Seconds between looks for the reader"),
        ),
        LABEL_OPTION,
    )

    def __init__(self, backend: Backend | None = None) -> None:
        self._backend = backend or _hidapi

    def discover(self) -> list[DeviceInfo]:
        """Readers in this mode, named so that they are found again on any port."""
        found = _scanners(self._backend())
        return [
            DeviceInfo(
                driver=self.NAME,
                label=each.get("product_string") or "",
                options={"reader": _identity(each)},
            )
            for each in found
        ]

    def open(self, options: Options) -> LinkedReader:
        """A reader that need not be plugged in yet. Raises OptionWrong."""
        device = options.get("label") or self.LABEL.vi
        values = OptionValues(self.OPTIONS, options, device=device)
        wanted = values.text("reader")
        if wanted and not _IDENTITY.fullmatch(wanted):
            raise OptionWrong(device=device, option="reader")
        return LinkedReader(
            lambda: self._connect(wanted, device),
            device=device,
            retry=values.number("retry_seconds", least=0.01),
        )

    def _connect(self, wanted: str, device: str) -> HidLink:
        """Open the reader and learn its reports. Raises DeviceError."""
        hidapi = self._backend()
        found = next((each for each in _scanners(hidapi) if _is(each, wanted)), None)
        if found is None:
            raise ReaderUnplugged(device=device)
        handle = hidapi.device()
        try:
            handle.open_path(found["path"])
            layouts = scanned_data(bytes(handle.get_report_descriptor()))
        except (OSError, ValueError) as refused:
            handle.close()
            raise _why(found["path"], device) from refused
        if not layouts:
            handle.close()
            raise DeviceLost(device=device)
        return HidLink(handle, layouts)


def _hidapi() -> Any:
    """The module of hidapi. Raises DriverMissing where what it is built on is not there."""
    name = "hidraw" if sys.platform == "linux" else "hid"
    try:
        return importlib.import_module(name)
    except ImportError as missing:
        raise DriverMissing(device=HidPosDriver.NAME, reason=name) from missing


def _scanners(hidapi: Any) -> list[dict[str, Any]]:
    """Each reader once, whatever else it is besides."""
    found: dict[bytes, dict[str, Any]] = {}
    for each in hidapi.enumerate():
        if each["usage_page"] == BAR_CODE_SCANNER:
            found.setdefault(each["path"], each)
    return list(found.values())


def _identity(found: dict[str, Any]) -> str:
    name = f"{found['vendor_id']:04X}:{found['product_id']:04X}"
    number = found.get("serial_number")
    return f"{name}:{number}" if number else name


def _is(found: dict[str, Any], wanted: str) -> bool:
    """Whether it is the reader of this identity; a serial number left out is any."""
    identity = _identity(found).upper()
    return not wanted or f"{identity}:".startswith(f"{wanted.upper()}:")


def _why(path: bytes, device: str) -> DeviceError:
    """Why a reader that is there does not open; hidapi does not say."""
    if sys.platform == "linux":
        allowed = os.access(path, os.R_OK | os.W_OK)
        return DeviceLost(device=device) if allowed else DeviceDenied(device=device)
    return DeviceBusy(device=device)
