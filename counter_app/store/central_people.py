"""Password hashes and wrong tries: what the server knows of people and no journal may hold."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import delete, func, insert, select, update

from counter_app.domain.moments import iso
from counter_app.domain.tries import Lock
from counter_app.store.central_tables import Transaction, person, sign_in_try


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """A person who may sign in; name and roles are in the stream `staff/<id>`."""

    id: str
    number: str
    password_hash: str


def add(tx: Transaction, new: Person, *, at: datetime) -> None:
    """Write a person down."""
    tx.execute(
        insert(person).values(
            id=new.id, number=new.number, password_hash=new.password_hash, password_at=iso(at)
        )
    )


def by_number(tx: Transaction, number: str) -> Person | None:
    """The person with this staff number."""
    row = tx.execute(
        select(person.c.id, person.c.number, person.c.password_hash).where(
            person.c.number == number
        )
    ).one_or_none()
    return None if row is None else Person(**row._mapping)  # noqa: SLF001


def ids(tx: Transaction, numbers: Iterable[str]) -> dict[str, str]:
    """Staff ids of those of these numbers that somebody has."""
    rows = tx.execute(select(person.c.number, person.c.id).where(person.c.number.in_(numbers)))
    return {row.number: row.id for row in rows}


def count(tx: Transaction) -> int:
    """How many people there are."""
    return tx.execute(select(func.count()).select_from(person)).scalar_one()


def set_password(tx: Transaction, person_id: str, password_hash: str, *, at: datetime) -> None:
    """Replace the hash."""
    tx.execute(
        update(person)
        .where(person.c.id == person_id)
        .values(password_hash=password_hash, password_at=iso(at))
    )


def tries(tx: Transaction, *, device: str, number: str) -> Lock:
    """Wrong tries of one number at one PC so far."""
    row = tx.execute(
        select(sign_in_try.c.failures, sign_in_try.c.locked_until).where(
            sign_in_try.c.device == device, sign_in_try.c.number == number
        )
    ).one_or_none()
    if row is None:
        return Lock()
    until = None if row.locked_until is None else datetime.fromisoformat(row.locked_until)
    return Lock(failed=row.failures, until=until)


def set_tries(tx: Transaction, new: Lock, *, device: str, number: str) -> None:
    """Replace the count; a clean one is forgotten."""
    key = (sign_in_try.c.device == device, sign_in_try.c.number == number)
    tx.execute(delete(sign_in_try).where(*key))
    if new.failed:
        tx.execute(
            insert(sign_in_try).values(
                device=device,
                number=number,
                failures=new.failed,
                locked_until=None if new.until is None else iso(new.until),
            )
        )
