"""Entries of a dossier's life between counter and result, in a clerk's words."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from counter_app.domain.dossier.entries import (
    answers,
    appraisal,
    ending,
    postponement,
    result,
    transfer,
)
from counter_app.domain.formats import moment_words, show_date
from counter_app.domain.money import format_dong
from counter_app.domain.procedure import ReturnChannel
from counter_app.errors import Words

TITLES = {
    "submitted": Words("Nộp trực tuyến", "Submitted online"),
    "supplement_asked": Words("Yêu cầu bổ sung lần {n}", "Supplement request no. {n}"),
    "supplement_allowed": Words(
        "Cho phép yêu cầu bổ sung thêm một lần", "One more supplement request allowed"
    ),
    "intake_refused": Words("Từ chối tiếp nhận", "Refused at the counter"),
    "intake_withdrawn": Words("Rút hồ sơ chưa tiếp nhận", "Withdrawn before acceptance"),
    "intake_closed": Words("Đóng hồ sơ không bổ sung", "Closed, never supplemented"),
    "transferred": Words("Chuyển hồ sơ đến {agency}", "Transferred to {agency}"),
    "transfer_undone": Words("Hoàn tác việc chuyển hồ sơ", "Transfer undone"),
    "agency_received": Words("Cơ quan giải quyết đã nhận", "Received by the agency"),
    "leg_done": Words("Cơ quan phối hợp đã xong phần việc", "An agency finished its part"),
    "leg_received": Words("Cơ quan tiếp theo đã nhận", "Received by the next agency"),
    "urged": Words("Đôn đốc", "Urged"),
    "citizen_told": Words("Đã báo cho chủ hồ sơ", "The owner was told"),
    "returned_for_supplement": Words(
        "Cơ quan trả hồ sơ yêu cầu bổ sung", "Returned by the agency for a supplement"
    ),
    "supplemented": Words(
        "Nhận hồ sơ bổ sung, tính lại thời hạn từ đầu", "Supplement taken in, a new clock"
    ),
    "closed": Words("Đóng hồ sơ do quá hạn bổ sung", "Closed, supplement overdue"),
    "verified": Words("Thẩm tra, xác minh", "Verification"),
    "opinion_asked": Words("Lấy ý kiến {agency}", "Opinion of {agency} asked for"),
    "opinion_given": Words("Nhận ý kiến trả lời", "Opinion received"),
    "opinion_late_told": Words(
        "Cơ quan thông báo chậm ý kiến", "The agency told of a late opinion"
    ),
    "payment_asked": Words("Thông báo nộp phí, lệ phí", "Payment asked for"),
    "appraised": Words("Thẩm định", "Appraised"),
    "approved": Words("Phê duyệt", "Decided"),
    "postponed": Words(
        "Xin lỗi và hẹn lại: {old} thành {new}", "New date with an apology: {old} to {new}"
    ),
    "due_recomputed": Words(
        "Tính lại thời hạn theo lịch: {dates}", "Dates recomputed by the calendar: {dates}"
    ),
    "result_issued": Words("Đã có kết quả", "Result issued"),
    "result_arrived": Words("Kết quả về Bộ phận trả kết quả", "Result at the return desk"),
    "shelved": Words("Nhập kệ {shelf}", "Put on shelf {shelf}"),
    "handed_over": Words("Trả kết quả cho {receiver}", "Result handed to {receiver}"),
    "hand_over_undone": Words("Hoàn tác lần trả kết quả", "Hand-over undone"),
    "collection_put_off": Words(
        "Hẹn người nhận mang thêm giấy tờ", "The collector was told what to bring"
    ),
    "given_on_the_spot": Words(
        "Trả kết quả ngay tại quầy cho {receiver}", "Answered on the spot, to {receiver}"
    ),
    "returned_by_agency": Words(
        "Cơ quan giải quyết đã trả kết quả", "Handed over by the agency itself"
    ),
    "result_sent": Words("Đã gửi kết quả điện tử", "Electronic result sent"),
    "result_error_reported": Words("Đề nghị đính chính kết quả", "Error in the result reported"),
    "result_mended": Words("Kết quả đã đính chính", "Result mended"),
    "return_chosen": Words("Đổi nơi nhận kết quả: {place}", "Where the result goes: {place}"),
    "stop_asked": Words("Đề nghị dừng giải quyết", "Stop asked for"),
    "stopped": Words("Đã dừng giải quyết", "Stopped"),
    "withdrawn": Words("Rút hồ sơ", "Withdrawn"),
    "incident_reported": Words("Ghi nhận giấy tờ {harm}", "Papers {harm}"),
    "incident_apologised": Words("Đã gửi thư xin lỗi", "Letter of apology sent"),
    "incident_settled": Words("Đã khắc phục sự cố giấy tờ", "Papers made good"),
}
_HARMS = {
    ending.Harm.LOST: Words("bị mất", "lost"),
    ending.Harm.DAMAGED: Words("bị hư hỏng", "damaged"),
}
_PLACES = {
    ReturnChannel.DESK: Words("Bộ phận trả kết quả", "return desk"),
    ReturnChannel.POST: Words("bưu chính công ích", "post"),
    ReturnChannel.ELECTRONIC: Words("bản điện tử", "electronic copy"),
}
_LATE = Words("Xin lỗi gửi muộn", "apology came late")
_GRANTS = {
    True: Words("đồng ý giải quyết", "to be granted"),
    False: Words("không đồng ý giải quyết", "not to be granted"),
}
_UNRESOLVED = Words("không giải quyết", "unresolved")


def life_title(kind: str, body: Any) -> Words | None:
    """The line of an entry, None for kinds told elsewhere or not known here."""
    title = TITLES.get(kind)
    if title is None:
        return None
    if body is None:  # forgotten: what it was stays in the header
        return Words(*(text.partition(" {")[0] for text in (title.vi, title.en)))
    vi, en = ({name: words.to(one) for name, words in _holes(body).items()} for one in ("vi", "en"))
    detail = _detail(body)
    return Words(
        ": ".join(filter(None, (title.vi.format(**vi), detail.vi))),
        ": ".join(filter(None, (title.en.format(**en), detail.en))),
    )


def _holes(body: Any) -> dict[str, Words]:
    match body:
        case answers.SupplementAsked():
            return {"n": _same(str(body.round))}
        case transfer.Transferred() | appraisal.OpinionAsked():
            return {"agency": _same(body.agency_name)}
        case postponement.Postponed():
            return {"old": moment_words(body.old_due_at), "new": moment_words(body.new_due_at)}
        case postponement.DueRecomputed():
            return {"dates": _recomputed(body)}
        case result.Shelved():
            return {"shelf": _same(body.shelf)}
        case result.HandedOver() | result.GivenOnTheSpot():
            return {"receiver": _same(body.receiver_name)}
        case ending.IncidentReported():
            return {"harm": _HARMS[body.harm]}
        case result.ReturnChosen():
            return {"place": _PLACES[body.channel]}
    return {}


def _detail(body: Any) -> Words:
    for type_, words in _DETAILS:
        if isinstance(body, type_):
            return words(body)
    return _same(getattr(body, "reason", ""))


def _postponed(body: postponement.Postponed) -> Words:
    return _joined(_LATE if body.is_late else _same(""), _same(body.reason))


def _recomputed(body: postponement.DueRecomputed) -> Words:
    moved = [("ngày hẹn trả", "return date", body.old_due_at, body.due.due_at)]
    if body.due.due_at == body.old_due_at:
        moved.clear()
    moved += [(one.agency_name,) * 2 + (one.old_due_at, one.due.due_at) for one in body.legs]
    told = []
    for vi, en, old_at, new_at in moved:
        old, new = moment_words(old_at), moment_words(new_at)
        told.append(Words(f"{vi} {old.vi} thành {new.vi}", f"{en} {old.en} to {new.en}"))
    return _joined(*told)


def _transferred(body: transfer.Transferred) -> Words:
    return _joined(_same(body.carrier), _number(body.list_number, "giấy bàn giao số", "list no."))


def _received(body: transfer.AgencyReceived) -> Words:
    missing = body.missing
    lacks = Words(f"thiếu {missing}", f"missing {missing}") if missing else _same("")
    return _joined(_same(body.received_by), lacks)


def _told(body: transfer.CitizenTold) -> Words:
    about = TITLES.get(body.about)
    told = _same("") if about is None else Words(*_plain(about))
    return _joined(told, _same(body.address))


def _issued(body: result.ResultIssued) -> Words:
    signed = _same(f"{body.number}, {show_date(body.signed_on)}")
    is_granted = body.outcome is result.Outcome.GRANTED
    return _joined(_same("") if is_granted else _UNRESOLVED, signed)


_Numbered = (
    appraisal.ReturnedForSupplement
    | result.ResultMended
    | ending.Stopped
    | ending.IncidentApologised
)
_DETAILS: tuple[tuple[Any, Callable[[Any], Words]], ...] = (
    (postponement.Postponed, _postponed),
    (transfer.Transferred, _transferred),
    (transfer.AgencyReceived, _received),
    (transfer.LegReceived, lambda body: _same(body.received_by)),
    (transfer.LegDone, lambda body: _same(body.outcome)),
    (transfer.Urged, lambda body: _same(f"{body.whom}; {body.said}")),
    (transfer.CitizenTold, _told),
    (appraisal.Appraised | appraisal.Approved, lambda body: _GRANTS[body.grant]),
    (appraisal.Verified, lambda body: _same(body.place)),
    (
        appraisal.PaymentAsked,
        lambda body: _same(format_dong(sum(fee.due_dong for fee in body.fees))),
    ),
    (result.ResultIssued, _issued),
    (result.ResultArrived, lambda body: _same(body.given_by)),
    (result.ResultSent, lambda body: _same(body.address)),
    (ending.IncidentReported, lambda body: _same(f"{body.what}; {body.last_holder}")),
    (_Numbered, lambda body: _same(body.number)),
)


def _plain(title: Words) -> tuple[str, str]:
    return title.vi.partition(" {")[0].lower(), title.en.partition(" {")[0].lower()


def _number(number: str, vi: str, en: str) -> Words:
    return Words(f"{vi} {number}", f"{en} {number}") if number else _same("")


def _same(text: str) -> Words:
    return Words(text, text)


def _joined(*parts: Words) -> Words:
    return Words(
        "; ".join(filter(None, (part.vi for part in parts))),
        "; ".join(filter(None, (part.en for part in parts))),
    )
