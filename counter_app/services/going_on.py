"""A stack goes on by itself when the driver hung or crashed in the middle of it.

The driver's process was ended; another one takes the paper that is left, from page n on. The sheet
that was on its way may be lost, so the page after the break says so until somebody has looked.
"""

from __future__ import annotations

from collections.abc import Callable, Generator
from contextlib import closing
from dataclasses import dataclass, replace

from counter_app.devices.api import RawPage, ScanSettings
from counter_app.errors.devices import (
    DeviceBusy,
    DeviceError,
    DeviceOffline,
    DeviceSilent,
    DriverCrashed,
    FeederEmpty,
)
from counter_app.job import Job

_REST_S = 1.0
_TRIES = 5  # so many rests for a device that does not answer after its driver ended

Pass = Callable[[ScanSettings, Job], Generator[RawPage, None, None]]


@dataclass(frozen=True, slots=True, kw_only=True)
class WentOn:
    """After `pages` pages the driver was started again, and another page came."""

    pages: int
    trouble: DeviceError


def going_on(scan: Pass, settings: ScanSettings, job: Job) -> Generator[RawPage, None, None]:
    """Pages in feed order, over as many runs of `scan` as it takes; errors count all of them.

    A driver that ends twice without a page in between is given up: its first trouble is raised. A
    device may need a moment until it can be had again.
    """
    received = tries = 0
    trouble: DeviceError | None = None
    while received != settings.max_pages:
        if trouble is not None:
            job.wait(_REST_S)
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
        except DeviceError as ended:
            if ended.pages is not None:
                ended.pages = received
            trouble, tries = _weighed(ended, trouble, tries, got=received > before)
        else:
            return


def _weighed(
    ended: DeviceError, trouble: DeviceError | None, tries: int, *, got: bool
) -> tuple[DeviceError, int]:
    """What the stack goes on after, and how often the device may still be away; or raises what a
    person is to be told. `got`: a page came in that run.
    """
    match ended:
        case DriverCrashed() | DeviceSilent() if got:
            return ended, _TRIES
        case DeviceBusy() | DeviceOffline() if trouble is not None and tries:
            return trouble, tries - 1
        case DriverCrashed() | DeviceSilent() | DeviceBusy() | DeviceOffline() | FeederEmpty():
            raise (trouble or ended) from None  # an empty tray: the sheet on its way was the last
        case _:
            raise ended
