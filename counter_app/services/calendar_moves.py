"""Open dossiers counted again by another calendar: which dates move, and which are on paper."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from counter_app.domain.calendar_change import why_moved
from counter_app.domain.decisions import agency as decisions
from counter_app.domain.decisions.facts import Facts
from counter_app.domain.dossier.bodies import LegTerm
from counter_app.domain.dossier.entries.postponement import DueRecomputed
from counter_app.domain.dossier.state import DossierState
from counter_app.domain.due_words import explain
from counter_app.domain.moments import local_day
from counter_app.domain.rules import pack_on
from counter_app.domain.workcalendar import WorkCalendar
from counter_app.errors import Words
from counter_app.errors.calendar import CalendarNotCoveredError
from counter_app.services.told import form_words
from counter_app.store import journal
from counter_app.store.database import Connection
from counter_app.store.editions import Edition

# Papers that bear the return date; the citizen holds the first ones.
_PROMISES = ("receipt", "slip", "large_slip", "visit_slip")
_TRANSFER = "transfer"  # bears each agency's date, and travels with the paper (R53)
_DATED = (*_PROMISES, "control", _TRANSFER, "handover_dossiers")


@dataclass(frozen=True, slots=True, kw_only=True)
class Move:
    """An open dossier with a date that would change: its own, or those of `legs`, the agencies of
    an interconnected procedure. `promised`: an old one is on the citizen's paper or, of an agency,
    on the transfer slip, and stays there until a new paper is issued.
    """

    stream: str
    code: str
    owner_name: str
    procedure_name: str
    old_at: datetime
    new_at: datetime
    why: Words
    papers: tuple[Words, ...]
    promised: bool
    legs: tuple[LegTerm, ...] = ()


class Recount:
    """Dates of open dossiers by another calendar."""

    def __init__(
        self, edition: Edition, calendar: WorkCalendar, *, source: str = "?", by_name: str = ""
    ) -> None:
        self._edition = edition
        self._calendar = calendar
        self._of_agency: dict[str, WorkCalendar] = {}
        self._source = source
        self._by_name = by_name
        self.uncovered = 0

    def of(self, state: DossierState) -> DueRecomputed | None:
        """The new dates, None when they stay or the agency set its own (R41)."""
        if not state.clocks:
            return None
        agency, started_at = state.agency, state.clocks[-1].started_at
        if agency not in self._of_agency:
            self._of_agency[agency] = self._calendar.of_agency(agency)
        facts = Facts(
            now=started_at,
            calendar=self._of_agency[agency],
            pack=pack_on(self._edition.rules, local_day(started_at)),
            counter="",
            by_name=self._by_name,
            time_of_day=self._edition.centre.due_time_of_day,
        )
        try:
            body = decisions.recompute(state, source=self._source, facts=facts)
        except CalendarNotCoveredError:
            self.uncovered += 1
            return None
        return body if isinstance(body, DueRecomputed) else None


def dossiers(conn: Connection, streams: Sequence[str]) -> Iterator[DossierState]:
    """Those that can be read, in the order given."""
    for state in journal.fold_many(conn, streams).values():
        if isinstance(state, DossierState):
            yield state


def move_of(
    state: DossierState, body: DueRecomputed, before: WorkCalendar, after: WorkCalendar
) -> Move:
    """What the preview shows of a dossier that `body` would give another date."""
    accepted = state.accepted
    first = local_day(state.clocks[-1].started_at)
    ends = [body.old_due_at, body.due.due_at, *(one.due.due_at for one in body.legs)]
    last = local_day(max(ends))
    found = (  # by the hours of whoever decides, else of an agency whose part moves
        why_moved(before.of_agency(agency), after.of_agency(agency), first, last)
        for agency in (state.agency, *(one.agency for one in body.legs))
    )
    why = next(filter(None, found), None)
    forms = dict.fromkeys(one.form.partition("/")[0] for one in state.prints)
    dated = set(_PROMISES) if body.due.due_at != body.old_due_at else set()
    dated |= {_TRANSFER} if body.legs else set()
    return Move(
        stream=f"dossier/{state.id}",
        code=state.code,
        owner_name=accepted.owner_name if accepted else "",
        procedure_name=accepted.procedure.name if accepted else "",
        old_at=body.old_due_at,
        new_at=body.due.due_at,
        why=why or explain(body.due),
        papers=tuple(form_words(form) for form in forms if form in _DATED),
        promised=not dated.isdisjoint(forms),
        legs=body.legs,
    )
