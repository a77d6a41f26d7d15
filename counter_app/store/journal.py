"""Reading and writing the desk's journal: no other module writes rows of `entry` here.

Every verb takes the connection of the caller's transaction. `append` is a gesture at this desk,
`receive` and `acknowledge` are the server's words; all three refold the streams they touch, so
projections never differ from the journal.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import groupby
from typing import Any

from sqlalchemy import Connection, bindparam, func, insert, select, update

from counter_app.domain import folding, streams
from counter_app.domain.dossier.bodies import Disputed, Settled
from counter_app.domain.entry import GENESIS, Entry, sha256_text, write_body
from counter_app.domain.folding import Folded
from counter_app.domain.ids import IdSource
from counter_app.domain.named_blobs import named_blobs
from counter_app.domain.refusal import Refusal
from counter_app.errors.storage import ActTooLargeToKeepError, EntryAlteredError
from counter_app.store import projections, spool, uploads
from counter_app.store.entry_rows import COLUMNS, from_row, hash_of_row, to_row
from counter_app.store.projection_tables import attention
from counter_app.store.tables import ENTRY_GUARDS, entry

BATCH_ENTRIES = 100
BATCH_BYTES = 1 << 20
MOST_BYTES = 4 << 20  # of bodies written with one call; a server takes acts four times as large
_AT_ONCE = 500  # ids asked for in one query
_HEADER_BYTES = 700  # what an entry weighs on the wire beside its body, rounded up

_READ_ONLY = Refusal(
    code="needs_update",
    vi="Cần cập nhật phần mềm: hồ sơ này có bản ghi của phiên bản mới hơn nên chỉ xem được.",
    en="Update the program: this record was written by a newer version and can only be read.",
)


class Refused(Exception):  # noqa: N818 - the answer to a gesture, not a fault
    """A body does not fit its stream; nothing of the transaction is kept."""

    def __init__(self, refusal: Refusal) -> None:
        self.refusal = refusal
        super().__init__(refusal.code)


@dataclass(frozen=True, slots=True, kw_only=True)
class Author:
    """Who writes, from which database file, and when. `at` is aware UTC."""

    node: str
    actor: str  # staff id
    at: datetime
    clock_offset_ms: int
    ids: IdSource


@dataclass(frozen=True, slots=True, kw_only=True)
class Tail:
    """The end of a node's chain; `seq` is the newest arrival number in the whole table."""

    node_seq: int
    hash: str
    seq: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """A gesture that was written, and what its stream folds to now."""

    entries: tuple[Entry, ...]
    state: Any

    @property
    def act(self) -> str:
        """The act of all its entries."""
        return self.entries[0].act


# -- reading


def entries(conn: Connection, stream: str) -> list[Entry]:
    """The entries of one stream, accepted ones by position, then pending ones."""
    rows = conn.execute(_ENTRIES, {"stream": stream})
    return folding.in_order(from_row(row) for row in rows)


def fold(conn: Connection, stream: str) -> Any:
    """The state guards are asked about; `streams.UnreadableState` when a newer program wrote."""
    return folding.fold(stream, entries(conn, stream)).guarded


def fold_many(conn: Connection, names: Collection[str]) -> dict[str, Any]:
    """The states of many streams with one query."""
    return {name: found.guarded for name, (found, _) in projections.folded(conn, names).items()}


def tail(conn: Connection, node: str) -> Tail:
    """The end of `node`'s chain, GENESIS before its first entry."""
    row = conn.execute(_TAIL, {"node": node}).one_or_none()
    newest = conn.execute(_NEWEST).scalar() or 0
    if row is None:
        return Tail(node_seq=0, hash=GENESIS, seq=newest)
    last = from_row(row)
    return Tail(node_seq=last.node_seq, hash=last.hash, seq=newest)


_TAIL = (
    select(*COLUMNS)
    .where(entry.c.node == bindparam("node"))
    .order_by(entry.c.node_seq.desc())
    .limit(1)
)
_INSERT = insert(entry)
_NEWEST = select(func.max(entry.c.seq))
_ENTRIES = select(*COLUMNS).where(entry.c.stream == bindparam("stream"))
_OF_STREAM = select(*COLUMNS, entry.c.seq).where(entry.c.stream == bindparam("stream"))
_IS_UNSENT = entry.c.position.is_(None) & entry.c.refused.is_(None)


def last_own_at(conn: Connection, node: str) -> datetime | None:
    """When this node wrote last, None before its first entry: a clock behind it is in doubt."""
    row = conn.execute(_TAIL, {"node": node}).one_or_none()
    return None if row is None else from_row(row).at


def last_own(conn: Connection, node: str, kind: str) -> Entry | None:
    """The newest entry of one kind that this node wrote."""
    query = select(*COLUMNS).where(entry.c.node == node, entry.c.kind == kind)
    row = conn.execute(query.order_by(entry.c.node_seq.desc()).limit(1)).one_or_none()
    return None if row is None else from_row(row)


# -- a gesture at this desk


def append(
    conn: Connection,
    author: Author,
    *,
    stream: str,
    scope: str,
    bodies: Sequence[Any],
    act: str | None = None,
) -> Written:
    """Write one gesture into one stream and refold it. `act` None makes a new act.

    Raises Refused for the first body that does not fit the stream as folded in this transaction,
    ActTooLargeToKeepError for more than a server ever takes at once.
    """
    rows = conn.execute(_OF_STREAM, {"stream": stream}).all()
    known = [from_row(row[:-1]) for row in rows]
    before = folded = folding.fold(stream, known)
    end = tail(conn, author.node)
    act = act or author.ids.new_id()
    written: list[Entry] = []
    link = end
    for body in bodies:
        sealed = _seal(author, link, stream=stream, scope=scope, act=act, body=body)
        folded = _after(folded, sealed)
        written.append(sealed)
        link = Tail(node_seq=sealed.node_seq, hash=sealed.hash, seq=link.seq + 1)
    if any(isinstance(body, Disputed | Settled) for body in bodies):
        folded = folding.fold(stream, [*known, *written])
    if sum(len((one.body or "").encode()) for one in written) > MOST_BYTES:
        raise ActTooLargeToKeepError(most_mb=MOST_BYTES >> 20)
    conn.execute(
        _INSERT,
        [to_row(one) | {"seq": end.seq + place} for place, one in enumerate(written, start=1)],
    )
    uploads.wait_for(
        conn,
        (
            (one.node_seq, image)
            for one, body in zip(written, bodies, strict=True)
            for image in named_blobs(body)
        ),
    )
    row_id = min((row[-1] for row in rows), default=end.seq + 1)
    projections.change_rows(conn, before, folded, row_id)
    return Written(entries=tuple(written), state=folded.guarded)


def _seal(author: Author, link: Tail, *, stream: str, scope: str, act: str, body: Any) -> Entry:
    text = write_body(body, author.ids.new_salt())
    # what is hashed has milliseconds, so the entry in hand must not have more
    at = author.at.replace(microsecond=author.at.microsecond // 1000 * 1000)
    return Entry(
        id=author.ids.new_id(),
        node=author.node,
        node_seq=link.node_seq + 1,
        act=act,
        stream=stream,
        scope=scope,
        kind=body.KIND,
        kind_version=body.VERSION,
        at=at,
        clock_offset_ms=author.clock_offset_ms,
        actor=author.actor,
        body_sha=sha256_text(text),
        prev=link.hash,
        body=text,
    )


def _after(folded: Folded, sealed: Entry) -> Folded:
    if folded.unknown_kind or isinstance(folded.state, streams.UnreadableState):
        raise Refused(_READ_ONLY)
    refusal = streams.fits(folded.state, sealed)
    if refusal is not None:
        raise Refused(refusal)
    return replace(folded, state=streams.evolve(folded.state, sealed))


# -- what the server says


def unsent(
    conn: Connection, limit: int = BATCH_ENTRIES, max_bytes: int = BATCH_BYTES, *, after: int = 0
) -> list[Entry]:
    """The next batch in strict `node_seq` order, of entries behind `after`; it ends on an act and
    holds at least one.
    """
    behind = entry.c.node_seq > after
    query = select(*COLUMNS).where(_IS_UNSENT, behind).order_by(entry.c.node_seq)
    found = [from_row(row) for row in conn.execute(query.limit(limit + 1))]
    if len(found) > limit and found[0].act == found[-1].act:  # one act larger than a batch
        rows = conn.execute(query.where(entry.c.act == found[0].act))
        return [from_row(row) for row in rows]
    batch: list[Entry] = []
    size = 0
    for _, act in groupby(found, key=lambda one: one.act):
        whole = list(act)
        size += sum(_HEADER_BYTES + len((one.body or "").encode()) for one in whole)
        if batch and (len(batch) + len(whole) > limit or size > max_bytes):
            break
        batch += whole
    return batch


def unsent_count(conn: Connection) -> int:
    """How many entries have neither position nor refusal: what the sync light counts."""
    return conn.execute(select(func.count()).select_from(entry).where(_IS_UNSENT)).scalar_one()


def acknowledge(
    conn: Connection, positions: Mapping[str, int], refused: Mapping[str, str]
) -> list[str]:
    """Note the server's answers to our entries and refold. Returns the streams that changed."""
    keys = sorted({*positions, *refused})
    answers = [
        {"key": key, "position": positions.get(key), "refused": refused.get(key)} for key in keys
    ]
    if not answers:
        return []
    before = _streams_of(conn, keys)
    order = _orders(conn, before)
    conn.execute(_ANSWER, answers)
    spool.drop_refused(conn, refused)
    after = _orders(conn, before)
    # Our own entries usually keep their order and all count: then no row can differ.
    # An entry that fitted no more may have been taken after all, so its stream is folded again.
    doubtful = set(
        conn.execute(
            select(attention.c.stream).where(
                attention.c.stream.in_(before), attention.c.what == folding.Why.UNFIT.value
            )
        ).scalars()
    )
    changed = [name for name in before if order[name] != after[name] or name in doubtful]
    projections.refold(conn, changed)
    return changed


def told_of_own(conn: Connection, told: Sequence[tuple[str, int, str]]) -> dict[str, int] | None:
    """What is news of our own entries, told as id, position and hash: positions we do not know yet.

    None when one of them is not here, or not as told: the whole entries have to be looked at.
    """
    columns = [column for column in COLUMNS if column is not entry.c.body]
    news: dict[str, int] = {}
    for start in range(0, len(told), _AT_ONCE):
        part = told[start : start + _AT_ONCE]
        rows = conn.execute(select(*columns).where(entry.c.id.in_([one[0] for one in part])))
        held = {row.id: (hash_of_row(row), row.position) for row in rows}
        for key, position, its_hash in part:
            if held.get(key) == (its_hash, None):
                news[key] = position
            elif held.get(key) != (its_hash, position):
                return None
    return news


def receive(conn: Connection, pulled: Sequence[Entry]) -> list[str]:
    """Take entries the server sent, ours included, as often as they come. Returns their streams.

    Raises EntryAlteredError when a body does not match its checksum, or an id we hold came with
    another content.
    """
    for one in pulled:
        if one.body is not None and sha256_text(one.body) != one.body_sha:
            raise EntryAlteredError(entry=one.id)
    held = _by_ids(conn, [one.id for one in pulled])
    fresh: dict[str, Entry] = {}
    answers = []
    for one in pulled:
        known = held.get(one.id) or fresh.get(one.id)
        if known is None:
            fresh[one.id] = one
        elif known.hash != one.hash:
            raise EntryAlteredError(entry=one.id)
        elif (known.position, known.refused) != (one.position, one.refused):
            answers.append({"key": one.id, "position": one.position, "refused": one.refused})
    if fresh:
        conn.execute(_INSERT, [to_row(one) for one in fresh.values()])
    if answers:
        conn.execute(_ANSWER, answers)
        spool.drop_refused(conn, [one.id for one in pulled if one.refused])
    touched = {one.stream for one in fresh.values()}
    touched |= {held[answer["key"]].stream for answer in answers if answer["key"] in held}
    projections.refold(conn, touched)
    return sorted(touched)


_ANSWER = (
    update(entry)
    .where(entry.c.id == bindparam("key"))
    .values(
        position=func.coalesce(entry.c.position, bindparam("position")),
        refused=func.coalesce(entry.c.refused, bindparam("refused")),
    )
)


def _by_ids(conn: Connection, ids: Sequence[str]) -> dict[str, Entry]:
    found: dict[str, Entry] = {}
    for start in range(0, len(ids), _AT_ONCE):
        part = ids[start : start + _AT_ONCE]
        rows = conn.execute(select(*COLUMNS).where(entry.c.id.in_(part)))
        found |= {row.id: from_row(row) for row in rows}
    return found


def _streams_of(conn: Connection, ids: Sequence[str]) -> list[str]:
    found: set[str] = set()
    for start in range(0, len(ids), _AT_ONCE):
        part = ids[start : start + _AT_ONCE]
        found |= set(conn.execute(select(entry.c.stream).where(entry.c.id.in_(part))).scalars())
    return sorted(found)


def _orders(conn: Connection, names: Sequence[str]) -> dict[str, list[tuple[str, str | None]]]:
    """Per stream: entry ids as they are folded, with their refusals; no bodies are read."""
    query = (
        select(entry.c.stream, entry.c.id, entry.c.refused)
        .where(entry.c.stream.in_(names))
        .order_by(entry.c.position.is_(None), entry.c.position, entry.c.node, entry.c.node_seq)
    )
    found: dict[str, list[tuple[str, str | None]]] = {name: [] for name in names}
    for row in conn.execute(query):
        found[row.stream].append((row.id, row.refused))
    return found


# -- a cloned or restored database


def rehead(conn: Connection, node: str) -> int:
    """Give every unsent entry a new header under `node`, with the same id and body.

    The one change of a header there is, so the triggers step aside inside this transaction. The
    old chain ends with what the server has; the new one starts at 1.
    """
    query = select(*COLUMNS).where(_IS_UNSENT).order_by(entry.c.node, entry.c.node_seq)
    moved = [from_row(row) for row in conn.execute(query)]
    for name in _GUARD_NAMES:
        conn.exec_driver_sql(f"DROP TRIGGER {name}")
    link = tail(conn, node)
    for old in moved:
        new = replace(old, node=node, node_seq=link.node_seq + 1, prev=link.hash)
        conn.execute(
            update(entry)
            .where(entry.c.id == new.id)
            .values(node=new.node, node_seq=new.node_seq, prev=new.prev)
        )
        link = Tail(node_seq=new.node_seq, hash=new.hash, seq=link.seq)
    for guard in ENTRY_GUARDS:
        conn.exec_driver_sql(guard)
    return len(moved)


_GUARD_NAMES = ("entry_keeps", "entry_stays")
