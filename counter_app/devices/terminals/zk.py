"""Reader of ZKTeco terminals on port 4370, over TCP or UDP. It reads and nothing else: the terminal
is never locked, its people, templates and log are never written or cleared.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import ClassVar

from counter_app.devices.api import (
    DeviceInfo,
    DriverOption,
    OptionKind,
    Options,
    TerminalPunch,
    TerminalReading,
)
from counter_app.devices.options import LABEL_OPTION, OptionValues
from counter_app.devices.terminals import packets, records
from counter_app.devices.terminals.link import Link, LostError, SilentError, TcpLink, UdpLink
from counter_app.devices.terminals.packets import BrokenPacketError, Command
from counter_app.devices.terminals.session import KeyWrongError, RefusedError, Session
from counter_app.errors import Words
from counter_app.errors.devices import OptionWrong
from counter_app.errors.terminals import (
    TerminalGarbled,
    TerminalKeyWrong,
    TerminalLost,
    TerminalOffline,
    TerminalRefused,
    TerminalSilent,
)
from counter_app.job import Cancelled, Job

_USERS_PART = 5  # of the users' table: people, without templates
_QUIET_S = 30.0  # without an event the terminal is asked whether it is still there


@dataclass(frozen=True, slots=True, kw_only=True)
class ZkSetup:
    """Where a terminal is and how it is spoken to. `seconds`: longest wait for an answer."""

    host: str
    port: int
    over_udp: bool
    key: int
    seconds: float
    label: str


class ZkTerminal:
    """A `Terminal`; connected only while it is asked something."""

    def __init__(self, setup: ZkSetup) -> None:
        self._setup = setup
        self._closed = threading.Event()

    def read(self, job: Job) -> TerminalReading:
        """See `Terminal`."""
        with self._session(job) as session:
            clock = records.clock_of(session.clock())
            users, punches, capacity = session.sizes()
            people = records.users(session.read(Command.USERS, _USERS_PART, expected=users), users)
            log = session.read(Command.PUNCHES, expected=punches)
            found = records.punches(log, punches, {at: one.number for at, one in people})
            return TerminalReading(
                serial=session.option("~SerialNumber"),
                model=session.option("~DeviceName"),
                firmware=_text(session.ask(Command.VERSION)),
                clock=clock,
                capacity=max(0, capacity),
                users=tuple(user for _, user in people),
                punches=tuple(found),
            )

    def events(self, job: Job) -> Iterator[TerminalPunch]:
        """See `Terminal`."""
        with self._session(job) as session:
            session.listen()
            while True:
                data = session.next_event(_QUIET_S)
                if data is None:
                    session.clock()  # a terminal that was switched off says nothing either
                else:
                    yield records.event(data)

    def set_clock(self, clock: str) -> None:
        """See `Terminal`."""
        with self._session(Job()) as session:
            session.ask(Command.SET_TIME, records.packed_clock(clock).to_bytes(4, "little"))

    def close(self) -> None:
        """See `Terminal`."""
        self._closed.set()

    @contextmanager
    def _session(self, job: Job) -> Iterator[Session]:
        def check() -> None:
            job.check()
            if self._closed.is_set():
                raise Cancelled

        setup = self._setup
        check()
        try:
            link = self._link()
        except (OSError, UnicodeError) as refused:  # UnicodeError: no host can be called that
            raise TerminalOffline(device=setup.label) from refused
        try:
            session = Session(link, seconds=setup.seconds, check=check)
            with self._told():
                session.connect(setup.key)
                try:
                    yield session
                finally:
                    session.leave()
        finally:
            link.close()

    def _link(self) -> Link:
        setup = self._setup
        if setup.over_udp:
            return UdpLink(setup.host, setup.port)
        return TcpLink(setup.host, setup.port, setup.seconds)

    @contextmanager
    def _told(self) -> Iterator[None]:
        """Whatever goes wrong on the line, as an error a person can be told of."""
        setup = self._setup
        try:
            yield
        except SilentError as silent:
            seconds = f"{setup.seconds:g}"
            raise TerminalSilent(device=setup.label, seconds=seconds) from silent
        except BrokenPacketError as broken:
            raise TerminalGarbled(device=setup.label) from broken
        except KeyWrongError as wrong:
            raise TerminalKeyWrong(device=setup.label) from wrong
        except RefusedError as refused:
            raise TerminalRefused(device=setup.label, command=refused.command.name) from refused
        except ConnectionRefusedError as nobody:  # how UDP says that nobody listens
            raise TerminalOffline(device=setup.label) from nobody
        except (LostError, OSError) as lost:
            raise TerminalLost(device=setup.label) from lost


ADDRESS_OPTIONS: tuple[DriverOption, ...] = (
    DriverOption(
        name="host", needed=True, words=Words("Địa chỉ máy chấm công", "Address of the terminal")
    ),
    DriverOption(
        name="port",
        kind=OptionKind.NUMBER,
        default=str(packets.PORT),
        words=Words("Cổng", "Port"),
    ),
)
LINE_OPTIONS: tuple[DriverOption, ...] = (
    LABEL_OPTION,
    DriverOption(
        name="transport",
        default="tcp",
        words=Words("Giao thức (tcp, udp)", "Protocol (tcp, udp)"),
    ),
    DriverOption(
        name="comm_key",
        kind=OptionKind.NUMBER,
        default="0",
        words=Words("Mã kết nối Comm Key (0: không)", "Communication key (0: none)"),
    ),
    DriverOption(
        name="answer_seconds",
        rare=True,
        kind=OptionKind.NUMBER,
        default="10",
        words=Words("Số giây chờ trả lời", "Longest wait for an answer, seconds"),
    ),
)


def setup_of(values: OptionValues, *, host: str, port: int, label: str) -> ZkSetup:
    """The setup of options given. Raises OptionWrong."""
    transport = values.text("transport").lower()
    if transport not in {"tcp", "udp"}:
        raise OptionWrong(device=label, option="transport")
    return ZkSetup(
        host=host,
        port=port,
        over_udp=transport == "udp",
        key=values.count("comm_key"),
        seconds=values.number("answer_seconds", least=0.1),
        label=label,
    )


class ZkDriver:
    """Opens terminals by address; they do not announce themselves."""

    NAME: ClassVar[str] = "zk"
    LABEL: ClassVar[Words] = Words("Máy chấm công ZKTeco", "ZKTeco terminal")
    OPTIONS: ClassVar[tuple[DriverOption, ...]] = ADDRESS_OPTIONS + LINE_OPTIONS

    def discover(self) -> list[DeviceInfo]:
        """None: the protocol has no discovery."""
        return []

    def open(self, options: Options) -> ZkTerminal:
        """The terminal at `host`, not yet touched. Raises OptionWrong."""
        host = options.get("host", "").strip()
        label = options.get("label") or host or self.NAME
        values = OptionValues(self.OPTIONS, options, device=label)
        port = values.count("port", least=1)
        if port > 0xFFFF:
            raise OptionWrong(device=label, option="port")
        return ZkTerminal(setup_of(values, host=values.needed("host"), port=port, label=label))


def _text(raw: bytes) -> str:
    return raw.partition(b"\0")[0].decode("utf-8", "replace").strip()
