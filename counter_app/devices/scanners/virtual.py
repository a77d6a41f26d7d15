"""A scanner without hardware: feeds picture files, with a real one's pace and mishaps.

Ships with the program: practice, demonstration and tests all run on it. What lies in the feeder is
given through options or, at run time, through `VirtualScanner.feeder`.
"""

from __future__ import annotations

import threading
import time
from collections import deque
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import ClassVar

from counter_app.devices.api import (
    DeviceInfo,
    DriverOption,
    Feed,
    OptionKind,
    Options,
    RawPage,
    ScanSettings,
)
from counter_app.devices.options import LABEL_OPTION, OptionValues
from counter_app.devices.scanners import files
from counter_app.errors import Words
from counter_app.errors.devices import (
    CoverOpen,
    DeviceBusy,
    FeederEmpty,
    PaperJam,
    ScanFolderMissing,
)
from counter_app.job import Cancelled, Job


class VirtualFeeder:
    """The tray of a virtual scanner: what lies in it and what is about to go wrong.

    Every method may be called from any thread, also while a scan runs.
    """

    def __init__(self, device: str | Words) -> None:
        self._device = device
        self._lock = threading.Lock()
        self._sheets: deque[Path] = deque()
        self._jam_at: int | None = None
        self._cover_open = False
        self._busy = False

    def feed(self, paths: Iterable[Path]) -> None:
        """Lay files, and the picture files of folders, on the tray. Raises ScanFolderMissing."""
        sheets: list[Path] = []
        for path in paths:
            if path.is_dir():
                inside = (each for each in path.iterdir() if each.is_file())
                named = (each for each in inside if files.is_picture_name(each))
                sheets.extend(sorted(named, key=files.name_order))
            elif path.is_file():
                sheets.append(path)
            else:
                raise ScanFolderMissing(device=self._device)
        with self._lock:
            self._sheets.extend(sheets)

    def jam_at(self, page: int) -> None:
        """Let the sheet that would become `page` (from 1) of a scan get stuck, once."""
        with self._lock:
            self._jam_at = page

    def set_cover(self, *, is_open: bool) -> None:
        """Open or close the cover."""
        with self._lock:
            self._cover_open = is_open

    def set_busy(self, *, is_busy: bool) -> None:
        """Let another program hold the scanner, or let go of it."""
        with self._lock:
            self._busy = is_busy

    def clear(self) -> None:
        """Take every sheet off the tray."""
        with self._lock:
            self._sheets.clear()

    def waiting(self) -> int:
        """Sheets on the tray."""
        with self._lock:
            return len(self._sheets)

    def draw(self, page: int) -> Path | None:
        """The sheet that becomes `page`; None when the tray is empty. Raises what goes wrong.

        A sheet that jams stays on the tray: it has to be scanned again.
        """
        with self._lock:
            kept = page - 1
            if self._busy:
                raise DeviceBusy(device=self._device, pages=kept)
            if self._cover_open:
                raise CoverOpen(device=self._device, pages=kept)
            if self._sheets and self._jam_at == page:
                self._jam_at = None
                raise PaperJam(device=self._device, pages=kept)
            return self._sheets.popleft() if self._sheets else None

    def put_back(self, sheet: Path) -> None:
        """Lay a sheet that was drawn but not handed over on the tray again."""
        with self._lock:
            self._sheets.appendleft(sheet)


class VirtualScanner:
    """A `Scanner` over a `VirtualFeeder`.

    The paper moves at `seconds_per_page` whatever the caller does meanwhile, as in hardware.
    """

    def __init__(
        self, feeder: VirtualFeeder, *, device: str | Words, seconds_per_page: float, dpi: int
    ) -> None:
        self.feeder = feeder
        self._device = device
        self._seconds = seconds_per_page
        self._dpi = dpi
        self._closed = threading.Event()

    def scan(self, settings: ScanSettings, job: Job) -> Iterator[RawPage]:
        """Pages in feed order; the glass takes one sheet of the same tray."""
        limit = 1 if settings.feed is Feed.FLATBED else settings.max_pages
        due = time.monotonic()
        page = 0
        while limit is None or page < limit:
            self._check(job)
            sheet = self.feeder.draw(page + 1)
            if sheet is None:
                break
            due += self._seconds
            yield self._pass_through(sheet, due, page, job)
            page += 1
        self._check(job)
        if page == 0 and limit != 0:
            raise FeederEmpty(device=self._device, pages=0)

    def paper_loaded(self) -> bool | None:
        """True while sheets lie on the tray."""
        return self.feeder.waiting() > 0

    def close(self) -> None:
        """Stop a scan that runs in another thread."""
        self._closed.set()

    def _check(self, job: Job) -> None:
        job.check()
        if self._closed.is_set():
            raise Cancelled

    def _pass_through(self, sheet: Path, due: float, kept: int, job: Job) -> RawPage:
        try:
            job.wait(max(0.0, due - time.monotonic()))
            data = sheet.read_bytes()
        except Cancelled:
            self.feeder.put_back(sheet)
            raise
        except OSError as gone:
            raise ScanFolderMissing(device=self._device, pages=kept) from gone
        kind = files.media_type(data[: files.HEAD])
        name = sheet.name
        return RawPage(data=data, media_type=kind, dpi=self._dpi, source=name, file=name)


class VirtualDriver:
    """Opens virtual scanners. With no `images` the feeder is empty until it is fed."""

    NAME: ClassVar[str] = "virtual"
    GUARDED: ClassVar[bool] = True
    LABEL: ClassVar[Words] = Words("Máy quét ảo", "Virtual scanner")
    OPTIONS: ClassVar[tuple[DriverOption, ...]] = (
        DriverOption(
            name="images",
            rare=True,
            kind=OptionKind.PATH,
            words=Words("Thư mục hoặc tệp ảnh đặt sẵn", "Folder or files in the feeder"),
        ),
        DriverOption(
            name="seconds_per_page",
            rare=True,
            kind=OptionKind.NUMBER,
            default="0.6",
            words=Words("Số giây quét một trang", "Seconds for a page"),
        ),
        DriverOption(
            name="dpi",
            rare=True,
            kind=OptionKind.NUMBER,
            default="0",
            words=Words("Độ phân giải báo về (0: không báo)", "Resolution told (0: none)"),
        ),
        DriverOption(
            name="jam_at",
            rare=True,
            kind=OptionKind.NUMBER,
            default="0",
            words=Words("Kẹt giấy ở trang (0: không)", "Jam at page (0: never)"),
        ),
        DriverOption(
            name="cover_open",
            rare=True,
            kind=OptionKind.SWITCH,
            default="no",
            words=Words("Nắp đang mở", "Cover open"),
        ),
        DriverOption(
            name="busy",
            rare=True,
            kind=OptionKind.SWITCH,
            default="no",
            words=Words("Máy khác đang dùng", "In use elsewhere"),
        ),
        LABEL_OPTION,
    )

    def discover(self) -> list[DeviceInfo]:
        """Always one."""
        return [DeviceInfo(driver=self.NAME, label="")]

    def open(self, options: Options) -> VirtualScanner:
        """A scanner with `images` on its tray. Raises OptionWrong, ScanFolderMissing."""
        device = options.get("label") or self.LABEL
        values = OptionValues(self.OPTIONS, options, device=device)
        feeder = VirtualFeeder(device)
        feeder.feed(values.paths("images"))
        if jam := values.count("jam_at"):
            feeder.jam_at(jam)
        feeder.set_cover(is_open=values.switch("cover_open"))
        feeder.set_busy(is_busy=values.switch("busy"))
        return VirtualScanner(
            feeder,
            device=device,
            seconds_per_page=values.number("seconds_per_page"),
            dpi=values.count("dpi"),
        )
