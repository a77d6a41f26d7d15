"""One door to every stream kind: the empty state, `evolve` and `fits` (design §2.3)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from counter_app.domain import (
    calendar_revision,
    duty,
    guidance,
    guidance_revision,
    lease,
    phrases,
    procedure_revision,
    punches,
    staff,
)
from counter_app.domain.dossier import life
from counter_app.domain.dossier.state import DossierState
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
    made = _EMPTY.get(kind)
    return made(stream, rest) if made else UnreadableState(stream, kind)


def evolve(state: Any, entry: Entry) -> Any:
    """`state` after `entry`; an unreadable kind makes the whole stream read-only."""
    if isinstance(state, UnreadableState):
        return state
    try:
        body = read_body(entry)
    except UnknownKind:
        return UnreadableState(entry.stream, entry.kind)
    match state:
        case DossierState():
            return life.evolve(state, entry, body)
        case duty.DutyState():
            return duty.evolve(state, entry, body)
    room = next((one for one in _ROOMS if isinstance(state, one.states)), None)
    return room.evolve(state, body) if room else state


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
    return _fits(state, entry, body)


def _fits(state: Any, entry: Entry, body: Any) -> Refusal | None:
    match state:
        case DossierState():
            return life.fits(state, body, entry.actor)
        case duty.DutyState():
            return duty.fits(state, entry, body)
    room = next((one for one in _ROOMS if isinstance(state, one.states)), None)
    return room.fits(state, body) if room else None


def _lease_fits(state: lease.LeaseState, body: Any) -> Refusal | None:
    if isinstance(body, lease.Granted) and lease.overlaps(state, body):
        return Refusal(
            code="lease_overlap",
            vi="Dải số này đã được cấp cho máy khác.",
            en="These serials were granted to another PC before.",
        )
    return None


def _punches_fit(state: punches.States, body: Any) -> Refusal | None:
    return punches.fits(state, body) if isinstance(state, punches.PunchDay) else None


def _punches(stream: str, _rest: str) -> Any:
    return punches.initial(stream)


_EMPTY: dict[str, Callable[[str, str], Any]] = {
    "dossier": lambda _stream, rest: DossierState(id=rest),
    "staff": lambda _stream, rest: staff.StaffState(id=rest),
    "lease": lambda stream, _rest: lease.LeaseState(stream=stream),
    "phrase": lambda _stream, rest: phrases.PhraseState(id=rest),
    "duty": lambda stream, _rest: duty.DutyState(stream=stream),
    "guidance": lambda stream, _rest: guidance.GuidanceState(stream=stream),
    "calendar": lambda _stream, rest: calendar_revision.initial(rest),
    "procedure": lambda _stream, rest: procedure_revision.ProcedureState(code=rest),
    "matter": lambda _stream, rest: guidance_revision.MatterState(alias=rest),
    "punches": _punches,
    "terminal": _punches,
    "puncher": _punches,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class _Room:
    """Streams whose guards ask for nothing but state and body."""

    states: tuple[type[Any], ...]
    evolve: Callable[[Any, Any], Any]
    fits: Callable[[Any, Any], Refusal | None]


_ROOMS = (
    _Room(states=(staff.StaffState,), evolve=staff.evolve, fits=lambda _state, _body: None),
    _Room(states=(lease.LeaseState,), evolve=lease.evolve, fits=_lease_fits),
    _Room(states=(phrases.PhraseState,), evolve=phrases.evolve, fits=phrases.fits),
    _Room(states=(guidance.GuidanceState,), evolve=guidance.evolve, fits=guidance.fits),
    _Room(
        states=(calendar_revision.CalendarState,),
        evolve=calendar_revision.evolve,
        fits=calendar_revision.fits,
    ),
    _Room(
        states=(procedure_revision.ProcedureState,),
        evolve=procedure_revision.evolve,
        fits=procedure_revision.fits,
    ),
    _Room(
        states=(guidance_revision.MatterState,),
        evolve=guidance_revision.evolve,
        fits=guidance_revision.fits,
    ),
    _Room(
        states=(punches.PunchDay, punches.TerminalState, punches.PuncherState),
        evolve=punches.evolve,
        fits=_punches_fit,
    ),
)
