"""Who serves a procedure, what is counted, what is waived of a fee, the hour of a limit."""

from dataclasses import replace
from datetime import date, time

import pytest
from fakes import edition
from PySide6.QtWidgets import QApplication
from test_catalogue_editors import change, code_of, issue, type_in, workspace
from test_catalogue_rules import insert, post, put

from counter_app.domain.procedure import Channel, Service, Waiver

__all__ = ["change", "issue", "workspace"]
PERMIT, PASSPORT, LICENCE = "101", "303", "301"
NEW_YEAR = date(2027, 1, 1)


def agency_name(agency):
    return next(one.name for one in edition().agencies if one.id == agency)


def told(sheet):
    return sheet.version.problem.text()


def test_R02_another_agency_serves_it_from_a_day_on(workspace, change, issue):
    sheet = change(code_of(workspace, PERMIT))
    (before,) = sheet._view.procedure.agencies
    other = next(agency for agency, _ in sheet._view.agencies if agency != before.agency)
    put(sheet.agencies, 0, valid_to="28/02/2027")
    place = insert(sheet.agencies)
    put(sheet.agencies, place, agency=agency_name(other), valid_from="01/03/2027")
    assert issue(sheet) is None
    assert "“Lĩnh vực, cơ quan thực hiện” chưa đổi theo" in told(sheet)
    post(sheet, "field_and_agency")
    assert issue(sheet).agencies == (
        replace(before, valid_to=date(2027, 2, 28)),
        Service(agency=other, valid_from=date(2027, 3, 1)),
    )


def test_R02_a_line_without_an_agency_is_pointed_at(workspace, change, issue):
    sheet = change(code_of(workspace, PERMIT))
    insert(sheet.agencies)
    assert issue(sheet) is None
    assert told(sheet) == "Chưa chọn “Cơ quan giải quyết”."
    assert QApplication.focusWidget().objectName() == "catalogue_servingCombo"


def test_R74_a_fee_is_counted_by_what_the_procedure_counts(workspace, change, issue):
    sheet = change(code_of(workspace, PERMIT))
    put(sheet.fees, 0, unit="trang", unit_size="10", included_units="2")
    post(sheet, "fee")
    assert issue(sheet) is None
    assert "đơn vị tính" in told(sheet)
    type_in(sheet.cases.unit, "trang")
    fee = issue(sheet).fees[0]
    assert (fee.unit, fee.unit_size, fee.included_units) == ("page", 10, 2)
    assert workspace._desk.procedures.made[-1].unit_name == "trang"


def test_R74_a_waiver_is_added_with_its_reason_dates_and_source(workspace, change, issue):
    sheet = change(code_of(workspace, PERMIT))
    waivers = sheet.fees.field_at(0, "waivers")
    before = sheet._view.procedure.fees[0].waivers
    place = insert(waivers)
    put(waivers, place, reason="Ho ngheo", percent="50", source="NQ 3/2027")
    put(waivers, place, channel="nộp trực tuyến", valid_from="1/1/2027", valid_to="31/12/2027")
    waivers.field_at(place, "automatic").click()
    post(sheet, "fee")
    made = issue(sheet).fees[0].waivers
    assert (*made[:place], *made[place + 1 :]) == before
    assert made[place] == Waiver(
        id="mien-giam-1",
        reason="Ho ngheo",
        percent=50,
        source="NQ 3/2027",
        valid_from=NEW_YEAR,
        valid_to=date(2027, 12, 31),
        automatic=True,
        channel=Channel.ONLINE,
    )


def test_R74_waivers_stay_with_their_own_fee(workspace, change, issue):
    sheet = change(code_of(workspace, PASSPORT))
    before = sheet._view.procedure.fees
    put(sheet.fees.field_at(1, "waivers"), insert(sheet.fees.field_at(1, "waivers")), reason="Moi")
    shown = sheet.fees.field_at(0, "waivers").rules()
    assert shown == before[0].waivers
    assert sheet.fees.field_at(1, "waivers").rules()[-1].reason == "Moi"


@pytest.mark.parametrize(
    ("typed", "field", "sentence"),
    [
        ({"percent": "101"}, "percent", "số nguyên từ 0 đến 100"),
        ({"percent": "mot nua"}, "percent", "số nguyên từ 0 đến 100"),
        ({"valid_to": "31/2/2027"}, "valid_to", "Ngày không hợp lệ"),
        ({"source": "NQ 3"}, "reason", "không được để trống"),
    ],
)
def test_R74_what_is_wrong_with_a_waiver_is_told_and_its_field_in_focus(
    workspace, change, issue, typed, field, sentence
):
    sheet = change(code_of(workspace, PERMIT))
    waivers = sheet.fees.field_at(0, "waivers")
    place = insert(waivers)
    put(waivers, place, **typed)
    post(sheet, "fee")
    assert issue(sheet) is None
    assert sentence in told(sheet)
    assert QApplication.focusWidget() in {waivers.field_at(place, field), waivers}


def test_the_hour_after_which_a_day_no_longer_counts(workspace, change, issue):
    sheet = change(code_of(workspace, LICENCE))
    before = sheet._view.procedure.limits
    put(sheet.limits, 0, late_after="15h30", units_from="3")
    type_in(sheet.cases.unit, "giay phep")
    post(sheet, "time_limit")
    made = issue(sheet).limits
    assert made == (replace(before[0], late_after=time(15, 30), units_from=3), *before[1:])
    sheet = change(code_of(workspace, LICENCE))
    put(sheet.limits, 0, late_after="25:00")
    assert issue(sheet) is None
    assert "Giờ không hợp lệ" in told(sheet)
    assert QApplication.focusWidget().objectName() == "catalogue_limitLateEdit"
