"""The opened desk as sync needs it. Wired by `bootstrap`."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from counter_app.domain.held_draft import HeldDraft
from counter_app.domain.ids import IdSource
from counter_app.store.blobs import BlobStore
from counter_app.store.database import Database


def no_leases() -> Mapping[str, Sequence[date]]:
    """For a desk that takes no dossiers."""
    return {}


def no_drafts() -> Sequence[HeldDraft]:
    """For a desk that prepares no dossiers."""
    return ()


@dataclass(frozen=True, slots=True, kw_only=True)
class SyncDesk:
    """`wall` is the PC's own clock, aware UTC. `lease_days` says for which days (today and ten
    working days) the desk wants serials, by agency id; asked once a sync. `held_drafts`, the last
    touched first, is what the other counters of `centre` may know; empty: they are told nothing.
    """

    db: Database
    blobs: BlobStore
    ids: IdSource
    wall: Callable[[], datetime]
    lease_days: Callable[[], Mapping[str, Sequence[date]]] = no_leases
    held_drafts: Callable[[], Sequence[HeldDraft]] = no_drafts
    centre: str = ""
