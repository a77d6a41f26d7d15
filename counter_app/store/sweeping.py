"""What lies in the data folder and nobody names any more is removed at start (design §2.9)."""

from __future__ import annotations

from datetime import datetime, timedelta

from counter_app.store import drafts
from counter_app.store.blobs import BlobStore
from counter_app.store.database import Database
from counter_app.store.node import Node

_KEEP = timedelta(hours=24)
_KEEP_ALL = timedelta(days=30)  # after an older copy was put back


def sweep(db: Database, blobs: BlobStore, node: Node, *, now: datetime) -> int:
    """Set old drafts aside, forget confirmed ones, then remove blobs named by no draft, entry or
    upload and older than a day. Returns how many blobs went.

    A database put back from an older copy names nothing that came after the copy: its pages may be
    all that is left of those days, and stay for a month.
    """
    with db.write() as conn:
        drafts.expire(conn, now)
        drafts.forget(conn, now)
    if node.replaces and now - node.made_at < _KEEP_ALL:
        return 0
    with db.read() as conn:
        named = drafts.named_blobs(conn)
    return blobs.sweep(named, older_than=now - _KEEP)
