"""What the person who handed a dossier in is told of it: where it stands, what comes next, by when,
and which papers were made out to him (NĐ 224/2026/NĐ-CP Đ15.1g; R16, R17, R73).

Pure, out of the folded state; nothing that only concerns the centre.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from counter_app.domain.dossier.entries.answers import Lack
from counter_app.domain.dossier.entries.result import Outcome
from counter_app.domain.dossier.life import STANDINGS
from counter_app.domain.dossier.state import DossierState, Status
from counter_app.errors import Words


@dataclass(frozen=True, slots=True, kw_only=True)
class SlipLine:
    """A thing to bring or put right, as printed on mẫu 02."""

    paper: str
    what: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Slip:
    """A paper that was made out: `form` is its id in the rule pack, `number` as printed on it.

    `until`: the last moment to answer it, None where no term runs.
    """

    form: str
    number: str
    issued_at: datetime
    reason: str = ""
    lines: tuple[SlipLine, ...] = ()
    until: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class NextStep:
    """Whose move it is (a `life.Holder`), what it is, and the last moment for it if one is set."""

    holder: str
    words: Words
    until: datetime | None


_NEXT = {
    Status.NEW: Words(
        "Trung tâm chuẩn bị tiếp nhận hồ sơ.", "The centre is preparing to accept the dossier."
    ),
    Status.SUBMITTED: Words(
        "Trung tâm kiểm tra hồ sơ, tiếp nhận hoặc trả lời bằng văn bản.",
        "The centre looks at the dossier and accepts it or answers in writing.",
    ),
    Status.SUPPLEMENT_ASKED: Words(
        "Bổ sung, hoàn thiện hồ sơ theo phiếu yêu cầu rồi nộp lại.",
        "Complete the dossier as the request says and hand it in again.",
    ),
    Status.ACCEPTED: Words(
        "Trung tâm chuyển hồ sơ đến cơ quan giải quyết.",
        "The centre hands the dossier on to the agency.",
    ),
    Status.TRANSFERRED: Words("Cơ quan giải quyết nhận hồ sơ.", "The agency receives the dossier."),
    Status.PROCESSING: Words("Cơ quan giải quyết hồ sơ.", "The agency works on the dossier."),
    Status.RETURNED: Words(
        "Bổ sung hồ sơ theo thông báo của cơ quan giải quyết rồi nộp tại Trung tâm.",
        "Bring what the agency asks for to the centre.",
    ),
    Status.STOPPING: Words(
        "Cơ quan giải quyết trả lời đề nghị dừng giải quyết.",
        "The agency answers the wish to stop.",
    ),
    Status.ISSUED: Words(
        "Cơ quan chuyển kết quả về Trung tâm.", "The agency brings the result to the centre."
    ),
    Status.READY: Words(
        "Nhận kết quả tại Bộ phận trả kết quả của Trung tâm.",
        "Collect the result at the centre's return desk.",
    ),
    Status.CORRECTING: Words("Cơ quan đính chính kết quả.", "The agency mends the result."),
}
_OVER = Words("Hồ sơ đã kết thúc.", "Nothing more is to be done.")
_PAY = Words("Nộp phí, lệ phí theo thông báo.", "Pay as the notice says.")
_PAY_FIRST = Words(
    "Nộp phí, lệ phí còn lại rồi nhận kết quả tại Bộ phận trả kết quả của Trung tâm.",
    "Pay what is open, then collect the result at the centre's return desk.",
)
_SENT_SOON = Words(
    "Trung tâm gửi kết quả điện tử đến Ông (Bà).", "The centre sends the electronic result."
)
_PAY_AND_SENT = Words(
    "Nộp phí, lệ phí còn lại; Trung tâm gửi kết quả điện tử sau khi nhận đủ.",
    "Pay what is open; then the centre sends the electronic result.",
)
_OWN_DESK = Words(
    "Nhận kết quả tại quầy của cơ quan giải quyết.", "Collect the result at the agency's own desk."
)


def next_step(state: DossierState) -> NextStep:
    """Who has the next move, in words for the person who handed the dossier in."""
    standing = STANDINGS[state.status]
    words, until = _NEXT.get(state.status, _OVER), None
    match state.status:
        case Status.RETURNED:
            reply_by = state.returns[-1].reply_by
            until = reply_by.due_at if reply_by else None
        case Status.PROCESSING if state.fees_asked and state.payable_dong > 0:
            words = _PAY
        case Status.ISSUED | Status.READY if state.goes_electronically:
            words = _PAY_AND_SENT if state.payable_dong > 0 else _SENT_SOON
        case Status.ISSUED if state.terms.returned_by_agency:
            words = _OWN_DESK
        case Status.READY if state.payable_dong > 0:
            words = _PAY_FIRST
        case Status.ACCEPTED | Status.TRANSFERRED | Status.PROCESSING:
            until = state.promised_at
        case Status.CORRECTING:
            until = state.result_cases[-1].reported.due.due_at
    return NextStep(holder=standing.holder.value, words=words, until=until)


def slips(state: DossierState) -> tuple[Slip, ...]:
    """Every paper made out to the applicant, in the order of time."""
    return tuple(sorted(_slips(state), key=lambda slip: slip.issued_at))


def _slips(state: DossierState) -> Iterator[Slip]:
    for asked in state.supplements:
        yield Slip(
            form="supplement",
            number=asked.number,
            issued_at=asked.asked_at,
            reason=asked.reason,
            lines=_lines(asked.lacks),
        )
    if state.refused is not None:
        no = state.refused
        yield Slip(
            form="refusal",
            number=no.number,
            issued_at=no.refused_at,
            reason=f"{no.ground}: {no.reason}",
        )
    for clock in state.clocks:  # of a dossier that came back it is made out again (R34)
        due_at = clock.due.due_at if clock.due else None
        yield Slip(form="receipt", number=state.code, issued_at=clock.started_at, until=due_at)
    for back in state.returns:
        yield Slip(
            form="supplement",
            number=back.number,
            issued_at=back.noticed_at,
            reason=back.reason,
            lines=_lines(back.lacks),
            until=back.reply_by.due_at if back.reply_by else None,
        )
    if state.postponed is not None:
        moved = state.postponed
        yield Slip(
            form="apology",
            number=moved.apology.number,
            issued_at=moved.received_at,
            reason=moved.reason,
            until=moved.new_due_at,
        )
    if state.stopped is not None:
        yield Slip(form="stopped", number=state.stopped.number, issued_at=state.stopped.stopped_at)
    if state.issued is not None and state.issued.outcome is Outcome.UNRESOLVED:
        no_result = state.issued
        yield Slip(
            form="unresolved",
            number=no_result.number,
            issued_at=no_result.issued_at,
            reason=no_result.reason,
        )


def _lines(lacks: Sequence[Lack]) -> tuple[SlipLine, ...]:
    return tuple(SlipLine(paper=lack.name, what=lack.what) for lack in lacks)
