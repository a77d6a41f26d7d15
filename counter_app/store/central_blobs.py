"""Which blobs the stored entries name: the right to read one, and what an entry waits for."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from sqlalchemy import select

from counter_app.store.central_tables import Transaction, blob_name, waiting
from counter_app.store.tables import entry as entries


def visible(tx: Transaction, shas: Collection[str], *, agencies: Sequence[str]) -> frozenset[str]:
    """Those of `shas` that an entry with a position within `agencies` (empty: all) names."""
    query = (
        select(blob_name.c.sha)
        .join(entries, entries.c.id == blob_name.c.entry)
        .where(blob_name.c.sha.in_(shas), entries.c.position.is_not(None))
        .distinct()
    )
    if agencies:
        query = query.where(entries.c.scope.in_(agencies))
    return frozenset(tx.execute(query).scalars())


def named_in(tx: Transaction, stream: str) -> list[str]:
    """The blobs that a stream's stored entries name, waiting ones too."""
    rows = tx.execute(
        select(blob_name.c.sha)
        .join(entries, entries.c.id == blob_name.c.entry)
        .where(entries.c.stream == stream)
        .distinct()
        .order_by(blob_name.c.sha)
    )
    return list(rows.scalars())


def awaited(tx: Transaction) -> frozenset[str]:
    """The blobs named by entries that wait."""
    query = select(blob_name.c.sha).join(waiting, waiting.c.entry == blob_name.c.entry)
    return frozenset(tx.execute(query.distinct()).scalars())
