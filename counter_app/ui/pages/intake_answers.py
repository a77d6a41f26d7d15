"""F8 and Shift+F8 at the intake page, and the counter free for the next citizen afterwards."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from counter_app.domain.dossier.entries.answers import IntakeRefused
from counter_app.ui.pages.intake_after import PROBLEM_STRIP
from counter_app.ui.pages.supplement import SupplementPage
from counter_app.ui.pages.supplement_refusal import RefusalPage

if TYPE_CHECKING:
    from counter_app.services.answer_sheet import Issued, Start
    from counter_app.ui.context import PageContext
    from counter_app.ui.pages.intake_drafts import DraftDesk
    from counter_app.ui.pages.intake_form import IntakeForm
    from counter_app.ui.pages.intake_problems import Problems
    from counter_app.ui.pages.intake_scanning import PageFeed


class AnswersAtDesk(QObject):
    """One per intake page."""

    def __init__(
        self,
        context: PageContext,
        page: IntakeForm,
        feed: PageFeed,
        drafts: DraftDesk,
        problems: Problems,
    ) -> None:
        super().__init__(page)
        self._context = context
        self._page = page
        self._feed = feed
        self._drafts = drafts
        self._problems = problems
        self._session = page.session
        self._work = page.work
        context.signals.dossier_changed.connect(self._look)

    def supplement(self) -> None:
        """F8: everything that lacks, on one slip."""
        self._begin(is_refusal=False)

    def refuse(self) -> None:
        """Shift+F8: the legal ground and the reason."""
        self._begin(is_refusal=True)

    def _begin(self, *, is_refusal: bool) -> None:
        if not self._session.is_open or self._feed.is_in_the_way():
            return
        self._work.save_now()
        view, context = self._session.view, self._context

        def done(start: Start) -> None:
            if not self._session.is_open or self._session.draft.id != view.draft.id:
                return
            if start.problems:
                self._problems.tell(start.problems)
            elif not is_refusal and not start.lacks:
                context.notices.strip(PROBLEM_STRIP, self._nothing_lacks(), tone="soon")
                self._page.focus_field("intake_partsView")
            else:
                context.notices.clear(PROBLEM_STRIP)
                made = RefusalPage if is_refusal else SupplementPage
                sheet = made(context, self._work, self._session.view, start)
                sheet.issued.connect(self._issued)
                context.shell.open_sheet(sheet)

        context.tasks.run(self, "db", context.desk.answers.start, view, context.who, done=done)

    def _look(self, stream: str) -> None:
        """What stands here was withdrawn or closed in its sheet: the counter is free."""
        session, context = self._session, self._context
        if not session.is_open or stream != f"dossier/{session.draft.id}":
            return

        def done(is_open: bool) -> None:  # noqa: FBT001 - what the service answers
            if not is_open and session.is_open and stream == f"dossier/{session.draft.id}":
                session.close()
                self._drafts.new()

        context.tasks.run(self, "db", context.desk.drafts.is_open, session.draft.id, done=done)

    def _issued(self, issued: Issued) -> None:
        """The citizen goes; what waits for the printer goes on by itself."""
        context = self._context
        self._session.close()
        context.shell.close_sheet()
        context.signals.dossier_changed.emit(issued.stream)
        context.notices.toast(self._told(issued), tone="ok", seconds=10)
        self._work.print_answer(issued.stream, issued.entry)
        self._drafts.new()

    def _told(self, issued: Issued) -> str:
        if issued.kind == IntakeRefused.KIND:
            return self.tr(
                "Đã lập phiếu từ chối số {number} cho hồ sơ của {name}; đang in hai liên."
            ).format(number=issued.number, name=issued.owner_name)
        return self.tr(
            "Đã lập phiếu yêu cầu bổ sung số {number}; đang in hai liên. Hồ sơ của {name} chờ bổ "
            "sung, chưa tiếp nhận: tìm lại bằng thẻ hoặc số phiếu."
        ).format(number=issued.number, name=issued.owner_name)

    def _nothing_lacks(self) -> str:
        return self.tr(
            "Chưa có giấy tờ nào thiếu hoặc được đánh dấu chưa hợp lệ. Đánh dấu trong bảng thành "
            "phần hồ sơ (phím Space) rồi nhấn F8."
        )
