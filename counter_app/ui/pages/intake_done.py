"""After F9: the code, the promise, what was printed, what is left to do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from counter_app.domain.formats import show_moment
from counter_app.ui.widgets.badge import StatusBadge

if TYPE_CHECKING:
    from counter_app.services.intake import AcceptedView
    from counter_app.services.printing import PrintOutcome
    from counter_app.ui.context import PageContext


class DonePanel(QFrame):
    """Stands in place of the form until the next citizen."""

    next_asked = Signal()
    another_asked = Signal()
    open_asked = Signal()
    preview_asked = Signal()

    def __init__(self, context: PageContext, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("intake_donePanel")
        self.setProperty("look", "card")
        theme = context.theme
        self.badge = StatusBadge(theme, context.icons, "ok", self.tr("Đã tiếp nhận"), self)
        self.code_label = theme.text(QLabel(self), "ticket")
        self.code_label.setObjectName("intake_codeLabel")
        self.code_label.setAccessibleName(self.tr("Mã hồ sơ"))
        self.code_label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.code_label.setWordWrap(True)
        self.provisional_label = QLabel(
            self.tr(
                "TẠM: mã chính thức sẽ có khi kết nối được máy chủ; cả hai mã đều tra cứu được."
            ),
            self,
        )
        self.provisional_label.setObjectName("intake_provisionalLabel")
        self.provisional_label.setWordWrap(True)
        self.who_label = theme.text(QLabel(self), "section")
        self.who_label.setWordWrap(True)
        self.procedure_label = QLabel(self)
        self.procedure_label.setWordWrap(True)
        self.due_label = theme.text(QLabel(self), "section")
        self.due_label.setObjectName("intake_doneDueLabel")
        self.due_label.setWordWrap(True)
        self.why_label = QLabel(self)
        self.why_label.setObjectName("intake_doneWhyLabel")
        self.why_label.setWordWrap(True)
        self.print_label = QLabel(self)
        self.print_label.setObjectName("intake_printLabel")
        self.print_label.setWordWrap(True)
        box = QVBoxLayout(self)
        line = QHBoxLayout()
        line.addWidget(self.badge)
        line.addStretch(1)
        box.addLayout(line)
        for label in (
            self.code_label,
            self.provisional_label,
            self.who_label,
            self.procedure_label,
            self.due_label,
            self.why_label,
            self.print_label,
        ):
            box.addWidget(label)
        box.addStretch(1)
        box.addLayout(self._buttons())

    def _buttons(self) -> QHBoxLayout:
        line = QHBoxLayout()
        self.next_button = self._button(
            "intake_nextButton", self.tr("Hồ sơ tiếp theo (Ctrl+N)"), self.next_asked
        )
        self.another_button = self._button(
            "intake_anotherButton",
            self.tr("Thủ tục khác, cùng người nộp (Ctrl+D)"),
            self.another_asked,
        )
        open_button = self._button("intake_openButton", self.tr("Xem hồ sơ"), self.open_asked)
        preview = self._button(
            "intake_previewButton", self.tr("Xem giấy tiếp nhận (Shift+F11)"), self.preview_asked
        )
        for button in (self.next_button, self.another_button, open_button, preview):
            line.addWidget(button)
        line.addStretch(1)
        return line

    def _button(self, name: str, text: str, signal: object) -> QPushButton:
        button = QPushButton(text, self)
        button.setObjectName(name)
        button.setAutoDefault(False)
        button.clicked.connect(signal.emit)  # type: ignore[attr-defined]
        return button

    def show_accepted(self, view: AcceptedView) -> None:
        """Show an accepted dossier."""
        self.code_label.setText(view.code)
        self.provisional_label.setVisible(not view.is_official)
        self.who_label.setText(view.owner_name)
        self.procedure_label.setText(view.procedure_name)
        if view.due_at is None:
            self.due_label.setText(self.tr("Giải quyết và trả kết quả ngay"))
        else:
            until = show_moment(view.due_at)
            self.due_label.setText(self.tr("Hẹn trả kết quả {until}").format(until=until))
        self.why_label.setText(view.due_sentence)
        self.why_label.setVisible(bool(view.due_sentence))
        self.print_label.setText(self.tr("Đang in giấy tiếp nhận và phiếu …"))

    def show_printed(self, outcome: PrintOutcome, language: str) -> None:
        """Say what came out of the printers and what waits."""
        if not outcome.waiting:
            self.print_label.setText(self.tr("Đã in giấy tiếp nhận (2 liên) và phiếu."))
            return
        titles = "; ".join(
            job.title_en if language == "en" else job.title_vi for job in outcome.waiting
        )
        self.print_label.setText(
            self.tr("Chờ in lại: {titles}. Nhấn F11 khi máy in đã sẵn sàng.").format(titles=titles)
        )
