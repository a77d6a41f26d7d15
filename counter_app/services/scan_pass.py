"""One pass through a scanner or a heap of files: page after page until paper or clerk say stop."""

from __future__ import annotations

from collections.abc import Callable, Generator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from counter_app.devices.api import RawPage
from counter_app.devices.scanners.files import UNKNOWN, name_order
from counter_app.errors import CounterError
from counter_app.errors.devices import ScanFileTooBig
from counter_app.errors.pages import FileUnopened, PageError
from counter_app.job import Cancelled, Job
from counter_app.services.feed import Feed, Scan
from counter_app.services.page_workers import PageWorkers

if TYPE_CHECKING:
    from counter_app.imaging.pages import ProcessedPage

_LARGEST_FILE_MB = 200
Keep = Callable[[Scan, "ProcessedPage"], object | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class PageRefused:
    """One page could not be read; the others go on. `number` counts every page of the pass, strips
    too, as a person counts the stack; `file`: its name where it was one.
    """

    number: int
    problem: CounterError
    file: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ScanEnded:
    """How a pass ended: pages taken, and what stopped it if something did; `is_stopped`: a person
    did.
    """

    pages: int
    problem: CounterError | None = None
    is_stopped: bool = False


def take(
    job: Job,
    raws: Generator[RawPage, None, None],
    keep: Keep,
    *,
    workers: PageWorkers,
    store: Callable[[bytes], str],
    lost: Callable[[], None] = lambda: None,
) -> ScanEnded:
    """Hand every page to `keep` and report what it returns; None is a page that does not count.
    `lost` is told of each that cannot be read.

    Scans are put on disk by `store` and then put right by `workers` while the paper moves on; pages
    come to `keep` in feed order. Stop ends the feed; what left the tray before is still kept.
    Whatever ends the pass, pages kept before stay, and `raws` is closed before this returns.
    """
    count = seen = 0
    with Feed(raws, workers, store, give_up=job.stop) as feed:
        try:
            for scan in feed.scans():
                for number, made in enumerate(scan.work, start=1):
                    if job.is_stopped and number > 1:  # a file of many pages: it stays as it lies
                        return ScanEnded(pages=count, is_stopped=True)
                    told: object | None
                    seen += 1
                    if isinstance(made, PageError):
                        lost()
                        told = PageRefused(number=seen, problem=made, file=scan.raw.file)
                    else:
                        told = keep(scan, made)
                        count += told is not None
                    if told is not None:
                        with suppress(Cancelled):  # what left the tray is still to be kept
                            job.report(told)
                scan.is_kept.set()
        except Cancelled:
            return ScanEnded(pages=count, is_stopped=True)
        except CounterError as problem:
            return ScanEnded(pages=count, problem=problem)
    return ScanEnded(pages=count, is_stopped=job.is_stopped)


def from_files(paths: Sequence[str], job: Job) -> Generator[RawPage, None, None]:
    """Files as if they had been scanned, in name order; one that cannot be read is told of."""
    for number, path in enumerate(sorted(map(Path, paths), key=name_order), start=1):
        job.check()
        data = read_file(path)
        if isinstance(data, CounterError):
            job.report(PageRefused(number=number, problem=data, file=path.name))
            continue
        # imaging looks at the content, whatever the name claims
        yield RawPage(data=data, media_type=UNKNOWN, dpi=0, source="file", file=path.name)


def read_file(path: Path) -> bytes | CounterError:
    """The bytes of a file, or why they cannot be taken."""
    try:
        if not path.is_file():  # a pipe would keep whoever opens it waiting
            return FileUnopened()
        if path.stat().st_size > _LARGEST_FILE_MB << 20:
            return ScanFileTooBig(device="USB", limit_mb=_LARGEST_FILE_MB)
        return path.read_bytes()
    except OSError:  # the stick was pulled out, or the file is not ours to read
        return FileUnopened()
