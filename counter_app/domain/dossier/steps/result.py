"""Steps of the result: issued, brought to the central return desk, put right."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from counter_app.domain.dossier.bodies import FeeDue
from counter_app.domain.dossier.entries import result
from counter_app.domain.dossier.entries.result import Outcome, WrongBy
from counter_app.domain.dossier.state import DossierState, ResultCase, Status
from counter_app.domain.dossier.steps.collection import standing_between
from counter_app.domain.dossier.steps.step import (
    BEFORE_RESULT,
    FOR_THE_AGENCY,
    INTAKE,
    RETURNING,
    Step,
    blank,
    first,
    needs_reason,
)
from counter_app.domain.dossier.steps.transfer import receipt_refusal, route_refusal
from counter_app.domain.entry import Entry
from counter_app.domain.procedure import FeeKind, FeeMoment, ReturnChannel
from counter_app.domain.refusal import Refusal
from counter_app.domain.staff import AT_THE_COUNTER


def _issued_fits(state: DossierState, body: result.ResultIssued) -> Refusal | None:
    return first(_issuing(state, body))


def _issuing(state: DossierState, body: result.ResultIssued) -> Iterator[Refusal | None]:
    yield receipt_refusal(state)
    yield route_refusal(state)
    at_centre = state.transferred is not None and state.transferred.at_centre
    if at_centre and state.approved is None:
        yield Refusal(
            code="not_approved",
            vi="Hồ sơ thực hiện tại Trung tâm phải được phê duyệt trước khi có kết quả.",
            en="A dossier handled at the centre is approved before its result is issued.",
            rule="R26",
        )
    said_no = state.approved is not None and not state.approved.grant
    if at_centre and said_no and body.outcome is Outcome.GRANTED:
        yield Refusal(
            code="approval_denied",
            vi="Người phê duyệt không đồng ý giải quyết; chỉ trả hồ sơ không giải quyết, có lý do.",
            en="The approver did not grant it; the dossier can only go back unresolved, with a "
            "reason.",
            rule="R26",
        )
    by_chair = state.accepted is not None and state.accepted.procedure.decided_by_chair
    if by_chair and body.outcome is Outcome.GRANTED and not body.through_office:
        yield Refusal(
            code="not_through_office",
            vi="Kết quả của UBND tỉnh do Văn phòng UBND tỉnh chuyển đến; phải ghi nhận bàn giao "
            "của Văn phòng.",
            en="A result of the provincial People's Committee comes through its Office.",
            rule="R66",
        )
    yield blank(
        "result_unsigned",
        "Kết quả phải có số và người ký.",
        "A result has a number and a signer.",
        "R29",
        body.number,
        body.signer,
    )
    if not (body.has_paper or body.has_electronic):
        yield Refusal(
            code="result_formless",
            vi="Phải chọn kết quả bản giấy, bản điện tử hoặc cả hai.",
            en="The result is on paper, electronic or both.",
            rule="R66",
        )
    if body.outcome is Outcome.UNRESOLVED:
        yield needs_reason(body.reason, "R32")


def _arrived_fits(state: DossierState, _body: result.ResultArrived) -> Refusal | None:
    if state.terms.returned_by_agency:
        return Refusal(
            code="agency_returns",
            vi="Kết quả này do cơ quan giải quyết trả trực tiếp tại quầy của cơ quan đó.",
            en="The agency hands this result over at its own desk.",
            rule="R63",
        )
    return None


def _spot_fits(state: DossierState, body: result.GivenOnTheSpot) -> Refusal | None:
    if not state.terms.on_the_spot:
        return Refusal(
            code="not_on_the_spot",
            vi="Thủ tục này không trả kết quả ngay; kết quả trả tại Bộ phận trả kết quả tập trung.",
            en="This procedure is not answered on the spot; its result leaves by the return desk.",
            rule="R61",
        )
    return first(standing_between(state)) or blank(
        "receiver",
        "Phải ghi họ tên người nhận kết quả.",
        "Who collects must be named.",
        "R68",
        body.receiver_name,
    )


def _by_agency_fits(state: DossierState, _body: result.ReturnedByAgency) -> Refusal | None:
    if state.terms.returned_by_agency:
        return None
    return Refusal(
        code="central_desk_only",
        vi="Cơ quan giải quyết không tự trả kết quả; kết quả trả tại Bộ phận trả kết quả tập "
        "trung.",
        en="The agency may not hand results over; they leave by the central return desk.",
        rule="R64",
    )


def _sent_fits(state: DossierState, body: result.ResultSent) -> Refusal | None:
    return first(_sending(state, body))


def _sending(state: DossierState, body: result.ResultSent) -> Iterator[Refusal | None]:
    if not state.goes_electronically:
        yield Refusal(
            code="not_electronic",
            vi="Kết quả này nhận tại Bộ phận trả kết quả: không có bản điện tử, người nộp đăng ký "
            "nhận bản giấy, hoặc còn bản gốc phải giao, nhận.",
            en="This result is collected at the return desk: there is no electronic copy, the "
            "applicant chose paper, or an original still changes hands.",
            rule="NĐ 118/2025 Đ22",
        )
    yield from standing_between(state)
    yield blank(
        "address",
        "Phải ghi tài khoản hoặc địa chỉ thư điện tử nhận kết quả.",
        "The account or e-mail address it went to is needed.",
        "NĐ 118/2025 Đ22",
        body.address,
    )


def _error_fits(state: DossierState, body: result.ResultErrorReported) -> Refusal | None:
    return first(_reporting(state, body))


def _reporting(state: DossierState, body: result.ResultErrorReported) -> Iterator[Refusal | None]:
    if body.wrong_by is not WrongBy.CITIZEN and body.fee_dong:
        yield Refusal(
            code="free_of_charge",
            vi="Sai sót không do công dân thì công dân không phải trả chi phí.",
            en="An error that is not the citizen's costs the citizen nothing.",
            rule="R45",
        )
    if body.wrong_by is WrongBy.LOST:
        if not any(incident.reported.of_result for incident in state.incidents):
            yield Refusal(
                code="no_incident",
                vi="Phải lập biên bản kết quả bị thất lạc hoặc hư hỏng trước.",
                en="The loss or damage of the result is recorded first.",
                rule="R71",
            )
    elif body.stands.strip() == body.should_be.strip() or not body.should_be.strip():
        yield Refusal(
            code="nothing_wrong",
            vi="Phải ghi nội dung sai và nội dung đúng.",
            en="What the result says and what it should say are both needed.",
            rule="R45" if body.wrong_by is WrongBy.OFFICIAL else "R46",
        )


def _mended_fits(_state: DossierState, body: result.ResultMended) -> Refusal | None:
    return blank(
        "result_unsigned",
        "Kết quả phải có số và người ký.",
        "A result has a number and a signer.",
        "R45",
        body.number,
        body.signer,
    )


def _chosen_fits(state: DossierState, body: result.ReturnChosen) -> Refusal | None:
    accepted = state.accepted
    if accepted is None:
        return None
    if (body.channel, body.address) == (accepted.return_channel, accepted.return_address):
        return Refusal(
            code="return_unchanged",
            vi="Nơi nhận kết quả vẫn như đã ghi; chưa có gì để đổi.",
            en="This is where the result goes already; there is nothing to change.",
            rule="R19",
        )
    firm = accepted.organisation.address if accepted.organisation else ""
    known = (body.address, firm, accepted.owner.address)
    if body.channel is ReturnChannel.POST and not any(one.strip() for one in known):
        return Refusal(
            code="return_address",
            vi="Nhận kết quả qua bưu chính công ích cần có địa chỉ người nhận.",
            en="An address is needed to send the result by post.",
            rule="R19",
            where="address",
        )
    return None


def _issued(state: DossierState, _: Entry, body: result.ResultIssued) -> DossierState:
    return replace(state, status=Status.ISSUED, issued=body)


def _arrived(state: DossierState, _: Entry, body: result.ResultArrived) -> DossierState:
    journeys = (*state.journeys, body)
    return replace(state, status=Status.READY, arrived=body, shelf=body.shelf, journeys=journeys)


def _shelved(state: DossierState, _: Entry, body: result.Shelved) -> DossierState:
    return replace(state, shelf=body.shelf)


def _spot(state: DossierState, _: Entry, body: result.GivenOnTheSpot) -> DossierState:
    return replace(state, status=Status.DONE, on_the_spot=body)


def _by_agency(state: DossierState, _: Entry, body: result.ReturnedByAgency) -> DossierState:
    return replace(state, status=Status.DONE, by_agency=body)


def _sent(state: DossierState, _: Entry, body: result.ResultSent) -> DossierState:
    return replace(state, status=Status.DONE, shelf="", sent=body)


def _reported(state: DossierState, _: Entry, body: result.ResultErrorReported) -> DossierState:
    cases = (*state.result_cases, ResultCase(reported=body))
    asked = (*state.fees_asked, *_cost(state, body))
    return replace(state, status=Status.CORRECTING, shelf="", result_cases=cases, fees_asked=asked)


def _cost(state: DossierState, body: result.ResultErrorReported) -> Iterator[FeeDue]:
    """What the re-appointment slip says the citizen bears, due before the new result (R65)."""
    if body.fee_dong:
        yield FeeDue(
            kind=FeeKind.SERVICE_FEE,
            name="Chi phí đính chính kết quả",
            unit="",
            unit_price_dong=body.fee_dong,
            units=1,
            listed_dong=body.fee_dong,
            due_dong=body.fee_dong,
            moment=FeeMoment.BEFORE_RESULT,
            source="",
            collector=state.agency,
        )


def _mended(state: DossierState, _: Entry, body: result.ResultMended) -> DossierState:
    case = replace(state.result_cases[-1], mended=body)
    return replace(state, status=Status.ISSUED, result_cases=(*state.result_cases[:-1], case))


def _chosen(state: DossierState, _: Entry, body: result.ReturnChosen) -> DossierState:
    """The receipt printed keeps what it says; one printed again says the new place."""
    accepted = state.accepted and replace(
        state.accepted, return_channel=body.channel, return_address=body.address
    )
    return replace(state, accepted=accepted)


_ISSUED, _READY = frozenset({Status.ISSUED}), frozenset({Status.READY})

STEPS = (
    Step(
        body=result.ResultIssued,
        vi="ghi nhận kết quả giải quyết",
        en="record the result",
        roles=FOR_THE_AGENCY,
        when=frozenset({Status.PROCESSING, Status.STOPPING}),
        effect=_issued,
        guard=_issued_fits,
        form="unresolved",  # only where the dossier goes back unresolved
        rule="R25",
    ),
    Step(
        body=result.ResultArrived,
        vi="nhận kết quả về Bộ phận trả kết quả tập trung",
        en="take the result to the central return desk",
        roles=RETURNING,
        when=_ISSUED,
        effect=_arrived,
        guard=_arrived_fits,
        form="handover_results",
        rule="R61",
    ),
    Step(
        body=result.Shelved,
        vi="nhập kệ",
        en="put on a shelf",
        roles=RETURNING,
        when=_READY,
        effect=_shelved,
        rule="R67",
    ),
    Step(
        body=result.GivenOnTheSpot,
        vi="trả kết quả ngay tại quầy",
        en="answer on the spot",
        roles=INTAKE,
        when=frozenset({Status.ACCEPTED}),
        effect=_spot,
        guard=_spot_fits,
        rule="R61",
    ),
    Step(
        body=result.ReturnedByAgency,
        vi="ghi nhận cơ quan đã trả kết quả",
        en="record that the agency handed the result over",
        roles=FOR_THE_AGENCY,
        when=_ISSUED,
        effect=_by_agency,
        guard=_by_agency_fits,
        rule="R63",
    ),
    Step(
        body=result.ResultSent,
        vi="gửi kết quả điện tử",
        en="send the electronic result",
        roles=RETURNING,
        when=_ISSUED | _READY,
        effect=_sent,
        guard=_sent_fits,
        rule="NĐ 118/2025 Đ22",
    ),
    Step(
        body=result.ResultErrorReported,
        vi="đề nghị đính chính kết quả",
        en="report an error in the result",
        roles=AT_THE_COUNTER,
        when=frozenset({Status.ISSUED, Status.READY, Status.DONE}),
        effect=_reported,
        guard=_error_fits,
        form="correction",
        rule="R45",
    ),
    Step(
        body=result.ResultMended,
        vi="ghi nhận kết quả đã đính chính",
        en="record the mended result",
        roles=FOR_THE_AGENCY,
        when=frozenset({Status.CORRECTING}),
        effect=_mended,
        guard=_mended_fits,
        rule="R45",
    ),
    Step(
        body=result.ReturnChosen,
        vi="đổi nơi nhận kết quả",
        en="change where the result goes",
        roles=AT_THE_COUNTER,
        when=BEFORE_RESULT | {Status.ISSUED, Status.READY, Status.CORRECTING},
        effect=_chosen,
        guard=_chosen_fits,
        rule="R19",
    ),
)
