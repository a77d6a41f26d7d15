"""Verifiers for signing in offline, and the count of wrong tries (design §2.10).

A verifier is an argon2id hash made by the server for this PC alone, good for seven days. The count
survives a restart; `locks` and `merge_locks` let it be mirrored outside the database, so that
putting back an old file does not reset it (sync.md §6.5 no. 18).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

import msgspec
from sqlalchemy import Connection, select, update
from sqlalchemy.dialects.sqlite import insert

from counter_app.domain.moments import iso
from counter_app.domain.staff import Role
from counter_app.domain.tries import Lock
from counter_app.store.tables import verifier


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownPerson:
    """Who a verifier belongs to, as the server answered at the last online sign-in or a supervisor
    vouched for.
    """

    id: str
    number: str
    name: str
    roles: tuple[Role, ...]
    agencies: tuple[str, ...]  # empty: all
    day_pass: bool = False  # a supervisor vouched for him, without the server, for one day


@dataclass(frozen=True, slots=True, kw_only=True)
class Verifier:
    """What is needed to let a person in without the server."""

    person: KnownPerson
    hash: str
    valid_until: datetime
    lock: Lock = field(default_factory=Lock)


def keep(conn: Connection, new: Verifier) -> None:
    """Keep the verifier of a successful online sign-in; wrong tries are forgotten."""
    values = {
        "person": msgspec.json.encode(new.person).decode(),
        "hash": new.hash,
        "valid_until": iso(new.valid_until),
        "failed": 0,
        "locked_until": None,
    }
    conn.execute(
        insert(verifier)
        .values(staff_number=new.person.number, **values)
        .on_conflict_do_update(index_elements=["staff_number"], set_=values)
    )


def find(conn: Connection, number: str) -> Verifier | None:
    """The verifier for a staff number, None when the person never signed in online here."""
    row = conn.execute(select(verifier).where(verifier.c.staff_number == number)).one_or_none()
    if row is None:
        return None
    return Verifier(
        person=msgspec.json.decode(row.person, type=KnownPerson),
        hash=row.hash,
        valid_until=datetime.fromisoformat(row.valid_until),
        lock=_lock(row.failed, row.locked_until),
    )


def known(conn: Connection) -> list[KnownPerson]:
    """Everybody who has a verifier on this PC, by number."""
    rows = conn.execute(select(verifier.c.person).order_by(verifier.c.staff_number)).scalars()
    return [msgspec.json.decode(person, type=KnownPerson) for person in rows]


def wrong_try(conn: Connection, number: str, now: datetime) -> Lock:
    """Count a wrong password; the lock that follows."""
    found = find(conn, number)
    if found is None:
        return Lock()
    lock = found.lock.after_wrong(now)
    _set_lock(conn, number, lock)
    return lock


def right_try(conn: Connection, number: str) -> None:
    """Forget wrong tries after a right password."""
    _set_lock(conn, number, Lock())


def forget(conn: Connection, number: str) -> None:
    """Remove the verifier: the next sign-in must be online."""
    conn.execute(verifier.delete().where(verifier.c.staff_number == number))


def locks(conn: Connection) -> dict[str, Lock]:
    """Every count that is not zero, to be mirrored outside the database."""
    rows = conn.execute(
        select(verifier.c.staff_number, verifier.c.failed, verifier.c.locked_until).where(
            verifier.c.failed > 0
        )
    )
    return {row.staff_number: _lock(row.failed, row.locked_until) for row in rows}


def merge_locks(conn: Connection, mirrored: Mapping[str, Lock]) -> None:
    """Take over mirrored counts that are higher than those in the database."""
    for number, lock in mirrored.items():
        found = find(conn, number)
        if found is not None and lock.failed > found.lock.failed:
            _set_lock(conn, number, lock)


def _set_lock(conn: Connection, number: str, lock: Lock) -> None:
    conn.execute(
        update(verifier)
        .where(verifier.c.staff_number == number)
        .values(failed=lock.failed, locked_until=iso(lock.until) if lock.until else None)
    )


def _lock(failed: int, until: str | None) -> Lock:
    return Lock(failed=failed, until=datetime.fromisoformat(until) if until else None)
