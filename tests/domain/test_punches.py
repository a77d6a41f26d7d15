"""What a line of a terminal's log is worth, and how days add up."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counter_app.domain import kinds, punches, streams
from counter_app.domain.moments import LOCAL, local_day
from counter_app.domain.punches import (
    Direction,
    HeldPunch,
    How,
    NumberMatched,
    Punch,
    PunchesHeld,
    PunchesRead,
    Source,
    Why,
)

NOW = datetime(2026, 11, 23, 7, 30, tzinfo=LOCAL).astimezone(UTC)
DAY = date(2026, 11, 23)


def judged(clock, number="100001", how=1, state=0):
    return punches.judge(number, clock, how=how, state=state, now=NOW)


def punch(minute, number="100001"):
    at = datetime(2026, 11, 23, 7, minute, tzinfo=LOCAL).astimezone(UTC)
    return Punch(number=number, at=at, how=How.FINGER, direction=Direction.IN)


def test_R91_a_punch_is_time_and_number_and_nothing_of_the_finger():
    """R91: working time is judged through the fingerprint device; only times are imported."""
    assert judged("2026-11-23 07:01:00") == punch(1)
    fields = set(Punch.__dataclass_fields__) | set(HeldPunch.__dataclass_fields__)
    assert fields == {"number", "at", "clock", "why", "how", "direction"}


@pytest.mark.parametrize(
    ("clock", "why"),
    [
        ("2063-05-04 01:02:03", Why.FUTURE),
        ("2026-11-24 07:30:01", Why.FUTURE),
        ("2000-01-01 00:00:07", Why.LONG_AGO),
        ("2026-02-31 07:00:00", Why.NOT_A_TIME),
        ("2026-11-23 24:00:00", Why.NOT_A_TIME),
        ("2026-11-23", Why.NOT_A_TIME),
        ("2026-11-23T07:01:00+07:00", Why.NOT_A_TIME),
        ("", Why.NOT_A_TIME),
    ],
)
def test_impossible_times_are_quarantined_as_they_were_written(clock, why):
    held = judged(clock)
    assert isinstance(held, HeldPunch)
    assert (held.clock, held.why, held.number) == (clock, why, "100001")


def test_a_clock_that_is_a_little_fast_still_counts():
    assert isinstance(judged("2026-11-23 08:10:00"), Punch)


@pytest.mark.parametrize("number", ["", "  ", "1" * 25, "7\x07"])
def test_a_punch_of_nobody_is_quarantined(number):
    assert judged("2026-11-23 07:01:00", number=number).why is Why.NO_NUMBER


@pytest.mark.parametrize(
    ("how", "state", "told"),
    [
        (0, 0, (How.PASSWORD, Direction.IN)),
        (15, 1, (How.FACE, Direction.OUT)),
        (25, 5, (How.PALM, Direction.OVERTIME_OUT)),
        (99, 255, (How.OTHER, Direction.UNSAID)),
        (1, 6, (How.FINGER, Direction.UNSAID)),
    ],
)
def test_codes_of_both_protocols(how, state, told):
    found = judged("2026-11-23 07:01:00", how=how, state=state)
    assert (found.how, found.direction) == told


moments = st.datetimes(
    min_value=datetime(2012, 1, 1),  # noqa: DTZ001
    max_value=datetime(2026, 11, 23),  # noqa: DTZ001
).map(lambda at: at.replace(microsecond=0, tzinfo=UTC))
many = st.lists(st.builds(Punch, number=st.sampled_from("123"), at=moments), max_size=30)


@given(many, many)
def test_what_is_read_twice_counts_once_in_any_order(first, second):
    def days(*batches):
        found = {}
        for batch in batches:
            for day, ones in punches.by_day(batch).items():
                stream = punches.stream_of("T1", day)
                state = found.get(stream, streams.initial(stream))
                body = PunchesRead(punches=tuple(ones), source=Source.TERMINAL)
                assert punches.fits(state, body) is None
                found[stream] = punches.evolve(state, body)
        return {name: set(state.punches) for name, state in found.items()}

    assert days(first, second) == days(second, first, second) == days(first + second)


@given(many)
def test_a_day_is_the_day_of_the_counters_clock(ones):
    for day, found in punches.by_day(ones).items():
        assert {local_day(one.at) for one in found} == {day}


def test_a_punch_of_another_day_does_not_fit():
    state = streams.initial(punches.stream_of("T1", DAY + timedelta(days=1)))
    body = PunchesRead(punches=(punch(1),), source=Source.PUSH)
    assert punches.fits(state, body).code == "other_day"


def test_quarantine_holds_each_line_once():
    state = streams.initial(punches.stream_of("T1", DAY))
    body = PunchesHeld(punches=(judged("2063-05-04 01:02:03"),), source=Source.FILE)
    for _ in range(3):
        state = punches.evolve(state, body)
    assert len(state.held) == 1
    assert not state.punches


def test_a_number_changes_hands_on_a_day():
    state = streams.initial("puncher/7")
    for staff, start in (("lan", DAY), ("hoa", DAY - timedelta(days=30)), ("", DAY + timedelta(9))):
        state = punches.evolve(state, NumberMatched(staff=staff, valid_from=start))
    days = (-31, -30, -1, 0, 8, 9)
    found = [punches.whose(state.matches, DAY + timedelta(days=n)) for n in days]
    assert found == [None, "hoa", "hoa", "lan", "lan", ""]


def test_facts_and_claims():
    assert kinds.is_fact("punches_read")
    assert kinds.is_fact("punches_held")
    assert not kinds.is_fact("number_matched")


@pytest.mark.parametrize("serial", ["", "a/b", "x" * 41, "số 1", "a b"])
def test_serials_that_could_break_a_streams_name(serial):
    assert not punches.is_serial(serial)
    assert punches.is_serial("DGD9190019050335743")
