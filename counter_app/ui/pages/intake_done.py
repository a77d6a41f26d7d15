"""After F9: the code, the promise, what was printed, what is left to do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout, QWidget

from counter_app.domain.formats import moment_words
from counter_app.domain.money import format_dong
from counter_app.ui.pages.intake_lines import LARGE_TEXT
from counter_app.ui.widgets.badge import StatusBadge
from counter_app.ui.widgets.flow import FlowLayout
from counter_app.ui.widgets.page_frame import button

if TYPE_CHECKING:
    from counter_app.services.intake import AcceptedView
    from counter_app.services.printing import PrintOutcome, WaitingPrint
    from counter_app.ui.context import PageContext


class DoneHead(QFrame):
    """The code and how it stands: above what scrolls, so that it never goes out of sight."""

    def __init__(self, context: PageContext, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("intake_doneHead")
        self.setProperty("look", "card")
        self._theme = theme = context.theme
        self.code_label = QLabel(self)
        self.code_label.setObjectName("intake_codeLabel")
        self.code_label.setAccessibleName(self.tr("Mã hồ sơ"))
        self.code_label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        badge = StatusBadge(theme, context.icons, "ok", self.tr("Đã tiếp nhận"), self)
        self.provisional_badge = StatusBadge(theme, context.icons, "soon", self.tr("TẠM"), self)
        self.provisional_badge.setObjectName("intake_provisionalBadge")
        self.paid_badge = StatusBadge(theme, context.icons, "ok", "", self)
        self.paid_badge.setObjectName("intake_paidBadge")
        line = FlowLayout(self)
        theme.fit(line, margins=(16, 8, 16, 8), spacing=10)
        for widget in (self.code_label, badge, self.provisional_badge, self.paid_badge):
            line.addWidget(widget)
        theme.changed.connect(self._make_room)
        self._make_room()

    def _make_room(self) -> None:
        """Large text is large enough: the code stands on one line."""
        large = self._theme.percent >= LARGE_TEXT
        self._theme.text(self.code_label, "code" if large else "ticket")


class DonePanel(QFrame):
    """Stands in place of the form until the next citizen; `head` stands above it."""

    next_asked = Signal()
    another_asked = Signal()
    open_asked = Signal()
    preview_asked = Signal()
    visit_slip_asked = Signal()
    large_slip_asked = Signal()

    def __init__(self, context: PageContext, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("intake_donePanel")
        self.setProperty("look", "card")
        self._context = context
        self._stream = ""
        self._has_slip = self._has_receipt = True
        self.head = DoneHead(context, parent)
        self.head.hide()
        self.code_label, self.paid_badge = self.head.code_label, self.head.paid_badge
        self.provisional_label = self._label("intake_provisionalLabel")
        self.provisional_label.setText(
            self.tr(
                "Mã tạm: mã chính thức sẽ có khi kết nối được máy chủ; cả hai mã đều tra cứu được."
            )
        )
        self.who_label = self._label("intake_doneWhoLabel", "section")
        self.procedure_label = self._label("intake_doneProcedureLabel")
        self.due_label = self._label("intake_doneDueLabel", "section")
        self.why_label = self._label("intake_doneWhyLabel")
        self.why_label.setProperty("look", "quiet")
        self.print_label = self._label("intake_printLabel")
        self._lay_out()

    def _label(self, name: str, role: str = "body") -> QLabel:
        label = self._context.theme.text(QLabel(self), role)
        label.setObjectName(name)
        label.setWordWrap(True)
        return label

    def _lay_out(self) -> None:
        theme = self._context.theme
        column = QVBoxLayout(self)
        theme.fit(column, margins=(16, 14, 16, 14), spacing=8)
        for label in (
            self.provisional_label,
            self.who_label,
            self.procedure_label,
            self.due_label,
            self.why_label,
            self.print_label,
        ):
            column.addWidget(label)
        column.addStretch(1)
        column.addLayout(self._buttons())

    def _buttons(self) -> FlowLayout:
        self.next_button = button(
            "intake_nextButton",
            self.tr("Hồ sơ tiếp theo  Ctrl+N"),
            self,
            self.next_asked.emit,
            primary=True,
        )
        self.another_button = button(
            "intake_anotherButton",
            self.tr("Hồ sơ khác, cùng người nộp  Ctrl+D"),
            self,
            self.another_asked.emit,
        )
        self.visit_button = button("intake_visitSlipButton", "", self, self.visit_slip_asked.emit)
        large = button(
            "intake_largeSlipButton",
            self.tr("In phiếu chữ to  Ctrl+G"),
            self,
            self.large_slip_asked.emit,
        )
        opens = button("intake_openButton", self.tr("Xem hồ sơ"), self, self.open_asked.emit)
        preview = button(
            "intake_previewButton",
            self.tr("Xem giấy tiếp nhận  Shift+F11"),
            self,
            self.preview_asked.emit,
        )
        line = FlowLayout()
        self._context.theme.fit(line, spacing=8)
        for made in (
            self.next_button,
            self.another_button,
            self.visit_button,
            large,
            opens,
            preview,
        ):
            line.addWidget(made)
        return line

    def show_accepted(self, view: AcceptedView, *, prints_later: bool) -> None:
        """Show an accepted dossier."""
        self._stream = view.stream
        self._has_receipt = view.has_receipt
        self._has_slip = self._context.desk.printers.gives_slips()
        self.code_label.setText(view.code)
        self.head.provisional_badge.setVisible(not view.is_official)
        self.provisional_label.setVisible(not view.is_official)
        self.paid_badge.hide()
        self.who_label.setText(view.owner_name)
        self.procedure_label.setText(view.procedure_name)
        if view.due_at is None:
            self.due_label.setText(self.tr("Giải quyết và trả kết quả ngay"))
        else:
            until = moment_words(view.due_at).to(self._context.language)
            self.due_label.setText(self.tr("Hẹn trả kết quả {until}").format(until=until))
        why = view.due_sentence
        self.why_label.setText(why.to(self._context.language) if why else "")
        self.why_label.setVisible(why is not None)
        if prints_later:
            text = self._papers(
                self.tr("Giấy tiếp nhận và phiếu đang chờ in. Nhấn F11 để in."),
                self.tr("Giấy tiếp nhận đang chờ in. Nhấn F11 để in."),
                self.tr("Phiếu đang chờ in. Nhấn F11 để in."),
            )
        else:
            text = self._papers(
                self.tr("Đang in giấy tiếp nhận và phiếu …"),
                self.tr("Đang in giấy tiếp nhận …"),
                self.tr("Đang in phiếu …"),
            )
        self.print_label.setText(text)

    def _papers(self, both: str, receipt: str, slip: str) -> str:
        """What is told of the papers: a result on the spot has no receipt, and a counter without
        a slip printer no slip.
        """
        if self._has_receipt:
            return both if self._has_slip else receipt
        return slip if self._has_slip else self.tr("Hồ sơ này không có giấy nào phải in.")

    def show_visit(self, dossiers: int) -> None:
        """How many dossiers the same person handed in; from two on one slip can hold them all."""
        text = self.tr("In một phiếu cho cả lượt ({n} hồ sơ)  Ctrl+F11").format(n=dossiers)
        self.visit_button.setText(text)
        self.visit_button.setAccessibleName(text)
        self.visit_button.setVisible(dossiers > 1)

    def show_paid(self, amount_dong: int) -> None:
        """Say what was taken."""
        self.paid_badge.set(
            "ok", self.tr("Đã thu {amount}").format(amount=format_dong(amount_dong))
        )
        self.paid_badge.show()

    def show_printed(self, outcome: PrintOutcome, language: str) -> None:
        """Say what came out of the printers and what waits, of this dossier and of others."""
        own = [job for job in outcome.waiting if job.stream == self._stream or _is_of_visit(job)]
        others = len(outcome.waiting) - len(own)
        if not own:
            text = self._papers(
                self.tr("Đã in giấy tiếp nhận (2 liên) và phiếu."),
                self.tr("Đã in giấy tiếp nhận (2 liên)."),
                self.tr("Đã in phiếu."),
            )
        elif outcome.problem is None and all(_is_of_visit(job) for job in own):
            both = self.tr(
                "Đã in giấy tiếp nhận (2 liên). Phiếu in chung cho cả lượt: Ctrl+F11, hoặc tự"
                " in khi chuyển sang người khác."
            )
            slip = self.tr(
                "Phiếu in chung cho cả lượt: Ctrl+F11, hoặc tự in khi chuyển sang người khác."
            )
            text = self._papers(both, both, slip)
        else:
            titles = "; ".join(job.title_en if language == "en" else job.title_vi for job in own)
            text = self.tr("Chờ in lại: {titles}. Nhấn F11 khi máy in đã sẵn sàng.")
            text = text.format(titles=titles)
        if others:
            waiting = self.tr("Các hồ sơ khác còn %n bản chờ in lại (F11).", "", others)
            text = f"{text} {waiting}"
        self.print_label.setText(text)

    def show_not_printed(self) -> None:
        """The printers could not be reached at all; everything waits."""
        text = self._papers(
            self.tr("Chưa in được giấy tiếp nhận và phiếu. Nhấn F11 khi máy in đã sẵn sàng."),
            self.tr("Chưa in được giấy tiếp nhận. Nhấn F11 khi máy in đã sẵn sàng."),
            self.tr("Chưa in được phiếu. Nhấn F11 khi máy in đã sẵn sàng."),
        )
        self.print_label.setText(text)


def _is_of_visit(job: WaitingPrint) -> bool:
    return job.form == "visit_slip"
