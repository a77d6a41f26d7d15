"""Slips on demand: for the whole visit, in large type, the way of an interconnected dossier."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

if TYPE_CHECKING:
    from counter_app.services.intake import AcceptedView
    from counter_app.services.printing import PrintOutcome
    from counter_app.services.visit_slip import Visit
    from counter_app.ui.context import PageContext
    from counter_app.ui.pages.intake_form import IntakeForm


class Slips(QObject):
    """One per intake page. A visit lasts while the same person goes on with Ctrl+D."""

    def __init__(self, context: PageContext, page: IntakeForm, changed: Callable[[], None]) -> None:
        super().__init__(page)
        self._context = context
        self._page = page
        self._session = page.session
        self._work = page.work
        self._changed = changed
        self._stream = ""  # the dossier accepted last in this visit
        self._visit: Visit | None = None
        self._holds = False  # F9 left a slip to come out with the visit's
        self.visit_goes_on = False  # the draft on screen continues a visit
        self._work.accepted.connect(self._was_accepted)
        self._work.dossier_resumed.connect(lambda held: self._was_accepted(held.accepted))
        self._work.printed.connect(lambda _outcome: self._read())
        self._work.visit_read.connect(self._show)
        self._work.slip_printed.connect(self._printed)
        page.done.visit_slip_asked.connect(self.print_visit_slip)
        page.done.large_slip_asked.connect(self.large)
        page.procedure.route.print_asked.connect(self.print_route)
        page.large_check.clicked.connect(lambda on: self._session.edit(large_slip=on))

    def draft_opened(self, *, same_people: bool) -> None:
        """Another draft is on screen; when other people sit down, what was held comes out."""
        if same_people:
            self.visit_goes_on = bool(self._stream)
            return
        if self._holds:
            self._work.leave_visit(self._stream)
        self._stream, self._visit = "", None
        self._holds = self.visit_goes_on = False
        self._changed()

    def why_no_visit_slip(self) -> str:
        """Why Ctrl+F11 does nothing now, "" when it prints."""
        if self._visit is None or len(self._visit.streams) < 2:
            return self.tr("Chưa có hai hồ sơ của cùng một người nộp trong lượt này")
        return ""

    def print_visit_slip(self) -> None:
        """Ctrl+F11; one that came out already needs a reason, asked by the print sheet."""
        if self._visit is None or self.why_no_visit_slip():
            return
        if self._visit.is_printed and not self._visit.waits:
            self._context.shell.open_slip(self._stream, "visit_slip")
        else:
            self._work.print_visit_slip(self._stream)

    def why_no_large_slip(self) -> str:
        """Why Ctrl+G does nothing now."""
        if self._session.is_open and not self._context.desk.printers.gives_slips():
            return self.tr(
                "Quầy này không dùng máy in phiếu; cần phiếu chữ to thì nhấn Ctrl+G sau F9"
            )
        if self._session.is_open or self._is_done:
            return ""
        return self.tr("Chưa có hồ sơ nào để in phiếu")

    def large(self) -> None:
        """Ctrl+G: before F9 the choice for this dossier, after it a slip in large type."""
        if self.why_no_large_slip():
            return
        if self._session.is_open:
            self._session.edit(large_slip=not self._session.draft.large_slip)
        elif self._is_done:
            self._work.print_large_slip(self._stream)

    def why_no_route(self) -> str:
        """Why Ctrl+P does nothing now, "" when it prints."""
        if self._session.is_open and self._session.shown.route is not None:
            return ""
        return self.tr("Thủ tục đang chọn không phải thủ tục liên thông")

    def print_route(self) -> None:
        """Ctrl+P: the way of an interconnected dossier, for the citizen to take along."""
        if self.why_no_route():
            return
        context = self._context
        context.tasks.run(
            self,
            "printer",
            context.desk.routes.print,
            self._session.view,
            context.who,
            done=lambda _none: context.notices.toast(
                self.tr("Đã in quy trình liên thông."), tone="ok"
            ),
        )

    @property
    def _is_done(self) -> bool:
        """An accepted dossier stands on screen."""
        return bool(self._stream) and not self._page.done.isHidden()

    def _was_accepted(self, view: AcceptedView) -> None:
        """By F9, or before a power cut."""
        self._stream = view.stream
        self._holds = self._holds or self.visit_goes_on
        self._page.done.show_visit(0)
        self._read()

    def _read(self) -> None:
        if self._stream:
            self._work.read_visit(self._stream)

    def _show(self, visit: Visit) -> None:
        if self._stream not in visit.streams:
            return  # other people sit here by now
        self._visit = visit
        self._holds = self._holds or visit.waits
        self._page.done.show_visit(len(visit.streams))
        self._changed()

    def _printed(self, outcome: PrintOutcome) -> None:
        toast = self._context.notices.toast
        if "visit_slip" in outcome.printed:
            toast(self.tr("Đã in một phiếu cho cả lượt nộp hồ sơ."), tone="ok")
        elif "large_slip" in outcome.printed:
            toast(self.tr("Đã in phiếu chữ to."), tone="ok")
