"""The tables that cannot be rebuilt: the journal and what only this PC knows. Alembic owns them.

`JOURNAL` is shared by desk and server; `DESK` lies on a desk alone. What can be rebuilt from the
journal is in `projection_tables`.
"""

from __future__ import annotations

from sqlalchemy import (
    BigInteger,
    Column,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    Text,
    UniqueConstraint,
)

NAMING = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "pk": "pk_%(table_name)s",
}
JOURNAL = MetaData(naming_convention=NAMING)
DESK = MetaData(naming_convention=NAMING)

BIG = BigInteger().with_variant(Integer(), "sqlite")  # SQLite's rowid must be called INTEGER

# `seq` is the order of arrival on this machine and nothing else; a dossier's row takes the `seq`
# of its stream's first entry, so that rows keep their place when projections are rebuilt.
entry = Table(
    "entry",
    JOURNAL,
    Column("seq", BIG, primary_key=True, autoincrement=True),
    Column("id", String(36), nullable=False, unique=True),
    Column("node", String(36), nullable=False),
    Column("node_seq", BigInteger, nullable=False),
    Column("act", String(36), nullable=False),
    Column("stream", Text, nullable=False, index=True),
    Column("scope", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("kind_version", Integer, nullable=False),
    Column("at", String(24), nullable=False),
    Column("clock_offset_ms", BigInteger, nullable=False),
    Column("actor", Text, nullable=False),
    Column("body_sha", String(64), nullable=False),
    Column("prev", String(64), nullable=False),
    Column("body", Text),
    Column("position", BigInteger, unique=True),
    Column("refused", Text),
    UniqueConstraint("node", "node_seq"),
)
Index(
    "ix_entry_unsent",
    entry.c.node_seq,
    sqlite_where=entry.c.position.is_(None) & entry.c.refused.is_(None),
    postgresql_where=entry.c.position.is_(None) & entry.c.refused.is_(None),
)
Index("ix_entry_refused", entry.c.seq, sqlite_where=entry.c.refused.is_not(None))

_HEADER = (
    *("seq", "id", "node", "node_seq", "act", "stream", "scope", "kind", "kind_version"),
    *("at", "clock_offset_ms", "actor", "body_sha", "prev"),
)

# Nothing is changed in place: the server's words only from NULL, the body only to NULL. As the
# migrations made them, for the one verb that takes them away and puts them back.
ENTRY_GUARDS = (
    "CREATE TRIGGER entry_keeps BEFORE UPDATE ON entry WHEN "
    + " OR ".join(f"NEW.{name} IS NOT OLD.{name}" for name in _HEADER)
    + " OR (OLD.position IS NOT NULL AND NEW.position IS NOT OLD.position)"
    " OR (OLD.refused IS NOT NULL AND NEW.refused IS NOT OLD.refused)"
    " OR (NEW.body IS NOT NULL AND NEW.body IS NOT OLD.body)"
    " BEGIN SELECT RAISE(ABORT, 'an entry is never changed'); END",
    """CREATE TRIGGER entry_stays BEFORE DELETE ON entry
       BEGIN SELECT RAISE(ABORT, 'an entry is never deleted'); END""",
)

# A draft's state: open, abandoned (can be restored), accepted (its raw scans wait for the server).
draft = Table(
    "draft",
    DESK,
    Column("id", String(36), primary_key=True),
    Column("state", String(12), nullable=False, index=True),
    Column("body", Text, nullable=False),
    Column("opened_at", String(24), nullable=False),
    Column("updated_at", String(24), nullable=False),
    Column("closed_at", String(24)),
    Column("act", String(36)),
)
draft_page = Table(
    "draft_page",
    DESK,
    Column("id", String(36), primary_key=True),
    Column("draft", String(36), nullable=False),
    Column("seq", Integer, nullable=False),
    Column("body", Text, nullable=False),
    Column("blob", String(64), nullable=False),
    Column("raw_blob", String(64), nullable=False),
    UniqueConstraint("draft", "seq"),
)

# Drafts that other counters of the centre hold open, as the server told last.
draft_elsewhere = Table(
    "draft_elsewhere",
    DESK,
    Column("id", String(36), primary_key=True),
    Column("counter", Text, nullable=False),
    Column("body", Text, nullable=False),
    Column("heard_at", String(24), nullable=False),
)

# Blobs named by our own entries; `sent_at`: the server has said that it holds them whole.
upload = Table(
    "upload",
    DESK,
    Column("sha", String(64), primary_key=True),
    Column("size", BigInteger, nullable=False),
    Column("media_type", Text, nullable=False),
    Column("node_seq", BigInteger, nullable=False),
    Column("sent_at", String(24)),
)
Index("ix_upload_waiting", upload.c.node_seq, sqlite_where=upload.c.sent_at.is_(None))
Index("ix_upload_node_seq", upload.c.node_seq)

# Words read off pages of this PC's own dossiers; page_search is their full-text index, by id.
page_text = Table(
    "page_text",
    DESK,
    Column("id", Integer, primary_key=True),
    Column("blob", String(64), nullable=False),
    Column("turn", Integer, nullable=False),
    Column("words", Text, nullable=False),
    Column("read_at", String(24), nullable=False),
)
Index("ix_page_text_blob", page_text.c.blob, unique=True)

cursor = Table(
    "cursor",
    DESK,
    Column("scope", Text, primary_key=True),
    Column("value", Text, nullable=False),
)
print_job = Table(
    "print_job",
    DESK,
    Column("id", String(36), primary_key=True),
    Column("state", String(12), nullable=False, index=True),
    Column("stream", Text, nullable=False, index=True),
    Column("form", Text, nullable=False),
    Column("copy", Text, nullable=False),
    Column("copy_no", Integer, nullable=False),
    Column("attempts", Integer, nullable=False),
    Column("reason", Text, nullable=False),
    Column("why", Text, nullable=False, server_default=""),
    Column("created_at", String(24), nullable=False),
    Column("updated_at", String(24), nullable=False),
)
verifier = Table(
    "verifier",
    DESK,
    Column("staff_number", Text, primary_key=True),
    Column("person", Text, nullable=False),  # JSON of who it is, as the server answered
    Column("hash", Text, nullable=False),
    Column("valid_until", String(24), nullable=False),
    Column("failed", Integer, nullable=False),
    Column("locked_until", String(24)),
)
refusal_seen = Table(
    "refusal_seen",
    DESK,
    Column("entry", String(36), primary_key=True),
    Column("by", Text, nullable=False),
    Column("at", String(24), nullable=False),
)
note = Table(
    "note",
    DESK,
    Column("name", Text, primary_key=True),
    Column("value", Text, nullable=False),
)
