"""Facts of papers about many dossiers: hand-over list, list of trips, register."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import Any

from counter_app.domain.centre import Centre
from counter_app.domain.dossier.entries.result import ResultArrived
from counter_app.domain.dossier.state import DossierState
from counter_app.domain.formats import paper_date, paper_moment, show_date, show_time
from counter_app.domain.moments import local, local_day
from counter_app.domain.procedure import ReturnChannel
from counter_app.domain.text import clean_line
from counter_app.services.paper_forms import numbered
from counter_app.store.journey_queries import Journey
from counter_app.store.journey_rows import DOSSIER

_PROVISIONAL = "mã tạm"


def handover_facts(journeys: Sequence[Journey], *, centre: Centre, clerk: str) -> dict[str, Any]:
    """Of the list that goes with dossiers to an agency. `journeys`: what is on it, at least one."""
    first = journeys[0]
    missing = [one.code for one in journeys if one.received_at is None]
    is_signed_for = len(missing) < len(journeys)
    return _list_facts(centre, clerk, first.at, first.list_number, len(journeys)) | {
        "giver": centre.short_name,
        "taker": first.agency_name,
        "carrier": first.carrier,
        "vehicle": "",
        "mismatch": f"chưa nhận {', '.join(missing)}" if missing and is_signed_for else "",
        "dossiers": numbered(
            [
                {
                    "code": one.code,
                    "procedure": one.procedure_name,
                    "owner": one.owner_name,
                    "papers": f"{one.papers:02d}",
                    "note": _PROVISIONAL if one.is_provisional else "",
                }
                for one in journeys
            ]
        ),
    }


def results_facts(
    states: Sequence[DossierState], body: ResultArrived, *, centre: Centre
) -> dict[str, Any]:
    """Of the list that came with results from an agency. `states`: what is on it, at least one."""
    agency = next((one.accepted.agency_name for one in states if one.accepted), "")
    facts = _list_facts(centre, body.given_by, body.arrived_at, body.list_number, len(states))
    return facts | {
        "giver": agency,
        "taker": centre.short_name,
        "carrier": body.carrier,
        "vehicle": "",
        "mismatch": body.mismatch,
        "results": numbered([_result(one) for one in states]),
    }


def _result(state: DossierState) -> dict[str, str]:
    accepted, issued = state.accepted, state.issued
    if accepted is None or issued is None:
        raise LookupError(state.id)
    signed = state.result_signed
    number = signed[0] if signed else issued.number
    return {
        "code": state.code,
        "procedure": accepted.procedure.name,
        "result": " ".join(filter(None, (issued.name, f"số {number}"))),
        "owner": accepted.owner_name,
        "address": accepted.owner_address,
        "fee": "X" if state.payable_dong > 0 else "",
        "post": "X" if accepted.return_channel is ReturnChannel.POST else "",
        "note": _PROVISIONAL if state.code == state.provisional_code else "",
    }


def trips_facts(
    trips: Sequence[Sequence[Journey]],
    *,
    month: date,
    centre: Centre,
    clerk: str,
    now: datetime,
) -> dict[str, Any]:
    """Of the month's list of trips that the centre pays; one trip: what one carrier took at once
    (công văn 3351/UBND-KSTT, mục 3).
    """
    rows = [_trip(trip) for trip in trips]
    every = [one for trip in trips for one in trip]
    return _list_facts(centre, clerk, now, f"{month:%m}", len(trips)) | {
        "period": f"Tháng {month:%m} năm {month.year}",
        "total_dossiers": str(sum(one.load == DOSSIER for one in every)),
        "total_results": str(sum(one.load != DOSSIER for one in every)),
        "trips": numbered(rows),
    }


def _trip(journeys: Sequence[Journey]) -> dict[str, str]:
    first = journeys[0]
    here = local(first.at)
    results = sum(one.load != DOSSIER for one in journeys)
    return {
        "on": f"{show_date(here.date())} {show_time(here.time())}",
        "route": _route(journeys),
        "carrier": first.carrier,
        "lists": "; ".join(dict.fromkeys(one.list_number for one in journeys if one.list_number)),
        "dossiers": str(len(journeys) - results),
        "results": str(results),
        "note": "",
    }


def _route(journeys: Iterable[Journey]) -> str:
    return "; ".join(dict.fromkeys(one.agency_name for one in journeys))


def _list_facts(
    centre: Centre, clerk: str, at: datetime, number: str, count: int
) -> dict[str, Any]:
    return {
        "number": number,
        "centre": clean_line(centre.short_name),
        "issued_at": paper_moment(at),
        "issued_on": paper_date(local_day(at)),
        "clerk": clerk,
        "count": str(count),
    }
