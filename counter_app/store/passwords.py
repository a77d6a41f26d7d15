"""Passwords: argon2id, NFC first, so that two input methods type the same one.

Server and desk hash and check here. The server's hash and the verifier of each PC have salts of
their own: a stolen PC tells nothing about the server's hash or another PC's verifier.
"""

from __future__ import annotations

import threading
import unicodedata
from functools import cached_property

from argon2 import PasswordHasher
from argon2.exceptions import Argon2Error, InvalidHashError

SHORTEST = 10


class Passwords:
    """Hashes and checks; at most two at once, since each takes `memory_kib`."""

    def __init__(self, *, time_cost: int = 3, memory_kib: int = 256 * 1024, lanes: int = 2) -> None:
        """The default takes about 0.4 s on an office PC (sync.md §6.3)."""
        self._hasher = PasswordHasher(
            time_cost=time_cost, memory_cost=memory_kib, parallelism=lanes
        )
        self._turn = threading.BoundedSemaphore(2)

    def hash(self, password: str) -> str:
        """A new hash with a new salt."""
        with self._turn:
            return self._hasher.hash(_plain(password))

    def matches(self, password_hash: str | None, password: str) -> bool:
        """Whether it is the password; None takes as long as a wrong one and is never right."""
        with self._turn:
            try:
                self._hasher.verify(password_hash or self._nobodys, _plain(password))
            except (Argon2Error, InvalidHashError):
                return False
        return password_hash is not None

    @cached_property
    def _nobodys(self) -> str:
        """A hash like any other, checked for numbers that nobody has."""
        return self._hasher.hash("nobody has this password")


def is_weak(password: str, *, number: str, old: str = "") -> bool:
    """Too short, the old one again, or made of the staff number."""
    plain = _plain(password)
    return len(plain) < SHORTEST or plain in {_plain(old), number, number[::-1]}


def _plain(password: str) -> str:
    return unicodedata.normalize("NFC", password)
