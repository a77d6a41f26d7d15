"""Slips through the operating system's queue: what stays in it must not come out later."""

import ctypes
import sys
import threading

import pytest

from counter_app.devices.api import PrinterState
from counter_app.devices.printers import escpos
from counter_app.devices.printers.cups import CupsQueue
from counter_app.devices.printers.queued import QueuedDriver, QueuedPrinter
from counter_app.devices.printers.winspool import PrinterInfo, open_queue
from counter_app.errors.devices import OptionWrong
from counter_app.errors.printers import (
    DocumentRefused,
    PaperOut,
    PrinterDenied,
    PrinterOffline,
    PrinterSilent,
    PrintSystemMissing,
)
from tests.devices.printers.winspool_stand_in import WinspoolStandIn

posix = pytest.mark.skipif(sys.platform == "win32", reason="CUPS")


@posix
def test_a_job_that_the_printer_does_not_take_is_taken_back(cups_queue, slip):
    cups_queue.behave("exit 1")  # CUPS would try it again after 30 seconds
    printer = QueuedDriver().open({"queue": cups_queue.name, "job_s": "1"})
    with pytest.raises(PrinterSilent) as told:
        printer.print_slip(slip)
    assert "chưa rõ đã in xong hay chưa" in told.value.tell().happened
    assert cups_queue.waiting() == ""
    assert cups_queue.jobs() == []


@posix
def test_a_job_that_nobody_can_be_asked_about_is_not_printed(tmp_path, slip):
    """CUPS was stopped behind the job."""
    programs = {
        "lp": "cat > /dev/null; echo 'request id is slip-7 (1 file(s))'",
        "lpstat": 'case "$*" in *-p*) echo printer slip is idle.;; *) exit 1;; esac',
        "cancel": f'echo "$1" > {tmp_path}/cancelled',
    }
    for name, text in programs.items():
        (tmp_path / name).write_text(f"#!/bin/sh\n{text}\n")
        (tmp_path / name).chmod(0o755)
    queue = CupsQueue("slip", programs=tmp_path)
    with pytest.raises(PrinterSilent):
        QueuedPrinter(queue, width=576, job_s=0.2, device="slip").print_slip(slip)
    assert (tmp_path / "cancelled").read_text() == "slip-7\n"


@posix
def test_paper_that_ends_in_the_middle_is_told_as_what_it_is(cups_queue, slip):
    cups_queue.behave("echo 'STATE: +media-empty-error' >&2; exit 1")
    printer = QueuedDriver().open({"queue": cups_queue.name, "job_s": "1"})
    with pytest.raises(PaperOut):
        printer.print_slip(slip)
    assert cups_queue.waiting() == ""


@posix
def test_a_queue_that_was_removed(cups_queue, slip):
    printer = QueuedDriver().open({"queue": f"{cups_queue.name}x"})
    assert printer.state() is PrinterState.OFFLINE
    with pytest.raises(PrinterOffline):
        printer.print_slip(slip)


@posix
def test_the_driver_finds_the_computers_queues(cups_queue):
    assert cups_queue.name in [found.options["queue"] for found in QueuedDriver().discover()]


@pytest.fixture
def spooler():
    return WinspoolStandIn()


def _printer(spooler, name="slip", job_s=0.3):
    return QueuedPrinter(spooler.queue(name), width=576, job_s=job_s, device=name)


def test_windows_job_is_raw_names_no_one_and_leaves_nothing_open(spooler, slip):
    _printer(spooler).print_slip(slip)
    ((title, data),) = spooler.printed
    assert title == "phieu"
    assert data.startswith(b"\x1b@")
    assert spooler.open_handles == 0


def test_the_drawer_through_a_queue(spooler):
    assert _printer(spooler).open_drawer() is False
    assert spooler.printed == []
    drawer = QueuedPrinter(
        spooler.queue("slip"), width=576, job_s=0.3, device="slip", kick=escpos.KICKS[2]
    )
    assert drawer.open_drawer() is True
    assert spooler.printed == [("ngan-keo", b"\x1bp\x00\x19\xfa")]
    spooler.goes_through = False
    with pytest.raises(PrinterSilent):
        drawer.open_drawer()
    assert spooler.deleted == [1]  # it must not spring open later


def test_windows_job_that_stays_is_deleted(spooler, slip):
    spooler.goes_through = False
    with pytest.raises(PrinterSilent):
        _printer(spooler).print_slip(slip)
    assert spooler.deleted == [1]
    assert spooler.open_handles == 0


def test_closing_takes_a_waiting_job_back(spooler, slip):
    spooler.goes_through = False
    printer = _printer(spooler, job_s=60.0)
    threading.Timer(0.1, printer.close).start()
    with pytest.raises(PrinterSilent):
        printer.print_slip(slip)
    assert spooler.deleted == [1]


def test_windows_printer_that_is_not_there(spooler, slip):
    printer = _printer(spooler, name="elsewhere")
    assert printer.state() is PrinterState.OFFLINE
    with pytest.raises(PrinterOffline):
        printer.print_slip(slip)


def test_windows_printer_set_to_work_off_line(spooler):
    spooler.attributes = 0x400
    assert _printer(spooler).state() is PrinterState.OFFLINE


@pytest.mark.parametrize("function", ["StartDocPrinterW", "WritePrinter"])
def test_windows_without_the_right_to_print(spooler, slip, function):
    spooler.refuses.add(function)
    with pytest.raises(PrinterDenied):
        _printer(spooler).print_slip(slip)
    assert spooler.printed == []
    assert spooler.open_handles == 0


def test_windows_refuses_for_another_reason(spooler, slip, monkeypatch):
    monkeypatch.setattr(spooler, "StartDocPrinterW", lambda *_: spooler._fails(1804))
    with pytest.raises(DocumentRefused) as told:
        _printer(spooler).print_slip(slip)
    assert "1804" in told.value.tell().happened


def test_the_structures_have_their_documented_sizes():
    """PRINTER_INFO_2 on 64 bits: 13 pointers and 8 numbers of 32 bits."""
    assert ctypes.sizeof(PrinterInfo) == 13 * ctypes.sizeof(ctypes.c_void_p) + 8 * 4


@posix
def test_there_is_no_windows_spooler_here():
    with pytest.raises(PrintSystemMissing):
        open_queue("slip")


@pytest.mark.parametrize(
    "options", [{}, {"queue": "a", "width": "600"}, {"queue": "a", "job_s": "0"}]
)
def test_wrong_options(options):
    with pytest.raises(OptionWrong):
        QueuedDriver().open(options)
