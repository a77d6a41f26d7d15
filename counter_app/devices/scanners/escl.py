"""Scanners through eSCL ("AirScan"): the network, or USB by way of ipp-usb; no vendor's driver.

A scanner's word is not trusted alone: an empty or cut page is an error, and when the pages end the
scanner is asked how the job ended and how many pages it counted, as firmware answers a jam with a
page of zero bytes and "no more pages". Source: Mopria eSCL Specification 2.97, chapter 5.
"""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from http import HTTPStatus
from typing import ClassVar
from urllib.parse import urlsplit

from counter_app.devices.api import (
    DeviceInfo,
    DriverOption,
    Feed,
    OptionKind,
    Options,
    RawPage,
    ScanSettings,
)
from counter_app.devices.options import LABEL_OPTION, PAGE_OPTION, OptionValues
from counter_app.devices.scanners import escl_xml, files
from counter_app.devices.scanners.escl_http import (
    BrokenOffError,
    Reply,
    ScannerHttp,
    SilentError,
    StrangerError,
    UnreachableError,
    fingerprint_at,
)
from counter_app.devices.scanners.escl_xml import BadXmlError, Capabilities, Status
from counter_app.errors import Words
from counter_app.errors.devices import (
    CoverOpen,
    DeviceBusy,
    DeviceDenied,
    DeviceError,
    DeviceLost,
    DeviceOffline,
    DeviceSilent,
    DeviceStrange,
    FeederEmpty,
    OptionWrong,
    PaperJam,
    ScanNotOffered,
    ScanStopped,
)
from counter_app.job import Cancelled, Job

_PAUSE_S = 1.0  # before a scanner that is not ready is asked again
_LONGEST_PAUSE_S = 10.0
_NO_MORE = (HTTPStatus.NOT_FOUND, HTTPStatus.CONFLICT)
_OVER = (*_NO_MORE, HTTPStatus.GONE)
_STUCK = ("Jam", "Mispick", "MultipickDetected", "DuplexPageTooShort", "DuplexPageTooLong")
_OPEN = ("HatchOpen", "DoorOpen", "CoverOpen")
_DENIED = (HTTPStatus.UNAUTHORIZED, HTTPStatus.FORBIDDEN)
_FAILED = ("Aborted", "Canceled")
_AT_WORK = ("Pending", "Processing")

_log = logging.getLogger(__name__)

_Check = Callable[[], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class EsclSetup:
    """Where a scanner is. `page_seconds`: longest wait for a page, `busy_seconds`: for its turn."""

    url: str
    certificate: str
    label: str
    page_seconds: float
    busy_seconds: float


@dataclass(slots=True)
class _Done:
    """How far a scan has come: its job, the pages handed over."""

    path: str = ""
    pages: int = 0


class EsclScanner:
    """A `Scanner` over HTTP; holds the scanner only while `scan` runs."""

    def __init__(self, setup: EsclSetup) -> None:
        self._setup = setup
        self._http = ScannerHttp(setup.url, certificate=setup.certificate)
        self._known: Capabilities | None = None
        self._closed = threading.Event()

    def scan(self, settings: ScanSettings, job: Job) -> Iterator[RawPage]:
        """Pages in feed order. Raises what `Scanner.scan` names, ScanNotOffered, ScanStopped."""

        def check() -> None:
            job.check()
            if self._closed.is_set():
                raise Cancelled

        check()
        if settings.max_pages == 0:
            return
        done = _Done()
        try:
            with self._told(done):
                yield from self._pages(settings, done, check)
        finally:
            if done.path:
                self._cancel(done.path)

    def _pages(self, settings: ScanSettings, done: _Done, check: _Check) -> Iterator[RawPage]:
        if self._known is None:
            self._known = self._capabilities()
        chosen = self._known.source(settings)
        if chosen is None:
            raise ScanNotOffered(device=self._setup.label, pages=0)
        feed, source = chosen
        version = self._known.version
        body, dpi = escl_xml.write_settings(settings, feed, source, version=version)
        limit = 1 if feed is Feed.FLATBED else settings.max_pages
        done.path = self._start(body, check)
        while limit is None or done.pages < limit:
            data = self._next(done.path, done.pages, check)
            if data is None:
                self._check_end(done.path, done.pages)
                return
            done.pages += 1
            kind = files.media_type(data[: files.HEAD])
            yield RawPage(data=data, media_type=kind, dpi=dpi, source=self._setup.label)

    @contextmanager
    def _told(self, done: _Done) -> Iterator[None]:
        """Whatever goes wrong on the line, as an error a person can be told of."""
        label = self._setup.label
        try:
            yield
        except (BadXmlError, BrokenOffError) as broken:
            raise DeviceLost(device=label, pages=done.pages) from broken
        except StrangerError as stranger:
            raise DeviceStrange(device=label, pages=done.pages) from stranger
        except UnreachableError as nobody:
            raise DeviceOffline(device=label, pages=done.pages) from nobody
        except SilentError as silent:
            seconds = f"{silent.seconds:g}"
            raise DeviceSilent(device=label, pages=done.pages, seconds=seconds) from silent

    def paper_loaded(self) -> bool | None:
        """What the feeder's sensor says. Raises DeviceError when nobody answers."""
        with self._told(_Done()):
            reply = self._http.ask("GET", "ScannerStatus")
            try:
                status = escl_xml.read_status(reply.body)
            except BadXmlError:
                self._known = self._capabilities()  # whether a scanner answers at all
                return None
        return {"Loaded": True, "Empty": False}.get(status.feeder)

    def close(self) -> None:
        """End a scan that runs in another thread; it ends with `Cancelled`."""
        self._closed.set()
        self._http.close()

    # -- the calls of the protocol

    def _capabilities(self) -> Capabilities:
        reply = self._http.ask("GET", "ScannerCapabilities")
        self._refuse_if_denied(reply)
        if reply.status != HTTPStatus.OK:
            raise UnreachableError
        return escl_xml.read_capabilities(reply.body)

    def _start(self, body: bytes, check: _Check) -> str:
        """A new job's path. A busy scanner is asked again for a while."""
        deadline = time.monotonic() + self._setup.busy_seconds
        while True:
            check()
            reply = self._http.ask("POST", "ScanJobs", body)
            if reply.status == HTTPStatus.CREATED and reply.headers.get("location"):
                return self._http.path_of(reply.headers["location"])
            if reply.status == HTTPStatus.SERVICE_UNAVAILABLE and time.monotonic() < deadline:
                _pause(reply, deadline, check)
                continue
            _log.info("eSCL job refused with %s", reply.status)
            self._refuse_if_denied(reply)
            raise self._why(0) or (
                ScanNotOffered if reply.status == HTTPStatus.BAD_REQUEST else DeviceBusy
            )(device=self._setup.label, pages=0)

    def _refuse_if_denied(self, reply: Reply) -> None:
        if reply.status in _DENIED:  # its administrator wants a sign-in first
            raise DeviceDenied(device=self._setup.label, pages=0)

    def _next(self, path: str, pages: int, check: _Check) -> bytes | None:
        """The next page's bytes; None when the stack has come to its end."""
        deadline = time.monotonic() + self._setup.page_seconds
        not_yet_until = time.monotonic() + self._setup.busy_seconds
        while True:
            reply = self._http.page(
                f"{path.rstrip('/')}/NextDocument", seconds=self._setup.page_seconds, check=check
            )
            match reply.status:
                case HTTPStatus.OK if _is_whole(reply):
                    return reply.body
                case HTTPStatus.SERVICE_UNAVAILABLE:
                    if time.monotonic() >= deadline:
                        raise SilentError(self._setup.page_seconds)
                    _pause(reply, deadline, check)
                    continue
                case status if status in _OVER and self._is_at_work(path):
                    # some firmware says so instead of "not yet"
                    if time.monotonic() >= not_yet_until:
                        raise DeviceLost(device=self._setup.label, pages=pages)
                    _pause(reply, not_yet_until, check)
                    continue
                case HTTPStatus.GONE:
                    raise ScanStopped(device=self._setup.label, pages=pages)
                case status if status in _NO_MORE:
                    return None
            _log.info("eSCL page refused with %s, %d bytes", reply.status, len(reply.body))
            raise self._why(pages, path) or DeviceLost(device=self._setup.label, pages=pages)

    def _is_at_work(self, path: str) -> bool:
        """Whether the scanner, the job and the feeder all say that sheets are still to come."""
        status = self._status()
        job = status.job(path) if status is not None else None
        if status is None or job is None or status.state == "Idle":
            return False
        return job.state in _AT_WORK and status.feeder in {"Loaded", "Processing"}

    def _check_end(self, path: str, pages: int) -> None:
        """Whether the stack really came to its end. Raises DeviceError."""
        status = self._status()
        if (error := self._why(pages, path, status)) is not None:
            raise error
        job = status.job(path) if status is not None else None
        if pages and job is not None and job.completed is not None and job.completed > pages:
            raise DeviceLost(device=self._setup.label, pages=pages)
        if pages and job is None and status is not None and status.feeder == "Loaded":
            # our job is gone and its paper is not: somebody else took the scanner
            raise ScanStopped(device=self._setup.label, pages=pages)
        if not pages:
            raise FeederEmpty(device=self._setup.label, pages=0)

    def _why(self, pages: int, path: str = "", status: Status | None = None) -> DeviceError | None:
        """What the scanner's own state explains, None when it explains nothing."""
        status = status or self._status()
        if status is None:
            return None
        label = self._setup.label
        job = status.job(path) if path else None
        if status.feeder in _STUCK:
            return PaperJam(device=label, pages=pages)
        if status.feeder in _OPEN:
            return CoverOpen(device=label, pages=pages)
        if job is not None and any("CanceledAtDevice" in reason for reason in job.reasons):
            return ScanStopped(device=label, pages=pages)
        if job is not None and job.state in _FAILED:
            return DeviceLost(device=label, pages=pages)
        if status.feeder == "Empty" and not pages:
            return FeederEmpty(device=label, pages=0)
        return None

    def _status(self) -> Status | None:
        """How the scanner is; None when it does not say."""
        try:
            reply = self._http.ask("GET", "ScannerStatus")
            return escl_xml.read_status(reply.body)
        except (BadXmlError, BrokenOffError, UnreachableError, StrangerError, SilentError):
            return None

    def _cancel(self, path: str) -> None:
        """Free the scanner for the next one; a job that has ended answers 404."""
        with suppress(BrokenOffError, UnreachableError, StrangerError, SilentError):
            self._http.ask("DELETE", path)


class EsclDriver:
    """Finds eSCL scanners by mDNS and opens them by address."""

    NAME: ClassVar[str] = "escl"
    LABEL: ClassVar[Words] = Words(
        "Máy quét mạng (eSCL, AirScan)", "Network scanner (eSCL, AirScan)"
    )
    GUARDED: ClassVar[bool] = True
    OPTIONS: ClassVar[tuple[DriverOption, ...]] = (
        DriverOption(
            name="url",
            needed=True,
            words=Words("Địa chỉ eSCL (http://…/eSCL)", "eSCL address (http://…/eSCL)"),
        ),
        LABEL_OPTION,
        PAGE_OPTION,
        DriverOption(
            name="busy_seconds",
            rare=True,
            kind=OptionKind.NUMBER,
            default="10",
            words=Words("Số giây chờ máy đang bận", "Longest wait for a busy scanner, seconds"),
        ),
        DriverOption(
            name="certificate",
            rare=True,
            words=Words("Dấu vân SHA-256 của chứng thư máy", "SHA-256 of its certificate"),
        ),
    )

    def discover(self) -> list[DeviceInfo]:
        """Scanners that announce themselves within a few seconds; an encrypted one with the
        certificate it shows, which whoever chooses it pins.
        """
        from counter_app.devices.scanners import escl_discovery

        return [
            DeviceInfo(
                driver=self.NAME,
                label=found.label,
                options={"url": found.url, "label": found.label} | _pin(found.url),
            )
            for found in escl_discovery.look()
        ]

    def open(self, options: Options) -> EsclScanner:
        """The scanner at `url`, not yet touched. Raises OptionWrong."""
        url = options.get("url", "").strip()
        label = options.get("label") or url or self.NAME
        values = OptionValues(self.OPTIONS, options, device=label)
        if not _is_address(values.needed("url")):
            raise OptionWrong(device=label, option="url")
        certificate = values.text("certificate").replace(":", "").lower()
        if certificate and (len(certificate) != 64 or set(certificate) - set("0123456789abcdef")):
            raise OptionWrong(device=label, option="certificate")
        return EsclScanner(
            EsclSetup(
                url=url,
                certificate=certificate,
                label=label,
                page_seconds=values.number("page_seconds", least=0.1),
                busy_seconds=values.number("busy_seconds"),
            )
        )


def _is_address(url: str) -> bool:
    try:
        parts = urlsplit(url)
        host = (parts.hostname or "").encode("idna")
        return parts.scheme in {"http", "https"} and bool(host) and parts.port != 0
    except ValueError:  # brackets, a port or a name that cannot be
        return False


def _pin(url: str) -> dict[str, str]:
    parts = urlsplit(url)
    if parts.scheme != "https":
        return {}
    try:
        return {"certificate": fingerprint_at((parts.hostname or "", parts.port or 443))}
    except UnreachableError:  # it is pinned when it first answers
        return {}


def _is_whole(reply: Reply) -> bool:
    """A page that is there to its last byte, as far as its format can tell; no words instead."""
    head = reply.body[: files.HEAD]
    is_page = files.media_type(head) != files.UNKNOWN
    return is_page and files.looks_whole(head, reply.body[-files.TAIL :])


def _pause(reply: Reply, deadline: float, check: _Check) -> None:
    """As long as the scanner asks for, but not past `deadline`; a stop is noticed."""
    asked = reply.headers.get("retry-after", "")
    seconds = float(asked) if asked.isascii() and asked.isdigit() else _PAUSE_S
    until = min(time.monotonic() + min(seconds, _LONGEST_PAUSE_S), deadline)
    while time.monotonic() < until:
        check()
        time.sleep(min(0.05, max(0.0, until - time.monotonic())))
