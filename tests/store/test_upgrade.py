"""Schema and projections: made, upgraded, rebuilt, refused."""

import subprocess
import sys
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import text

from counter_app.errors.storage import NewerDatabaseError, UpgradeFailedError
from counter_app.store import notes, projections, upgrade
from counter_app.store.database import Database
from counter_app.store.search import search
from counter_app.store.tables import DESK, ENTRY_GUARDS, JOURNAL
from tests.store.store_samples import AT, KEY, accept

NEWEST = upgrade.DESK.revisions[-1]
NEXT = """
from alembic import op
revision = "9000"
down_revision = "{newest}"
def upgrade():
    op.execute("CREATE TABLE shelf (name TEXT)")
    {more}
"""


def nothing(_done, _of):
    pass


def test_the_migrated_schema_is_the_one_in_tables(db):
    with db.read() as conn:
        context = MigrationContext.configure(
            conn, opts={"target_metadata": [JOURNAL, DESK], "include_object": _is_ours}
        )
        assert compare_metadata(context, [JOURNAL, DESK]) == []
        triggers = set(
            conn.execute(text("SELECT sql FROM sqlite_master WHERE type = 'trigger'")).scalars()
        )
    assert {_plain(one) for one in triggers} == {_plain(one) for one in ENTRY_GUARDS}


def _plain(statement):
    return " ".join(statement.split())


def _is_ours(_object, name, kind, _reflected, _other):
    ours = set(JOURNAL.tables) | set(DESK.tables)
    return kind != "table" or name in ours


def test_the_revisions_named_are_those_in_the_folder():
    folder = ScriptDirectory(str(upgrade.DESK.scripts))
    found = [script.revision for script in folder.walk_revisions()]
    assert tuple(reversed(found)) == upgrade.DESK.revisions


def test_a_current_database_opens_without_alembic(db, desk_path):
    db.close()
    code = (
        "import sys, pathlib, datetime\n"
        "from counter_app.store.database import Database\n"
        "from counter_app.store.upgrade import upgrade_desk\n"
        f"db = Database.open_desk(pathlib.Path({str(desk_path)!r}), {KEY!r})\n"
        "upgrade_desk(db, now=datetime.datetime.now(datetime.UTC), progress=print)\n"
        "print(sorted(m for m in sys.modules if m.split('.')[0] in ('alembic', 'mako')))\n"
        "print('sqlalchemy.orm' in sys.modules)\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split("\n")[0] == "[]"


def test_a_newer_database_is_refused_and_left_alone(db):
    with db.write() as conn:
        conn.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(NewerDatabaseError) as told:
        upgrade.upgrade_desk(db, now=AT, progress=nothing)
    assert "9999" in told.value.tell().happened
    assert not (db.path.parent / "backups").exists()


def _next_schema(folder, more="pass"):
    scripts = folder / "scripts"
    (scripts / "versions").mkdir(parents=True)
    for source in upgrade.DESK.scripts.rglob("*.py"):
        name = source.relative_to(upgrade.DESK.scripts)
        (scripts / name).write_text(source.read_text("utf-8"), "utf-8")
    following = NEXT.format(newest=NEWEST, more=more)
    (scripts / "versions" / "9000_shelf.py").write_text(following, "utf-8")
    return replace(upgrade.DESK, scripts=scripts, revisions=(*upgrade.DESK.revisions, "9000"))


def test_an_upgrade_makes_an_encrypted_copy_first(db, ids, tmp_path):
    with db.write() as conn:
        stream = accept(conn, ids, 1)
    assert upgrade.upgrade(db, _next_schema(tmp_path), now=AT)
    with db.read() as conn:
        assert upgrade.revision(conn) == "9000"
        assert conn.execute(text("SELECT count(*) FROM shelf")).scalar() == 0
    (copy,) = (db.path.parent / "backups").iterdir()
    assert copy.name == f"desk-20261123-080500-{NEWEST}.db"
    assert b"SQLite format" not in copy.read_bytes()
    before = Database.open_desk(copy, KEY)
    with before.read() as conn:
        assert upgrade.revision(conn) == NEWEST
        assert [hit.stream for hit in search(conn, "hanh")] == [stream]
    before.close()


def test_a_failed_upgrade_changes_nothing(db, tmp_path):
    schema = _next_schema(tmp_path, more='op.execute("SELECT * FROM nowhere")')
    with pytest.raises(UpgradeFailedError):
        upgrade.upgrade(db, schema, now=AT)
    with db.read() as conn:
        assert upgrade.revision(conn) == NEWEST
        tables = set(conn.execute(text("SELECT name FROM sqlite_master")).scalars())
    assert "shelf" not in tables
    assert len(list((db.path.parent / "backups").iterdir())) == 1


def test_the_newest_three_copies_stay(db):
    for day in range(5):
        upgrade.back_up(db, db.path, now=AT + timedelta(days=day), reason="0001")
    kept = sorted(path.name for path in (db.path.parent / "backups").iterdir())
    assert [name[5:13] for name in kept] == ["20261125", "20261126", "20261127"]


def test_projections_of_another_version_are_rebuilt_with_progress(db, ids):
    with db.write() as conn:
        stream = accept(conn, ids, 1)
        notes.write(conn, "projection_version", -1)
        conn.execute(text("DROP TABLE dossier_page"))
        conn.execute(text("DROP TABLE dossier_search"))
    seen = []
    upgrade.upgrade_desk(db, now=AT, progress=lambda done, of: seen.append((done, of)))
    assert seen == [(1, 1)]
    with db.read() as conn:
        assert projections.is_current(conn)
        assert [hit.stream for hit in search(conn, "hanh")] == [stream]


def test_a_rebuild_that_is_stopped_keeps_the_old_tables(db, ids):
    with db.write() as conn:
        accept(conn, ids, 1)
        notes.write(conn, "projection_version", -1)

    def stop(_done, _of):
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        upgrade.upgrade_desk(db, now=AT, progress=stop)
    with db.read() as conn:
        assert len(search(conn, "hanh")) == 1
        assert not projections.is_current(conn)


def test_every_released_database_upgrades(tmp_path):
    """Files made by released versions lie in `released/`, opened with KEY; none is edited."""
    for released in sorted((Path(__file__).parent / "released").glob("*.db")):
        path = tmp_path / released.name
        path.write_bytes(released.read_bytes())
        db = Database.open_desk(path, KEY)
        upgrade.upgrade_desk(db, now=AT, progress=nothing)
        with db.read() as conn:
            assert upgrade.revision(conn) == upgrade.DESK.revisions[-1]
            assert len(search(conn, "hanh")) == 1
        db.close()
