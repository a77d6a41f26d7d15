"""The control slip (mẫu 05/06) that travels with the paper: a row for each hand-over."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from counter_app.domain.dossier.entries import result, transfer
from counter_app.domain.form_template import Row
from counter_app.domain.formats import paper_moment
from counter_app.services.paper_forms import Drawn, Source, base_facts, numbered

CONTROL = "control"


def control_slip(source: Source) -> Drawn:
    """The slip as it stands at this moment: every hand-over so far, room for the next ones."""
    route = source.state.route
    names = [leg.agency_name for leg in route.legs if not leg.is_lead] if route else []
    legs = control_legs(source.state.journeys, source.centre.short_name)
    return Drawn(form=CONTROL, facts=control_facts(source, legs, "; ".join(names)))


def control_facts(source: Source, legs: Sequence[Row], partners: str) -> dict[str, Any]:
    """Of the control slip: every hand-over so far, one row each."""
    return base_facts(source) | {"partners": partners, "legs": numbered(legs)}


def control_legs(bodies: Sequence[Any], centre: str) -> Sequence[Row]:
    """The rows of the control slip out of the hand-overs of a dossier, in their order."""
    rows: list[dict[str, str]] = []
    for body in bodies:
        match body:
            case transfer.Transferred():
                rows.append(_leg(centre, body.agency_name, body.transferred_at, body.given_by))
            case transfer.TransferUndone() if rows:
                rows.pop()
            case transfer.AgencyReceived() | transfer.LegReceived() if rows:
                rows[-1] |= {"taken_by": body.received_by}
            case transfer.LegDone():
                giver = rows[-1]["taker"] if rows else body.agency
                leg = _leg(giver, body.passed_to or centre, body.done_at, body.done_by)
                rows.append(leg | {"result": body.outcome})
            case result.ResultArrived():
                giver = rows[-1]["taker"] if rows else ""
                leg = _leg(giver, centre, body.arrived_at, body.given_by)
                rows.append(leg | {"taken_by": body.received_by})
    return rows


def _leg(giver: str, taker: str, at: datetime, given_by: str) -> dict[str, str]:
    return {
        "giver": giver,
        "taker": taker,
        "at": paper_moment(at),
        "result": "",
        "note": "",
        "given_by": given_by,
        "taken_by": "",
    }
