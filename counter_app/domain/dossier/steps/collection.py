"""Steps at the central return desk: what stands between a person and the result, the hand-over."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from counter_app.domain.dossier.entries import result
from counter_app.domain.dossier.entries.result import Receiver
from counter_app.domain.dossier.state import DossierState, HandOver, Status
from counter_app.domain.dossier.steps.step import (
    RETURNING,
    WITH_RESULT,
    Step,
    blank,
    first,
    needs_reason,
)
from counter_app.domain.entry import Entry
from counter_app.domain.procedure import Representation
from counter_app.domain.refusal import Refusal
from counter_app.domain.text import clean_line


def standing_between(state: DossierState) -> tuple[Refusal, ...]:
    """What of the dossier itself still keeps the result from the citizen: fee, lost papers.

    Identity, authorisation and originals are asked of the person who collects (`guard`).
    """
    found = []
    if state.payable_dong > 0:
        found.append(
            Refusal(
                code="fee_open",
                vi="Còn phí, lệ phí phải nộp trước khi nhận kết quả.",
                en="A fee is still to be paid before the result is handed over.",
                rule="R65",
            )
        )
    if any(incident.reported.of_result for incident in state.open_incidents):
        found.append(
            Refusal(
                code="incident_open",
                vi="Kết quả đang được ghi nhận là thất lạc hoặc hư hỏng.",
                en="The result is reported lost or damaged.",
                rule="R71",
            )
        )
    return tuple(found)


def objections(state: DossierState, body: result.HandedOver) -> tuple[Refusal, ...]:
    """Everything that still stands between this person and the result."""
    return tuple(refusal for refusal in _handing(state, body) if refusal is not None)


def is_on_file(state: DossierState, name: str, id_number: str) -> bool:
    """Whether who collects is whom the dossier names: its owner, of a firm who signs for it. By the
    number where both have one, else by the name; a name not typed yet is nobody else's.
    """
    if state.accepted is None or not name.strip():
        return True
    owner = state.accepted.owner
    if owner.id_number and id_number:
        return owner.id_number == id_number
    return clean_line(owner.name).casefold() == clean_line(name).casefold()


def needs_authority(state: DossierState, body: result.HandedOver) -> bool:
    """Whether he shows a paper that lets him collect: for the owner, or in a firm's name."""
    if body.receiver is not Receiver.LEGAL:
        return body.receiver is Receiver.AUTHORISED
    return not is_on_file(state, body.receiver_name, body.receiver_id_number)


def _handed_fits(state: DossierState, body: result.HandedOver) -> Refusal | None:
    return first(_handing(state, body))


def _handing(state: DossierState, body: result.HandedOver) -> Iterator[Refusal | None]:
    yield from standing_between(state)
    yield blank(
        "receiver",
        "Phải ghi họ tên người nhận kết quả.",
        "Who collects must be named.",
        "R68",
        body.receiver_name,
    )
    if not body.slip_shown and not body.identity_compared_by.strip():
        yield Refusal(
            code="slip_or_identity",
            vi="Không có giấy hẹn thì phải đối chiếu giấy tờ tùy thân của người nhận.",
            en="Without the receipt the collector's identity paper is compared.",
            rule="R68",
        )
    if body.receiver is Receiver.AUTHORISED:
        yield _authority_refusal(state, body)
    elif needs_authority(state, body):
        yield blank(
            "representation_missing",
            "Người đại diện theo pháp luật phải có giấy tờ chứng minh tư cách đại diện.",
            "A legal representative shows the paper that makes him one.",
            "R20",
            body.authorisation,
        )
    if not set(body.originals_surrendered).issuperset(state.originals_to_surrender):
        yield Refusal(
            code="original_missing",
            vi="Người nhận phải nộp lại bản gốc ghi trên giấy tiếp nhận trước khi nhận kết quả.",
            en="The originals named on the receipt are surrendered before the result goes out.",
            rule="R68",
        )
    if not set(body.originals_returned).issuperset(state.originals_to_return):
        yield Refusal(
            code="original_kept",
            vi="Phải trả lại bản chính ghi trên giấy tiếp nhận cùng với kết quả.",
            en="The originals named on the receipt go back with the result.",
            rule="R68",
        )
    filed = {page.image.blob for page in state.pages}
    if body.signature != "paper" and body.signature not in filed:
        yield Refusal(
            code="unsigned",
            vi="Người nhận chưa ký nhận.",
            en="The collector has not signed.",
            rule="R68",
        )


def _authority_refusal(state: DossierState, body: result.HandedOver) -> Refusal | None:
    terms = state.terms
    if terms.collector is Representation.NOT_ALLOWED:
        return Refusal(
            code="not_delegable",
            vi="Kết quả của thủ tục này phải do chính chủ hồ sơ nhận.",
            en="The owner collects the result of this procedure in person.",
            rule="R20",
        )
    is_relative = body.relation.strip().lower() in terms.relatives_without_paper
    if is_relative or terms.collector is Representation.NO_PAPER:
        return None
    return blank(
        "authorisation_missing",
        "Người nhận thay phải có giấy ủy quyền theo quy định.",
        "Somebody who collects for the owner needs the authorisation the law asks for.",
        "R20",
        body.authorisation,
    )


def _undone_fits(state: DossierState, body: result.HandOverUndone) -> Refusal | None:
    if not state.hand_overs or state.hand_overs[-1].id != body.handed:
        return Refusal(
            code="changed_meanwhile",
            vi="Lần trả kết quả này không còn là lần gần nhất.",
            en="This hand-over is no longer the latest one.",
        )
    return needs_reason(body.reason, "R22")


def _put_off_fits(_state: DossierState, body: result.CollectionPutOff) -> Refusal | None:
    return blank(
        "nothing_to_bring",
        "Phải ghi ít nhất một nội dung người nhận cần mang theo.",
        "What the person must bring is said in at least one line.",
        "R68",
        "".join(body.lacks),
    )


def _handed(state: DossierState, entry: Entry, body: result.HandedOver) -> DossierState:
    over = HandOver(id=entry.id, body=body, shelf=state.shelf)
    return replace(state, status=Status.DONE, shelf="", hand_overs=(*state.hand_overs, over))


def _undone(state: DossierState, _: Entry, __: result.HandOverUndone) -> DossierState:
    *before, undone = state.hand_overs
    return replace(state, status=Status.READY, shelf=undone.shelf, hand_overs=tuple(before))


def _put_off(state: DossierState, _: Entry, __: result.CollectionPutOff) -> DossierState:
    return state


STEPS = (
    Step(
        body=result.HandedOver,
        vi="trả kết quả",
        en="hand the result over",
        roles=RETURNING,
        when=frozenset({Status.READY}),
        effect=_handed,
        guard=_handed_fits,
        form="return_receipt",
        rule="R65",
    ),
    Step(
        body=result.HandOverUndone,
        vi="hoàn tác lần trả kết quả",
        en="undo the hand-over",
        roles=RETURNING,
        when=frozenset({Status.DONE}),
        effect=_undone,
        guard=_undone_fits,
        rule="R22",
    ),
    Step(
        body=result.CollectionPutOff,
        vi="in giấy hướng dẫn nhận kết quả",
        en="print what to bring",
        roles=RETURNING,
        when=WITH_RESULT,
        effect=_put_off,
        guard=_put_off_fits,
        form="to_bring",
        rule="R68",
    ),
)
