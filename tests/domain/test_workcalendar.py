from datetime import date, time, timedelta

import msgspec
import pytest

from counter_app.domain.centre import OfficeHours
from counter_app.domain.rules import RulePack, pack_on
from counter_app.domain.workcalendar import CalendarYear, WorkCalendar
from counter_app.errors.calendar import CalendarNotCoveredError
from tests.domain.calendar_samples import HOURS, RESOURCES, read, shipped, shipped_years, year

# domain.md §6.4, days off on weekdays and working Saturdays
TABLE = {
    2024: ("1/1 8/2 9/2 12/2 13/2 14/2 18/4 29/4 30/4 1/5 2/9 3/9", "4/5"),
    2025: ("1/1 27/1 28/1 29/1 30/1 31/1 7/4 30/4 1/5 2/5 1/9 2/9", "26/4"),
    2026: (
        "1/1 2/1 16/2 17/2 18/2 19/2 20/2 27/4 30/4 1/5 31/8 1/9 2/9 24/11",
        "10/1 22/8",
    ),
    2027: ("1/1 4/2 5/2 8/2 9/2 10/2 16/4 30/4 3/5 2/9 3/9 24/11", ""),
}


def days(number, text):
    return [date(number, int(m), int(d)) for d, m in (part.split("/") for part in text.split())]


@pytest.mark.parametrize("number", TABLE)
def test_the_shipped_years_are_those_of_the_table(number):
    (found,) = [y for y in shipped_years() if y.year == number]
    off, work = TABLE[number]
    assert [day.day for day in found.days_off] == days(number, off)
    assert [day.day for day in found.working_weekends] == days(number, work)
    assert found.checked_on == date(2026, 11, 21)
    assert all(day.name and day.source for day in (*found.days_off, *found.working_weekends))
    assert all(day.day.weekday() < 5 for day in found.days_off)


def test_a_day_says_why():
    calendar = shipped()
    assert calendar.day_status(date(2026, 11, 23)) == (True, "Thứ Hai")
    assert calendar.day_status(date(2026, 11, 22)) == (False, "Chủ nhật")
    assert calendar.day_status(date(2026, 11, 21)) == (False, "Thứ Bảy")
    off = calendar.day_status(date(2026, 11, 24))
    assert not off.is_working
    assert off.reason.startswith("ngày nghỉ: Ngày Văn hóa Việt Nam; nguồn: Nghị quyết số 28/2026")
    swapped = calendar.day_status(date(2026, 8, 22))
    assert swapped.is_working
    assert swapped.reason == (
        "Thứ Bảy, ngày làm việc bù cho 31/08; nguồn: Thông báo 9441/TB-BNV ngày 16/10/2025"
    )


def test_working_days_follow_each_other():
    calendar = shipped()
    friday = date(2026, 11, 20)
    assert calendar.next_working_day(friday) == date(2026, 11, 23)
    assert calendar.working_days_after(friday, 3) == (
        date(2026, 11, 23),
        date(2026, 11, 25),
        date(2026, 11, 26),
    )
    day = date(2026, 11, 23)
    hours = (calendar.opens_on(day), calendar.closes_on(day), calendar.minutes_on(day))
    assert hours == (time(7), time(17), 480)


@pytest.mark.parametrize("day", [date(2023, 12, 31), date(2028, 1, 3)])
def test_a_year_that_is_not_entered_is_never_guessed(day):
    with pytest.raises(CalendarNotCoveredError) as caught:
        shipped().day_status(day)
    told = caught.value.tell("vi")
    assert told.happened.startswith(f"Lịch làm việc năm {day.year} chưa được cập nhật")
    assert str(day.year) in told.todo
    assert str(day.year) in caught.value.tell("en").happened


def test_the_walk_ends_with_the_last_year_entered():
    with pytest.raises(CalendarNotCoveredError):
        shipped().next_working_day(date(2027, 12, 31))


def test_a_calendar_without_any_working_day_comes_to_an_end():
    every_day = tuple(date(2026, 1, 1) + timedelta(days=n) for n in range(365))
    calendar = WorkCalendar.of([year(2026, off=every_day)], HOURS)
    with pytest.raises(CalendarNotCoveredError):
        calendar.next_working_day(date(2026, 1, 1))


def test_senseless_calendars_are_refused():
    with pytest.raises(ValueError, match="twice"):
        WorkCalendar.of([year(2026), year(2026)], HOURS)
    with pytest.raises(ValueError, match="at least one"):
        WorkCalendar.of([year(2026)], [])
    with pytest.raises(ValueError, match="at least one"):
        WorkCalendar.of([year(2026)], [OfficeHours(start=time(8), end=time(8))])
    with pytest.raises(ValueError, match="follow each other"):
        WorkCalendar.of([year(2026)], reversed(HOURS))
    with pytest.raises(ValueError, match="stands twice"):
        year(2026, off=(date(2026, 8, 22),), work=(date(2026, 8, 22),))
    with pytest.raises(ValueError, match="outside"):
        year(2026, off=(date(2025, 1, 1),))
    with pytest.raises(ValueError, match="Saturday or Sunday"):
        year(2026, work=(date(2026, 11, 23),))


def test_a_wrong_file_says_what_is_wrong():
    with pytest.raises(msgspec.ValidationError):
        msgspec.convert({"year": 2026, "version": "x", "checked_on": "2026-02-30"}, CalendarYear)


def test_both_rule_packs_by_date():
    packs = [read(path, RulePack) for path in sorted((RESOURCES / "rules").glob("*.yaml"))]
    assert [pack.id for pack in packs] == ["tt01-2018", "tt03-2025"]
    assert pack_on(packs, date(2025, 6, 30)).id == "tt01-2018"
    assert pack_on(packs, date(2025, 7, 1)).id == "tt03-2025"
    old, new = packs
    assert (old.receipt_size, old.form("control").number, old.form("register").number) == (
        "A5",
        "05",
        "06",
    )
    assert (new.form("stopped").number, new.form("control").number) == ("05", "06")
    assert new.form("apology").title == ("Văn bản xin lỗi và đề nghị gia hạn thời gian giải quyết")
    assert (old.close_after_calendar_days, new.close_after_calendar_days) == (None, 15)
    assert (old.transfer_cutoff, new.transfer_cutoff) == ("", "15:00")
    with pytest.raises(KeyError):
        old.form("stopped")
    with pytest.raises(LookupError):
        pack_on(packs, date(2018, 1, 1))
