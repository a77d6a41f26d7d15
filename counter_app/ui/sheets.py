"""The side sheet of the window: at most one page slides over the page in front."""

from __future__ import annotations

import shiboken6
from PySide6.QtCore import QCoreApplication, QObject, Qt, Signal
from PySide6.QtWidgets import QApplication, QWidget

from counter_app.ui.context import Page
from counter_app.ui.theme import Theme
from counter_app.ui.widgets.side_sheet import SideSheet


class Sheets(QObject):
    """Opens and closes; `changed` follows, after the sheet is in front or gone."""

    changed = Signal()

    def __init__(self, theme: Theme, over: QWidget) -> None:
        super().__init__(over)
        self._theme = theme
        self._over = over
        self._frame: SideSheet | None = None
        self._page: Page | None = None
        app = QCoreApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._focus_moved)

    @property
    def page(self) -> Page | None:
        """The page in the sheet, None when it is closed."""
        return self._page

    def open(self, page: Page) -> None:
        """Replace whatever is open by `page`."""
        self.close()
        self._frame = SideSheet(self._theme, page.widget, self._over)
        self._page = page
        self._frame.open()
        self.changed.emit()
        page.on_shown()

    def next_in_tab_order(self, *, forward: bool) -> QWidget | None:
        """Where Tab goes while a sheet is open: everywhere but into the page it covers."""
        frame, start = self._frame, QApplication.focusWidget()
        if frame is None or start is None:
            return None
        at = start
        while True:
            beside = at.nextInFocusChain() if forward else at.previousInFocusChain()
            if beside is None or beside is start:
                return None
            at = beside
            covered = self._over.isAncestorOf(at) and not frame.isAncestorOf(at)
            wants = at.focusPolicy() & Qt.FocusPolicy.TabFocus and at.focusProxy() is None
            if wants and at.isEnabled() and at.isVisible() and not covered:
                return at

    def close(self) -> None:
        """Slide away; the focus returns to where it was."""
        frame, page = self._frame, self._page
        self._frame = self._page = None
        if frame is None or page is None or not shiboken6.isValid(frame):
            return
        page.on_leaving()
        frame.close_sheet()
        self.changed.emit()

    def _focus_moved(self, old: QWidget | None, now: QWidget | None) -> None:
        """A covered page that finished loading may ask for the focus: it gets it afterwards.

        Qt lets even a field of a hidden page take the focus, and with it what is typed.
        """
        frame = self._frame
        if old is None or now is None:
            return
        if frame is not None and not shiboken6.isValid(frame):
            frame = None
        if self._over.isAncestorOf(now) and not now.isVisible() and old.isVisible():
            # a sheet may begin at a field it shows later
            if frame is None or not frame.isAncestorOf(now) or frame.isAncestorOf(old):
                old.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        if frame is None:
            return
        covered = self._over.isAncestorOf(now) and not frame.isAncestorOf(now)
        clicked = QApplication.mouseButtons() != Qt.MouseButton.NoButton
        if covered and frame.isAncestorOf(old) and not clicked:
            frame.return_to(now)
            old.setFocus(Qt.FocusReason.OtherFocusReason)
