"""Words read off the pages that this PC scanned: found by search, laid under pages in a PDF.

They are no part of the journal and never leave the PC: any page can be read again.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

import msgspec
from sqlalchemy import Connection, select, text
from sqlalchemy.dialects.sqlite import insert

from counter_app.domain.moments import iso
from counter_app.domain.text import fold
from counter_app.store.search import HIT_COLUMNS, Hit, hit, match_expression
from counter_app.store.tables import page_text

LIMIT = 20
READ_TO = "pages_read_to"  # note: the `node_seq` up to which this PC's pages were looked at
_MOST_PAGES = 400  # looked at for `LIMIT` dossiers, newest first


@dataclass(frozen=True, slots=True, kw_only=True)
class PageWord:
    """A word and its box (x, y, width, height) in pixels of the page as it was shown."""

    text: str
    box: tuple[int, int, int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class PageWords:
    """What stands on a page, shown turned clockwise by `turn` degrees."""

    turn: int
    words: tuple[PageWord, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Unread:
    """A page of an accepted dossier, by the entry of ours that filed it."""

    node_seq: int
    blob: str
    stream: str


def unread(conn: Connection, since: int, limit: int = 50) -> list[Unread]:
    """Pages of our own entries from `since` on that were not read yet, oldest first."""
    rows = conn.execute(_UNREAD, {"since": since, "limit": limit})
    return [Unread(node_seq=row[0], blob=row[1], stream=row[2]) for row in rows]


def keep(
    conn: Connection, blob: str, turn: int, words: Sequence[PageWord], *, at: datetime
) -> None:
    """Note what was read off a page, and index it. A page read before stays as it is."""
    told = msgspec.json.encode(words).decode()
    row = {"blob": blob, "turn": turn, "words": told, "read_at": iso(at)}
    made = conn.execute(insert(page_text).on_conflict_do_nothing().returning(page_text.c.id), row)
    number = made.scalar()
    if number is not None and words:
        folded = fold(" ".join(word.text for word in words))
        conn.execute(_INDEX, {"id": number, "words": folded})


def of_pages(conn: Connection, blobs: Sequence[str]) -> dict[str, PageWords]:
    """The words of these pages, as far as they were read."""
    query = select(page_text).where(page_text.c.blob.in_(blobs))
    return {
        row.blob: PageWords(
            turn=row.turn, words=msgspec.json.decode(row.words, type=tuple[PageWord, ...])
        )
        for row in conn.execute(query)
    }


def forget_removed(conn: Connection) -> int:
    """Forget the words of pages that no dossier holds any more. Returns how many pages went."""
    gone = list(conn.execute(_REMOVED).scalars())
    for number in gone:
        conn.execute(_UNINDEX, {"id": number})
    if gone:
        conn.execute(page_text.delete().where(page_text.c.id.in_(gone)))
    return len(gone)


def search(conn: Connection, typed: str, limit: int = LIMIT) -> list[Hit]:
    """Dossiers with a page that holds every term typed, the page read last first.

    Terms match the beginning of words, with or without accents.
    """
    wanted = match_expression(typed)
    if not wanted:
        return []
    hits: dict[str, Hit] = {}
    for row in conn.execute(_SEARCH, {"wanted": wanted, "limit": _MOST_PAGES}):
        found = hit(row)
        hits.setdefault(found.stream, found)
        if len(hits) == limit:
            break
    return list(hits.values())


_UNREAD = text(
    "SELECT DISTINCT u.node_seq, u.sha, p.stream FROM upload u"
    " JOIN dossier_page p ON p.blob = u.sha"
    " LEFT JOIN page_text t ON t.blob = u.sha"
    " WHERE u.node_seq >= :since AND t.blob IS NULL ORDER BY u.node_seq, u.sha LIMIT :limit"
)
_INDEX = text("INSERT INTO page_search(rowid, words) VALUES (:id, :words)")
_UNINDEX = text("DELETE FROM page_search WHERE rowid = :id")
_REMOVED = text(
    "SELECT t.id FROM page_text t"
    " WHERE NOT EXISTS (SELECT 1 FROM dossier_page p WHERE p.blob = t.blob)"
)
_SEARCH = text(
    f"SELECT {HIT_COLUMNS} FROM page_search s JOIN page_text t ON t.id = s.rowid"  # noqa: S608
    " JOIN dossier_page p ON p.blob = t.blob JOIN dossier d ON d.stream = p.stream"
    " WHERE page_search MATCH :wanted ORDER BY s.rowid DESC LIMIT :limit"
)
