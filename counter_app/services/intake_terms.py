"""What a dossier accepted now would be accepted under: terms, due date, route."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from counter_app.domain.centre import DueTime
from counter_app.domain.deadlines import due as due_of
from counter_app.domain.decisions.route import lay_out
from counter_app.domain.dossier.bodies import Due, Route
from counter_app.domain.dossier.terms import Terms, terms_of
from counter_app.domain.draft import Draft
from counter_app.domain.limits import applicable_limit
from counter_app.domain.moments import local_day
from counter_app.domain.procedure import Procedure
from counter_app.domain.rules import RulePack, pack_on
from counter_app.domain.workcalendar import WorkCalendar
from counter_app.services.catalogue import Catalogue
from counter_app.store.editions import Edition


@dataclass(frozen=True, slots=True, kw_only=True)
class TermsOfDay:
    """Catalogue, rules and calendar of the desk, asked for one draft and moment."""

    edition: Edition
    catalogue: Catalogue
    calendar: Callable[[], WorkCalendar]
    time_of_day: DueTime  # the centre's setting

    def terms(self, procedure: Procedure, draft: Draft, now: datetime) -> Terms:
        """The terms of the day, fixed with the acceptance."""
        day, units = local_day(now), draft.payment.units
        return terms_of(
            procedure,
            draft.case,
            applicable_limit(procedure, draft.case, draft.channel, day, units),
            self._pack(now),
            returned_by_agency=self.catalogue.agency(procedure).returns_own_results,
        )

    def due(self, procedure: Procedure, terms: Terms, now: datetime) -> Due | None:
        """The due date by the agency's office hours. Raises CalendarNotCoveredError."""
        if terms.limit is None:
            return None
        return due_of(
            now,
            terms.limit.amount,
            terms.limit.unit,
            calendar=self.calendar().of_agency(self.catalogue.agency(procedure).id),
            rules_id=self._pack(now).id,
            late_after=terms.late_after,
            time_of_day=self.time_of_day,
        )

    def route(self, procedure: Procedure, now: datetime) -> Route | None:
        """The way of an interconnected dossier. Raises CalendarNotCoveredError."""
        rule, day = procedure.route, local_day(now)
        if rule is None:
            return None
        return lay_out(
            rule,
            now,
            agencies={leg.agency: self.edition.agency(leg.agency, day) for leg in rule.legs},
            calendar=self.calendar(),
            rules_id=self._pack(now).id,
        )

    def _pack(self, now: datetime) -> RulePack:
        return pack_on(self.edition.rules, local_day(now))
