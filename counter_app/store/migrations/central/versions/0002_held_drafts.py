"""Which drafts each PC holds open, for the other counters of its centre."""

import sqlalchemy as sa
from alembic import op

revision = "0002_held_drafts"
down_revision = "0001_central"


def upgrade() -> None:
    op.create_table(
        "held_drafts",
        sa.Column("device", sa.String(36), primary_key=True),
        sa.Column("centre", sa.String(64), nullable=False),
        sa.Column("drafts", sa.Text(), nullable=False),
        sa.Column("digest", sa.String(64), nullable=False),
        sa.Column("told_at", sa.String(24), nullable=False),
    )
    op.create_index("ix_held_drafts_centre", "held_drafts", ["centre"])
