"""Writing punches into the journal: only what is new, each under its terminal and day."""

from __future__ import annotations

import threading
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from counter_app.devices.api import TerminalPunch
from counter_app.domain import punches as domain
from counter_app.domain.moments import iso, local_day
from counter_app.domain.punches import HeldPunch, Punch, PunchesHeld, PunchesRead, Source
from counter_app.services.pen import Pen
from counter_app.services.people import SignedIn
from counter_app.store import punches as store
from counter_app.store.database import Database

_PUNCHES_AT_ONCE = 400  # in one entry
_ENTRIES_AT_ONCE = 20  # in one transaction: a clerk's F9 waits for no more


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """What came of a log or a file. `known`: punches that were here already, `held`: newly
    quarantined, `bad_lines`: lines of a file that are no punch.
    """

    serial: str
    new: int = 0
    known: int = 0
    held: int = 0
    bad_lines: int = 0


class PunchLog:
    """One instance per open desk; may be used from several threads."""

    def __init__(self, db: Database, pen: Pen) -> None:
        self._db = db
        self._pen = pen
        self._guard = threading.Lock()  # two readings at once never write the same punch twice

    def take(
        self,
        who: SignedIn,
        serial: str,
        lines: Iterable[TerminalPunch],
        source: Source,
        *,
        drift_s: int | None = None,
    ) -> Taken:
        """Judge the lines of a terminal's log and write what is not here yet."""
        now = self._pen.now()
        good: dict[tuple[str, str], Punch] = {}
        odd: dict[tuple[str, str], HeldPunch] = {}
        for line in lines:
            found = domain.judge(line.number, line.clock, how=line.how, state=line.state, now=now)
            if isinstance(found, Punch):
                good.setdefault((found.number, iso(found.at)), found)
            else:
                odd.setdefault((found.number, found.clock), found)
        with self._guard:
            with self._db.read() as conn:
                seen, seen_odd = store.known(conn, serial), store.known_held(conn, serial)
            new = [punch for key, punch in good.items() if key not in seen]
            held = [punch for key, punch in odd.items() if key not in seen_odd]
            days = [
                *(
                    (day, _read(found, source, drift_s))
                    for day, found in domain.by_day(new).items()
                ),
                (local_day(now), _held(held, source)),
            ]
            self._write(who, serial, days, now)
        return Taken(serial=serial, new=len(new), known=len(good) - len(new), held=len(held))

    def _write(
        self, who: SignedIn, serial: str, days: Iterable[tuple[date, list[Any]]], now: datetime
    ) -> None:
        for acts in _at_once(days):
            with self._db.write() as conn:
                for day, bodies in acts:
                    stream = domain.stream_of(serial, day)
                    self._pen.write(
                        conn, who, stream=stream, scope=domain.SCOPE, bodies=bodies, at=now
                    )


def _at_once(
    days: Iterable[tuple[date, list[Any]]],
) -> Iterator[list[tuple[date, list[Any]]]]:
    """The acts of each transaction. A clock that stood in 2063 quarantines years on one day, which
    then takes several: the journal takes no act without end.
    """
    acts: list[tuple[date, list[Any]]] = []
    room = _ENTRIES_AT_ONCE
    for day, bodies in days:
        for at in range(0, len(bodies), _ENTRIES_AT_ONCE):
            act = bodies[at : at + _ENTRIES_AT_ONCE]
            if len(act) > room:
                yield acts
                acts, room = [], _ENTRIES_AT_ONCE
            acts.append((day, act))
            room -= len(act)
    if acts:
        yield acts


def _read(punches: Sequence[Punch], source: Source, drift_s: int | None) -> list[Any]:
    return [
        PunchesRead(
            punches=tuple(punches[at : at + _PUNCHES_AT_ONCE]), source=source, drift_s=drift_s
        )
        for at in range(0, len(punches), _PUNCHES_AT_ONCE)
    ]


def _held(punches: Sequence[HeldPunch], source: Source) -> list[Any]:
    return [
        PunchesHeld(punches=tuple(punches[at : at + _PUNCHES_AT_ONCE]), source=source)
        for at in range(0, len(punches), _PUNCHES_AT_ONCE)
    ]
