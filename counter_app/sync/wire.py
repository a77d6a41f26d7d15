"""The messages between desk and central server, as both sides read and write them (design §2.6).

Times are aware UTC, shas lower-case hex, positions and serials integers. Unknown fields of a newer
program are ignored on reading. `framing` turns a message into the bytes that travel.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Final

from counter_app.domain.entry import Entry
from counter_app.domain.held_draft import CounterDrafts, HeldDraft
from counter_app.domain.refusal import Refusal

API_VERSION: Final = 1
BATCH_ENTRIES: Final = 100
BATCH_BYTES: Final = 1 << 20  # of the uncompressed push
ACT_ENTRIES: Final = 5_000  # of one act that goes alone because a batch cannot hold it
ACT_BYTES: Final = 16 << 20
PAGE_ENTRIES: Final = 500
BLOB_BYTES: Final = 32 << 20  # one page's stream; an A3 colour page at 600 dpi stays below
MISSING_ASKED: Final = 1000  # shas in one question
DRAFTS_TOLD: Final = 100  # of one PC; the last touched ones count
CODE_LENGTH: Final = 10  # of an enrolment code, letters of `domain.codes.ALPHABET`
DIGEST_HEADER: Final = "Content-Digest"
NODE_HEADER: Final = "Counter-Node"  # which of the device's databases asks


@dataclass(frozen=True, slots=True, kw_only=True)
class SentEntry:
    """An entry as stored at the desk, with its hash; `body` is the stored text, untouched."""

    id: str
    node: str
    node_seq: int
    act: str
    stream: str
    scope: str
    kind: str
    kind_version: int
    at: datetime
    clock_offset_ms: int
    actor: str
    body_sha: str
    prev: str
    body: str | None
    hash: str
    position: int | None = None

    @classmethod
    def of(cls, entry: Entry) -> SentEntry:
        """The wire form of `entry`."""
        return cls(
            id=entry.id,
            node=entry.node,
            node_seq=entry.node_seq,
            act=entry.act,
            stream=entry.stream,
            scope=entry.scope,
            kind=entry.kind,
            kind_version=entry.kind_version,
            at=entry.at,
            clock_offset_ms=entry.clock_offset_ms,
            actor=entry.actor,
            body_sha=entry.body_sha,
            prev=entry.prev,
            body=entry.body,
            hash=entry.hash,
            position=entry.position,
        )

    def entry(self) -> Entry:
        """The journal's entry; its `hash` is computed anew, never taken from the wire."""
        return Entry(
            id=self.id,
            node=self.node,
            node_seq=self.node_seq,
            act=self.act,
            stream=self.stream,
            scope=self.scope,
            kind=self.kind,
            kind_version=self.kind_version,
            at=self.at,
            clock_offset_ms=self.clock_offset_ms,
            actor=self.actor,
            body_sha=self.body_sha,
            prev=self.prev,
            body=self.body,
            position=self.position,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """Why an entry was refused or disputed, in words a person can read."""

    code: str
    vi: str
    en: str

    @classmethod
    def of(cls, refusal: Refusal) -> Reason:
        """The wire form of a domain refusal."""
        return cls(code=refusal.code, vi=refusal.vi, en=refusal.en)


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """Every answer that is not a success. `trace` finds the server's log line."""

    code: str
    vi: str
    en: str
    trace: str
    details: dict[str, str | int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """What the server takes in one request."""

    batch_entries: int = BATCH_ENTRIES
    batch_bytes: int = BATCH_BYTES
    act_entries: int = ACT_ENTRIES
    act_bytes: int = ACT_BYTES
    page_entries: int = PAGE_ENTRIES
    blob_bytes: int = BLOB_BYTES


@dataclass(frozen=True, slots=True, kw_only=True)
class Hello:
    """`GET /v1/hello`. From `head` on only for an enrolled device."""

    now: datetime
    server: str  # node id of the server's own entries
    practice: bool
    program: str
    api: tuple[int, int]  # oldest and newest version spoken
    recovery_key: str  # the centre's public key, to seal the desk's database key
    head: int = 0
    through: int | None = None  # last node_seq of the asking node that is stored
    drafts_told: str = ""  # digest of the drafts this PC told last
    drafts_elsewhere: str = ""  # digest of those of the other counters of its centre
    limits: Limits = field(default_factory=Limits)


@dataclass(frozen=True, slots=True, kw_only=True)
class EnrolRequest:
    """`POST /v1/enrol`."""

    code: str
    node: str
    practice: bool
    sealed_key: str = ""  # the desk's database key, sealed to the recovery key


@dataclass(frozen=True, slots=True, kw_only=True)
class EnrolAnswer:
    """The device's token is told once and kept only as a hash by the server."""

    token: str
    device: str
    server: str
    counter: str
    agencies: tuple[str, ...]  # empty: all
    practice: bool
    recovery_key: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NodeRequest:
    """`POST /v1/nodes`: a cloned or restored database goes on as a new node."""

    node: str
    replaces: str
    sealed_key: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class NodeAnswer:
    """The node as the server knows it."""

    node: str
    through: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SignInRequest:
    """`POST /v1/sign-in`."""

    number: str
    password: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PasswordRequest:
    """`POST /v1/password`: one's own."""

    number: str
    old: str
    new: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SignInAnswer:
    """Who signed in, and an argon2id verifier made for this PC with its own salt."""

    id: str
    number: str
    name: str
    roles: tuple[str, ...]
    agencies: tuple[str, ...]  # empty: all
    verifier: str
    valid_until: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class PushRequest:
    """`POST /v1/push`: whole acts of one node, strictly in `node_seq` order."""

    entries: tuple[SentEntry, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryAnswer:
    """One entry's fate: exactly one of the three is set."""

    id: str
    position: int | None = None
    refused: Reason | None = None
    waiting: tuple[str, ...] | None = None  # blobs missing; empty: behind one that waits


@dataclass(frozen=True, slots=True, kw_only=True)
class PushAnswer:
    """The fate of every entry of the batch, in its order; of fewer when an act could not be stored:
    it and what follows is not on the server.
    """

    results: tuple[EntryAnswer, ...]
    through: int
    now: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnEntry:
    """An entry of the asking node itself, which holds the rest of it."""

    id: str
    position: int
    hash: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PullAnswer:
    """`GET /v1/pull`: entries in position order. `head` is the newest position on the server.

    `own` are those of the asking node, when it asked for them in brief.
    """

    entries: tuple[SentEntry, ...]
    own: tuple[OwnEntry, ...] = ()
    next: int  # ask after this position next
    more: bool
    head: int
    now: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class BlobState:
    """A blob that a stream's entries name."""

    sha: str
    whole: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class StreamAnswer:
    """`GET /v1/streams/{stream}`: what the server holds of one stream."""

    stream: str
    entries: tuple[SentEntry, ...]
    blobs: tuple[BlobState, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class MissingRequest:
    """`POST /v1/blobs/missing`."""

    shas: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class MissingAnswer:
    """The blobs to send. One that only others own is asked for like one nobody has."""

    shas: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class BlobAnswer:
    """`PUT /v1/blobs/{sha}`: it lies whole on the server's disk."""

    sha: str
    size: int


@dataclass(frozen=True, slots=True, kw_only=True)
class LeaseRequest:
    """`POST /v1/leases`: keep this node in serials for these days."""

    agency: str
    days: tuple[date, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class LeaseGrant:
    """Serials `first`..`last` of the day were granted now; the entry arrives by pull."""

    day: date
    first: int
    last: int


@dataclass(frozen=True, slots=True, kw_only=True)
class LeaseAnswer:
    """What was granted by this request; days well supplied or exhausted are absent."""

    granted: tuple[LeaseGrant, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftsRequest:
    """`POST /v1/drafts`: every draft this PC holds open, in place of what it told before."""

    centre: str  # only counters of the same one learn of them
    drafts: tuple[HeldDraft, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftsAnswer:
    """What the other counters of the centre hold open, and its digest as `Hello` gives it."""

    elsewhere: str
    counters: tuple[CounterDrafts, ...]


def batches(
    entries: Iterable[Entry], *, most: int = BATCH_ENTRIES, most_bytes: int = BATCH_BYTES
) -> Iterator[tuple[Entry, ...]]:
    """`entries` in their order, cut between acts; one act alone may exceed the limits."""
    batch: list[Entry] = []
    size = 0
    for act in acts(entries):
        act_size = sum(weight(entry) for entry in act)
        if batch and (len(batch) + len(act) > most or size + act_size > most_bytes):
            yield tuple(batch)
            batch, size = [], 0
        batch += act
        size += act_size
    if batch:
        yield tuple(batch)


def acts(entries: Iterable[Entry]) -> Iterator[tuple[Entry, ...]]:
    """Runs of entries that carry the same act."""
    act: list[Entry] = []
    for entry in entries:
        if act and entry.act != act[0].act:
            yield tuple(act)
            act = []
        act.append(entry)
    if act:
        yield tuple(act)


def weight(entry: Entry) -> int:
    """An upper estimate of the entry's bytes on the wire: JSON writes two for a quote."""
    body = entry.body or ""
    return 1024 + len(body.encode()) + body.count('"') + body.count("\\")
