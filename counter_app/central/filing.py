"""Putting judged entries into the ledger: what waits, what is refused, what gets its position."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace

from counter_app.central import presence
from counter_app.central.context import Central
from counter_app.central.judging import Fate, Streams, Verdict, judge
from counter_app.central.pen import Pen
from counter_app.domain import duty
from counter_app.domain.dossier.bodies import Disputed, PagesFiled
from counter_app.domain.entry import Entry
from counter_app.domain.kinds import BodyInvalidError, UnknownKind, read_body
from counter_app.domain.moments import local_day
from counter_app.domain.named_blobs import named_blobs
from counter_app.domain.refusal import Refusal
from counter_app.store import central_devices, central_people, ledger
from counter_app.store.central_devices import Device
from counter_app.store.central_tables import Transaction
from counter_app.store.ledger import Filing
from counter_app.sync import framing
from counter_app.sync.wire import Reason


def file_new(
    central: Central, tx: Transaction, device: Device, entries: Sequence[Entry]
) -> list[Entry]:
    """Store entries that were never stored, with their positions as the last statements."""
    filings = [Filing(entry=entry, blobs=_named(entry)) for entry in entries]
    streams = {entry.stream for entry in entries}
    ledger.lock_streams(tx, streams)
    known = _known(tx, streams, entries, {entry.node: device for entry in entries})
    named = {filing.entry.id: filing.blobs for filing in filings if filing.blobs}
    verdicts = judge(
        entries,
        known,
        devices={entry.node: device for entry in entries},
        missing=presence.missing(central, tx, device, named),
        held=ledger.waiting_streams(tx, streams),
    )
    ledger.name_blobs(tx, filings)
    return _file(central, tx, verdicts, stored=False)


def file_waiting(central: Central, tx: Transaction, streams: Collection[str]) -> list[Entry]:
    """Look again at what waits in `streams`; give positions to all that need not wait any more."""
    ledger.lock_streams(tx, streams)
    entries = ledger.waiting_acts(tx, streams)
    if not entries:
        return []
    named = ledger.blobs_of(tx, [entry.id for entry in entries])
    missing: dict[str, tuple[str, ...]] = {}
    devices = {node: central_devices.device_of_node(tx, node) for node in {e.node for e in entries}}
    for node, device in devices.items():
        theirs = {e.id: named[e.id] for e in entries if e.node == node and e.id in named}
        missing |= presence.missing(central, tx, device, theirs)
    known = _known(tx, streams, entries, devices)
    verdicts = judge(entries, known, devices=devices, missing=missing, held=())
    decided = [verdict for verdict in verdicts if verdict.fate is not Fate.WAITING]
    return _file(central, tx, decided, stored=True)


def read_reason(refused: str) -> Reason:
    """The reason as the ledger keeps it."""
    return framing.decode(refused.encode(), Reason)


def _file(
    central: Central, tx: Transaction, verdicts: Iterable[Verdict], *, stored: bool
) -> list[Entry]:
    verdicts = list(verdicts)
    gives_positions = any(v.fate in {Fate.PLACED, Fate.DISPUTED} for v in verdicts)
    position = ledger.take_turn(tx) if gives_positions else 0
    pen: Pen | None = None
    filed: list[Entry] = []
    rows: list[Entry] = []
    disputes: list[Entry] = []
    for verdict in verdicts:
        entry = verdict.entry
        if verdict.fate is Fate.REFUSED and verdict.reason is not None:
            reason = framing.encode(Reason.of(verdict.reason)).decode()
            entry = replace(entry, refused=reason)
        elif verdict.fate is not Fate.WAITING:
            position += 1
            entry = replace(entry, position=position)
        filed.append(entry)
        rows.append(entry)
        if verdict.fate is Fate.DISPUTED and verdict.reason is not None:
            pen = pen or Pen(tx, central.server.node, at=central.now(), ids=central.ids)
            position += 1
            dispute = _dispute(pen, entry, verdict.reason, position)
            rows.append(dispute)
            disputes.append(dispute)
    if pen is not None:
        pen.lay_down()
    if stored:
        ledger.store(tx, disputes, moved=filed)
    else:
        ledger.store(tx, rows, moved=())
    return filed


def _dispute(pen: Pen, entry: Entry, reason: Refusal, position: int) -> Entry:
    body = Disputed(
        entry=entry.id, reason_vi=reason.vi, reason_en=reason.en, reason_rule=reason.rule
    )
    return pen.write(body, stream=entry.stream, scope=entry.scope, position=position)


def _known(
    tx: Transaction,
    streams: Collection[str],
    entries: Sequence[Entry],
    devices: Mapping[str, Device],
) -> Streams:
    """`streams` with what the door asks for: the actors, and the day of each PC's counter."""
    actors = {entry.actor for entry in entries}
    numbers = {actor: number for actor in actors if (number := duty.number_of(actor))}
    ids = central_people.ids(tx, numbers.values()) if numbers else {}
    staff_ids = {actor: ids[number] for actor, number in numbers.items() if number in ids}
    days = {duty.stream_of(devices[e.node].counter, local_day(e.at)) for e in entries}
    wanted = {f"staff/{staff_ids.get(actor, actor)}" for actor in actors} | days
    return Streams(ledger.histories(tx, wanted.union(streams)), staff_ids)


def _named(entry: Entry) -> tuple[str, ...]:
    if entry.kind != PagesFiled.KIND:
        return ()  # no other kind names blobs, so its body need not be read here
    try:
        return tuple(image.blob for image in named_blobs(read_body(entry)))
    except (UnknownKind, BodyInvalidError, RecursionError):
        return ()  # judged unreadable or of a newer program: nothing here can be waited for
