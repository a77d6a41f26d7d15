"""Time limits: how one is written, and which a procedure states (correction 11)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from counter_app.domain.procedure import Channel, LimitUnit, Procedure, TimeLimit, in_force
from counter_app.domain.text import clean_line
from counter_app.errors import Words

_WRITTEN = re.compile(r"(\d{1,4}(?:[.,]\d{1,3})?) +(\S.*?)(?: +\(.*\))?", re.ASCII | re.DOTALL)
_WORDS = {
    "ngày làm việc": LimitUnit.WORKING_DAYS,
    "giờ làm việc": LimitUnit.WORKING_HOURS,
    "ngày": LimitUnit.CALENDAR_DAYS,
    "tháng": LimitUnit.MONTHS,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """A length of time in the unit the law states it in."""

    amount: Decimal
    unit: LimitUnit


def read_period(text: str) -> Period:
    """Reads "5 working-days", "0.5 working-days", "07 ngày làm việc (lần thứ nhất)", "12 tháng".

    Capitals, one "day" for many, and letters composed either way are the same. Raises ValueError
    for anything else, also for half a month or half a calendar day.
    """
    match = _WRITTEN.fullmatch(clean_line(text).lower())
    if match is None:
        raise ValueError(f"not a time limit: {text}")
    amount, word = Decimal(match[1].replace(",", ".")), match[2]
    unit = _WORDS.get(word) or LimitUnit(f"{word.removesuffix('s')}s")
    if problem := amount_problem(amount, unit):
        raise ValueError(problem.en)
    return Period(amount=amount, unit=unit)


def amount_problem(amount: Decimal, unit: LimitUnit) -> Words | None:
    """Why a limit of `amount` cannot be counted in `unit`, None when it can."""
    if not amount.is_finite() or amount < 0:
        return Words("thời hạn không được là số âm", "a time limit is a number and not negative")
    if amount % 1 and unit in {LimitUnit.CALENDAR_DAYS, LimitUnit.MONTHS}:
        return Words(
            "thời hạn theo ngày, tháng phải là số nguyên; nửa ngày ghi theo ngày làm việc",
            "days and months are whole numbers; half a day is one of a working day",
        )
    if amount == 0 and unit is not LimitUnit.WORKING_DAYS:
        return Words(
            "chỉ thời hạn theo ngày làm việc được ghi 0 (trả kết quả trong ngày)",
            "only a limit in working days may be zero: within the day",
        )
    return None


def applicable_limit(
    procedure: Procedure, case: str, channel: Channel, day: date, units: int = 1
) -> TimeLimit | None:
    """The most particular limit in force on `day`, None when none is stated.

    A limit for the case goes before one for the channel, that before a general one; among these the
    one for the most units that `units` reaches ("từ 10 giấy tờ").
    """
    stated = [
        limit
        for limit in procedure.limits
        if in_force(limit, day)
        and limit.case in {None, case}
        and limit.channel in {None, channel}
        and limit.units_from <= units
    ]
    return max(stated, key=_precision, default=None)


def _precision(limit: TimeLimit) -> tuple[bool, bool, int]:
    return limit.case is not None, limit.channel is not None, limit.units_from
