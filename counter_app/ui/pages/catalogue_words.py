"""A procedure of the catalogue in the words of the window."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QCoreApplication

from counter_app.domain.due_words import limit_words as period_words
from counter_app.domain.formats import show_date, show_time
from counter_app.domain.money import format_dong
from counter_app.domain.procedure import (
    Channel,
    FeeMoment,
    FeeRule,
    LimitUnit,
    Need,
    OriginalFate,
    Paper,
    Procedure,
    Representation,
    RepresentationRule,
    RouteKind,
    RouteLeg,
    TimeLimit,
    Waiver,
)
from counter_app.ui import shown


def posted_labels() -> dict[str, str]:
    """The thirteen fields of R02, and what else is posted, by their names."""
    translate = QCoreApplication.translate
    return {
        "name": translate("Catalogue", "Tên thủ tục"),
        "steps": translate("Catalogue", "Trình tự thực hiện"),
        "manner": translate("Catalogue", "Cách thức thực hiện"),
        "papers": translate("Catalogue", "Thành phần, số lượng hồ sơ"),
        "time_limit": translate("Catalogue", "Thời hạn giải quyết"),
        "applicants": translate("Catalogue", "Đối tượng thực hiện"),
        "fee": translate("Catalogue", "Phí, lệ phí"),
        "form": translate("Catalogue", "Mẫu đơn, tờ khai"),
        "conditions": translate("Catalogue", "Yêu cầu, điều kiện"),
        "legal_basis": translate("Catalogue", "Căn cứ pháp lý"),
        "result": translate("Catalogue", "Kết quả thực hiện"),
        "field_and_agency": translate("Catalogue", "Lĩnh vực, cơ quan thực hiện"),
        "staff_in_charge": translate("Catalogue", "Người tiếp nhận, giải quyết"),
        "other": translate("Catalogue", "Nội dung khác"),
    }


def paper_words(paper: Paper) -> str:
    """Kinds taken, how many, and when it is asked for."""
    kinds = " / ".join(shown.copy_kind(kind) for kind in paper.kinds)
    return "; ".join(filter(None, (f"{paper.quantity:02d} × {kinds}", paper.condition or "")))


def need(value: Need) -> str:
    """Whether a paper must be there."""
    words = {
        Need.REQUIRED: QCoreApplication.translate("Catalogue", "Bắt buộc"),
        Need.IF_ANY: QCoreApplication.translate("Catalogue", "Nếu có"),
        Need.SHOW_ONLY: QCoreApplication.translate("Catalogue", "Chỉ xuất trình"),
    }
    return words[value]


def original_fate(value: OriginalFate) -> str:
    """What becomes of the original the citizen brought."""
    words = {
        OriginalFate.HANDED_IN: QCoreApplication.translate("Catalogue", "nộp cùng hồ sơ"),
        OriginalFate.RETURNED_NOW: QCoreApplication.translate("Catalogue", "đối chiếu, trả ngay"),
        OriginalFate.RETURNED_WITH_RESULT: QCoreApplication.translate(
            "Catalogue", "giữ lại, trả cùng kết quả"
        ),
        OriginalFate.SURRENDERED_NOW: QCoreApplication.translate(
            "Catalogue", "thu lại khi tiếp nhận"
        ),
        OriginalFate.SURRENDERED_AT_COLLECTION: QCoreApplication.translate(
            "Catalogue", "thu lại khi trả kết quả"
        ),
    }
    return words[value]


def representation(value: Representation) -> str:
    """What somebody who hands in for the owner must bring."""
    words = {
        Representation.FREE_PAPER: QCoreApplication.translate("Catalogue", "Nộp giấy ủy quyền"),
        Representation.CERTIFIED_PAPER: QCoreApplication.translate(
            "Catalogue", "Nộp văn bản ủy quyền có công chứng, chứng thực"
        ),
        Representation.NO_PAPER: QCoreApplication.translate(
            "Catalogue", "Không phải nộp giấy ủy quyền"
        ),
        Representation.NOT_ALLOWED: QCoreApplication.translate("Catalogue", "Không được nộp thay"),
    }
    return words[value]


def proxy_words(rule: RepresentationRule, procedure: Procedure) -> str:
    """Who may hand in for the owner, in which case."""
    marks = [representation(rule.rule), _case(rule.case, procedure)]
    if rule.relatives_without_paper:
        text = QCoreApplication.translate("Catalogue", "không phải nộp giấy: {who}")
        marks.append(text.format(who=", ".join(rule.relatives_without_paper)))
    if rule.for_minor:
        text = QCoreApplication.translate("Catalogue", "nộp thay người dưới 18 tuổi: {who}")
        marks.append(text.format(who=", ".join(rule.for_minor)))
    return " · ".join(filter(None, marks))


def channel(value: Channel) -> str:
    """How a dossier is handed in."""
    words = {
        Channel.DIRECT: QCoreApplication.translate("Catalogue", "nộp trực tiếp"),
        Channel.POST: QCoreApplication.translate("Catalogue", "nộp qua bưu chính"),
        Channel.ONLINE: QCoreApplication.translate("Catalogue", "nộp trực tuyến"),
    }
    return words[value]


def fee_moment(value: FeeMoment) -> str:
    """When the money is due."""
    words = {
        FeeMoment.AT_ACCEPTANCE: QCoreApplication.translate("Catalogue", "tiếp nhận hồ sơ"),
        FeeMoment.BEFORE_RESULT: QCoreApplication.translate("Catalogue", "trước khi trả kết quả"),
        FeeMoment.AFTER_APPRAISAL: QCoreApplication.translate("Catalogue", "sau khi thẩm định"),
    }
    return words[value]


def unit_words(unit: LimitUnit) -> str:
    """What a time limit is counted in."""
    words = {
        LimitUnit.WORKING_DAYS: QCoreApplication.translate("Catalogue", "ngày làm việc"),
        LimitUnit.WORKING_HOURS: QCoreApplication.translate("Catalogue", "giờ làm việc"),
        LimitUnit.CALENDAR_DAYS: QCoreApplication.translate("Catalogue", "ngày"),
        LimitUnit.MONTHS: QCoreApplication.translate("Catalogue", "tháng"),
    }
    return words[unit]


def limit_words(limit: TimeLimit, procedure: Procedure) -> str:
    """Figure, unit, whom it is for, from when to when."""
    marks = [f"{limit.amount} {unit_words(limit.unit)}", *_marks(limit, procedure)]
    if limit.units_from > 1:
        unit = procedure.unit_name or ""
        text = QCoreApplication.translate("Catalogue", "từ {n} {unit}")
        marks.append(text.format(n=limit.units_from, unit=unit).strip())
    if limit.late_after is not None:
        text = QCoreApplication.translate("Catalogue", "nhận sau {at}: tính từ ngày làm việc sau")
        marks.append(text.format(at=show_time(limit.late_after)))
    return " · ".join(filter(None, (*marks, limit.note)))


def fee_words(fee: FeeRule, procedure: Procedure) -> str:
    """Amount, whom it is for, from when to when, and the document that sets it."""
    if fee.amount_dong is None:
        amount = QCoreApplication.translate("Catalogue", "chưa cập nhật mức thu")
    else:
        amount = format_dong(fee.amount_dong)
        if fee.unit != "dossier":
            many = f"{fee.unit_size} " if fee.unit_size > 1 else ""
            amount = f"{amount}/{many}{procedure.unit_name or fee_unit(fee.unit)}"
    if fee.sample:
        sample = QCoreApplication.translate("Catalogue", "mức minh họa, phải đối chiếu")
        amount = f"{amount} ({sample})"
    return " · ".join(filter(None, (amount, *_marks(fee, procedure), fee.source)))


def fee_unit(unit: str) -> str:
    """What a fee is counted by."""
    words = {
        "dossier": QCoreApplication.translate("Catalogue", "hồ sơ"),
        "paper": QCoreApplication.translate("Catalogue", "giấy tờ"),
        "copy": QCoreApplication.translate("Catalogue", "bản"),
        "page": QCoreApplication.translate("Catalogue", "trang"),
        "vehicle": QCoreApplication.translate("Catalogue", "xe"),
        "device": QCoreApplication.translate("Catalogue", "thiết bị"),
        "certificate": QCoreApplication.translate("Catalogue", "chứng chỉ"),
    }
    return words[unit]


def waiver_words(waiver: Waiver) -> str:
    """Why, what is left to pay, for whom, from when to when, and the document that says so."""
    left = QCoreApplication.translate("Catalogue", "còn nộp {percent} %")
    by = channel(waiver.channel) if waiver.channel else ""
    by_itself = QCoreApplication.translate("Catalogue", "tự áp dụng") if waiver.automatic else ""
    dates = dates_words(waiver.valid_from, waiver.valid_to)
    marks = (waiver.reason, left.format(percent=waiver.percent), by, by_itself, dates)
    return " · ".join(filter(None, (*marks, waiver.source)))


def dates_words(first: date | None, last: date | None) -> str:
    """From when to when; empty for always."""
    if first and last:
        text = QCoreApplication.translate("Catalogue", "từ {first} đến hết {last}")
        return text.format(first=show_date(first), last=show_date(last))
    if first:
        text = QCoreApplication.translate("Catalogue", "từ {first}")
        return text.format(first=show_date(first))
    if last:
        text = QCoreApplication.translate("Catalogue", "đến hết {last}")
        return text.format(last=show_date(last))
    return ""


def leg_words(leg: RouteLeg, language: str) -> str:
    """One agency's work in a route."""
    within = period_words(leg.within).to(language) if leg.within else ""
    lead = QCoreApplication.translate("Catalogue", "chủ trì") if leg.lead else ""
    return " · ".join(filter(None, (leg.work, within, lead)))


def route_kind(kind: RouteKind) -> str:
    """How an interconnected dossier moves."""
    words = {
        RouteKind.PAPER: QCoreApplication.translate(
            "Catalogue", "Cùng cấp, hồ sơ giấy: lần lượt từng cơ quan"
        ),
        RouteKind.ELECTRONIC: QCoreApplication.translate(
            "Catalogue", "Cùng cấp, hồ sơ điện tử: đến tất cả cùng lúc"
        ),
        RouteKind.UPPER: QCoreApplication.translate(
            "Catalogue", "Khác cấp: lên cấp trên rồi trở về"
        ),
    }
    return words[kind]


def _marks(rule: TimeLimit | FeeRule, procedure: Procedure) -> list[str]:
    by = channel(rule.channel) if rule.channel else ""
    return [_case(rule.case, procedure), by, dates_words(rule.valid_from, rule.valid_to)]


def _case(case: str | None, procedure: Procedure) -> str:
    return next((one.name for one in procedure.cases if one.id == case), "")
