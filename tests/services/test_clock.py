"""When F9 asks about the clock, and that it asks once (design §2.10)."""

from datetime import date, timedelta

import pytest

from counter_app.errors.desk import ClockInDoubtError
from counter_app.services.clock import Clock
from tests.services.playing import DAY, Wall, at

LEASED = frozenset({DAY, date(2026, 11, 25)})


@pytest.fixture
def wall():
    return Wall(at(8))


@pytest.fixture
def clock(wall):
    return Clock(wall)


def ask(clock, last=None, days=LEASED):
    clock.check(last_entry_at=last, leased_days=days)


def test_now_is_the_wall_and_the_offset_in_whole_milliseconds(clock, wall):
    wall.now = at(8) + timedelta(microseconds=1_999)
    clock.offset_ms = 2_000
    assert clock.now() == at(8, second=2) + timedelta(milliseconds=2)


def test_a_good_clock_asks_nothing(clock):
    ask(clock, last=at(7, 59))
    ask(clock, days=frozenset())  # no lease yet: nothing to compare with


def test_before_the_last_entry_it_asks_each_time(clock):
    for _ in range(2):
        with pytest.raises(ClockInDoubtError) as asked:
            ask(clock, last=at(9))
        assert "09:00" in asked.value.tell().happened
        clock.confirm()


@pytest.mark.parametrize(("minutes", "asks"), [(10, False), (11, True), (-10, False), (-61, True)])
def test_more_than_ten_minutes_off_the_server(clock, minutes, asks):
    clock.offset_ms = minutes * 60_000
    if not asks:
        ask(clock)
        return
    with pytest.raises(ClockInDoubtError) as asked:
        ask(clock)
    assert f"lệch {abs(minutes)} phút" in asked.value.tell().happened
    clock.confirm()
    ask(clock)
    clock.offset_ms *= 3  # a new difference is a new question
    with pytest.raises(ClockInDoubtError):
        ask(clock)


@pytest.mark.parametrize("day", [date(2026, 11, 22), date(2026, 11, 24), date(2027, 11, 23)])
def test_a_day_without_lease_asks_once_that_day(clock, wall, day):
    wall.set(8, day=day)
    with pytest.raises(ClockInDoubtError):
        ask(clock)
    clock.confirm()
    ask(clock)
    wall.set(8, day=day + timedelta(days=30))
    with pytest.raises(ClockInDoubtError):
        ask(clock)


def test_the_day_is_the_counters_not_utc(clock, wall):
    wall.set(0, 30)  # still 22/11 in UTC
    ask(clock)
