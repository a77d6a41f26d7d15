"""A revised year of the calendar in words."""

from __future__ import annotations

from collections.abc import Iterable

from counter_app.domain.calendar_revision import CalendarRevised, show_hours
from counter_app.domain.formats import show_date, show_day_month
from counter_app.domain.workcalendar import HalfDay, SpecialDay
from counter_app.errors import Words


def calendar_title(body: object) -> Words | None:
    """One line for a revision, None for any other entry."""
    if not isinstance(body, CalendarRevised):
        return None
    year = body.plan.year
    return Words(f"Thay đổi lịch làm việc năm {year}", f"Working calendar of {year} changed")


def calendar_entered(body: CalendarRevised) -> tuple[tuple[Words, str], ...]:
    """Everything a supervisor entered, so that nothing of a refused revision is lost."""
    plan = body.plan
    lines = [(Words("văn bản", "document"), body.source)]
    for words, days in (
        (Words("ngày nghỉ", "days off"), plan.days_off),
        (Words("ngày làm việc bù", "make-up days"), plan.working_weekends),
        (Words("làm việc nửa ngày", "half days"), plan.half_days),
    ):
        if days:
            lines.append((words, _days(days)))
    for line in plan.hours:
        first = show_date(line.valid_from) if line.valid_from else "…"
        last = show_date(line.valid_to) if line.valid_to else "…"
        whose = f"{line.agency} " if line.agency else ""
        lines.append(
            (Words("giờ làm việc", "hours"), f"{whose}{first} – {last}: {show_hours(line.hours)}")
        )
    return tuple(lines)


def _days(days: Iterable[SpecialDay | HalfDay]) -> str:
    return "; ".join(f"{show_day_month(one.day)} {one.name}" for one in days)
