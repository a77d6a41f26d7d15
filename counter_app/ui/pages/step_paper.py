"""The paper a step would print, drawn while the form is filled in."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QSizePolicy, QVBoxLayout, QWidget

from counter_app.ui.widgets.picture_view import PictureView, one_below_the_other

if TYPE_CHECKING:
    from counter_app.ui.context import PageContext

_WAIT_MS = 500


class StepPaper(QWidget):
    """`touch()` after every change; drawn once the person pauses. Nothing is written."""

    def __init__(
        self,
        context: PageContext,
        stream: str,
        kind: str,
        answers: Callable[[], dict[str, Any] | None],
        parent: QWidget,
    ) -> None:
        """`answers` gives None while something typed cannot be understood."""
        super().__init__(parent)
        self._context = context
        self._stream, self._kind = stream, kind
        self._answers = answers
        self._asked = 0
        self.view = PictureView("step_paperView", self.tr("Bản xem trước"), self)
        self.empty = QLabel(
            self.tr("Bản xem trước của giấy hiện ở đây khi các mục đã nhập đủ."), self
        )
        self.empty.setProperty("look", "quiet")
        self.empty.setWordWrap(True)
        self.empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        column = QVBoxLayout(self)
        context.theme.fit(column, margins=(0, 12, 12, 12), spacing=0)
        column.addWidget(self.view, 1)
        column.addWidget(self.empty, 1)
        self.view.hide()
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Expanding)
        self._soon = context.schedule.debounce(_WAIT_MS, self._draw, self)

    def touch(self) -> None:
        """Something changed."""
        self._soon.touch()

    def draw_now(self) -> None:
        """Do not wait for the person to pause."""
        self._soon.flush()

    def _draw(self) -> None:
        answers = self._answers()
        if answers is None:
            return
        self._asked += 1
        mine, context = self._asked, self._context
        context.tasks.run(
            self,
            "cpu",
            context.desk.life.preview,
            self._stream,
            self._kind,
            answers,
            context.who,
            done=lambda pictures: self._show(mine, pictures),
            failed=lambda _error: self._show(mine, ()),
        )

    def _show(self, place: int, pictures: tuple[bytes, ...]) -> None:
        if place != self._asked:
            return
        self.view.setVisible(bool(pictures))
        self.empty.setVisible(not pictures)
        if pictures:
            self.view.show_pixmap(one_below_the_other(pictures))
            self.view.fit("width")


class NoForm(QLabel):
    """Where only another circular has a form for the step: no room is kept for a picture of it."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__("", parent)
        self.setObjectName("step_noFormLabel")
        self.setProperty("look", "quiet")
        self.setWordWrap(True)
        self.hide()

    def say(self, circular: str) -> None:
        """`circular`: the one in force, "" for a step that prints nothing under any."""
        words = self.tr(
            "{circular} không có mẫu giấy cho việc này nên phần mềm không in giấy; nội dung vẫn "
            "được ghi vào hồ sơ."
        ).format(circular=circular)
        self.setText(words)
        self.setAccessibleName(words)
        self.setVisible(bool(circular))
