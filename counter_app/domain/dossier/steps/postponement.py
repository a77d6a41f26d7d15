"""Steps that move the promised date: once with mẫu 04, or by a changed calendar (R40-R43)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from counter_app.domain.dossier.entries.postponement import DueRecomputed, Postponed
from counter_app.domain.dossier.state import DossierState, Status
from counter_app.domain.dossier.steps.step import (
    FOR_THE_AGENCY,
    IN_CHARGE,
    Step,
    blank,
    first,
    needs_reason,
)
from counter_app.domain.dossier.steps.transfer import with_terms
from counter_app.domain.entry import Entry
from counter_app.domain.refusal import Refusal

_DUE_MOVED = Refusal(
    code="changed_meanwhile",
    vi="Ngày hẹn trả đã được người khác thay đổi trước đó; hãy xem lại rồi làm tiếp.",
    en="Somebody else changed the return date before; look again, then go on.",
)


def draft_refusal(state: DossierState, body: Postponed) -> Refusal | None:
    """What stands against sending this apology out to be signed: it has no number yet, no
    signature, no notice (R40, R41).
    """
    return first(_of_content(state, body))


def _postponed_fits(state: DossierState, body: Postponed) -> Refusal | None:
    return first(_objections(state, body))


def _of_content(state: DossierState, body: Postponed) -> Iterator[Refusal | None]:
    yield _once(state)
    yield needs_reason(body.reason, "R40")
    if state.promised_at != body.old_due_at:
        yield _DUE_MOVED
    if body.new_due_at <= body.old_due_at:
        yield Refusal(
            code="not_later",
            vi="Ngày hẹn lại phải sau ngày hẹn trước.",
            en="The new date must lie after the old one.",
            rule="R41",
        )


def _once(state: DossierState) -> Refusal | None:
    if state.postponed is None:
        return None
    return Refusal(
        code="postponed_before",
        vi="Hồ sơ này đã hẹn lại ngày trả một lần; việc hẹn lại không được quá một lần.",
        en="This dossier was re-appointed before, and that is allowed once.",
        rule="R41",
    )


def _objections(state: DossierState, body: Postponed) -> Iterator[Refusal | None]:
    yield _once(state)
    if body.code_on_paper not in {state.code, state.provisional_code} - {""}:
        yield Refusal(
            code="other_dossier",
            vi="Mã trên văn bản xin lỗi là của hồ sơ khác; ngày hẹn trả chưa thay đổi.",
            en="The code on the apology belongs to another dossier; the date has not changed.",
            rule="R42",
        )
    yield blank(
        "notice_missing",
        "Phải có văn bản của cơ quan giải quyết gửi Trung tâm: số, người ký.",
        "The agency's notice to the centre is needed: number and signer.",
        "R40",
        body.notice.number,
        body.notice.signer,
    )
    filed = {page.image.blob for page in state.pages}
    if not body.apology.pages or not filed.issuperset(body.apology.pages):
        yield Refusal(
            code="apology_not_scanned",
            vi="Chưa quét văn bản xin lỗi đã ký; ngày hẹn trả chưa thay đổi.",
            en="The signed apology was not scanned; the date has not changed.",
            rule="R42",
        )
    yield blank(
        "apology_unsigned",
        "Văn bản xin lỗi phải có số và người ký.",
        "The apology has a number and a signer.",
        "R40",
        body.apology.number,
        body.apology.signer,
    )
    yield from _of_content(state, body)


def _recomputed_fits(state: DossierState, body: DueRecomputed) -> Refusal | None:
    if state.promised_at != body.old_due_at or state.due is None:
        return _DUE_MOVED
    if state.postponed is not None and state.promised_at != state.due.due_at:
        return Refusal(
            code="postponed_before",
            vi="Ngày hẹn trả do cơ quan giải quyết ấn định lại, không tính lại theo lịch.",
            en="The agency set this date anew; a calendar does not move it.",
            rule="R41",
        )
    dues = {leg.agency: leg.due for leg in state.route.legs} if state.route else {}
    for term in body.legs:
        due = dues.get(term.agency)
        if due is None or due.due_at != term.old_due_at:
            return _DUE_MOVED
    if body.due.due_at == body.old_due_at and not body.legs:
        return Refusal(
            code="unchanged",
            vi="Ngày hẹn trả không thay đổi.",
            en="The return date does not change.",
        )
    return needs_reason(body.source, "R22")


def _postponed(state: DossierState, _: Entry, body: Postponed) -> DossierState:
    return replace(state, postponed=body, promised_at=body.new_due_at)


def _recomputed(state: DossierState, _: Entry, body: DueRecomputed) -> DossierState:
    run = replace(state.clocks[-1], due=body.due)
    state = replace(state, clocks=(*state.clocks[:-1], run), promised_at=body.due.due_at)
    accepted = state.accepted
    if accepted is None:
        return state
    if accepted.route is not None:
        done = (leg.agency for leg in state.legs_done)
        accepted = replace(accepted, route=with_terms(accepted.route, body.legs, done))
    if len(state.clocks) == 1:
        accepted = replace(accepted, due=body.due)  # of a mẫu 01 to come
    return replace(state, accepted=accepted)


CLOCK_RUNS = frozenset({Status.ACCEPTED, Status.TRANSFERRED, Status.PROCESSING})

STEPS = (
    Step(
        body=Postponed,
        vi="xin lỗi và hẹn lại ngày trả",
        en="apologise and set a new date",
        roles=FOR_THE_AGENCY,
        when=CLOCK_RUNS,
        effect=_postponed,
        guard=_postponed_fits,
        form="apology",
        rule="R41",
    ),
    Step(
        body=DueRecomputed,
        vi="tính lại ngày hẹn trả theo lịch mới",
        en="recompute the return date",
        roles=IN_CHARGE,
        when=CLOCK_RUNS,
        effect=_recomputed,
        guard=_recomputed_fits,
        rule="R22",
    ),
)
