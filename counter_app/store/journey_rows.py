"""Projection rows of hand-overs: what went where with whom, and who signed for it."""

from __future__ import annotations

from typing import Any

from counter_app.domain.dossier.entries import result, transfer
from counter_app.domain.dossier.state import DossierState
from counter_app.domain.moments import iso

DOSSIER, RESULT = "dossier", "result"


def journey_rows(stream: str, state: DossierState) -> list[dict[str, Any]]:
    """A row for each transfer and each result brought, with the receipt that followed it. One
    registered by mistake keeps its row: its list number is used.

    What goes on between agencies has no list of ours and stays on the control slip.
    """
    found: list[dict[str, Any]] = []
    for body in state.journeys:
        match body:
            case transfer.Transferred():
                found.append(_sent(stream, len(found), body))
            case transfer.TransferUndone() if found:
                found[-1] |= {"is_undone": True}
            case transfer.AgencyReceived() if found:
                found[-1] |= {
                    "received_by": body.received_by,
                    "received_at": iso(body.received_at),
                }
            case result.ResultArrived():
                found.append(_brought(stream, len(found), body, state))
    return found


def _sent(stream: str, place: int, body: transfer.Transferred) -> dict[str, Any]:
    return {
        "stream": stream,
        "place": place,
        "load": DOSSIER,
        "agency": body.agency,
        "agency_name": body.agency_name,
        "carrier": body.carrier,
        "list_number": body.list_number,
        "given_by": body.given_by,
        "at": iso(body.transferred_at),
        "received_by": "",
        "received_at": None,
        "is_undone": False,
    }


def _brought(
    stream: str, place: int, body: result.ResultArrived, state: DossierState
) -> dict[str, Any]:
    return {
        "stream": stream,
        "place": place,
        "load": RESULT,
        "agency": state.agency,
        "agency_name": state.accepted.agency_name if state.accepted else "",
        "carrier": body.carrier,
        "list_number": body.list_number,
        "given_by": body.given_by,
        "at": iso(body.arrived_at),
        "received_by": body.received_by,
        "received_at": iso(body.arrived_at),
        "is_undone": False,
    }
