"""What stops F9, in the order of the screen, and what only warns."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counter_app.domain.checklist import problems, warnings
from counter_app.domain.dossier.steps.intake import missing_papers
from counter_app.domain.draft import (
    CANNOT_DIGITISE_REASONS,
    DraftPaper,
    DraftPayment,
    IdentityKind,
    Organisation,
    Person,
    Presence,
    Verdict,
)
from counter_app.domain.papers import accepted_papers, lines, mark_all_valid
from counter_app.domain.procedure import (
    Case,
    Channel,
    CopyKind,
    Need,
    Representation,
    RepresentationRule,
    ReturnChannel,
)
from tests.domain.checklist_samples import (
    DAY,
    OWNER,
    SUBMITTER,
    answer,
    draft,
    fee,
    paper,
    procedure,
)

ASKED = procedure()
PAGES = {1: 1, 2: 1}


def ready(asked=ASKED, pages=PAGES, **changes):
    return mark_all_valid(asked, draft(**changes), pages, DAY)


def codes(found):
    return [(refusal.code, refusal.where) for refusal in found]


def stops(prepared, asked=ASKED, pages=PAGES):
    return codes(problems(asked, prepared, pages, DAY))


def test_a_complete_draft_has_no_problem():
    assert stops(ready()) == []


def test_R09_a_missing_paper_is_named():
    found = problems(ASKED, ready(pages={1: 1}), {1: 1}, DAY)
    assert codes(found) == [("paper_missing", "paper:2")]
    assert found[0].vi == "2. Giấy tờ 2: thiếu trong hồ sơ."


def test_R09_each_missing_paper_is_told_in_order():
    assert stops(draft(), pages={}) == [
        ("paper_missing", "paper:1"),
        ("paper_missing", "paper:2"),
    ]


def test_R09_a_paper_must_be_judged_by_a_person():
    assert stops(draft()) == [("paper_not_judged", "paper:1"), ("paper_not_judged", "paper:2")]


@pytest.mark.parametrize("verdict", [Verdict.REVIEW, Verdict.INVALID, Verdict.MISSING])
def test_R09_a_paper_that_is_not_valid_stops(verdict):
    judged = replace(ready(), papers=(answer(1, verdict=verdict), *ready().papers[1:]))
    assert stops(judged) == [("paper_not_valid", "paper:1")]


def test_R09_an_expired_paper_says_so():
    asked = procedure(paper(1, valid_months=6))
    old = answer(1, presence=Presence.HERE, issued_on=date(2026, 4, 20))
    marked = mark_all_valid(asked, draft(old), {1: 1}, DAY)
    found = problems(asked, marked, {1: 1}, DAY)
    assert [refusal.vi for refusal in found] == ["1. Giấy tờ 1: đã hết hiệu lực."]


class TestOneOf:
    """Papers of which any one is enough."""

    asked = procedure(paper(1, one_of="a"), paper(2, one_of="a"), paper(3, one_of="a"))

    def test_R09_any_of_them_is_enough(self):
        for number in (1, 2, 3):
            pages = {number: 1}
            assert stops(ready(self.asked, pages), self.asked, pages) == []

    def test_R09_none_is_told_once_with_all_names(self):
        found = problems(self.asked, draft(), {}, DAY)
        assert codes(found) == [("paper_missing", "paper:1")]
        assert found[0].vi == (
            "Thiếu một trong các giấy tờ: 1. Giấy tờ 1; 2. Giấy tờ 2; 3. Giấy tờ 3."
        )

    def test_R09_one_that_is_there_but_not_valid_is_the_one_told(self):
        wrong = draft(answer(2, presence=Presence.HERE, verdict=Verdict.INVALID))
        assert stops(wrong, self.asked, {2: 1}) == [("paper_not_valid", "paper:2")]


class TestDigitising:
    """Situation 6: a paper may be there without being scanned."""

    def test_R11_a_paper_that_is_not_digitised_counts_as_there(self):
        book = answer(1, presence=Presence.NOT_DIGITISED, pages_stated=280)
        marked = mark_all_valid(ASKED, draft(book), {2: 1}, DAY)
        assert stops(marked, pages={2: 1}) == []

    @pytest.mark.parametrize("reason", CANNOT_DIGITISE_REASONS)
    def test_R11_each_reason_is_enough(self, reason):
        drawing = answer(1, presence=Presence.CANNOT_DIGITISE, reason=reason, pages_stated=4)
        marked = mark_all_valid(ASKED, draft(drawing), {2: 1}, DAY)
        assert stops(marked, pages={2: 1}) == []

    def test_R11_without_reason_it_stops(self):
        drawing = answer(1, presence=Presence.CANNOT_DIGITISE)
        marked = mark_all_valid(ASKED, draft(drawing), {2: 1}, DAY)
        assert stops(marked, pages={2: 1}) == [("reason_missing", "paper:1")]

    def test_a_state_secret_is_never_scanned(self):
        secret = answer(1, presence=Presence.CANNOT_DIGITISE, reason="state_secret")
        marked = mark_all_valid(ASKED, draft(secret), PAGES, DAY)
        assert stops(marked) == [("state_secret_scanned", "paper:1")]

    def test_a_paper_said_to_be_here_must_be_scanned_where_the_centre_wants_it(self):
        unscanned = mark_all_valid(ASKED, draft(answer(1, presence=Presence.HERE)), {2: 1}, DAY)
        assert stops(unscanned, pages={2: 1}) == [("paper_not_scanned", "paper:1")]
        assert problems(ASKED, unscanned, {2: 1}, DAY, scan_first=False) == ()

    def test_a_shown_paper_needs_no_page(self):
        asked = procedure(paper(1, need=Need.SHOW_ONLY))
        assert stops(ready(asked, {}), asked, {}) == []


def test_R09_a_kind_that_is_not_published_stops():
    wrong = replace(
        ready(), papers=(answer(1, kind=CopyKind.COPY, verdict=Verdict.VALID), *ready().papers[1:])
    )
    assert stops(wrong) == [("kind_not_taken", "paper:1")]


class TestPeople:
    """Owner, organisation, person handing in."""

    @pytest.mark.parametrize(
        ("person", "expected"),
        [
            (replace(OWNER, name=" "), [("name_missing", "intake_nameEdit")]),
            (replace(OWNER, id_number=""), [("id_missing", "intake_idEdit")]),
            (replace(OWNER, id_number="05118800123"), [("id_length", "intake_idEdit")]),
            (
                Person(),
                [("id_missing", "intake_idEdit"), ("name_missing", "intake_nameEdit")],
            ),
            (Person(name="Bé An", identity_kind=IdentityKind.NONE), []),
            (Person(name="A", identity_kind=IdentityKind.OLD_ID, id_number="212571363"), []),
            (
                Person(name="A", identity_kind=IdentityKind.OLD_ID, id_number="21257136"),
                [("old_id_length", "intake_idEdit")],
            ),
            (
                Person(
                    name="KIM MIN-JUN",
                    identity_kind=IdentityKind.PASSPORT,
                    id_number="M12345678",
                    country="KOR",
                ),
                [],
            ),
            (
                Person(
                    name="KIM MIN-JUN", identity_kind=IdentityKind.PASSPORT, id_number="M12345678"
                ),
                [("passport_country", "intake_countryEdit")],
            ),
        ],
    )
    def test_identity_is_complete_for_its_kind(self, person, expected):
        assert stops(ready(owner=person)) == expected

    def test_eleven_digits_say_how_many_there_are(self):
        found = problems(ASKED, ready(owner=replace(OWNER, id_number="05118800123")), PAGES, DAY)
        assert found[0].vi == "Số định danh cá nhân phải đủ 12 chữ số (hiện có 11)."

    def test_no_phone_is_no_problem_but_says_how_notices_go(self):
        assert "no_phone" in [w.code for w in warnings(ASKED, ready(), PAGES, DAY)]
        phoned = ready(owner=replace(OWNER, phone="0905123456"))
        assert "no_phone" not in [w.code for w in warnings(ASKED, phoned, PAGES, DAY)]

    def test_an_old_number_is_taken_with_a_warning(self):
        old = Person(name="Trần Thị Sáu", identity_kind=IdentityKind.OLD_ID, id_number="212571363")
        found = warnings(ASKED, ready(owner=old), PAGES, DAY)
        assert ("old_id_void", "intake_idEdit") in codes(found)

    def test_an_organisation_needs_its_name(self):
        assert stops(ready(organisation=Organisation())) == [
            ("organisation_name", "intake_orgNameEdit")
        ]

    def test_the_signer_of_an_organisation_may_be_absent_when_somebody_hands_in(self):
        firm = Organisation(name="Công ty TNHH Dung Quất")
        handed = {"organisation": firm, "owner": Person(), "authorisation": True}
        assert stops(ready(**handed, submitter=SUBMITTER)) == []
        assert stops(ready(**handed)) == [
            ("id_missing", "intake_idEdit"),
            ("name_missing", "intake_nameEdit"),
        ]

    def test_the_person_handing_in_is_identified(self):
        found = stops(ready(submitter=Person(), authorisation=True))
        assert found == [
            ("id_missing", "intake_proxyIdEdit"),
            ("name_missing", "intake_proxyNameEdit"),
        ]

    def test_a_doubtful_tax_code_warns(self):
        firm = Organisation(name="Công ty", tax_code="4300123451", phone="0255123456")
        found = warnings(ASKED, ready(organisation=firm), PAGES, DAY)
        assert [refusal.where for refusal in found] == ["intake_orgTaxEdit"]

    def test_R19_a_result_by_post_needs_an_address(self):
        by_post = ready(return_channel=ReturnChannel.POST)
        assert stops(by_post) == [("return_address", "intake_returnGroup")]
        for where in (
            {"return_address": "Tổ 5"},
            {"owner": replace(OWNER, address="Tổ 5, phường Nghĩa Lộ")},
        ):
            assert stops(replace(by_post, **where)) == []


class TestProcedure:
    """The procedure, its case and its units."""

    def test_R01_none_was_chosen(self):
        assert codes(problems(None, draft(procedure=""), {}, DAY)) == [
            ("procedure_missing", "intake_procEdit")
        ]

    def test_R01_it_went_out_of_force_while_the_draft_lay(self):
        assert codes(problems(None, draft(), {}, DAY)) == [
            ("procedure_not_in_force", "intake_procEdit")
        ]
        over = replace(ASKED, valid_to=date(2026, 11, 22))
        assert stops(ready(), over) == [("procedure_not_in_force", "intake_procEdit")]

    def test_R09_the_case_comes_first(self):
        asked = procedure(cases=(Case(id="moi", name="Cấp mới"),))
        assert stops(ready(asked), asked) == [("case_missing", "intake_caseCombo")]
        assert stops(ready(asked, case="moi"), asked) == []

    def test_R74_units_need_a_count(self):
        asked = procedure(unit_name="xe")
        nothing = ready(asked, payment=DraftPayment(units=0))
        assert stops(nothing, asked) == [("units_missing", "intake_unitsSpin")]

    def test_R02_online_only_is_not_taken_in_here(self):
        asked = procedure(channels=(Channel.ONLINE,))
        assert stops(ready(asked), asked) == [("not_at_counter", "intake_procEdit")]

    def test_R02_too_few_sets_warn(self):
        asked = procedure(sets=2)
        found = warnings(asked, ready(asked, owner=replace(OWNER, phone="0905123456")), PAGES, DAY)
        assert codes(found) == [("sets_short", "intake_setsSpin")]

    def test_a_doubtful_paper_that_is_not_asked_for_warns(self):
        doubtful = draft(answer(3, presence=Presence.HERE, verdict=Verdict.INVALID))
        prepared = mark_all_valid(ASKED, doubtful, {**PAGES, 3: 1}, DAY)
        assert stops(prepared, pages={**PAGES, 3: 1}) == []
        found = warnings(ASKED, prepared, {**PAGES, 3: 1}, DAY)
        assert ("paper_doubtful", "paper:3") in codes(found)

    def test_R74_a_figure_for_practice_warns(self):
        asked = procedure(fees=(fee(150_000, sample=True),))
        assert "fee_sample" in [w.code for w in warnings(asked, ready(asked), PAGES, DAY)]


def test_problems_come_in_the_order_of_the_screen():
    asked = procedure(
        cases=(Case(id="moi", name="Cấp mới"),),
        representation=(RepresentationRule(rule=Representation.FREE_PAPER),),
    )
    found = problems(asked, draft(owner=Person(), submitter=Person()), {}, DAY)
    assert [refusal.where for refusal in found] == [
        "intake_idEdit",
        "intake_nameEdit",
        "intake_proxyIdEdit",
        "intake_proxyNameEdit",
        "intake_authorisationCheck",
        "intake_caseCombo",
        "paper:1",
        "paper:2",
    ]
    assert all(refusal.vi and refusal.en for refusal in found)


PAPERS = (
    paper(1),
    paper(2, kinds=(CopyKind.COMPARED, CopyKind.CERTIFIED)),
    paper(3, need=Need.IF_ANY),
    paper(4, one_of="a"),
    paper(5, one_of="a"),
    paper(6, need=Need.SHOW_ONLY),
    paper(7, replaced_by_data="CSDL dân cư"),
)
ANSWERS = st.builds(
    DraftPaper,
    number=st.sampled_from(range(1, 8)),
    presence=st.sampled_from(Presence),
    reason=st.sampled_from(CANNOT_DIGITISE_REASONS[:2]),
    touched=st.booleans(),
)
DRAFTS = st.lists(ANSWERS, unique_by=lambda p: p.number).map(lambda papers: draft(*papers))
SCANNED = st.dictionaries(st.integers(1, 7), st.integers(1, 9))


@given(DRAFTS, SCANNED)
def test_R09_after_F7_nothing_stops_if_and_only_if_every_mandatory_paper_is_there(prepared, pages):
    asked = procedure(*PAPERS)
    marked = mark_all_valid(asked, prepared, pages, DAY)
    here = {line.number for line in lines(asked, marked, pages, DAY) if line.is_here}
    said = {p.number for p in prepared.papers if p.presence is Presence.HERE}
    unscanned = {number for number in said if number not in pages} - {6}
    is_complete = {1, 2} <= here and bool({4, 5} & here) and not unscanned
    assert (not problems(asked, marked, pages, DAY)) is is_complete


@given(DRAFTS, SCANNED)
def test_R12_what_passes_here_passes_the_guard_of_the_dossier(prepared, pages):
    asked = procedure(*PAPERS)
    marked = mark_all_valid(asked, prepared, pages, DAY)
    if not problems(asked, marked, pages, DAY):
        assert missing_papers(accepted_papers(asked, marked, pages, "Hoa", DAY)) == []


@given(DRAFTS, SCANNED)
def test_F7_keeps_every_mark_made_by_hand(prepared, pages):
    asked = procedure(*PAPERS)
    judged = replace(
        prepared,
        papers=tuple(
            replace(p, verdict=Verdict.INVALID) if p.touched else p for p in prepared.papers
        ),
    )
    marked = {p.number: p for p in mark_all_valid(asked, judged, pages, DAY).papers}
    assert all(marked[p.number] == p for p in judged.papers if p.touched)
