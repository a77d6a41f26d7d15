"""What lies inside the data a terminal sends: times, punches, users, events.

Record sizes differ between generations of firmware (8, 16 or 40 bytes a punch, 28 or 72 a user);
a size nobody knows is an error, never a guess. Templates, passwords and cards are not read. Source:
as in `packets`, files "data-record.md" and "realtime.md".
"""

from __future__ import annotations

import struct
from collections.abc import Callable, Mapping
from functools import lru_cache

from counter_app.devices.api import TerminalPunch, TerminalUser
from counter_app.devices.terminals.packets import BrokenPacketError

_SIZE = struct.Struct("<I")
_PUNCH_8 = struct.Struct("<HBIB")  # place of the user, how, time, direction
_PUNCH_16 = struct.Struct("<IIBB6x")  # number, time, how, direction, reserved and work code
_PUNCH_40 = struct.Struct("<2x24sBIB8x")  # serial, number, how, time, direction, reserved
_USER_28 = struct.Struct("<H6x8s8xI")  # place, rights and password, name, card ..., number
_USER_72 = struct.Struct("<H9x24s13x24s")
_CLOCK_PARTS = struct.Struct("<6B")
_DAY_S = 86_400

# An event holds the number as word, long or text, then how, direction and six bytes of time.
_EVENT_NUMBERS = {10: "<H", 12: "<I", 14: "<H", 32: "<24s", 36: "<24s", 37: "<24s", 52: "<24s"}


def clock_of(value: int) -> str:
    """A packed time as `YYYY-MM-DD HH:MM:SS`, impossible dates too: the terminal's own clock."""
    days, seconds = divmod(value, _DAY_S)
    return _day_of(days) + _second_of(seconds)


def packed_clock(clock: str) -> int:
    """The packed form of `YYYY-MM-DD HH:MM:SS`."""
    year, month, day = int(clock[:4]), int(clock[5:7]), int(clock[8:10])
    seconds = int(clock[11:13]) * 3600 + int(clock[14:16]) * 60 + int(clock[17:19])
    return ((year - 2000) * 372 + (month - 1) * 31 + day - 1) * _DAY_S + seconds


def punches(
    data: bytes, expected: int, places: Mapping[int, str] | None = None
) -> list[TerminalPunch]:
    """The punches of a whole log behind its size word. `expected`: how many the terminal holds,
    which tells the record size apart; `places` gives numbers by user place, for 8-byte records.

    Raises BrokenPacketError for a size that fits no known record.
    """
    body = _body(data)
    size = _record_size(len(body), expected, (8, 16, 40))
    match size:
        case 8:
            names = places or {}
            return [
                TerminalPunch(names.get(place) or str(place), clock_of(at), how, state)
                for place, how, at, state in _PUNCH_8.iter_unpack(body)
            ]
        case 16:
            return [
                TerminalPunch(str(number), clock_of(at), how, state)
                for number, at, how, state in _PUNCH_16.iter_unpack(body)
            ]
        case _:
            text = _texts()
            return [
                TerminalPunch(text(number), clock_of(at), how, state)
                for number, how, at, state in _PUNCH_40.iter_unpack(body)
            ]


def users(data: bytes, expected: int) -> list[tuple[int, TerminalUser]]:
    """Place, number and name of every user. Raises BrokenPacketError."""
    body = _body(data)
    if _record_size(len(body), expected, (28, 72)) == 28:
        rows = [(place, str(number), name) for place, name, number in _USER_28.iter_unpack(body)]
    else:
        rows = [(place, _text(number), name) for place, name, number in _USER_72.iter_unpack(body)]
    return [(place, TerminalUser(number=number, name=_text(name))) for place, number, name in rows]


def event(data: bytes) -> TerminalPunch:
    """The punch of a real-time event. Raises BrokenPacketError."""
    form = _EVENT_NUMBERS.get(min(len(data), 52))
    if form is None:
        raise BrokenPacketError("event")
    (number,) = struct.unpack_from(form, data)
    at = struct.calcsize(form)
    how, state = data[at], data[at + 1]
    year, *rest = _CLOCK_PARTS.unpack_from(data, at + 2)
    clock = "{:04}-{:02}-{:02} {:02}:{:02}:{:02}".format(2000 + year, *rest)
    told = _text(number) if isinstance(number, bytes) else str(number)
    return TerminalPunch(told, clock, how, state)


def _body(data: bytes) -> bytes:
    if not data:
        return b""
    if len(data) < _SIZE.size:
        raise BrokenPacketError("size")
    (told,) = _SIZE.unpack_from(data)
    body = data[_SIZE.size : _SIZE.size + told]
    if len(body) != told:
        raise BrokenPacketError("size")
    return body


def _record_size(total: int, expected: int, known: tuple[int, ...]) -> int:
    """The one known size that `expected` records fill; the terminal may have gained a few since it
    was asked, so the count nearest from above decides.
    """
    fitting = [size for size in known if total % size == 0 and total // size >= expected]
    if not fitting:
        raise BrokenPacketError("record")
    return min(fitting, key=lambda size: total // size - expected)


@lru_cache(maxsize=1024)
def _day_of(days: int) -> str:
    months, day = divmod(days, 31)
    year, month = divmod(months, 12)
    return f"{year + 2000:04}-{month + 1:02}-{day + 1:02} "


@lru_cache(maxsize=1 << 16)
def _second_of(seconds: int) -> str:
    minutes, second = divmod(seconds, 60)
    hour, minute = divmod(minutes, 60)
    return f"{hour:02}:{minute:02}:{second:02}"


def _texts() -> Callable[[bytes], str]:
    """`_text` with a memory: a log names the same few people over and over."""
    return lru_cache(maxsize=4096)(_text)


def _text(raw: bytes) -> str:
    """Up to the first NUL. Names are UTF-8 on Vietnamese firmware; what is not shows marks."""
    return raw.partition(b"\0")[0].decode("utf-8", "replace").strip()
