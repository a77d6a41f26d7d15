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
        written = after = position(conn)
    while True:
        job.check()
        page, news = _page(desk, client, after)
        if page.head < max(after, tally.acknowledged):
            raise StaleAnswerError
        entries = _checked(page, after)
        after = page.next
        if entries or news or (not page.more and after != written):
            with desk.db.write() as conn:
                tally.streams |= set(journal.receive(conn, _as_held(conn, entries)))
                tally.streams |= set(journal.acknowledge(conn, news, {}))
                cursors.write(conn, SCOPE, str(after))
            written = after
        tally.received += len(entries)
        tally.sent += len(news)
        if not page.more:
            return


def _page(desk: SyncDesk, client: CentralClient, after: int) -> tuple[PullAnswer, dict[str, int]]:
    """The next page, our own entries in brief, and the positions of ours that we did not know.

    A server that has one of ours otherwise than we do is asked for all of them whole.
    """
    page = client.pull(after, own="brief")
    with desk.db.read() as conn:
        news = journal.told_of_own(conn, [(one.id, one.position, one.hash) for one in page.own])
    if news is None:
        return client.pull(after), {}
    return page, news


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
    own = after
    for one in page.own:
        if one.position <= own:
            raise AnswerBrokenError
        own = one.position
    last = max(last, own)
    if page.next < last or (page.more and (page.next != last or last == after)):
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
