"""The sign-in page and what is asked there: who opens the counter, and why nobody does."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QStackedWidget

from counter_app.ui.pages.sign_in import SignInPage

if TYPE_CHECKING:
    from counter_app.services.desk import Desk
    from counter_app.services.pc_setup import PcState
    from counter_app.services.people import SignedIn
    from counter_app.services.preferences import Prefs
    from counter_app.ui.duty_flow import DutyFlow
    from counter_app.ui.language import Languages
    from counter_app.ui.pages.duty import DutyPage
    from counter_app.ui.pages.setup import SetupPage
    from counter_app.ui.schedule import Schedule
    from counter_app.ui.tasks import Tasks
    from counter_app.ui.theme import Theme


class Reception(QObject):
    """Holds the sign-in page; a fresh one each time somebody leaves. Imports nothing heavy."""

    signed_in = Signal(object)  # tuple[SignedIn, Prefs]
    retry_asked = Signal()
    pc_changed = Signal()  # server or counter are others: the desk must be opened anew

    def __init__(
        self,
        stack: QStackedWidget,
        *,
        tasks: Tasks,
        schedule: Schedule,
        theme: Theme,
        languages: Languages,
        practice: bool,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._stack = stack
        self._tasks = tasks
        self._schedule = schedule
        self._theme = theme
        self._languages = languages
        self._practice = practice
        self._desk: Desk | None = None
        self._duty: tuple[DutyPage, DutyFlow] | None = None
        self._setup: SetupPage | None = None
        self._was_set_up = False
        self.page = self._make()

    def greet(self, desk: Desk) -> None:
        """The desk is open."""
        self._desk = desk
        self.page.show_ready(desk)
        self._read_duty()
        self._tasks.run(self, "db", desk.setup.state, done=self._offer_setup)

    def come_back(self) -> None:
        """A fresh page in front, in the language of now."""
        old, self.page = self.page, self._make()
        self._drop(old)
        if self._desk is not None:
            self.greet(self._desk)
        self.page.focus_first()

    def leave(self) -> None:
        """Somebody opened the counter: the page goes."""
        self._drop(self.page)

    def _make(self) -> SignInPage:
        page = SignInPage(
            self._theme,
            self._languages.current,
            practice=self._practice,
            missing_letters=self._theme.missing_letters,
        )
        page.asked.connect(self._ask)
        page.retry_asked.connect(self.retry_asked)
        page.duty_asked.connect(self._open_duty)
        page.setup_asked.connect(self._open_setup)
        self._stack.addWidget(page)
        self._stack.setCurrentWidget(page)
        return page

    def _ask(self, number: str, password: str) -> None:
        if self._desk is None:
            return
        self.page.set_busy(True)
        self._tasks.run(
            self,
            "db",
            _sign_in,
            self._desk,
            number,
            password,
            done=self.signed_in.emit,
            failed=self._refused,
        )

    def _refused(self, error: Exception) -> None:
        from counter_app.ui.errors import told_before_work

        self.page.set_busy(False)
        self.page.show_refused(told_before_work(error, self._languages.current))

    def _read_duty(self) -> None:
        if self._desk is not None:
            self._tasks.run(self, "db", self._desk.duty.view, done=self._show_duty)

    def _show_duty(self, view: Any) -> None:
        import shiboken6

        from counter_app.ui import duty_words

        if shiboken6.isValid(self.page):
            self.page.show_duty(
                duty_words.resting(view, self._languages.current), duty_words.elsewhere(view)
            )

    def _open_duty(self, matter: str) -> None:
        from counter_app.ui.duty_flow import open_flow

        if self._desk is None:
            return
        self._duty = open_flow(
            self._desk,
            self._stack,
            tasks=self._tasks,
            schedule=self._schedule,
            theme=self._theme,
            language=self._languages.current,
            matter=matter,
            parent=self,
        )
        self._duty[1].ended.connect(self._duty_ended)

    def _duty_ended(self, told: str, number: str) -> None:
        if self._duty is None:
            return
        page, flow = self._duty
        self._duty = None
        self._stack.setCurrentWidget(self.page)
        self._drop(page)
        flow.deleteLater()
        self.page.show_recorded(told, number)
        self._read_duty()

    def _offer_setup(self, state: PcState) -> None:
        """A PC that belongs nowhere yet is set up at once: nobody can sign in at it."""
        import shiboken6

        if not state.first_run or not shiboken6.isValid(self.page):
            return
        self.page.offer_setup(state.server)
        if not state.server and not self._was_set_up:
            self._open_setup()

    def _open_setup(self) -> None:
        from counter_app.ui.pages.setup import SetupPage
        from counter_app.ui.pages.setup_parts import SetupParts

        if self._desk is None or self._setup is not None:
            return
        parts = SetupParts(
            desk=self._desk,
            tasks=self._tasks,
            theme=self._theme,
            language=self._languages.current,
            who=None,
            close=self._setup_ended,
        )
        self._setup = SetupPage(parts)
        self._was_set_up = True
        self._stack.addWidget(self._setup)
        self._stack.setCurrentWidget(self._setup)
        self._setup.on_shown()

    def _setup_ended(self) -> None:
        if self._setup is None:
            return
        page, self._setup = self._setup, None
        self._stack.setCurrentWidget(self.page)
        self._drop(page)
        self.page.focus_first()
        if page.is_pc_changed:
            self.pc_changed.emit()

    def _drop(self, page: Any) -> None:
        import shiboken6

        if shiboken6.isValid(page):
            self._stack.removeWidget(page)
            page.deleteLater()


def _sign_in(desk: Desk, number: str, password: str) -> tuple[SignedIn, Prefs]:
    who = desk.people.sign_in(number, password)
    return who, desk.preferences.load(who)
