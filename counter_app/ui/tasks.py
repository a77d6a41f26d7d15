"""Background work: lanes of one thread each, results back on the GUI thread by one signal.

A lane is a one-thread executor: work of one lane runs in order, lanes run side by side. Use "db"
for services, "scanner", "reader", "sync" and "cpu" for what their names say.
"""

from __future__ import annotations

import functools
import inspect
import logging
from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum, auto
from typing import TYPE_CHECKING, Any

import shiboken6
from PySide6.QtCore import QObject, Qt, Signal, Slot

from counter_app.job import Cancelled, Job

if TYPE_CHECKING:  # imported with the first lane, after the first paint
    from concurrent.futures import Future, ThreadPoolExecutor

_log = logging.getLogger(__name__)


class _What(Enum):
    PROGRESS = auto()
    DONE = auto()
    FAILED = auto()
    CANCELLED = auto()


@dataclass(frozen=True, slots=True)
class _News:
    ticket: int
    what: _What
    value: Any = None


@dataclass(frozen=True, slots=True)
class _Listener:
    owner: QObject
    job: Job
    done: Callable[[Any], None] | None
    failed: Callable[[Exception], None] | None
    progress: Callable[[Any], None] | None
    cancelled: Callable[[], None] | None
    listens: bool


def wants_job(work: Callable[..., Any]) -> bool:
    """The one rule: work whose first parameter is called `job` gets the Job first."""
    try:
        first = next(iter(inspect.signature(work).parameters), "")
    except (TypeError, ValueError):  # built-ins without a signature
        return False
    return first == "job"


class Tasks(QObject):
    """Runs work in lanes and hands results to their owner, if it still lives.

    `failed` without its own callback goes to `on_failure` (the window's `Errors.show`).
    """

    _arrived = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.on_failure: Callable[[Exception], None] = _only_log
        self._lanes: dict[str, ThreadPoolExecutor] = {}
        self._listeners: dict[int, _Listener] = {}
        self._next_ticket = 0
        self._closed = False
        self._arrived.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    def run(
        self,
        owner: QObject,
        lane: str,
        work: Callable[..., Any],
        *args: Any,
        done: Callable[[Any], None] | None = None,
        failed: Callable[[Exception], None] | None = None,
        progress: Callable[[Any], None] | None = None,
        cancelled: Callable[[], None] | None = None,
        listens: bool = False,
    ) -> Job:
        """Queue `work(*args)` in `lane`; callbacks run on the GUI thread while `owner` lives.

        Work whose first parameter is named `job` gets the returned Job before `args`. Exactly one
        of `done`, `failed`, `cancelled` is called, after all `progress`. After `close()` the job
        comes back stopped and nothing runs. `listens`: it goes on until it is stopped.
        """
        self._next_ticket += 1
        ticket = self._next_ticket
        job = Job(lambda value: self._arrived.emit(_News(ticket, _What.PROGRESS, value)))
        if self._closed:
            job.stop()
            return job
        self._listeners[ticket] = _Listener(owner, job, done, failed, progress, cancelled, listens)
        call = functools.partial(work, job, *args) if wants_job(work) else lambda: work(*args)
        future = self._lane(lane).submit(self._work, ticket, job, call)
        future.add_done_callback(functools.partial(self._swept, ticket))
        return job

    def only_log_failures(self) -> None:
        """The window that showed them goes."""
        self.on_failure = _only_log

    @property
    def busy(self) -> int:
        """How many pieces of work are queued or running, apart from what listens."""
        return sum(not one.listens for one in self._listeners.values())

    def close(self) -> None:
        """Stop every job, wait for what is running, deliver nothing more.

        What was queued in the "db" lane still happens: it is the last autosave of a draft.
        """
        self._closed = True
        for listener in self._listeners.values():
            listener.job.stop()
        for name, lane in self._lanes.items():
            lane.shutdown(wait=True, cancel_futures=name != "db")
        self._listeners.clear()
        self._lanes.clear()

    def _lane(self, name: str) -> ThreadPoolExecutor:
        if name not in self._lanes:
            from concurrent.futures import ThreadPoolExecutor

            self._lanes[name] = ThreadPoolExecutor(1, thread_name_prefix=f"lane-{name}")
        return self._lanes[name]

    def _work(self, ticket: int, job: Job, call: Callable[[], Any]) -> None:
        try:
            if not self._closed:
                job.check()
            news = _News(ticket, _What.DONE, call())
        except Cancelled:
            news = _News(ticket, _What.CANCELLED)
        except Exception as error:  # noqa: BLE001 - told to the owner or to errors.py
            news = _News(ticket, _What.FAILED, error)
        if not self._closed:
            self._arrived.emit(news)

    def _swept(self, ticket: int, future: Future[None]) -> None:
        if future.cancelled():  # only `close()` cancels futures
            self._listeners.pop(ticket, None)

    @Slot(object)
    def _deliver(self, news: _News) -> None:
        listener = self._listeners.get(news.ticket)
        if listener is None:
            return
        if news.what is not _What.PROGRESS:
            del self._listeners[news.ticket]
        if not shiboken6.isValid(listener.owner):
            return
        match news.what:
            case _What.PROGRESS if listener.progress is not None:
                listener.progress(news.value)
            case _What.DONE if listener.done is not None:
                listener.done(news.value)
            case _What.CANCELLED if listener.cancelled is not None:
                listener.cancelled()
            case _What.FAILED:
                (listener.failed or self.on_failure)(news.value)


def _only_log(error: Exception) -> None:
    _log.error("background work failed", exc_info=error)
