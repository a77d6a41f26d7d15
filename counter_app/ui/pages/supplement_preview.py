"""The paper as it would come out of the printer, drawn anew while it is being written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from counter_app.ui.errors import sentences
from counter_app.ui.widgets.picture_view import PictureView, one_below_the_other

if TYPE_CHECKING:
    from collections.abc import Callable

    from counter_app.domain.draft import DraftView
    from counter_app.services.answer_sheet import Answer
    from counter_app.ui.context import PageContext

_WAIT_MS = 250


class AnswerPreview(QWidget):
    """`touch()` after every change; only the newest answer is ever shown."""

    def __init__(
        self,
        context: PageContext,
        view: DraftView,
        answer: Callable[[], Answer],
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._view = view
        self._answer = answer
        self._asked = 0
        self._wait = context.schedule.debounce(_WAIT_MS, self.draw, self)
        self.picture = PictureView("sup_preview", self.tr("Bản xem trước của phiếu"), self)
        self.problem = QLabel("", self)
        self.problem.setProperty("look", "error")
        self.problem.setWordWrap(True)
        self.problem.hide()
        column = QVBoxLayout(self)
        context.theme.fit(column, spacing=6)
        column.addWidget(self.problem)
        column.addWidget(self.picture, 1)

    def touch(self) -> None:
        """Something changed: draw soon."""
        self._wait.touch()

    def draw(self) -> None:
        """Draw now."""
        self._asked += 1
        asked, context = self._asked, self._context

        def done(pages: tuple[bytes, ...]) -> None:
            if asked == self._asked:
                self.problem.hide()
                self.picture.show_pixmap(one_below_the_other(pages))
                self.picture.fit("print" if len(pages) == 1 else "width")

        def failed(error: Exception) -> None:
            self.problem.setText(sentences(context.errors.told(error)))
            self.problem.show()

        context.tasks.run(
            self,
            "cpu",
            context.desk.answers.preview,
            self._view,
            self._answer(),
            context.who,
            done=done,
            failed=failed,
        )
