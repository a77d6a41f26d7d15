from datetime import date, datetime, time, timedelta
from decimal import Decimal

from hypothesis import assume, given
from hypothesis import strategies as st

from counter_app.domain.centre import DueTime
from counter_app.domain.due_words import explain
from counter_app.domain.moments import LOCAL, local
from counter_app.domain.procedure import LimitUnit
from tests.domain.calendar_samples import HOURS, count, shipped

HOURS_UNIT = LimitUnit.WORKING_HOURS
PLAIN, MONTHS = LimitUnit.CALENDAR_DAYS, LimitUnit.MONTHS
DAYS = LimitUnit.WORKING_DAYS

MOMENTS = st.builds(
    lambda day, clock: datetime.combine(day, clock, LOCAL),
    st.dates(date(2024, 1, 1), date(2027, 6, 30)),
    st.times(),
)
CUTOFFS = st.none() | st.just(time(15))
MODES = st.sampled_from(DueTime)


def working_minutes_between(start, stop):
    """Minute by minute, knowing nothing of how deadlines count."""
    total = 0
    for offset in range((stop.date() - start.date()).days + 1):
        day = start.date() + timedelta(days=offset)
        if not shipped().is_working(day):
            continue
        for stretch in HOURS:
            begin = max(datetime.combine(day, stretch.start, LOCAL), start)
            finish = min(datetime.combine(day, stretch.end, LOCAL), stop)
            total += max(0, int((finish - begin).total_seconds() // 60))
    return total


@given(MOMENTS, st.integers(1, 60), MODES)
def test_n_working_days_lie_between_acceptance_and_due(accepted, amount, mode):
    found = count(accepted, amount, time_of_day=mode)
    last = local(found.due_at)
    between = [
        accepted.date() + timedelta(days=n)
        for n in range(1, (last.date() - accepted.date()).days + 1)
    ]
    assert sum(shipped().is_working(day) for day in between) == amount
    assert shipped().is_working(last.date())
    assert any(stretch.start <= last.time() <= stretch.end for stretch in HOURS)
    assert [step.on for step in found.trace] == [accepted.date(), *between]
    assert [step.counted for step in found.trace[1:]] == [shipped().is_working(d) for d in between]


@given(MOMENTS, st.integers(1, 200))
def test_n_working_hours_lie_between_acceptance_and_due(accepted, amount):
    accepted = accepted.replace(second=0, microsecond=0)
    found = count(accepted, amount, HOURS_UNIT)
    last = local(found.due_at)
    assert working_minutes_between(accepted, last) == amount * 60
    assert shipped().is_working(last.date())
    assert any(stretch.start < last.time() <= stretch.end for stretch in HOURS)
    told = sum(int(step.reason.split()[-2]) for step in found.trace if step.counted)
    assert told == amount * 60


@given(MOMENTS, st.integers(1, 120), MODES)
def test_n_calendar_days_and_an_end_that_is_worked(accepted, amount, mode):
    found = count(accepted, amount, PLAIN, time_of_day=mode)
    last = local(found.due_at).date()
    target = accepted.date() + timedelta(days=amount)
    assert sum(step.counted for step in found.trace) == amount
    assert shipped().is_working(last)
    skipped = [target + timedelta(days=n) for n in range((last - target).days)]
    assert not any(shipped().is_working(day) for day in skipped)
    assert {step.on for step in found.trace} == {
        accepted.date() + timedelta(days=n) for n in range((last - accepted.date()).days + 1)
    }


@given(MOMENTS, st.integers(1, 5))
def test_n_months_and_an_end_that_is_worked(accepted, amount):
    found = count(accepted, amount, MONTHS)
    last = local(found.due_at).date()
    month = accepted.month - 1 + amount
    first_of_target = date(accepted.year + month // 12, month % 12 + 1, 1)
    assert last >= first_of_target
    assert shipped().is_working(last)
    assert sum(step.counted for step in found.trace) == amount


@given(
    st.lists(MOMENTS, min_size=2, max_size=2),
    st.sampled_from(["0.5", "1", "1.5", "2", "7", "20"]),
    st.sampled_from(LimitUnit),
    CUTOFFS,
    MODES,
)
def test_who_comes_later_is_never_due_earlier(moments, amount, unit, cutoff, mode):
    assume(unit not in {PLAIN, MONTHS} or "." not in amount)
    assume(unit is not MONTHS or Decimal(amount) <= 2)
    first, second = sorted(moments)
    options = {"late_after": cutoff, "time_of_day": mode}
    assert (
        count(first, amount, unit, **options).due_at
        <= count(second, amount, unit, **options).due_at
    )


@given(MOMENTS, st.lists(st.integers(1, 40), min_size=2, max_size=2), CUTOFFS, MODES)
def test_a_longer_limit_is_never_due_earlier(accepted, amounts, cutoff, mode):
    shorter, longer = sorted(amounts)
    options = {"late_after": cutoff, "time_of_day": mode}
    for unit in (DAYS, HOURS_UNIT, PLAIN):
        assert (
            count(accepted, shorter, unit, **options).due_at
            <= count(accepted, longer, unit, **options).due_at
        )


@given(MOMENTS, st.sampled_from(["0", "0.5", "1", "3", "12"]), CUTOFFS, MODES)
def test_a_deadline_lies_after_acceptance_and_explains_itself(accepted, amount, cutoff, mode):
    found = count(accepted, amount, late_after=cutoff, time_of_day=mode)
    assert found.due_at > accepted.replace(second=0, microsecond=0)
    sentence, english = explain(found).vi, explain(found).en
    assert sentence.endswith(".")
    assert sentence.count(".") == 1
    assert english.endswith(".")
    assert english.count(";") == sentence.count(";")
    for step in found.trace:
        _, is_holiday, rest = step.reason.partition("ngày nghỉ: ")
        assert not is_holiday or f"({rest.partition('; ')[0]})" in sentence
