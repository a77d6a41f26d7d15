"""Steps that put an acceptance right: a correction, a voiding with its money, the official code."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from counter_app.domain.dossier import bodies
from counter_app.domain.dossier.state import (
    CORRECTABLE,
    OWNER_ADDRESS,
    DossierState,
    Status,
    field_value,
)
from counter_app.domain.dossier.steps.intake import NOT_ACCEPTED
from counter_app.domain.dossier.steps.step import TAKEN_IN, Step
from counter_app.domain.draft import PayMethod
from counter_app.domain.entry import Entry
from counter_app.domain.money import format_dong
from counter_app.domain.refusal import Refusal
from counter_app.domain.staff import AT_THE_COUNTER


def _refund_fits(state: DossierState, body: bodies.FeeRefunded) -> Refusal | None:
    if not state.taken_dong or body.amount_dong != state.taken_dong:
        return Refusal(
            code="refund_differs",
            vi=f"Số tiền hoàn trả phải đúng bằng số đã thu: {format_dong(state.taken_dong)}.",
            en=f"What is given back is all that was taken: {format_dong(state.taken_dong)}.",
            rule="R75",
        )
    if body.method is PayMethod.LATER:
        return Refusal(
            code="refund_not_made",
            vi="Tiền phải được hoàn trả trước khi ghi nhận: tiền mặt hoặc chuyển khoản.",
            en="Money is recorded as given back once it was: in cash or by transfer.",
        )
    return None


def _correction_fits(state: DossierState, body: bodies.Corrected) -> Refusal | None:
    if state.accepted is None:
        return NOT_ACCEPTED
    if body.field not in CORRECTABLE:
        return Refusal(
            code="not_correctable",
            vi="Mục này không được sửa sau khi tiếp nhận.",
            en="This field may not be changed after acceptance.",
            rule="R22",
        )
    current = field_value(state.accepted, body.field)
    if current != body.old:
        return Refusal(
            code="changed_meanwhile",
            vi="Nội dung đã được người khác sửa trước đó; hãy xem lại rồi sửa tiếp.",
            en="Somebody else changed this before; look again, then correct.",
        )
    if not body.reason.strip():
        return Refusal(code="reason", vi="Phải ghi lý do.", en="A reason is needed.", rule="R22")
    return None


def _void_fits(state: DossierState, body: bodies.Voided) -> Refusal | None:
    if len(state.clocks) > 1:
        return Refusal(
            code="was_processed",
            vi="Hồ sơ đã được cơ quan giải quyết xem xét nên không hủy tiếp nhận được; nếu người "
            "nộp không tiếp tục, lập đề nghị rút hồ sơ.",
            en="The agency has looked at this dossier, so its acceptance cannot be voided; if the "
            "applicant gives up, record a withdrawal.",
            rule="R22",
        )
    if body.code_typed not in {state.code, state.provisional_code} - {""}:
        return Refusal(
            code="code_differs",
            vi="Mã hồ sơ nhập lại không đúng; hồ sơ chưa bị hủy.",
            en="The code typed again differs; nothing was voided.",
        )
    if not body.reason.strip():
        return Refusal(code="reason", vi="Phải ghi lý do.", en="A reason is needed.", rule="R22")
    if state.taken_dong:
        return Refusal(
            code="fee_taken",
            vi=f"Hồ sơ đã thu {format_dong(state.taken_dong)}; hoàn trả đủ số tiền này cho người "
            "nộp và ghi nhận cùng lúc hủy tiếp nhận.",
            en=f"{format_dong(state.taken_dong)} was taken for this dossier; hand all of it back "
            "and record that together with the voiding.",
        )
    return None


def _code_mapped_fits(state: DossierState, body: bodies.CodeMapped) -> Refusal | None:
    if state.provisional_code != body.provisional or state.code != state.provisional_code:
        return Refusal(
            code="code_known",
            vi="Hồ sơ đã có mã chính thức.",
            en="The dossier has an official code already.",
        )
    return None


def _refunded(state: DossierState, _: Entry, body: bodies.FeeRefunded) -> DossierState:
    return replace(state, refunds=(*state.refunds, body))


def _corrected(state: DossierState, _: Entry, body: bodies.Corrected) -> DossierState:
    accepted = state.accepted
    if accepted is None:
        return state
    part, _dot, name = body.field.rpartition(".")
    change: dict[str, Any] = {name: body.new}
    if body.field == OWNER_ADDRESS:
        change["area"] = body.area
    if part:
        change = {part: replace(getattr(accepted, part), **change)}
    accepted = replace(accepted, **change)
    return replace(state, accepted=accepted, corrections=(*state.corrections, body))


def _voided(state: DossierState, _: Entry, body: bodies.Voided) -> DossierState:
    return replace(state, status=Status.VOIDED, voided=body)


def _mapped(state: DossierState, _: Entry, body: bodies.CodeMapped) -> DossierState:
    return replace(state, code=body.official, provisional_code=body.provisional)


STEPS = (
    Step(
        body=bodies.FeeRefunded,
        vi="hoàn trả phí, lệ phí",
        en="give a fee back",
        roles=AT_THE_COUNTER,
        when=frozenset({Status.ACCEPTED}),  # with the voiding, in one act
        effect=_refunded,
        guard=_refund_fits,
        rule="R75",
    ),
    Step(
        body=bodies.Corrected,
        vi="sửa nội dung nhập sai",
        en="correct a typing error",
        roles=AT_THE_COUNTER,
        when=TAKEN_IN,
        effect=_corrected,
        guard=_correction_fits,
        rule="R22",
    ),
    Step(
        body=bodies.Voided,
        vi="hủy tiếp nhận",
        en="void the acceptance",
        roles=AT_THE_COUNTER,
        when=frozenset({Status.ACCEPTED}),
        effect=_voided,
        guard=_void_fits,
        rule="R22",
    ),
    Step(
        body=bodies.CodeMapped,
        vi="gắn mã chính thức",
        en="map the official code",
        roles=AT_THE_COUNTER,
        when=TAKEN_IN | {Status.VOIDED},
        effect=_mapped,
        guard=_code_mapped_fits,
    ),
)
