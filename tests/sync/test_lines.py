"""Whole syncs over a failing line: exactly once, and never "sent" without the server's word."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from counter_app.errors.central import NothingKnownError
from counter_app.store import ledger
from counter_app.sync.report import Light
from tests.sync.desks import Pc
from tests.sync.fault_proxy import FAULTS, fault_proxy

PATIENT = 20.0  # seconds: a slow machine is not a silent line


def waiting(fault=None):
    """How long a PC waits for an answer: not long for one that a test knows will not come."""
    return {"connect_s": PATIENT, "stall_s": 0.5 if fault == "hang" else PATIENT}


def everything(central):
    with central.read() as tx:
        return ledger.page(tx, after=0, limit=100_000, agencies=()).entries


@pytest.fixture
def line(address):
    with fault_proxy(address) as proxy:
        yield proxy


@pytest.mark.parametrize("fault", FAULTS)
@pytest.mark.parametrize("spoiled", [0, 1, 2, 3, 4])
def test_any_answer_may_be_lost_and_nothing_comes_twice(central, pc, line, fault, spoiled):
    stream = pc.accept(1, pages=[b"a page"])
    pc.connect(line.address, **waiting(fault))
    line.plan(*[None] * spoiled, fault)
    reports = [pc.sync() for _ in range(3)]
    assert line.spoiled == [fault]
    assert reports[-1].confirmed
    assert [e.id for e in everything(central) if e.stream == stream] == [
        e.id for e in pc.entries(stream)
    ]
    assert all(e.position for e in pc.entries(stream))


def test_a_cut_answer_to_a_push_is_being_checked_not_failed_not_sent(central, pc, line):
    stream = pc.accept(1)
    pc.connect(line.address, **waiting())
    line.plan(None, "cut_reply", "cut_reply", "cut_reply")
    report = pc.sync()
    assert report.light is Light.CHECKING
    assert isinstance(report.problem, NothingKnownError)
    assert report.sent == 0
    assert pc.left() == (1, 0)
    assert len([e for e in everything(central) if e.stream == stream]) == 1  # it had arrived
    assert pc.sync().confirmed


def test_a_line_that_breaks_off_large_batches_carries_small_ones(central, pc, line):
    for n in range(1, 101):
        pc.accept(n)
    pc.connect(line.address, **waiting())
    sizes = []
    push = pc.client.push

    def spy(request):
        sizes.append(len(request.ids))
        return push(request)

    pc.client.push = spy
    line.plan(None, "reset", "reset")
    assert pc.sync().confirmed
    assert sizes[:3] == [100, 50, 25]
    assert sizes[-1] > 25  # whole again after one that got through
    assert sum(sizes[2:]) == 100
    own = [e for e in everything(central) if e.node == pc.node.id]
    assert len(own) == 100


@settings(
    max_examples=12,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(faults=st.lists(st.sampled_from([None, *(f for f in FAULTS if f != "hang")]), max_size=25))
def test_whatever_the_line_does_at_the_end_all_is_there_once(central, new_pc, line, faults):
    pc = new_pc(family=100 + test_whatever_the_line_does_at_the_end_all_is_there_once.count)
    test_whatever_the_line_does_at_the_end_all_is_there_once.count += 1
    for n in range(1, 6):
        pc.accept(n, pages=[b"page %d of %s" % (n, pc.node.id.encode())])
    pc.connect(line.address, **waiting())
    line.faults.clear()
    line.plan(*faults)
    for _ in range(len(faults) + 1):
        report = pc.sync()
        assert report.confirmed is (pc.left() == (0, 0) and report.problem is None)
        if report.confirmed and not line.faults:
            break
    assert report.confirmed
    own = [e for e in everything(central) if e.node == pc.node.id]
    assert [e.node_seq for e in own] == list(range(1, 11))
    mine = {e.id: e for s in {e.stream for e in own} for e in pc.entries(s)}
    assert {e.id: e for e in own} == mine


test_whatever_the_line_does_at_the_end_all_is_there_once.count = 0


def test_a_blob_changed_on_its_way_is_not_kept(central, pc, line):
    stream = pc.accept(1, pages=[b"a page of some length"])
    pc.connect(line.address, **waiting())
    line.plan(None, None, "corrupt_request")
    first = pc.sync()
    assert not first.confirmed
    assert pc.sync().confirmed
    sha = pc.state(stream).pages[0].image.blob
    assert pc.client.get_blob(sha) == b"a page of some length"


def test_an_unenrolled_new_pc_may_lose_the_answer_and_enrol_again(tmp_path, central, staff, line):
    from counter_app.central.enrolment import new_code
    from counter_app.errors.central import AnswerBrokenError

    pc = Pc.new(tmp_path / "late", actor=staff, family=77)
    line.plan(None, "lost_reply")
    with pytest.raises(AnswerBrokenError):
        pc.enrol(line.address, new_code(central, counter="05", agencies=()))
    pc.enrol(line.address, new_code(central, counter="05", agencies=()))
    pc.accept(1)
    pc.connect()
    assert pc.sync().confirmed
    pc.close()
