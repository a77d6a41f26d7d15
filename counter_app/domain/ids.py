"""Where new identities come from: always passed in, so that tests can count."""

from __future__ import annotations

import secrets
from typing import Protocol

import uuid_utils


class IdSource(Protocol):
    """Hands out identities and salts."""

    def new_id(self) -> str:
        """A UUID (version 7 outside tests) as lower-case text with hyphens."""
        ...

    def new_salt(self) -> str:
        """At least 128 random bits as hex: keeps a forgotten body from being guessed by hash."""
        ...


class Uuid7Source:
    """UUIDv7 of RFC 9562; its clock may be wrong, so nothing is ever ordered by it."""

    def new_id(self) -> str:
        """A new UUIDv7."""
        return str(uuid_utils.uuid7())

    def new_salt(self) -> str:
        """128 random bits as 32 hex digits."""
        return secrets.token_hex(16)
