"""What this database file is: its node, whether it is for practice, where it is enrolled."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy import Connection

from counter_app.domain.ids import IdSource
from counter_app.store import journal, notes, page_text

EMBEDDED = "embedded"  # the server is a child process of this program


@dataclass(frozen=True, slots=True, kw_only=True)
class Node:
    """Made with the database file, not with the PC. `practice` never changes."""

    id: str
    practice: bool
    made_at: datetime
    replaces: str = ""  # the node whose file this was before it was cloned or restored


@dataclass(frozen=True, slots=True, kw_only=True)
class Enrolment:
    """Where this PC belongs. `server` is an address or `EMBEDDED`."""

    server: str
    token: str
    device: str
    counter: str
    agencies: tuple[str, ...]  # empty: all
    server_node: str = ""
    centre: str = ""


def open_node(conn: Connection, ids: IdSource, *, practice: bool, now: datetime) -> Node:
    """The node of this file, made when the file is new. Practice is decided then, once."""
    found = notes.read(conn, "node", Node)
    if found is None:
        found = Node(id=ids.new_id(), practice=practice, made_at=now)
        notes.write(conn, "node", found)
    return found


def read(conn: Connection) -> Node | None:
    """The node of this file, None before `open_node`."""
    return notes.read(conn, "node", Node)


def fork(conn: Connection, ids: IdSource, now: datetime) -> Node:
    """Go on as a new node: this file was cloned, or put back from an old copy (§2.10).

    Unsent entries are re-headed with the same ids and bodies. Leases were granted to the old node
    and are dead with it.
    """
    old = notes.read(conn, "node", Node)
    if old is None:
        raise LookupError("no node to fork")
    new = replace(old, id=ids.new_id(), made_at=now, replaces=old.id)
    notes.write(conn, "node", new)
    journal.rehead(conn, new.id)
    notes.write(conn, page_text.READ_TO, 0)  # the new chain counts from 1
    return new


def enrolment(conn: Connection) -> Enrolment | None:
    """Where this PC is enrolled, None before."""
    return notes.read(conn, "enrolment", Enrolment)


def enrol(conn: Connection, new: Enrolment) -> None:
    """Note the server's answer to an enrolment."""
    notes.write(conn, "enrolment", new)


def clock_offset_ms(conn: Connection) -> int:
    """Wall clock to server clock as last measured, 0 before."""
    return notes.read(conn, "clock_offset_ms", int) or 0


def set_clock_offset_ms(conn: Connection, offset: int) -> None:
    """Note a newly measured offset."""
    notes.write(conn, "clock_offset_ms", offset)
