"""What a supervisor changed in the catalogue, in words."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from counter_app.domain.catalogue_cells import CHANNELS, KINDS, NEEDS, POSTED_NAMES, UNITS
from counter_app.domain.formats import format_number, show_date
from counter_app.domain.guidance_revision import FIELDS, MatterRevised
from counter_app.domain.procedure import (
    FeeRule,
    OriginalFate,
    Paper,
    Procedure,
    Representation,
    RouteRule,
    TimeLimit,
)
from counter_app.domain.procedure_revision import ProcedureRevised
from counter_app.errors import Words
from counter_app.services.route_facts import MANNERS

Lines = tuple[tuple[Words, str], ...]
_MATTER = ("name", "field", "go_to", "address", "phone", "hours", "note")


def catalogue_title(body: object) -> Words | None:
    """One line for a revision, None for any other entry."""
    match body:
        case ProcedureRevised():
            code = body.procedure.code
            return Words(f"Thay đổi thủ tục {code} trong danh mục", f"Procedure {code} changed")
        case MatterRevised():
            name = body.matter.name
            return Words(f"Thay đổi nơi nhận việc “{name}”", f"Where “{name}” is received changed")
    return None


def matter_entered(body: MatterRevised) -> Lines:
    """What a supervisor entered of a matter that another office receives."""
    matter = body.matter
    first = show_date(matter.valid_from) if matter.valid_from else ""
    last = show_date(matter.valid_to) if matter.valid_to else ""
    named = [(FIELDS[name], getattr(matter, name)) for name in _MATTER]
    named.append((FIELDS["source"], body.document or matter.source))
    dates = [(Words("áp dụng từ", "in force from"), first), (FIELDS["valid_to"], last)]
    return tuple(line for line in (*named, *dates) if line[1])


def procedure_entered(body: ProcedureRevised) -> Lines:
    """What a supervisor entered, so that nothing of a refused revision is lost."""
    procedure = body.procedure
    limits = (
        ", ".join((f"{one.amount} {UNITS[one.unit]}", *_scope(one, procedure)))
        for one in procedure.limits
    )
    waivers = (
        f"{fee.name}: {one.reason}, {one.percent} % ({one.source})"
        for fee in procedure.fees
        for one in fee.waivers
    )
    lines = [
        (Words("văn bản", "document"), body.document),
        (Words("áp dụng từ", "in force from"), _day(procedure.valid_from)),
        (Words("tiếp nhận đến hết ngày", "received until"), _day(procedure.valid_to)),
        *_head(procedure),
        (Words("cơ quan", "agencies"), "; ".join(one.agency for one in procedure.agencies)),
        (Words("trường hợp", "cases"), "; ".join(one.name for one in procedure.cases)),
        (Words("đơn vị tính", "unit"), procedure.unit_name or ""),
        (Words("người nộp thay", "who may hand in"), "; ".join(_proxies(procedure))),
        (Words("thời hạn", "time limits"), "; ".join(limits)),
        (
            Words("phí, lệ phí", "fees"),
            "; ".join(_fee(one, procedure) for one in procedure.fees),
        ),
        (Words("miễn, giảm", "waivers"), "; ".join(waivers)),
        (Words("số bộ hồ sơ", "number of sets"), str(procedure.sets)),
        (Words("giấy tờ", "papers"), "; ".join(_paper(one, procedure) for one in procedure.papers)),
        (Words("quy trình liên thông", "route"), _route(procedure.route)),
    ]
    lines += [
        (
            Words(f"niêm yết: {label}", f"posted: {name.replace('_', ' ')}"),
            getattr(procedure.posted, name),
        )
        for name, label in POSTED_NAMES.items()
        if name != "name"
    ]
    return tuple(line for line in lines if line[1])


def _head(procedure: Procedure) -> Lines:
    limits = filter(
        None,
        (
            procedure.supplement_notice_limit,
            procedure.supplement_reply_limit,
            procedure.close_after,
        ),
    )
    on_the_spot = "trả kết quả tại quầy" if procedure.issued_on_the_spot else ""
    by_chair = "Chủ tịch UBND tỉnh quyết định" if procedure.decided_by_chair else ""
    return (
        (Words("thủ tục", "procedure"), procedure.name),
        (Words("số gọi", "number"), str(procedure.alias)),
        (Words("lĩnh vực", "field"), procedure.field),
        (Words("nguồn", "source"), procedure.source),
        (Words("kết quả", "result"), procedure.result_name),
        (Words("người được nêu trong hồ sơ", "person concerned"), procedure.person_concerned or ""),
        (Words("từ để tìm", "words to find it by"), ", ".join(procedure.keywords)),
        (
            Words("cách nộp", "ways of handing in"),
            ", ".join(CHANNELS[one] for one in procedure.channels),
        ),
        (Words("số lần bổ sung", "requests for supplements"), str(procedure.max_supplements)),
        (Words("thời hạn bổ sung", "limits of supplements"), "; ".join(limits)),
        (Words("giải quyết", "decision"), "; ".join(filter(None, (on_the_spot, by_chair)))),
    )


def _day(day: date | None) -> str:
    return show_date(day) if day else ""


def _case(case: str | None, procedure: Procedure) -> str:
    return next((one.name for one in procedure.cases if one.id == case), "")


def _scope(rule: TimeLimit | FeeRule, procedure: Procedure) -> Iterator[str]:
    """For whom it holds, and from when to when."""
    marks = (
        _case(rule.case, procedure),
        CHANNELS[rule.channel] if rule.channel else "",
        f"từ {_day(rule.valid_from)}" if rule.valid_from else "",
        f"đến hết {_day(rule.valid_to)}" if rule.valid_to else "",
    )
    return filter(None, marks)


def _fee(fee: FeeRule, procedure: Procedure) -> str:
    amount = "–" if fee.amount_dong is None else format_number(fee.amount_dong)
    return f"{fee.name}: {', '.join((amount, *_scope(fee, procedure)))} ({fee.source})"


def _proxies(procedure: Procedure) -> Iterator[str]:
    for rule in procedure.representation:
        marks = [_PROXIES[rule.rule], _case(rule.case, procedure), *rule.relatives_without_paper]
        marks += [f"dưới 18 tuổi: {who}" for who in rule.for_minor]
        yield ", ".join(filter(None, (*marks, rule.sentence, rule.sentence_en)))


def _paper(paper: Paper, procedure: Procedure) -> str:
    kinds = " / ".join(KINDS[kind] for kind in paper.kinds)
    marks = [f"{paper.quantity:02d} {kinds}", NEEDS[paper.need], _FATES[paper.original]]
    marks += [_case(case, procedure) for case in paper.cases]
    marks += [paper.condition or "", paper.one_of or "", paper.replaced_by_data or ""]
    marks.append(f"có giá trị {paper.valid_months} tháng" if paper.valid_months else "")
    marks.append("cho từng đơn vị tính" if paper.per_unit else "")
    marks.append("văn bản ủy quyền" if paper.authorisation else "")
    if abroad := paper.from_abroad:
        marks.append("luôn do nước ngoài cấp" if abroad.always else "có thể do nước ngoài cấp")
        marks.append("phải dịch" if abroad.translated else "")
        marks.append("phải hợp pháp hóa lãnh sự" if abroad.legalised else "")
    return f"{paper.number}. {paper.name} ({', '.join(filter(None, marks))})"


def _route(route: RouteRule | None) -> str:
    if route is None:
        return ""
    legs = (
        " ".join(filter(None, (leg.agency, "chủ trì," if leg.lead else "", leg.work, leg.within)))
        for leg in route.legs
    )
    return "; ".join(filter(None, (MANNERS[route.kind], *legs, route.supervised_by, route.source)))


_PROXIES = {
    Representation.FREE_PAPER: "giấy ủy quyền",
    Representation.CERTIFIED_PAPER: "văn bản ủy quyền có công chứng, chứng thực",
    Representation.NO_PAPER: "không phải nộp giấy ủy quyền",
    Representation.NOT_ALLOWED: "không được nộp thay",
}
_FATES = {
    OriginalFate.HANDED_IN: "",
    OriginalFate.RETURNED_NOW: "đối chiếu, trả ngay",
    OriginalFate.RETURNED_WITH_RESULT: "giữ lại, trả cùng kết quả",
    OriginalFate.SURRENDERED_NOW: "thu lại khi tiếp nhận",
    OriginalFate.SURRENDERED_AT_COLLECTION: "thu lại khi trả kết quả",
}
