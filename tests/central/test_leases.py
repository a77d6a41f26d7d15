"""Ranges of serials: never one twice, topped up by what was used."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from counter_app.central import leases
from counter_app.central.config import CentralConfig
from counter_app.domain.kinds import read_body
from counter_app.domain.lease import LeaseState
from counter_app.store import ledger
from counter_app.sync import wire
from tests.central.conftest import NODE, OTHER_NODE
from tests.central.serving import AGENCY, Caller, served
from tests.store.store_samples import accepted

TODAY = date(2026, 11, 23)
STREAM = f"lease/{AGENCY}/2026-11-23"


def ask(caller, *days, agency=AGENCY):
    request = wire.LeaseRequest(agency=agency, days=days or (TODAY,))
    return caller.call("POST", "/v1/leases", message=request)


def grants(central, stream=STREAM):
    with central.read() as tx:
        return [read_body(e) for e in ledger.stream(tx, stream, agencies=())]


def test_a_block_is_granted_to_the_node_for_each_day(central, caller):
    later = TODAY + timedelta(days=3)
    answer = ask(caller, TODAY, later)
    assert answer.json()["granted"] == [
        {"day": "2026-11-23", "first": 1, "last": 50},
        {"day": "2026-11-26", "first": 1, "last": 50},
    ]
    assert [(g.node, g.day) for g in grants(central)] == [(NODE, TODAY)]


def test_asking_again_after_a_lost_answer_grants_nothing_new(central, caller):
    ask(caller)
    assert ask(caller).json() == {"granted": []}
    assert len(grants(central)) == 1


def test_two_nodes_never_share_a_serial(central, caller, address):
    ask(caller)
    with Caller(address).enrolled(central, node=OTHER_NODE) as second:
        assert ask(second).json()["granted"][0] == {"day": "2026-11-23", "first": 51, "last": 100}


@pytest.mark.parametrize(("used", "more"), [(25, False), (26, True)])
def test_more_come_when_less_than_half_is_left(caller, chain, used, more):
    ask(caller)
    entries = [e for n in range(used) for e in chain.act(f"dossier/{n}", accepted(n + 1))]
    assert caller.push(entries).status_code == 200
    granted = ask(caller).json()["granted"]
    assert granted == ([{"day": "2026-11-23", "first": 51, "last": 100}] if more else [])


def test_the_day_ends_at_9999(central):
    in_large_blocks = replace(central, config=replace(central.config, lease_block=1000))
    taken = []
    with served(in_large_blocks) as address:
        for n in range(11):
            with Caller(address).enrolled(central, node=f"node-{n}") as pc:
                taken += ask(pc).json()["granted"]
    assert taken[-1] == {"day": "2026-11-23", "first": 9001, "last": 9999}
    assert len(taken) == 10


def test_other_agencies_and_silly_days_are_refused(caller, other):
    assert ask(other).json()["code"] == "other_scope"
    assert ask(caller, agency="").json()["code"] == "other_scope"
    for days in ((TODAY - timedelta(days=2),), (TODAY + timedelta(days=60),)):
        assert ask(caller, *days).status_code == 400
    assert ask(caller, *[TODAY + timedelta(days=n) for n in range(17)]).status_code == 400


def test_a_node_of_somebody_else_gets_nothing(caller, other):
    caller.node = OTHER_NODE
    assert ask(caller).json()["code"] == "unknown_node"


def test_without_a_node_the_question_is_malformed(caller):
    caller.node = ""
    assert ask(caller).status_code == 400


@settings(max_examples=200, deadline=None)
@given(st.lists(st.tuples(st.sampled_from("abc"), st.integers(0, 60)), max_size=40))
def test_blocks_never_overlap_whatever_was_used(steps):
    config = CentralConfig(lease_block=7, last_serial=100)
    state = LeaseState(stream=STREAM)
    seen = set()
    for node, used in steps:
        body = leases.next_block(config, state, node=node, agency=AGENCY, day=TODAY, used=used)
        if body is not None:
            serials = set(range(body.first, body.last + 1))
            assert not serials & seen
            assert max(serials) <= 100
            seen |= serials
            state = LeaseState(stream=STREAM, grants=(*state.grants, body))
