"""An entry as a row of `entry` and back."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from counter_app.domain.entry import Entry, header_hash
from counter_app.domain.moments import iso
from counter_app.store.tables import entry

COLUMNS = tuple(column for column in entry.c if column.name != "seq")
_NAMES = tuple(column.name for column in COLUMNS)
_AT = _NAMES.index("at")


ID, NODE, POSITION = (_NAMES.index(name) for name in ("id", "node", "position"))
BODY = _NAMES.index("body")  # every column before it is hashed, in this order


def hash_of_row(row: Any) -> str:
    """`Entry.hash` of a row that was selected with `COLUMNS`, without making the entry."""
    return header_hash(row[:BODY])


def to_row(one: Entry) -> dict[str, Any]:
    """The values of every column but `seq`, which the database gives."""
    row = {name: getattr(one, name) for name in _NAMES}
    row["at"] = iso(one.at)
    return row


def from_row(row: Any) -> Entry:
    """The entry of a row that was selected with `COLUMNS`."""
    values = dict(zip(_NAMES, row, strict=True))
    values["at"] = datetime.fromisoformat(row[_AT])
    return Entry(**values)
