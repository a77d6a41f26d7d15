"""Wrong tries, and how long the next one waits."""

from datetime import UTC, datetime, timedelta

from counter_app.domain.tries import Lock

NOW = datetime(2026, 11, 23, 1, 0, tzinfo=UTC)


def test_five_are_free_and_every_further_one_waits_longer():
    lock, waits, left = Lock(), [], []
    for _ in range(9):
        lock = lock.after_wrong(NOW)
        waits.append(lock.minutes_left(NOW))
        left.append(lock.tries_left)
    assert waits == [0, 0, 0, 0, 1, 5, 15, 60, 60]
    assert left == [4, 3, 2, 1, 0, 0, 0, 0, 0]


def test_a_minute_begun_is_a_minute_and_a_wait_that_is_over_is_none():
    lock = Lock(failed=6, until=NOW + timedelta(minutes=5))
    assert lock.minutes_left(NOW) == 5
    assert lock.minutes_left(NOW + timedelta(seconds=1)) == 5
    assert lock.minutes_left(NOW + timedelta(minutes=4, seconds=59)) == 1
    assert lock.minutes_left(NOW + timedelta(minutes=5)) == 0
