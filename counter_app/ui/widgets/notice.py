"""Notices: the strip for standing faults, toasts that go by. Never a modal alert."""

from __future__ import annotations

from dataclasses import dataclass

import shiboken6
from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QEnterEvent
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QWidget,
)

from counter_app.ui.icons import Icons
from counter_app.ui.notices import NoticeAction
from counter_app.ui.schedule import Timed
from counter_app.ui.theme import Theme

_TONE_ICONS = {"work": "info", "ok": "ok", "soon": "warn", "bad": "bad", "hold": "hold"}
_MOST_TOASTS = 3


def announce(widget: QWidget, text: str) -> None:
    """Have a screen reader say `text` without moving the focus."""
    QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(widget, text))


class _ToneIcon(QLabel):
    """The icon of a tone; follows colours and text size while the notice stands."""

    def __init__(self, theme: Theme, icons: Icons, tone: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._icons = icons
        self._tone = tone
        self._paint()
        theme.changed.connect(self._paint)

    def _paint(self) -> None:
        side = self._theme.px(18)
        icon = self._icons(_TONE_ICONS.get(self._tone, "info"), f"{self._tone}.fg")
        self.setPixmap(icon.pixmap(side, side))


def _line(
    theme: Theme, icons: Icons, frame: QFrame, tone: str, text: str, name: str
) -> tuple[QLabel, QHBoxLayout]:
    row = QHBoxLayout(frame)
    theme.fit(row, margins=(12, 5, 8, 5), spacing=8)
    icon = _ToneIcon(theme, icons, tone, frame)
    label = QLabel(text, frame)
    label.setObjectName(name)
    label.setWordWrap(True)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
    policy.setHeightForWidth(True)  # a plain policy would undo the word wrap's
    label.setSizePolicy(policy)
    row.addWidget(icon)
    row.addWidget(label, 1)
    return label, row


def _button(action: NoticeAction, parent: QWidget, name: str) -> QPushButton:
    text = f"{action.label}  {action.key}" if action.key else action.label
    button = QPushButton(text, parent)
    button.setObjectName(name)
    button.setAccessibleName(action.label)
    button.setAutoDefault(False)
    button.clicked.connect(action.call)
    return button


@dataclass(frozen=True, slots=True)
class _Fault:
    text: str
    tone: str
    actions: tuple[NoticeAction, ...]


class NoticeStrip(QFrame):
    """One line for the newest standing fault; hidden while all is well."""

    def __init__(self, theme: Theme, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("app_noticeStrip")
        self._theme = theme
        self._icons = icons
        self._faults: dict[str, _Fault] = {}
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._shown: QFrame | None = None
        self.hide()

    def put(self, key: str, text: str, tone: str, actions: tuple[NoticeAction, ...]) -> None:
        """Show a fault; the same key again replaces it."""
        fault = _Fault(text, tone, actions)
        known = self._faults.pop(key, None)
        self._faults[key] = fault
        self._show_newest()
        if known is None or known.text != text:
            announce(self, text)

    def clear(self, key: str) -> None:
        """The fault is over; an older one may show again."""
        if self._faults.pop(key, None) is not None:
            self._show_newest()

    def text(self) -> str:
        """The sentence on the strip, empty when hidden."""
        newest = next(reversed(self._faults.values()), None)
        return newest.text if newest else ""

    def keys(self) -> tuple[str, ...]:
        """Keys of all standing faults, oldest first."""
        return tuple(self._faults)

    def _show_newest(self) -> None:
        if self._shown is not None:
            self._row.removeWidget(self._shown)
            self._shown.deleteLater()
            self._shown = None
        newest = next(reversed(self._faults.values()), None)
        if newest is None:
            self.hide()
            return
        frame = QFrame(self)
        frame.setProperty("look", "strip")
        frame.setProperty("tone", newest.tone)
        _, row = _line(self._theme, self._icons, frame, newest.tone, newest.text, "app_noticeText")
        for at, action in enumerate(newest.actions):
            row.addWidget(_button(action, frame, f"app_noticeButton{at + 1}"))
        self._row.addWidget(frame)
        self._shown = frame
        self.setAccessibleName(newest.text)
        self.show()


class Toast(QFrame):
    """A sentence that goes by itself; waits while the mouse or the focus is on it."""

    def __init__(
        self,
        theme: Theme,
        icons: Icons,
        text: str,
        tone: str,
        action: NoticeAction | None,
        seconds: int,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("toast")
        self.setProperty("look", "toast")
        self.setProperty("tone", tone)
        self.setAccessibleName(text)
        label, row = _line(theme, icons, self, tone, text, "toast_text")
        label.setMinimumWidth(theme.px(260))
        self._text = text
        self._going = Timed(seconds * 1000, self.dismiss, self)
        if action is not None:
            button = _button(action, self, "toast_button")
            button.clicked.connect(self.dismiss)
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            button.installEventFilter(self)
            row.addWidget(button)
        self._going.start()

    def text(self) -> str:
        """What it says."""
        return self._text

    def dismiss(self) -> None:
        """Go now."""
        self._going.cancel()
        self.hide()
        self.deleteLater()

    def enterEvent(self, event: QEnterEvent) -> None:
        """Somebody reads it."""
        self._going.cancel()
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        """Read."""
        self._going.start()
        super().leaveEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The focus on its button holds it, too."""
        if event.type() == QEvent.Type.FocusIn:
            self._going.cancel()
        elif event.type() == QEvent.Type.FocusOut:
            self._going.start()
        return super().eventFilter(watched, event)


class NoticeBoard(QObject):
    """Toasts stacked at the lower right of `over`, and the strip: the window's `Notices`.

    Where they would cover the field in use they stand at the upper right.
    """

    def __init__(self, theme: Theme, icons: Icons, strip: NoticeStrip, over: QWidget) -> None:
        super().__init__(over)
        self._theme = theme
        self._icons = icons
        self._strip = strip
        self._over = over
        self._toasts: list[Toast] = []
        over.installEventFilter(self)
        theme.changed.connect(self._place)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._gone)

    def toast(
        self, text: str, *, tone: str = "work", action: NoticeAction | None = None, seconds: int = 6
    ) -> None:
        """See `context.Notices`."""
        while len(self.toasts()) >= _MOST_TOASTS:
            self._toasts.pop(0).dismiss()
        toast = Toast(self._theme, self._icons, text, tone, action, seconds, self._over)
        toast.destroyed.connect(self._gone)
        self._toasts.append(toast)
        toast.show()
        self._place()
        announce(self._over, text)

    def strip(
        self, key: str, text: str, *, tone: str = "bad", actions: tuple[NoticeAction, ...] = ()
    ) -> None:
        """See `context.Notices`."""
        self._strip.put(key, text, tone, actions)

    def clear(self, key: str) -> None:
        """See `context.Notices`."""
        self._strip.clear(key)

    def toasts(self) -> list[Toast]:
        """Toasts on screen, oldest first."""
        self._toasts = [t for t in self._toasts if shiboken6.isValid(t) and not t.isHidden()]
        return self._toasts

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep the corner when the window is resized."""
        if event.type() == QEvent.Type.Resize:
            self._place()
        return super().eventFilter(watched, event)

    def _gone(self) -> None:
        self._place()

    def _place(self) -> None:
        gap, toasts = self._theme.px(12), self.toasts()
        width = min(self._theme.px(520), self._over.width() - 2 * gap)
        highs = [one.heightForWidth(width) for one in toasts]
        whole = sum(highs) + gap // 2 * max(0, len(highs) - 1)
        left = self._over.width() - width - gap
        low = QRect(left, self._over.height() - gap - whole, width, whole)
        high = QRect(left, gap, width, whole)
        field = self._field_in_use()
        top = (high if low.intersects(field) and not high.intersects(field) else low).top()
        for toast, tall in zip(toasts, highs, strict=True):
            toast.setGeometry(left, top, width, tall)
            toast.raise_()
            top += tall + gap // 2

    def _field_in_use(self) -> QRect:
        """Where somebody types: a toast that comes by must not hide it. Empty for nowhere."""
        field = QApplication.focusWidget()
        if field is None or not self._over.isAncestorOf(field):
            return QRect()
        if any(toast.isAncestorOf(field) for toast in self._toasts):
            return QRect()
        return QRect(field.mapTo(self._over, QPoint(0, 0)), field.size())
