"""Small named values this PC keeps about itself, as JSON."""

from __future__ import annotations

from typing import Any, TypeVar

import msgspec
from sqlalchemy import Connection, bindparam, select
from sqlalchemy.dialects.sqlite import insert

from counter_app.store.tables import note

T = TypeVar("T")


def read(conn: Connection, name: str, kind: type[T]) -> T | None:
    """The value noted under `name` as a `kind`, None when there is none."""
    value = conn.execute(_READ, {"wanted": name}).scalar()
    return None if value is None else msgspec.json.decode(value, type=kind)


def write(conn: Connection, name: str, value: Any) -> None:
    """Note `value` (a dataclass or plain JSON) under `name`."""
    conn.execute(_WRITE, {"name": name, "value": msgspec.json.encode(value).decode()})


_READ = select(note.c.value).where(note.c.name == bindparam("wanted"))
_INSERT = insert(note)
_WRITE = _INSERT.on_conflict_do_update(
    index_elements=["name"], set_={"value": _INSERT.excluded.value}
)
