"""`fits`: whether an entry may follow a dossier's state. The same guards run on desk and server."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from counter_app.domain.dossier import bodies
from counter_app.domain.dossier.digitising import digitised_fits
from counter_app.domain.dossier.state import CORRECTABLE, DossierState, Status, field_value
from counter_app.domain.draft import Presence, Verdict
from counter_app.domain.refusal import Refusal

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


def fits(state: DossierState, body: Any) -> Refusal | None:
    """Why `body` may not follow `state`, or None. Looks at nothing else."""
    if body is None or isinstance(body, bodies.Viewed | bodies.Disputed):
        return None
    if isinstance(body, bodies.Accepted):
        return _accepted_fits(state, body)
    if isinstance(body, bodies.Settled):  # the acceptance itself may be what is disputed
        return _settled_fits(state, body)
    if state.accepted is None:
        return NOT_ACCEPTED
    if isinstance(body, bodies.CodeMapped):
        return _code_mapped_fits(state, body)
    if state.status is Status.VOIDED and not isinstance(body, bodies.Printed):
        return IS_VOIDED
    return _running_fits(state, body)


def missing_papers(papers: Iterable[bodies.AcceptedPaper]) -> list[bodies.AcceptedPaper]:
    """Mandatory papers that are not there and valid (R09, R12). One of a group suffices."""
    papers = list(papers)
    satisfied = {p.one_of for p in papers if p.one_of and _is_good(p)}
    return [p for p in papers if p.mandatory and not _is_good(p) and p.one_of not in satisfied]


def _running_fits(state: DossierState, body: Any) -> Refusal | None:
    """Guards of a dossier that was accepted and not voided."""
    match body:
        case bodies.PaperDigitised():
            return digitised_fits(state, body)
        case bodies.FeeTaken():
            return _fee_fits(state, body)
        case bodies.Corrected():
            return _correction_fits(state, body)
        case bodies.Voided():
            return _void_fits(state, body)
    return None


def _is_good(paper: bodies.AcceptedPaper) -> bool:
    return paper.presence is not Presence.ABSENT and paper.verdict is Verdict.VALID


def _accepted_fits(state: DossierState, body: bodies.Accepted) -> Refusal | None:
    if state.accepted is not None:
        return Refusal(
            code="already_accepted",
            vi="Hồ sơ này đã được tiếp nhận; mỗi hồ sơ chỉ có một mã và một giấy tiếp nhận.",
            en="This dossier was accepted before; a dossier has one code and one receipt.",
            rule="R12",
        )
    missing = missing_papers(body.papers)
    if missing:
        names = "; ".join(f"{p.number}. {p.name}" for p in missing)
        return Refusal(
            code="paper_missing",
            vi=f"Thành phần hồ sơ chưa đủ: {names}. Hồ sơ chưa được tiếp nhận.",
            en=f"Papers are missing: {names}. The dossier is not accepted.",
            rule="R09",
            where=f"paper:{missing[0].number}",
        )
    return None


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
            vi="Hồ sơ đã thu tiền; phải hoàn tiền trước khi hủy tiếp nhận.",
            en="Money was taken for this dossier; it must be returned before voiding.",
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


def _code_mapped_fits(state: DossierState, body: bodies.CodeMapped) -> Refusal | None:
    if state.provisional_code != body.provisional or state.code != state.provisional_code:
        return Refusal(
            code="code_known",
            vi="Hồ sơ đã có mã chính thức.",
            en="The dossier has an official code already.",
        )
    return None
