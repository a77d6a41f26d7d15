"""The way of an interconnected dossier in the words of paper and screen (R52-R58)."""

from __future__ import annotations

from typing import Any

from counter_app.domain.dossier.bodies import Due, Route
from counter_app.domain.dossier.steps.transfer import lead_of
from counter_app.domain.formats import paper_moment
from counter_app.domain.procedure import RouteKind

MANNERS = {
    RouteKind.PAPER: "bản giấy, lần lượt từng cơ quan theo thứ tự",
    RouteKind.ELECTRONIC: "điện tử, đến tất cả các cơ quan cùng lúc",
    RouteKind.UPPER: "lên cơ quan cấp trên, kết quả trả về nơi tiếp nhận",
}


def route_facts(route: Route) -> dict[str, Any]:
    """Who leads, how the dossier travels, each agency's work and day."""
    steps = [
        {
            "number": str(number),
            "agency": leg.agency_name,
            "work": leg.work,
            "due_at": _due(leg.due),
            "note": "chủ trì" if leg.is_lead else "",
        }
        for number, leg in enumerate(route.legs, 1)
    ]
    return {"lead": lead_of(route).agency_name, "manner": MANNERS[route.kind], "steps": steps}


def _due(due: Due | None) -> str:
    return paper_moment(due.due_at) if due else ""
