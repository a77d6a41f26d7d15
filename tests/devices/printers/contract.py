"""What every printer driver must do. A driver's test derives from this and gives `bench`."""

from typing import Protocol

import pytest

from counter_app.devices.api import DocumentPrinter, PrinterState, SlipPrinter
from counter_app.errors.devices import CoverOpen, DeviceError
from counter_app.errors.printers import PaperOut, PrinterError, PrinterOffline, SlipTooWide
from tests.devices.printers.raster import print_out


class SlipBench(Protocol):
    """A slip printer on a test bench."""

    printer: SlipPrinter
    keeps: int  # how many jobs can be looked at afterwards, at most 2

    def jobs(self) -> list[bytes]:
        """The bytes of each job that reached the paper, oldest first."""


class SlipPrinterContract:
    def test_the_picture_comes_out_dot_for_dot(self, bench, slip, dots):
        bench.printer.print_slip(slip)
        (job,) = bench.jobs()
        paper = print_out(job)
        assert paper.image.tobytes() == dots(slip).tobytes()
        assert paper.cuts == 1

    def test_two_slips_are_two_jobs(self, bench, slip):
        bench.printer.print_slip(slip)
        bench.printer.print_slip(slip)
        jobs = bench.jobs()
        assert len(jobs) == bench.keeps
        assert len(set(jobs)) == 1

    def test_a_wider_slip_is_refused(self, bench, draw_slip):
        slip = draw_slip(bench.printer.width + 64)
        with pytest.raises(SlipTooWide):
            bench.printer.print_slip(slip)
        assert bench.jobs() == []

    def test_state_never_raises_and_close_is_harmless(self, bench):
        assert isinstance(bench.printer.state(), PrinterState)
        bench.printer.close()
        bench.printer.close()


class AskableBench(SlipBench, Protocol):
    """A slip printer that can be brought into a state."""

    def set_state(self, state: PrinterState) -> None:
        """Bring the printer into `state`."""


class AskablePrinterContract(SlipPrinterContract):
    """For printers that know how they are."""

    @pytest.mark.parametrize(
        ("state", "error"),
        [
            (PrinterState.PAPER_OUT, PaperOut),
            (PrinterState.COVER_OPEN, CoverOpen),
            (PrinterState.OFFLINE, PrinterOffline),
        ],
    )
    def test_a_printer_that_cannot_print_says_why_and_prints_after_it_was_mended(
        self, bench, slip, state, error
    ):
        bench.set_state(state)
        with pytest.raises(error) as told:
            bench.printer.print_slip(slip)
        assert bench.printer.state() is state
        assert bench.jobs() == []
        _is_plain(told.value)
        bench.set_state(PrinterState.READY)
        bench.printer.print_slip(slip)
        assert len(bench.jobs()) == 1


class WatchfulPrinterContract(AskablePrinterContract):
    """For printers that also know when the paper is near its end."""

    def test_little_paper_is_no_reason_not_to_print(self, bench, slip):
        bench.set_state(PrinterState.PAPER_LOW)
        bench.printer.print_slip(slip)
        assert bench.printer.state() is PrinterState.PAPER_LOW
        assert len(bench.jobs()) == 1


class DocumentBench(Protocol):
    """A sheet printer on a test bench."""

    printer: DocumentPrinter

    def set_state(self, state: PrinterState) -> None:
        """Bring the printer into `state`."""

    def printed(self) -> list[tuple[bytes, int]]:
        """Documents that were taken, with the number of copies."""


class DocumentPrinterContract:
    def test_a_document_arrives_whole(self, bench, pdf):
        bench.printer.print_pdf(pdf, title="Giấy tiếp nhận", copies=2, paper="A5")
        assert sum(copies for _, copies in bench.printed()) == 2
        assert {data for data, _ in bench.printed()} == {pdf}

    @pytest.mark.parametrize(
        ("state", "error"),
        [
            (PrinterState.PAPER_OUT, PaperOut),
            (PrinterState.COVER_OPEN, CoverOpen),
            (PrinterState.OFFLINE, PrinterOffline),
        ],
    )
    def test_nothing_is_queued_on_a_printer_that_cannot_print(self, bench, pdf, state, error):
        bench.set_state(state)
        with pytest.raises(error) as told:
            bench.printer.print_pdf(pdf, title="Giấy tiếp nhận", copies=1, paper="A5")
        assert bench.printed() == []
        assert bench.printer.state() is state
        _is_plain(told.value)
        bench.set_state(PrinterState.READY)
        bench.printer.print_pdf(pdf, title="Giấy tiếp nhận", copies=1, paper="A5")
        assert len(bench.printed()) == 1

    def test_state_never_raises_and_close_is_harmless(self, bench):
        assert bench.printer.state() is PrinterState.READY
        bench.printer.close()
        bench.printer.close()


def _is_plain(error: DeviceError) -> None:
    """Three whole sentences in each language; what is kept is the dossier, not a page."""
    assert isinstance(error, PrinterError)
    for language in ("vi", "en"):
        told = error.tell(language)
        for sentence in (told.happened, told.kept, told.todo):
            assert sentence.endswith(".")
            assert "{" not in sentence
    assert "Hồ sơ đã lưu" in error.tell().kept
    assert "F11" in error.tell().todo
