"""One door to every stream kind: the empty state, `evolve` and `fits` (design §2.3)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from counter_app.domain import lease, staff
from counter_app.domain.dossier import bodies
from counter_app.domain.dossier import guards as dossier_guards
from counter_app.domain.dossier import state as dossier_state
from counter_app.domain.entry import Entry
from counter_app.domain.kinds import BodyInvalidError, UnknownKind, read_body
from counter_app.domain.refusal import Refusal


@dataclass(frozen=True, slots=True)
class UnreadableState:
    """A stream that holds a kind from a newer program: shown read-only, folded no further."""

    stream: str
    kind: str


def initial(stream: str) -> Any:
    """The state of a stream before its first entry. The stream's prefix decides its type."""
    kind, _, rest = stream.partition("/")
    match kind:
        case "dossier":
            return dossier_state.DossierState(id=rest)
        case "staff":
            return staff.StaffState(id=rest)
        case "lease":
            return lease.LeaseState(stream=stream)
        case _:
            return UnreadableState(stream, kind)


def evolve(state: Any, entry: Entry) -> Any:
    """`state` after `entry`; an unreadable kind makes the whole stream read-only."""
    if isinstance(state, UnreadableState):
        return state
    try:
        body = read_body(entry)
    except UnknownKind:
        return UnreadableState(entry.stream, entry.kind)
    match state:
        case dossier_state.DossierState():
            return dossier_state.evolve(state, entry, body)
        case staff.StaffState():
            return staff.evolve(state, body)
        case lease.LeaseState():
            return lease.evolve(state, body)
    return state


def fold(stream: str, entries: Iterable[Entry]) -> Any:
    """The state after `entries`: accepted ones by position, then pending ones by `node_seq`.

    An entry that the server disputed has its place in the order and no effect: guarded state stays
    as it was until a person lets it stand (design §2.4).
    """
    entries = tuple(entries)
    passed_over = disputed(entries)
    state = initial(stream)
    for entry in entries:
        if entry.id not in passed_over:
            state = evolve(state, entry)
    return state


def disputed(entries: Iterable[Entry]) -> frozenset[str]:
    """Ids of the entries that were disputed and that nobody let stand since."""
    ids: set[str] = set()
    standing: set[str] = set()
    for entry in reversed(tuple(entries)):  # later words first: a dispute may itself be disputed
        if entry.id in ids:
            continue
        match _readable_body(entry):
            case bodies.Settled(outcome="stands") as settled if entry.position is not None:
                standing.add(settled.entry)
            case bodies.Disputed() as dispute if dispute.entry not in standing:
                ids.add(dispute.entry)
    return frozenset(ids)


def _readable_body(entry: Entry) -> Any:
    if entry.kind not in {bodies.Disputed.KIND, bodies.Settled.KIND}:
        return None
    try:
        return read_body(entry)
    except (UnknownKind, BodyInvalidError):
        return None


def fits(state: Any, entry: Entry) -> Refusal | None:
    """Whether `entry` may follow `state`: a guard over the state and the entry itself."""
    if isinstance(state, UnreadableState):
        return None  # we cannot judge what we cannot read; a newer program will
    try:
        body = read_body(entry)
    except UnknownKind:
        return None
    except BodyInvalidError:
        return Refusal(
            code="body_invalid",
            vi="Bản ghi không đúng cấu trúc; liên hệ bộ phận kỹ thuật.",
            en="The entry does not have the shape of its kind; tell IT.",
        )
    match state:
        case dossier_state.DossierState():
            return dossier_guards.fits(state, body)
        case lease.LeaseState() if isinstance(body, lease.Granted):
            if lease.overlaps(state, body):
                return Refusal(
                    code="lease_overlap",
                    vi="Dải số này đã được cấp cho máy khác.",
                    en="These serials were granted to another PC before.",
                )
    return None
