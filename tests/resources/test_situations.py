"""Situations of a day at the counter, played on the shipped catalogue (Monday 23/11/2026)."""

from dataclasses import replace
from datetime import date
from types import MappingProxyType

import pytest

from counter_app.domain.checklist import problems, warnings
from counter_app.domain.draft import (
    DraftPayment,
    IdentityKind,
    Organisation,
    Person,
    Presence,
    Verdict,
)
from counter_app.domain.fees import choosable_waivers, fee_lines
from counter_app.domain.lacking import lacks_of
from counter_app.domain.limits import applicable_limit
from counter_app.domain.papers import accepted_papers, lines, mark_all_valid
from counter_app.domain.procedure import Channel, CopyKind, LimitUnit, OriginalFate
from counter_app.domain.representation import needs_authorisation
from counter_app.store.editions import load_edition
from tests.domain.checklist_samples import DAY, answer, draft
from tests.store.edition_samples import RESOURCES, by_alias


@pytest.fixture(scope="module")
def edition():
    return load_edition(RESOURCES)


def fees(procedure, prepared, day=DAY):
    return fee_lines(procedure, prepared, day, Channel.DIRECT, "H48.19")


def test_2_an_old_lady_with_nine_digits_and_no_phone(edition):
    land = by_alias(edition, 401, DAY)
    lady = Person(
        name="Phạm Thị Tám",
        identity_kind=IdentityKind.OLD_ID,
        id_number="212571363",
        birth_on=date(1948, 5, 2),
    )
    pages = {1: 1, 2: 2}
    prepared = mark_all_valid(land, draft(owner=lady), pages, DAY)
    assert problems(land, prepared, pages, DAY) == ()
    assert {w.code for w in warnings(land, prepared, pages, DAY)} >= {"old_id_void", "no_phone"}


class TestFour:
    """The daughter and the criminal record certificate of her mother."""

    MOTHER = Person(name="Trần Thị Mai", id_number="051165001234", sex="Nữ")
    DAUGHTER = Person(name="Lê Thị Hạnh", id_number="051188001234", sex="Nữ")
    PAGES = MappingProxyType({1: 1, 2: 1})

    def prepared(self, case, *waivers):
        return draft(
            owner=self.MOTHER,
            submitter=self.DAUGHTER,
            relation="con",
            case=case,
            payment=DraftPayment(waivers=waivers),
        )

    def test_number_one_needs_no_authorisation(self, edition):
        record = by_alias(edition, 302, DAY)
        marked = mark_all_valid(record, self.prepared("phieu-so-1"), self.PAGES, DAY)
        assert not needs_authorisation(record, marked)
        assert problems(record, marked, self.PAGES, DAY) == ()
        limit = applicable_limit(record, "phieu-so-1", Channel.DIRECT, DAY)
        assert (limit.amount, limit.unit) == (10, LimitUnit.CALENDAR_DAYS)

    def test_a_neighbour_needs_one(self, edition):
        record = by_alias(edition, 302, DAY)
        neighbour = replace(self.prepared("phieu-so-1"), relation="hàng xóm")
        marked = mark_all_valid(record, neighbour, self.PAGES, DAY)
        assert [p.where for p in problems(record, marked, self.PAGES, DAY)] == ["paper:3"]

    def test_the_fee_is_struck_while_the_waiver_runs(self, edition):
        record = by_alias(edition, 302, DAY)
        prepared = self.prepared("phieu-so-1", "tt117-2026")
        offered = choosable_waivers(record, prepared, DAY, Channel.DIRECT)
        assert [waiver.id for waiver in offered] == ["tt117-2026", "sinh-vien-nguoi-co-cong"]
        (fee,) = fees(record, prepared)
        assert (fee.listed_dong, fee.due_dong) == (200_000, 0)
        assert "Thông tư 117/2026/TT-BTC, từ 15/08/2026 đến hết 28/02/2027" in fee.waiver
        (later,) = fees(record, prepared, date(2027, 3, 1))
        assert (later.listed_dong, later.due_dong, later.waiver) == (200_000, 200_000, "")

    def test_number_two_is_refused_with_the_sentence(self, edition):
        record = by_alias(edition, 302, DAY)
        found = problems(record, self.prepared("phieu-so-2"), self.PAGES, DAY)
        assert found[0].vi == (
            "Phiếu lý lịch tư pháp số 2 không được ủy quyền cho người khác nộp; "
            "bà cần tự nộp (trực tiếp hoặc trực tuyến)."
        )

    def test_from_the_third_certificate_on_each_costs_more(self, edition):
        record = by_alias(edition, 302, DAY)
        for units, total in ((1, 200_000), (2, 200_000), (3, 205_000), (5, 215_000)):
            prepared = draft(case="phieu-so-1", payment=DraftPayment(units=units))
            assert sum(fee.due_dong for fee in fees(record, prepared)) == total


def test_5_rental_contracts_are_asked_only_where_vehicles_are_rented(edition):
    badge = by_alias(edition, 102, DAY)
    twelve = draft(case="xe-so-huu", payment=DraftPayment(units=12))
    assert [(p.number, p.quantity) for p in lines(badge, twelve, {})] == [(1, 1), (2, 12)]
    rented = lines(badge, replace(twelve, case="xe-thue"), {})
    assert [line.number for line in rented if line.mandatory] == [1, 2, 3]
    assert fees(badge, twelve) == ()


def test_6_a_bound_report_and_large_drawings_are_accepted_without_pages(edition):
    licence = by_alias(edition, 701, DAY)
    bound = answer(4, presence=Presence.CANNOT_DIGITISE, reason="bound", pages_stated=280)
    pages = dict.fromkeys((1, 2, 3, 5, 6, 7, 8), 1)
    prepared = mark_all_valid(licence, draft(bound, case="chup-thuong"), pages, DAY)
    assert problems(licence, prepared, pages, DAY) == ()
    kept = accepted_papers(licence, prepared, pages, "Nguyễn Thị Hoa", DAY)[3]
    assert (kept.presence, kept.reason, kept.pages_stated, kept.verdict) == (
        Presence.CANNOT_DIGITISE,
        "bound",
        280,
        Verdict.VALID,
    )
    permit = by_alias(edition, 101, DAY)
    drawings = answer(3, presence=Presence.NOT_DIGITISED, quantity=2, pages_stated=12)
    prepared = mark_all_valid(permit, draft(drawings), {1: 1, 2: 1}, DAY)
    assert problems(permit, prepared, {1: 1, 2: 1}, DAY) == ()


def test_7_three_outcomes_of_an_original(edition):
    land = by_alias(edition, 401, DAY)
    pages = {1: 1, 2: 2}
    kept = mark_all_valid(land, draft(), pages, DAY)
    compared = draft(answer(2, kind=CopyKind.COMPARED))
    later = mark_all_valid(land, compared, pages, DAY)
    foreign = by_alias(edition, 302, DAY)
    shown = mark_all_valid(foreign, draft(case="phieu-so-1"), pages, DAY)
    assert [
        accepted_papers(procedure, prepared, pages, "Hoa", DAY)[1].original
        for procedure, prepared in ((land, kept), (land, later), (foreign, shown))
    ] == [
        OriginalFate.SURRENDERED_NOW,
        OriginalFate.SURRENDERED_AT_COLLECTION,
        OriginalFate.RETURNED_NOW,
    ]


def test_7_a_certified_diploma_is_never_asked_for_its_original(edition):
    pharmacist = by_alias(edition, 921, DAY)
    diploma = lines(pharmacist, draft(), {2: 1})[1]
    assert diploma.kind is CopyKind.CERTIFIED
    assert CopyKind.ORIGINAL not in diploma.kinds
    assert lacks_of((diploma,)) == ()


def test_8_the_missing_health_certificate_stops_by_name_and_later_continues(edition):
    licence = by_alias(edition, 301, DAY)
    morning = mark_all_valid(licence, draft(case="o-to"), {1: 1, 3: 1}, DAY)
    found = problems(licence, morning, {1: 1, 3: 1}, DAY)
    assert [problem.vi for problem in found] == [
        "2. Giấy khám sức khỏe của người lái xe: thiếu trong hồ sơ."
    ]
    pages = {1: 1, 2: 1, 3: 1}
    assert problems(licence, mark_all_valid(licence, morning, pages, DAY), pages, DAY) == ()
    limit = applicable_limit(licence, "o-to", Channel.DIRECT, DAY)
    assert (limit.amount, limit.unit) == (5, LimitUnit.WORKING_DAYS)


def test_10_the_expert_from_korea_and_the_police_certificate_of_seven_months(edition):
    permit = by_alias(edition, 501, DAY)
    expert = Person(
        name="KIM MIN-JUN",
        identity_kind=IdentityKind.PASSPORT,
        id_number="M12345678",
        country="KOR",
    )
    firm = Organisation(name="Công ty TNHH Dung Quất", tax_code="4300123458")
    old = answer(3, presence=Presence.HERE, issued_on=date(2026, 4, 20))
    pages = dict.fromkeys(range(1, 8), 1)
    prepared = draft(old, organisation=firm, owner=expert)
    marked = mark_all_valid(permit, prepared, pages, DAY)
    found = problems(permit, marked, pages, DAY)
    assert [(p.where, p.vi.endswith("đã hết hiệu lực.")) for p in found] == [("paper:3", True)]
    fresh = answer(3, presence=Presence.HERE, issued_on=date(2026, 5, 23))
    marked = mark_all_valid(permit, replace(prepared, papers=(fresh,)), pages, DAY)
    assert problems(permit, marked, pages, DAY) == ()


def test_ten_papers_to_legalise_take_longer(edition):
    consular = by_alias(edition, 601, DAY)
    for units, days in ((1, 6), (9, 6), (10, 10)):
        assert applicable_limit(consular, "ban-chinh", Channel.DIRECT, DAY, units).amount == days
    prepared = draft(case="ban-chinh", payment=DraftPayment(units=3))
    (fee,) = fees(consular, prepared)
    assert (fee.unit, fee.units, fee.due_dong) == ("giấy tờ", 3, 90_000)


@pytest.mark.parametrize(
    ("day", "channel", "charge"),
    [
        (date(2026, 12, 31), Channel.DIRECT, 25_000),
        (date(2026, 12, 31), Channel.ONLINE, 0),
        (date(2027, 1, 1), Channel.DIRECT, 50_000),
    ],
)
def test_R74_a_new_firm_pays_by_day_and_channel(edition, day, channel, charge):
    firm = by_alias(edition, 201, day)
    found = fee_lines(firm, draft(), day, channel, "H48.11")
    assert [fee.due_dong for fee in found] == [100_000, charge]
    assert [fee.listed_dong for fee in found] == [100_000, 50_000]


def test_some_results_come_at_once_after_three_the_next_day(edition):
    for alias in (402, 801):
        limit = applicable_limit(by_alias(edition, alias, DAY), "", Channel.DIRECT, DAY)
        assert (limit.amount, f"{limit.late_after:%H:%M}") == (0, "15:00")
    assert by_alias(edition, 801, DAY).issued_on_the_spot


def test_sector_law_has_its_own_rounds(edition):
    postal = by_alias(edition, 703, DAY)
    assert (postal.max_supplements, postal.post_may_receive) == (2, False)
    assert by_alias(edition, 921, DAY).close_after == "12 tháng"
