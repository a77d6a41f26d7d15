"""One conversation with a TWAIN source, from opening the manager to closing it.

The states of the protocol (1 to 7) are left in reverse order whatever happens. The manager's entry
point, the global memory and the window whose messages carry the source's events are handed in:
Windows' own are in `twain_windows`, and a stand-in takes their place where there is no Windows.
Source: "TWAIN Specification 2.5", chapters 2 (states) and 3 (application).
"""

from __future__ import annotations

import ctypes
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from typing import Any, Protocol, Self

from counter_app import __version__
from counter_app.devices.scanners import twain_api as api

_MOST_SOURCES = 100


class TwainError(Exception):
    """A call failed; `condition` is what the source says of it."""

    def __init__(self, condition: int) -> None:
        super().__init__(condition)
        self.condition = condition


class Platform(Protocol):
    """What the protocol needs of the system under it."""

    def entry(
        self, origin: Any, target: Any, group: int, data: int, message: int, value: Any
    ) -> int:
        """DSM_Entry: a return code. Raises OSError without a manager."""
        ...

    def allocate(self, content: bytes) -> int:
        """A handle of global memory that holds `content`."""
        ...

    def read(self, handle: int) -> bytes:
        """What lies in global memory."""
        ...

    def free(self, handle: int) -> None:
        """Let global memory go."""
        ...

    def window(self) -> int:
        """A handle of a window of ours, shown to nobody."""
        ...

    def next_message(self) -> int | None:
        """The address of the window's next message, waited for a moment; None when none came."""
        ...

    def dispatch(self) -> None:
        """The message was not for the source: do with it what windows do."""
        ...


class Session:
    """`with Session(platform) as session:` has the manager open (state 3)."""

    def __init__(self, platform: Platform) -> None:
        self._platform = platform
        self._us = api.Identity(
            version=api.Version(major=1, language=13, country=84, info=__version__.encode()[:33]),
            protocol_major=2,
            protocol_minor=4,
            groups=api.CONTROL | api.IMAGE,
            manufacturer=b"counter-app",
            family=b"counter",
            product=b"counter-app",
        )
        self._source: api.Identity | None = None
        self._left = ExitStack()

    def __enter__(self) -> Self:
        """State 3. Raises TwainError, OSError."""
        window = ctypes.c_void_p(self._platform.window())
        self._ask(None, api.PARENT, api.OPEN_MANAGER, window)
        self._left.callback(self._quietly, None, api.PARENT, api.CLOSE_MANAGER, window)
        return self

    def __exit__(self, *_: object) -> None:
        """Back to state 1."""
        self._left.close()

    def sources(self) -> Iterator[api.Identity]:
        """Every source the manager knows."""
        message = api.GET_FIRST
        for _ in range(_MOST_SOURCES):
            found = api.Identity()
            if self._call(None, api.CONTROL, api.IDENTITY, message, found) != api.SUCCESS:
                return
            yield found
            message = api.GET_NEXT

    def open(self, source: api.Identity) -> None:
        """State 4. Raises TwainError."""
        self._ask(None, api.IDENTITY, api.OPEN_SOURCE, source)
        self._source = source
        self._left.callback(self._quietly, None, api.IDENTITY, api.CLOSE_SOURCE, source)

    def get(self, cap: int) -> int | None:
        """The value in force of a capability; None when the source has no such thing."""
        asked = api.Capability(cap=cap, kind=api.ONE_VALUE)
        code = self._call(self._source, api.CONTROL, api.CAPABILITY, api.GET_CURRENT, asked)
        if code != api.SUCCESS or not asked.container:
            return None
        try:
            held = self._platform.read(asked.container)
            if asked.kind != api.ONE_VALUE or len(held) < ctypes.sizeof(api.OneValue):
                return None
            return int(api.OneValue.from_buffer_copy(held).item)
        finally:
            self._platform.free(asked.container)

    def set(self, cap: int, type_: int, value: int) -> bool:
        """Whether the source took the value as it is."""
        item = value & (0xFFFF if type_ in {api.INT16, api.UINT16, api.BOOL} else 0xFFFFFFFF)
        handle = self._platform.allocate(bytes(api.OneValue(type=type_, item=item)))
        try:
            asked = api.Capability(cap=cap, kind=api.ONE_VALUE, container=handle)
            code = self._call(self._source, api.CONTROL, api.CAPABILITY, api.SET, asked)
        finally:
            self._platform.free(handle)
        return code == api.SUCCESS

    def start(self, check: Callable[[], None]) -> bool:
        """State 5 and, when the source has a page, 6; False when it closes instead.

        `check` is called now and then and may raise. Raises TwainError.
        """
        screen = api.Interface(show=0, modal=0, parent=self._platform.window())
        self._ask(self._source, api.INTERFACE, api.ENABLE, screen)
        self._left.callback(self._quietly, self._source, api.INTERFACE, api.DISABLE, screen)
        while True:
            check()
            address = self._platform.next_message()
            event = api.Event(event=address)
            if address is None:
                continue
            code = self._call(self._source, api.CONTROL, api.EVENT, api.PROCESS_EVENT, event)
            if code != api.SOURCE_EVENT:
                self._platform.dispatch()
            if event.message == api.TRANSFER_READY:
                self._left.callback(
                    self._quietly, self._source, api.PENDING, api.RESET, api.Pending()
                )
                return True
            if event.message in {api.CLOSE_ASKED, api.CLOSE_OK}:
                return False

    def page(self) -> tuple[bytes, bool] | None:
        """The next page as a device-independent bitmap, and whether another one follows; None when
        the scan was stopped at the source. Raises TwainError.
        """
        handle = ctypes.c_void_p()
        code = self._call(self._source, api.IMAGE, api.NATIVE_TRANSFER, api.GET, handle)
        if code == api.CANCEL:
            return None
        if code != api.DONE or not handle.value:
            raise TwainError(self._condition(self._source))
        try:
            bitmap = self._platform.read(handle.value)
        finally:
            self._platform.free(handle.value)
            pending = api.Pending()
            self._ask(self._source, api.PENDING, api.END_TRANSFER, pending)
        return bitmap, bool(pending.count)

    def _ask(self, target: Any, data: int, message: int, value: Any) -> None:
        code = self._call(target, api.CONTROL, data, message, value)
        if code not in {api.SUCCESS, api.CHECK}:  # CHECK: done, if not quite as asked
            raise TwainError(self._condition(target))

    def _quietly(self, target: Any, data: int, message: int, value: Any) -> None:
        """On the way out nothing can be done about a refusal."""
        self._call(target, api.CONTROL, data, message, value)

    def _condition(self, target: Any) -> int:
        status = api.Status()
        code = self._call(target, api.CONTROL, api.STATUS, api.GET, status)
        return int(status.condition) if code == api.SUCCESS else 0

    def _call(self, target: Any, group: int, data: int, message: int, value: Any) -> int:
        return self._platform.entry(self._us, target, group, data, message, value)
