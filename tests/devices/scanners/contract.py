"""What every scanner driver must do. A driver's test derives from this and gives `bench`."""

from typing import Protocol

import pytest

from counter_app.devices.api import Feed, RawPage, Scanner, ScanSettings
from counter_app.errors import CounterError
from counter_app.errors.devices import FeederEmpty, PaperJam
from counter_app.job import Cancelled, Job


class Bench(Protocol):
    """A scanner on a test bench: paper can be laid in, and it can be made to jam."""

    scanner: Scanner
    can_jam: bool

    def load(self, count: int) -> None:
        """Lay `count` sheets in the feeder, which was empty."""

    def jam_at(self, page: int) -> None:
        """Let the sheet that would become `page` jam."""

    def check(self, page: RawPage, number: int) -> None:
        """Assert that `page` is the whole sheet `number`, counted from 1."""


def receive(scanner: Scanner, settings: ScanSettings | None = None):
    """The pages of one scan and the error that ended it, or None."""
    pages = []
    try:
        pages.extend(scanner.scan(settings or ScanSettings(), Job()))
    except CounterError as error:
        return pages, error
    return pages, None


class ScannerContract:
    def test_pages_come_in_order_and_complete(self, bench):
        bench.load(10)
        pages = list(bench.scanner.scan(ScanSettings(), Job()))
        assert len(pages) == 10
        for number, page in enumerate(pages, start=1):
            bench.check(page, number)

    def test_empty_feeder_is_told_before_the_first_page(self, bench):
        bench.load(0)
        with pytest.raises(FeederEmpty) as told:
            next(bench.scanner.scan(ScanSettings(), Job()))
        assert told.value.pages == 0

    def test_jam_keeps_the_pages_before(self, bench):
        if not bench.can_jam:
            pytest.skip("this device has no paper path")
        bench.load(9)
        bench.jam_at(7)
        pages, error = receive(bench.scanner)
        assert len(pages) == 6
        assert isinstance(error, PaperJam)
        assert error.pages == 6
        for number, page in enumerate(pages, start=1):
            bench.check(page, number)

    def test_stop_between_pages(self, bench):
        bench.load(5)
        job = Job()
        pages = bench.scanner.scan(ScanSettings(), job)
        bench.check(next(pages), 1)
        bench.check(next(pages), 2)
        job.stop()
        with pytest.raises(Cancelled):
            next(pages)

    def test_usable_again_after_an_error(self, bench):
        bench.load(0)
        with pytest.raises(FeederEmpty):
            next(bench.scanner.scan(ScanSettings(), Job()))
        bench.load(2)
        assert len(list(bench.scanner.scan(ScanSettings(), Job()))) == 2

    def test_usable_again_after_a_stop(self, bench):
        bench.load(1)
        job = Job()
        job.stop()
        with pytest.raises(Cancelled):
            next(bench.scanner.scan(ScanSettings(), job))
        assert len(list(bench.scanner.scan(ScanSettings(), Job()))) == 1

    def test_no_more_than_asked(self, bench):
        bench.load(6)
        pages = list(bench.scanner.scan(ScanSettings(max_pages=4), Job()))
        assert len(pages) == 4
        bench.check(pages[-1], 4)

    def test_glass_gives_one_page(self, bench):
        bench.load(3)
        (page,) = bench.scanner.scan(ScanSettings(feed=Feed.FLATBED), Job())
        bench.check(page, 1)

    def test_a_page_says_what_it_is(self, bench):
        bench.load(1)
        (page,) = bench.scanner.scan(ScanSettings(dpi=200), Job())
        assert page.media_type.startswith("image/")
        assert page.dpi in {0, 200}
        assert page.source

    def test_close_twice(self, bench):
        bench.scanner.close()
        bench.scanner.close()

    def test_paper_in_the_feeder_is_told_or_not_known(self, bench):
        bench.load(1)
        assert bench.scanner.paper_loaded() in {True, None}
        bench.load(0)
