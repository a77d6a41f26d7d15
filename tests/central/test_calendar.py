"""What the server makes of a revised calendar: only a supervisor's, one after the other (R22)."""

from dataclasses import replace
from datetime import date

import pytest

from counter_app.domain.calendar_revision import SCOPE, stream_of
from counter_app.domain.staff import Role
from tests.central.serving import Chain, clerk
from tests.domain.test_calendar_revision import off, revised

STREAM = stream_of(2026)


@pytest.fixture
def boss(central):
    return clerk(central, number="300001", name="Phạm Văn Long", roles=(Role.SUPERVISOR,))


def push(caller, chain, *bodies, actor, scope=SCOPE, stream=STREAM):
    return caller.push([e for b in bodies for e in chain.act(stream, b, actor=actor, scope=scope)])


def test_R22_a_supervisors_revision_takes_its_place(caller, chain, boss):
    answer = push(caller, chain, revised(1), revised(2), actor=boss)
    assert [one["position"] > 0 for one in answer.json()["results"]] == [True, True]


def test_R22_a_clerks_revision_is_refused_in_words(caller, chain, staff):
    answer = push(caller, chain, revised(), actor=staff)
    (result,) = answer.json()["results"]
    assert result["position"] is None
    assert "không có quyền" in str(result)


def test_a_desk_of_one_agency_may_carry_it_for_the_whole_centre(central, other, boss):
    desk = Chain("00000000-0000-7000-8000-00000000000b", boss, family=5)
    (result,) = push(other, desk, revised(), actor=boss).json()["results"]
    assert result["position"]
    here = clerk(
        central, number="300002", name="Vũ", roles=(Role.SUPERVISOR,), agencies=("H48.09",)
    )
    (result,) = push(other, desk, revised(2), actor=here).json()["results"]
    assert result["position"], "the calendar is no agency's business"


def test_the_second_of_two_who_changed_the_same_year_is_refused(caller, chain, boss):
    first, second = push(caller, chain, revised(1), revised(1), actor=boss).json()["results"]
    assert (first["position"] > 0, second["position"]) == (True, None)
    assert "người khác thay đổi" in str(second)


def test_a_year_without_a_working_day_is_refused_by_the_server_too(caller, chain, boss):
    first = date(2026, 1, 1).toordinal()
    every = tuple(off(date.fromordinal(first + n)) for n in range(365))
    (result,) = push(caller, chain, revised(days_off=every), actor=boss).json()["results"]
    assert result["position"] is None
    assert "ngày làm việc nào" in str(result)


@pytest.mark.parametrize(
    "wrong",
    [
        replace(revised(), source=" "),
        revised(days_off=(off(date(2025, 1, 1)),)),
        revised(year=2027),
    ],
)
def test_a_bad_revision_is_refused_with_its_reason(caller, chain, boss, wrong):
    (result,) = push(caller, chain, wrong, actor=boss).json()["results"]
    assert result["position"] is None
