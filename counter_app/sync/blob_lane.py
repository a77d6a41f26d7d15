"""The blobs' lane: page files in the order of the entries that name them, a few at a time.

While the server writes one to its disk the next is on the line; three at once are twice as fast
as one, more gain nothing.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from queue import SimpleQueue

from counter_app.errors import CounterError
from counter_app.errors.central import ServerSaysNoError
from counter_app.errors.storage import BlobDamagedError, BlobMissingError
from counter_app.job import Job
from counter_app.store import uploads
from counter_app.store.uploads import Upload
from counter_app.sync.client import CentralClient
from counter_app.sync.desk import SyncDesk
from counter_app.sync.tally import Tally

AT_ONCE = 3
_ASKED_AT_ONCE = 100
_ONE_FILE = (BlobMissingError, BlobDamagedError, ServerSaysNoError)  # the others can still go


def send_all(desk: SyncDesk, client: CentralClient, tally: Tally, job: Job) -> None:
    """Send every blob that the server lacks. One that cannot be sent holds back no other.

    Raises NothingKnownError and its kin; what was confirmed before is noted.
    """
    put_aside: set[str] = set()
    with _lines(client) as lines:
        while True:
            with desk.db.read() as conn:
                found = uploads.waiting(conn, limit=_ASKED_AT_ONCE + len(put_aside))
            todo = [blob for blob in found if blob.sha not in put_aside]
            if not todo:
                return
            wanted = client.missing([blob.sha for blob in todo])
            confirmed = [blob.sha for blob in todo if blob.sha not in wanted]
            send = [blob for blob in todo if blob.sha in wanted]
            try:
                for sha, wrong in _sent(desk, lines, send, job):
                    if wrong is None:
                        confirmed.append(sha)
                    else:
                        put_aside.add(sha)
                        tally.aside.append(wrong)
            finally:
                if confirmed:
                    with desk.db.write() as conn:
                        uploads.sent(conn, confirmed, desk.wall())
                    tally.blobs += len(confirmed)


class _Lines:
    """Connections that are lent out one at a time, and the threads that use them."""

    def __init__(self, client: CentralClient, threads: ThreadPoolExecutor) -> None:
        self.threads = threads
        self.all = [client, *(client.another() for _ in range(AT_ONCE - 1))]
        self._free: SimpleQueue[CentralClient] = SimpleQueue()
        for line in self.all:
            self._free.put(line)

    def send(self, desk: SyncDesk, blob: Upload) -> CounterError | None:
        """The error of this one file, None when the server confirmed it."""
        line = self._free.get()
        try:
            line.put_blob(blob.sha, desk.blobs.get(blob.sha))
        except _ONE_FILE as wrong:
            return wrong
        finally:
            self._free.put(line)
        return None


@contextmanager
def _lines(client: CentralClient) -> Iterator[_Lines]:
    with ThreadPoolExecutor(AT_ONCE, thread_name_prefix="blobs") as threads:
        lines = _Lines(client, threads)
        try:
            yield lines
        finally:
            for line in lines.all[1:]:
                line.close()


def _sent(
    desk: SyncDesk, lines: _Lines, blobs: Sequence[Upload], job: Job
) -> Iterator[tuple[str, CounterError | None]]:
    """Answers in order; after the first broken line nothing new is begun, but every answer that
    still comes counts. Each line has its next file at hand: a slow one holds up no other.
    """
    waiting: deque[tuple[str, Future[CounterError | None]]] = deque()
    broken: BaseException | None = None
    for blob in blobs:
        if len(waiting) == 2 * AT_ONCE:
            sha, answer = waiting.popleft()
            if (broken := answer.exception()) is not None:
                break
            yield sha, answer.result()
        job.check()
        waiting.append((blob.sha, lines.threads.submit(lines.send, desk, blob)))
    for sha, answer in waiting:
        if broken is not None and answer.cancel():
            continue  # not begun yet
        if (wrong := answer.exception()) is None:
            yield sha, answer.result()
        else:
            broken = broken or wrong
    if broken is not None:
        raise broken
