"""The way of an interconnected dossier, laid out before F9 so that the clerk sees and prints it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from counter_app.domain.deadlines import due as due_of
from counter_app.domain.dossier.bodies import Due, Leg, Route
from counter_app.domain.limits import read_period
from counter_app.domain.procedure import Agency, RouteKind, RouteRule
from counter_app.domain.workcalendar import WorkCalendar


def lay_out(
    rule: RouteRule,
    accepted_at: datetime,
    *,
    agencies: Mapping[str, Agency],
    calendar: WorkCalendar,
    rules_id: str,
) -> Route:
    """The legs with their due moments. On paper one leg's time begins where the one before ends
    (R53); electronically all begin at acceptance (R55). A leg without a time of its own ends the
    count: the whole limit holds for it and those after it. `agencies`: who holds the affairs of
    each agency of the rule on that day; an office may have been joined to another since.
    """
    legs, start = [], accepted_at
    counting = True
    for leg in rule.legs:
        due: Due | None = None
        counting = counting and leg.within is not None
        if counting and leg.within is not None:
            period = read_period(leg.within)
            due = due_of(start, period.amount, period.unit, calendar=calendar, rules_id=rules_id)
            start = start if rule.kind is RouteKind.ELECTRONIC else due.due_at
        counting = counting or rule.kind is RouteKind.ELECTRONIC
        legs.append(
            Leg(
                agency=agencies[leg.agency].id,
                agency_name=agencies[leg.agency].name,
                work=leg.work,
                due=due,
                is_lead=leg.lead,
            )
        )
    return Route(kind=rule.kind, legs=tuple(legs), supervised_by=rule.supervised_by)
