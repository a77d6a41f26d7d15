"""The one table of a dossier's life: states, steps, who may, guard, effect and slip.

Desk, server, buttons and tests all read it here. `STANDINGS` says what each state is and maps it
onto the ten national statuses (domain: DVCQG list) and the status words of OpenCPS; `STEPS` holds
what may happen. A state without an owner and a next step does not exist.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from counter_app.domain.dossier import bodies
from counter_app.domain.dossier.entries.result import Outcome
from counter_app.domain.dossier.state import DossierState, Status
from counter_app.domain.dossier.steps import (
    amendment,
    appraisal,
    collection,
    counter,
    ending,
    intake,
    postponement,
    result,
    transfer,
)
from counter_app.domain.dossier.steps.step import Step
from counter_app.domain.entry import Entry
from counter_app.domain.procedure import RouteKind
from counter_app.domain.refusal import Refusal
from counter_app.domain.staff import Role


class Holder(StrEnum):
    """Who has the next move."""

    CITIZEN = "citizen"
    COUNTER = "counter"
    AGENCY = "agency"
    RETURN_DESK = "return_desk"
    NOBODY = "nobody"  # the end


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """What a state is called, by us, by the nation and by OpenCPS, and who has the next move."""

    vi: str
    en: str
    national: int
    opencps: str
    holder: Holder

    @property
    def is_end(self) -> bool:
        """Whether nothing more is expected."""
        return self.holder is Holder.NOBODY


def _standing(vi: str, en: str, national: int, opencps: str, holder: Holder) -> Standing:
    return Standing(vi=vi, en=en, national=national, opencps=opencps, holder=holder)


STANDINGS: dict[Status, Standing] = {
    Status.NEW: _standing("Đang lập", "New", 1, "new", Holder.COUNTER),
    Status.SUBMITTED: _standing("Mới đăng ký", "Submitted online", 1, "new", Holder.COUNTER),
    Status.SUPPLEMENT_ASKED: _standing(
        "Chờ bổ sung, chưa tiếp nhận", "Supplement asked for", 5, "waiting", Holder.CITIZEN
    ),
    Status.REFUSED: _standing(
        "Từ chối tiếp nhận", "Refused at the counter", 3, "denied", Holder.NOBODY
    ),
    Status.INTAKE_WITHDRAWN: _standing(
        "Đã rút, chưa tiếp nhận", "Withdrawn before acceptance", 7, "cancelled", Holder.NOBODY
    ),
    Status.INTAKE_CLOSED: _standing(
        "Đã đóng, chưa tiếp nhận", "Closed before acceptance", 8, "cancelled", Holder.NOBODY
    ),
    Status.ACCEPTED: _standing("Đã tiếp nhận", "Accepted", 2, "receiving", Holder.COUNTER),
    Status.TRANSFERRED: _standing(
        "Đang chuyển đến cơ quan", "On its way to the agency", 2, "receiving", Holder.AGENCY
    ),
    Status.PROCESSING: _standing(
        "Đang giải quyết", "With the agency", 4, "processing", Holder.AGENCY
    ),
    Status.RETURNED: _standing(
        "Chờ bổ sung theo yêu cầu của cơ quan",
        "Returned for a supplement",
        5,
        "waiting",
        Holder.CITIZEN,
    ),
    Status.STOPPING: _standing(
        "Đề nghị dừng giải quyết", "Stop asked for", 7, "cancelling", Holder.AGENCY
    ),
    Status.ISSUED: _standing(
        "Đã có kết quả, chưa về Trung tâm", "Result issued", 9, "processing", Holder.AGENCY
    ),
    Status.READY: _standing("Chờ trả kết quả", "Result ready", 9, "releasing", Holder.RETURN_DESK),
    Status.CORRECTING: _standing(
        "Đang đính chính kết quả", "Result being mended", 4, "correcting", Holder.AGENCY
    ),
    Status.DONE: _standing("Đã trả kết quả", "Result handed over", 10, "done", Holder.NOBODY),
    Status.STOPPED: _standing("Đã dừng giải quyết", "Stopped", 8, "cancelled", Holder.NOBODY),
    Status.WITHDRAWN: _standing("Đã rút hồ sơ", "Withdrawn", 7, "cancelled", Holder.NOBODY),
    Status.CLOSED: _standing(
        "Đã đóng do quá hạn bổ sung", "Closed, supplement overdue", 8, "cancelled", Holder.NOBODY
    ),
    Status.VOIDED: _standing("Đã hủy tiếp nhận", "Acceptance voided", 3, "denied", Holder.NOBODY),
}

_FOREIGN = Refusal(
    code="foreign_kind",
    vi="Bản ghi này không thuộc về hồ sơ; liên hệ bộ phận kỹ thuật.",
    en="This entry does not belong to a dossier; tell IT.",
)
_OWN_WORK = Refusal(
    code="own_work",
    vi="Người thẩm định hồ sơ không được tự phê duyệt; người khác có thẩm quyền phê duyệt.",
    en="Who appraised a dossier does not approve it himself; another person with that role does.",
    rule="R26",
)
_NATIONAL_PAYMENT = 6  # Yêu cầu thực hiện nghĩa vụ tài chính

STEPS: dict[str, Step] = {
    step.kind: step
    for room in (
        counter,
        intake,
        amendment,
        transfer,
        appraisal,
        postponement,
        result,
        collection,
        ending,
    )
    for step in room.STEPS
}


def fits(state: DossierState, body: Any, actor: str = "") -> Refusal | None:
    """Why `body` by the person `actor` (a staff id) may not follow `state`, or None. Looks at
    nothing else.
    """
    if body is None:  # forgotten: it was judged when it came
        return None
    step = STEPS.get(body.KIND)
    if step is None:
        return _FOREIGN
    if state.status not in step.when:
        return _wrong_state(state, step)
    if actor and actor == step.barred(state):
        return _OWN_WORK
    return step.guard(state, body)


def evolve(state: DossierState, entry: Entry, body: Any) -> DossierState:
    """`state` after one entry with its decoded body (None: the body was forgotten)."""
    step = None if body is None else STEPS.get(body.KIND)
    return state if step is None else step.effect(state, entry, body)


def may(kind: str, roles: Iterable[Role]) -> bool:
    """Whether somebody with these roles may write entries of `kind`."""
    step = STEPS.get(kind)
    return step is None or not step.roles.isdisjoint(roles)


def possible(state: DossierState, roles: Iterable[Role]) -> tuple[Step, ...]:
    """The steps that state and roles allow: the buttons of a dossier. Guards speak when pressed."""
    roles = frozenset(roles)
    return tuple(
        step
        for step in STEPS.values()
        if state.status in step.when and not step.roles.isdisjoint(roles)
    )


def national_status(state: DossierState) -> int:
    """The status number of the National Portal, 1 to 10."""
    asked = state.status is Status.PROCESSING and bool(state.fees_asked)
    if asked and state.payable_dong > 0:
        return _NATIONAL_PAYMENT
    return STANDINGS[state.status].national


def opencps_status(state: DossierState) -> str:
    """The status word of OpenCPS v2."""
    issued = state.issued
    if state.status is Status.READY and issued and issued.outcome is Outcome.UNRESOLVED:
        return "unresolved"
    if national_status(state) == _NATIONAL_PAYMENT:
        return "paying"
    if state.status is Status.PROCESSING and state.route is not None:
        return "interoperating"
    return STANDINGS[state.status].opencps


def held_by(state: DossierState) -> str:
    """The agency that holds the dossier now, empty when it is not with one."""
    if STANDINGS[state.status].holder is not Holder.AGENCY or state.accepted is None:
        return ""
    route = state.route
    if route is None or route.kind is RouteKind.ELECTRONIC:
        return state.transferred.agency if state.transferred else state.accepted.agency
    return route.legs[state.leg].agency if state.leg < len(route.legs) else state.accepted.agency


def _wrong_state(state: DossierState, step: Step) -> Refusal:
    if step.body is bodies.Accepted and state.accepted is not None:
        return intake.ALREADY_ACCEPTED
    if state.status is Status.VOIDED:
        return intake.IS_VOIDED
    if state.status is Status.NEW:
        return intake.NOT_ACCEPTED
    now = STANDINGS[state.status]
    return Refusal(
        code="wrong_state",
        vi=f"Không {step.vi} được: hồ sơ đang ở trạng thái “{now.vi}”.",
        en=f"Not possible to {step.en}: the dossier stands at “{now.en}”.",
        rule=step.rule,
    )
