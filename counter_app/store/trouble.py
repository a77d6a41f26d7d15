"""What a driver's error means for a person: SQLite and disk errors as `errors.storage`."""

from __future__ import annotations

import errno
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import DBAPIError

from counter_app.errors.storage import (
    DamagedError,
    DiskFullError,
    LockedError,
    ReadOnlyError,
    StorageError,
    WrongKeyError,
)

_BY_NAME: dict[str, type[StorageError]] = {
    "SQLITE_FULL": DiskFullError,
    "SQLITE_READONLY": ReadOnlyError,
    "SQLITE_CANTOPEN": ReadOnlyError,
    "SQLITE_PERM": ReadOnlyError,
    "SQLITE_BUSY": LockedError,
    "SQLITE_LOCKED": LockedError,
    "SQLITE_CORRUPT": DamagedError,
    "SQLITE_NOTADB": WrongKeyError,
    "SQLITE_IOERR": StorageError,
}
_BY_SQLSTATE: dict[str, type[StorageError]] = {  # PostgreSQL, appendix A of its manual
    "53100": DiskFullError,
    "25006": ReadOnlyError,
    "55P03": LockedError,
    "40P01": LockedError,
    "XX001": DamagedError,
    "XX002": DamagedError,
}
_BY_ERRNO: dict[int, type[StorageError]] = {
    errno.ENOSPC: DiskFullError,
    errno.EDQUOT: DiskFullError,
    errno.EROFS: ReadOnlyError,
    errno.EACCES: ReadOnlyError,
    errno.EPERM: ReadOnlyError,
}


def of_driver(wrong: BaseException | None) -> StorageError | None:
    """The error to show for a DB-API error, None when it is a mistake of ours."""
    name = str(getattr(wrong, "sqlite_errorname", ""))
    family = "_".join(name.split("_")[:2])
    kind = _BY_NAME.get(family)
    if kind is not None:
        return kind(sqlite=name)
    state = getattr(wrong, "sqlstate", None)
    kind = _BY_SQLSTATE.get(str(state))
    if kind is None and type(wrong).__name__ == "OperationalError" and state is None and not name:
        kind = StorageError  # psycopg: the server cannot be reached
    return None if kind is None else kind(sqlstate=state)


@contextmanager
def told() -> Iterator[None]:
    """Turns driver errors of SQLAlchemy inside the block into `errors.storage`."""
    try:
        yield
    except DBAPIError as wrong:
        known = of_driver(wrong.orig)
        if known is None:
            raise
        raise known from wrong


@contextmanager
def files_told() -> Iterator[None]:
    """Turns operating system errors inside the block into `errors.storage`."""
    try:
        yield
    except OSError as wrong:
        kind = _BY_ERRNO.get(wrong.errno or 0, StorageError)
        raise kind(errno=errno.errorcode.get(wrong.errno or 0, "unknown")) from wrong
