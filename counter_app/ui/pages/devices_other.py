"""Another device in the place of one: what was found, its options, saved for this PC."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QFormLayout, QLabel, QVBoxLayout, QWidget

from counter_app.ui.device_asking import LANES, device_name
from counter_app.ui.widgets.fields import ViLineEdit
from counter_app.ui.widgets.flow import FlowLayout
from counter_app.ui.widgets.page_frame import button, section, set_usable

if TYPE_CHECKING:
    from counter_app.services.devices import Candidate, Listed, Option
    from counter_app.ui.context import PageContext


class OtherDevice(QWidget):
    """Nothing is looked for before the button is pressed: a network may take seconds."""

    changed = Signal()

    def __init__(self, context: PageContext, parent: QWidget) -> None:
        super().__init__(parent)
        self._context = context
        self._device: Listed | None = None
        self._found: tuple[Candidate, ...] = ()
        self._fields: dict[str, ViLineEdit | QCheckBox] = {}
        theme = context.theme
        self.note = QLabel("", self)
        self.note.setObjectName("dev_otherLabel")
        self.note.setWordWrap(True)
        self.note.setProperty("look", "quiet")
        self.find_button = button("dev_findButton", self.tr("Tìm thiết bị"), self, self.look)
        self.combo = QComboBox(self)
        self.combo.setObjectName("dev_foundCombo")
        self.combo.setAccessibleName(self.tr("Thiết bị tìm thấy"))
        self.combo.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.combo.setMinimumContentsLength(14)
        self.combo.currentIndexChanged.connect(self._show_options)
        self.use_button = button("dev_useButton", self.tr("Dùng thiết bị này"), self, self._use)
        self._form_holder = QWidget(self)
        self._form = QFormLayout(self._form_holder)
        self._form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapAllRows)
        theme.fit(self._form, spacing=6)
        card, column = section(theme, self.tr("Đổi thiết bị"), self)
        column.addWidget(self.note)
        buttons = FlowLayout()
        theme.fit(buttons, spacing=8)
        buttons.addWidget(self.find_button)
        column.addLayout(buttons)
        column.addWidget(self.combo)
        column.addWidget(self._form_holder)
        last = FlowLayout()
        theme.fit(last, spacing=8)
        last.addWidget(self.use_button)
        column.addLayout(last)
        outer = QVBoxLayout(self)
        theme.fit(outer, spacing=0)
        outer.addWidget(card)
        self._show_found(())

    def focus_first(self) -> None:
        """The list of what was found, or the button that looks."""
        (self.combo if self._found else self.find_button).setFocus()

    def show_device(self, device: Listed) -> None:
        """What may be done here for `device`."""
        if self._device is not None and self._device.key == device.key:
            return
        self._device = device
        self._show_found(())
        reason = ""
        if not self._context.desk.devices.may_choose(self._context.who):
            reason = self.tr("Chỉ người quản lý hoặc bộ phận kỹ thuật được đổi thiết bị.")
        elif device.kind == "terminal":
            reason = self.tr("Máy chấm công được khai báo trong settings.toml.")
        set_usable(self.find_button, reason)
        self.note.setText(
            reason or self.tr("Tìm các thiết bị đang cắm vào máy này hoặc có trong mạng.")
        )

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
                others = max(0, len(found) - 1)
                self.note.setText(self.tr("Tìm thấy %n thiết bị khác.", "", others))
                set_usable(self.find_button, "")
                self.combo.setFocus()

        def failed(error: Exception) -> None:
            set_usable(self.find_button, "")
            context.errors.show(error)

        lane = LANES[device.kind]
        context.tasks.run(
            self, lane, context.desk.devices.candidates, device, done=done, failed=failed
        )

    def _show_found(self, found: tuple[Candidate, ...]) -> None:
        self._found = found
        self.combo.clear()
        for place, one in enumerate(found):
            label = self._label(one)
            self.combo.addItem(
                self.tr("{name} (đang dùng)").format(name=label) if not place else label
            )
        for widget in (self.combo, self._form_holder, self.use_button):
            widget.setVisible(bool(found))

    def _label(self, one: Candidate) -> str:
        if self._device is not None and one.label == self._device.label:
            return device_name(self._device)
        return one.label

    def _show_options(self, place: int) -> None:
        while self._form.rowCount():
            self._form.removeRow(0)
        self._fields = {}
        if not 0 <= place < len(self._found):
            return
        for option in self._found[place].options:
            self._fields[option.name] = self._field(option)
            self._fields[option.name].show()  # now: the next Tab goes there
        self._in_tab_order()

    def _field(self, option: Option) -> ViLineEdit | QCheckBox:
        words = option.words.to(self._context.language)
        name = f"dev_option_{option.name}"
        if option.kind == "switch":
            box = QCheckBox(words, self._form_holder)
            box.setObjectName(name)
            box.setAccessibleName(words)
            box.setChecked(option.value == "yes")
            self._form.addRow(box)
            return box
        field = ViLineEdit(name, words, self._form_holder)
        field.set_value(option.value)
        label = QLabel(words, self._form_holder)
        label.setWordWrap(True)
        self._form.addRow(label, field)
        return field

    def _in_tab_order(self) -> None:
        chain = [self.combo, *self._fields.values(), self.use_button]
        for first, second in itertools.pairwise(chain):
            self.setTabOrder(first, second)

    def _values(self) -> dict[str, str]:
        return {
            name: ("yes" if field.isChecked() else "no")
            if isinstance(field, QCheckBox)
            else field.value()
            for name, field in self._fields.items()
        }

    def _use(self) -> None:
        context, device = self._context, self._device
        place = self.combo.currentIndex()
        if device is None or not 0 <= place < len(self._found):
            return
        chosen = self._found[place]

        def done(_nothing: object) -> None:
            told = self.tr("Đã chọn {name}. Hãy thử ngay.").format(name=chosen.label)
            context.notices.toast(told, tone="ok")
            self._show_found(())
            self.changed.emit()

        context.tasks.run(
            self,
            LANES[device.kind],
            context.desk.devices.choose,
            context.who,
            device,
            chosen,
            self._values(),
            done=done,
        )
