"""«Hủy tiếp nhận» in the dossier sheet; money that was taken goes back with it (R22, R75)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QButtonGroup, QCheckBox, QHBoxLayout, QLabel, QRadioButton, QWidget

from counter_app.domain.dossier.changes import Refund
from counter_app.domain.draft import PayMethod
from counter_app.domain.money import format_dong
from counter_app.ui.pages.sheet_changes import Panel
from counter_app.ui.widgets.fields import LatinLineEdit, ViLineEdit
from counter_app.ui.widgets.page_frame import button, set_usable

if TYPE_CHECKING:
    from counter_app.services.lookup import DossierSheet
    from counter_app.ui.context import PageContext


class VoidPanel(Panel):
    """Asked by typing the code again, never by Yes or No. Where money was taken, the clerk says
    that he handed it back and Ctrl+Enter books that and voids, as one act; Enter never does.
    """

    def __init__(self, context: PageContext, stream: str, parent: QWidget) -> None:
        super().__init__(context, stream, "void", parent)
        self._codes: frozenset[str] = frozenset()
        self._taken_dong = 0
        self._busy = False
        warning = QLabel(
            self.tr(
                "Hủy tiếp nhận không xóa hồ sơ: mã vẫn được giữ, giấy đã in không còn giá trị và "
                "phải thu lại."
            ),
            self,
        )
        warning.setWordWrap(True)
        self.reason_edit = ViLineEdit("void_reasonEdit", self.tr("Lý do hủy"), self)
        self.code_edit = LatinLineEdit("void_codeEdit", self.tr("Nhập lại mã hồ sơ"), self)
        self.code_edit.enter_moves_on = False
        self._build_refund()
        self.form.addRow(warning)
        self.form.addRow(self.tr("Lý do hủy"), self.reason_edit)
        self.form.addRow(self.tr("Nhập lại mã hồ sơ"), self.code_edit)
        self.form.addRow(self.tr("Hoàn trả"), self.refund_box)
        self.form.addRow("", self.handed_check)
        apply = button("void_applyButton", self.tr("Hủy tiếp nhận"), self, self._void)
        self._add_buttons(apply, "void_cancelButton", self.tr("Không hủy"))
        self.code_edit.textChanged.connect(self._judge)
        self.handed_check.toggled.connect(self._judge)
        self._show_money()

    def _build_refund(self) -> None:
        self.refund_box = QWidget(self)
        self.amount_label = QLabel("", self.refund_box)
        self.amount_label.setObjectName("void_amountLabel")
        line = QHBoxLayout(self.refund_box)
        self._context.theme.fit(line, spacing=14)
        line.addWidget(self.amount_label)
        group = QButtonGroup(self)
        self.methods: dict[PayMethod, QRadioButton] = {}
        for method, text in (
            (PayMethod.CASH, self.tr("Tiền mặt")),
            (PayMethod.TRANSFER, self.tr("Chuyển khoản")),
        ):
            choice = QRadioButton(text, self.refund_box)
            choice.setObjectName(f"void_method_{method.value}")
            group.addButton(choice)
            line.addWidget(choice)
            self.methods[method] = choice
        line.addStretch(1)
        self.methods[PayMethod.CASH].setChecked(True)
        self.handed_check = QCheckBox("", self)
        self.handed_check.setObjectName("void_handedCheck")

    def focus_first(self) -> None:
        """Start with the reason."""
        self.problem.hide()
        self.code_edit.set_value("")
        self.handed_check.setChecked(False)
        self.reason_edit.setFocus()

    def show_sheet(self, sheet: DossierSheet) -> None:
        """Know the code to compare with, and the money to be given back."""
        self._codes = frozenset({sheet.code, sheet.provisional_code} - {""})
        if sheet.taken_dong != self._taken_dong:
            self._taken_dong = sheet.taken_dong
            self.handed_check.setChecked(False)  # it was said of another amount
            paid = sheet.state.fees_taken[-1].method if sheet.state.fees_taken else PayMethod.CASH
            self.methods.get(paid, self.methods[PayMethod.CASH]).setChecked(True)
        self._show_money()

    def refund(self) -> None:
        """Ctrl+Enter: the money is booked as given back and the acceptance voided."""
        if self._taken_dong:
            self._void()

    def _show_money(self) -> None:
        amount = format_dong(self._taken_dong)
        for row in (self.refund_box, self.handed_check):
            self.form.setRowVisible(row, bool(self._taken_dong))
        self.amount_label.setText(amount)
        handed = self.tr("Đã trả lại đủ {amount} cho người nộp").format(amount=amount)
        self.handed_check.setText(handed)
        self.handed_check.setAccessibleName(handed)
        words = self.tr("Hoàn trả và hủy tiếp nhận  Ctrl+Enter")
        self._apply.setText(words if self._taken_dong else self.tr("Hủy tiếp nhận"))
        self._apply.setAccessibleName(self._apply.text())
        self._judge()

    def _judge(self) -> None:
        set_usable(self._apply, self._why_not())

    def _why_not(self) -> str:
        if self._busy:
            return self.tr("Đang hủy")
        if self._typed() not in self._codes:
            return self.tr("Nhập lại đúng mã hồ sơ để hủy")
        if self._taken_dong and not self.handed_check.isChecked():
            return self.tr("Trả lại tiền cho người nộp, rồi đánh dấu đã trả")
        return ""

    def _typed(self) -> str:
        """The code as printed: small letters are the same code."""
        return self.code_edit.value().upper()

    def _void(self) -> None:
        reason, why_not = self.reason_edit.value(), self._why_not()
        if why_not:
            if not self._busy:
                right = self._typed() in self._codes
                self._refuse(f"{why_not}.", self.handed_check if right else self.code_edit)
            return
        if not reason:
            self._refuse(self.tr("Phải ghi lý do hủy."), self.reason_edit)
            return
        self.problem.hide()
        self._busy = True
        self._judge()
        context, typed = self._context, self._typed()
        method = next(way for way, choice in self.methods.items() if choice.isChecked())
        amount = self._taken_dong
        refund = Refund(amount_dong=amount, method=method) if amount else None

        def void() -> None:
            context.desk.amending.void(self._stream, typed, reason, context.who, refund=refund)

        context.tasks.run(
            self, "db", void, done=lambda _nothing: self._voided(refund), failed=self._failed
        )

    def _voided(self, refund: Refund | None) -> None:
        self._busy = False
        self._judge()
        words = self.tr("Đã hủy tiếp nhận. Thu lại giấy đã giao cho người nộp hồ sơ.")
        if refund is not None:
            words = self.tr(
                "Đã hoàn trả {amount} và hủy tiếp nhận. Thu lại giấy đã giao cho người nộp hồ sơ."
            ).format(amount=format_dong(refund.amount_dong))
        self._context.notices.toast(words, tone="ok")
        self._context.signals.dossier_changed.emit(self._stream)
        self.finished.emit()

    def _failed(self, error: Exception) -> None:
        self._busy = False
        super()._failed(error)
        self._judge()
