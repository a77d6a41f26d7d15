"""Start-up and life of the window: sign-in painted first, everything else behind it.

Order for speed: this module and the sign-in page import PySide6 and nothing heavy; after the
first paint `open_desk` runs in the "db" lane and brings the database; the workspace and its pages
are imported there, too.
"""

from __future__ import annotations

import importlib
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QCloseEvent, QGuiApplication, QPaintEvent
from PySide6.QtWidgets import QApplication, QMainWindow, QStackedWidget

from counter_app.job import Job
from counter_app.ui import fonts
from counter_app.ui.language import Languages
from counter_app.ui.pages.sign_in import SignInPage
from counter_app.ui.reception import Reception
from counter_app.ui.schedule import IdleWatch, Schedule
from counter_app.ui.tasks import Tasks
from counter_app.ui.theme import Theme
from counter_app.ui.widgets.focus_ring import FocusRing

if TYPE_CHECKING:
    from counter_app.services.desk import Desk
    from counter_app.services.people import SignedIn
    from counter_app.services.preferences import Prefs
    from counter_app.ui.locking import Lock
    from counter_app.ui.main_window import Workspace
    from counter_app.ui.parts import Parts
    from counter_app.ui.preparing import Preparation

LOCK_MINUTES = 5
_LEAST = (1100, 640)
_LATE = (
    "counter_app.ui.main_window",
    "counter_app.ui.pages.intake",
    "counter_app.ui.pages.todo",
    "counter_app.ui.pages.sync",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class WindowOptions:
    """How the window starts. `language` "" means as saved on this PC, else Vietnamese."""

    resources: Path
    practice: bool = False
    language: str = ""
    theme: str = ""
    text_percent: int = 0
    font_folder: Path | None = None
    lock_minutes: float = LOCK_MINUTES


class Window(QMainWindow):
    """The one top-level window: sign-in, workspace or lock in a stack."""

    painted = Signal()
    closing = Signal(object)  # QCloseEvent

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("window")
        self.stack = QStackedWidget(self)
        self.setCentralWidget(self.stack)
        self.resize(theme.px(1366), theme.px(744))
        self.setMinimumSize(*_LEAST)
        self._was_painted = False
        self.ring = FocusRing(self, theme)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Tell once that something is on screen."""
        super().paintEvent(event)
        if not self._was_painted:
            self._was_painted = True
            self.painted.emit()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Let the application decide; the system shutting down is never held up."""
        self.closing.emit(event)


class Application(QObject):
    """Owns window, lanes and theme; leads from sign-in to workspace, lock and exit."""

    desk_opened = Signal()
    workspace_shown = Signal()

    def __init__(
        self, app: QApplication, options: WindowOptions, open_desk: Callable[[Job], Desk]
    ) -> None:
        super().__init__(app)
        self._app = app
        self._options = options
        self._open_desk = open_desk
        if options.font_folder is not None:
            fonts.add_folder(options.font_folder)
        self.languages = Languages(options.resources / "translations")
        self.languages.use(options.language)
        self.theme = Theme(app)
        self.theme.apply(options.theme or "system", options.text_percent or 100)
        self.tasks = Tasks(self)
        self.schedule = Schedule(self)
        self.window = Window(self.theme)
        self.desk: Desk | None = None
        self.workspace: Workspace | None = None
        self._preparation: Preparation | None = None
        self._parts: Parts | None = None
        self._idle: IdleWatch | None = None
        self._lock_on: Lock | None = None
        self._closing_anyway = False
        self.reception = Reception(
            self.window.stack,
            tasks=self.tasks,
            schedule=self.schedule,
            theme=self.theme,
            languages=self.languages,
            practice=options.practice,
            parent=self,
        )
        self.reception.signed_in.connect(self._signed_in)
        self.reception.retry_asked.connect(self._open)
        self.reception.pc_changed.connect(self._open_anew)
        self.window.setWindowTitle(self.tr("Quầy một cửa"))
        self.window.painted.connect(self._open, Qt.ConnectionType.QueuedConnection)
        self.window.closing.connect(self._window_closing)
        app.focusChanged.connect(self.window.ring.follow)

    @property
    def sign_in(self) -> SignInPage:
        """The sign-in page of now."""
        return self.reception.page

    def start(self) -> None:
        """Show the sign-in page; the rest follows by itself."""
        self.window.show()
        self.sign_in.focus_first()

    def run(self) -> int:
        """The one event loop, until the window is closed; its exit code."""
        return int(self._app.exec())

    def close(self) -> None:
        """Stop lanes, close the database. Safe to call twice."""
        if self.workspace is not None:
            self.workspace.stop()
        self.tasks.close()
        if self.desk is not None:
            self.desk.close()
            self.desk = None

    # --- opening ----------------------------------------------------------------------------

    def _open(self) -> None:
        self.sign_in.show_opening()
        self.tasks.run(
            self, "db", self._open_and_import, done=self._opened, failed=self._could_not_open
        )

    def _open_and_import(self, job: Job) -> Any:
        return _opened_desk(self._open_desk, job)

    def _opened(self, opened: tuple[Desk, Prefs]) -> None:
        from counter_app.ui.icons import Icons
        from counter_app.ui.parts import Parts
        from counter_app.ui.preparing import Preparation

        self.desk, prefs = opened
        self._parts = Parts(
            theme=self.theme,
            icons=Icons(self.theme),
            tasks=self.tasks,
            schedule=self.schedule,
            prefs=prefs,
        )
        self._use(prefs)
        self.reception.greet(self.desk)
        self.desk_opened.emit()
        self._preparation = Preparation(self.window.stack, self.desk, self._parts)
        self._preparation.soon()
        self.tasks.run(self, "scanner", self.desk.scanning.get_ready)

    def _open_anew(self) -> None:
        """The PC was set up: what the desk was opened with is not what it is now."""
        if self._preparation is not None:
            self._preparation.drop()
            self._preparation = None
        desk, self.desk = self.desk, None
        if desk is not None:
            self.tasks.run(self, "db", desk.close)
        self._open()

    def _could_not_open(self, error: Exception) -> None:
        from counter_app.ui.errors import told_before_work

        told = told_before_work(error, self.languages.current)
        self.sign_in.show_not_opened(told)

    def _use(self, prefs: Prefs) -> None:
        """Put preferences to work; options of the command line win."""
        if self._parts is None:
            return
        options = self._options
        before = self.languages.current
        self._parts.prefs = prefs
        self.languages.use(options.language or prefs.language)
        self._parts.language = self.languages.current
        choice = options.theme or prefs.theme
        percent = options.text_percent or prefs.text_percent
        if (choice, percent) != (self.theme.choice, self.theme.percent):
            self.theme.apply(choice, percent)
        if self.languages.current != before and self.workspace is None:
            self._show_sign_in()

    # --- signing in and out -------------------------------------------------------------------

    def _signed_in(self, result: tuple[SignedIn, Prefs]) -> None:
        who, prefs = result
        self._use(prefs)
        self._show_workspace(who)

    def _show_workspace(self, who: SignedIn) -> None:
        from counter_app.ui.errors import catch_unhandled

        self._drop_workspace()
        if self._preparation is None:
            return
        workspace = self._preparation.take()
        workspace.lock_asked.connect(lambda: self._lock(who))
        workspace.sign_out_asked.connect(self._sign_out)
        workspace.close_asked.connect(self._close_anyway)
        workspace.prefs_changed.connect(lambda prefs: self._prefer(who, prefs))
        self.workspace = workspace
        catch_unhandled(workspace.errors)
        self.window.stack.setCurrentWidget(workspace)
        self.reception.leave()
        workspace.start(who)
        self._idle = self.schedule.idle(self._options.lock_minutes, lambda: self._lock(who), self)
        workspace.active.connect(self._idle.touch)
        self.workspace_shown.emit()

    def _prefer(self, who: SignedIn, prefs: Prefs) -> None:
        """Another language builds the workspace anew; the draft comes back from its autosave."""
        if self.desk is None:
            return
        before = self.languages.current
        self._use(prefs)
        self.tasks.run(self, "db", self.desk.preferences.save, who, prefs)
        if self.languages.current != before and self.workspace is not None:
            self.workspace.stop()
            self._show_workspace(who)

    def _lock(self, who: SignedIn) -> None:
        from counter_app.ui.locking import Lock

        if self.workspace is None or self.desk is None or self._lock_on is not None:
            return
        self.workspace.save_pages()
        lock = Lock(self.window.stack, self.tasks, self.theme, self.languages.current, self)
        lock.opened.connect(self._unlocked)
        lock.other_user_asked.connect(self._other_user)
        self._lock_on = lock
        lock.close_counter(self.desk, who)

    def _unlocked(self, who: SignedIn) -> None:
        self._end_lock()
        if self.workspace is not None and who != self.workspace.who:  # the server knows him now
            self.workspace.stop()
            self._show_workspace(who)

    def _end_lock(self) -> None:
        if self._lock_on is not None:
            self._lock_on.deleteLater()
            self._lock_on = None

    def _other_user(self) -> None:
        self._end_lock()
        if self.workspace is not None:
            self.workspace.stop()
        self._sign_out()

    def _sign_out(self) -> None:
        self._drop_workspace()
        self._show_sign_in()

    def _show_sign_in(self) -> None:
        self.reception.come_back()
        if self._preparation is not None:
            self._preparation.soon()

    def _drop_workspace(self) -> None:
        if self._idle is not None:
            self._idle.deleteLater()
            self._idle = None
        if self.workspace is not None:
            self._drop(self.workspace)
            self.workspace = None

    def _drop(self, page: Any) -> None:
        import shiboken6

        if shiboken6.isValid(page):
            self.window.stack.removeWidget(page)
            page.deleteLater()

    # --- exit -------------------------------------------------------------------------------

    def _window_closing(self, event: QCloseEvent) -> None:
        saving = isinstance(self._app, QGuiApplication) and self._app.isSavingSession()
        asks = self.workspace is not None and not self._closing_anyway and not saving
        if asks and self.workspace is not None and not self.workspace.may_close():
            if self._lock_on is not None:
                self._lock_on.stay()
            event.ignore()
            return
        event.accept()
        self.close()

    def _close_anyway(self) -> None:
        self._closing_anyway = True
        self.window.close()


def _opened_desk(open_desk: Callable[[Job], Desk], job: Job) -> tuple[Desk, Prefs]:
    desk = open_desk(job)
    for name in _LATE:
        importlib.import_module(name)
    return desk, desk.preferences.load(None)


def run(options: WindowOptions, open_desk: Callable[[Job], Desk], argv: Sequence[str] = ()) -> int:
    """The window from start to exit; returns the exit code."""
    app = QApplication([sys.argv[0], *argv])
    app.setApplicationName("counter-app")
    application = Application(app, options, open_desk)
    application.start()
    try:
        return application.run()
    finally:
        application.close()
