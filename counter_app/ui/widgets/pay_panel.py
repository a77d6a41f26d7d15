"""Block 4 of the intake page: what is due, how it is paid, what goes back."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from counter_app.domain.draft import DraftPayment, PayMethod
from counter_app.domain.money import format_dong
from counter_app.domain.procedure import Waiver
from counter_app.ui.widgets.typed_fields import MoneyEdit


class PayPanel(QWidget):
    """Amount, method, money given and change. Booking is Ctrl+Enter, never Enter."""

    given_changed = Signal(object)  # int dong, or None for exact
    method_changed = Signal(object)  # PayMethod
    waivers_changed = Signal(object)  # tuple of waiver ids
    take_asked = Signal()

    def __init__(self, language: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._due = 0
        self._checks: dict[str, QCheckBox] = {}
        self.due_label = QLabel(self)
        self.due_label.setObjectName("pay_dueLabel")
        self.given_edit = MoneyEdit("pay_givenEdit", self.tr("Tiền nhận"), language, self)
        self.given_edit.committed.connect(self._given)
        self.given_edit.textEdited.connect(lambda _text: self._show_change())
        self.change_label = QLabel(self)
        self.change_label.setObjectName("pay_changeLabel")
        self.method_group = QButtonGroup(self)
        self.method_group.setObjectName("pay_methodGroup")
        self._methods: dict[PayMethod, QRadioButton] = {}
        for method, text in (
            (PayMethod.CASH, self.tr("Tiền mặt")),
            (PayMethod.TRANSFER, self.tr("Chuyển khoản")),
            (PayMethod.LATER, self.tr("Nộp sau theo thông báo")),
        ):
            button = QRadioButton(text, self)
            button.setObjectName(f"pay_method_{method.value}")
            button.clicked.connect(lambda _on, value=method: self.method_changed.emit(value))
            self.method_group.addButton(button)
            self._methods[method] = button
        self.take_button = QPushButton(self.tr("Thu tiền (Ctrl+Enter)"), self)
        self.take_button.setObjectName("pay_takeButton")
        self.take_button.setAutoDefault(False)
        self.take_button.clicked.connect(self.take_asked)
        self._waiver_box = QVBoxLayout()
        self._lay_out()

    def _lay_out(self) -> None:
        first = QHBoxLayout()
        first.addWidget(self.due_label)
        given = QLabel(self.tr("Tiền nhận"), self)
        given.setBuddy(self.given_edit)
        first.addSpacing(16)
        first.addWidget(given)
        first.addWidget(self.given_edit)
        first.addWidget(self.change_label, 1)
        second = QHBoxLayout()
        for button in self._methods.values():
            second.addWidget(button)
        second.addStretch(1)
        second.addWidget(self.take_button)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addLayout(first)
        box.addLayout(self._waiver_box)
        box.addLayout(second)

    def tab_chain(self) -> list[QWidget]:
        """The fields in reading order."""
        return [
            self.given_edit,
            *self._checks.values(),
            *self._methods.values(),
            self.take_button,
        ]

    def show_payment(
        self, payment: DraftPayment, due_dong: int, waivers: Sequence[Waiver], *, can_take: bool
    ) -> None:
        """Show the money of the draft; `can_take` once the dossier is accepted."""
        self._due = due_dong
        self.due_label.setText(self.tr("Phải thu {amount}").format(amount=format_dong(due_dong)))
        self.given_edit.set_dong(payment.given_dong)
        self.given_edit.setPlaceholderText(format_dong(due_dong))
        self._methods[payment.method].setChecked(True)
        self._show_waivers(payment, waivers)
        self.take_button.setEnabled(can_take)
        self.take_button.setAccessibleDescription(
            "" if can_take else self.tr("Thu tiền sau khi đã tiếp nhận hồ sơ (F9)")
        )
        self.take_button.setToolTip(self.take_button.accessibleDescription())
        self._show_change()

    @property
    def given_dong(self) -> int | None:
        """Money as typed; None means exact."""
        return self.given_edit.dong()

    def _show_waivers(self, payment: DraftPayment, waivers: Sequence[Waiver]) -> None:
        if set(self._checks) != {waiver.id for waiver in waivers}:
            for check in self._checks.values():
                self._waiver_box.removeWidget(check)
                check.deleteLater()
            self._checks = {}
            for waiver in waivers:
                check = QCheckBox(waiver.reason, self)
                check.setObjectName(f"pay_waiver_{waiver.id}")
                check.setToolTip(waiver.source)
                check.clicked.connect(lambda _on: self._waivers_clicked())
                self._waiver_box.addWidget(check)
                self._checks[waiver.id] = check
        for waiver_id, check in self._checks.items():
            check.setChecked(waiver_id in payment.waivers)

    def _waivers_clicked(self) -> None:
        chosen = tuple(name for name, check in self._checks.items() if check.isChecked())
        self.waivers_changed.emit(chosen)

    def _given(self, _text: str) -> None:
        self.given_changed.emit(self.given_edit.dong())
        self._show_change()

    def _show_change(self) -> None:
        given = self.given_edit.dong()
        if given is None:
            self.change_label.setText(self.tr("Tiền trả lại {zero}").format(zero=format_dong(0)))
        elif given < self._due:
            missing = format_dong(self._due - given)
            self.change_label.setText(self.tr("Còn thiếu {amount}").format(amount=missing))
        else:
            change = format_dong(given - self._due)
            self.change_label.setText(self.tr("Tiền trả lại {amount}").format(amount=change))
