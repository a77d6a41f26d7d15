"""The table of life as a whole: every state has an owner and a way on, every kind a row."""

from __future__ import annotations

from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from counter_app.domain.dossier import life
from counter_app.domain.dossier.bodies import Disputed, Settled, Viewed
from counter_app.domain.dossier.entries.transfer import CitizenTold
from counter_app.domain.dossier.life import STANDINGS, STEPS, Holder
from counter_app.domain.dossier.state import DossierState, Status
from counter_app.domain.kinds import BODY_TYPES, is_fact, read_body
from counter_app.domain.staff import Role
from tests.domain.agency_samples import at_agency, payment_asked
from tests.domain.life_samples import EMPTY, at, entry_of, lives
from tests.domain.life_walks import PATHS, bodies_for
from tests.domain.result_samples import issued

TOLD = CitizenTold(
    about="supplement_asked",
    channel="phone",
    address="",
    by_name="Hoa",
    told_at=at("23/11/2026 10:00"),
)
EVERY_PATH = range(len(PATHS))
CLAIMS = {
    "supplement_allowed",
    "corrected",
    "voided",
    "settled",
    "transferred",
    "transfer_undone",
    "leg_done",
    "closed",
    "appraised",
    "approved",
    "postponed",
    "due_recomputed",
    "hand_over_undone",
    "result_error_reported",
    "stop_asked",
    "stopped",
    "withdrawn",
    "intake_withdrawn",
    "intake_closed",
    "incident_settled",
}


def step_on(state: DossierState, body) -> DossierState:
    return life.evolve(state, entry_of(body), body)


@cache
def reachable(number: int) -> dict[Status, DossierState]:
    """A state for every status that can be reached on a path, and the walk is finite."""
    path = PATHS[number]
    found, open_states = {Status.NEW: EMPTY}, [EMPTY]
    seen = set()
    while open_states:
        state = open_states.pop()
        for body in bodies_for(state, **path):
            if life.fits(state, body) is not None:
                continue
            after = step_on(state, body)
            shape = (after.status, state.status, body.KIND)
            if shape in seen:
                continue
            seen.add(shape)
            found.setdefault(after.status, after)
            open_states.append(after)
    return found


def test_every_kind_of_a_dossier_has_one_row_with_words_and_people():
    assert set(STEPS) <= set(BODY_TYPES)
    for kind, step in STEPS.items():
        assert step.kind == kind
        assert step.vi
        assert step.en
        assert step.when
        assert step.roles or step.body is Disputed  # the server's alone


def test_facts_and_claims():
    """Printed, paid, scanned, handed over: it happened. The rest asks."""
    assert {kind for kind in STEPS if not is_fact(kind)} == CLAIMS


def test_every_status_stands_in_the_table_with_a_national_number():
    assert set(STANDINGS) == set(Status)
    numbers = {standing.national for standing in STANDINGS.values()}
    paying = lives(payment_asked(), state=at_agency())
    assert numbers | {life.national_status(paying)} == set(range(1, 11))


def test_every_status_is_reached_on_some_path():
    found = set()
    for number in EVERY_PATH:
        found |= set(reachable(number))
    assert found == set(Status)


@pytest.mark.parametrize("number", EVERY_PATH)
def test_no_reachable_state_without_an_owner_and_a_next_step(number):
    path = PATHS[number]
    for status, state in reachable(number).items():
        standing = STANDINGS[status]
        ways = [
            body
            for body in bodies_for(state, **path)
            if life.fits(state, body) is None and step_on(state, body).status is not status
        ]
        if standing.is_end:
            continue
        assert standing.holder is not Holder.NOBODY
        assert ways, status
        if standing.holder is Holder.AGENCY:
            assert life.held_by(state), status


def test_buttons_are_what_state_and_role_allow():
    state = at_agency()
    kinds = {step.kind for step in life.possible(state, {Role.CLERK})}
    assert {"returned_for_supplement", "postponed", "stop_asked"} <= kinds
    assert kinds.isdisjoint({"handed_over", "accepted", "due_recomputed", "approved"})
    desk = {step.kind for step in life.possible(lives(issued(), state=state), {Role.RETURN_DESK})}
    assert "result_arrived" in desk
    assert "mended" not in desk


@pytest.mark.parametrize(
    ("kind", "role", "may"),
    [
        ("handed_over", Role.CLERK, False),  # R61: intake counters hand out no results
        ("handed_over", Role.RETURN_DESK, True),
        ("approved", Role.APPRAISER, False),
        ("supplement_allowed", Role.CLERK, False),  # R13
        ("supplement_allowed", Role.SUPERVISOR, True),
        ("transferred", Role.POST_CLERK, True),  # R81
        ("accepted", Role.IT, False),
        ("viewed", Role.IT, True),
        ("from_the_future", Role.IT, True),  # a newer program judges it
    ],
)
def test_who_may(kind, role, may):
    assert life.may(kind, {role}) is may


@pytest.mark.parametrize("number", EVERY_PATH)
def test_R73_who_handed_in_is_told_wherever_the_dossier_stands(number):
    """Asked for more, turned away, returned, stopped, ready: only an empty or voided one is not."""
    for status, state in reachable(number).items():
        silent = status in {Status.NEW, Status.SUBMITTED, Status.VOIDED}
        assert (life.fits(state, TOLD) is not None) is silent, status


def test_an_entry_of_another_stream_does_not_fit_and_changes_nothing():
    from counter_app.domain.staff import StaffDisabled

    body = StaffDisabled(reason="x")
    assert life.fits(EMPTY, body).code == "foreign_kind"
    assert life.evolve(EMPTY, entry_of(body), body) == EMPTY
    assert life.fits(EMPTY, None) is None
    assert life.evolve(EMPTY, entry_of(Viewed(by_name="x")), None) == EMPTY


def test_every_body_survives_its_json():
    for number, path in enumerate(PATHS):
        for state in reachable(number).values():
            for body in bodies_for(state, **path):
                assert read_body(entry_of(body)) == body


@settings(max_examples=150, deadline=None)
@given(st.sampled_from(PATHS), st.lists(st.integers(0, 60), max_size=40))
def test_once_rules_hold_on_every_walk(path, choices):
    """Whatever order things are tried in: one acceptance, one date moved, rounds within the law."""
    state, kinds = EMPTY, []
    for choice in choices:
        tried = bodies_for(state, **path)
        body = tried[choice % len(tried)]
        before = state
        if life.fits(state, body) is None:
            state = step_on(state, body)
            kinds.append(body.KIND)
        else:
            assert state is before
    allowances = kinds.count("supplement_allowed")
    most = state.terms.max_supplements
    assert kinds.count("accepted") <= 1
    assert kinds.count("postponed") <= 1
    assert len(state.supplements) <= 1 + allowances
    assert len(state.returns) <= max(2, most)
    assert len(state.returns) + len(state.supplements) <= 1 + most + allowances
    assert len(state.clocks) == kinds.count("accepted") + kinds.count("supplemented")
    assert len(state.hand_overs) == kinds.count("handed_over") - kinds.count("hand_over_undone")
    assert Settled.KIND not in kinds
    if state.status in {Status.READY, Status.DONE} and kinds.count("handed_over"):
        assert state.issued is not None


@pytest.mark.parametrize("kind", ["handed_over", "result_arrived", "shelved", "hand_over_undone"])
def test_R62_an_intake_counter_neither_keeps_results_nor_hands_them_over(kind):
    for role in (Role.CLERK, Role.POST_CLERK, Role.APPRAISER, Role.APPROVER, Role.IT):
        assert not life.may(kind, {role})
    assert life.may(kind, {Role.RETURN_DESK})
