"""Which drafts the other counters of the centre hold open."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    op.create_table(
        "draft_elsewhere",
        sa.Column("id", sa.String(36), primary_key=True),
        sa.Column("counter", sa.Text(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("heard_at", sa.String(24), nullable=False),
    )
