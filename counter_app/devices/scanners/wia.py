"""Scanners through Windows Image Acquisition, by its automation layer (COM, `wiaaut.dll`).

One `Transfer` gives one page; the end of the stack comes as the error "paper empty". Both sides at
once are left to eSCL and TWAIN: through this layer some drivers give the fronts alone and do not
say so. Every call may hang or crash with the vendor's driver, so this runs in a worker's process.
Source: Microsoft, "Windows Image Acquisition Automation Layer".
"""

from __future__ import annotations

import logging
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, ClassVar

from counter_app.devices.api import (
    DeviceInfo,
    DriverOption,
    Feed,
    Options,
    RawPage,
    ScanSettings,
)
from counter_app.devices.options import LABEL_OPTION, PAGE_OPTION, OptionValues
from counter_app.devices.scanners import dib, wia_codes
from counter_app.errors import Words
from counter_app.errors.devices import (
    DeviceError,
    DeviceLost,
    DeviceOffline,
    DriverMissing,
    FeederEmpty,
    ScanNotOffered,
)
from counter_app.job import Cancelled, Job

_MM_PER_IN = 25.4
_A4_LONG_MM = 297
_SLACK_MM = 5.0

_log = logging.getLogger(__name__)

Manager = Callable[[], Any]  # gives a WIA.DeviceManager


class WiaScanner:
    """A `Scanner` over one WIA device; connected while `scan` runs."""

    def __init__(self, manager: Manager, *, device: str, label: str) -> None:
        """`device`: its WIA identifier."""
        self._manager = manager
        self._device = device
        self._label = label
        self._closed = False

    def scan(self, settings: ScanSettings, job: Job) -> Iterator[RawPage]:
        """Pages in feed order. Raises what `Scanner.scan` names, ScanNotOffered,
        ScannerOutOfMemory, ScanSpaceFull.
        """
        self._check(job)
        pages = 0
        with self._told(pages):
            device = self._connect()
            is_fed = self._choose_feed(device, settings)
            item = device.Items.Item(1)
            dpi = self._set_up(device, item, settings, is_fed=is_fed)
            form = _form_of(item)
        limit = settings.max_pages if is_fed else 1
        while limit is None or pages < limit:
            self._check(job)
            data = self._transfer(item, form, pages)
            if data is None:
                return
            with self._told(pages):
                page, kind, stated = dib.smaller(data)
            pages += 1
            yield RawPage(data=page, media_type=kind, dpi=stated or dpi, source=self._label)

    def paper_loaded(self) -> bool | None:
        """What the feeder's sensor says, if there is one. Raises as `scan`."""
        with self._told(0):
            device = self._connect()
            capabilities = _value(device.Properties, wia_codes.CAPABILITIES, 0)
            if not capabilities & wia_codes.SENSES_PAPER:
                return None
            status = _value(device.Properties, wia_codes.STATUS, 0)
            return bool(status & wia_codes.PAPER_IN_FEEDER)

    def close(self) -> None:
        """End a scan that runs in another thread, at the next page."""
        self._closed = True

    def _connect(self) -> Any:
        infos = self._manager().DeviceInfos
        for number in range(1, infos.Count + 1):
            info = infos.Item(number)
            if info.DeviceID == self._device:
                return info.Connect()
        raise DeviceOffline(device=self._label, pages=0)

    def _choose_feed(self, device: Any, settings: ScanSettings) -> bool:
        """Whether sheets come from the feeder. A device without one gives the sheet on its glass.

        Raises ScanNotOffered.
        """
        capabilities = _value(device.Properties, wia_codes.CAPABILITIES, wia_codes.HAS_GLASS)
        has_feeder = bool(capabilities & wia_codes.HAS_FEEDER)
        has_glass = bool(capabilities & wia_codes.HAS_GLASS) or not has_feeder
        is_fed = settings.feed is Feed.FEEDER and has_feeder
        both_sides = settings.duplex and settings.feed is Feed.FEEDER
        if both_sides or not (is_fed or has_glass):
            raise ScanNotOffered(device=self._label, pages=0)
        if has_feeder:
            source = wia_codes.FROM_FEEDER if is_fed else wia_codes.FROM_GLASS
            _set(device.Properties, wia_codes.SELECT, source)
            _set(device.Properties, wia_codes.PAGES, 1)
        return is_fed

    def _set_up(self, device: Any, item: Any, settings: ScanSettings, *, is_fed: bool) -> int:
        """Say the settings in the device's words; the dpi it will scan with. Raises ScanNotOffered
        for a sheet larger than A4 that does not fit.
        """
        properties = item.Properties
        _set(properties, wia_codes.INTENT, wia_codes.COLOUR if settings.colour else wia_codes.GRAY)
        for dpi in (wia_codes.X_DPI, wia_codes.Y_DPI):
            _set(properties, dpi, _nearest(properties, dpi, settings.dpi))
        chosen = int(_value(properties, wia_codes.X_DPI, settings.dpi))
        ends = (
            (wia_codes.FEED_WIDTH, wia_codes.FEED_HEIGHT)
            if is_fed
            else (wia_codes.BED_WIDTH, wia_codes.BED_HEIGHT)
        )
        lengths = (settings.width_mm, settings.height_mm)
        extents = (wia_codes.WIDTH, wia_codes.HEIGHT)
        for origin in (wia_codes.LEFT, wia_codes.TOP):
            _set(properties, origin, 0)
        for end, mm, extent in zip(ends, lengths, extents, strict=True):
            reach_mm = _value(device.Properties, end, 0) / 1000 * _MM_PER_IN
            if settings.height_mm > _A4_LONG_MM and 0 < reach_mm < mm - _SLACK_MM:
                raise ScanNotOffered(device=self._label, pages=0)
            length = min(mm, reach_mm) if reach_mm else mm
            _set(properties, extent, round(length / _MM_PER_IN * chosen))
        return chosen

    def _transfer(self, item: Any, form: str, pages: int) -> bytes | None:
        """The next page's file; None when the stack has come to its end."""
        try:
            with self._told(pages):
                return bytes(item.Transfer(form).FileData.BinaryData)
        except FeederEmpty:
            if pages:
                return None
            raise

    def _check(self, job: Job) -> None:
        job.check()
        if self._closed:
            raise Cancelled

    @contextmanager
    def _told(self, pages: int) -> Iterator[None]:
        """Whatever COM raises, as an error a person can be told of."""
        try:
            yield
        except (DeviceError, Cancelled):
            raise
        except Exception as failed:
            code = getattr(failed, "hresult", None)
            if code is None and not isinstance(failed, OSError):
                raise
            _log.info("WIA failed with %s", hex(code & 0xFFFFFFFF) if code else repr(failed))
            if code is None:
                raise DeviceLost(device=self._label, pages=pages) from failed
            raise wia_codes.error_of(code, device=self._label, pages=pages) from failed


class WiaDriver:
    """Finds and opens the scanners that Windows knows."""

    NAME: ClassVar[str] = "wia"
    LABEL: ClassVar[Words] = Words("Máy quét của Windows (WIA)", "Windows scanner (WIA)")
    ONLY_ON: ClassVar[str] = "win32"
    OPTIONS: ClassVar[tuple[DriverOption, ...]] = (
        DriverOption(
            name="device", needed=True, words=Words("Mã thiết bị WIA", "WIA device identifier")
        ),
        LABEL_OPTION,
        PAGE_OPTION,
    )

    def __init__(self, manager: Manager | None = None) -> None:
        """`manager`: for tests; Windows' own when None."""
        self._manager = manager or _manager

    def discover(self) -> list[DeviceInfo]:
        """Scanners that are installed, switched on or not."""
        try:
            infos = self._manager().DeviceInfos
            found = [infos.Item(number) for number in range(1, infos.Count + 1)]
            return [self._describe(one) for one in found if one.Type == wia_codes.SCANNER]
        except DriverMissing:
            return []
        except Exception as failed:
            if getattr(failed, "hresult", None) is None:
                raise
            _log.warning("scanners cannot be listed: %s", type(failed).__name__)
            return []

    def open(self, options: Options) -> WiaScanner:
        """The scanner named `device`, not yet touched. Raises OptionWrong, DriverMissing."""
        label = options.get("label") or options.get("device") or self.NAME
        values = OptionValues(self.OPTIONS, options, device=label)
        device = values.needed("device")
        values.number("page_seconds", least=0.1)  # the worker's patience
        return WiaScanner(self._manager, device=device, label=label)

    def _describe(self, info: Any) -> DeviceInfo:
        label = str(_value(info.Properties, wia_codes.NAME, info.DeviceID))
        return DeviceInfo(
            driver=self.NAME, label=label, options={"device": info.DeviceID, "label": label}
        )


def _manager() -> Any:
    """Windows' device manager. Raises DriverMissing anywhere else."""
    if sys.platform != "win32":
        raise DriverMissing(device=WiaDriver.NAME, reason="Windows")
    try:
        from comtypes.client import CreateObject
    except ImportError as missing:
        raise DriverMissing(device=WiaDriver.NAME, reason="comtypes") from missing
    return CreateObject("WIA.DeviceManager", dynamic=True)


def _value(properties: Any, number: str, default: Any) -> Any:
    return properties.Item(number).Value if properties.Exists(number) else default


def _set(properties: Any, number: str, value: int) -> None:
    """Set a property where the device has it and lets it be set; it knows best what it can do."""
    if not properties.Exists(number):
        return
    one = properties.Item(number)
    if one.IsReadOnly or one.Value == value:
        return
    try:
        one.Value = value
    except Exception as refused:
        if getattr(refused, "hresult", None) is None:
            raise
        _log.info("WIA property %s does not take %s", number, value)


def _nearest(properties: Any, number: str, wanted: int) -> int:
    """The least value of a list not below `wanted`, else its greatest; `wanted` within a range."""
    if not properties.Exists(number):
        return wanted
    one = properties.Item(number)
    match one.SubType:
        case 1:  # a range
            return int(min(max(wanted, one.SubTypeMin), one.SubTypeMax))
        case 2:  # a list
            values = one.SubTypeValues
            offered = sorted(int(values.Item(n)) for n in range(1, values.Count + 1))
            enough = [value for value in offered if value >= wanted]
            return next(iter(enough or offered[-1:]), wanted)
        case _:
            return wanted


def _form_of(item: Any) -> str:
    """The way the device sends pages that suits us best."""
    formats = item.Formats
    offered = {str(formats.Item(n)).upper() for n in range(1, formats.Count + 1)}
    return next((form for form in wia_codes.FORMATS if form in offered), wia_codes.FORMATS[-1])
