"""The centre's own calendar: what may follow what, half days, and what is refused in words."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

import pytest

from counter_app.domain import calendar_revision as revision
from counter_app.domain import streams
from counter_app.domain.calendar_revision import (
    CalendarRevised,
    CalendarState,
    YearPlan,
    complaints,
)
from counter_app.domain.centre import DatedHours, OfficeHours
from counter_app.domain.due_words import explain, step_words
from counter_app.domain.procedure import LimitUnit
from counter_app.domain.workcalendar import Half, HalfDay, SpecialDay, WorkCalendar
from tests.domain.calendar_samples import HOURS, at, count, shipped_years

NEW_YEAR = SpecialDay(day=date(2026, 1, 1), name="Tết Dương lịch", source="Điều 112")
MORNINGS = (OfficeHours(start=time(7, 30), end=time(11, 30)),)


def plan(**fields):
    return YearPlan(**{"year": 2026, "days_off": (NEW_YEAR,), **fields})


def revised(number=1, source="Công văn 12/UBND ngày 20/11/2026", **fields):
    return CalendarRevised(
        plan=plan(**fields),
        revision=number,
        source=source,
        by_name="Phạm Văn Long",
        revised_at=datetime(2026, 11, 23, 2, tzinfo=UTC),
    )


def off(day, name="Nghỉ"):
    return SpecialDay(day=day, name=name, source="QĐ 1")


def half(day=date(2026, 11, 26), worked=Half.MORNING):
    return HalfDay(day=day, worked=worked, name="Tổng duyệt phòng cháy", source="TB 9")


def hours(first=date(2026, 6, 1), **fields):
    return DatedHours(**{"hours": MORNINGS, "valid_from": first, "source": "QĐ 5", **fields})


def calendar(**fields):
    years = [year for year in shipped_years() if year.year != 2026]
    shipped = next(year for year in shipped_years() if year.year == 2026)
    days = {"days_off": shipped.days_off, "working_weekends": shipped.working_weekends}
    return WorkCalendar.of([*years, revised(**{**days, **fields}).as_year()], HOURS)


def test_R22_a_revision_follows_the_one_its_author_saw():
    state = streams.initial("calendar/2026")
    assert state == CalendarState(year=2026)
    assert revision.fits(state, revised()) is None
    assert revision.fits(state, revised(2)).code == "changed_meanwhile"
    state = revision.evolve(state, revised())
    assert state.revision == 1
    assert revision.fits(state, revised()).code == "changed_meanwhile"
    assert revision.fits(state, revised(2)) is None


def test_R22_a_change_names_its_document():
    assert revision.fits(CalendarState(year=2026), revised(source=" ")).where == "source"


def test_a_revision_of_another_year_has_no_place_in_the_stream():
    assert revision.fits(CalendarState(year=2027), revised()).code == "other_year"
    assert revision.fits(streams.initial("calendar/x"), revised()).code == "other_year"


def test_a_stream_is_bounded():
    last = revised(revision.MOST_REVISIONS)
    state = CalendarState(year=2026, revised=last)
    after = replace(last, revision=revision.MOST_REVISIONS + 1)
    assert revision.fits(state, after).code == "too_often"


def test_a_year_without_any_working_day_is_refused():
    every = tuple(off(date(2026, 1, 1) + timedelta(days=n)) for n in range(365))
    assert revision.fits(CalendarState(year=2026), revised(days_off=every)).code == "no_working_day"
    assert revision.fits(CalendarState(year=2026), revised(days_off=every[1:])) is None
    # the one day left is half a day, at an office that never works that half
    halved = plan(days_off=every[1:], half_days=(half(date(2026, 1, 1), Half.AFTERNOON),))
    assert [one.code for one in complaints(halved, MORNINGS)] == ["no_working_day"]


@pytest.mark.parametrize(
    ("fields", "where"),
    [
        ({"year": 1999}, "year"),
        ({"days_off": (off(date(2025, 1, 1)),)}, "days_off[0].day"),
        ({"days_off": (NEW_YEAR, NEW_YEAR)}, "days_off[1].day"),
        ({"days_off": (off(date(2026, 1, 1), " "),)}, "days_off[0].name"),
        ({"days_off": (off(date(2026, 1, 1), "x" * 301),)}, "days_off[0].name"),
        ({"working_weekends": (off(date(2026, 11, 23)),)}, "working_weekends[0].day"),
        ({"half_days": (half(date(2026, 1, 1)),)}, "half_days[0].day"),
        ({"half_days": (half(date(2026, 11, 22)),)}, "half_days[0].day"),
        ({"half_days": (half(), half(worked=Half.AFTERNOON))}, "half_days[1].day"),
        ({"hours": (hours(None),)}, "hours[0].valid_from"),
        ({"hours": (hours(date(2025, 6, 1)),)}, "hours[0].valid_from"),
        ({"hours": (hours(valid_to=date(2026, 5, 1)),)}, "hours[0].valid_to"),
        ({"hours": (hours(), hours())}, "hours[1].valid_from"),
        ({"hours": (hours(source=""),)}, "hours[0].source"),
        ({"hours": (hours(hours=()),)}, "hours[0].hours"),
        ({"hours": (hours(hours=HOURS[::-1]),)}, "hours[0].hours"),
    ],
)
def test_every_wrong_line_is_named_in_both_languages(fields, where):
    (told,) = complaints(plan(**fields))
    assert told.where == where
    assert told.vi[0].isupper()
    assert told.vi.endswith(".")
    assert told.en != told.vi
    state = CalendarState(year=fields.get("year", 2026))
    assert revision.fits(state, revised(**fields)) == told


def test_everything_wrong_is_told_at_once():
    wrong = plan(days_off=(NEW_YEAR, off(date(2025, 2, 2), "")), hours=(hours(hours=()),))
    assert [one.where for one in complaints(wrong)] == [
        "days_off[1].day",
        "days_off[1].name",
        "hours[0].hours",
    ]


def test_a_new_day_off_moves_a_due_date_and_says_why():
    before = count("20/11/2026 09:00", 3)
    days = (*calendar().days_off.values(), off(date(2026, 11, 25), "Nghỉ do bão số 15"))
    this_year = tuple(day for day in days if day.day.year == 2026)
    after = count("20/11/2026 09:00", 3, calendar=calendar(days_off=this_year))
    assert (before.due_at, after.due_at) == (at("26/11/2026 17:00"), at("27/11/2026 17:00"))
    assert after.calendar == "2024.1 2025.1 2026/1 2027.1"
    assert "Nghỉ do bão số 15" in explain(after).vi


def test_a_half_day_counts_as_one_working_day_and_ends_with_its_half():
    due = count("23/11/2026 09:00", 2, calendar=calendar(half_days=(half(),)))
    assert due.due_at == at("26/11/2026 11:30")
    told = explain(due)
    assert "ngày 26/11 chỉ làm việc buổi sáng, vẫn tính là một ngày làm việc" in told.vi
    assert "on 26/11 only the morning is worked" in told.en
    step = step_words(due.trace[-1])
    assert "chỉ làm việc buổi sáng: Tổng duyệt" in step.vi
    assert "morning only: Tổng duyệt phòng cháy; source: TB 9" in step.en
    afternoon = calendar(half_days=(half(worked=Half.AFTERNOON),))
    assert afternoon.opens_on(date(2026, 11, 26)) == time(13, 30)
    told = explain(count("23/11/2026 09:00", 2, calendar=afternoon))
    assert "chỉ làm việc buổi chiều" in told.vi
    assert "only the afternoon" in told.en


def test_working_hours_use_only_the_half_that_is_worked():
    due = count(
        "26/11/2026 09:30",
        4,
        LimitUnit.WORKING_HOURS,
        calendar=calendar(half_days=(half(),)),
    )
    assert due.due_at == at("27/11/2026 09:00")


def test_a_make_up_saturday_may_be_half_a_day():
    days = {
        "working_weekends": (off(date(2026, 11, 28), "làm bù"),),
        "half_days": (half(date(2026, 11, 28)),),
    }
    due = count("27/11/2026 09:00", 1, calendar=calendar(**days))
    assert due.due_at == at("28/11/2026 11:30")
    assert "làm việc bù" in explain(due).vi
    assert "chỉ làm việc buổi sáng" in explain(due).vi


def test_hours_without_a_break_are_cut_at_noon():
    all_day = hours(date(2026, 11, 1), hours=(OfficeHours(start=time(7), end=time(14)),))
    day = date(2026, 11, 26)
    morning = calendar(hours=(all_day,), half_days=(half(),))
    assert (morning.opens_on(day), morning.closes_on(day)) == (time(7), time(12))
    afternoon = calendar(hours=(all_day,), half_days=(half(worked=Half.AFTERNOON),))
    assert (afternoon.opens_on(day), afternoon.closes_on(day)) == (time(12), time(14))


def test_an_agency_that_never_works_that_half_has_the_day_off():
    own = hours(date(2026, 11, 1), agency="H48.16")
    made = calendar(hours=(own,), half_days=(half(worked=Half.AFTERNOON),))
    assert made.is_working(date(2026, 11, 26))
    assert not made.of_agency("H48.16").is_working(date(2026, 11, 26))


def test_hours_of_an_agency_hold_from_their_day_into_the_next_year():
    made = calendar(hours=(hours(date(2026, 12, 1), agency="H48.16"),))
    own = made.of_agency("H48.16")
    assert own.closes_on(date(2026, 11, 30)) == time(17)
    assert own.closes_on(date(2027, 1, 4)) == time(11, 30)
    assert made.closes_on(date(2027, 1, 4)) == time(17)


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("7:00-11:30, 13:30-17:00", "07:00–11:30, 13:30–17:00"),
        ("07:30 – 11:30; 13:30–16:30", "07:30–11:30, 13:30–16:30"),
        ("0700-1400", "07:00–14:00"),
    ],
)
def test_office_hours_are_read_as_they_are_typed(typed, shown):
    found = revision.read_hours(typed)
    assert revision.show_hours(found) == shown
    assert revision.read_hours(shown) == found


@pytest.mark.parametrize(
    "typed", ["", "7", "7:00", "11:30-7:00", "7-25", "13:30-17:00, 7:00-11:30", "7-8-9", "a-b"]
)
def test_what_are_no_hours_is_told(typed):
    assert revision.read_hours(typed).code == "hours"
