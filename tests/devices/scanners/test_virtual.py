"""What only the virtual scanner does: run-time control, pace, mishaps through options."""

import pytest

from counter_app.devices.api import ScanSettings
from counter_app.devices.registry import Group, open_device
from counter_app.devices.scanners.virtual import VirtualDriver
from counter_app.errors.devices import (
    CoverOpen,
    DeviceBusy,
    FeederEmpty,
    OptionWrong,
    PaperJam,
    ScanFolderMissing,
)
from counter_app.job import Cancelled, Job
from tests.devices.scanners.contract import receive


def connect(**options):
    return open_device(Group.SCANNERS, "virtual", {"seconds_per_page": "0"} | options)


class PatientJob(Job):
    """Waits for nothing and remembers how long it was asked to."""

    def __init__(self):
        super().__init__()
        self.waits = []

    def wait(self, seconds):
        self.waits.append(seconds)
        self.check()


def test_nothing_given_is_an_empty_feeder():
    scanner = connect()
    assert scanner.paper_loaded() is False
    _, told = receive(scanner)
    assert type(told) is FeederEmpty


def test_a_folder_is_fed_in_name_order(lay):
    paths = lay(12)
    scanner = connect(images=str(paths[0].parent))
    assert scanner.paper_loaded() is True
    pages, _ = receive(scanner)
    assert [page.source for page in pages] == [f"page {n}.png" for n in range(1, 13)]
    assert scanner.paper_loaded() is False


def test_files_are_fed_in_the_order_given(lay):
    first, second = lay(2)
    pages, _ = receive(connect(images=f"{second}\n{first}\n"))
    assert [page.source for page in pages] == ["page 2.png", "page 1.png"]


def test_a_folder_gives_pictures_only(lay):
    (path,) = lay(1)
    (path.parent / "notes.txt").write_text("not a page")
    (path.parent / "more").mkdir()
    pages, _ = receive(connect(images=str(path.parent)))
    assert len(pages) == 1


def test_files_are_passed_as_they_are_even_broken_ones(tmp_path):
    (tmp_path / "1.pdf").write_bytes(b"%PDF-1.7 ...")
    (tmp_path / "2.jpg").write_bytes(b"")
    pages, _ = receive(connect(images=str(tmp_path)))
    assert [page.media_type for page in pages] == ["application/pdf", "application/octet-stream"]


def test_missing_images_are_told(tmp_path):
    with pytest.raises(ScanFolderMissing):
        connect(images=str(tmp_path / "nowhere"))


def test_a_file_that_vanished_before_its_turn_is_told(lay):
    first, second = lay(2)
    scanner = connect(images=f"{first}\n{second}")
    second.unlink()
    pages, told = receive(scanner)
    assert type(told) is ScanFolderMissing
    assert told.pages == len(pages) == 1


def test_jam_through_options_happens_once_and_the_sheet_is_scanned_again(lay):
    scanner = connect(images=str(lay(3)[0].parent), jam_at="2")
    pages, told = receive(scanner)
    assert type(told) is PaperJam
    assert [page.source for page in pages] == ["page 1.png"]
    pages, told = receive(scanner)
    assert told is None
    assert [page.source for page in pages] == ["page 2.png", "page 3.png"]


def test_cover_and_busy_through_options_and_at_run_time(lay):
    scanner = connect(images=str(lay(1)[0].parent), cover_open="yes", busy="yes")
    assert type(receive(scanner)[1]) is DeviceBusy
    scanner.feeder.set_busy(is_busy=False)
    assert type(receive(scanner)[1]) is CoverOpen
    scanner.feeder.set_cover(is_open=False)
    assert receive(scanner)[1] is None


def test_the_cover_opened_during_a_scan(lay):
    scanner = connect(images=str(lay(3)[0].parent))
    pages = scanner.scan(ScanSettings(), Job())
    next(pages)
    scanner.feeder.set_cover(is_open=True)
    with pytest.raises(CoverOpen) as told:
        next(pages)
    assert told.value.pages == 1
    assert scanner.feeder.waiting() == 2


def test_feeding_during_a_scan(lay):
    scanner = connect(images=str(lay(1)[0].parent))
    pages = scanner.scan(ScanSettings(), Job())
    next(pages)
    scanner.feeder.feed(lay(1, folder="second stack", first=9))
    assert [page.source for page in pages] == ["page 9.png"]


def test_pages_take_their_time(lay):
    scanner = connect(images=str(lay(3)[0].parent), seconds_per_page="0,6")
    job = PatientJob()
    assert len(list(scanner.scan(ScanSettings(), job))) == 3
    # Nobody really waited, so the paper falls further and further behind its own pace.
    assert 0 < job.waits[0] <= 0.6 < job.waits[1] <= 1.2 < job.waits[2] <= 1.8


def test_a_stop_puts_the_sheet_back(lay):
    scanner = connect(images=str(lay(2)[0].parent), seconds_per_page="1000")
    job = Job()

    class StoppedWhileMoving(Job):
        def wait(self, seconds):
            job.stop()
            job.wait(seconds)

    with pytest.raises(Cancelled):
        next(scanner.scan(ScanSettings(), StoppedWhileMoving()))
    assert scanner.feeder.waiting() == 2


@pytest.mark.parametrize(
    ("name", "value"),
    [("seconds_per_page", "-1"), ("seconds_per_page", "nan"), ("jam_at", "1.5"), ("busy", "maybe")],
)
def test_wrong_options_are_named(name, value):
    with pytest.raises(OptionWrong) as told:
        connect(**{name: value})
    assert told.value.details["option"] == name


def test_one_is_always_found():
    (info,) = VirtualDriver().discover()
    assert open_device(Group.SCANNERS, info.driver, info.options).paper_loaded() is False
