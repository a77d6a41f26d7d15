"""Walks through the table of life: somebody always has the next move, and two desks break no rule.

Each step of a walk is any entry that means to fit; the guards say whether it does.
"""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from counter_app.domain import folding, streams
from counter_app.domain.dossier import life
from counter_app.domain.dossier.bodies import Settled
from counter_app.domain.dossier.entries.answers import Stage
from counter_app.domain.dossier.life import STANDINGS, STEPS, Holder
from counter_app.domain.dossier.state import DossierState, Status
from counter_app.domain.dossier.steps.counter import OVERRIDE_TO, rounds
from counter_app.domain.kinds import is_fact
from counter_app.domain.staff import Role
from tests.domain.life_samples import EMPTY, entry_of
from tests.domain.life_walks import PATHS, STREAM, bodies_for, serve, walk

CHOICES = st.lists(st.integers(0, 10_000), max_size=30)
FURTHEST = 12  # steps from anywhere to an end


def ways_on(state, path) -> list[DossierState]:
    """What may come next, as long as it changes who has the dossier or how far it is."""
    found = {}
    for body in bodies_for(state, **path):
        if life.fits(state, body) is None:
            after = streams.evolve(state, entry_of(body))
            found.setdefault((after.status, place(after)), after)
    found.pop((state.status, place(state)), None)
    return list(found.values())


def place(state):
    """How far a dossier is within its status: what must be there before it can go on."""
    return (
        state.has_receipt,
        (state.leg, state.leg_on_way, len(state.legs_done)),
        (state.appraised is None, state.approved is None),
        max(state.payable_dong, 0),
        len(state.open_incidents),
        (len(state.returns), len(state.supplements), state.allowances),
    )


def ends(state, path) -> bool:
    """Whether some way leads from `state` to an end."""
    seen, front = {(state.status, place(state))}, [state]
    for _step in range(FURTHEST):
        if any(STANDINGS[one.status].is_end for one in front):
            return True
        after = [way for one in front for way in ways_on(one, path)]
        front = [one for one in after if (one.status, place(one)) not in seen]
        seen |= {(one.status, place(one)) for one in front}
    return False


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(PATHS), CHOICES)
def test_everywhere_on_every_walk_somebody_has_the_next_move(path, choices):
    for state, _entry in walk(EMPTY, choices, path):
        standing = STANDINGS[state.status]
        if standing.is_end:
            continue
        assert standing.holder is not Holder.NOBODY
        if standing.holder is Holder.AGENCY:
            assert life.held_by(state), state.status
        kinds = {
            body.KIND
            for body in bodies_for(state, **path)
            if life.fits(state, body) is None and body.KIND not in {"viewed", "printed"}
        }
        assert kinds & {step.kind for step in life.possible(state, Role)}, state.status


@pytest.mark.parametrize("path", PATHS, ids=range(len(PATHS)))
@settings(max_examples=4, deadline=None)
@given(choices=CHOICES)
def test_from_everywhere_there_is_a_way_to_an_end(path, choices):
    states = [EMPTY, *(state for state, _entry in walk(EMPTY, choices, path))]
    assert ends(states[-1], path), states[-1].status


def keeps_the_once_rules(counting, state):
    """One code, one new date, one result in one hand; requests and money within what is allowed."""
    kinds = [entry.kind for entry in counting]
    assert kinds.count("accepted") <= 1
    assert kinds.count("postponed") <= 1, "R41"
    assert kinds.count("voided") + kinds.count("withdrawn") <= 1
    assert len(state.hand_overs) <= 1 + sum(case.mended is not None for case in state.result_cases)
    assert kinds.count("result_issued") <= kinds.count("accepted") + kinds.count("supplemented")
    for stage in Stage:
        used, most = rounds(state, stage)
        assert used <= max(most, OVERRIDE_TO), "R13"
    assert kinds.count("supplement_asked") <= 1 + kinds.count("supplement_allowed")
    given_up = kinds.count("intake_withdrawn") + kinds.count("intake_closed")
    assert given_up + kinds.count("accepted") + kinds.count("intake_refused") <= 1, "one end"
    assert 0 <= state.taken_dong <= sum(fee.due_dong for fee in state.fees), "R75"
    assert len(state.clocks) == kinds.count("accepted") + kinds.count("supplemented"), "R34"


@settings(max_examples=120, deadline=None)
@given(st.sampled_from(PATHS), CHOICES, CHOICES, CHOICES, st.data())
def test_the_once_rules_hold_whatever_two_desks_do_without_each_other(
    path, before, here, there, data
):
    """Both go on from what they knew last; the server takes their entries in any order."""
    known = [
        replace(entry, position=number)
        for number, (_state, entry) in enumerate(walk(EMPTY, before, path), start=1)
    ]
    state = folding.fold(STREAM, known).state
    desks = [
        [entry for _state, entry in walk(state, choices[:10], path, node)]
        for choices, node in ((here, "n1"), (there, "n2"))
    ]
    turns = data.draw(st.permutations([0] * len(desks[0]) + [1] * len(desks[1])))
    queues = [iter(entries) for entries in desks]
    history = serve(known, [next(queues[turn]) for turn in turns])

    folded = folding.fold(STREAM, history)
    held = {one.entry.id for one in folded.held}
    counting = [entry for entry in history if entry.id not in held]
    keeps_the_once_rules(counting, folded.state)
    written = {entry.id: entry for desk in desks for entry in desk}
    assert set(written) <= {entry.id for entry in history}, "nothing vanishes"
    for one in folded.held:
        why = folding.Why.DISPUTED if is_fact(one.entry.kind) else folding.Why.REFUSED
        assert (one.why, bool(one.vi and one.en)) == (why, True)
    assert set(folded.state.open_disputes) == {
        one.entry.id for one in folded.held if one.why is folding.Why.DISPUTED
    }
    assert folding.fold(STREAM, reversed(history)) == folded, "every desk folds the same"


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(PATHS), CHOICES, CHOICES, CHOICES, st.booleans())
def test_what_a_person_settles_leaves_no_dossier_in_no_mans_land(path, before, here, there, stands):
    known = [
        replace(entry, position=number)
        for number, (_state, entry) in enumerate(walk(EMPTY, before, path), start=1)
    ]
    state = folding.fold(STREAM, known).state
    one = [entry for _state, entry in walk(state, here[:8], path, "n1")]
    other = [entry for _state, entry in walk(state, there[:8], path, "n2")]
    history = serve(known, [*one, *other])
    outcome = "stands" if stands else "set_aside"
    for disputed in folding.fold(STREAM, history).state.open_disputes:
        word = Settled(entry=disputed, outcome=outcome, note="Đã hỏi", by_name="Lê Văn An")
        history = serve(history, [entry_of(word, node="n3")])
    settled = folding.fold(STREAM, history).state
    assert settled.open_disputes == ()
    standing = STANDINGS[settled.status]
    if not standing.is_end and standing.holder is Holder.AGENCY:
        assert life.held_by(settled), settled.status
    assert standing.is_end or life.possible(settled, Role)


def test_the_table_names_no_status_that_is_no_end_and_leads_nowhere():
    leaving = {status for step in STEPS.values() for status in step.when}
    assert {status for status in Status if not STANDINGS[status].is_end} <= leaving
