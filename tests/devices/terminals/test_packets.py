"""Bytes of the protocol against the worked examples of its notes, and against garbage."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counter_app.devices.api import TerminalPunch
from counter_app.devices.terminals import packets, records
from counter_app.devices.terminals.firmware import Conversation, Memory
from counter_app.devices.terminals.packets import BrokenPacketError, Command, Packet
from tests.devices.terminals.contract import NOW

# A 40-byte record of a real log (protocol notes, "Get attendance logs").
NOTED = bytes.fromhex(
    "0d00" + b"999111333".hex() + "00" * 15 + "01" + "6bb36823" + "00" + "00000000ff000000"
)


def test_the_noted_connect_packet():
    assert packets.encode(Packet(command=1000)).hex() == "e80317fc00000000"
    assert packets.frame(b"12345678").hex() == "5050827d08000000" + b"12345678".hex()


def test_the_noted_record():
    (punch,) = records.punches(len(NOTED).to_bytes(4, "little") + NOTED, 1)
    assert punch.number == "999111333"
    assert (punch.how, punch.state) == (1, 0)
    assert records.packed_clock(punch.clock) == 0x2368B36B


def test_a_long_table_is_announced_as_noted():
    """Size and a fixed word, eight bytes (protocol notes, "Receiving Large Datasets"): other
    clients count on the second word.
    """
    talk = Conversation(Memory(wall=lambda: NOW), session=1, piece=1024, push=lambda _packet: None)
    talk.answers(Packet(command=Command.CONNECT))
    announced, *_ = talk.answers(Packet(command=Command.PUNCHES, session=1))
    assert announced.command == Command.PREPARE_DATA
    assert announced.data.hex() == "0400000000100000"


@pytest.mark.parametrize(
    ("key", "session", "scrambled"),
    [(0, 0x1001, "617d3269"), (4711, 0x1001, "299b3269"), (999999, 0xFFFF, "22813296")],
)
def test_scrambled_key(key, session, scrambled):
    """Values of another client of the protocol for the same keys and sessions."""
    assert packets.scrambled_key(key, session).hex() == scrambled


@given(
    st.builds(
        Packet,
        command=st.integers(0, 0xFFFF),
        session=st.integers(0, 0xFFFF),
        reply=st.integers(0, 0xFFFF),
        data=st.binary(max_size=100),
    )
)
def test_a_packet_comes_back(packet):
    assert packets.decode(packets.encode(packet)) == packet


@given(st.binary(max_size=60), st.data())
def test_a_flipped_bit_is_noticed(data, draw):
    whole = bytearray(packets.encode(Packet(command=1501, session=7, reply=9, data=data)))
    at = draw.draw(st.integers(0, len(whole) * 8 - 1))
    whole[at // 8] ^= 1 << at % 8
    with pytest.raises(BrokenPacketError):
        packets.decode(bytes(whole))


def test_a_peer_that_counts_one_too_few_is_known_by_its_first_packet():
    datagram = packets.encode(Packet(command=2000, session=5, reply=6))
    real = int.from_bytes(datagram[2:4], "little")
    assert not packets.counts_short(datagram)
    less = _with_checksum(datagram, real - 1)
    assert packets.counts_short(less)
    assert packets.decode(less, short=True).session == 5
    for wrong, short in ((less, False), (datagram, True), (_with_checksum(datagram, 0), True)):
        with pytest.raises(BrokenPacketError):
            packets.decode(wrong, short=short)


def _with_checksum(datagram, told):
    return datagram[:2] + told.to_bytes(2, "little") + datagram[4:]


@given(st.binary(max_size=400), st.integers(0, 20))
def test_garbage_is_refused_or_read_never_worse(data, expected):
    for read in (
        lambda: packets.decode(data),
        lambda: records.event(data),
        lambda: records.punches(data, expected),
        lambda: records.users(data, expected),
    ):
        try:
            read()
        except BrokenPacketError:
            continue


@pytest.mark.parametrize("head", [b"PP\x82}\x03\0\0\0", b"PP\x82}\xff\xff\xff\xff", b"HTTP/1.1"])
def test_a_wrong_head_is_refused(head):
    with pytest.raises(BrokenPacketError):
        packets.framed_length(head)


@given(st.integers(0, 2**32 - 1))
def test_every_clock_comes_back(packed):
    assert records.packed_clock(records.clock_of(packed)) == packed


def test_a_size_nobody_knows_is_refused():
    with pytest.raises(BrokenPacketError):
        records.punches((3 * 12).to_bytes(4, "little") + bytes(36), 3)


def test_a_punch_made_while_reading_does_not_change_the_size():
    body = NOTED * 3
    assert len(records.punches(len(body).to_bytes(4, "little") + body, 2)) == 3


@pytest.mark.parametrize(
    ("data", "number"),
    [
        ("07000100" + "1a0b17070201", "7"),
        ("07000000" + "0100" + "1a0b17070201", "7"),
        (b"100001".ljust(24, b"\0").hex() + "0100" + "1a0b17070201", "100001"),
        (b"100001".ljust(24, b"\0").hex() + "0100" + "1a0b17070201" + "00" * 20, "100001"),
    ],
)
def test_events_of_every_length(data, number):
    assert records.event(bytes.fromhex(data)) == TerminalPunch(number, "2026-11-23 07:02:01", 1, 0)
