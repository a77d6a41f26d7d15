"""What must agree in the terms of a procedure's life: limits in words, the interconnected route."""

from __future__ import annotations

from collections.abc import Iterator

from counter_app.domain.limits import read_period
from counter_app.domain.procedure import Procedure, RouteKind, RouteRule
from counter_app.errors import Words

_LIMITS = ("supplement_notice_limit", "supplement_reply_limit", "close_after")
_NO_LIMIT = Words(
    "cần số và đơn vị, ví dụ “10 ngày”, “07 ngày làm việc”, “12 tháng”",
    "a figure and a unit, for example “10 ngày”, “07 ngày làm việc”, “12 tháng”",
)


def terms_complaints(procedure: Procedure) -> Iterator[tuple[str, Words]]:
    """Field path and what is expected there."""
    for name in _LIMITS:
        if not _is_limit(getattr(procedure, name)):
            yield name, _NO_LIMIT
    if procedure.route is not None:
        yield from _route(procedure.route)


def _route(route: RouteRule) -> Iterator[tuple[str, Words]]:
    seen: set[str] = set()
    for place, leg in enumerate(route.legs):
        where = f"route.legs[{place}]"
        if leg.agency in seen:
            yield (
                f"{where}.agency",
                Words(
                    "mỗi cơ quan ghi một lần trong quy trình liên thông",
                    "an agency stands once in a route",
                ),
            )
        seen.add(leg.agency)
        if not leg.work.strip():
            yield f"{where}.work", Words("không được để trống", "this must not be empty")
        if not _is_limit(leg.within):
            yield f"{where}.within", _NO_LIMIT
    if not route.source.strip():
        yield "route.source", Words("không được để trống", "this must not be empty")
    if len(route.legs) < 2:
        yield "route.legs", Words("cần ít nhất hai cơ quan", "at least two agencies are needed")
    leads = [place for place, leg in enumerate(route.legs) if leg.lead]
    expected = len(leads) == 1 and (route.kind is RouteKind.ELECTRONIC or leads == [0])
    if not expected:
        yield (
            "route.legs",
            Words(
                "cần một cơ quan chủ trì; hồ sơ giấy bắt đầu từ cơ quan đó",
                "one agency leads, and a paper dossier begins with it",
            ),
        )


def _is_limit(text: str | None) -> bool:
    try:
        return text is None or bool(read_period(text))
    except ValueError:
        return False
