"""Steps between centre and agency, and along the route of interconnected procedures (R52-R58)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from counter_app.domain.dossier.bodies import Leg, LegTerm, Route
from counter_app.domain.dossier.entries import transfer
from counter_app.domain.dossier.state import DossierState, Status
from counter_app.domain.dossier.steps.step import (
    BEFORE_RESULT,
    FOR_THE_AGENCY,
    INTAKE,
    NOT_TAKEN_IN,
    TAKEN_IN,
    Step,
    blank,
    needs_reason,
)
from counter_app.domain.entry import Entry
from counter_app.domain.procedure import RouteKind
from counter_app.domain.refusal import Refusal
from counter_app.domain.staff import AT_THE_COUNTER


def receipt_refusal(state: DossierState) -> Refusal | None:
    """R25: nothing goes on without mẫu 01, except what is answered on the spot (correction 16)."""
    if state.has_receipt or state.terms.on_the_spot:
        return None
    return Refusal(
        code="receipt_missing",
        vi="Hồ sơ chưa có Giấy tiếp nhận hồ sơ và hẹn trả kết quả kèm theo; in giấy rồi làm tiếp.",
        en="The receipt (mẫu 01) is not with the dossier; print it first.",
        rule="R25",
    )


def lead_of(route: Route) -> Leg:
    """The lead agency's leg; the first when none is marked."""
    return next((leg for leg in route.legs if leg.is_lead), route.legs[0])


def first_leg(route: Route) -> Leg:
    """Who gets the dossier from the counter: on paper the first in the order, electronically the
    lead, wherever it stands in the list of all (R52, R55).
    """
    return lead_of(route) if route.kind is RouteKind.ELECTRONIC else route.legs[0]


def next_agency(route: Route, leg: int) -> str:
    """Where the paper goes after leg number `leg` (from 0): the next agency, at last the lead.

    Empty when it goes back to the one-stop desk that received it (R58) or is not carried at all.
    """
    if route.kind is RouteKind.ELECTRONIC:
        return ""
    if leg + 1 < len(route.legs):
        return route.legs[leg + 1].agency
    return "" if route.kind is RouteKind.UPPER else lead_of(route).agency


def route_refusal(state: DossierState) -> Refusal | None:
    """Whether every agency of the route has done its part, so that a result may be issued."""
    route = state.route
    if route is None:
        return None
    done = {leg.agency for leg in state.legs_done}
    waiting = [leg.agency_name for leg in route.legs if leg.agency not in done]
    if route.kind is RouteKind.ELECTRONIC:  # the lead's own part is the result
        waiting = [name for name in waiting if name != lead_of(route).agency_name]
    if state.leg_on_way:
        waiting.append(holding_leg(state, route).agency_name)
    if not waiting:
        return None
    names = "; ".join(waiting)
    return Refusal(
        code="route_open",
        vi=f"Các cơ quan sau chưa xong phần việc của mình: {names}.",
        en=f"These agencies have not finished their part: {names}.",
        rule="R54",
    )


def holding_leg(state: DossierState, route: Route) -> Leg:
    """Whose turn it is on paper; at the end the lead's again."""
    return route.legs[state.leg] if state.leg < len(route.legs) else lead_of(route)


def with_terms(route: Route, terms: Iterable[LegTerm], done: Iterable[str]) -> Route:
    """The route with other due moments; a part in `done` keeps the one it was measured by."""
    moved = {one.agency: one.due for one in terms}
    for agency in done:
        moved.pop(agency, None)
    legs = (replace(leg, due=moved.get(leg.agency, leg.due)) for leg in route.legs)
    return replace(route, legs=tuple(legs))


def _transferred_fits(state: DossierState, body: transfer.Transferred) -> Refusal | None:
    route = state.route
    if route is not None and body.agency != first_leg(route).agency:
        name = first_leg(route).agency_name
        return Refusal(
            code="route_order",
            vi=f"Theo quy trình liên thông, hồ sơ chuyển đến {name} trước.",
            en=f"By the order of this interconnected procedure the dossier goes to {name} first.",
            rule="R52",
        )
    if any(not incident.reported.of_result for incident in state.open_incidents):
        return Refusal(
            code="incident_open",
            vi="Hồ sơ đang bị thất lạc hoặc hư hỏng; phải khắc phục xong mới chuyển được.",
            en="Papers of this dossier are lost or damaged; that must be settled first.",
            rule="R71",
        )
    return receipt_refusal(state)


def _undone_fits(_state: DossierState, body: transfer.TransferUndone) -> Refusal | None:
    return needs_reason(body.reason, "R53")


def _received_fits(_state: DossierState, body: transfer.AgencyReceived) -> Refusal | None:
    return blank(
        "receiver",
        "Phải ghi người nhận của cơ quan giải quyết.",
        "Who received it at the agency must be named.",
        "R53",
        body.received_by,
    )


def _leg_done_fits(state: DossierState, body: transfer.LegDone) -> Refusal | None:
    route = state.route
    if route is None:
        return _NO_ROUTE
    if any(done.agency == body.agency for done in state.legs_done):
        return Refusal(
            code="leg_done",
            vi="Cơ quan này đã hoàn thành phần việc của mình.",
            en="This agency has finished its part before.",
            rule="R53",
        )
    if route.kind is RouteKind.ELECTRONIC:
        if any(leg.agency == body.agency for leg in route.legs):
            return None
        return _not_its_turn(route, state)
    if state.leg_on_way or holding_leg(state, route).agency != body.agency:
        return _not_its_turn(route, state)
    if body.passed_to != next_agency(route, state.leg):
        return Refusal(
            code="route_order",
            vi="Hồ sơ phải chuyển đúng thứ tự cơ quan ghi trên phiếu chuyển xử lý.",
            en="The dossier follows the order of agencies on the transfer slip.",
            rule="R54",
        )
    return None


def _leg_received_fits(state: DossierState, body: transfer.LegReceived) -> Refusal | None:
    route = state.route
    if route is None:
        return _NO_ROUTE
    if not state.leg_on_way or holding_leg(state, route).agency != body.agency:
        return _not_its_turn(route, state)
    return None


_NO_ROUTE = Refusal(
    code="no_route",
    vi="Hồ sơ này không thuộc thủ tục liên thông.",
    en="This dossier is not an interconnected one.",
    rule="R52",
)


def _not_its_turn(route: Route, state: DossierState) -> Refusal:
    name = holding_leg(state, route).agency_name
    way = "đang được chuyển đến" if state.leg_on_way else "đang ở"
    way_en = "is on its way to" if state.leg_on_way else "is with"
    return Refusal(
        code="not_its_turn",
        vi=f"Theo quy trình liên thông, hồ sơ {way} {name}.",
        en=f"By the route of this dossier it {way_en} {name}.",
        rule="R54",
    )


def _urged_fits(_state: DossierState, body: transfer.Urged) -> Refusal | None:
    return blank(
        "urged_whom",
        "Phải ghi đã đôn đốc ai và nội dung trả lời.",
        "Who was urged, and what was said, must be written down.",
        "R47",
        body.whom,
        body.said,
    )


def _transferred(state: DossierState, _: Entry, body: transfer.Transferred) -> DossierState:
    journeys = (*state.journeys, body)
    return replace(state, status=Status.TRANSFERRED, transferred=body, journeys=journeys)


def _undone(state: DossierState, _: Entry, body: transfer.TransferUndone) -> DossierState:
    journeys = (*state.journeys, body)
    return replace(state, status=Status.ACCEPTED, transferred=None, journeys=journeys)


def _received(state: DossierState, _: Entry, body: transfer.AgencyReceived) -> DossierState:
    """A transfer that was undone elsewhere meanwhile did take place: a person said so, else this
    would not count.
    """
    sent, journeys = state.transferred, state.journeys
    if journeys and isinstance(journeys[-1], transfer.TransferUndone):
        journeys = journeys[:-1]
        sent = next(one for one in reversed(journeys) if isinstance(one, transfer.Transferred))
    return replace(
        state,
        status=Status.PROCESSING,
        transferred=sent,
        received=body,
        journeys=(*journeys, body),
    )


def _leg_done(state: DossierState, _: Entry, body: transfer.LegDone) -> DossierState:
    done, journeys = (*state.legs_done, body), (*state.journeys, body)
    if not body.passed_to:
        return replace(state, legs_done=done, journeys=journeys)
    return replace(state, legs_done=done, journeys=journeys, leg=state.leg + 1, leg_on_way=True)


def _leg_received(state: DossierState, _: Entry, body: transfer.LegReceived) -> DossierState:
    return replace(state, leg_on_way=False, journeys=(*state.journeys, body))


def _urged(state: DossierState, _: Entry, body: transfer.Urged) -> DossierState:
    return replace(state, urged=(*state.urged, body))


def _told(state: DossierState, _: Entry, body: transfer.CitizenTold) -> DossierState:
    return replace(state, told=(*state.told, body))


STEPS = (
    Step(
        body=transfer.Transferred,
        vi="chuyển hồ sơ đến cơ quan giải quyết",
        en="transfer the dossier to the agency",
        roles=INTAKE,
        when=frozenset({Status.ACCEPTED}),
        effect=_transferred,
        guard=_transferred_fits,
        form="transfer",
        rule="R25",
    ),
    Step(
        body=transfer.TransferUndone,
        vi="hoàn tác việc chuyển hồ sơ ghi nhầm",
        en="undo a transfer registered by mistake",
        roles=INTAKE,
        when=frozenset({Status.TRANSFERRED}),
        effect=_undone,
        guard=_undone_fits,
        rule="R53",
    ),
    Step(
        body=transfer.AgencyReceived,
        vi="ghi nhận cơ quan đã nhận hồ sơ",
        en="record that the agency received the dossier",
        roles=INTAKE | FOR_THE_AGENCY,
        when=frozenset({Status.TRANSFERRED}),
        effect=_received,
        guard=_received_fits,
        rule="R53",
    ),
    Step(
        body=transfer.LegDone,
        vi="ghi nhận cơ quan phối hợp đã xong phần việc",
        en="record that an agency finished its part",
        roles=FOR_THE_AGENCY,
        when=frozenset({Status.PROCESSING}),
        effect=_leg_done,
        guard=_leg_done_fits,
        form="transfer",
        rule="R53",
    ),
    Step(
        body=transfer.LegReceived,
        vi="ghi nhận cơ quan tiếp theo đã nhận hồ sơ",
        en="record that the next agency received the dossier",
        roles=FOR_THE_AGENCY,
        when=frozenset({Status.PROCESSING}),
        effect=_leg_received,
        guard=_leg_received_fits,
        rule="R53",
    ),
    Step(
        body=transfer.Urged,
        vi="đôn đốc",
        en="urge the agency",
        roles=AT_THE_COUNTER,
        when=BEFORE_RESULT | {Status.ISSUED, Status.CORRECTING},
        effect=_urged,
        guard=_urged_fits,
        rule="R47",
    ),
    Step(
        body=transfer.CitizenTold,
        vi="báo cho chủ hồ sơ",
        en="tell the owner",
        roles=AT_THE_COUNTER,
        when=TAKEN_IN | NOT_TAKEN_IN | {Status.SUPPLEMENT_ASKED},
        effect=_told,
        rule="R73",
    ),
)
