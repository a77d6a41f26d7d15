"""Which drafts the PCs of a centre hold open, as each told last (situation 13)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta

import msgspec
from sqlalchemy import delete, insert, select

from counter_app.domain.held_draft import CounterDrafts, HeldDraft
from counter_app.domain.moments import iso
from counter_app.store.central_tables import Transaction, device, held_drafts
from counter_app.store.tables import entry

KEPT = timedelta(days=30)  # of a PC that is not heard of any more


def tell(
    tx: Transaction,
    device_id: str,
    *,
    centre: str,
    drafts: Sequence[HeldDraft],
    digest: str,
    at: datetime,
) -> None:
    """Keep what a PC holds open now in place of what it told before; what is too old goes."""
    forget(tx, device_id)
    tx.execute(delete(held_drafts).where(held_drafts.c.told_at < iso(at - KEPT)))
    tx.execute(
        insert(held_drafts).values(
            device=device_id,
            centre=centre,
            drafts=msgspec.json.encode(drafts).decode(),
            digest=digest,
            told_at=iso(at),
        )
    )


def forget(tx: Transaction, device_id: str) -> None:
    """Nobody is told of this PC's drafts any more."""
    tx.execute(delete(held_drafts).where(held_drafts.c.device == device_id))


def told(tx: Transaction, device_id: str) -> str:
    """The digest of what a PC told last, empty when it told nothing."""
    query = select(held_drafts.c.digest).where(held_drafts.c.device == device_id)
    return tx.execute(query).scalar() or ""


def elsewhere(tx: Transaction, device_id: str, *, at: datetime) -> tuple[CounterDrafts, ...]:
    """What the other PCs of the same centre hold open, by counter.

    A draft that became a dossier is none any more, whether its PC has said so or not.
    """
    own = select(held_drafts.c.centre).where(held_drafts.c.device == device_id).scalar_subquery()
    rows = tx.execute(
        select(device.c.counter, held_drafts.c.drafts)
        .join(device, device.c.id == held_drafts.c.device)
        .where(
            held_drafts.c.centre == own,
            held_drafts.c.device != device_id,
            held_drafts.c.told_at >= iso(at - KEPT),
        )
        .order_by(device.c.counter, device.c.id)
    )
    found = [
        CounterDrafts(
            counter=row.counter,
            drafts=msgspec.json.decode(row.drafts, type=tuple[HeldDraft, ...]),
        )
        for row in rows
    ]
    accepted = _accepted(tx, [draft.id for one in found for draft in one.drafts])
    open_still = (
        replace(one, drafts=tuple(d for d in one.drafts if d.returning or d.id not in accepted))
        for one in found
    )
    return tuple(one for one in open_still if one.drafts)


def _accepted(tx: Transaction, ids: Sequence[str]) -> frozenset[str]:
    """Those of these drafts whose stream has begun."""
    if not ids:
        return frozenset()
    streams = {f"dossier/{draft_id}": draft_id for draft_id in ids}
    rows = tx.execute(select(entry.c.stream).where(entry.c.stream.in_(streams)).distinct())
    return frozenset(streams[name] for name in rows.scalars())
