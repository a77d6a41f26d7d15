"""A terminal without hardware: real sockets, TCP and UDP, and the mishaps of real ones.

Ships with the program: practice and tests run on it. `VirtualTerminal` serves, `VirtualDriver`
opens one together with a reader of it.
"""

from __future__ import annotations

import contextlib
import select
import socket
import threading
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta, timezone
from typing import ClassVar, Self

from counter_app.devices.api import (
    DeviceInfo,
    DriverOption,
    OptionKind,
    Options,
    TerminalPunch,
    TerminalReading,
    TerminalUser,
)
from counter_app.devices.options import OptionValues
from counter_app.devices.terminals import packets
from counter_app.devices.terminals.firmware import TCP_PIECE, UDP_PIECE, Conversation, Memory
from counter_app.devices.terminals.packets import BrokenPacketError, Packet
from counter_app.devices.terminals.zk import LINE_OPTIONS, ZkTerminal, setup_of
from counter_app.errors import Words
from counter_app.job import Job

_LOOK_S = 0.05
_VIETNAM = timezone(timedelta(hours=7))
_PRACTICE_DAYS = 3


@dataclass(kw_only=True)
class Mishaps:
    """What goes wrong on the line. Packets are counted from 1 over all connections."""

    split_at: int = 0  # TCP: a packet goes out in pieces of so many bytes
    lose_every: int = 0  # UDP: every so manyth packet is lost
    repeat_every: int = 0  # UDP: every so manyth packet arrives twice
    garble_packet: int = 0  # this one has a wrong checksum
    shorten_packet: int = 0  # this one lacks its last byte
    hang_up_before: int = 0  # instead of this one the terminal reboots
    silent_from: int = 0  # from this one on nothing is sent


class VirtualTerminal:
    """Serves `memory` on a free port of this computer, the same number for TCP and UDP."""

    def __init__(self, memory: Memory, mishaps: Mishaps | None = None) -> None:
        self.memory = memory
        self.mishaps = mishaps or Mishaps()
        self._sent = 0
        self._sessions = 0
        self._lock = threading.Lock()
        self._stopped = threading.Event()
        self._tcp, self._udp = _same_port()
        self.port: int = self._tcp.getsockname()[1]
        self._threads = [
            threading.Thread(target=work, name="virtual terminal", daemon=True)
            for work in (self._accept, self._datagrams)
        ]
        for thread in self._threads:
            thread.start()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Switch it off."""
        self._stopped.set()
        for thread in list(self._threads):
            thread.join()
        self._tcp.close()
        self._udp.close()

    def _accept(self) -> None:
        for _ in self._readable(self._tcp):
            connection, _ = self._tcp.accept()
            thread = threading.Thread(target=self._serve, args=(connection,), daemon=True)
            self._threads.append(thread)
            thread.start()

    def _serve(self, connection: socket.socket) -> None:
        def push(packet: Packet) -> None:
            with contextlib.suppress(OSError):
                self._send_tcp(connection, packet)

        connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        talk = Conversation(self.memory, session=self._new_session(), piece=TCP_PIECE, push=push)
        held = bytearray()
        with connection, contextlib.suppress(OSError, BrokenPacketError):
            for _ in self._readable(connection):
                piece = connection.recv(1 << 16)
                if not piece:
                    break
                held += piece
                while (asked := _taken(held)) is not None:
                    for answer in talk.answers(asked):
                        self._send_tcp(connection, answer)
        talk.end()

    def _datagrams(self) -> None:
        talks: dict[tuple[str, int], Conversation] = {}
        for _ in self._readable(self._udp):
            try:
                datagram, peer = self._udp.recvfrom(1 << 16)
                asked = packets.decode(datagram)
            except (OSError, BrokenPacketError):
                continue  # a caller that is gone, or garbage

            def push(packet: Packet, peer: tuple[str, int] = peer) -> None:
                self._send_udp(packet, peer)

            if peer not in talks or asked.command == packets.Command.CONNECT:
                talks[peer] = Conversation(
                    self.memory, session=self._new_session(), piece=UDP_PIECE, push=push
                )
            for answer in talks[peer].answers(asked):
                self._send_udp(answer, peer)
        for talk in talks.values():
            talk.end()

    def _readable(self, source: socket.socket) -> Iterator[None]:
        """Once for every time something arrived, until the terminal is switched off."""
        while not self._stopped.is_set():
            ready, _, _ = select.select([source], [], [], _LOOK_S)
            if ready:
                yield

    def _send_tcp(self, connection: socket.socket, packet: Packet) -> None:
        datagram = self._spoilt(packet)
        if datagram is None:
            return
        framed = packets.frame(datagram)
        step = self.mishaps.split_at or len(framed)
        with self._lock:
            for at in range(0, len(framed), step):
                connection.sendall(framed[at : at + step])

    def _send_udp(self, packet: Packet, peer: tuple[str, int]) -> None:
        try:
            datagram = self._spoilt(packet)
        except ConnectionResetError:
            return
        if datagram is None or self._falls_on(self.mishaps.lose_every):
            return
        for _ in range(2 if self._falls_on(self.mishaps.repeat_every) else 1):
            self._udp.sendto(datagram, peer)

    def _falls_on(self, every: int) -> bool:
        return bool(every) and self._sent % every == 0

    def _spoilt(self, packet: Packet) -> bytes | None:
        """The packet as it leaves; None when nothing does. Raises ConnectionResetError."""
        mishaps = self.mishaps
        with self._lock:
            self._sent += 1
            number = self._sent
        if mishaps.hang_up_before and number >= mishaps.hang_up_before:
            mishaps.hang_up_before = 0
            raise ConnectionResetError
        if mishaps.silent_from and number >= mishaps.silent_from:
            return None
        datagram = packets.encode(packet)
        if number == mishaps.garble_packet:
            return datagram[:2] + bytes((datagram[2] ^ 0x80,)) + datagram[3:]
        return datagram[:-1] if number == mishaps.shorten_packet else datagram

    def _new_session(self) -> int:
        with self._lock:
            self._sessions += 1
            return 0x1000 + self._sessions


class VirtualReader:
    """A `Terminal` that brings its own hardware."""

    def __init__(self, hardware: VirtualTerminal, reader: ZkTerminal) -> None:
        self.hardware = hardware
        self._reader = reader

    def read(self, job: Job) -> TerminalReading:
        """See `Terminal`."""
        return self._reader.read(job)

    def events(self, job: Job) -> Iterator[TerminalPunch]:
        """See `Terminal`."""
        return self._reader.events(job)

    def set_clock(self, clock: str) -> None:
        """See `Terminal`."""
        self._reader.set_clock(clock)

    def close(self) -> None:
        """See `Terminal`."""
        self._reader.close()
        self.hardware.close()


class VirtualDriver:
    """Opens a terminal with a few days of practice punches."""

    NAME: ClassVar[str] = "virtual"
    LABEL: ClassVar[Words] = Words("Máy chấm công ảo", "Virtual terminal")
    OPTIONS: ClassVar[tuple[DriverOption, ...]] = (
        DriverOption(
            name="people",
            rare=True,
            default="100001 Nguyen Thi Ban Tap\n100002 Tran Van Ban Tap\n7 Le Van La",
            words=Words("Mỗi dòng: mã và họ tên", "A line each: number and name"),
        ),
        DriverOption(
            name="drift_seconds",
            rare=True,
            kind=OptionKind.NUMBER,
            default="0",
            words=Words("Đồng hồ nhanh bao nhiêu giây", "How many seconds its clock is fast"),
        ),
        *LINE_OPTIONS,
    )

    def discover(self) -> list[DeviceInfo]:
        """Always one."""
        return [DeviceInfo(driver=self.NAME, label="")]

    def open(self, options: Options) -> VirtualReader:
        """A terminal that runs until it is closed. Raises OptionWrong."""
        label = options.get("label") or self.LABEL.vi
        values = OptionValues(self.OPTIONS, options, device=label)
        people = tuple(_person(line) for line in values.text("people").splitlines() if line.strip())
        memory = Memory(
            wall=_local_now,
            key=values.count("comm_key"),
            people=people,
            punches=_practice_log(people, _local_now()),
            drift=timedelta(seconds=values.number("drift_seconds")),
        )
        setup = setup_of(values, host="127.0.0.1", port=1, label=label)
        hardware = VirtualTerminal(memory)
        return VirtualReader(hardware, ZkTerminal(replace(setup, port=hardware.port)))


def _same_port() -> tuple[socket.socket, socket.socket]:
    while True:
        tcp = socket.create_server(("127.0.0.1", 0))
        udp = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        try:
            udp.bind(tcp.getsockname())
        except OSError:
            tcp.close()
            udp.close()
            continue
        return tcp, udp


def _taken(held: bytearray) -> Packet | None:
    """The first packet, taken out of what was received; None while it is not whole."""
    head = packets.TCP_HEAD.size
    if len(held) < head:
        return None
    length = packets.framed_length(bytes(held[:head]))
    if len(held) < head + length:
        return None
    datagram = bytes(held[head : head + length])
    del held[: head + length]
    return packets.decode(datagram)


def _person(line: str) -> TerminalUser:
    number, _, name = line.strip().partition(" ")
    return TerminalUser(number=number, name=name.strip())


def _local_now() -> datetime:
    return datetime.now(tz=_VIETNAM)


def _practice_log(people: tuple[TerminalUser, ...], now: datetime) -> list[TerminalPunch]:
    """In and out, twice a day, as far as the day has come."""
    log = []
    for back in range(_PRACTICE_DAYS - 1, -1, -1):
        day = f"{now - timedelta(days=back):%Y-%m-%d}"
        for state, time in ((0, "06:5"), (1, "11:3"), (0, "13:2"), (1, "17:0")):
            for place, person in enumerate(people):
                clock = f"{day} {time}{(place * 3 + back) % 10}:{(place * 17 + back * 7) % 60:02}"
                log.append(TerminalPunch(person.number, clock, 1, state))
    return [one for one in log if one.clock <= f"{now:%Y-%m-%d %H:%M:%S}"]
