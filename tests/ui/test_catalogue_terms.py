"""What a procedure is called, who may hand in, what may be asked for again, when it ends: all on
the screen, nothing by table only (R02, R13, R15, R20).
"""

from dataclasses import replace
from datetime import date

import pytest
from fakes import edition
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from test_catalogue_editors import change, choose, code_of, issue, paper, type_in, workspace
from test_catalogue_rules import insert, post, put

from counter_app.domain.procedure import (
    Channel,
    FromAbroad,
    OriginalFate,
    Representation,
    RepresentationRule,
)
from counter_app.ui.pages.catalogue import CataloguePage
from counter_app.ui.pages.catalogue_change import ChangePage

__all__ = ["change", "issue", "workspace"]
PERMIT, PASSPORT, CERTIFICATE, POSTAL = "101", "303", "302", "703"


def told(sheet):
    return sheet.version.problem.text()


def fill(fields, **values):
    for name, text in values.items():
        type_in(fields.field_at(name), text)


@pytest.mark.parametrize("code", sorted(one.code for one in edition().procedures))
def test_a_shipped_procedure_that_is_only_looked_through_stays_as_it_is(workspace, change, code):
    sheet = change(code)
    for editor in sheet._rules.values():
        for place in range(editor.lines.model.rowCount()):
            editor.lines.choose(place)
    assert sheet._wrong() is None
    assert sheet._changed() == sheet._view.procedure


def test_R02_number_field_source_and_key_words_are_changed_on_the_screen(workspace, change, issue):
    sheet = change(code_of(workspace, PERMIT))
    before = sheet._view.procedure
    fill(sheet.head, alias="111", field="Quy hoach", source="QD 5", result_name="Giay phep")
    fill(sheet.head, person_concerned="Nguoi lao dong", keywords="nha,  pho ", valid_to="30/6/2027")
    for name in ("field_and_agency", "result"):
        post(sheet, name)
    made = issue(sheet)
    assert (made.alias, made.field, made.source) == (111, "Quy hoach", "QD 5")
    assert (made.result_name, made.person_concerned) == ("Giay phep", "Nguoi lao dong")
    assert (made.keywords, made.valid_to) == (("nha", "pho"), date(2027, 6, 30))
    assert (made.code, made.papers, made.fees) == (before.code, before.papers, before.fees)


def test_a_number_that_another_procedure_has_is_told_and_its_field_in_focus(
    workspace, change, issue
):
    sheet = change(code_of(workspace, PERMIT))
    fill(sheet.head, alias=PASSPORT)
    assert issue(sheet) is None
    assert "số gọi 303 đã dùng cho thủ tục" in told(sheet)
    assert QApplication.focusWidget() is sheet.head.field_at("alias")
    fill(sheet.head, alias="mot")
    assert issue(sheet) is None
    assert told(sheet) == "“Số gọi” là số nguyên từ 0 đến 999999."


def test_R13_R15_requests_for_supplements_and_ways_of_handing_in_are_changed_on_the_screen(
    workspace, change, issue
):
    sheet = change(code_of(workspace, PERMIT))
    fill(sheet.terms, max_supplements="2", supplement_notice_limit="07 ngay")
    assert issue(sheet) is None
    assert "thời hạn thông báo bổ sung: cần số và đơn vị" in told(sheet)
    assert QApplication.focusWidget() is sheet.terms.field_at("supplement_notice_limit")
    sheet.terms.field_at("supplement_notice_limit").setText("07 ngày làm việc")
    sheet.terms.field_at("close_after").setText("12 tháng")
    sheet.terms.field_at("channels").ticks[Channel.POST].click()
    sheet.terms.field_at("issued_on_the_spot").click()
    post(sheet, "manner")
    made = issue(sheet)
    assert (made.max_supplements, made.supplement_notice_limit) == (2, "07 ngày làm việc")
    assert (made.supplement_reply_limit, made.close_after) == (None, "12 tháng")
    assert made.channels == (Channel.DIRECT, Channel.ONLINE)
    assert (made.issued_on_the_spot, made.decided_by_chair) == (True, False)


def test_R15_a_procedure_that_comes_in_no_way_is_refused(workspace, change, issue):
    sheet = change(code_of(workspace, PERMIT))
    for tick in sheet.terms.field_at("channels").ticks.values():
        tick.click()
    post(sheet, "manner")
    assert issue(sheet) is None
    assert "cách nộp: không được để trống" in told(sheet)
    ticks = sheet.terms.field_at("channels").ticks
    assert QApplication.focusWidget() is ticks[Channel.DIRECT]


def test_R20_who_may_hand_in_is_said_for_each_case(workspace, change, issue):
    sheet = change(code_of(workspace, CERTIFICATE))
    before = sheet._view.procedure.representation
    put(sheet.proxies, 0, rule="Nộp giấy ủy quyền", relatives_without_paper="cha, me ,con")
    put(sheet.proxies, 1, rule="Không phải nộp giấy ủy quyền")
    made = issue(sheet).representation
    assert made == (
        replace(
            before[0],
            rule=Representation.FREE_PAPER,
            relatives_without_paper=("cha", "me", "con"),
        ),
        replace(before[1], rule=Representation.NO_PAPER),
    )


def test_R20_nobody_is_turned_away_without_a_sentence_in_both_languages(workspace, change, issue):
    sheet = change(code_of(workspace, PERMIT))
    put(sheet.proxies, 0, rule="Không được nộp thay", sentence="Chu ho so phai tu nop.")
    assert issue(sheet) is None
    assert "người nộp thay 1, câu giải thích" in told(sheet)
    assert QApplication.focusWidget() is sheet.proxies.field_at(0, "sentence")
    put(sheet.proxies, 0, sentence_en="In person only.", for_minor="cha, me")
    assert issue(sheet).representation == (
        RepresentationRule(
            rule=Representation.NOT_ALLOWED,
            for_minor=("cha", "me"),
            sentence="Chu ho so phai tu nop.",
            sentence_en="In person only.",
        ),
    )


def test_R02_everything_the_counter_does_with_a_paper_is_said_on_the_screen(
    workspace, change, issue
):
    sheet = change(code_of(workspace, PERMIT))
    type_in(sheet.cases.unit, "to ban ve")
    papers = sheet.papers.papers
    put(papers, insert(papers), name="Ly lich", original="giữ lại, trả cùng kết quả")
    put(papers, 1, valid_months="6", replaced_by_data="CSDL dan cu")
    choose(paper(sheet, "from_abroad").always, "Có thể do nước ngoài cấp")
    paper(sheet, "from_abroad").marks["legalised"].click()
    paper(sheet, "per_unit").click()
    made = issue(sheet).papers[1]
    assert (made.original, made.valid_months) == (OriginalFate.RETURNED_WITH_RESULT, 6)
    assert (made.replaced_by_data, made.per_unit) == ("CSDL dan cu", True)
    assert made.from_abroad == FromAbroad(always=False, translated=True, legalised=False)


def test_R20_a_paper_that_is_the_authorisation_is_asked_only_of_who_hands_in_for_another(
    workspace, change, issue
):
    sheet = change(code_of(workspace, PERMIT))
    papers = sheet.papers.papers
    put(papers, insert(papers), name="Van ban uy quyen")
    paper(sheet, "authorisation").click()
    assert issue(sheet) is None
    assert "giấy tờ 2, yêu cầu: giấy ủy quyền phải ghi “nếu có”" in told(sheet)
    assert QApplication.focusWidget() is paper(sheet, "need")
    choose(paper(sheet, "need"), "Nếu có")
    assert issue(sheet).papers[1].authorisation


def test_escape_drops_what_was_typed_only_when_pressed_again(workspace, change):
    sheet = change(code_of(workspace, PERMIT))
    fill(sheet.head, field="Quy hoach")
    QTest.keyClick(sheet, Qt.Key.Key_Escape)
    assert workspace.sheet is sheet
    assert "chưa được ghi" in told(sheet)
    fill(sheet.head, field="Quy hoach, kien truc")
    QTest.keyClick(sheet, Qt.Key.Key_Escape)
    assert workspace.sheet is sheet, "more was typed since"
    QTest.keyClick(sheet, Qt.Key.Key_Escape)
    change.idle()
    assert isinstance(workspace.sheet, CataloguePage)


def test_what_was_typed_is_taken_up_again_after_another_sheet(workspace, change, issue):
    sheet = change(code_of(workspace, PERMIT))
    fill(sheet.head, field="Quy hoach")
    workspace.open_search("an")
    change.idle()
    assert workspace.sheet is not sheet
    again = workspace.board.toasts()[-1].findChild(QPushButton, "toast_button")
    assert again.text() == "Sửa tiếp"
    again.click()
    change.idle()
    made = issue(workspace.sheet)
    assert made.field == "Quy hoach"


def test_each_tab_has_its_key_and_what_is_refused_brings_its_own_up(workspace, change, issue):
    sheet = change(code_of(workspace, PERMIT))
    first = (sheet.version, sheet.cases, sheet.papers, sheet.limits, sheet.fees, sheet.posted)
    for number, editor in enumerate(first, 1):
        key = Qt.Key(Qt.Key.Key_0 + number)
        QTest.keyClick(QApplication.focusWidget(), key, Qt.KeyboardModifier.AltModifier)
        assert sheet.tabs.bar.currentIndex() == number - 1
        assert editor.isAncestorOf(QApplication.focusWidget())
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_F9)
    change.idle()
    assert "ngày bắt đầu áp dụng" in told(sheet)
    assert QApplication.focusWidget() is sheet.version.day
    sheet.version.day.setText("32/1")
    sheet.tabs.go(5)
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_F9)
    assert QApplication.focusWidget() is sheet.version.day
    put(sheet.fees, 0, amount_dong="nhieu")
    sheet.tabs.go(0)
    assert issue(sheet) is None
    assert QApplication.focusWidget() is sheet.fees.field_at(0, "amount_dong")


def test_what_is_changed_here_is_seen_whole_beside_the_list(workspace, change):
    context = workspace._open._context
    workspace.open_sheet(CataloguePage(context, code_of(workspace, POSTAL)))
    assert not isinstance(workspace.sheet, ChangePage)
    said = {label.text() for label in workspace.sheet._detail.findChildren(QLabel)}
    assert {"02", "15 ngày làm việc", "Nộp giấy ủy quyền"} <= said
