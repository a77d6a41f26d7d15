"""The promised date, the result, and the ends before it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from counter_app.domain.decisions.agency import (
    NO_APPOINTMENT,
    NO_TERM,
    postpone,
    recompute,
    report_error,
)
from counter_app.domain.dossier import life
from counter_app.domain.dossier.entries.ending import Mended
from counter_app.domain.dossier.entries.result import Outcome, Receiver, Shelved, WrongBy
from counter_app.domain.dossier.state import Status
from counter_app.domain.dossier.terms import Terms
from counter_app.domain.procedure import OriginalFate, Representation
from counter_app.domain.workcalendar import WorkCalendar
from tests.domain.agency_samples import (
    APOLOGY_PAGE,
    at_agency,
    document,
    payment_asked,
    postponed,
    returned,
    supplemented,
)
from tests.domain.calendar_samples import HOURS, shipped_years, year
from tests.domain.dossier_samples import accepted, fee_taken, paper
from tests.domain.life_samples import TERMS, at, facts, lives, pages, refused, taken_in
from tests.domain.result_samples import (
    ARRIVED,
    by_agency,
    error,
    handed,
    incident,
    incident_apologised,
    incident_settled,
    issued,
    mended,
    ready,
    spot,
    stop_asked,
    stopped,
    undone,
    withdrawn,
)

SPOT = Terms(on_the_spot=True)


def with_apology():
    return lives(APOLOGY_PAGE, state=at_agency())


# -- apology and re-appointment


def test_R41_a_dossier_is_re_appointed_once_and_both_dates_stay():
    state = with_apology()
    first = postponed(state)
    later = lives(first, state=state)
    assert later.promised_at == at("13/12/2026 17:00")
    assert later.due.due_at == later.postponed.old_due_at == at("08/12/2026 17:00")
    assert refused(later, postponed(later)) == ("postponed_before", "R41")


def test_R41_once_also_after_a_supplement():
    state = with_apology()
    state = lives(postponed(state), returned(), state=state)
    assert refused(state, postponed(state))[0] == "wrong_state"  # no clock runs
    state = lives(supplemented(), state=state)
    assert state.promised_at == at("14/12/2026 17:00")
    assert refused(state, postponed(state)) == ("postponed_before", "R41")


def test_R42_only_with_the_signed_paper_scanned():
    state = at_agency()
    assert refused(state, postponed(state)) == ("apology_not_scanned", "R42")
    scanned = with_apology()
    unsigned = postponed(scanned, apology=document("46", pages=()))
    assert refused(scanned, unsigned) == ("apology_not_scanned", "R42")


def test_R40_only_with_the_agencys_notice_and_a_reason():
    state = with_apology()
    assert refused(state, postponed(state, notice=document(number=""))) == (
        "notice_missing",
        "R40",
    )
    nobody = document("46/SXD", signer=" ", pages=("apology",))
    assert refused(state, postponed(state, apology=nobody)) == ("apology_unsigned", "R40")
    assert refused(state, postponed(state, reason="")) == ("reason", "R40")


def test_R42_a_signed_apology_of_another_dossier_moves_nothing():
    state = with_apology()
    body = postponed(state, code_on_paper="H48.05-261123-0002")
    assert refused(state, body) == ("other_dossier", "R42")


def test_R41_the_new_date_lies_after_the_old_one_and_nobody_moved_it_meanwhile():
    state = with_apology()
    assert refused(state, postponed(state, days=0)) == ("not_later", "R41")
    stale = postponed(state, old_due_at=at("01/12/2026 17:00"))
    assert refused(state, stale)[0] == "changed_meanwhile"


@pytest.mark.parametrize(
    ("when", "is_late"), [("23/11/2026 16:59", False), ("23/11/2026 17:01", True)]
)
def test_R43_a_late_apology_is_accepted_and_marked(when, is_late):
    """Situation 18: due Wednesday 25/11, Tuesday is a holiday, so Monday 17:00 is the last."""
    state = at_agency(when="10/11/2026 08:00", terms=TERMS)
    state = lives(APOLOGY_PAGE, state=state)
    assert state.promised_at == at("25/11/2026 17:00")
    body = postpone(
        state,
        notice=document(),
        apology=document("46", pages=("apology",)),
        code_on_paper=state.code,
        reason="Chờ ý kiến",
        new_due_at=at("02/12/2026 17:00"),
        facts=facts(when),
    )
    assert body.last_lawful_at == at("23/11/2026 17:00")
    assert body.is_late is is_late
    assert lives(body, state=state).due.due_at == at("25/11/2026 17:00")


def test_a_dossier_without_a_date_cannot_be_re_appointed():
    state = lives(accepted(), APOLOGY_PAGE)
    answer = postpone(
        state,
        notice=document(),
        apology=document("46", pages=("apology",)),
        code_on_paper=state.code,
        reason="x",
        new_due_at=at("02/12/2026 17:00"),
        facts=facts(),
    )
    assert answer is NO_TERM


def test_R22_a_changed_calendar_moves_a_date_only_by_a_persons_claim():
    state = at_agency()
    off = (at("02/12/2026 08:00").date(),)
    years = [one for one in shipped_years() if one.year != 2026]
    known = next(one for one in shipped_years() if one.year == 2026)
    extra = year(2026, off=off).days_off
    changed = replace(known, days_off=(*known.days_off, *extra), version="2026.2")
    calendar = WorkCalendar.of([*years, changed], HOURS)
    now = facts(calendar=calendar)
    body = recompute(state, source="Thông báo 1/TB", facts=now)
    assert (body.old_due_at, body.due.due_at) == (at("08/12/2026 17:00"), at("09/12/2026 17:00"))
    moved = lives(body, state=state)
    assert moved.promised_at == moved.due.due_at == at("09/12/2026 17:00")
    assert recompute(moved, source="Thông báo 1/TB", facts=now) is None
    assert moved.accepted.due == moved.due, "mẫu 01 printed from now on bears the new date"
    again = lives(returned(), supplemented(), state=moved)
    assert again.accepted.due == moved.due
    assert refused(state, replace(body, source=""))[0] == "reason"
    assert refused(moved, body)[0] == "changed_meanwhile"
    later = lives(APOLOGY_PAGE, state=state)
    later = lives(postponed(later), state=later)
    assert recompute(later, source="Thông báo 1/TB", facts=now).code == "postponed_before"


# -- the result


def test_R29_a_result_is_numbered_and_signed():
    assert refused(at_agency(), issued(number="")) == ("result_unsigned", "R29")
    assert refused(at_agency(), issued(signer=" ")) == ("result_unsigned", "R29")


def test_R66_results_of_the_provincial_committee_come_through_its_office():
    shown = replace(accepted().procedure, decided_by_chair=True)
    state = at_agency(procedure=shown)
    assert refused(state, issued()) == ("not_through_office", "R66")
    assert lives(issued(through_office=True), state=state).status is Status.ISSUED
    no = issued(outcome=Outcome.UNRESOLVED, reason="không đủ điều kiện")  # the department's own
    assert lives(no, state=state).status is Status.ISSUED
    formless = issued(has_paper=False, has_electronic=False)
    assert refused(at_agency(), formless) == ("result_formless", "R66")


def test_R32_returned_unresolved_is_a_result_with_its_reason():
    body = issued(outcome=Outcome.UNRESOLVED)
    assert refused(at_agency(), body) == ("reason", "R32")
    state = lives(replace(body, reason="Không đủ điều kiện"), ARRIVED, state=at_agency())
    assert (life.opencps_status(state), life.national_status(state)) == ("unresolved", 9)


def test_R61_R64_results_leave_by_the_central_return_desk():
    state = lives(issued(), state=at_agency())
    assert refused(state, by_agency()) == ("central_desk_only", "R64")
    assert refused(state, handed())[0] == "wrong_state"
    arrived = lives(ARRIVED, state=state)
    assert (arrived.status, arrived.shelf) == (Status.READY, "C-07-3")


def test_R63_the_police_return_their_own_results():
    state = lives(issued(), state=at_agency(terms=Terms(returned_by_agency=True)))
    assert refused(state, ARRIVED) == ("agency_returns", "R63")
    assert lives(by_agency(), state=state).status is Status.DONE


def test_R65_the_fee_is_paid_before_the_result_goes_out():
    state = lives(issued(), ARRIVED, state=at_agency())
    assert refused(state, handed()) == ("fee_open", "R65")
    assert lives(fee_taken(), handed(), state=state).status is Status.DONE
    asked = lives(payment_asked(20_000), state=ready())
    assert refused(asked, handed()) == ("fee_open", "R65")


def test_R68_without_the_slip_identity_is_compared():
    assert refused(ready(), handed(slip_shown=False)) == ("slip_or_identity", "R68")
    shown = handed(slip_shown=False, identity_compared_by="Hồ Thị Mai")
    assert lives(shown, state=ready()).status is Status.DONE


def test_R68_the_collector_signs_on_paper_or_on_a_filed_page():
    assert refused(ready(), handed(signature="")) == ("unsigned", "R68")
    assert refused(ready(), handed(signature="pad")) == ("unsigned", "R68")
    signed = lives(pages("pad"), handed(signature="pad"), state=ready())
    assert signed.status is Status.DONE


def test_R20_who_collects_for_the_owner_needs_what_the_law_asks_for():
    proxy = handed(receiver=Receiver.AUTHORISED, receiver_name="Trần Văn Đức", relation="con")
    assert refused(ready(), proxy) == ("authorisation_missing", "R20")
    with_paper = replace(proxy, authorisation="Giấy ủy quyền 12")
    assert lives(with_paper, state=ready()).status is Status.DONE
    family = replace(TERMS, relatives_without_paper=("con", "vợ"))
    assert lives(proxy, state=ready(terms=family)).status is Status.DONE
    anybody = replace(TERMS, collector=Representation.NO_PAPER)
    assert lives(proxy, state=ready(terms=anybody)).status is Status.DONE
    nobody = replace(TERMS, collector=Representation.NOT_ALLOWED)
    assert refused(ready(terms=nobody), with_paper) == ("not_delegable", "R20")


def test_R68_originals_are_surrendered_and_given_back_as_the_receipt_says():
    papers = (
        paper(1, original=OriginalFate.SURRENDERED_AT_COLLECTION),
        paper(2, original=OriginalFate.RETURNED_WITH_RESULT),
    )
    state = ready(papers=papers)
    assert refused(state, handed(originals_returned=(2,))) == ("original_missing", "R68")
    assert refused(state, handed(originals_surrendered=(1,))) == ("original_kept", "R68")
    whole = handed(originals_surrendered=(1,), originals_returned=(2,))
    done = lives(whole, state=state)
    again = lives(error(), mended(), ARRIVED, state=done)
    assert lives(handed(), state=again).status is Status.DONE  # nothing is asked for twice


def test_R22_one_result_is_handed_over_once_and_undone_with_a_reason():
    state = lives(handed(), state=ready())
    assert refused(state, handed())[0] == "wrong_state"
    back = lives(undone(state), state=state)
    assert (back.status, back.shelf) == (Status.READY, "C-07-3")
    elsewhere = lives(Shelved(shelf="C-08-1", by_name="Hồ Thị Mai"), state=back)
    again = lives(handed(), state=elsewhere)
    assert lives(undone(again), state=again).shelf == "C-08-1"  # where it lay last
    assert refused(state, replace(undone(state), handed="other"))[0] == "changed_meanwhile"
    assert refused(state, undone(state, reason=""))[1] == "R22"


def test_R61_what_is_answered_on_the_spot_leaves_by_the_intake_counter():
    assert refused(lives(taken_in()), spot()) == ("not_on_the_spot", "R61")
    state = lives(taken_in(terms=SPOT))
    assert refused(state, spot()) == ("fee_open", "R65")
    assert lives(fee_taken(), spot(), state=state).status is Status.DONE


# -- errors in the result


def test_R45_an_officials_error_is_free_and_put_right_in_three_working_days():
    """Situation 15: 23/11 14:10, the holiday is not counted: Friday 27/11."""
    state = ready()
    body = report_error(
        state,
        wrong_by=WrongBy.OFFICIAL,
        stands="Nguyễn Thị Hương",
        should_be="Nguyễn Thị Hường",
        taken_back=True,
        appointed_at=None,
        fee_dong=0,
        facts=facts("23/11/2026 14:10"),
    )
    assert body.due.due_at == at("27/11/2026 17:00")
    case = lives(body, state=state)
    assert (case.status, life.national_status(case)) == (Status.CORRECTING, 4)
    assert case.issued == state.issued  # the statistic does not change
    assert refused(state, replace(body, fee_dong=1)) == ("free_of_charge", "R45")
    same = replace(body, should_be=body.stands)
    assert refused(state, same) == ("nothing_wrong", "R45")
    put_right = lives(mended(), ARRIVED, handed(), state=case)
    assert put_right.status is Status.DONE
    assert put_right.result_cases[0].mended.number == "123a/GPXD"


def test_R46_a_citizens_error_gets_a_re_appointment_slip_and_no_three_days():
    def report(appointed_at):
        return report_error(
            ready(),
            wrong_by=WrongBy.CITIZEN,
            stands="1987",
            should_be="1978",
            taken_back=False,
            appointed_at=appointed_at,
            fee_dong=50_000,
            facts=facts("07/12/2026 14:10"),
        )

    body = report(at("21/12/2026 09:00"))
    assert body.due.due_at == at("21/12/2026 09:00")
    assert lives(body, state=ready()).status is Status.CORRECTING
    assert report(None) is NO_APPOINTMENT
    assert report(at("07/12/2026 14:10")) is NO_APPOINTMENT
    blank = error(WrongBy.CITIZEN, should_be="")
    assert refused(ready(), blank) == ("nothing_wrong", "R46")


def test_R46_R65_what_the_citizens_error_costs_is_paid_before_the_new_result_goes_out():
    state = lives(error(WrongBy.CITIZEN, fee_dong=50_000), state=ready())
    assert (state.payable_dong, state.claimable_dong) == (50_000, 50_000)
    state = lives(mended(), ARRIVED, state=state)
    assert refused(state, handed()) == ("fee_open", "R65")
    state = lives(fee_taken(50_000, 50_000, 0), handed(), state=state)
    assert state.status is Status.DONE


def test_R71_a_lost_result_is_issued_again_free_of_charge():
    state = lives(handed(), state=ready())
    lost = error(WrongBy.LOST, stands="", should_be="")
    assert refused(state, lost) == ("no_incident", "R71")
    state = lives(incident(of_result=True, what="Giấy phép"), state=state)
    state = lives(lost, mended(), ARRIVED, state=state)
    assert refused(state, handed()) == ("incident_open", "R71")
    settle = incident_settled(state.incidents[0].id, Mended.REISSUED)
    assert lives(settle, handed(), state=state).status is Status.DONE


def test_R61_R63_the_moment_it_was_given_is_known_whoever_gave_it():
    assert ready().given_at is None
    state = lives(handed(), state=ready())
    assert state.given_at == state.hand_overs[-1].body.handed_at
    at_once = lives(spot(), state=lives(taken_in(terms=Terms(on_the_spot=True)), fee_taken()))
    assert at_once.given_at == at_once.on_the_spot.given_at
    police = lives(issued(), by_agency(), state=at_agency(terms=Terms(returned_by_agency=True)))
    assert police.given_at == police.by_agency.returned_at


# -- ends and incidents


def test_R07_a_dossier_stops_at_the_applicants_wish_before_the_decision():
    state = lives(stop_asked(), state=at_agency())
    assert life.national_status(state) == 7
    assert refused(state, stopped(number=""))[1] == "R07"
    assert refused(state, replace(stopped(), signer=" "))[1] == "R07"
    over = lives(stopped(), state=state)
    assert (over.status, life.national_status(over)) == (Status.STOPPED, 8)
    assert refused(ready(), stop_asked())[0] == "wrong_state"
    assert refused(at_agency(), stop_asked(asked_by=""))[0] == "asked_by"


def test_a_decision_signed_before_the_stop_stands():
    state = lives(stop_asked(), issued(), state=at_agency())
    assert state.status is Status.ISSUED


def test_a_dossier_is_withdrawn_while_its_papers_are_not_with_the_agency():
    over = lives(taken_in(), withdrawn())
    assert (over.status, life.national_status(over)) == (Status.WITHDRAWN, 7)
    assert lives(returned(), withdrawn(), state=at_agency()).status is Status.WITHDRAWN
    assert refused(at_agency(), withdrawn())[0] == "wrong_state"


def test_R71_an_incident_names_the_papers_and_who_had_them_last():
    assert refused(at_agency(), incident(what=" ")) == ("incident_unclear", "R71")
    assert refused(at_agency(), replace(incident(), last_holder="")) == ("incident_unclear", "R71")
    assert refused(at_agency(), incident(of_result=True))[0] == "no_result"
    state = lives(incident(), state=at_agency())
    (one,) = state.incidents
    told = lives(incident_apologised(one.id), state=state)
    assert refused(told, incident_apologised(one.id))[0] == "incident_not_open"
    unnumbered = replace(incident_apologised(one.id), number=" ")
    assert refused(state, unnumbered) == ("letter", "R71")
    settled = lives(incident_settled(one.id), state=told)
    assert settled.open_incidents == ()
    assert refused(settled, incident_settled(one.id))[0] == "incident_not_open"
