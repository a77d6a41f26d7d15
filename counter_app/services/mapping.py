"""An official code for each dossier that left this PC with a provisional one (design §2.8)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from counter_app.domain.dossier import bodies
from counter_app.domain.dossier.state import DossierState
from counter_app.services.pen import Pen
from counter_app.store import journal, leases, queries
from counter_app.store import node as nodes
from counter_app.store.database import Connection, Database


@dataclass(frozen=True, slots=True, kw_only=True)
class CodeMapping:
    """Runs after every sync, when new serials may have come. Nothing is printed again: both codes
    find the dossier for ever, and a copy that still waits comes out with the official one.
    """

    db: Database
    pen: Pen

    def run(self) -> int:
        """Map what the serials at hand allow; how many. The clerk who accepted is the author."""
        with self.db.read() as conn:
            streams = [stream for stream, _ in _unmapped(conn)]
        return sum(self._map(stream) for stream in streams)

    def _map(self, stream: str) -> bool:
        with self.db.write() as conn:
            node = nodes.read(conn)
            accepted = next((one for name, one in _unmapped(conn) if name == stream), None)
            if node is None or accepted is None:
                return False
            code = leases.take_code(
                conn,
                node=node.id,
                agency=accepted.agency,
                counter=accepted.counter,
                day=accepted.code.day,
            )
            if not code.official:
                return False
            author = journal.Author(
                node=node.id,
                actor=accepted.clerk,
                at=self.pen.now(),
                clock_offset_ms=self.pen.clock.offset_ms,
                ids=self.pen.ids,
            )
            body = bodies.CodeMapped(
                provisional=accepted.code.code, official=code.code, source=code.source
            )
            journal.append(conn, author, stream=stream, scope=accepted.agency, bodies=(body,))
        return True


def provisional_days(conn: Connection) -> frozenset[date]:
    """Days on which dossiers of this PC got a provisional code that still stands."""
    return frozenset(accepted.code.day for _, accepted in _unmapped(conn))


def _unmapped(conn: Connection) -> list[tuple[str, bodies.Accepted]]:
    """Dossiers of this database with a provisional code of its own making, oldest first."""
    node = nodes.read(conn)
    own = {node.id, node.replaces} if node else set()
    found = []
    for matter in queries.attention(conn):
        if matter.matter is not queries.Matter.PROVISIONAL:
            continue
        state = journal.fold(conn, matter.stream)
        if not isinstance(state, DossierState) or state.accepted is None:
            continue
        entries = journal.entries(conn, matter.stream)
        is_own = any(one.id == state.accepted_entry and one.node in own for one in entries)
        if is_own and state.accepted.code.source == leases.PROVISIONAL:
            found.append((matter.stream, state.accepted))
    return found
