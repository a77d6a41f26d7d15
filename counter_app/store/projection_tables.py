"""Tables made from the journal and nothing else: dropped and rebuilt when `VERSION` differs.

Every row belongs to one stream. Lists and searches read these; guards never do.
"""

from __future__ import annotations

from sqlalchemy import (
    Boolean,
    Column,
    Date,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    Text,
)

from counter_app.store.tables import NAMING

VERSION = 18  # raise it with any change below or in `projections.rows`

PROJECTIONS = MetaData(naming_convention=NAMING)

# `row_id` is the arrival number of the stream's first entry, so descending order is newest first.
dossier = Table(
    "dossier",
    PROJECTIONS,
    Column("row_id", Integer, primary_key=True),
    Column("stream", Text, nullable=False, unique=True),
    Column("status", String(20), nullable=False),
    Column("national", Integer, nullable=False),
    Column("held_by", Text, nullable=False, index=True),  # agency id, empty when with none
    Column("code", Text, nullable=False, index=True),
    Column("provisional_code", Text, nullable=False),
    Column("agency", Text, nullable=False),
    Column("agency_name", Text, nullable=False),
    Column("procedure_code", Text, nullable=False),
    Column("procedure_name", Text, nullable=False),
    Column("owner_name", Text, nullable=False),
    Column("owner_id_number", Text, nullable=False, index=True),
    Column("organisation_name", Text, nullable=False),
    Column("tax_code", Text, nullable=False),
    Column("submitter_name", Text, nullable=False),
    Column("submitter_id_number", Text, nullable=False, index=True),
    Column("phone", Text, nullable=False),
    Column("address", Text, nullable=False),
    Column("sets", Integer, nullable=False),
    Column("return_channel", String(12), nullable=False),
    Column("counter", Text, nullable=False),
    Column("lies_at", Text, nullable=False),  # the counter the paper is at until it is handed on
    Column("clerk", Text, nullable=False),
    Column("clerk_name", Text, nullable=False),
    Column("accepted_at", String(24), nullable=False),
    Column("accepted_on", Date, nullable=False),
    Column("due_at", String(24)),  # what the citizen was told last
    Column("first_due_at", String(24)),  # of the running clock: statistics look at this one
    Column("arrived_at", String(24)),  # the result, at the central return desk
    Column("shelf", Text, nullable=False),
    Column("given_how", String(12)),
    Column("given_at", String(24)),  # the result, into the citizen's hand, whoever gave it
    Column("due_dong", Integer, nullable=False),
    Column("taken_dong", Integer, nullable=False),  # and not given back
    Column("refunded_dong", Integer, nullable=False),
    Column("page_count", Integer, nullable=False),
    Column("practice", Boolean, nullable=False),
    Column("is_readable", Boolean, nullable=False),
)
Index("ix_dossier_day", dossier.c.accepted_on, dossier.c.agency)
Index(
    "ix_dossier_provisional",
    dossier.c.row_id,
    sqlite_where=(dossier.c.provisional_code != "")
    & (dossier.c.code == dossier.c.provisional_code),
)

Index("ix_dossier_uncollected", dossier.c.arrived_at, sqlite_where=dossier.c.status == "ready")
Index("ix_dossier_coming", dossier.c.row_id, sqlite_where=dossier.c.status == "issued")

# The hand-over that stands, while the result is in the citizen's hand.
hand_over = Table(
    "hand_over",
    PROJECTIONS,
    Column("stream", Text, primary_key=True),
    Column("entry", String(36), nullable=False),
    Column("at", String(24), nullable=False, index=True),
    Column("receiver", String(12), nullable=False),
    Column("receiver_name", Text, nullable=False),
    Column("counter", Text, nullable=False),
    Column("by_name", Text, nullable=False),
    sqlite_with_rowid=False,
)

# A dossier the counter answered without accepting it: no code, no clock (mẫu 02, mẫu 03, portal).
answered = Table(
    "answered",
    PROJECTIONS,
    Column("stream", Text, primary_key=True),
    Column("status", String(20), nullable=False),
    Column("agency", Text, nullable=False),
    Column("agency_name", Text, nullable=False),
    Column("procedure_code", Text, nullable=False),
    Column("procedure_name", Text, nullable=False),
    Column("owner_name", Text, nullable=False),
    Column("owner_id_number", Text, nullable=False, index=True),
    Column("organisation_name", Text, nullable=False),
    Column("tax_code", Text, nullable=False),
    Column("submitter_id_number", Text, nullable=False, index=True),
    Column("counter", Text, nullable=False),
    Column("clerk_name", Text, nullable=False),
    Column("at", String(24), nullable=False),
    Column("rounds", Integer, nullable=False),
    Column("words", Text, nullable=False),  # folded names and numbers, of its slips too
    Column("page_count", Integer, nullable=False),
    Column("practice", Boolean, nullable=False),
    sqlite_with_rowid=False,
)

# A term that runs. Which of them ring is a range of `base_at` for each alarm and rule.
watch = Table(
    "watch",
    PROJECTIONS,
    Column("stream", Text, primary_key=True),
    Column("place", Integer, primary_key=True),
    Column("alarm", String(16), nullable=False),
    Column("rule", Text, nullable=False),
    Column("base_at", String(24), nullable=False),
    Column("agency", Text, nullable=False),
    Column("what", Text, nullable=False),
    sqlite_with_rowid=False,
)
Index("ix_watch_alarm", watch.c.alarm, watch.c.rule, watch.c.base_at)

# A hand-over of the paper: to an agency or on from one ("dossier"), or a result to the centre.
journey = Table(
    "journey",
    PROJECTIONS,
    Column("stream", Text, primary_key=True),
    Column("place", Integer, primary_key=True),
    Column("load", String(8), nullable=False),
    Column("agency", Text, nullable=False),
    Column("agency_name", Text, nullable=False),
    Column("carrier", Text, nullable=False),
    Column("list_number", Text, nullable=False, index=True),
    Column("given_by", Text, nullable=False),
    Column("at", String(24), nullable=False, index=True),
    Column("received_by", Text, nullable=False),
    Column("received_at", String(24)),  # None: nobody has signed for it
    Column("is_undone", Boolean, nullable=False),  # registered by mistake, nothing went
    sqlite_with_rowid=False,
)

dossier_paper = Table(
    "dossier_paper",
    PROJECTIONS,
    Column("stream", Text, primary_key=True),
    Column("number", Integer, primary_key=True),
    Column("name", Text, nullable=False),
    Column("presence", String(16), nullable=False),
    Column("verdict", String(12), nullable=False),
    Column("kind", String(20), nullable=False),
    Column("quantity", Integer, nullable=False),
    Column("original", String(32), nullable=False),
    Column("reason", Text, nullable=False),
    Column("pages_stated", Integer, nullable=False),
    Column("page_count", Integer, nullable=False),
    Column("is_digitised", Boolean, nullable=False),
    Column("waits", Boolean, nullable=False),  # on the list "Chờ số hóa"
    sqlite_with_rowid=False,
)
Index(
    "ix_dossier_paper_waits",
    dossier_paper.c.stream,
    sqlite_where=dossier_paper.c.waits,
)

dossier_page = Table(
    "dossier_page",
    PROJECTIONS,
    Column("stream", Text, primary_key=True),
    Column("paper", Integer, primary_key=True),
    Column("place", Integer, primary_key=True),  # 1-based within the paper
    Column("blob", String(64), nullable=False, index=True),
    Column("media_type", Text, nullable=False),
    Column("size", Integer, nullable=False),
    Column("turn", Integer, nullable=False),
    sqlite_with_rowid=False,
)

dossier_fee = Table(
    "dossier_fee",
    PROJECTIONS,
    Column("stream", Text, primary_key=True),
    Column("line", Integer, primary_key=True),
    Column("kind", String(12), nullable=False),
    Column("name", Text, nullable=False),
    Column("collector", Text, nullable=False),
    Column("due_dong", Integer, nullable=False),
    Column("moment", String(20), nullable=False),
    sqlite_with_rowid=False,
)

# Every serial that was printed, also by an acceptance which did not fit: never used again.
serial_used = Table(
    "serial_used",
    PROJECTIONS,
    Column("agency", Text, primary_key=True),
    Column("day", Date, primary_key=True),
    Column("serial", Integer, primary_key=True),
    Column("source", String(12), primary_key=True),
    Column("entry", String(36), primary_key=True),
    Column("code", Text, nullable=False, index=True),
    Column("stream", Text, nullable=False, index=True),
    sqlite_with_rowid=False,
)

# What a person has to look at: a refused claim, a disputed fact, a pending entry that fits no more.
attention = Table(
    "attention",
    PROJECTIONS,
    Column("entry", String(36), primary_key=True),
    Column("stream", Text, nullable=False, index=True),
    Column("what", String(12), nullable=False),
    Column("kind", Text, nullable=False),
    Column("at", String(24), nullable=False),
    Column("reason_vi", Text, nullable=False),
    Column("reason_en", Text, nullable=False),
    Column("reason_rule", String(24), nullable=False),
    sqlite_with_rowid=False,
)

staff = Table(
    "staff",
    PROJECTIONS,
    Column("stream", Text, primary_key=True),
    Column("number", Text, nullable=False, index=True),
    Column("name", Text, nullable=False),
    Column("roles", Text, nullable=False),  # separated by spaces
    Column("agencies", Text, nullable=False),
    Column("valid_from", Date),
    Column("valid_to", Date),
    Column("disabled", Boolean, nullable=False),
    sqlite_with_rowid=False,
)

phrase = Table(
    "phrase",
    PROJECTIONS,
    Column("stream", Text, primary_key=True),
    Column("number", Integer, nullable=False),
    Column("text", Text, nullable=False),
    Column("use", String(12), nullable=False),
    Column("owner", Text, nullable=False),  # staff id
    Column("shared", Boolean, nullable=False),
    sqlite_with_rowid=False,
)

lease_grant = Table(
    "lease_grant",
    PROJECTIONS,
    Column("stream", Text, primary_key=True),
    Column("first", Integer, primary_key=True),
    Column("last", Integer, nullable=False),
    Column("agency", Text, nullable=False),
    Column("day", Date, nullable=False),
    Column("node", Text, nullable=False),
    sqlite_with_rowid=False,
)
Index("ix_lease_grant_node", lease_grant.c.node, lease_grant.c.day, lease_grant.c.agency)

punch = Table(
    "punch",
    PROJECTIONS,
    Column("stream", Text, primary_key=True),
    Column("number", Text, primary_key=True),
    Column("at", String(24), primary_key=True),
    Column("terminal", Text, nullable=False),
    Column("day", Date, nullable=False, index=True),
    Column("how", String(12), nullable=False),
    Column("direction", String(12), nullable=False),
    sqlite_with_rowid=False,
)
Index("ix_punch_terminal", punch.c.terminal, punch.c.at)
Index("ix_punch_number", punch.c.number, punch.c.at)

punch_held = Table(
    "punch_held",
    PROJECTIONS,
    Column("stream", Text, primary_key=True),
    Column("number", Text, primary_key=True),
    Column("clock", Text, primary_key=True),  # as the terminal wrote it
    Column("terminal", Text, nullable=False, index=True),
    Column("why", String(12), nullable=False),
    sqlite_with_rowid=False,
)

terminal = Table(
    "terminal",
    PROJECTIONS,
    Column("stream", Text, primary_key=True),
    Column("serial", Text, nullable=False),
    Column("label", Text, nullable=False),
    Column("retired", Boolean, nullable=False),
    sqlite_with_rowid=False,
)

puncher = Table(
    "puncher",
    PROJECTIONS,
    Column("stream", Text, primary_key=True),
    Column("valid_from", Date, primary_key=True),
    Column("number", Text, nullable=False),
    Column("staff", Text, nullable=False),  # empty: nobody
    sqlite_with_rowid=False,
)

# Text is folded by us on both sides: FTS5 folds neither đ nor, by default, ễ ặ ố (design §5).
# A number is indexed twice, as it is and reversed behind "r", so that its tail is a prefix too.
SEARCH_INDEX = (
    "CREATE VIRTUAL TABLE {name} USING fts5(codes, names, numbers, procedure,"
    " content='', contentless_delete=1, prefix='2 3', tokenize='unicode61 remove_diacritics 0')"
)
