"""«Máy chấm công»: fingerprint terminals, and everybody's punches of a day as they were read."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from counter_app.ui import files, shown
from counter_app.ui.keys import ActionSet
from counter_app.ui.pages.terminals_day import DayList
from counter_app.ui.pages.terminals_list import TerminalList
from counter_app.ui.pages.terminals_match import MatchBox
from counter_app.ui.pages.terminals_odd import OddPunches
from counter_app.ui.widgets.page_frame import Head, ScrollColumn, button

if TYPE_CHECKING:
    from counter_app.services.punch_log import Taken
    from counter_app.ui.context import PageContext


class TerminalsPage(QWidget):
    """Terminals and unknown numbers on the left, the day on the right. For supervisors and IT."""

    def __init__(self, context: PageContext) -> None:
        super().__init__()
        self.setObjectName("terminals")
        self.setProperty("sheetShare", 1.0)
        self._context = context
        self._on = context.desk.attendance.today()
        self.list = TerminalList(context, self)
        self.match = MatchBox(context, self)
        self.odd = OddPunches(context, self)
        self.day = DayList(context, self)
        self.keys = ActionSet(
            "terminals",
            self,
            {
                "read_now": self._read_now,
                "import_file": self._import_file,
                "day_before": lambda: self._move(-1),
                "day_after": lambda: self._move(1),
                "to_terminals": self.list.view.setFocus,
                "to_unknown": self.match.focus_first,
                "to_day": self.day.view.setFocus,
                "back": context.shell.close_sheet,
            },
        )
        self.day_label = context.theme.text(QLabel("", self), "strong")
        self.day_label.setObjectName("terminals_dayLabel")
        self._lay_out()
        self.list.read_asked.connect(self._read_now)
        self.list.import_asked.connect(self._import_file)
        self.list.clock_asked.connect(self._set_clock)
        self.match.matched.connect(self._read)
        self.day.chosen.connect(lambda person: self.match.offer(person, self._on))
        context.signals.punches_changed.connect(self._read_if_shown)
        context.signals.sync_changed.connect(self._read_if_shown)

    @property
    def title(self) -> str:
        """Name of the sheet."""
        return self.tr("Máy chấm công")

    @property
    def widget(self) -> QWidget:
        """Itself."""
        return self

    def on_shown(self) -> None:
        """Read afresh, focus on the day."""
        self.day.view.setFocus()
        self._read()

    def on_scan(self, _scan: object) -> bool:
        """Not for us."""
        return False

    def on_leaving(self) -> None:
        """Nothing to keep."""

    def _lay_out(self) -> None:
        theme, icons = self._context.theme, self._context.icons
        head = Head(theme, self.title, self)
        before = button("terminals_beforeButton", "", self, lambda: self._move(-1))
        after = button("terminals_afterButton", "", self, lambda: self._move(1))
        for step, icon, words in (
            (before, "previous", self.tr("Ngày trước")),
            (after, "next", self.tr("Ngày sau")),
        ):
            step.setIcon(icons(icon))
            step.setAccessibleName(words)
            step.setToolTip(words)
        today = button("terminals_todayButton", self.tr("Hôm nay"), self, self._go_today)
        for widget in (before, self.day_label, after, today):
            head.row.addWidget(widget)
        left_holder = QWidget(self)
        left = QVBoxLayout(left_holder)
        theme.fit(left, margins=(12, 12, 6, 12), spacing=12)
        left.addWidget(self.list)
        left.addWidget(self.match)
        left.addWidget(self.odd)
        left.addStretch(1)
        right_holder = QWidget(self)
        right = QVBoxLayout(right_holder)
        theme.fit(right, margins=(6, 12, 12, 12), spacing=12)
        right.addWidget(self.day, 1)
        row = QHBoxLayout()
        row.setSpacing(0)
        row.addWidget(ScrollColumn(left_holder, self), 2)
        row.addWidget(ScrollColumn(right_holder, self), 3)
        column = QVBoxLayout(self)
        theme.fit(column, spacing=0)
        column.addWidget(head)
        column.addLayout(row, 1)

    # -- reading

    def _read_if_shown(self, _what: object = None) -> None:
        if self.isVisible():
            self._read()

    def _read(self) -> None:
        attendance, run = self._context.desk.attendance, self._context.tasks.run
        self.day_label.setText(shown.day(self._on))
        run(self, "db", attendance.terminals, done=self.list.show_lights)
        run(self, "db", attendance.day, self._on, done=self.day.show_people)
        run(self, "db", attendance.staff, done=self.match.show_staff)
        run(self, "db", attendance.unknown, done=self.match.show_unknown)
        run(self, "db", attendance.quarantined, done=self.odd.show_punches)

    def _move(self, days: int) -> None:
        self._on += timedelta(days=days)
        self._read()

    def _go_today(self) -> None:
        self._on = self._context.desk.attendance.today()
        self._read()

    # -- doing

    def _read_now(self) -> None:
        context = self._context
        self.list.set_busy(True)

        def done(taken: tuple[Taken, ...]) -> None:
            self.list.set_busy(False)
            self._read()
            new = sum(one.new for one in taken)
            text = self.tr("Đã đọc máy chấm công: %n lần chấm mới.", "", new)
            context.notices.toast(text, tone="ok" if taken else "soon")

        def failed(error: Exception) -> None:
            self.list.set_busy(False)
            context.errors.show(error)

        context.tasks.run(
            self,
            "terminals",
            context.desk.attendance.collect,
            context.who,
            done=done,
            failed=failed,
        )

    def _import_file(self) -> None:
        files.ask_for_file(
            self,
            "terminals_fileDialog",
            self.tr("Nhập tệp chấm công"),
            self.tr("Tệp chấm công (*.dat *.csv *.txt)"),
            self.take_file,
        )

    def take_file(self, path: str) -> None:
        """Import an export; one that names no terminal is of the terminal chosen in the list."""
        context = self._context

        def done(taken: Taken) -> None:
            parts = [
                self.tr("Đã nhập %n lần chấm mới", "", taken.new),
                self.tr("đã có từ trước {n}").format(n=taken.known),
            ]
            if taken.held:
                parts.append(self.tr("sai thời gian {n}").format(n=taken.held))
            if taken.bad_lines:
                parts.append(self.tr("dòng không đọc được {n}").format(n=taken.bad_lines))
            bad = taken.held or taken.bad_lines
            context.notices.toast("; ".join(parts) + ".", tone="soon" if bad else "ok")
            context.signals.dossier_changed.emit("")
            self._read()

        context.tasks.run(
            self,
            "terminals",
            context.desk.attendance.import_file,
            context.who,
            Path(path),
            self.list.chosen_serial(),
            done=done,
        )

    def _set_clock(self, place: int) -> None:
        context = self._context

        def done(_nothing: object) -> None:
            context.notices.toast(self.tr("Đã chỉnh giờ máy chấm công."), tone="ok")
            self._read()

        context.tasks.run(
            self,
            "terminals",
            context.desk.attendance.set_clock,
            context.who,
            place,
            done=done,
        )
