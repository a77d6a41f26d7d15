"""Scanner drivers in a process of their own: one that hangs or crashes costs no page.

A vendor's library, or a shared folder whose server is gone, may never return or take its process
down. The driver then runs here as a child; pages come through a pipe as soon as they are complete.
A watchdog ends a child that says nothing for longer than a page may take, a dead one is noticed at
once; pages before stay, and the next scan starts a new child and goes on with the paper that is
left. Drivers that say `GUARDED` do all this themselves.
"""

from __future__ import annotations

import functools
import logging
import math
import multiprocessing
import os
import signal
import threading
import time
from collections.abc import Callable, Generator, Iterator
from contextlib import closing, suppress
from dataclasses import dataclass
from multiprocessing import connection
from multiprocessing.connection import Connection
from typing import TYPE_CHECKING, Any, NoReturn, TypeVar, cast

from counter_app.devices import registry
from counter_app.devices.api import Options, RawPage, Scanner, ScanSettings
from counter_app.errors import CounterError
from counter_app.errors.devices import DeviceError, DeviceSilent, DriverCrashed
from counter_app.job import Cancelled, Job

if TYPE_CHECKING:
    from multiprocessing.context import SpawnProcess

_LOOK_S = 0.1
_OPEN_S = 60.0  # a cold disk, a virus scanner, a vendor's library
_STOP_GRACE_S = 5.0  # a feeder ejects the sheet it holds
_PAGE_S = 120.0  # the least patience with a page

_log = logging.getLogger(__name__)

Opener = Callable[[], Scanner]
T = TypeVar("T")


def open_scanner(driver: str, options: Options) -> Scanner:
    """The scanner of a driver, guarded one way or the other. Raises DeviceError."""
    group = registry.Group.SCANNERS
    if registry.is_guarded(group, driver):
        return cast("Scanner", registry.open_device(group, driver, options))
    label = options.get("label") or driver
    opener = functools.partial(registry.open_device, group, driver, dict(options))
    return WorkerScanner(opener, label=label, page_seconds=_patience(options))


def apart(ask: Callable[[], T], *, seconds: float) -> T | None:
    """What `ask` answers in a process of its own; None when it fails, crashes or takes longer.

    `ask` and its answer must be picklable.
    """
    context = multiprocessing.get_context("spawn")
    line, theirs = context.Pipe(duplex=False)
    process = context.Process(target=_answer, args=(theirs, ask), daemon=True)
    process.start()
    theirs.close()
    try:
        return cast("T", line.recv()) if line.poll(seconds) else None
    except (EOFError, OSError):
        return None
    finally:
        process.kill()
        process.join()
        line.close()


def _answer(line: Connection, ask: Callable[[], Any]) -> None:
    line.send(ask())


@dataclass(frozen=True, slots=True)
class _Child:
    """A running child: its process, the pipe of answers, the pipe of stops."""

    process: SpawnProcess
    line: Connection
    stops: Connection

    def end(self) -> None:
        """Whatever it is at."""
        self.process.kill()
        self.process.join()
        self.line.close()
        self.stops.close()


class WorkerScanner:
    """A `Scanner` whose driver runs elsewhere. `opener` must be importable by the child."""

    def __init__(self, opener: Opener, *, label: str, page_seconds: float) -> None:
        """Opens at once. Raises what the driver's `open` raises, DeviceSilent, DriverCrashed."""
        self._opener = opener
        self._label = label
        self._seconds = page_seconds
        self._closed = threading.Event()
        self._child: _Child | None = self._start()

    def scan(self, settings: ScanSettings, job: Job) -> Iterator[RawPage]:
        """Pages in feed order. Raises what `Scanner.scan` names, and DriverCrashed."""
        self._check(job)
        child = self._child or self._start()
        self._child = child
        pages = 0
        is_over = False
        try:
            self._send(child, ("scan", settings), pages)
            while True:
                what, value = self._next(child, job, self._seconds, pages)
                is_over = what != "page"
                match what:
                    case "page":
                        pages += 1
                        yield value
                        self._send(child, ("next", None), pages)
                    case "end":
                        return
                    case "cancelled":
                        raise Cancelled
                    case _:
                        raise _counted(value, pages)
        finally:
            if not is_over:
                self._stop(child)

    def paper_loaded(self) -> bool | None:
        """What the driver's device says. Raises what it raises, DeviceSilent when it does not
        answer soon, DriverCrashed.
        """
        child = self._child
        if child is None:
            return None
        self._send(child, ("loaded", None), 0)
        what, value = self._next(child, Job(), _STOP_GRACE_S, 0)
        if what == "error":
            raise value
        return cast("bool | None", value)

    def close(self) -> None:
        """Let driver and child go; a scan in another thread ends with `Cancelled`."""
        self._closed.set()
        child, self._child = self._child, None
        if child is not None and child.process.is_alive():
            child.end()

    def _start(self) -> _Child:
        context = multiprocessing.get_context("spawn")
        line, theirs = context.Pipe()
        stops_theirs, stops = context.Pipe(duplex=False)
        process = context.Process(
            target=serve, args=(theirs, stops_theirs, self._opener), daemon=True
        )
        process.start()
        theirs.close()
        stops_theirs.close()
        child = _Child(process, line, stops)
        try:
            what, value = self._next(child, Job(), _OPEN_S, 0)
        except Cancelled:  # closed meanwhile, by who knows nothing of this child yet
            child.end()
            raise
        if what != "opened":
            child.end()
            raise _counted(value, 0)
        return child

    def _send(self, child: _Child, message: tuple[str, Any], pages: int) -> None:
        try:
            child.line.send(message)
        except OSError:
            self._crashed(child, pages)

    def _next(self, child: _Child, job: Job, seconds: float, pages: int) -> tuple[str, Any]:
        """The child's next word. Raises DeviceSilent, DriverCrashed, `Cancelled`."""
        deadline = time.monotonic() + seconds
        try:
            while not child.line.poll(_LOOK_S):
                self._check(job)
                if time.monotonic() >= deadline:
                    self._drop(child)
                    raise DeviceSilent(device=self._label, pages=pages, seconds=f"{seconds:g}")
            self._check(job)
            return cast("tuple[str, Any]", child.line.recv())
        except (EOFError, OSError):
            self._check(job)
            self._crashed(child, pages)

    def _crashed(self, child: _Child, pages: int) -> NoReturn:
        self._drop(child)
        _log.warning("the driver of %s ended with %s", self._label, child.process.exitcode)
        raise DriverCrashed(device=self._label, pages=pages)

    def _stop(self, child: _Child) -> None:
        """Ask the driver to stop; it has a moment, then its process is ended."""
        if self._child is not child:
            return
        deadline = time.monotonic() + _STOP_GRACE_S
        with suppress(EOFError, OSError):
            child.stops.send("stop")  # noticed while a page is on its way
            child.line.send(("stop", None))  # and between two pages
            while child.line.poll(max(0.0, deadline - time.monotonic())):
                what, _ = child.line.recv()
                if what != "page":
                    return
        self._drop(child)

    def _drop(self, child: _Child) -> None:
        child.end()
        self._child = None

    def _check(self, job: Job) -> None:
        job.check()
        if self._closed.is_set():
            raise Cancelled


def serve(line: Connection, stops: Connection, opener: Opener) -> None:
    """What the child does until its parent hangs up."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C is for the parent, which ends us
    threading.Thread(target=_end_with_parent, daemon=True).start()
    with suppress(EOFError, OSError):
        try:
            scanner = opener()
        except CounterError as refused:
            line.send(("error", refused))
            return
        line.send(("opened", None))
        while True:
            verb, settings = line.recv()
            match verb:
                case "loaded":
                    line.send(_loaded(scanner))
                case "scan":
                    while stops.poll():  # meant for a scan that had ended by itself
                        stops.recv()
                    line.send(_scan(scanner, settings, line, stops))


def _loaded(scanner: Scanner) -> tuple[str, Any]:
    try:
        return "loaded", scanner.paper_loaded()
    except CounterError as trouble:
        return "error", trouble


def _scan(
    scanner: Scanner, settings: ScanSettings, line: Connection, stops: Connection
) -> tuple[str, Any]:
    """One scan; how it ended. The driver goes on only when the page before was taken: what it does
    with a page's source (a file, a sheet) rests on that.
    """
    job = Job()
    pages = cast("Generator[RawPage, None, None]", scanner.scan(settings, job))
    over = threading.Event()
    watch = threading.Thread(target=_watch, args=(stops, job, over), daemon=True)
    watch.start()
    try:
        with closing(pages):
            for page in pages:
                line.send(("page", page))
                verb, _ = line.recv()
                if verb != "next":
                    return "cancelled", None
    except Cancelled:
        return "cancelled", None
    except CounterError as trouble:
        return "error", trouble
    finally:
        over.set()
        watch.join()
    return "end", None


def _watch(stops: Connection, job: Job, over: threading.Event) -> None:
    """A stop asked for is for the scan that runs now."""
    with suppress(EOFError, OSError):
        while not over.is_set():
            if stops.poll(_LOOK_S):
                stops.recv()
                job.stop()


def _patience(options: Options) -> float:
    """Above every wait the driver itself was set to."""
    waits = [_PAGE_S]
    for name, value in options.items():
        if name.endswith("_seconds"):
            with suppress(ValueError):  # the driver says what is wrong with it
                waits.append(2 * float(value.replace(",", ".")))
    return max(wait for wait in waits if math.isfinite(wait))


def _end_with_parent() -> None:
    """No orphan holds the scanner, however the parent ended."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        connection.wait([parent.sentinel])
        os._exit(1)


def _counted(error: CounterError, pages: int) -> CounterError:
    """The driver's error with the pages that really arrived."""
    if isinstance(error, DeviceError):
        error.pages = pages
    return error
