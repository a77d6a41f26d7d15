"""Procedures as a table and as OpenCPS JSON: out, back in, and every bad cell told by its place."""

import json
from dataclasses import replace

import pytest

from counter_app.domain.catalogue_cells import (
    CODE,
    COLUMNS,
    FROM,
    KIND,
    MOST_ROWS,
    NAME,
    NUMBER,
    PART,
    SOURCE,
    TO,
    UNIT,
)
from counter_app.domain.catalogue_table import read_rows, write_rows
from counter_app.domain.opencps_catalogue import read_services, write_services
from counter_app.store.editions import load_edition
from tests.domain.checklist_samples import DAY
from tests.store.edition_samples import RESOURCES

PROCEDURES = load_edition(RESOURCES).procedures_on(DAY)
KNOWN = {one.code: one for one in PROCEDURES}
PERMIT = next(one for one in PROCEDURES if one.alias == 101)


def row(part, **cells):
    places = {
        "name": NAME,
        "kind": KIND,
        "number": NUMBER,
        "unit": UNIT,
        "first": FROM,
        "last": TO,
        "source": SOURCE,
    }
    made = [""] * len(COLUMNS)
    made[CODE], made[PART] = cells.pop("code", PERMIT.code), part
    for name, text in cells.items():
        made[places[name]] = text
    return made


def fee(number="200000", **cells):
    usual = {"name": "Lệ phí cấp giấy phép xây dựng", "unit": "hồ sơ", "source": "NQ 12"}
    return row("lệ phí", number=number, **(usual | cells))


WHOLE = list(write_rows([PERMIT]))[1:]


def read(*rows, known=KNOWN):
    return read_rows([COLUMNS, *rows], known, DAY)


def test_all_that_is_written_comes_back_as_it_was():
    table = read_rows(list(write_rows(PROCEDURES)), KNOWN, DAY)
    assert table.problems == ()
    assert table.procedures == PROCEDURES


def test_R74_a_line_of_fees_replaces_the_fees_and_nothing_else():
    (made,) = read(fee()).procedures
    assert made.fees[0].amount_dong == 200_000
    assert made.fees[0].source == "NQ 12"
    assert not made.fees[0].sample
    assert replace(made, fees=PERMIT.fees) == PERMIT


def test_a_procedure_nobody_knew_needs_all_its_lines():
    (wrong, *_) = read(fee(code="9.000001")).problems
    assert (wrong.line, wrong.column) == (2, "Mục")
    assert "chưa có trong danh mục" in wrong.words.vi


def test_a_new_procedure_with_all_its_lines_is_taken():
    rows = list(write_rows([replace(PERMIT, code="9.000001")]))
    (made,) = read_rows(rows, {}, DAY).procedures
    assert (made.code, made.checked_on, made.confidence) == ("9.000001", DAY, "CCCC")
    assert [one.name for one in made.papers] == [one.name for one in PERMIT.papers]


@pytest.mark.parametrize(
    ("rows", "line", "column", "words"),
    [
        ([fee("150.000")], 2, "Số", "không dấu chấm"),
        ([fee("150,5")], 2, "Số", "không dấu chấm"),
        ([fee("150")], 2, "Số", "nghìn đồng"),
        ([fee(), fee()], 3, "Mục", "trùng thời gian"),
        ([fee(), fee(first="01/01/2027")], 3, "Mục", "trùng thời gian"),
        ([fee(unit="con")], 2, "Đơn vị", "cần một trong"),
        ([fee(source="")], 2, "Nguồn", "không được để trống"),
        ([fee(first="31/02/2027")], 2, "Từ ngày", "không phải ngày có thật"),
        ([fee(first="01/02/2027", last="01/01/2027")], 2, "Đến ngày", "ngày cuối"),
        ([fee(), row("thời hạn", number="0,5", unit="ngày làm việc")], 3, "Số", "dấu chấm"),
        ([row("thời hạn", number="1.000", unit="ngày")], 2, "Số", "không phải số"),
        ([row("thời hạn", number="0.5", unit="ngày")], 2, "Số", "phải là số nguyên"),
        ([row("thời hạn", number="1.5", unit="tháng")], 2, "Số", "phải là số nguyên"),
        ([row("thời hạn", number="0", unit="giờ làm việc")], 2, "Số", "được ghi 0"),
        ([fee("9" * 5_000)], 2, "Số", "bằng chữ số"),
        ([row("thời hạn", number="9" * 5_000, unit="ngày")], 2, "Số", "không phải số"),
        ([*WHOLE, WHOLE[0]], len(WHOLE) + 2, "Mục", "có hai dòng"),
        ([fee("150000000000")], 2, "Số", "trên 10 tỷ"),
        ([row("thời hạn", number="3")], 2, "Đơn vị", "ngày làm việc"),
        ([row("giá", number="3")], 2, "Mục", "cần một trong"),
        ([row("giấy tờ", name="Đơn", kind="bản gì", number="1")], 2, "Loại", "bản chính"),
        ([fee(code="")], 2, "Mã thủ tục", "không được để trống"),
        ([[*fee(), "thừa"]], 2, "Ghi chú", "quá 12 ô"),
        ([], 2, "Mã thủ tục", "không có dòng thủ tục nào"),
    ],
)
def test_every_bad_cell_is_told_by_line_and_column(rows, line, column, words):
    problems = read(*rows).problems
    told = {(one.line, one.column): one.words.vi for one in problems}
    assert words in told[line, column]


def test_one_service_twice_in_a_file_of_opencps_is_told():
    twice = json.dumps([{"serviceCode": PERMIT.code}, {"serviceCodeDVCQG": PERMIT.code}])
    (wrong,) = read_services(twice, KNOWN).problems
    assert (wrong.line, wrong.column) == (2, "serviceCode")
    assert "đã có ở mục 1" in wrong.words.vi


@pytest.mark.parametrize("missing", range(len(COLUMNS)))
def test_a_missing_column_is_named(missing):
    head = [name for place, name in enumerate(COLUMNS) if place != missing]
    (wrong,) = read_rows([head, ["x"] * len(head)], KNOWN, DAY).problems
    assert (wrong.line, wrong.column) == (1, COLUMNS[missing])
    assert f"thiếu cột “{COLUMNS[missing]}”" in wrong.words.vi


def test_an_empty_file_and_one_too_long_are_told():
    assert read_rows([], KNOWN, DAY).problems[0].line == 1
    (wrong,) = read_rows([COLUMNS] + [fee()] * MOST_ROWS, KNOWN, DAY).problems
    assert "20.000" in wrong.words.vi


def test_of_five_thousand_rows_the_one_that_is_wrong_is_found():
    """A hundred and forty-odd copies of the whole list, one amount of the last with a comma."""
    rows = list(write_rows(PROCEDURES))
    whole, number = rows[1:], 0
    while len(rows) < 5_000:
        number += 1
        rows += [[f"{one[0]}.{number}", *one[1:]] for one in whole]
    place = max(at for at, one in enumerate(rows) if one[PART] == "phí")
    rows[place] = [*rows[place][:NUMBER], "1,5", *rows[place][NUMBER + 1 :]]
    (wrong,) = read_rows(rows, KNOWN, DAY).problems
    assert (wrong.line, wrong.column) == (place + 1, "Số")


# -- OpenCPS


def service(**texts):
    return json.dumps({"total": 1, "data": [{"serviceCode": PERMIT.code} | texts]})


def test_the_thirteen_fields_come_from_opencps_without_their_mark_up():
    text = service(
        processText="<p>Bước 1. Nộp &amp; nhận</p><p>Bước 2.<br/>Trả</p>",
        durationText="15 ngày làm việc",
    )
    (made,) = read_services(text, KNOWN).procedures
    assert made.posted.steps == "Bước 1. Nộp & nhận\nBước 2.\nTrả"
    assert made.posted.time_limit == "15 ngày làm việc"
    assert (made.limits, made.fees, made.papers) == (PERMIT.limits, PERMIT.fees, PERMIT.papers)


def test_less_than_and_more_than_are_no_mark_up():
    told = "Công trình < 7 tầng, > 20 m; <!-- soạn lại --><b>diện tích</b> <250 m²"
    (made,) = read_services(service(conditionText=told), KNOWN).procedures
    assert made.posted.conditions == "Công trình < 7 tầng, > 20 m; diện tích <250 m²"


@pytest.mark.parametrize(
    ("text", "column", "words"),
    [
        ("{", "*", "không phải JSON"),
        ("[1]", "data", "danh sách"),
        (json.dumps({"data": [{"serviceCode": "9.9"}]}), "serviceCode", "đã có trong danh mục"),
        (service(durationText="3"), "durationText", "không có đơn vị"),
        (service(feeText="Lệ phí: 90 đồng"), "feeText", "nghìn đồng"),
        (service(feeText=90), "feeText", "cần chữ"),
    ],
)
def test_what_opencps_left_out_is_refused_never_guessed(text, column, words):
    wrong = read_services(text, KNOWN).problems[0]
    assert wrong.column == column
    assert words in wrong.words.vi


def test_a_real_amount_is_no_thousand():
    assert read_services(service(feeText="Lệ phí: 150.000 đồng"), KNOWN).problems == ()


def test_what_is_handed_on_reads_back_the_same():
    text = write_services(PROCEDURES)
    made = read_services(text, KNOWN).procedures
    assert [one.posted.name for one in made] == [one.posted.name for one in PROCEDURES]
    assert json.loads(text)["total"] == len(PROCEDURES)
