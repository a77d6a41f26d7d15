"""Drafts that other counters hold open, as the server told last: replaced whole, never changed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

import msgspec
from sqlalchemy import Connection, delete, select
from sqlalchemy.dialects.sqlite import insert

from counter_app.domain.held_draft import CounterDrafts, HeldDraft
from counter_app.domain.moments import iso
from counter_app.store import notes
from counter_app.store.tables import draft_elsewhere

KEPT = timedelta(days=30)  # without a word from the server
_DIGEST = "drafts_elsewhere"


@dataclass(frozen=True, slots=True, kw_only=True)
class Heard:
    """A draft at another counter, and when this PC heard of it."""

    counter: str
    draft: HeldDraft
    heard_at: datetime


def replace_all(
    conn: Connection, told: Sequence[CounterDrafts], *, digest: str, at: datetime
) -> None:
    """Keep what the server told in place of what it told before."""
    conn.execute(delete(draft_elsewhere))
    rows = [
        {
            "id": draft.id,
            "counter": one.counter,
            "body": msgspec.json.encode(draft).decode(),
            "heard_at": iso(at),
        }
        for one in told
        for draft in one.drafts
    ]
    if rows:
        conn.execute(insert(draft_elsewhere).on_conflict_do_nothing(), rows)
    notes.write(conn, _DIGEST, digest)


def digest(conn: Connection) -> str:
    """The digest of what is kept, as the server gave it; empty before the first time."""
    return notes.read(conn, _DIGEST, str) or ""


def read(conn: Connection, *, now: datetime) -> list[Heard]:
    """What is kept, last touched first."""
    rows = conn.execute(
        select(draft_elsewhere).where(draft_elsewhere.c.heard_at >= iso(now - KEPT))
    )
    found = [
        Heard(
            counter=row.counter,
            draft=msgspec.json.decode(row.body, type=HeldDraft),
            heard_at=datetime.fromisoformat(row.heard_at),
        )
        for row in rows
    ]
    return sorted(found, key=lambda one: one.draft.touched_at, reverse=True)
