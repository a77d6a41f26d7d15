"""Where to go for what is not received here: shown, printed as a slip, one line in the log."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFormLayout, QLabel, QVBoxLayout, QWidget

from counter_app.domain.formats import format_number, group_phone, show_date
from counter_app.ui.errors import sentences
from counter_app.ui.keys import ActionSet
from counter_app.ui.widgets.page_frame import Head, ScrollColumn, button, section

if TYPE_CHECKING:
    from counter_app.domain.guidance import NotReceived
    from counter_app.services.guidance import Month
    from counter_app.ui.context import PageContext


class GuidancePage(QWidget):
    """F9 prints and records, Shift+F9 records what was only told. Nobody is asked for a name."""

    def __init__(self, context: PageContext, matter: NotReceived) -> None:
        super().__init__()
        self.setObjectName("guidance")
        self._context = context
        self._matter = matter
        self._is_recorded = False
        theme = context.theme
        self.keys = ActionSet(
            "guidance",
            self,
            {
                "issue": self._issue,
                "told": self._told_only,
                "back": context.shell.close_sheet,
            },
        )
        self.print_button = button(
            "guidance_printButton",
            self.tr("In phiếu hướng dẫn  F9"),
            self,
            self.keys["issue"].trigger,
            icon=context.icons("print", "on_accent"),
            primary=True,
        )
        self.told_button = button(
            "guidance_toldButton",
            self.tr("Đã hướng dẫn, không in  Shift+F9"),
            self,
            self.keys["told"].trigger,
        )
        self.problem = QLabel("", self)
        self.problem.setObjectName("guidance_problemLabel")
        self.problem.setProperty("look", "error")
        self.problem.setWordWrap(True)
        self.problem.hide()
        self.month = QLabel("", self)
        self.month.setObjectName("guidance_monthLabel")
        self.month.setProperty("look", "quiet")
        self.month.setWordWrap(True)
        head = Head(theme, self.title, self)
        head.row.addWidget(self.told_button)
        head.row.addWidget(self.print_button)
        column = QVBoxLayout(self)
        theme.fit(column, spacing=0)
        column.addWidget(head)
        column.addWidget(ScrollColumn(self._content(), self), 1)

    def _content(self) -> QWidget:
        theme, matter = self._context.theme, self._matter
        content = QWidget(self)
        inner = QVBoxLayout(content)
        theme.fit(inner, margins=(16, 12, 16, 12), spacing=12)
        card, lines = section(theme, matter.name, content)
        where = theme.text(self._words(matter.go_to, card), "title")
        where.setObjectName("guidance_goToLabel")
        lines.addWidget(self._words(self.tr("Không tiếp nhận tại Trung tâm. Mời đến:"), card))
        lines.addWidget(where)
        form = QFormLayout()
        theme.fit(form, spacing=6)
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        for label, value in self._lines():
            name = QLabel(label, card)
            name.setProperty("look", "quiet")
            name.setAlignment(Qt.AlignmentFlag.AlignTop)
            form.addRow(name, self._words(value, card))
        lines.addLayout(form)
        inner.addWidget(card)
        inner.addWidget(self.problem)
        inner.addWidget(self.month)
        inner.addStretch(1)
        return content

    @property
    def title(self) -> str:
        """Name of the sheet."""
        return self.tr("Hướng dẫn đến nơi tiếp nhận")

    @property
    def widget(self) -> QWidget:
        """Itself."""
        return self

    def on_shown(self) -> None:
        """The one key stands ready; the month is counted meanwhile."""
        self.print_button.setFocus()
        guidance = self._context.desk.guidance
        self._context.tasks.run(self, "db", guidance.this_month, done=self._show_month)

    def on_scan(self, _scan: object) -> bool:
        """Not for us."""
        return False

    def on_leaving(self) -> None:
        """Nothing to keep."""

    def _lines(self) -> list[tuple[str, str]]:
        matter = self._matter
        lines = [
            (self.tr("Lĩnh vực"), matter.field),
            (self.tr("Địa chỉ"), matter.address),
            (self.tr("Điện thoại"), group_phone(matter.phone)),
            (self.tr("Giờ làm việc"), matter.hours),
            (self.tr("Lưu ý"), matter.note),
            (self.tr("Căn cứ"), matter.source),
            (self.tr("Kiểm tra ngày"), show_date(matter.checked_on)),
        ]
        return [(label, value) for label, value in lines if value]

    def _words(self, text: str, parent: QWidget) -> QLabel:
        label = QLabel(text, parent)
        label.setWordWrap(True)
        label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        return label

    def _show_month(self, month: Month) -> None:
        text = self.tr("Đã hướng dẫn trong tháng: {count} lượt. Không ghi tên người hỏi.")
        self.month.setText(text.format(count=format_number(month.count)))

    def _issue(self) -> None:
        self._record(printed=True, then=self._print)

    def _told_only(self) -> None:
        self._record(printed=False, then=self._done)

    def _record(self, *, printed: bool, then: Callable[[], object]) -> None:
        """Once: a printer that failed is tried again without a second line in the log."""
        if self._is_recorded:
            then()
            return
        context = self._context

        def done(stream: str) -> None:
            self._is_recorded = True
            context.signals.dossier_changed.emit(stream)
            then()

        def work() -> str:
            return context.desk.guidance.record(self._matter, context.who, printed=printed)

        context.tasks.run(self, "db", work, done=done, failed=self._failed)

    def _print(self) -> None:
        context = self._context
        context.tasks.run(
            self,
            "printer",
            context.desk.guidance.print,
            self._matter,
            done=lambda _none: self._done(),
            failed=self._failed,
        )

    def _done(self) -> None:
        context = self._context
        context.shell.close_sheet()
        context.notices.toast(
            self.tr("Đã hướng dẫn: {name}.").format(name=self._matter.name), tone="ok"
        )

    def _failed(self, error: Exception) -> None:
        self.problem.setText(sentences(self._context.errors.told(error)))
        self.problem.show()
