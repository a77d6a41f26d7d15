"""The centre's own word on a year of the calendar: days off, make-up days, half days, office hours.

`calendar/<year>` is the stream of one year, for every PC of the centre. A revision holds the whole
year and follows the one its author saw, so two supervisors never undo each other unseen. Every line
carries its own dates and source, so a revision is in force as soon as it is entered (R22).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from itertools import pairwise
from typing import Any, ClassVar

from counter_app.domain.centre import DatedHours, OfficeHours
from counter_app.domain.formats import parse_time, show_date, show_time
from counter_app.domain.moments import local_day
from counter_app.domain.refusal import Refusal
from counter_app.domain.workcalendar import CalendarYear, HalfDay, SpecialDay, WorkCalendar

SCOPE = "*"  # every PC of the centre, whatever agencies it serves
YEARS = range(2020, 2100)
LONGEST = 300  # characters of a name or source
MOST_HOURS = 200  # lines of office hours in one year
MOST_REVISIONS = 200  # of one year: a stream is bounded
_SATURDAY = 5
_ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class YearPlan:
    """A whole year as somebody wants it; `complaints` says what is wrong with it."""

    year: int
    days_off: tuple[SpecialDay, ...] = ()
    working_weekends: tuple[SpecialDay, ...] = ()
    half_days: tuple[HalfDay, ...] = ()
    hours: tuple[DatedHours, ...] = ()

    def as_year(self, version: str, checked_on: date) -> CalendarYear:
        """The year as deadlines are counted by. Raises ValueError where `complaints` has any."""
        return CalendarYear(
            year=self.year,
            version=version,
            checked_on=checked_on,
            days_off=self.days_off,
            working_weekends=self.working_weekends,
            half_days=self.half_days,
            hours=self.hours,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class CalendarRevised:
    """Claim `calendar_revised`: a supervisor changed a year, by a document."""

    KIND: ClassVar[str] = "calendar_revised"
    VERSION: ClassVar[int] = 1
    IS_FACT: ClassVar[bool] = False

    plan: YearPlan
    revision: int  # 1 for the first change of what came with the program
    source: str  # the document that changed the calendar
    by_name: str
    revised_at: datetime

    def as_year(self) -> CalendarYear:
        """The year as deadlines are counted by."""
        version = f"{self.plan.year}/{self.revision}"
        return self.plan.as_year(version, local_day(self.revised_at))


BODIES = (CalendarRevised,)


@dataclass(frozen=True, slots=True, kw_only=True)
class CalendarState:
    """A year as the journal knows it; never revised: as it came with the program."""

    year: int
    revised: CalendarRevised | None = None

    @property
    def revision(self) -> int:
        """How often it was changed."""
        return self.revised.revision if self.revised else 0


def stream_of(year: int) -> str:
    """The stream of a year."""
    return f"calendar/{year}"


def initial(name: str) -> CalendarState:
    """The state before the first revision; `name` is what follows the stream's prefix."""
    return CalendarState(year=int(name) if name.isdecimal() and len(name) <= len("2026") else 0)


def evolve(state: CalendarState, body: Any) -> CalendarState:
    """`state` after `body`."""
    return replace(state, revised=body) if isinstance(body, CalendarRevised) else state


def fits(state: CalendarState, body: Any) -> Refusal | None:
    """Why `body` may not follow `state`."""
    if not isinstance(body, CalendarRevised):
        return None
    if body.plan.year != state.year:
        return _OTHER_YEAR
    if state.revision >= MOST_REVISIONS:
        return _TOO_OFTEN
    if body.revision != state.revision + 1:
        return _CHANGED_MEANWHILE
    if not body.source.strip() or len(body.source) > LONGEST:
        return NO_SOURCE
    return next(complaints(body.plan), None)


def complaints(plan: YearPlan, hours: Sequence[OfficeHours] | None = None) -> Iterator[Refusal]:
    """Everything that is wrong with a year, `where` naming the line ("days_off[3].name").

    `hours`: the centre's usual ones, where they are known.
    """
    if plan.year not in YEARS:
        yield _wrong(
            "year",
            f"năm phải từ {YEARS.start} đến {YEARS.stop - 1}",
            f"a year from {YEARS.start} to {YEARS.stop - 1} is needed",
        )
        return
    found = [*_days(plan), *_half_days(plan), *_hours(plan)]
    yield from found
    if not found and not _works(plan, hours or _ALWAYS_OPEN):
        yield NO_WORKING_DAY


def _days(plan: YearPlan) -> Iterator[Refusal]:
    seen: dict[date, str] = {}
    rooms = (("days_off", plan.days_off), ("working_weekends", plan.working_weekends))
    for room, days in rooms:
        for place, special in enumerate(days):
            where = f"{room}[{place}]"
            yield from _named(where, special, plan.year)
            shown = show_date(special.day)
            if special.day in seen:
                yield _wrong(
                    f"{where}.day", f"ngày {shown} đã có trong lịch", f"{shown} is there already"
                )
            seen[special.day] = where
            if room == "working_weekends" and special.day.weekday() < _SATURDAY:
                yield _wrong(
                    f"{where}.day",
                    f"ngày {shown} không phải Thứ Bảy hay Chủ nhật nên không thể là ngày làm bù",
                    f"{shown} is no Saturday or Sunday, so it cannot be a make-up day",
                )


def _half_days(plan: YearPlan) -> Iterator[Refusal]:
    off = {special.day for special in plan.days_off}
    worked = {special.day for special in plan.working_weekends}
    seen: set[date] = set()
    for place, half in enumerate(plan.half_days):
        where, shown = f"half_days[{place}]", show_date(half.day)
        yield from _named(where, half, plan.year)
        if half.day in seen:
            yield _wrong(
                f"{where}.day", f"ngày {shown} đã có trong lịch", f"{shown} is there already"
            )
        seen.add(half.day)
        if half.day in off or (half.day.weekday() >= _SATURDAY and half.day not in worked):
            yield _wrong(
                f"{where}.day",
                f"ngày {shown} là ngày nghỉ nên không thể làm việc nửa ngày",
                f"{shown} is a day off, so it cannot be a half day",
            )


def _named(where: str, special: SpecialDay | HalfDay, year: int) -> Iterator[Refusal]:
    if special.day.year != year:
        shown = show_date(special.day)
        yield _wrong(
            f"{where}.day",
            f"ngày {shown} không thuộc năm {year}",
            f"{shown} does not belong to {year}",
        )
    for name, text in (("name", special.name), ("source", special.source)):
        if not text.strip() or len(text) > LONGEST:
            yield _wrong(
                f"{where}.{name}",
                f"cần ghi bằng chữ, không quá {LONGEST} ký tự",
                f"words are needed, at most {LONGEST} characters",
            )


def _hours(plan: YearPlan) -> Iterator[Refusal]:
    if len(plan.hours) > MOST_HOURS:
        yield _wrong(
            "hours", f"không quá {MOST_HOURS} dòng giờ làm việc", f"at most {MOST_HOURS} lines"
        )
    seen: set[tuple[str, date | None]] = set()
    for place, line in enumerate(plan.hours):
        where = f"hours[{place}]"
        if line.valid_from is None or line.valid_from.year != plan.year:
            yield _wrong(
                f"{where}.valid_from",
                f"cần ngày bắt đầu thuộc năm {plan.year}",
                f"a first day in {plan.year} is needed",
            )
        elif line.valid_to is not None and line.valid_to < line.valid_from:
            yield _wrong(
                f"{where}.valid_to",
                "ngày kết thúc trước ngày bắt đầu",
                "the last day lies before the first",
            )
        if (line.agency, line.valid_from) in seen:
            yield _wrong(
                f"{where}.valid_from",
                "cơ quan này đã có giờ làm việc khác bắt đầu cùng ngày",
                "this agency has other hours that begin on the same day",
            )
        seen.add((line.agency, line.valid_from))
        if not line.source.strip() or len(line.source) > LONGEST:
            yield _wrong(
                f"{where}.source",
                "cần ghi văn bản quy định giờ làm việc",
                "the document that sets the hours is needed",
            )
        if not in_order(line.hours):
            yield _wrong(
                f"{where}.hours",
                "các buổi làm việc phải nối tiếp nhau và kết thúc sau khi bắt đầu",
                "stretches of office hours must follow each other and end after they start",
            )


def in_order(hours: Sequence[OfficeHours]) -> bool:
    """Whether stretches follow each other and each ends after it starts."""
    ends_later = all(stretch.start < stretch.end for stretch in hours)
    return bool(hours) and ends_later and not any(a.end > b.start for a, b in pairwise(hours))


def read_hours(text: str) -> tuple[OfficeHours, ...] | Refusal:
    """Hours as typed: "7:00-11:30, 13:30-17:00"."""
    found: list[OfficeHours] = []
    for part in re.split(r"[,;]", text):
        ends = [parse_time(end.strip()) for end in re.split(r"[-–]", part)]
        if len(ends) != len(("start", "end")):
            return _NOT_HOURS
        start, end = ends
        if isinstance(start, Refusal) or isinstance(end, Refusal):
            return _NOT_HOURS
        found.append(OfficeHours(start=start, end=end))
    return tuple(found) if in_order(found) else _NOT_HOURS


def show_hours(hours: Sequence[OfficeHours]) -> str:
    """Hours as `read_hours` takes them."""
    return ", ".join(f"{show_time(one.start)}–{show_time(one.end)}" for one in hours)


def _works(plan: YearPlan, hours: Sequence[OfficeHours]) -> bool:
    calendar = WorkCalendar.of([plan.as_year("", date.min)], hours)
    day, last = date(plan.year, 1, 1), date(plan.year, 12, 31)
    while day <= last:
        if calendar.is_working(day):
            return True
        day += _ONE_DAY
    return False


def _wrong(where: str, vi: str, en: str) -> Refusal:
    return Refusal(
        code="calendar_line",
        vi=f"{vi[0].upper()}{vi[1:]}.",
        en=f"{en[0].upper()}{en[1:]}.",
        rule="R22",
        where=where,
    )


_ALWAYS_OPEN = (
    OfficeHours(start=datetime.min.time(), end=datetime.min.time().replace(hour=23, minute=59)),
)
NO_WORKING_DAY = Refusal(
    code="no_working_day",
    vi="Lịch này không còn ngày làm việc nào trong năm nên không tính được ngày hẹn trả.",
    en="This calendar leaves no working day in the year, so no return date could be computed.",
    rule="R22",
    where="days_off",
)
NO_SOURCE = Refusal(
    code="no_source",
    vi="Ghi số, ngày của văn bản thay đổi lịch làm việc.",
    en="Write the number and date of the document that changed the calendar.",
    rule="R22",
    where="source",
)
_NOT_HOURS = Refusal(
    code="hours",
    vi="Nhập giờ làm việc như 07:00-11:30, 13:30-17:00; buổi sau bắt đầu khi buổi trước đã hết.",
    en="Type office hours like 07:00-11:30, 13:30-17:00; each stretch begins after the one before.",
    where="hours",
)
_OTHER_YEAR = Refusal(
    code="other_year",
    vi="Bản ghi lịch thuộc năm khác.",
    en="The entry belongs to the calendar of another year.",
)
_TOO_OFTEN = Refusal(
    code="too_often",
    vi="Lịch năm này đã được sửa quá nhiều lần; báo bộ phận kỹ thuật.",
    en="This year was changed too often; tell IT.",
)
_CHANGED_MEANWHILE = Refusal(
    code="changed_meanwhile",
    vi="Lịch năm này đã được người khác thay đổi trước đó; mở lại lịch, xem rồi sửa tiếp.",
    en="Somebody else changed this year before; open the calendar again, look, then go on.",
)
