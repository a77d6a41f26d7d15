"""Codes: the lowest granted and unused, never twice, never invented."""

import itertools
from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from counter_app.domain.codes import CodeShape
from counter_app.store import journal, leases
from tests.store.store_samples import (
    AGENCY,
    DAY,
    NODE,
    OTHER,
    CountingIds,
    accept,
    author,
    code,
    granted,
    voided,
)


def grant(conn, ids, *grants, agency=AGENCY, day=DAY):
    journal.append(conn, author(ids), stream=f"lease/{agency}/{day}", scope=agency, bodies=grants)


def take(conn, **changes):
    asked = {"node": NODE, "agency": AGENCY, "counter": "05", "day": DAY} | changes
    return leases.take_code(conn, **asked)


def left(conn):
    return leases.remaining(conn, node=NODE, days=[DAY])[AGENCY, DAY]


def test_serials_are_taken_from_the_lowest_up(db, ids):
    with db.write() as conn:
        grant(conn, ids, granted(51, 52), granted(7, 8))
        taken = []
        for _ in range(4):
            issued = take(conn)
            taken.append(issued.serial)
            accept(conn, ids, issued.serial, code=issued)
        assert taken == [7, 8, 51, 52]
        assert left(conn) == 0
        assert issued.code == "H48.05-261123-0052"


def test_asking_twice_without_accepting_is_the_same_code(db, ids):
    with db.write() as conn:
        grant(conn, ids, granted(1, 50))
        assert take(conn) == take(conn)
        assert left(conn) == 50


def test_a_voided_dossier_keeps_its_code(db, ids):
    with db.write() as conn:
        grant(conn, ids, granted(1, 50))
        stream = accept(conn, ids, 1)
        journal.append(conn, author(ids), stream=stream, scope=AGENCY, bodies=[voided(1)])
        assert take(conn).serial == 2
        assert left(conn) == 49


def test_a_gap_left_by_another_order_is_filled(db, ids):
    with db.write() as conn:
        grant(conn, ids, granted(1, 50))
        for serial in (1, 2, 4):
            accept(conn, ids, serial)
        assert take(conn).serial == 3


def test_grants_of_others_and_of_other_days_are_not_ours(db, ids):
    friday = DAY + timedelta(days=4)
    with db.write() as conn:
        grant(conn, ids, granted(1, 50, node=OTHER))
        grant(conn, ids, granted(60, 61, day=friday), day=friday)
        assert take(conn).source == "provisional"
        assert take(conn, day=friday).serial == 60
        assert leases.days(conn, NODE, AGENCY) == {friday}
        assert leases.days(conn, OTHER, AGENCY) == {DAY}


def test_a_code_used_elsewhere_in_our_range_is_not_used_again(db, ids):
    with db.write() as conn:
        grant(conn, ids, granted(1, 3))
        accept(conn, CountingIds(2), 1, node=OTHER)
        assert take(conn).serial == 2
        assert left(conn) == 2


def test_without_a_lease_the_code_is_provisional_and_counts_on(db, ids):
    with db.write() as conn:
        first = take(conn)
        assert (first.code, first.official) == ("TM05-261123-001", False)
        accept(conn, ids, 1, code=first)
        second = take(conn, agency="H48.17")  # one row of numbers for the whole counter
        assert second.code == "TM05-261123-002"
        assert take(conn, counter="06").code == "TM06-261123-001"
        assert take(conn, day=date(2026, 11, 25)).code == "TM05-261125-001"


def test_a_disputed_acceptance_still_holds_its_serial(db, ids):
    with db.write() as conn:
        grant(conn, ids, granted(1, 50))
        stream = accept(conn, ids, 1)
        claim = journal.entries(conn, stream)[0]
        journal.acknowledge(conn, {}, {claim.id: "không được"})
        assert journal.fold(conn, stream).accepted is None
        assert take(conn).serial == 2


def test_the_older_shape_is_written_on_request(db, ids):
    with db.write() as conn:
        grant(conn, ids, granted(42, 50))
        assert take(conn, shape=CodeShape.PADDED).code == "000.00.05.H48-261123-0042"


def test_two_grants_of_one_serial_are_refused(db, ids):
    with db.write() as conn:
        grant(conn, ids, granted(1, 50))
    with pytest.raises(journal.Refused) as refused, db.write() as conn:
        grant(conn, ids, granted(50, 60, node=OTHER))
    assert refused.value.refusal.code == "lease_overlap"


@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    cuts=st.lists(st.integers(1, 30), min_size=2, max_size=6, unique=True),
    used=st.sets(st.integers(1, 40), max_size=12),
)
def test_the_next_serial_is_the_lowest_free_one(db, cuts, used):
    """Against the plain definition, over any grants and any use."""
    edges = sorted(cuts)
    ranges = [(a, b - 1) for a, b in itertools.pairwise(edges)][::2]
    free = sorted({n for a, b in ranges for n in range(a, b + 1)} - used)

    class Undo(Exception):  # noqa: N818
        pass

    with pytest.raises(Undo), db.write() as conn:  # noqa: PT012
        ids = CountingIds(5)
        grant(conn, ids, *(granted(a, b) for a, b in ranges))
        for serial in used:
            accept(conn, ids, serial, pages=0, code=code(serial))
        assert leases.next_serial(conn, node=NODE, agency=AGENCY, day=DAY) == (
            free[0] if free else None
        )
        assert left(conn) == len(free)
        raise Undo
