"""What the return desk is told after a gesture."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from counter_app.domain.money import format_dong
from counter_app.ui.notices import NoticeAction

if TYPE_CHECKING:
    from counter_app.services.payment import PaymentView
    from counter_app.services.printing import PrintOutcome
    from counter_app.ui.context import PageContext
    from counter_app.ui.pages.returns_work import ReturnWork


class ReturnsTold(QObject):
    """Toasts, and the strip of a printer that could not."""

    def __init__(
        self, context: PageContext, work: ReturnWork, ask_undo: Callable[[], object]
    ) -> None:
        super().__init__(work)
        self._context = context
        self._work = work
        self._ask_undo = ask_undo

    def handed(self, results: int) -> None:
        """The results are in the citizen's hand."""
        undo = NoticeAction(self.tr("Hoàn tác"), self._ask_undo)
        text = self.tr("Đã trả %n kết quả. Giấy biên nhận đang in.", "", results)
        self._context.notices.toast(text, tone="ok", action=undo, seconds=10)

    def put_off(self) -> None:
        """The person went without them."""
        self._context.notices.toast(
            self.tr("Chưa trả kết quả. Phiếu hướng dẫn ghi rõ nội dung cần mang theo."), tone="ok"
        )

    def paid(self, view: PaymentView) -> None:
        """Money was booked."""
        words = self.tr("Đã thu {amount}, trả lại {change}.")
        self._context.notices.toast(
            words.format(
                amount=format_dong(view.amount_dong), change=format_dong(view.change_dong)
            ),
            tone="ok",
        )

    def printed(self, outcome: PrintOutcome) -> None:
        """Why not everything came out of the printer."""
        if outcome.problem is not None:
            self._work.waiting.tell(outcome.problem)
