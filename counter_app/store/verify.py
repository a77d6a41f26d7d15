"""Whether the data still says what was written: `counter-app verify`.

Chains and bodies against their hashes, the end of our chain against the mark beside the key, page
files against their names, and every projection against what the journal folds to. A person with the
key can cut off a tail that was neither marked nor sent: that limit cannot be removed here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Connection, Table, select, text

from counter_app.domain.entry import GENESIS, Entry, sha256_text
from counter_app.errors.storage import BlobDamagedError, BlobMissingError
from counter_app.store import node as nodes
from counter_app.store import projections
from counter_app.store.blobs import BlobStore
from counter_app.store.database import Database
from counter_app.store.entry_rows import COLUMNS, from_row
from counter_app.store.keys import Mark
from counter_app.store.projection_tables import PROJECTIONS
from counter_app.store.rows import Rows
from counter_app.store.tables import draft_page, entry, upload

_CHUNK = 400
_MOST_PROBLEMS = 100
Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """Something that is not as it was written. `where`: an entry id, stream, hash or table."""

    what: str  # "file" | "chain" | "body" | "mark" | "blob" | "projection" | "index"
    where: str
    detail: str


@dataclass(frozen=True, slots=True, kw_only=True)
class VerifyReport:
    """What was looked at, and what was found wrong (the first hundred)."""

    entries: int
    streams: int
    blobs: int
    problems: tuple[Problem, ...]

    @property
    def is_whole(self) -> bool:
        """Nothing was found wrong."""
        return not self.problems


@dataclass(slots=True)
class _Findings:
    problems: list[Problem] = field(default_factory=list)

    def add(self, what: str, where: str, detail: str) -> None:
        if len(self.problems) < _MOST_PROBLEMS:
            self.problems.append(Problem(what=what, where=where, detail=detail))


def verify(
    db: Database, blobs: BlobStore, *, mark: Mark | None, progress: Progress
) -> VerifyReport:
    """Check everything this PC holds. Changes nothing."""
    found = _Findings()
    for line in db.check():
        found.add("file", "database", line)
    with db.read() as conn:
        entries = _check_chains(conn, found, mark)
        streams = _check_projections(conn, found, progress)
        shas = _own_blobs(conn)
    for sha in shas:
        _check_blob(blobs, sha, found)
    return VerifyReport(
        entries=entries, streams=streams, blobs=len(shas), problems=tuple(found.problems)
    )


def _check_chains(conn: Connection, found: _Findings, mark: Mark | None) -> int:
    own = nodes.read(conn)
    ends: dict[str, Entry] = {}
    count = 0
    for one in _all_entries(conn):
        count += 1
        if one.body is not None and sha256_text(one.body) != one.body_sha:
            found.add("body", one.id, "the body is not what its header says")
        before = ends.get(one.node)
        expected = 1 if before is None else before.node_seq + 1
        if one.node_seq == expected:
            if one.prev != (GENESIS if before is None else before.hash):
                found.add("chain", one.id, "it does not follow the entry before it")
        elif own is not None and one.node == own.id:
            found.add("chain", one.id, f"entries {expected} to {one.node_seq - 1} are missing")
        ends[one.node] = one
    if mark is not None:
        _check_mark(ends, found, mark)
    return count


def _check_mark(ends: dict[str, Entry], found: _Findings, mark: Mark) -> None:
    end = ends.get(mark.node)
    last = 0 if end is None else end.node_seq
    if last < mark.node_seq:
        found.add("mark", mark.node, f"entries {last + 1} to {mark.node_seq} were cut off")
    elif end is not None and last == mark.node_seq and mark.hash and end.hash != mark.hash:
        found.add("mark", end.id, "the last entry was altered")


def _all_entries(conn: Connection) -> Iterator[Entry]:
    query = select(*COLUMNS).order_by(entry.c.node, entry.c.node_seq)
    for row in conn.execution_options(yield_per=1000).execute(query):
        yield from_row(row)


def _check_projections(conn: Connection, found: _Findings, progress: Progress) -> int:
    names = list(conn.execute(select(entry.c.stream).distinct().order_by(entry.c.stream)).scalars())
    conn.execute(text("DROP TABLE IF EXISTS temp.rebuilt_search"))
    conn.execute(text(projections.search_index("temp.rebuilt_search")))
    for start in range(0, len(names), _CHUNK):
        chunk = names[start : start + _CHUNK]
        _compare_chunk(conn, chunk, found)
        progress(start + len(chunk), len(names))
    _compare_strays(conn, found)
    _compare_index(conn, found)
    conn.execute(text("DROP TABLE temp.rebuilt_search"))
    return len(names)


def _compare_chunk(conn: Connection, names: list[str], found: _Findings) -> None:
    rebuilt: Rows = {}
    searchable = []
    for folded, row_id in projections.folded(conn, names).values():
        shown = projections.shown(folded, row_id)
        if shown is None:
            found.add("projection", folded.stream, "its entries hold what no list can")
            continue
        lines, words = shown
        for table, values in lines.items():
            rebuilt.setdefault(table, []).extend(values)
        searchable.append(words)
    projections.index(conn, [one for one in searchable if one is not None], "temp.rebuilt_search")
    for table in PROJECTIONS.tables.values():
        expected = {_key(table, row) for row in rebuilt.get(table, ())}
        live = conn.execute(select(table).where(table.c.stream.in_(names))).mappings()
        differing = expected ^ {_key(table, row) for row in live}
        column = list(table.c).index(table.c.stream)
        for stream in sorted({str(row[column]) for row in differing}):
            found.add("projection", stream, f"rows of {table.name} differ from the journal")


def _key(table: Table, row: Any) -> tuple[Any, ...]:
    return tuple(row[column.name] for column in table.c)


def _compare_strays(conn: Connection, found: _Findings) -> None:
    """Rows of streams that the journal does not know."""
    for table in PROJECTIONS.tables.values():
        strays = select(table.c.stream).where(table.c.stream.not_in(select(entry.c.stream)))
        for stream in conn.execute(strays.distinct()).scalars():
            found.add("projection", stream, f"rows of {table.name} belong to no entry")


def _compare_index(conn: Connection, found: _Findings) -> None:
    """Every word of the search index against one built anew."""
    for name, schema in (("live", "main"), ("rebuilt", "temp")):
        table = "dossier_search" if schema == "main" else "rebuilt_search"
        conn.execute(
            text(
                f"CREATE VIRTUAL TABLE temp.{name}_words"
                f" USING fts5vocab({schema}, {table}, instance)"
            )
        )
    for one, other in (("live", "rebuilt"), ("rebuilt", "live")):
        differing = conn.execute(
            text(
                f"SELECT DISTINCT doc FROM (SELECT * FROM temp.{one}_words"  # noqa: S608
                f" EXCEPT SELECT * FROM temp.{other}_words) LIMIT 20"
            )
        )
        for doc in differing.scalars():
            found.add("index", str(doc), f"words found only in the {one} index")
    for name in ("live", "rebuilt"):
        conn.execute(text(f"DROP TABLE temp.{name}_words"))


def _own_blobs(conn: Connection) -> list[str]:
    """Blobs that must be on this PC: of our own entries and of drafts."""
    queries = (upload.c.sha, draft_page.c.blob, draft_page.c.raw_blob)
    shas: set[str] = set()
    for column in queries:
        shas |= set(conn.execute(select(column)).scalars())
    return sorted(shas)


def _check_blob(blobs: BlobStore, sha: str, found: _Findings) -> None:
    try:
        blobs.get(sha)
    except BlobMissingError:
        found.add("blob", sha, "the page file is missing")
    except BlobDamagedError:
        found.add("blob", sha, "the page file is damaged")
