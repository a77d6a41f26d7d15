"""eSCL over real HTTP: the protocol's answers, wrong XML, mishaps."""

import socket
import threading

import pytest
import requests
from hypothesis import given
from hypothesis import strategies as st

from counter_app.devices.api import Feed, ScanSettings
from counter_app.devices.registry import Group, open_device
from counter_app.devices.scanners import escl, escl_xml
from counter_app.errors.devices import (
    CoverOpen,
    DeviceBusy,
    DeviceDenied,
    DeviceLost,
    DeviceOffline,
    DeviceSilent,
    FeederEmpty,
    OptionWrong,
    PaperJam,
    ScanNotOffered,
    ScanStopped,
)
from counter_app.job import Cancelled, Job
from tests.devices.scanners.contract import receive
from tests.devices.scanners.escl_peer import EsclPeer, Peer, said


@pytest.fixture(autouse=True)
def _no_pause(monkeypatch):
    monkeypatch.setattr(escl, "_PAUSE_S", 0.02)


@pytest.fixture
def served(draw):
    """A scanner with nine sheets; its inside is `served.peer`."""
    with EsclPeer(Peer(sheets=[draw(n, "JPEG") for n in range(1, 10)])) as served:
        yield served


def _asked(served, what):
    return requests.get(f"{served.url}/{what}", timeout=5).content


def scanner(served, **options):
    given_ = {"url": served.url, "label": "Máy quét tầng 1", "page_seconds": "5"} | options
    return open_device(Group.SCANNERS, "escl", given_)


def test_what_is_asked_is_within_what_is_offered(served):
    receive(scanner(served), ScanSettings(dpi=250, colour=False, duplex=True))
    asked = said(served.peer.asked[0])
    assert (asked["InputSource"], asked["Duplex"]) == ("Feeder", "true")
    assert (asked["ColorMode"], asked["XResolution"], asked["YResolution"]) == (
        "Grayscale8",
        "300",
        "300",
    )
    assert (asked["Width"], asked["Height"]) == ("2480", "3508")
    assert (asked["DocumentFormat"], asked["Version"]) == ("image/jpeg", "2.63")


def test_the_job_is_let_go_whatever_happened(served):
    device = scanner(served)
    receive(device, ScanSettings(max_pages=2))
    served.peer.jam_at = 2
    receive(device)
    pages = device.scan(ScanSettings(), Job())
    next(pages)
    pages.close()
    assert served.peer.deleted == ["job-1", "job-2", "job-3"]


@pytest.mark.parametrize("host", ["http://unknown.invalid:8080", "http://[fe80", "//x", " "])
def test_a_job_under_a_name_nobody_can_resolve_is_asked_at_the_known_address(served, host):
    served.peer.host = host
    pages, error = receive(scanner(served))
    assert (len(pages), error) == (9, None)


def test_both_sides_of_a_scanner_that_has_one(served):
    served.peer.duplex = False
    with pytest.raises(ScanNotOffered):
        list(scanner(served).scan(ScanSettings(duplex=True), Job()))


def test_without_a_feeder_the_sheet_on_the_glass(served):
    served.peer.feeder = False
    pages, error = receive(scanner(served))
    assert (len(pages), error) == (1, None)
    assert said(served.peer.asked[0])["InputSource"] == "Platen"


def test_glass_on_a_scanner_that_has_none(served):
    served.peer.glass = False
    with pytest.raises(ScanNotOffered):
        list(scanner(served).scan(ScanSettings(feed=Feed.FLATBED), Job()))


@pytest.mark.parametrize("end", [404, 409])
def test_the_end_of_the_stack_as_either_firmware_says_it(served, end):
    served.peer.end_status = end
    pages, error = receive(scanner(served))
    assert (len(pages), error) == (9, None)


def test_503_before_a_page_is_waited_for(served):
    served.peer.not_ready = 3
    pages, error = receive(scanner(served))
    assert (len(pages), error) == (9, None)


@pytest.mark.parametrize("status", [404, 409, 410])
def test_no_more_while_the_job_is_at_work_and_paper_lies_in_the_tray_is_not_yet(served, status):
    """As Xerox B205 and B215 say 503."""
    served.peer.not_ready, served.peer.not_ready_status = 2, status
    pages, error = receive(scanner(served))
    assert (len(pages), error) == (9, None)


def test_no_more_for_ever_though_paper_lies_in_the_tray_is_no_end_of_the_stack(served):
    served.peer.not_ready, served.peer.not_ready_status = 10**6, 404
    with pytest.raises(DeviceLost):
        list(scanner(served, busy_seconds="0.2").scan(ScanSettings(), Job()))


def test_503_for_ever_ends_with_a_word(served):
    served.peer.not_ready = 10**6
    with pytest.raises(DeviceSilent):
        list(scanner(served, page_seconds="0.2").scan(ScanSettings(), Job()))


@pytest.mark.parametrize("retry_after", ["", "0", "Wed, 21 Oct 2026 07:28:00 GMT"])
def test_a_busy_scanner_is_asked_again(served, retry_after):
    served.peer.busy, served.peer.retry_after = 3, retry_after
    pages, error = receive(scanner(served))
    assert (len(pages), error) == (9, None)


def test_a_scanner_that_stays_busy_is_told(served):
    served.peer.busy = 10**6
    with pytest.raises(DeviceBusy):
        list(scanner(served, busy_seconds="0.1").scan(ScanSettings(), Job()))


@pytest.mark.parametrize(
    ("adf", "error"),
    [
        ("ScannerAdfJam", PaperJam),
        ("ScannerAdfHatchOpen", CoverOpen),
        ("ScannerAdfMispick", PaperJam),
        ("ScannerAdfEmpty", FeederEmpty),
        ("ScannerAdfProcessing", DeviceBusy),
    ],
)
def test_a_job_refused_with_409_is_explained_by_the_state(served, adf, error):
    served.peer.busy, served.peer.busy_status, served.peer.adf = 1, 409, adf
    with pytest.raises(error):
        list(scanner(served).scan(ScanSettings(), Job()))


def test_410_is_somebody_at_the_scanner(served):
    served.peer.stop_at = 4
    pages, error = receive(scanner(served))
    assert len(pages) == 3
    assert isinstance(error, ScanStopped)


def test_a_jam_that_is_answered_with_an_empty_page_is_no_page_and_no_success(served):
    served.peer.jam_at, served.peer.jam_quietly = 7, True
    pages, error = receive(scanner(served))
    assert len(pages) == 6
    assert isinstance(error, DeviceLost)
    assert error.pages == 6


def test_words_where_a_page_belongs_are_no_page(served):
    served.peer.sheets[2] = b"<html>Sign in</html>"
    pages, error = receive(scanner(served))
    assert len(pages) == 2
    assert isinstance(error, DeviceLost)


def test_a_connection_that_breaks_in_the_middle_of_a_page_keeps_those_before(served):
    served.peer.lose_at = 5
    device = scanner(served)
    pages, error = receive(device)
    assert len(pages) == 4
    assert isinstance(error, DeviceLost)
    again, error = receive(device)
    assert (len(again), error) == (4, None)


def test_a_scanner_that_hangs_on_a_page_is_given_up(served):
    served.peer.hang_at = 3
    pages, error = receive(scanner(served, page_seconds="0.3"))
    assert len(pages) == 2
    assert isinstance(error, DeviceSilent)


def test_stop_reaches_a_scanner_that_hangs(served):
    served.peer.hang_at = 3
    job = Job()
    pages = scanner(served, page_seconds="60").scan(ScanSettings(), job)
    next(pages)
    next(pages)
    timer = threading.Timer(0.1, job.stop)
    timer.start()
    with pytest.raises(Cancelled):
        next(pages)
    timer.join()
    assert served.peer.deleted == ["job-1"]


def test_a_job_taken_by_another_pc_is_no_end_of_the_stack(served):
    scan = scanner(served).scan(ScanSettings(), Job())
    for _ in range(3):
        next(scan)
    served.peer.jobs.clear()
    with pytest.raises(ScanStopped) as told:
        next(scan)
    assert told.value.pages == 3


def test_five_hundred_pages_in_one_job(served, draw):
    sheet = draw(1, "JPEG")
    served.peer.sheets[:] = [sheet] * 500
    pages, error = receive(scanner(served))
    assert (len(pages), error) == (500, None)


def test_a_sheet_larger_than_the_scanner_takes_is_refused_before_paper_moves(served):
    pages, error = receive(scanner(served), ScanSettings(width_mm=297, height_mm=420))
    assert pages == []
    assert isinstance(error, ScanNotOffered)
    assert served.peer.asked == []


def test_the_size_asked_for_is_that_of_the_sheet(served):
    receive(scanner(served), ScanSettings(width_mm=148, height_mm=210))
    asked = said(served.peer.asked[0])
    assert (asked["Width"], asked["Height"]) == ("1748", "2480")


def test_a_scanner_that_counts_more_pages_than_came(served):
    served.peer.counts_more = 1
    pages, error = receive(scanner(served))
    assert len(pages) == 9
    assert isinstance(error, DeviceLost)


def test_nobody_listens():
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    device = open_device(Group.SCANNERS, "escl", {"url": f"http://127.0.0.1:{port}/eSCL"})
    with pytest.raises(DeviceOffline):
        list(device.scan(ScanSettings(), Job()))
    with pytest.raises(DeviceOffline):
        device.paper_loaded()


def test_namespaces_of_another_firmware_mean_the_same(served):
    served.peer.scan_namespace = "http://schemas.example/escl"
    pages, error = receive(scanner(served))
    assert (len(pages), error) == (9, None)


@pytest.mark.parametrize(
    "answer",
    [
        b"<html>404</html>",
        b"not xml",
        b"\xff\xfe\x00",
        b'<!DOCTYPE x [<!ENTITY a "b">]><ScannerCapabilities>&a;</ScannerCapabilities>',
        b'<?xml version="1.0" encoding="no-such"?><ScannerCapabilities/>',
    ],
)
def test_capabilities_that_are_none(served, answer):
    served.peer.capabilities = answer
    with pytest.raises(DeviceLost):
        list(scanner(served).scan(ScanSettings(), Job()))


def test_capabilities_after_blank_lines(served):
    caps = escl_xml.read_capabilities(b"\r\n" + _asked(served, "ScannerCapabilities"))
    assert caps.model == "Peer 100"


def test_a_status_nobody_can_read_stops_no_scan(served):
    served.peer.status = b"<broken"
    pages, error = receive(scanner(served))
    assert (len(pages), error) == (9, None)


def test_paper_in_the_feeder(served):
    device = scanner(served)
    assert device.paper_loaded() is True
    served.peer.sheets.clear()
    assert device.paper_loaded() is False
    served.peer.adf = "ScannerAdfProcessing"
    assert device.paper_loaded() is None


def test_whoever_answers_without_being_a_scanner_is_none(served):
    served.peer.status = served.peer.capabilities = b"<html>Router</html>"
    with pytest.raises(DeviceLost):
        scanner(served).paper_loaded()


@pytest.mark.parametrize("status", [401, 403])
def test_a_scanner_that_wants_a_sign_in_says_so(served, status):
    served.peer.busy, served.peer.busy_status = 1, status
    with pytest.raises(DeviceDenied):
        list(scanner(served).scan(ScanSettings(), Job()))


@given(st.binary(max_size=200))
def test_any_bytes_instead_of_xml(data):
    for read in (escl_xml.read_capabilities, escl_xml.read_status):
        try:
            read(data)
        except escl_xml.BadXmlError:
            continue


def test_resolutions_as_a_range():
    source = escl_xml.Source(dpi_range=(75, 600))
    assert [source.dpi(wanted) for wanted in (50, 300, 1200)] == [75, 300, 600]
    assert escl_xml.Source(dpis=(100, 200)).dpi(300) == 200
    assert escl_xml.Source().dpi(300) == 300


@pytest.mark.parametrize(
    ("option", "value"),
    [
        ("url", ""),
        ("url", "192.0.2.1"),
        ("url", "http://[fe80/eSCL"),
        ("url", "http:///eSCL"),
        ("url", "http://scanner:eight/eSCL"),
        ("url", "https://scanner:99999/eSCL"),
        ("url", "http://no..name/eSCL"),
        ("certificate", "abc"),
        ("page_seconds", "0"),
    ],
)
def test_wrong_options_are_named(option, value):
    with pytest.raises(OptionWrong) as told:
        open_device(Group.SCANNERS, "escl", {"url": "http://192.0.2.1/eSCL"} | {option: value})
    assert told.value.details["option"] == option
