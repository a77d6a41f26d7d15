"""The interconnected procedures of the shipped catalogue: each one's way is the one the law has."""

from datetime import UTC, datetime
from itertools import pairwise

import pytest

from counter_app.bootstrap.options import edition_in
from counter_app.domain.deadlines import due
from counter_app.domain.decisions.route import lay_out
from counter_app.domain.limits import applicable_limit
from counter_app.domain.moments import local_day
from counter_app.domain.procedure import Channel, LimitUnit, RouteKind
from tests.domain.calendar_samples import shipped
from tests.domain.checklist_samples import DAY
from tests.store.edition_samples import RESOURCES, by_alias

EDITION = edition_in(RESOURCES)
AT = datetime(2026, 11, 23, 2, 0, tzinfo=UTC)
OFFICE = "Văn phòng Ủy ban nhân dân tỉnh"
ROUTED = tuple(one for one in EDITION.procedures_on(DAY) if one.route)
each = pytest.mark.parametrize("procedure", ROUTED, ids=lambda one: str(one.alias))


def laid(procedure, at=AT):
    day = local_day(at)
    agencies = {leg.agency: EDITION.agency(leg.agency, day) for leg in procedure.route.legs}
    return lay_out(procedure.route, at, agencies=agencies, calendar=shipped(), rules_id="tt03-2025")


def of_kind(kind):
    return tuple(one for one in ROUTED if one.route.kind is kind)


def test_R49_every_kind_of_way_is_there_with_its_source():
    assert {one.route.kind for one in ROUTED} == set(RouteKind)
    assert all(one.route.source for one in ROUTED)


@pytest.mark.parametrize("procedure", of_kind(RouteKind.PAPER), ids=lambda one: str(one.alias))
def test_R52_R53_R54_on_paper_in_order_beginning_with_who_serves_the_procedure(procedure):
    route = laid(procedure)
    assert route.legs[0].is_lead
    assert route.legs[0].agency == EDITION.agency_of(procedure, DAY).id
    dues = [leg.due.due_at for leg in route.legs if leg.due]
    assert all(one < other for one, other in pairwise(dues))


@pytest.mark.parametrize("procedure", of_kind(RouteKind.ELECTRONIC), ids=lambda one: str(one.alias))
def test_R55_electronically_each_one_has_its_day_from_the_start(procedure):
    route = laid(procedure)
    (lead,) = (leg for leg in route.legs if leg.is_lead)
    assert lead.agency == EDITION.agency_of(procedure, DAY).id
    assert all(leg.due and leg.work for leg in route.legs)
    asked = {leg.due.due_at for leg in route.legs if leg.work.startswith("Cho ý kiến")}
    assert len(asked) == 1


@pytest.mark.parametrize("procedure", of_kind(RouteKind.UPPER), ids=lambda one: str(one.alias))
def test_R57_to_another_level_the_upper_one_stop_unit_watches(procedure):
    assert laid(procedure).supervised_by
    upper = procedure.route.legs[-1].agency
    assert all(service.agency != upper for one in ROUTED for service in one.agencies)


@each
def test_R66_what_the_chair_decides_passes_his_office(procedure):
    names = [leg.agency_name for leg in laid(procedure).legs]
    assert (OFFICE in names) == procedure.decided_by_chair


@each
def test_no_leg_ends_after_the_whole_limit(procedure):
    limit = applicable_limit(procedure, "", Channel.DIRECT, DAY, 1)
    assert limit.unit is LimitUnit.WORKING_DAYS
    whole = due(AT, limit.amount, limit.unit, calendar=shipped(), rules_id="tt03-2025")
    assert all(leg.due.due_at <= whole.due_at for leg in laid(procedure).legs if leg.due)


def test_correction_12_a_route_follows_the_agencies_of_the_day():
    water = by_alias(EDITION, 403, DAY)
    assert laid(water).legs[0].agency == "H48.20"
    before = laid(water, datetime(2024, 6, 3, 2, 0, tzinfo=UTC))
    assert (before.legs[0].agency, before.legs[0].agency_name) == (
        "H48.12",
        "Sở Tài nguyên và Môi trường",
    )
