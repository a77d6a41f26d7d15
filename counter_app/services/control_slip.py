"""The control slip (mẫu 05/06) that travels with the paper: a row for each hand-over."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from counter_app.domain.dossier.bodies import Due
from counter_app.domain.dossier.entries import result, transfer
from counter_app.domain.dossier.state import DossierState
from counter_app.domain.form_template import Row
from counter_app.domain.formats import paper_moment
from counter_app.domain.moments import local_day
from counter_app.services.paper_forms import Drawn, Source, base_facts, numbered

CONTROL = "control"


def control_slip(source: Source) -> Drawn:
    """The slip as it stands at this moment: every hand-over so far, room for the next ones."""
    return Drawn(form=CONTROL, facts=control_facts(source))


def control_facts(source: Source) -> dict[str, Any]:
    """Of the control slip: every hand-over so far, one row each, and who else works on it."""
    route = source.state.route
    partners = [leg.agency_name for leg in route.legs if not leg.is_lead] if route else []
    legs = control_legs(source.state, source.centre.short_name)
    return base_facts(source) | {"partners": "; ".join(partners), "legs": numbered(legs)}


def control_legs(state: DossierState, centre: str) -> Sequence[Row]:
    """The rows of the control slip out of the hand-overs of a dossier, in their order."""
    route, accepted = state.route, state.accepted
    names = {leg.agency: leg.agency_name for leg in route.legs} if route else {}
    dues = {leg.agency: leg.due for leg in route.legs} if route else {}
    decides = accepted.agency_name if accepted else ""
    has_come = False
    rows: list[dict[str, str]] = []
    for body in state.journeys:
        match body:
            case transfer.Transferred():
                rows.append(_leg(centre, body.agency_name, body.transferred_at, body.given_by))
            case transfer.TransferUndone() if rows:
                rows.pop()
            case transfer.AgencyReceived() | transfer.LegReceived() if rows:
                rows[-1] |= {"taken_by": body.received_by}
            case transfer.LegDone():
                giver = names.get(body.agency, decides)
                taker = names.get(body.passed_to, centre)
                leg = _leg(giver, taker, body.done_at, body.done_by)
                in_time = _timeliness(local_day(body.done_at), dues.get(body.agency))
                rows.append(leg | {"result": in_time, "note": body.outcome})
            case result.ResultArrived():
                holder = rows[-1]["taker"] if rows else centre
                giver = decides if holder == centre else holder
                leg = _leg(giver, centre, body.arrived_at, body.given_by)
                in_time = "" if has_come else _of_result(state)  # one put right is not timed anew
                rows.append(leg | {"taken_by": body.received_by, "result": in_time})
                has_come = True
    return rows


def _of_result(state: DossierState) -> str:
    """Against the first date, as statistics measure it (R43)."""
    return _timeliness(state.issued.signed_on, state.due) if state.issued else ""


def _timeliness(done_on: date, due: Due | None) -> str:
    """As the column of the form asks: days are compared; nothing where no date was set."""
    if due is None:
        return ""
    last_day = local_day(due.due_at)
    if done_on == last_day:
        return "Đúng hạn"
    return "Trước hạn" if done_on < last_day else "Quá hạn"


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
