"""Answers at the counter: supplement request, refusal, dossiers from a portal."""

from __future__ import annotations

from dataclasses import replace

import pytest

from counter_app.domain.decisions.answers import (
    ask_supplement,
    begun_anew,
    may_begin_anew,
    refuse,
    reopened,
)
from counter_app.domain.dossier import acceptance, life
from counter_app.domain.dossier.entries.answers import OUTSIDE_LIST, Stage
from counter_app.domain.dossier.state import Status
from counter_app.domain.draft import DraftPage, DraftPaper, Placement, Presence, Verdict
from counter_app.domain.procedure import Channel
from counter_app.domain.refusal import Refusal
from counter_app.domain.staff import Role
from tests.domain.dossier_samples import AT, accepted, paper
from tests.domain.life_samples import (
    BROUGHT,
    EMPTY,
    FILE,
    LACK,
    allowed,
    asked,
    at,
    facts,
    given_up,
    lives,
    not_returned,
    page,
    pages,
    refused,
    submitted,
    taken_in,
    turned_away,
)


def draft_page(blob="p1"):
    filed = page(blob)
    return DraftPage(
        id=f"id-{blob}",
        seq=1,
        image=filed.image,
        raw_blob="raw",
        raw_media_type="image/jpeg",
        source="test",
        scanned_at=AT,
        quality=filed.quality,
    )


def test_R13_full_guidance_once_and_then_the_supervisors_leave():
    state = lives(asked())
    assert state.status is Status.SUPPLEMENT_ASKED
    assert refused(state, asked(round=2)) == ("supplement_once", "R13")
    again = lives(allowed(), asked(round=2), state=state)
    assert [one.round for one in again.supplements] == [1, 2]
    assert again.allowances == ()
    assert refused(again, asked(round=3)) == ("no_more_supplements", "R13")
    assert refused(again, allowed()) == ("no_more_supplements", "R13")


def test_R13_leave_is_given_once_with_a_reason_and_only_where_it_is_needed():
    state = lives(asked())
    assert refused(EMPTY, allowed())[0] == "not_accepted"
    assert refused(state, allowed(reason=" ")) == ("reason", "R13")
    assert refused(lives(allowed(), state=state), allowed()) == ("nothing_to_allow", "R13")
    assert refused(state, allowed(Stage.APPRAISAL)) == ("nothing_to_allow", "R13")


def test_R13_sector_law_may_give_two_rounds_and_not_a_third():
    postal = replace(FILE, max_supplements=2, sector_law="Nghị định 47/2011/NĐ-CP")
    state = lives(asked(file=postal), asked(file=postal, round=2))
    assert refused(state, asked(file=postal, round=3)) == ("no_more_supplements", "R13")
    assert refused(lives(asked(file=postal)), allowed())[0] == "nothing_to_allow"


def test_R13_two_desks_that_print_the_same_round_are_told_apart():
    postal = replace(FILE, max_supplements=2)
    assert refused(lives(asked(file=postal)), asked(file=postal)) == ("round_taken", "R13")


def test_R13_guidance_is_full_and_clear():
    assert refused(EMPTY, asked(lacks=())) == ("lacks_missing", "R13")
    assert refused(EMPTY, asked(lacks=(replace(LACK, what=" "),))) == ("lack_unclear", "R13")


def test_R07_a_request_states_its_reason():
    assert refused(EMPTY, asked(reason="")) == ("reason", "R07")


def test_R21_only_published_papers_and_what_lies_outside_is_marked():
    assert refused(EMPTY, asked(lacks=(replace(LACK, paper=9),))) == ("not_in_list", "R21")
    marked = replace(LACK, paper=OUTSIDE_LIST, name="Giấy tờ khác")
    assert lives(asked(lacks=(marked,))).supplements[0].lacks[0].paper == OUTSIDE_LIST


@pytest.mark.parametrize("fields", [{"ground": ""}, {"reason": "  "}])
def test_R14_a_refusal_states_ground_and_reason(fields):
    assert refused(EMPTY, turned_away(**fields)) == ("ground", "R14")


def test_R14_a_refused_dossier_is_over():
    state = lives(turned_away())
    assert state.status is Status.REFUSED
    assert life.national_status(state) == 3
    for body in (asked(), accepted(), turned_away()):
        assert refused(state, body)[0] == "wrong_state"


def test_R12_after_a_supplement_the_dossier_is_accepted_with_a_clock_from_then():
    """Situation 8: the morning's slip stays in the history, the clock starts in the afternoon."""
    state = lives(asked(), taken_in("23/11/2026 14:30", papers=BROUGHT))
    assert state.status is Status.ACCEPTED
    assert len(state.supplements) == 1
    assert state.due.due_at == facts("08/12/2026 17:00").now


def test_R09_the_mandatory_paper_is_still_asked_for_after_a_supplement_request():
    missing = accepted(papers=(paper(1, presence=Presence.ABSENT),))
    assert refused(lives(asked()), missing) == ("paper_missing", "R09")


def test_R13_an_optional_paper_named_on_the_slip_is_there_or_the_clerk_says_why_not():
    state = lives(asked())
    absent = paper(2, mandatory=False, presence=Presence.ABSENT, verdict=Verdict.OPEN)
    faulty = paper(2, mandatory=False, verdict=Verdict.INVALID)
    for one in (absent, faulty, replace(absent, not_brought="  ")):
        assert refused(state, accepted(papers=(paper(1), one))) == ("asked_not_brought", "R13")
        said = replace(one, not_brought="Người nộp không có giấy này")
        assert lives(accepted(papers=(paper(1), said)), state=state).accepted.papers[1] == said
        assert lives(accepted(papers=(paper(1), one))).status is Status.ACCEPTED  # nobody asked
    assert lives(accepted(papers=BROUGHT), state=state).status is Status.ACCEPTED


def test_R09_a_reason_does_not_stand_for_a_mandatory_paper():
    missing = paper(2, presence=Presence.ABSENT, not_brought="Người nộp không có")
    assert refused(lives(asked()), accepted(papers=(paper(1), missing))) == ("paper_missing", "R09")


def test_R20_what_the_list_demanded_then_and_does_not_now_is_not_asked_for():
    file = replace(FILE, papers=(paper(1), paper(2)))
    own = accepted(papers=(paper(1), paper(2, mandatory=False, presence=Presence.ABSENT)))
    assert lives(asked(file=file), own).status is Status.ACCEPTED


def test_R13_any_one_of_a_group_answers_what_the_slip_asked_of_it():
    group = (
        paper(1),
        paper(2, mandatory=False, one_of="a", presence=Presence.ABSENT),
        paper(3, mandatory=False, one_of="a"),
    )
    assert lives(asked(), accepted(papers=group)).status is Status.ACCEPTED


def test_R13_what_every_round_named_is_looked_at_and_one_outside_the_list_too():
    outside = replace(LACK, paper=OUTSIDE_LIST, name="Văn bản thẩm duyệt")
    state = lives(asked(lacks=(outside,)), allowed(), asked(round=2))
    assert refused(state, accepted(papers=BROUGHT)) == ("asked_not_brought", "R13")
    came = paper(3, mandatory=False, name=outside.name)
    lives(accepted(papers=(*BROUGHT, came)), state=state)
    away = replace(came, presence=Presence.ABSENT)
    refusal = life.fits(state, accepted(papers=(*BROUGHT, away)))
    assert (refusal.code, refusal.where) == ("asked_not_brought", "paper:3")
    assert "Văn bản thẩm duyệt" in refusal.vi
    lives(accepted(papers=(*BROUGHT, replace(away, not_brought="Luật đã sửa"))), state=state)


def test_R21_what_case_or_procedure_of_today_does_not_have_is_not_asked_for():
    state = lives(asked())
    assert lives(accepted(papers=(paper(1),)), state=state).status is Status.ACCEPTED
    other = replace(accepted().procedure, code="1.999999")
    assert lives(accepted(procedure=other), state=state).status is Status.ACCEPTED


def test_R13_what_was_not_there_is_judged_anew_when_the_citizen_returns():
    """F7 takes it when it has come; what was found faulty stays so until somebody looks."""
    absent = paper(2, presence=Presence.ABSENT, verdict=Verdict.MISSING)
    answers_ = (
        DraftPaper(number=1, verdict=Verdict.INVALID, presence=Presence.HERE, touched=True),
        DraftPaper(number=2, verdict=Verdict.MISSING, touched=True),
        DraftPaper(number=3, verdict=Verdict.MISSING, touched=True),
    )
    file = replace(
        FILE,
        draft=replace(FILE.draft, papers=answers_),
        papers=(paper(1, verdict=Verdict.INVALID), absent, paper(3, verdict=Verdict.MISSING)),
    )
    view = reopened(lives(asked(file=file)), now=facts().now, staff="staff-2", counter="06")
    assert [one.verdict for one in view.draft.papers] == [
        Verdict.INVALID,
        Verdict.OPEN,
        Verdict.MISSING,  # pages lay under it already
    ]


def test_R16_a_dossier_from_a_portal_waits_for_its_answer():
    state = lives(submitted())
    assert (state.status, life.national_status(state)) == (Status.SUBMITTED, 1)
    assert lives(taken_in(), state=state).status is Status.ACCEPTED
    assert lives(asked(), state=state).status is Status.SUPPLEMENT_ASKED
    assert refused(state, submitted())[0] == "wrong_state"


def test_R10_a_draft_becomes_a_stream_and_a_draft_again_with_every_page():
    scanned = (draft_page("p1"), replace(draft_page("p2"), id="id-p2", seq=2))
    placements = (
        Placement(page="id-p2", paper=2, turn=90, quality_accepted_by="Hoa"),
        Placement(page="id-p1", paper=None),
    )
    file = replace(FILE, draft=replace(FILE.draft, placements=placements, typing="12"))
    written = ask_supplement(
        EMPTY, file, scanned, (LACK,), reason="Thiếu", number="", facts=facts()
    )
    state = lives(*written)
    assert state.supplements[0].round == 1
    assert state.file.draft.typing == ""
    view = reopened(state, now=facts().now, staff="staff-2", counter="06")
    assert (view.draft.id, view.draft.staff, view.draft.counter) == ("d1", "staff-2", "06")
    assert view.draft.owner == FILE.draft.owner
    order = acceptance.filed_pages(view.draft.placements, view.pages)
    assert [(one.paper, one.image.blob, one.turn) for one in order] == [
        (2, "p2", 90),
        (0, "p1", 0),
    ]
    assert order[0].quality_accepted_by == "Hoa"


def test_pages_are_filed_paper_by_paper_whatever_came_first():
    scanned = tuple(replace(draft_page(f"p{n}"), id=f"id-p{n}", seq=n) for n in (1, 2, 3, 4))
    papers = (None, 2, 1, 2)
    placements = tuple(
        Placement(page=page.id, paper=paper) for page, paper in zip(scanned, papers, strict=True)
    )
    filed = acceptance.filed_pages(placements, scanned)
    assert [(one.paper, one.order, one.image.blob) for one in filed] == [
        (1, 1, "p3"),
        (2, 1, "p2"),
        (2, 2, "p4"),
        (0, 1, "p1"),
    ]


def test_R10_what_was_scanned_in_the_morning_is_filed_once_and_in_its_last_order():
    """Pages of the first answer are filed anew by the acceptance; a second answer adds its own."""
    first = ask_supplement(
        EMPTY, FILE, (draft_page("p1"),), (LACK,), reason="Thiếu", number="", facts=facts()
    )
    state = lives(*first, allowed())
    both = (draft_page("p1"), replace(draft_page("p2"), seq=2))
    second = ask_supplement(state, FILE, both, (LACK,), reason="Thiếu", number="", facts=facts())
    assert [page_.image.blob for page_ in second[1].pages] == ["p2"]
    after = lives(*second, taken_in(papers=BROUGHT), pages("p2", "p1"), state=state)
    assert [one.image.blob for one in after.pages] == ["p2", "p1"]


def reopen(state):
    view = reopened(state, now=facts().now, staff="staff-2", counter="06")
    return replace(state.file, draft=view.draft), view.pages


def answer_again(state, file, pages_):
    written = ask_supplement(state, file, pages_, (LACK,), reason="Thiếu", number="", facts=facts())
    return written, lives(*written, state=state)


def test_R10_pages_moved_turned_or_taken_out_between_two_slips_stay_so_when_reopened():
    scanned = tuple(replace(draft_page(f"p{n}"), id=f"id-p{n}", seq=n) for n in (1, 2, 3))
    places = tuple(Placement(page=page.id, paper=1) for page in scanned)
    file = replace(FILE, draft=replace(FILE.draft, placements=places))
    _, state = answer_again(EMPTY, file, scanned)
    state = lives(allowed(), state=state)
    file, scanned = reopen(state)
    one, two, three = file.draft.placements
    moved = (two, replace(one, paper=2, turn=180), replace(three, removed=True))
    file = replace(file, draft=replace(file.draft, placements=moved))
    _, state = answer_again(state, file, scanned)
    file, scanned = reopen(state)
    again = acceptance.filed_pages(file.draft.placements, scanned)
    assert [(page_.image.blob, page_.paper, page_.turn) for page_ in again] == [
        ("p2", 1, 0),
        ("p1", 2, 180),
    ]


def test_R10_a_second_slip_without_a_change_of_pages_files_none():
    scanned = (replace(draft_page("p1"), id="id-p1"),)
    file = replace(FILE, draft=replace(FILE.draft, placements=(Placement(page="id-p1", paper=1),)))
    _, state = answer_again(EMPTY, file, scanned)
    state = lives(allowed(), state=state)
    written, _ = answer_again(state, *reopen(state))
    assert [body.KIND for body in written] == ["supplement_asked"]


def test_a_dossier_that_does_not_wait_is_not_reopened():
    view = reopened(lives(turned_away()), now=AT, staff="s", counter="05")
    assert isinstance(view, Refusal)
    assert view.code == "not_waiting"


def test_a_refusal_files_its_pages_too():
    written = refuse(
        EMPTY,
        FILE,
        (draft_page(),),
        ground="Điều 17",
        reason="Không thuộc",
        number="TC05-261123-001",
        facts=facts(),
    )
    assert [body.KIND for body in written] == ["intake_refused", "pages_filed"]
    assert lives(*written).status is Status.REFUSED
    nothing = refuse(EMPTY, FILE, (), ground="", reason="", number="", facts=facts())
    assert isinstance(nothing, Refusal)


# -- the end before acceptance


@pytest.mark.parametrize("before", [asked(), submitted()], ids=["mau-02", "online"])
def test_R22_who_handed_in_may_give_up_before_acceptance(before):
    state = lives(before)
    assert refused(state, given_up(asked_by=" ")) == ("asked_by", "R22")
    assert refused(state, given_up(reason="")) == ("reason", "R07")
    over = lives(given_up(), state=state)
    assert (over.status, over.intake_ended) == (Status.INTAKE_WITHDRAWN, given_up())
    assert (life.national_status(over), life.opencps_status(over)) == (7, "cancelled")
    assert life.STANDINGS[over.status].is_end
    for late in (asked(round=2), taken_in(), turned_away(), given_up(), not_returned()):
        assert refused(over, late)[0] == "wrong_state"


def test_closing_before_acceptance_is_a_supervisors_word_and_no_term_runs():
    """NĐ 118/2025 Đ19.5 sets fifteen days for the agency's request; before acceptance none."""
    state = lives(asked())
    assert refused(state, not_returned(contact="")) == ("contact", "R73")
    assert refused(state, not_returned(reason=" ")) == ("reason", "R07")
    assert life.fits(state, not_returned(closed_at=at("23/11/2026 09:10"))) is None
    over = lives(not_returned(), state=state)
    assert (over.status, life.national_status(over)) == (Status.INTAKE_CLOSED, 8)
    assert not life.may("intake_closed", {Role.CLERK})
    assert life.may("intake_closed", {Role.SUPERVISOR})


def test_what_came_online_is_answered_and_never_closed():
    assert refused(lives(submitted()), not_returned())[0] == "wrong_state"


def test_nothing_is_given_up_before_it_was_answered_or_after_acceptance():
    assert refused(EMPTY, given_up())[0] == "not_accepted"
    assert refused(lives(taken_in()), given_up())[0] == "wrong_state"


def test_ND118_5_pages_of_what_was_given_up_serve_a_new_dossier():
    state = lives(asked(), pages("a1"), given_up())
    assert may_begin_anew(state)
    assert not may_begin_anew(lives(asked()))
    begun = begun_anew(
        state, draft_id="d2", now=at("01/12/2026 08:00"), staff="staff-2", counter="07"
    )
    draft = begun.draft
    assert (draft.id, draft.counter, draft.owner) == ("d2", "07", state.file.draft.owner)
    assert (draft.procedure, draft.papers) == (state.file.procedure.code, ()), "judged afresh"
    assert draft.listed.names == ("Giấy tờ số 1", "Giấy tờ số 2")
    assert [page.image.blob for page in begun.pages] == ["a1"]
    online = lives(submitted(file=replace(submitted().file, papers=())), given_up())
    begun = begun_anew(
        online, draft_id="d3", now=at("01/12/2026 08:00"), staff="staff-2", counter="07"
    )
    assert (begun.draft.listed, begun.draft.channel) == (None, Channel.DIRECT)
