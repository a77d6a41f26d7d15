"""The computer's own printing system, and what happens without one."""

import sys

import pytest

from counter_app.devices.api import PaperHandling, PrinterState
from counter_app.devices.printers import cups
from counter_app.devices.printers.cups import CupsPrinter, CupsQueue
from counter_app.devices.printers.system import SystemDriver
from counter_app.devices.printers.windows import WindowsPrinter
from counter_app.errors.devices import OptionWrong
from counter_app.errors.printers import (
    DocumentRefused,
    PrinterOffline,
    PrinterSilent,
    PrintSystemMissing,
)

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="shell programs stand in for CUPS")


@pytest.fixture
def queue(tmp_path):
    """`queue(lp="…", lpstat="…")`: a printer over two shell programs."""

    def make(lp="cat > /dev/null", lpstat="echo printer a5 is idle."):
        for name, text in (("lp", lp), ("lpstat", lpstat)):
            path = tmp_path / name
            path.write_text(f"#!/bin/sh\n{text}\n")
            path.chmod(0o755)
        return CupsPrinter(CupsQueue("a5", programs=tmp_path), device="a5")

    return make


def _print(printer, pdf):
    printer.print_pdf(pdf, title="Giấy tiếp nhận", copies=1, paper="A5")


def test_without_a_printing_system(tmp_path, monkeypatch):
    monkeypatch.setenv("PATH", str(tmp_path))
    assert SystemDriver().discover() == []
    with pytest.raises(PrintSystemMissing) as told:
        SystemDriver().open({"queue": "a5"})
    assert "lưu tệp PDF" in told.value.tell().todo


def test_without_a_name():
    with pytest.raises(OptionWrong):
        SystemDriver().open({})


def test_a_queue_that_is_not_there(queue, pdf):
    printer = queue(lp="echo 'lp: The printer or class does not exist.' >&2; exit 1")
    with pytest.raises(PrinterOffline):
        _print(printer, pdf)


def test_a_document_that_is_refused(queue, pdf):
    printer = queue(lp="echo 'lp: Unsupported document-format' >&2; exit 1")
    with pytest.raises(DocumentRefused):
        _print(printer, pdf)


def test_a_program_that_never_comes_back(queue, pdf, monkeypatch):
    monkeypatch.setattr(cups, "_SUBMIT_S", 0.2)
    with pytest.raises(PrinterSilent):
        _print(queue(lp="exec sleep 60"), pdf)


def test_a_state_that_never_comes(queue, monkeypatch):
    monkeypatch.setattr(cups, "_ASK_S", 0.2)
    assert queue(lpstat="exec sleep 60").state() is PrinterState.UNKNOWN


def test_unknown_queue_is_off_line(queue):
    assert queue(lpstat="exit 1").state() is PrinterState.OFFLINE


def test_size_and_title_go_with_the_job(queue, pdf, tmp_path):
    said = tmp_path / "said"
    _print(queue(lp=f'for word; do echo "$word" >> "{said}"; done; cat > /dev/null'), pdf)
    words = said.read_text().splitlines()
    assert "media=A5" in words
    assert words[words.index("-d") + 1] == "a5"
    assert words[words.index("-t") + 1] == "Giấy tiếp nhận"


def test_tray_and_sides_go_with_the_job_only_when_they_are_set(cups_queue, pdf):
    """On a real CUPS: what its filters, or here the printer itself, would get."""
    printer = SystemDriver().open({"queue": cups_queue.name})
    _print(printer, pdf)
    _settled(cups_queue)
    told = " ".join(cups_queue.options())
    assert "media=A5" in told
    assert "media-source" not in told
    assert "sides" not in told
    handling = PaperHandling(tray="tray-2", sides="two-sided-long-edge")
    printer.print_pdf(pdf, title="mau-01", copies=1, paper="A4", handling=handling)
    _settled(cups_queue)
    assert {"media=A4", "media-source=tray-2", "sides=two-sided-long-edge"} <= set(
        cups_queue.options()
    )
    assert cups_queue.jobs() == [pdf, pdf]


def _settled(queue):
    while queue.waiting():
        pass


def test_the_windows_printer_can_be_imported_anywhere(pdf):
    printer = WindowsPrinter("A5")
    assert printer.state() is PrinterState.UNKNOWN
    with pytest.raises(DocumentRefused):
        _print(printer, pdf)
    printer.close()
