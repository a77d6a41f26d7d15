"""What the window does by itself: sync, lights, readers, terminals, the count of to-dos."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from counter_app.ui.device_watch import DeviceWatch
from counter_app.ui.duty_watch import DutyWatch

if TYPE_CHECKING:
    from counter_app.job import Job
    from counter_app.ui.context import PageContext
    from counter_app.ui.inputhub import InputHub

_SYNC_SECONDS = 30
_COUNT_SECONDS = 60
_PUNCH_SECONDS = 300
_READ_SECONDS = 60
_SOON_MS = 400
_PAINTED_MS = 100  # until then the page is laid out and painted: threads would hold it up


class Pulse(QObject):
    """Started once per signed-in window; stops with it."""

    todo_counted = Signal(int)

    def __init__(self, context: PageContext, hub: InputHub, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self._hub = hub
        self._syncing = False
        self._again = False
        self._soon = context.schedule.debounce(_SOON_MS, self.sync_now, self)
        self._count = context.schedule.debounce(_SOON_MS, self._count_todo, self)
        self._duty = DutyWatch(context, self)
        self.devices = DeviceWatch(context, self)
        self._live: Job | None = None
        self._reading: Job | None = None
        signals = context.signals
        signals.dossier_changed.connect(self._something_written)
        signals.duty_changed.connect(lambda: self._something_written(""))
        signals.prints_changed.connect(self._count.touch)
        signals.drafts_changed.connect(self._count.touch)

    def start(self) -> None:
        """Listen to the readers; read the lights once the workspace is painted, then tick."""
        context = self._context
        self._reader = context.tasks.run(
            self,
            "reader",
            context.desk.equipment.read_codes,
            progress=self._code_read,
            listens=True,
        )
        self._first = context.schedule.once(_PAINTED_MS, self._begin, self)

    def stop(self) -> None:
        """Let the readers go; the ticks die with this object."""
        self._first.cancel()
        self._soon.cancel()
        self._count.cancel()
        self.devices.stop()
        self._reader.stop()
        for going_on in (self._live, self._reading):
            if going_on is not None:
                going_on.stop()

    def sync_now(self) -> None:
        """One round; a wish during a round is remembered for after it."""
        if self._syncing:
            self._again = True
            return
        self._syncing = True
        self._again = False
        context = self._context
        context.tasks.run(
            self,
            "sync",
            context.desk.syncing.sync_now,
            done=self._synced,
            failed=self._failed,
            cancelled=self._ended,
        )

    def _begin(self) -> None:
        context = self._context
        attendance = context.desk.attendance
        context.tasks.run(self, "db", context.desk.syncing.state, done=self._state)
        self._count_todo()
        self._duty.start()
        self.devices.start()
        context.schedule.every(_SYNC_SECONDS, self.sync_now, self)
        context.schedule.every(_COUNT_SECONDS, self._count.touch, self)  # terms end by themselves
        self._soon.touch()
        context.schedule.every(_PUNCH_SECONDS, self._collect, self)
        self._collect()
        context.schedule.every(_READ_SECONDS, self._read_pages, self)
        self._live = context.tasks.run(
            self,
            "terminals_live",
            attendance.follow,
            context.who,
            progress=self._punched,
            listens=True,
        )

    def _synced(self, state: Any) -> None:
        self._state(state)
        self._count.touch()
        self._ended()

    def _failed(self, error: Exception) -> None:
        context = self._context
        context.errors.told(error)  # logs what nobody foresaw; the light tells the rest
        context.tasks.run(self, "db", context.desk.syncing.state, done=self._state)
        self._ended()

    def _ended(self) -> None:
        self._syncing = False
        if self._again:
            self._soon.touch()

    def _state(self, state: Any) -> None:
        self._context.signals.sync_changed.emit(state)

    def _something_written(self, _stream: str) -> None:
        context = self._context
        context.tasks.run(self, "db", context.desk.syncing.state, done=self._state)
        self._count.touch()
        self._soon.touch()

    def _count_todo(self) -> None:
        self._count.cancel()
        context = self._context
        context.tasks.run(
            self,
            "db",
            context.desk.attention.items,
            done=lambda items: self.todo_counted.emit(len(items)),
        )

    def _read_pages(self) -> None:
        """Off everybody's way: a lane of its own, and one round at a time."""
        if self._reading is None:
            context = self._context
            self._reading = context.tasks.run(
                self,
                "pages_read",
                context.desk.reading.run,
                done=self._pages_read,
                failed=self._pages_not_read,
            )

    def _pages_read(self, _count: int) -> None:
        self._reading = None

    def _pages_not_read(self, error: Exception) -> None:
        self._context.errors.told(error)  # logs what nobody foresaw; nobody waits for it
        self._reading = None

    def _collect(self) -> None:
        context = self._context
        context.tasks.run(
            self, "terminals", context.desk.attendance.collect, context.who, done=self._punched
        )

    def _punched(self, _what: object) -> None:
        self._context.signals.punches_changed.emit()

    def _code_read(self, read: Any) -> None:
        if read.is_too_long:
            self._hub.too_long()
        else:
            self._hub.take(read.text)
