"""Entries of the journal in a clerk's words."""

from __future__ import annotations

from typing import Any

from counter_app.domain.dossier import bodies
from counter_app.domain.draft import PayMethod
from counter_app.domain.money import format_dong
from counter_app.errors import Words
from counter_app.services.told_calendar import calendar_title
from counter_app.services.told_catalogue import catalogue_title
from counter_app.services.told_duty import duty_title
from counter_app.services.told_life import life_title

_PLAIN = {
    "accepted": Words("Tiếp nhận", "Accepted"),
    "pages_filed": Words("Số hóa", "Pages digitised"),
    "paper_digitised": Words("Giấy tờ đã số hóa đủ", "Paper fully digitised"),
    "fee_taken": Words("Thu phí, lệ phí", "Fee taken"),
    "fee_refunded": Words("Hoàn trả phí, lệ phí", "Fee given back"),
    "printed": Words("In giấy", "Printed"),
    "corrected": Words("Sửa nội dung nhập sai", "Corrected"),
    "voided": Words("Hủy tiếp nhận", "Acceptance voided"),
    "code_mapped": Words("Đã có mã hồ sơ chính thức", "Official code received"),
    "viewed": Words("Xem hồ sơ", "Dossier opened"),
    "disputed": Words("Máy chủ báo có mâu thuẫn", "The server reports a dispute"),
    "settled": Words("Đã xử lý mâu thuẫn", "Dispute settled"),
    "phrase_saved": Words("Lưu câu mẫu", "Phrase saved"),
    "phrase_shared": Words("Dùng chung câu mẫu", "Phrase shared"),
    "phrase_dropped": Words("Bỏ câu mẫu", "Phrase removed"),
    "guided": Words("Hướng dẫn đến nơi khác", "Guidance given"),
    "calendar_revised": Words("Thay đổi lịch làm việc", "Working calendar changed"),
    "punches_read": Words("Dữ liệu chấm công", "Punches of a terminal"),
    "punches_held": Words("Dữ liệu chấm công sai thời gian", "Punches with impossible times"),
    "terminal_clock_set": Words("Chỉnh giờ máy chấm công", "Clock of a terminal set"),
    "number_matched": Words("Gán mã chấm công", "Number of a person on terminals"),
}
_FORMS = {
    "receipt": Words("giấy tiếp nhận hồ sơ và hẹn trả kết quả", "receipt, form 01"),
    "supplement": Words("phiếu yêu cầu bổ sung, hoàn thiện hồ sơ", "supplement request, form 02"),
    "refusal": Words("phiếu từ chối tiếp nhận giải quyết hồ sơ", "refusal, form 03"),
    "apology": Words("phiếu xin lỗi và hẹn lại ngày trả kết quả", "apology, form 04"),
    "stopped": Words("thông báo dừng giải quyết hồ sơ", "notice of stopping, form 05"),
    "control": Words("phiếu kiểm soát quá trình giải quyết hồ sơ", "control slip"),
    "unresolved": Words("thông báo trả hồ sơ không giải quyết", "notice of return unresolved"),
    "withdrawal": Words("giấy trả lại hồ sơ theo đề nghị", "receipt of a withdrawal"),
    "transfer": Words("phiếu chuyển xử lý hồ sơ liên thông", "transfer slip"),
    "correction": Words("phiếu tiếp nhận đề nghị đính chính", "correction slip"),
    "reappointment": Words("phiếu hẹn lại ngày trả kết quả", "re-appointment slip"),
    "loss": Words("thư xin lỗi về hồ sơ, kết quả bị mất, hư hỏng", "letter about a loss"),
    "verification": Words("thông báo thẩm tra, xác minh", "notice of verification"),
    "handover_dossiers": Words("giấy bàn giao hồ sơ", "hand-over list of dossiers"),
    "handover_results": Words("phiếu bàn giao kết quả", "hand-over list of results"),
    "trips": Words("bảng kê các chuyến luân chuyển", "list of trips"),
    "register": Words("sổ theo dõi hồ sơ", "register of dossiers"),
    "return_receipt": Words("giấy biên nhận trả kết quả", "return receipt"),
    "to_bring": Words("phiếu hướng dẫn nhận kết quả", "what to bring for the result"),
    "slip": Words("phiếu nhiệt", "slip"),
    "large_slip": Words("phiếu nhiệt chữ to", "slip in large type"),
    "visit_slip": Words("phiếu nhiệt gộp các hồ sơ của lượt nộp", "slip of the whole visit"),
}
PAY_WAYS = {
    PayMethod.CASH: Words("tiền mặt", "cash"),
    PayMethod.TRANSFER: Words("chuyển khoản", "transfer"),
    PayMethod.LATER: Words("nộp sau", "later"),
}
FIELDS = {
    "owner.name": Words("họ và tên", "name"),
    "owner.id_number": Words("số giấy tờ", "identity number"),
    "owner.address": Words("nơi thường trú", "address"),
    "owner.phone": Words("điện thoại", "phone"),
    "owner.email": Words("thư điện tử", "e-mail"),
    "organisation.name": Words("tên tổ chức", "organisation"),
    "organisation.tax_code": Words("mã số thuế", "tax code"),
    "organisation.address": Words("địa chỉ tổ chức", "organisation's address"),
    "organisation.phone": Words("điện thoại tổ chức", "organisation's phone"),
    "submitter.name": Words("họ và tên người nộp", "submitter's name"),
    "submitter.id_number": Words("số giấy tờ người nộp", "submitter's identity number"),
    "submitter.phone": Words("điện thoại người nộp", "submitter's phone"),
    "note": Words("ghi chú", "note"),
}


def form_words(name: str) -> Words:
    """What a printed paper is called, `name` with or without the entry it belongs to."""
    form = name.partition("/")[0]
    return _FORMS.get(form, Words(form, form))


def not_brought(accepted: bodies.Accepted) -> tuple[tuple[str, str], ...]:
    """Papers a mẫu 02 asked for that did not come, each with the reason."""
    papers = (paper for paper in accepted.papers if paper.not_brought)
    return tuple((f"{paper.number}. {paper.name}", paper.not_brought) for paper in papers)


def pages_so_far(pages: int, stated: int) -> Words:
    """How far a paper is digitised: "120/280 trang", or the pages alone where nobody counted."""
    figure = f"{pages}/{stated}" if stated else str(pages)
    return Words(f"{figure} trang", f"{figure} pages" if stated else _pages(pages))


def title_of(kind: str, body: Any) -> Words:
    """One line for an entry; a kind of a newer program is named as it is."""
    match body:
        case bodies.Accepted():
            without = "; ".join(f"{name} ({why})" for name, why in not_brought(body))
            return Words(
                f"Tiếp nhận tại quầy {body.counter}, cấp mã {body.code.code}"
                + (f"; đã yêu cầu mà không bổ sung: {without}" if without else ""),
                f"Accepted at counter {body.counter}, code {body.code.code}"
                + (f"; asked for and not brought: {without}" if without else ""),
            )
        case bodies.PagesFiled() if body.instead_of:
            return Words(
                f"Xếp lại các trang đã quét: {len(body.pages)} trang",
                f"Scanned pages put in order again: {_pages(len(body.pages))}",
            )
        case bodies.PagesFiled():
            return Words(f"Số hóa {len(body.pages)} trang", f"{_pages(len(body.pages))} digitised")
        case bodies.PaperDigitised():
            return Words(
                f"Giấy tờ số {body.paper} đã số hóa đủ: {body.pages} trang",
                f"Paper no. {body.paper} fully digitised: {_pages(body.pages)}",
            )
        case bodies.FeeTaken() | bodies.FeeRefunded():
            return _money(body)
        case bodies.Printed():
            form = form_words(body.form)
            if body.copy_no:
                why = f" ({body.reason})" if body.reason else ""
                return Words(
                    f"In lại lần {body.copy_no}: {form.vi}{why}",
                    f"Reprint no. {body.copy_no}: {form.en}{why}",
                )
            return Words(f"In {form.vi}", f"Printed {form.en}")
        case bodies.Corrected():
            field = FIELDS.get(body.field, Words(body.field, body.field))
            return Words(
                f"Sửa {field.vi}: “{body.old}” thành “{body.new}” ({body.reason})",
                f"Corrected {field.en}: “{body.old}” to “{body.new}” ({body.reason})",
            )
        case bodies.Voided():
            return Words(f"Hủy tiếp nhận: {body.reason}", f"Acceptance voided: {body.reason}")
    return (
        calendar_title(body)
        or catalogue_title(body)
        or _PLAIN.get(kind)
        or duty_title(body)
        or life_title(kind, body)
        or Words(kind, kind)
    )


def _pages(count: int) -> str:
    return "1 page" if count == 1 else f"{count} pages"


def _money(body: bodies.FeeTaken | bodies.FeeRefunded) -> Words:
    amount = format_dong(body.amount_dong)
    if isinstance(body, bodies.FeeTaken):
        return Words(f"Thu {amount}", f"{amount} taken")
    way = PAY_WAYS[body.method]
    return Words(f"Hoàn trả {amount}, {way.vi}", f"{amount} given back, {way.en}")
