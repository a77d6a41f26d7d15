"""The next workspace, built behind the sign-in page: opening the counter is only showing it."""

from __future__ import annotations

import gc
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QLineEdit, QStackedWidget

if TYPE_CHECKING:
    from counter_app.services.desk import Desk
    from counter_app.ui.main_window import Workspace
    from counter_app.ui.parts import Parts

_SOON_MS = 50  # after the sign-in page has said that the counter is ready


class Preparation(QObject):
    """Holds at most one workspace that nobody sits at yet."""

    def __init__(self, stack: QStackedWidget, desk: Desk, parts: Parts) -> None:
        super().__init__(stack)  # gone with the window, and its timer with it
        self._stack = stack
        self._desk = desk
        self._parts = parts
        self._ready: Workspace | None = None
        self._language = ""
        self._is_wanted = False

    def soon(self) -> None:
        """Build one as soon as the sign-in page is painted, unless somebody is in before that."""
        self._is_wanted = True
        self._parts.schedule.once(_SOON_MS, self._prepare, self)

    def take(self) -> Workspace:
        """The workspace; built anew when the person reads another language."""
        self._is_wanted = False  # a second one would stop the first and eat as much memory
        if self._ready is not None and self._language != self._parts.language:
            self._stack.removeWidget(self._ready)
            self._ready.deleteLater()
            self._ready = None
        self._build()
        workspace, self._ready = self._ready, None
        if workspace is None:
            raise AssertionError  # `_build` leaves one
        return workspace

    def drop(self) -> None:
        """Build none for this desk: it is being closed."""
        self._parts.tasks.only_log_failures()
        if self._ready is not None:
            self._stack.removeWidget(self._ready)
            self._ready.deleteLater()
        self.deleteLater()

    def _prepare(self) -> None:
        if self._is_wanted:
            self._build()
        self._parts.schedule.once(0, self._rehearse, self)

    def _rehearse(self) -> None:
        """Lay it out and paint it once unseen: whatever Qt makes at first use is made by then."""
        if self._ready is not None:
            self._ready.grab()
            # PySide looks through every class of Qt at the first object of a private one.
            QLineEdit().children()
        _leave_out_of_collections()

    def _build(self) -> None:
        from counter_app.ui.main_window import Workspace
        from counter_app.ui.pages.intake import IntakePage

        if self._ready is None:
            self._ready = Workspace(self._desk, self._parts, IntakePage)
            self._language = self._parts.language
            self._stack.addWidget(self._ready)
            self._ready.ensurePolished()
            self._ready.resize(self._stack.size())


def _leave_out_of_collections() -> None:
    """What is there by now lives as long as the program. Looking through all of it for garbage
    would stop the window for a twentieth of a second in the middle of a scan.

    Once in a process: a later workspace's remains are garbage.
    """
    if not gc.get_freeze_count():
        gc.freeze()
