"""Setting a PC up step by step: server, counter, every device tried, how it all looks. Each step
may be passed over.

Before the first sign-in it stands over the sign-in page, later it opens from «Thiết bị».
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtWidgets import QFrame, QLabel, QStackedWidget, QVBoxLayout, QWidget

from counter_app.ui.keys import ActionSet
from counter_app.ui.pages.setup_counter import CounterStep
from counter_app.ui.pages.setup_device import KINDS, DeviceStep
from counter_app.ui.pages.setup_done import DoneStep
from counter_app.ui.pages.setup_look import LookStep
from counter_app.ui.pages.setup_parts import MARKS, SetupParts, Step
from counter_app.ui.pages.setup_server import ServerStep
from counter_app.ui.widgets.flow import FlowLayout
from counter_app.ui.widgets.page_frame import Head, ScrollColumn, button, set_usable

if TYPE_CHECKING:
    from collections.abc import Callable

    from counter_app.job import Job
    from counter_app.services.pc_setup import PcState

_Telling = ServerStep | CounterStep | DeviceStep | LookStep | DoneStep
_WIDEST = 820
_MOST_PERCENT = 125


class SetupPage(QWidget):
    """One step at a time; what a step saved is saved, whatever becomes of the others."""

    def __init__(self, parts: SetupParts) -> None:
        super().__init__()
        self.setObjectName("setup")
        self.setProperty("sheetShare", 1.0)
        self._parts = parts
        self._reader: Job | None = None
        self.is_pc_changed = False  # server or counter are others than when the desk was opened
        self.server = ServerStep(parts, self)
        self.counter = CounterStep(parts, self)
        self.devices = tuple(DeviceStep(parts, kind, self) for kind in KINDS)
        self.look = LookStep(parts, self)
        before: tuple[Step, ...] = (self.server, self.counter, *self.devices, self.look)
        self.done = DoneStep(parts, before, self._close, self)
        self.steps: tuple[Step, ...] = (*before, self.done)
        self.stack = QStackedWidget(self)
        self.keys = ActionSet(
            "setup",
            self,
            {
                "do": self._do,
                "next": lambda: self.go(self.place + 1),
                "before": lambda: self.go(self.place - 1),
                "look": self._look,
                "print": lambda: self._at_end(self.done.print_sheet),
                "save": lambda: self._at_end(self.done.ask_where),
                "back": self._back,
            },
        )
        self._lay_out()
        telling: tuple[_Telling, ...] = (
            self.server,
            self.counter,
            *self.devices,
            self.look,
            self.done,
        )
        for step in telling:
            step.told.connect(self._reveal, Qt.ConnectionType.QueuedConnection)
        self.server.enrolled.connect(self._pc_changed)
        self.counter.saved.connect(self._pc_changed)

    @property
    def title(self) -> str:
        """Name of the page."""
        return self.tr("Thiết lập máy này")

    @property
    def widget(self) -> QWidget:
        """Itself."""
        return self

    @property
    def place(self) -> int:
        """Which step is shown."""
        return self.stack.currentIndex()

    @property
    def step(self) -> Step:
        """The step shown."""
        return self.steps[self.place]

    def on_shown(self) -> None:
        """Read what is set; while nobody is signed in, nobody else follows the readers."""
        parts = self._parts
        parts.tasks.run(self, "db", parts.desk.setup.state, done=self._show_state)
        if parts.who is None and self._reader is None:
            follow = parts.desk.equipment.read_codes
            self._reader = parts.tasks.run(self, "reader", follow, listens=True)
        self.go(self.place)

    def on_scan(self, _scan: object) -> bool:
        """A code that came as typing."""
        step = self.step
        return isinstance(step, DeviceStep) and step.came_as_typing()

    def on_leaving(self) -> None:
        """What runs is of no use any more."""
        self.step.stop()
        if self._reader is not None:
            self._reader.stop()
            self._reader = None

    def go(self, place: int) -> None:
        """Show a step."""
        if not 0 <= place < len(self.steps):
            return
        if place != self.place:
            self.step.stop()
            self.stack.setCurrentIndex(place)
        self._show_place()
        self.step.on_shown()

    def _show_place(self) -> None:
        place, language = self.place, self._parts.language
        self._head.say(
            self.title,
            self.tr("Bước {n}/{all}: {title}").format(
                n=place + 1, all=len(self.steps), title=self.step.title.to(language)
            ),
        )
        for row, (label, step) in enumerate(zip(self._marks, self.steps, strict=True)):
            mark = MARKS[step.tone] if row != place else "▸"
            label.setText(f"{mark}  {step.title.to(language)}")
            label.setProperty("look", "" if row == place else "quiet")
            label.style().unpolish(label)
            label.style().polish(label)
        set_usable(self.before_button, "" if place else self.tr("Đây là bước đầu"))
        is_last = place == len(self.steps) - 1
        set_usable(self.next_button, self.tr("Đây là bước cuối") if is_last else "")

    def _reveal(self) -> None:
        """What a step says must not stand below the edge: with large text it would."""
        area, step = self.stack.currentWidget(), self.step
        if isinstance(area, ScrollColumn) and isinstance(step, _Telling):
            QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)  # where it will be
            area.ensureWidgetVisible(step.result)

    def _do(self) -> None:
        self.step.do()

    def _look(self) -> None:
        self.step.look()

    def _at_end(self, work: Callable[[], None]) -> None:
        """The record is made of all steps, so it is made where all are shown."""
        self.go(len(self.steps) - 1)
        work()

    def _lay_out(self) -> None:
        theme = self._parts.theme
        self._head = Head(theme, self.title, self)
        self._trail = trail = QFrame(self)
        trail.setProperty("look", "bar")
        trail_row = FlowLayout(trail)
        theme.fit(trail_row, margins=(16, 6, 16, 6), spacing=14)
        self._marks = [QLabel("", trail) for _ in self.steps]
        for label in self._marks:
            trail_row.addWidget(label)
        for step in self.steps:
            holder = QWidget(self)
            column = QVBoxLayout(holder)
            theme.fit(column, margins=(16, 16, 16, 16), spacing=0)
            column.addWidget(step.widget)
            self.stack.addWidget(ScrollColumn(holder, self))
        self.before_button = button(
            "wiz_beforeButton",
            self.tr("Bước trước  Alt+←"),
            self,
            lambda: self.go(self.place - 1),
        )
        self.next_button = button(
            "wiz_nextButton", self.tr("Bước sau  Alt+→"), self, lambda: self.go(self.place + 1)
        )
        self.leave_button = button("wiz_leaveButton", self.tr("Đóng  Esc"), self, self._back)
        bar = QFrame(self)
        bar.setProperty("look", "bar")
        row = FlowLayout(bar)
        theme.fit(row, margins=(16, 8, 16, 8), spacing=8)
        for one in (self.before_button, self.next_button, self.leave_button):
            row.addWidget(one)
        bar.setVisible(self._parts.who is None)  # in a sheet the key bar has the same keys
        outer = QVBoxLayout(self)
        theme.fit(outer, spacing=0)
        outer.addWidget(self._head)
        outer.addWidget(trail)
        outer.addWidget(self.stack, 1)
        outer.addWidget(bar)
        theme.changed.connect(self._fit)
        self._fit()

    def _fit(self) -> None:
        theme = self._parts.theme
        for step in self.steps:
            step.widget.setMaximumWidth(theme.px(_WIDEST))
        self._trail.setHidden(theme.percent > _MOST_PERCENT)  # the head says it, too

    def _show_state(self, state: PcState) -> None:
        self.server.show_state(state)
        self.counter.show_state(state)
        self._show_place()

    def _pc_changed(self, state: PcState) -> None:
        self.counter.show_state(state)
        self.is_pc_changed = True

    def _back(self) -> None:
        if not self.step.stop():
            self._close()

    def _close(self) -> None:
        self.on_leaving()
        self._parts.close()
