"""What a virtual terminal does inside: memory, clock, and an answer to every packet.

It speaks the protocol as real firmware does, generation by generation: record sizes, with or
without the read buffer, with or without a communication key. What must never be asked of it
(locking, clearing, writing people) it counts, so that a test can see nobody did.
"""

from __future__ import annotations

import struct
import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from counter_app.devices.api import TerminalPunch, TerminalUser
from counter_app.devices.terminals import packets, records
from counter_app.devices.terminals.packets import Command, Packet

_SHORT = 1024  # bytes of a table that comes at once
UDP_PIECE = 1024  # bytes of a DATA packet
TCP_PIECE = 0xFFC0  # a whole chunk
_SIZES = struct.Struct("<20i")
_PREPARED, _FIXED = struct.Struct("<II"), 0x1000  # "prep struct" of ex_data.md
_EVENT_TAIL = b"\0" * 20
_CAPACITY = 100_000

Wall = Callable[[], datetime]


@dataclass(kw_only=True)
class Memory:
    """What a terminal holds. `wall` gives local time; `drift` is how far its clock is off."""

    wall: Wall
    serial: str = "VIRTUAL4370"
    model: str = "Virtual/ID"
    key: int = 0
    people: Sequence[TerminalUser] = ()
    punches: list[TerminalPunch] = field(default_factory=list)
    drift: timedelta = timedelta()
    punch_size: int = 40
    user_size: int = 72
    has_buffer: bool = True
    buffer_is_empty: bool = False  # firmware that has one and finds nothing in it
    misused: list[int] = field(default_factory=list)  # commands a reader must never send
    _lock: threading.Lock = field(default_factory=threading.Lock)
    _listeners: list[Callable[[bytes], None]] = field(default_factory=list)

    def clock(self) -> str:
        """The wall clock it shows."""
        return f"{self.wall() + self.drift:%Y-%m-%d %H:%M:%S}"

    def set_clock(self, clock: str) -> None:
        """Somebody set it."""
        here = self.wall()
        told = datetime.strptime(clock, "%Y-%m-%d %H:%M:%S").replace(tzinfo=here.tzinfo)
        self.drift = told - here

    def punch(self, number: str, *, how: int = 1, state: int = 0) -> TerminalPunch:
        """Somebody lays a finger on the glass: logged, and told to whoever listens."""
        made = TerminalPunch(number, self.clock(), how, state)
        with self._lock:
            self.punches.append(made)
            listeners = tuple(self._listeners)
        for listener in listeners:
            listener(_event(made))
        return made

    def listen(self, listener: Callable[[bytes], None]) -> None:
        """`listener` gets the data of every punch from now on."""
        with self._lock:
            self._listeners.append(listener)

    def forget(self, listener: Callable[[bytes], None]) -> None:
        """As before `listen`; nothing happens when it never did."""
        with self._lock:
            if listener in self._listeners:
                self._listeners.remove(listener)

    def log(self) -> bytes:
        """The log as bytes, its size first."""
        with self._lock:
            held = list(self.punches)
        places = {person.number: place for place, person in enumerate(self.people, start=1)}
        return _sized(b"".join(_punch(one, self.punch_size, places) for one in held))

    def table(self) -> bytes:
        """The people as bytes, their size first."""
        rows = enumerate(self.people, start=1)
        return _sized(b"".join(_user(place, one, self.user_size) for place, one in rows))


class Conversation:
    """One session of one caller. `push` sends a packet the caller did not ask for; a DATA packet
    holds at most `piece` bytes.
    """

    def __init__(
        self, memory: Memory, *, session: int, piece: int, push: Callable[[Packet], None]
    ) -> None:
        self._memory = memory
        self._piece = piece
        self._session = session
        self._push = push
        self._known = False
        self._buffer = b""

    def answers(self, asked: Packet) -> list[Packet]:
        """The packets that answer `asked`."""
        command, data = asked.command, asked.data
        if command == Command.CONNECT:
            self._known = self._memory.key == 0
            return [self._say(asked, Command.OK if self._known else Command.UNAUTHORISED)]
        if command == Command.AUTH:
            self._known = data == packets.scrambled_key(self._memory.key, self._session)
        if not self._known or asked.session != self._session:
            return [self._say(asked, Command.UNAUTHORISED)]
        match command:
            case Command.OK:
                return []  # an event was received
            case Command.EXIT:
                self.end()
                return [self._say(asked, Command.OK)]
            case Command.EVENTS:
                self._memory.listen(self._tell)
                return [self._say(asked, Command.OK)]
            case Command.PUNCHES | Command.USERS:
                return self._table(asked, self._data(command))
            case Command.READ_BUFFER if self._memory.has_buffer:
                return self._prepare(asked)
            case Command.READ_CHUNK:
                at, size = struct.unpack("<ii", data)
                return self._table(asked, self._buffer[at : at + size])
        return [self._short(asked)]

    def end(self) -> None:
        """The caller is gone."""
        self._memory.forget(self._tell)

    def _short(self, asked: Packet) -> Packet:
        memory = self._memory
        match asked.command:
            case Command.AUTH | Command.FREE_DATA:
                return self._say(asked, Command.OK)
            case Command.GET_TIME:
                clock = records.packed_clock(memory.clock())
                return self._say(asked, Command.OK, clock.to_bytes(4, "little"))
            case Command.SET_TIME:
                memory.set_clock(records.clock_of(int.from_bytes(asked.data[:4], "little")))
                return self._say(asked, Command.OK)
            case Command.VERSION:
                return self._say(asked, Command.OK, b"Ver 6.60 Virtual\0")
            case Command.SIZES:
                fields = [0] * 20
                fields[4], fields[8], fields[16] = (
                    len(memory.people),
                    len(memory.punches),
                    _CAPACITY,
                )
                return self._say(asked, Command.OK, _SIZES.pack(*fields))
            case Command.OPTION:
                return self._option(asked)
            case Command.READ_BUFFER:
                return self._say(asked, Command.UNKNOWN)
        memory.misused.append(asked.command)
        return self._say(asked, Command.UNKNOWN)

    def _option(self, asked: Packet) -> Packet:
        name = asked.data.rstrip(b"\0").decode("ascii", "replace")
        known = {"~SerialNumber": self._memory.serial, "~DeviceName": self._memory.model}
        if name not in known:
            return self._say(asked, Command.ERROR)
        return self._say(asked, Command.OK, f"{name}={known[name]}\0".encode())

    def _prepare(self, asked: Packet) -> list[Packet]:
        """A short table comes at once, a long one is kept to be fetched in chunks."""
        (wanted,) = struct.unpack_from("<h", asked.data, 1)
        self._buffer = _sized(b"") if self._memory.buffer_is_empty else self._data(wanted)
        if len(self._buffer) <= _SHORT:
            return [self._say(asked, Command.DATA, self._buffer)]
        size = struct.pack("<xII", len(self._buffer), 0)
        return [self._say(asked, Command.OK, size)]

    def _data(self, command: int) -> bytes:
        return self._memory.log() if command == Command.PUNCHES else self._memory.table()

    def _table(self, asked: Packet, data: bytes) -> list[Packet]:
        step = self._piece
        pieces = [data[at : at + step] for at in range(0, len(data), step)]
        return [
            self._say(asked, Command.PREPARE_DATA, _PREPARED.pack(len(data), _FIXED)),
            *(self._say(asked, Command.DATA, piece) for piece in pieces),
            self._say(asked, Command.OK),
        ]

    def _tell(self, data: bytes) -> None:
        self._push(Packet(command=Command.EVENTS, session=1, data=data))

    def _say(self, asked: Packet, command: int, data: bytes = b"") -> Packet:
        return Packet(command=command, session=self._session, reply=asked.reply, data=data)


def _sized(rows: bytes) -> bytes:
    return struct.pack("<I", len(rows)) + rows


def _punch(one: TerminalPunch, size: int, places: dict[str, int]) -> bytes:
    at = records.packed_clock(one.clock)
    match size:
        case 8:
            place = places.get(one.number, int(one.number) & 0xFFFF)
            return struct.pack("<HBIB", place, one.how, at, one.state)
        case 16:
            return struct.pack("<IIBB6x", int(one.number), at, one.how, one.state)
    return struct.pack("<2x24sBIB8x", one.number.encode(), one.how, at, one.state)


def _user(place: int, one: TerminalUser, size: int) -> bytes:
    name = one.name.encode()
    if size == 28:
        return struct.pack("<H6x8s8xI", place, name, int(one.number))
    return struct.pack("<H9x24s13x24s", place, name, one.number.encode())


def _event(one: TerminalPunch) -> bytes:
    clock = one.clock
    parts = (int(clock[2:4]), *(int(clock[at : at + 2]) for at in (5, 8, 11, 14, 17)))
    head = struct.pack("<24sBB", one.number.encode(), one.how, one.state)
    return head + bytes(parts) + _EVENT_TAIL
