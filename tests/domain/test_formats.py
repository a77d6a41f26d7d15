from datetime import UTC, date, datetime, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counter_app.domain.formats import (
    format_number,
    group_phone,
    paper_date,
    paper_moment,
    parse_date,
    parse_time,
    show_date,
    show_day_month,
    show_moment,
    show_time,
)
from counter_app.domain.refusal import Refusal

TODAY = date(2026, 11, 21)


def test_dates_and_times_on_screen():
    assert show_date(date(2025, 8, 1)) == "01/08/2025"
    assert show_day_month(date(2025, 8, 1)) == "01/08"
    assert show_time(time(7, 5)) == "07:05"
    assert show_moment(datetime(2026, 11, 20, 9, 40, tzinfo=UTC)) == "16:40 ngày 20/11/2026"
    assert show_moment(datetime(2026, 11, 20, 18, 0, tzinfo=UTC)) == "01:00 ngày 21/11/2026"


@pytest.mark.parametrize(
    ("day", "text"),
    [
        (date(2026, 2, 5), "ngày 05 tháng 02 năm 2026"),
        (date(2026, 1, 31), "ngày 31 tháng 01 năm 2026"),
        (date(2026, 3, 9), "ngày 09 tháng 3 năm 2026"),
        (date(2025, 8, 1), "ngày 01 tháng 8 năm 2025"),
        (date(2026, 12, 10), "ngày 10 tháng 12 năm 2026"),
    ],
)
def test_dates_on_paper(day, text):
    assert paper_date(day) == text


def test_a_moment_on_paper():
    at = datetime(2026, 2, 5, 0, 5, tzinfo=UTC)
    assert paper_moment(at) == "07 giờ 05 phút, ngày 05 tháng 02 năm 2026"


def test_groups_are_for_the_eye_only():
    assert group_phone("0905123456") == "0905 123 456"
    assert group_phone("02553822123") == "02553 822 123"
    assert group_phone("không có") == "không có"
    assert format_number(1_234_567) == "1.234.567"


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("010825", date(2025, 8, 1)),
        ("01082025", date(2025, 8, 1)),
        ("1/8", date(2026, 8, 1)),
        ("1/8/25", date(2025, 8, 1)),
        ("01/08/2025", date(2025, 8, 1)),
        ("1-8-2025", date(2025, 8, 1)),
        ("1.8.2025", date(2025, 8, 1)),
        (" 1 8 2025 ", date(2025, 8, 1)),
        ("31/12", date(2026, 12, 31)),
        ("29/02/2024", date(2024, 2, 29)),
        ("01/01/36", date(2036, 1, 1)),
        ("01/01/37", date(1937, 1, 1)),
    ],
)
def test_dates_as_clerks_type_them(typed, day):
    assert parse_date(typed, today=TODAY) == day


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("150887", date(1987, 8, 15)),
        ("150830", date(1930, 8, 15)),
        ("150826", date(2026, 8, 15)),
        ("151226", Refusal),
        ("31/12", date(2025, 12, 31)),
        ("21/11", TODAY),
        ("22/11/2026", Refusal),
    ],
)
def test_birth_and_issue_lie_in_the_past(typed, day):
    found = parse_date(typed, today=TODAY, past=True)
    assert isinstance(found, Refusal) if day is Refusal else found == day


@pytest.mark.parametrize(
    "typed", ["", "32/1", "29/02/2025", "2025-08-01", "1/8/125", "010", "٠١٠٨٢٠٢٥", "1/8/0000", "x"]
)
def test_what_is_no_date(typed):
    refusal = parse_date(typed, today=TODAY)
    assert isinstance(refusal, Refusal)
    assert refusal.code == "date_invalid"


@given(st.dates(date(1900, 1, 1), date(2199, 12, 31)))
def test_what_is_shown_can_be_typed_again(day):
    assert parse_date(show_date(day), today=TODAY) == day


@given(st.text() | st.text("0123456789/-. "), st.booleans(), st.dates(date(1950, 1, 1)))
def test_no_text_makes_a_date_raise(text, past, today):
    found = parse_date(text, today=today, past=past)
    if isinstance(found, date) and past:
        assert found <= today


@pytest.mark.parametrize(
    ("typed", "hour", "minute"),
    [("16:30", 16, 30), ("16h30", 16, 30), ("1630", 16, 30), ("9", 9, 0), ("7h", 7, 0)],
)
def test_an_hour_is_typed_as_people_write_it(typed, hour, minute):
    assert parse_time(typed) == time(hour, minute)


@pytest.mark.parametrize("typed", ["", "25", "16:60", "x", "16:3"])
def test_what_is_no_hour_is_told(typed):
    assert parse_time(typed).code == "time_invalid"
