"""What was entered with a step that the server refuses or disputes: nothing of it is lost."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterator
from datetime import date, datetime
from enum import Enum
from typing import Any

from counter_app.domain.dossier.bodies import Due, FeeDue
from counter_app.domain.dossier.entries.answers import Lack
from counter_app.domain.dossier.entries.document import SignedDocument
from counter_app.domain.formats import show_date, show_moment
from counter_app.domain.money import format_dong
from counter_app.errors import Words

# The fields a person fills in, by their name in the entries of a dossier's life.
_LABELS = {
    "agency_name": Words("cơ quan", "agency"),
    "given_by": Words("người giao", "handed in by"),
    "carrier": Words("người vận chuyển", "carrier"),
    "list_number": Words("số giấy bàn giao", "list number"),
    "received_by": Words("người nhận", "received by"),
    "officer": Words("công chức thụ lý", "case officer"),
    "missing": Words("thiếu so với giấy bàn giao", "missing against the list"),
    "mismatch": Words("sai khác với phiếu bàn giao", "mismatch with the list"),
    "outcome": Words("kết quả phần việc", "outcome"),
    "done_by": Words("người bàn giao", "handed on by"),
    "whom": Words("đã trao đổi với", "spoke with"),
    "said": Words("nội dung trả lời", "what was said"),
    "address": Words("số điện thoại, địa chỉ", "phone or address"),
    "document": Words("số văn bản", "document number"),
    "number": Words("số", "number"),
    "signed_on": Words("ngày ký", "signed on"),
    "signer": Words("người ký", "signer"),
    "lacks": Words("giấy tờ", "paper"),
    "not_brought": Words("chưa nộp", "not brought"),
    "released": Words("văn bản không yêu cầu nữa", "released by"),
    "noticed_at": Words("nhận thông báo lúc", "notice received at"),
    "held_at": Words("thời gian", "held at"),
    "place": Words("địa điểm", "place"),
    "people": Words("thành phần", "people"),
    "content": Words("nội dung", "content"),
    "reply_by": Words("hạn trả lời", "answer due"),
    "fees": Words("khoản thu", "money"),
    "opinion": Words("nội dung thẩm định", "appraisal"),
    "notice": Words("văn bản gửi Trung tâm", "notice"),
    "apology": Words("văn bản xin lỗi", "apology"),
    "code_on_paper": Words("mã ghi trên văn bản", "code on the paper"),
    "new_due_at": Words("ngày hẹn lại", "new date"),
    "due": Words("thời hạn", "term"),
    "source": Words("văn bản thay đổi lịch", "document that changed the calendar"),
    "name": Words("tên kết quả", "result"),
    "shelf": Words("kệ", "shelf"),
    "receiver_name": Words("người nhận kết quả", "collected by"),
    "receiver_id_number": Words("số giấy tờ", "identity number"),
    "relation": Words("quan hệ", "relation"),
    "authorisation": Words("giấy ủy quyền", "authorisation"),
    "stands": Words("nội dung sai", "what it says"),
    "should_be": Words("nội dung đúng", "what it should say"),
    "fee_dong": Words("chi phí người nộp chịu", "cost to the applicant"),
    "how": Words("cách đính chính", "how it was mended"),
    "contact": Words("đã liên hệ người nộp hồ sơ", "how the applicant was asked"),
    "asked_by": Words("người đề nghị", "asked by"),
    "what": Words("giấy tờ nào", "which papers"),
    "last_holder": Words("ai giữ sau cùng", "who had them last"),
    "found_on": Words("ngày phát hiện", "found on"),
    "paid_by": Words("bên chịu chi phí", "paid by"),
    "note": Words("ghi chú", "note"),
    "reason": Words("lý do", "reason"),
}


def step_entered(body: object) -> tuple[tuple[Words, str], ...]:
    """Label and value of all that was typed, in the order of the form; empty for other entries."""
    if not dataclasses.is_dataclass(body) or isinstance(body, type):
        return ()
    return tuple(
        (_LABELS[field.name], text)
        for field in dataclasses.fields(body)
        if field.name in _LABELS
        for text in _texts(getattr(body, field.name))
        if text
    )


def _texts(value: Any) -> Iterator[str]:
    """What was ticked or chosen stands in the title, where it matters."""
    if isinstance(value, tuple):
        for one in value:
            yield from _texts(one)
    elif not isinstance(value, bool | Enum) and value:
        words = next((words for kind, words in _WORDS if isinstance(value, kind)), None)
        if words is not None:
            yield words(value)


def _document(one: SignedDocument) -> str:
    return ", ".join((one.number, show_date(one.signed_on), one.signer))


_WORDS: tuple[tuple[type, Callable[[Any], str]], ...] = (
    (str, str),
    (datetime, show_moment),
    (date, show_date),
    (int, format_dong),
    (SignedDocument, _document),
    (Lack, lambda lack: f"{lack.name}: {lack.what}"),
    (Due, lambda due: show_moment(due.due_at)),
    (FeeDue, lambda fee: f"{fee.name}: {format_dong(fee.due_dong)}"),
)
