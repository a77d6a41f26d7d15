"""The data key and, beside it, the high-water mark: both lie outside the database.

The key is 32 random bytes in the operating system's keystore, or, where there is none (a bare
Debian has no backend), in a file only its owner may read. The mark says how far this database had
written; a file that knows less was put back from an old copy.
"""

from __future__ import annotations

import contextlib
import os
import re
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

import msgspec

from counter_app.domain.tries import Lock
from counter_app.errors.storage import KeyMissingError, KeyUnwritableError

KEY_BYTES = 32
_SERVICE = "counter-app"
_NAME = re.compile(r"desk-[0-9a-f]{16}")
_TRUSTED_BACKENDS = (
    "keyring.backends.Windows",
    "keyring.backends.macOS",
    "keyring.backends.SecretService",
    "keyring.backends.kwallet",
)


class KeyStore(Protocol):
    """Somewhere a secret can lie."""

    def read(self, name: str) -> str | None:
        """The secret, None when there is none."""
        ...

    def write(self, name: str, secret: str) -> None:
        """Keep the secret. Raises KeyUnwritableError."""
        ...


class SystemKeyStore:
    """Windows Credential Manager, Secret Service, Keychain."""

    def read(self, name: str) -> str | None:
        """The secret, None when there is none or the keystore is closed."""
        import keyring
        import keyring.errors

        try:
            return keyring.get_password(_SERVICE, name)
        except keyring.errors.KeyringError:
            return None

    def write(self, name: str, secret: str) -> None:
        """Keep the secret. Raises KeyUnwritableError."""
        import keyring
        import keyring.errors

        try:
            keyring.set_password(_SERVICE, name, secret)
        except keyring.errors.KeyringError as wrong:
            raise KeyUnwritableError from wrong


class FileKeyStore:
    """One file a secret, in a folder of their own that only the owner may enter."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def read(self, name: str) -> str | None:
        """The secret, None when there is no file. Raises KeyMissingError for one that cannot be
        read.
        """
        try:
            return self._path(name).read_text("ascii").strip() or None
        except (FileNotFoundError, NotADirectoryError):
            return None
        except (OSError, UnicodeDecodeError) as wrong:
            raise KeyMissingError from wrong

    def write(self, name: str, secret: str) -> None:
        """Keep the secret, whole or not at all. Raises KeyUnwritableError."""
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            with contextlib.suppress(OSError):  # Windows: the profile's own rights apply
                self._folder.chmod(0o700)
            write_private(self._path(name), secret)
        except OSError as wrong:
            raise KeyUnwritableError from wrong

    def _path(self, name: str) -> Path:
        return self._folder / f"{name}.key"


def write_private(target: Path, text: str) -> None:
    """For its owner's eyes, on disk when this returns. Raises OSError."""
    part = target.with_suffix(".part")
    part.unlink(missing_ok=True)
    handle = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "w", encoding="ascii") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    part.replace(target)


class FolderName:
    """What a data folder calls itself, in a small file of its own: its key is kept under this name,
    so that a folder moved elsewhere still finds it. No secret.
    """

    def __init__(self, keys_folder: Path) -> None:
        self._path = keys_folder / "name"

    def known(self) -> str:
        """The name, empty when there is none that can be read."""
        try:
            name = self._path.read_text("ascii").strip()
        except (OSError, UnicodeDecodeError):
            return ""
        return name if _NAME.fullmatch(name) else ""

    def keep(self, name: str) -> None:
        """Note the name. Raises KeyUnwritableError."""
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            write_private(self._path, name + "\n")
        except OSError as wrong:
            raise KeyUnwritableError from wrong


def open_keystore(folder: Path) -> KeyStore:
    """The system's keystore when it has a trustworthy one, else files in `folder`."""
    return SystemKeyStore() if _has_system_keystore() else FileKeyStore(folder)


def data_key(store: KeyStore, name: str, *, database: Path) -> bytes:
    """The data key called `name`, made when neither it nor `database`, which it locks, is there.

    Raises KeyMissingError for a database without its key, KeyUnwritableError.
    """
    found = store.read(name)
    if found is not None:
        return _parsed(found)
    if database.exists():
        raise KeyMissingError
    store.write(name, secrets.token_hex(KEY_BYTES))
    kept = store.read(name)  # a keystore that forgets must be found before there is data
    if kept is None:
        raise KeyUnwritableError
    return _parsed(kept)


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """How far a node had written, and who is locked out of signing in."""

    node: str
    node_seq: int
    hash: str = ""  # of the entry at `node_seq`: an altered last entry has no successor to tell
    locks: Mapping[str, Lock] = field(default_factory=dict)


class MarkFile:
    """The mark in a small file beside the key. It may lag behind, never run ahead."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def read(self) -> Mark | None:
        """The mark, None when there is none that can be read."""
        try:
            return msgspec.json.decode(self._path.read_bytes(), type=Mark)
        except (OSError, msgspec.DecodeError, UnicodeDecodeError):
            return None

    def write(self, mark: Mark) -> None:
        """Replace the mark after a commit. A full or read-only disk leaves the old one."""
        part = self._path.with_suffix(".part")
        with contextlib.suppress(OSError):
            self._path.parent.mkdir(parents=True, exist_ok=True)
            part.write_bytes(msgspec.json.encode(mark))
            part.replace(self._path)


def is_forked(mark: Mark | None, *, node: str, node_seq: int) -> bool:
    """Whether a database at (`node`, `node_seq`) knows less than `mark`: cloned or put back."""
    return mark is not None and (mark.node != node or mark.node_seq > node_seq)


def _parsed(secret: str) -> bytes:
    try:
        key = bytes.fromhex(secret)
    except ValueError as wrong:
        raise KeyMissingError from wrong
    if len(key) != KEY_BYTES:
        raise KeyMissingError
    return key


def _has_system_keystore() -> bool:
    import keyring

    backend = keyring.get_keyring()
    chained = getattr(backend, "backends", [backend])
    return any(type(one).__module__.startswith(_TRUSTED_BACKENDS) for one in chained)
