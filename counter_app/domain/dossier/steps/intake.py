"""Steps of acceptance and what belongs to it: papers, pages, money, prints, corrections, void."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from counter_app.domain.dossier import bodies
from counter_app.domain.dossier.digitising import digitised_fits
from counter_app.domain.dossier.requested import unanswered
from counter_app.domain.dossier.state import (
    ClockRun,
    DossierState,
    Status,
)
from counter_app.domain.dossier.steps.step import (
    BEFORE_ACCEPTANCE,
    BEFORE_RESULT,
    EVERYBODY,
    FOR_THE_AGENCY,
    NOT_TAKEN_IN,
    TAKEN_IN,
    WAITS_AT_COUNTER,
    WITH_RESULT,
    Step,
)
from counter_app.domain.draft import Presence, Verdict
from counter_app.domain.entry import Entry
from counter_app.domain.refusal import Refusal
from counter_app.domain.staff import AT_THE_COUNTER
from counter_app.errors import Words

ALREADY_ACCEPTED = Refusal(
    code="already_accepted",
    vi="Hồ sơ này đã được tiếp nhận; mỗi hồ sơ chỉ có một mã và một giấy tiếp nhận.",
    en="This dossier was accepted before; a dossier has one code and one receipt.",
    rule="R12",
)
NOT_ACCEPTED = Refusal(
    code="not_accepted",
    vi="Hồ sơ này chưa được tiếp nhận.",
    en="This dossier has not been accepted.",
)
IS_VOIDED = Refusal(
    code="voided",
    vi="Việc tiếp nhận hồ sơ này đã bị hủy; mã hồ sơ vẫn được giữ trong sổ.",
    en="The acceptance of this dossier was voided; its code stays in the register.",
)


def missing_papers(papers: Iterable[bodies.AcceptedPaper]) -> list[bodies.AcceptedPaper]:
    """Mandatory papers that are not there and valid (R09, R12). One of a group suffices."""
    return [paper for paper in lacking_papers(papers) if paper.mandatory]


def lacking_papers(papers: Iterable[bodies.AcceptedPaper]) -> list[bodies.AcceptedPaper]:
    """Papers that are not there and valid, mandatory or not. One of a group suffices."""
    papers = list(papers)
    satisfied = {p.one_of for p in papers if p.one_of and _is_good(p)}
    return [p for p in papers if not _is_good(p) and p.one_of not in satisfied]


def _is_good(paper: bodies.AcceptedPaper) -> bool:
    return paper.presence is not Presence.ABSENT and paper.verdict is Verdict.VALID


_STAYS_OUT = Words("Hồ sơ chưa được tiếp nhận.", "The dossier is not accepted.")


def paper_refusal(
    papers: Iterable[bodies.AcceptedPaper], rule: str, stands: Words = _STAYS_OUT
) -> Refusal | None:
    """The refusal of a dossier that is not complete; `stands`: how it goes on."""
    missing = missing_papers(papers)
    if not missing:
        return None
    names = "; ".join(f"{p.number}. {p.name}" for p in missing)
    return Refusal(
        code="paper_missing",
        vi=f"Thành phần hồ sơ chưa đủ: {names}. {stands.vi}",
        en=f"Papers are missing: {names}. {stands.en}",
        rule=rule,
        where=f"paper:{missing[0].number}",
    )


def _accepted_fits(state: DossierState, body: bodies.Accepted) -> Refusal | None:
    return paper_refusal(body.papers, "R09") or _asked_refusal(state, body)


def _asked_refusal(state: DossierState, body: bodies.Accepted) -> Refusal | None:
    """Whoever was asked in writing for a paper hands it in, or the clerk says why not (R13)."""
    code, lacking = body.procedure.code, lacking_papers(body.papers)
    missing = unanswered(state.supplements, code, body.papers, lacking)
    if not missing:
        return None
    names = "; ".join(missing)
    return Refusal(
        code="asked_not_brought",
        vi=f"Phiếu yêu cầu bổ sung đã ghi: {names}. Giấy tờ ấy chưa có hoặc chưa hợp lệ, cũng chưa "
        f"ghi lý do người nộp không bổ sung. {_STAYS_OUT.vi}",
        en=f"A supplement request names: {names}. It is not here or not valid, and why it does not "
        f"come was not entered. {_STAYS_OUT.en}",
        rule="R13",
        where=next((f"paper:{one.number}" for one in lacking if one.name in missing), ""),
    )


def _fee_fits(state: DossierState, body: bodies.FeeTaken) -> Refusal | None:
    if body.amount_dong <= 0 or body.amount_dong > state.payable_dong:
        return Refusal(
            code="fee_not_due",
            vi="Số tiền thu không khớp số còn phải thu của hồ sơ.",
            en="The amount does not match what is still to be paid.",
            rule="R75",
        )
    if body.given_dong - body.change_dong != body.amount_dong:
        return Refusal(
            code="change_wrong",
            vi="Tiền nhận trừ tiền trả lại không bằng số tiền thu.",
            en="Money given less change is not the amount taken.",
        )
    return None


def _settled_fits(state: DossierState, body: bodies.Settled) -> Refusal | None:
    if body.entry not in state.open_disputes:
        return Refusal(
            code="not_disputed",
            vi="Việc này đã được người khác xử lý.",
            en="Somebody else settled this before.",
        )
    return None


def _accepted(state: DossierState, entry: Entry, body: bodies.Accepted) -> DossierState:
    """Pages filed with an earlier mẫu 02 are filed anew, in their final order, by the same act."""
    return replace(
        state,
        status=Status.ACCEPTED,
        accepted=body,
        accepted_entry=entry.id,
        code=body.code.code,
        provisional_code="" if body.code.official else body.code.code,
        pages=(),
        digitised=(),
        clocks=(ClockRun(started_at=body.accepted_at, due=body.due),),
        promised_at=body.due.due_at if body.due else None,
        allowances=(),
    )


def _filed(state: DossierState, _: Entry, body: bodies.PagesFiled) -> DossierState:
    kept = (page for page in state.pages if page.image.blob not in body.instead_of)
    return replace(state, pages=(*kept, *body.pages))


def _digitised(state: DossierState, _: Entry, body: bodies.PaperDigitised) -> DossierState:
    return replace(state, digitised=(*state.digitised, body.paper))


def _fee_taken(state: DossierState, _: Entry, body: bodies.FeeTaken) -> DossierState:
    return replace(state, fees_taken=(*state.fees_taken, body))


def _printed(state: DossierState, _: Entry, body: bodies.Printed) -> DossierState:
    return replace(state, prints=(*state.prints, body))


def _disputed(state: DossierState, _: Entry, body: bodies.Disputed) -> DossierState:
    return replace(state, open_disputes=(*state.open_disputes, body.entry))


def _settled(state: DossierState, _: Entry, body: bodies.Settled) -> DossierState:
    still = tuple(entry for entry in state.open_disputes if entry != body.entry)
    return replace(state, open_disputes=still)


def _unchanged(state: DossierState, _: Entry, __: bodies.Viewed) -> DossierState:
    return state


_KNOWN = TAKEN_IN | WAITS_AT_COUNTER | NOT_TAKEN_IN
_ANY = frozenset(Status)

STEPS = (
    Step(
        body=bodies.Accepted,
        vi="tiếp nhận",
        en="accept",
        roles=AT_THE_COUNTER,
        when=BEFORE_ACCEPTANCE,
        effect=_accepted,
        guard=_accepted_fits,
        form="receipt",
        rule="R12",
    ),
    Step(
        body=bodies.PagesFiled,
        vi="đưa trang số hóa vào hồ sơ",
        en="file digitised pages",
        roles=AT_THE_COUNTER | FOR_THE_AGENCY,
        when=_KNOWN,
        effect=_filed,
        rule="R11",
    ),
    Step(
        body=bodies.PaperDigitised,
        vi="xác nhận đã số hóa đủ",
        en="say that a paper is digitised",
        roles=AT_THE_COUNTER,
        when=TAKEN_IN,
        effect=_digitised,
        guard=digitised_fits,
        rule="R11",
    ),
    Step(
        body=bodies.FeeTaken,
        vi="thu phí, lệ phí",
        en="take a fee",
        roles=AT_THE_COUNTER,
        when=BEFORE_RESULT | (WITH_RESULT - {Status.DONE}),
        effect=_fee_taken,
        guard=_fee_fits,
        rule="R75",
    ),
    Step(
        body=bodies.Printed,
        vi="in",
        en="print",
        roles=AT_THE_COUNTER | FOR_THE_AGENCY,
        when=_KNOWN | {Status.VOIDED},
        effect=_printed,
    ),
    Step(
        body=bodies.Viewed,
        vi="xem hồ sơ",
        en="look at the dossier",
        roles=EVERYBODY,
        when=_ANY,
        effect=_unchanged,
        rule="R23",
    ),
    Step(
        body=bodies.Disputed,
        vi="ghi nhận chưa thống nhất",
        en="dispute",
        roles=frozenset(),  # the server alone
        when=_ANY,
        effect=_disputed,
    ),
    Step(
        body=bodies.Settled,
        vi="xử lý việc chưa thống nhất",
        en="settle what is disputed",
        roles=AT_THE_COUNTER,
        when=_ANY,  # the acceptance itself may be what is disputed
        effect=_settled,
        guard=_settled_fits,
    ),
)
