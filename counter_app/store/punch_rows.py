"""Projection rows of terminals, their punches and whose numbers they are."""

from __future__ import annotations

from datetime import date
from typing import Any

from sqlalchemy import Table

from counter_app.domain.moments import iso
from counter_app.domain.punches import PunchDay, PuncherState, States, TerminalState
from counter_app.store import projection_tables as t


def rows(stream: str, state: States) -> dict[Table, list[dict[str, Any]]]:
    """The rows of one stream of `domain.punches`."""
    match state:
        case PunchDay():
            return {t.punch: _punches(stream, state), t.punch_held: _held(stream, state)}
        case TerminalState(label=str() as label):
            row = {"serial": state.serial, "label": label, "retired": state.retired}
            return {t.terminal: [{"stream": stream, **row}]}
        case PuncherState():
            return {
                t.puncher: [
                    {"stream": stream, "valid_from": start, "number": state.number, "staff": staff}
                    for start, staff in state.matches.items()
                ]
            }
    return {}


def _punches(stream: str, state: PunchDay) -> list[dict[str, Any]]:
    return [
        {
            "stream": stream,
            "number": punch.number,
            "at": iso(punch.at),
            "terminal": state.terminal,
            "day": date.fromisoformat(state.day),
            "how": punch.how.value,
            "direction": punch.direction.value,
        }
        for punch in state.punches.values()
    ]


def _held(stream: str, state: PunchDay) -> list[dict[str, Any]]:
    return [
        {
            "stream": stream,
            "number": punch.number,
            "clock": punch.clock,
            "terminal": state.terminal,
            "why": punch.why.value,
        }
        for punch in state.held.values()
    ]
