"""Bad answers, bad lines and servers that are not ours."""

import errno
import ipaddress
import socket
import threading
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest
import uvicorn
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from counter_app.central.app import create_app
from counter_app.errors import CounterError
from counter_app.errors.central import (
    AnswerBrokenError,
    CertificateFileError,
    NothingKnownError,
    ServerAddressError,
    ServerNotTrustedError,
    ServerSaysNoError,
    ServerSilentError,
    ServerTroubleError,
    ServerUnreachableError,
)
from counter_app.sync import framing
from counter_app.sync.client import CentralClient
from tests.sync.fault_proxy import FAULTS, fault_proxy


@contextmanager
def answering(status=200, headers=(), body=b"", *, times=None):
    """A server that gives one answer to everything."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self):
            if times is not None:
                times.append(self.path)
            self.send_response(status)
            for name, value in headers:
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_):
            pass

    server = HTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


@contextmanager
def client(address, *, stall_s=20, **kwargs):
    made = CentralClient(address, connect_s=20, stall_s=stall_s, **kwargs)
    try:
        yield made
    finally:
        made.close()


def ask(address, **kwargs):
    with client(address, **kwargs) as asked:
        return asked.hello()


@pytest.mark.parametrize(
    "address",
    [
        "ftp://x",
        "http://central.example",
        "https://",
        "nonsense",
        "https://a:b@c",
        "http://[::1",
        "https://x/?y=1",
        "https://x:99999",
        "https://no..name",
    ],
)
def test_addresses_that_are_not_safe_are_refused(address):
    with pytest.raises(ServerAddressError):
        CentralClient(address)


@pytest.mark.parametrize("address", ["http://127.0.0.1:1/", "http://localhost:1", "https://x.vn"])
def test_https_and_this_pc_are_taken(address):
    with client(address) as made:
        assert not made.address.endswith("/")


def test_a_closed_port_means_nothing_was_sent():
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    with pytest.raises(ServerUnreachableError):
        ask(f"http://127.0.0.1:{port}")


@pytest.mark.parametrize("address", ["http://localhost:1", "https://central.example"])
def test_with_the_cable_out_the_servers_name_means_nothing_and_nothing_was_sent(
    address, monkeypatch
):
    def no_names(*_args, **_kwargs):
        raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")

    monkeypatch.setattr(socket, "getaddrinfo", no_names)
    with pytest.raises(ServerUnreachableError):
        ask(address)


@pytest.mark.parametrize("error", [errno.ENETUNREACH, errno.EHOSTUNREACH, errno.ECONNREFUSED])
def test_without_a_way_to_the_server_nothing_was_sent(error, monkeypatch):
    def no_way(*_args, **_kwargs):
        raise OSError(error, "no way")

    monkeypatch.setattr(socket.socket, "connect", no_way)
    with pytest.raises(ServerUnreachableError):
        ask("http://127.0.0.1:1")


@pytest.mark.parametrize("fault", FAULTS)
def test_every_bad_answer_means_nothing_is_known(address, fault):
    with fault_proxy(address) as proxy:
        proxy.plan(fault)
        with client(proxy.address, stall_s=0.5 if fault == "hang" else 20) as asked:
            expected = {"hang": ServerSilentError, "error500": ServerTroubleError}
            if fault == "corrupt_request":  # a GET has no body to corrupt
                asked.hello()
            else:
                with pytest.raises(expected.get(fault, AnswerBrokenError)) as told:
                    asked.hello()
                assert isinstance(told.value, NothingKnownError)
            assert proxy.spoiled == [fault]
            asked.hello()  # and the next one is fine


@pytest.mark.parametrize(
    ("status", "headers", "body", "error"),
    [
        (200, (), b"{}", AnswerBrokenError),  # no digest
        (200, (("Content-Digest", framing.digest(b"[1]")),), b"{}", AnswerBrokenError),
        (200, (("Content-Digest", framing.digest(b"[1]")),), b"[1]", AnswerBrokenError),
        (200, (("Content-Digest", framing.digest(b"")),), b"", AnswerBrokenError),
        (302, (("Location", "http://127.0.0.1:9/"),), b"", AnswerBrokenError),
        (407, (), b"proxy", AnswerBrokenError),
        (403, (), b"<html>blocked</html>", AnswerBrokenError),
        (500, (), b"<html>oops</html>", ServerTroubleError),
        (503, (), b"", ServerTroubleError),
    ],
)
def test_what_is_not_our_server_is_not_believed(status, headers, body, error):
    times = []
    with answering(status, headers, body, times=times) as address, pytest.raises(error):
        ask(address)
    assert times == ["/v1/hello"]  # no redirect was followed, nothing repeated behind our back


def test_a_compressed_bomb_of_an_answer_is_refused():
    import zstandard

    bomb = zstandard.ZstdCompressor().compress(bytes(200 << 20))
    headers = (("Content-Digest", framing.digest(bomb)), ("Content-Encoding", "zstd"))
    with answering(200, headers, bomb) as address, pytest.raises(AnswerBrokenError):
        ask(address)


def test_an_answer_that_trickles_is_no_answer(address):
    ticks = iter(range(0, 100_000, 1000))
    with pytest.raises(ServerSilentError):
        ask(address, monotonic=lambda: next(ticks))


def test_the_servers_own_refusal_keeps_its_words(address):
    with client(address) as asked, pytest.raises(CounterError) as told:
        asked.pull(0)
    assert told.value.code == "device_refused"
    with client(address, token="x") as asked, pytest.raises(CounterError):
        asked.stream("dossier/none")


def test_what_the_server_does_not_hold_is_said_with_a_trace(pc):
    with pytest.raises(ServerSaysNoError) as told:
        pc.client.stream("dossier/none")
    words = told.value.tell("vi")
    assert words.happened == "Không tìm thấy."
    assert told.value.details["trace"] in words.todo


# -- TLS

BROKEN_PEM = "-----BEGIN CERTIFICATE-----\nabc\n-----END CERTIFICATE-----\n"


def authority(name):
    key = ec.generate_private_key(ec.SECP256R1())
    subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
    return key, subject, certificate(subject, subject, key.public_key(), key, ca=True)


def certificate(subject, issuer, public, key, *, ca=False):
    now = datetime.now(tz=UTC)
    names = x509.SubjectAlternativeName([x509.IPAddress(ipaddress.ip_address("127.0.0.1"))])
    return (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(issuer)
        .public_key(public)
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(x509.BasicConstraints(ca=ca, path_length=None), critical=True)
        .add_extension(names, critical=False)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(public), critical=False)
        .add_extension(
            x509.AuthorityKeyIdentifier.from_issuer_public_key(key.public_key()), critical=False
        )
        .sign(key, hashes.SHA256())
    )


def pem(cert):
    return cert.public_bytes(serialization.Encoding.PEM).decode()


@pytest.fixture(scope="module")
def authorities():
    return {name: authority(name) for name in ("ours", "foreign")}


@pytest.fixture
def tls_address(tmp_path, central, authorities, request):
    """The server behind TLS, its certificate signed by the authority named in the mark."""
    signer = authorities[getattr(request, "param", "ours")]
    key = ec.generate_private_key(ec.SECP256R1())
    subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "central")])
    cert = certificate(subject, signer[1], key.public_key(), signer[0])
    (tmp_path / "cert.pem").write_text(pem(cert))
    (tmp_path / "key.pem").write_bytes(
        key.private_bytes(
            serialization.Encoding.PEM,
            serialization.PrivateFormat.PKCS8,
            serialization.NoEncryption(),
        )
    )
    config = uvicorn.Config(
        create_app(central),
        log_config=None,
        ssl_certfile=str(tmp_path / "cert.pem"),
        ssl_keyfile=str(tmp_path / "key.pem"),
    )
    server = uvicorn.Server(config)
    listening = socket.create_server(("127.0.0.1", 0))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]})
    thread.start()
    yield f"https://127.0.0.1:{listening.getsockname()[1]}"
    server.should_exit = True
    thread.join()
    listening.close()


def test_the_centres_own_authority_is_trusted(tls_address, authorities):
    assert ask(tls_address, ca_pem=pem(authorities["ours"][2])).practice is False


def test_an_address_that_is_asked_under_another_spelling_is_trusted_no_less(
    tls_address, authorities
):
    """`requests` writes "%7E" as "~": the line to it is still ours."""
    with pytest.raises(ServerSaysNoError):  # nothing is served there, but it did answer
        ask(f"{tls_address}/%7Ecentre", ca_pem=pem(authorities["ours"][2]))


@pytest.mark.parametrize("ca_pem", ["no certificate", "chứng thư", BROKEN_PEM])
def test_an_authority_that_is_none_is_told_before_anything_is_asked(ca_pem):
    with pytest.raises(CertificateFileError):
        CentralClient("https://one-stop.example", ca_pem=ca_pem)


@pytest.mark.parametrize("tls_address", ["foreign"], indirect=True)
def test_a_foreign_certificate_is_refused(tls_address, authorities):
    with pytest.raises(ServerNotTrustedError):
        ask(tls_address, ca_pem=pem(authorities["ours"][2]))


@pytest.mark.parametrize("tls_address", ["foreign"], indirect=True)
def test_the_environment_changes_nobodys_trust(tls_address, authorities, tmp_path, monkeypatch):
    rogue = tmp_path / "rogue.pem"
    rogue.write_text(pem(authorities["foreign"][2]))
    for name in ("REQUESTS_CA_BUNDLE", "CURL_CA_BUNDLE", "SSL_CERT_FILE"):
        monkeypatch.setenv(name, str(rogue))
    with pytest.raises(ServerNotTrustedError):
        ask(tls_address, ca_pem=pem(authorities["ours"][2]))


def test_no_proxy_of_the_environment_is_used(address, monkeypatch):
    for name in ("HTTP_PROXY", "http_proxy", "ALL_PROXY"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    assert ask(address).practice is False
