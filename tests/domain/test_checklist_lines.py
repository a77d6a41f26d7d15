"""Lines of the checklist, F7, and the papers an accepted dossier keeps."""

from datetime import date

import pytest

from counter_app.domain.draft import DraftPayment, Presence, Verdict
from counter_app.domain.papers import (
    accepted_papers,
    kinds_taken,
    last_valid_day,
    lines,
    mark_all_valid,
)
from counter_app.domain.procedure import Case, CopyKind, Need, OriginalFate
from tests.domain.checklist_samples import DAY, SUBMITTER, answer, draft, paper, procedure

CASES = (Case(id="moi", name="Cấp mới"), Case(id="lai", name="Cấp lại"))


def only(found):
    assert len(found) == 1
    return found[0]


def test_R02_only_the_papers_of_the_case_are_asked_for():
    asked = procedure(paper(1), paper(2, cases=("moi",)), paper(3, cases=("lai",)), cases=CASES)
    assert [line.number for line in lines(asked, draft(case="moi"), {})] == [1, 2]
    assert [line.number for line in lines(asked, draft(case="lai"), {})] == [1, 3]
    assert [line.number for line in lines(asked, draft(), {})] == [1]


@pytest.mark.parametrize(
    ("changes", "mandatory"),
    [
        ({}, True),
        ({"need": Need.IF_ANY}, False),
        ({"need": Need.SHOW_ONLY}, False),
        ({"replaced_by_data": "CSDL dân cư"}, False),
        ({"one_of": "a"}, True),
    ],
)
def test_R09_what_is_mandatory(changes, mandatory):
    assert only(lines(procedure(paper(1, **changes)), draft(), {})).mandatory is mandatory


def test_a_paper_replaced_by_data_says_so():
    line = only(lines(procedure(paper(1, replaced_by_data="CSDL dân cư")), draft(), {}))
    assert line.condition.vi == "Không phải nộp khi khai thác được từ CSDL dân cư."
    assert line.condition.en == "Not asked for when it can be looked up in CSDL dân cư."


def test_R20_the_authorisation_is_asked_only_of_another_person():
    asked = procedure(paper(1, need=Need.IF_ANY, authorisation=True))
    assert not only(lines(asked, draft(), {})).mandatory
    assert only(lines(asked, draft(submitter=SUBMITTER), {})).mandatory


def test_scanned_pages_make_a_paper_present():
    found = only(lines(procedure(paper(1)), draft(), {1: 3}))
    assert (found.presence, found.pages, found.verdict) == (Presence.HERE, 3, Verdict.OPEN)


def test_a_paper_marked_as_not_digitised_stays_so_with_pages():
    marked = draft(answer(1, presence=Presence.NOT_DIGITISED, pages_stated=280))
    found = only(lines(procedure(paper(1)), marked, {1: 2}))
    assert (found.presence, found.pages_stated) == (Presence.NOT_DIGITISED, 280)


def test_copies_are_counted_per_unit():
    asked = procedure(paper(1), paper(2, quantity=2, per_unit=True), unit_name="xe")
    twelve = draft(payment=DraftPayment(units=12))
    assert [line.quantity for line in lines(asked, twelve, {})] == [1, 24]


def test_too_few_copies_warn():
    asked = procedure(paper(1, quantity=2))
    short = only(lines(asked, draft(answer(1, presence=Presence.HERE, quantity=1)), {1: 1}))
    assert [warning.code for warning in short.warnings] == ["quantity_short"]
    assert short.warnings[0].vi == "Giấy tờ 1: cần 02 bản, hiện có 01."


@pytest.mark.parametrize(
    ("issued_on", "expired"),
    [(date(2026, 5, 22), True), (date(2026, 5, 23), False), (date(2026, 11, 1), False)],
)
def test_R09_a_paper_expires_on_the_day_of_acceptance(issued_on, expired):
    asked = procedure(paper(1, valid_months=6))
    shown = draft(answer(1, presence=Presence.HERE, issued_on=issued_on))
    found = only(lines(asked, shown, {1: 1}, DAY))
    assert [warning.code for warning in found.warnings] == ["paper_expired"] * expired
    if expired:
        assert "đến hết ngày 22/11/2026" in found.warnings[0].vi
        assert "until 22/11/2026" in found.warnings[0].en


def test_without_a_day_the_draft_stands_for_the_day_it_was_opened():
    asked = procedure(paper(1, valid_months=6))
    shown = draft(answer(1, presence=Presence.HERE, issued_on=date(2026, 5, 22)))
    assert only(lines(asked, shown, {1: 1})).warnings
    assert not only(lines(asked, shown, {1: 1}, date(2026, 11, 22))).warnings


@pytest.mark.parametrize(
    ("issued_on", "months", "last"),
    [
        (date(2026, 8, 31), 6, date(2027, 2, 28)),
        (date(2023, 8, 31), 6, date(2024, 2, 29)),
        (date(2026, 12, 1), 12, date(2027, 12, 1)),
        (date(2026, 1, 31), 1, date(2026, 2, 28)),
    ],
)
def test_months_end_within_the_month(issued_on, months, last):
    assert last_valid_day(issued_on, months) == last


def test_pages_of_an_unscanned_paper_should_be_stated():
    asked = procedure(paper(1))
    bound = answer(1, presence=Presence.CANNOT_DIGITISE, reason="bound")
    found = only(lines(asked, draft(bound), {}))
    assert [warning.code for warning in found.warnings] == ["pages_not_stated"]
    thing = answer(1, presence=Presence.CANNOT_DIGITISE, reason="object")
    assert not only(lines(asked, draft(thing), {})).warnings


class TestMarkAllValid:
    """F7 "Đủ, hợp lệ"."""

    def test_gives_valid_to_what_is_there_and_leaves_the_rest_open(self):
        marked = mark_all_valid(procedure(), draft(), {1: 2})
        assert [(p.number, p.verdict) for p in marked.papers] == [(1, Verdict.VALID)]

    @pytest.mark.parametrize("verdict", [Verdict.REVIEW, Verdict.INVALID, Verdict.MISSING])
    def test_never_overwrites_what_was_judged_by_hand(self, verdict):
        by_hand = answer(1, verdict=verdict, presence=Presence.HERE)
        marked = mark_all_valid(procedure(), draft(by_hand), {1: 1, 2: 1})
        assert marked.papers[0] == by_hand
        assert marked.papers[1].verdict is Verdict.VALID

    def test_judges_a_paper_whose_kind_was_set_by_hand(self):
        asked = procedure(paper(1, kinds=(CopyKind.ORIGINAL, CopyKind.CERTIFIED)))
        kind = answer(1, kind=CopyKind.CERTIFIED)
        marked = mark_all_valid(asked, draft(kind), {1: 1})
        assert (marked.papers[0].verdict, marked.papers[0].kind) == (
            Verdict.VALID,
            CopyKind.CERTIFIED,
        )

    def test_takes_the_published_kind_and_quantity(self):
        asked = procedure(paper(1, kinds=(CopyKind.COMPARED, CopyKind.CERTIFIED), quantity=2))
        marked = mark_all_valid(asked, draft(), {1: 1})
        assert (marked.papers[0].kind, marked.papers[0].quantity) == (CopyKind.COMPARED, 2)

    def test_counts_a_paper_that_is_only_shown_as_shown(self):
        asked = procedure(paper(1, need=Need.SHOW_ONLY))
        found = only(lines(asked, mark_all_valid(asked, draft(), {}), {}))
        assert (found.verdict, found.presence) == (Verdict.VALID, Presence.HERE)

    def test_puts_an_expired_paper_up_for_review(self):
        asked = procedure(paper(1, valid_months=6))
        old = answer(1, presence=Presence.HERE, issued_on=date(2026, 4, 20))
        assert mark_all_valid(asked, draft(old), {1: 1}, DAY).papers[0].verdict is Verdict.REVIEW

    def test_notes_the_authorisation_that_is_among_the_papers(self):
        asked = procedure(paper(1, need=Need.IF_ANY, authorisation=True))
        assert mark_all_valid(asked, draft(submitter=SUBMITTER), {1: 1}).authorisation
        assert not mark_all_valid(asked, draft(submitter=SUBMITTER), {}).authorisation

    def test_twice_is_once(self):
        once = mark_all_valid(procedure(), draft(), {1: 1, 2: 1})
        assert mark_all_valid(procedure(), once, {1: 1, 2: 1}) == once


class TestOriginals:
    """Situation 7: returned now, kept, or surrendered when the result is collected."""

    @pytest.mark.parametrize(
        ("published", "kind", "fate"),
        [
            (OriginalFate.HANDED_IN, CopyKind.COMPARED, OriginalFate.RETURNED_NOW),
            (OriginalFate.HANDED_IN, CopyKind.CERTIFIED, OriginalFate.HANDED_IN),
            (OriginalFate.SURRENDERED_NOW, CopyKind.ORIGINAL, OriginalFate.SURRENDERED_NOW),
            (
                OriginalFate.SURRENDERED_NOW,
                CopyKind.COMPARED,
                OriginalFate.SURRENDERED_AT_COLLECTION,
            ),
            (
                OriginalFate.RETURNED_WITH_RESULT,
                CopyKind.ORIGINAL,
                OriginalFate.RETURNED_WITH_RESULT,
            ),
        ],
    )
    def test_what_becomes_of_the_original(self, published, kind, fate):
        asked = procedure(paper(1, kinds=(CopyKind.ORIGINAL, kind), original=published))
        taken = accepted_papers(asked, draft(answer(1, kind=kind)), {1: 1}, "Nguyễn Thị Hoa")
        assert only(taken).original is fate

    def test_the_clerk_decides_otherwise(self):
        asked = procedure(paper(1, kinds=(CopyKind.COMPARED,)))
        kept = answer(1, original=OriginalFate.SURRENDERED_NOW)
        assert only(lines(asked, draft(kept), {1: 1})).original is OriginalFate.SURRENDERED_NOW

    def test_who_compared_is_on_the_record(self):
        asked = procedure(paper(1, kinds=(CopyKind.COMPARED,)), paper(2))
        marked = mark_all_valid(asked, draft(), {1: 1, 2: 1})
        first, second = accepted_papers(asked, marked, {1: 1, 2: 1}, "Nguyễn Thị Hoa")
        assert (first.compared_by, second.compared_by) == ("Nguyễn Thị Hoa", "")

    def test_nobody_compared_a_paper_that_is_not_there(self):
        asked = procedure(paper(1, kinds=(CopyKind.COMPARED,)))
        assert not only(accepted_papers(asked, draft(), {}, "Nguyễn Thị Hoa")).compared_by


def test_R21_a_stronger_copy_stands_for_a_weaker_one():
    assert kinds_taken(paper(1, kinds=(CopyKind.COPY,))) == (
        CopyKind.COPY,
        CopyKind.COMPARED,
        CopyKind.CERTIFIED,
        CopyKind.REGISTER_EXTRACT,
    )
    assert kinds_taken(paper(1, kinds=(CopyKind.CERTIFIED,))) == (
        CopyKind.CERTIFIED,
        CopyKind.REGISTER_EXTRACT,
    )
    assert kinds_taken(paper(1)) == (CopyKind.ORIGINAL,)


def test_accepted_papers_leave_other_cases_out():
    asked = procedure(paper(1), paper(2, cases=("lai",)), cases=CASES)
    given = draft(answer(2, verdict=Verdict.VALID, presence=Presence.HERE), case="moi")
    assert [found.number for found in accepted_papers(asked, given, {1: 1}, "Hoa")] == [1]
