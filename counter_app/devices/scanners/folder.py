"""A hot folder: any machine that can drop files on a share is a scanner.

A file is taken once nobody writes to it any more: its size and time stood still for a moment, no
one holds a lock on it, and it ends as its format ends. It is handed over, and moved into `taken/`
when the caller comes back for the next page, that is after the page was stored; a caller who never
comes back finds the file in its place. Nothing is ever deleted or overwritten.
"""

from __future__ import annotations

import logging
import os
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, ClassVar

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
    FeederEmpty,
    ScanFileTooBig,
    ScanFolderMissing,
    ScanFolderReadOnly,
)
from counter_app.job import Cancelled, Job

if sys.platform != "win32":
    import fcntl

TAKEN = "taken"
_MB = 1 << 20
_TEMPORARY_STARTS = (".", "~", "$")
_TEMPORARY_ENDS = (
    ".tmp",
    ".temp",
    ".part",
    ".partial",
    ".filepart",
    ".crdownload",
    ".lock",
    ".swp",
)

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class _Shape:
    """What changes while somebody writes."""

    size: int
    mtime_ns: int


@dataclass(frozen=True, slots=True, kw_only=True)
class _File:
    """A file that waits: `since` (monotonic seconds) its shape has not changed."""

    path: Path
    shape: _Shape
    since: float
    is_scan: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class FolderTimes:
    """Seconds. `settle`: unchanged that long counts as written. `patience`: as `settle` for a file
    that does not end as its format should. `first`: wait for the first file. `quiet`: the stack
    ends when nothing came for that long. `look`: pause between two looks.
    """

    settle: float = 1.0
    patience: float = 30.0
    first: float = 60.0
    quiet: float = 5.0
    look: float = 0.2


class FolderScanner:
    """A `Scanner` over a folder. A container of several pages (PDF, TIFF) counts as one page."""

    def __init__(self, folder: Path, *, device: str, times: FolderTimes, limit_mb: int) -> None:
        self._folder = folder
        self._device = device
        self._times = times
        self._limit_mb = limit_mb
        self._seen: dict[str, _File] = {}
        self._stuck: dict[str, _Shape] = {}  # handed over, but could not be moved aside
        self._closed = False

    def scan(self, settings: ScanSettings, job: Job) -> Iterator[RawPage]:
        """Files in name order, as they become whole. Raises FeederEmpty when none comes,
        ScanFolderMissing, ScanFolderReadOnly, ScanFileTooBig.
        """
        taken = self._make_taken()
        limit = 1 if settings.feed is Feed.FLATBED else settings.max_pages
        page = 0
        while limit is None or page < limit:
            file = self._next_file(page, job)
            if file is None:
                break
            raw = self._read(file, page)
            if raw is None:
                continue
            yield raw
            page += 1
            self._move(file, taken)
        if page == 0 and limit != 0:
            raise FeederEmpty(device=self._device, pages=0)

    def paper_loaded(self) -> bool | None:
        """Whether files wait, written or half-written. Raises ScanFolderMissing."""
        return bool(self._look(0))

    def close(self) -> None:
        """Stop a scan that waits in another thread."""
        self._closed = True

    def _next_file(self, pages: int, job: Job) -> _File | None:
        """The first file by name once it is whole; None when the folder stayed quiet."""
        enough = self._times.first if pages == 0 else self._times.quiet
        quiet_since = time.monotonic()
        while True:
            job.check()
            if self._closed:
                raise Cancelled
            for file in self._look(pages):
                still = time.monotonic() - file.since
                if still >= self._times.settle and self._is_written(file, still):
                    return file
                if still < self._times.patience:  # somebody writes: later names wait for it
                    quiet_since = time.monotonic()
                    break
            else:
                if time.monotonic() - quiet_since >= enough:
                    return None
            job.wait(self._times.look)

    def _look(self, pages: int) -> list[_File]:
        """Files that wait, in name order; remembers since when each has stood still."""
        try:
            entries = list(os.scandir(self._folder))
        except OSError as gone:
            raise ScanFolderMissing(device=self._device, pages=pages) from gone
        seen: dict[str, _File] = {}
        for entry in entries:
            if (shape := _shape(entry)) is None or self._stuck.get(entry.name) == shape:
                continue
            before = self._seen.get(entry.name)
            unchanged = before is not None and before.shape == shape
            seen[entry.name] = before if before and unchanged else self._meet(entry.name, shape)
        self._seen = seen
        scans = (file for file in seen.values() if file.is_scan)
        return sorted(scans, key=lambda file: files.name_order(file.path))

    def _meet(self, name: str, shape: _Shape) -> _File:
        path = self._folder / name
        is_scan = files.is_picture_name(path) or _kind(path) != files.UNKNOWN
        return _File(path=path, shape=shape, since=time.monotonic(), is_scan=is_scan)

    def _is_written(self, file: _File, still: float) -> bool:
        """Nobody holds the file, and it ends as its format should or was given time enough."""
        try:
            with file.path.open("r+b" if sys.platform == "win32" else "rb") as opened:
                if not _may_share(opened):
                    return False
                head = opened.read(files.HEAD)
                opened.seek(-min(files.TAIL, file.shape.size), os.SEEK_END)
                tail = opened.read()
        except OSError:  # gone again, not ours to read, or held by its writer (Windows)
            return False
        return files.looks_whole(head, tail) or still >= self._times.patience

    def _read(self, file: _File, pages: int) -> RawPage | None:
        """The file as a page; None when it changed or went away under our hands."""
        if file.shape.size > self._limit_mb * _MB:
            raise ScanFileTooBig(device=self._device, pages=pages, limit_mb=self._limit_mb)
        try:
            data = file.path.read_bytes()
        except OSError as refused:
            _log.warning("a scanned file cannot be read: %s", refused.strerror)
            self._stuck[file.path.name] = file.shape
            return None
        if len(data) != file.shape.size:
            return None
        kind = files.media_type(data[: files.HEAD])
        name = file.path.name
        return RawPage(data=data, media_type=kind, dpi=0, source=name, is_held=True, file=name)

    def _make_taken(self) -> Path:
        taken = self._folder / TAKEN
        try:
            if not self._folder.is_dir():
                raise ScanFolderMissing(device=self._device, pages=0)
            taken.mkdir(exist_ok=True)
            probe = taken / f".probe-{os.getpid()}"
            probe.touch()
            probe.unlink()
        except OSError as refused:
            raise ScanFolderReadOnly(device=self._device) from refused
        return taken

    def _move(self, file: _File, taken: Path) -> None:
        target = taken / file.path.name
        number = 1
        while target.exists():
            number += 1
            target = taken / f"{file.path.stem}-{number}{file.path.suffix}"
        try:
            file.path.rename(target)
        except OSError as refused:
            _log.warning("a scanned file could not be moved aside: %s", refused.strerror)
            self._stuck[file.path.name] = file.shape


class FolderDriver:
    """Opens hot folders."""

    NAME: ClassVar[str] = "folder"
    LABEL: ClassVar[Words] = Words("Thư mục quét", "Scan folder")
    OPTIONS: ClassVar[tuple[DriverOption, ...]] = (
        DriverOption(
            name="folder",
            needed=True,
            kind=OptionKind.PATH,
            words=Words("Thư mục máy quét ghi tệp vào", "Folder the machine writes to"),
        ),
        DriverOption(
            name="settle_seconds",
            rare=True,
            kind=OptionKind.NUMBER,
            default="1",
            words=Words("Số giây tệp phải đứng yên", "Seconds a file must stand still"),
        ),
        DriverOption(
            name="patience_seconds",
            rare=True,
            kind=OptionKind.NUMBER,
            default="30",
            words=Words("Số giây chờ tệp ghi dở", "Seconds to wait for an unfinished file"),
        ),
        DriverOption(
            name="first_seconds",
            rare=True,
            kind=OptionKind.NUMBER,
            default="60",
            words=Words("Số giây chờ tệp đầu tiên", "Seconds to wait for the first file"),
        ),
        DriverOption(
            name="quiet_seconds",
            rare=True,
            kind=OptionKind.NUMBER,
            default="5",
            words=Words(
                "Số giây không có tệp mới thì kết thúc", "Quiet seconds that end the stack"
            ),
        ),
        DriverOption(
            name="limit_mb",
            rare=True,
            kind=OptionKind.NUMBER,
            default="512",
            words=Words("Cỡ tệp lớn nhất (MB)", "Largest file (MB)"),
        ),
        LABEL_OPTION,
    )

    def discover(self) -> list[DeviceInfo]:
        """None: only a person knows which folder."""
        return []

    def open(self, options: Options) -> FolderScanner:
        """A scanner over `folder`, which need not be reachable yet. Raises OptionWrong."""
        device = options.get("label") or self.LABEL.vi
        values = OptionValues(self.OPTIONS, options, device=device)
        times = FolderTimes(
            settle=values.number("settle_seconds"),
            patience=values.number("patience_seconds"),
            first=values.number("first_seconds"),
            quiet=values.number("quiet_seconds"),
            look=min(0.2, max(0.01, values.number("settle_seconds") / 4)),
        )
        return FolderScanner(
            Path(values.needed("folder")),
            device=device,
            times=times,
            limit_mb=values.count("limit_mb", least=1),
        )


def _shape(entry: os.DirEntry[str]) -> _Shape | None:
    """The file's shape; None for what is no scan: folders, links, temporary names, vanished."""
    name = entry.name.casefold()
    if name.startswith(_TEMPORARY_STARTS) or name.endswith(_TEMPORARY_ENDS):
        return None
    try:
        # A link could lead out of the folder; inside it, its target stands there by itself.
        if entry.is_symlink() or not entry.is_file(follow_symlinks=False):
            return None
        status = entry.stat(follow_symlinks=False)
    except OSError:
        return None
    return _Shape(status.st_size, status.st_mtime_ns)


def _kind(path: Path) -> str:
    try:
        with path.open("rb") as file:
            return files.media_type(file.read(files.HEAD))
    except OSError:
        return files.UNKNOWN


def _may_share(file: BinaryIO) -> bool:
    """Whether no writer holds a lock on the file."""
    if sys.platform != "win32":  # there, opening it for writing has told already
        try:
            fcntl.flock(file, fcntl.LOCK_SH | fcntl.LOCK_NB)
            fcntl.lockf(file, fcntl.LOCK_SH | fcntl.LOCK_NB)
        except OSError:
            return False
    return True
