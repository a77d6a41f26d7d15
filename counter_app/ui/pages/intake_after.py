"""After F9: printing, taking the money, going on."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from counter_app.domain.money import format_dong
from counter_app.ui.context import NoticeAction

if TYPE_CHECKING:
    from counter_app.services.intake import AcceptedView
    from counter_app.services.payment import PaymentView
    from counter_app.services.printing import PrintOutcome
    from counter_app.ui.context import PageContext
    from counter_app.ui.pages.intake import IntakePage
    from counter_app.ui.pages.intake_flow import IntakeFlow

PROBLEM_STRIP, CLOCK_STRIP, _PRINT_STRIP = "intake", "clock", "print"


class AfterAcceptance(QObject):
    """What the page does once the draft has become a dossier."""

    def __init__(self, context: PageContext, page: IntakePage, flow: IntakeFlow) -> None:
        super().__init__(flow)
        self._context = context
        self._page = page
        self._flow = flow
        self._session = page.session
        self._work = page.work
        self.accepted: AcceptedView | None = None
        self.is_printed = False  # the printers have answered, well or not
        self._work.accepted.connect(self._was_accepted)
        self._work.printed.connect(self._printed)
        self._work.paid.connect(self._paid)
        page.pay.take_asked.connect(self.take_money)
        page.done.open_asked.connect(self._open_dossier)
        page.done.preview_asked.connect(self.preview)

    def forget(self) -> None:
        """Another draft is on screen."""
        self.accepted = None
        self.is_printed = False

    def take_money(self) -> None:
        """Ctrl+Enter, after F9 only."""
        accepted = self.accepted
        if accepted is None or not accepted.outstanding_dong:
            return
        payment = self._session.draft.payment
        given = self._page.pay.given_dong
        self._work.take_money(accepted.stream, payment.method, given)

    def print_again(self) -> None:
        """F11: what waits; when nothing waits, the print sheet asks for the reason."""
        if self._context.desk.printing.has_waiting:
            self._work.print_waiting()
        elif self.accepted is not None:
            self._context.shell.open_slip(self.accepted.stream)

    def preview(self) -> None:
        """Shift+F11."""
        if self.accepted is not None:
            self._context.shell.open_slip(self.accepted.stream)

    def _was_accepted(self, view: AcceptedView) -> None:
        self.accepted = view
        self._session.close()
        self._context.notices.clear(CLOCK_STRIP)
        self._context.notices.clear(PROBLEM_STRIP)
        page = self._page
        page.done.show_accepted(view)
        page.centre.setCurrentIndex(1)
        page.pages.setEnabled(False)
        page.pay.show_payment(
            self._session.draft.payment,
            view.outstanding_dong,
            (),
            can_take=bool(view.outstanding_dong),
        )
        page.pay_block.setVisible(bool(view.due_dong))
        self._flow.block_keys()
        if view.outstanding_dong:
            page.focus_field("pay_givenEdit")
        else:
            page.done.next_button.setFocus()

    def _printed(self, outcome: PrintOutcome) -> None:
        self.is_printed = True
        self._page.done.show_printed(outcome, self._context.language)
        if outcome.problem is None:
            self._context.notices.clear(_PRINT_STRIP)
            return
        again = NoticeAction(self.tr("In lại"), self._work.print_waiting, key="F11")
        self._context.errors.show_standing(_PRINT_STRIP, outcome.problem, actions=(again,))

    def _paid(self, view: PaymentView) -> None:
        if self.accepted is not None:
            self.accepted = replace(self.accepted, outstanding_dong=view.outstanding_dong)
        self._page.pay.show_payment(
            self._session.draft.payment, view.outstanding_dong, (), can_take=False
        )
        self._context.notices.toast(
            self.tr("Đã thu {amount}, trả lại {change}.").format(
                amount=format_dong(view.amount_dong), change=format_dong(view.change_dong)
            ),
            tone="ok",
        )
        self._flow.block_keys()
        self._page.done.next_button.setFocus()

    def _open_dossier(self) -> None:
        if self.accepted is not None:
            self._context.shell.open_dossier(self.accepted.stream)
