"""The server's journal, devices, people, and what it knows of blobs."""

import sqlalchemy as sa
from alembic import op

revision = "0001_central"
down_revision = None

HEADER = (
    *("seq", "id", "node", "node_seq", "act", "stream", "scope", "kind", "kind_version"),
    *("at", "clock_offset_ms", "actor", "body_sha", "prev"),
)
BIG = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    _entry()
    if op.get_context().dialect.name == "postgresql":
        _guards_postgresql()
    else:
        _guards_sqlite()
    _devices()
    _people()
    _blobs()


def _text(name: str, *, nullable: bool = False) -> sa.Column[str]:
    return sa.Column(name, sa.Text(), nullable=nullable)


def _id(name: str, *, nullable: bool = False, key: bool = False) -> sa.Column[str]:
    return sa.Column(name, sa.String(36), nullable=nullable, primary_key=key)


def _sha(name: str, *, key: bool = False) -> sa.Column[str]:
    return sa.Column(name, sa.String(64), nullable=False, primary_key=key)


def _moment(name: str, *, nullable: bool = False) -> sa.Column[str]:
    return sa.Column(name, sa.String(24), nullable=nullable)


def _entry() -> None:
    op.create_table(
        "entry",
        sa.Column("seq", BIG, primary_key=True, autoincrement=True),
        _id("id"),
        _id("node"),
        sa.Column("node_seq", sa.BigInteger(), nullable=False),
        _id("act"),
        _text("stream"),
        _text("scope"),
        _text("kind"),
        sa.Column("kind_version", sa.Integer(), nullable=False),
        _moment("at"),
        sa.Column("clock_offset_ms", sa.BigInteger(), nullable=False),
        _text("actor"),
        _sha("body_sha"),
        _sha("prev"),
        _text("body", nullable=True),
        sa.Column("position", sa.BigInteger(), nullable=True),
        _text("refused", nullable=True),
        sa.UniqueConstraint("id", name="uq_entry_id"),
        sa.UniqueConstraint("node", "node_seq", name="uq_entry_node_node_seq"),
        sa.UniqueConstraint("position", name="uq_entry_position"),
    )
    op.create_index("ix_entry_stream", "entry", ["stream"])
    op.create_index("ix_entry_scope_position", "entry", ["scope", "position"])
    op.create_index("ix_entry_act", "entry", ["act"])


def _guards_sqlite() -> None:
    op.execute(
        "CREATE TRIGGER entry_keeps BEFORE UPDATE ON entry WHEN "
        + " OR ".join(f"NEW.{name} IS NOT OLD.{name}" for name in HEADER)
        + " OR (OLD.position IS NOT NULL AND NEW.position IS NOT OLD.position)"
        " OR (OLD.refused IS NOT NULL AND NEW.refused IS NOT OLD.refused)"
        " OR (NEW.body IS NOT NULL AND NEW.body IS NOT OLD.body)"
        " BEGIN SELECT RAISE(ABORT, 'an entry is never changed'); END"
    )
    op.execute(
        "CREATE TRIGGER entry_stays BEFORE DELETE ON entry"
        " BEGIN SELECT RAISE(ABORT, 'an entry is never deleted'); END"
    )


def _guards_postgresql() -> None:
    op.execute(
        "CREATE FUNCTION entry_keeps() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN"
        " IF TG_OP = 'DELETE' THEN RAISE EXCEPTION 'an entry is never deleted'; END IF; IF "
        + " OR ".join(f"NEW.{name} IS DISTINCT FROM OLD.{name}" for name in HEADER)
        + " OR (OLD.position IS NOT NULL AND NEW.position IS DISTINCT FROM OLD.position)"
        " OR (OLD.refused IS NOT NULL AND NEW.refused IS DISTINCT FROM OLD.refused)"
        " OR (NEW.body IS NOT NULL AND NEW.body IS DISTINCT FROM OLD.body)"
        " THEN RAISE EXCEPTION 'an entry is never changed'; END IF; RETURN NEW; END $$"
    )
    op.execute(
        "CREATE TRIGGER entry_keeps BEFORE UPDATE OR DELETE ON entry"
        " FOR EACH ROW EXECUTE FUNCTION entry_keeps()"
    )


def _devices() -> None:
    op.create_table(
        "server",
        sa.Column("only", sa.Integer(), primary_key=True, autoincrement=False),
        _id("node"),
        sa.Column("practice", sa.Boolean(), nullable=False),
        _text("recovery_key"),
        _moment("made_at"),
    )
    op.create_table(
        "node",
        _id("id", key=True),
        _id("device", nullable=True),
        sa.Column("last_seq", sa.BigInteger(), nullable=False),
        _sha("last_hash"),
        _id("last_act"),
        _id("replaces", nullable=True),
        _text("sealed_key"),
        _moment("registered_at"),
    )
    op.create_index("ix_node_device", "node", ["device"])
    op.create_table(
        "device",
        _id("id", key=True),
        _sha("token_hash"),
        _text("counter"),
        _text("agencies"),
        _moment("enrolled_at"),
        _moment("revoked_at", nullable=True),
        sa.UniqueConstraint("token_hash", name="uq_device_token_hash"),
    )
    op.create_table(
        "enrolment_code",
        _sha("code_hash", key=True),
        _text("counter"),
        _text("agencies"),
        _moment("made_at"),
        _moment("expires_at"),
        _moment("used_at", nullable=True),
    )
    op.create_table(
        "alarm",
        sa.Column("id", BIG, primary_key=True, autoincrement=True),
        _moment("at"),
        sa.Column("kind", sa.String(24), nullable=False),
        _id("device"),
        _id("entry"),
    )


def _people() -> None:
    op.create_table(
        "person",
        _id("id", key=True),
        _text("number"),
        _text("password_hash"),
        _moment("password_at"),
        sa.UniqueConstraint("number", name="uq_person_number"),
    )
    op.create_table(
        "sign_in_try",
        _id("device", key=True),
        sa.Column("number", sa.Text(), primary_key=True),
        sa.Column("failures", sa.Integer(), nullable=False),
        _moment("locked_until", nullable=True),
    )


def _blobs() -> None:
    op.create_table("stream_lock", sa.Column("name", sa.Text(), primary_key=True))
    op.create_table("waiting", _id("entry", key=True), _text("stream"))
    op.create_index("ix_waiting_stream", "waiting", ["stream"])
    op.create_table("blob_name", _sha("sha", key=True), _id("entry", key=True))
    op.create_index("ix_blob_name_entry", "blob_name", ["entry"])
