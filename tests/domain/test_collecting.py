"""What stands between a person and the result, and what the result says."""

from dataclasses import replace

import pytest

from counter_app.domain.collecting import (
    ON_PAPER,
    Collector,
    Need,
    compared,
    hand_over,
    is_same,
    receiver_of,
    requirements,
    shelf_value,
    shelf_words,
    shelves_from,
    to_bring,
)
from counter_app.domain.dossier.entries.result import Outcome, Receiver
from counter_app.domain.dossier.state import Status
from counter_app.domain.dossier.steps.collection import objections
from counter_app.domain.procedure import FeeKind, FeeMoment, OriginalFate
from tests.domain.agency_samples import at_agency, payment_asked
from tests.domain.dossier_samples import AT, fee, fee_taken, paper
from tests.domain.life_samples import lives, refused, taken_in
from tests.domain.result_samples import ARRIVED, handed, issued, put_off, ready

WIFE = Collector(receiver=Receiver.AUTHORISED, name="Lê Thị Mơ", id_number="051190004321")


def listed(state, collector):
    body = hand_over(state, collector, counter="T1", by_name="Hồ Thị Mai", at=AT)
    return {(one.need, one.paper): one for one in requirements(state, body)}


def unpaid(**fields):
    return lives(issued(), ARRIVED, state=at_agency(**fields))


def test_R65_R68_one_list_of_what_still_stands_between():
    """Situation 14: no slip, somebody else, fee open, original to surrender."""
    papers = (paper(1), paper(2, original=OriginalFate.SURRENDERED_AT_COLLECTION))
    found = listed(unpaid(papers=papers), WIFE)
    open_needs = [key for key, one in found.items() if not one.is_met]
    assert open_needs == [
        (Need.SLIP, 0),
        (Need.AUTHORITY, 0),
        (Need.FEE, 0),
        (Need.SURRENDER, 2),
        (Need.SIGNATURE, 0),
    ]
    assert len(to_bring(tuple(found.values()))) == 4  # she signs when the rest is there
    assert all(one.detail.vi and one.detail.en for one in found.values())


@pytest.mark.parametrize(
    ("shown", "receiver"),
    [
        ({}, Receiver.OWNER),
        ({"name": " nguyễn thị HỒNG hạnh "}, Receiver.OWNER),
        ({"name": "Nguyễn Thị Hồng Hành"}, Receiver.AUTHORISED),
        ({"name": "Sửa lại cho đúng", "id_number": "same"}, Receiver.OWNER),
        ({"id_number": "051099009999"}, Receiver.AUTHORISED),
        ({"name": ""}, Receiver.OWNER),  # nobody is named yet
        ({"name": "Cha của em", "receiver": Receiver.LEGAL}, Receiver.LEGAL),
    ],
)
def test_R20_only_the_owner_collects_as_the_owner(shown, receiver):
    state = ready()
    owner = state.accepted.owner
    if shown.get("id_number") == "same":
        shown = shown | {"id_number": owner.id_number}
    assert receiver_of(state, replace(Collector(name=owner.name), **shown)) is receiver
    body = hand_over(
        state, replace(WIFE, receiver=Receiver.OWNER), counter="T1", by_name="Mai", at=AT
    )
    assert "authorisation_missing" in {one.code for one in objections(state, body)}


def test_R20_another_legal_representative_than_the_one_on_file_shows_that_he_is_one():
    state = ready()
    director = Collector(
        receiver=Receiver.LEGAL, name="Đỗ Văn Mới", slip_shown=True, signature=ON_PAPER
    )
    assert [need for (need, _), one in listed(state, director).items() if not one.is_met] == [
        Need.AUTHORITY
    ]
    shown = replace(director, authorisation="Giấy chứng nhận đăng ký doanh nghiệp lần 3")
    assert all(one.is_met for one in listed(state, shown).values())
    on_file = replace(director, name=state.accepted.owner.name)
    assert (Need.AUTHORITY, 0) not in listed(state, on_file)


def test_every_line_carries_its_proof_once_it_is_settled():
    state = ready(papers=(paper(1), paper(2, original=OriginalFate.SURRENDERED_AT_COLLECTION)))
    found = listed(
        state,
        Collector(
            receiver=Receiver.AUTHORISED,
            name="Lê Thị Mơ",
            authorisation="Giấy ủy quyền số 12 ngày 20/11/2026",
            is_identity_compared=True,
            surrendered=frozenset({(state.id, 2)}),
            signature=ON_PAPER,
        ),
    )
    assert all(one.is_met for one in found.values())
    assert found[Need.SLIP, 0].detail.vi == "Hồ Thị Mai đã đối chiếu giấy tờ tùy thân"
    assert found[Need.AUTHORITY, 0].detail.vi.startswith("Giấy ủy quyền số 12")
    assert to_bring(tuple(found.values())) == ()


def test_R68_nobody_gives_up_an_original_for_a_dossier_that_was_not_resolved():
    papers = (
        paper(1, original=OriginalFate.SURRENDERED_AT_COLLECTION),
        paper(2, original=OriginalFate.SURRENDERED_NOW),
    )
    back = issued(outcome=Outcome.UNRESOLVED, reason="không đủ điều kiện")
    state = lives(fee_taken(), back, ARRIVED, state=at_agency(papers=papers))
    assert (state.originals_to_surrender, state.originals_to_return) == ((), (2,))
    assert refused(state, handed()) == ("original_kept", "R68")
    assert lives(handed(originals_returned=(2,)), state=state).status is Status.DONE
    granted = ready(papers=papers)
    assert (granted.originals_to_surrender, granted.originals_to_return) == ((1,), ())


def test_R65_a_charge_for_the_paper_is_not_owed_where_none_is_granted():
    fees = (
        replace(fee(100_000), kind=FeeKind.SERVICE_FEE),
        replace(fee(30_000), kind=FeeKind.SERVICE_FEE, moment=FeeMoment.BEFORE_RESULT),
        replace(fee(50_000), kind=FeeKind.STATE_CHARGE, moment=FeeMoment.BEFORE_RESULT),
    )
    back = issued(outcome=Outcome.UNRESOLVED, reason="không đủ điều kiện")
    assert lives(issued(), state=at_agency(fees=fees)).payable_dong == 180_000
    assert lives(back, state=at_agency(fees=fees)).payable_dong == 130_000
    asked = lives(payment_asked(), state=at_agency(fees=fees))
    more = asked.payable_dong - 180_000
    assert lives(back, state=asked).payable_dong == 130_000 + more, "what the agency asked stands"


def test_the_original_of_another_dossier_is_not_this_one():
    state = ready(papers=(paper(1, original=OriginalFate.RETURNED_WITH_RESULT),))
    other = Collector(name="Lê Thị Mơ", given_back=frozenset({("d2", 1)}))
    assert not listed(state, other)[Need.GIVE_BACK, 1].is_met


def test_R65_with_a_result_all_money_may_be_taken_before_it_only_what_is_due():
    fees = (fee(), replace(fee(200_000), moment=FeeMoment.BEFORE_RESULT))
    state = lives(taken_in(fees=fees))
    first = state.due_dong
    assert state.claimable_dong == first
    asked = lives(payment_asked(), state=at_agency(fees=fees))
    assert asked.claimable_dong == first + sum(one.due_dong for one in payment_asked().fees)
    assert unpaid(fees=fees).claimable_dong == first + 200_000
    assert ready().claimable_dong == 0
    assert lives(fee_taken(), state=at_agency()).claimable_dong == 0


def test_R68_what_to_bring_changes_nothing_and_says_something():
    state = unpaid()
    assert lives(put_off(), state=state) == state


def test_R45_a_name_is_compared_with_its_marks():
    assert not is_same("Nguyễn Thị Hường", "Nguyễn Thị Hương")
    assert is_same("NGUYỄN THỊ HƯỜNG", "Nguyễn  Thị Hường ")
    marked = [one.text for one in compared("Nguyễn Thị Hương", "Nguyễn Thị Hường") if one.differs]
    assert marked == ["ơ"]
    assert (
        "".join(one.text for one in compared("NGUYỄN THỊ AN", "Nguyễn Thị Ân")) == "NGUYỄN THỊ AN"
    )


@pytest.mark.parametrize(
    ("typed", "value", "words"),
    [
        ("C-07-3", "C073", "C-07-3"),
        ("c073", "C073", "C-07-3"),
        ("K12", "K12", "K12"),
        ("9", "9", "9"),
    ],
)
def test_R67_a_shelf_is_the_same_scanned_or_typed(typed, value, words):
    assert shelf_value(typed) == value
    assert shelf_words(value) == words


def test_a_shelf_that_an_input_method_would_change_is_none():
    assert shelf_value("DƯ-1") == ""
    assert shelf_value("") == ""


def test_shelves_are_counted_up_within_their_digits():
    assert shelves_from("C071", 3) == ("C071", "C072", "C073")
    assert shelves_from("C998", 5) == ("C998", "C999")
    assert shelves_from("KB", 3) == ("KB",)
