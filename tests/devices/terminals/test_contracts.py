"""The terminal contract over real sockets: TCP and UDP, every generation of firmware."""

from contextlib import contextmanager
from types import SimpleNamespace

import pytest

from counter_app.devices.registry import Group, open_device
from counter_app.devices.terminals.firmware import Memory
from counter_app.devices.terminals.virtual import Mishaps, VirtualTerminal
from tests.devices.terminals.contract import NOW, PEOPLE, TerminalContract


def reader(terminal, **options):
    given = {"host": "127.0.0.1", "port": str(terminal.port), "answer_seconds": "2"}
    return open_device(Group.TERMINALS, "zk", given | options)


@contextmanager
def over_line(memory=None, mishaps=None, **options):
    """A bench: what the terminal is like, what goes wrong, how it is spoken to."""
    memory = Memory(wall=lambda: NOW, people=PEOPLE, **(memory or {}))
    with VirtualTerminal(memory, Mishaps(**(mishaps or {}))) as terminal:
        opened = reader(terminal, **options)
        yield SimpleNamespace(terminal=opened, memory=memory)
        opened.close()


class TestTcp(TerminalContract):
    @pytest.fixture
    def bench(self):
        with over_line() as bench:
            yield bench


class TestUdp(TerminalContract):
    @pytest.fixture
    def bench(self):
        with over_line(transport="udp") as bench:
            yield bench


class TestTcpInPieces(TerminalContract):
    """Heads and bodies arrive in segments of their own."""

    @pytest.fixture
    def bench(self):
        with over_line(mishaps={"split_at": 7}) as bench:
            yield bench


class TestUdpThatLoses(TerminalContract):
    """Now and then a datagram is lost: asked again, nothing is missing, nothing comes twice."""

    @pytest.fixture
    def bench(self):
        with over_line(mishaps={"lose_every": 61}, transport="udp", answer_seconds="0.3") as bench:
            yield bench


class TestUdpThatRepeats(TerminalContract):
    @pytest.fixture
    def bench(self):
        with over_line(mishaps={"repeat_every": 61}, transport="udp") as bench:
            yield bench


class TestKeyed(TerminalContract):
    @pytest.fixture
    def bench(self):
        with over_line(memory={"key": 123456}, comm_key="123456") as bench:
            yield bench


class TestKeyedUdp(TerminalContract):
    @pytest.fixture
    def bench(self):
        with over_line(memory={"key": 999}, comm_key="999", transport="udp") as bench:
            yield bench


class TestSixteenBytes(TerminalContract):
    @pytest.fixture
    def bench(self):
        with over_line(memory={"punch_size": 16}) as bench:
            yield bench


class TestEightBytes(TerminalContract):
    @pytest.fixture
    def bench(self):
        with over_line(memory={"punch_size": 8, "user_size": 28}) as bench:
            yield bench


class TestOldFirmware(TerminalContract):
    """No read buffer: tables come straight."""

    @pytest.fixture
    def bench(self):
        with over_line(
            memory={"punch_size": 8, "user_size": 28, "has_buffer": False}, transport="udp"
        ) as bench:
            yield bench


class TestEmptyBuffer(TerminalContract):
    """The buffer is there and gives nothing, though the terminal counts punches."""

    @pytest.fixture
    def bench(self):
        with over_line(memory={"buffer_is_empty": True}) as bench:
            yield bench


class TestVirtual(TerminalContract):
    @pytest.fixture
    def bench(self):
        opened = open_device(Group.TERMINALS, "virtual", {})
        memory = opened.hardware.memory
        memory.wall, memory.people = (lambda: NOW), PEOPLE
        memory.punches.clear()
        yield SimpleNamespace(terminal=opened, memory=memory)
        opened.close()
