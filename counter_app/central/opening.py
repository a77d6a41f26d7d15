"""Making and opening a server's data: `--init` for a working centre, `--practice` for training."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from counter_app.central import people
from counter_app.central.config import CentralConfig, CentralFolder
from counter_app.central.context import Central
from counter_app.domain.ids import IdSource
from counter_app.domain.staff import PRACTICE_PASSWORD, PRACTICE_STAFF
from counter_app.errors.central import CentralExistsError, CentralNotReadyError
from counter_app.store import central_devices, central_people, trouble
from counter_app.store.blobs import BlobStore
from counter_app.store.central_devices import Server
from counter_app.store.central_schema import upgrade_central
from counter_app.store.database import Database
from counter_app.store.keys import FileKeyStore, data_key, write_private
from counter_app.store.passwords import Passwords
from counter_app.sync import sealing

_KEY_NAME = "central"


def open_central(
    folder: CentralFolder,
    *,
    ids: IdSource,
    now: Callable[[], datetime],
    url: str | None = None,
    config: CentralConfig | None = None,
    passwords: Passwords | None = None,
) -> Central:
    """Open data made before. Raises CentralNotReadyError, and of `errors.storage`."""
    db, key = _open_database(folder, url, now())
    with db.read() as tx:
        server = central_devices.the_server(tx)
    if server is None:
        db.close()
        raise CentralNotReadyError
    return Central(
        db=db,
        blobs=BlobStore(folder.blobs, key),
        server=server,
        config=config or CentralConfig(),
        passwords=passwords or (_practice_passwords() if server.practice else Passwords()),
        now=now,
        ids=ids,
    )


def _practice_passwords() -> Passwords:
    """What everybody may read on the sign-in page need not be dear to guess."""
    return Passwords(time_cost=1, memory_kib=8 * 1024, lanes=1)


def make_central(
    folder: CentralFolder,
    *,
    ids: IdSource,
    now: Callable[[], datetime],
    practice: bool,
    url: str | None = None,
) -> None:
    """Make a server's data, without any staff. The private recovery key lies in a file beside it,
    to be carried to a safe. Raises CentralExistsError when there is a centre of the other kind,
    or one with staff.
    """
    db, key = _open_database(folder, url, now())
    try:
        with db.write() as tx:
            server = central_devices.the_server(tx)
            if server is not None:
                if server.practice is not practice or central_people.count(tx):
                    raise CentralExistsError
                return  # cut off before its first supervisor was written: goes on
            BlobStore(folder.blobs, key).make_folders()
            private, public = sealing.new_recovery_key()
            _leave_recovery_key(folder.recovery, private)
            made = Server(node=ids.new_id(), practice=practice, recovery_key=public)
            central_devices.make_server(tx, made, at=now())
    finally:
        db.close()


def add_practice_staff(central: Central) -> None:
    """The known people of a practice centre, as many as are missing."""
    with central.read() as tx:
        missing = [
            staff for staff in PRACTICE_STAFF if central_people.by_number(tx, staff[0]) is None
        ]
    for number, name, roles in missing:
        people.register(central, number=number, name=name, password=PRACTICE_PASSWORD, roles=roles)


def system_now() -> datetime:
    """The server's clock, aware UTC in whole milliseconds."""
    now = datetime.now(tz=UTC)
    return now.replace(microsecond=now.microsecond // 1000 * 1000)


def _open_database(folder: CentralFolder, url: str | None, now: datetime) -> tuple[Database, bytes]:
    # A server runs before anybody has logged in, so its key lies in a file of its account.
    # What it locks is the database file, and the pages alone where the database lies elsewhere.
    locked = folder.database if url is None else folder.blobs
    key = data_key(FileKeyStore(folder.keys), _KEY_NAME, database=locked)
    db = Database.open_server(url or f"sqlite:///{folder.database.as_posix()}", key)
    try:
        upgrade_central(db, now=now)
    except BaseException:
        db.close()
        raise
    return db, key


def _leave_recovery_key(path: Path, private: str) -> None:
    with trouble.files_told():
        path.parent.mkdir(parents=True, exist_ok=True)
        write_private(path, private + "\n")
