"""Every device with its state and the last time it worked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from counter_app.ui import shown
from counter_app.ui.device_asking import kind_name, short_state
from counter_app.ui.models.table import Cells, TableModel, table_view
from counter_app.ui.widgets.flow import FlowLayout
from counter_app.ui.widgets.page_frame import button, section, set_usable

if TYPE_CHECKING:
    from counter_app.services.devices import DeviceState, Listed
    from counter_app.ui.context import PageContext

_LAST = 2  # column
_MOST_PERCENT = 125


class DeviceList(QWidget):
    """The one chosen stays chosen while states come in."""

    chosen = Signal(object, object)  # Listed, DeviceState | None
    ask_asked = Signal()
    export_asked = Signal()
    add_asked = Signal(str)  # "reader", "terminal"
    setup_asked = Signal()

    def __init__(self, context: PageContext, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = context.theme
        self._language = context.language
        self._devices: tuple[Listed, ...] = ()
        self._states: dict[str, DeviceState] = {}
        self._showing = False
        self._wanted = ""
        self.model = TableModel(
            self, (self.tr("Thiết bị"), self.tr("Trạng thái"), self.tr("Lần cuối"))
        )
        title = self.tr("Thiết bị của máy này")
        self.view = table_view("dev_view", title, self.model, self._theme, self)
        self.view.selectionModel().currentRowChanged.connect(self._choose)
        self.ask_button = button(
            "dev_askButton", self.tr("Hỏi lại trạng thái"), self, self.ask_asked.emit
        )
        self.export_button = button(
            "dev_exportButton", self.tr("Xuất tệp chẩn đoán…"), self, self.export_asked.emit
        )
        self.add_buttons = (
            button(
                "dev_addReaderButton",
                self.tr("Thêm đầu đọc mã…"),
                self,
                lambda: self.add_asked.emit("reader"),
            ),
            button(
                "dev_addTerminalButton",
                self.tr("Thêm máy chấm công…"),
                self,
                lambda: self.add_asked.emit("terminal"),
            ),
            button(
                "dev_setupButton",
                self.tr("Thiết lập từng bước…"),
                self,
                self.setup_asked.emit,
            ),
        )
        note = QLabel(self.tr("Tệp chẩn đoán không chứa dữ liệu công dân."), self)
        note.setProperty("look", "quiet")
        note.setWordWrap(True)
        card, column = section(self._theme, title, self)
        column.addWidget(self.view)
        buttons = FlowLayout()
        self._theme.fit(buttons, spacing=8)
        for one in (self.ask_button, *self.add_buttons, self.export_button):
            buttons.addWidget(one)
        column.addLayout(buttons)
        column.addWidget(note)
        outer = QVBoxLayout(self)
        self._theme.fit(outer, spacing=0)
        outer.addWidget(card)
        self._theme.changed.connect(self._fit_rows)
        self._fit_rows()

    @property
    def device(self) -> Listed | None:
        """The device chosen."""
        row = self.view.currentIndex().row()
        return self._devices[row] if 0 <= row < len(self._devices) else None

    def choose_next(self, key: str) -> None:
        """Which one is to be chosen when they are listed again; it need not be there yet."""
        self._wanted = key

    def let_change(self, reason: str) -> None:
        """Why nobody may add a device now; empty when one may."""
        for one in self.add_buttons:
            set_usable(one, reason)

    def show_devices(self, devices: tuple[Listed, ...]) -> None:
        """List them; their states come later."""
        before = self.device.key if self.device is not None else ""
        wanted, self._wanted = self._wanted or before, ""
        self._devices = devices
        self._states = {}
        self._fill()
        keys = [one.key for one in devices]
        if devices:
            row = keys.index(wanted) if wanted in keys else 0
            self.view.selectRow(row)
            self.chosen.emit(devices[row], None)
        self._fit_rows()

    def show_state(self, state: DeviceState) -> None:
        """How one of them is."""
        self._states[state.device.key] = state
        row = self.view.currentIndex().row()
        self._showing = True  # the same row is chosen again: nobody need be told
        self._fill()
        self.view.selectRow(row)
        self._showing = False

    def _fill(self) -> None:
        self.model.show([self._cells(one) for one in self._devices])

    def _cells(self, device: Listed) -> Cells:
        state = self._states.get(device.key)
        tone = state.health.tone if state is not None else "work"
        code = state.health.code if state is not None else ""
        last = state.last_at if state is not None else None
        return Cells(
            texts=(
                f"{kind_name(device)}: {device.name(self._language)}",
                short_state(tone, code),
                shown.moment(last) if last is not None else "–",
            ),
            key=device.key,
            tone=tone,
        )

    def _choose(self) -> None:
        device = self.device
        if device is not None and not self._showing:
            self.chosen.emit(device, self._states.get(device.key))

    def _fit_rows(self) -> None:
        self.view.fit_rows(max(1, min(len(self._devices), 9)))
        # large text leaves room for two; the card beside the list says it as well
        self.view.setColumnHidden(_LAST, self._theme.percent > _MOST_PERCENT)
