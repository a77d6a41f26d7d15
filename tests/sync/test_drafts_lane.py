"""Which drafts lie open at which counter: told, kept, forgotten, never in the way of the journal."""

from dataclasses import replace
from datetime import timedelta

import pytest

from counter_app.central.enrolment import new_code
from counter_app.domain.held_draft import HeldDraft
from counter_app.store import central_devices, drafts_elsewhere
from counter_app.sync.client import CentralClient
from counter_app.sync.engine import Engine
from counter_app.sync.tally import Tally
from tests.central.serving import NOW
from tests.sync.desks import Pc

KHOA = HeldDraft(
    id="00000000-0000-7000-8000-00000000dd01",
    name="Nguyễn Văn Khoa",
    id_numbers=("051087004321",),
    procedure="Cấp giấy phép xây dựng",
    pages=14,
    since=NOW - timedelta(minutes=20),
    touched_at=NOW - timedelta(minutes=5),
)
CENTRE = "centre-1"


@pytest.fixture
def counters(tmp_path, central, staff, address):
    """Makes counters of a centre that hold drafts open; `hold` changes which."""
    made = []

    def make(number, *, held=(), centre=CENTRE):
        family = len(made) + 1
        pc = Pc.new(tmp_path / f"pc{family}", actor=staff, family=family, wall=central.now)
        made.append(pc)
        pc.enrol(address, new_code(central, counter=number, agencies=()))
        pc.held = list(held)
        pc.desk = replace(pc.desk, held_drafts=lambda: tuple(pc.held), centre=centre)
        pc.connect()
        return pc

    yield make
    for pc in made:
        pc.close()


def heard(pc, now=NOW):
    with pc.desk.db.read() as conn:
        return [(one.counter, one.draft) for one in drafts_elsewhere.read(conn, now=now)]


def asked(pc, monkeypatch):
    """The requests of one sync that tell of drafts."""
    sent = []
    real = CentralClient.drafts

    def watched(client, request):
        sent.append(request)
        return real(client, request)

    with monkeypatch.context() as patched:
        patched.setattr(CentralClient, "drafts", watched)
        assert pc.sync().confirmed
    return sent


def test_another_counter_learns_what_lies_open_and_where(counters):
    three, five = counters("03", held=[KHOA]), counters("05")
    three.sync()
    assert five.sync().confirmed
    assert heard(five) == [("03", KHOA)]
    assert heard(three) == []  # its own draft is no news to it


def test_nothing_is_said_while_nothing_changes(counters, monkeypatch):
    three, five = counters("03", held=[KHOA]), counters("05")
    assert len(asked(three, monkeypatch)) == 1
    assert len(asked(five, monkeypatch)) == 1
    assert asked(three, monkeypatch) == []
    assert asked(five, monkeypatch) == []
    three.held = [replace(KHOA, pages=15)]
    assert len(asked(three, monkeypatch)) == 1
    assert len(asked(five, monkeypatch)) == 1
    assert heard(five) == [("03", replace(KHOA, pages=15))]


def test_a_draft_set_aside_is_forgotten_everywhere(counters):
    three, five = counters("03", held=[KHOA]), counters("05")
    three.sync()
    five.sync()
    three.held = []
    three.sync()
    five.sync()
    assert heard(five) == []


def test_a_draft_that_became_a_dossier_is_none_even_before_its_counter_says_so(counters):
    three, five = counters("03", held=[KHOA]), counters("05")
    three.sync()
    five.sync()
    three.accept(1, stream=f"dossier/{KHOA.id}")
    three.desk = replace(three.desk, centre="")  # cut off right after its push
    Engine(three.desk, three.client).sync_once()
    five.sync()
    assert heard(five) == []


def test_counters_of_another_centre_learn_nothing(counters):
    three, far = counters("03", held=[KHOA]), counters("03", centre="centre-2")
    three.sync()
    assert far.sync().confirmed
    assert heard(far) == []


def test_the_drafts_of_a_revoked_pc_are_dropped(central, counters):
    three, five = counters("03", held=[KHOA]), counters("05")
    three.sync()
    five.sync()
    with central.write() as tx:
        device = central_devices.device_of_node(tx, three.node.id)
        assert central_devices.revoke_device(tx, device.id, at=NOW)
    five.sync()
    assert heard(five) == []


def test_what_nobody_confirmed_for_thirty_days_is_dropped(central, clock, counters):
    three, five = counters("03", held=[KHOA]), counters("05")
    three.sync()
    five.sync()
    assert heard(five, NOW + timedelta(days=31)) == []  # no word from the server either
    clock.forward(days=31)
    five.sync()
    assert heard(five) == []


def test_a_forked_database_does_not_tell_its_drafts_twice(central, counters):
    three, five = counters("03", held=[KHOA]), counters("05")
    three.sync()
    three.engine._fork(Tally())
    three.sync()
    five.sync()
    assert heard(five) == [("03", KHOA)]


def test_a_server_that_cannot_answer_leaves_the_sync_whole(counters, monkeypatch):
    three = counters("03", held=[KHOA])
    monkeypatch.setattr("counter_app.central.drafts._check", lambda _request: 1 / 0)
    three.accept(1)
    report = three.sync()
    assert report.confirmed
    assert report.problem is None


def test_drafts_that_are_not_well_formed_are_turned_away(counters):
    three, five = counters("03", held=[replace(KHOA, id="x" * 99)]), counters("05")
    assert three.sync().confirmed
    five.sync()
    assert heard(five) == []
