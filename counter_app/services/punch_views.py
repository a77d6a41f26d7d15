"""Terminals, days and numbers as the page "Máy chấm công" shows them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from counter_app.domain import punches as domain
from counter_app.domain.moments import local_day
from counter_app.domain.punches import Direction, How, Why
from counter_app.domain.text import name_key
from counter_app.store import notes, staff_queries
from counter_app.store import punches as store
from counter_app.store.database import Connection

_LISTED = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class TerminalNote:
    """What this PC remembers of a terminal it reads. `drift_s`: how fast its clock was."""

    serial: str = ""
    model: str = ""
    firmware: str = ""
    read_at: datetime | None = None
    drift_s: int | None = None
    logged: int = 0
    capacity: int = 0
    names: dict[str, str] = field(default_factory=dict)
    trouble: str = ""  # code of the last error, empty when the last reading was good
    trouble_vi: str = ""
    trouble_en: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class TerminalLight:
    """A terminal and how it is. `place`: among those read from this PC, None for one that is not.

    `state`: "ready", "never" (not read yet), "pushes", "retired", "elsewhere" (its punches come
    from another PC or from files), or the code of an error with its words.
    """

    place: int | None
    serial: str
    label: str
    state: str
    words_vi: str = ""
    words_en: str = ""
    read_at: datetime | None = None
    last_at: datetime | None = None
    drift_s: int | None = None
    logged: int = 0
    capacity: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """One punch on a person's day."""

    at: datetime
    terminal: str
    how: How
    direction: Direction


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonDay:
    """One number's punches of a day. `staff`: staff id, empty while nobody knows whose it is."""

    number: str
    staff: str
    name: str
    marks: tuple[Mark, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class UnknownNumber:
    """A number that waits to be matched. `name`: as the terminal has it, may be empty."""

    number: str
    name: str
    last_at: datetime
    punches: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Quarantined:
    """A punch with an impossible time."""

    number: str
    clock: str
    terminal: str
    why: Why


class Numbers:
    """Whose a number is: by a match, else the staff member with the same number."""

    def __init__(self, conn: Connection) -> None:
        self._matches = store.matches(conn)
        people = staff_queries.people(conn)
        self._people = {person.id: person for person in people}
        self._by_number = {bare(one.number): one.id for one in people if not one.disabled}

    def staff(self, number: str, day: date) -> str:
        """The staff id, empty while nobody is known."""
        matched = domain.whose(self._matches.get(number, {}), day)
        return self._by_number.get(bare(number), "") if matched is None else matched

    def is_settled(self, number: str, day: date) -> bool:
        """Whether nobody has to look: a person is known, or somebody said it is nobody's."""
        matched = domain.whose(self._matches.get(number, {}), day)
        return matched is not None or bare(number) in self._by_number

    def name(self, staff: str) -> str:
        """The person's name, empty for none."""
        return self._people[staff].name if staff in self._people else ""


def bare(number: str) -> str:
    """A number without leading zeros: terminals drop or add them."""
    return number.lstrip("0") or number


def read_note(conn: Connection, key: str) -> TerminalNote:
    """What is remembered of the terminal that `key` names in the settings."""
    return notes.read(conn, f"terminal/{key}", TerminalNote) or TerminalNote()


def write_note(conn: Connection, key: str, note: TerminalNote) -> None:
    """Remember it."""
    notes.write(conn, f"terminal/{key}", note)


def lights(conn: Connection, chosen: Sequence[tuple[str, str]]) -> tuple[TerminalLight, ...]:
    """Terminals read from here (key and label of each), then every other one known."""
    known = {line.serial: line for line in store.terminals(conn)}
    found = []
    for place, (key, label) in enumerate(chosen):
        note = read_note(conn, key)
        line = known.pop(note.serial, None)
        found.append(_read_here(place, label, note, line.last_at if line else None))
    return (*found, *(_elsewhere(line) for line in known.values()))


def day(conn: Connection, on: date, chosen: Sequence[tuple[str, str]]) -> tuple[PersonDay, ...]:
    """Everybody who punched on a day, known people by name first."""
    numbers, labels, names = Numbers(conn), _labels(conn, chosen), _names(conn, chosen)
    marks: dict[str, list[Mark]] = {}
    for line in store.of_day(conn, on):
        terminal = labels.get(line.terminal, line.terminal)
        mark = Mark(at=line.at, terminal=terminal, how=line.how, direction=line.direction)
        marks.setdefault(line.number, []).append(mark)
    found = []
    for number, theirs in marks.items():
        staff = numbers.staff(number, on)
        name = numbers.name(staff) or names.get(number, "")
        found.append(PersonDay(number=number, staff=staff, name=name, marks=tuple(theirs)))
    return tuple(sorted(found, key=lambda one: (not one.staff, name_key(one.name), one.number)))


def unknown(conn: Connection, chosen: Sequence[tuple[str, str]]) -> tuple[UnknownNumber, ...]:
    """Numbers that wait to be matched, the latest seen first."""
    numbers, names = Numbers(conn), _names(conn, chosen)
    found = [
        UnknownNumber(
            number=seen.number,
            name=names.get(seen.number, ""),
            last_at=seen.last_at,
            punches=seen.punches,
        )
        for seen in store.numbers(conn)
        if not numbers.is_settled(seen.number, local_day(seen.last_at))
    ]
    return tuple(sorted(found, key=lambda one: one.last_at, reverse=True))


def quarantined(conn: Connection, chosen: Sequence[tuple[str, str]]) -> tuple[Quarantined, ...]:
    """Punches with impossible times, at most 500."""
    labels = _labels(conn, chosen)
    return tuple(
        Quarantined(
            number=line.number,
            clock=line.clock,
            terminal=labels.get(line.terminal, line.terminal),
            why=line.why,
        )
        for line in store.held(conn, _LISTED)
    )


def _read_here(
    place: int, label: str, note: TerminalNote, last_at: datetime | None
) -> TerminalLight:
    never = "never" if note.read_at is None else "ready"
    return TerminalLight(
        place=place,
        serial=note.serial,
        label=label or note.model or note.serial,
        state=note.trouble or never,
        words_vi=note.trouble_vi,
        words_en=note.trouble_en,
        read_at=note.read_at,
        last_at=last_at,
        drift_s=note.drift_s,
        logged=note.logged,
        capacity=note.capacity,
    )


def _elsewhere(line: store.TerminalLine) -> TerminalLight:
    registered = "retired" if line.retired else "pushes"
    return TerminalLight(
        place=None,
        serial=line.serial,
        label=line.label or line.serial,
        state=registered if line.label else "elsewhere",
        last_at=line.last_at,
    )


def _labels(conn: Connection, chosen: Sequence[tuple[str, str]]) -> dict[str, str]:
    """Shown names by serial number."""
    found = {line.serial: line.label for line in store.terminals(conn) if line.label}
    for key, label in chosen:
        note = read_note(conn, key)
        found[note.serial] = label or found.get(note.serial, "") or note.serial
    return found


def _names(conn: Connection, chosen: Sequence[tuple[str, str]]) -> Mapping[str, str]:
    """Names by number, as the terminals read from here have them."""
    found: dict[str, str] = {}
    for key, _ in chosen:
        found |= read_note(conn, key).names
    return found
