"""Steps at the counter that are no acceptance: from a portal, mẫu 02, mẫu 03 (R13, R14, R21)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from counter_app.domain.dossier.bodies import AcceptedPaper
from counter_app.domain.dossier.entries import answers
from counter_app.domain.dossier.entries.answers import OUTSIDE_LIST, Lack, Stage
from counter_app.domain.dossier.state import DossierState, Status
from counter_app.domain.dossier.steps.step import (
    BEFORE_ACCEPTANCE,
    IN_CHARGE,
    WAITS_AT_COUNTER,
    Step,
    blank,
    first,
    needs_reason,
)
from counter_app.domain.entry import Entry
from counter_app.domain.refusal import Refusal
from counter_app.domain.staff import AT_THE_COUNTER

OVERRIDE_TO = 2  # where the law says once, a supervisor may let one more go out


def lacks_refusal(
    lacks: tuple[Lack, ...], reason: str, listed: Iterable[AcceptedPaper]
) -> Refusal | None:
    """Whether a mẫu 02 says what to bring, out of the published list or marked as outside it."""
    if not lacks:
        return Refusal(
            code="lacks_missing",
            vi="Phiếu yêu cầu bổ sung phải ghi đủ từng nội dung cần bổ sung.",
            en="A supplement request names everything that is to be brought.",
            rule="R13",
        )
    numbers = {paper.number for paper in listed} | {OUTSIDE_LIST}
    for lack in lacks:
        if lack.paper not in numbers:
            return Refusal(
                code="not_in_list",
                vi=f"“{lack.name}” không có trong thành phần hồ sơ đã công bố.",
                en=f"“{lack.name}” is not in the published list of papers.",
                rule="R21",
                where=f"paper:{lack.paper}",
            )
        if not lack.what.strip() or not lack.name.strip():
            return Refusal(
                code="lack_unclear",
                vi="Mỗi giấy tờ cần ghi rõ nội dung phải bổ sung.",
                en="Each paper needs its own words on what to bring.",
                rule="R13",
                where=f"paper:{lack.paper}",
            )
    return needs_reason(reason, "R07")


def round_refusal(state: DossierState, stage: Stage, number: int) -> Refusal | None:
    """Once per stage, unless sector law gives more rounds or a supervisor allowed one more."""
    used, most = rounds(state, stage)
    if used >= max(most, OVERRIDE_TO):
        return Refusal(
            code="no_more_supplements",
            vi=f"Đã yêu cầu bổ sung {used} lần ở giai đoạn này; không được yêu cầu thêm.",
            en=f"A supplement was asked for {used} times at this stage; no more is allowed.",
            rule="R13",
        )
    if used >= most and stage not in state.allowances:
        return Refusal(
            code="supplement_once",
            vi="Ở giai đoạn này đã yêu cầu bổ sung rồi; mỗi giai đoạn chỉ được yêu cầu một lần. "
            "Lần nữa phải có người quản lý cho phép và ghi lý do.",
            en="A supplement was asked for at this stage before, and the law allows one request. "
            "Another needs a supervisor's leave with a reason.",
            rule="R13",
        )
    if number != used + 1:
        return Refusal(
            code="round_taken",
            vi=f"Phiếu yêu cầu bổ sung lần {number} đã được lập ở nơi khác.",
            en=f"Supplement request no. {number} was made elsewhere before.",
            rule="R13",
        )
    return None


def rounds(state: DossierState, stage: Stage) -> tuple[int, int]:
    """Requests made at a stage, and how many the law gives it."""
    if stage is Stage.APPRAISAL:
        return len(state.returns), state.terms.max_supplements
    most = state.file.max_supplements if state.file else 1
    return len(state.supplements), most


def spend(state: DossierState, stage: Stage) -> tuple[Stage, ...]:
    """The allowances left after one more request of `stage`."""
    used, most = rounds(state, stage)
    left = list(state.allowances)
    if used >= most and stage in left:
        left.remove(stage)
    return tuple(left)


def _asked_fits(state: DossierState, body: answers.SupplementAsked) -> Refusal | None:
    return lacks_refusal(body.lacks, body.reason, body.file.papers) or round_refusal(
        state, Stage.INTAKE, body.round
    )


def _allowed_fits(state: DossierState, body: answers.SupplementAllowed) -> Refusal | None:
    return first(_allowing(state, body))


def _allowing(state: DossierState, body: answers.SupplementAllowed) -> Iterator[Refusal | None]:
    used, most = rounds(state, body.stage)
    stage_now = Stage.APPRAISAL if state.accepted else Stage.INTAKE
    if body.stage is not stage_now or used < most or body.stage in state.allowances:
        yield Refusal(
            code="nothing_to_allow",
            vi="Giai đoạn này chưa cần cho phép yêu cầu bổ sung thêm.",
            en="This stage needs no leave for another request.",
            rule="R13",
        )
    if used >= max(most, OVERRIDE_TO):
        yield round_refusal(state, body.stage, used + 1)
    yield needs_reason(body.reason, "R13")


def _refused_fits(_state: DossierState, body: answers.IntakeRefused) -> Refusal | None:
    return blank(
        "ground",
        "Phiếu từ chối phải ghi căn cứ và lý do.",
        "A refusal states its legal ground and reason.",
        "R14",
        body.ground,
        body.reason,
    )


def _withdrawn_fits(_state: DossierState, body: answers.IntakeWithdrawn) -> Refusal | None:
    return blank(
        "asked_by",
        "Phải ghi người đề nghị.",
        "Who asks for it must be named.",
        "R22",
        body.asked_by,
    ) or needs_reason(body.reason, "R07")


def _closed_fits(_state: DossierState, body: answers.IntakeClosed) -> Refusal | None:
    return blank(
        "contact",
        "Phải ghi đã liên hệ với người nộp hồ sơ bằng cách nào, khi nào.",
        "How and when the applicant was asked must be written down.",
        "R73",
        body.contact,
    ) or needs_reason(body.reason, "R07")


def _submitted(state: DossierState, _: Entry, body: answers.Submitted) -> DossierState:
    return replace(state, status=Status.SUBMITTED, submitted=body)


def _asked(state: DossierState, _: Entry, body: answers.SupplementAsked) -> DossierState:
    return replace(
        state,
        status=Status.SUPPLEMENT_ASKED,
        allowances=spend(state, Stage.INTAKE),
        supplements=(*state.supplements, body),
    )


def _allowed(state: DossierState, _: Entry, body: answers.SupplementAllowed) -> DossierState:
    return replace(state, allowances=(*state.allowances, body.stage))


def _refused(state: DossierState, _: Entry, body: answers.IntakeRefused) -> DossierState:
    return replace(state, status=Status.REFUSED, refused=body)


def _withdrawn(state: DossierState, _: Entry, body: answers.IntakeWithdrawn) -> DossierState:
    return replace(state, status=Status.INTAKE_WITHDRAWN, intake_ended=body)


def _closed(state: DossierState, _: Entry, body: answers.IntakeClosed) -> DossierState:
    return replace(state, status=Status.INTAKE_CLOSED, intake_ended=body)


STEPS = (
    Step(
        body=answers.Submitted,
        vi="nộp trực tuyến",
        en="submit online",
        roles=IN_CHARGE,
        when=frozenset({Status.NEW}),
        effect=_submitted,
        rule="R16",
    ),
    Step(
        body=answers.SupplementAsked,
        vi="yêu cầu bổ sung",
        en="ask for a supplement",
        roles=AT_THE_COUNTER,
        when=BEFORE_ACCEPTANCE,
        effect=_asked,
        guard=_asked_fits,
        form="supplement",
        rule="R13",
    ),
    Step(
        body=answers.SupplementAllowed,
        vi="cho phép yêu cầu bổ sung thêm",
        en="allow another supplement request",
        roles=IN_CHARGE,
        when=frozenset({Status.SUPPLEMENT_ASKED, Status.PROCESSING}),
        effect=_allowed,
        guard=_allowed_fits,
        rule="R13",
    ),
    Step(
        body=answers.IntakeRefused,
        vi="từ chối tiếp nhận",
        en="refuse to accept",
        roles=AT_THE_COUNTER,
        when=BEFORE_ACCEPTANCE,
        effect=_refused,
        guard=_refused_fits,
        form="refusal",
        rule="R14",
    ),
    Step(
        body=answers.IntakeWithdrawn,
        vi="rút hồ sơ chưa tiếp nhận",
        en="withdraw before acceptance",
        roles=AT_THE_COUNTER,
        when=WAITS_AT_COUNTER,
        effect=_withdrawn,
        guard=_withdrawn_fits,
        rule="R22",
    ),
    Step(
        body=answers.IntakeClosed,
        vi="đóng hồ sơ không bổ sung",
        en="close what was never supplemented",
        roles=IN_CHARGE,
        when=frozenset({Status.SUPPLEMENT_ASKED}),
        effect=_closed,
        guard=_closed_fits,
        rule="R73",
    ),
)
