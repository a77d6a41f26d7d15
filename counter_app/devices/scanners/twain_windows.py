"""TWAIN's manager, the global memory and a window's messages, as Windows has them (ctypes).

Imported on Windows only. Source: "TWAIN Specification 2.5", chapter 3 ("How to use the DSM"), and
Microsoft's documents of the functions named.
"""

from __future__ import annotations

import ctypes
import time
from typing import Any

from counter_app.errors.devices import DriverMissing

_MANAGER = "TWAINDSM.dll"  # in the system folder; 64-bit sources bring it
_MOVEABLE = 0x0002
_REMOVE = 0x0001
_LOOK_S = 0.05
_MESSAGE_SIZE = 64  # MSG: 48 bytes in a 64-bit process, 28 in a 32-bit one


class WindowsPlatform:
    """`Platform` of `twain_session`."""

    def __init__(self) -> None:
        """Raises DriverMissing without TWAIN's manager."""
        library: Any = getattr(ctypes, "WinDLL", None)
        if library is None:
            raise DriverMissing(device="twain", reason="Windows")
        try:
            self._manager = library(_MANAGER)
        except OSError as missing:
            raise DriverMissing(device="twain", reason=_MANAGER) from missing
        self._user = library("user32")
        self._kernel = library("kernel32")
        self._message = ctypes.create_string_buffer(_MESSAGE_SIZE)
        self._window = 0
        pointer, whole = ctypes.c_void_p, ctypes.c_uint32
        self._manager.DSM_Entry.restype = ctypes.c_uint16
        self._manager.DSM_Entry.argtypes = [
            pointer,
            pointer,
            whole,
            ctypes.c_uint16,
            ctypes.c_uint16,
            pointer,
        ]
        self._kernel.GlobalAlloc.argtypes = [whole, ctypes.c_size_t]
        self._kernel.GlobalAlloc.restype = pointer
        for name, result in (
            ("GlobalLock", pointer),
            ("GlobalUnlock", ctypes.c_int),
            ("GlobalFree", pointer),
            ("GlobalSize", ctypes.c_size_t),
        ):
            getattr(self._kernel, name).argtypes = [pointer]
            getattr(self._kernel, name).restype = result
        self._user.CreateWindowExW.restype = pointer
        self._user.PeekMessageW.argtypes = [pointer, pointer, whole, whole, whole]
        for name in ("TranslateMessage", "DispatchMessageW"):
            getattr(self._user, name).argtypes = [pointer]

    def entry(
        self, origin: Any, target: Any, group: int, data: int, message: int, value: Any
    ) -> int:
        """DSM_Entry."""
        there = None if target is None else ctypes.byref(target)
        here = ctypes.byref(origin)
        return int(self._manager.DSM_Entry(here, there, group, data, message, ctypes.byref(value)))

    def allocate(self, content: bytes) -> int:
        """GlobalAlloc and a copy."""
        handle = self._kernel.GlobalAlloc(_MOVEABLE, len(content))
        if not handle:
            raise OSError("GlobalAlloc")
        ctypes.memmove(self._kernel.GlobalLock(handle), content, len(content))
        self._kernel.GlobalUnlock(handle)
        return int(handle)

    def read(self, handle: int) -> bytes:
        """A copy of what lies there."""
        address = self._kernel.GlobalLock(handle)
        if not address:
            raise OSError("GlobalLock")
        try:
            return ctypes.string_at(address, self._kernel.GlobalSize(handle))
        finally:
            self._kernel.GlobalUnlock(handle)

    def free(self, handle: int) -> None:
        """GlobalFree."""
        self._kernel.GlobalFree(handle)

    def window(self) -> int:
        """A window that is never shown, made once."""
        if not self._window:
            self._window = int(
                self._user.CreateWindowExW(
                    0, "STATIC", "counter-app", 0, 0, 0, 0, 0, None, None, None, None
                )
                or 0
            )
        return self._window

    def next_message(self) -> int | None:
        """PeekMessage for every window of this thread: sources make their own."""
        address = ctypes.addressof(self._message)
        if self._user.PeekMessageW(address, None, 0, 0, _REMOVE):
            return address
        time.sleep(_LOOK_S)
        return None

    def dispatch(self) -> None:
        """TranslateMessage, DispatchMessage."""
        self._user.TranslateMessage(ctypes.addressof(self._message))
        self._user.DispatchMessageW(ctypes.addressof(self._message))
