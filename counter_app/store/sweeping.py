"""What lies in the data folder and nobody names any more is removed at start (design §2.9)."""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlalchemy import select

from counter_app.store import drafts
from counter_app.store.blobs import BlobStore
from counter_app.store.database import Database
from counter_app.store.projection_tables import dossier_page
from counter_app.store.tables import draft_page, upload

_KEEP = timedelta(hours=24)


def sweep(db: Database, blobs: BlobStore, *, now: datetime) -> int:
    """Set old drafts aside, forget confirmed ones, then remove blobs named by no draft, entry or
    upload and older than a day. Returns how many blobs went.
    """
    with db.write() as conn:
        drafts.expire(conn, now)
        drafts.forget(conn, now)
    with db.read() as conn:
        named: set[str] = set()
        for column in (
            draft_page.c.blob,
            draft_page.c.raw_blob,
            upload.c.sha,
            dossier_page.c.blob,
        ):
            named.update(conn.execute(select(column)).scalars())
    return blobs.sweep(named, older_than=now - _KEEP)
