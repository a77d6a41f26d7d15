"""The journal, drafts, uploads, print jobs and what the PC knows about itself."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None

HEADER = (
    *("seq", "id", "node", "node_seq", "act", "stream", "scope", "kind", "kind_version"),
    *("at", "clock_offset_ms", "actor", "body_sha", "prev"),
)


def upgrade() -> None:
    _entry()
    _drafts()
    _outside()
    _itself()


def _entry() -> None:
    op.create_table(
        "entry",
        sa.Column("seq", sa.Integer(), primary_key=True, autoincrement=True),
        sa.Column("id", sa.String(36), nullable=False),
        sa.Column("node", sa.String(36), nullable=False),
        sa.Column("node_seq", sa.BigInteger(), nullable=False),
        sa.Column("act", sa.String(36), nullable=False),
        sa.Column("stream", sa.Text(), nullable=False),
        sa.Column("scope", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("kind_version", sa.Integer(), nullable=False),
        sa.Column("at", sa.String(24), nullable=False),
        sa.Column("clock_offset_ms", sa.BigInteger(), nullable=False),
        sa.Column("actor", sa.Text(), nullable=False),
        sa.Column("body_sha", sa.String(64), nullable=False),
        sa.Column("prev", sa.String(64), nullable=False),
        sa.Column("body", sa.Text()),
        sa.Column("position", sa.BigInteger()),
        sa.Column("refused", sa.Text()),
        sa.UniqueConstraint("id", name="uq_entry_id"),
        sa.UniqueConstraint("node", "node_seq", name="uq_entry_node_node_seq"),
        sa.UniqueConstraint("position", name="uq_entry_position"),
    )
    op.create_index("ix_entry_stream", "entry", ["stream"])
    unsent = sa.text("position IS NULL AND refused IS NULL")
    op.create_index("ix_entry_unsent", "entry", ["node_seq"], sqlite_where=unsent)
    refused = sa.text("refused IS NOT NULL")
    op.create_index("ix_entry_refused", "entry", ["seq"], sqlite_where=refused)
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


def _drafts() -> None:
    op.create_table(
        "draft",
        sa.Column("id", sa.String(36), primary_key=True),
        sa.Column("state", sa.String(12), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("opened_at", sa.String(24), nullable=False),
        sa.Column("updated_at", sa.String(24), nullable=False),
        sa.Column("closed_at", sa.String(24)),
        sa.Column("act", sa.String(36)),
    )
    op.create_index("ix_draft_state", "draft", ["state"])
    op.create_table(
        "draft_page",
        sa.Column("id", sa.String(36), primary_key=True),
        sa.Column("draft", sa.String(36), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("blob", sa.String(64), nullable=False),
        sa.Column("raw_blob", sa.String(64), nullable=False),
        sa.UniqueConstraint("draft", "seq", name="uq_draft_page_draft_seq"),
    )


def _outside() -> None:
    op.create_table(
        "upload",
        sa.Column("sha", sa.String(64), primary_key=True),
        sa.Column("size", sa.BigInteger(), nullable=False),
        sa.Column("media_type", sa.Text(), nullable=False),
        sa.Column("node_seq", sa.BigInteger(), nullable=False),
        sa.Column("sent_at", sa.String(24)),
    )
    op.create_index(
        "ix_upload_waiting", "upload", ["node_seq"], sqlite_where=sa.text("sent_at IS NULL")
    )
    op.create_table(
        "cursor",
        sa.Column("scope", sa.Text(), primary_key=True),
        sa.Column("value", sa.Text(), nullable=False),
    )
    op.create_table(
        "print_job",
        sa.Column("id", sa.String(36), primary_key=True),
        sa.Column("state", sa.String(12), nullable=False),
        sa.Column("stream", sa.Text(), nullable=False),
        sa.Column("form", sa.Text(), nullable=False),
        sa.Column("copy", sa.Text(), nullable=False),
        sa.Column("copy_no", sa.Integer(), nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("created_at", sa.String(24), nullable=False),
        sa.Column("updated_at", sa.String(24), nullable=False),
    )
    op.create_index("ix_print_job_state", "print_job", ["state"])
    op.create_index("ix_print_job_stream", "print_job", ["stream"])


def _itself() -> None:
    op.create_table(
        "verifier",
        sa.Column("staff_number", sa.Text(), primary_key=True),
        sa.Column("person", sa.Text(), nullable=False),
        sa.Column("hash", sa.Text(), nullable=False),
        sa.Column("valid_until", sa.String(24), nullable=False),
        sa.Column("failed", sa.Integer(), nullable=False),
        sa.Column("locked_until", sa.String(24)),
    )
    op.create_table(
        "refusal_seen",
        sa.Column("entry", sa.String(36), primary_key=True),
        sa.Column("by", sa.Text(), nullable=False),
        sa.Column("at", sa.String(24), nullable=False),
    )
    op.create_table(
        "note",
        sa.Column("name", sa.Text(), primary_key=True),
        sa.Column("value", sa.Text(), nullable=False),
    )
