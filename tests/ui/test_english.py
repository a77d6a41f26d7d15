"""In English every page is English, but for the official Vietnamese texts (ux §7: 37).

Each page is walked whole, over the fake desk and over a real one: texts, lists, tooltips, names for
screen readers. Allowed are the published texts of the catalogue and what people are called.
"""

from dataclasses import replace
from datetime import date

import duty_pages
import pytest
from english_walk import settle, vietnamese_in, vietnamese_on
from fakes import RESOURCES, WHO, accept_one, memory_of
from intake_bench import OTHER_CARD, Bench
from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QComboBox

from counter_app.domain.draft import IdentityKind, Organisation, Presence, Verdict
from counter_app.domain.procedure import Legalisation
from counter_app.domain.staff import Role
from counter_app.errors.desk import SignInRefusedError
from counter_app.errors.devices import PaperJam
from counter_app.services.preferences import Prefs
from counter_app.ui.errors import Errors, told_before_work
from counter_app.ui.language import Languages
from counter_app.ui.main_window import Workspace
from counter_app.ui.pages.intake import IntakePage
from counter_app.ui.pages.lock import LockPage
from counter_app.ui.pages.sign_in import SignInPage
from counter_app.ui.widgets.key_overlay import KeyOverlay
from counter_app.ui.widgets.side_sheet import SideSheet


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
def workspace(desk, parts, show):
    made = Workspace(desk, parts, IntakePage)
    show(made, (1366, 768))
    made.start(WHO)
    yield made
    made.stop()


@pytest.fixture
def bench(context, show, qtbot, tasks, notices):
    owner = QObject()
    errors = Errors(notices, "en", owner)
    tasks.on_failure = errors.show
    made = Bench(replace(context, language="en", errors=errors), show, qtbot)
    yield made
    made.page.on_leaving()
    owner.deleteLater()


def data_of(desk):
    """What stands in dossiers and drafts: people, and the catalogue's texts as accepted."""
    memory = memory_of(desk)
    return (
        [state.accepted for state in memory.dossiers.values()],
        [view.draft for view in memory.drafts.values()],
    )


def test_the_walk_sees_what_is_vietnamese(qtbot):
    box = QComboBox()
    qtbot.addWidget(box)
    box.addItem("10 ngày làm việc")
    box.setToolTip("Chủ nhật không tính")
    box.setAccessibleName("Sở Xây dựng")  # an agency's name is an official text
    assert vietnamese_on(box) == {"10 ngày làm việc", "Chủ nhật không tính"}


def test_sign_in_and_what_it_refuses(theme, parts, desk, show):
    page = show(SignInPage(theme, "en", practice=True))
    assert vietnamese_on(page) == set()
    page.show_ready(desk)
    page.show_refused(told_before_work(SignInRefusedError(tries_left=4), "en"))
    assert vietnamese_on(page) == set()


def test_the_locked_window(theme, show):
    assert vietnamese_on(show(LockPage(theme, "en", WHO))) == set()


@pytest.mark.parametrize("name", duty_pages.PAGES)
def test_a_counter_that_cannot_be_opened(theme, desk, show, name):
    page = show(duty_pages.duty_page(name, desk, theme, "en"))
    assert vietnamese_on(page, duty_pages.words(desk)) == set()


PAGES = (
    "intake",
    "todo",
    "sync",
    "search",
    "sheet",
    "correct",
    "void",
    "slip",
    "password",
    "rest",
    "settings",
    "devices",
)


@pytest.mark.parametrize("name", PAGES)
def test_pages_of_the_workspace(workspace, desk, parts, qtbot, name):
    stream = accept_one(desk)
    desk.printing._queue(stream, "receipt", "give")
    opened = workspace._open
    match name:
        case "intake" | "todo" | "sync":
            workspace.go(name)
        case "search":
            opened.search("hanh", workspace._commands())
        case "sheet":
            workspace.open_dossier(stream)
        case "correct" | "void":
            workspace.open_dossier(stream)
            workspace.sheet._open_panel(getattr(workspace.sheet, name))
        case "slip":
            workspace.open_slip(stream)
        case "rest":
            opened.rest()
        case "password":
            opened.password()
        case "settings":
            opened.settings(Prefs(), lambda _: None)
        case "devices":
            workspace._context.seat.sit(replace(WHO, roles=(Role.IT,)))
            opened.devices()
            settle(workspace, parts.tasks, qtbot)
            workspace.sheet.other.look()
            settle(workspace, parts.tasks, qtbot)
            workspace.sheet._start_test()
    settle(workspace, parts.tasks, qtbot)
    qtbot.waitUntil(lambda: not any(s.is_moving for s in workspace.findChildren(SideSheet)))
    lights = [device.label for device in desk.devices.listed()]
    served = duty_pages.words(desk)
    assert vietnamese_on(workspace, data_of(desk), lights, served) == set()


def test_the_overview_of_keys_on_every_page(workspace):
    for page in ("intake", "todo", "sync"):
        workspace.go(page)
        workspace._help()
        overlay = workspace.findChild(KeyOverlay)
        assert vietnamese_on(overlay) == set()
        overlay.close()


def proxy(bench):
    bench.choose(302)
    bench.field("intake_proxyCheck").click()
    bench.show_card(OTHER_CARD)


def not_delegable(bench):
    proxy(bench)
    combo = bench.page.procedure.case_combo
    combo.setFocus()
    for _ in range(combo.count()):
        bench.press(Qt.Key.Key_Down)


def organisation(bench):
    bench.choose(401)
    bench.session.edit(organisation=Organisation(name="Công ty TNHH Trà Bồng", tax_code="12"))


def passport(bench):
    bench.choose(501)
    bench.edit_owner(identity_kind=IdentityKind.PASSPORT, country="KOR", id_number="M12")
    bench.scan(2, 3, 4)
    bench.mark(2, issued_on=date(2025, 1, 1), verdict=Verdict.OPEN)
    bench.mark(3, from_abroad=True, legalisation=Legalisation.EXEMPT, verdict=Verdict.OPEN)
    bench.page.parts.focus_paper(3)


def old_id(bench):
    bench.choose(701)
    bench.edit_owner(identity_kind=IdentityKind.OLD_ID, id_number="212345678")
    bench.mark(1, presence=Presence.CANNOT_DIGITISE, reason="bound", verdict=Verdict.OPEN)
    bench.page.parts.focus_paper(1)


def jammed(bench):
    bench.choose(101)
    bench.desk.scanning.jam_after, bench.desk.scanning.problem = (
        1,
        PaperJam(device="Kodak", pages=1),
    )
    bench.scan(1, 2, 3)


def accepted(bench):
    bench.prepare(102)
    bench.accept()


@pytest.mark.parametrize(
    "stage",
    [proxy, not_delegable, organisation, passport, old_id, jammed, accepted],
    ids=lambda stage: stage.__name__,
)
def test_the_intake_page(bench, stage):
    bench.show_card()
    stage(bench)
    if stage is not accepted:
        for key in (Qt.Key.Key_F7, Qt.Key.Key_F9):
            bench.press(key)
    data = (data_of(bench.desk), bench.draft)
    assert vietnamese_on(bench.page, data) == set()
    told = [*bench.notices.toasts, *bench.notices.strips.values()]
    assert vietnamese_in(told, data) == set()
