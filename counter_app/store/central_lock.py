"""One serving process per database: it keeps in memory who brought which page."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from sqlalchemy import text

from counter_app.errors.storage import AlreadyRunningError
from counter_app.store.database import Database
from counter_app.store.folder_lock import FolderLock

_ADDRESS = "address.txt"  # beside the database, while it is served
_SOLE = 7_305_002  # any number, the same in every process


@contextmanager
def sole_server(db: Database, folder: Path) -> Iterator[None]:
    """Hold the database for this process, whatever folder or machine another one starts from.

    Raises AlreadyRunningError. The lock goes with the process, however it ends.
    """
    if db.is_sqlite:
        lock = FolderLock(folder)
        try:
            yield
        finally:
            lock.release()
        return
    with db.engine.connect() as conn:
        if not conn.execute(text("SELECT pg_try_advisory_lock(:sole)"), {"sole": _SOLE}).scalar():
            raise AlreadyRunningError
        conn.commit()  # the lock is the session's, not the transaction's
        try:
            yield
        finally:
            conn.invalidate()  # the session ends, and the lock with it


@contextmanager
def noted_address(folder: Path, address: str) -> Iterator[None]:
    """Say beside the database where it is served, as long as it is."""
    note = folder / _ADDRESS
    with suppress(OSError):
        note.write_text(address, encoding="ascii")
    try:
        yield
    finally:
        with suppress(OSError):
            note.unlink()


def address_noted(folder: Path) -> str:
    """Where the database of `folder` is served, or was by a process that was killed; else empty."""
    try:
        return (folder / _ADDRESS).read_text(encoding="ascii")
    except (OSError, UnicodeDecodeError):
        return ""
