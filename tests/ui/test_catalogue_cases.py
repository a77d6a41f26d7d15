"""A case added, renamed or left out is so in the whole page at once, and in one version (R02)."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from test_catalogue_editors import change, choose, code_of, front, issue, paper, type_in, workspace
from test_catalogue_rules import insert, post, put, remove

from counter_app.domain.procedure import Case, Representation

__all__ = ["change", "issue", "workspace"]
PERMIT, PASSPORT, CERTIFICATE = "101", "303", "302"  # no case, three, two


def told(sheet):
    return sheet.version.problem.text()


def add_case(sheet, name):
    cases = sheet.cases.cases
    cases.lines.choose(cases.lines.model.rowCount() - 1)
    put(cases, insert(cases), name=name)


def choices(combo):
    return [combo.itemText(at) for at in range(combo.count())]


def lines(editor):
    model = editor.lines.model
    return [model.at(row).texts[0] for row in range(model.rowCount())]


def test_R02_a_new_case_is_named_by_papers_limits_fees_and_proxies_in_one_version(
    workspace, change, issue
):
    sheet = change(code_of(workspace, PASSPORT))
    before = sheet._view.procedure
    add_case(sheet, "Cap lai")
    paper(sheet, "cases").ticks["truong-hop-1"].click()
    put(sheet.limits, insert(sheet.limits), amount="3", case="Cap lai")
    put(sheet.fees, insert(sheet.fees), name="Phi", amount_dong="90k", source="TT 9")
    put(sheet.fees, 1, case="Cap lai")
    put(sheet.proxies, insert(sheet.proxies), rule="Nộp giấy ủy quyền", case="Cap lai")
    for name in ("time_limit", "fee"):
        post(sheet, name)
    made = issue(sheet)
    assert len(workspace._desk.procedures.written) == 1
    assert made.cases == (*before.cases, Case(id="truong-hop-1", name="Cap lai"))
    assert made.papers[0].cases == ("truong-hop-1",)
    assert [one.case for one in made.limits] == [None, "truong-hop-1"]
    assert made.fees[1].case == "truong-hop-1"
    assert made.representation[1].case == "truong-hop-1"
    assert "(trường hợp: Cap lai)" in made.posted.papers, "what is posted names it, too"


def test_R02_the_first_case_brings_the_choice_into_sight_and_the_last_takes_it_away(
    workspace, change
):
    sheet = change(code_of(workspace, PERMIT))
    fields = [
        paper(sheet, "cases"),
        *(one.field_at(0, "case") for one in (sheet.limits, sheet.fees, sheet.proxies)),
    ]
    assert all(field.isHidden() for field in fields)
    insert(sheet.cases.cases)
    assert not any(field.isHidden() for field in fields)
    nameless = "(trường hợp 1, chưa đặt tên)"
    assert choices(fields[1]) == ["Mọi trường hợp", nameless], "before it has a name"
    put(sheet.cases.cases, 0, name="Cap moi")
    assert choices(fields[1]) == choices(fields[2]) == ["Mọi trường hợp", "Cap moi"]
    assert paper(sheet, "cases").ticks["truong-hop-1"].text() == "Cap moi"
    remove(sheet.cases.cases)
    assert all(field.isHidden() for field in fields)
    assert sheet._changed() == sheet._view.procedure


def test_R02_a_renamed_case_has_its_new_name_wherever_it_is_named(workspace, change, issue):
    sheet = change(code_of(workspace, PASSPORT))
    before = sheet._view.procedure
    used = next(fee.case for fee in before.fees if fee.case)
    place = [one.id for one in before.cases].index(used)
    put(sheet.cases.cases, place, name="Cap lai do mat")
    fee = next(at for at, one in enumerate(before.fees) if one.case)
    assert "· Cap lai do mat ·" in lines(sheet.fees)[fee]
    assert sheet.fees.field_at(fee, "case").currentText() == "Cap lai do mat"
    made = issue(sheet)
    assert made.cases[place] == Case(id=used, name="Cap lai do mat")
    assert replace(made, cases=before.cases, valid_from=None, posted=before.posted) == before


def test_R02_a_case_that_is_still_named_stays_and_the_lines_that_name_it_are_told(
    workspace, change, issue
):
    sheet = change(code_of(workspace, PASSPORT))
    add_case(sheet, "Cap lai")
    last = sheet.cases.cases.lines.place
    tick = paper(sheet, "cases").ticks["truong-hop-1"]
    tick.click()
    put(sheet.limits, insert(sheet.limits), amount="3", case="Cap lai")
    remove(sheet.cases.cases)
    assert lines(sheet.cases.cases)[last] == f"{last + 1}. Cap lai", "nothing is lost"
    assert "“Cap lai”: còn ghi ở giấy tờ 1; thời hạn 2." in told(sheet)
    assert "chọn trường hợp khác hoặc bỏ dòng, rồi bỏ trường hợp này" in told(sheet)
    assert tick.isChecked()
    tick.click()
    put(sheet.limits, 1, case=sheet._view.procedure.cases[0].name)
    remove(sheet.cases.cases)
    assert told(sheet) == ""
    assert sheet._changed().cases == sheet._view.procedure.cases
    assert choices(sheet.limits.field_at(1, "case"))[-1] != "Cap lai"


def test_R20_a_new_case_nobody_said_who_hands_in_for_is_told_by_its_name(workspace, change, issue):
    sheet = change(code_of(workspace, CERTIFICATE))
    add_case(sheet, "Phieu so 3")
    assert issue(sheet) is None
    assert "chưa quy định ai được nộp thay: Phieu so 3." in told(sheet)
    assert QApplication.focusWidget() is sheet.proxies.lines.view
    put(sheet.proxies, insert(sheet.proxies), rule="Không phải nộp giấy ủy quyền")
    choose(sheet.proxies.field_at(1, "case"), "Phieu so 3")
    made = issue(sheet)
    assert [(one.case, one.rule) for one in made.representation[1:2]] == [
        ("truong-hop-1", Representation.NO_PAPER)
    ]


def test_what_is_being_typed_elsewhere_stays_while_a_case_is_added(workspace, change):
    sheet = change(code_of(workspace, PASSPORT))
    sheet.limits.field_at(0, "amount").setText("mười")
    add_case(sheet, "Cap lai")
    assert sheet.limits.field_at(0, "amount").text() == "mười"
    assert sheet._wrong()[0] is sheet.limits.field_at(0, "amount")


@pytest.mark.parametrize("alias", [PASSPORT, PERMIT])
def test_the_boxes_of_new_cases_stand_in_the_order_of_tab(workspace, change, alias):
    sheet = change(code_of(workspace, alias))
    for name in ("Mot", "Hai"):
        add_case(sheet, name)
    before = paper(sheet, "one_of")
    front(before)
    seen = []
    for _ in paper(sheet, "cases").ticks:
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        seen.append(QApplication.focusWidget())
    assert seen == list(paper(sheet, "cases").ticks.values())
    QTest.keyClick(seen[-1], Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is paper(sheet, "original")


def test_the_unit_is_in_the_lines_of_fees_as_soon_as_it_is_typed(workspace, change):
    sheet = change(code_of(workspace, PERMIT))
    put(sheet.fees, 0, unit="trang")
    type_in(sheet.cases.unit, "to ban ve")
    assert "/to ban ve" in lines(sheet.fees)[0]
