"""Between centre and agency: transfer, routes, verification, opinions, return for supplement."""

from __future__ import annotations

from dataclasses import replace

import pytest

from counter_app.domain.decisions.agency import return_for_supplement, supplement
from counter_app.domain.decisions.route import lay_out
from counter_app.domain.dossier import life
from counter_app.domain.dossier.entries.answers import Stage
from counter_app.domain.dossier.entries.result import Outcome
from counter_app.domain.dossier.entries.transfer import Urged
from counter_app.domain.dossier.state import Status
from counter_app.domain.dossier.terms import Terms
from counter_app.domain.draft import Presence
from counter_app.domain.procedure import Agency, RouteKind, RouteLeg, RouteRule
from tests.domain.agency_samples import (
    appraised,
    approved,
    at_agency,
    closed,
    got,
    late_told,
    leg_done,
    leg_got,
    opinion_asked,
    opinion_given,
    payment_asked,
    returned,
    sent,
    supplemented,
    verified,
)
from tests.domain.calendar_samples import shipped
from tests.domain.dossier_samples import AT, paper
from tests.domain.life_samples import (
    BROUGHT,
    FIFTEEN,
    LACK,
    LEAD,
    RECEIPT,
    SECOND,
    TEN_DAYS,
    TERMS,
    THIRD,
    allowed,
    asked,
    at,
    entry_of,
    facts,
    lives,
    refused,
    route,
    taken_in,
)
from tests.domain.result_samples import incident, incident_settled, issued


def test_R25_nothing_goes_on_without_the_receipt():
    state = lives(taken_in())
    assert refused(state, sent()) == ("receipt_missing", "R25")
    assert lives(RECEIPT, sent(), state=state).status is Status.TRANSFERRED


def test_R25_what_is_answered_on_the_spot_needs_none():
    state = lives(taken_in(terms=Terms(on_the_spot=True)))
    assert lives(sent(), state=state).status is Status.TRANSFERRED


def test_the_agency_signs_for_what_it_receives():
    state = lives(taken_in(), RECEIPT, sent())
    assert refused(state, got(received_by=" "))[0] == "receiver"
    held = lives(got(), state=state)
    assert (held.status, life.held_by(held)) == (Status.PROCESSING, LEAD)
    assert refused(held, sent())[0] == "wrong_state"


def test_R71_lost_papers_are_settled_before_the_dossier_goes_on():
    state = lives(taken_in(), RECEIPT, incident())
    assert refused(state, sent()) == ("incident_open", "R71")
    settled = lives(incident_settled(state.incidents[0].id), state=state)
    assert lives(sent(), state=settled).status is Status.TRANSFERRED


# -- interconnected procedures


def test_R52_R53_R54_on_paper_one_agency_after_the_other_and_back_to_the_lead():
    state = lives(taken_in(route=route()), RECEIPT)
    assert refused(state, sent(agency=SECOND)) == ("route_order", "R52")
    state = lives(sent(), got(), state=state)
    assert refused(state, leg_done(SECOND, THIRD)) == ("not_its_turn", "R54")
    assert refused(state, leg_done(LEAD, THIRD)) == ("route_order", "R54")
    state = lives(leg_done(LEAD, SECOND), state=state)
    assert life.held_by(state) == SECOND
    assert refused(state, leg_done(SECOND, THIRD)) == ("not_its_turn", "R54")  # on its way
    assert refused(state, leg_got(THIRD)) == ("not_its_turn", "R54")
    state = lives(leg_got(SECOND), leg_done(SECOND, THIRD), leg_got(THIRD), state=state)
    assert refused(state, issued()) == ("route_open", "R54")
    state = lives(leg_done(THIRD, LEAD), state=state)
    assert refused(state, issued()) == ("route_open", "R54")  # on its way back to the lead
    state = lives(leg_got(LEAD), issued(), state=state)
    assert state.status is Status.ISSUED


def test_R53_R55_R56_electronically_to_all_at_once_in_any_order():
    state = at_agency(route=route(RouteKind.ELECTRONIC))
    assert refused(state, issued()) == ("route_open", "R54")
    state = lives(leg_done(THIRD, ""), leg_done(SECOND, ""), state=state)
    assert refused(state, leg_done(SECOND, "")) == ("leg_done", "R53")
    assert refused(state, leg_done("H48.99", ""))[1] == "R54"
    assert life.opencps_status(state) == "interoperating"
    assert lives(issued(), state=state).status is Status.ISSUED


def test_R55_electronically_the_lead_has_it_wherever_it_stands_in_the_list():
    way = route(RouteKind.ELECTRONIC)
    turned = replace(way, legs=way.legs[::-1])
    state = lives(taken_in(route=turned), RECEIPT)
    assert refused(state, sent(agency=THIRD)) == ("route_order", "R52")
    assert life.held_by(lives(sent(agency=LEAD), got(), state=state)) == LEAD


def test_R57_R58_to_another_level_and_back_to_the_desk_that_received_it():
    upper = replace(route(RouteKind.UPPER), legs=route().legs[:2], supervised_by="Trung tâm tỉnh")
    state = at_agency(route=upper)
    state = lives(leg_done(LEAD, SECOND), leg_got(SECOND), leg_done(SECOND, ""), state=state)
    assert lives(issued(), state=state).status is Status.ISSUED


def test_a_plain_dossier_has_no_route():
    assert refused(at_agency(), leg_done())[0] == "no_route"
    assert refused(at_agency(), leg_got())[0] == "no_route"


def test_R53_R55_the_route_is_laid_out_with_work_and_due_date_of_each():
    rule = RouteRule(
        kind=RouteKind.PAPER,
        legs=(
            RouteLeg(agency=LEAD, work="Thẩm định", within="3 ngày làm việc", lead=True),
            RouteLeg(agency=SECOND, work="Cho ý kiến", within="2 ngày làm việc"),
            RouteLeg(agency=THIRD, work="Ký", within=None),
        ),
        source="Quyết định 1/QĐ-UBND",
    )
    agencies = {
        one: Agency(id=one, name=name, short_name=name, mark=name[-2:])
        for one, name in ((LEAD, "Sở Xây dựng"), (SECOND, "Sở Tài chính"), (THIRD, "Sở Nội vụ"))
    }

    def dues(kind):
        laid = lay_out(
            replace(rule, kind=kind),
            at("23/11/2026 09:00"),
            agencies=agencies,
            calendar=shipped(),
            rules_id="tt03-2025",
        )
        return [one.due and one.due.due_at for one in laid.legs]

    assert dues(RouteKind.PAPER) == [at("27/11/2026 17:00"), at("01/12/2026 17:00"), None]
    assert dues(RouteKind.ELECTRONIC) == [at("27/11/2026 17:00"), at("26/11/2026 17:00"), None]


# -- at the agency


@pytest.mark.parametrize("field", ["place", "people", "content"])
def test_R31_a_verification_names_time_place_people_and_content(field):
    assert refused(at_agency(), verified(**{field: " "})) == ("verification_unclear", "R31")


def test_R30_verifications_are_kept_with_the_dossier():
    assert lives(verified(), verified(), state=at_agency()).verifications == (
        verified(),
        verified(),
    )


@pytest.mark.parametrize("field", ["whom", "said"])
def test_R47_an_urging_says_who_was_asked_and_what_was_answered(field):
    state = at_agency()
    urged = Urged(channel="phone", whom="Ông Minh", said="Mai ký", by_name="Hoa", urged_at=AT)
    assert refused(state, replace(urged, **{field: " "})) == ("urged_whom", "R47")
    assert lives(urged, state=state).promised_at == state.promised_at


def test_R36_an_opinion_request_states_content_and_deadline():
    assert refused(at_agency(), opinion_asked(content=" ")) == ("opinion_unclear", "R36")
    early = opinion_asked(reply_by=at("25/11/2026 08:00"))
    assert refused(at_agency(), early) == ("opinion_term", "R36")


def test_R37_R38_an_opinion_is_answered_once():
    state = lives(opinion_asked(), state=at_agency())
    (opinion,) = state.opinions
    state = lives(opinion_given(opinion.id), state=state)
    assert state.opinions[0].given.content == "Thống nhất"
    assert refused(state, opinion_given(opinion.id)) == ("opinion_not_open", "R38")
    assert refused(state, opinion_given("elsewhere")) == ("opinion_not_open", "R38")


def test_R39_the_lead_agency_tells_of_a_late_opinion_when_it_is_late():
    state = lives(opinion_asked(), state=at_agency())
    asked = state.opinions[0].id
    assert refused(state, late_told(asked, "27/11/2026 17:00")) == ("opinion_not_late", "R39")
    told = lives(late_told(asked), state=state)
    assert refused(told, late_told(asked))[0] == "opinion_not_open"
    assert lives(opinion_given(asked), state=told).opinions[0].given is not None


def test_R75_money_due_after_appraisal_shows_as_a_financial_duty():
    state = lives(payment_asked(500_000), state=at_agency())
    assert life.national_status(state) == 6
    assert life.opencps_status(state) == "paying"
    assert state.payable_dong == 650_000
    assert refused(at_agency(), payment_asked(0)) == ("nothing_to_pay", "R75")


def test_R26_four_steps_at_the_centre_appraise_then_approve():
    elsewhere = at_agency()
    assert refused(elsewhere, appraised()) == ("not_at_centre", "R26")
    state = lives(taken_in(), RECEIPT, sent(at_centre=True), got())
    assert refused(state, approved()) == ("not_appraised", "R26")
    assert refused(state, issued()) == ("not_approved", "R26")
    state = lives(appraised(), approved(), state=state)
    assert refused(state, appraised())[1] == "R26"
    assert refused(state, approved())[1] == "R26"
    assert lives(issued(), state=state).status is Status.ISSUED


def test_R26_what_the_approver_denied_can_only_go_back_unresolved():
    state = lives(taken_in(), RECEIPT, sent(at_centre=True), got())
    state = lives(appraised(grant=False), approved(grant=False), state=state)
    assert refused(state, issued()) == ("approval_denied", "R26")
    back = issued(outcome=Outcome.UNRESOLVED, reason="Không đủ điều kiện")
    assert lives(back, state=state).issued == back


def test_R26_who_appraised_does_not_approve_and_a_new_round_begins_anew():
    state = lives(taken_in(), RECEIPT, sent(at_centre=True), got())
    state = life.evolve(state, entry_of(appraised(), actor="staff-minh"), appraised())
    own = life.fits(state, approved(), "staff-minh")
    assert (own.code, own.rule) == ("own_work", "R26")
    assert life.fits(state, approved(), "staff-cuong") is None
    assert lives(returned(), supplemented(), state=state).appraised_by == ""


# -- return for supplement


def test_R32_a_return_is_a_signed_notice_with_reason_and_content():
    state = at_agency()
    assert refused(state, returned(number="")) == ("notice_unsigned", "R32")
    assert refused(state, returned(signer=" ")) == ("notice_unsigned", "R32")
    assert refused(state, returned(reason=" "))[1] == "R07"
    assert refused(state, returned(lacks=()))[1] == "R13"
    assert refused(state, returned(lacks=(replace(LACK, paper=8),)))[1] == "R21"
    assert lives(returned(), state=state).status is Status.RETURNED


def test_R33_the_notice_is_due_in_three_working_days_and_a_late_one_is_marked():
    state = at_agency()

    def notice(when):
        return return_for_supplement(
            state,
            (replace(LACK, paper=1),),
            reason="Thiếu chữ ký",
            number="45/SXD",
            signer="Đỗ Mạnh Cường",
            noticed_at=at(when),
            facts=facts(when),
        )

    in_time = notice("27/11/2026 17:00")
    assert in_time.notice_by == at("27/11/2026 17:00")  # 24/11 is a holiday
    assert not in_time.is_late
    assert notice("27/11/2026 17:01").is_late


def test_R33_sector_law_sets_another_term():
    terms = replace(TERMS, notice_within=FIFTEEN, sector_law="Luật Dược")
    state = at_agency(terms=terms)
    body = return_for_supplement(
        state,
        (replace(LACK, paper=1),),
        reason="Thiếu",
        number="1",
        signer="A",
        noticed_at=at("01/12/2026 08:00"),
        facts=facts("01/12/2026 08:00"),
    )
    assert body.notice_by == at("08/12/2026 17:00")


def test_R13_intake_guidance_and_appraisal_return_are_counted_apart():
    guided = lives(asked(), taken_in(papers=BROUGHT), RECEIPT, sent(), got())
    state = lives(returned(), supplemented(), RECEIPT, sent(), got(), state=guided)
    assert (len(state.supplements), len(state.returns)) == (1, 1)
    assert refused(state, returned(round=2)) == ("supplement_once", "R13")
    state = lives(allowed(Stage.APPRAISAL), returned(round=2), state=state)
    assert [one.round for one in state.returns] == [1, 2]


def test_R34_the_clock_starts_again_from_zero_on_the_full_dossier():
    """Situation 19: 23/11 16:00, ten working days: Tuesday 08/12, the same code."""
    state = lives(returned(), state=at_agency())
    assert state.due.due_at == at("08/12/2026 17:00")
    body = supplement(state, (paper(1), paper(2)), facts("30/11/2026 09:00"))
    again = lives(replace(body, counter="22"), state=state)
    assert (again.status, again.code) == (Status.ACCEPTED, state.code)
    assert (state.lies_at, again.lies_at) == ("05", "22"), "where the papers were brought"
    assert again.due.due_at == again.promised_at == at("14/12/2026 17:00")
    assert [run.due.due_at for run in again.clocks] == [
        at("08/12/2026 17:00"),
        at("14/12/2026 17:00"),
    ]
    assert again.received is None


def test_R34_the_clock_does_not_start_on_half_a_dossier():
    state = lives(returned(), state=at_agency())
    half = supplemented(papers=(paper(1, presence=Presence.ABSENT),))
    assert refused(state, half) == ("paper_missing", "R34")
    assert "vẫn chờ bổ sung" in life.fits(state, half).vi


OPTIONAL = {"mandatory": False, "presence": Presence.ABSENT}


def test_R34_an_optional_paper_the_agency_asked_for_belongs_to_the_full_dossier():
    state = lives(returned(lacks=(replace(LACK, paper=1), LACK)), state=at_agency())
    without = supplemented(papers=(paper(1), paper(2, **OPTIONAL)))
    assert refused(state, without) == ("asked_not_brought", "R34")
    assert refused(state, replace(without, not_brought=(LACK,))) == ("asked_not_brought", "R34")
    here = supplemented(papers=(paper(1), paper(2, mandatory=False)))
    assert lives(here, state=state).status is Status.ACCEPTED
    assert refused(state, replace(here, not_brought=(LACK,))) == ("asked_not_brought", "R34")


def test_R34_the_agency_may_do_without_it_in_writing_but_not_without_a_mandatory_paper():
    state = lives(returned(lacks=(replace(LACK, paper=1), LACK)), state=at_agency())
    papers = (paper(1), paper(2, **OPTIONAL))
    body = supplement(state, papers, facts(), not_brought=(LACK,), released="51/SXD")
    assert lives(body, state=state).supplemented.released == "51/SXD"
    blank = supplement(state, papers, facts(), not_brought=(LACK,), released=" ")
    assert blank.code == "asked_not_brought"
    assert "2. Giấy khám sức khỏe" in blank.vi
    first = replace(LACK, paper=1)
    both = (paper(1, presence=Presence.ABSENT), paper(2, **OPTIONAL))
    body = supplement(state, both, facts(), not_brought=(first, LACK), released="51/SXD")
    assert body.code == "paper_missing"


def test_R34_closing_waits_for_the_end_of_the_extended_last_day():
    """06/11 + 15 days is a Saturday, so Monday 23/11 is the last day (BLDS 2015 Đ148.5)."""
    state = at_agency(when="02/11/2026 08:00")
    body = return_for_supplement(
        state,
        (replace(LACK, paper=1),),
        reason="Thiếu",
        number="1",
        signer="A",
        noticed_at=at("06/11/2026 10:00"),
        facts=facts("06/11/2026 10:00"),
    )
    assert body.reply_by.due_at == at("23/11/2026 17:00")
    state = lives(body, state=state)
    assert refused(state, closed("23/11/2026 16:59")) == ("term_runs", "R34")
    assert refused(state, closed("23/11/2026 20:00")) == ("term_runs", "R34")
    assert refused(state, closed("25/11/2026 07:00", reason="")) == ("reason", "R34")
    over = lives(closed("25/11/2026 07:00"), state=state)
    assert (over.status, life.national_status(over)) == (Status.CLOSED, 8)


def test_R34_a_supplement_taken_offline_before_the_closing_beats_it():
    state = lives(returned(), closed("15/12/2026 17:30"), state=at_agency())
    assert refused(state, supplemented("15/12/2026 17:30")) == ("closed", "R34")
    assert refused(state, supplemented("16/12/2026 08:00")) == ("closed", "R34")
    alive = lives(supplemented("15/12/2026 16:00"), state=state)
    assert (alive.status, alive.closed) == (Status.ACCEPTED, None)
    assert refused(alive, closed("15/12/2026 17:30"))[0] == "wrong_state"


def test_R34_without_a_term_nobody_closes():
    state = at_agency(terms=Terms(limit=TEN_DAYS))
    state = lives(returned(reply_by=None), state=state)
    assert refused(state, closed()) == ("no_closing", "R34")
