"""The centre's own versions of a procedure: dated, in order, checked; R02, R74."""

from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from counter_app.domain.procedure import (
    Case,
    RouteKind,
    RouteLeg,
    RouteRule,
    Waiver,
    in_force,
)
from counter_app.domain.procedure_places import case_places, place_words
from counter_app.domain.procedure_revision import (
    ProcedureRevised,
    ProcedureState,
    evolve,
    fits,
    versions,
    wrong_in,
)
from counter_app.store.editions import load_edition
from tests.domain.checklist_samples import DAY
from tests.store.edition_samples import RESOURCES, by_alias

PERMIT = by_alias(load_edition(RESOURCES), 101, DAY)
NEW_YEAR = date(2027, 1, 1)
ANYBODY = "who may hand in for the owner 2, sentence for the citizen"


def revised(procedure=PERMIT, revision=1, day=NEW_YEAR, **changes):
    changes = {"document": "Quyết định 15/QĐ-UBND ngày 20/12/2026"} | changes
    return ProcedureRevised(
        procedure=replace(procedure, valid_from=day),
        revision=revision,
        by_name="Lê Văn Quang",
        revised_at=datetime(2026, 12, 21, 2, tzinfo=UTC),
        **changes,
    )


def charged(dong):
    return replace(PERMIT, fees=(replace(PERMIT.fees[0], amount_dong=dong, sample=False),))


def on(found, day):
    (one,) = (version for version in found if in_force(version, day))
    return one


def test_R74_a_version_holds_from_its_day_and_the_one_before_to_the_eve():
    found = versions([PERMIT], [revised(charged(200_000))])
    assert on(found, date(2026, 12, 31)).fees[0].amount_dong == 150_000
    assert on(found, NEW_YEAR).fees[0].amount_dong == 200_000


def test_R74_of_two_that_begin_on_one_day_the_later_entry_holds():
    found = versions([PERMIT], [revised(charged(200_000)), revised(charged(180_000), 2)])
    assert len(found) == 2
    assert on(found, NEW_YEAR).fees[0].amount_dong == 180_000


def test_a_version_entered_late_for_an_earlier_day_ends_where_the_next_begins():
    entries = [revised(charged(200_000)), revised(charged(170_000), 2, date(2026, 12, 1))]
    found = versions([PERMIT], entries)
    assert [one.fees[0].amount_dong for one in found] == [150_000, 170_000, 200_000]
    assert on(found, date(2026, 12, 31)).fees[0].amount_dong == 170_000


def test_two_supervisors_never_undo_each_other_unseen():
    state = evolve(ProcedureState(code=PERMIT.code), revised())
    assert fits(state, revised()).code == "procedure_changed_meanwhile"
    assert fits(state, revised(revision=2)) is None


@pytest.mark.parametrize(
    ("body", "code"),
    [
        (revised(replace(PERMIT, code="1.0")), "procedure_code"),
        (revised(document="  "), "procedure_document"),
        (revised(document="x" * 301), "procedure_document"),
        (revised(day=None), "procedure_day"),
        (revised(charged(150)), "procedure_field"),
        (revised(replace(PERMIT, fees=PERMIT.fees * 2)), "procedure_field"),
        (
            revised(replace(PERMIT, limits=(replace(PERMIT.limits[0], amount=Decimal(-1)),))),
            "procedure_field",
        ),
        (revised(replace(PERMIT, papers=PERMIT.papers * 60)), "procedure_too_long"),
    ],
)
def test_R02_R74_what_does_not_agree_is_refused_by_desk_and_server_alike(body, code):
    assert fits(ProcedureState(code=PERMIT.code), body).code == code


@pytest.mark.parametrize(
    ("where", "vi", "en"),
    [
        ("papers[2].name", "giấy tờ 3, tên", "paper 3, name"),
        ("papers[0].cases[1]", "giấy tờ 1, trường hợp 2", "paper 1, case 2"),
        (
            "route.legs[1].work",
            "quy trình liên thông, cơ quan 2, công việc",
            "route, agency 2, work",
        ),
        ("representation[1].sentence", "người nộp thay 2, câu giải thích", ANYBODY),
        ("max_supplements", "số lần yêu cầu bổ sung", "requests for supplements"),
        ("posted.steps", "nội dung niêm yết, Trình tự thực hiện", "posted text, steps"),
        ("what_is_this[0]", "what_is_this 1", "what_is_this 1"),
    ],
)
def test_a_place_is_told_in_words(where, vi, en):
    words = place_words(where)
    assert (words.vi, words.en) == (vi, en)


def test_R02_the_lines_that_name_a_case_are_told_by_their_numbers():
    certificate = by_alias(load_edition(RESOURCES), 302, DAY)
    one, other = (case.id for case in certificate.cases)
    papers = (certificate.papers[0], *(replace(p, cases=(one,)) for p in certificate.papers[1:3]))
    fees = (replace(certificate.fees[0], case=other), *certificate.fees[1:])
    limits = (replace(certificate.limits[0], case=one),)
    made = replace(certificate, papers=papers, fees=fees, limits=limits)
    words = case_places(made, one)
    assert words.vi == "giấy tờ 2, 3; thời hạn 1; người nộp thay 1"
    assert words.en == "paper 2, 3; time limit 1; who may hand in for the owner 1"
    assert case_places(made, other).vi == "khoản thu 1; người nộp thay 2"
    assert case_places(PERMIT, one).vi == ""


def test_R49_a_route_names_who_approved_it():
    legs = (
        RouteLeg(agency="H48.16", work="Thẩm định", lead=True),
        RouteLeg(agency="H48.01", work="Ký"),
    )
    routed = replace(
        PERMIT, valid_from=NEW_YEAR, route=RouteRule(kind=RouteKind.PAPER, legs=legs, source=" ")
    )
    assert [one.where for one in wrong_in(routed)] == ["route.source"]


def test_R74_a_waiver_names_its_reason_and_the_text_that_grants_it():
    fee = replace(
        PERMIT.fees[0], waivers=(Waiver(id="mien-giam-1", reason="", percent=0, source=" "),)
    )
    waived = replace(PERMIT, valid_from=NEW_YEAR, fees=(fee, *PERMIT.fees[1:]))
    places = [one.where for one in wrong_in(waived)]
    assert places == ["fees[0].waivers[0].reason", "fees[0].waivers[0].source"]


def test_R02_a_case_has_a_name():
    named = replace(PERMIT, valid_from=NEW_YEAR, cases=(Case(id="truong-hop-1", name=" "),))
    assert "cases[0].name" in [one.where for one in wrong_in(named)]
