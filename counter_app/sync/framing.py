"""Messages as bytes: JSON, zstd level 1, and a SHA-256 digest of what travels (RFC 9530).

Without the digest one flipped bit of a push was stored for ever (sync.md §0.3). Reading limits
size before anything is decoded: a few kilobytes of zstd may claim to be gigabytes.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
from typing import Any, TypeVar

import msgspec
import zstandard

Message = TypeVar("Message")

_ENCODER = msgspec.json.Encoder()


class MalformedError(ValueError):
    """The bytes are not the message they should be."""


class TooLargeError(ValueError):
    """More bytes than the limit, before or after decompression."""


def encode(message: Any) -> bytes:
    """The message as JSON."""
    return _ENCODER.encode(message)


def decode(data: bytes, message_type: type[Message]) -> Message:
    """The message in `data`. Raises MalformedError whatever is wrong with it."""
    try:
        return msgspec.json.decode(data, type=message_type)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as wrong:
        raise MalformedError(message_type.__name__) from wrong


def pack(data: bytes) -> bytes:
    """`data` compressed with zstd level 1: 22 times less time than gzip 6, and smaller."""
    return zstandard.ZstdCompressor(level=1).compress(data)


def unpack(data: bytes, *, limit: int) -> bytes:
    """`data` decompressed, at most `limit` bytes. Raises TooLargeError or MalformedError."""
    reader = zstandard.ZstdDecompressor(max_window_size=1 << 23).stream_reader(data)
    plain = bytearray()
    try:
        while piece := reader.read(min(1 << 16, limit + 1 - len(plain))):
            plain += piece
            if len(plain) > limit:
                raise TooLargeError
    except zstandard.ZstdError as wrong:
        raise MalformedError("zstd") from wrong
    if not plain and data:
        raise MalformedError("zstd")
    return bytes(plain)


def sha(data: bytes) -> bytes:
    """SHA-256 of `data`, raw."""
    return hashlib.sha256(data).digest()


def digest(data: bytes) -> str:
    """The value of a `Content-Digest` header for `data`."""
    return digest_of_sha(sha(data))


def digest_of_sha(raw: bytes) -> str:
    """The header's value for a SHA-256 that is known already."""
    return f"sha-256=:{base64.b64encode(raw).decode()}:"


def fingerprint(message: Any) -> str:
    """SHA-256 of the message as JSON, in hex: whether two ends hold the same."""
    return sha(encode(message)).hex()


def read_digest(header: str) -> bytes:
    """The SHA-256 named by a `Content-Digest` header. Raises MalformedError when there is none."""
    for member in header.split(","):
        name, _, value = member.strip().partition("=")
        if name.lower() == "sha-256" and value.startswith(":") and value.endswith(":"):
            try:
                raw = base64.b64decode(value[1:-1], validate=True)
            except binascii.Error as wrong:
                raise MalformedError("digest") from wrong
            if len(raw) == hashlib.sha256().digest_size:
                return raw
    raise MalformedError("digest")
