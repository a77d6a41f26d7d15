"""Verifiers and wrong tries."""

from datetime import timedelta

import pytest

from counter_app.domain.staff import Role
from counter_app.domain.tries import Lock
from counter_app.store import signin
from counter_app.store.database import Database
from counter_app.store.signin import KnownPerson, Verifier
from tests.store.store_samples import AT, KEY

HOA = KnownPerson(
    id="s1", number="1042", name="Nguyễn Thị Hoa", roles=(Role.CLERK,), agencies=("H48.05",)
)
KEPT = Verifier(person=HOA, hash="$argon2id$v=19$x", valid_until=AT + timedelta(days=7))


@pytest.fixture
def kept(db):
    with db.write() as conn:
        signin.keep(conn, KEPT)
    return db


def wrong(db, times, at=AT):
    with db.write() as conn:
        for _ in range(times):
            lock = signin.wrong_try(conn, "1042", at)
    return lock


def test_a_verifier_comes_back(kept):
    with kept.read() as conn:
        assert signin.find(conn, "1042") == KEPT
        assert signin.find(conn, "9") is None


def test_five_tries_then_longer_and_longer_delays(kept):
    lock = wrong(kept, 4)
    assert (lock.tries_left, lock.minutes_left(AT)) == (1, 0)
    delays = []
    for _ in range(6):
        lock = wrong(kept, 1)
        delays.append(lock.minutes_left(AT))
    assert delays == [1, 5, 15, 60, 60, 60]


def test_the_count_survives_a_restart_and_a_clock_set_back(kept, desk_path):
    wrong(kept, 5)
    kept.close()
    again = Database.open_desk(desk_path, KEY)
    with again.read() as conn:
        lock = signin.find(conn, "1042").lock
    assert lock.minutes_left(AT) == lock.minutes_left(AT + timedelta(seconds=59)) == 1
    assert lock.minutes_left(AT - timedelta(days=1)) > 1
    assert lock.minutes_left(AT + timedelta(seconds=60)) == 0
    again.close()


def test_a_mirrored_count_wins_over_an_older_database(kept):
    wrong(kept, 6)
    with kept.read() as conn:
        mirrored = signin.locks(conn)
    assert mirrored == {"1042": Lock(failed=6, until=AT + timedelta(minutes=5))}
    with kept.write() as conn:
        signin.right_try(conn, "1042")
        signin.merge_locks(conn, mirrored)
        assert signin.find(conn, "1042").lock == mirrored["1042"]
        signin.merge_locks(conn, {"1042": Lock(failed=1), "unknown": Lock(failed=9)})
        assert signin.find(conn, "1042").lock == mirrored["1042"]


def test_a_right_password_and_a_new_verifier_forget_wrong_tries(kept):
    wrong(kept, 3)
    with kept.write() as conn:
        signin.right_try(conn, "1042")
        assert signin.find(conn, "1042").lock == Lock()
    wrong(kept, 5)
    with kept.write() as conn:
        signin.keep(conn, KEPT)
        assert signin.locks(conn) == {}


def test_an_unknown_number_is_not_counted_here(db):
    with db.write() as conn:
        assert signin.wrong_try(conn, "9", AT) == Lock()


def test_a_forgotten_verifier_is_gone(kept):
    with kept.write() as conn:
        signin.forget(conn, "1042")
        assert signin.find(conn, "1042") is None
