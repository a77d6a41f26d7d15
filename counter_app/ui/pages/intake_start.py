"""Scanning begins by itself when the feeder has paper, after a countdown that can be stopped."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from counter_app.ui.context import NoticeAction

if TYPE_CHECKING:
    from counter_app.ui.context import PageContext
    from counter_app.ui.schedule import Ticker

START_STRIP = "scan_start"


class Countdown(QObject):
    """Paper that is only parked in the tray starts nothing twice: once stopped, or after a jam, it
    waits until the tray was seen empty.
    """

    over = Signal()
    changed = Signal()

    def __init__(self, context: PageContext, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self._start = context.desk.scanning.start
        self.is_on = False
        self._is_chosen = False  # since it was last read
        self._is_armed = True
        self._left = 0
        self._ticker: Ticker | None = None

    @property
    def is_running(self) -> bool:
        """True while the seconds go by."""
        return self._ticker is not None

    def load(self) -> None:
        """Read what the person of now has chosen."""
        who = self._context.who
        self._is_chosen = False
        self._context.tasks.run(self, "db", lambda: self._start.is_on(who), done=self._read)

    def choose(self, is_on: bool) -> None:  # noqa: FBT001 - a slot
        """The person's own choice, remembered."""
        self.is_on, self._is_chosen = is_on, True
        self.cancel()
        start, who = self._start, self._context.who
        self._context.tasks.run(self, "db", lambda: start.choose(who, is_on=is_on))

    def paper(self, *, loaded: bool) -> None:
        """What the sensor says, while a scan could begin."""
        if not loaded:
            self._is_armed = True
            self.cancel()
        elif self.is_on and self._is_armed and not self.is_running:
            self._left = self._start.seconds
            self._ticker = self._context.schedule.every(1.0, self._tick, self)
            self._show()
            self.changed.emit()

    def rearm(self, *, is_armed: bool) -> None:
        """A stack ended: whether the next paper starts by itself."""
        self._is_armed = is_armed

    def stop(self) -> None:
        """Not this paper."""
        self._is_armed = False
        self.cancel()

    def cancel(self) -> None:
        """No countdown any more."""
        if self._ticker is not None:
            self._ticker.stop()
            self._ticker.deleteLater()
            self._ticker = None
            self._context.notices.clear(START_STRIP)
            self.changed.emit()

    def _tick(self) -> None:
        self._left -= 1
        if self._left > 0:
            self._show()
            return
        self.stop()
        self.over.emit()

    def _show(self) -> None:
        self._context.notices.strip(
            START_STRIP,
            self.tr("Khay nạp có giấy: tự quét sau %n giây.", "", self._left),
            tone="work",
            actions=(
                NoticeAction(self.tr("Quét ngay"), self._now, key="F6"),
                NoticeAction(self.tr("Chưa quét"), self.stop, key="Esc"),
            ),
        )

    def _now(self) -> None:
        self.stop()
        self.over.emit()

    def _read(self, is_on: bool) -> None:  # noqa: FBT001 - a callback's value
        if not self._is_chosen:
            self.is_on = is_on
            self.changed.emit()
