"""TWAIN over a stand-in of its manager; never run on Windows here."""

import ctypes
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from counter_app.devices.api import Feed, ScanSettings
from counter_app.devices.scanners import dib
from counter_app.devices.scanners import twain_api as api
from counter_app.devices.scanners.twain import TwainDriver
from counter_app.devices.scanners.twain_windows import WindowsPlatform
from counter_app.errors import devices as errors
from counter_app.job import Cancelled, Job
from tests.devices.scanners.contract import ScannerContract, receive
from tests.devices.scanners.twain_peer import PRODUCT, Peer, dib_of

NAME = PRODUCT.decode()


def opened(peer, source=NAME):
    return TwainDriver(lambda: peer).open({"source": source, "page_seconds": "120"})


class TwainBench:
    can_jam = True

    def __init__(self, draw):
        self._peer, self._draw = Peer(), draw
        self.scanner = opened(self._peer)

    def load(self, count):
        self._peer.sheets[:] = [dib_of(self._draw(n)) for n in range(1, count + 1)]

    def jam_at(self, page):
        self._peer.fails_at = (page, api.JAM)

    def check(self, page, number):
        ours = Image.open(io.BytesIO(page.data)).convert("L")
        sheet = Image.open(io.BytesIO(self._draw(number)))
        assert ours.size == sheet.size
        assert abs(ours.getpixel((50, 80)) - sheet.getpixel((50, 80))) <= 3
        assert abs(ours.getpixel((5, 7)) - sheet.getpixel((5, 7))) <= 12


class TestTwain(ScannerContract):
    @pytest.fixture
    def bench(self, draw):
        return TwainBench(draw)

    def test_a_page_says_what_it_is(self, bench):  # a bitmap states its own resolution
        bench.load(1)
        (page,) = bench.scanner.scan(ScanSettings(dpi=200), Job())
        assert (page.media_type, page.dpi) == ("image/jpeg", 300)
        assert page.source


@pytest.fixture
def peer(draw):
    return Peer(sheets=[dib_of(draw(n)) for n in range(1, 4)])


def test_what_is_asked_is_said_in_the_sources_words(peer):
    settings = ScanSettings(dpi=200, colour=False, duplex=True, width_mm=148, height_mm=210)
    pages, error = receive(opened(peer), settings)
    assert (len(pages), error) == (3, None)
    told = {
        api.FEEDER_ENABLED: 1,
        api.AUTO_FEED: 1,
        api.DUPLEX_ENABLED: 1,
        api.COUNT: 0xFFFF,
        api.PIXEL_TYPE: api.GRAY,
        api.SIZE: api.A5,
        api.X_DPI: api.fixed(200),
        api.INDICATORS: 0,
    }
    assert {cap: peer.caps[cap] for cap in told} == told


@pytest.mark.parametrize("pages", [0, 1, 3])
def test_every_way_out_leaves_the_manager_closed_and_no_memory_behind(peer, pages):
    scan = opened(peer).scan(ScanSettings(), Job())
    for _ in range(pages):
        next(scan)
    scan.close()
    assert (peer.state, peer.memory) == (1, {})


def test_messages_of_other_windows_are_passed_on(peer):
    peer.unknown_messages = 3
    receive(opened(peer))
    assert peer.dispatched == 3


@pytest.mark.parametrize(
    ("condition", "error"),
    [
        (api.JAM, errors.PaperJam),
        (api.DOUBLE_FEED, errors.PaperJam),
        (api.INTERLOCK, errors.CoverOpen),
        (api.LOW_MEMORY, errors.ScannerOutOfMemory),
        (api.DISK_FULL, errors.ScanSpaceFull),
        (api.OFFLINE, errors.DeviceOffline),
        (1, errors.DeviceLost),
    ],
)
def test_every_condition_has_its_words_and_keeps_the_pages_before(peer, condition, error):
    peer.fails_at = (3, condition)
    pages, told = receive(opened(peer))
    assert (len(pages), type(told), told.pages) == (2, error, 2)
    assert (peer.state, peer.memory) == (1, {})


def test_somebody_else_has_the_source(peer):
    peer.refuses = api.BUSY
    assert isinstance(receive(opened(peer))[1], errors.DeviceBusy)
    assert peer.state == 1


def test_a_source_that_is_not_there(peer):
    assert isinstance(receive(opened(peer, "other"))[1], errors.DeviceOffline)


def test_stopped_at_the_scanner(peer):
    peer.stop_at = 2
    pages, told = receive(opened(peer))
    assert (len(pages), type(told)) == (1, errors.ScanStopped)


def test_a_source_that_closes_instead_of_scanning_has_no_paper(peer):
    peer.closes = True
    assert isinstance(receive(opened(peer))[1], errors.FeederEmpty)


def test_a_stop_while_the_source_says_nothing(peer, monkeypatch):
    job = Job()

    def silent():
        job.stop()

    monkeypatch.setattr(peer, "next_message", silent)
    with pytest.raises(Cancelled):
        next(opened(peer).scan(ScanSettings(), job))
    assert peer.state == 1


@pytest.mark.parametrize(
    ("fields", "settings"),
    [
        ({"duplex": False}, ScanSettings(duplex=True)),
        ({"glass": False}, ScanSettings(feed=Feed.FLATBED)),
        ({}, ScanSettings(width_mm=297, height_mm=420)),
    ],
)
def test_what_it_cannot_do_is_refused_before_paper_moves(draw, fields, settings):
    peer = Peer(sheets=[dib_of(draw(1))], **fields)
    pages, error = receive(opened(peer), settings)
    assert (pages, type(error)) == ([], errors.ScanNotOffered)
    assert len(peer.sheets) == 1


def test_without_a_feeder_the_sheet_on_the_glass(draw):
    peer = Peer(sheets=[dib_of(draw(1))], feeder=False)
    assert len(list(opened(peer).scan(ScanSettings(), Job()))) == 1


def test_the_resolution_the_source_chose_is_told(draw):
    plain = bytearray(dib_of(draw(1)))
    plain[24:32] = bytes(8)  # the bitmap states none
    peer = Peer(sheets=[bytes(plain)])
    (page,) = opened(peer).scan(ScanSettings(dpi=1200), Job())
    assert page.dpi == 600


@pytest.mark.parametrize("senses", [True, False])
def test_an_empty_feeder_is_told_by_its_sensor_or_by_the_source(senses):
    peer = Peer(senses=senses)
    assert isinstance(receive(opened(peer))[1], errors.FeederEmpty)
    assert ((api.INTERFACE, api.ENABLE) in peer.told) is not senses
    assert peer.state == 1


def test_a_source_is_not_opened_to_look_for_paper(peer):
    assert opened(peer).paper_loaded() is None
    assert peer.told == []


def test_structures_are_as_large_as_the_specification_packs_them():
    pointer = ctypes.sizeof(ctypes.c_void_p)
    sizes = {
        api.Identity: 156,
        api.Capability: 4 + pointer,
        api.OneValue: 6,
        api.Interface: 4 + pointer,
        api.Event: pointer + 2,
        api.Pending: 6,
        api.Status: 4,
    }
    assert {kind: ctypes.sizeof(kind) for kind in sizes} == sizes


@given(st.floats(-32768, 32767))
def test_fixed_numbers_there_and_back(value):
    assert api.unfixed(api.fixed(value)) == pytest.approx(value, abs=1 / 65536)


@given(st.binary(max_size=120))
def test_any_bytes_instead_of_a_bitmap(data):
    try:
        dib.smaller(dib.bitmap_file(data))
    except (ValueError, OSError):
        return


def test_two_levels_lose_nothing():
    held = io.BytesIO()
    picture = Image.new("1", (64, 64), 1)
    picture.paste(0, (5, 5, 20, 20))
    picture.save(held, "BMP")
    data, kind, _ = dib.smaller(dib.bitmap_file(held.getvalue()[14:]))
    assert kind == "image/png"
    assert Image.open(io.BytesIO(data)).tobytes() == picture.tobytes()


def test_sources_are_listed_in_a_process_of_their_own():
    (found,) = TwainDriver(Peer).discover()
    assert (found.label, found.options["source"]) == (NAME, NAME)


def test_off_windows_opening_says_why():
    assert TwainDriver().discover() == []
    scanner = TwainDriver().open({"source": "x", "page_seconds": "120"})
    with pytest.raises(errors.DriverMissing):
        list(scanner.scan(ScanSettings(), Job()))
    with pytest.raises(errors.DriverMissing):
        WindowsPlatform()
