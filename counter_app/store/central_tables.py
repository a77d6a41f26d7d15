"""The central server's own tables, beside the journal's `entry`. Alembic owns them all."""

from __future__ import annotations

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Connection,
    Integer,
    MetaData,
    String,
    Table,
    Text,
)

from counter_app.store.tables import BIG, NAMING

Transaction = Connection  # how the server's rooms name what `Database.read` and `write` hand out

CENTRAL = MetaData(naming_convention=NAMING)

# One row: who this server is. Its own entries (`disputed`, `granted`, staff) carry `node`.
server = Table(
    "server",
    CENTRAL,
    Column("only", Integer, primary_key=True, autoincrement=False),  # always 1
    Column("node", String(36), nullable=False),
    Column("practice", Boolean, nullable=False),
    Column("recovery_key", Text, nullable=False),
    Column("made_at", String(24), nullable=False),
)

# The end of each node's chain; `device` is NULL for the server's own node.
node = Table(
    "node",
    CENTRAL,
    Column("id", String(36), primary_key=True),
    Column("device", String(36), index=True),
    Column("last_seq", BigInteger, nullable=False),
    Column("last_hash", String(64), nullable=False),
    Column("last_act", String(36), nullable=False),
    Column("replaces", String(36)),
    Column("sealed_key", Text, nullable=False),
    Column("registered_at", String(24), nullable=False),
)

device = Table(
    "device",
    CENTRAL,
    Column("id", String(36), primary_key=True),
    Column("token_hash", String(64), nullable=False, unique=True),
    Column("counter", Text, nullable=False),
    Column("agencies", Text, nullable=False),  # JSON array; empty: all
    Column("enrolled_at", String(24), nullable=False),
    Column("revoked_at", String(24)),
)

enrolment_code = Table(
    "enrolment_code",
    CENTRAL,
    Column("code_hash", String(64), primary_key=True),
    Column("counter", Text, nullable=False),
    Column("agencies", Text, nullable=False),
    Column("made_at", String(24), nullable=False),
    Column("expires_at", String(24), nullable=False),
    Column("used_at", String(24)),
)

# Names and roles are entries in `staff/<id>`; here lies only what no journal may hold.
person = Table(
    "person",
    CENTRAL,
    Column("id", String(36), primary_key=True),
    Column("number", Text, nullable=False, unique=True),
    Column("password_hash", Text, nullable=False),
    Column("password_at", String(24), nullable=False),
)

# Wrong tries per device and what was typed, known number or not: the answer must not tell.
sign_in_try = Table(
    "sign_in_try",
    CENTRAL,
    Column("device", String(36), primary_key=True),
    Column("number", Text, primary_key=True),
    Column("failures", Integer, nullable=False),
    Column("locked_until", String(24)),
)

# One row per stream that was ever written: what PostgreSQL locks in name order.
stream_lock = Table("stream_lock", CENTRAL, Column("name", Text, primary_key=True))

# Entries stored without a position because a blob of their act, or of one before it, is missing.
waiting = Table(
    "waiting",
    CENTRAL,
    Column("entry", String(36), primary_key=True),
    Column("stream", Text, nullable=False, index=True),
)

# Which entry names which blob; a right to read the blob only once the entry has its position.
blob_name = Table(
    "blob_name",
    CENTRAL,
    Column("sha", String(64), primary_key=True),
    Column("entry", String(36), primary_key=True, index=True),
)

# Which drafts each PC holds open, as it told last: one row a PC, replaced whole.
held_drafts = Table(
    "held_drafts",
    CENTRAL,
    Column("device", String(36), primary_key=True),
    Column("centre", String(64), nullable=False, index=True),
    Column("drafts", Text, nullable=False),  # JSON of `HeldDraft`s
    Column("digest", String(64), nullable=False),  # of the request that told them
    Column("told_at", String(24), nullable=False),
)

# What a person responsible for the server must look at; ids only.
alarm = Table(
    "alarm",
    CENTRAL,
    Column("id", BIG, primary_key=True, autoincrement=True),
    Column("at", String(24), nullable=False),
    Column("kind", String(24), nullable=False),
    Column("device", String(36), nullable=False),
    Column("entry", String(36), nullable=False),
)
