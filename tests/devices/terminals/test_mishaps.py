"""A terminal on a bad day: every mishap is named, nothing garbled is ever taken."""

import socket
import threading

import pytest

from counter_app.devices.registry import Group, open_device
from counter_app.devices.terminals.firmware import Memory
from counter_app.devices.terminals.virtual import Mishaps, VirtualTerminal
from counter_app.errors.devices import OptionWrong
from counter_app.errors.terminals import (
    TerminalGarbled,
    TerminalKeyWrong,
    TerminalLost,
    TerminalOffline,
    TerminalSilent,
)
from counter_app.job import Cancelled, Job
from tests.devices.terminals.contract import NOW, PEOPLE, log
from tests.devices.terminals.test_contracts import reader


@pytest.fixture
def hardware():
    """A terminal with three thousand punches; `mishaps` may be bent at any time."""
    memory = Memory(wall=lambda: NOW, people=PEOPLE, punches=log(3000))
    with VirtualTerminal(memory, Mishaps()) as terminal:
        yield terminal


@pytest.mark.parametrize("transport", ["tcp", "udp"])
@pytest.mark.parametrize("number", range(1, 12))
def test_a_wrong_checksum_anywhere_is_refused_or_asked_again(hardware, transport, number):
    hardware.mishaps.garble_packet = number
    terminal = reader(hardware, transport=transport, answer_seconds="0.3")
    try:
        assert terminal.read(Job()).punches == tuple(log(3000))
    except (TerminalGarbled, TerminalSilent, TerminalOffline):
        assert terminal.read(Job()).punches == tuple(log(3000))


@pytest.mark.parametrize("number", range(1, 12))
def test_a_short_packet_is_never_taken_for_a_whole_one(hardware, number):
    hardware.mishaps.shorten_packet = number
    terminal = reader(hardware, answer_seconds="0.3")
    try:
        assert terminal.read(Job()).punches == tuple(log(3000))  # padding was cut off
    except (TerminalGarbled, TerminalSilent):
        assert terminal.read(Job()).punches == tuple(log(3000))


@pytest.mark.parametrize("number", [2, 5, 7, 9])
def test_a_reboot_in_the_middle(hardware, number):
    hardware.mishaps.hang_up_before = number
    terminal = reader(hardware)
    with pytest.raises(TerminalLost) as told:
        terminal.read(Job())
    assert "đọc lại" in told.value.tell("vi").kept
    assert terminal.read(Job()).punches == tuple(log(3000))


@pytest.mark.parametrize("transport", ["tcp", "udp"])
def test_silence_ends_the_wait(hardware, transport):
    hardware.mishaps.silent_from = 5
    with pytest.raises(TerminalSilent):
        reader(hardware, transport=transport, answer_seconds="0.1").read(Job())


def test_stop_reaches_a_silent_terminal(hardware):
    hardware.mishaps.silent_from = 5
    job = Job()
    timer = threading.Timer(0.05, job.stop)
    timer.start()
    with pytest.raises(Cancelled):
        reader(hardware, answer_seconds="60").read(job)
    timer.join()


def test_nobody_listens():
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    options = {"host": "127.0.0.1", "port": str(port), "answer_seconds": "1"}
    with pytest.raises(TerminalOffline):
        open_device(Group.TERMINALS, "zk", options).read(Job())


@pytest.mark.parametrize("transport", ["tcp", "udp"])
@pytest.mark.parametrize("key", ["", "1234"])
def test_a_wrong_key_is_told(hardware, transport, key):
    hardware.memory.key = 4711
    options = {"transport": transport} | ({"comm_key": key} if key else {})
    with pytest.raises(TerminalKeyWrong):
        reader(hardware, **options).read(Job())


def test_an_answer_that_is_no_protocol_at_all():
    with socket.create_server(("127.0.0.1", 0)) as server:

        def answer():
            connection, _ = server.accept()
            with connection:
                connection.recv(100)
                connection.sendall(b"HTTP/1.1 400 Bad Request\r\n\r\n")

        thread = threading.Thread(target=answer)
        thread.start()
        options = {"host": "127.0.0.1", "port": str(server.getsockname()[1])}
        with pytest.raises(TerminalGarbled):
            open_device(Group.TERMINALS, "zk", options).read(Job())
        thread.join()


def test_thirty_thousand_punches(hardware):
    hardware.memory.punches = log(30_000)
    assert reader(hardware).read(Job()).punches == tuple(log(30_000))


@pytest.mark.parametrize(
    ("option", "value"),
    [("host", ""), ("port", "0"), ("port", "70000"), ("comm_key", "x"), ("transport", "usb")],
)
def test_wrong_options_are_named(option, value):
    with pytest.raises(OptionWrong) as told:
        open_device(Group.TERMINALS, "zk", {"host": "192.0.2.1"} | {option: value})
    assert told.value.details["option"] == option


@pytest.mark.parametrize("transport", ["tcp", "udp"])
def test_a_host_that_can_have_no_such_name_is_nobody(transport):
    options = {"host": "no..name", "transport": transport}
    with pytest.raises(TerminalOffline):
        open_device(Group.TERMINALS, "zk", options).read(Job())


def test_two_readers_at_once(hardware):
    first, second = reader(hardware), reader(hardware)
    assert first.read(Job()).serial == second.read(Job()).serial
