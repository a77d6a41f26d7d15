"""Slips that go to a path."""

import os
import sys
import threading

import pytest

from counter_app.devices.api import PrinterState
from counter_app.devices.printers.file import FileDriver, FilePrinter
from counter_app.devices.printers.output import next_number, write_whole
from counter_app.errors.devices import OptionWrong
from counter_app.errors.printers import PaperOut, PrinterLost, PrinterOffline, PrintFileFailed
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
def test_no_paper_at_the_usb_port(slip):
    """/dev/full answers as usblp does without paper: no space."""
    with pytest.raises(PaperOut):
        FilePrinter(_dev("full"), width=576, device="USB").print_slip(slip)


@posix
def test_an_unplugged_usb_port_is_off_line_and_never_made_up(slip):
    printer = FilePrinter(_dev("counter-no-such-printer"), width=576, device="USB")
    with pytest.raises(PrinterOffline):
        printer.print_slip(slip)
    assert printer.state() is PrinterState.OFFLINE
    assert not _dev("counter-no-such-printer").exists()


@posix
def test_a_port_that_goes_away_in_the_middle(tmp_path, draw_slip):
    pipe = tmp_path / "lp0"
    os.mkfifo(pipe)

    def leave_early():
        with pipe.open("rb") as reader:
            reader.read(100)

    thread = threading.Thread(target=leave_early)
    thread.start()
    with pytest.raises(PrinterLost):
        FilePrinter(pipe, width=576, device="USB").print_slip(draw_slip(576, height=9000))
    thread.join()


@posix
def test_a_port_gets_the_whole_job(tmp_path, slip):
    pipe = tmp_path / "lp0"
    os.mkfifo(pipe)
    got = []

    def read_all():
        with pipe.open("rb") as reader:
            got.append(reader.read())

    thread = threading.Thread(target=read_all)
    thread.start()
    FilePrinter(pipe, width=576, device="USB").print_slip(slip)
    thread.join()
    assert print_out(got[0]).image.size == (576, 700)


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
    assert isinstance(FileDriver().discover(), list)


def _dev(name):
    from pathlib import Path

    return Path("/dev") / name
