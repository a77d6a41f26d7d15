"""Handing in what has no position, strictly in order, and noting the answers."""

from __future__ import annotations

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from itertools import takewhile
from typing import Self

from counter_app.domain.entry import Entry
from counter_app.errors import CounterError
from counter_app.errors.central import (
    ActNotStoredError,
    ActTooLargeError,
    NothingKnownError,
    ServerUnreachableError,
)
from counter_app.job import Job
from counter_app.store import journal, uploads
from counter_app.sync import wire
from counter_app.sync.client import CentralClient, PackedBatch
from counter_app.sync.desk import SyncDesk
from counter_app.sync.framing import encode
from counter_app.sync.tally import Tally
from counter_app.sync.wire import EntryAnswer, PushAnswer

_AHEAD = 5 * wire.BATCH_ENTRIES
_NOTED_TOGETHER = 3 * wire.BATCH_ENTRIES
_ANY_SIZE = 1 << 62  # `wire.batches` cuts by what travels
_TRIES = 3  # of one sync; the next one begins where this one ended


@dataclass(slots=True)
class BatchSize:
    """Halved after a try that broke off, whole again after one that did not."""

    entries: int = wire.BATCH_ENTRIES
    most_bytes: int = wire.BATCH_BYTES

    def halve(self) -> None:
        """A line that breaks off a large batch may carry a small one."""
        self.entries = max(1, self.entries // 2)
        self.most_bytes = max(1 << 14, self.most_bytes // 2)

    def restore(self) -> None:
        """The line carries again."""
        self.entries, self.most_bytes = wire.BATCH_ENTRIES, wire.BATCH_BYTES


def push_all(
    desk: SyncDesk, client: CentralClient, size: BatchSize, tally: Tally, job: Job
) -> None:
    """Push until nothing is left but what waits for blobs.

    Raises ForkedError, NothingKnownError and its kin, ServerSaysNoError, ActTooLargeError.
    """
    tries = _TRIES
    set_aside: set[str] = set()  # ids of what the server stored and lets wait
    while True:
        try:
            _push_in_turn(desk, client, size, tally, job, set_aside)
        except ServerUnreachableError:
            raise
        except NothingKnownError:
            size.halve()
            tries -= 1
            if tries == 0:
                raise
        else:
            return


def _push_in_turn(
    desk: SyncDesk,
    client: CentralClient,
    size: BatchSize,
    tally: Tally,
    job: Job,
    set_aside: set[str],
) -> None:
    """Batch after batch: while the server works on one, the next is read and the answers to those
    before are noted. Never two on the line; none is begun after one that broke off.
    """
    ahead = _Ahead(desk, set_aside)
    with ThreadPoolExecutor(1, thread_name_prefix="acts") as line, _Noting(desk, tally) as noting:
        on_line: _Sending | None = None
        while True:
            batch = () if job.is_stopped else ahead.batch(size)
            packed = PackedBatch.of(batch) if batch else None
            done, answers = on_line, on_line.results(tally) if on_line else ()
            if done is not None and done.first_not_stored(answers):
                noting.add(answers)
                tally.aside.append(ActNotStoredError(entry=done.first_not_stored(answers)))
                return
            on_line = _Sending(batch, line.submit(client.push, packed)) if packed else None
            if answers:
                size.restore()
                set_aside |= {r.id for r in answers if r.waiting is not None}
                noting.add(answers)
            if on_line is None:
                job.check()
                return


class _Ahead:
    """Unsent entries read some batches ahead and none twice; `skipped` are waiting already."""

    def __init__(self, desk: SyncDesk, skipped: AbstractSet[str]) -> None:
        self._desk = desk
        self._skipped = frozenset(skipped)
        self._entries: list[Entry] = []
        self._read = 0  # node_seq of the last one read

    def batch(self, size: BatchSize) -> tuple[Entry, ...]:
        """The next one in order; empty when all is sent, on the line, or waiting."""
        while not self._entries:
            with self._desk.db.read() as conn:
                found = journal.unsent(conn, _AHEAD, _ANY_SIZE, after=self._read)
            if not found:
                return ()
            self._read = found[-1].node_seq
            self._entries = [entry for entry in found if entry.id not in self._skipped]
        cut = wire.batches(self._entries, most=size.entries, most_bytes=size.most_bytes)
        batch = next(cut, ())
        del self._entries[: len(batch)]
        return batch


class _Sending:
    """A batch on the line."""

    def __init__(self, batch: Sequence[Entry], answer: Future[PushAnswer]) -> None:
        self._batch = batch
        self._answer = answer

    def first_not_stored(self, answers: Sequence[EntryAnswer]) -> str:
        """The id of the entry that the answers end before, empty when they are whole."""
        rest = self._batch[len(answers) :]
        return rest[0].id if rest else ""

    def results(self, tally: Tally) -> tuple[EntryAnswer, ...]:
        """Wait for the server's words on it."""
        try:
            return self._answer.result().results
        except CounterError as wrong:
            _broke_off(self._batch, wrong, tally)
            raise


class _Noting:
    """Answers to a few batches, noted in one transaction; what is left at the end, however the end
    comes. A crash in between costs nothing: the same bytes are answered as before.
    """

    def __init__(self, desk: SyncDesk, tally: Tally) -> None:
        self._desk = desk
        self._tally = tally
        self._answers: list[EntryAnswer] = []

    def add(self, answers: Sequence[EntryAnswer]) -> None:
        """These came."""
        self._tally.in_doubt = False
        self._answers += answers
        if len(self._answers) >= _NOTED_TOGETHER:
            self._flush()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_wrong: object) -> None:
        if self._answers:
            self._flush()

    def _flush(self) -> None:
        answers, self._answers = self._answers, []
        note(self._desk, answers, self._tally)


def _broke_off(batch: Sequence[Entry], wrong: CounterError, tally: Tally) -> None:
    """Raises ActTooLargeError for an act that no batch can hold."""
    is_out = isinstance(wrong, ServerUnreachableError)
    tally.in_doubt = isinstance(wrong, NothingKnownError) and not is_out
    is_alone = len({entry.act for entry in batch}) == 1
    if is_alone and wrong.details.get("reason") == "too_large":
        raise ActTooLargeError(act=batch[0].act) from wrong


def note(desk: SyncDesk, results: Sequence[EntryAnswer], tally: Tally) -> None:
    """Write down the server's answers, in one transaction."""
    positions = {r.id: r.position for r in results if r.position is not None}
    refused = {r.id: encode(r.refused).decode() for r in results if r.refused is not None}
    missing = {sha for r in results if r.waiting for sha in r.waiting}
    with desk.db.write() as conn:
        tally.streams |= set(journal.acknowledge(conn, positions, refused))
        if missing:
            uploads.send_again(conn, sorted(missing))
    tally.sent += len(positions)
    tally.refused += len(refused)
    tally.acknowledged = max([tally.acknowledged, *positions.values()])


def push_before(desk: SyncDesk, client: CentralClient, entry_id: str, tally: Tally) -> None:
    """Before this database forks: let the server answer for what it may hold already.

    What it holds keeps its first header; only `entry_id` and what follows get a new one.
    """
    with desk.db.read() as conn:
        found = journal.unsent(conn)
    forks = {entry.act for entry in found if entry.id == entry_id}
    before = list(takewhile(lambda entry: entry.act not in forks, found))
    if forks and before:
        note(desk, client.push(PackedBatch.of(before)).results, tally)
        tally.in_doubt = False
