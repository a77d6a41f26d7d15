"""Limits and fees of a new version: added, left out, with their dates; the posted text follows."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox
from test_catalogue_editors import change, choose, code_of, front, issue, paper, type_in, workspace

from counter_app.domain.procedure import (
    Channel,
    FeeKind,
    FeeMoment,
    FeeRule,
    LimitUnit,
    TimeLimit,
)

__all__ = ["change", "issue", "workspace"]
PERMIT, PASSPORT = "101", "303"


def put(editor, place, **values):
    """Fill fields of a line as from the keyboard."""
    for name, value in values.items():
        field = editor.field_at(place, name)
        if isinstance(field, QComboBox):
            choose(field, value)
        else:
            type_in(field, value)


def insert(editor):
    """Insert in the list: a line after the chosen one, the first field in focus."""
    front(editor.lines.view)
    QTest.keyClick(editor.lines.view, Qt.Key.Key_Insert)
    return editor.lines.place


def post(sheet, name):
    """What is posted of it is worded anew, as the law wants it."""
    sheet.posted.texts[name].setPlainText("Theo quy định mới.")


def remove(editor):
    """Delete in the list: the chosen line."""
    front(editor.lines.view)
    QTest.keyClick(editor.lines.view, Qt.Key.Key_Delete)


def test_R74_a_limit_is_added_for_who_hands_in_online_from_a_day_on(workspace, change, issue):
    sheet = change(code_of(workspace, PERMIT))
    (before,) = sheet._view.procedure.limits
    place = insert(sheet.limits)
    put(sheet.limits, place, unit="ngày làm việc", channel="nộp trực tuyến")
    put(sheet.limits, place, amount="12.5", valid_from="1/3/2027", note="Theo QD 12")
    post(sheet, "time_limit")
    made = issue(sheet)
    assert made.limits == (
        before,
        TimeLimit(
            amount=Decimal("12.5"),
            unit=LimitUnit.WORKING_DAYS,
            channel=Channel.ONLINE,
            valid_from=date(2027, 3, 1),
            note="Theo QD 12",
        ),
    )


def test_R74_a_fee_is_left_out_and_another_added_with_its_dates_and_source(
    workspace, change, issue
):
    sheet = change(code_of(workspace, PASSPORT))
    before = sheet._view.procedure
    remove(sheet.fees)
    place = insert(sheet.fees)
    put(sheet.fees, place, name="Phi moi", kind="Phí", amount_dong="75k", source="TT 9/2027")
    put(sheet.fees, place, case=before.cases[0].name, moment="trước khi trả kết quả")
    put(sheet.fees, place, valid_from="01/01/2027", valid_to="31/12/2027")
    post(sheet, "fee")
    made = issue(sheet)
    assert made.fees == (
        before.fees[1],
        FeeRule(
            kind=FeeKind.SERVICE_FEE,
            name="Phi moi",
            amount_dong=75_000,
            source="TT 9/2027",
            case=before.cases[0].id,
            valid_from=date(2027, 1, 1),
            valid_to=date(2027, 12, 31),
            moment=FeeMoment.BEFORE_RESULT,
        ),
    )


def test_what_is_untouched_is_written_as_it_was(workspace, change):
    for alias in ("302", "202"):
        sheet = change(code_of(workspace, alias))
        for editor in (sheet.limits, sheet.fees):
            for place in range(editor.lines.model.rowCount()):
                editor.lines.choose(place)
        assert sheet._changed() == sheet._view.procedure, alias


def test_a_changed_fee_is_no_example_any_more(workspace, change, issue):
    sheet = change(code_of(workspace, PERMIT))
    assert sheet._view.procedure.fees[0].sample
    put(sheet.fees, 0, amount_dong="200000")
    post(sheet, "fee")
    assert issue(sheet).fees == (
        replace(sheet._view.procedure.fees[0], amount_dong=200_000, sample=False),
    )


@pytest.mark.parametrize(
    ("editor", "name", "typed"),
    [("limits", "amount", "mười"), ("fees", "amount_dong", "nhiều"), ("fees", "valid_to", "32/1")],
)
def test_what_is_not_understood_is_told_and_kept_while_another_line_is_looked_at(
    workspace, change, issue, editor, name, typed
):
    sheet = change(code_of(workspace, PASSPORT))
    rules = getattr(sheet, editor)
    rules.field_at(0, name).setText(typed)
    insert(rules)
    assert rules.field_at(1, name).text() != typed
    assert issue(sheet) is None
    field = rules.field_at(0, name)
    assert (field.text(), rules.lines.place) == (typed, 0)
    assert field.problem == sheet.version.problem.text() != ""
    assert sheet.focusWidget() is field


def test_R02_the_posted_text_of_the_papers_follows_until_somebody_words_it(
    workspace, change, issue
):
    sheet = change(code_of(workspace, PERMIT))
    text, first = sheet.posted.texts["papers"], sheet._view.procedure.papers[0]
    remove(sheet.papers.papers)
    assert first.name not in text.value()
    assert text.value().startswith(f"1. {sheet._view.procedure.papers[1].name}")
    type_in(paper(sheet, "name"), "Ban ve moi")
    assert text.value().startswith("1. Ban ve moi: 01 bản sao.")
    text.setPlainText("Theo hướng dẫn tại quầy.")
    remove(sheet.papers.papers)
    assert text.value() == "Theo hướng dẫn tại quầy."
    assert issue(sheet).posted.papers == "Theo hướng dẫn tại quầy."


def test_R74_two_fees_on_one_day_are_refused_and_the_second_is_shown(workspace, change, issue):
    sheet = change(code_of(workspace, PERMIT))
    place = insert(sheet.fees)
    put(sheet.fees, place, name="Le phi khac", amount_dong="90000", source="NQ 3")
    post(sheet, "fee")
    sheet.fees.lines.choose(0)
    assert issue(sheet) is None
    assert sheet.fees.lines.place == 1
    assert sheet.focusWidget() is sheet.fees.lines.view
    assert "khoản thu" in sheet.version.problem.text()
    put(sheet.fees, 0, valid_to="31/01/2027")
    put(sheet.fees, 1, valid_from="01/02/2027")
    assert len(issue(sheet).fees) == 2
