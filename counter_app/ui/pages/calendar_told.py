"""What stands above the lines of a year: whose it is, what waits, what a file got wrong."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from counter_app.ui import shown
from counter_app.ui.widgets.page_frame import button

if TYPE_CHECKING:
    from collections.abc import Sequence

    from counter_app.services.calendar_editing import YearView
    from counter_app.ui.context import PageContext


class YearTold(QWidget):
    """Sentences, and the way back from changes that are not applied."""

    give_up_asked = Signal()

    def __init__(self, context: PageContext, parent: QWidget) -> None:
        super().__init__(parent)
        self.state = QLabel("", self)
        self.state.setObjectName("calendar_stateLabel")
        self.state.setProperty("look", "quiet")
        self.state.setWordWrap(True)
        text = self.tr("Bỏ các thay đổi chưa áp dụng")
        self.give_up_button = button("calendar_giveUpButton", text, self, self.give_up_asked.emit)
        self.problems = QLabel("", self)
        self.problems.setObjectName("calendar_fileProblemsLabel")
        self.problems.setProperty("look", "error")
        self.problems.setWordWrap(True)
        self.problems.setTextFormat(Qt.TextFormat.PlainText)
        self.problems.hide()
        column = QVBoxLayout(self)
        context.theme.fit(column, margins=(16, 8, 16, 0), spacing=6)
        row = QHBoxLayout()
        context.theme.fit(row, spacing=8)
        row.addWidget(self.state, 1)
        row.addWidget(self.give_up_button)
        column.addLayout(row)
        column.addWidget(self.problems)

    def show_year(self, view: YearView, *, changed: bool) -> None:
        """A year as it was read; `changed`: there is something to apply."""
        self.give_up_button.setVisible(changed)
        self.state.setText(self._words(view, changed=changed))

    def tell_file(self, sentences: Sequence[str]) -> None:
        """What is wrong with a file, one line each; none: nothing."""
        self.problems.setText("\n".join(sentences))
        self.problems.setVisible(bool(sentences))

    def _words(self, view: YearView, *, changed: bool) -> str:
        if view.revised_at is not None:
            text = self.tr("Sửa lần {n}: {by}, {at}, theo {source}.").format(
                n=view.revision,
                by=view.by_name,
                at=shown.moment(view.revised_at),
                source=view.source,
            )
        elif view.is_known:
            text = self.tr("Lịch kèm theo chương trình, Trung tâm chưa sửa.")
        else:
            text = self.tr("Chưa có lịch năm này: nhập các ngày nghỉ, hoặc nhập tệp JSON.")
        if changed and view.kept_is_old:
            text += " " + self.tr(
                "Sau khi bạn sửa, người khác đã thay đổi lịch năm này; bỏ các thay đổi rồi sửa lại."
            )
        elif changed:
            text += " " + self.tr("Có thay đổi chưa áp dụng.")
        return text
