"""What the applicant is told of his dossier, on every walk through the table of life."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from counter_app.domain.dossier.entries.result import Outcome
from counter_app.domain.dossier.life import STANDINGS, Holder
from counter_app.domain.dossier.progress import next_step, slips
from counter_app.domain.dossier.state import Status
from counter_app.domain.dossier.terms import Terms
from tests.domain.agency_samples import (
    APOLOGY_PAGE,
    at_agency,
    payment_asked,
    postponed,
    returned,
    supplemented,
)
from tests.domain.dossier_samples import fee_taken
from tests.domain.life_samples import EMPTY, asked, lives, submitted, taken_in, turned_away
from tests.domain.life_walks import PATHS, walk
from tests.domain.result_samples import ARRIVED, issued, ready, stop_asked, stopped


@settings(max_examples=40, deadline=None)
@given(st.sampled_from(PATHS), st.lists(st.integers(0, 10_000), max_size=25))
def test_R73_everywhere_there_is_a_sentence_and_whose_move_it_is(path, choices):
    over = next_step(replace(EMPTY, status=Status.WITHDRAWN)).words
    for state, _entry in walk(EMPTY, choices, path):
        step = next_step(state)
        assert step.holder == STANDINGS[state.status].holder
        assert (step.words == over) is (step.holder == Holder.NOBODY)
        assert step.words.vi != step.words.en
        made_out = slips(state)
        assert list(made_out) == sorted(made_out, key=lambda slip: slip.issued_at)
        assert len([one for one in made_out if one.form == "receipt"]) == len(state.clocks)


def test_R17_a_request_names_each_paper_and_what_to_bring():
    state = lives(submitted(), asked(number="BS05-261123-001"))
    (slip,) = slips(state)
    assert (slip.form, slip.number) == ("supplement", "BS05-261123-001")
    assert [(line.paper, line.what) for line in slip.lines] == [
        ("Giấy khám sức khỏe", "Nộp bản chính")
    ]
    assert next_step(state).holder == "citizen"


def test_R14_a_refusal_carries_ground_and_reason():
    (slip,) = slips(lives(submitted(), turned_away()))
    assert slip.form == "refusal"
    assert "Điều 17" in slip.reason
    assert "Không thuộc thẩm quyền" in slip.reason


def test_R34_returned_it_says_until_when_and_the_receipt_is_made_out_again():
    state = lives(returned(), state=at_agency())
    assert next_step(state).until == state.returns[0].reply_by.due_at
    again = lives(supplemented(), state=state)
    assert [one.form for one in slips(again)] == ["receipt", "supplement", "receipt"]
    assert slips(again)[-1].until == again.promised_at


def test_R41_an_apology_carries_the_new_date():
    state = lives(APOLOGY_PAGE, state=at_agency())
    state = lives(postponed(state), state=state)
    assert slips(state)[-1].form == "apology"
    assert slips(state)[-1].until == next_step(state).until == state.promised_at


@pytest.mark.parametrize(
    ("state", "words"),
    [
        (lives(payment_asked(), state=at_agency()), "Nộp phí, lệ phí theo thông báo"),
        (ready(), "Nhận kết quả tại Bộ phận trả kết quả"),
        (lives(issued(), ARRIVED, state=at_agency()), "Nộp phí, lệ phí còn lại rồi nhận"),
        (
            lives(issued(), state=at_agency(terms=Terms(returned_by_agency=True))),
            "quầy của cơ quan",
        ),
        (lives(fee_taken(), issued(has_paper=False), state=at_agency()), "gửi kết quả điện tử đến"),
        (lives(issued(has_paper=False), state=at_agency()), "sau khi nhận đủ"),
        (lives(stop_asked(), state=at_agency()), "trả lời đề nghị dừng"),
        (lives(taken_in()), "Trung tâm chuyển hồ sơ"),
    ],
)
def test_R65_money_and_place_are_said_where_they_matter(state, words):
    assert words in next_step(state).words.vi


def test_ends_are_papers_too():
    back = issued(outcome=Outcome.UNRESOLVED, reason="Không đủ điều kiện")
    assert slips(lives(back, state=at_agency()))[-1].form == "unresolved"
    state = lives(stop_asked(), stopped(), state=at_agency())
    assert slips(state)[-1].form == "stopped"
    assert next_step(state).until is None
