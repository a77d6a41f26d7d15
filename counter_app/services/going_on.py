"""A stack goes on by itself when the driver hung or crashed in the middle of it.

The driver's process was ended; another one takes the paper that is left, from page n on. The sheet
that was on its way may be lost, so the page after the break says so until somebody has looked.
"""

from __future__ import annotations

from collections.abc import Callable, Generator
from contextlib import closing
from dataclasses import dataclass, replace

from counter_app.devices.api import RawPage, ScanSettings
from counter_app.errors.devices import DeviceError, DeviceSilent, DriverCrashed, FeederEmpty
from counter_app.job import Job

Pass = Callable[[ScanSettings, Job], Generator[RawPage, None, None]]


@dataclass(frozen=True, slots=True, kw_only=True)
class WentOn:
    """After `pages` pages the driver was started again, and another page came."""

    pages: int
    trouble: DeviceError


def going_on(scan: Pass, settings: ScanSettings, job: Job) -> Generator[RawPage, None, None]:
    """Pages in feed order, over as many runs of `scan` as it takes; errors count all of them.

    A driver that ends twice without a page in between is given up: its first trouble is raised.
    """
    received = 0
    trouble: DeviceError | None = None
    while received != settings.max_pages:
        before = received
        rest = None if settings.max_pages is None else settings.max_pages - received
        try:
            with closing(scan(replace(settings, max_pages=rest), job)) as pages:
                for raw in pages:
                    page = raw
                    if trouble is not None:
                        job.report(WentOn(pages=received, trouble=trouble))
                        trouble, page = None, replace(raw, after_break=True)
                    received += 1
                    yield page
        except (DriverCrashed, DeviceSilent) as ended:
            ended.pages = received
            if received == before:
                raise (trouble or ended) from None
            trouble = ended
        except FeederEmpty as empty:  # the sheet on its way was the last one
            raise (trouble or empty) from None
        except DeviceError as wrong:
            if wrong.pages is not None:
                wrong.pages = received
            raise
        else:
            return
