"""13:30. He comes back to another counter: it knows that his draft lies at counter 03, and where.

Two counters with everything real, and a served server.
"""

from dataclasses import replace

import pytest

from counter_app.central.opening import system_now
from counter_app.errors.desk import DraftGoneError
from counter_app.job import Job
from counter_app.store import drafts_elsewhere
from tests.central.serving import clerk, open_new_central, served
from tests.services.playing import HOA, KHOA, Wall, join, open_counter


@pytest.fixture
def counters(tmp_path):
    """Counters 03 and 05 of one centre, on the clock of the day: the server's own is that one."""
    central = open_new_central(tmp_path / "hall" / "central", clock=system_now)
    clerk(central)
    with served(central) as address:
        desks = [
            join(tmp_path / name, Wall(system_now()), central, address, counter=name)
            for name in ("03", "05")
        ]
        yield desks
        for desk in desks:
            desk.close()
    central.db.close()


def sync(*desks):
    for desk in desks:
        assert desk.syncing.sync_now(Job()).light == "sent"


def prepare(desk, pages):
    view = desk.drafts.open(HOA)
    draft = replace(view.draft, owner=KHOA)
    desk.drafts.save(draft)
    desk.scan(draft.id, pages)
    return draft


def test_the_other_counter_sees_that_the_draft_exists_and_where(counters):
    three, five = counters
    draft = prepare(three, 3)
    sync(three, five)
    (found,) = five.elsewhere.of_people([KHOA.id_number])
    assert (found.counter, found.draft.pages) == ("03", 3)
    assert found.draft.since == draft.opened_at.replace(tzinfo=found.draft.since.tzinfo)
    assert found.draft.name == "Nguyễn Văn Khoa"
    assert five.elsewhere.matching("nguyen khoa") == (found,)
    assert five.elsewhere.matching("4321") == (found,)
    assert five.elsewhere.of_people(["051188001234"]) == ()
    assert three.elsewhere.of_people([KHOA.id_number]) == ()  # here it is a draft like any other
    with pytest.raises(DraftGoneError):
        five.drafts.load(draft.id)  # the draft itself never left its PC


def test_after_the_power_cut_it_is_still_told_and_after_undoing_it_no_more(counters):
    three, five = counters
    draft = prepare(three, 2)
    three.close()
    counters[0] = three = open_counter(three.root, three.wall)
    assert three.drafts.resume().view.draft.id == draft.id
    sync(three, five)
    assert len(five.elsewhere.of_people([KHOA.id_number])) == 1
    three.drafts.abandon(draft.id)
    sync(three, five)
    assert five.elsewhere.of_people([KHOA.id_number]) == ()


def test_an_empty_draft_is_nobodys_business(counters):
    three, five = counters
    three.drafts.open(HOA)
    sync(three, five)
    with five.desk.elsewhere._db.read() as conn:
        assert drafts_elsewhere.read(conn, now=system_now()) == []
