"""Who may have which blob: by having brought it, or by a dossier that names it."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.dialects.postgresql import insert as pg_insert
from sqlalchemy.dialects.sqlite import insert as sqlite_insert

from counter_app.domain.moments import iso
from counter_app.store.central_tables import Transaction, blob_name, blob_owner
from counter_app.store.tables import entry as entries


def own(tx: Transaction, sha: str, *, device: str, size: int, at: datetime) -> None:
    """`device` brought these bytes; twice is once."""
    insert = pg_insert if tx.dialect.name == "postgresql" else sqlite_insert
    tx.execute(
        insert(blob_owner)
        .values(sha=sha, device=device, size=size, at=iso(at))
        .on_conflict_do_nothing()
    )


def owned(
    tx: Transaction, shas: Collection[str], *, device: str, agencies: Sequence[str]
) -> frozenset[str]:
    """Those of `shas` that `device` brought or that a dossier it may see names."""
    brought = tx.execute(
        select(blob_owner.c.sha).where(blob_owner.c.sha.in_(shas), blob_owner.c.device == device)
    ).scalars()
    return frozenset(brought) | visible(tx, shas, agencies=agencies)


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
