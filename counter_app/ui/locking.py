"""The locked counter: puts the lock page in front, and the work back when the password is right."""

from __future__ import annotations

from typing import TYPE_CHECKING

import shiboken6
from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication, QStackedWidget

from counter_app.ui.errors import told_before_work
from counter_app.ui.pages.lock import LockPage
from counter_app.ui.tasks import Tasks
from counter_app.ui.theme import Theme

if TYPE_CHECKING:
    from counter_app.services.desk import Desk
    from counter_app.services.people import SignedIn


class Lock(QObject):
    """One locking, from Ctrl+L to the password; made anew each time."""

    opened = Signal(object)  # SignedIn: the same person, perhaps known to the server meanwhile
    other_user_asked = Signal()

    def __init__(
        self, stack: QStackedWidget, tasks: Tasks, theme: Theme, language: str, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._stack = stack
        self._tasks = tasks
        self._theme = theme
        self._language = language
        self._behind = stack.currentWidget()
        self._focused = QApplication.focusWidget()

    def close_counter(self, desk: Desk, who: SignedIn) -> None:
        """Cover the work; `opened` or `other_user_asked` follows."""
        page = LockPage(self._theme, self._language, who)
        self._page = page
        self._stack.addWidget(page)
        self._stack.setCurrentWidget(page)
        page.asked.connect(lambda password: self._try(desk, who, password))
        page.other_user_asked.connect(self._other_user)
        page.focus_first()

    def stay(self) -> None:
        """The window was to be closed while something is unsent; the question stands behind."""
        self._page.show_unsent()

    def _try(self, desk: Desk, who: SignedIn, password: str) -> None:
        self._page.set_busy(True)
        self._tasks.run(
            self,
            "db",
            desk.people.sign_in,
            who.number,
            password,
            done=self._right,
            failed=self._wrong,
        )

    def _right(self, who: SignedIn) -> None:
        if self._behind is not None:
            self._stack.setCurrentWidget(self._behind)
        if self._focused is not None and shiboken6.isValid(self._focused):
            self._focused.setFocus()
        self._drop()
        self.opened.emit(who)

    def _wrong(self, error: Exception) -> None:
        self._page.set_busy(False)
        self._page.show_refused(told_before_work(error, self._language))

    def _other_user(self) -> None:
        self._drop()
        self.other_user_asked.emit()

    def _drop(self) -> None:
        self._stack.removeWidget(self._page)
        self._page.deleteLater()
