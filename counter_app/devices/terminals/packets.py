"""Packets of the ZKTeco family's protocol on port 4370, as bytes and back.

A packet is four little-endian words (command, checksum, session, reply number) and data. Over UDP
it is one datagram; over TCP it stands behind `50 50 82 7d` and its length. Source: the public
protocol notes github.com/adrobinoga/zk-protocol (protocol.md, sections "Packet" and "Terminal").
"""

from __future__ import annotations

import struct
from dataclasses import dataclass
from enum import IntEnum

PORT = 4370
TCP_MARK = b"PP\x82}"
TCP_HEAD = struct.Struct("<4sI")
LONGEST = 1 << 20  # no terminal sends a packet near this size: a longer length is garbage
_HEAD = struct.Struct("<4H")
_KEY_TICKS = 50  # any value below 256; it travels inside the scrambled key


class Command(IntEnum):
    """The commands we send and the replies we understand. Nothing here writes people, templates or
    the log, and nothing locks the terminal; `SET_TIME` alone changes it.
    """

    USERS = 9
    OPTION = 11
    PUNCHES = 13
    SIZES = 50
    GET_TIME = 201
    SET_TIME = 202
    EVENTS = 500  # asks for events; an event itself comes with this command too
    CONNECT = 1000
    EXIT = 1001
    VERSION = 1100
    AUTH = 1102
    PREPARE_DATA = 1500
    DATA = 1501
    FREE_DATA = 1502
    READ_BUFFER = 1503
    READ_CHUNK = 1504
    OK = 2000
    ERROR = 2001
    UNAUTHORISED = 2005
    UNKNOWN = 0xFFFF


class BrokenPacketError(Exception):
    """Bytes that are no packet: wrong mark, length or checksum."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Packet:
    """One packet. For an event `session` is the kind of event."""

    command: int
    session: int = 0
    reply: int = 0
    data: bytes = b""


def encode(packet: Packet) -> bytes:
    """The packet as a datagram."""
    bare = _HEAD.pack(packet.command, 0, packet.session, packet.reply) + packet.data
    head = _HEAD.pack(packet.command, checksum(bare), packet.session, packet.reply)
    return head + packet.data


def decode(datagram: bytes, *, short: bool = False) -> Packet:
    """The packet of a datagram; `short`: the peer `counts_short`. Raises BrokenPacketError."""
    if _told_less(datagram) != (1 if short else 0):
        raise BrokenPacketError("checksum")
    command, _, session, reply = _HEAD.unpack_from(datagram)
    return Packet(command=command, session=session, reply=reply, data=datagram[_HEAD.size :])


def counts_short(datagram: bytes) -> bool:
    """Whether the peer's checksums are one too small, as a widespread implementation has them."""
    return _told_less(datagram) == 1


def frame(datagram: bytes) -> bytes:
    """The datagram as it travels over TCP."""
    return TCP_HEAD.pack(TCP_MARK, len(datagram)) + datagram


def framed_length(head: bytes) -> int:
    """Length of the datagram behind a TCP head of 8 bytes. Raises BrokenPacketError."""
    mark, length = TCP_HEAD.unpack(head)
    if mark != TCP_MARK or not _HEAD.size <= length <= LONGEST:
        raise BrokenPacketError("head")
    return int(length)


def checksum(payload: bytes) -> int:
    """The ones' complement sum of 16-bit words, as in IP."""
    if len(payload) % 2:
        payload += b"\0"
    total = sum(struct.unpack(f"<{len(payload) // 2}H", payload))
    while total >> 16:
        total = (total & 0xFFFF) + (total >> 16)
    return int(total ^ 0xFFFF)


def scrambled_key(key: int, session: int) -> bytes:
    """The communication key as it is sent after `UNAUTHORISED`: bits reversed, the session added,
    then two fixed exclusive-ors with the halves swapped between.
    """
    mirrored = int(f"{key & 0xFFFFFFFF:032b}"[::-1], 2)
    mixed = struct.pack("<I", (mirrored + session) & 0xFFFFFFFF)
    _, b, c, d = (byte ^ mark for byte, mark in zip(mixed, b"ZKSO", strict=True))
    return bytes((c ^ _KEY_TICKS, d ^ _KEY_TICKS, _KEY_TICKS, b ^ _KEY_TICKS))


def _told_less(datagram: bytes) -> int:
    """By how much the checksum that is told falls short of the real one."""
    if len(datagram) < _HEAD.size:
        raise BrokenPacketError("short")
    told = int.from_bytes(datagram[2:4], "little")
    return checksum(datagram[:2] + b"\0\0" + datagram[4:]) - told
