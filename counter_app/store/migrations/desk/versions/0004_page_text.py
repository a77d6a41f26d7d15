"""Words read off scanned pages, for search."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    op.create_table(
        "page_text",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("blob", sa.String(64), nullable=False),
        sa.Column("turn", sa.Integer(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("read_at", sa.String(24), nullable=False),
    )
    op.create_index("ix_page_text_blob", "page_text", ["blob"], unique=True)
    op.create_index("ix_upload_node_seq", "upload", ["node_seq"])
    op.execute(
        "CREATE VIRTUAL TABLE page_search USING fts5(words, content='', contentless_delete=1,"
        " prefix='2 3', tokenize='unicode61 remove_diacritics 0')"
    )
