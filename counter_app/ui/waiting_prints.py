"""What waits for a printer: printed by one key, at the printer beside by another."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, Signal

from counter_app.ui.notices import NoticeAction

if TYPE_CHECKING:
    from counter_app.services.printers import PrintedElsewhere
    from counter_app.services.printing import PrintOutcome
    from counter_app.ui.context import PageContext

PRINT_STRIP = "print"  # the standing notice of a printer that could not


def tell_dropped(context: PageContext, outcome: PrintOutcome) -> None:
    """Slips that waited, at a counter that has no slip printer now: nobody need look for them."""
    if outcome.dropped:
        text = QCoreApplication.translate(
            "WaitingPrints",
            "Quầy này không dùng máy in phiếu. Số phiếu đã bỏ khỏi danh sách chờ in: {n}.",
        )
        context.notices.toast(text.format(n=outcome.dropped), seconds=10)


class WaitingPrints(QObject):
    """One for each page where papers wait. `printed` carries the PrintOutcome."""

    printed = Signal(object)

    def __init__(self, context: PageContext, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context

    def print_now(self) -> None:
        """F11: whatever waits, oldest first, in the printer's lane."""
        context = self._context
        work = context.desk.printing.print_waiting
        context.tasks.run(self, "printer", work, context.who, done=self._printed, failed=self.tell)

    def print_elsewhere(self) -> None:
        """Alt+F11: out of the next printer that IT named, from now on."""
        context, desk = self._context, self._context.desk
        work = desk.printers.print_elsewhere
        context.tasks.run(self, "printer", work, desk.printing, context.who, done=self._moved)

    def tell(self, problem: Exception) -> None:
        """A strip that stands until the papers are out, with both keys."""
        actions = (
            NoticeAction(self.tr("In lại"), self.print_now, key="F11"),
            NoticeAction(self.tr("In sang máy khác"), self.print_elsewhere, key="Alt+F11"),
        )
        self._context.errors.show_standing(PRINT_STRIP, problem, actions=actions)

    def _moved(self, there: PrintedElsewhere) -> None:
        context = self._context
        names = ", ".join(label.to(context.language) for label in there.printers)
        text = self.tr("Từ nay máy này in ra: {printer}. Đổi lại: Shift+F11.")
        context.notices.toast(text.format(printer=names), tone="ok", seconds=10)
        self._printed(there.outcome)

    def _printed(self, outcome: PrintOutcome) -> None:
        if outcome.problem is None:
            self._context.notices.clear(PRINT_STRIP)
        tell_dropped(self._context, outcome)
        self.printed.emit(outcome)
        self._context.signals.prints_changed.emit()
