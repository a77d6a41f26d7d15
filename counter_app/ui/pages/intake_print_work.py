"""What the intake page has printed: after acceptance, after another answer, for the visit."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from counter_app.ui.pages.intake_scan_work import ScanWork
from counter_app.ui.waiting_prints import tell_dropped

if TYPE_CHECKING:
    from counter_app.services.printing import PrintOutcome


class PrintWork(ScanWork):
    """A failure undoes nothing: what did not come out waits for F11."""

    printed = Signal(object)  # PrintOutcome
    visit_read = Signal(object)  # Visit
    slip_printed = Signal(object)  # PrintOutcome: of one that was asked for
    print_failed = Signal(object)  # Exception

    def print_answer(self, stream: str, entry: str) -> None:
        """Both copies of mẫu 02 or 03; a failure leaves them in "chờ in lại"."""
        self._run(
            "printer",
            self._context.desk.printing.issue,
            stream,
            entry,
            self._context.who,
            done=self._printed,
            failed=self.print_failed.emit,
        )

    def print_after_acceptance(self, stream: str, *, visit_goes_on: bool) -> None:
        """Mẫu 01 twice and the slip; a failure leaves them in "chờ in lại"."""
        printing, who = self._context.desk.printing, self._context.who

        def work() -> PrintOutcome:
            return printing.after_acceptance(stream, who, visit_goes_on=visit_goes_on)

        self._run("printer", work, done=self._printed, failed=self.print_failed.emit)

    def read_visit(self, stream: str) -> None:
        """What the same person handed in here today."""
        self._run("db", self._context.desk.printing.visit, stream, done=self.visit_read.emit)

    def print_visit_slip(self, stream: str) -> None:
        """One slip for the visit."""
        self._print_slip(self._context.desk.printing.visit_slip, stream)

    def leave_visit(self, stream: str) -> None:
        """The people go: what was held for the visit comes out."""
        self._print_slip(self._context.desk.printing.leave_visit, stream)

    def print_large_slip(self, stream: str) -> None:
        """The slip of a dossier in large type."""
        self._print_slip(self._context.desk.printing.large_slip, stream)

    def _print_slip(self, work: Callable[..., PrintOutcome], stream: str) -> None:
        def done(outcome: PrintOutcome) -> None:
            self._printed(outcome)
            self.slip_printed.emit(outcome)

        who, show = self._context.who, self._context.errors.show
        self._run("printer", work, stream, who, done=done, failed=show)

    def _printed(self, outcome: PrintOutcome) -> None:
        tell_dropped(self._context, outcome)
        self.printed.emit(outcome)
        self._context.signals.prints_changed.emit()
