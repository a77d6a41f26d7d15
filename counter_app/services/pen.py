"""The one way services write into the journal: who, when, which act."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from counter_app.domain.ids import IdSource
from counter_app.services.clock import Clock
from counter_app.services.people import SignedIn
from counter_app.store import journal
from counter_app.store.database import Connection


@dataclass(frozen=True, slots=True, kw_only=True)
class Pen:
    """Clock, identities and node of this desk."""

    node: str
    clock: Clock
    ids: IdSource

    def now(self) -> datetime:
        """The desk's time, aware UTC."""
        return self.clock.now()

    def write(
        self,
        conn: Connection,
        who: SignedIn,
        *,
        stream: str,
        scope: str,
        bodies: Sequence[Any],
        at: datetime,
    ) -> str:
        """Append one act; returns its id. Raises `store.journal.Refused`."""
        author = journal.Author(
            node=self.node,
            actor=who.staff_id,
            at=at,
            clock_offset_ms=self.clock.offset_ms,
            ids=self.ids,
        )
        act = self.ids.new_id()
        journal.append(conn, author, stream=stream, scope=scope, bodies=bodies, act=act)
        return act
