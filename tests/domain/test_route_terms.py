"""Each agency's date on the way of an interconnected dossier: when it moves, and when it stays."""

from __future__ import annotations

from dataclasses import replace

import pytest

from counter_app.domain.centre import DatedHours, OfficeHours
from counter_app.domain.decisions.agency import recompute, supplement
from counter_app.domain.decisions.route import lay_out
from counter_app.domain.procedure import Agency, RouteKind, RouteLeg, RouteRule
from counter_app.domain.workcalendar import SpecialDay, WorkCalendar
from tests.domain.agency_samples import at_agency, leg_done, leg_got, returned
from tests.domain.calendar_samples import HOURS, shipped, shipped_years
from tests.domain.dossier_samples import paper
from tests.domain.life_samples import LEAD, SECOND, THIRD, at, facts, lives, refused

ACCEPTED = "23/11/2026 16:00"
STORM = SpecialDay(day=at("27/11/2026 08:00").date(), name="Bão", source="CĐ 20")


def laid(kind=RouteKind.PAPER, calendar=None, within=("3 ngày làm việc", "0 ngày làm việc", None)):
    legs = tuple(
        RouteLeg(agency=one, work="Thẩm định", within=text, lead=one == LEAD)
        for one, text in zip((LEAD, SECOND, THIRD), within, strict=True)
    )
    agencies = {
        one: Agency(id=one, name=name, short_name=name, mark=name[-2:])
        for one, name in ((LEAD, "Sở Xây dựng"), (SECOND, "Sở Tài chính"), (THIRD, "Sở Nội vụ"))
    }
    rule = RouteRule(kind=kind, legs=legs, source="QĐ 1")
    calendar = calendar or shipped()
    return lay_out(rule, at(ACCEPTED), agencies=agencies, calendar=calendar, rules_id="tt03-2025")


def under(*days, hours=()):
    """The shipped calendar with days off more in 2026."""
    years = [
        replace(one, days_off=(*one.days_off, *days), hours=(*one.hours, *hours))
        if one.year == 2026
        else one
        for one in shipped_years()
    ]
    return WorkCalendar.of(years, HOURS)


def counted(state, calendar):
    return recompute(state, source="CĐ 20", facts=facts("24/11/2026 09:00", calendar=calendar))


def dues(state):
    return [leg.due and leg.due.due_at for leg in state.route.legs]


def test_R53_on_paper_every_part_not_yet_done_moves_with_the_one_before():
    state = at_agency(route=laid())
    assert dues(state) == [at("27/11/2026 17:00"), at("30/11/2026 17:00"), None]
    body = counted(state, under(STORM))
    assert [(one.agency, one.old_due_at, one.due.due_at) for one in body.legs] == [
        (LEAD, at("27/11/2026 17:00"), at("30/11/2026 17:00")),
        (SECOND, at("30/11/2026 17:00"), at("01/12/2026 17:00")),
    ]
    moved = lives(body, state=state)
    assert dues(moved) == [at("30/11/2026 17:00"), at("01/12/2026 17:00"), None]
    assert counted(moved, under(STORM)) is None
    assert dues(lives(counted(moved, shipped()), state=moved)) == dues(state), "and back again"


def test_R55_electronically_each_part_is_counted_from_acceptance():
    within = ("3 ngày làm việc", "2 ngày làm việc", "4 ngày làm việc")
    state = at_agency(route=laid(RouteKind.ELECTRONIC, within=within))
    body = counted(state, under(STORM))
    assert [one.agency for one in body.legs] == [LEAD, THIRD], "the second ended before the storm"
    assert body.legs[1].due.due_at == at("01/12/2026 17:00")


def test_R53_a_part_that_is_done_keeps_the_date_it_was_measured_by():
    within = ("3 ngày làm việc", "2 ngày làm việc", None)
    state = at_agency(route=laid(within=within))
    body = counted(state, under(STORM))
    done = lives(leg_done(LEAD, SECOND), leg_got(SECOND), state=state)
    assert dues(lives(body, state=done)) == [at("27/11/2026 17:00"), at("02/12/2026 17:00"), None]
    (second,) = counted(done, under(replace(STORM, day=at("30/11/2026 08:00").date()))).legs
    assert (second.agency, second.due.due_at) == (SECOND, at("02/12/2026 17:00"))


def test_each_part_is_counted_by_its_own_agencys_office_hours():
    mornings = DatedHours(
        agency=SECOND, valid_from=at("01/11/2026 08:00").date(), hours=HOURS[:1], source="QĐ 5"
    )
    early = under(hours=(mornings,))
    assert dues(at_agency(route=laid(calendar=early)))[:2] == [
        at("27/11/2026 17:00"),
        at("30/11/2026 11:30"),
    ]
    state = at_agency(route=laid())
    assert [one.agency for one in counted(state, early).legs] == [SECOND]


def test_R22_a_part_may_move_where_the_return_date_stays():
    state = at_agency(route=laid())
    long = OfficeHours(start=HOURS[0].start, end=HOURS[1].end.replace(hour=18))
    late = DatedHours(
        agency=SECOND, valid_from=at("01/11/2026 08:00").date(), hours=(long,), source="QĐ 5"
    )
    body = counted(state, under(hours=(late,)))
    assert body.due.due_at == body.old_due_at
    assert lives(body, state=state).promised_at == state.promised_at
    assert refused(state, replace(body, legs=()))[0] == "unchanged"


@pytest.mark.parametrize("agency", [THIRD, "H99"])
def test_a_part_that_is_no_longer_as_it_was_counted_from_is_refused(agency):
    state = at_agency(route=laid())
    body = counted(state, under(STORM))
    odd = replace(body, legs=(replace(body.legs[0], agency=agency), *body.legs[1:]))
    assert refused(state, odd)[0] == "changed_meanwhile"


def test_R34_with_the_full_dossier_every_agency_begins_from_zero_too():
    state = lives(returned(), state=at_agency(route=laid()))
    body = supplement(state, (paper(1), paper(2)), facts("30/11/2026 09:00"))
    again = lives(body, state=state)
    assert dues(again) == [at("03/12/2026 17:00"), at("04/12/2026 17:00"), None]
