"""Gestures around the agency whose dates are computed: return, supplement, new date, correction."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from counter_app.domain.decisions.facts import Facts
from counter_app.domain.decisions.route import recount
from counter_app.domain.dossier import bodies, life
from counter_app.domain.dossier.entries.answers import Lack, Stage
from counter_app.domain.dossier.entries.appraisal import ReturnedForSupplement, Supplemented
from counter_app.domain.dossier.entries.document import SignedDocument
from counter_app.domain.dossier.entries.postponement import DueRecomputed, Postponed
from counter_app.domain.dossier.entries.result import ResultErrorReported, WrongBy
from counter_app.domain.dossier.state import DossierState
from counter_app.domain.dossier.steps.counter import rounds
from counter_app.domain.refusal import Refusal
from counter_app.domain.timetable import CORRECTION, last_apology_at, term

BY_APPOINTMENT = "theo phiếu hẹn"
NO_APPOINTMENT = Refusal(
    code="no_appointment",
    vi="Phải chọn ngày hẹn trả sau hôm nay.",
    en="An appointment after today is needed.",
    rule="R46",
)
NO_TERM = Refusal(
    code="no_term",
    vi="Hồ sơ này không có ngày hẹn trả nên không hẹn lại.",
    en="This dossier has no return date, so there is none to move.",
    rule="R41",
)


def return_for_supplement(
    state: DossierState,
    lacks: tuple[Lack, ...],
    *,
    reason: str,
    number: str,
    signer: str,
    noticed_at: datetime,
    facts: Facts,
) -> ReturnedForSupplement | Refusal:
    """The agency's mẫu 02: late or not, and the last day to bring what lacks (R32, R33)."""
    received_at = state.received.received_at if state.received else noticed_at
    terms = state.terms
    made, _ = rounds(state, Stage.APPRAISAL)
    body = ReturnedForSupplement(
        number=number,
        signer=signer,
        lacks=lacks,
        reason=reason,
        round=made + 1,
        noticed_at=noticed_at,
        notice_by=term(received_at, terms.notice_within, facts.calendar, facts.pack.id).due_at,
        reply_by=None
        if terms.close_after is None
        else term(noticed_at, terms.close_after, facts.calendar, facts.pack.id),
    )
    return life.fits(state, body) or body


def supplement(
    state: DossierState,
    papers: tuple[bodies.AcceptedPaper, ...],
    facts: Facts,
    *,
    not_brought: tuple[Lack, ...] = (),
    released: str = "",
) -> Supplemented | Refusal:
    """The full dossier is in: the whole limit again from now, by the terms of acceptance (R34).

    `not_brought` is what was asked for and is not there; the agency's document `released` says that
    it does without it.
    """
    route = state.route
    body = Supplemented(
        legs=recount(route, facts.now, calendar=facts.calendar, rules_id=facts.pack.id)
        if route
        else (),
        papers=papers,
        due=facts.whole_limit(state.terms),
        counter=facts.counter,
        by_name=facts.by_name,
        received_at=facts.now,
        not_brought=not_brought,
        released=released,
    )
    return life.fits(state, body) or body


def postpone(
    state: DossierState,
    *,
    notice: SignedDocument,
    apology: SignedDocument,
    code_on_paper: str,
    reason: str,
    new_due_at: datetime,
    facts: Facts,
) -> Postponed | Refusal:
    """mẫu 04 recorded, marked when it came later than one day before expiry (R40-R43)."""
    body = postponement(
        state,
        notice=notice,
        apology=apology,
        code_on_paper=code_on_paper,
        reason=reason,
        new_due_at=new_due_at,
        facts=facts,
    )
    return body if isinstance(body, Refusal) else life.fits(state, body) or body


def postponement(
    state: DossierState,
    *,
    notice: SignedDocument,
    apology: SignedDocument,
    code_on_paper: str,
    reason: str,
    new_due_at: datetime,
    facts: Facts,
) -> Postponed | Refusal:
    """mẫu 04 with its dates, before anybody asks whether it is signed."""
    if state.promised_at is None or state.due is None:
        return NO_TERM
    return Postponed(
        notice=notice,
        apology=apology,
        code_on_paper=code_on_paper,
        reason=reason,
        old_due_at=state.promised_at,
        new_due_at=new_due_at,
        last_lawful_at=last_apology_at(state.due.due_at, facts.calendar),
        by_name=facts.by_name,
        received_at=facts.now,
    )


def recompute(state: DossierState, *, source: str, facts: Facts) -> DueRecomputed | Refusal | None:
    """What a changed calendar makes of an open dossier's dates, None when they stay.

    The preview shows `old_due_at` and `due`; nothing is written until a person applies it.
    """
    if state.promised_at is None or not state.clocks:
        return None
    started_at, route = state.clocks[-1].started_at, state.route
    due = replace(facts, now=started_at).whole_limit(state.terms)
    if due is None:
        return None
    done = {leg.agency for leg in state.legs_done}
    legs = (
        recount(route, started_at, calendar=facts.calendar, rules_id=facts.pack.id, done=done)
        if route
        else ()
    )
    if due.due_at == state.promised_at and not legs:
        return None
    body = DueRecomputed(
        old_due_at=state.promised_at, due=due, source=source, by_name=facts.by_name, legs=legs
    )
    return life.fits(state, body) or body


def report_error(
    state: DossierState,
    *,
    wrong_by: WrongBy,
    stands: str,
    should_be: str,
    taken_back: bool,
    appointed_at: datetime | None,
    fee_dong: int,
    facts: Facts,
) -> ResultErrorReported | Refusal:
    """A wrong or lost result: three working days when the citizen is not to blame (R45), else the
    day of the re-appointment slip (R46).
    """
    if wrong_by is WrongBy.CITIZEN:
        if appointed_at is None or appointed_at <= facts.now:
            return NO_APPOINTMENT
        due = bodies.Due(
            due_at=appointed_at,
            limit=BY_APPOINTMENT,
            trace=(),
            rules=facts.pack.id,
            calendar=facts.calendar.version,
        )
    else:
        due = term(facts.now, CORRECTION, facts.calendar, facts.pack.id)
    body = ResultErrorReported(
        wrong_by=wrong_by,
        stands=stands,
        should_be=should_be,
        due=due,
        fee_dong=fee_dong,
        taken_back=taken_back,
        by_name=facts.by_name,
        reported_at=facts.now,
    )
    return life.fits(state, body) or body
