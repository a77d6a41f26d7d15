"""The working calendar by keyboard: lines, the preview, what stays on paper."""

from dataclasses import replace
from datetime import date, datetime

import pytest
from calendar_bench import ALT, NEW, OLD, STORM, days, fill_day, key, move, page, type_into
from fakes import WHO
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from tiny import TinyPage

from counter_app.domain.centre import DatedHours, OfficeHours
from counter_app.domain.dossier.bodies import Due, LegTerm
from counter_app.domain.staff import Role
from counter_app.domain.workcalendar import Half
from counter_app.errors.desk import GestureRefusedError
from counter_app.ui.main_window import Workspace
from counter_app.ui.pages.calendar import CalendarPage
from counter_app.ui.pages.search import SearchPage

__all__ = ["page"]


def test_the_year_of_today_is_shown_and_arrows_go_to_the_next(page, idle):
    assert page.head.year.text() == "2026"
    assert ("Ngày Văn hóa Việt Nam", "Thứ Ba 24/11/2026", "Ngày nghỉ") in days(page)
    assert page.told.state.text() == "Lịch kèm theo chương trình, Trung tâm chưa sửa."
    assert page.days.lines.detail.text().startswith("Tết Dương lịch. Văn bản: điểm a khoản 1")
    key(page, Qt.Key.Key_Right, ALT)
    key(page, Qt.Key.Key_Right, ALT)
    idle()
    assert page.head.year.text() == "2028"
    assert days(page) == []
    assert page.told.state.text().startswith("Chưa có lịch năm này")
    assert not page.days.lines.remove_button.isEnabled()
    key(page, Qt.Key.Key_Left, ALT)
    idle()
    assert page.head.year.text() == "2027"


def test_a_day_off_is_added_kept_and_seen_before_it_is_applied(page, desk, idle, notices):
    fill_day(page, *STORM)
    idle()
    assert ("Nghỉ do bão số 15", "Thứ Tư 25/11/2026", "Ngày nghỉ") in days(page)
    assert page.told.state.text().endswith("Có thay đổi chưa áp dụng.")
    assert desk.calendar.kept[2026].days_off[-1].day == date(2026, 11, 25)
    assert desk.calendar.applied == []
    key(page, Qt.Key.Key_F9)
    idle()
    assert page.stack.currentWidget() is page.preview
    assert page.preview.list.count() == 3
    assert "Đã in giấy: 2; chọn đổi ngày: 0." in page.preview.summary.text()
    assert page.preview.source.value() == "CĐ 20/CĐ-UBND"
    assert page.head.proceed.text() == "Áp dụng  F9"
    assert desk.calendar.applied == [], "seen, not applied"
    key(page, Qt.Key.Key_F9)
    idle()
    ((plan, source, printed),) = desk.calendar.applied
    assert (plan.days_off[-1].name, source, printed) == (STORM[2], STORM[3], frozenset())
    told = "Đã thay đổi lịch năm 2026. 1 hồ sơ có ngày hẹn mới. 2 hồ sơ giữ ngày đã in."
    assert notices.last == told
    assert page.tabs.currentIndex() == 0
    assert page.told.state.text().startswith("Sửa lần 1: Lê Thị Mai")


def test_a_printed_date_changes_only_where_it_is_marked(page, desk, idle):
    key(page, Qt.Key.Key_3, ALT)
    idle()
    pane = page.preview
    assert pane.list.hasFocus()
    assert "01/12/2026 17:00 → 02/12/2026 17:00" in pane.list.item(0).text()
    assert "đã in giấy" not in pane.list.item(0).text()
    key(pane.list, Qt.Key.Key_Space)  # one that nobody holds on paper is not asked about
    assert pane.list.item(0).checkState() is Qt.CheckState.Checked
    key(pane.list, Qt.Key.Key_Down)
    detail = pane.detail.text()
    assert "Giấy đã in: giấy tiếp nhận hồ sơ và hẹn trả kết quả." in detail
    assert "Giấy của người nộp ghi 01/12/2026 17:00 cho đến khi có giấy mới." in detail
    key(pane.list, Qt.Key.Key_Space)
    assert pane.printed() == {"dossier/2"}
    type_into(page, "calendar_sourceEdit", "CV 5")
    key(page, Qt.Key.Key_F9)
    idle()
    assert desk.calendar.applied[-1][2] == {"dossier/2"}


def test_all_printed_ones_at_once_and_none_again(page, idle, notices):
    key(page, Qt.Key.Key_3, ALT)
    idle()
    key(page.preview.all_button, Qt.Key.Key_Space)
    assert page.preview.printed() == {"dossier/2", "dossier/3"}
    key(page.preview.all_button, Qt.Key.Key_Space)
    assert page.preview.printed() == frozenset()
    key(page.preview.all_button, Qt.Key.Key_Space)
    type_into(page, "calendar_sourceEdit", "CV 5")
    key(page, Qt.Key.Key_F9)
    idle()
    assert "In lại giấy và báo người nộp của 2 hồ sơ đã in giấy." in notices.last


def test_without_a_document_nothing_is_applied(page, desk, idle):
    key(page, Qt.Key.Key_3, ALT)
    idle()
    key(page, Qt.Key.Key_F9)
    idle()
    assert page.preview.problem.text().startswith("Ghi số, ngày của văn bản")
    assert page.preview.source.hasFocus()
    assert desk.calendar.applied == []


def test_nothing_to_apply_says_so(page, desk, idle):
    desk.calendar.moves = ()
    key(page, Qt.Key.Key_3, ALT)
    idle()
    assert "không hồ sơ nào đổi thời hạn." in page.preview.summary.text()
    key(page, Qt.Key.Key_F9)
    assert page.preview.problem.text() == "Không có gì để áp dụng."


def test_R53_the_agencies_of_a_route_are_named_with_their_days(page, desk, idle):
    due = Due(due_at=NEW, limit="", trace=(), rules="", calendar="")
    office = "Văn phòng Ủy ban nhân dân tỉnh"
    leg = LegTerm(agency="H48.01", agency_name=office, old_due_at=OLD, due=due)
    desk.calendar.moves = (move(1, new_at=OLD, legs=(leg,)),)
    key(page, Qt.Key.Key_3, ALT)
    idle()
    line = page.preview.list.item(0).text()
    assert "thời hạn của 1 cơ quan" in line
    assert "→" not in line, "the return date stays"
    assert f"{office}: 01/12/2026 17:00 → 02/12/2026 17:00." in page.preview.detail.text()


def test_a_refusal_is_told_and_the_change_is_kept(page, desk, idle):
    fill_day(page, *STORM)
    desk.calendar.refusal = GestureRefusedError(vi="Người khác đã sửa.", en="Changed.")
    key(page, Qt.Key.Key_F9)
    idle()
    key(page, Qt.Key.Key_F9)
    idle()
    assert page.preview.problem.text() == "Người khác đã sửa."
    assert 2026 in desk.calendar.kept
    assert page.head.proceed.isEnabled()


def test_somebody_elses_change_asks_to_begin_again(page, desk, idle):
    fill_day(page, *STORM)
    idle()
    desk.calendar.kept_is_old = True
    page.on_shown()
    idle()
    assert "người khác đã thay đổi" in page.told.state.text()
    key(page, Qt.Key.Key_F9)
    idle()
    key(page, Qt.Key.Key_F9)
    idle()
    assert "người khác đã thay đổi" in page.preview.problem.text()
    assert desk.calendar.applied == []
    desk.calendar.kept_is_old = False
    page.told.give_up_button.setFocus()
    key(page.told.give_up_button, Qt.Key.Key_Space)
    idle()
    assert desk.calendar.kept == {}
    assert STORM[2] not in str(days(page))


def test_delete_takes_a_line_back_into_the_form(page, desk, idle):
    view = page.days.lines.view
    key(page, Qt.Key.Key_1, ALT)
    view.selectRow(len(days(page)) - 1)
    key(view, Qt.Key.Key_Delete)
    idle()
    assert "Ngày Văn hóa Việt Nam" not in str(days(page))
    assert page.days.name.value() == "Ngày Văn hóa Việt Nam"
    assert page.days.first.on() == date(2026, 11, 24)
    assert len(desk.calendar.kept[2026].days_off) == 13


@pytest.mark.parametrize(
    ("typed", "kind", "sentence"),
    [
        (("", "", "a", "b"), 0, "Nhập ngày."),
        (("31/2", "", "a", "b"), 0, "Ngày không hợp lệ"),
        (("25/11", "20/11", "a", "b"), 0, "Ngày cuối phải sau ngày đầu"),
        (("25/11", "30/12", "a", "b"), 0, "Ngày cuối phải sau ngày đầu"),
        (("25/11", "", "", "b"), 0, "Ghi tên gọi"),
        (("25/11", "", "a", ""), 0, "Ghi số, ngày của văn bản"),
        (("24/11", "", "a", "b"), 0, "Ngày 24/11/2026 đã có trong lịch."),
        (("25/11/2027", "", "a", "b"), 0, "Ngày 25/11/2027 không thuộc năm 2026."),
        (("25/11", "", "a", "b"), 1, "Ngày 25/11/2026 không phải Thứ Bảy hay Chủ nhật"),
        (("25/11", "26/11", "a", "b"), 1, "Khoảng này không có ngày nào"),
        (("24/11", "", "a", "b"), 2, "Ngày 24/11/2026 là ngày nghỉ nên"),
    ],
)
def test_a_bad_day_is_told_where_it_is_and_nothing_changes(page, desk, idle, typed, kind, sentence):
    before = days(page)
    page.days.kind.setCurrentIndex(kind)
    fill_day(page, *typed)
    idle()
    assert page.days.lines.problem.text().startswith(sentence)
    assert page.days.lines.problem.isVisible()
    assert days(page) == before
    assert desk.calendar.kept == {}


def test_several_days_half_days_and_make_up_days(page, desk, idle):
    fill_day(page, "26/11", "30/11", "Nghỉ bão", "CĐ 21")
    page.days.kind.setCurrentIndex(1)
    fill_day(page, "5/12", "", "bù cho 26/11", "CĐ 21")
    page.days.kind.setCurrentIndex(2)
    fill_day(page, "5/12", "", "Tổng duyệt", "TB 9")
    idle()
    plan = desk.calendar.kept[2026]
    assert [one.day.day for one in plan.days_off[-3:]] == [26, 27, 30], "no weekend among them"
    assert plan.working_weekends[-1].day == date(2026, 12, 5)
    assert plan.half_days[0].worked is Half.MORNING
    assert ("Tổng duyệt", "Thứ Bảy 05/12/2026", "Chỉ làm việc buổi sáng") in days(page)


def hours_rows(page):
    model = page.hours.lines.model
    return [model.at(row).texts for row in range(model.rowCount())]


def fill_hours(page, first, last, hours, source):
    names = ("calendar_hoursFromEdit", "calendar_hoursToEdit", "calendar_hoursEdit")
    names = (*names, "calendar_hoursSourceEdit")
    for one, text in zip(names, (first, last, hours, source), strict=True):
        type_into(page, one, text)
    key(page.hours.lines.add_button, Qt.Key.Key_Space)


def test_a_year_without_hours_of_its_own_says_so(page):
    key(page, Qt.Key.Key_2, ALT)
    assert page.hours.lines.detail.text().startswith("Cả năm làm theo giờ thường lệ")


def test_hours_of_an_agency_in_a_season(page, desk, idle):
    line = DatedHours(
        hours=(OfficeHours(start=datetime.min.time(), end=NEW.time()),),
        valid_from=date(2025, 6, 1),
        source="QĐ 1",
    )
    desk.calendar.running = (line,)
    page.on_shown()
    idle()
    key(page, Qt.Key.Key_2, ALT)
    assert page.hours.usual.text() == "Thường lệ: 07:00–11:30, 13:30–17:00."
    assert hours_rows(page)[0][0] == "Toàn Trung tâm (từ trước)"
    assert not page.hours.lines.remove_button.isEnabled(), "it belongs to an earlier year"
    page.hours.agency.setCurrentIndex(page.hours.agency.findData("H48.16"))
    fill_hours(page, "1/6", "31/8", "7:00-11:00, 13:00-16:30", "QĐ 5/QĐ-SXD")
    idle()
    expected = ("Sở Xây dựng", "01/06/2026 – 31/08/2026", "07:00–11:00, 13:00–16:30")
    assert hours_rows(page)[1] == expected
    view = page.hours.lines.view
    key(page, Qt.Key.Key_2, ALT)
    view.selectRow(1)
    key(view, Qt.Key.Key_Delete)
    idle()
    assert page.hours.hours.value() == "07:00–11:00, 13:00–16:30"
    assert len(hours_rows(page)) == 1


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        (("", "", "7-11", "QĐ"), "Nhập ngày bắt đầu."),
        (("1/6", "x", "7-11", "QĐ"), "Ngày không hợp lệ"),
        (("1/6", "", "11-7", "QĐ"), "Nhập giờ làm việc như"),
        (("1/6", "", "7-11", ""), "Ghi số, ngày của văn bản"),
        (("1/6", "1/5", "7-11", "QĐ"), "Ngày kết thúc trước ngày bắt đầu."),
        (("1/6/2027", "", "7-11", "QĐ"), "Cần ngày bắt đầu thuộc năm 2026."),
    ],
)
def test_bad_hours_are_told(page, desk, idle, typed, sentence):
    key(page, Qt.Key.Key_2, ALT)
    fill_hours(page, *typed)
    idle()
    assert page.hours.lines.problem.text().startswith(sentence)
    assert desk.calendar.kept == {}


def test_escape_closes_the_page(page, shell):
    key(page, Qt.Key.Key_Escape)
    assert shell.asked == [("close_sheet",)]


@pytest.mark.parametrize(("roles", "shown"), [((Role.CLERK,), False), ((Role.SUPERVISOR,), True)])
def test_R22_only_a_supervisor_finds_it_in_the_menu_and_with_ctrl_k(
    desk, parts, show, qtbot, roles, shown
):
    workspace = show(Workspace(desk, parts, TinyPage))
    workspace.start(replace(WHO, roles=roles))
    actions = {one.objectName(): one for one in workspace.app_bar.user_menu.actions()}
    assert actions["user_calendarAction"].isVisible() is shown
    workspace._search("lich lam viec")
    search = workspace.sheet
    assert isinstance(search, SearchPage)
    qtbot.waitUntil(lambda: parts.tasks.busy == 0)
    found = [search.model.at(row) for row in range(search.model.rowCount())]
    names = [one.text for one in found if one is not None]
    assert ("Lịch làm việc…" in names) is shown
    if shown:
        search.edit.setFocus()
        QTest.keyClick(search.edit, Qt.Key.Key_Return)
        qtbot.waitUntil(lambda: isinstance(workspace.sheet, CalendarPage))
    workspace.stop()
