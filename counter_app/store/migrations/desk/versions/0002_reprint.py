"""Why somebody asked for a copy again: it has to outlive a printer that could not print."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    op.add_column("print_job", sa.Column("why", sa.Text(), nullable=False, server_default=""))
