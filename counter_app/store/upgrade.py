"""Brings a database to this program's schema; Alembic is imported only when that is due.

What the journal owns is migrated after a backup copy was made. Projections are not migrated but
rebuilt. A database newer than the program is refused.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from sqlalchemy import Connection, inspect, text

from counter_app.domain.moments import local
from counter_app.errors import CounterError
from counter_app.errors.storage import NewerDatabaseError, UpgradeFailedError
from counter_app.store import projections
from counter_app.store.database import Database

_BACKUPS_KEPT = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Schema:
    """A line of migrations: their folder and every revision, oldest first."""

    scripts: Path
    revisions: tuple[str, ...]


DESK = Schema(
    scripts=Path(__file__).parent / "migrations" / "desk",
    revisions=("0001", "0002", "0003", "0004"),
)


def upgrade_desk(db: Database, *, now: datetime, progress: Callable[[int, int], None]) -> None:
    """Make or upgrade a desk's database, then rebuild projections when they are of another version.

    Raises NewerDatabaseError, UpgradeFailedError. `progress` gets (done, in all) of a rebuild.
    """
    upgrade(db, DESK, now=now)
    with db.read() as conn:
        current = projections.is_current(conn)
    if not current:
        with db.write() as conn:
            projections.rebuild(conn, progress)


def upgrade(db: Database, schema: Schema, *, now: datetime) -> bool:
    """Run the migrations that are due, after a backup of a SQLite file. True when any ran."""
    with db.read() as conn:
        found = revision(conn)
    if found == schema.revisions[-1]:
        return False
    if found is not None and found not in schema.revisions:
        raise NewerDatabaseError(found=found)
    if found is not None and db.path is not None:
        back_up(db, db.path, now=now, reason=found)
    try:
        with db.write() as conn:
            _run(conn, schema)
    except CounterError:
        raise
    except Exception as wrong:
        raise UpgradeFailedError(found=found) from wrong
    return True


def revision(conn: Connection) -> str | None:
    """The revision the database is at, None for a new file."""
    if not inspect(conn).has_table("alembic_version"):
        return None
    return conn.execute(text("SELECT version_num FROM alembic_version")).scalar()


def back_up(db: Database, path: Path, *, now: datetime, reason: str) -> Path:
    """A copy in the folder `backups` beside `path`, encrypted like it; the newest 3 stay."""
    folder = path.parent / "backups"
    target = folder / f"{path.stem}-{local(now):%Y%m%d-%H%M%S}-{reason}.db"
    db.backup(target)
    copies = sorted(folder.glob(f"{path.stem}-*.db"), key=lambda copy: copy.name)
    for old in copies[:-_BACKUPS_KEPT]:
        old.unlink(missing_ok=True)
    return target


def _run(conn: Connection, schema: Schema) -> None:
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(schema.scripts).replace("%", "%%"))
    config.attributes["connection"] = conn
    command.upgrade(config, "head")
