"""Opening, the two verbs, and what happens when file, disk or key fail."""

import os
import stat
import subprocess
import sys
import threading

import pytest
import sqlcipher3.dbapi2 as sqlcipher
from sqlalchemy import insert, select
from sqlalchemy.exc import DBAPIError

from counter_app.errors.storage import (
    CommitUnknownError,
    DamagedError,
    DiskFullError,
    LockedError,
    ReadOnlyError,
    StorageError,
    UnsupportedSqliteError,
    WrongKeyError,
)
from counter_app.store import database as database_module
from counter_app.store import trouble
from counter_app.store.database import Database
from counter_app.store.tables import note
from tests.store.store_samples import AT, KEY, accept

is_root = hasattr(os, "geteuid") and os.geteuid() == 0
needs_mount = pytest.mark.skipif(
    not is_root or not sys.platform.startswith("linux"), reason="mounts a small disk"
)


def names(db):
    with db.read() as conn:
        return set(conn.execute(select(note.c.name)).scalars())


def put(db, name, value="1"):
    with db.write() as conn:
        conn.execute(insert(note).values(name=name, value=value))


def pragma(db, name):
    with db.read() as conn:
        return conn.exec_driver_sql(f"PRAGMA {name}").scalar()


def test_the_file_is_set_up_as_measured(db):
    assert pragma(db, "journal_mode") == "wal"
    assert pragma(db, "synchronous") == 2
    assert int(pragma(db, "page_size")) == 8192
    assert pragma(db, "cipher_page_size") == "8192"
    assert pragma(db, "foreign_keys") == 1


def test_a_write_is_whole_or_nothing(db):
    def half():
        with db.write() as conn:
            conn.execute(insert(note).values(name="a", value="1"))
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        half()
    put(db, "b")
    assert {"a", "b"} & names(db) == {"b"}


def test_a_write_takes_the_lock_at_its_beginning(desk_path):
    first = Database.open_desk(desk_path, KEY)
    second = Database.open_desk(desk_path, KEY, busy_ms=10)
    with first.write():
        with pytest.raises(LockedError), second.write():
            pytest.fail("a second writer got in")
        assert names(second)  # readers are never kept out
    first.close()
    second.close()


def test_a_read_sees_one_moment(db):
    with db.read() as conn:
        before = conn.execute(select(note.c.name)).all()
        put(db, "later")
        assert conn.execute(select(note.c.name)).all() == before
    assert "later" in names(db)


def test_many_threads_write_without_a_locked_error(db):
    def work(number):
        try:
            for turn in range(20):
                put(db, f"{number}-{turn}")
        except StorageError as wrong:
            failures.append(wrong)

    failures = []
    threads = [threading.Thread(target=work, args=(number,)) for number in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failures == []
    assert len(names(db)) >= 120


def test_a_failed_commit_is_unknown(db, monkeypatch):
    class Failing(sqlcipher.OperationalError):
        sqlite_errorname = "SQLITE_IOERR_FSYNC"

    def fails(_connection):
        raise Failing("disk I/O error")

    monkeypatch.setattr(db.engine.dialect, "do_commit", fails)
    with pytest.raises(CommitUnknownError) as told:
        put(db, "a")
    monkeypatch.undo()
    assert "Mở lại" in told.value.tell().todo


def test_a_mistake_of_ours_is_not_hidden(db):
    with pytest.raises(DBAPIError), db.write() as conn:
        conn.exec_driver_sql("SELECT * FROM nowhere")


def test_a_wrong_key_opens_nothing(db, desk_path):
    put(db, "a")
    db.close()
    with pytest.raises(WrongKeyError):
        Database.open_desk(desk_path, bytes(32))
    with pytest.raises(WrongKeyError):
        Database.open_desk(desk_path, b"short")
    Database.open_desk(desk_path, KEY).close()


def test_a_file_that_is_no_database_is_told(tmp_path):
    path = tmp_path / "desk.db"
    path.write_bytes(b"x" * 20_000)
    with pytest.raises(WrongKeyError):
        Database.open_desk(path, KEY)
    assert path.read_bytes() == b"x" * 20_000


def test_damage_is_found_and_the_file_is_left_alone(db, desk_path, ids):
    with db.write() as conn:
        for serial in range(1, 80):
            accept(conn, ids, serial)
    db.close()
    whole = bytearray(desk_path.read_bytes())
    pages = len(whole) // 8192
    for page in range(pages // 2, pages):
        whole[page * 8192 + 100] ^= 0xFF
    desk_path.write_bytes(whole)
    broken = Database.open_desk(desk_path, KEY)
    assert broken.check() != []
    with pytest.raises(DamagedError), broken.read() as conn:
        conn.exec_driver_sql("SELECT max(length(body)) FROM entry").scalar()
    broken.close()
    assert desk_path.stat().st_size == len(whole)


def test_damage_of_the_schema_is_told_at_the_door(db, desk_path):
    db.close()
    whole = bytearray(desk_path.read_bytes())
    for page in range(1, len(whole) // 8192):
        whole[page * 8192 + 100] ^= 0xFF
    desk_path.write_bytes(whole)
    with pytest.raises(DamagedError):
        Database.open_desk(desk_path, KEY)


def test_a_read_only_folder_is_told(db, desk_path):
    db.close()
    if is_root:
        code = (
            "import os, pathlib\n"
            "from counter_app.store.database import Database\n"
            "from counter_app.errors.storage import ReadOnlyError\n"
            "os.setuid(65534)\n"
            f"try: db = Database.open_desk(pathlib.Path({str(desk_path)!r}), {KEY!r})\n"
            "except ReadOnlyError as told: print(told.tell('en').happened)\n"
        )
        desk_path.parent.chmod(0o555)
        for folder in desk_path.parents:
            if folder.stat().st_uid == os.geteuid() and "pytest" in str(folder):
                folder.chmod(folder.stat().st_mode | stat.S_IXOTH | stat.S_IROTH)
        done = subprocess.run(
            [sys.executable, "-c", code],
            capture_output=True,
            text=True,
            check=False,
            env={**os.environ, "PYTHONDONTWRITEBYTECODE": "1"},
        )
        assert "can only be read" in done.stdout, done.stderr
        return
    desk_path.parent.chmod(0o555)
    with pytest.raises(ReadOnlyError):
        Database.open_desk(desk_path, KEY)


@needs_mount
def test_a_full_disk_loses_nothing_and_the_ballast_helps(tmp_path, ids):
    disk = tmp_path / "disk"
    disk.mkdir()
    subprocess.run(["mount", "-t", "tmpfs", "-o", "size=4m", "tmpfs", disk], check=True)
    try:
        from counter_app.store.upgrade import upgrade_desk

        db = Database.open_desk(disk / "desk.db", KEY)
        upgrade_desk(db, now=AT, progress=lambda _a, _b: None)
        (disk / "desk.ballast").write_bytes(b"b" * (1 << 20))
        kept = []

        def fill():
            for number in range(10_000):
                put(db, f"n{number}", "x" * 5000)
                kept.append(f"n{number}")

        with pytest.raises(DiskFullError) as told:
            fill()
        assert told.value.tell().code == "disk_full"
        assert not (disk / "desk.ballast").exists()
        put(db, "last", "x" * 5000)  # the room that was given back
        assert db.check() == []
        assert {*kept, "last"} <= names(db)
        db.close()
    finally:
        subprocess.run(["umount", disk], check=True)


@pytest.mark.parametrize(
    ("version", "has_cipher"), [("3.40.1", True), ("3.51.2", True), ("3.53.4", False)]
)
def test_an_unsafe_engine_is_refused(tmp_path, monkeypatch, version, has_cipher):
    class Engine:
        sqlite_version = version

        @staticmethod
        def connect(*_args, **_options):
            plain = sqlcipher.connect(":memory:")
            if not has_cipher:
                plain.close()
                import sqlite3

                return sqlite3.connect(":memory:")
            return plain

    monkeypatch.setattr(database_module, "sqlcipher", Engine)
    with pytest.raises(UnsupportedSqliteError) as told:
        Database.open_desk(tmp_path / "desk.db", KEY)
    assert version in told.value.tell("en").happened
    assert not (tmp_path / "desk.db").exists()


@needs_mount
def test_a_backup_that_finds_no_room_is_told_and_leaves_nothing_half(db, tmp_path):
    disk = tmp_path / "disk"
    disk.mkdir()
    subprocess.run(["mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", disk], check=True)
    try:
        with pytest.raises(DiskFullError):
            db.backup(disk / "copy.db")
        assert list(disk.iterdir()) == []
    finally:
        subprocess.run(["umount", disk], check=True)


def test_a_backup_is_whole_and_encrypted(db, tmp_path):
    put(db, "canary-in-backup")
    db.backup(tmp_path / "b" / "copy.db")
    copy = Database.open_desk(tmp_path / "b" / "copy.db", KEY)
    assert "canary-in-backup" in names(copy)
    copy.close()
    assert b"canary" not in (tmp_path / "b" / "copy.db").read_bytes()


@pytest.mark.parametrize("key", [None, KEY])
def test_a_server_may_lie_in_a_sqlite_file(tmp_path, key):
    db = Database.open_server(f"sqlite:///{tmp_path}/central.db", key)
    with db.write() as conn:
        conn.exec_driver_sql("CREATE TABLE t (a)")
    assert db.is_sqlite
    db.close()
    magic = (tmp_path / "central.db").read_bytes()[:15]
    assert (magic == b"SQLite format 3") is (key is None)


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("SQLITE_FULL", DiskFullError),
        ("SQLITE_READONLY_DBMOVED", ReadOnlyError),
        ("SQLITE_BUSY_SNAPSHOT", LockedError),
        ("SQLITE_CORRUPT_VTAB", DamagedError),
        ("SQLITE_NOTADB", WrongKeyError),
        ("SQLITE_IOERR_WRITE", StorageError),
    ],
)
def test_every_driver_error_has_three_sentences(name, kind):
    class WrongError(Exception):
        sqlite_errorname = name

    told = trouble.of_driver(WrongError())
    assert type(told) is kind
    for language in ("vi", "en"):
        said = told.tell(language)
        assert said.happened
        assert said.kept
        assert said.todo


@pytest.mark.parametrize(
    ("state", "kind"), [("53100", DiskFullError), ("55P03", LockedError), (None, StorageError)]
)
def test_postgresql_errors_are_told_too(state, kind):
    class OperationalError(Exception):
        sqlstate = state

    assert type(trouble.of_driver(OperationalError())) is kind


def test_an_unreachable_postgresql_is_told():
    with pytest.raises(StorageError):
        Database.open_server("postgresql://nobody@127.0.0.1:1/none")


def test_a_mistake_in_postgresql_is_ours():
    class SyntaxFaultError(Exception):
        sqlstate = "42601"

    assert trouble.of_driver(SyntaxFaultError()) is None
