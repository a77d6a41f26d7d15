"""Drivers in a process of their own: crash, hang and silence cost no page."""

import functools
import multiprocessing
import shutil
import threading
import time

import pytest

from counter_app.devices.api import ScanSettings
from counter_app.devices.registry import Group, is_guarded
from counter_app.devices.scanners import worker
from counter_app.devices.scanners.virtual import VirtualScanner
from counter_app.devices.scanners.worker import WorkerScanner, open_scanner
from counter_app.errors.devices import (
    CoverOpen,
    DeviceSilent,
    DriverCrashed,
    DriverMissing,
    OptionWrong,
)
from counter_app.job import Cancelled, Job
from tests.devices.scanners import flaky
from tests.devices.scanners.contract import ScannerContract, receive
from tests.devices.scanners.test_contracts import FolderBench


@pytest.fixture
def tray(tmp_path):
    folder = tmp_path / "tray"
    folder.mkdir()
    return folder


@pytest.fixture
def isolated(tray):
    """`isolated(page_seconds)`: the flaky driver in a child; ended with the test."""
    made = []

    def make(page_seconds=30.0):
        opener = functools.partial(flaky.open_flaky, tray)
        made.append(WorkerScanner(opener, label="Máy quét", page_seconds=page_seconds))
        return made[-1]

    yield make
    for one in made:
        one.close()


@pytest.fixture
def load(tray, draw):
    """`load(5)`: so many sheets in the tray, and `load.sheets` their bytes."""

    def lay(count, first=1):
        for number in range(first, first + count):
            (tray / f"sheet {number}.png").write_bytes(draw(number))

    return lay


def bytes_of(pages):
    return [page.data for page in pages]


@pytest.mark.parametrize("how", ["crash", "fail"])
def test_a_crash_keeps_the_pages_before_and_the_next_scan_goes_on(isolated, tray, load, draw, how):
    load(9)
    (tray / "mishap").write_text(f"{how} 5")
    scanner = isolated()
    pages, error = receive(scanner)
    assert isinstance(error, DriverCrashed)
    assert error.pages == 4
    rest, error = receive(scanner)
    assert error is None
    assert bytes_of(pages + rest) == [draw(number) for number in range(1, 10)]


def test_a_hang_is_ended_by_the_watchdog(isolated, tray, load, draw):
    load(6)
    (tray / "mishap").write_text("hang 3")
    scanner = isolated(page_seconds=0.5)
    pages, error = receive(scanner)
    assert isinstance(error, DeviceSilent)
    assert error.pages == 2
    scanner._seconds = 30.0
    rest, error = receive(scanner)
    assert bytes_of(pages + rest) == [draw(number) for number in range(1, 7)]


def test_stop_reaches_a_driver_that_does_not_listen(isolated, tray, load, monkeypatch):
    monkeypatch.setattr(worker, "_STOP_GRACE_S", 0.2)
    load(6)
    (tray / "mishap").write_text("hang 3")
    job = Job()
    pages = isolated(page_seconds=600.0).scan(ScanSettings(), job)
    next(pages)
    next(pages)
    timer = threading.Timer(0.1, job.stop)
    timer.start()
    with pytest.raises(Cancelled):
        next(pages)
    timer.join()


def test_two_hundred_sheets_with_a_crash_and_a_hang_arrive_in_order(isolated, tray, load, draw):
    load(200)
    scanner = isolated(page_seconds=1.0)
    pages = []
    for mishap in ("crash 60", "hang 70", ""):
        if mishap:
            (tray / "mishap").write_text(mishap)
        got, error = receive(scanner)
        pages += got
        assert (error is None) is (mishap == "")
    assert bytes_of(pages) == [draw(number) for number in range(1, 201)]


def test_a_driver_that_refuses_to_open_says_why():
    with pytest.raises(OptionWrong) as told:
        WorkerScanner(flaky.refuse, label="Máy quét", page_seconds=5)
    assert told.value.details["option"] == "folder"
    with pytest.raises(DriverCrashed):
        WorkerScanner(flaky.die, label="Máy quét", page_seconds=5)


def test_no_child_is_left_behind(isolated, load):
    load(1)
    scanner = isolated()
    child = scanner._child
    scanner.close()
    assert not child.process.is_alive()
    with pytest.raises(Cancelled):
        next(scanner.scan(ScanSettings(), Job()))


def test_a_child_that_starts_while_its_scanner_is_closed_is_ended(isolated):
    """Nobody else would: it would hold the device for as long as the program runs."""
    scanner = isolated()
    scanner._drop(scanner._child)
    before = set(multiprocessing.active_children())
    scanner._opener = functools.partial(time.sleep, 60)
    closing = threading.Timer(0.2, scanner.close)
    closing.start()
    with pytest.raises(Cancelled):
        next(scanner.scan(ScanSettings(), Job()))
    closing.join()
    assert set(multiprocessing.active_children()) <= before


def test_paper_loaded_asks_the_driver(isolated, load, tray):
    scanner = isolated()
    assert scanner.paper_loaded() is False
    load(1)
    assert scanner.paper_loaded() is True
    (tray / "mishap").write_text("refuse 0")
    with pytest.raises(CoverOpen):
        scanner.paper_loaded()


@pytest.mark.parametrize("ask", [flaky.die, flaky.refuse, functools.partial(time.sleep, 60)])
def test_what_crashes_fails_or_hangs_apart_answers_nothing(ask):
    assert worker.apart(ask, seconds=1.5) is None


def test_which_drivers_run_apart(tmp_path):
    assert [name for name in ("sane", "escl", "virtual") if is_guarded(Group.SCANNERS, name)] == [
        "sane",
        "escl",
        "virtual",
    ]
    assert isinstance(open_scanner("virtual", {}), VirtualScanner)
    folder = open_scanner("folder", {"folder": str(tmp_path)})
    assert isinstance(folder, WorkerScanner)
    folder.close()
    with pytest.raises(DriverMissing):
        open_scanner("no such driver", {})


def test_the_watchdog_is_more_patient_than_the_driver():
    assert worker._patience({}) == 120
    assert worker._patience({"first_seconds": "300", "quiet_seconds": "x"}) == 600
    assert worker._patience({"first_seconds": "inf"}) == 120


class TestFolderApart(ScannerContract):
    """The folder driver keeps the contract from a process of its own, too."""

    @pytest.fixture
    def bench(self, tmp_path, draw):
        hot = tmp_path / "hot"
        hot.mkdir()
        bench = FolderBench(hot, draw)
        options = {"settle_seconds": "0", "quiet_seconds": "0", "first_seconds": "0"}
        bench.scanner = open_scanner("folder", {"folder": str(hot), **options})
        yield bench
        bench.scanner.close()
        shutil.rmtree(hot)
