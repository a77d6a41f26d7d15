"""TWAIN's own words: numbers and structures of the interface between application and manager.

Source: TWAIN Working Group, "TWAIN Specification 2.5", chapters 7 (operations), 8 (data types),
10 (capabilities) and 11 (return and condition codes). Structures are packed to two bytes there.
"""

from __future__ import annotations

import ctypes
from ctypes import c_char, c_int16, c_uint16, c_uint32, c_void_p
from typing import Any, ClassVar

CONTROL, IMAGE = 1, 2  # data groups

# data
CAPABILITY, EVENT, IDENTITY, PARENT, PENDING, STATUS, INTERFACE = 1, 2, 3, 4, 5, 8, 9
NATIVE_TRANSFER = 0x0104

GET, GET_CURRENT, GET_FIRST, GET_NEXT, SET, RESET = 1, 2, 4, 5, 6, 7  # messages
TRANSFER_READY, CLOSE_ASKED, CLOSE_OK = 0x0101, 0x0102, 0x0103
OPEN_MANAGER, CLOSE_MANAGER = 0x0301, 0x0302
OPEN_SOURCE, CLOSE_SOURCE = 0x0401, 0x0402
DISABLE, ENABLE = 0x0501, 0x0502
PROCESS_EVENT, END_TRANSFER = 0x0601, 0x0701

# Return codes
SUCCESS, FAILURE, CHECK, CANCEL, SOURCE_EVENT, NOT_SOURCE_EVENT, DONE, END_OF_LIST = range(8)

# Condition codes
LOW_MEMORY, BUSY, DENIED = 2, 4, 16
JAM, DOUBLE_FEED, DISK_FULL, OFFLINE, INTERLOCK, NO_MEDIA = 20, 21, 22, 23, 24, 29

# Capabilities
COUNT = 0x0001
PIXEL_TYPE, UNITS, MECHANISM = 0x0101, 0x0102, 0x0103
FEEDER_ENABLED, FEEDER_LOADED, AUTO_FEED, INDICATORS = 0x1002, 0x1003, 0x1007, 0x100B
PAPER_SENSED, DUPLEX, DUPLEX_ENABLED = 0x100D, 0x1012, 0x1013
X_DPI, Y_DPI, SIZE = 0x1118, 0x1119, 0x1122

ONE_VALUE = 5  # container
INT16, UINT16, BOOL, FIX32 = 1, 4, 6, 7  # item types

GRAY, COLOUR = 1, 2  # of PIXEL_TYPE
INCHES, NATIVE = 0, 0  # of UNITS, MECHANISM
A3, A4, A5 = 11, 1, 5  # of SIZE


class _Packed(ctypes.Structure):
    _pack_ = 2


class Version(_Packed):
    """TW_VERSION."""

    _fields_: ClassVar[Any] = [
        ("major", c_uint16),
        ("minor", c_uint16),
        ("language", c_uint16),
        ("country", c_uint16),
        ("info", c_char * 34),
    ]


class Identity(_Packed):
    """TW_IDENTITY: an application or a source."""

    _fields_: ClassVar[Any] = [
        ("id", c_uint32),
        ("version", Version),
        ("protocol_major", c_uint16),
        ("protocol_minor", c_uint16),
        ("groups", c_uint32),
        ("manufacturer", c_char * 34),
        ("family", c_char * 34),
        ("product", c_char * 34),
    ]


class Capability(_Packed):
    """TW_CAPABILITY: its value lies in global memory."""

    _fields_: ClassVar[Any] = [("cap", c_uint16), ("kind", c_uint16), ("container", c_void_p)]


class OneValue(_Packed):
    """TW_ONEVALUE."""

    _fields_: ClassVar[Any] = [("type", c_uint16), ("item", c_uint32)]


class Interface(_Packed):
    """TW_USERINTERFACE."""

    _fields_: ClassVar[Any] = [("show", c_uint16), ("modal", c_uint16), ("parent", c_void_p)]


class Event(_Packed):
    """TW_EVENT: a message of Windows, and what the source makes of it."""

    _fields_: ClassVar[Any] = [("event", c_void_p), ("message", c_uint16)]


class Pending(_Packed):
    """TW_PENDINGXFERS: pages still to come, 0xFFFF when nobody knows."""

    _fields_: ClassVar[Any] = [("count", c_uint16), ("end_of_job", c_uint32)]


class Status(_Packed):
    """TW_STATUS."""

    _fields_: ClassVar[Any] = [("condition", c_uint16), ("data", c_uint16)]


def fixed(value: float) -> int:
    """A number as TW_FIX32 in the four bytes of an item."""
    scaled = round(value * 65536)
    return (scaled >> 16 & 0xFFFF) | (scaled & 0xFFFF) << 16


def unfixed(item: int) -> float:
    """The number of a TW_FIX32."""
    whole = c_int16(item & 0xFFFF).value
    return whole + (item >> 16) / 65536
