"""An act larger than a batch goes alone; one that the server cannot store stops no more than it must."""

from dataclasses import replace

import pytest
from sqlalchemy import text

from counter_app.errors.central import ActNotStoredError
from counter_app.errors.storage import ActTooLargeToKeepError
from counter_app.store import journal, projections
from counter_app.store.verify import verify
from counter_app.sync import wire
from tests.central.conftest import OTHER_NODE
from tests.central.pushing import results
from tests.central.serving import AGENCY, Caller, Chain
from tests.store.store_samples import accepted


def test_an_act_larger_than_a_batch_goes_alone_and_the_rest_as_ever(pc):
    streams = [pc.accept(1)]
    pc.write("dossier/huge", replace(accepted(2), note="ừ" * 600_000))
    streams.append(pc.accept(3))
    assert len(pc.entries("dossier/huge")[0].body.encode()) > wire.BATCH_BYTES
    report = pc.sync()
    assert report.confirmed
    assert report.sent == 3


def test_what_no_server_would_take_is_refused_before_it_is_written(pc):
    with pytest.raises(ActTooLargeToKeepError):
        pc.write("dossier/1", replace(accepted(1), note="x" * journal.MOST_BYTES))
    assert pc.entries("dossier/1") == []
    assert 4 * journal.MOST_BYTES <= wire.ACT_BYTES


def test_an_act_the_server_cannot_store_holds_back_neither_those_before_it_nor_the_pull(
    central, new_pc
):
    one, two = new_pc(1), new_pc(2)
    theirs = two.accept(7)
    two.sync()
    first = one.accept(1)
    one.write("dossier/poison", accepted(2))
    last = one.accept(3)
    trigger = (
        "CREATE TRIGGER poison BEFORE INSERT ON entry WHEN NEW.stream = 'dossier/poison'"
        " BEGIN SELECT RAISE(ABORT, 'no'); END"
    )
    with central.write() as tx:
        tx.execute(text(trigger))
    report = one.sync()
    assert isinstance(report.problem, ActNotStoredError)
    assert (report.sent, report.waiting) == (1, 2)
    assert one.entries(first)[0].position
    assert one.entries(theirs)
    assert one.entries(last)[0].position is None
    with central.write() as tx:
        tx.execute(text("DROP TRIGGER poison"))
    assert one.sync().confirmed
    assert one.left() == (0, 0)


@pytest.mark.parametrize(
    "wrong",
    [{"sets": 1 << 70}, {"accepted_at": accepted(2).accepted_at.replace(tzinfo=None)}],
    ids=["a number beyond 64 bits", "a time without zone"],
)
def test_what_no_list_can_hold_stops_nobodys_pull(central, address, staff, pc, wrong):
    """Of a broken program on another PC: kept as it came, shown nowhere, and told to IT."""
    there = Chain(OTHER_NODE, staff)
    with Caller(address).enrolled(central, node=OTHER_NODE, agencies=(AGENCY,)) as broken:
        results(broken.push(there.act("dossier/crooked", replace(accepted(2), **wrong))))
        results(broken.push(there.act("dossier/straight", accepted(3))))
    assert pc.sync().confirmed
    assert pc.entries("dossier/crooked")
    with pc.desk.db.write() as conn:
        listed = set(conn.execute(text("SELECT stream FROM dossier")).scalars())
        projections.rebuild(conn, lambda _done, _of: None)
        assert set(conn.execute(text("SELECT stream FROM dossier")).scalars()) == listed
    assert listed == {"dossier/straight"}
    report = verify(pc.desk.db, pc.desk.blobs, mark=None, progress=lambda _done, _of: None)
    assert [(one.what, one.where) for one in report.problems] == [("projection", "dossier/crooked")]
