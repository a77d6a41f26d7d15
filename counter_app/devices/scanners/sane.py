"""Scanners through SANE: Debian's `scanimage` as a child process in batch mode.

Every page is handed over as soon as `scanimage --batch-print` names its finished file, while the
scanner draws the next sheet. Exit codes are those of SANE_Status, with two traps: an empty feeder
on the very first page ends with 0 as the end of a stack does, and a device that cannot be opened
always with 1; so pages are counted, and that one sentence is read.
"""

from __future__ import annotations

import errno
import logging
import os
import shlex
import shutil
import subprocess
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
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
from counter_app.devices.options import LABEL_OPTION, PAGE_OPTION, OptionValues
from counter_app.devices.scanners import files, sane_options, sane_status
from counter_app.devices.scanners.scanimage import ScanimageRun, SilentError
from counter_app.devices.scanners.spool import parent, spool, sweep
from counter_app.errors import Words
from counter_app.errors.devices import (
    DeviceError,
    DeviceLost,
    DeviceSilent,
    DriverMissing,
    FeederEmpty,
    OptionWrong,
    ScanFolderMissing,
    ScanSpaceFull,
)
from counter_app.job import Cancelled, Job

_FORMATS = ("jpeg", "tiff", "png", "pnm")
_PAGE = "page-"
_ASK_SECONDS = 30.0
_DISCOVER_SECONDS = 30.0

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class SaneSetup:
    """What opens one SANE device. `page_seconds`: longest wait for one page."""

    program: str
    device: str
    label: str
    form: str
    page_seconds: float
    extra: tuple[str, ...]
    sheets: tuple[Path, ...]
    spool: Path
    environment: Mapping[str, str]


class SaneScanner:
    """A `Scanner` over one SANE device; holds it only while `scan` runs."""

    def __init__(self, setup: SaneSetup) -> None:
        self._setup = setup
        self._offered: sane_options.Offered | None = None
        self._closed = False

    def scan(self, settings: ScanSettings, job: Job) -> Iterator[RawPage]:
        """Pages in feed order. Raises what `Scanner.scan` names, and ScanNotOffered,
        ScannerOutOfMemory, ScanSpaceFull, ScanStopped, OptionWrong.
        """
        if settings.max_pages == 0:
            return
        if self._offered is None:
            self._offered = self._ask(job)
        chosen = sane_options.choose(settings, self._offered, device=self._setup.label)
        arguments = [*chosen.arguments, *self._setup.extra]
        if self._setup.sheets:
            yield from self._scan_sheets(settings, arguments, chosen.dpi, job)
            return
        limit = settings.max_pages if chosen.from_feeder else 1
        if limit is not None:
            arguments.append(f"--batch-count={limit}")
        yield from self._batch(arguments, chosen.dpi, 0, job)

    def paper_loaded(self) -> bool | None:
        """What the device's own sensor says, if it has one (`page-loaded`). Raises as `scan`."""
        if self._offered is not None and "page-loaded" not in self._offered:
            return None
        self._offered = self._ask(Job())
        sensor = self._offered.get("page-loaded")
        return sensor.current == "yes" if sensor else None

    def close(self) -> None:
        """End a scan that runs in another thread; it ends with `Cancelled`."""
        self._closed = True

    def _scan_sheets(
        self, settings: ScanSettings, arguments: Sequence[str], dpi: int, job: Job
    ) -> Iterator[RawPage]:
        """The `pnm` backend gives one file an opening: one run for each of `sheets`."""
        limit = 1 if settings.feed is Feed.FLATBED else settings.max_pages
        pages = 0
        for sheet in self._sheets()[:limit]:
            once = [*arguments, f"--filename={sheet}", "--batch-count=1"]
            yield from self._batch(once, dpi, pages, job)
            pages += 1
        if pages == 0:
            raise FeederEmpty(device=self._setup.label, pages=0)

    def _sheets(self) -> list[Path]:
        sheets: list[Path] = []
        for path in self._setup.sheets:
            if not path.exists():
                raise ScanFolderMissing(device=self._setup.label, pages=0)
            inside = sorted(path.iterdir(), key=files.name_order) if path.is_dir() else [path]
            sheets += (each.absolute() for each in inside)
        return sheets

    def _batch(
        self, arguments: Sequence[str], dpi: int, before: int, job: Job
    ) -> Iterator[RawPage]:
        """One run of `scanimage --batch`; `before` pages were received in earlier runs."""
        setup = self._setup
        form = f"--format={setup.form}"
        batch = [form, *arguments, f"--batch={_PAGE}%05d.{setup.form}", "--batch-print"]
        pages = before
        try:
            with spool(setup.spool) as folder, self._run(batch, folder) as run:
                while (name := self._next_line(run, setup.page_seconds, pages, job)) is not None:
                    if not name.startswith(_PAGE):
                        continue  # some vendors' drivers chatter on stdout
                    page = _take(folder / name, dpi, setup.label)
                    pages += 1
                    yield page
                outcome = run.outcome()
        except OSError as failed:
            raise self._refused(failed, pages) from failed
        job.check()
        error = sane_status.error_of(outcome, device=setup.label, pages=pages)
        if error is not None:
            _log.info("scanimage ended with %s: %s", outcome.code, outcome.said[-2:])
            raise error

    def _ask(self, job: Job) -> sane_options.Offered:
        """The options the device offers now."""
        lines: list[str] = []
        try:
            with (
                spool(self._setup.spool) as folder,
                self._run([*self._setup.extra, "-A"], folder) as run,
            ):
                while (line := self._next_line(run, _ASK_SECONDS, 0, job)) is not None:
                    lines.append(line)
                outcome = run.outcome()
        except OSError as failed:
            raise self._refused(failed, 0) from failed
        if outcome.code != 0:
            _log.info("scanimage ended with %s: %s", outcome.code, outcome.said[-2:])
            error = sane_status.error_of(outcome, device=self._setup.label, pages=0)
            raise error or DeviceLost(device=self._setup.label, pages=0)
        return sane_options.read_options(lines)

    def _run(self, arguments: Sequence[str], folder: Path) -> ScanimageRun:
        setup = self._setup
        command = [setup.program, f"--device-name={setup.device}", *arguments]
        return ScanimageRun(command, folder, setup.environment)

    def _next_line(self, run: ScanimageRun, seconds: float, pages: int, job: Job) -> str | None:
        def check() -> None:
            job.check()
            if self._closed:
                raise Cancelled

        try:
            return run.next_line(check, seconds=seconds)
        except SilentError as silent:
            label = self._setup.label
            raise DeviceSilent(device=label, pages=pages, seconds=f"{seconds:g}") from silent

    def _refused(self, failed: OSError, pages: int) -> DeviceError:
        """This PC, not the scanner, is the trouble: no room, no folder, no program."""
        label = self._setup.label
        if failed.errno in {errno.ENOSPC, errno.EDQUOT}:
            return ScanSpaceFull(device=label, pages=pages)
        if not self._setup.spool.is_dir():
            return OptionWrong(device=label, pages=pages, option="spool")
        return DriverMissing(device=label, pages=pages, reason=failed.strerror or "OSError")


class SaneDriver:
    """Finds and opens SANE devices; needs `scanimage` (Debian: sane-utils)."""

    NAME: ClassVar[str] = "sane"
    LABEL: ClassVar[Words] = Words("Máy quét SANE", "SANE scanner")
    GUARDED: ClassVar[bool] = True
    OPTIONS: ClassVar[tuple[DriverOption, ...]] = (
        DriverOption(
            name="device", needed=True, words=Words("Tên thiết bị SANE", "SANE device name")
        ),
        LABEL_OPTION,
        DriverOption(
            name="format",
            rare=True,
            default="jpeg",
            words=Words("Định dạng trang (jpeg, tiff, png)", "Page format (jpeg, tiff, png)"),
        ),
        PAGE_OPTION,
        DriverOption(
            name="extra",
            rare=True,
            words=Words("Tham số thêm cho scanimage", "Further scanimage arguments"),
        ),
        DriverOption(
            name="sheets",
            rare=True,
            kind=OptionKind.PATH,
            words=Words("Tệp PNM cho thiết bị thử “pnm”", "PNM files for the test device “pnm”"),
        ),
        DriverOption(
            name="config_dir",
            rare=True,
            kind=OptionKind.PATH,
            words=Words("Thư mục cấu hình SANE riêng", "Private SANE configuration folder"),
        ),
        DriverOption(
            name="spool",
            rare=True,
            kind=OptionKind.PATH,
            words=Words("Thư mục tạm khi quét", "Folder for pages in passing"),
        ),
        DriverOption(
            name="program",
            rare=True,
            default="scanimage",
            words=Words("Chương trình scanimage", "The scanimage program"),
        ),
    )

    def discover(self) -> list[DeviceInfo]:
        """Scanners that SANE lists, cameras left out; none without `scanimage`."""
        if (program := shutil.which("scanimage")) is None:
            return []
        try:
            listed = subprocess.run(  # noqa: S603 - fixed arguments
                [program, "-f", "%d\t%v %m%n"],
                env=_environment(""),
                stdin=subprocess.DEVNULL,
                capture_output=True,
                timeout=_DISCOVER_SECONDS,
                check=False,
            )
        except (OSError, subprocess.TimeoutExpired) as failed:
            _log.warning("scanners cannot be listed: %s", type(failed).__name__)
            return []
        rows = (line.split("\t") for line in os.fsdecode(listed.stdout).splitlines())
        return [
            DeviceInfo(driver=self.NAME, label=row[1], options={"device": row[0], "label": row[1]})
            for row in rows
            if len(row) == 2 and not row[0].startswith("v4l:")
        ]

    def open(self, options: Options) -> SaneScanner:
        """The scanner named `device`, not yet touched. Raises DriverMissing, OptionWrong."""
        device = options.get("device", "").strip()
        label = options.get("label") or device or self.NAME
        values = OptionValues(self.OPTIONS, options, device=label)
        program = shutil.which(values.needed("program"))
        if program is None:
            raise DriverMissing(device=label, reason="scanimage")
        form = values.text("format")
        if form not in _FORMATS:
            raise OptionWrong(device=label, option="format")
        try:
            extra = tuple(shlex.split(values.text("extra")))
        except ValueError as wrong:
            raise OptionWrong(device=label, option="extra") from wrong
        folder = parent(values.text("spool"))
        sweep(folder)
        return SaneScanner(
            SaneSetup(
                program=program,
                device=values.needed("device"),
                label=label,
                form=form,
                page_seconds=values.number("page_seconds", least=0.1),
                extra=extra,
                sheets=values.paths("sheets"),
                spool=folder,
                environment=_environment(values.text("config_dir")),
            )
        )


def _environment(config_dir: str) -> dict[str, str]:
    """Ours, in English, because one sentence of `scanimage` is read."""
    environment = dict(os.environ, LC_ALL="C")
    if config_dir:
        environment["SANE_CONFIG_DIR"] = str(Path(config_dir).absolute())
    return environment


def _take(path: Path, dpi: int, source: str) -> RawPage:
    """Read a finished page and let its file go."""
    data = path.read_bytes()
    path.unlink()
    kind = files.media_type(data[: files.HEAD])
    return RawPage(data=data, media_type=kind, dpi=dpi, source=source)
