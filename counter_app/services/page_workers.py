"""Pages are put right in processes of their own, so that no page ever holds the window up.

A process works on one scan at a time and sends its pages back one by one. One that dies, or says
nothing for too long, is ended and the page it was at is done again by a new one: the scan it works
on is still in the hands of this side. A page that ends two of them is refused, and the pages after
it still follow.
"""

from __future__ import annotations

import ctypes
import multiprocessing
import os
import signal
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from multiprocessing.connection import Connection, wait
from typing import TYPE_CHECKING

from counter_app.errors.pages import PageBreaksWorker, PageWorkersDown

if TYPE_CHECKING:
    from multiprocessing.context import SpawnProcess

    from counter_app.errors.pages import PageError
    from counter_app.imaging.pages import ProcessedPage

START_S = 60.0  # a cold disk and a virus scanner, for the imaging libraries
SILENT_S = 45.0  # far above the largest page on the slowest PC
_MOST_AT_DESK = 4  # no scanner brings pages faster than four processes put them right
_CHANCES = 2  # for one page, before it is refused
_READY = "ready"
_NICE = 5
_IDLE_S = 10.0  # without work for so long, a process gives back what it holds of memory
_M_TRIM_THRESHOLD, _M_MMAP_THRESHOLD = -1, -3  # of glibc's malloc.h
_MOST_BYTES = 4 << 30
_HOLD_BYTES = 1 << 30  # above all that a page needs


@dataclass(frozen=True, slots=True, kw_only=True)
class PageRequest:
    """A scan to put right, from its page `first` on."""

    data: bytes
    media_type: str | None
    dpi: int
    first: int = 1


def serve_pages(line: Connection) -> None:
    """What a process does until its parent hangs up: answer requests page by page, then None."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C is for the parent, which ends us
    if hasattr(os, "nice"):
        os.nice(_NICE)  # on a PC of one or two cores the window comes first
    threading.Thread(target=_end_with_parent, daemon=True).start()
    bound_memory()
    give_back = hold_memory()
    from counter_app.imaging.pages import process

    with suppress(EOFError, OSError):  # the parent has gone, or wants no more of us
        line.send(_READY)
        while True:
            if not line.poll(_IDLE_S):
                give_back()
            asked: PageRequest = line.recv()
            for page in process(asked.data, asked.media_type, asked.dpi, first=asked.first):
                line.send(page)
            line.send(None)


def bound_memory() -> None:
    """A file made to fill the memory of the PC ends the process that draws it, nothing else. The
    largest page that is taken needs 2 GiB. Windows has no such limit.
    """
    if sys.platform == "linux":
        import resource

        _, hard = resource.getrlimit(resource.RLIMIT_DATA)
        most = _MOST_BYTES if hard == resource.RLIM_INFINITY else min(_MOST_BYTES, hard)
        resource.setrlimit(resource.RLIMIT_DATA, (most, hard))


def hold_memory() -> Callable[[], object]:
    """Keep freed memory for the next page, and return what gives it back to the system.

    Left alone, glibc returns every array of a page at once and gets it anew, zeroed, for the next
    one: a sixth of all the work on a page in colour. Elsewhere nothing is done.
    """
    libc = ctypes.CDLL(None) if sys.platform == "linux" else None
    if libc is None or not hasattr(libc, "malloc_trim"):
        return lambda: None
    libc.mallopt(_M_MMAP_THRESHOLD, _HOLD_BYTES)
    libc.mallopt(_M_TRIM_THRESHOLD, _HOLD_BYTES)
    return lambda: libc.malloc_trim(0)


def usable_cores() -> int:
    """Cores this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


class PageWorkers:
    """At most `most` processes, started when there is work for one more; safe from any thread."""

    def __init__(
        self,
        *,
        most: int | None = None,
        silent_s: float = SILENT_S,
        serve: Callable[[Connection], None] = serve_pages,
    ) -> None:
        """`most` None: all cores but the window's own."""
        self.most = most or max(1, min(usable_cores() - 1, _MOST_AT_DESK))
        self._silent_s = silent_s
        self._serve = serve
        self._alive: set[_Worker] = set()
        self._idle: list[_Worker] = []
        self._changed = threading.Condition()
        self._closed = False

    def get_ready(self) -> None:
        """Start one process ahead; returns at once."""
        with self._changed:
            if not self._alive and not self._closed:
                self._idle.append(self._start())

    def begin(self, request: PageRequest) -> PageWork:
        """Hand a scan to a free process, waiting for one. Raises PageWorkersDown."""
        worker = self._take()
        try:
            worker.ask(request)
        except WorkerLostError:  # it ended while it was idle
            worker = self.replace(worker)
            with suppress(WorkerLostError):  # then it has no answer either
                worker.ask(request)
        return PageWork(self, worker, request, self._silent_s)

    def close(self) -> None:
        """End every process; what they were at is lost to them alone."""
        with self._changed:
            self._closed = True
            for worker in self._alive:
                worker.end()
            self._alive.clear()
            self._idle.clear()
            self._changed.notify_all()

    def replace(self, lost: _Worker) -> _Worker:
        """A new process for one that is of no use any more. Raises PageWorkersDown."""
        with self._changed:
            self._drop(lost)
            started = self._start()
        try:
            started.get_ready()
        except WorkerLostError as dead:
            self.drop(started)
            raise PageWorkersDown from dead
        return started

    def give_back(self, worker: _Worker) -> None:
        """`worker` has done what it was asked."""
        with self._changed:
            if worker in self._alive:
                self._idle.append(worker)
            self._changed.notify_all()

    def drop(self, worker: _Worker) -> None:
        """End `worker`, whatever it is at."""
        with self._changed:
            self._drop(worker)
            self._changed.notify_all()

    def _take(self) -> _Worker:
        with self._changed:
            while not self._idle and len(self._alive) >= self.most and not self._closed:
                self._changed.wait()
            worker = self._idle.pop() if self._idle else self._start()
        try:
            worker.get_ready()
        except WorkerLostError:
            return self.replace(worker)
        return worker

    def _start(self) -> _Worker:
        if self._closed:
            raise PageWorkersDown
        try:
            worker = _Worker(self._serve)
        except OSError as refused:  # no memory, no handles, or a guard that forbids children
            raise PageWorkersDown from refused
        self._alive.add(worker)
        return worker

    def _drop(self, worker: _Worker) -> None:
        worker.end()
        self._alive.discard(worker)


class PageWork:
    """One scan in work: iterate over its pages, in order; `close` gives up the rest."""

    def __init__(
        self, workers: PageWorkers, worker: _Worker, request: PageRequest, silent_s: float
    ) -> None:
        self._workers = workers
        self._worker: _Worker | None = worker
        self._request = request
        self._silent_s = silent_s

    def __iter__(self) -> Iterator[ProcessedPage | PageError]:
        """Pages, and a PageError in the place of each that cannot be taken.

        Raises PageWorkersDown.
        """
        number, chances, is_refused = self._request.first, _CHANCES, False
        while self._worker is not None:
            try:
                answer = self._worker.answer(self._silent_s)
            except WorkerLostError:
                chances -= 1
                if not chances and is_refused:  # not one page but the whole file breaks them
                    self.close()
                    return
                if not chances:
                    yield PageBreaksWorker(page=number)
                    number, chances, is_refused = number + 1, 1, True
                self._again(number)
                continue
            if answer is None:
                self._workers.give_back(self._worker)
                self._worker = None
                return
            yield answer
            number, chances, is_refused = number + 1, _CHANCES, False

    def close(self) -> None:
        """Give up what was not taken; its process ends with it."""
        if self._worker is not None:
            self._workers.drop(self._worker)
            self._worker = None

    def _again(self, number: int) -> None:
        if self._worker is None:
            return
        self._worker = self._workers.replace(self._worker)
        with suppress(WorkerLostError):  # then it has no answer either
            self._worker.ask(replace(self._request, first=number))


class WorkerLostError(Exception):
    """A process has ended or gives no answer."""


class _Worker:
    """A process and the line to it."""

    def __init__(self, serve: Callable[[Connection], None]) -> None:
        context = multiprocessing.get_context("spawn")
        self._line, its_end = context.Pipe()
        self._is_ready = False
        self._process: SpawnProcess = context.Process(target=serve, args=(its_end,), daemon=True)
        try:
            self._process.start()
        finally:
            its_end.close()  # so that its death closes the line

    def get_ready(self) -> None:
        """Wait until it has loaded what it needs. Raises WorkerLostError."""
        if not self._is_ready:
            self.answer(START_S)
            self._is_ready = True

    def ask(self, request: PageRequest) -> None:
        """Hand over work. Raises WorkerLostError."""
        try:
            self._line.send(request)
        except (OSError, ValueError) as gone:
            raise WorkerLostError from gone

    def answer(self, seconds: float) -> ProcessedPage | PageError | None:
        """The next answer. Raises WorkerLostError when none comes in time."""
        try:
            if self._line.poll(seconds):
                answer: ProcessedPage | PageError | None = self._line.recv()
                return answer
        except (EOFError, OSError, ValueError) as gone:
            raise WorkerLostError from gone
        raise WorkerLostError

    def end(self) -> None:
        """Kill it: it holds nothing that is not here too."""
        self._process.kill()
        self._process.join()
        self._line.close()


def _end_with_parent() -> None:
    """No orphan works on, however the parent ended."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        wait([parent.sentinel])
        os._exit(1)
