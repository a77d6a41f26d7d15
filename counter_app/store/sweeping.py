"""What lies in the data folder and nobody names any more is removed at start (design §2.9)."""

from __future__ import annotations

from datetime import datetime, timedelta

from counter_app.store import drafts
from counter_app.store.blobs import BlobStore
from counter_app.store.database import Database

_KEEP = timedelta(hours=24)


def sweep(db: Database, blobs: BlobStore, *, now: datetime) -> int:
    """Set old drafts aside, forget confirmed ones, then remove blobs named by no draft, entry or
    upload and older than a day. Returns how many blobs went.
    """
    with db.write() as conn:
        drafts.expire(conn, now)
        drafts.forget(conn, now)
    with db.read() as conn:
        named = drafts.named_blobs(conn)
    return blobs.sweep(named, older_than=now - _KEEP)
