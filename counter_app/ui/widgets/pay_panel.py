"""Block 4 of the intake page: what is due, how it is paid, what goes back."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

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
from counter_app.domain.refusal import Refusal
from counter_app.ui.widgets.elided import ElidedLabel
from counter_app.ui.widgets.flow import FlowLayout
from counter_app.ui.widgets.page_frame import set_usable
from counter_app.ui.widgets.typed_fields import MoneyEdit

_WAIVER_LETTERS = 70


class PayPanel(QWidget):
    """Amount, method, money given and change. Booking is Ctrl+Enter, never Enter."""

    given_changed = Signal(object)  # int dong, or None for exact
    method_changed = Signal(object)  # PayMethod
    waivers_changed = Signal(object)  # tuple of waiver ids
    take_asked = Signal()
    fields_changed = Signal()  # other waivers: the tab order is to be made anew

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
            button.clicked.connect(lambda _on, value=method: self._method_chosen(value))
            self.method_group.addButton(button)
            self._methods[method] = button
        self.take_button = QPushButton(self.tr("Thu tiền  Ctrl+Enter"), self)
        self.take_button.setObjectName("pay_takeButton")
        self.take_button.setAutoDefault(False)
        self.take_button.clicked.connect(self.take_asked)
        self.note_label = ElidedLabel("", self)
        self.note_label.setObjectName("pay_noteLabel")
        self.note_label.setProperty("look", "quiet")
        self.waived_label = QLabel(self)
        self.waived_label.setObjectName("pay_waivedLabel")
        self.waived_label.setWordWrap(True)
        self.waived_label.setProperty("tone", "ok")
        self.waived_label.hide()
        self._waiver_box = FlowLayout()
        self._waiver_box.setSpacing(14)
        self._lay_out()

    def _lay_out(self) -> None:
        given = QWidget(self)
        label = QLabel(self.tr("Tiền nhận"), given)
        label.setBuddy(self.given_edit)
        pair = QHBoxLayout(given)
        pair.setContentsMargins(0, 0, 0, 0)
        pair.addWidget(label)
        pair.addWidget(self.given_edit)
        line = FlowLayout()
        line.setSpacing(14)
        for widget in (self.due_label, given, self.change_label, *self._methods.values()):
            line.addWidget(widget)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addLayout(line)
        box.addLayout(self._waiver_box)
        box.addWidget(self.waived_label)

    def tab_chain(self) -> list[QWidget]:
        """The fields in reading order."""
        return [
            self.given_edit,
            *self._methods.values(),
            *self._checks.values(),
            self.take_button,
        ]

    def show_payment(
        self, payment: DraftPayment, due_dong: int, waivers: Sequence[Waiver], *, why_not: str
    ) -> None:
        """Show the money of the draft; `why_not` tells why nothing can be taken now."""
        self._due = due_dong
        self.due_label.setText(self.tr("Phải thu {amount}").format(amount=format_dong(due_dong)))
        if payment.given_dong is not None or self.given_edit.refusal() is None:
            self.given_edit.set_dong(payment.given_dong)
        self.given_edit.setPlaceholderText(format_dong(due_dong))
        self._methods[payment.method].setChecked(True)
        self._show_waivers(payment, waivers)
        self.show_why_not(why_not)
        self._show_change()

    def show_why_not(self, reason: str) -> None:
        """Nothing can be taken now because of `reason`; "" lets the clerk take it."""
        set_usable(self.take_button, reason)

    def say(self, *, note: str, waived: str) -> None:
        """A quiet note about the amounts, and why less than the listed fee is due."""
        self.note_label.setText(note)
        self.waived_label.setText(waived)
        self.waived_label.setVisible(bool(waived))

    @property
    def method(self) -> PayMethod:
        """How it is paid."""
        return next(way for way, choice in self._methods.items() if choice.isChecked())

    @property
    def given_dong(self) -> int | None:
        """Money as typed; None means exact."""
        return self.given_edit.dong()

    def not_understood(self) -> Iterator[Refusal]:
        """The money given, when its text is no amount."""
        refusal = self.given_edit.refusal()
        if refusal is not None:
            yield replace(refusal, where=self.given_edit.objectName())

    def is_enough(self) -> bool:
        """Whether the money given covers what is due; marks the field when it does not."""
        given = self.given_edit.dong()
        short = given is not None and given < self._due
        self.given_edit.set_problem(self.change_label.text() if short else "")
        return not short and self.given_edit.refusal() is None

    def forget(self) -> None:
        """Another citizen: nothing half-typed stays."""
        self.given_edit.clear()
        self.given_edit.set_problem("")

    def _show_waivers(self, payment: DraftPayment, waivers: Sequence[Waiver]) -> None:
        if set(self._checks) != {waiver.id for waiver in waivers}:
            for check in self._checks.values():
                self._waiver_box.removeWidget(check)
                check.deleteLater()
            self._checks = {}
            for waiver in waivers:
                check = QCheckBox(_short(waiver.reason), self)
                check.setObjectName(f"pay_waiver_{waiver.id}")
                check.setAccessibleName(waiver.reason)
                check.setToolTip(f"{waiver.reason} ({waiver.source})")
                check.clicked.connect(lambda _on: self._waivers_clicked())
                self._waiver_box.addWidget(check)
                self._checks[waiver.id] = check
            self.fields_changed.emit()
        for waiver_id, check in self._checks.items():
            check.setChecked(waiver_id in payment.waivers)

    def _waivers_clicked(self) -> None:
        chosen = tuple(name for name, check in self._checks.items() if check.isChecked())
        self.waivers_changed.emit(chosen)

    def _method_chosen(self, method: PayMethod) -> None:
        self.method_changed.emit(method)
        self._show_change()

    def _given(self, _text: str) -> None:
        self.given_changed.emit(self.given_edit.dong())
        self._show_change()

    def _show_change(self) -> None:
        given = self.given_edit.dong()
        if self.method is not PayMethod.CASH:
            self.change_label.setText("")
        elif given is None:
            self.change_label.setText(self.tr("Tiền trả lại {zero}").format(zero=format_dong(0)))
        elif given < self._due:
            missing = format_dong(self._due - given)
            self.change_label.setText(self.tr("Còn thiếu {amount}").format(amount=missing))
        else:
            change = format_dong(given - self._due)
            self.change_label.setText(self.tr("Tiền trả lại {amount}").format(amount=change))


def _short(text: str) -> str:
    """A waiver's reason for a check box; the whole of it is in the tip."""
    return text if len(text) <= _WAIVER_LETTERS else text[: _WAIVER_LETTERS - 1].rstrip() + "…"
