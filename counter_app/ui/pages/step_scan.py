"""The signed paper of a step: scanned or taken from files before the step is written."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from counter_app.ui import files, shown
from counter_app.ui.widgets.flow import FlowLayout
from counter_app.ui.widgets.page_frame import button, section, set_usable

if TYPE_CHECKING:
    from counter_app.services.life import StepForm
    from counter_app.ui.context import PageContext


class StepScan(QWidget):
    """How many pages there are, and two ways to add some. `scanned` after each pass; before it
    `draft_asked`, for the paper that has to be signed.
    """

    scanned = Signal()
    draft_asked = Signal()

    def __init__(self, context: PageContext, stream: str, kind: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._context = context
        self._stream, self._kind = stream, kind
        theme = context.theme
        card, column = section(theme, self.tr("Văn bản đã ký"), self)
        self.words = QLabel("", self)
        self.words.setObjectName("step_scannedLabel")
        self.words.setWordWrap(True)
        self.scan_button = button(
            "step_scanButton", self.tr("Quét  F6"), self, self.scan, icon=context.icons("scan")
        )
        self.attach_button = button(
            "step_attachButton",
            self.tr("Thêm tệp"),
            self,
            self.choose_files,
            icon=context.icons("usb"),
        )
        self.draft_button = button(
            "step_draftButton",
            self.tr("In dự thảo trình ký  F11"),
            self,
            self.draft_asked.emit,
            icon=context.icons("print"),
        )
        column.addWidget(self.words)
        row = FlowLayout()
        theme.fit(row, spacing=8)
        for one in (self.draft_button, self.scan_button, self.attach_button):
            row.addWidget(one)
        column.addLayout(row)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(card)
        self.hide()

    def show_form(self, form: StepForm) -> None:
        """Say what is there and what is missing."""
        self.setVisible(form.scan != "none")
        self.draft_button.setVisible(form.has_draft)
        if form.scanned:
            text = self.tr("Đã quét {pages}.").format(pages=shown.pages(form.scanned))
        elif form.scan == "needed":
            text = self.tr("Chưa quét. Chỉ ghi nhận được khi đã quét văn bản có chữ ký.")
        else:
            text = self.tr("Chưa quét. Nếu đã có văn bản, quét để lưu cùng hồ sơ.")
        self.words.setText(text)
        self.words.setAccessibleName(text)

    def print_draft(self, answers: dict[str, Any], failed: Callable[[Exception], None]) -> None:
        """The paper to be signed; nothing is written."""
        context, stream, kind = self._context, self._stream, self._kind
        desk, who = context.desk, context.who

        def print_it() -> None:
            desk.equipment.print_sheet(desk.life.draft(stream, kind, answers, who))

        def done(_nothing: None) -> None:
            context.notices.toast(
                self.tr("Đã in dự thảo để trình ký. Ký xong, quét văn bản rồi ghi nhận."), tone="ok"
            )

        context.tasks.run(self, "printer", print_it, done=done, failed=failed)

    def scan(self) -> None:
        """One pass through the feeder."""
        scan, fed = self._context.desk.scanning.scan_document, self._context.signals.page_fed
        self._take_in(scan, self._stream, self._kind, progress=lambda _page: fed.emit())

    def choose_files(self) -> None:
        """Pictures and PDFs."""
        files.ask_for_files(
            self, "step_fileDialog", self.tr("Thêm tệp"), files.pages_kind(), self.attach
        )

    def attach(self, files: list[str]) -> None:
        """Take these files in."""
        scanning = self._context.desk.scanning
        self._take_in(scanning.attach_document, self._stream, self._kind, tuple(files))

    def _take_in(
        self, work: Any, *args: Any, progress: Callable[[Any], None] | None = None
    ) -> None:
        context = self._context
        for one in (self.scan_button, self.attach_button):
            set_usable(one, self.tr("Đang quét"))

        def free() -> None:
            for one in (self.scan_button, self.attach_button):
                set_usable(one, "")

        def ended(result: Any) -> None:
            free()
            if result.problem is not None:
                context.errors.show(result.problem)
            context.signals.dossier_changed.emit(self._stream)
            self.scanned.emit()

        def failed(error: Exception) -> None:
            free()
            context.errors.show(error)

        context.tasks.run(
            self,
            "scanner",
            work,
            *args,
            context.who,
            progress=progress,
            done=ended,
            failed=failed,
        )
