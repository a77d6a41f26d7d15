"""Asking the central server. Every bad answer means "nothing is known, send the same again".

No redirect is followed, nothing of the environment (proxies, CA bundles) is trusted, and only an
answer under its own digest is believed.
"""

from __future__ import annotations

import functools
import ssl
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, TypeVar
from urllib.parse import quote, urlsplit

import requests
from requests.adapters import HTTPAdapter
from urllib3.exceptions import HTTPError, NewConnectionError

from counter_app.domain.entry import Entry
from counter_app.errors.central import (
    AnswerBrokenError,
    CertificateFileError,
    NothingKnownError,
    ServerAddressError,
    ServerNotTrustedError,
    ServerSilentError,
    ServerTroubleError,
    ServerUnreachableError,
)
from counter_app.sync import answers, framing, wire
from counter_app.sync.wire import DIGEST_HEADER, NODE_HEADER

Message = TypeVar("Message")

CONNECT_S = 5.0
STALL_S = 20.0
TOTAL_S = 120.0  # an answer that trickles is no answer
_LARGEST_ANSWER = 64 << 20
_LOOPBACK = frozenset({"127.0.0.1", "localhost", "::1"})


@dataclass(frozen=True, slots=True)
class PackedBatch:
    """A push as it travels, made while the line is still busy with the one before."""

    ids: tuple[str, ...]
    data: bytes

    @classmethod
    def of(cls, entries: Sequence[Entry]) -> PackedBatch:
        """The bytes of these entries."""
        request = wire.PushRequest(entries=tuple(wire.SentEntry.of(entry) for entry in entries))
        ids = tuple(entry.id for entry in entries)
        return cls(ids, framing.pack(framing.encode(request)))


class CentralClient:
    """One PC's connection to its server; for one thread at a time."""

    def __init__(
        self,
        address: str,
        *,
        token: str = "",
        node: str = "",
        ca_pem: str = "",
        connect_s: float = CONNECT_S,
        stall_s: float = STALL_S,
        total_s: float = TOTAL_S,
        monotonic: Callable[[], float] = time.monotonic,
    ) -> None:
        """`ca_pem`: the centre's own authority, trusted alone. Raises ServerAddressError,
        CertificateFileError.
        """
        self.address = checked_address(address)
        self.node = node
        self._token = token
        self._ca_pem = ca_pem
        self._timeouts = (connect_s, stall_s)
        self._total_s = total_s
        self._monotonic = monotonic
        self._session = requests.Session()
        self._session.trust_env = False
        if self.address.startswith("https:"):
            self._session.mount("https://", _Adapter(_tls(ca_pem)))

    def another(self) -> CentralClient:
        """The same on a connection of its own, for another thread."""
        connect_s, stall_s = self._timeouts
        return CentralClient(
            self.address,
            token=self._token,
            node=self.node,
            ca_pem=self._ca_pem,
            connect_s=connect_s,
            stall_s=stall_s,
            total_s=self._total_s,
            monotonic=self._monotonic,
        )

    def close(self) -> None:
        """Close the connections."""
        self._session.close()

    def hello(self) -> wire.Hello:
        """The server's time and limits, and where this node stands."""
        return self._ask("GET", "/v1/hello", wire.Hello)

    def enrol(self, request: wire.EnrolRequest) -> wire.EnrolAnswer:
        """Enrol with a one-time code."""
        return self._ask("POST", "/v1/enrol", wire.EnrolAnswer, message=request)

    def new_node(self, request: wire.NodeRequest) -> wire.NodeAnswer:
        """Register the node a forked database goes on as."""
        return self._ask("POST", "/v1/nodes", wire.NodeAnswer, message=request)

    def sign_in(self, number: str, password: str) -> wire.SignInAnswer:
        """Raises SignInRefusedError, SignInLockedError, StaffNotAllowedError of `errors.desk`."""
        request = wire.SignInRequest(number=number, password=password)
        return self._ask("POST", "/v1/sign-in", wire.SignInAnswer, message=request)

    def change_password(self, number: str, old: str, new: str) -> wire.SignInAnswer:
        """Raises as `sign_in`, and PasswordWeakError."""
        request = wire.PasswordRequest(number=number, old=old, new=new)
        return self._ask("POST", "/v1/password", wire.SignInAnswer, message=request)

    def push(self, batch: PackedBatch) -> wire.PushAnswer:
        """Hand in a batch; answers for its entries from the first on, or nothing is known."""
        answer = self._ask("POST", "/v1/push", wire.PushAnswer, packed=batch.data)
        if tuple(result.id for result in answer.results) != batch.ids[: len(answer.results)]:
            raise AnswerBrokenError
        return answer

    def pull(self, after: int, *, own: str = "whole") -> wire.PullAnswer:
        """The entries after a position; this node's own "whole" or in "brief"."""
        path = f"/v1/pull?after={after}&limit={wire.PAGE_ENTRIES}&own={own}"
        return self._ask("GET", path, wire.PullAnswer)

    def stream(self, name: str) -> wire.StreamAnswer:
        """One stream as the server holds it. Raises ServerSaysNoError when it holds nothing."""
        return self._ask("GET", f"/v1/streams/{quote(name)}", wire.StreamAnswer)

    def missing(self, shas: Sequence[str]) -> frozenset[str]:
        """Which of these blobs have to be sent."""
        request = wire.MissingRequest(shas=tuple(shas))
        answer = self._ask("POST", "/v1/blobs/missing", wire.MissingAnswer, message=request)
        return frozenset(answer.shas)

    def put_blob(self, sha: str, data: bytes) -> wire.BlobAnswer:
        """Send a blob; it is whole on the server's disk when this returns."""
        headers = {
            DIGEST_HEADER: framing.digest_of_sha(bytes.fromhex(sha)),
            "Content-Type": "application/octet-stream",
        }
        answer = self._ask("PUT", f"/v1/blobs/{sha}", wire.BlobAnswer, data=data, headers=headers)
        if answer.sha != sha or answer.size != len(data):
            raise AnswerBrokenError
        return answer

    def get_blob(self, sha: str) -> bytes:
        """A blob's bytes."""
        status, headers, body = self._exchange("GET", f"/v1/blobs/{sha}", None, {})
        if status != requests.codes.ok:
            raise answers.problem(body)
        if headers.get(DIGEST_HEADER) != framing.digest_of_sha(bytes.fromhex(sha)):
            raise AnswerBrokenError
        return body

    def leases(self, agency: str, days: Sequence[date]) -> wire.LeaseAnswer:
        """Ask to be kept in serials; grants arrive by pull."""
        request = wire.LeaseRequest(agency=agency, days=tuple(days))
        return self._ask("POST", "/v1/leases", wire.LeaseAnswer, message=request)

    def drafts(self, request: wire.DraftsRequest) -> wire.DraftsAnswer:
        """Tell which drafts this PC holds open; learn those of the other counters."""
        return self._ask("POST", "/v1/drafts", wire.DraftsAnswer, message=request)

    def _ask(
        self,
        method: str,
        path: str,
        answer_type: type[Message],
        *,
        message: Any = None,
        packed: bytes | None = None,
        data: bytes | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> Message:
        sent = dict(headers or {})
        if message is not None:
            packed = framing.pack(framing.encode(message))
        if packed is not None:
            data = packed
            sent |= {
                DIGEST_HEADER: framing.digest(data),
                "Content-Encoding": "zstd",
                "Content-Type": "application/json",
            }
        status, _, body = self._exchange(method, path, data, sent)
        if status != requests.codes.ok:
            raise answers.problem(body)
        try:
            return framing.decode(body, answer_type)
        except framing.MalformedError as wrong:
            raise AnswerBrokenError from wrong

    def _exchange(
        self, method: str, path: str, data: bytes | None, headers: dict[str, str]
    ) -> tuple[int, Mapping[str, str], bytes]:
        headers |= {"Accept-Encoding": "zstd", "User-Agent": "counter-app"}
        if self._token:
            headers["Authorization"] = f"Bearer {self._token}"
        if self.node:
            headers[NODE_HEADER] = self.node
        try:
            with self._session.request(
                method,
                self.address + path,
                data=data,
                headers=headers,
                timeout=self._timeouts,
                allow_redirects=False,
                stream=True,
            ) as response:
                return response.status_code, response.headers, self._read(response)
        except (requests.RequestException, HTTPError, OSError) as wrong:
            raise _meaning(wrong) from wrong

    def _read(self, response: requests.Response) -> bytes:
        """The whole body, proved by its digest, decompressed."""
        if response.status_code >= requests.codes.server_error:
            raise ServerTroubleError
        began = self._monotonic()
        body = bytearray()
        while piece := response.raw.read(1 << 18, decode_content=False):
            body += piece
            if len(body) > _LARGEST_ANSWER:
                raise AnswerBrokenError
            if self._monotonic() - began > self._total_s:
                raise ServerSilentError
        plain = bytes(body)
        try:
            told = framing.read_digest(response.headers.get(DIGEST_HEADER, ""))
            if told != framing.sha(plain):
                raise AnswerBrokenError
            if response.headers.get("Content-Encoding") == "zstd":
                plain = framing.unpack(plain, limit=_LARGEST_ANSWER)
        except (framing.MalformedError, framing.TooLargeError) as wrong:
            raise AnswerBrokenError from wrong
        return plain


def checked_address(address: str) -> str:
    """`address` without a closing slash. Raises ServerAddressError: https, or http to this PC."""
    try:
        parts = urlsplit(address.strip())
        host, _ = parts.hostname, parts.port
        (host or "").encode("idna")
    except ValueError as wrong:  # brackets, a port or a name that cannot be
        raise ServerAddressError from wrong
    is_safe = parts.scheme == "https" or (parts.scheme == "http" and host in _LOOPBACK)
    if not host or not is_safe or parts.query or parts.username:
        raise ServerAddressError
    return f"{parts.scheme}://{parts.netloc}{parts.path.rstrip('/')}"


@functools.lru_cache(maxsize=4)
def _tls(ca_pem: str) -> ssl.SSLContext:
    """TLS 1.3, and when there is an authority of the centre, that one alone. Made once: reading
    the system's authorities takes longer than a small sync. Raises CertificateFileError.
    """
    try:
        context = ssl.create_default_context(cadata=ca_pem or None)
    except (ssl.SSLError, TypeError) as wrong:  # TypeError: not ASCII
        raise CertificateFileError from wrong
    context.minimum_version = ssl.TLSVersion.TLSv1_3
    return context


class _Adapter(HTTPAdapter):
    """Speaks under our own TLS context and no other."""

    def __init__(self, context: ssl.SSLContext) -> None:
        self._context = context
        super().__init__(max_retries=0)

    def init_poolmanager(self, *args: Any, **kwargs: Any) -> None:
        """With our own TLS context."""
        super().init_poolmanager(*args, ssl_context=self._context, **kwargs)

    def build_connection_pool_key_attributes(
        self, request: Any, verify: Any, cert: Any = None
    ) -> tuple[Any, Any]:
        """Without the bundle that requests would add to the context's authorities."""
        host, pool = super().build_connection_pool_key_attributes(request, verify, cert)
        own = {name: value for name, value in pool.items() if not name.startswith("ca_cert")}
        return host, own

    def cert_verify(self, conn: Any, url: str, verify: Any, cert: Any) -> None:
        """The context verifies; requests would hand its bundle to the connection once more."""


def _meaning(wrong: Exception) -> NothingKnownError | ServerNotTrustedError:
    match wrong:
        case requests.exceptions.SSLError():
            return ServerNotTrustedError()
        case requests.exceptions.ConnectTimeout():
            return ServerUnreachableError()
        case requests.exceptions.Timeout():
            return ServerSilentError()
        case requests.exceptions.ConnectionError() if _never_left(wrong):
            return ServerUnreachableError()
        case _ if "ReadTimeout" in repr(wrong):
            return ServerSilentError()
        case _:
            return AnswerBrokenError()


def _never_left(wrong: Exception) -> bool:
    """True when no byte of ours went out: nobody listens, no way there, or a name nobody knows,
    as with the cable out.
    """
    cause = wrong.args[0] if wrong.args else None
    return isinstance(getattr(cause, "reason", None), NewConnectionError)
