"""Another device in the place of one, or one more: what was found, its options, saved."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from counter_app.ui.device_asking import LANES
from counter_app.ui.notices import NoticeAction
from counter_app.ui.widgets.device_form import DeviceForm
from counter_app.ui.widgets.flow import FlowLayout
from counter_app.ui.widgets.page_frame import button, section, set_usable

if TYPE_CHECKING:
    from counter_app.services.devices import Candidate, Listed
    from counter_app.ui.context import PageContext

_SEVERAL = ("reader", "terminal")


class OtherDevice(QWidget):
    """Nothing is looked for before a button is pressed: a network may take seconds."""

    changed = Signal(str)  # key of the device that is another now

    def __init__(self, context: PageContext, parent: QWidget) -> None:
        super().__init__(parent)
        self._context = context
        self._device: Listed | None = None
        theme = context.theme
        self.heading = theme.text(QLabel("", self), "section")
        self.note = QLabel("", self)
        self.note.setObjectName("dev_otherLabel")
        self.note.setWordWrap(True)
        self.note.setProperty("look", "quiet")
        self.find_button = button("dev_findButton", self.tr("Tìm thiết bị"), self, self.look)
        self.remove_button = button(
            "dev_removeButton", self.tr("Bỏ khỏi danh sách"), self, self._remove
        )
        self.form = DeviceForm(theme, context.language, "dev", self)
        self.use_button = button("dev_useButton", self.tr("Dùng thiết bị này"), self, self._use)
        card, column = section(theme, "", self)
        column.addWidget(self.heading)
        column.addWidget(self.note)
        buttons = FlowLayout()
        theme.fit(buttons, spacing=8)
        buttons.addWidget(self.find_button)
        buttons.addWidget(self.remove_button)
        column.addLayout(buttons)
        column.addWidget(self.form)
        last = FlowLayout()
        theme.fit(last, spacing=8)
        last.addWidget(self.use_button)
        column.addLayout(last)
        outer = QVBoxLayout(self)
        theme.fit(outer, spacing=0)
        outer.addWidget(card)
        self.form.options_shown.connect(self._in_tab_order)
        self._show_found(())

    def focus_first(self) -> None:
        """The list of what was found, or the button that looks."""
        (self.form.combo if self.form.chosen is not None else self.find_button).setFocus()

    def show_device(self, device: Listed) -> None:
        """What may be done here for `device`."""
        if self._device is not None and self._device.key == device.key:
            return
        self._take(device, self.tr("Đổi thiết bị"))
        reason = ""
        if not self._context.desk.devices.may_choose(self._context.who):
            reason = self.tr("Chỉ người quản lý hoặc bộ phận kỹ thuật được đổi thiết bị.")
        set_usable(self.find_button, reason)
        self.remove_button.setVisible(device.kind in _SEVERAL and not reason)
        self.note.setText(
            reason or self.tr("Tìm các thiết bị đang cắm vào máy này hoặc có trong mạng.")
        )

    def show_new(self, device: Listed) -> None:
        """One more `device` of its kind, looked for at once."""
        words = {
            "reader": self.tr("Thêm đầu đọc mã"),
            "terminal": self.tr("Thêm máy chấm công"),
        }
        self._take(device, words[device.kind])
        self.remove_button.hide()
        self.look()

    def look(self) -> None:
        """Ask every driver."""
        device, context = self._device, self._context
        if device is None:
            return
        set_usable(self.find_button, self.tr("Đang tìm thiết bị"))
        self.note.setText(self.tr("Đang tìm thiết bị…"))

        def done(found: tuple[Candidate, ...]) -> None:
            if self._device is device:
                self._show_found(found)
                count = sum(one.origin == "found" for one in found)
                self.note.setText(self.tr("Tìm thấy %n thiết bị khác.", "", count))
                set_usable(self.find_button, "")
                self.form.combo.setFocus()

        def failed(error: Exception) -> None:
            set_usable(self.find_button, "")
            context.errors.show(error)

        lane = LANES[device.kind]
        context.tasks.run(
            self, lane, context.desk.devices.candidates, device, done=done, failed=failed
        )

    def _take(self, device: Listed, heading: str) -> None:
        self._device = device
        self.heading.setText(heading)
        self._show_found(())

    def _show_found(self, found: tuple[Candidate, ...]) -> None:
        self.form.show_found(found)
        self.use_button.setVisible(bool(found))

    def _in_tab_order(self) -> None:
        self.setTabOrder(self.form.fields[-1], self.use_button)

    def _use(self) -> None:
        context, device, chosen = self._context, self._device, self.form.chosen
        if device is None or chosen is None:
            return
        if missing := self.form.missing():
            self.note.setText(self.tr("Chưa nhập: {what}.").format(what=missing))
            return

        def done(_nothing: object) -> None:
            name = chosen.name(context.language)
            told = self.tr("Đã chọn {name}. Hãy thử ngay.").format(name=name)
            if chosen.driver == "none":
                told = self.tr("Từ nay quầy này không dùng máy in phiếu.")
            context.notices.toast(told, tone="ok")
            self._show_found(())
            self._device = None
            self.changed.emit(device.key)

        context.tasks.run(
            self,
            LANES[device.kind],
            context.desk.devices.choose,
            context.who,
            device,
            chosen,
            self.form.values(),
            done=done,
        )

    def _remove(self) -> None:
        context, device = self._context, self._device
        if device is None:
            return

        def done(removed: Candidate) -> None:
            self._show_found(())
            self._device = None
            told = self.tr("Đã bỏ {name} khỏi danh sách.").format(
                name=device.name(context.language)
            )
            undo = NoticeAction(self.tr("Hoàn tác"), lambda: self._put_back(device, removed))
            context.notices.toast(told, action=undo, seconds=10)
            self.changed.emit("")

        context.tasks.run(
            self,
            LANES[device.kind],
            context.desk.devices.remove,
            context.who,
            device,
            done=done,
        )

    def _put_back(self, device: Listed, removed: Candidate) -> None:
        context = self._context
        new = context.desk.devices.new(device.kind)
        context.tasks.run(
            self,
            LANES[device.kind],
            context.desk.devices.choose,
            context.who,
            new,
            removed,
            {option.name: option.value for option in removed.options},
            done=lambda _nothing: self.changed.emit(new.key),
        )
