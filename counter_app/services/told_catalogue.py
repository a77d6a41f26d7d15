"""What a supervisor changed in the catalogue, in words."""

from __future__ import annotations

from counter_app.domain.catalogue_cells import KINDS, NEEDS, POSTED_NAMES, UNITS
from counter_app.domain.formats import format_number, show_date
from counter_app.domain.guidance_revision import FIELDS, MatterRevised
from counter_app.domain.procedure import Paper, RouteRule
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
    fees = (
        f"{fee.name}: {'–' if fee.amount_dong is None else format_number(fee.amount_dong)} "
        f"({fee.source})"
        for fee in procedure.fees
    )
    limits = (f"{limit.amount} {UNITS[limit.unit]}" for limit in procedure.limits)
    first = show_date(procedure.valid_from) if procedure.valid_from else ""
    waivers = (
        f"{fee.name}: {one.reason}, {one.percent} % ({one.source})"
        for fee in procedure.fees
        for one in fee.waivers
    )
    lines = [
        (Words("văn bản", "document"), body.document),
        (Words("áp dụng từ", "in force from"), first),
        (Words("thủ tục", "procedure"), procedure.name),
        (Words("cơ quan", "agencies"), "; ".join(one.agency for one in procedure.agencies)),
        (Words("trường hợp", "cases"), "; ".join(one.name for one in procedure.cases)),
        (Words("đơn vị tính", "unit"), procedure.unit_name or ""),
        (Words("thời hạn", "time limits"), "; ".join(limits)),
        (Words("phí, lệ phí", "fees"), "; ".join(fees)),
        (Words("miễn, giảm", "waivers"), "; ".join(waivers)),
        (Words("số bộ hồ sơ", "number of sets"), str(procedure.sets)),
        (Words("giấy tờ", "papers"), "; ".join(_paper(one) for one in procedure.papers)),
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


def _paper(paper: Paper) -> str:
    kinds = " / ".join(KINDS[kind] for kind in paper.kinds)
    marks = [f"{paper.quantity:02d} {kinds}", NEEDS[paper.need], *paper.cases]
    marks += filter(None, (paper.condition, paper.one_of))
    return f"{paper.number}. {paper.name} ({', '.join(marks)})"


def _route(route: RouteRule | None) -> str:
    if route is None:
        return ""
    legs = (
        " ".join(filter(None, (leg.agency, "chủ trì," if leg.lead else "", leg.work, leg.within)))
        for leg in route.legs
    )
    return "; ".join(filter(None, (MANNERS[route.kind], *legs, route.supervised_by, route.source)))
