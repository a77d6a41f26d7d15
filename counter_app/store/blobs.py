"""Page files: named by SHA-256 of the plain bytes, never plain on disk.

A file holds AES-256-GCM of one stream, with the hash as associated data. Its name is an HMAC of the
hash under a key of our own, so a thief cannot test for a known document (sync.md §2.13). It appears
under its name only when it is whole: part file, fsync, rename, fsync of the folder.
"""

from __future__ import annotations

import hashlib
import hmac
import os
import secrets
import threading
from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from datetime import datetime
from pathlib import Path

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from counter_app.errors.storage import BlobDamagedError, BlobMissingError, WrongKeyError
from counter_app.store import trouble

_NONCE = 12
_OVERHEAD = _NONCE + 16  # nonce before, tag behind
_PART = ".part"


class BlobStore:
    """Encrypted files under `root`; safe from several threads, `put` is idempotent."""

    def __init__(self, root: Path, key: bytes) -> None:
        """`key`: the 32 bytes of the data key; keys for names and contents are derived from it."""
        if len(key) != 32:
            raise WrongKeyError(length=len(key))
        self._root = root
        self._cipher = AESGCM(_derive(key, b"blob contents"))
        self._name_key = _derive(key, b"blob names")
        self._making = threading.Lock()

    def put(self, data: bytes) -> str:
        """Keep `data`, on disk when this returns; its SHA-256. Raises DiskFullError,
        ReadOnlyError.
        """
        sha = hashlib.sha256(data).hexdigest()
        self.keep(sha, data)
        return sha

    def keep(self, sha: str, data: bytes) -> None:
        """As `put`, for data whose SHA-256 the caller has just proved to be `sha`."""
        target = self._path(sha)
        with trouble.files_told():
            if _size(target) == len(data) + _OVERHEAD:
                return
            nonce = secrets.token_bytes(_NONCE)
            sealed = nonce + self._cipher.encrypt(nonce, data, bytes.fromhex(sha))
            self._make_folder(target.parent)
            _write_whole(target, sealed)

    def get(self, sha: str) -> bytes:
        """The plain bytes, checked. Raises BlobMissingError, BlobDamagedError."""
        with trouble.files_told():
            try:
                sealed = self._path(sha).read_bytes()
            except FileNotFoundError as wrong:
                raise BlobMissingError(sha=sha) from wrong
        try:
            data = self._cipher.decrypt(sealed[:_NONCE], sealed[_NONCE:], bytes.fromhex(sha))
        except (InvalidTag, ValueError) as wrong:
            raise BlobDamagedError(sha=sha) from wrong
        if hashlib.sha256(data).hexdigest() != sha:
            raise BlobDamagedError(sha=sha)
        return data

    def has(self, sha: str) -> bool:
        """Whether the file is here; its contents are checked by `get`."""
        return _size(self._path(sha)) is not None

    def remove(self, sha: str) -> None:
        """Delete the file; nothing happens when it is not here."""
        with trouble.files_told():
            self._path(sha).unlink(missing_ok=True)

    def sweep(self, named: AbstractSet[str], *, older_than: datetime) -> int:
        """Remove files that nothing names and part files, both last written before `older_than`."""
        keep = {self._path(sha) for sha in named}
        limit = older_than.timestamp()
        swept = 0
        for path in list(self._files()):
            if path in keep:
                continue
            with trouble.files_told():
                if path.stat().st_mtime < limit:
                    path.unlink(missing_ok=True)
                    swept += 1
        return swept

    def make_folders(self) -> None:
        """All of them at once, for a server that will need them all: made durable together.

        Raises DiskFullError, ReadOnlyError.
        """
        with self._making, trouble.files_told():
            for number in range(256):
                (self._root / f"{number:02x}").mkdir(parents=True, exist_ok=True)
            self._sync_root()

    def _make_folder(self, folder: Path) -> None:
        """There and durable when this returns, whichever thread made it."""
        with self._making:
            if not folder.is_dir():
                folder.mkdir(parents=True, exist_ok=True)
                self._sync_root()

    def _sync_root(self) -> None:
        _sync_folder(self._root)
        _sync_folder(self._root.parent)

    def _files(self) -> Iterator[Path]:
        for folder in sorted(self._root.glob("??")):
            yield from folder.iterdir()

    def _path(self, sha: str) -> Path:
        name = hmac.new(self._name_key, bytes.fromhex(sha), hashlib.sha256).hexdigest()
        return self._root / name[:2] / name


def _derive(key: bytes, purpose: bytes) -> bytes:
    return HKDF(algorithm=SHA256(), length=32, salt=None, info=b"counter-app " + purpose).derive(
        key
    )


def _size(path: Path) -> int | None:
    try:
        return path.stat().st_size
    except FileNotFoundError:
        return None


def _write_whole(target: Path, data: bytes) -> None:
    folder = target.parent
    part = folder / f"{target.name}.{secrets.token_hex(4)}{_PART}"
    try:
        with part.open("xb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        part.replace(target)
    except OSError:
        part.unlink(missing_ok=True)
        raise
    _sync_folder(folder)


def _sync_folder(folder: Path) -> None:
    """Make names in `folder` durable. Windows writes them through by itself."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
