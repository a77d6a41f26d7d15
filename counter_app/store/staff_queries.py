"""Staff as the journal knows them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Connection, select

from counter_app.domain.procedure import in_force
from counter_app.domain.staff import Role
from counter_app.store.projection_tables import staff


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """A member of staff as the journal knows him."""

    id: str
    number: str
    name: str
    roles: tuple[Role, ...]
    agencies: tuple[str, ...]  # empty: all
    valid_from: date | None
    valid_to: date | None
    disabled: bool

    def is_active(self, day: date) -> bool:
        """Whether the account may be used on `day`."""
        return not self.disabled and in_force(self, day)


def person_by_number(conn: Connection, number: str) -> Person | None:
    """The person with this staff number, disabled or not; the newest when a number came twice."""
    row = conn.execute(
        select(staff)
        .where(staff.c.number == number)
        .order_by(staff.c.disabled, staff.c.stream.desc())  # ids ascend with time
    ).first()
    return None if row is None else _person(row)


def people(conn: Connection) -> list[Person]:
    """All staff by number."""
    return [_person(row) for row in conn.execute(select(staff).order_by(staff.c.number))]


def _person(row: Any) -> Person:
    return Person(
        id=row.stream.partition("/")[2],
        number=row.number,
        name=row.name,
        roles=tuple(Role(role) for role in row.roles.split()),
        agencies=tuple(row.agencies.split()),
        valid_from=row.valid_from,
        valid_to=row.valid_to,
        disabled=row.disabled,
    )
