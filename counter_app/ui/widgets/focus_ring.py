"""The two-tone focus ring: a gap in the surface colour, then the ring, outside the control.

Drawn by one child of the window over everything, so that no layout has to leave room for it and
it always borders on the surface (contrast 5.8 and more).
"""

from __future__ import annotations

import shiboken6
from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QRegion
from PySide6.QtWidgets import QAbstractScrollArea, QTabBar, QWidget

from counter_app.ui.theme import Theme

RING, GAP = 2, 2
_OUT = RING + GAP
_GEOMETRY = frozenset(
    {
        QEvent.Type.Move,
        QEvent.Type.Resize,
        QEvent.Type.Show,
        QEvent.Type.Hide,
        QEvent.Type.LayoutRequest,
        QEvent.Type.ParentChange,
    }
)


class FocusRing(QWidget):
    """Follows the widget with the keyboard focus of one window."""

    def __init__(self, window: QWidget, theme: Theme) -> None:
        super().__init__(window)
        self.setObjectName("focus_ring")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAttribute(Qt.WidgetAttribute.WA_NoSystemBackground)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._window = window
        self._theme = theme
        self._target: QWidget | None = None
        self._watched: list[QWidget] = []
        self.hide()

    @property
    def target(self) -> QWidget | None:
        """The widget the ring stands around."""
        return self._target

    def follow(self, _old: QWidget | None, now: QWidget | None) -> None:
        """Slot for `QApplication.focusChanged`."""
        for widget in self._watched:
            if shiboken6.isValid(widget):
                widget.removeEventFilter(self)
        if isinstance(self._target, QTabBar) and shiboken6.isValid(self._target):
            self._target.currentChanged.disconnect(self._place)
        self._watched = []
        inside = now is not None and now.window() is self._window
        self._target = now if inside and now is not None and not now.property("noRing") else None
        if self._target is None:
            self.hide()
            return
        if isinstance(self._target, QTabBar):
            self._target.currentChanged.connect(self._place)
        above: QWidget | None = self._target
        while above is not None and above is not self._window:
            above.installEventFilter(self)
            self._watched.append(above)
            above = above.parentWidget()
        self._place()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Move with the target and everything it lies in."""
        if event.type() in _GEOMETRY:
            self._place()
        return super().eventFilter(watched, event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Gap and ring."""
        painter = QPainter(self)
        painter.setClipRegion(self._free())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        radius = self._theme.px(4)
        rect = QRectF(self.rect())
        inner, outer = RING + GAP / 2, RING / 2
        painter.setPen(QPen(self._theme.color("surface"), GAP))
        painter.drawRoundedRect(rect.adjusted(inner, inner, -inner, -inner), radius, radius)
        painter.setPen(QPen(self._theme.color("focus"), RING))
        rounding = radius + GAP
        painter.drawRoundedRect(rect.adjusted(outer, outer, -outer, -outer), rounding, rounding)

    def _free(self) -> QRegion:
        """Where no toast lies over the target: a toast lies over its ring, too."""
        free = QRegion(self.rect())
        for toast in self._window.findChildren(QWidget, "toast"):
            inside = self._target is not None and toast.isAncestorOf(self._target)
            if toast.isVisible() and not inside:
                free -= QRegion(
                    toast.rect().translated(self.mapFromGlobal(toast.mapToGlobal(QPoint())))
                )
        return free

    def _place(self, _at: int = 0) -> None:
        target = self._target
        if target is None or not shiboken6.isValid(target) or not target.isVisible():
            self.hide()
            return
        around = target.tabRect(target.currentIndex()) if isinstance(target, QTabBar) else None
        rect = around or target.rect()
        place = QRect(target.mapTo(self._window, rect.topLeft()), rect.size())
        place = place.adjusted(-_OUT, -_OUT, _OUT, _OUT)
        for widget in self._watched[1:]:
            area = widget.parentWidget()
            if isinstance(area, QAbstractScrollArea) and area.viewport() is widget:
                port = QRect(widget.mapTo(self._window, QPoint(0, 0)), widget.size())
                place = place.intersected(port.adjusted(-_OUT, -_OUT, _OUT, _OUT))
        if place.isEmpty():
            self.hide()
            return
        self.setGeometry(place)
        self.raise_()
        self.show()
        self.update()
