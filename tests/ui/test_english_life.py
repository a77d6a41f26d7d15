"""A dossier's later life in English: steps, dates, alarms, hand-over, register."""

from dataclasses import replace
from datetime import date

import pytest
from english_walk import settle, vietnamese_on
from fakes import RESOURCES

from counter_app.domain.dossier.changes import Refund
from counter_app.domain.draft import PayMethod
from counter_app.domain.staff import Role
from counter_app.domain.text import sentence
from counter_app.domain.workcalendar import Half, HalfDay, SpecialDay
from counter_app.services.answer_sheet import Supplement
from counter_app.services.life import GESTURES
from counter_app.ui.language import Languages
from counter_app.ui.main_window import Workspace
from counter_app.ui.pages.answered import AnsweredPage
from counter_app.ui.pages.intake import IntakePage
from counter_app.ui.pages.step import StepPage
from tests.services.living import PHONE, apology, scan_apology, send, take
from tests.services.playing import HOA, KHOA, Wall, at, make_folder, open_counter

SHORTENED = (
    "Văn bản thẩm định thiết kế, thẩm duyệt phòng cháy, kết quả thủ tục"  # a paper of row 101
)
WORDS = ("Bưu điện tỉnh", "Phạm Văn Minh", *PHONE.values(), "Chờ ý kiến", "45/SXD", SHORTENED)


@pytest.fixture(autouse=True)
def english(parts):
    """The whole window speaks English for one test."""
    languages = Languages(RESOURCES / "translations")
    languages.use("en")
    parts.language = "en"
    yield
    languages.use("vi")
    parts.language = "vi"


@pytest.fixture
def desk(tmp_path):
    wall = Wall(at(9))
    make_folder(tmp_path / "desk", wall)
    opened = open_counter(tmp_path / "desk", wall)
    yield opened
    opened.close()


@pytest.fixture
def workspace(desk, parts, show):
    made = Workspace(desk.desk, parts, IntakePage)
    show(made, (1366, 768))
    made.start(replace(HOA, roles=tuple(Role)))
    yield made
    made.stop()


@pytest.fixture
def wait(workspace, parts, qtbot):
    return lambda: settle(workspace, parts.tasks, qtbot)


@pytest.fixture
def stream(desk):
    found = desk.accept(101).stream
    desk.printing.after_acceptance(found, HOA)
    return found


def data(desk, *streams):
    """What people and authorities wrote stays Vietnamese."""
    states = [desk.state(stream) for stream in streams]
    names = [agency.name for agency in desk.catalogue._edition.agencies]
    return ([state.accepted for state in states], KHOA, HOA.name, names, WORDS)


def test_every_step_asks_in_english(workspace, desk, wait, stream):
    send(desk, stream)
    found = data(desk, stream)
    for step in desk.life.steps(stream, workspace.who):
        workspace.open_step(stream, step.kind)
        wait()
        assert isinstance(workspace.sheet, StepPage), step.kind
        assert workspace.sheet.editors or step.kind in GESTURES
        assert vietnamese_on(workspace, found) == set(), step.kind


def test_what_is_not_accepted_and_how_it_ends(workspace, desk, wait):
    draft = desk.fill(desk.draft(101), leave_out={3})
    begun = desk.answers.start(desk.drafts.load(draft.id), HOA)
    answer = Supplement(lacks=begun.lacks, reason=begun.reason)
    waiting = desk.answers.issue(draft.id, answer, HOA).stream
    shown = (desk.state(waiting).file, begun.reason, *data(desk))
    workspace.open_dossier(waiting, is_accepted=False)
    wait()
    assert isinstance(workspace.sheet, AnsweredPage)
    assert vietnamese_on(workspace, shown) == set()
    for kind in ("intake_withdrawn", "intake_closed"):
        workspace.open_step(waiting, kind)
        wait()
        assert workspace.sheet.editors
        assert vietnamese_on(workspace, shown) == set(), kind
    take(desk, waiting, "intake_withdrawn", reason="Chờ ý kiến")
    workspace.open_dossier(waiting, is_accepted=False)
    wait()
    assert vietnamese_on(workspace, shown) == set()


def test_money_that_goes_back_with_a_voided_acceptance(workspace, desk, wait, stream):
    desk.payment.take(stream, PayMethod.CASH, None, HOA)
    workspace.open_dossier(stream)
    wait()
    workspace.sheet.void_button.click()
    assert workspace.sheet.void.handed_check.isVisible()
    assert vietnamese_on(workspace, data(desk, stream)) == set()
    refund = Refund(amount_dong=desk.state(stream).taken_dong, method=PayMethod.CASH)
    desk.amending.void(stream, desk.state(stream).code, "Chờ ý kiến", HOA, refund=refund)
    for tab in (0, 2):
        workspace.open_dossier(stream)
        wait()
        workspace.sheet._go(tab)
        assert vietnamese_on(workspace, data(desk, stream)) == set()


def test_dates_history_and_next_steps(workspace, desk, wait, stream):
    send(desk, stream)
    take(desk, stream, "urged", **PHONE)
    scan_apology(desk, stream)
    apology(desk, stream)
    found = (*data(desk, stream), "Chờ ý kiến của Sở Tài chính", "Đỗ Mạnh Cường")
    workspace.open_dossier(stream)
    wait()
    for tab in (0, 2, 3):
        workspace.sheet._go(tab)
        wait()
        assert vietnamese_on(workspace, found) == set(), tab


def test_alarms_and_hand_over(workspace, desk, wait, stream):
    desk.wall.set(16, 30)
    workspace.go("todo")
    wait()
    page = workspace.page("todo")
    assert "alarm" in {item.kind for item in page._items}
    found = data(desk, stream)
    assert vietnamese_on(workspace, found) == set()
    workspace._open.handover()
    wait()
    for pane in range(3):
        workspace.sheet._go(pane)
        wait()
        assert vietnamese_on(workspace, found) == set(), pane
    workspace._open.register()
    wait()
    assert vietnamese_on(workspace, found) == set()


def test_the_working_calendar(workspace, desk, wait, stream, qtbot):
    view = desk.calendar.year(2026)
    storm = SpecialDay(day=date(2026, 12, 13), name="Nghỉ do bão", source="Công điện 20")
    half = HalfDay(day=date(2026, 12, 14), worked=Half.MORNING, name="Tổng duyệt", source="TB 9")
    plan = replace(view.plan, days_off=(*view.plan.days_off, storm), half_days=(half,))
    desk.calendar.keep(plan, view)
    workspace._open.calendar()
    wait()
    found = (*data(desk, stream), plan, *(sentence(day.name) for day in plan.working_weekends))
    for pane in range(3):
        workspace.sheet._go(pane)
        wait()
        assert vietnamese_on(workspace, found) == set(), pane
    qtbot.waitUntil(lambda: workspace.sheet.preview.list.count() == 1)
    workspace.sheet.preview.list.setCurrentRow(0)
    workspace.sheet.work.apply(workspace.sheet.preview.seen, "CV 5", frozenset())
    wait()
    workspace.sheet._go(0)
    wait()
    assert vietnamese_on(workspace, found, "Lê Thị Mai") == set()
