"""A driver that ends in the middle of a stack is started again; what it lost is told."""

import pytest

from counter_app.devices.api import RawPage, ScanSettings
from counter_app.errors.devices import (
    DeviceBusy,
    DeviceError,
    DeviceOffline,
    DeviceSilent,
    DriverCrashed,
    FeederEmpty,
    PaperJam,
)
from counter_app.job import Cancelled, Job
from counter_app.services import going_on as going_on_module
from counter_app.services.going_on import WentOn, going_on


@pytest.fixture(autouse=True)
def _no_rest(monkeypatch):
    monkeypatch.setattr(going_on_module, "_REST_S", 0.0)


class Driver:
    """Runs one after the other: pages by their numbers, then what ends the run."""

    def __init__(self, *runs):
        self.runs = list(runs)
        self.asked = []

    def scan(self, settings, _job):
        self.asked.append(settings.max_pages)
        pages, end = self.runs.pop(0)
        for number in pages:
            yield RawPage(data=bytes([number]), media_type="image/png", dpi=0, source="test")
        if end is not None:
            raise end(device="Máy quét", pages=len(pages))


def taken(driver, **settings):
    told, raws, ended = [], [], None
    try:
        raws.extend(going_on(driver.scan, ScanSettings(**settings), Job(told.append)))
    except DeviceError as error:
        ended = error
    return [(raw.data[0], raw.after_break) for raw in raws], told, ended


@pytest.mark.parametrize("trouble", [DriverCrashed, DeviceSilent])
def test_the_stack_goes_on_and_the_page_after_the_break_says_so(trouble):
    pages, told, ended = taken(Driver(([1, 2], trouble), ([3, 4], None)))
    assert pages == [(1, False), (2, False), (3, True), (4, False)]
    assert [(type(one), one.pages, type(one.trouble)) for one in told] == [(WentOn, 2, trouble)]
    assert ended is None


def test_a_driver_that_ends_before_any_page_is_not_started_again():
    driver = Driver(([], DriverCrashed))
    pages, told, ended = taken(driver)
    assert (pages, told, type(ended), ended.pages) == ([], [], DriverCrashed, 0)


def test_twice_without_a_page_in_between_is_given_up_with_the_first_trouble():
    pages, _, ended = taken(Driver(([1, 2], DeviceSilent), ([], DriverCrashed)))
    assert len(pages) == 2
    assert (type(ended), ended.pages) == (DeviceSilent, 2)


@pytest.mark.parametrize("away", [DeviceBusy, DeviceOffline])
def test_a_device_that_needs_a_moment_is_asked_again(away):
    runs = ([1], DriverCrashed), ([], away), ([], away), ([2], None)
    pages, _, ended = taken(Driver(*runs))
    assert (pages, ended) == ([(1, False), (2, True)], None)


def test_a_device_that_stays_away_is_told_as_the_driver_that_ended():
    away = [([], DeviceOffline)] * 10
    pages, _, ended = taken(Driver(([1], DriverCrashed), *away))
    assert (len(pages), type(ended), ended.pages) == (1, DriverCrashed, 1)


def test_a_device_that_is_busy_from_the_start_is_not_asked_twice():
    driver = Driver(([], DeviceBusy))
    assert isinstance(taken(driver)[2], DeviceBusy)
    assert driver.asked == [None]


def test_an_empty_tray_after_the_break_tells_of_the_break():
    _, _, ended = taken(Driver(([1, 2], DriverCrashed), ([], FeederEmpty)))
    assert (type(ended), ended.pages) == (DriverCrashed, 2)


def test_a_jam_after_the_break_counts_every_page():
    pages, _, ended = taken(Driver(([1, 2], DriverCrashed), ([3], PaperJam)))
    assert (len(pages), type(ended), ended.pages) == (3, PaperJam, 3)


def test_a_jam_is_for_a_person_to_settle():
    driver = Driver(([1], PaperJam))
    assert isinstance(taken(driver)[2], PaperJam)
    assert driver.asked == [None]


def test_no_more_pages_than_asked_over_all_runs():
    driver = Driver(([1, 2], DriverCrashed), ([3], None))
    assert len(taken(driver, max_pages=3)[0]) == 3
    assert driver.asked == [3, 1]


def test_a_stop_stays_a_stop():
    job = Job()

    def scan(_settings, job):
        yield RawPage(data=b"1", media_type="image/png", dpi=0, source="test")
        job.check()

    pages = going_on(scan, ScanSettings(), job)
    next(pages)
    job.stop()
    with pytest.raises(Cancelled):
        next(pages)
