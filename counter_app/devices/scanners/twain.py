"""Scanners through TWAIN: the vendor's own source, without its window.

A source is a library of the vendor's that runs inside the process that opens it, so this lives in a
worker's process. It must be of that process's kind: a PC with 64-bit Python needs the vendor's
64-bit source. Source: "TWAIN Specification 2.5", chapter 4 (advanced application: feeders).
"""

from __future__ import annotations

import functools
import logging
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import ClassVar

from counter_app.devices.api import (
    DeviceInfo,
    DriverOption,
    Feed,
    Options,
    RawPage,
    ScanSettings,
)
from counter_app.devices.options import LABEL_OPTION, PAGE_OPTION, OptionValues
from counter_app.devices.scanners import dib
from counter_app.devices.scanners import twain_api as api
from counter_app.devices.scanners.twain_session import Platform, Session, TwainError
from counter_app.devices.scanners.worker import apart
from counter_app.errors import Words
from counter_app.errors.devices import (
    CoverOpen,
    DeviceBusy,
    DeviceDenied,
    DeviceError,
    DeviceLost,
    DeviceOffline,
    DriverMissing,
    FeederEmpty,
    PaperJam,
    ScannerOutOfMemory,
    ScanNotOffered,
    ScanSpaceFull,
    ScanStopped,
)
from counter_app.job import Cancelled, Job

_SIZES = {(210, 297): api.A4, (297, 420): api.A3, (148, 210): api.A5}
_A4_LONG_MM = 297
_LIST_S = 20.0  # vendors' libraries are loaded one after the other
_CODE_PAGE = "mbcs" if sys.platform == "win32" else "latin-1"

_ERRORS: dict[int, type[DeviceError]] = {
    api.LOW_MEMORY: ScannerOutOfMemory,
    api.BUSY: DeviceBusy,
    api.DENIED: DeviceDenied,
    api.JAM: PaperJam,
    api.DOUBLE_FEED: PaperJam,
    api.DISK_FULL: ScanSpaceFull,
    api.OFFLINE: DeviceOffline,
    api.INTERLOCK: CoverOpen,
    api.NO_MEDIA: FeederEmpty,
}

_log = logging.getLogger(__name__)

Opener = Callable[[], Platform]


class TwainScanner:
    """A `Scanner` over one source, opened while `scan` runs."""

    def __init__(self, opener: Opener, *, source: str, label: str) -> None:
        """`source`: its product name."""
        self._opener = opener
        self._source = source
        self._label = label
        self._closed = False

    def scan(self, settings: ScanSettings, job: Job) -> Iterator[RawPage]:
        """Pages in feed order. Raises what `Scanner.scan` names, ScanNotOffered, ScanStopped,
        ScannerOutOfMemory, ScanSpaceFull.
        """
        self._check(job)
        pages = 0
        with self._told(lambda: pages), Session(self._opener()) as session:
            self._open(session)
            is_fed = self._set_up(session, settings)
            dpi = api.unfixed(session.get(api.X_DPI) or api.fixed(settings.dpi))
            limit = settings.max_pages if is_fed else 1
            is_ready = limit != 0 and session.start(lambda: self._check(job))
            while is_ready:
                self._check(job)
                if (page := session.page()) is None:
                    raise ScanStopped(device=self._label, pages=pages)
                bitmap, follows = page
                data, kind, stated = dib.smaller(dib.bitmap_file(bitmap))
                pages += 1
                yield RawPage(
                    data=data, media_type=kind, dpi=stated or round(dpi), source=self._label
                )
                is_ready = follows and pages != limit
            if not pages and limit != 0:
                raise FeederEmpty(device=self._label, pages=0)

    def paper_loaded(self) -> bool | None:
        """Never told: to ask, the source would have to be opened, and while it is open no other
        program can scan. An empty feeder is told when the scan begins.
        """
        return None

    def close(self) -> None:
        """End a scan that runs in another thread, at the next page."""
        self._closed = True

    def _open(self, session: Session) -> None:
        for found in session.sources():
            if _name(found) == self._source:
                session.open(found)
                return
        raise DeviceOffline(device=self._label, pages=0)

    def _set_up(self, session: Session, settings: ScanSettings) -> bool:
        """Say the settings in the source's words; whether sheets come from the feeder.

        Raises ScanNotOffered, FeederEmpty.
        """
        wants_feeder = settings.feed is Feed.FEEDER
        session.set(api.FEEDER_ENABLED, api.BOOL, int(wants_feeder))
        is_fed = bool(session.get(api.FEEDER_ENABLED))
        if is_fed and not wants_feeder:  # no glass
            raise ScanNotOffered(device=self._label, pages=0)
        if is_fed:
            if session.get(api.PAPER_SENSED) and session.get(api.FEEDER_LOADED) == 0:
                raise FeederEmpty(device=self._label, pages=0)
            session.set(api.AUTO_FEED, api.BOOL, 1)
        both_sides = settings.duplex and wants_feeder
        took = session.set(api.DUPLEX_ENABLED, api.BOOL, int(both_sides))
        if both_sides and not (is_fed and took):
            raise ScanNotOffered(device=self._label, pages=0)
        session.set(api.COUNT, api.INT16, settings.max_pages or -1 if is_fed else 1)
        session.set(api.MECHANISM, api.UINT16, api.NATIVE)
        session.set(api.INDICATORS, api.BOOL, 0)
        session.set(api.UNITS, api.UINT16, api.INCHES)
        session.set(api.PIXEL_TYPE, api.UINT16, api.COLOUR if settings.colour else api.GRAY)
        for axis in (api.X_DPI, api.Y_DPI):
            session.set(axis, api.FIX32, api.fixed(settings.dpi))
        size = _SIZES.get((settings.width_mm, settings.height_mm), api.A4)
        if not session.set(api.SIZE, api.UINT16, size) and settings.height_mm > _A4_LONG_MM:
            raise ScanNotOffered(device=self._label, pages=0)
        return is_fed

    def _check(self, job: Job) -> None:
        job.check()
        if self._closed:
            raise Cancelled

    @contextmanager
    def _told(self, pages: Callable[[], int]) -> Iterator[None]:
        """Whatever goes wrong, as an error a person can be told of."""
        try:
            yield
        except TwainError as failed:
            _log.info("TWAIN failed with condition %s", failed.condition)
            error = _ERRORS.get(failed.condition, DeviceLost)
            raise error(device=self._label, pages=pages()) from failed
        except (OSError, ValueError) as broken:
            raise DeviceLost(device=self._label, pages=pages()) from broken


class TwainDriver:
    """Finds and opens the sources installed on this PC."""

    NAME: ClassVar[str] = "twain"
    LABEL: ClassVar[Words] = Words("Máy quét TWAIN", "TWAIN scanner")
    ONLY_ON: ClassVar[str] = "win32"
    OPTIONS: ClassVar[tuple[DriverOption, ...]] = (
        DriverOption(
            name="source", needed=True, words=Words("Tên nguồn TWAIN", "TWAIN source name")
        ),
        LABEL_OPTION,
        PAGE_OPTION,
    )

    def __init__(self, opener: Opener | None = None) -> None:
        """`opener`: for tests; Windows' own when None."""
        self._opener = opener or _windows

    def discover(self) -> list[DeviceInfo]:
        """The sources of this PC, asked in a process of their own: to name one, its library is
        loaded, and some crash or hang at that.
        """
        if self._opener is _windows and sys.platform != "win32":
            return []
        names = apart(functools.partial(_names, self._opener), seconds=_LIST_S) or []
        return [
            DeviceInfo(driver=self.NAME, label=name, options={"source": name, "label": name})
            for name in names
        ]

    def open(self, options: Options) -> TwainScanner:
        """The source named `source`, not yet touched. Raises OptionWrong, DriverMissing."""
        label = options.get("label") or options.get("source") or self.NAME
        values = OptionValues(self.OPTIONS, options, device=label)
        source = values.needed("source")
        values.number("page_seconds", least=0.1)  # the worker's patience
        return TwainScanner(self._opener, source=source, label=label)


def _names(opener: Opener) -> list[str]:
    """What the sources are called; none without a manager."""
    try:
        with Session(opener()) as session:
            return [_name(source) for source in session.sources()]
    except (DriverMissing, TwainError, OSError):
        return []


def _name(source: api.Identity) -> str:
    """As the vendor wrote it, in the code page of this PC."""
    return str(source.product, _CODE_PAGE, "replace")


def _windows() -> Platform:
    """Raises DriverMissing anywhere but on Windows, and without a manager of TWAIN there."""
    if sys.platform != "win32":
        raise DriverMissing(device=TwainDriver.NAME, reason="Windows")
    from counter_app.devices.scanners.twain_windows import WindowsPlatform

    return WindowsPlatform()
