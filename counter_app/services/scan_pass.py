"""One pass through a scanner or a heap of files: page after page until paper or clerk say stop."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from counter_app.devices.api import RawPage
from counter_app.devices.scanners.files import UNKNOWN, name_order
from counter_app.errors import CounterError, Told
from counter_app.errors.devices import ScanFileTooBig
from counter_app.errors.pages import PageError
from counter_app.job import Cancelled, Job

if TYPE_CHECKING:
    from counter_app.imaging.pages import ProcessedPage

_LARGEST_FILE_MB = 200
Keep = Callable[[RawPage, "ProcessedPage"], object | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class PageRefused:
    """One page could not be read; the others go on."""

    number: int
    told: Told


@dataclass(frozen=True, slots=True, kw_only=True)
class ScanEnded:
    """How a pass ended: pages taken, and what stopped it if something did."""

    pages: int
    problem: CounterError | None = None


def take(job: Job, raws: Generator[RawPage, None, None], keep: Keep) -> ScanEnded:
    """Hand every page to `keep` and report what it returns; None is a page that does not count.

    Whatever ends the pass, pages kept before stay, and `raws` is closed before this returns.
    """
    count = 0
    try:
        with closing(raws):
            for raw in raws:
                stop: Cancelled | None = None
                for made in _pages_of(raw, job, count):
                    if stop is not None:  # in the middle of a file: it stays where it lies
                        raise stop
                    kept = keep(raw, made)
                    if kept is None:
                        continue
                    count += 1
                    try:
                        job.report(kept)
                    except Cancelled as asked:
                        stop = asked
                # A sheet that was kept whole is put aside by its driver when the next one is asked
                # for; stopped, the driver then ends the pass.
    except Cancelled:
        return ScanEnded(pages=count)
    except CounterError as problem:
        return ScanEnded(pages=count, problem=problem)
    return ScanEnded(pages=count)


def from_files(paths: Sequence[str], job: Job) -> Generator[RawPage, None, None]:
    """Files as if they had been scanned, in name order; one that cannot be read is told of."""
    for number, path in enumerate(sorted(map(Path, paths), key=name_order), start=1):
        job.check()
        data = _read(path)
        if isinstance(data, CounterError):
            job.report(PageRefused(number=number, told=data.tell()))
            continue
        # imaging looks at the content, whatever the name claims
        yield RawPage(data=data, media_type=UNKNOWN, dpi=0, source="file")


def _read(path: Path) -> bytes | CounterError:
    try:
        if path.stat().st_size > _LARGEST_FILE_MB << 20:
            return ScanFileTooBig(device="USB", limit_mb=_LARGEST_FILE_MB)
        return path.read_bytes()
    except OSError:  # the stick was pulled out, or the file is not ours to read
        return PageError()


def _pages_of(raw: RawPage, job: Job, before: int) -> Iterator[ProcessedPage]:
    from counter_app.imaging.pages import process

    for number, made in enumerate(process(raw.data, raw.media_type, raw.dpi), start=1):
        if isinstance(made, PageError):
            job.report(PageRefused(number=before + number, told=made.tell()))
            continue
        yield made
