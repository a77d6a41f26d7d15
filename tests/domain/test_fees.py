"""Fees by date, channel, case and units; waivers with their source (R74, R75)."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counter_app.domain.draft import DraftPayment
from counter_app.domain.fees import choosable_waivers, fee_lines, fee_warnings
from counter_app.domain.procedure import Case, Channel, FeeKind, FeeMoment, Waiver
from tests.domain.checklist_samples import DAY, draft, fee, procedure

LAST = date(2026, 12, 31)
HALF = Waiver(id="half", reason="Giảm 50%", percent=50, source="TT 64/2025", automatic=True)
FREE = Waiver(id="free", reason="Miễn", percent=0, source="TT 117/2026")


def due(asked, prepared=None, day=DAY, channel=Channel.DIRECT):
    return fee_lines(asked, prepared or draft(), day, channel, "H48.16")


def amounts(*args, **kwargs):
    return [line.due_dong for line in due(*args, **kwargs)]


def test_R75_phi_and_le_phi_are_two_lines_with_their_collector():
    asked = procedure(
        fees=(fee(100_000), fee(50_000, kind=FeeKind.STATE_CHARGE, name="Lệ phí cấp"))
    )
    first, second = due(asked)
    assert (first.kind, first.due_dong, first.collector) == (
        FeeKind.SERVICE_FEE,
        100_000,
        "H48.16",
    )
    assert (second.kind, second.due_dong) == (FeeKind.STATE_CHARGE, 50_000)


def test_R74_the_fee_of_the_day_is_taken():
    asked = procedure(
        fees=(fee(300_000, valid_to=LAST), fee(90_000, valid_from=LAST + timedelta(days=1)))
    )
    assert amounts(asked, day=LAST) == [300_000]
    assert amounts(asked, day=LAST + timedelta(days=1)) == [90_000]


def test_R74_the_most_particular_fee_replaces_the_general_one():
    asked = procedure(
        cases=(Case(id="lai", name="Cấp lại"),),
        fees=(
            fee(200_000),
            fee(150_000, channel=Channel.ONLINE),
            fee(400_000, case="lai"),
        ),
    )
    assert amounts(asked) == [200_000]
    assert amounts(asked, channel=Channel.ONLINE) == [150_000]
    assert amounts(asked, draft(case="lai"), channel=Channel.ONLINE) == [400_000]


def test_R74_a_fee_of_another_case_is_not_asked():
    asked = procedure(cases=(Case(id="a", name="A"),), fees=(fee(200_000, case="a"),))
    assert amounts(asked) == []
    assert amounts(asked, draft(case="a")) == [200_000]


@pytest.mark.parametrize(
    ("changes", "units", "expected"),
    [
        ({"unit": "device"}, 3, [3_000]),
        ({"unit": "dossier"}, 3, [1_000]),
        ({"unit": "page", "unit_size": 10}, 10, [1_000]),
        ({"unit": "page", "unit_size": 10}, 11, [2_000]),
        ({"unit": "certificate", "included_units": 2}, 2, []),
        ({"unit": "certificate", "included_units": 2}, 5, [3_000]),
    ],
)
def test_R74_units(changes, units, expected):
    asked = procedure(fees=(fee(1_000, **changes),), unit_name="thiết bị")
    assert amounts(asked, draft(payment=DraftPayment(units=units))) == expected


def test_the_unit_is_told_in_words():
    pages = procedure(fees=(fee(15_000, unit="page", unit_size=10),), unit_name="trang quy chuẩn")
    assert due(pages)[0].unit == "10 trang quy chuẩn"
    assert due(procedure(fees=(fee(15_000),)))[0].unit == "hồ sơ"


class TestWaivers:
    """Reductions and exemptions."""

    def test_R74_an_automatic_one_applies_by_date_and_keeps_the_listed_amount(self):
        asked = procedure(fees=(fee(50_000, waivers=(replace(HALF, valid_to=LAST),)),))
        line = due(asked)[0]
        assert (line.listed_dong, line.due_dong) == (50_000, 25_000)
        assert line.waiver == "Giảm 50% (TT 64/2025, đến hết 31/12/2026)"
        assert amounts(asked, day=LAST) == [25_000]
        assert amounts(asked, day=LAST + timedelta(days=1)) == [50_000]

    def test_R74_one_for_a_channel_holds_only_there(self):
        online = replace(HALF, id="online", percent=0, channel=Channel.ONLINE)
        asked = procedure(fees=(fee(50_000, waivers=(HALF, online)),))
        assert amounts(asked) == [25_000]
        assert amounts(asked, channel=Channel.ONLINE) == [0]

    def test_R74_another_needs_the_clerks_tick(self):
        asked = procedure(fees=(fee(200_000, waivers=(FREE,)),))
        ticked = draft(payment=DraftPayment(waivers=("free",)))
        assert amounts(asked) == [200_000]
        assert amounts(asked, ticked) == [0]
        assert due(asked, ticked)[0].listed_dong == 200_000

    def test_R74_a_tick_is_worth_nothing_outside_its_dates(self):
        dated = replace(FREE, valid_from=date(2026, 8, 15), valid_to=date(2027, 2, 28))
        asked = procedure(fees=(fee(200_000, waivers=(dated,)),))
        ticked = draft(payment=DraftPayment(waivers=("free",)))
        for day, expected in (
            (date(2026, 8, 14), 200_000),
            (date(2026, 8, 15), 0),
            (date(2027, 2, 28), 0),
            (date(2027, 3, 1), 200_000),
        ):
            assert amounts(asked, ticked, day) == [expected]
        assert due(asked, ticked)[0].waiver == (
            "Miễn (TT 117/2026, từ 15/08/2026 đến hết 28/02/2027)"
        )

    def test_the_best_one_counts_and_they_are_not_added_up(self):
        asked = procedure(fees=(fee(200_000, waivers=(HALF, replace(FREE, percent=70))),))
        assert amounts(asked, draft(payment=DraftPayment(waivers=("free",)))) == [100_000]

    def test_the_clerk_is_offered_what_can_be_ticked_today_once(self):
        over = replace(FREE, id="over", valid_to=date(2026, 1, 1))
        asked = procedure(
            fees=(
                fee(200_000, waivers=(HALF, FREE, over)),
                fee(5_000, unit="copy", waivers=(FREE,)),
            )
        )
        assert choosable_waivers(asked, draft(), DAY, Channel.DIRECT) == (FREE,)

    def test_an_unknown_tick_changes_nothing(self):
        asked = procedure(fees=(fee(200_000, waivers=(FREE,)),))
        assert amounts(asked, draft(payment=DraftPayment(waivers=("old",)))) == [200_000]


def test_R74_an_amount_the_province_has_not_set_is_a_warning_not_zero():
    asked = procedure(fees=(fee(None),))
    assert due(asked) == ()
    found = fee_warnings(asked, draft(), DAY, Channel.DIRECT)
    assert [warning.code for warning in found] == ["fee_not_set"]


def test_the_moment_of_payment_is_kept():
    asked = procedure(fees=(fee(2_000_000, moment=FeeMoment.AFTER_APPRAISAL),))
    assert due(asked)[0].moment is FeeMoment.AFTER_APPRAISAL


@given(
    st.integers(1_000, 50_000_000),
    st.integers(0, 100),
    st.integers(1, 500),
    st.integers(1, 50),
)
def test_R74_money_is_whole_and_never_more_than_listed(amount, percent, units, size):
    waiver = replace(HALF, percent=percent)
    rule = fee(amount, unit="page", unit_size=size, waivers=(waiver,))
    line = due(procedure(fees=(rule,)), draft(payment=DraftPayment(units=units)))[0]
    assert line.listed_dong == amount * line.units
    assert (line.units - 1) * size < units <= line.units * size
    assert 0 <= line.due_dong <= line.listed_dong
    assert line.due_dong == int(line.listed_dong * percent / 100 + 1e-6)
