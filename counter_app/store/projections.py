"""The one path from journal to lists: fold a stream, delete its rows, insert `rows(folded)`.

Pull, refusal and rebuild all come through `replace_rows`; a gesture at this desk, whose state
before it is at hand, through `change_rows`: the same rows, without those that stay as they are.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Collection, Sequence
from functools import cache
from typing import Any

from sqlalchemy import Connection, TextClause, insert, select, text

from counter_app.domain import folding
from counter_app.domain.entry import Entry
from counter_app.domain.folding import Folded
from counter_app.store import notes
from counter_app.store.entry_rows import COLUMNS, from_row
from counter_app.store.projection_tables import PROJECTIONS, SEARCH_INDEX, VERSION
from counter_app.store.rows import Rows, SearchRow, rows, search_row
from counter_app.store.tables import entry

log = logging.getLogger(__name__)

_CHUNK = 400  # streams folded and written with one round of statements
_VERSION_NOTE = "projection_version"
_SEARCH = "dossier_search"
_TABLES = tuple(PROJECTIONS.tables.values())
_LARGEST = (1 << 63) - 1  # SQLite's whole numbers have 64 bits


def is_current(conn: Connection) -> bool:
    """Whether the projection tables are of this program's version."""
    return notes.read(conn, _VERSION_NOTE, int) == VERSION


def refold(conn: Connection, names: Collection[str]) -> None:
    """Fold these streams from the journal and replace their rows."""
    wanted = sorted(set(names))
    for start in range(0, len(wanted), _CHUNK):
        found = folded(conn, wanted[start : start + _CHUNK])
        replace_rows(conn, list(found.values()), fresh=False)


def folded(conn: Connection, names: Collection[str]) -> dict[str, tuple[Folded, int]]:
    """Many streams folded with one query, each with the arrival number of its first entry."""
    query = select(*COLUMNS, entry.c.seq).where(entry.c.stream.in_(list(names)))
    held: dict[str, list[Entry]] = {}
    first: dict[str, int] = {}
    for row in conn.execute(query):
        one = from_row(row[:-1])
        held.setdefault(one.stream, []).append(one)
        first[one.stream] = min(row[-1], first.get(one.stream, row[-1]))
    return {name: (folding.fold(name, held.get(name, ())), first.get(name, 0)) for name in names}


def shown(one: Folded, row_id: int) -> tuple[Rows, SearchRow | None] | None:
    """The rows of a stream by table, and its words. None for a stream that no list can hold, with
    a number beyond 64 bits or a time without zone: a broken program's entry must not stop a pull.
    """
    try:
        found, words = rows(one, row_id), search_row(one, row_id)
        if all(map(_fits, found.values())):
            return found, words
        trouble = OverflowError.__name__
    except Exception as wrong:  # noqa: BLE001 - as in `domain.folding`
        trouble = type(wrong).__name__
    log.error("%s cannot be listed: %s", one.stream, trouble)
    return None


def _fits(values: list[dict[str, Any]]) -> bool:
    return all(
        abs(value) <= _LARGEST for row in values for value in row.values() if type(value) is int
    )


def replace_rows(conn: Connection, streams: Sequence[tuple[Folded, int]], *, fresh: bool) -> None:
    """Delete the rows of these streams and insert what they fold to; `fresh`: there are none."""
    if not streams:
        return
    if not fresh:
        _delete_rows(conn, streams)
    together: Rows = {}
    found = []
    for one, row_id in streams:
        lines, searchable = shown(one, row_id) or ({}, None)
        for table, values in lines.items():
            together.setdefault(table, []).extend(values)
        if searchable is not None:
            found.append(searchable)
    for table, values in together.items():
        if values:
            conn.execute(_INSERTS[table], values)
    index(conn, found)


def change_rows(conn: Connection, before: Folded, after: Folded, row_id: int) -> None:
    """Replace the rows of one stream in the tables where they differ: a fee taken rewrites neither
    the pages of a dossier nor its words in the index.
    """
    old, new = rows(before, row_id), rows(after, row_id)
    for table in _TABLES:
        values = new.get(table, [])
        if values == old.get(table, []):
            continue
        conn.exec_driver_sql(_DELETES[table], (after.stream,))
        if values:
            conn.execute(_INSERTS[table], values)
    words = search_row(after, row_id)
    if words != search_row(before, row_id):
        conn.exec_driver_sql(_UNINDEX_ROW, (row_id,))
        index(conn, [words] if words else [])


def rebuild(conn: Connection, progress: Callable[[int, int], None]) -> int:
    """Drop every projection and make it again from the journal. Returns the streams folded.

    `progress` gets (streams done, streams in all) and may raise to stop: the caller's transaction
    then keeps the old tables.
    """
    conn.execute(text("DROP TABLE IF EXISTS dossier_search"))
    PROJECTIONS.drop_all(conn)
    create(conn)
    names = list(conn.execute(select(entry.c.stream).distinct().order_by(entry.c.stream)).scalars())
    for start in range(0, len(names), _CHUNK):
        chunk = names[start : start + _CHUNK]
        replace_rows(conn, list(folded(conn, chunk).values()), fresh=True)
        progress(start + len(chunk), len(names))
    return len(names)


def create(conn: Connection) -> None:
    """Make empty projection tables and note their version."""
    PROJECTIONS.create_all(conn)
    conn.execute(text(search_index(_SEARCH)))
    notes.write(conn, _VERSION_NOTE, VERSION)


def search_index(name: str) -> str:
    """The statement that makes an empty full-text table called `name`."""
    return SEARCH_INDEX.format(name=name)


def index(conn: Connection, found: list[SearchRow], name: str = _SEARCH) -> None:
    """Put the words of these dossiers into a full-text table."""
    if found:
        conn.execute(_index_into(name), found)


@cache
def _index_into(name: str) -> TextClause:
    return text(
        f"INSERT INTO {name}(rowid, codes, names, numbers, procedure)"  # noqa: S608 - our own names
        " VALUES (:rowid, :codes, :names, :numbers, :procedure)"
    )


_INSERTS = {table: insert(table) for table in _TABLES}
# Run as they stand: composing seventeen statements at every gesture takes longer than the deleting.
_DELETES = {table: f"DELETE FROM {table.name} WHERE stream = ?" for table in _TABLES}  # noqa: S608
_UNINDEX_ROW = "DELETE FROM dossier_search WHERE rowid = ?"
_UNINDEX = (
    "DELETE FROM dossier_search WHERE rowid = (SELECT row_id FROM dossier WHERE dossier.stream = ?)"
)


def _delete_rows(conn: Connection, streams: Sequence[tuple[Folded, int]]) -> None:
    names = [(one.stream,) for one, _ in streams]
    for statement in (_UNINDEX, *_DELETES.values()):
        conn.exec_driver_sql(statement, names)
