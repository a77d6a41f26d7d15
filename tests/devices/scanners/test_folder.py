"""What only the hot folder does: files that are still being written, moved aside, or no scans."""

import errno
import fcntl
import subprocess
import sys
from pathlib import Path

import pytest

from counter_app.devices.api import ScanSettings
from counter_app.devices.registry import Group, open_device
from counter_app.errors import devices as errors
from counter_app.job import Cancelled, Job
from tests.devices.scanners.contract import receive


@pytest.fixture
def hot(tmp_path):
    folder = tmp_path / "hot"
    folder.mkdir()
    return folder


@pytest.fixture
def connect(hot):
    def opened(**options):
        fixed = {"folder": str(hot), "settle_seconds": "0", "quiet_seconds": "0"}
        return open_device(Group.SCANNERS, "folder", fixed | {"first_seconds": "0"} | options)

    return opened


class SteppedJob(Job):
    """Does one step of a story at each look at the folder."""

    def __init__(self, *steps):
        super().__init__()
        self._steps = list(steps)

    def wait(self, seconds):
        if self._steps:
            self._steps.pop(0)()
        super().wait(seconds)


def test_taken_files_are_moved_never_deleted(hot, connect, draw):
    (hot / "a.png").write_bytes(draw(1))
    pages, _ = receive(connect())
    assert [page.data for page in pages] == [draw(1)]
    assert not (hot / "a.png").exists()
    assert (hot / "taken" / "a.png").read_bytes() == draw(1)


def test_the_same_name_again_overwrites_nothing(hot, connect, draw):
    scanner = connect()
    for number in (1, 2, 3):
        (hot / "scan.png").write_bytes(draw(number))
        receive(scanner)
    kept = {path.name: path.read_bytes() for path in (hot / "taken").iterdir()}
    assert kept == {"scan.png": draw(1), "scan-2.png": draw(2), "scan-3.png": draw(3)}


def test_a_file_is_moved_only_when_the_page_was_handed_over(hot, connect, draw):
    (hot / "a.png").write_bytes(draw(1))
    pages = connect().scan(ScanSettings(), Job())
    next(pages)
    assert (hot / "a.png").exists()
    pages.close()  # the caller never came back: the page may not have been stored
    assert (hot / "a.png").exists()


def test_a_growing_file_is_never_taken(hot, connect, draw):
    data = draw(1, "TIFF")  # has no end mark: only its growing tells
    path = hot / "big.tif"
    path.write_bytes(data[:100])
    job = SteppedJob(
        *[lambda end=end: path.write_bytes(data[:end]) for end in range(200, len(data), 1200)],
        lambda: path.write_bytes(data),
    )
    (page,) = connect(settle_seconds="0.4").scan(ScanSettings(), job)
    assert page.data == data


@pytest.mark.parametrize("form", ["JPEG", "PNG", "PDF"])
def test_a_writer_that_pauses_is_waited_for(hot, connect, draw, form):
    data = draw(1, form)
    path = hot / f"scan.{form.lower()}"
    path.write_bytes(data[:-20])
    pause = [lambda: None] * 5
    job = SteppedJob(*pause, lambda: path.write_bytes(data))
    (page,) = connect().scan(ScanSettings(), job)
    assert page.data == data


def test_a_file_nobody_finishes_is_handed_over_after_all(hot, connect, draw):
    (hot / "cut.jpg").write_bytes(draw(1, "JPEG")[:-20])
    (hot / "zero.png").write_bytes(b"")
    pages, told = receive(connect(patience_seconds="0.05"))
    assert told is None
    assert [page.media_type for page in pages] == ["image/jpeg", "application/octet-stream"]


HOLD = """
import fcntl, sys
file = open(sys.argv[1], "r+b")
getattr(fcntl, sys.argv[2])(file, fcntl.LOCK_EX)
print("locked", flush=True)
sys.stdin.read()
"""


@pytest.mark.parametrize("lock", ["flock", "lockf"])
def test_a_locked_file_is_left_until_its_writer_lets_go(hot, connect, draw, lock):
    path = hot / "a.png"
    path.write_bytes(draw(1))
    command = [sys.executable, "-c", HOLD, str(path), lock]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as writer:
        assert writer.stdout.readline() == b"locked\n"
        _, told = receive(connect(patience_seconds="0"))
        assert type(told) is errors.FeederEmpty
    pages, _ = receive(connect(patience_seconds="0"))
    assert len(pages) == 1


def test_a_file_in_work_holds_back_later_names_only_for_a_while(hot, connect, draw):
    with (hot / "1.png").open("wb") as writer:
        fcntl.flock(writer, fcntl.LOCK_EX)
        (hot / "2.png").write_bytes(draw(2))
        pages, _ = receive(connect(patience_seconds="0"))
    assert [page.source for page in pages] == ["2.png"]
    assert (hot / "1.png").exists()


def test_what_is_no_scan_stays(hot, connect, draw, tmp_path):
    for name in (".hidden.png", "~lock.png", "scan.png.part", "scan.tmp", "SCAN.PNG.TMP"):
        (hot / name).write_bytes(draw(1))
    (hot / "Thumbs.db").write_bytes(b"no picture")
    (hot / "folder.png").mkdir()
    before = set(hot.iterdir())
    _, told = receive(connect())
    assert type(told) is errors.FeederEmpty
    assert before <= set(hot.iterdir())


def test_a_scan_without_a_picture_name_is_known_by_its_content(hot, connect, draw):
    (hot / "DOC0001").write_bytes(draw(1, "JPEG"))
    (page,), _ = receive(connect())
    assert page.media_type == "image/jpeg"


def test_links_are_refused(hot, connect, draw, tmp_path):
    secret = tmp_path / "secret.png"
    secret.write_bytes(draw(1))
    (hot / "link.png").symlink_to(secret)
    (hot / "a.png").write_bytes(draw(2))
    pages, _ = receive(connect())
    assert [page.source for page in pages] == ["a.png"]
    assert (hot / "link.png").is_symlink()


def test_files_that_come_later_are_waited_for(hot, connect, draw):
    job = SteppedJob(
        lambda: (hot / "1.png").write_bytes(draw(1)),
        lambda: None,
        lambda: (hot / "2.png").write_bytes(draw(2)),
    )
    scanner = connect(first_seconds="600", quiet_seconds="600")
    pages = list(scanner.scan(ScanSettings(max_pages=2), job))
    assert [page.source for page in pages] == ["1.png", "2.png"]


def test_a_stop_while_waiting(connect):
    scanner = connect(first_seconds="600")
    job = Job()

    class StoppedWhileWaiting(Job):
        def wait(self, seconds):
            job.stop()
            job.wait(seconds)

    with pytest.raises(Cancelled):
        list(scanner.scan(ScanSettings(), StoppedWhileWaiting()))


def test_close_while_waiting(connect):
    scanner = connect(first_seconds="600")
    with pytest.raises(Cancelled):
        list(scanner.scan(ScanSettings(), SteppedJob(scanner.close)))


def test_a_missing_folder_is_told(connect, hot):
    scanner = connect()
    hot.rmdir()
    _, told = receive(scanner)
    assert type(told) is errors.ScanFolderMissing
    with pytest.raises(errors.ScanFolderMissing):
        scanner.paper_loaded()


def test_the_share_goes_away_during_a_scan(connect, hot, draw):
    (hot / "a.png").write_bytes(draw(1))
    pages = connect().scan(ScanSettings(), Job())
    next(pages)
    hot.rename(hot.with_name("gone"))
    with pytest.raises(errors.ScanFolderMissing) as told:
        next(pages)
    assert told.value.pages == 1


def test_a_folder_that_cannot_be_written_is_told_before_anything_is_taken(connect, hot, draw):
    (hot / "a.png").write_bytes(draw(1))
    (hot / "taken").write_text("a file is in the way")
    _, told = receive(connect())
    assert type(told) is errors.ScanFolderReadOnly
    assert (hot / "a.png").exists()


def test_a_folder_that_is_not_ours_to_enter_is_told(connect, monkeypatch):
    def refuse(_path):
        raise PermissionError(errno.EACCES, "no")

    monkeypatch.setattr(Path, "is_dir", refuse)
    _, told = receive(connect())
    assert type(told) is errors.ScanFolderReadOnly


def test_a_file_that_cannot_be_moved_is_not_taken_twice(connect, hot, draw):
    (hot / "a.png").write_bytes(draw(1))
    scanner = connect()
    pages = scanner.scan(ScanSettings(), Job())
    next(pages)
    (hot / "taken").rmdir()
    (hot / "taken").write_text("a file is in the way")
    assert list(pages) == []
    assert scanner.paper_loaded() is False
    (hot / "a.png").write_bytes(draw(2) + b" ")  # a new scan of the same name
    assert scanner.paper_loaded() is True


def test_a_file_over_the_limit_stays(connect, hot, draw):
    (hot / "a.png").write_bytes(draw(1))
    with (hot / "b.pdf").open("wb") as file:
        file.write(b"%PDF-1.7")
        file.seek(1 << 20)
        file.write(b"%%EOF")
    pages, told = receive(connect(limit_mb="1"))
    assert len(pages) == 1
    assert type(told) is errors.ScanFileTooBig
    assert told.pages == 1
    assert (hot / "b.pdf").exists()


def test_the_folder_must_be_named():
    with pytest.raises(errors.OptionWrong):
        open_device(Group.SCANNERS, "folder", {})
