"""Sealing a desk's database key to the centre's recovery key (design §2.10).

X25519 with a one-time key, HKDF-SHA256, ChaCha20-Poly1305. Only the private key, which lies in a
safe and not on the server, opens it: a lost keystore never loses the unsent day.
"""

from __future__ import annotations

import base64
import binascii

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

_PURPOSE = b"counter-app database key"
_KEY = 32
_NONCE = bytes(12)  # every sealing has a key of its own


class NotOpenedError(ValueError):
    """Another recovery key, or an altered seal."""


def new_recovery_key() -> tuple[str, str]:
    """A new pair as base64: the private half for the safe, the public half for the server."""
    private = X25519PrivateKey.generate()
    return _text(private.private_bytes_raw()), _text(private.public_key().public_bytes_raw())


def seal(secret: bytes, recovery_key: str) -> str:
    """`secret` as text that only the holder of the private recovery key can open."""
    public = X25519PublicKey.from_public_bytes(_bytes(recovery_key))
    once = X25519PrivateKey.generate()
    mine = once.public_key().public_bytes_raw()
    key = _shared(once.exchange(public), mine)
    return _text(mine + ChaCha20Poly1305(key).encrypt(_NONCE, secret, mine))


def unseal(sealed: str, private_key: str) -> bytes:
    """The secret again. Raises NotOpenedError."""
    try:
        data = _bytes(sealed)
        private = X25519PrivateKey.from_private_bytes(_bytes(private_key))
        theirs = data[:_KEY]
        key = _shared(private.exchange(X25519PublicKey.from_public_bytes(theirs)), theirs)
        return ChaCha20Poly1305(key).decrypt(_NONCE, data[_KEY:], theirs)
    except (ValueError, InvalidTag, binascii.Error) as wrong:
        raise NotOpenedError from wrong


def _shared(secret: bytes, context: bytes) -> bytes:
    return HKDF(algorithm=SHA256(), length=_KEY, salt=context, info=_PURPOSE).derive(secret)


def _text(data: bytes) -> str:
    return base64.b64encode(data).decode()


def _bytes(text: str) -> bytes:
    return base64.b64decode(text, validate=True)
