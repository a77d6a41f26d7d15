"""A calendar as JSON: each bad field gets a sentence, nothing is guessed."""

import json
from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counter_app.domain.calendar_file import read_plan, write_plan
from counter_app.domain.calendar_revision import YearPlan
from counter_app.domain.workcalendar import Half
from tests.domain.calendar_samples import shipped_years
from tests.domain.test_calendar_revision import half, hours, off, plan

GOOD = {
    "year": 2027,
    "version": "2027.1",
    "checked_on": "2026-11-21",
    "days_off": [{"day": "2027-01-01", "name": "Tết Dương lịch", "source": "Điều 112"}],
    "working_weekends": [{"day": "2027-05-08", "name": "làm bù", "source": "TB 1"}],
    "half_days": [{"day": "2027-12-31", "worked": "morning", "name": "Tổng kết", "source": "TB 2"}],
    "hours": [
        {
            "agency": "H48.16",
            "valid_from": "2027-06-01",
            "valid_to": "2027-08-31",
            "hours": [{"start": "07:00", "end": "11:00"}],
            "source": "QĐ 5",
        }
    ],
}


def told(**changed):
    found = read_plan(json.dumps({**GOOD, **changed}))
    assert not isinstance(found, YearPlan), "was taken"
    return [one.where for one in found]


def test_a_whole_year_is_read():
    found = read_plan(json.dumps(GOOD))
    assert (found.year, found.days_off[0].day) == (2027, date(2027, 1, 1))
    assert found.half_days[0].worked is Half.MORNING
    assert found.hours[0].hours[0].end == time(11)
    assert found.hours[0].agency == "H48.16"


def test_what_is_handed_on_is_read_again():
    made = plan(
        working_weekends=(off(date(2026, 11, 28)),),
        half_days=(half(),),
        hours=(hours(), hours(agency="H48.16", valid_to=date(2026, 8, 31))),
    )
    assert read_plan(write_plan(made)) == made
    for year in shipped_years():
        days = {"days_off": year.days_off, "working_weekends": year.working_weekends}
        assert read_plan(write_plan(YearPlan(year=year.year, **days))).year == year.year


@pytest.mark.parametrize(
    ("changed", "where"),
    [
        ({"year": "2027"}, "year"),
        ({"year": True}, "year"),
        ({"year": 1999}, "year"),
        ({"days_of": []}, "days_of"),
        ({"days_off": {}}, "days_off"),
        ({"days_off": ["2027-01-01"]}, "days_off[0]"),
        ({"days_off": [{"day": "2027-02-30", "name": "a", "source": "b"}]}, "days_off[0].day"),
        ({"days_off": [{"day": "01/01/2027", "name": "a", "source": "b"}]}, "days_off[0].day"),
        ({"days_off": [{"day": "2027-01-01", "name": "", "source": "b"}]}, "days_off[0].name"),
        ({"days_off": [{"day": "2027-01-01", "name": "a"}]}, "days_off[0].source"),
        ({"days_off": [{"day": "2026-01-01", "name": "a", "source": "b"}]}, "days_off[0].day"),
        ({"half_days": [{**GOOD["half_days"][0], "worked": "noon"}]}, "half_days[0].worked"),
        ({"half_days": [{**GOOD["half_days"][0], "worked": []}]}, "half_days[0].worked"),
        ({"hours": [{**GOOD["hours"][0], "valid_from": None}]}, "hours[0].valid_from"),
        ({"hours": [{**GOOD["hours"][0], "agency": 5}]}, "hours[0].agency"),
        ({"hours": [{**GOOD["hours"][0], "hours": []}]}, "hours[0].hours"),
        (
            {"hours": [{**GOOD["hours"][0], "hours": [{"start": "7:00", "end": "11:00"}]}]},
            "hours[0].hours[0].start",
        ),
        (
            {"hours": [{**GOOD["hours"][0], "hours": [{"start": "07:00", "end": "25:00"}]}]},
            "hours[0].hours[0].end",
        ),
    ],
)
def test_each_bad_field_gets_a_sentence(changed, where):
    places = told(**changed)
    assert where in places
    for one in read_plan(json.dumps({**GOOD, **changed})):
        assert one.where
        assert (one.vi[-1], one.en[-1]) == (".", ".")


def test_all_bad_fields_are_told_at_once():
    wrong = [{"day": "2027-02-30", "name": 5}, {"day": "x", "name": "a", "source": "b", "nme": 1}]
    assert told(days_off=wrong) == [
        "days_off[0].day",
        "days_off[0].name",
        "days_off[0].source",
        "days_off[1].nme",
        "days_off[1].day",
    ]
    (unknown,) = read_plan('{"year": 2027, "day_off": []}')
    assert "có phải “days_off”?" in unknown.vi


def test_a_calendar_that_makes_no_day_a_working_day_is_refused():
    first = date(2027, 1, 1).toordinal()
    every = [
        {"day": date.fromordinal(first + n).isoformat(), "name": "Nghỉ", "source": "QĐ"}
        for n in range(365)
    ]
    (one,) = read_plan(json.dumps({"year": 2027, "days_off": every}))
    assert one.code == "no_working_day"


@pytest.mark.parametrize(
    "text", ["", "{", "[" * 100_000, "null", "[]", '{"year": 1, "year": 2}', "1e999", "9" * 5000]
)
def test_what_is_no_calendar_at_all_is_told(text):
    found = read_plan(text)
    assert not isinstance(found, YearPlan)
    assert found[0].vi.endswith(".")


_anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=12),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(("year", "days_off", "half_days", "hours", "day", "worked", "start")),
            inner,
            max_size=4,
        )
    ),
    max_leaves=12,
)


@given(_anything)
def test_no_file_brings_it_down(data):
    found = read_plan(json.dumps(data))
    assert isinstance(found, YearPlan) or all(one.vi and one.en for one in found)
