"""Handing in what has no position, strictly in order, and noting the answers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import takewhile

from counter_app.domain.entry import Entry
from counter_app.errors import CounterError
from counter_app.errors.central import (
    ActTooLargeError,
    NothingKnownError,
    ServerUnreachableError,
)
from counter_app.job import Job
from counter_app.store import journal, uploads
from counter_app.sync import wire
from counter_app.sync.client import CentralClient
from counter_app.sync.desk import SyncDesk
from counter_app.sync.tally import Tally
from counter_app.sync.wire import EntryAnswer, PushRequest, SentEntry

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
    waiting: dict[str, int] = {}  # id -> bytes of what the server stored and lets wait
    tries = _TRIES
    while True:
        job.check()
        with desk.db.read() as conn:
            found = journal.unsent(
                conn,
                limit=size.entries + len(waiting),
                max_bytes=size.most_bytes + sum(waiting.values()),
            )
        fresh = [entry for entry in found if entry.id not in waiting]
        if not fresh:
            return
        batch = next(wire.batches(fresh, most=size.entries, most_bytes=size.most_bytes))
        try:
            results = push(desk, client, batch, tally)
        except ServerUnreachableError:
            raise
        except NothingKnownError:
            size.halve()
            tries -= 1
            if tries == 0:
                raise
            continue
        size.restore()
        weights = {entry.id: wire.weight(entry) for entry in batch}
        waiting |= {r.id: weights[r.id] for r in results if r.waiting is not None}


def push(
    desk: SyncDesk, client: CentralClient, batch: Sequence[Entry], tally: Tally
) -> tuple[EntryAnswer, ...]:
    """One batch and the notes of its answers, in one transaction."""
    request = PushRequest(entries=tuple(SentEntry.of(entry) for entry in batch))
    try:
        results = client.push(request).results
    except CounterError as wrong:
        tally.in_doubt = isinstance(wrong, NothingKnownError) and not isinstance(
            wrong, ServerUnreachableError
        )
        is_alone = len({entry.act for entry in batch}) == 1
        if is_alone and wrong.details.get("reason") == "too_large":
            raise ActTooLargeError(act=batch[0].act) from wrong
        raise
    tally.in_doubt = False
    positions = {r.id: r.position for r in results if r.position is not None}
    refused = {r.id: r.refused.vi for r in results if r.refused is not None}
    missing = {sha for r in results if r.waiting for sha in r.waiting}
    with desk.db.write() as conn:
        tally.streams |= set(journal.acknowledge(conn, positions, refused))
        if missing:
            uploads.send_again(conn, sorted(missing))
    tally.sent += len(positions)
    tally.refused += len(refused)
    tally.acknowledged = max([tally.acknowledged, *positions.values()])
    return results


def push_before(desk: SyncDesk, client: CentralClient, entry_id: str, tally: Tally) -> None:
    """Before this database forks: let the server answer for what it may hold already.

    What it holds keeps its first header; only `entry_id` and what follows get a new one.
    """
    with desk.db.read() as conn:
        found = journal.unsent(conn)
    forks = {entry.act for entry in found if entry.id == entry_id}
    before = list(takewhile(lambda entry: entry.act not in forks, found))
    if forks and before:
        push(desk, client, before, tally)
