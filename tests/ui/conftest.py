"""Fixtures of the window's tests: one theme per process, a fake desk per test."""

from __future__ import annotations

import os

os.environ["QT_QPA_PLATFORM"] = "offscreen"

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))  # fakes.py, for both engineers' tests

from fakes import WHO, accept_one, make_desk
from PySide6.QtCore import QCoreApplication, QEvent, QObject
from PySide6.QtWidgets import QWidget
from tiny import TinyPage

from counter_app.services.preferences import Prefs
from counter_app.ui.context import PageContext, Seat
from counter_app.ui.errors import Errors
from counter_app.ui.icons import Icons
from counter_app.ui.main_window import Workspace
from counter_app.ui.parts import Parts
from counter_app.ui.schedule import Schedule
from counter_app.ui.signals import Signals
from counter_app.ui.style import CounterStyle
from counter_app.ui.tasks import Tasks
from counter_app.ui.theme import Theme


class FakeNotices:
    """Keeps what was told."""

    def __init__(self):
        self.toasts = []
        self.strips = {}
        self.actions = []

    @property
    def last(self):
        """What was told last; empty while nothing was, so that a test can wait for it."""
        return self.toasts[-1] if self.toasts else ""

    def toast(self, text, *, tone="work", action=None, seconds=6):
        self.toasts.append(text)
        self.actions.append(action)

    def strip(self, key, text, *, tone="bad", actions=()):
        self.strips[key] = text
        self.actions += actions

    def clear(self, key):
        self.strips.pop(key, None)


class FakeShell:
    """Keeps what was asked for."""

    def __init__(self):
        self.asked = []
        self.sheet = None

    def go(self, page):
        self.asked.append(("go", page))

    def open_sheet(self, sheet):
        self.sheet = sheet

    def close_sheet(self):
        self.asked.append(("close_sheet",))

    def open_dossier(self, stream, *, is_accepted=True):
        self.asked.append(("dossier" if is_accepted else "answered", stream))

    def open_step(self, stream, kind):
        self.asked.append(("step", stream, kind))

    def open_slip(self, stream, form=""):
        self.asked.append(("slip", stream, form) if form else ("slip", stream))

    def open_search(self, text):
        self.asked.append(("search", text))

    def resume_draft(self, draft_id):
        self.asked.append(("draft", draft_id))


@pytest.fixture(scope="session")
def theme(qapp):
    """The theme of the process, light at 100 %."""
    made = Theme(qapp)
    made.apply("light", 100)
    return made


@pytest.fixture(autouse=True)
def _theme_back(theme, qapp):
    """Tests may change scheme and size; the next one starts from light at 100 %."""
    yield
    if qapp.style() is not theme._style:  # an application was started, with its own theme
        theme._style = CounterStyle()
        qapp.setStyle(theme._style)
        theme.apply("light", 100)
    if (theme.choice, theme.percent) != ("light", 100):
        # windows of the test need not be styled once more
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        theme.apply("light", 100)


@pytest.fixture
def desk():
    """An open desk, nothing on it."""
    return make_desk()


@pytest.fixture
def tasks(qapp):
    """Lanes, closed after the test."""
    made = Tasks()
    yield made
    made.close()


@pytest.fixture
def parts(theme, tasks):
    """What the application makes once."""
    return Parts(
        theme=theme,
        icons=Icons(theme),
        tasks=tasks,
        schedule=Schedule(),
        prefs=Prefs(theme="light"),
    )


@pytest.fixture
def notices():
    return FakeNotices()


@pytest.fixture
def shell():
    return FakeShell()


@pytest.fixture
def context(desk, tasks, theme, notices, shell, qapp):
    """A page context over the fake desk."""
    owner = QObject()
    errors = Errors(notices, "vi", owner)
    tasks.on_failure = errors.show
    made = PageContext(
        desk=desk,
        seat=Seat(WHO),
        tasks=tasks,
        signals=Signals(owner),
        schedule=Schedule(owner),
        notices=notices,
        errors=errors,
        theme=theme,
        icons=Icons(theme),
        shell=shell,
        language="vi",
    )
    made.__class__  # the owner lives as long as the fixture
    yield made
    owner.deleteLater()


@pytest.fixture
def idle(qtbot, tasks):
    """Waits until no background work is left."""

    def wait():
        qtbot.waitUntil(lambda: tasks.busy == 0, timeout=10_000)

    return wait


@pytest.fixture
def show(qtbot):
    """Shows a widget in an active window of the smallest desk screen."""

    kept = []

    def put(widget: QWidget, size=(1366, 700)) -> QWidget:
        kept.append(widget)
        qtbot.addWidget(widget)
        widget.resize(*size)
        with qtbot.waitActive(widget):
            widget.show()
            widget.activateWindow()
        return widget

    return put


@pytest.fixture
def bench(context, show, qtbot, tasks):
    """The intake page over the fake desk, its first draft open."""
    from intake_bench import Bench

    made = Bench(context, show, qtbot)
    yield made
    made.page.on_leaving()


@pytest.fixture
def workspace(desk, parts, show, qtbot, tasks):
    made = Workspace(desk, parts, TinyPage)
    show(made)
    made.start(WHO)
    yield made
    made.stop()


@pytest.fixture
def stream(desk):
    return accept_one(desk)
