"""What stops F9, shown where it is: field outlined, strip above, focus on the first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from counter_app.ui.pages.intake_after import PROBLEM_STRIP

if TYPE_CHECKING:
    from counter_app.domain.refusal import Refusal
    from counter_app.ui.context import PageContext
    from counter_app.ui.pages.intake import IntakePage


class Problems(QObject):
    """One per intake page."""

    def __init__(self, context: PageContext, page: IntakePage) -> None:
        super().__init__(page)
        self._context = context
        self._page = page

    def show(self, problems: tuple[Refusal, ...]) -> None:
        """Outline every field with its problem; the first stands on the strip."""
        notices = self._context.notices
        page = self._page
        by_field = {p.where: p.to(self._context.language) for p in reversed(problems)}
        for field in page.tab_chain():
            mark = getattr(field, "set_problem", None)
            if callable(mark):
                mark(by_field.get(field.objectName(), ""))
        if not problems:
            notices.clear(PROBLEM_STRIP)
            return
        first = problems[0].to(self._context.language)
        more = len(problems) - 1
        text = (
            first if not more else self.tr("{first} (và {n} mục khác)").format(first=first, n=more)
        )
        notices.strip(PROBLEM_STRIP, text, tone="soon")

    def focus(self, problem: Refusal) -> None:
        """Put the focus where the problem is."""
        kind, _, number = problem.where.partition(":")
        if kind == "paper" and number.isdigit():
            self._page.parts.focus_paper(int(number))
        else:
            self._page.focus_field(problem.where)
