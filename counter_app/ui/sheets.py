"""The side sheet of the window: at most one page slides over the page in front."""

from __future__ import annotations

import shiboken6
from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

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

    def close(self) -> None:
        """Slide away; the focus returns to where it was."""
        frame, page = self._frame, self._page
        self._frame = self._page = None
        if frame is None or page is None or not shiboken6.isValid(frame):
            return
        page.on_leaving()
        frame.close_sheet()
        self.changed.emit()
