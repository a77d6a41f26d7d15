"""A choice among devices, and the options of the one chosen: for the assistant and «Thiết bị»."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QLabel, QVBoxLayout, QWidget

from counter_app.ui.widgets.fields import ViLineEdit

if TYPE_CHECKING:
    from counter_app.services.devices import Candidate, Option
    from counter_app.ui.theme import Theme


class DeviceForm(QWidget):
    """`prefix` begins the names of its widgets. Options that are rarely set wait behind a box."""

    options_shown = Signal()  # the fields are others now: whoever follows in Tab order, says so

    def __init__(self, theme: Theme, language: str, prefix: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._language = language
        self._prefix = prefix
        self._found: tuple[Candidate, ...] = ()
        self._fields: dict[str, ViLineEdit | QCheckBox] = {}
        self.combo = QComboBox(self)
        self.combo.setObjectName(f"{prefix}_foundCombo")
        self.combo.setAccessibleName(self.tr("Thiết bị tìm thấy"))
        self.combo.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.combo.setMinimumContentsLength(14)
        self.combo.setPlaceholderText(self.tr("Chọn thiết bị"))
        self.combo.currentIndexChanged.connect(self._show_options)
        self._holder = QWidget(self)
        self._form = QVBoxLayout(self._holder)  # a form's own wrapped labels are too narrow
        theme.fit(self._form, spacing=6)
        self.rare_box = QCheckBox(self.tr("Hiện cả tùy chọn ít dùng"), self)
        self.rare_box.setObjectName(f"{prefix}_rareCheck")
        self.rare_box.setAccessibleName(self.rare_box.text())
        self.rare_box.toggled.connect(self._show_options)
        column = QVBoxLayout(self)
        theme.fit(column, spacing=6)
        for widget in (self.combo, self._holder, self.rare_box):
            column.addWidget(widget)
        self.show_found(())

    @property
    def chosen(self) -> Candidate | None:
        """The device chosen in the list."""
        place = self.combo.currentIndex()
        return self._found[place] if 0 <= place < len(self._found) else None

    @property
    def fields(self) -> Sequence[QWidget]:
        """Everything that takes the focus, in order."""
        rare = [self.rare_box] if self.rare_box.isVisibleTo(self) else []
        return [self.combo, *self._fields.values(), *rare]

    def show_found(self, found: tuple[Candidate, ...], at: int = 0) -> None:
        """Offer these; `at` is chosen, -1 for none of them yet."""
        self._found = found
        self.combo.blockSignals(True)
        self.combo.clear()
        for one in found:
            self.combo.addItem(self._words(one))
        self.combo.setCurrentIndex(at if found else -1)
        self.combo.blockSignals(False)
        self.setVisible(bool(found))
        self._show_options()

    def values(self) -> dict[str, str]:
        """Every option by name; what is not on screen is as it was."""
        chosen = self.chosen
        hidden = {one.name: one.value for one in chosen.options} if chosen is not None else {}
        return hidden | self._typed()

    def missing(self) -> str:
        """What must still be filled in, with the caret put there; empty when all is there."""
        chosen = self.chosen
        for option in chosen.options if chosen is not None else ():
            field = self._fields.get(option.name)
            if option.needed and isinstance(field, ViLineEdit) and not field.value():
                field.setFocus()
                return option.words.to(self._language)
        return ""

    def _typed(self) -> dict[str, str]:
        return {
            name: ("yes" if field.isChecked() else "no")
            if isinstance(field, QCheckBox)
            else field.value()
            for name, field in self._fields.items()
        }

    def _words(self, one: Candidate) -> str:
        if one.driver == "none":
            return self.tr("Không dùng máy in phiếu")
        name = one.name(self._language)
        if one.options and sum(other.name(self._language) == name for other in self._found) > 1:
            name = f"{name} – {one.options[0].value}"  # two of one make: told apart by their place
        match one.origin:
            case "in_use":
                return self.tr("{name} (đang dùng)").format(name=name)
            case "by_hand":
                return self.tr("Nhập tay: {name}").format(name=name)
        return name

    def _show_options(self) -> None:
        typed = self._typed() if self.sender() is self.rare_box else {}
        while (item := self._form.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        self._fields = {}
        chosen = self.chosen
        options = chosen.options if chosen is not None else ()
        for option in options:
            if not option.rare or self.rare_box.isChecked():
                field = self._field(option, typed.get(option.name, option.value))
                self._fields[option.name] = field
                field.show()  # now: the next Tab goes there
        self.rare_box.setVisible(any(option.rare for option in options))
        for first, second in itertools.pairwise(self.fields):
            self.setTabOrder(first, second)
        self.options_shown.emit()

    def _field(self, option: Option, value: str) -> ViLineEdit | QCheckBox:
        words = option.words.to(self._language)
        name = f"{self._prefix}_option_{option.name}"
        if option.kind == "switch":
            box = QCheckBox(words, self._holder)
            box.setObjectName(name)
            box.setAccessibleName(words)
            box.setChecked(value == "yes")
            self._form.addWidget(box)
            return box
        field = ViLineEdit(name, words, self._holder)
        field.set_value(value)
        label = QLabel(words, self._holder)
        label.setWordWrap(True)
        self._form.addWidget(label)
        self._form.addWidget(field)
        return field
