"""How dates, times, numbers and grouped identifiers read in Vietnamese (ux §5.3).

Our own formatter, never the locale's short forms: `1/8/25` must not appear anywhere.
"""

from __future__ import annotations

import re
from datetime import date, datetime, time

from counter_app.domain.moments import local
from counter_app.domain.refusal import Refusal
from counter_app.domain.text import clean_line
from counter_app.errors import Words

_OLDEST_YEAR = 1900
_DATE = re.compile(
    r"(?P<d>\d{1,2})[/.\- ](?P<m>\d{1,2})(?:[/.\- ](?P<y>\d{4}|\d{2}))?"
    r"|(?P<d2>\d{2})(?P<m2>\d{2})(?P<y2>\d{4}|\d{2})",
    re.ASCII,
)

_TIME = re.compile(
    r"(?P<h>\d{1,2})(?:\s?[:h.]\s?(?P<m>\d{2})?)?|(?P<h2>\d{2})(?P<m2>\d{2})", re.ASCII
)


def format_number(value: int) -> str:
    """`1234567` as "1.234.567"."""
    return f"{value:,}".replace(",", ".")


def show_date(day: date) -> str:
    """dd/MM/yyyy."""
    return f"{day.day:02d}/{day.month:02d}/{day.year:04d}"


def show_day_month(day: date) -> str:
    """dd/MM, for sentences where the year is plain."""
    return f"{day.day:02d}/{day.month:02d}"


def show_time(at: time) -> str:
    """HH:mm."""
    return f"{at.hour:02d}:{at.minute:02d}"


def show_moment(at: datetime) -> str:
    """`at` (aware) on the counter's clock: "16:40 ngày 20/11/2026"."""
    here = local(at)
    return f"{show_time(here.time())} ngày {show_date(here.date())}"


def moment_words(at: datetime) -> Words:
    """As `show_moment`, and "16:40 on 20/11/2026" for English."""
    here = local(at)
    on = f"{show_time(here.time())} on {show_date(here.date())}"
    return Words(show_moment(at), on)


def paper_date(day: date) -> str:
    """As on an official paper: "ngày 05 tháng 02 năm 2026".

    Days under 10 and months 1-2 take a leading zero, `tháng 3` does not (NĐ 30/2020/NĐ-CP).
    """
    month = f"{day.month:02d}" if day.month <= 2 else str(day.month)
    return f"ngày {day.day:02d} tháng {month} năm {day.year}"


def paper_moment(at: datetime) -> str:
    """As on an official paper: "16 giờ 40 phút, ngày 20 tháng 11 năm 2026"."""
    here = local(at)
    return f"{here.hour:02d} giờ {here.minute:02d} phút, {paper_date(here.date())}"


def group_phone(number: str) -> str:
    """A ten or eleven digit phone number in groups for the eye; anything else as it is."""
    if re.fullmatch(r"\d{10,11}", number, re.ASCII):
        return f"{number[:-6]} {number[-6:-3]} {number[-3:]}"
    return number


def parse_date(text: str, *, today: date, past: bool = False) -> date | Refusal:
    """The date a clerk typed: "010825", "01082025", "1/8", "1-8-25", "01/08/2025".

    Without a year the year of `today` is meant. Two digits mean this century up to ten years
    ahead; with `past` (birth, issue) the latest year that is not in the future.
    """
    match = _DATE.fullmatch(clean_line(text))
    if match is None:
        return _not_a_date()
    day = int(match["d"] or match["d2"])
    month = int(match["m"] or match["m2"])
    digits = match["y"] or match["y2"]
    year = today.year if digits is None else int(digits)
    if digits is not None and len(digits) == 2:
        year += today.year // 100 * 100
        too_late = year > today.year if past else year > today.year + 10
        year -= 100 if too_late else 0
    try:
        found = date(year, month, day)
    except ValueError:
        return _not_a_date()
    if past and digits is None and found > today:
        return _past_year(found)
    if found.year < _OLDEST_YEAR or (past and found > today):
        return _not_a_date()
    return found


def parse_time(text: str) -> time | Refusal:
    """The hour a clerk typed: "16:30", "16h30", "1630", "9"."""
    match = _TIME.fullmatch(clean_line(text).lower())
    hour, minute = (
        (int(match["h"] or match["h2"]), int(match["m"] or match["m2"] or 0)) if match else (24, 0)
    )
    if hour > 23 or minute > 59:
        return Refusal(
            code="time_invalid",
            vi="Giờ không hợp lệ; nhập giờ:phút, ví dụ 16:30.",
            en="Not a valid time; type hours:minutes, for example 16:30.",
        )
    return time(hour, minute)


def _past_year(day: date) -> date | Refusal:
    try:
        return day.replace(year=day.year - 1)
    except ValueError:  # 29/2
        return _not_a_date()


def _not_a_date() -> Refusal:
    return Refusal(
        code="date_invalid",
        vi="Ngày không hợp lệ; nhập ngày/tháng/năm, ví dụ 01/08/2025.",
        en="Not a valid date; type day/month/year, for example 01/08/2025.",
    )
