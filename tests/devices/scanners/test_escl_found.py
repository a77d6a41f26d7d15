"""Which eSCL scanners there are, by mDNS on loopback, and that each is the one it was."""

import datetime as dt
import hashlib
import socket
import time
from urllib.parse import urlsplit

import pytest

from counter_app.devices.registry import Group, open_device
from counter_app.devices.scanners import escl_discovery
from counter_app.devices.scanners.escl import EsclDriver
from counter_app.errors.devices import DeviceStrange
from tests.devices.scanners.contract import receive
from tests.devices.scanners.escl_peer import EsclPeer, Peer


def scanner(served, **options):
    return open_device(Group.SCANNERS, "escl", {"url": served.url} | options)


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


def test_a_scanner_that_answers_over_https_only_is_followed_there(draw, certificate):
    with (
        EsclPeer(Peer(sheets=[draw(n, "JPEG") for n in (1, 2)]), certificate[0]) as secure,
        EsclPeer() as plain,
    ):
        plain.peer.secure = secure.url.replace("127.0.0.1", "scanner.local").removesuffix("/eSCL")
        pages, error = receive(scanner(plain))
    assert (len(pages), error) == (2, None)


def test_another_certificate_than_the_pinned_one_gets_nothing(draw, certificate):
    with EsclPeer(Peer(sheets=[draw(1, "JPEG")]), certificate[0]) as served:
        pages, error = receive(scanner(served, certificate="0" * 64))
    assert pages == []
    assert isinstance(error, DeviceStrange)
    assert served.peer.asked == []


def test_whoever_chooses_a_scanner_that_was_found_pins_its_certificate(
    draw, certificate, monkeypatch
):
    path, fingerprint = certificate
    with EsclPeer(Peer(sheets=[draw(1, "JPEG")]), path) as served:
        heard = [escl_discovery.Found(url=served.url, label="Máy quét")]
        monkeypatch.setattr(escl_discovery, "look", lambda: heard)
        (found,) = EsclDriver().discover()
        assert found.options["certificate"] == fingerprint
        pages, error = receive(open_device(Group.SCANNERS, "escl", found.options))
    assert (len(pages), error) == (1, None)


class Deaf:
    """A PC without a network."""

    def __init__(self):
        raise OSError


def test_a_scanner_on_usb_is_found_where_ipp_usb_serves_it(draw, monkeypatch):
    monkeypatch.setattr(escl_discovery, "Zeroconf", Deaf)
    with (
        EsclPeer(Peer(sheets=[draw(1, "JPEG")])) as served,
        socket.create_server(("127.0.0.1", 0)) as silent,
        socket.socket() as nobody,
    ):
        nobody.bind(("127.0.0.1", 0))  # taken, but nobody listens
        monkeypatch.setattr(escl_discovery, "_USB_ANSWER_S", 0.3)
        ports = [urlsplit(served.url).port, silent.getsockname()[1], nobody.getsockname()[1]]
        (found,) = escl_discovery.look(usb_ports=ports)
        assert found.label.endswith("(USB)")
        pages, error = receive(open_device(Group.SCANNERS, "escl", {"url": found.url}))
    assert (len(pages), error) == (1, None)


def test_one_that_is_also_heard_over_the_network_is_listed_once(monkeypatch):
    heard = {"u-1": escl_discovery.Found(url="http://192.0.2.7/eSCL", label="Peer 100")}
    monkeypatch.setattr(escl_discovery, "_heard", lambda *_: heard)
    with EsclPeer(Peer(uuid="urn:uuid:U-1")) as served:
        found = escl_discovery.look(usb_ports=[urlsplit(served.url).port])
    assert [one.url for one in found] == ["http://192.0.2.7/eSCL"]


def test_scanners_are_found_by_mdns_each_once():
    zeroconf = pytest.importorskip("zeroconf")

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
            found := {
                (f.url, f.label) for f in escl_discovery.look(listening, seconds=1.5, usb_ports=())
            }
        ) != expected:
            assert time.monotonic() < deadline, found
    finally:
        announcing.close()
        listening.close()
