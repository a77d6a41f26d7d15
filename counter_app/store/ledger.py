"""The server's journal: finding, folding in, giving positions (design §2.6).

Positions are given by the last statements of a transaction. On PostgreSQL an advisory lock is taken
just before them, so that commit order is position order: a poller on a plain sequence missed 39 %
of the rows under eight writers, this way none (sync.md §2.5). SQLite has one writer anyway.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import bindparam, case, func, insert, select, text, true, update
from sqlalchemy.dialects.postgresql import insert as pg_insert
from sqlalchemy.exc import DataError, IntegrityError

from counter_app.domain.entry import Entry
from counter_app.domain.moments import iso
from counter_app.store.central_tables import Transaction, blob_name, stream_lock, waiting
from counter_app.store.entry_rows import (
    BODY,
    COLUMNS,
    ID,
    NODE,
    POSITION,
    from_row,
    hash_of_row,
    to_row,
)
from counter_app.store.tables import entry as entries

EVERYONE = "*"  # the scope of entries every device reads: staff, calendar
_TURN = 7_305_001  # any number, the same in every process: the lock before giving positions


class RowRefusedError(Exception):
    """The database will not take a row as it is."""


@contextmanager
def refusals_told() -> Iterator[None]:
    """The transaction is lost when a row inside is refused. Raises RowRefusedError."""
    try:
        yield
    except (IntegrityError, DataError) as wrong:
        raise RowRefusedError from wrong


@contextmanager
def savepoint(tx: Transaction) -> Iterator[None]:
    """Everything inside is kept with the transaction, or nothing. Raises RowRefusedError."""
    with refusals_told(), tx.begin_nested():
        yield


@dataclass(frozen=True, slots=True, kw_only=True)
class Filing:
    """An entry to be stored. With neither position nor refusal it waits for a blob."""

    entry: Entry
    blobs: tuple[str, ...] = ()


def by_ids(tx: Transaction, ids: Collection[str]) -> dict[str, Entry]:
    """Stored entries by id, with what was decided about them."""
    rows = tx.execute(_BY_IDS, {"ids": list(ids)})
    return {row.id: from_row(row) for row in rows}


def histories(tx: Transaction, streams: Collection[str]) -> dict[str, list[Entry]]:
    """The accepted entries of many streams, by position, in one query."""
    found: dict[str, list[Entry]] = {stream: [] for stream in streams}
    for row in tx.execute(_HISTORIES, {"streams": list(streams)}):
        found[row.stream].append(from_row(row))
    return found


def lock_streams(tx: Transaction, streams: Collection[str]) -> None:
    """Hold these streams until the transaction ends, always in name order (PostgreSQL)."""
    if tx.dialect.name != "postgresql":
        return
    names = sorted(streams)
    tx.execute(pg_insert(stream_lock).on_conflict_do_nothing(), [{"name": name} for name in names])
    tx.execute(
        select(stream_lock.c.name)
        .where(stream_lock.c.name.in_(names))
        .order_by(stream_lock.c.name)
        .with_for_update()
    ).all()


def waiting_streams(tx: Transaction, streams: Collection[str]) -> frozenset[str]:
    """Those of `streams` in which something waits, so that what follows waits too."""
    return frozenset(tx.execute(_WAITING, {"streams": list(streams)}).scalars())


# Made once: every batch asks these, and making them takes longer than their answers.
_BY_IDS = select(*COLUMNS).where(entries.c.id.in_(bindparam("ids", expanding=True)))
_HISTORIES = (
    select(*COLUMNS)
    .where(
        entries.c.stream.in_(bindparam("streams", expanding=True)), entries.c.position.is_not(None)
    )
    .order_by(entries.c.position)
)
_WAITING = (
    select(waiting.c.stream)
    .where(waiting.c.stream.in_(bindparam("streams", expanding=True)))
    .distinct()
)
_HEAD = select(func.max(entries.c.position))


def streams_waiting_for(tx: Transaction, sha: str | None = None) -> frozenset[str]:
    """Streams in which something waits: for the blob `sha`, or (None) for anything."""
    query = select(waiting.c.stream).distinct()
    if sha is not None:
        query = query.join(blob_name, blob_name.c.entry == waiting.c.entry)
        query = query.where(blob_name.c.sha == sha)
    return frozenset(tx.execute(query).scalars())


def waiting_acts(tx: Transaction, streams: Collection[str]) -> list[Entry]:
    """Everything that belongs to acts waiting in `streams`, whatever stream it writes."""
    acts = select(entries.c.act).join(waiting, waiting.c.entry == entries.c.id)
    rows = tx.execute(
        select(*COLUMNS)
        .join(waiting, waiting.c.entry == entries.c.id)
        .where(entries.c.act.in_(acts.where(waiting.c.stream.in_(streams))))
        .order_by(entries.c.seq)
    )
    return [from_row(row) for row in rows]


def blobs_of(tx: Transaction, ids: Collection[str]) -> dict[str, tuple[str, ...]]:
    """The blobs that entries name."""
    found: dict[str, tuple[str, ...]] = {}
    rows = tx.execute(
        select(blob_name.c.entry, blob_name.c.sha)
        .where(blob_name.c.entry.in_(ids))
        .order_by(blob_name.c.entry, blob_name.c.sha)
    )
    for row in rows:
        found[row.entry] = (*found.get(row.entry, ()), row.sha)
    return found


def name_blobs(tx: Transaction, filings: Iterable[Filing]) -> None:
    """Remember which entry names which blob."""
    rows = [
        {"sha": sha, "entry": filing.entry.id}
        for filing in filings
        for sha in sorted(set(filing.blobs))
    ]
    if rows:
        tx.execute(insert(blob_name), rows)


def take_turn(tx: Transaction) -> int:
    """Wait for every transaction that gives positions now; the newest position on the server."""
    if tx.dialect.name == "postgresql":
        tx.execute(text("SELECT pg_advisory_xact_lock(:turn)"), {"turn": _TURN})
    return head(tx)


def head(tx: Transaction) -> int:
    """The newest position, 0 on an empty server."""
    newest = tx.execute(_HEAD).scalar_one()
    return newest or 0


def store(tx: Transaction, new: Sequence[Entry], moved: Sequence[Entry]) -> None:
    """Insert `new` and give `moved`, stored before without a word, position or refusal."""
    if new:
        tx.execute(insert(entries), [to_row(entry) for entry in new])
        still = [
            {"entry": e.id, "stream": e.stream}
            for e in new
            if e.position is None and e.refused is None
        ]
        if still:
            tx.execute(insert(waiting), still)
    if moved:
        tx.execute(
            update(entries)
            .where(entries.c.id == bindparam("key"))
            .values(position=bindparam("placed"), refused=bindparam("reason")),
            [{"key": e.id, "placed": e.position, "reason": e.refused} for e in moved],
        )
        tx.execute(waiting.delete().where(waiting.c.entry.in_([e.id for e in moved])))


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """Entries in position order; those of one node may be in brief: id, position and hash."""

    entries: list[Entry]
    brief: list[tuple[str, int, str]]
    last: int  # position of the last of either
    head: int  # the newest position

    @property
    def count(self) -> int:
        """Entries of either form."""
        return len(self.entries) + len(self.brief)


def page(
    tx: Transaction, *, after: int, limit: int, agencies: Sequence[str], brief_of: str = ""
) -> Page:
    """At most `limit` entries after a position within `agencies` (empty: all), those of the node
    `brief_of` without their bodies.

    Head first: what is committed between the two reads is then never jumped over.
    """
    newest = head(tx)
    columns: list[Any] = [*COLUMNS]
    columns[BODY] = case((entries.c.node == brief_of, None), else_=entries.c.body)
    rows = tx.execute(
        select(*columns)
        .where(entries.c.position > after, entries.c.position <= newest, _within(agencies))
        .order_by(entries.c.position)
        .limit(limit)
    ).all()
    others, own = [], []
    for row in rows:
        if row[NODE] == brief_of:
            own.append((row[ID], row[POSITION], hash_of_row(row)))
        else:
            others.append(from_row(row))
    last = rows[-1][POSITION] if rows else after
    return Page(entries=others, brief=own, last=last, head=newest)


def stream(tx: Transaction, name: str, *, agencies: Sequence[str]) -> list[Entry]:
    """One stream's accepted entries within `agencies` (empty: all), by position."""
    rows = tx.execute(
        select(*COLUMNS)
        .where(entries.c.stream == name, entries.c.position.is_not(None), _within(agencies))
        .order_by(entries.c.position)
    )
    return [from_row(row) for row in rows]


def count_accepted(
    tx: Transaction, *, node: str, scope: str, since: datetime, until: datetime
) -> int:
    """Dossiers that `node` accepted for an agency between two moments: serials it has used."""
    return tx.execute(
        select(func.count())
        .select_from(entries)
        .where(
            entries.c.node == node,
            entries.c.kind == "accepted",
            entries.c.scope == scope,
            entries.c.at >= iso(since),
            entries.c.at < iso(until),
        )
    ).scalar_one()


def _within(agencies: Sequence[str]) -> Any:
    return entries.c.scope.in_((*agencies, EVERYONE)) if agencies else true()
