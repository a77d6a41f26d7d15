"""Terminals with their state and last punch, and what to do with one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from counter_app.domain.formats import moment_words
from counter_app.ui import shown
from counter_app.ui.models.table import Cells, TableModel, table_view
from counter_app.ui.widgets.badge import StatusBadge
from counter_app.ui.widgets.flow import FlowLayout
from counter_app.ui.widgets.page_frame import button, section, set_usable

if TYPE_CHECKING:
    from counter_app.services.punch_views import TerminalLight
    from counter_app.ui.context import PageContext

_DRIFT_S = 60  # a clock that is off by more is worth a word in colour
_TONES = {"ready": "ok", "pushes": "ok", "never": "off", "elsewhere": "off", "retired": "off"}


class TerminalList(QWidget):
    """The list, the chosen terminal in words, its buttons."""

    read_asked = Signal()
    import_asked = Signal()
    clock_asked = Signal(int)  # place

    def __init__(self, context: PageContext, parent: QWidget) -> None:
        super().__init__(parent)
        self._context = context
        self._lights: tuple[TerminalLight, ...] = ()
        theme = context.theme
        self.model = TableModel(self, (self.tr("Máy"), self.tr("Lần chấm cuối")))
        self.view = table_view("terminals_view", self.tr("Máy chấm công"), self.model, theme, self)
        self.view.selectionModel().currentRowChanged.connect(self._show_chosen)
        self.badge = StatusBadge(theme, context.icons, "off", "", self)
        self.words = QLabel("", self)
        self.words.setObjectName("terminals_wordsLabel")
        self.words.setWordWrap(True)
        self.read_button = button(
            "terminals_readButton", self.tr("Đọc ngay"), self, self.read_asked.emit
        )
        self.import_button = button(
            "terminals_importButton", self.tr("Nhập tệp…"), self, self.import_asked.emit
        )
        self.clock_button = button(
            "terminals_clockButton", self.tr("Chỉnh giờ máy chấm công"), self, self._ask_clock
        )
        self._lay_out()
        self.show_lights(())

    def chosen_serial(self) -> str:
        """The serial number of the terminal chosen in the list, empty for none."""
        light = self._chosen()
        return light.serial if light is not None else ""

    def set_busy(self, busy: bool) -> None:  # noqa: FBT001 - a Qt style setter
        """While terminals are being read."""
        reason = self.tr("Đang đọc máy chấm công") if busy else ""
        set_usable(self.read_button, reason or self._nothing_to_read())

    def show_lights(self, lights: tuple[TerminalLight, ...]) -> None:
        """Show these terminals; the one chosen stays chosen."""
        before = self._chosen()
        self._lights = lights
        self.model.show(
            [
                Cells(
                    texts=(one.label, shown.moment(one.last_at) if one.last_at else "–"),
                    key=one.serial,
                )
                for one in lights
            ]
        )
        self.view.setVisible(bool(lights))
        if lights:
            keys = [(one.place, one.serial) for one in lights]
            key = (before.place, before.serial) if before is not None else None
            self.view.selectRow(keys.index(key) if key in keys else 0)
        self._fit_rows()
        self._show_chosen()
        set_usable(self.read_button, self._nothing_to_read())

    def _lay_out(self) -> None:
        theme = self._context.theme
        card, column = section(theme, self.tr("Máy chấm công"), self)
        column.addWidget(self.view)
        column.addSpacing(theme.px(4))
        column.addWidget(self.badge)
        column.addWidget(self.words)
        buttons = FlowLayout()
        theme.fit(buttons, spacing=8)
        for one in (self.read_button, self.import_button, self.clock_button):
            buttons.addWidget(one)
        column.addLayout(buttons)
        outer = QVBoxLayout(self)
        theme.fit(outer, spacing=0)
        outer.addWidget(card)

    def _fit_rows(self) -> None:
        self.view.fit_rows(min(len(self._lights), 6))

    def _chosen(self) -> TerminalLight | None:
        row = self.view.currentIndex().row()
        return self._lights[row] if 0 <= row < len(self._lights) else None

    def _nothing_to_read(self) -> str:
        if any(one.place is not None for one in self._lights):
            return ""
        return self.tr("Máy tính này không nối với máy chấm công nào")

    def _ask_clock(self) -> None:
        light = self._chosen()
        if light is not None and light.place is not None:
            self.clock_asked.emit(light.place)

    def _show_chosen(self) -> None:
        light = self._chosen()
        self.badge.setVisible(light is not None)
        can_set = light is not None and light.place is not None and light.read_at is not None
        set_usable(
            self.clock_button,
            "" if can_set else self.tr("Chỉ chỉnh được giờ của máy đọc từ máy tính này"),
        )
        if light is None:
            self.words.setText(
                self.tr(
                    "Chưa có máy chấm công nào. Bộ phận kỹ thuật thêm máy trong trang Thiết bị, "
                    "đăng ký máy với máy chủ, hoặc nhập tệp xuất từ máy."
                )
            )
            return
        self.badge.set(*self._state(light))
        self.words.setText(self._sentences(light))

    def _state(self, light: TerminalLight) -> tuple[str, str]:
        words = {
            "ready": self.tr("Đọc được"),
            "pushes": self.tr("Tự gửi lên máy chủ"),
            "never": self.tr("Chưa đọc lần nào"),
            "elsewhere": self.tr("Đọc từ máy khác hoặc từ tệp"),
            "retired": self.tr("Không nhận nữa"),
        }
        if light.state not in words:
            return "bad", self.tr("Không đọc được")
        late = light.drift_s is not None and abs(light.drift_s) > _DRIFT_S
        if light.state == "ready" and late:
            return "soon", self.tr("Đọc được, giờ của máy sai")
        return _TONES[light.state], words[light.state]

    def _length(self, seconds: int) -> str:
        minutes = round(seconds / 60)
        if minutes < 120:
            return self.tr("%n phút", "", minutes)
        if minutes < 2880:
            return self.tr("%n giờ", "", round(minutes / 60))
        return self.tr("%n ngày", "", round(minutes / 1440))

    def _sentences(self, light: TerminalLight) -> str:
        parts = []
        if light.words_vi:
            parts.append(light.words_en if self._context.language == "en" else light.words_vi)
        if light.read_at is not None:
            at = moment_words(light.read_at).to(self._context.language)
            parts.append(self.tr("Đọc lần cuối lúc {time}.").format(time=at))
        if light.drift_s is not None and abs(light.drift_s) > _DRIFT_S:
            length = self._length(abs(light.drift_s))
            fast = self.tr("Đồng hồ của máy nhanh {length}.")
            slow = self.tr("Đồng hồ của máy chậm {length}.")
            parts.append((fast if light.drift_s > 0 else slow).format(length=length))
        if light.logged and light.capacity:
            parts.append(
                self.tr("Bộ nhớ: {n} trên {most} lần chấm.").format(
                    n=_figure(light.logged), most=_figure(light.capacity)
                )
            )
        if light.serial:
            parts.append(self.tr("Số máy {serial}.").format(serial=light.serial))
        return " ".join(parts)


def _figure(number: int) -> str:
    return f"{number:,}".replace(",", ".")
