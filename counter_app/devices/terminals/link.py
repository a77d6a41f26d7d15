"""Datagrams to and from a terminal, over TCP or UDP.

A TCP reply may arrive in any number of pieces, several replies in one: bytes are collected until a
packet is whole. UDP may lose or repeat a datagram; asking again is the caller's business.
"""

from __future__ import annotations

import socket
import time
from collections.abc import Callable
from typing import Protocol

from counter_app.devices.terminals.packets import TCP_HEAD, frame, framed_length

_LOOK_S = 0.2  # how often a stop is noticed while the terminal is silent
_PIECE = 1 << 16


class SilentError(Exception):
    """Nothing came for as long as the caller would wait."""


class LostError(Exception):
    """The terminal closed the connection."""


class Link(Protocol):
    """One connection."""

    may_lose: bool  # whether a packet can get lost on the way

    def send(self, datagram: bytes) -> None:
        """Send one packet. Raises OSError."""
        ...

    def receive(self, seconds: float, check: Callable[[], None]) -> bytes:
        """The next packet. `check` is called now and then and may raise.

        Raises SilentError after `seconds` without a byte, LostError, BrokenPacketError, OSError.
        """
        ...

    def close(self) -> None:
        """Let the connection go."""
        ...


class TcpLink:
    """A stream of framed packets."""

    may_lose = False

    def __init__(self, host: str, port: int, seconds: float) -> None:
        """Raises OSError when nobody listens within `seconds`."""
        self._socket = socket.create_connection((host, port), timeout=seconds)
        self._socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self._socket.settimeout(_LOOK_S)
        self._held = bytearray()

    def send(self, datagram: bytes) -> None:
        """See `Link`."""
        self._socket.sendall(frame(datagram))

    def receive(self, seconds: float, check: Callable[[], None]) -> bytes:
        """See `Link`."""
        head = self._take(TCP_HEAD.size, seconds, check)
        return self._take(framed_length(head), seconds, check)

    def close(self) -> None:
        """See `Link`."""
        self._socket.close()

    def _take(self, count: int, seconds: float, check: Callable[[], None]) -> bytes:
        deadline = time.monotonic() + seconds
        while len(self._held) < count:
            piece = _piece(self._socket, deadline, check)
            if not piece:
                raise LostError
            self._held += piece
            deadline = time.monotonic() + seconds
        taken = bytes(self._held[:count])
        del self._held[:count]
        return taken


class UdpLink:
    """Datagrams of one peer."""

    may_lose = True

    def __init__(self, host: str, port: int) -> None:
        """Raises OSError for a name that cannot be resolved."""
        family, kind, protocol, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_DGRAM)[
            0
        ]
        self._socket = socket.socket(family, kind, protocol)
        self._socket.connect(address)  # only this peer is heard
        self._socket.settimeout(_LOOK_S)

    def send(self, datagram: bytes) -> None:
        """See `Link`."""
        self._socket.send(datagram)

    def receive(self, seconds: float, check: Callable[[], None]) -> bytes:
        """See `Link`."""
        return _piece(self._socket, time.monotonic() + seconds, check)

    def close(self) -> None:
        """See `Link`."""
        self._socket.close()


def _piece(source: socket.socket, deadline: float, check: Callable[[], None]) -> bytes:
    while True:
        check()
        try:
            return source.recv(_PIECE)
        except TimeoutError:
            if time.monotonic() >= deadline:
                raise SilentError from None
