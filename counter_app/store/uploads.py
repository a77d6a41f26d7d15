"""Blobs of our own entries, and which of them the server has confirmed; oldest entry first."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, bindparam, func, select, update
from sqlalchemy.dialects.sqlite import insert

from counter_app.domain.draft import PageImage
from counter_app.domain.moments import iso
from counter_app.store.tables import upload


@dataclass(frozen=True, slots=True, kw_only=True)
class Upload:
    """A blob to be sent; `size` in bytes of the plain stream."""

    sha: str
    size: int
    media_type: str


def wait_for(conn: Connection, blobs: Iterable[tuple[int, PageImage]]) -> None:
    """Note the blobs an entry (by its `node_seq`) names. A blob sent before is not sent again."""
    rows = [
        {"sha": image.blob, "size": image.size, "media_type": image.media_type, "node_seq": seq}
        for seq, image in blobs
    ]
    if rows:
        conn.execute(_WAIT, rows)


def waiting(conn: Connection, limit: int = 100) -> list[Upload]:
    """What is still to be sent, oldest entry first."""
    rows = conn.execute(
        select(upload.c.sha, upload.c.size, upload.c.media_type)
        .where(upload.c.sent_at.is_(None))
        .order_by(upload.c.node_seq, upload.c.sha)
        .limit(limit)
    )
    return [Upload(sha=row.sha, size=row.size, media_type=row.media_type) for row in rows]


def waiting_count(conn: Connection) -> int:
    """How many blobs are still to be sent."""
    return conn.execute(
        select(func.count()).select_from(upload).where(upload.c.sent_at.is_(None))
    ).scalar_one()


def sent(conn: Connection, shas: Iterable[str], at: datetime) -> None:
    """The server said that it holds these blobs whole."""
    _set(conn, [{"key": sha, "at": iso(at)} for sha in shas])


def send_again(conn: Connection, shas: Iterable[str]) -> None:
    """The server said that it does not hold these after all (restored from its backup)."""
    _set(conn, [{"key": sha, "at": None} for sha in shas])


def _set(conn: Connection, rows: list[dict[str, str | None]]) -> None:
    if rows:
        conn.execute(_SET, rows)


_SET = update(upload).where(upload.c.sha == bindparam("key")).values(sent_at=bindparam("at"))
_WAIT = insert(upload).on_conflict_do_nothing()
