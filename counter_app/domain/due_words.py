"""A limit and the trace of a due date in the words of either language.

Both are stored as they stand on paper, in Vietnamese, and known again from there: a dossier of
years ago explains itself as well as one of today. Names of holidays are official texts and stay.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby

from counter_app.domain.counting import AFTER_HOURS, DAY_ZERO, LATE, MONTH_END, MOVED, ON_DAY_OFF
from counter_app.domain.counting import SAME_DAY as SAME_DAY_STEP
from counter_app.domain.dossier.bodies import Due, TraceStep
from counter_app.domain.formats import show_day_month
from counter_app.domain.procedure import LimitUnit
from counter_app.domain.workcalendar import AFTERNOON_ONLY, MORNING_ONLY, OFF, SOURCE, WEEKDAYS
from counter_app.errors import Words

SAME_DAY = Words("trong ngày làm việc", "within the working day")
UNITS = {
    LimitUnit.WORKING_DAYS: Words("ngày làm việc", "working days"),
    LimitUnit.WORKING_HOURS: Words("giờ làm việc", "working hours"),
    LimitUnit.CALENDAR_DAYS: Words("ngày", "days"),
    LimitUnit.MONTHS: Words("tháng", "months"),
}
_WEEKDAYS_EN = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_ENGLISH_UNITS = {unit.vi: unit.en for unit in UNITS.values()}
_LATE_START, _, _LATE_END = LATE.partition("{at}")
_WEEKEND = WEEKDAYS[5:]

_FROM_NEXT = "counted from the next working day"
_WHOLE = {
    DAY_ZERO: "the day of acceptance, not counted (Civil Code 2015, Article 147.2)",
    SAME_DAY_STEP: "answered on the day of acceptance",
    AFTER_HOURS: f"received after hours, {_FROM_NEXT}",
    ON_DAY_OFF: f"received on a day off, {_FROM_NEXT}",
    MOVED: "the next working day: the time limit ends here (Civil Code 2015, Article 148.5)",
}
_MARKS = (
    (OFF, "day off: "),
    (MORNING_ONLY, "morning only: "),
    (AFTERNOON_ONLY, "afternoon only: "),
    (SOURCE, "; source: "),
)
_PARTS = (
    (re.compile(r"ngày làm việc thứ (\d+)"), r"working day \1"),
    (re.compile(r"ngày thứ (\d+)"), r"day \1"),
    (re.compile(rf"{MONTH_END}(\d+)"), r"end of month \1"),
    (re.compile(r"từ ([\d:]+) đến ([\d:]+): (\d+) phút"), r"\1 to \2: \3 minutes"),
)


def step_words(step: TraceStep) -> Words:
    """One day of a trace in both languages: why it counted or did not."""
    reason = step.reason
    if reason in _WHOLE:
        return Words(reason, _WHOLE[reason])
    if reason.startswith(_LATE_START):
        at = reason.removeprefix(_LATE_START).removesuffix(_LATE_END)
        return Words(reason, f"received after {at}, {_FROM_NEXT}")
    english = reason
    for pattern, words in _PARTS:
        english = pattern.sub(words, english)
    for weekday, word in zip(WEEKDAYS, _WEEKDAYS_EN, strict=True):
        english = english.replace(weekday, word)
    for mark, word in _MARKS:
        english = english.replace(mark, word)
    return Words(reason, english)


def limit_words(limit: str) -> Words:
    """A limit as stored ("02 tháng", "0,5 ngày làm việc") in both languages; one that was written
    by a newer program stays as it is.
    """
    if limit == SAME_DAY.vi:
        return SAME_DAY
    figure, _, unit = limit.partition(" ")
    english = _ENGLISH_UNITS.get(unit)
    if english is None:
        return Words(limit, limit)
    number = figure.lstrip("0").replace(",", ".") or "0"
    number = f"0{number}" if number.startswith(".") else number
    return Words(limit, f"{number} {english[:-1] if number == '1' else english}")


def explain(due: Due) -> Words:
    """One sentence: days off passed over, make-up days worked, an end that moved.

    "Ngày 24/11 là ngày nghỉ (Ngày Văn hóa Việt Nam), không tính."
    """
    parts = [*_late(due.trace), *_days_off(due.trace), *_make_up_days(due.trace)]
    parts += [*_half_days(due.trace), *_moved(due.trace)]
    parts = parts or [_plain(due.trace)]
    return Words(_sentence(part.vi for part in parts), _sentence(part.en for part in parts))


def _sentence(parts: Iterator[str]) -> str:
    text = "; ".join(parts)
    return f"{text[0].upper()}{text[1:]}."


def _plain(trace: tuple[TraceStep, ...]) -> Words:
    if any(step.reason.startswith(MONTH_END) for step in trace):
        return Words(
            "tính liên tục theo tháng, kể cả ngày nghỉ trong thời hạn",
            "counted in whole months, including days off",
        )
    if any(_is_weekend(step) for step in trace):
        return Words("không tính Thứ Bảy, Chủ nhật", "Saturdays and Sundays do not count")
    if any(step.counted and _off_label(step) for step in trace):
        return Words(
            "tính liên tục theo ngày, kể cả ngày nghỉ trong thời hạn",
            "counted in calendar days, including days off",
        )
    return Words("không có ngày nghỉ trong thời hạn", "there is no day off within the time limit")


def _late(trace: tuple[TraceStep, ...]) -> Iterator[Words]:
    counted_from = "counted as received on the next working day"
    for step in trace:
        if step.reason == ON_DAY_OFF:
            yield Words(step.reason, f"received on a day off, {counted_from}")
        elif step.reason.startswith(_LATE_START):
            at = step.reason.removeprefix(_LATE_START).removesuffix(_LATE_END)
            yield Words(step.reason, f"received after {at}, {counted_from}")


def _days_off(trace: tuple[TraceStep, ...]) -> Iterator[Words]:
    """Holidays that were not counted; neighbours of one name together."""
    passed = [step for step in trace if not step.counted and not _is_weekend(step)]
    for name, group in groupby(passed, _day_off_name):
        days = [step.on for step in group]
        if not name:
            continue
        first, last = show_day_month(days[0]), show_day_month(days[-1])
        if first == last:
            yield Words(
                f"ngày {first} là ngày nghỉ ({name}), không tính",
                f"{first} is a day off ({name}) and does not count",
            )
        else:
            yield Words(
                f"từ ngày {first} đến ngày {last} là ngày nghỉ ({name}), không tính",
                f"{first} to {last} are days off ({name}) and do not count",
            )


def _make_up_days(trace: tuple[TraceStep, ...]) -> Iterator[Words]:
    for step in trace:
        weekday = step.on.weekday()
        is_make_up = SOURCE in step.reason and OFF not in step.reason
        if step.counted and is_make_up and WEEKDAYS[weekday] in _WEEKEND:
            on = show_day_month(step.on)
            yield Words(
                f"{WEEKDAYS[weekday]} {on} là ngày làm việc bù, có tính",
                f"{_WEEKDAYS_EN[weekday]} {on} makes up for a day off and counts",
            )


def _half_days(trace: tuple[TraceStep, ...]) -> Iterator[Words]:
    """Half days that counted: each as a whole working day, with the hours of its half."""
    for step in trace:
        on = show_day_month(step.on)
        if step.counted and MORNING_ONLY in step.reason:
            yield Words(
                f"ngày {on} chỉ làm việc buổi sáng, vẫn tính là một ngày làm việc",
                f"on {on} only the morning is worked; it counts as one working day",
            )
        elif step.counted and AFTERNOON_ONLY in step.reason:
            yield Words(
                f"ngày {on} chỉ làm việc buổi chiều, vẫn tính là một ngày làm việc",
                f"on {on} only the afternoon is worked; it counts as one working day",
            )


def _moved(trace: tuple[TraceStep, ...]) -> Iterator[Words]:
    if not trace or trace[-1].reason != MOVED:
        return
    last = [step for step in trace if step.counted][-1]
    day, end, off = show_day_month(last.on), show_day_month(trace[-1].on), _off_label(last)
    weekday = last.on.weekday()
    off_en = _WEEKDAYS_EN[weekday] if off == WEEKDAYS[weekday] else off
    yield Words(
        f"ngày cuối {day} là ngày nghỉ ({off}), "
        f"thời hạn kết thúc vào ngày làm việc tiếp theo {end}",
        f"the last day {day} is a day off ({off_en}), the time limit ends on the next working day "
        f"{end}",
    )


def _is_weekend(step: TraceStep) -> bool:
    return not step.counted and step.reason in _WEEKEND


def _off_label(step: TraceStep) -> str:
    """The holiday or weekend day that a counted step fell on, or nothing."""
    weekday = WEEKDAYS[step.on.weekday()]
    return _day_off_name(step) or (weekday if step.reason.endswith(f", {weekday}") else "")


def _day_off_name(step: TraceStep) -> str:
    _, off, named = step.reason.partition(OFF)
    return named.partition(SOURCE)[0] if off else ""
