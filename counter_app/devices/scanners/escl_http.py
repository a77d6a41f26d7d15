"""HTTP to one eSCL scanner: short questions, and pages that may take their time.

A page is fetched in a thread of its own, so that a stop is noticed while the scanner is silent. A
scanner's certificate is its own: it is pinned, to what IT wrote down or to what came first.
"""

from __future__ import annotations

import hashlib
import queue
import re
import ssl
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

import requests
from requests.adapters import HTTPAdapter

_LOOK_S = 0.1
_CONNECT_S = 5.0
_ANSWER_S = 15.0
_LONGEST_ANSWER = 1 << 20
_LONGEST_PAGE = 200 << 20
_PIECE = 1 << 16
_MOVED = (301, 302, 307, 308)
_SECURE = re.compile(r"https://[^/]*?(?::(?P<port>\d+))?(?:/|$)")
_HOST = re.compile(r"^(\w+:)?//[^/]*")


class UnreachableError(Exception):
    """Nobody answers there."""


class StrangerError(Exception):
    """Somebody answers there with another certificate than the pinned one."""


class BrokenOffError(Exception):
    """The connection ended before the answer did."""


class SilentError(Exception):
    """Nothing came for as long as the caller would wait: `seconds`."""

    def __init__(self, seconds: float) -> None:
        self.seconds = seconds
        super().__init__(seconds)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """An answer: status, headers (names in lower case), body."""

    status: int
    headers: dict[str, str]
    body: bytes = b""


class ScannerHttp:
    """Requests below one root address, such as `http://192.0.2.7:80/eSCL`."""

    def __init__(self, root: str, *, certificate: str = "") -> None:
        """`certificate`: SHA-256 of the scanner's certificate, hex; empty pins the first seen."""
        self._root = root.rstrip("/")
        self._parts = urlsplit(self._root)
        self._certificate = certificate
        self._session: requests.Session | None = None

    def ask(
        self, method: str, path: str, body: bytes | None = None, *, seconds: float = _ANSWER_S
    ) -> Reply:
        """A short answer. Raises UnreachableError, StrangerError, BrokenOffError, SilentError."""

        def send() -> Reply:
            return self._send(method, path, body, seconds, _LONGEST_ANSWER, lambda: None)

        reply = send()
        return send() if self._is_moved(reply) else reply

    def page(self, path: str, *, seconds: float, check: Callable[[], None]) -> Reply:
        """A long answer, waited for up to `seconds` between two pieces. `check` may raise.

        Raises as `ask`.
        """
        pulse = [time.monotonic()]
        replies: queue.SimpleQueue[Reply | Exception] = queue.SimpleQueue()

        def fetch() -> None:
            def beat() -> None:
                pulse[0] = time.monotonic()

            try:
                replies.put(self._send("GET", path, None, seconds, _LONGEST_PAGE, beat))
            except Exception as failed:  # noqa: BLE001 - raised again by whoever waits
                replies.put(failed)

        threading.Thread(target=fetch, name="escl page", daemon=True).start()
        while True:
            check()
            try:
                reply = replies.get(timeout=_LOOK_S)
            except queue.Empty:
                if time.monotonic() - pulse[0] > seconds + _CONNECT_S:
                    raise SilentError(seconds) from None
                continue
            if isinstance(reply, Exception):
                raise reply
            return reply

    def path_of(self, location: str) -> str:
        """The path of a Location, absolute or not: a scanner may not know its own address, or cut
        it short ("http://[fe80/eSCL/…").
        """
        return _HOST.sub("", location.strip()).partition("?")[0]

    def close(self) -> None:
        """Let connections go."""
        if self._session is not None:
            self._session.close()

    def _is_moved(self, reply: Reply) -> bool:
        """Go on over https, at the known host, where a scanner will not be asked without it."""
        sent_to = _SECURE.match(reply.headers.get("location", ""))
        if reply.status not in _MOVED or sent_to is None or self._parts.scheme == "https":
            return False
        host = self._parts.netloc.removesuffix(f":{self._parts.port}")
        self._root = f"https://{host}:{sent_to['port'] or 443}{self._parts.path}"
        self._parts = urlsplit(self._root)
        self.close()
        self._session = None
        return True

    def _send(
        self,
        method: str,
        path: str,
        body: bytes | None,
        seconds: float,
        longest: int,
        beat: Callable[[], None],
    ) -> Reply:
        base = (
            f"{self._parts.scheme}://{self._parts.netloc}" if path.startswith("/") else self._root
        )
        url = base + path if path.startswith("/") else f"{base}/{path}"
        headers = {"Content-Type": "text/xml"} if body is not None else {}
        try:
            with self._open().request(
                method,
                url,
                data=body,
                headers=headers,
                timeout=(_CONNECT_S, seconds),
                stream=True,
                allow_redirects=False,
            ) as answer:
                held = bytearray()
                for piece in answer.iter_content(_PIECE):
                    beat()
                    held += piece
                    if len(held) > longest:
                        raise BrokenOffError
                told = answer.headers.get("Content-Length", "")
                if told.isascii() and told.isdigit() and int(told) > len(held):
                    raise BrokenOffError
                names = {name.lower(): value for name, value in answer.headers.items()}
                return Reply(status=answer.status_code, headers=names, body=bytes(held))
        except requests.ConnectTimeout as nobody:
            raise UnreachableError from nobody
        except requests.exceptions.SSLError as wrong:
            raise (StrangerError if "ingerprint" in repr(wrong) else UnreachableError) from wrong
        except requests.Timeout as silent:
            raise SilentError(seconds) from silent
        except requests.exceptions.ChunkedEncodingError as broken:
            raise BrokenOffError from broken
        except requests.ConnectionError as failed:
            raise _kind_of(failed) from failed
        except requests.RequestException as wrong:
            raise BrokenOffError from wrong

    def _open(self) -> requests.Session:
        if self._session is None:
            session = requests.Session()
            session.trust_env = False
            session.headers["Accept-Encoding"] = "identity"
            if self._parts.scheme == "https":
                session.verify = False
                address = (self._parts.hostname or "", self._parts.port or 443)
                session.mount("https://", _Pinned(self._certificate or fingerprint_at(address)))
            self._session = session
        return self._session


class _Pinned(HTTPAdapter):
    """Knows the scanner by the fingerprint of its certificate alone."""

    def __init__(self, fingerprint: str) -> None:
        self._fingerprint = fingerprint
        super().__init__()

    def init_poolmanager(self, *args: Any, **kwargs: Any) -> None:
        """Every connection checks the fingerprint; names and issuers mean nothing here."""
        kwargs |= {"assert_fingerprint": self._fingerprint, "assert_hostname": False}
        super().init_poolmanager(*args, **kwargs)


def fingerprint_at(address: tuple[str, int]) -> str:
    """SHA-256 of the certificate shown there now, hex. Raises UnreachableError."""
    try:
        pem = ssl.get_server_certificate(address, timeout=_CONNECT_S)
    except (OSError, ValueError) as nobody:
        raise UnreachableError from nobody
    return hashlib.sha256(ssl.PEM_cert_to_DER_cert(pem)).hexdigest()


def _kind_of(failed: requests.ConnectionError) -> Exception:
    """The library puts a refused connection and one that broke off into the same class."""
    words = repr(failed)
    if "ingerprint" in words:
        return StrangerError()
    before = ("NewConnectionError", "NameResolutionError", "SSLError")
    return UnreachableError() if any(word in words for word in before) else BrokenOffError()
