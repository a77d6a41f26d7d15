"""One database, two verbs: `read()` and `write()`.

The desk's file is SQLCipher with a raw 256-bit key; the server's is the same or PostgreSQL. Every
write begins with BEGIN IMMEDIATE: plain BEGIN under six writers failed 217 of 300 transactions
with "locked", IMMEDIATE none (design §5).
"""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import sqlcipher3.dbapi2 as sqlcipher
from sqlalchemy import Connection as Connection  # noqa: PLC0414 - how other rooms name a transaction
from sqlalchemy import Engine, create_engine, event
from sqlalchemy.exc import ArgumentError, DBAPIError
from sqlalchemy.pool import QueuePool

from counter_app.errors.storage import (
    CommitUnknownError,
    DatabaseAddressError,
    DiskFullError,
    StorageError,
    UnsupportedSqliteError,
    WrongKeyError,
)
from counter_app.store import trouble
from counter_app.store.ballast import Ballast

log = logging.getLogger(__name__)

OLDEST_SQLITE = (3, 51, 3)  # before it the WAL-reset race can corrupt the file (sync.md §0.2)
PAGE_SIZE = 8192
BUSY_MS = 10_000
_WRITES = "counter_app_writes"


@dataclass(frozen=True, slots=True, kw_only=True)
class _File:
    """A SQLite file and how it is opened."""

    path: Path
    key: bytes | None
    busy_ms: int

    def connect(self) -> Any:
        """A connection with everything set; the key must come before any other pragma."""
        if self.key is not None and len(self.key) != 32:
            raise WrongKeyError(length=len(self.key))
        conn = sqlcipher.connect(
            str(self.path),
            isolation_level=None,
            check_same_thread=False,
            timeout=self.busy_ms / 1000,
        )
        try:
            if self.key is not None:
                conn.execute("PRAGMA cipher_log_level = NONE")
                conn.execute(f"PRAGMA key = \"x'{self.key.hex()}'\"")
                conn.execute(f"PRAGMA cipher_page_size = {PAGE_SIZE}")
            conn.execute(f"PRAGMA page_size = {PAGE_SIZE}")
            conn.execute("PRAGMA journal_mode = WAL")
            conn.execute("PRAGMA synchronous = FULL")
            conn.execute("PRAGMA foreign_keys = ON")
            conn.execute("PRAGMA temp_store = MEMORY")  # no plain page in a temporary file
            conn.execute("PRAGMA trusted_schema = OFF")
        except BaseException:
            conn.close()
            raise
        return conn


class Database:
    """An open database; safe to use from several threads."""

    def __init__(
        self, engine: Engine, *, file: _File | None = None, ballast: Ballast | None = None
    ) -> None:
        self.engine = engine
        self._writing = engine.execution_options(**{_WRITES: True})
        self._file = file
        self._ballast = ballast

    @classmethod
    def open_desk(cls, path: Path, key: bytes, *, busy_ms: int = BUSY_MS) -> Database:
        """The desk's encrypted file, made when it is not there. The schema is `upgrade`'s matter.

        Raises UnsupportedSqliteError, WrongKeyError, DamagedError, ReadOnlyError, DiskFullError.
        """
        with trouble.files_told():
            path.parent.mkdir(parents=True, exist_ok=True)
        file = _File(path=path, key=key, busy_ms=busy_ms)
        database = cls(
            _sqlite_engine(file), file=file, ballast=Ballast(path.with_suffix(".ballast"))
        )
        database._try_out()
        return database

    @classmethod
    def open_server(cls, url: str, key: bytes | None = None) -> Database:
        """The server's database: `sqlite:///path` (encrypted when `key` is given) or
        `postgresql://...`. Raises DatabaseAddressError, and as `open_desk`.
        """
        if url.startswith("sqlite:///"):
            file = _File(path=Path(url.partition(":///")[2]), key=key, busy_ms=BUSY_MS)
            with trouble.files_told():
                file.path.parent.mkdir(parents=True, exist_ok=True)
            database = cls(_sqlite_engine(file), file=file)
        else:
            database = cls(_postgresql_engine(url))
        database._try_out()
        return database

    @property
    def path(self) -> Path | None:
        """The SQLite file, None on PostgreSQL."""
        return None if self._file is None else self._file.path

    @property
    def is_sqlite(self) -> bool:
        """False on PostgreSQL."""
        return self.engine.dialect.name == "sqlite"

    @contextmanager
    def read(self) -> Iterator[Connection]:
        """A snapshot for reading; on PostgreSQL each statement has its own."""
        with trouble.told(), self.engine.connect() as conn, conn.begin():
            yield conn

    @contextmanager
    def write(self) -> Iterator[Connection]:
        """One transaction: everything inside is kept, or, on any exception, nothing.

        Raises CommitUnknownError when the commit itself answered with an error: the rows may be
        there (measured under injected disk errors), so look before repeating.
        """
        try:
            with trouble.told(), self._writing.connect() as conn:
                transaction = conn.begin()
                try:
                    yield conn
                except BaseException:
                    transaction.rollback()
                    raise
                _commit(transaction)
        except DiskFullError:
            if self._ballast is not None and self._ballast.give_back():
                log.warning("disk full: ballast given back")
            raise

    def backup(self, target: Path) -> None:
        """A whole encrypted copy under the same key, page by page; none when it fails."""
        if self._file is None:
            raise StorageError(reason="PostgreSQL is backed up with its own tools")
        part = target.with_suffix(".part")
        with trouble.files_told(), trouble.told():
            target.parent.mkdir(parents=True, exist_ok=True)
            try:
                with self.engine.connect() as conn:
                    source: Any = conn.connection.driver_connection
                    with closing(replace(self._file, path=part).connect()) as copy:
                        source.backup(copy)
                part.replace(target)
            except sqlcipher.Error as wrong:  # here it carries no code, only SQLite's sentence
                full = "disk is full" in str(wrong)
                raise (DiskFullError() if full else StorageError()) from wrong
            finally:
                for left in part.parent.glob(f"{part.name}*"):
                    left.unlink()

    def lay_ballast(self) -> bool:
        """Set 64 MiB aside for the day the disk is full; off the clerk's path. True when it lies.

        A write that meets a full disk gives it back, so the next try can finish the dossier.
        """
        return self._ballast is not None and self._ballast.lay()

    def check(self) -> list[str]:
        """Sentences of SQLite about damaged pages; an empty list when the file is whole."""
        if not self.is_sqlite:
            return []
        found: list[str] = []
        for pragma in ("PRAGMA cipher_integrity_check", "PRAGMA integrity_check"):
            try:
                with self.read() as conn:
                    found += [str(row[0]) for row in conn.exec_driver_sql(pragma)]
            except StorageError as wrong:  # too damaged to be looked through
                found.append(str(wrong))
        return [line for line in found if line != "ok"]

    def close(self) -> None:
        """Close every connection; the last one folds the WAL into the file."""
        self.engine.dispose()

    def _try_out(self) -> None:
        """Meet a wrong key, a read-only file or a locked one now, not at the first F9."""
        with self.write() as conn:
            conn.exec_driver_sql(
                "SELECT count(*) FROM sqlite_master" if self.is_sqlite else "SELECT 1"
            )


def _commit(transaction: Any) -> None:
    try:
        transaction.commit()
    except DBAPIError as wrong:
        known = trouble.of_driver(wrong.orig)
        if isinstance(known, DiskFullError):  # SQLite rolled back: certain
            raise known from wrong
        raise CommitUnknownError from wrong


def _sqlite_engine(file: _File) -> Engine:
    _refuse_unsafe_sqlite(needs_cipher=file.key is not None)
    engine = create_engine(
        "sqlite+pysqlite://",
        module=sqlcipher,
        creator=file.connect,
        poolclass=QueuePool,
        pool_size=8,
        max_overflow=8,
        pool_use_lifo=True,
        hide_parameters=True,  # an error's text may reach a log, and parameters are people's data
    )

    @event.listens_for(engine, "begin")
    def _begin(conn: Connection) -> None:
        writes = conn.get_execution_options().get(_WRITES)
        conn.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")

    return engine


def _postgresql_engine(url: str) -> Engine:
    if not url.startswith("postgresql://"):
        raise DatabaseAddressError
    url = url.replace("postgresql://", "postgresql+psycopg://", 1)
    try:
        return create_engine(url, pool_pre_ping=True, pool_size=10, hide_parameters=True)
    except (ArgumentError, ValueError):  # ValueError: a port that is no number
        raise DatabaseAddressError from None  # the address may hold a password


def _refuse_unsafe_sqlite(*, needs_cipher: bool) -> None:
    probe = sqlcipher.connect(":memory:")
    try:
        row = probe.execute("PRAGMA cipher_version").fetchone()
    finally:
        probe.close()
    cipher = str(row[0]) if row else "-"
    version = tuple(int(part) for part in sqlcipher.sqlite_version.split("."))
    if version < OLDEST_SQLITE or (needs_cipher and row is None):
        raise UnsupportedSqliteError(version=sqlcipher.sqlite_version, cipher=cipher)
