"""Small phrases and line breaks that only paper needs; dates and money words are the domain's."""

from __future__ import annotations

from datetime import date

from counter_app.domain.formats import format_number
from counter_app.domain.workcalendar import WEEKDAYS

NO_LIMIT = "theo thông báo của cơ quan giải quyết"  # in the place of a date nobody can promise


def weekday(day: date) -> str:
    """`Thứ Hai` … `Chủ nhật`."""
    return WEEKDAYS[day.weekday()]


def dong_on_paper(amount: int) -> str:
    """`1.234.567 đồng`: the word in full, as beside the amount in words."""
    return f"{format_number(amount)} đồng"


def balanced(text: str, measure: float, width: float) -> list[str]:
    """`text` in as few lines as `width` allows and of nearly equal length.

    `measure` is the width of the whole text in the unit of `width`. A word is never broken.
    """
    words = text.split()
    count = min(max(1, -int(-measure // width)), len(words) or 1)
    lines: list[str] = []
    for left in range(count, 1, -1):
        goal = len(" ".join(words)) / left
        taken = 1
        while taken < len(words) - left + 1 and len(" ".join(words[: taken + 1])) <= goal + 2:
            taken += 1
        lines.append(" ".join(words[:taken]))
        words = words[taken:]
    return [*lines, " ".join(words)]
