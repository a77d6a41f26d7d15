"""A year of the calendar as JSON: what other centres send, and what this one hands on.

The fields are those of `resources/calendar/<year>.yaml`. Whoever filled in the file is told of
everything that is wrong with it at once, each with its place.
"""

from __future__ import annotations

import difflib
import json
import re
from collections.abc import Callable, Mapping
from datetime import date, time
from typing import Any, TypeVar

from counter_app.domain.calendar_revision import YearPlan, complaints
from counter_app.domain.centre import DatedHours, OfficeHours
from counter_app.domain.refusal import Refusal
from counter_app.domain.text import clean_line
from counter_app.domain.workcalendar import Half, HalfDay, SpecialDay

T = TypeVar("T")

_YEAR = ("year", "days_off", "working_weekends", "half_days", "hours")
_IGNORED = ("version", "checked_on", "note")  # of a shipped year: the journal gives its own
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_TIME = re.compile(r"[0-9]{2}:[0-9]{2}")
_NOTHING = date(1, 1, 1)  # stands in for what could not be read; told, so never used


class _Duplicate(ValueError):  # noqa: N818 - carries the name
    """A name written twice in one group."""


def read_plan(text: str) -> YearPlan | tuple[Refusal, ...]:
    """The year in `text`, or everything that is wrong with it."""
    try:
        data = json.loads(text, object_pairs_hook=_once)
    except _Duplicate as twice:
        return (_wrong(str(twice), "mục này ghi hai lần", "this field is written twice"),)
    except json.JSONDecodeError as wrong:
        return (_no_json(wrong.lineno),)
    except (RecursionError, ValueError):
        return (_no_json(1),)
    reading = _Reading()
    plan = reading.plan(data)
    if reading.problems:
        return tuple(reading.problems)
    return tuple(complaints(plan)) or plan


def write_plan(plan: YearPlan) -> str:
    """`plan` as JSON that `read_plan` takes."""
    days = {
        room: [
            {"day": day.day.isoformat(), "name": day.name, "source": day.source}
            for day in getattr(plan, room)
        ]
        for room in ("days_off", "working_weekends")
    }
    halves = [
        {
            "day": half.day.isoformat(),
            "worked": half.worked.value,
            "name": half.name,
            "source": half.source,
        }
        for half in plan.half_days
    ]
    made = {"year": plan.year, **days, "half_days": halves, "hours": [_line(h) for h in plan.hours]}
    return json.dumps(made, ensure_ascii=False, indent=2) + "\n"


def _line(hours: DatedHours) -> dict[str, object]:
    return {
        "agency": hours.agency,
        "valid_from": None if hours.valid_from is None else hours.valid_from.isoformat(),
        "valid_to": None if hours.valid_to is None else hours.valid_to.isoformat(),
        "hours": [
            {"start": f"{one.start:%H:%M}", "end": f"{one.end:%H:%M}"} for one in hours.hours
        ],
        "source": hours.source,
    }


class _Reading:
    """One file being read; what cannot be understood is noted and passed over."""

    def __init__(self) -> None:
        self.problems: list[Refusal] = []

    def plan(self, data: Any) -> YearPlan:
        fields = self._group(data, "", _YEAR, _IGNORED)
        return YearPlan(
            year=self._whole(fields, "year"),
            days_off=self._list(fields, "", "days_off", self._special),
            working_weekends=self._list(fields, "", "working_weekends", self._special),
            half_days=self._list(fields, "", "half_days", self._half),
            hours=self._list(fields, "", "hours", self._hours),
        )

    def _special(self, data: Any, where: str) -> SpecialDay:
        fields = self._group(data, where, ("day", "name", "source"))
        return SpecialDay(
            day=self._day(fields, where, "day") or _NOTHING,
            name=self._text(fields, where, "name"),
            source=self._text(fields, where, "source"),
        )

    def _half(self, data: Any, where: str) -> HalfDay:
        fields = self._group(data, where, ("day", "worked", "name", "source"))
        worked = fields.get("worked")
        if worked not in tuple(Half):
            words = ("cần ghi morning hoặc afternoon", "morning or afternoon is expected")
            self._note(f"{where}.worked", *words)
            worked = Half.MORNING
        return HalfDay(
            day=self._day(fields, where, "day") or _NOTHING,
            worked=Half(worked),
            name=self._text(fields, where, "name"),
            source=self._text(fields, where, "source"),
        )

    def _hours(self, data: Any, where: str) -> DatedHours:
        known = ("agency", "valid_from", "valid_to", "hours", "source")
        fields = self._group(data, where, known)
        ends = fields.get("valid_to") is not None
        return DatedHours(
            agency=self._text(fields, where, "agency") if fields.get("agency") else "",
            valid_from=self._day(fields, where, "valid_from"),
            valid_to=self._day(fields, where, "valid_to") if ends else None,
            hours=self._list(fields, where, "hours", self._stretch),
            source=self._text(fields, where, "source"),
        )

    def _stretch(self, data: Any, where: str) -> OfficeHours:
        fields = self._group(data, where, ("start", "end"))
        start, end = self._time(fields, where, "start"), self._time(fields, where, "end")
        return OfficeHours(start=start, end=end)

    # -- values

    def _group(
        self, data: Any, where: str, known: tuple[str, ...], ignored: tuple[str, ...] = ()
    ) -> Mapping[str, Any]:
        if not isinstance(data, dict):
            self._note(
                where or "*", "cần một nhóm mục { … }", "a group of fields { … } is expected"
            )
            return {}
        for name in data:
            if name not in known and name not in ignored:
                near = difflib.get_close_matches(name, known, n=1)
                self._note(
                    _join(where, name),
                    "không có mục này" + (f"; có phải “{near[0]}”?" if near else ""),
                    "there is no such field" + (f"; is “{near[0]}” meant?" if near else ""),
                )
        return data

    def _list(
        self, fields: Mapping[str, Any], where: str, name: str, read: Callable[[Any, str], T]
    ) -> tuple[T, ...]:
        data, where = fields.get(name, []), _join(where, name)
        if not isinstance(data, list):
            self._note(where, "cần một danh sách [ … ]", "a list [ … ] is expected")
            return ()
        return tuple(read(one, f"{where}[{place}]") for place, one in enumerate(data))

    def _whole(self, fields: Mapping[str, Any], name: str) -> int:
        value = fields.get(name)
        if isinstance(value, int) and not isinstance(value, bool):
            return value
        self._note(name, "cần năm bằng số, ví dụ 2027", "a year such as 2027 is expected")
        return 0

    def _text(self, fields: Mapping[str, Any], where: str, name: str) -> str:
        value = fields.get(name)
        if isinstance(value, str) and value.strip():
            return clean_line(value)
        self._note(_join(where, name), "cần ghi bằng chữ", "words are expected")
        return ""

    def _day(self, fields: Mapping[str, Any], where: str, name: str) -> date | None:
        value = fields.get(name)
        try:
            if isinstance(value, str) and _DAY.fullmatch(value):
                return date.fromisoformat(value)
        except ValueError:
            pass
        self._note(
            _join(where, name),
            "cần ngày có thật dạng 2027-02-08",
            "a real date such as 2027-02-08 is expected",
        )
        return None

    def _time(self, fields: Mapping[str, Any], where: str, name: str) -> time:
        value = fields.get(name)
        try:
            if isinstance(value, str) and _TIME.fullmatch(value):
                return time.fromisoformat(value)
        except ValueError:
            pass
        words = ("cần giờ dạng 07:00", "a time such as 07:00 is expected")
        self._note(_join(where, name), *words)
        return time()

    def _note(self, where: str, vi: str, en: str) -> None:
        self.problems.append(_wrong(where, vi, en))


def _join(where: str, name: str) -> str:
    return f"{where}.{name}" if where else name


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for name, value in pairs:
        if name in found:
            raise _Duplicate(name)
        found[name] = value
    return found


def _no_json(line: int) -> Refusal:
    return _wrong("*", f"dòng {line} không đúng cú pháp JSON", f"line {line} is no JSON")


def _wrong(where: str, vi: str, en: str) -> Refusal:
    return Refusal(
        code="calendar_file",
        vi=f"{vi[0].upper()}{vi[1:]}.",
        en=f"{en[0].upper()}{en[1:]}.",
        where=where,
    )
