"""Fingerprint punches: what terminals say, judged once, kept as facts.

`punches/<terminal>/<day>` holds the punches of one terminal (by serial number) and one day of its
own clock. The same punch is known by terminal, number and second, so a log read again adds nothing.
A punch with an impossible time is quarantined in the stream of the day it was read on. Which person
a number is stands in `puncher/<number>`; terminals that may push stand in `terminal/<serial>`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from enum import StrEnum
from typing import Any, ClassVar

from counter_app.domain.moments import LOCAL, local_day
from counter_app.domain.refusal import Refusal

SCOPE = "*"  # every PC of the centre reads punches, whatever agencies it serves
LONGEST_NUMBER = 24  # characters of a person's number on a terminal
EARLIEST = date(2010, 1, 1)  # no punch is older: a clock that lost its power starts at 2000
_AHEAD = timedelta(days=1)  # a clock may be fast, but not by more
_SERIAL_CHARACTERS = frozenset("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-_.")
_LONGEST_SERIAL = 40


class How(StrEnum):
    """By what the terminal knew the person."""

    FINGER = "finger"
    FACE = "face"
    PALM = "palm"
    CARD = "card"
    PASSWORD = "password"  # noqa: S105 - a way of punching, no secret
    OTHER = "other"


class Direction(StrEnum):
    """What the person chose on the terminal; most choose nothing and it says "in"."""

    IN = "in"
    OUT = "out"
    BREAK_OUT = "break_out"
    BREAK_IN = "break_in"
    OVERTIME_IN = "overtime_in"
    OVERTIME_OUT = "overtime_out"
    UNSAID = ""


class Why(StrEnum):
    """Why a punch is quarantined."""

    NOT_A_TIME = "not_a_time"
    FUTURE = "future"
    LONG_AGO = "long_ago"
    NO_NUMBER = "no_number"


class Source(StrEnum):
    """How punches came in."""

    TERMINAL = "terminal"  # asked over port 4370
    PUSH = "push"  # sent by the terminal itself
    FILE = "file"  # exported and brought on a memory stick


# Codes of both protocols; where they share a number they mean the same.
_HOW = {
    0: How.PASSWORD,
    1: How.FINGER,
    2: How.CARD,
    3: How.PASSWORD,
    4: How.CARD,
    15: How.FACE,
    25: How.PALM,
}
_DIRECTIONS = dict(enumerate(Direction))
del _DIRECTIONS[6]


@dataclass(frozen=True, slots=True, kw_only=True)
class Punch:
    """One punch. `at`: the terminal's wall clock taken for the counter's, aware UTC."""

    number: str
    at: datetime
    how: How = How.OTHER
    direction: Direction = Direction.UNSAID


@dataclass(frozen=True, slots=True, kw_only=True)
class HeldPunch:
    """A punch that cannot count, with its time as the terminal wrote it."""

    number: str
    clock: str
    why: Why
    how: How = How.OTHER
    direction: Direction = Direction.UNSAID


@dataclass(frozen=True, slots=True, kw_only=True)
class PunchesRead:
    """Fact `punches_read`. `drift_s`: by how much the terminal's clock was fast when it was asked,
    None when nobody could tell; `stamp`: how far a pushing terminal has come.
    """

    KIND: ClassVar[str] = "punches_read"
    VERSION: ClassVar[int] = 1
    IS_FACT: ClassVar[bool] = True

    punches: tuple[Punch, ...]
    source: Source
    drift_s: int | None = None
    stamp: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PunchesHeld:
    """Fact `punches_held`: quarantined, in the stream of the day they were read on."""

    KIND: ClassVar[str] = "punches_held"
    VERSION: ClassVar[int] = 1
    IS_FACT: ClassVar[bool] = True

    punches: tuple[HeldPunch, ...]
    source: Source


@dataclass(frozen=True, slots=True, kw_only=True)
class TerminalClockSet:
    """Fact `terminal_clock_set`: a person set the terminal's clock, which was `drift_s` fast."""

    KIND: ClassVar[str] = "terminal_clock_set"
    VERSION: ClassVar[int] = 1
    IS_FACT: ClassVar[bool] = True

    drift_s: int


@dataclass(frozen=True, slots=True, kw_only=True)
class TerminalRegistered:
    """Fact `terminal_registered`: the server takes what this terminal pushes."""

    KIND: ClassVar[str] = "terminal_registered"
    VERSION: ClassVar[int] = 1
    IS_FACT: ClassVar[bool] = True

    label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TerminalRetired:
    """Fact `terminal_retired`: the server takes nothing more from it."""

    KIND: ClassVar[str] = "terminal_retired"
    VERSION: ClassVar[int] = 1
    IS_FACT: ClassVar[bool] = True


@dataclass(frozen=True, slots=True, kw_only=True)
class NumberMatched:
    """Claim `number_matched`: from `valid_from` on this number is that person; "" is nobody."""

    KIND: ClassVar[str] = "number_matched"
    VERSION: ClassVar[int] = 1
    IS_FACT: ClassVar[bool] = False

    staff: str
    valid_from: date


BODIES = (
    PunchesRead,
    PunchesHeld,
    TerminalClockSet,
    TerminalRegistered,
    TerminalRetired,
    NumberMatched,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class PunchDay:
    """One terminal, one day."""

    terminal: str
    day: str
    punches: Mapping[tuple[str, datetime], Punch] = field(default_factory=dict)
    held: Mapping[tuple[str, str], HeldPunch] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class TerminalState:
    """A terminal as the server knows it; `label` None before it was registered."""

    serial: str
    label: str | None = None
    retired: bool = False

    @property
    def may_push(self) -> bool:
        """Whether its pushes are taken."""
        return self.label is not None and not self.retired


@dataclass(frozen=True, slots=True, kw_only=True)
class PuncherState:
    """Whose number it is, from which day on."""

    number: str
    matches: Mapping[date, str] = field(default_factory=dict)


States = PunchDay | TerminalState | PuncherState


def stream_of(terminal: str, day: date) -> str:
    """The stream of a terminal's day."""
    return f"punches/{terminal}/{day.isoformat()}"


def initial(stream: str) -> States:
    """The empty state of a stream of this room."""
    kind, _, rest = stream.partition("/")
    if kind == "punches":
        terminal, _, day = rest.rpartition("/")
        return PunchDay(terminal=terminal, day=day)
    return TerminalState(serial=rest) if kind == "terminal" else PuncherState(number=rest)


def evolve(state: States, body: Any) -> States:
    """`state` after `body`; the first punch of a second is the one that stays."""
    match state, body:
        case PunchDay(), PunchesRead():
            new = {(punch.number, punch.at): punch for punch in body.punches}
            return replace(state, punches={**new, **state.punches})
        case PunchDay(), PunchesHeld():
            held = {(punch.number, punch.clock): punch for punch in body.punches}
            return replace(state, held={**held, **state.held})
        case TerminalState(), TerminalRegistered():
            return replace(state, label=body.label, retired=False)
        case TerminalState(), TerminalRetired():
            return replace(state, retired=True)
        case PuncherState(), NumberMatched():
            return replace(state, matches={**state.matches, body.valid_from: body.staff})
    return state


def fits(state: PunchDay, body: Any) -> Refusal | None:
    """A punch belongs into the stream of its day."""
    if isinstance(body, PunchesRead) and any(
        local_day(punch.at).isoformat() != state.day for punch in body.punches
    ):
        return Refusal(
            code="other_day",
            vi="Lần chấm công không thuộc ngày của bản ghi.",
            en="A punch does not belong to the day of its entry.",
        )
    return None


def is_serial(text: str) -> bool:
    """Whether a terminal may be called this: it becomes part of a stream's name."""
    return 0 < len(text) <= _LONGEST_SERIAL and _SERIAL_CHARACTERS.issuperset(text)


def judge(number: str, clock: str, *, how: int, state: int, now: datetime) -> Punch | HeldPunch:
    """What a line of a log is worth at `now`. `clock` is `YYYY-MM-DD HH:MM:SS` as written."""
    number = number.strip()
    told_how = _HOW.get(how, How.OTHER)
    direction = _DIRECTIONS.get(state, Direction.UNSAID)
    at = moment(clock)
    why = _why_not(number, at, now)
    if at is None or why is not None:
        return HeldPunch(
            number=number[:LONGEST_NUMBER],
            clock=clock[:32],
            why=why or Why.NOT_A_TIME,
            how=told_how,
            direction=direction,
        )
    return Punch(number=number, at=at, how=told_how, direction=direction)


def moment(clock: str) -> datetime | None:
    """A terminal's wall clock, `YYYY-MM-DD HH:MM:SS`, as aware UTC; None when there is no such."""
    if len(clock) != len("2026-11-23 07:00:00"):
        return None
    try:
        return datetime.fromisoformat(clock).replace(tzinfo=LOCAL).astimezone(UTC)
    except ValueError:
        return None


def by_day(punches: Iterable[Punch]) -> dict[date, list[Punch]]:
    """Punches by the day of their clock, in time order, no second twice for one number."""
    days: dict[date, dict[tuple[datetime, str], Punch]] = {}
    for punch in punches:
        days.setdefault(local_day(punch.at), {}).setdefault((punch.at, punch.number), punch)
    return {day: [found[key] for key in sorted(found)] for day, found in sorted(days.items())}


def whose(matches: Mapping[date, str], day: date) -> str | None:
    """The person a number is on a day: the latest match that began by then, "" for nobody."""
    begun = [start for start in matches if start <= day]
    return matches[max(begun)] if begun else None


def _why_not(number: str, at: datetime | None, now: datetime) -> Why | None:
    if not number or len(number) > LONGEST_NUMBER or not number.isprintable():
        return Why.NO_NUMBER
    if at is None:
        return Why.NOT_A_TIME
    if at > now + _AHEAD:
        return Why.FUTURE
    return Why.LONG_AGO if local_day(at) < EARLIEST else None
