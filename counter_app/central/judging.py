"""What becomes of each entry of a batch: placed, disputed, refused or waiting (design §2.4, §2.6).

Pure: streams as they stand go in, verdicts come out, in order. The same guards that ran at the desk
run here; nothing is recomputed.
"""

from __future__ import annotations

import logging
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import Any

from counter_app.central import door
from counter_app.domain import folding, kinds, streams
from counter_app.domain.dossier.bodies import Disputed, Settled
from counter_app.domain.duty import DutyState, stream_of
from counter_app.domain.entry import Entry, write_body
from counter_app.domain.moments import local_day
from counter_app.domain.refusal import Refusal
from counter_app.domain.staff import StaffState
from counter_app.store.central_devices import Device
from counter_app.sync.wire import acts

log = logging.getLogger(__name__)

_PROVISIONAL = 1 << 60  # stands in for positions that are given later, in the same order

UNREADABLE = Refusal(
    code="cannot_judge",
    vi="Máy chủ không kiểm tra được bản ghi này; bộ phận kỹ thuật đã được báo.",
    en="The server could not check this entry; IT was told.",
)


class Fate(StrEnum):
    """What becomes of an entry."""

    PLACED = "placed"
    DISPUTED = "disputed"  # placed all the same, and a `disputed` entry follows it
    REFUSED = "refused"
    WAITING = "waiting"


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """One entry's fate, with the reason for anything but `PLACED`."""

    entry: Entry
    fate: Fate
    reason: Refusal | None = None


class Streams:
    """Streams of a batch, folded as the server's order goes on."""

    def __init__(
        self, histories: Mapping[str, Sequence[Entry]], staff_ids: Mapping[str, str] | None = None
    ) -> None:
        """`staff_ids`: whom actors are that a desk could name by their number only."""
        self._staff_ids = staff_ids or {}
        self._entries = {name: list(entries) for name, entries in histories.items()}
        self._states = {
            name: folding.fold(name, entries).guarded for name, entries in histories.items()
        }

    def state(self, stream: str) -> Any:
        """The state guards are asked about."""
        return self._states[stream]

    def actor(self, staff_id: str) -> StaffState:
        """The person as the journal knows him."""
        staff_id = self._staff_ids.get(staff_id, staff_id)
        state = self._states.get(f"staff/{staff_id}")
        return state if isinstance(state, StaffState) else StaffState(id=staff_id)

    def duty(self, counter: str, day: date) -> DutyState:
        """A counter's day as the journal knows it."""
        state = self._states.get(stream_of(counter, day))
        return state if isinstance(state, DutyState) else DutyState()

    def place(self, entry: Entry) -> None:
        """`entry` counts from now on."""
        if entry.kind == Settled.KIND:  # it may let an earlier one stand: fold anew
            self._entries[entry.stream].append(entry)
            self._refold(entry.stream)
        else:
            self._states[entry.stream] = streams.evolve(self._states[entry.stream], entry)
            self._entries[entry.stream].append(entry)

    def dispute(self, entry: Entry, dispute: Entry) -> None:
        """`entry` has its place and does not count; `dispute` says why."""
        self._entries[entry.stream].append(entry)
        self.place(dispute)

    def _refold(self, stream: str) -> None:
        ordered = [
            replace(entry, position=entry.position or _PROVISIONAL + place)
            for place, entry in enumerate(self._entries[stream])
        ]
        self._states[stream] = folding.fold(stream, ordered).guarded


def judge(
    entries: Iterable[Entry],
    known: Streams,
    *,
    devices: Mapping[str, Device],
    missing: Mapping[str, Collection[str]],
    held: Collection[str],
) -> list[Verdict]:
    """The fate of `entries`, whole acts in order. `devices` gives the PC of each node.

    `missing` gives the blobs an entry (by id) names and the server lacks, `held` the streams in
    which something waits already. An act waits as a whole and holds back its own streams only.
    """
    held = set(held)
    verdicts: list[Verdict] = []
    for act in acts(entries):
        if any(missing.get(entry.id) or entry.stream in held for entry in act):
            held |= {entry.stream for entry in act}
            verdicts += [Verdict(entry=entry, fate=Fate.WAITING) for entry in act]
        else:
            verdicts += [_one(entry, known, devices[entry.node]) for entry in act]
    return verdicts


def _one(entry: Entry, known: Streams, device: Device) -> Verdict:
    reason = _reason(entry, known, device)
    if reason is None:
        try:
            known.place(entry)
        except Exception as wrong:  # noqa: BLE001 - one entry must not stop a counter's queue
            _stumbled(entry, wrong)
            reason = UNREADABLE
    if reason is None:
        return Verdict(entry=entry, fate=Fate.PLACED)
    if not _is_fact(entry):
        return Verdict(entry=entry, fate=Fate.REFUSED, reason=reason)
    known.dispute(entry, dispute_of(entry, reason))
    return Verdict(entry=entry, fate=Fate.DISPUTED, reason=reason)


def dispute_of(entry: Entry, reason: Refusal) -> Entry:
    """The `disputed` entry as far as folding reads it; the pen writes the real one."""
    disputed = Disputed(
        entry=entry.id, reason_vi=reason.vi, reason_en=reason.en, reason_rule=reason.rule
    )
    body = write_body(disputed, salt="")
    return replace(entry, kind=Disputed.KIND, kind_version=Disputed.VERSION, body=body)


def _reason(entry: Entry, known: Streams, device: Device) -> Refusal | None:
    try:
        duty = known.duty(device.counter, local_day(entry.at))
        return door.permits(entry, known.actor(entry.actor), device, duty) or streams.fits(
            known.state(entry.stream), entry
        )
    except Exception as wrong:  # noqa: BLE001 - as above: kept, disputed, looked at by a person
        _stumbled(entry, wrong)
        return UNREADABLE


def _stumbled(entry: Entry, wrong: Exception) -> None:
    # The type only: a message or a stack may quote a body.
    log.error("entry %s (%s) cannot be judged: %s", entry.id, entry.kind, type(wrong).__name__)


def _is_fact(entry: Entry) -> bool:
    try:
        return kinds.is_fact(entry.kind)
    except kinds.UnknownKind:
        return True  # of a newer program: it happened, as far as we can tell
