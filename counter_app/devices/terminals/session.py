"""One connected session with a terminal: commands and answers, large data in chunks, events."""

from __future__ import annotations

import struct
from collections import deque
from collections.abc import Callable
from typing import Final

from counter_app.devices.terminals import packets
from counter_app.devices.terminals.link import Link, SilentError
from counter_app.devices.terminals.packets import BrokenPacketError, Command, Packet

_TRIES: Final = 3  # of a question over UDP, where packets get lost
_TCP_CHUNK: Final = 0xFFC0
_UDP_CHUNK: Final = 16 * 1024
_MOST: Final = 64 << 20  # bytes of a log: more than any terminal of this family can hold
_SIZE_WORD: Final = 4  # bytes; an empty table has nothing else
_EVENT_PUNCH: Final = 1
_SIZES = struct.Struct("<20i")
_ENDS = (Command.ERROR, Command.UNKNOWN, Command.UNAUTHORISED)


class RefusedError(Exception):
    """The terminal answered with an error. `command` is what it was asked."""

    def __init__(self, command: Command) -> None:
        self.command = command
        super().__init__(command.name)


class KeyWrongError(Exception):
    """The communication key was not accepted."""


class Session:
    """Questions of one connection, in order. `check` may raise to stop, between any two pieces.

    Raises SilentError, LostError, BrokenPacketError, RefusedError, OSError.
    """

    def __init__(self, link: Link, *, seconds: float, check: Callable[[], None]) -> None:
        self._link = link
        self._seconds = seconds
        self._check = check
        self._session = 0
        self._reply = -1
        self._short: bool | None = None  # told by the first answer
        self._events: deque[bytes] = deque()

    def connect(self, key: int) -> None:
        """Open the session; `key` is the communication key, 0 for none. Raises KeyWrongError."""
        answer = self._ask(Command.CONNECT)
        self._session = answer.session
        if answer.command == Command.UNAUTHORISED:
            answer = self._ask(Command.AUTH, packets.scrambled_key(key, self._session))
            if answer.command != Command.OK:
                raise KeyWrongError
        elif answer.command != Command.OK:
            raise RefusedError(Command.CONNECT)

    def ask(self, command: Command, data: bytes = b"") -> bytes:
        """The data of a short answer."""
        answer = self._ask(command, data)
        if answer.command not in {Command.OK, Command.DATA}:
            raise RefusedError(command)
        return answer.data

    def option(self, name: str) -> str:
        """A setting of the terminal, empty when it has none of that name."""
        try:
            answer = self.ask(Command.OPTION, name.encode("ascii") + b"\0")
        except RefusedError:
            return ""
        text = answer.partition(b"\0")[0].decode("utf-8", "replace")
        return text.partition("=")[2].strip()

    def clock(self) -> int:
        """The terminal's clock, packed."""
        answer = self.ask(Command.GET_TIME)
        if len(answer) < 4:
            raise BrokenPacketError("time")
        return int.from_bytes(answer[:4], "little")

    def sizes(self) -> tuple[int, int, int]:
        """How many users and punches it holds, and how many punches it can hold."""
        answer = self.ask(Command.SIZES)
        if len(answer) < _SIZES.size:
            raise BrokenPacketError("sizes")
        fields = _SIZES.unpack_from(answer)
        return fields[4], fields[8], fields[16]

    def read(self, command: Command, part: int = 0, *, expected: int = 0) -> bytes:
        """A whole table through the terminal's buffer, chunk by chunk. Straight from firmware that
        has no such buffer, or finds nothing in it though it holds `expected` records.
        """
        question = struct.pack("<bhii", 1, command, part, 0)
        answer = self._ask(Command.READ_BUFFER, question)
        if answer.command == Command.DATA:
            data = answer.data
        elif answer.command == Command.OK and len(answer.data) >= 5:
            data = self._chunks(int.from_bytes(answer.data[1:5], "little"))
        elif answer.command in _ENDS:
            data = b""
        else:
            raise BrokenPacketError("buffer")
        if len(data) > _SIZE_WORD or (not expected and answer.command not in _ENDS):
            return data
        return self._table(command, struct.pack("<b", part) if part else b"")

    def _chunks(self, size: int) -> bytes:
        if size > _MOST:
            raise BrokenPacketError("buffer")
        step = _UDP_CHUNK if self._link.may_lose else _TCP_CHUNK
        data = bytearray()
        while len(data) < size:
            chunk = min(step, size - len(data))
            data += self._table(Command.READ_CHUNK, struct.pack("<ii", len(data), chunk), chunk)
        self._ask(Command.FREE_DATA)
        return bytes(data)

    def listen(self) -> None:
        """Ask for punches as they happen."""
        self.ask(Command.EVENTS, struct.pack("<I", _EVENT_PUNCH))

    def next_event(self, seconds: float) -> bytes | None:
        """The next punch's data, None after `seconds` without one."""
        while not self._events:
            try:
                packet = self._receive(seconds)
            except SilentError:
                return None
            self._keep_event(packet)
        return self._events.popleft()

    def leave(self) -> None:
        """Say goodbye; a terminal that does not answer is let go all the same."""
        try:
            self._send(Packet(command=Command.EXIT, session=self._session, reply=self._next()))
        except OSError:
            return

    def _table(self, command: Command, data: bytes, size: int | None = None) -> bytes:
        """A table or chunk of one; `size` None: its own first word tells."""
        tries = _TRIES if self._link.may_lose else 1
        while True:
            tries -= 1
            try:
                return _whole(self._gather(command, self._ask(command, data)), size)
            except (SilentError, BrokenPacketError):
                if tries <= 0:
                    raise

    def _gather(self, asked: Command, answer: Packet) -> bytes:
        """The data behind an answer: in it, or announced by it and following in pieces."""
        if answer.command in {Command.DATA, Command.OK}:
            return answer.data
        if answer.command != Command.PREPARE_DATA:
            raise RefusedError(asked)
        if len(answer.data) < _SIZE_WORD:
            raise BrokenPacketError("prepare")
        size = int.from_bytes(answer.data[:4], "little")
        held = bytearray()
        while len(held) < size:
            packet = self._following()
            if packet.command != Command.DATA or len(held) + len(packet.data) > size:
                raise BrokenPacketError("data")
            held += packet.data
        if self._following().command != Command.OK:
            raise BrokenPacketError("end")
        return bytes(held)

    def _ask(self, command: Command, data: bytes = b"") -> Packet:
        tries = _TRIES if self._link.may_lose else 1
        packet = Packet(command=command, session=self._session, reply=self._next(), data=data)
        while True:
            tries -= 1
            self._send(packet)
            try:
                return self._following()
            except SilentError:
                if tries <= 0:
                    raise

    def _following(self) -> Packet:
        """The next packet of the answer that is being waited for."""
        while True:
            packet = self._receive(self._seconds)
            if packet.command == Command.EVENTS:
                self._keep_event(packet)
            elif packet.reply == self._reply or not self._link.may_lose:
                return packet  # over UDP an answer to an earlier question may come late

    def _keep_event(self, packet: Packet) -> None:
        if packet.command == Command.EVENTS:
            self._send(Packet(command=Command.OK, session=self._session))
            if packet.session == _EVENT_PUNCH:
                self._events.append(packet.data)

    def _receive(self, seconds: float) -> Packet:
        datagram = self._link.receive(seconds, self._check)
        if self._short is None:
            self._short = packets.counts_short(datagram)
        return packets.decode(datagram, short=self._short)

    def _send(self, packet: Packet) -> None:
        self._link.send(packets.encode(packet))

    def _next(self) -> int:
        self._reply = (self._reply + 1) % 0xFFFF
        return self._reply


def _whole(table: bytes, size: int | None) -> bytes:
    """`table`, which may be padded unless it is a chunk. Raises BrokenPacketError."""
    told = int.from_bytes(table[:4], "little") + 4 if table else 0
    if len(table) < told if size is None else len(table) != size:
        raise BrokenPacketError("table")
    return table
