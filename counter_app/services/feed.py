"""The paper moves on while pages are put right: a thread that pulls scans from their source.

Every scan is on disk before the next is asked for. Scans are handed on in feed order, as many in
work at once as there are processes for them.
"""

from __future__ import annotations

import queue
import threading
from collections.abc import Callable, Generator, Iterator
from contextlib import closing
from dataclasses import dataclass, field
from types import TracebackType
from typing import Self

from counter_app.devices.api import RawPage
from counter_app.services.page_workers import PageRequest, PageWork, PageWorkers


@dataclass(frozen=True, slots=True, kw_only=True)
class Scan:
    """A scan as it came, its name on disk, and the work on its pages."""

    raw: RawPage
    blob: str
    work: PageWork
    is_kept: threading.Event = field(default_factory=threading.Event)


@dataclass(frozen=True, slots=True)
class _End:
    """Why no more scans come; None: the source is empty."""

    reason: BaseException | None = None


class Feed:
    """`with Feed(...) as feed: for scan in feed.scans()`. Set `is_kept` once all its pages are."""

    def __init__(
        self,
        raws: Generator[RawPage, None, None],
        workers: PageWorkers,
        store: Callable[[bytes], str],
        *,
        give_up: Callable[[], object],
    ) -> None:
        """`give_up` makes a source that waits for paper return."""
        self._raws = raws
        self._workers = workers
        self._store = store
        self._give_up = give_up
        self._handed: queue.SimpleQueue[Scan | _End] = queue.SimpleQueue()
        self._open: list[Scan] = []
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._pull, name="feed", daemon=True)

    def __enter__(self) -> Self:
        """Let the paper move."""
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, _: TracebackType | None
    ) -> None:
        """The source is closed and nothing is in work any more."""
        self._over.set()
        if self._thread.is_alive():
            self._give_up()
        for scan in self._open:  # whoever waits for them wakes, and finds that it is over
            scan.work.close()
            scan.is_kept.set()
        while not isinstance(handed := self._handed.get(), _End):
            handed.work.close()
            handed.is_kept.set()
        self._thread.join()

    def scans(self) -> Iterator[Scan]:
        """Scans in feed order. Raises what ended the feed, after the scans before it."""
        while not isinstance(handed := self._handed.get(), _End):
            self._open = [handed]
            yield handed
            self._open = []
        self._handed.put(handed)  # `__exit__` waits for it too
        if handed.reason is not None:
            raise handed.reason

    def _pull(self) -> None:
        try:
            with closing(self._raws):
                for raw in self._raws:
                    if not self._hand_on(raw):
                        break
        except BaseException as reason:  # noqa: BLE001 - raised again in the thread that keeps
            self._handed.put(_End(reason))
        else:
            self._handed.put(_End())

    def _hand_on(self, raw: RawPage) -> bool:
        """Put `raw` on disk and into work; False when no more is wanted."""
        if self._over.is_set():
            return False
        blob = self._store(raw.data)
        request = PageRequest(data=raw.data, media_type=raw.media_type, dpi=raw.dpi)
        scan = Scan(raw=raw, blob=blob, work=self._workers.begin(request))
        self._handed.put(scan)
        if raw.is_held:
            scan.is_kept.wait()
        return not self._over.is_set()
