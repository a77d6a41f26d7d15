"""Print preview of mẫu 01, the slips and later papers; prints again with a reason."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import (
    QLabel,
    QVBoxLayout,
    QWidget,
)

from counter_app.ui import files
from counter_app.ui.errors import sentences
from counter_app.ui.keys import ActionSet
from counter_app.ui.pages.slip_choices import RECEIPT, SlipChoices
from counter_app.ui.waiting_prints import tell_dropped
from counter_app.ui.widgets.fields import ViLineEdit
from counter_app.ui.widgets.page_frame import Head, button, set_usable
from counter_app.ui.widgets.picture_view import PictureView, one_below_the_other

if TYPE_CHECKING:
    from counter_app.services.intake import AcceptedView
    from counter_app.services.life_papers import OnRecord
    from counter_app.services.printing import PrintOutcome
    from counter_app.services.visit_slip import Visit
    from counter_app.ui.context import PageContext


class SlipPage(QWidget):
    """What will come out of the printer, as a picture."""

    def __init__(self, context: PageContext, stream: str, form: str = "") -> None:
        super().__init__()
        self.setObjectName("slip")
        self._context = context
        self._stream = stream
        self._wanted = form  # "visit_slip": stand there once the visit is read
        self._code = ""
        self.choices = SlipChoices(context, self)
        self.keys = ActionSet(
            "slip",
            self,
            {
                "print": self._print,
                "large": self.choices.large_check.toggle,
                "pdf": self._pdf,
                "back": context.shell.close_sheet,
            },
        )
        self._build()
        self._lay_out()
        self.choices.changed.connect(self._changed)
        self.choices.failed.connect(self._failed)

    def _build(self) -> None:
        context = self._context
        self.reason = ViLineEdit("slip_reprintReasonEdit", self.tr("Lý do in lại"), self)
        self.reason.setPlaceholderText(self.tr("Lý do in lại, ví dụ: công dân làm mất giấy"))
        self.reason.enter_moves_on = False
        self.problem = QLabel("", self)
        self.problem.setObjectName("slip_problemLabel")
        self.problem.setProperty("look", "error")
        self.problem.setWordWrap(True)
        self.problem.hide()
        self.view = PictureView("slip_previewView", self.tr("Bản xem trước"), self)
        self.print_button = button(
            "slip_printButton",
            self.tr("In  F11"),
            self,
            self.keys["print"].trigger,
            icon=context.icons("print", "on_accent"),
            primary=True,
        )
        self.pdf_button = button(
            "slip_pdfButton",
            self.tr("Lưu PDF  Ctrl+P"),
            self,
            self.keys["pdf"].trigger,
            icon=context.icons("pdf"),
        )

    @property
    def title(self) -> str:
        """Name of the sheet."""
        return self.tr("Xem trước bản in")

    @property
    def widget(self) -> QWidget:
        """Itself."""
        return self

    def on_shown(self) -> None:
        """Read code and picture."""
        self.choices.template.setFocus()
        context = self._context
        papers, printing = context.desk.papers, context.desk.printing
        context.tasks.run(self, "db", papers.on_record, self._stream, done=self._show_record)
        context.tasks.run(self, "db", printing.visit, self._stream, done=self._show_visit)

    def on_scan(self, _scan: object) -> bool:
        """Not for us."""
        return False

    def on_leaving(self) -> None:
        """Nothing to keep."""

    def _lay_out(self) -> None:
        theme = self._context.theme
        self._head = Head(theme, self.title, self)
        self._head.row.addWidget(self.pdf_button)
        self._head.row.addWidget(self.print_button)
        inner = QVBoxLayout()
        theme.fit(inner, margins=(16, 10, 16, 12), spacing=8)
        inner.addWidget(self.choices)
        inner.addWidget(self.reason)
        inner.addWidget(self.problem)
        inner.addWidget(self.view, 1)
        column = QVBoxLayout(self)
        theme.fit(column, spacing=0)
        column.addWidget(self._head)
        column.addLayout(inner)
        order = (
            *self.choices.tab_chain(),
            self.reason,
            self.view,
            self.pdf_button,
            self.print_button,
        )
        for one, other in pairwise(order):
            self.setTabOrder(one, other)

    def _show_record(self, record: OnRecord) -> None:
        self.choices.offer_papers(record)
        if not record.is_accepted:
            return
        context = self._context
        context.tasks.run(
            self, "db", context.desk.intake.load_accepted, self._stream, done=self._named
        )
        self._changed()
        self.choices.ask_printers()

    def _named(self, accepted: AcceptedView) -> None:
        self._code = accepted.code
        self._head.say(self.title, self._code)

    def _show_visit(self, visit: Visit) -> None:
        self.choices.offer_visit(len(visit.streams))
        if self._wanted and self.choices.choose(self._wanted):
            self.reason.setFocus()

    def _changed(self) -> None:
        """Another paper or size."""
        no_pdf, no_large = self.choices.why_no_pdf(), self.choices.why_no_large()
        set_usable(self.pdf_button, no_pdf)
        for key, why_not in (("pdf", no_pdf), ("large", no_large)):
            (self.keys.block(key, why_not) if why_not else self.keys.allow(key))
        self._read()

    def _read(self) -> None:
        context = self._context
        printing = context.desk.printing
        papers, is_sheet = context.desk.papers, self.choices.is_sheet
        form, size, stream = self.choices.form, self.choices.paper_size, self._stream

        def draw() -> tuple[bytes, ...]:
            if not is_sheet:
                return (printing.slip_picture(stream, form),)
            if form == RECEIPT:
                return printing.receipt_pictures(stream, size=size)
            return papers.pictures(papers.pdf_of(stream, form))

        context.tasks.run(self, "cpu", draw, done=self._show_pictures, failed=self._failed)

    def _show_pictures(self, pictures: tuple[bytes, ...]) -> None:
        self.problem.hide()
        self.view.show_pixmap(one_below_the_other(pictures))
        self.view.fit("print" if len(pictures) == 1 else "width")

    def _print(self) -> None:
        reason = self.reason.value()
        if not reason:
            self._refuse(self.tr("In lại phải ghi lý do; lý do được lưu cùng hồ sơ."))
            self.reason.set_problem(self.tr("Chưa ghi lý do in lại."))
            self.reason.setFocus()
            return
        self.reason.set_problem("")
        self.problem.hide()
        self.keys.block("print", self.tr("Đang in"))
        set_usable(self.print_button, self.tr("Đang in"))
        self._print_next(self.choices.form, self.choices.copies_wanted(), reason)

    def _print_next(self, form: str, copies: tuple[str, ...], reason: str) -> None:
        context = self._context
        printing = context.desk.printing

        def done(outcome: PrintOutcome) -> None:
            context.signals.prints_changed.emit()
            tell_dropped(context, outcome)
            if outcome.problem is not None:
                self._failed(outcome.problem)
            elif copies[1:]:
                self._print_next(form, copies[1:], reason)
            else:
                self._printed()

        context.tasks.run(
            self,
            "printer",
            printing.reprint,
            self._stream,
            form,
            copies[0],
            reason,
            context.who,
            done=done,
            failed=self._failed,
        )

    def _printed(self) -> None:
        self._free()
        self.reason.set_value("")
        self._context.notices.toast(
            self.tr("Đã gửi bản in lại đến máy in. Nhắc đóng dấu."), tone="ok"
        )
        self._context.signals.dossier_changed.emit(self._stream)

    def _failed(self, error: Exception) -> None:
        self._free()
        self._refuse(sentences(self._context.errors.told(error)))

    def _free(self) -> None:
        self.keys.allow("print")
        set_usable(self.print_button, "")

    def _refuse(self, sentence: str) -> None:
        self.problem.setText(sentence)
        self.problem.setAccessibleName(sentence)
        self.problem.show()

    def _pdf(self) -> None:
        form = self.choices.form.partition("/")[0]
        name = f"{self._code or form}.pdf"  # the code is no personal data
        files.ask_where(self, self.tr("Lưu PDF"), name, files.PDF, self._save_pdf)

    def _save_pdf(self, file: str) -> None:
        context = self._context
        papers, printing = context.desk.papers, context.desk.printing
        form, size, stream = self.choices.form, self.choices.paper_size, self._stream

        def save() -> None:
            if form == RECEIPT:
                Path(file).write_bytes(printing.receipt_pdf(stream, size=size))
            else:
                Path(file).write_bytes(papers.pdf_of(stream, form))

        def done(_nothing: None) -> None:
            files.tell_saved(context, file)

        context.tasks.run(self, "cpu", save, done=done, failed=self._failed)
