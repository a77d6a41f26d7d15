"""Accepting a dossier (F9)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime

from counter_app.domain import checklist
from counter_app.domain.centre import Centre
from counter_app.domain.dossier import acceptance, bodies
from counter_app.domain.dossier.requested import with_requests
from counter_app.domain.dossier.state import DossierState
from counter_app.domain.dossier.terms import Terms
from counter_app.domain.draft import Draft, DraftView
from counter_app.domain.due_words import explain
from counter_app.domain.fees import choosable_waivers, fee_lines
from counter_app.domain.moments import local_day
from counter_app.domain.paper_list import renumbered, under_list
from counter_app.domain.papers import Line, accepted_papers, lines, mark_all_valid
from counter_app.domain.procedure import Agency, CodeSource, FeeMoment, Procedure, Waiver
from counter_app.domain.refusal import Refusal
from counter_app.domain.representation import needs_authorisation
from counter_app.domain.workcalendar import WorkCalendar
from counter_app.errors import Words
from counter_app.errors.calendar import CalendarNotCoveredError
from counter_app.errors.desk import (
    DossierNotFoundError,
    DraftGoneError,
    NotAcceptableError,
)
from counter_app.services import dossiers
from counter_app.services.catalogue import Catalogue
from counter_app.services.intake_terms import TermsOfDay
from counter_app.services.pen import Pen, node_of
from counter_app.services.people import SignedIn
from counter_app.services.print_queue import LARGE_SLIP, SLIP
from counter_app.services.visit_slip import GIVE
from counter_app.store import drafts, journal, leases, spool
from counter_app.store.database import Connection, Database
from counter_app.store.editions import Edition


@dataclass(frozen=True, slots=True, kw_only=True)
class IntakeView:
    """Everything the intake page shows that is computed from the draft."""

    procedure: Procedure | None
    agency_name: str
    lines: tuple[Line, ...]
    fees: tuple[bodies.FeeDue, ...]
    listed_dong: int
    due_dong: int
    due: bodies.Due | None
    due_sentence: Words | None
    terms: Terms
    route: bodies.Route | None  # the way of an interconnected dossier, shown before F9
    problems: tuple[Refusal, ...]
    warnings: tuple[Refusal, ...]
    needs_authorisation: bool
    waivers: tuple[Waiver, ...]
    pages_by_paper: dict[int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class AcceptedView:
    """What stands on screen after F9."""

    stream: str
    code: str
    is_official: bool
    accepted_at: datetime
    due_at: datetime | None
    due_sentence: Words | None
    owner_name: str
    procedure_name: str
    due_dong: int
    outstanding_dong: int
    pages: int
    has_receipt: bool  # mẫu 01; see `_is_answered_at_once`


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where this PC stands: what every acceptance carries."""

    counter: str
    centre: Centre
    practice: bool


class Intake:
    """One instance per open desk. `view` and `mark_all_valid` are calculations in memory."""

    def __init__(
        self,
        *,
        db: Database,
        pen: Pen,
        place: Place,
        edition: Edition,
        catalogue: Catalogue,
        calendar: Callable[[], WorkCalendar],
        gives_slips: Callable[[], bool],
    ) -> None:
        self._db = db
        self._gives_slips = gives_slips
        self._pen = pen
        self._place = place
        self._catalogue = catalogue
        self._terms = TermsOfDay(
            edition=edition,
            catalogue=catalogue,
            calendar=calendar,
            time_of_day=place.centre.due_time_of_day,
        )

    def under_list(self, view: DraftView) -> DraftView:
        """The draft with its papers numbered as the list in force has them."""
        return under_list(view, self._catalogue.procedure(view.draft.procedure))

    def view(self, view: DraftView, who: SignedIn) -> IntakeView:
        """What the draft adds up to at this moment."""
        return self._view_at(view, who, self._pen.now())

    def _view_at(self, view: DraftView, who: SignedIn, now: datetime) -> IntakeView:
        draft, day = view.draft, local_day(now)
        procedure = self._catalogue.procedure(draft.procedure)
        if procedure is None:
            return _without_procedure(draft, day)
        counts = acceptance.pages_by_paper(draft.placements, view.pages)
        fees = self._fees(procedure, draft, day)
        scan_first = self._place.centre.scan_before_acceptance
        problems = list(checklist.problems(procedure, draft, counts, day, scan_first=scan_first))
        terms, due, route = self._terms.terms(procedure, draft, now), None, None
        try:
            due = self._terms.due(procedure, terms, now)
            route = self._terms.route(procedure, now)
        except CalendarNotCoveredError as uncovered:  # a guessed date would stand on paper
            problems.insert(0, _no_due_date(uncovered))
        why_not = self._catalogue.why_not_allowed(procedure, who)
        if why_not is not None:
            problems.insert(0, _not_assigned(why_not))
        return IntakeView(
            procedure=procedure,
            agency_name=self._catalogue.agency(procedure).name,
            lines=lines(procedure, draft, counts, day),
            fees=fees,
            listed_dong=sum(fee.listed_dong for fee in fees),
            due_dong=sum(fee.due_dong for fee in fees if fee.moment is FeeMoment.AT_ACCEPTANCE),
            due=due,
            due_sentence=explain(due) if due else None,
            terms=terms,
            route=route,
            problems=tuple(problems),
            warnings=checklist.warnings(procedure, draft, counts, day),
            needs_authorisation=needs_authorisation(procedure, draft, day),
            waivers=choosable_waivers(procedure, draft, day, draft.channel),
            pages_by_paper=counts,
        )

    def cited(self, problem: Refusal) -> Refusal:
        """A problem with the article it rests on."""
        return self._pen.cited(problem)

    def mark_all_valid(self, view: DraftView) -> Draft:
        """F7: "Đủ, hợp lệ". What was marked by hand stays."""
        procedure = self._catalogue.procedure(view.draft.procedure)
        if procedure is None:
            return view.draft
        counts = acceptance.pages_by_paper(view.draft.placements, view.pages)
        day = local_day(self._pen.now())
        return mark_all_valid(procedure, view.draft, counts, day)

    def accept(self, draft_id: str, who: SignedIn, *, clock_answer: str = "") -> AcceptedView:
        """F9: code, entries, lists and print jobs in one transaction; twice is once.

        Raises NotAcceptableError with every problem, ClockInDoubtError once, DraftGoneError.
        """
        stream = f"dossier/{draft_id}"
        with self._db.write() as conn:
            held = drafts.load(conn, draft_id)
            state = dossiers.readable(conn, stream)  # it may have been answered before (mẫu 02)
            if held is None:
                if state.accepted is not None:
                    return accepted_view(stream, state)
                raise DraftGoneError
            now, node = self._pen.now(), node_of(conn)
            held = with_requests(held, state.supplements)  # another desk may have asked, too
            held = renumbered(held, self._catalogue.procedure(held.draft.procedure))
            view = self._view_at(held, who, now)
            if view.problems or view.procedure is None:
                raise NotAcceptableError(view.problems)
            agency = self._catalogue.agency(view.procedure)
            if clock_answer:
                self._pen.clock.confirm()
            else:
                self._pen.clock.check(
                    last_entry_at=journal.last_own_at(conn, node),
                    leased_days=leases.days(conn, node, agency.id),
                )
            facts = acceptance.AcceptFacts(
                now=now,
                code=self._code(conn, node, agency, local_day(now)),
                due=view.due,
                agency=agency.id,
                agency_name=agency.name,
                receiving_unit=self._place.centre.name,
                counter=self._place.counter,
                clerk=who.staff_id,
                clerk_name=who.name,
                practice=self._place.practice,
                edition=self._catalogue.edition.hash,
                clock_answer=clock_answer,
                terms=view.terms,
                route=view.route,
            )
            request = self._request(held, view, view.procedure, who, local_day(now))
            decided = acceptance.decide(state, request, facts)
            if isinstance(decided, Refusal):
                raise NotAcceptableError((decided,))
            written = self._pen.write(
                conn, who, stream=stream, scope=agency.id, bodies=decided, at=now
            )
            drafts.close(conn, draft_id, act=written.act, at=now)
            prints = _prints_of(view.procedure, view.due, held.draft, local_day(now))
            for form, copy in prints:
                if form == "receipt" or self._gives_slips():
                    spool.add(
                        conn, self._pen.ids, stream=stream, form=form, copy=copy, copy_no=0, at=now
                    )
            return accepted_view(stream, written.state)

    def load_accepted(self, stream: str) -> AcceptedView:
        """The accepted dossier as it stands now."""
        with self._db.read() as conn:
            return accepted_view(stream, dossiers.accepted(conn, stream))

    def _code(self, conn: Connection, node: str, agency: Agency, day: date) -> bodies.CodeIssued:
        counter = self._place.counter
        if agency.code_source is CodeSource.UPSTREAM:
            return leases.provisional(conn, agency=agency.id, counter=counter, day=day)
        return leases.take_code(conn, node=node, agency=agency.id, counter=counter, day=day)

    def _request(
        self,
        held: DraftView,
        view: IntakeView,
        procedure: Procedure,
        who: SignedIn,
        day: date,
    ) -> acceptance.AcceptRequest:
        counts = view.pages_by_paper
        return acceptance.AcceptRequest(
            draft=held.draft,
            pages=held.pages,
            procedure=procedure,
            papers=accepted_papers(procedure, held.draft, counts, who.name, day),
            fees=view.fees,
        )

    def _fees(self, procedure: Procedure, draft: Draft, day: date) -> tuple[bodies.FeeDue, ...]:
        collector = self._catalogue.agency(procedure).id
        return fee_lines(procedure, draft, day, draft.channel, collector)


def accepted_view(stream: str, state: DossierState) -> AcceptedView:
    """The state of an accepted dossier as the page shows it."""
    accepted = state.accepted
    if accepted is None:
        raise DossierNotFoundError
    return AcceptedView(
        stream=stream,
        code=state.code,
        is_official=state.code != state.provisional_code,
        accepted_at=accepted.accepted_at,
        due_at=accepted.due.due_at if accepted.due else None,
        due_sentence=explain(accepted.due) if accepted.due else None,
        owner_name=accepted.owner_name,
        procedure_name=accepted.procedure.name,
        due_dong=state.due_dong,
        outstanding_dong=state.outstanding_dong,
        pages=len(state.pages),
        has_receipt=not _is_answered_at_once(
            accepted.due, local_day(accepted.accepted_at), on_the_spot=accepted.terms.on_the_spot
        ),
    )


def _without_procedure(draft: Draft, day: date) -> IntakeView:
    return IntakeView(
        procedure=None,
        agency_name="",
        lines=(),
        fees=(),
        listed_dong=0,
        due_dong=0,
        due=None,
        due_sentence=None,
        terms=Terms(),
        route=None,
        problems=checklist.problems(None, draft, {}, day),
        warnings=tuple(checklist.people_warnings(draft, day)),
        needs_authorisation=False,
        waivers=(),
        pages_by_paper={},
    )


def _prints_of(
    procedure: Procedure, due: bodies.Due | None, draft: Draft, today: date
) -> tuple[tuple[str, str], ...]:
    """What F9 sends to the printers."""
    slip = ((LARGE_SLIP if draft.large_slip else SLIP, GIVE),)
    if _is_answered_at_once(due, today, on_the_spot=procedure.issued_on_the_spot):
        return slip
    return (("receipt", "keep"), ("receipt", GIVE), *slip)


def _is_answered_at_once(due: bodies.Due | None, today: date, *, on_the_spot: bool) -> bool:
    """Where the result is handed over on the spot there is no mẫu 01 unless it is asked for
    (NĐ 118/2025 Điều 17.4, correction 16).
    """
    return on_the_spot and (due is None or local_day(due.due_at) == today)


def _no_due_date(uncovered: CalendarNotCoveredError) -> Refusal:
    vi, en = uncovered.tell("vi"), uncovered.tell("en")
    return Refusal(
        code=uncovered.code,
        vi=f"{vi.happened} {vi.todo}",
        en=f"{en.happened} {en.todo}",
        where="intake_procEdit",
    )


def _not_assigned(why: Words) -> Refusal:
    return Refusal(
        code="not_assigned",
        vi=why.vi,
        en=why.en,
        rule="R81",
        where="intake_procEdit",
    )
