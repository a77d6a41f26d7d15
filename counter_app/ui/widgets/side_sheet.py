"""A sheet that slides over the right of the page; the rest stays readable. Not a dialog."""

from __future__ import annotations

import shiboken6
from PySide6.QtCore import QEasingCurve, QEvent, QObject, QPoint, QPropertyAnimation, Signal
from PySide6.QtWidgets import QApplication, QFrame, QStyle, QVBoxLayout, QWidget

from counter_app.ui.theme import Theme

_SHARE = 0.62  # of the page's width
_LEAST = 760  # pixels at 100 %: large text covers the whole page
_SLIDE_MS = 120


class SideSheet(QFrame):
    """Holds one page over the right of `over`; gives the focus back when it closes."""

    closed = Signal()

    def __init__(self, theme: Theme, content: QWidget, over: QWidget) -> None:
        super().__init__(over)
        self.setObjectName("side_sheet")
        self.setProperty("look", "sheet")
        self.setAutoFillBackground(True)
        self._theme = theme
        self._over = over
        self._before = QApplication.focusWidget()
        self.content = content
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(content)
        over.installEventFilter(self)
        self._slide: QPropertyAnimation | None = None

    def open(self) -> None:
        """Slide in (at once where the system wants no motion)."""
        self._place()
        self.show()
        self.raise_()
        if self.style().styleHint(QStyle.StyleHint.SH_Widget_Animation_Duration) <= 0:
            return
        end = self.pos()
        self._slide = QPropertyAnimation(self, b"pos", self)
        self._slide.setDuration(_SLIDE_MS)
        self._slide.setEasingCurve(QEasingCurve.Type.OutCubic)
        self._slide.setStartValue(end + QPoint(self.width() // 4, 0))
        self._slide.setEndValue(end)
        self._slide.start()

    @property
    def is_moving(self) -> bool:
        """True while it slides in."""
        slide = self._slide
        return slide is not None and slide.state() == QPropertyAnimation.State.Running

    def return_to(self, widget: QWidget) -> None:
        """Where the focus goes when the sheet closes."""
        self._before = widget

    def close_sheet(self) -> None:
        """Go; the focus returns to where it was."""
        self._over.removeEventFilter(self)
        self.hide()
        before = self._before
        if before is not None and shiboken6.isValid(before) and before.isVisible():
            before.setFocus()
        self.closed.emit()
        self.deleteLater()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the page's size."""
        if event.type() == QEvent.Type.Resize:
            self._place()
        return super().eventFilter(watched, event)

    def _place(self) -> None:
        wide = self._over.width()
        share = self.content.property("sheetShare") or _SHARE  # the scan review takes all of it
        width = min(wide, max(round(wide * share), self._theme.px(_LEAST)))
        self.setGeometry(wide - width, 0, width, self._over.height())
