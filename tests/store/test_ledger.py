"""The server's journal on SQLite and on PostgreSQL: the same words, the same promises."""

import threading
from dataclasses import replace

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from counter_app.central import push
from counter_app.central.door import token_hash
from counter_app.domain.dossier.bodies import Disputed
from counter_app.domain.entry import GENESIS
from counter_app.domain.tries import Lock
from counter_app.errors.storage import AlreadyRunningError
from counter_app.store import central_devices, central_people, ledger
from counter_app.store.central_devices import Device
from counter_app.store.central_lock import sole_server
from counter_app.store.central_people import Person
from counter_app.sync import wire
from tests.central.serving import NOW, Chain, clerk, open_new_central
from tests.store.private_postgres import empty, private_postgres, why_not
from tests.store.store_samples import accepted, fee_taken, voided

POSTGRESQL = pytest.param(
    "postgresql", marks=pytest.mark.skipif(bool(why_not()), reason=why_not() or "-")
)


@pytest.fixture(scope="module")
def postgres_url():
    with private_postgres() as url:
        yield url


@pytest.fixture(params=["sqlite", POSTGRESQL])
def central(request, tmp_path):
    url = None
    if request.param == "postgresql":
        url = request.getfixturevalue("postgres_url")
        empty(url)
    opened = open_new_central(tmp_path / "central", url=url)
    yield opened
    opened.db.close()


@pytest.fixture
def staff(central):
    return clerk(central)


def enrolled(central, node, agencies=()):
    device = Device(id=f"device-{node}", counter="05", agencies=agencies, revoked=False)
    with central.write() as tx:
        central_devices.add_device(tx, device, token_hash=token_hash(node), at=NOW)
        central_devices.register_node(tx, node, device_id=device.id, at=NOW)
    return device


def pushed(central, device, entries):
    request = wire.PushRequest(entries=tuple(wire.SentEntry.of(entry) for entry in entries))
    return push.push(central, device, request)


def everything(central):
    with central.read() as tx:
        return ledger.page(tx, after=0, limit=1 << 30, agencies=()).entries


def test_what_was_stored_comes_back_as_it_was(central, staff):
    device = enrolled(central, "n1")
    entry = Chain("n1", staff).act("dossier/1", accepted(1))[0]
    position = pushed(central, device, [entry]).results[0].position
    with central.read() as tx:
        assert ledger.by_ids(tx, [entry.id]) == {entry.id: replace(entry, position=position)}
        assert ledger.stream(tx, "dossier/1", agencies=()) == [replace(entry, position=position)]
        assert ledger.stream(tx, "dossier/1", agencies=("H48.09",)) == []


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE entry SET body = 'other'",
        "UPDATE entry SET actor = 'other'",
        "UPDATE entry SET position = position + 1",
        "UPDATE entry SET position = NULL",
        "DELETE FROM entry",
    ],
)
def test_an_entry_is_never_changed(central, staff, change):
    device = enrolled(central, "n1")
    pushed(central, device, Chain("n1", staff).act("dossier/1", accepted(1)))
    with pytest.raises((DBAPIError, Exception), match="never"), central.db.write() as tx:
        tx.execute(text(change))
    assert [e.kind for e in everything(central)][-1] == "accepted"


def test_a_body_may_be_forgotten_and_the_chain_still_holds(central, staff):
    device = enrolled(central, "n1")
    entry = Chain("n1", staff).act("dossier/1", accepted(1))[0]
    pushed(central, device, [entry])
    with central.db.write() as tx:
        tx.execute(text("UPDATE entry SET body = NULL"))
    assert everything(central)[-1].hash == entry.hash


def test_disputes_refusals_and_repeats_are_the_same_on_both(central, staff):
    one, two = enrolled(central, "n1"), enrolled(central, "n2")
    pushed(central, one, Chain("n1", staff).act("dossier/1", accepted(1)))
    chain = Chain("n2", staff, family=4)
    rival = chain.act("dossier/1", accepted(2)) + chain.act("dossier/1", voided(9))
    answers = pushed(central, two, rival).results
    assert answers[0].position is not None
    assert answers[1].refused.code == "code_differs"
    assert pushed(central, two, rival).results == answers
    kinds = [entry.kind for entry in everything(central) if entry.stream == "dossier/1"]
    assert kinds == ["accepted", "accepted", Disputed.KIND]


def test_the_end_of_a_chain_is_remembered(central, staff):
    device = enrolled(central, "n1")
    with central.read() as tx:
        assert central_devices.find_node(tx, "n1").last_hash == GENESIS
    entries = Chain("n1", staff).act("dossier/1", accepted(1), fee_taken())
    pushed(central, device, entries)
    with central.read() as tx:
        node = central_devices.find_node(tx, "n1")
    assert (node.last_seq, node.last_hash, node.last_act) == (
        2,
        entries[-1].hash,
        entries[-1].act,
    )


def test_many_desks_at_once_leave_no_hole_that_a_reader_jumps_over(central, staff):
    """The race that loses 39 % of the rows with a plain sequence (sync.md §2.5)."""
    desks = 6
    devices = [enrolled(central, f"n{desk}") for desk in range(desks)]
    chains = [Chain(f"n{desk}", staff, family=20 + desk) for desk in range(desks)]
    done = threading.Event()
    seen, wrong = [], []

    def write(desk):
        try:
            for act in range(12):
                stream = f"dossier/{desk}-{act}" if act % 3 else f"dossier/shared-{act}"
                pushed(central, devices[desk], chains[desk].act(stream, accepted(act + 1)))
        except Exception as error:  # told by the main thread
            wrong.append(error)

    def read():
        after = 0
        while True:
            last_round = done.is_set()
            with central.read() as tx:
                page = ledger.page(tx, after=after, limit=500, agencies=())
            seen.extend(entry.position for entry in page.entries)
            after = page.last if page.count == 500 else page.head
            if last_round:
                return

    reader = threading.Thread(target=read)
    writers = [threading.Thread(target=write, args=(desk,)) for desk in range(desks)]
    for thread in (reader, *writers):
        thread.start()
    for thread in writers:
        thread.join()
    done.set()
    reader.join()
    assert not wrong
    positions = [entry.position for entry in everything(central)]
    assert positions == list(range(1, len(positions) + 1))
    assert seen == positions
    shared = [e.kind for e in everything(central) if e.stream == "dossier/shared-0"]
    assert shared.count("accepted") == desks
    assert shared.count(Disputed.KIND) == desks - 1


def test_a_code_is_used_once_by_whoever_comes_first(central):
    with central.write() as tx:
        central_devices.add_code(
            tx,
            code_hash="c" * 64,
            counter="05",
            agencies=("H48.05",),
            at=NOW,
            expires_at=NOW.replace(hour=2),
        )
    with central.write() as tx:
        assert central_devices.use_code(tx, "c" * 64, at=NOW) == ("05", ("H48.05",))
        assert central_devices.use_code(tx, "c" * 64, at=NOW) is None
        assert central_devices.use_code(tx, "d" * 64, at=NOW) is None


def test_people_and_their_tries(central):
    with central.write() as tx:
        central_people.add(tx, Person(id="p1", number="4001", password_hash="h1"), at=NOW)
        central_people.set_password(tx, "p1", "h2", at=NOW)
        central_people.set_tries(tx, Lock(failed=5, until=NOW), device="d1", number="4001")
    with central.read() as tx:
        assert central_people.by_number(tx, "4001").password_hash == "h2"
        assert central_people.by_number(tx, "4002") is None
        assert central_people.tries(tx, device="d1", number="4001") == Lock(failed=5, until=NOW)
        assert central_people.tries(tx, device="d2", number="4001") == Lock()
    with central.write() as tx:
        central_people.set_tries(tx, Lock(), device="d1", number="4001")
        assert central_people.tries(tx, device="d1", number="4001") == Lock()


def test_revoking_is_for_good(central):
    device = enrolled(central, "n1")
    with central.write() as tx:
        assert central_devices.revoke_device(tx, device.id, at=NOW)
        assert not central_devices.revoke_device(tx, device.id, at=NOW)
        assert central_devices.device_by_token(tx, token_hash("n1")).revoked


def test_one_process_serves_a_database(central, tmp_path):
    first = sole_server(central.db, tmp_path)
    with first, pytest.raises(AlreadyRunningError), sole_server(central.db, tmp_path):
        pass
    with sole_server(central.db, tmp_path):
        pass
