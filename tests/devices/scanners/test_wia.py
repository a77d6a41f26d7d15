"""WIA's automation layer, over a stand-in of its COM objects; never run on Windows here."""

import io
import sys

import pytest
from PIL import Image

from counter_app.devices.api import Feed, ScanSettings
from counter_app.devices.registry import Group, drivers, open_device
from counter_app.devices.scanners.wia import WiaDriver, WiaScanner
from counter_app.errors import devices as errors
from counter_app.job import Job
from tests.devices.scanners.contract import ScannerContract, receive
from tests.devices.scanners.wia_peer import BMP, Inside, Manager


def opened(inside):
    driver = WiaDriver(lambda: Manager(inside))
    return driver.open({"device": inside.DeviceID, "label": "fi-8170", "page_seconds": "120"})


class WiaBench:
    can_jam = True

    def __init__(self, draw):
        self._inside, self._draw = Inside(), draw
        self.scanner = opened(self._inside)

    def load(self, count):
        self._inside.sheets[:] = [self._draw(n, "JPEG") for n in range(1, count + 1)]

    def jam_at(self, page):
        self._inside.jam_at = page

    def check(self, page, number):
        assert page.data == self._draw(number, "JPEG")
        assert page.media_type == "image/jpeg"


class TestWia(ScannerContract):
    @pytest.fixture
    def bench(self, draw):
        return WiaBench(draw)


@pytest.fixture
def inside(draw):
    return Inside(sheets=[draw(n, "JPEG") for n in range(1, 4)])


def asked(inside, name):
    return inside.page.Item(name).Value


def test_what_is_asked_is_within_what_is_offered(inside):
    settings = ScanSettings(dpi=250, colour=False, width_mm=148, height_mm=210)
    pages, error = receive(opened(inside), settings)
    assert (len(pages), error) == (3, None)
    assert [asked(inside, name) for name in ("6146", "6147", "6148")] == [2, 300, 300]
    assert (asked(inside, "6151"), asked(inside, "6152")) == (1748, 2480)
    assert [inside.root.Item(name).Value for name in ("3088", "3096")] == [1, 1]


def test_a_property_the_device_will_not_take_stops_nothing(inside):
    inside.Items
    inside.page.Item("6151").SubTypeMax = 200
    pages, error = receive(opened(inside))
    assert (len(pages), error) == (3, None)


def test_glass_of_a_device_with_both(inside):
    (page,) = opened(inside).scan(ScanSettings(feed=Feed.FLATBED), Job())
    assert page.data == inside.sheets[0]
    assert inside.root.Item("3088").Value == 2


@pytest.mark.parametrize(
    ("fields", "settings"),
    [
        ({}, ScanSettings(duplex=True)),
        ({"glass": False}, ScanSettings(feed=Feed.FLATBED)),
        ({}, ScanSettings(width_mm=297, height_mm=420)),
    ],
)
def test_what_it_cannot_do_is_refused_before_paper_moves(draw, fields, settings):
    inside = Inside(sheets=[draw(1, "JPEG")], **fields)
    pages, error = receive(opened(inside), settings)
    assert (pages, type(error)) == ([], errors.ScanNotOffered)
    assert len(inside.sheets) == 1


def test_without_a_feeder_the_sheet_on_the_glass(draw):
    inside = Inside(sheets=[draw(1, "JPEG")], feeder=False)
    assert len(list(opened(inside).scan(ScanSettings(), Job()))) == 1


@pytest.mark.parametrize(
    ("code", "error"),
    [
        (0x80210002, errors.PaperJam),
        (0x80210005, errors.DeviceOffline),
        (0x80210006, errors.DeviceBusy),
        (0x8021000D, errors.DeviceBusy),
        (0x80210016, errors.CoverOpen),
        (0x80210020, errors.PaperJam),
        (0x8007000E, errors.ScannerOutOfMemory),
        (0x80070005, errors.DeviceDenied),
        (0x8021000E, errors.DeviceLost),
        (0x800706BA, errors.DeviceLost),  # the WIA service ended
    ],
)
def test_every_error_has_its_words_and_keeps_the_pages_before(inside, code, error):
    inside.fails_at = (3, code)
    pages, told = receive(opened(inside))
    assert (len(pages), type(told), told.pages) == (2, error, 2)


def test_a_device_that_is_gone_or_will_not_connect(inside):
    inside.refuses = 0x80210005
    assert isinstance(receive(opened(inside))[1], errors.DeviceOffline)
    other = WiaDriver(lambda: Manager(inside)).open({"device": "gone", "page_seconds": "120"})
    assert isinstance(receive(other)[1], errors.DeviceOffline)
    with pytest.raises(errors.DeviceOffline):
        other.paper_loaded()


def test_bitmaps_are_kept_as_jpeg_with_their_resolution():
    held = io.BytesIO()
    Image.new("RGB", (620, 877), (250, 240, 230)).save(held, "BMP", dpi=(75, 75))
    inside = Inside(sheets=[held.getvalue()], forms=(BMP,))
    ((page,), error) = receive(opened(inside))
    assert error is None
    assert (page.media_type, page.dpi) == ("image/jpeg", 75)
    picture = Image.open(io.BytesIO(page.data))
    assert picture.size == (620, 877)
    assert len(page.data) < len(held.getvalue()) / 20


def test_a_broken_bitmap_is_a_lost_page_not_a_crash():
    inside = Inside(sheets=[b"BM broken"], forms=(BMP,))
    pages, error = receive(opened(inside))
    assert (pages, type(error)) == ([], errors.DeviceLost)


def test_paper_in_the_feeder(inside):
    scanner = opened(inside)
    assert scanner.paper_loaded() is True
    inside.sheets.clear()
    assert scanner.paper_loaded() is False
    inside.root.Item("3086")._value = 3
    assert scanner.paper_loaded() is None


def test_scanners_are_listed_and_cameras_are_not(inside):
    (found,) = WiaDriver(lambda: Manager(inside)).discover()
    assert found.label == "Fujitsu fi-8170"
    assert found.options["device"] == inside.DeviceID


def test_off_windows_nothing_is_found_and_opening_says_why():
    assert WiaDriver().discover() == []
    scanner = WiaDriver().open({"device": "x", "page_seconds": "120"})
    with pytest.raises(errors.DriverMissing):
        list(scanner.scan(ScanSettings(), Job()))


@pytest.mark.skipif(sys.platform == "win32", reason="there they are offered")
def test_drivers_of_windows_are_offered_nowhere_else():
    names = {state.name for state in drivers(Group.SCANNERS)}
    assert names.isdisjoint({"wia", "twain"})
    assert isinstance(open_device(Group.SCANNERS, "wia", {"device": "x"}), WiaScanner)
