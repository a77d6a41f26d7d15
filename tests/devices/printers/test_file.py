"""Slips that go to a path."""

import sys
from pathlib import Path

import pytest

from counter_app.devices.api import PrinterState
from counter_app.devices.printers.file import FileDriver, FilePrinter
from counter_app.devices.printers.output import next_number, write_whole
from counter_app.errors.devices import OptionWrong
from counter_app.errors.printers import PrinterOffline, PrintFileFailed
from tests.devices.printers.raster import print_out

posix = pytest.mark.skipif(sys.platform == "win32", reason="device files")


def test_a_failed_write_leaves_the_last_print_whole(tmp_path, slip):
    path = tmp_path / "slip.bin"
    printer = FilePrinter(path, width=576, device="tệp")
    printer.print_slip(slip)
    before = path.read_bytes()
    (tmp_path / ".slip.bin.part").mkdir()  # nothing can be written beside it
    with pytest.raises(PrintFileFailed):
        printer.print_slip(slip)
    assert path.read_bytes() == before


def test_a_folder_that_cannot_be_made(tmp_path, slip):
    (tmp_path / "taken").write_text("a file")
    printer = FilePrinter(tmp_path / "taken" / "slip.bin", width=576, device="tệp")
    with pytest.raises(PrintFileFailed):
        printer.print_slip(slip)
    assert [path.name for path in tmp_path.iterdir()] == ["taken"]


@posix
def test_a_path_in_dev_is_a_port_and_never_made_up(slip):
    printer = FileDriver().open({"path": "/dev/counter-no-such-printer"})
    with pytest.raises(PrinterOffline):
        printer.print_slip(slip)
    assert printer.state() is PrinterState.OFFLINE
    assert not Path("/dev/counter-no-such-printer").exists()


@posix
def test_a_port_named_as_a_file_is_written_through_without_questions(slip, pty_printer):
    printer = FileDriver().open({"path": pty_printer.path})
    printer.print_slip(slip)
    assert print_out(pty_printer.wait_for_job()).image.size == (576, 700)
    assert printer.state() is PrinterState.UNKNOWN


def test_numbers_go_on_after_the_highest(tmp_path):
    assert next_number(tmp_path, "slip") == 1
    for name in (
        "slip-0002.bin",
        "slip-0010.png",
        "slip-x.png",
        "slip-new-0099.png",
        "other-0077.png",
    ):
        (tmp_path / name).touch()
    assert next_number(tmp_path, "slip") == 11


def test_no_half_file_is_left(tmp_path):
    write_whole(tmp_path / "a.bin", b"1", device="x")
    write_whole(tmp_path / "a.bin", b"22", device="x")
    assert [path.name for path in tmp_path.iterdir()] == ["a.bin"]
    assert (tmp_path / "a.bin").read_bytes() == b"22"


def test_options():
    with pytest.raises(OptionWrong):
        FileDriver().open({})
    assert FileDriver().discover() == []
