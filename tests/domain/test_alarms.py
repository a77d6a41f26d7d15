"""The alarm list: what rings, when it begins, and that a range finds what each dossier would."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from counter_app.domain import timetable
from counter_app.domain.alarms import Alarm, alarms, times, watches, window
from counter_app.domain.dossier.entries.result import WrongBy
from counter_app.domain.dossier.entries.transfer import CitizenTold
from counter_app.domain.dossier.state import DossierState, Status
from counter_app.domain.dossier.steps.postponement import CLOCK_RUNS
from counter_app.domain.dossier.terms import Terms
from counter_app.domain.moments import local
from counter_app.domain.procedure import Channel, RouteKind
from counter_app.errors.calendar import CalendarNotCoveredError
from tests.domain.agency_samples import (
    APOLOGY_PAGE,
    at_agency,
    closed,
    got,
    late_told,
    leg_done,
    leg_got,
    opinion_asked,
    opinion_given,
    postponed,
    returned,
    sent,
    supplemented,
)
from tests.domain.calendar_samples import shipped
from tests.domain.dossier_samples import accepted, fee_taken
from tests.domain.life_samples import (
    EMPTY,
    RECEIPT,
    SECOND,
    TERMS,
    at,
    facts,
    leg,
    lives,
    route,
    submitted,
    taken_in,
)
from tests.domain.life_walks import PATHS, walk
from tests.domain.result_samples import ARRIVED, error, issued, mended, ready, stop_asked

CUTOFF = at("23/11/2026 15:00").time()


def ringing(state: DossierState, when: str) -> dict[Alarm, bool]:
    """What rings, and whether it is late."""
    return {one.watch.alarm: one.is_late for one in alarms(state, shipped(), at(when))}


@pytest.mark.parametrize(
    ("received", "by"),
    [
        ("23/11/2026 14:59", "23/11/2026 17:00"),
        ("23/11/2026 15:00", "23/11/2026 17:00"),
        ("23/11/2026 15:01", "25/11/2026 11:30"),  # situation 17: tomorrow is a holiday
        ("23/11/2026 17:30", "25/11/2026 11:30"),
        ("21/11/2026 09:00", "23/11/2026 11:30"),  # a Saturday
    ],
)
def test_ND118_18_2_the_same_day_or_after_15_the_next_working_morning(received, by):
    assert timetable.transfer_by(at(received), CUTOFF, shipped()) == at(by)
    if "15:01" in received:
        assert timetable.transfer_by(at(received), None, shipped()) == at("23/11/2026 17:00")


def test_a_dossier_whose_paper_says_15_00_came_in_time_whatever_the_second():
    received = at("23/11/2026 15:00") + timedelta(seconds=40)
    assert timetable.transfer_by(received, CUTOFF, shipped()) == at("23/11/2026 17:00")


def test_situation_17_the_transfer_alarm_rings_on_wednesday_noon_not_on_the_holiday():
    state = lives(taken_in("23/11/2026 15:20"))
    assert Alarm.TRANSFER not in ringing(state, "24/11/2026 12:00")
    assert ringing(state, "25/11/2026 12:00")[Alarm.TRANSFER] is True
    assert ringing(state, "25/11/2026 11:00")[Alarm.TRANSFER] is False
    gone = lives(RECEIPT, sent(), state=state)
    assert Alarm.TRANSFER not in ringing(gone, "25/11/2026 12:00")


def test_what_is_answered_on_the_spot_is_not_handed_on():
    assert watches(lives(taken_in(terms=Terms(on_the_spot=True, limit=None)))) == ()


def test_ND118_17_2_an_online_dossier_is_answered_within_eight_working_hours():
    """Friday 20/11 16:40 and eight hours: Monday 23/11 16:40."""
    state = lives(submitted())
    assert ringing(state, "20/11/2026 16:40") == {Alarm.ANSWER_ONLINE: False}
    assert ringing(state, "23/11/2026 16:40") == {Alarm.ANSWER_ONLINE: False}
    assert ringing(state, "23/11/2026 16:41") == {Alarm.ANSWER_ONLINE: True}


def test_R33_the_last_day_for_a_return_notice_is_told_and_passes():
    state = lives(taken_in("20/11/2026 08:00"), RECEIPT, sent(), got())  # received 23/11 16:30
    assert Alarm.RETURN_NOTICE not in ringing(state, "26/11/2026 16:00")
    assert ringing(state, "27/11/2026 07:00")[Alarm.RETURN_NOTICE] is False
    assert Alarm.RETURN_NOTICE not in ringing(state, "27/11/2026 17:00")


def test_R40_situation_18_the_apology_is_asked_for_before_the_holiday():
    """Due Wednesday 25/11; Tuesday is a holiday, so Monday 17:00 is the last lawful moment."""
    state = at_agency(when="10/11/2026 08:00")
    assert state.promised_at == at("25/11/2026 17:00")
    assert Alarm.APOLOGY not in ringing(state, "20/11/2026 06:59")
    assert ringing(state, "20/11/2026 07:00")[Alarm.APOLOGY] is False, "two working days before"
    assert ringing(state, "23/11/2026 07:00")[Alarm.APOLOGY] is False
    assert ringing(state, "23/11/2026 17:00")[Alarm.APOLOGY] is False
    assert ringing(state, "23/11/2026 17:01")[Alarm.APOLOGY] is True
    over = ringing(state, "25/11/2026 17:00")
    assert Alarm.APOLOGY not in over
    assert Alarm.OVERDUE in over


def test_R41_a_re_appointed_dossier_rings_again_at_its_new_date_only():
    state = lives(APOLOGY_PAGE, state=at_agency())
    state = lives(postponed(state), state=state)  # from 08/12 to 13/12
    state = lives(told_of("postponed", "08/12/2026 16:00"), state=state)
    assert ringing(state, "09/12/2026 08:00") == {}
    assert ringing(state, "11/12/2026 16:00") == {}, "there is no second apology to ask for"
    assert Alarm.OVERDUE in ringing(state, "14/12/2026 08:00")


def test_R39_a_late_opinion_rings_until_it_is_given():
    state = lives(opinion_asked(), state=at_agency())
    assert Alarm.OPINION not in ringing(state, "27/11/2026 16:59")
    assert ringing(state, "30/11/2026 08:00")[Alarm.OPINION] is True
    told = lives(late_told(state.opinions[0].id), state=state)
    assert Alarm.OPINION in ringing(told, "30/11/2026 09:00"), "told of is not answered"
    answered = lives(opinion_given(state.opinions[0].id), state=state)
    assert Alarm.OPINION not in ringing(answered, "30/11/2026 08:00")


def told_of(about, when):
    return CitizenTold(about=about, channel="desk", address="", by_name="Hoa", told_at=at(when))


def test_R42_the_owner_is_told_of_the_new_date_the_same_day():
    state = lives(APOLOGY_PAGE, state=at_agency())
    state = lives(postponed(state), state=state)
    since = f"{local(state.postponed.received_at):%d/%m/%Y %H:%M}"
    assert Alarm.TELL_DATE in ringing(state, since)
    other = lives(told_of("result_issued", since), state=state)
    assert Alarm.TELL_DATE in ringing(other, since), "of something else"
    assert Alarm.TELL_DATE not in ringing(lives(told_of("postponed", since), state=state), since)


def test_R32_the_owner_is_told_what_the_agency_asks_for_before_anybody_closes():
    state = lives(returned(), state=at_agency())
    noticed = f"{local(state.returns[-1].noticed_at):%d/%m/%Y %H:%M}"
    assert Alarm.TELL_RETURN in ringing(state, noticed)
    told = lives(told_of("returned_for_supplement", noticed), state=state)
    assert Alarm.TELL_RETURN not in ringing(told, noticed)
    online = lives(returned(), state=at_agency(channel=Channel.ONLINE))
    assert Alarm.TELL_RETURN not in ringing(online, noticed), "the portal says it (R17)"


def test_ND118_19_5_situation_19_closing_is_proposed_after_the_last_day_ends():
    state = at_agency(when="02/11/2026 08:00")
    reply_by = facts("06/11/2026 10:00").whole_limit(replace(TERMS, limit=TERMS.close_after))
    state = lives(returned(reply_by=reply_by), state=state)
    assert ringing(state, "23/11/2026 16:59") == {}
    assert ringing(state, "25/11/2026 07:00") == {Alarm.CLOSE: True}
    assert ringing(lives(supplemented(), state=state), "25/11/2026 07:00") == {}
    assert ringing(lives(closed(), state=state), "25/11/2026 07:00") == {}


def test_R45_an_officials_error_rings_a_day_before_and_a_citizens_never():
    due = facts("23/11/2026 14:10").whole_limit(replace(TERMS, limit=TERMS.notice_within))
    state = lives(error(due=due), state=ready())
    assert due.due_at == at("27/11/2026 17:00")
    assert ringing(state, "25/11/2026 16:00") == {}
    assert ringing(state, "26/11/2026 07:00") == {Alarm.CORRECTION: False}
    assert ringing(state, "27/11/2026 17:01") == {Alarm.CORRECTION: True}
    assert watches(lives(error(WrongBy.CITIZEN), state=ready())) == ()


def test_R45_a_mended_result_is_waited_for_until_it_is_back():
    due = facts("23/11/2026 14:10").whole_limit(replace(TERMS, limit=TERMS.notice_within))
    state = lives(error(due=due), mended(), state=ready())
    assert ringing(state, "27/11/2026 17:01") == {Alarm.CORRECTION: True}
    assert ringing(lives(ARRIVED, state=state), "27/11/2026 17:01") == {}


def test_R47_a_result_that_is_issued_and_not_brought_is_overdue_like_any_other():
    state = lives(fee_taken(), issued(), state=at_agency())
    assert ringing(state, "08/12/2026 16:59") == {}
    assert ringing(state, "08/12/2026 17:00") == {Alarm.OVERDUE: False}
    assert ringing(lives(ARRIVED, state=state), "09/12/2026 08:00") == {}
    police = at_agency(terms=replace(TERMS, returned_by_agency=True))
    assert watches(lives(fee_taken(), issued(), state=police)) == (), "it lies at their own desk"
    stopping = lives(stop_asked(), state=at_agency())
    assert ringing(stopping, "09/12/2026 08:00") == {Alarm.OVERDUE: True}


def test_R53_the_agency_whose_turn_it_is_is_waited_for():
    due = facts("25/11/2026 09:00").whole_limit(replace(TERMS, limit=TERMS.notice_within))
    legs = (route().legs[0], leg(SECOND, "Sở Tài chính", due))
    state = at_agency(route=replace(route(), legs=legs))
    assert Alarm.LEG not in {watch.alarm for watch in watches(state)}
    theirs = lives(leg_done(passed_to=SECOND), leg_got(SECOND), state=state)
    assert ringing(theirs, "30/11/2026 07:00")[Alarm.LEG] is False
    assert ringing(theirs, "30/11/2026 17:01")[Alarm.LEG] is True
    electronic = at_agency(route=replace(route(RouteKind.ELECTRONIC), legs=legs))
    assert Alarm.LEG in ringing(electronic, "30/11/2026 17:01")
    done = lives(leg_done(SECOND, ""), state=electronic)
    assert Alarm.LEG not in ringing(done, "30/11/2026 17:01")


def test_the_nearest_deadline_stands_first():
    state = lives(opinion_asked(), state=at_agency())
    found = alarms(state, shipped(), at("09/12/2026 08:00"))
    assert [one.watch.alarm for one in found] == [Alarm.OPINION, Alarm.OVERDUE]


def test_a_dossier_without_a_date_or_with_its_result_here_rings_no_more():
    assert Alarm.OVERDUE not in ringing(lives(accepted()), "25/12/2026 08:00")
    assert ringing(ready(), "25/12/2026 08:00") == {}


def test_a_term_of_a_year_no_longer_entered_is_long_over_and_one_ahead_is_not_guessed():
    old = at("10/11/2023 08:00")
    assert times(Alarm.OVERDUE, old, "", shipped()).warn_at == old
    assert times(Alarm.RETURN_NOTICE, old, "3 working-days", shipped()).deadline_at == old
    with pytest.raises(CalendarNotCoveredError):
        times(Alarm.RETURN_NOTICE, at("30/12/2027 08:00"), "3 working-days", shipped())


RULES = [
    (Alarm.ANSWER_ONLINE, ""),
    (Alarm.TRANSFER, "15:00"),
    (Alarm.TRANSFER, ""),
    (Alarm.RETURN_NOTICE, "3 working-days"),
    (Alarm.RETURN_NOTICE, "10 calendar-days"),
    (Alarm.APOLOGY, ""),
    (Alarm.OVERDUE, ""),
    (Alarm.OPINION, ""),
    (Alarm.CLOSE, ""),
    (Alarm.CORRECTION, ""),
    (Alarm.LEG, ""),
]


@settings(max_examples=300, deadline=None)
@given(
    st.sampled_from(RULES),
    st.integers(0, 2 * 365 * 24 * 60),
    st.integers(-40 * 24 * 60, 40 * 24 * 60),
)
def test_a_window_finds_just_what_rings_one_by_one(rule, minute, offset):
    """Compared with looking at every dossier: from 2025 to 2026, terms near the moment."""
    now = at("01/01/2025 00:00") + timedelta(minutes=minute)
    base_at = now + timedelta(minutes=offset)
    alarm, name = rule
    found = times(alarm, base_at, name, shipped())
    rings = found.warn_at <= now and (found.lapses_at is None or now < found.lapses_at)
    span = window(alarm, name, shipped(), now)
    assert (base_at <= span.upto and (span.after is None or base_at > span.after)) is rings


@settings(max_examples=40, deadline=None)
@given(st.sampled_from(PATHS), st.lists(st.integers(0, 10_000), max_size=25))
def test_R24_R47_wherever_a_dossier_stands_its_next_moment_is_watched(path, choices):
    """Nothing that has a term is forgotten: some watch looks at it until it ends."""
    for state, _entry in walk(EMPTY, choices, path):
        has_term = state.status in CLOCK_RUNS | {Status.STOPPING} or (
            state.status is Status.RETURNED and state.returns[-1].reply_by is not None
        )
        is_coming = (
            state.status is Status.ISSUED
            and not state.result_cases
            and not state.terms.returned_by_agency
        )
        if (has_term or is_coming) and state.promised_at is not None:
            assert watches(state), state.status
