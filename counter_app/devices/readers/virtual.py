"""A code reader without hardware: reads what it is given. Ships for practice and tests."""

from __future__ import annotations

import queue
import threading
from collections.abc import Iterator
from typing import ClassVar

from counter_app.devices.api import DeviceInfo, DriverOption, Options, ReadCode
from counter_app.devices.options import LABEL_OPTION, OptionValues
from counter_app.devices.readers.framing import LIMIT, read_code
from counter_app.errors import Words
from counter_app.errors.devices import DeviceError, ReaderUnplugged
from counter_app.job import Cancelled, Job

_LOOK_S = 0.05  # how often a stop is noticed


class VirtualReader:
    """A `CodeReader` that may be given codes, unplugged and plugged from any thread."""

    def __init__(self, *, device: str) -> None:
        self._device = device
        self._codes: queue.SimpleQueue[bytes] = queue.SimpleQueue()
        self._plugged = threading.Event()
        self._plugged.set()
        self._closed = threading.Event()

    def give(self, code: bytes | str) -> None:
        """Hold a code before the reader. Unplugged, it reads nothing."""
        if self._plugged.is_set():
            self._codes.put(code.encode() if isinstance(code, str) else code)

    def unplug(self) -> None:
        """Pull the cable."""
        self._plugged.clear()

    def plug(self) -> None:
        """Put the cable back."""
        self._plugged.set()

    def codes(self, job: Job) -> Iterator[ReadCode]:
        """Codes in the order given, until `Cancelled`."""
        while True:
            job.check()
            if self._closed.is_set():
                raise Cancelled
            try:
                data = self._codes.get(timeout=_LOOK_S)
            except queue.Empty:
                continue
            yield read_code(data if len(data) <= LIMIT else None, self._device)

    def is_connected(self) -> bool:
        """True while plugged and open."""
        return self._plugged.is_set() and not self._closed.is_set()

    def trouble(self) -> DeviceError | None:
        """ReaderUnplugged while it is."""
        return None if self.is_connected() else ReaderUnplugged(device=self._device)

    def close(self) -> None:
        """End `codes` in another thread."""
        self._closed.set()


class VirtualDriver:
    """Opens virtual readers."""

    NAME: ClassVar[str] = "virtual"
    LABEL: ClassVar[Words] = Words("Đầu đọc mã ảo", "Virtual code reader")
    OPTIONS: ClassVar[tuple[DriverOption, ...]] = (
        DriverOption(
            name="codes",
            rare=True,
            words=Words("Các mã đọc ngay, mỗi dòng một mã", "Codes to read at once, one a line"),
        ),
        LABEL_OPTION,
    )

    def discover(self) -> list[DeviceInfo]:
        """Always one."""
        return [DeviceInfo(driver=self.NAME, label="")]

    def open(self, options: Options) -> VirtualReader:
        """A plugged reader with `codes` before it."""
        device = options.get("label") or self.LABEL.vi
        values = OptionValues(self.OPTIONS, options, device=device)
        reader = VirtualReader(device=device)
        for code in values.text("codes").splitlines():
            reader.give(code)
        return reader
