"""The one way services write into the journal: who, when, which act."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from counter_app.domain.duty import needs_rights
from counter_app.domain.ids import IdSource
from counter_app.domain.moments import local_day
from counter_app.domain.refusal import Refusal
from counter_app.domain.rules import RulePack, cited, pack_on
from counter_app.errors.desk import GestureRefusedError
from counter_app.services.clock import Clock
from counter_app.services.people import SignedIn
from counter_app.store import journal
from counter_app.store import node as nodes
from counter_app.store.database import Connection


@dataclass(frozen=True, slots=True, kw_only=True)
class Pen:
    """Clock and identities of this desk; the node is what the database says at that moment."""

    clock: Clock
    ids: IdSource
    rules: tuple[RulePack, ...] = ()  # whose articles a refusal cites

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
    ) -> journal.Written:
        """Append one act. Raises `store.journal.Refused`, and StandInOverError when the writer's
        rights have ended and the act is more than the end of work begun in time.
        """
        if any(needs_rights(stream, body.KIND) for body in bodies):
            who.check_rights(at)
        author = journal.Author(
            node=node_of(conn),
            actor=who.staff_id,
            at=at,
            clock_offset_ms=self.clock.offset_ms,
            ids=self.ids,
        )
        return journal.append(conn, author, stream=stream, scope=scope, bodies=bodies)

    def gesture(
        self, conn: Connection, who: SignedIn, *, stream: str, scope: str, body: Any
    ) -> None:
        """Append an act of one body, now. Raises GestureRefusedError with the guard's sentence."""
        try:
            self.write(conn, who, stream=stream, scope=scope, bodies=(body,), at=self.now())
        except journal.Refused as no:
            raise self.refused(no.refusal) from None

    def cited(self, refusal: Refusal) -> Refusal:
        """`refusal` with the article of the law of the day."""
        return cited(refusal, pack_on(self.rules, local_day(self.now()))) if self.rules else refusal

    def refused(self, refusal: Refusal, *, of: str = "") -> GestureRefusedError:
        """The error that carries a refusal to the window, with its article; `of`: the dossier it is
        about among several.
        """
        told, named = self.cited(refusal), f"{of}: " if of else ""
        return GestureRefusedError(
            vi=f"{named}{told.vi}", en=f"{named}{told.en}", where=refusal.where
        )


def node_of(conn: Connection) -> str:
    """The node of this database file; a fork changes it while the desk is open."""
    node = nodes.read(conn)
    if node is None:
        msg = "the data folder was not opened"
        raise LookupError(msg)
    return node.id
