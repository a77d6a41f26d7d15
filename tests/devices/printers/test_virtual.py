"""Virtual printers: what practice mode and the demonstration show."""

import pytest

from counter_app.devices.api import PrinterState
from counter_app.devices.printers.virtual import (
    VirtualDocumentDriver,
    VirtualDocumentPrinter,
    VirtualDriver,
    VirtualPrinter,
)
from counter_app.errors.devices import OptionWrong
from counter_app.errors.printers import DocumentRefused, PaperOut


def test_the_slip_is_shown_as_it_was_drawn(tmp_path, slip):
    VirtualPrinter(tmp_path, width=576).print_slip(slip)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["slip-0001.bin", "slip-0001.png"]
    assert (tmp_path / "slip-0001.png").read_bytes() == slip.png


def test_a_second_program_start_goes_on_counting(tmp_path, slip):
    VirtualPrinter(tmp_path, width=576).print_slip(slip)
    VirtualPrinter(tmp_path, width=576).print_slip(slip)
    assert (tmp_path / "slip-0002.png").exists()


def test_scripted_paper_out_between_two_copies(tmp_path, pdf):
    """Situation 12: the copy to keep is printed, the paper ends, the other copy waits."""
    options = {"folder": str(tmp_path), "states": "ready, paper_out"}
    printer = VirtualDocumentDriver().open(options)
    printer.print_pdf(pdf, title="liên lưu", copies=1, paper="A5")
    assert printer.state() is PrinterState.PAPER_OUT
    with pytest.raises(PaperOut):
        printer.print_pdf(pdf, title="liên giao", copies=1, paper="A5")
    assert len(list(tmp_path.iterdir())) == 1
    printer.print_pdf(pdf, title="liên giao", copies=1, paper="A5")
    assert len(list(tmp_path.iterdir())) == 2


def test_what_is_no_document_is_refused(tmp_path, pdf):
    printer = VirtualDocumentPrinter(tmp_path)
    for data, paper in ((b"", "A5"), (b"<html>", "A5"), (pdf, "Letter")):
        with pytest.raises(DocumentRefused):
            printer.print_pdf(data, title="x", copies=1, paper=paper)
    assert list(tmp_path.iterdir()) == []


def test_options(tmp_path):
    for options in ({}, {"folder": str(tmp_path), "states": "on fire"}):
        with pytest.raises(OptionWrong):
            VirtualDriver().open(options)
        with pytest.raises(OptionWrong):
            VirtualDocumentDriver().open(options)
    assert len(VirtualDriver().discover()) == len(VirtualDocumentDriver().discover()) == 1
