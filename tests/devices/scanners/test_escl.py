"""eSCL over real HTTP: the protocol's answers, wrong XML, mishaps; and mDNS on loopback."""

import datetime as dt
import hashlib
import socket
import threading
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counter_app.devices.api import Feed, ScanSettings
from counter_app.devices.registry import Group, open_device
from counter_app.devices.scanners import escl, escl_xml
from counter_app.errors.devices import (
    CoverOpen,
    DeviceBusy,
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


def test_a_job_under_a_name_nobody_can_resolve_is_asked_at_the_known_address(served):
    served.peer.host = "http://unknown.invalid:8080"
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
    assert device.paper_loaded() is None


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
    [("url", ""), ("url", "192.0.2.1"), ("certificate", "abc"), ("page_seconds", "0")],
)
def test_wrong_options_are_named(option, value):
    with pytest.raises(OptionWrong) as told:
        open_device(Group.SCANNERS, "escl", {"url": "http://192.0.2.1/eSCL"} | {option: value})
    assert told.value.details["option"] == option


@pytest.fixture(scope="session")
def certificate(tmp_path_factory):
    """A self-made certificate, as scanners have them."""
    from cryptography import x509
    from cryptography.hazmat.primitives import hashes, serialization
    from cryptography.hazmat.primitives.asymmetric import ec

    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "scanner")])
    now = dt.datetime.now(tz=dt.UTC)
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(7)
        .not_valid_before(now)
        .not_valid_after(now + dt.timedelta(days=1))
        .sign(key, hashes.SHA256())
    )
    path = tmp_path_factory.mktemp("tls") / "scanner.pem"
    pem = serialization.Encoding.PEM
    private = key.private_bytes(
        pem, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    path.write_bytes(private + made.public_bytes(pem))
    der = made.public_bytes(serialization.Encoding.DER)
    return path, hashlib.sha256(der).hexdigest()


@pytest.mark.parametrize("pinned", [False, True])
def test_a_self_made_certificate_is_known_by_its_fingerprint(draw, certificate, pinned, recwarn):
    path, fingerprint = certificate
    peer = Peer(sheets=[draw(n, "JPEG") for n in (1, 2)])
    with EsclPeer(peer, path) as served:
        options = {"certificate": fingerprint} if pinned else {}
        pages, error = receive(scanner(served, **options))
    assert (len(pages), error) == (2, None)
    assert [str(one.message) for one in recwarn if "Unverified" in str(one.message)] == []


def test_another_certificate_than_the_pinned_one_gets_nothing(draw, certificate):
    with EsclPeer(Peer(sheets=[draw(1, "JPEG")]), certificate[0]) as served:
        pages, error = receive(scanner(served, certificate="0" * 64))
    assert pages == []
    assert isinstance(error, DeviceOffline)
    assert served.peer.asked == []


def test_scanners_are_found_by_mdns_each_once():
    zeroconf = pytest.importorskip("zeroconf")
    from counter_app.devices.scanners import escl_discovery

    def service(kind, port, uuid, **told):
        properties = {"uuid": uuid, "ty": "Peer 100", "rs": "eSCL", **told}
        address = [socket.inet_aton("127.0.0.1")]
        name = f"Peer {uuid} {port}.{kind}"
        return zeroconf.ServiceInfo(
            kind,
            name,
            addresses=address,
            port=port,
            properties=properties,
            server=f"peer{port}.local.",
        )

    try:
        announcing = zeroconf.Zeroconf(interfaces=["127.0.0.1"])
    except OSError:
        pytest.skip("no multicast here")
    listening = zeroconf.Zeroconf(interfaces=["127.0.0.1"])
    services = [
        service("_uscan._tcp.local.", 8080, "u-1", note="Tầng 1"),
        service("_uscans._tcp.local.", 8443, "u-1", note="Tầng 1"),
        service("_uscan._tcp.local.", 8081, "u-2"),
    ]
    try:
        for one in services:
            announcing.register_service(one, cooperating_responders=True)
        expected = {
            ("https://127.0.0.1:8443/eSCL", "Peer 100 (Tầng 1)"),
            ("http://127.0.0.1:8081/eSCL", "Peer 100"),
        }
        deadline = time.monotonic() + 20
        while (
            found := {(f.url, f.label) for f in escl_discovery.look(listening, seconds=1.5)}
        ) != expected:
            assert time.monotonic() < deadline, found
    finally:
        announcing.close()
        listening.close()
