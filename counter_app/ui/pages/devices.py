"""«Thiết bị»: every device of this PC, how it is, a test with one press, another in its place."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from counter_app.domain import scans
from counter_app.ui import files
from counter_app.ui.device_asking import LANES, ask_all
from counter_app.ui.keys import ActionSet
from counter_app.ui.pages.devices_chosen import ChosenDevice
from counter_app.ui.pages.devices_list import DeviceList
from counter_app.ui.pages.devices_other import OtherDevice
from counter_app.ui.pages.setup import SetupPage
from counter_app.ui.pages.setup_parts import sheet_parts
from counter_app.ui.widgets.page_frame import Head, ScrollColumn

if TYPE_CHECKING:
    from counter_app.job import Job
    from counter_app.services.device_tests import Line
    from counter_app.services.devices import DeviceState, Listed
    from counter_app.ui.context import PageContext


class DevicesPage(QWidget):
    """The list on the left, the device chosen in it on the right."""

    def __init__(self, context: PageContext) -> None:
        super().__init__()
        self.setObjectName("devices")
        self.setProperty("sheetShare", 1.0)
        self._context = context
        self._test: Job | None = None
        self._tested = ""
        self._typed: tuple[Line, ...] = ()
        self.list = DeviceList(context, self)
        self.chosen = ChosenDevice(context, self)
        self.other = OtherDevice(context, self)
        self.keys = ActionSet(
            "devices",
            self,
            {
                "test": self._start_test,
                "ask_again": self._ask,
                "export": self._ask_where,
                "reader_sheet": self._print_reader_sheet,
                "to_list": self.list.view.setFocus,
                "to_choice": self.other.focus_first,
                "back": self._back,
            },
        )
        self._lay_out()
        self.list.chosen.connect(self._show_chosen)
        self.list.ask_asked.connect(self._ask)
        self.list.export_asked.connect(self._ask_where)
        self.chosen.test_asked.connect(self._start_test)
        self.list.add_asked.connect(self._add)
        self.list.setup_asked.connect(self._set_up)
        self.other.changed.connect(self._changed)

    @property
    def title(self) -> str:
        """Name of the sheet."""
        return self.tr("Thiết bị")

    @property
    def widget(self) -> QWidget:
        """Itself."""
        return self

    def on_shown(self) -> None:
        """Ask every device, focus on the list."""
        may = self._context.desk.devices.may_choose(self._context.who)
        only = self.tr("Chỉ người quản lý hoặc bộ phận kỹ thuật được đổi thiết bị.")
        self.list.let_change("" if may else only)
        self.list.view.setFocus()
        self._ask()

    def on_scan(self, scan: scans.Recognised) -> bool:
        """A code that came as typing while a reader is being tested: that reader is a keyboard."""
        device = self.list.device
        if self._test is None or device is None or device.kind != "reader":
            return False
        text = scan.shown if isinstance(scan, scans.UnknownScanned) else ""
        self._typed = self._context.desk.device_tests.typed(text)
        self._test.stop()
        return True

    def on_leaving(self) -> None:
        """A test that runs is of no use any more."""
        if self._test is not None:
            self._test.stop()

    def _lay_out(self) -> None:
        theme = self._context.theme
        left_holder, right_holder = QWidget(self), QWidget(self)
        for holder, parts in (
            (left_holder, (self.list,)),
            (right_holder, (self.chosen, self.other)),
        ):
            column = QVBoxLayout(holder)
            theme.fit(column, margins=(12, 12, 12, 12), spacing=12)
            for part in parts:
                column.addWidget(part)
            column.addStretch(1)
        row = QHBoxLayout()
        row.setSpacing(0)
        row.addWidget(ScrollColumn(left_holder, self), 1)
        row.addWidget(ScrollColumn(right_holder, self), 1)
        outer = QVBoxLayout(self)
        theme.fit(outer, spacing=0)
        outer.addWidget(Head(theme, self.title, self))
        outer.addLayout(row, 1)

    def _back(self) -> None:
        if self._test is not None:
            self._test.stop()
        else:
            self._context.shell.close_sheet()

    def _ask(self) -> None:
        ask_all(self, self._context, listed=self.list.show_devices, answered=self._answered)

    def _answered(self, state: DeviceState) -> None:
        self.list.show_state(state)
        if self.list.device == state.device:
            self.chosen.show_state(state)

    def _show_chosen(self, device: Listed, state: DeviceState | None) -> None:
        if self._test is not None and self._tested != device.key:
            self._test.stop()
        self.chosen.show_device(device)
        if state is not None:
            self.chosen.show_state(state)
        self.other.show_device(device)

    def _add(self, kind: str) -> None:
        self.other.show_new(self._context.desk.devices.new(kind))

    def _changed(self, key: str) -> None:
        self.list.choose_next(key)
        self._ask()
        self._context.signals.devices_changed.emit()

    def _set_up(self) -> None:
        self._context.shell.open_sheet(SetupPage(sheet_parts(self._context)))

    # -- the diagnostic bundle

    def _ask_where(self) -> None:
        files.ask_where(
            self,
            self.tr("Xuất tệp chẩn đoán"),
            "counter-app.zip",
            self.tr("Tệp nén (*.zip)"),
            self.export,
        )

    def export(self, path: str) -> None:
        """Write the bundle. In the scanner's lane: it asks the scanner, too."""
        context = self._context

        def done(_nothing: object) -> None:
            told = self.tr("Đã ghi tệp chẩn đoán {name}.").format(name=Path(path).name)
            context.notices.toast(told, tone="ok")

        context.notices.toast(self.tr("Đang kiểm tra máy này và ghi tệp chẩn đoán…"))
        context.tasks.run(
            self, LANES["scanner"], context.desk.doctor.write_bundle, Path(path), done=done
        )

    def _print_reader_sheet(self) -> None:
        context = self._context

        def done(_nothing: object) -> None:
            told = self.tr("Đã gửi tờ cài đặt đầu đọc tới máy in giấy.")
            context.notices.toast(told, tone="ok")

        context.tasks.run(
            self, LANES["document"], context.desk.device_tests.print_reader_sheet, done=done
        )

    # -- testing

    def _tell(self, device: Listed, show: Callable[[], None]) -> None:
        """On screen only while its device still is."""
        if self.list.device is not None and self.list.device.key == device.key:
            show()

    def _start_test(self) -> None:
        context, device = self._context, self.list.device
        if device is None or self._test is not None:
            return
        self._tested, self._typed = device.key, ()
        self.chosen.show_testing(device)

        def over() -> None:
            self._test = None
            self._tell(device, lambda: self.chosen.end_testing(device))
            context.signals.devices_changed.emit()
            context.tasks.run(
                self, LANES[device.kind], context.desk.devices.state, device, done=self._answered
            )

        def done(lines: tuple[Line, ...]) -> None:
            over()
            self._tell(device, lambda: self.chosen.show_lines(lines))

        def stopped() -> None:
            over()
            if typed := self._typed:
                self._tell(device, lambda: self.chosen.show_lines(typed))
            else:
                self._tell(device, self.chosen.show_stopped)

        def failed(error: Exception) -> None:
            over()
            told = context.errors.told(error)
            self._tell(device, lambda: self.chosen.show_failure(told))

        lane = "reader_test" if device.kind == "reader" else LANES[device.kind]
        self._test = context.tasks.run(
            self,
            lane,
            context.desk.device_tests.run,
            device,
            context.who,
            done=done,
            failed=failed,
            cancelled=stopped,
        )
