"""Names, reasons, tab order, large text: every page walked (ux §7: 32-34)."""

from dataclasses import replace
from datetime import date

import catalogue_pages
import duty_pages
import pytest
from fake_devices import SCANNER
from fake_returns import make_ready
from fakes import NOW, WHO, accept_one, memory_of
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QLabel,
    QLineEdit,
    QScrollArea,
    QTabBar,
    QWidget,
)

from counter_app.domain.dossier.entries.answers import Fault, Lack
from counter_app.domain.draft import PayMethod
from counter_app.domain.staff import Role
from counter_app.domain.workcalendar import SpecialDay
from counter_app.errors import Words
from counter_app.services.attention import AttentionItem
from counter_app.services.calendar_moves import Move
from counter_app.services.preferences import Prefs
from counter_app.ui.main_window import Workspace
from counter_app.ui.pages.intake import IntakePage
from counter_app.ui.pages.lock import LockPage
from counter_app.ui.pages.sign_in import SignInPage
from counter_app.ui.pages.supplement import SupplementPage
from counter_app.ui.pages.supplement_refusal import RefusalPage
from counter_app.ui.widgets.elided import ElidedLabel
from counter_app.ui.widgets.side_sheet import SideSheet
from tests.domain.life_samples import asked

PAGES = [
    "sign_in",
    "lock",
    "todo",
    "sync",
    "search",
    "sheet",
    "papers",
    "history",
    "correct",
    "void",
    "slip",
    "password",
    "rest",
    "settings",
    "devices",
    "supplement",
    "refusal",
    "answered",
    "void_paid",
    "returns",
    "shelf",
    "old_results",
    "result_error",
    "dates",
    "transferred",
    "withdrawn",
    "handover",
    "receive",
    "trips",
    "register",
    "calendar",
    "office_hours",
    "calendar_preview",
    *catalogue_pages.PAGES,
    *duty_pages.PAGES,
]
RETURNING = ("returns", "shelf", "old_results", "result_error")
AT_THE_RETURN_DESK = replace(WHO, roles=(*WHO.roles, Role.RETURN_DESK))
SEATS = {"devices": replace(WHO, roles=(Role.IT,))}


@pytest.fixture
def open_page(desk, parts, theme, show, idle, qtbot):
    """Brings up a page inside the real workspace, with something on it."""
    made = []

    def run(name):
        if name == "sign_in":
            page = SignInPage(theme, parts.language, practice=True)
            page.show_ready(desk)
            return show(page)
        if name in duty_pages.PAGES:
            return show(duty_pages.duty_page(name, desk, theme, parts.language))
        if name == "lock":
            return show(LockPage(theme, parts.language, WHO))
        stream = accept_one(desk)
        desk.attention.extra = [
            AttentionItem(
                id="disputed/1",
                kind="disputed",
                stream=stream,
                code="c",
                title_vi="Thu 150.000 đ",
                title_en="Taken",
                detail_vi="Đã thu ở quầy 07.",
                detail_en="Taken at 07.",
                entered=((Words("số tiền", "amount"), "150.000"),),
                at=NOW,
                by="B",
                choices=("stands", "set_aside"),
            )
        ]
        if name in RETURNING:
            make_ready(desk, stream)
            make_ready(desk, accept_one(desk))
        workspace = Workspace(desk, parts, IntakePage)
        made.append(workspace)
        show(workspace, (1366, 768))
        workspace.start(SEATS.get(name, AT_THE_RETURN_DESK if name in RETURNING else WHO))
        if name in RETURNING:
            workspace.go("returns")
            workspace.page("returns").work.open(stream)
            qtbot.waitUntil(lambda: workspace.page("returns").work.visit.current == stream)
        bring(workspace, name, stream)
        qtbot.waitUntil(lambda: not workspace.pulse._first.is_pending and parts.tasks.busy == 0)
        qtbot.waitUntil(lambda: not any(s.is_moving for s in workspace.findChildren(SideSheet)))
        return workspace

    yield run
    for workspace in made:
        workspace.stop()


def bring(workspace, name, stream):
    opened = workspace._open
    if name in catalogue_pages.PAGES:
        catalogue_pages.bring(workspace, name)
    match name:
        case "todo" | "sync":
            workspace.go(name)
        case "dates":
            opened.dossier(stream)
            workspace.sheet._go(3)
        case "transferred" | "withdrawn":
            workspace.open_step(stream, name)
        case "handover" | "receive" | "trips":
            opened.handover()
            workspace.sheet._go(("handover", "receive", "trips").index(name))
        case "register":
            opened.register()
        case "calendar" | "office_hours" | "calendar_preview":
            lay_out_calendar(workspace._desk.calendar, stream)
            opened.calendar()
            workspace.sheet._go(("calendar", "office_hours", "calendar_preview").index(name))
        case "search":
            opened.search("", ())
        case "sheet" | "papers" | "history":
            workspace.open_dossier(stream)
            workspace.sheet._go(("sheet", "papers", "history").index(name))
        case "correct" | "void":
            workspace.open_dossier(stream)
            workspace.sheet._open_panel(getattr(workspace.sheet, name))
        case "void_paid":
            workspace._desk.payment.take(stream, PayMethod.CASH, None, WHO)
            workspace.open_dossier(stream)
            workspace.sheet._open_panel(workspace.sheet.void)
        case "answered":
            memory_of(workspace._desk).write("dossier/d1", asked())
            workspace.open_dossier("dossier/d1", is_accepted=False)
        case "slip":
            workspace.open_slip(stream)
        case "rest":
            opened.rest()
        case "password":
            opened.password()
        case "settings":
            opened.settings(Prefs(), lambda _: None)
        case "devices":
            opened.devices()
            workspace.sheet.other.show_device(SCANNER)
            workspace.sheet.other.look()
        case "supplement" | "refusal":
            answer(workspace, name)
        case "shelf":
            workspace.page("returns")._shelve()
        case "old_results":
            workspace.page("returns")._old()
        case "result_error":
            workspace.page("returns")._mend()


def lay_out_calendar(calendar, stream):
    """A change not applied yet, that moves a printed date."""
    day = SpecialDay(day=date(2026, 11, 25), name="Nghỉ do bão", source="CĐ 20")
    plan = calendar.year(2026).plan
    calendar.keep(replace(plan, days_off=(*plan.days_off, day)), calendar.year(2026))
    move = Move(
        stream=stream,
        code="H48.16-261123-0001",
        owner_name="Nguyễn Thị Hồng Hạnh",
        procedure_name="Cấp giấy phép xây dựng",
        old_at=NOW,
        new_at=NOW,
        why=Words("25/11 là ngày nghỉ.", "25/11 is a day off."),
        papers=(Words("phiếu nhiệt", "slip"),),
        promised=True,
    )
    calendar.moves = (move,)


def answer(workspace, name):
    """mẫu 02 for the second time, so that everything it may ask stands there; or mẫu 03."""
    context, work = workspace._open._context, workspace.page("intake").work
    view = context.desk.drafts.open(WHO)
    lack = Lack(paper=1, name="Bản vẽ", fault=Fault.MISSING, what="Nộp 02 bản chính.")
    start = replace(context.desk.answers.start(view, WHO), lacks=(lack,), used=1)
    made = SupplementPage if name == "supplement" else RefusalPage
    workspace.open_sheet(made(context, work, view, start))


def own(page):
    """The part a test of this page walks: the sheet if there is one."""
    sheet = page.findChild(QWidget, "side_sheet")
    return sheet or page


def reachable(page):
    return [
        widget
        for widget in own(page).findChildren(QWidget)
        if widget.isVisible()
        and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and widget.focusProxy() is None
    ]


@pytest.mark.parametrize("name", PAGES)
def test_a_page_is_named_walked_by_tab_and_whole_at_any_text_size(open_page, theme, qtbot, name):
    """One window per page: to build it costs more than to look at it."""
    page = open_page(name)
    every_control_has_a_name_and_a_reason_when_off(page)
    tab_goes_everywhere_and_shift_tab_comes_back(page)
    for percent in (125, 200):  # the widest of each layout: forms change above 125 %
        if percent != theme.percent:
            theme.apply("light", percent)
        nothing_is_cut_off(page, percent, qtbot)


def every_control_has_a_name_and_a_reason_when_off(page):
    for widget in reachable(page):
        if widget.objectName().startswith("qt_"):  # parts of Qt's own composite widgets
            continue
        assert widget.objectName(), widget
        face = QAccessible.queryAccessibleInterface(widget)
        assert face.text(QAccessible.Text.Name), widget.objectName()
        if not widget.isEnabled():
            assert widget.accessibleDescription(), widget.objectName()


def tab_goes_everywhere_and_shift_tab_comes_back(page):
    part = own(page)
    expected = {w for w in reachable(page) if w.isEnabled() and not w.focusProxy()}
    first = QApplication.focusWidget()
    assert first is not None
    order = [first]
    while len(order) < 80:
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        now = QApplication.focusWidget()
        if now is first:
            break
        order.append(now)
    assert now is first, "Tab comes round"
    inside = [w for w in order if part.isAncestorOf(w)]
    if part is not page:
        covered = page.pages.currentWidget()
        assert not [w.objectName() for w in order if covered.isAncestorOf(w)]
    groups = {w for w in expected if isinstance(w, QAbstractButton) and w.group() is not None}
    missed = {w.objectName() for w in expected - set(inside) - groups}
    assert not {m for m in missed if not m.startswith("qt_")}
    back = []
    for _ in order:
        QTest.keyClick(
            QApplication.focusWidget(), Qt.Key.Key_Tab, Qt.KeyboardModifier.ShiftModifier
        )
        back.append(QApplication.focusWidget())
    assert back == [*order[1:][::-1], first], "Shift+Tab reverses it"


def test_declared_tab_order_of_the_sign_in_page(open_page):
    page = open_page("sign_in")
    page.focus_first()
    order = []
    for _ in range(4):
        order.append(QApplication.focusWidget().objectName())
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    assert order == [
        "login_userEdit",
        "login_passwordEdit",
        "login_passwordShownCheck",
        "login_openButton",
    ]


def nothing_is_cut_off(page, percent, qtbot):
    if page.isWindow():
        page.resize(1366, 768)
    qtbot.waitUntil(lambda: not page.testAttribute(Qt.WidgetAttribute.WA_PendingResizeEvent))

    def whole():  # layouts are redone by posted events, inner ones first
        assert page.width() <= 1366, "no horizontal scrolling"
        for part in own(page).findChildren(QWidget):
            if part.isVisible():
                assert cut_off(part, page) == "", f"{percent} %"

    qtbot.waitUntil(whole, timeout=2_000)


def cut_off(widget, page):
    """Why `widget` cannot be read whole; "" when it can."""
    least = widget.minimumSizeHint()
    match widget:
        case ElidedLabel():
            return ""
        case QLabel() if widget.text() and widget.wordWrap():
            short = widget.height() < widget.heightForWidth(widget.width()) - 1
        case QLabel() if widget.text():
            short = widget.height() < least.height() - 1 or widget.width() < least.width() - 1
        case QAbstractButton() if widget.text() and not isinstance(widget.parent(), QTabBar):
            short = widget.width() < least.width() - 1 or not inside_window(widget, page)
        case QLineEdit() if not widget.objectName().startswith("qt_"):
            short = widget.height() < least.height() - 1
        case _:
            return ""
    return (widget.objectName() or widget.text()) if short else ""


def inside_window(widget, page):
    place = QRect(widget.mapTo(page, QPoint(0, 0)), widget.size())
    scrolled = widget.parentWidget()
    while scrolled is not None:
        if isinstance(scrolled, QScrollArea):
            return place.left() >= 0 and place.right() <= page.width()
        scrolled = scrolled.parentWidget()
    return page.rect().adjusted(-1, -1, 1, 1).contains(place)


def test_status_is_readable_without_colour(theme, parts, qtbot):
    from counter_app.ui.tokens import TONES
    from counter_app.ui.widgets.badge import StatusBadge

    pictures = set()
    for tone in TONES:
        badge = StatusBadge(theme, parts.icons, tone, "Hợp lệ")
        qtbot.addWidget(badge)
        icon = badge._icon.pixmap().toImage()
        alpha = icon.convertToFormat(icon.Format.Format_Alpha8)
        pictures.add(bytes(alpha.constBits()))
        assert badge.text() == "Hợp lệ"
    assert len(pictures) == len(TONES), "each status has a shape of its own"
