"""Which paper a page belongs to, as the strips in the stack say it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counter_app.domain.codes import separator_code
from counter_app.domain.splitting import NOTHING, Doubt, LastStrip, Reached, Splitter, Suggestion

STRIP_2, STRIP_3 = [separator_code(2)], [separator_code(3)]


def run(splitter, *pages):
    return [splitter.next(codes) for codes in pages]


def test_without_strips_nothing_is_suggested():
    splitter = Splitter()
    assert run(splitter, [], ["8938505970127"]) == [Suggestion(), Suggestion()]
    assert splitter.reached == NOTHING


def test_pages_belong_to_the_strip_before_them():
    first, strip, third, fourth, _, sixth = run(Splitter(), [], STRIP_2, [], [], STRIP_3, [])
    assert first == Suggestion()
    assert strip == Suggestion(is_separator=True)
    assert third == Suggestion(paper=2, starts_paper=True)
    assert fourth == Suggestion(paper=2)
    assert sixth == Suggestion(paper=3, starts_paper=True)


def test_a_pass_that_goes_on_says_so_until_its_own_first_strip():
    splitter = Splitter(Reached(strip=LastStrip(paper=2)))
    assert run(splitter, [], [], STRIP_3, []) == [
        Suggestion(paper=2, goes_on=True),
        Suggestion(paper=2, goes_on=True),
        Suggestion(is_separator=True),
        Suggestion(paper=3, starts_paper=True),
    ]


def test_a_pass_cut_off_right_behind_a_strip_starts_its_paper():
    before = Splitter()
    before.next(STRIP_2)
    assert before.reached.strip == LastStrip(paper=2, fresh=True)
    splitter = Splitter(before.reached)
    assert splitter.next([]) == Suggestion(paper=2, starts_paper=True, goes_on=True)
    assert splitter.reached.strip == LastStrip(paper=2)


A4, A5_LYING, CARD = (210, 297), (210, 148), (86, 54)


def likely(splitter, *pages):
    """Pages as (paper of the form it looks like, size)."""
    return [splitter.next([], form=form, size_mm=size) for form, size in pages]


def test_a_known_form_starts_its_paper_and_pages_of_its_size_follow_it():
    assert likely(Splitter(), (None, A4), (1, A4), (None, (297, 211)), (3, A4), (None, A4)) == [
        Suggestion(),
        Suggestion(paper=1, starts_paper=True, doubt=Doubt.FORM),
        Suggestion(paper=1, doubt=Doubt.AFTER_FORM),
        Suggestion(paper=3, starts_paper=True, doubt=Doubt.FORM),
        Suggestion(paper=3, doubt=Doubt.AFTER_FORM),
    ]


def test_another_size_ends_what_followed_a_form_and_is_told_as_unsure():
    assert likely(Splitter(), (1, A4), (None, A5_LYING), (None, A5_LYING), (None, CARD)) == [
        Suggestion(paper=1, starts_paper=True, doubt=Doubt.FORM),
        Suggestion(starts_paper=True, doubt=Doubt.SIZE),
        Suggestion(),
        Suggestion(starts_paper=True, doubt=Doubt.SIZE),
    ]


def test_a_strip_is_above_form_and_size():
    splitter = Splitter()
    likely(splitter, (1, A4))
    assert splitter.next(STRIP_2, form=1, size_mm=A4) == Suggestion(is_separator=True)
    assert likely(splitter, (1, A4), (3, CARD), (None, A4)) == [
        Suggestion(paper=2, starts_paper=True),
        Suggestion(paper=2),
        Suggestion(paper=2),
    ]


def test_a_page_of_unknown_size_cuts_nothing():
    assert likely(Splitter(), (1, A4), (None, None), (None, A4)) == [
        Suggestion(paper=1, starts_paper=True, doubt=Doubt.FORM),
        Suggestion(paper=1, doubt=Doubt.AFTER_FORM),
        Suggestion(paper=1, doubt=Doubt.AFTER_FORM),
    ]


def test_a_pass_cut_off_behind_a_form_goes_on_with_its_guess():
    before = Splitter()
    likely(before, (1, A4), (None, A4))
    assert before.reached == Reached(form=1, size_mm=A4)
    assert likely(Splitter(before.reached), (None, A4), (None, CARD)) == [
        Suggestion(paper=1, doubt=Doubt.AFTER_FORM),
        Suggestion(starts_paper=True, doubt=Doubt.SIZE),
    ]


PRINTED = ["H29.100-261120-0001", "000.00.17.H48-261120-0042", "TM05-261120-007", "BS05-261123-001"]


@pytest.mark.parametrize("code", PRINTED)
def test_a_page_with_a_code_of_our_own_forms_ends_the_paper_before_it(code):
    splitter = Splitter()
    likely(splitter, (1, A4))
    assert splitter.next([code], form=1, size_mm=A4) == Suggestion(
        starts_paper=True, doubt=Doubt.PRINTED
    )
    assert likely(splitter, (None, A4), (3, A4)) == [
        Suggestion(),
        Suggestion(paper=3, starts_paper=True, doubt=Doubt.FORM),
    ]


def test_a_strip_is_above_the_codes_of_our_own_forms():
    assert run(Splitter(), [*STRIP_2, *PRINTED], PRINTED, [])[1:] == [
        Suggestion(paper=2, starts_paper=True),
        Suggestion(paper=2),
    ]


@given(
    st.lists(
        st.tuples(
            st.sampled_from(["", 1, 2]), st.sampled_from([None, 1, 2]), st.sampled_from([A4, CARD])
        )
    )
)
def test_after_the_first_strip_nothing_is_a_guess(pages):
    splitter = Splitter()
    for strip, form, size in pages:
        codes = [separator_code(strip)] if strip else []
        had_strip = splitter.reached.strip is not None
        said = splitter.next(codes, form=form, size_mm=size)
        if had_strip:
            assert said.doubt is Doubt.NONE
        assert said.doubt is Doubt.NONE or not said.is_separator
