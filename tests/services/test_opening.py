"""Opening and closing a data folder: whatever is wrong is a sentence, nothing stays held."""

import os
import subprocess
import sys
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy.exc import DBAPIError

from counter_app.bootstrap import DeskOptions, open_desk, open_store, wiring
from counter_app.errors.desk import PracticeOnlyError
from counter_app.errors.storage import (
    AlreadyRunningError,
    DamagedError,
    DatabaseLostError,
    KeyMissingError,
    ReadOnlyError,
    StorageError,
    WrongKeyError,
)
from counter_app.settings import SettingsWrongError
from counter_app.store import journal, sweeping
from counter_app.store import node as nodes
from counter_app.store.blobs import BlobStore
from counter_app.store.verify import verify
from tests.services.playing import DAY, HOA, make_folder, open_counter


def options(root, wall, **more):
    return DeskOptions(root=root, wall=wall, **more)


def told(wrong):
    sentences = wrong.value.tell()
    assert sentences.happened
    assert sentences.kept
    assert sentences.todo
    return sentences


def test_a_second_program_on_the_folder_is_sent_to_the_open_window(desk, desk_root, wall):
    code = (
        "import sys; from pathlib import Path\n"
        "from counter_app.bootstrap import DeskOptions, open_store\n"
        "from counter_app.errors.storage import AlreadyRunningError\n"
        "try: open_store(DeskOptions(root=Path(sys.argv[1])))\n"
        "except AlreadyRunningError: print('busy')\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, desk_root], capture_output=True, text=True, check=True
    )
    assert done.stdout == "busy\n"
    desk.accept(101)  # and the first goes on


def test_closed_means_the_next_one_may_open(desk, desk_root, wall):
    view = desk.accept(101)
    desk.close()
    again = open_counter(desk_root, wall)
    assert again.intake.load_accepted(view.stream).code == view.code
    again.close()


@pytest.mark.parametrize("place", [0, 40])
def test_a_database_with_a_damaged_head_is_told_and_kept(desk_root, wall, place):
    make_folder(desk_root, wall)
    before = damage(desk_root / "counter.db", place)
    with pytest.raises((DamagedError, WrongKeyError)) as wrong:
        open_store(options(desk_root, wall))
    told(wrong)
    assert (desk_root / "counter.db").read_bytes() == before


@pytest.mark.parametrize("page", [-1, -2, 5])
def test_damage_further_inside_is_never_passed_over(desk_root, wall, page):
    make_folder(desk_root, wall)
    pages = (desk_root / "counter.db").stat().st_size // 8192
    damage(desk_root / "counter.db", page % pages * 8192)
    assert not is_whole(desk_root, wall)


def is_whole(desk_root, wall):
    """What `counter-app verify` says: in its report, or by stopping at what it cannot read."""
    try:
        store = open_store(options(desk_root, wall))
        try:
            report = verify(store.db, store.blobs, mark=None, progress=lambda _a, _b: None)
        finally:
            store.close()  # reads, too
    except DamagedError:
        return False
    return report.is_whole


def damage(database, place):
    """Put 2,000 bytes of noise at `place`; the file as it is then."""
    data = bytearray(database.read_bytes())
    data[place : place + 2000] = os.urandom(2000)
    database.write_bytes(data)
    return bytes(data)


def test_a_lost_key_is_not_replaced(desk_root, wall):
    make_folder(desk_root, wall)
    for key in (desk_root / "keys").glob("*.key"):
        key.unlink()
    with pytest.raises(KeyMissingError) as wrong:
        open_store(options(desk_root, wall))
    told(wrong)
    assert list((desk_root / "keys").glob("*.key")) == []


@pytest.mark.parametrize("left", ["nothing", "an empty file"])
def test_a_lost_database_is_not_replaced_by_a_new_one(desk_root, wall, left):
    """Else a working day would look like a new PC, and the sweep would take its pages."""
    make_folder(desk_root, wall)
    database = desk_root / "counter.db"
    database.unlink()
    if left == "an empty file":
        database.touch()
    for _ in range(2):
        with pytest.raises(DatabaseLostError) as wrong:
            open_store(options(desk_root, wall))
        told(wrong)
    assert not database.exists() or database.read_bytes() == b""


def test_a_folder_that_cannot_be_made_is_told(tmp_path, wall):
    (tmp_path / "file").write_text("no folder")
    with pytest.raises(StorageError) as wrong:
        open_store(options(tmp_path / "file" / "desk", wall))
    told(wrong)


@pytest.mark.skipif(os.name == "nt" or os.geteuid() != 0, reason="mounting needs root")
def test_a_read_only_disk_is_told(tmp_path, wall):
    disk = tmp_path / "disk"
    disk.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=64m", "tmpfs", str(disk)]
    if subprocess.run(mount, check=False).returncode:
        pytest.skip("no right to mount")
    try:
        make_folder(disk / "desk", wall)
        subprocess.run(["mount", "-o", "remount,ro", disk], check=True)
        with pytest.raises(ReadOnlyError) as wrong:
            open_store(options(disk / "desk", wall))
        told(wrong)
        subprocess.run(["mount", "-o", "remount,rw", disk], check=True)
        open_store(options(disk / "desk", wall)).close()
    finally:
        subprocess.run(["umount", "-l", disk], check=True)


def test_a_step_that_fails_lets_everything_go(desk_root, wall, monkeypatch):
    make_folder(desk_root, wall)

    def broken(*_args, **_more):
        raise ReadOnlyError

    with monkeypatch.context() as patch:
        patch.setattr(sweeping, "sweep", broken)
        with pytest.raises(ReadOnlyError):
            open_store(options(desk_root, wall))
    with monkeypatch.context() as patch:
        patch.setattr(wiring, "PracticeBench", broken)
        patch.setattr(wiring, "Lookup", broken)
        with pytest.raises(ReadOnlyError):
            open_desk(options(desk_root, wall))
    open_store(options(desk_root, wall)).close()


@pytest.mark.parametrize("counter", ["quầy 5", "", "12345"])
def test_a_counter_that_no_code_can_carry_is_found_at_start(desk_root, wall, counter):
    make_folder(desk_root, wall)
    (desk_root / "settings.toml").write_text(f'counter = "{counter}"\n', "utf-8")
    with pytest.raises(SettingsWrongError) as wrong:
        open_desk(options(desk_root, wall))
    assert "counter" in told(wrong).happened


def test_practice_never_writes_into_a_working_folder(desk_root, wall):
    make_folder(desk_root, wall)
    with pytest.raises(PracticeOnlyError):
        open_store(options(desk_root, wall, practice=True))
    first = open_store(options(desk_root, wall))  # the refusal let the lock go
    try:
        with pytest.raises(AlreadyRunningError):
            open_store(options(desk_root, wall))
    finally:
        first.close()


class TestHighWaterMark:
    """A database put back from an old copy goes on as a new node (design §2.10)."""

    def put_back(self, desk_root, wall):
        desk = open_counter(desk_root, wall)
        desk.accept(101)
        desk.close()
        old = {path: path.read_bytes() for path in desk_root.glob("counter.db*")}
        desk = open_counter(desk_root, wall)
        desk.accept(101)
        desk.close()
        for path, data in old.items():
            path.write_bytes(data)

    def node(self, desk_root, wall):
        store = open_store(options(desk_root, wall))
        try:
            with store.db.read() as conn:
                return nodes.read(conn)
        finally:
            store.close()

    def test_it_forks_once_and_its_leases_are_dead(self, desk_root, wall):
        make_folder(desk_root, wall)
        first = self.node(desk_root, wall)
        self.put_back(desk_root, wall)
        forked = self.node(desk_root, wall)
        assert forked.replaces == first.id
        assert self.node(desk_root, wall) == forked
        desk = open_counter(desk_root, wall)
        assert desk.accept(101).code.startswith("TM05-")
        report = verify(
            desk.drafts._db,
            BlobStore(desk_root / "blobs", _key(desk_root)),
            mark=None,
            progress=lambda _a, _b: None,
        )
        desk.close()
        assert report.problems == ()

    def test_pages_that_the_older_copy_does_not_name_stay_for_a_month(self, desk_root, wall):
        make_folder(desk_root, wall)
        self.put_back(desk_root, wall)
        blobs = BlobStore(desk_root / "blobs", _key(desk_root))
        page = blobs.put(b"a page of the days after the copy")
        os.utime(blobs._path(page), (0, 0))
        for days, stays in ((0, True), (29, True), (31, False)):
            wall.set(8, 0, day=DAY + timedelta(days=days))
            self.node(desk_root, wall)
            assert blobs.has(page) is stays

    def test_power_lost_before_the_fork_was_marked_is_no_second_fork(self, desk_root, wall):
        make_folder(desk_root, wall)
        self.put_back(desk_root, wall)
        mark = desk_root / "keys" / "mark.json"
        before = mark.read_bytes()
        forked = self.node(desk_root, wall)
        mark.write_bytes(before)
        assert self.node(desk_root, wall) == forked

    def test_an_altered_last_entry_stays_found_after_opening_and_closing(self, desk_root, wall):
        make_folder(desk_root, wall)
        desk = open_counter(desk_root, wall)
        stream = desk.accept(101).stream
        desk.close()
        store = open_store(options(desk_root, wall))
        with store.db.write() as conn:
            for name in ("entry_keeps", "entry_stays"):
                conn.exec_driver_sql(f"DROP TRIGGER {name}")
            last = journal.entries(conn, stream)[-1]
            conn.exec_driver_sql("UPDATE entry SET actor = 'somebody' WHERE id = ?", (last.id,))
        store.close()
        for _ in range(2):
            store = open_store(options(desk_root, wall))
            report = verify(
                store.db, store.blobs, mark=store.mark.read(), progress=lambda _a, _b: None
            )
            store.close()
            assert "mark" in {problem.what for problem in report.problems}


def _key(root: Path) -> bytes:
    (file,) = (root / "keys").glob("*.key")
    return bytes.fromhex(file.read_text("ascii"))


def test_R23_what_a_database_error_says_names_nobody(desk):
    """Its text may reach a log."""
    desk.accept(101)
    with pytest.raises(DBAPIError) as wrong, desk.drafts._db.write() as conn:
        conn.exec_driver_sql("INSERT INTO draft VALUES (?, ?)", ("Nguyễn Văn Khoa", "051087004321"))
    assert "Khoa" not in str(wrong.value)
    assert "051087004321" not in str(wrong.value)


def test_an_edition_is_read_once_for_every_desk_of_a_process(desk_root, wall):
    make_folder(desk_root, wall)
    first = open_counter(desk_root, wall)
    edition = first.catalogue._edition
    first.close()
    second = open_counter(desk_root, wall)
    assert second.catalogue._edition is edition
    assert second.catalogue.find("101", replace(HOA, agencies=()))[0].alias == 101
    second.close()
