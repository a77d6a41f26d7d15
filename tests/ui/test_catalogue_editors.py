"""Papers and route of a new version, as a supervisor changes them; the guards say which field."""

from dataclasses import replace
from datetime import date

import pytest
from catalogue_pages import ROUTED
from english_walk import settle
from fakes import WHO
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from counter_app.domain.procedure import CopyKind, Need, RouteKind
from counter_app.domain.scan_profile import ScanProfile, SheetSize, Sides
from counter_app.domain.staff import Role
from counter_app.ui.main_window import Workspace
from counter_app.ui.pages.catalogue import CataloguePage
from counter_app.ui.pages.catalogue_change import ChangePage
from counter_app.ui.pages.intake import IntakePage

SUPERVISOR = replace(WHO, roles=(*WHO.roles, Role.SUPERVISOR))
PASSPORT = "303"  # three cases


@pytest.fixture
def workspace(desk, parts, show):
    made = Workspace(desk, parts, IntakePage)
    show(made, (1366, 768))
    made.start(SUPERVISOR)
    yield made
    made.stop()


@pytest.fixture
def change(workspace, parts, qtbot):
    """Opens the page that changes a procedure."""

    def opened(code):
        workspace.open_sheet(CataloguePage(workspace._open._context, code))
        workspace.sheet._change()
        return workspace.sheet

    opened.idle = lambda: settle(workspace, parts.tasks, qtbot)
    return opened


@pytest.fixture
def issue(workspace, change):
    """F9 with day and document; the version written, or None."""

    def issued(sheet):
        before = len(workspace._desk.procedures.written)
        sheet.version.day.set_value("01/01/2027")
        sheet.version.document.set_value("QĐ 12/QĐ-UBND")
        sheet.keys["issue"].trigger()
        change.idle()
        written = workspace._desk.procedures.written
        return workspace._desk.procedures.made[-1] if len(written) > before else None

    return issued


def code_of(workspace, alias):
    (line, *_) = workspace._desk.procedures.listed(alias)
    return line.code


def front(widget):
    """Its tab in front and the focus in it, as a key or a click does."""
    page = widget
    while page is not None and not isinstance(page, ChangePage):
        page = page.parentWidget()
    if page is not None:
        page.tabs.show_field(widget)
    widget.setFocus()


def type_in(field, text):
    front(field)
    field.selectAll()
    QTest.keyClicks(field, text)
    field.commit()


def choose(combo, text):
    """As with the arrow keys."""
    combo.setCurrentIndex(combo.findText(text))
    combo.activated.emit(combo.currentIndex())


def original(sheet):
    return paper(sheet, "kinds").ticks[CopyKind.ORIGINAL]


def paper(sheet, name):
    """A field of the chosen paper."""
    papers = sheet.papers.papers
    return papers.field_at(papers.lines.place, name)


def names(papers):
    return [one.name for one in papers]


def test_R02_papers_are_added_renamed_left_out_and_put_in_order_by_keys(workspace, change, issue):
    sheet = change(code_of(workspace, PASSPORT))
    before = sheet._view.procedure
    papers, view = sheet.papers, sheet.papers.papers.lines.view
    front(view)
    QTest.keyClick(view, Qt.Key.Key_Insert)
    type_in(paper(sheet, "name"), "Don de nghi moi")
    type_in(paper(sheet, "quantity"), "2")
    paper(sheet, "kinds").ticks[CopyKind.CERTIFIED].click()
    paper(sheet, "kinds").ticks[CopyKind.ORIGINAL].click()
    choose(paper(sheet, "need"), "Nếu có")
    case = before.cases[1].id
    paper(sheet, "cases").ticks[case].click()
    front(view)
    QTest.keyClick(view, Qt.Key.Key_Up, Qt.KeyboardModifier.ControlModifier)
    papers.papers.lines.choose(2)
    QTest.keyClick(view, Qt.Key.Key_Delete)
    type_in(papers.sets, "3")
    made = issue(sheet)
    assert names(made.papers) == ["Don de nghi moi", *names(before.papers[:1] + before.papers[2:])]
    assert [one.number for one in made.papers] == list(range(1, len(made.papers) + 1))
    new = made.papers[0]
    assert (new.quantity, new.kinds, new.need) == (2, (CopyKind.CERTIFIED,), Need.IF_ANY)
    assert (new.cases, made.sets) == ((case,), 3)
    assert made.papers[1:] == tuple(
        replace(one, number=at) for at, one in enumerate((before.papers[0], *before.papers[2:]), 2)
    ), "what has no field here stays with its paper"
    assert (made.valid_from, made.route) == (date(2027, 1, 1), None)


def test_nothing_touched_is_nothing_changed(workspace, change):
    for alias in (PASSPORT, "203", "101"):
        sheet = change(code_of(workspace, alias))
        assert sheet._changed() == sheet._view.procedure


def test_R02_a_paper_without_a_name_is_told_and_its_field_has_the_focus(workspace, change, issue):
    sheet = change(code_of(workspace, PASSPORT))
    lines = sheet.papers.papers.lines
    lines.add_asked.emit()
    lines.choose(0)
    assert issue(sheet) is None
    assert "giấy tờ 2, tên: không được để trống" in sheet.version.problem.text()
    assert lines.place == 1
    assert sheet.focusWidget() is paper(sheet, "name")
    assert paper(sheet, "name").problem


@pytest.mark.parametrize(
    ("spoil", "told", "focus"),
    [
        (lambda sheet: type_in(paper(sheet, "quantity"), "0"), "giấy tờ 1, số bản", "quantity"),
        (lambda sheet: original(sheet).click(), "loại bản", "kinds"),
        (lambda sheet: type_in(paper(sheet, "one_of"), "nhom"), "nhóm một trong", "one_of"),
        (lambda sheet: type_in(sheet.papers.sets, "0"), "số bộ hồ sơ", "sets"),
    ],
)
def test_R02_what_the_loader_refuses_is_refused_here(change, issue, spoil, told, focus):
    sheet = change(ROUTED)
    spoil(sheet)
    assert issue(sheet) is None
    assert told in sheet.version.problem.text()
    fields = {"kinds": original(sheet), "sets": sheet.papers.sets}
    assert sheet.focusWidget() is (fields.get(focus) or paper(sheet, focus))


def test_R49_a_route_is_laid_where_there_was_none(workspace, change, issue):
    sheet = change(code_of(workspace, "101"))
    serving = sheet._view.procedure.agencies[-1].agency
    route = sheet.route
    assert not route.lines.isVisible()
    route.kind.setCurrentIndex(route.kind.findData(RouteKind.PAPER))
    type_in(route.work, "Tham dinh")
    type_in(route.amount, "0.5")
    view = route.lines.view
    front(view)
    QTest.keyClick(view, Qt.Key.Key_Insert)
    route.agency.setCurrentIndex(route.agency.findData("H48.01"))
    route.agency.activated.emit(0)
    type_in(route.work, "Trinh ky")
    assert issue(sheet) is None, "who approved it?"
    assert "quy trình liên thông, văn bản quy định" in sheet.version.problem.text()
    assert sheet.focusWidget() is route.source
    type_in(route.source, "QD 9")
    made = issue(sheet).route
    assert (made.kind, made.source) == (RouteKind.PAPER, "QD 9")
    assert [(leg.agency, leg.work, leg.within, leg.lead) for leg in made.legs] == [
        (serving, "Tham dinh", "0.5 ngày làm việc", True),
        ("H48.01", "Trinh ky", None, False),
    ]


def test_R52_legs_change_order_and_lead_and_may_go(change, issue):
    sheet = change(ROUTED)
    before, route = sheet._view.procedure.route, sheet.route
    route.lines.choose(1)
    route.lead.click()
    view = route.lines.view
    front(view)
    QTest.keyClick(view, Qt.Key.Key_Down, Qt.KeyboardModifier.ControlModifier)
    route.lines.choose(4)
    front(view)
    QTest.keyClick(view, Qt.Key.Key_Delete)
    made = issue(sheet).route
    assert [leg.agency for leg in made.legs] == [before.legs[at].agency for at in (0, 2, 1, 3)]
    assert [leg.lead for leg in made.legs] == [False, False, True, False], "one leads"
    assert made.legs[0].within == before.legs[0].within


@pytest.mark.parametrize(
    ("spoil", "told", "focus"),
    [
        (lambda route: type_in(route.work, " "), "cơ quan 2, công việc", "work"),
        (lambda route: type_in(route.amount, "x"), "cơ quan 2, thời hạn", "amount"),
        (lambda route: route.lines.add_asked.emit(), "cơ quan 3, công việc", "work"),
    ],
)
def test_R49_a_leg_with_something_wrong_is_told_by_its_place(change, issue, spoil, told, focus):
    sheet = change(ROUTED)
    sheet.route.lines.choose(1)
    spoil(sheet.route)
    sheet.route.lines.choose(0)
    assert issue(sheet) is None
    assert told in sheet.version.problem.text()
    assert sheet.focusWidget() is getattr(sheet.route, focus)


def test_a_route_may_end(change, issue):
    sheet = change(ROUTED)
    sheet.route.kind.setCurrentIndex(0)
    assert issue(sheet).route is None


def test_how_papers_are_scanned_is_part_of_a_dated_version(workspace, change, issue):
    sheet = change(code_of(workspace, PASSPORT))
    scan = sheet.scan
    assert scan.whose.currentData() is False
    assert not scan.fields["dpi"].isVisibleTo(scan)
    scan.whose.setCurrentIndex(1)
    assert scan.fields["dpi"].isVisibleTo(scan)
    for name, value in (("sides", Sides.TURNED), ("colour", False), ("size", "A3"), ("dpi", 600)):
        scan.fields[name].setCurrentIndex(scan.fields[name].findData(value))
    made = issue(sheet)
    assert made.scan_profile == ScanProfile(
        sides=Sides.TURNED, colour=False, size=SheetSize.A3, dpi=600
    )
    assert made.valid_from == date(2027, 1, 1)


def test_a_way_of_its_own_is_given_up_for_that_of_each_pc(workspace, change, issue):
    code = code_of(workspace, PASSPORT)
    procedures = workspace._desk.procedures
    view = procedures.view(code)
    own = replace(view.procedure, scan_profile=ScanProfile(dpi=200))
    sheet = ChangePage(workspace._open._context, replace(view, procedure=own), lambda: None)
    workspace.open_sheet(sheet)
    assert sheet.scan.fields["dpi"].currentData() == 200
    assert sheet._changed() == own
    sheet.scan.whose.setCurrentIndex(0)
    assert sheet._changed().scan_profile is None
