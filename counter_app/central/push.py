"""Taking in a batch of a node's entries (design §2.6)."""

from __future__ import annotations

import logging
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from http import HTTPStatus
from itertools import takewhile

from counter_app.central import blobs, door, filing, presence, shape
from counter_app.central.answers import Denied, malformed
from counter_app.central.context import Central
from counter_app.central.reading import too_large
from counter_app.domain.entry import Entry, sha256_text
from counter_app.errors import Words
from counter_app.store import central_devices, ledger
from counter_app.store.central_devices import Device, Node
from counter_app.store.central_tables import Transaction
from counter_app.sync.wire import (
    ACT_BYTES,
    ACT_ENTRIES,
    BATCH_BYTES,
    BATCH_ENTRIES,
    EntryAnswer,
    PushAnswer,
    PushRequest,
    SentEntry,
    acts,
)

log = logging.getLogger(__name__)

_ALTERED = Words(
    "Bản ghi bị thay đổi trên đường truyền; máy chủ không lưu gì.",
    "An entry was altered on its way; the server stored nothing.",
)
_UNKNOWN_NODE = Words(
    "Thiết bị này không được gửi thay cho cơ sở dữ liệu đó.",
    "This device may not send for that database.",
)
_FORGED = Words(
    "Loại bản ghi này chỉ do máy chủ lập.", "Only the server writes entries of this kind."
)
_REUSED = Words(
    "Mã bản ghi đã được dùng cho nội dung khác.", "The entry's id was used for another content."
)
_FORKED = Words(
    "Dữ liệu của máy này là bản sao hoặc bản khôi phục cũ.",
    "This PC's data is a copy or was restored from an old backup.",
)
_GAP = Words(
    "Thiếu bản ghi trước đó; máy chủ không lưu gì.",
    "Entries before these are missing; the server stored nothing.",
)


def push(central: Central, device: Device, request: PushRequest) -> PushAnswer:
    """Store a batch and answer for every entry; the same batch again is answered as before. An act
    the database will not take is an alarm; the answer then ends before it.

    Raises Denied, and then nothing was stored: for what is not well-formed, a node of somebody
    else, a broken chain, an id with another content, a clone (`forked`).
    """
    entries = [_well_formed(sent) for sent in request.entries]
    try:
        _check_batch(entries)
        hashes = {sent.id: sent.hash for sent in request.entries}  # proved by `_well_formed`
        try:
            through, stored, named = _store(central, device, entries, hashes)
        except ledger.RowRefusedError:
            log.warning("a batch of %d entries goes in act by act", len(entries))
            through, stored, named = _store(central, device, entries, hashes, act_by_act=True)
    except Denied as no:
        if no.alarm:
            with central.write() as tx:
                central_devices.raise_alarm(
                    tx, no.code, device_id=device.id, entry=no.alarm, at=central.now()
                )
        raise
    waiting = [entry for entry in stored if entry.position is None and entry.refused is None]
    missing: dict[str, tuple[str, ...]] = {}
    if waiting:
        shas = {sha for theirs in named.values() for sha in theirs}
        central.arrivals.expect(shas)
        # A blob may have become whole while this batch was being judged.
        if released := blobs.release(central, shas):
            stored = [released.get(entry.id, entry) for entry in stored]
        with central.read() as tx:
            missing = presence.missing(central, tx, device, named)
    return PushAnswer(
        results=tuple(_answer(entry, missing.get(entry.id, ())) for entry in stored),
        through=through,
        now=central.now(),
    )


def _store(
    central: Central,
    device: Device,
    entries: Sequence[Entry],
    hashes: Mapping[str, str],
    *,
    act_by_act: bool = False,
) -> tuple[int, list[Entry], dict[str, tuple[str, ...]]]:
    """Raises RowRefusedError when the database refuses a row; `act_by_act` ends before it."""
    with central.write() as tx:
        node = central_devices.node_for_update(tx, entries[0].node)
        if node is None or node.device != device.id:
            raise Denied(HTTPStatus.FORBIDDEN, "unknown_node", _UNKNOWN_NODE)
        known = ledger.by_ids(tx, [entry.id for entry in entries])
        fresh = _fresh(node, entries, hashes, known)
        if act_by_act:
            known |= _stored_one_by_one(central, tx, device, fresh)
        elif fresh:
            with ledger.refusals_told():
                known |= {e.id: e for e in filing.file_new(central, tx, device, fresh)}
        entries = list(takewhile(lambda entry: entry.id in known, entries))
        if not entries:
            return node.last_seq, [], {}
        if entries[-1].node_seq > node.last_seq:
            central_devices.advance(tx, entries[-1])
        stored = [known[entry.id] for entry in entries]
        waiting = [e.id for e in stored if e.position is None and e.refused is None]
        named = ledger.blobs_of(tx, waiting) if waiting else {}
        return max(node.last_seq, entries[-1].node_seq), stored, named


def _stored_one_by_one(
    central: Central, tx: Transaction, device: Device, fresh: Sequence[Entry]
) -> dict[str, Entry]:
    """A savepoint per act (design §2.6); the one that is refused is an alarm, and the end."""
    stored: dict[str, Entry] = {}
    for act in acts(fresh):
        try:
            with ledger.savepoint(tx):
                stored |= {e.id: e for e in filing.file_new(central, tx, device, act)}
        except ledger.RowRefusedError:
            at = central.now()
            central_devices.raise_alarm(
                tx, "not_stored", device_id=device.id, entry=act[0].id, at=at
            )
            break
    return stored


@dataclass
class _Chain:
    """A node's chain, followed link by link."""

    seq: int
    tip: str
    act: str

    def follow(self, entry: Entry, its_hash: str) -> None:
        """`entry` is the next link. Raises Denied when it is not."""
        if entry.node_seq != self.seq + 1 and entry.node_seq > self.seq:
            raise Denied(HTTPStatus.CONFLICT, "gap", _GAP, through=self.seq)
        if entry.node_seq <= self.seq or entry.prev != self.tip:
            raise Denied(HTTPStatus.CONFLICT, "forked", _FORKED, alarm=entry.id, entry=entry.id)
        self.seq, self.tip, self.act = entry.node_seq, its_hash, entry.act


def _fresh(
    node: Node, entries: Sequence[Entry], hashes: Mapping[str, str], known: Mapping[str, Entry]
) -> list[Entry]:
    """The entries not stored yet, checked to continue the node's chain. `hashes` by id, proved."""
    chain = _Chain(seq=node.last_seq, tip=node.last_hash, act=node.last_act)
    fresh: list[Entry] = []
    for entry in entries:
        stored = known.get(entry.id)
        if stored is not None and stored.hash == hashes[entry.id]:
            continue
        if stored is not None and not _reheaded(stored, entry):
            raise Denied(HTTPStatus.CONFLICT, "id_reused", _REUSED, alarm=entry.id)
        if entry.act == chain.act and entry.node_seq == node.last_seq + 1:
            raise malformed("act_split")
        chain.follow(entry, hashes[entry.id])
        if stored is None:
            fresh.append(entry)
    return fresh


def _reheaded(stored: Entry, entry: Entry) -> bool:
    """A restored PC sends under its new node what had arrived under the old one: it counts once."""
    same = (stored.stream, stored.body_sha) == (entry.stream, entry.body_sha)
    return same and stored.node != entry.node


def _check_batch(entries: Sequence[Entry]) -> None:
    is_alone = len({entry.act for entry in entries}) == 1  # an act is never cut: it may be larger
    most, most_bytes = (ACT_ENTRIES, ACT_BYTES) if is_alone else (BATCH_ENTRIES, BATCH_BYTES)
    if not 1 <= len(entries) <= most:
        raise malformed("batch_size", most=most)
    if sum(len(entry.body or "") for entry in entries) > most_bytes:
        raise too_large(most_bytes)
    if len({entry.id for entry in entries}) != len(entries):
        raise malformed("id_twice")
    first = entries[0]
    for before, entry in zip([None, *entries], entries, strict=False):
        if entry.node != first.node:
            raise malformed("two_nodes")
        if before is not None and entry.node_seq <= before.node_seq:
            raise malformed("order")
        if entry.kind in door.SERVER_KINDS:
            raise Denied(HTTPStatus.FORBIDDEN, "server_only", _FORGED, alarm=entry.id)


def _well_formed(sent: SentEntry) -> Entry:
    """The entry, with body and header proved against their hashes. Raises Denied."""
    if sent.body is None or not shape.is_sound(sent):
        raise malformed("entry", node_seq=min(max(sent.node_seq, 0), 1 << 53))
    if sha256_text(sent.body) != sent.body_sha:
        raise Denied(HTTPStatus.UNPROCESSABLE_ENTITY, "body_altered", _ALTERED)
    entry = sent.entry()
    if entry.hash != sent.hash:
        raise Denied(HTTPStatus.UNPROCESSABLE_ENTITY, "header_altered", _ALTERED)
    return entry


def _answer(entry: Entry, missing: tuple[str, ...]) -> EntryAnswer:
    if entry.position is not None:
        return EntryAnswer(id=entry.id, position=entry.position)
    if entry.refused is not None:
        return EntryAnswer(id=entry.id, refused=filing.read_reason(entry.refused))
    return EntryAnswer(id=entry.id, waiting=missing)
