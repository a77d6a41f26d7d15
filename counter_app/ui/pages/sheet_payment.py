"""Money still owed for an accepted dossier: taken from its sheet, Ctrl+Enter books (R65, R75)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from counter_app.domain.draft import DraftPayment, PayMethod
from counter_app.domain.money import format_dong
from counter_app.ui.cash_drawer import open_drawer
from counter_app.ui.widgets.page_frame import section
from counter_app.ui.widgets.pay_panel import PayPanel

if TYPE_CHECKING:
    from counter_app.services.lookup import DossierSheet
    from counter_app.services.payment import PaymentView
    from counter_app.ui.context import PageContext


class SheetPayment(QFrame):
    """Hidden while nothing is owed."""

    def __init__(self, context: PageContext, stream: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("sheet_payment")
        self._context = context
        self._stream = stream
        self._taking = False
        theme = context.theme
        card, column = section(theme, self.tr("Phí, lệ phí còn phải thu"), self)
        self.pay = PayPanel(context.language, card)
        self.pay.take_asked.connect(self.take)
        column.addWidget(self.pay)
        line = QHBoxLayout()
        line.addWidget(self.pay.take_button)
        line.addStretch(1)
        column.addLayout(line)
        holder = QVBoxLayout(self)
        theme.fit(holder, margins=(12, 4, 12, 4), spacing=0)
        holder.addWidget(card)
        self.hide()

    def show_sheet(self, sheet: DossierSheet) -> None:
        """Show what is owed; money half typed stays."""
        self.setVisible(sheet.outstanding_dong > 0)
        chosen = self.pay.method_group.checkedButton()
        method = PayMethod.CASH if chosen is None else self.pay.method
        payment = DraftPayment(method=method, given_dong=self.pay.given_dong)
        self.pay.show_payment(payment, sheet.outstanding_dong, (), why_not="")

    def take(self) -> None:
        """Ctrl+Enter; twice is once."""
        pay, context = self.pay, self._context
        if self._taking or not self.isVisible():
            return
        if pay.method is PayMethod.CASH and not pay.is_enough():
            pay.given_edit.setFocus()
            return
        self._taking = True
        given = pay.given_dong if pay.method is PayMethod.CASH else None
        context.tasks.run(
            self,
            "db",
            context.desk.payment.take,
            self._stream,
            pay.method,
            given,
            context.who,
            done=self._paid,
            failed=self._failed,
        )

    def _paid(self, view: PaymentView) -> None:
        self._taking = False
        self.pay.forget()
        open_drawer(self, self._context, view)
        words = self.tr("Đã thu {amount}, trả lại {change}.")
        self._context.notices.toast(
            words.format(
                amount=format_dong(view.amount_dong), change=format_dong(view.change_dong)
            ),
            tone="ok",
        )
        self._context.signals.dossier_changed.emit(self._stream)

    def _failed(self, error: Exception) -> None:
        self._taking = False
        self._context.errors.show(error)
