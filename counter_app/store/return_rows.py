"""Projection rows of the central return desk."""

from __future__ import annotations

from typing import Any

from counter_app.domain.dossier.state import DossierState, Status
from counter_app.domain.moments import iso


def hand_over_rows(stream: str, state: DossierState) -> list[dict[str, Any]]:
    """The hand-over that stands, none while the result is not in the citizen's hand."""
    if state.status is not Status.DONE or not state.hand_overs:
        return []
    last = state.hand_overs[-1]
    body = last.body
    return [
        {
            "stream": stream,
            "entry": last.id,
            "at": iso(body.handed_at),
            "receiver": body.receiver.value,
            "receiver_name": body.receiver_name,
            "counter": body.counter,
            "by_name": body.by_name,
        }
    ]
