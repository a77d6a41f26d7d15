"""The server's line of migrations."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from counter_app.store.database import Database
from counter_app.store.upgrade import Schema, upgrade

SCHEMA = Schema(
    scripts=Path(__file__).parent / "migrations" / "central",
    revisions=("0001_central", "0002_held_drafts"),
)


def upgrade_central(db: Database, *, now: datetime) -> None:
    """Make or upgrade a server's database. Raises NewerDatabaseError, UpgradeFailedError."""
    upgrade(db, SCHEMA, now=now)
