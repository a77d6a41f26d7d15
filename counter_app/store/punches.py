"""Punches on this PC: what is known already, days as people read them, whose numbers they are."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, func, select

from counter_app.domain.punches import Direction, How, Why
from counter_app.store import projection_tables as t


@dataclass(frozen=True, slots=True, kw_only=True)
class PunchLine:
    """One punch of a day. `at` aware UTC."""

    number: str
    at: datetime
    terminal: str
    how: How
    direction: Direction


@dataclass(frozen=True, slots=True, kw_only=True)
class HeldLine:
    """One quarantined punch."""

    number: str
    clock: str
    terminal: str
    why: Why


@dataclass(frozen=True, slots=True, kw_only=True)
class NumberSeen:
    """A number that was punched with, and when last."""

    number: str
    last_at: datetime
    punches: int


@dataclass(frozen=True, slots=True, kw_only=True)
class TerminalLine:
    """A terminal that ever gave a punch or was registered to push; label "" when it was not."""

    serial: str
    label: str
    retired: bool
    last_at: datetime | None


def known(conn: Connection, terminal: str) -> set[tuple[str, str]]:
    """Number and moment (as stored) of every punch of a terminal that is here already."""
    p = t.punch.c
    rows = conn.execute(select(p.number, p.at).where(p.terminal == terminal))
    return {(row[0], row[1]) for row in rows}


def known_held(conn: Connection, terminal: str) -> set[tuple[str, str]]:
    """Number and time as written of every quarantined punch of a terminal."""
    h = t.punch_held.c
    rows = conn.execute(select(h.number, h.clock).where(h.terminal == terminal))
    return {(row[0], row[1]) for row in rows}


def of_day(conn: Connection, day: date) -> list[PunchLine]:
    """Every punch of a day, by number and time."""
    p = t.punch.c
    query = select(p.number, p.at, p.terminal, p.how, p.direction).where(p.day == day)
    return [
        PunchLine(
            number=row.number,
            at=datetime.fromisoformat(row.at),
            terminal=row.terminal,
            how=How(row.how),
            direction=Direction(row.direction),
        )
        for row in conn.execute(query.order_by(p.number, p.at, p.terminal))
    ]


def held(conn: Connection, limit: int) -> list[HeldLine]:
    """What is quarantined."""
    h = t.punch_held.c
    rows = conn.execute(
        select(h.number, h.clock, h.terminal, h.why).order_by(h.terminal, h.clock).limit(limit)
    )
    return [
        HeldLine(number=row.number, clock=row.clock, terminal=row.terminal, why=Why(row.why))
        for row in rows
    ]


def numbers(conn: Connection) -> list[NumberSeen]:
    """Every number that was punched with."""
    p = t.punch.c
    rows = conn.execute(
        select(p.number, func.max(p.at), func.count()).group_by(p.number).order_by(p.number)
    )
    return [
        NumberSeen(number=row[0], last_at=datetime.fromisoformat(row[1]), punches=row[2])
        for row in rows
    ]


def matches(conn: Connection) -> dict[str, dict[date, str]]:
    """Whose each number is, by the day from which on."""
    found: dict[str, dict[date, str]] = {}
    for row in conn.execute(select(t.puncher.c.number, t.puncher.c.valid_from, t.puncher.c.staff)):
        found.setdefault(row.number, {})[row.valid_from] = row.staff
    return found


def terminals(conn: Connection) -> list[TerminalLine]:
    """Every terminal known here, by serial number."""
    p = t.punch.c
    last = conn.execute(select(p.terminal, func.max(p.at)).group_by(p.terminal))
    last_at = {row[0]: datetime.fromisoformat(row[1]) for row in last}
    registered: dict[str, Any] = {row.serial: row for row in conn.execute(select(t.terminal))}
    return [
        TerminalLine(
            serial=serial,
            label=registered[serial].label if serial in registered else "",
            retired=registered[serial].retired if serial in registered else False,
            last_at=last_at.get(serial),
        )
        for serial in sorted({*last_at, *registered})
    ]
