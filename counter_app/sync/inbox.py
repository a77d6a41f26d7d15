"""Pulling the server's journal and folding it into this desk's."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from counter_app.domain.entry import Entry
from counter_app.errors.central import AnswerBrokenError, StaleAnswerError
from counter_app.job import Job
from counter_app.store import cursors, journal
from counter_app.store import node as nodes
from counter_app.sync.client import CentralClient
from counter_app.sync.desk import SyncDesk
from counter_app.sync.tally import Tally
from counter_app.sync.wire import PullAnswer

SCOPE = "central"  # one cursor: the server knows the device's agencies


def pull_all(desk: SyncDesk, client: CentralClient, tally: Tally, job: Job) -> None:
    """Pull page after page; each is applied with its cursor in one transaction.

    Our own acknowledged entries already stand in the journal with their positions, so a page that
    precedes them makes nothing jump back. A page of a server that does not know them (an old
    copy, a restored one) is not applied: StaleAnswerError.
    """
    with desk.db.read() as conn:
        after = position(conn)
    while True:
        job.check()
        page = client.pull(after)
        if page.head < max(after, tally.acknowledged):
            raise StaleAnswerError
        entries = _checked(page, after)
        if entries or page.next != after:
            with desk.db.write() as conn:
                tally.streams |= set(journal.receive(conn, _as_held(conn, entries)))
                cursors.write(conn, SCOPE, str(page.next))
        tally.received += len(entries)
        after = page.next
        if not page.more:
            return


def position(conn: Any) -> int:
    """The newest position this desk has pulled, 0 before its first pull."""
    return int(cursors.read(conn, SCOPE) or 0)


def _checked(page: PullAnswer, after: int) -> list[Entry]:
    """The page's entries, once positions ascend and every header is what its hash says."""
    entries: list[Entry] = []
    last = after
    for sent in page.entries:
        entry = sent.entry()
        if sent.position is None or sent.position <= last or entry.hash != sent.hash:
            raise AnswerBrokenError
        last = sent.position
        entries.append(entry)
    if page.next < last or (page.more and page.next != last):
        raise AnswerBrokenError
    return entries


def _as_held(conn: Any, entries: Iterable[Entry]) -> list[Entry]:
    """`entries`, but one that we re-headed after its first form had arrived keeps our header.

    Happens on a restored database only: yesterday's copy held as unsent what was sent since.
    """
    entries = list(entries)
    mine = nodes.read(conn)
    if mine is None or not mine.replaces:
        return entries
    held = {
        entry.id: entry
        for stream in {entry.stream for entry in entries}
        for entry in journal.entries(conn, stream)
        if entry.node == mine.id
    }
    return [
        replace(held[one.id], position=one.position)
        if one.id in held and held[one.id].body_sha == one.body_sha
        else one
        for one in entries
    ]
