"""What this database file is."""

from datetime import timedelta

import pytest

from counter_app.store import journal, leases, node
from counter_app.store.node import EMBEDDED, Enrolment
from tests.store.store_samples import AGENCY, AT, DAY, accept, author, granted


def test_a_node_is_made_once_and_practice_never_changes(db, ids):
    with db.write() as conn:
        assert node.read(conn) is None
        made = node.open_node(conn, ids, practice=True, now=AT)
    with db.write() as conn:
        again = node.open_node(conn, ids, practice=False, now=AT + timedelta(days=1))
    assert again == made
    assert made.practice


def test_a_fork_goes_on_with_the_same_entries_and_without_leases(db, ids):
    with db.write() as conn:
        old = node.open_node(conn, ids, practice=False, now=AT)
        stream = accept(conn, ids, 1, node=old.id)
        journal.append(
            conn,
            author(ids, node=old.id),
            stream=f"lease/{AGENCY}/{DAY}",
            scope=AGENCY,
            bodies=[granted(1, 9, node=old.id)],
        )
        assert leases.remaining(conn, node=old.id, days=[DAY])[AGENCY, DAY] == 8
        before = [(one.id, one.body) for one in journal.unsent(conn)]
        new = node.fork(conn, ids, AT)
        after = journal.unsent(conn)
        assert new.replaces == old.id != new.id
        assert [(one.id, one.body) for one in after] == before
        assert {one.node for one in after} == {new.id}
        assert leases.remaining(conn, node=new.id, days=[DAY])[AGENCY, DAY] == 0
        assert journal.fold(conn, stream).code
        assert node.read(conn) == new


def test_there_is_no_fork_of_nothing(db, ids):
    with pytest.raises(LookupError), db.write() as conn:
        node.fork(conn, ids, AT)


def test_enrolment_and_offset_are_kept(db):
    place = Enrolment(server=EMBEDDED, token="t", device="d", counter="05", agencies=("H48.05",))
    with db.write() as conn:
        assert node.enrolment(conn) is None
        assert node.clock_offset_ms(conn) == 0
        node.enrol(conn, place)
        node.set_clock_offset_ms(conn, -1200)
    with db.read() as conn:
        assert node.enrolment(conn) == place
        assert node.clock_offset_ms(conn) == -1200
