"""After F9: printing, taking the money, going on."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from counter_app.domain.draft import PayMethod
from counter_app.domain.money import format_dong
from counter_app.services.printing import PrintOutcome
from counter_app.ui.waiting_prints import PRINT_STRIP, WaitingPrints

if TYPE_CHECKING:
    from counter_app.services.drafts import Resumed
    from counter_app.services.intake import AcceptedView
    from counter_app.services.payment import PaymentView
    from counter_app.ui.context import PageContext
    from counter_app.ui.pages.intake_form import IntakeForm

PROBLEM_STRIP, CLOCK_STRIP = "intake", "clock"


class AfterAcceptance(QObject):
    """What the page does once the draft has become a dossier."""

    def __init__(self, context: PageContext, page: IntakeForm, changed: Callable[[], None]) -> None:
        super().__init__(page)
        self._context = context
        self._page = page
        self._changed = changed
        self._session = page.session
        self._work = page.work
        self._taking = False
        self.accepted: AcceptedView | None = None
        self.is_printed = False  # the printers have answered, well or not
        self.prints_later = False  # Shift+F9: the papers wait for F11
        self.waiting = WaitingPrints(context, self)
        self.waiting.printed.connect(self._work.printed)
        self._work.accepted.connect(self._was_accepted)
        self._work.dossier_resumed.connect(self._resumed)
        self._work.printed.connect(self._printed)
        self._work.print_failed.connect(self._not_printed)
        self._work.paid.connect(self._paid)
        self._work.payment_refused.connect(self._not_paid)
        page.pay.take_asked.connect(self.take_money)
        page.pay.method_changed.connect(lambda _way: self._changed())
        page.done.open_asked.connect(self._open_dossier)
        page.done.preview_asked.connect(self.preview)

    def forget(self) -> None:
        """Another draft is on screen."""
        self.accepted = None
        self.is_printed = self.prints_later = self._taking = False

    def why_no_money(self) -> str:
        """Why Ctrl+Enter does nothing now; "" when it books what is due."""
        if self.accepted is None:
            return self.tr("Thu tiền sau khi đã tiếp nhận hồ sơ (F9)")
        if not self.accepted.outstanding_dong:
            return self.tr("Không còn khoản phải thu")
        if self._page.pay.method is PayMethod.LATER:
            return self.tr("Đã chọn nộp sau theo thông báo: không thu tiền tại quầy")
        return ""

    def take_money(self) -> None:
        """Ctrl+Enter, after F9 only; twice is once."""
        if self.accepted is None or self._taking or self.why_no_money():
            return
        pay = self._page.pay
        if pay.method is PayMethod.CASH and not pay.is_enough():
            self._page.focus_field("pay_givenEdit")
            return
        self._taking = True
        given = pay.given_dong if pay.method is PayMethod.CASH else None
        self._work.take_money(self.accepted.stream, pay.method, given)

    def print_again(self) -> None:
        """F11: what waits; when nothing waits, the print sheet asks for the reason."""
        if self.prints_later or self._context.desk.printing.has_waiting:
            self.waiting.print_now()
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
        page.done.show_accepted(view, prints_later=self.prints_later)
        page.pages.lock(self.tr("Hồ sơ đã được tiếp nhận; không quét thêm vào hồ sơ này."))
        self._show_money(view.outstanding_dong)
        page.show_done(pays=bool(view.due_dong))
        self._changed()
        if self.why_no_money():
            page.done.next_button.setFocus()
        else:
            page.focus_field("pay_givenEdit")

    def _resumed(self, held: Resumed) -> None:
        """After a power cut: money and paper go on where they stood."""
        view = held.accepted
        if view is None:
            return
        self._page.forget()
        self._session.start(held.view, closed=True)
        self._page.pages.show_view()
        self._page.pay.show_payment(held.view.draft.payment, view.outstanding_dong, (), why_not="")
        self.is_printed, self.prints_later = True, held.waits_for_paper
        self._was_accepted(view)
        if not held.waits_for_paper:
            self._page.done.show_printed(
                PrintOutcome(printed=(), waiting=()), self._context.language
            )
        if view.due_dong and not view.outstanding_dong:
            self._page.done.show_paid(view.due_dong)
            self._page.show_done(pays=False)
        sentences = [self.tr("Đã khôi phục: hồ sơ {code} đã tiếp nhận.").format(code=view.code)]
        if view.outstanding_dong:
            amount = format_dong(view.outstanding_dong)
            sentences.append(self.tr("Còn phải thu {amount}.").format(amount=amount))
        if held.waits_for_paper:
            sentences.append(self.tr("Giấy chưa in xong: nhấn F11."))
        self._context.notices.toast(" ".join(sentences), tone="soon", seconds=10)

    def _show_money(self, outstanding: int) -> None:
        pay = self._page.pay
        payment = replace(self._session.draft.payment, method=pay.method, given_dong=pay.given_dong)
        pay.show_payment(payment, outstanding, (), why_not=self.why_no_money())

    def _printed(self, outcome: PrintOutcome) -> None:
        self.is_printed, self.prints_later = True, False
        self._page.done.show_printed(outcome, self._context.language)
        if outcome.problem is None:
            self._context.notices.clear(PRINT_STRIP)
        else:
            self.waiting.tell(outcome.problem)

    def _not_printed(self, error: Exception) -> None:
        self.is_printed = True
        self._page.done.show_not_printed()
        self.waiting.tell(error)

    def _paid(self, view: PaymentView) -> None:
        self._taking = False
        if self.accepted is not None:
            self.accepted = replace(self.accepted, outstanding_dong=view.outstanding_dong)
        self._show_money(view.outstanding_dong)
        self._page.done.show_paid(view.amount_dong)
        self._page.show_done(pays=bool(view.outstanding_dong))
        self._context.notices.toast(
            self.tr("Đã thu {amount}, trả lại {change}.").format(
                amount=format_dong(view.amount_dong), change=format_dong(view.change_dong)
            ),
            tone="ok",
        )
        self._changed()
        self._page.done.next_button.setFocus()

    def _not_paid(self, error: Exception) -> None:
        self._taking = False
        self._context.errors.show(error)

    def _open_dossier(self) -> None:
        if self.accepted is not None:
            self._context.shell.open_dossier(self.accepted.stream)
