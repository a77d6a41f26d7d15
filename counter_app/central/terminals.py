"""Fingerprint terminals that push to this server: which may, and what becomes of their punches."""

from __future__ import annotations

import logging
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from http import HTTPStatus
from typing import Any

from counter_app.central.answers import Denied
from counter_app.central.context import Central
from counter_app.central.pen import Pen
from counter_app.domain import folding, punches
from counter_app.domain.kinds import BodyInvalidError, UnknownKind, read_body
from counter_app.domain.moments import local_day
from counter_app.domain.punches import (
    HeldPunch,
    Punch,
    PunchDay,
    PunchesHeld,
    PunchesRead,
    Source,
    TerminalRegistered,
    TerminalRetired,
    TerminalState,
)
from counter_app.errors import Words
from counter_app.errors.terminals import TerminalSerialWrong
from counter_app.store import ledger
from counter_app.store.central_tables import Transaction

log = logging.getLogger(__name__)

_STAMP_DAYS = 60  # how far back the last stamp is looked for; older, the terminal sends all again
_AT_ONCE = 400  # punches in one entry
_HELD_A_DAY = 100_000  # a full terminal whose clock is wrong; what floods more is let go

_UNKNOWN = Words(
    "Máy chấm công này chưa được đăng ký với máy chủ.",
    "This terminal is not registered at the server.",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Pushed:
    """A line of a terminal's log as it was sent."""

    number: str
    clock: str
    how: int
    state: int


def register(central: Central, serial: str, label: str) -> None:
    """Take this terminal's pushes from now on. Raises TerminalSerialWrong for an odd serial."""
    if not punches.is_serial(serial):
        raise TerminalSerialWrong(device=serial[:40])
    _write(central, serial, TerminalRegistered(label=label.strip() or serial))


def retire(central: Central, serial: str) -> None:
    """Take nothing more from it. Raises TerminalSerialWrong."""
    with central.read() as tx:
        known = _state(tx, serial)
    if not known.may_push:
        raise TerminalSerialWrong(device=serial[:40])
    _write(central, serial, TerminalRetired())


def check(central: Central, serial: str) -> TerminalState:
    """The terminal that calls itself `serial`. Raises Denied 403 when it may not push."""
    with central.read() as tx:
        return _registered(tx, serial)


def last_stamp(central: Central, serial: str) -> str:
    """How far the terminal had come, "0" when nothing of it is here."""
    today = local_day(central.now())
    days = (today - timedelta(days=back) for back in range(-1, _STAMP_DAYS))
    streams = [punches.stream_of(serial, day) for day in days]
    with central.read() as tx:
        histories = ledger.histories(tx, streams)
    entries = sorted(
        (one for found in histories.values() for one in found if one.kind == PunchesRead.KIND),
        key=lambda one: one.position or 0,
        reverse=True,
    )
    for entry in entries:
        try:
            body = read_body(entry)
        except (UnknownKind, BodyInvalidError):
            continue
        if isinstance(body, PunchesRead) and body.stamp:
            return body.stamp
    return "0"


def take(central: Central, serial: str, lines: Iterable[Pushed], stamp: str) -> int:
    """Keep what is new among `lines`; how many lines were read. Kept for good when this returns.

    Raises Denied 403.
    """
    now = central.now()
    judged = [
        punches.judge(one.number, one.clock, how=one.how, state=one.state, now=now) for one in lines
    ]
    days = punches.by_day(one for one in judged if isinstance(one, Punch))
    odd = [one for one in judged if isinstance(one, HeldPunch)]
    with central.write() as tx:
        _registered(tx, serial)
        bodies = _new_bodies(tx, serial, days, odd, now=now, stamp=stamp)
        _append(central, tx, bodies, now)
    return len(judged)


def _new_bodies(
    tx: Transaction,
    serial: str,
    days: dict[date, list[Punch]],
    odd: list[HeldPunch],
    *,
    now: datetime,
    stamp: str,
) -> list[tuple[str, Any]]:
    """What has to be written, stream by stream."""
    today = punches.stream_of(serial, local_day(now))
    streams = sorted({today, *(punches.stream_of(serial, day) for day in days)})
    ledger.lock_streams(tx, streams)
    histories = ledger.histories(tx, streams)
    bodies: list[tuple[str, Any]] = []
    for day, found in days.items():
        stream = punches.stream_of(serial, day)
        seen = _folded(stream, histories).punches
        new = [one for one in found if (one.number, one.at) not in seen]
        for at in range(0, len(new), _AT_ONCE):
            part = tuple(new[at : at + _AT_ONCE])
            bodies.append((stream, PunchesRead(punches=part, source=Source.PUSH, stamp=stamp)))
    held = _folded(today, histories).held
    fresh = {(one.number, one.clock): one for one in odd if (one.number, one.clock) not in held}
    room = max(0, _HELD_A_DAY - len(held))
    if len(fresh) > room:
        log.warning(
            "terminal %s sent %d lines too many that are no punch", serial, len(fresh) - room
        )
    kept = tuple(fresh.values())[:room]
    for at in range(0, len(kept), _AT_ONCE):
        some = kept[at : at + _AT_ONCE]
        bodies.append((today, PunchesHeld(punches=some, source=Source.PUSH)))
    return bodies


def _folded(stream: str, histories: dict[str, list[Any]]) -> PunchDay:
    state = folding.fold(stream, histories.get(stream, ())).state
    if not isinstance(state, PunchDay):
        msg = stream
        raise TypeError(msg)
    return state


def _append(
    central: Central, tx: Transaction, bodies: list[tuple[str, Any]], now: datetime
) -> None:
    if not bodies:
        return
    first = ledger.take_turn(tx) + 1
    pen = Pen(tx, central.server.node, at=now, ids=central.ids)
    entries = [
        pen.write(body, stream=stream, scope=punches.SCOPE, position=position)
        for position, (stream, body) in enumerate(bodies, start=first)
    ]
    pen.lay_down()
    ledger.store(tx, entries, moved=())


def _write(central: Central, serial: str, body: Any) -> None:
    with central.write() as tx:
        _append(central, tx, [(f"terminal/{serial}", body)], central.now())


def _registered(tx: Transaction, serial: str) -> TerminalState:
    state = _state(tx, serial) if punches.is_serial(serial) else TerminalState(serial="")
    if not state.may_push:
        raise Denied(HTTPStatus.FORBIDDEN, "terminal_unknown", _UNKNOWN)
    return state


def _state(tx: Transaction, serial: str) -> TerminalState:
    stream = f"terminal/{serial}"
    state = folding.fold(stream, ledger.stream(tx, stream, agencies=())).state
    return state if isinstance(state, TerminalState) else TerminalState(serial=serial)
