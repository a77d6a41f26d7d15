"""Steps at the agency: return for supplement and what follows, verification, opinions, decision."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from counter_app.domain.dossier.entries import appraisal
from counter_app.domain.dossier.entries.answers import Lack, Stage
from counter_app.domain.dossier.state import ClockRun, DossierState, Opinion, Status
from counter_app.domain.dossier.steps.counter import lacks_refusal, round_refusal, spend
from counter_app.domain.dossier.steps.intake import lacking_papers, paper_refusal
from counter_app.domain.dossier.steps.step import (
    FOR_THE_AGENCY,
    Step,
    blank,
    first,
    needs_reason,
)
from counter_app.domain.dossier.steps.transfer import receipt_refusal, with_terms
from counter_app.domain.entry import Entry
from counter_app.domain.moments import local_day
from counter_app.domain.refusal import Refusal
from counter_app.domain.staff import AT_THE_COUNTER, Role
from counter_app.errors import Words


def _returned_fits(state: DossierState, body: appraisal.ReturnedForSupplement) -> Refusal | None:
    def objections() -> Iterator[Refusal | None]:
        yield blank(
            "notice_unsigned",
            "Thông báo trả hồ sơ phải có số, người ký.",
            "The return notice has a number and a signer.",
            "R32",
            body.number,
            body.signer,
        )
        listed = state.accepted.papers if state.accepted else ()
        yield lacks_refusal(body.lacks, body.reason, listed)
        yield round_refusal(state, Stage.APPRAISAL, body.round)

    return first(objections())


_STILL_WAITS = Words(
    "Hồ sơ vẫn chờ bổ sung, chưa tính lại thời hạn.",
    "The dossier goes on waiting and no new term begins.",
)


def _supplemented_fits(state: DossierState, body: appraisal.Supplemented) -> Refusal | None:
    closed = state.closed
    if closed is not None and body.received_at >= closed.closed_at:
        return _closed_before(state)
    return paper_refusal(body.papers, "R34", _STILL_WAITS) or _unanswered(state, body)


def _closed_before(state: DossierState) -> Refusal:
    """How to file anew, and which papers need not be scanned again."""
    filed = {page.paper for page in state.pages if not page.document}
    papers = state.accepted.papers if state.accepted else ()
    names = "; ".join(f"{one.number}. {one.name}" for one in papers if one.number in filed)
    vi, en = f" (đã số hóa: {names})" if names else "", f" (digitised: {names})" if names else ""
    return Refusal(
        code="closed",
        vi="Hồ sơ đã đóng do quá thời hạn bổ sung. Tiếp nhận thành hồ sơ mới: trong thông tin hồ "
        f"sơ, chọn “Lập hồ sơ mới”; các giấy tờ còn giá trị đã số hóa được dùng lại{vi}.",
        en="This dossier was closed because its term was over. Accept it as a new one: choose “New "
        "dossier from this one” in its sheet; papers that were digitised and still hold are used "
        f"again{en}.",
        rule="R34",
    )


def _unanswered(state: DossierState, body: appraisal.Supplemented) -> Refusal | None:
    """What the agency asked for and nobody brought: the dossier is not full before it is there or
    the agency, in writing, does without it.
    """
    asked = state.returns[-1].lacks if state.returns else ()
    if body.not_brought and body.released.strip():
        asked = tuple(lack for lack in asked if lack not in body.not_brought)
        missing: list[Lack] = []
    else:
        missing = list(body.not_brought)
    lacking = {paper.number for paper in lacking_papers(body.papers)}
    missing += [lack for lack in asked if lack.paper in lacking and lack not in missing]
    if not missing:
        return None
    names = "; ".join(f"{lack.paper}. {lack.name}" if lack.paper else lack.name for lack in missing)
    return Refusal(
        code="asked_not_brought",
        vi=f"Chưa nộp đủ nội dung cơ quan yêu cầu bổ sung: {names}. {_STILL_WAITS.vi} Cơ quan "
        "không yêu cầu nữa thì ghi số văn bản của cơ quan.",
        en=f"Not all that the agency asked for was brought: {names}. {_STILL_WAITS.en} Should the "
        "agency do without it, enter its document.",
        rule="R34",
        where=f"paper:{missing[0].paper}",
    )


def _closed_fits(state: DossierState, body: appraisal.Closed) -> Refusal | None:
    reply_by = state.returns[-1].reply_by
    if reply_by is None:
        return Refusal(
            code="no_closing",
            vi="Thủ tục này không có thời hạn đóng hồ sơ chờ bổ sung.",
            en="This procedure has no term after which a waiting dossier is closed.",
            rule="R34",
        )
    if local_day(body.closed_at) <= local_day(reply_by.due_at):
        return Refusal(
            code="term_runs",
            vi="Chưa hết ngày cuối của thời hạn bổ sung; chưa được đóng hồ sơ.",
            en="The last day to bring what lacks is not over; the dossier may not be closed yet.",
            rule="R34",
        )
    return needs_reason(body.reason, "R34")


def _verified_fits(_state: DossierState, body: appraisal.Verified) -> Refusal | None:
    return blank(
        "verification_unclear",
        "Phải ghi đủ thời gian, địa điểm, thành phần và nội dung thẩm tra, xác minh.",
        "Time, place, people and content of the verification are all needed.",
        "R31",
        body.place,
        body.people,
        body.content,
    )


def _opinion_asked_fits(_state: DossierState, body: appraisal.OpinionAsked) -> Refusal | None:
    unclear = blank(
        "opinion_unclear",
        "Văn bản lấy ý kiến phải nêu cơ quan, nội dung và thời hạn trả lời.",
        "A request for opinion states agency, content and deadline.",
        "R36",
        body.agency_name,
        body.content,
    )
    if unclear is None and body.reply_by <= body.asked_at:
        return Refusal(
            code="opinion_term",
            vi="Thời hạn trả lời phải sau lúc lấy ý kiến.",
            en="The deadline must lie after the request.",
            rule="R36",
        )
    return unclear


def _opinion(state: DossierState, asked: str) -> Opinion | None:
    return next((opinion for opinion in state.opinions if opinion.id == asked), None)


_NO_OPINION = Refusal(
    code="opinion_not_open",
    vi="Không có văn bản lấy ý kiến nào đang chờ trả lời ứng với việc này.",
    en="No request for opinion is open for this.",
    rule="R38",
)


def _opinion_given_fits(state: DossierState, body: appraisal.OpinionGiven) -> Refusal | None:
    opinion = _opinion(state, body.asked)
    return None if opinion and opinion.given is None else _NO_OPINION


def _late_told_fits(state: DossierState, body: appraisal.OpinionLateTold) -> Refusal | None:
    opinion = _opinion(state, body.asked)
    if opinion is None or opinion.given or opinion.late_told:
        return _NO_OPINION
    if body.told_at <= opinion.asked.reply_by:
        return Refusal(
            code="opinion_not_late",
            vi="Chưa hết thời hạn trả lời ý kiến.",
            en="The deadline of the opinion is not over.",
            rule="R39",
        )
    return None


def _payment_fits(_state: DossierState, body: appraisal.PaymentAsked) -> Refusal | None:
    if body.fees and all(fee.due_dong > 0 for fee in body.fees):
        return None
    return Refusal(
        code="nothing_to_pay",
        vi="Thông báo nộp phí, lệ phí phải có số tiền.",
        en="A notice of payment names an amount.",
        rule="R75",
    )


def _appraised_fits(state: DossierState, body: appraisal.Appraised) -> Refusal | None:
    if state.transferred is None or not state.transferred.at_centre or state.approved is not None:
        return Refusal(
            code="not_at_centre",
            vi="Hồ sơ này không thẩm định tại Trung tâm hoặc đã được phê duyệt.",
            en="This dossier is not appraised at the centre, or was decided.",
            rule="R26",
        )
    return needs_reason(body.opinion, "R26")


def _approved_fits(state: DossierState, _body: appraisal.Approved) -> Refusal | None:
    if state.appraised is None or state.approved is not None:
        return Refusal(
            code="not_appraised",
            vi="Hồ sơ chưa được thẩm định hoặc đã được phê duyệt; chưa thể phê duyệt.",
            en="The dossier was not appraised, or was decided before.",
            rule="R26",
        )
    return receipt_refusal(state)


def _returned(state: DossierState, _: Entry, body: appraisal.ReturnedForSupplement) -> DossierState:
    return replace(
        state,
        status=Status.RETURNED,
        allowances=spend(state, Stage.APPRAISAL),
        returns=(*state.returns, body),
    )


def _supplemented(state: DossierState, _: Entry, body: appraisal.Supplemented) -> DossierState:
    """R34: everything at the agency begins again; what happened there stays in the journal."""
    accepted = state.accepted
    if accepted is not None:
        route = accepted.route and with_terms(accepted.route, body.legs, ())
        accepted = replace(accepted, papers=body.papers, route=route)
    return replace(
        state,
        status=Status.ACCEPTED,
        accepted=accepted,
        supplemented=body,
        closed=None,
        clocks=(*state.clocks, ClockRun(started_at=body.received_at, due=body.due)),
        promised_at=body.due.due_at if body.due else None,
        transferred=None,
        received=None,
        appraised=None,
        appraised_by="",
        approved=None,
        leg=0,
        leg_on_way=False,
        legs_done=(),
    )


def _closed(state: DossierState, _: Entry, body: appraisal.Closed) -> DossierState:
    return replace(state, status=Status.CLOSED, closed=body)


def _verified(state: DossierState, _: Entry, body: appraisal.Verified) -> DossierState:
    return replace(state, verifications=(*state.verifications, body))


def _opinion_asked(state: DossierState, entry: Entry, body: appraisal.OpinionAsked) -> DossierState:
    return replace(state, opinions=(*state.opinions, Opinion(id=entry.id, asked=body)))


def _opinion_given(state: DossierState, _: Entry, body: appraisal.OpinionGiven) -> DossierState:
    opinions = tuple(
        replace(opinion, given=body) if opinion.id == body.asked else opinion
        for opinion in state.opinions
    )
    return replace(state, opinions=opinions)


def _late_told(state: DossierState, _: Entry, body: appraisal.OpinionLateTold) -> DossierState:
    opinions = tuple(
        replace(opinion, late_told=body) if opinion.id == body.asked else opinion
        for opinion in state.opinions
    )
    return replace(state, opinions=opinions)


def _payment_asked(state: DossierState, _: Entry, body: appraisal.PaymentAsked) -> DossierState:
    return replace(state, fees_asked=(*state.fees_asked, *body.fees))


def _appraised(state: DossierState, entry: Entry, body: appraisal.Appraised) -> DossierState:
    return replace(state, appraised=body, appraised_by=entry.actor)


def _approved(state: DossierState, _: Entry, body: appraisal.Approved) -> DossierState:
    return replace(state, approved=body)


_PROCESSING = frozenset({Status.PROCESSING})
_ANSWERABLE = frozenset(
    {Status.PROCESSING, Status.RETURNED, Status.STOPPING, Status.ISSUED, Status.READY, Status.DONE}
)

STEPS = (
    Step(
        body=appraisal.ReturnedForSupplement,
        vi="trả hồ sơ yêu cầu bổ sung",
        en="return the dossier for a supplement",
        roles=FOR_THE_AGENCY,
        when=_PROCESSING,
        effect=_returned,
        guard=_returned_fits,
        form="supplement",
        rule="R32",
    ),
    Step(
        body=appraisal.Supplemented,
        vi="nhận hồ sơ bổ sung",
        en="take in the supplement",
        roles=AT_THE_COUNTER,
        when=frozenset({Status.RETURNED, Status.CLOSED}),
        effect=_supplemented,
        guard=_supplemented_fits,
        form="receipt",
        rule="R34",
    ),
    Step(
        body=appraisal.Closed,
        vi="đóng hồ sơ quá hạn bổ sung",
        en="close the dossier whose term is over",
        roles=FOR_THE_AGENCY,
        when=frozenset({Status.RETURNED}),
        effect=_closed,
        guard=_closed_fits,
        rule="R34",
    ),
    Step(
        body=appraisal.Verified,
        vi="ghi nhận thẩm tra, xác minh",
        en="record a verification",
        roles=FOR_THE_AGENCY,
        when=_PROCESSING,
        effect=_verified,
        guard=_verified_fits,
        form="verification",
        rule="R31",
    ),
    Step(
        body=appraisal.OpinionAsked,
        vi="lấy ý kiến",
        en="ask for an opinion",
        roles=FOR_THE_AGENCY,
        when=_PROCESSING,
        effect=_opinion_asked,
        guard=_opinion_asked_fits,
        rule="R36",
    ),
    Step(
        body=appraisal.OpinionGiven,
        vi="ghi nhận ý kiến trả lời",
        en="record an opinion",
        roles=FOR_THE_AGENCY,
        when=_ANSWERABLE,
        effect=_opinion_given,
        guard=_opinion_given_fits,
        rule="R38",
    ),
    Step(
        body=appraisal.OpinionLateTold,
        vi="ghi nhận thông báo chậm trả lời ý kiến",
        en="record that an opinion is late",
        roles=FOR_THE_AGENCY,
        when=_PROCESSING,
        effect=_late_told,
        guard=_late_told_fits,
        rule="R39",
    ),
    Step(
        body=appraisal.PaymentAsked,
        vi="thông báo nộp phí, lệ phí",
        en="ask for a payment",
        roles=FOR_THE_AGENCY,
        when=frozenset({Status.PROCESSING, Status.ISSUED, Status.READY}),
        effect=_payment_asked,
        guard=_payment_fits,
        rule="R75",
    ),
    Step(
        body=appraisal.Appraised,
        vi="thẩm định",
        en="appraise",
        roles=frozenset({Role.APPRAISER}),
        when=_PROCESSING,
        effect=_appraised,
        guard=_appraised_fits,
        rule="R26",
    ),
    Step(
        body=appraisal.Approved,
        vi="phê duyệt",
        en="approve",
        roles=frozenset({Role.APPROVER}),
        when=_PROCESSING,
        effect=_approved,
        guard=_approved_fits,
        barred=lambda state: state.appraised_by,
        rule="R25",
    ),
)
