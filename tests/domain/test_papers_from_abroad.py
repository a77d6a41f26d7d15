"""Papers issued abroad: translated, legalised, exempt, or looked at again (situation 10)."""

import pytest

from counter_app.domain.checklist import problems
from counter_app.domain.dossier.entries.answers import Fault
from counter_app.domain.draft import Presence, Verdict
from counter_app.domain.lacking import lacks_of
from counter_app.domain.papers import accepted_papers, lines, mark_all_valid
from counter_app.domain.procedure import FromAbroad, Legalisation
from tests.domain.checklist_samples import DAY, answer, draft, paper, procedure

ASKED = procedure(paper(1, from_abroad=FromAbroad()))
MARKED = {"translated": True, "legalisation": Legalisation.LEGALISED}


def foreign(**marks):
    return draft(answer(1, presence=Presence.HERE, from_abroad=True, **marks))


def line(shown, asked=ASKED):
    (found,) = lines(asked, shown, {1: 1}, DAY)
    return found


def codes(shown, asked=ASKED):
    return [warning.code for warning in line(shown, asked).warnings]


def test_nothing_is_asked_of_a_paper_made_here():
    assert codes(draft(answer(1, presence=Presence.HERE))) == []
    assert codes(foreign(), procedure(paper(1))) == []


def test_what_can_only_come_from_abroad_needs_no_mark_of_the_clerk():
    asked = procedure(paper(1, from_abroad=FromAbroad(always=True, legalised=False)))
    assert line(draft(), asked).from_abroad
    assert codes(draft(), asked) == ["not_translated"]


@pytest.mark.parametrize(
    ("marks", "left"),
    [
        ({}, ["not_translated", "not_legalised"]),
        ({"translated": True}, ["not_legalised"]),
        ({"legalisation": Legalisation.LEGALISED}, ["not_translated"]),
        ({"translated": True, "legalisation": Legalisation.CONSULAR}, []),
        ({"translated": True, "legalisation": Legalisation.EXEMPT}, []),
        (MARKED, []),
    ],
)
def test_R09_each_mark_that_is_wanted_and_not_there_is_warned_of(marks, left):
    assert codes(foreign(**marks)) == left


def test_R09_F7_puts_it_up_for_review_and_F9_says_what_is_missing():
    marked = mark_all_valid(ASKED, foreign(translated=True), {1: 1}, DAY)
    assert marked.papers[0].verdict is Verdict.REVIEW
    (problem,) = problems(ASKED, marked, {1: 1}, DAY)
    assert problem.vi == "1. Giấy tờ 1: giấy tờ nước ngoài, chưa hợp pháp hóa lãnh sự."
    assert problem.en == "1. Giấy tờ 1: from abroad, not legalised."
    whole = mark_all_valid(ASKED, foreign(**MARKED), {1: 1}, DAY)
    assert problems(ASKED, whole, {1: 1}, DAY) == ()


def test_the_clerk_may_judge_it_valid_all_the_same():
    judged = draft(answer(1, presence=Presence.HERE, from_abroad=True, verdict=Verdict.VALID))
    assert problems(ASKED, judged, {1: 1}, DAY) == ()


def test_R13_a_supplement_request_names_the_marks():
    (lack,) = lacks_of((line(foreign(verdict=Verdict.INVALID)),))
    assert lack.fault is Fault.WRONG
    assert lack.what == (
        "Giấy tờ nước ngoài, chưa dịch ra tiếng Việt; nộp kèm bản dịch. "
        "Giấy tờ nước ngoài, chưa hợp pháp hóa lãnh sự; nộp bản đã hợp pháp hóa."
    )
    (lack,) = lacks_of((line(foreign(**MARKED, verdict=Verdict.INVALID)),))
    assert lack.what == ""


def test_the_dossier_keeps_the_marks_and_none_of_a_paper_made_here():
    (kept,) = accepted_papers(ASKED, foreign(**MARKED), {1: 1}, "Hoa", DAY)
    assert (kept.from_abroad, kept.translated, kept.legalisation) == (
        True,
        True,
        Legalisation.LEGALISED,
    )
    taken_back = draft(answer(1, presence=Presence.HERE, from_abroad=False, **MARKED))
    (kept,) = accepted_papers(ASKED, taken_back, {1: 1}, "Hoa", DAY)
    assert (kept.from_abroad, kept.translated, kept.legalisation) == (
        False,
        False,
        Legalisation.NONE,
    )
