"""Reference for "accept": the very rows of one acceptance, written by plain DB-API.

One connection to the same database, one transaction, rows and SQL text ready in memory. No guard,
hash, fold, code or check of anything.
"""

from __future__ import annotations

import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import sqlcipher3.dbapi2 as sqlcipher

_TABLES = (  # what an acceptance inserts into, beside `upload` and the search index
    *("entry", "dossier", "dossier_paper", "dossier_page", "dossier_fee", "serial_used"),
    "print_job",
    "watch",
)
_UNIQUE_TEXT = ("id", "stream", "entry", "sha")
_UNIQUE_NUMBER = ("seq", "node_seq", "row_id", "serial")


@dataclass(frozen=True, slots=True)
class Rows:
    """Rows of one acceptance by statement."""

    statements: list[tuple[str, list[list[Any]], list[str]]]
    words: tuple[Any, ...]


def connect(path: Path, key: bytes) -> Any:
    """A connection set up as ours is."""
    conn = sqlcipher.connect(str(path), isolation_level=None)
    conn.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
    for pragma in ("cipher_page_size = 8192", "journal_mode = WAL", "synchronous = FULL"):
        conn.execute(f"PRAGMA {pragma}")
    return conn


def rows_of(conn: Any, stream: str, words: tuple[Any, ...]) -> Rows:
    """What an acceptance wrote: to be written again under other identities."""
    found = []
    queries = [(table, f"SELECT * FROM {table} WHERE stream = ?") for table in _TABLES]
    named = "SELECT * FROM upload WHERE sha IN (SELECT blob FROM dossier_page WHERE stream = ?)"
    for table, query in [*queries, ("upload", named)]:
        cursor = conn.execute(query, (stream,))
        names = [column[0] for column in cursor.description]
        rows = [list(row) for row in cursor]
        marks = ", ".join("?" * len(names))
        columns = ", ".join(f'"{name}"' for name in names)
        found.append((f"INSERT INTO {table} ({columns}) VALUES ({marks})", rows, names))
    return Rows(found, words)


def renamed(rows: Rows, turn: int) -> list[tuple[str, list[list[Any]]]]:
    """The same rows with identities of their own, made before the clock starts."""
    return [
        (
            sql,
            [
                [_other(name, value, turn) for name, value in zip(names, row, strict=True)]
                for row in old
            ],
        )
        for sql, old, names in rows.statements
    ]


def write(
    conn: Any, statements: list[tuple[str, list[list[Any]]]], words: Any, draft: str, turn: int
) -> float:
    """Seconds for one transaction."""
    started = time.perf_counter()
    conn.execute("BEGIN IMMEDIATE")
    for sql, rows in statements:
        conn.executemany(sql, rows)
    conn.execute(
        "INSERT INTO dossier_search(rowid, codes, names, numbers, procedure)"
        " VALUES (?, ?, ?, ?, ?)",
        (-1 - turn, *words),
    )
    conn.execute("UPDATE draft SET state = 'accepted' WHERE id = ?", (draft,))
    conn.commit()
    return time.perf_counter() - started


def _other(name: str, value: Any, turn: int) -> Any:
    if name in _UNIQUE_TEXT and isinstance(value, str):
        return f"{value[:-6]}{turn:06d}{value[-6:]}"
    if name in _UNIQUE_NUMBER:
        # below zero: our own code goes on counting from the highest number it finds
        return -1 - turn if name == "row_id" else -100 * (turn + 1) - int(value) % 100
    return value
