"""Bodies to walk through the table of life with: for every kind one that means to fit."""

from __future__ import annotations

from dataclasses import replace

from counter_app.domain import folding, streams
from counter_app.domain.dossier import bodies, life
from counter_app.domain.dossier.entries import result
from counter_app.domain.dossier.entries.answers import Stage
from counter_app.domain.dossier.entries.postponement import DueRecomputed
from counter_app.domain.dossier.entries.transfer import CitizenTold, TransferUndone, Urged
from counter_app.domain.dossier.state import DossierState
from counter_app.domain.dossier.steps.counter import rounds
from counter_app.domain.dossier.steps.transfer import holding_leg, next_agency
from counter_app.domain.dossier.terms import Terms
from counter_app.domain.entry import Entry
from counter_app.domain.kinds import is_fact
from counter_app.domain.procedure import RouteKind
from tests.domain.agency_samples import (
    appraised,
    approved,
    closed,
    got,
    late_told,
    leg_done,
    leg_got,
    opinion_asked,
    opinion_given,
    payment_asked,
    postponed,
    returned,
    sent,
    supplemented,
    verified,
)
from tests.domain.dossier_samples import AT, fee_refunded, fee_taken
from tests.domain.life_samples import (
    BROUGHT,
    RECEIPT,
    TERMS,
    allowed,
    asked,
    entry_of,
    facts,
    given_up,
    leg,
    not_returned,
    pages,
    route,
    submitted,
    taken_in,
    turned_away,
)
from tests.domain.result_samples import (
    ARRIVED,
    by_agency,
    error,
    handed,
    incident,
    incident_apologised,
    incident_settled,
    issued,
    mended,
    put_off,
    return_chosen,
    sent_electronically,
    spot,
    stop_asked,
    stopped,
    undone,
    withdrawn,
)

STREAM = "dossier/d1"
PATHS = [
    {},
    {"terms": Terms(on_the_spot=True, limit=TERMS.limit)},
    {"terms": replace(TERMS, returned_by_agency=True)},
    {"terms": replace(TERMS, max_supplements=2)},
    {"route": route()},
    {"route": route(RouteKind.ELECTRONIC)},
    {"route": replace(route(RouteKind.UPPER), legs=(leg("H48.05", "Sở"), leg("H48", "Tỉnh")))},
]


def bodies_for(state: DossierState, **accepted_with) -> list[object]:
    """One body of every kind, made as a person at this dossier would make it."""
    found = [
        *_at_the_counter(state, accepted_with),
        *_at_the_agency(state),
        *_with_a_result(state),
    ]
    if state.clocks and state.due:
        moved = replace(state.due, due_at=facts("01/02/2027 17:00").now)
        found.append(_recomputed(state, moved))
    return found + _along_the_route(state)


def _at_the_counter(state: DossierState, accepted_with) -> list[object]:
    stage = Stage.APPRAISAL if state.accepted else Stage.INTAKE
    made = rounds(state, stage)[0]
    unpaid = state.payable_dong
    if state.supplements:
        accepted_with = {"papers": BROUGHT, **accepted_with}
    return [
        submitted(),
        asked(round=made + 1),
        allowed(stage),
        turned_away(),
        given_up(),
        not_returned(),
        taken_in(**accepted_with),
        RECEIPT,
        pages("apology"),
        fee_taken(unpaid, unpaid, 0),
        fee_refunded(state.taken_dong),
        bodies.Corrected(field="note", old="", new="x", reason="gõ nhầm", by_name="Hoa"),
        bodies.Voided(code_typed=state.code, reason="nhầm", by_name="Hoa"),
        bodies.CodeMapped(provisional="TM05-261123-001", official="H48-1", source="x"),
        bodies.Viewed(by_name="Hoa"),
    ]


def _at_the_agency(state: DossierState) -> list[object]:
    opinion = state.opinions[-1].id if state.opinions else "none"
    made = rounds(state, Stage.APPRAISAL)[0]
    return [
        sent(),
        sent(at_centre=True),
        TransferUndone(reason="Chuyển nhầm", by_name="Hoa", undone_at=AT),
        got(),
        Urged(channel="phone", whom="Sở", said="chờ", by_name="Hoa", urged_at=AT),
        CitizenTold(about="postponed", channel="sms", address="", by_name="Hoa", told_at=AT),
        returned(round=made + 1),
        supplemented(),
        closed(),
        verified(),
        opinion_asked(),
        opinion_given(opinion),
        late_told(opinion),
        payment_asked(),
        appraised(),
        approved(),
        postponed(state),
    ]


def _with_a_result(state: DossierState) -> list[object]:
    trouble = state.incidents[-1].id if state.incidents else "none"
    return [
        issued(),
        ARRIVED,
        result.Shelved(shelf="C-1", by_name="Mai"),
        handed(),
        undone(state),
        put_off(),
        return_chosen(),
        spot(),
        sent_electronically(),
        by_agency(),
        error(),
        mended(),
        stop_asked(),
        stopped(),
        withdrawn(),
        incident(),
        incident_apologised(trouble),
        incident_settled(trouble),
    ]


def _along_the_route(state: DossierState) -> list[object]:
    route = state.route
    if route is None:
        return []
    holder = holding_leg(state, route).agency
    found: list[object] = [leg_done(holder, next_agency(route, state.leg)), leg_got(holder)]
    return found + [leg_done(one.agency, "") for one in route.legs]


def _recomputed(state: DossierState, due: bodies.Due) -> object:
    return DueRecomputed(
        old_due_at=state.promised_at or AT, due=due, source="Thông báo 1", by_name="An"
    )


def serve(history: list[Entry], arriving: list[Entry]) -> list[Entry]:
    """What the server keeps: facts get a position and perhaps a dispute, claims may be refused."""
    kept = list(history)
    for entry in arriving:
        state = folding.fold(STREAM, kept).guarded
        refusal = streams.fits(state, entry)
        position = max((one.position or 0 for one in kept), default=0) + 1
        if refusal is None:
            kept.append(replace(entry, position=position))
        elif is_fact(entry.kind):
            body = bodies.Disputed(entry=entry.id, reason_vi=refusal.vi, reason_en=refusal.en)
            kept.append(replace(entry, position=position))
            kept.append(entry_of(body, position=position + 1, node="server"))
        else:
            kept.append(replace(entry, refused=refusal.vi))
    return kept


def walk(state, choices, path, node="n1"):
    """The entries of a walk from `state`: each choice is one of those that fit there."""
    for choice in choices:
        fitting = [body for body in bodies_for(state, **path) if life.fits(state, body) is None]
        if not fitting:
            return
        entry = entry_of(fitting[choice % len(fitting)], node=node)
        state = streams.evolve(state, entry)
        yield state, entry
