"""How a run of `scanimage` ended when its exit code does not tell, or tells something false."""

import pytest

from counter_app.devices.scanners.sane_status import error_of
from counter_app.devices.scanners.scanimage import Outcome
from counter_app.errors.devices import (
    CoverOpen,
    DeviceLost,
    DriverCrashed,
    FeederEmpty,
    PaperJam,
    ScanStopped,
)

HUNG_UP = (
    "scanimage: received signal 13",
    "scanimage: trying to stop scanner",
    "scanimage: received signal 13",
    "scanimage: aborting",
)
JAMMED = ("scanimage: sane_read: Document feeder jammed", "Batch terminated, 7 pages scanned")
EMPTY = (
    "scanimage: sane_start: Document feeder out of documents",
    "Batch terminated, 6 pages scanned",
)
COUNTED = ("Scanned page 6. (scanner status = 5)", "Batch terminated, 6 pages scanned")


def ended(code, *said, pages=6):
    return error_of(Outcome(code=code, said=said), device="Máy quét", pages=pages)


@pytest.mark.parametrize("code", [0, None, -11, 6])
def test_a_jam_stays_a_jam_though_the_daemon_hung_up_after_it(code):
    error = ended(code, *JAMMED, *HUNG_UP)
    assert isinstance(error, PaperJam)
    assert error.pages == 6


@pytest.mark.parametrize("said", [EMPTY, COUNTED])
@pytest.mark.parametrize("code", [0, None])
def test_a_stack_at_its_end_is_whole_though_the_daemon_hung_up_after_it(code, said):
    assert ended(code, *said, *HUNG_UP) is None


def test_a_pass_cut_off_without_a_word_is_no_good_end():
    error = ended(0, "Scanned page 6. (scanner status = 5)", *HUNG_UP)
    assert isinstance(error, DeviceLost)
    assert error.pages == 6


def test_a_crash_without_a_word_is_no_good_end():
    assert isinstance(ended(-11), DriverCrashed)


def test_nothing_scanned_and_nothing_said_is_an_empty_feeder():
    assert isinstance(ended(0, pages=0), FeederEmpty)


@pytest.mark.parametrize(("status", "error"), [(2, ScanStopped), (6, PaperJam), (8, CoverOpen)])
@pytest.mark.parametrize("code", [None, 0])
def test_what_the_last_page_said_counts_though_scanimage_had_to_be_ended(code, status, error):
    said = (f"Scanned page 2. (scanner status = {status})", "Batch terminated, 2 pages scanned")
    assert type(ended(code, *said, pages=1)) is error
