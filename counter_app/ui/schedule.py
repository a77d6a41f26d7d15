"""The only timers of the window: ticks, debounces, notices that go by, the idle lock."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QElapsedTimer, QEvent, QObject, QTimer
from PySide6.QtGui import QInputMethodEvent, QKeyEvent, QMouseEvent, QTouchEvent, QWheelEvent

_ACTIVITY = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
        QEvent.Type.InputMethod,
    }
)
# Asking an event's type takes longer than all else here: the thousands of others pass by class.
_TOLD_BY = frozenset({QKeyEvent, QMouseEvent, QWheelEvent, QTouchEvent, QInputMethodEvent})


class Timed(QObject):
    """One call later; `start()` again begins anew. Dies with its parent."""

    def __init__(self, ms: int, call: Callable[[], None], parent: QObject) -> None:
        super().__init__(parent)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(ms)
        self._timer.timeout.connect(call)
        self._since = QElapsedTimer()

    def start(self, ms: int | None = None) -> None:
        """Begin, or begin anew; `ms` changes the interval for good."""
        if ms is not None:
            self._timer.setInterval(ms)
        self._since.start()
        self._timer.start()

    def cancel(self) -> None:
        """Do not call."""
        self._timer.stop()

    @property
    def is_pending(self) -> bool:
        """True between `start()` and the call."""
        return self._timer.isActive()

    @property
    def late_ms(self) -> int:
        """By how much the call comes later than asked: how long the event loop stood still."""
        return max(0, self._since.elapsed() - self._timer.interval())


class Debounce(QObject):
    """Calls once, `ms` after the last `touch()`."""

    def __init__(self, ms: int, call: Callable[[], None], parent: QObject) -> None:
        super().__init__(parent)
        self._call = call
        self._timed = Timed(ms, call, self)

    def touch(self) -> None:
        """Something changed: call soon, but not yet."""
        self._timed.start()

    def flush(self) -> None:
        """Call now if a call is pending."""
        if self._timed.is_pending:
            self._timed.cancel()
            self._call()

    def cancel(self) -> None:
        """Forget the pending call."""
        self._timed.cancel()

    @property
    def is_pending(self) -> bool:
        """True while a change waits for its call."""
        return self._timed.is_pending


class Ticker(QObject):
    """Calls every `ms` until `stop()`."""

    def __init__(self, ms: int, call: Callable[[], None], parent: QObject) -> None:
        super().__init__(parent)
        self._timer = QTimer(self)
        self._timer.setInterval(ms)
        self._timer.timeout.connect(call)
        self._timer.start()

    def stop(self) -> None:
        """Tick no more."""
        self._timer.stop()


class IdleWatch(QObject):
    """Calls when nobody touched keyboard, mouse, reader or feeder for `ms`."""

    def __init__(self, ms: int, call: Callable[[], None], parent: QObject) -> None:
        super().__init__(parent)
        self._timed = Timed(ms, call, self)
        app = QCoreApplication.instance()
        if app is not None:
            app.installEventFilter(self)
        self._timed.start()

    def touch(self) -> None:
        """Somebody is here, though no key was pressed: a code was read, a page was fed."""
        self._timed.start()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Any activity starts the wait anew; no event is kept."""
        if type(event) in _TOLD_BY and event.type() in _ACTIVITY:
            self._timed.start()
        return False


class Schedule(QObject):
    """What the window and its pages ask for time."""

    def every(self, seconds: float, call: Callable[[], None], owner: QObject) -> Ticker:
        """Call every `seconds` while `owner` lives."""
        return Ticker(round(seconds * 1000), call, owner)

    def once(self, ms: int, call: Callable[[], None], owner: QObject) -> Timed:
        """Call once after `ms`, if `owner` still lives. Already started."""
        timed = Timed(ms, call, owner)
        timed.start()
        return timed

    def debounce(self, ms: int, call: Callable[[], None], owner: QObject) -> Debounce:
        """Call `ms` after the last `touch()`: autosave, search while typing."""
        return Debounce(ms, call, owner)

    def idle(self, minutes: float, call: Callable[[], None], owner: QObject) -> IdleWatch:
        """Call when nobody was at the desk for `minutes`."""
        return IdleWatch(round(minutes * 60_000), call, owner)
