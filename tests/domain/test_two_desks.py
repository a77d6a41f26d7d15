"""Two desks at once: any order, any split, and the server's word settles what counts."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from counter_app.domain import folding
from counter_app.domain.dossier.bodies import Settled, Voided
from counter_app.domain.dossier.entries.transfer import TransferUndone
from counter_app.domain.entry import Entry
from tests.domain.agency_samples import (
    APOLOGY_PAGE,
    at_agency,
    closed,
    got,
    postponed,
    returned,
    sent,
    supplemented,
)
from tests.domain.dossier_samples import fee_refunded, fee_taken
from tests.domain.life_samples import (
    BROUGHT,
    EMPTY,
    FILE,
    RECEIPT,
    allowed,
    asked,
    at,
    entry_of,
    given_up,
    lives,
    taken_in,
    turned_away,
)
from tests.domain.life_walks import STREAM, serve
from tests.domain.result_samples import ARRIVED, error, handed, issued, stop_asked


def counting(history: list[Entry], kind: str) -> list[Entry]:
    """The entries of a kind that count."""
    held = {one.entry.id for one in folding.fold(STREAM, history).held}
    return [entry for entry in history if entry.kind == kind and entry.id not in held]


def desks(bodies):
    """The same bodies written at two desks, in the order each wrote them, merged in any way."""
    return st.permutations([entry_of(body) for body in bodies])


TAKEN_IN = taken_in(papers=BROUGHT)
COUNTER = [asked(), asked(), turned_away(), TAKEN_IN, TAKEN_IN, asked(round=2)]
AGENCY = [
    taken_in(),
    RECEIPT,
    sent(),
    sent(),
    got(),
    got(),
    returned(),
    returned(),
    returned(round=2),
    APOLOGY_PAGE,
    postponed(at_agency()),
    postponed(at_agency(), days=9),
    supplemented(),
    closed(),
    stop_asked(),
]
DESK = [fee_taken(), fee_taken(), issued(), issued(), ARRIVED, ARRIVED, handed(), handed(), error()]


@settings(max_examples=200, deadline=None)
@given(desks(COUNTER))
def test_R13_two_desks_never_yield_two_undisputed_slips_of_one_stage(arriving):
    history = serve([], arriving)
    assert len(counting(history, "supplement_asked")) <= 1
    assert len(counting(history, "accepted")) <= 1
    assert len(counting(history, "intake_refused")) + len(counting(history, "accepted")) <= 1
    assert len([one for one in history if one.kind != "disputed"]) == len(COUNTER)


@settings(max_examples=200, deadline=None)
@given(desks(AGENCY))
def test_R13_R41_two_desks_never_yield_two_returns_or_two_new_dates(arriving):
    history = serve([], arriving)
    assert len(counting(history, "returned_for_supplement")) <= 1
    assert len(counting(history, "postponed")) <= 1
    state = folding.fold(STREAM, history).state
    assert len(state.clocks) == bool(state.accepted) + (state.supplemented is not None)


@settings(max_examples=200, deadline=None)
@given(desks(DESK))
def test_R65_two_desks_never_hand_one_result_over_twice(arriving):
    before = serve([], [entry_of(body) for body in (taken_in(), RECEIPT, sent(), got())])
    history = serve(before, arriving)
    assert len(counting(history, "handed_over")) <= 1
    assert len(counting(history, "fee_taken")) <= 1
    if counting(history, "handed_over"):
        assert folding.fold(STREAM, history).state.payable_dong == 0


@settings(max_examples=100, deadline=None)
@given(st.permutations([1, 2, 3]), st.integers(1, 3))
def test_R13_sector_law_allows_exactly_its_rounds(order, most):
    file = replace(FILE, max_supplements=most)
    arriving = [entry_of(asked(file=file, round=number)) for number in order]
    history = serve([], [*arriving, *(replace(one, id=f"{one.id}-b") for one in arriving)])
    assert 1 <= len(counting(history, "supplement_asked")) <= most


def test_R13_acceptance_at_a_desk_that_did_not_know_of_the_slip_is_disputed():
    """The citizen holds both papers: a person decides."""
    unaware = entry_of(taken_in())
    history = serve([], [entry_of(asked()), unaware])
    assert counting(history, "accepted") == []
    assert history[-1].kind == "disputed"
    aware = serve([], [entry_of(asked()), entry_of(TAKEN_IN)])
    assert len(counting(aware, "accepted")) == 1


def test_nothing_vanishes_while_a_citizen_holds_the_paper():
    """A second slip was printed elsewhere: it keeps its place and waits for a person."""
    first, second = entry_of(asked()), entry_of(asked(reason="Thiếu giấy khám sức khỏe"))
    history = serve([], [first, second])
    folded = folding.fold(STREAM, history)
    assert folded.state.open_disputes == (second.id,)
    (held,) = folded.held
    assert "chỉ được yêu cầu một lần" in held.vi
    leave = serve(history, [entry_of(allowed())])
    assert folding.fold(STREAM, leave).state.allowances == ("intake",)


def test_a_supplement_beats_a_closing_made_elsewhere_later_whichever_comes_first():
    """Situation 19."""
    before = [
        replace(entry_of(body), position=place)
        for place, body in enumerate((taken_in(), RECEIPT, sent(), got(), returned()), start=1)
    ]
    brought = entry_of(supplemented("15/12/2026 16:00"))
    shut = entry_of(closed("15/12/2026 17:30"))
    for arriving in ([brought, shut], [shut, brought]):
        state = folding.fold(STREAM, serve(before, arriving)).state
        assert state.status == "accepted"
        assert state.closed is None


def test_R53_a_signature_of_the_agency_beats_an_undoing_only_when_a_person_says_so():
    """What was signed on paper is a fact; whether the dossier did go, somebody must say."""
    before = serve([], [entry_of(body) for body in (taken_in(), RECEIPT, sent())])
    back, signed = entry_of(undone()), entry_of(got())
    history = serve(before, [back, signed])
    (held,) = folding.fold(STREAM, history).held
    assert (held.entry.id, held.why) == (signed.id, folding.Why.DISPUTED)
    stands = folding.fold(STREAM, serve(history, [entry_of(settled(signed, "stands"))])).state
    assert (stands.status, stands.transferred, stands.received) == ("processing", sent(), got())
    assert stands.journeys == (sent(), got()), "as if nobody had undone it"
    aside = serve(history, [entry_of(settled(signed, "set_aside"))])
    state = folding.fold(STREAM, aside).state
    assert (state.status, state.transferred) == ("accepted", None)
    again = folding.fold(STREAM, serve(aside, [entry_of(sent()), entry_of(got())])).state
    assert again.journeys == (sent(), undone(), sent(), got())


def test_R53_an_undoing_after_the_signature_is_refused():
    before = serve([], [entry_of(body) for body in (taken_in(), RECEIPT, sent())])
    history = serve(before, [entry_of(got()), entry_of(undone())])
    assert folding.fold(STREAM, history).state.status == "processing"
    (held,) = folding.fold(STREAM, history).held
    assert held.why is folding.Why.REFUSED


def undone():
    return TransferUndone(
        reason="Tưởng chưa chuyển", by_name="An", undone_at=at("24/11/2026 08:00")
    )


def settled(entry, outcome):
    return Settled(entry=entry.id, outcome=outcome, note="Đã hỏi", by_name="Mai")


def test_R75_money_that_went_back_stays_told_where_the_voiding_came_too_late():
    """Handed on at one desk, voided with its money at another: who comes second is told."""
    before = serve([], [entry_of(body) for body in (taken_in(), RECEIPT, fee_taken())])
    code = folding.fold(STREAM, before).state.code
    back, gone = (
        entry_of(fee_refunded()),
        entry_of(Voided(code_typed=code, reason="nhầm", by_name="Hoa")),
    )
    folded = folding.fold(STREAM, serve(before, [back, gone]))
    assert (folded.state.status, folded.state.taken_dong, folded.held) == ("voided", 0, ())
    history = serve(before, [entry_of(sent()), back, gone])
    whys = {one.entry.id: one.why for one in folding.fold(STREAM, history).held}
    assert whys == {back.id: folding.Why.DISPUTED, gone.id: folding.Why.REFUSED}
    stands = folding.fold(STREAM, serve(history, [entry_of(settled(back, "stands"))])).state
    assert (stands.status, stands.taken_dong, stands.outstanding_dong) == (
        "transferred",
        0,
        150_000,
    ), "it is owed again"


def test_R22_accepted_elsewhere_beats_a_wish_to_give_up_that_came_later():
    before = serve([], [entry_of(asked())])
    wish = entry_of(given_up())
    folded = folding.fold(STREAM, serve(before, [entry_of(taken_in(papers=BROUGHT)), wish]))
    assert folded.state.status == "accepted"
    assert [(one.entry.id, one.why) for one in folded.held] == [(wish.id, folding.Why.REFUSED)]
    late = entry_of(taken_in(papers=BROUGHT))
    history = serve(before, [wish, late])
    (held,) = folding.fold(STREAM, history).held
    assert (held.entry.id, held.why) == (late.id, folding.Why.DISPUTED), "mẫu 01 is in his hand"


def test_the_samples_walk_one_whole_life():
    whole = lives(
        asked(), TAKEN_IN, RECEIPT, sent(), got(), fee_taken(), issued(), ARRIVED, handed()
    )
    assert whole.status == "done"
    assert EMPTY.status == "new"
