"""The way of an interconnected dossier: laid out before F9 so that the clerk sees and prints it,
counted again when the calendar moves or the clock starts anew.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import datetime
from decimal import Decimal

from counter_app.domain.dossier.bodies import Due, Leg, LegTerm, Route
from counter_app.domain.due_words import SAME_DAY
from counter_app.domain.limits import Period, read_period
from counter_app.domain.procedure import Agency, LimitUnit, RouteKind, RouteRule
from counter_app.domain.timetable import term
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
    count: the whole limit holds for it and those after it. Each is counted by its agency's office
    hours. `agencies`: who holds the affairs of each agency of the rule on that day; an office may
    have been joined to another since.
    """
    legs, start = [], accepted_at
    counting = True
    for leg in rule.legs:
        due: Due | None = None
        counting = counting and leg.within is not None
        if counting and leg.within is not None:
            hours = calendar.of_agency(agencies[leg.agency].id)
            due = term(start, read_period(leg.within), hours, rules_id)
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


def recount(
    route: Route,
    started_at: datetime,
    *,
    calendar: WorkCalendar,
    rules_id: str,
    done: Collection[str] = (),
) -> tuple[LegTerm, ...]:
    """The parts whose due moment is another when counted from `started_at`; those of the agencies
    in `done` keep theirs. Raises CalendarNotCoveredError.
    """
    moved, start = [], started_at
    for leg in route.legs:
        old = leg.due
        if old is None:
            continue
        due = old
        if leg.agency not in done:
            due = term(start, _period(old), calendar.of_agency(leg.agency), rules_id)
        if due.due_at != old.due_at:
            moved.append(
                LegTerm(
                    agency=leg.agency, agency_name=leg.agency_name, old_due_at=old.due_at, due=due
                )
            )
        start = started_at if route.kind is RouteKind.ELECTRONIC else due.due_at
    return tuple(moved)


def _period(due: Due) -> Period:
    if due.limit == SAME_DAY.vi:
        return Period(amount=Decimal(0), unit=LimitUnit.WORKING_DAYS)
    return read_period(due.limit)
