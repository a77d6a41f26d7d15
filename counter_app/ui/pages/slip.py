"""Print preview of mẫu 01 and the thermal slip; prints again with a reason (ux §2.4)."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QStandardPaths, Qt
from PySide6.QtGui import QColor, QPainter, QPixmap
from PySide6.QtWidgets import (
    QComboBox,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from counter_app.ui.errors import sentences
from counter_app.ui.keys import ActionSet
from counter_app.ui.widgets.fields import ViLineEdit
from counter_app.ui.widgets.page_frame import Head, button, set_usable
from counter_app.ui.widgets.picture_view import PictureView

if TYPE_CHECKING:
    from counter_app.services.printing import PrintOutcome
    from counter_app.ui.context import PageContext

_RECEIPT, _SLIP = "receipt", "slip"
_GIVE, _KEEP = "give", "keep"
_GAP = 24  # picture points between pages


class SlipPage(QWidget):
    """What will come out of the printer, as a picture."""

    def __init__(self, context: PageContext, stream: str) -> None:
        super().__init__()
        self.setObjectName("slip")
        self._context = context
        self._stream = stream
        self._code = ""
        self.keys = ActionSet(
            "slip",
            self,
            {"print": self._print, "pdf": self._pdf, "back": context.shell.close_sheet},
        )
        self.template = self._combo("slip_templateCombo", self.tr("Mẫu giấy"))
        self.template.addItem(self.tr("Mẫu 01: Giấy tiếp nhận và hẹn trả"), _RECEIPT)
        self.template.addItem(self.tr("Phiếu nhiệt"), _SLIP)
        self.size_combo = self._combo("slip_sizeCombo", self.tr("Khổ giấy"))
        for size in context.desk.printing.sizes():
            self.size_combo.addItem(size, size)
        self.copies = QSpinBox(self)
        self.copies.setObjectName("slip_copiesSpin")
        self.copies.setAccessibleName(self.tr("Số liên"))
        self.copies.setRange(1, 2)
        self.copies.setValue(2)
        self.copies.setSuffix(" " + self.tr("liên"))
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
            self.tr("Lưu PDF"),
            self,
            self.keys["pdf"].trigger,
            icon=context.icons("pdf"),
        )
        self._lay_out()
        self.template.currentIndexChanged.connect(self._template_changed)
        self.size_combo.currentIndexChanged.connect(self._read)

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
        self.template.setFocus()
        context = self._context
        context.tasks.run(
            self, "db", context.desk.intake.load_accepted, self._stream, done=self._named
        )
        self._read()

    def on_scan(self, _scan: object) -> bool:
        """Not for us."""
        return False

    def on_leaving(self) -> None:
        """Nothing to keep."""

    def _combo(self, name: str, label: str) -> QComboBox:
        combo = QComboBox(self)
        combo.setObjectName(name)
        combo.setAccessibleName(label)
        return combo

    def _lay_out(self) -> None:
        theme = self._context.theme
        self._head = Head(theme, self.title, self)
        self._head.row.addWidget(self.pdf_button)
        self._head.row.addWidget(self.print_button)
        choices = QHBoxLayout()
        theme.fit(choices, spacing=8)
        choices.addWidget(self.template)
        choices.addWidget(self.size_combo)
        choices.addWidget(self.copies)
        choices.addStretch(1)
        inner = QVBoxLayout()
        theme.fit(inner, margins=(16, 10, 16, 12), spacing=8)
        inner.addLayout(choices)
        inner.addWidget(self.reason)
        inner.addWidget(self.problem)
        inner.addWidget(self.view, 1)
        column = QVBoxLayout(self)
        theme.fit(column, spacing=0)
        column.addWidget(self._head)
        column.addLayout(inner)
        order = (
            self.template,
            self.size_combo,
            self.copies,
            self.reason,
            self.view,
            self.pdf_button,
            self.print_button,
        )
        for one, other in pairwise(order):
            self.setTabOrder(one, other)

    @property
    def _form(self) -> str:
        return str(self.template.currentData())

    @property
    def _size(self) -> str | None:
        size = self.size_combo.currentData()
        return str(size) if size else None

    def _named(self, accepted: object) -> None:
        self._code = str(getattr(accepted, "code", ""))
        self._head.say(self.title, self._code)

    def _template_changed(self) -> None:
        is_slip = self._form == _SLIP
        reason = self.tr("Phiếu nhiệt chỉ có một khổ giấy và một liên") if is_slip else ""
        set_usable(self.size_combo, reason)
        set_usable(self.copies, reason)
        no_pdf = self.tr("Phiếu nhiệt không có bản PDF") if is_slip else ""
        set_usable(self.pdf_button, no_pdf)
        if is_slip:
            self.keys.block("pdf", no_pdf)
        else:
            self.keys.allow("pdf")
        self._read()

    def _read(self) -> None:
        context = self._context
        printing = context.desk.printing
        form, size, stream = self._form, self._size, self._stream

        def draw() -> tuple[bytes, ...]:
            if form == _SLIP:
                return (printing.slip_picture(stream),)
            return printing.receipt_pictures(stream, size=size)

        context.tasks.run(self, "cpu", draw, done=self._show_pictures, failed=self._failed)

    def _show_pictures(self, pictures: tuple[bytes, ...]) -> None:
        self.problem.hide()
        self.view.show_pixmap(_one_below_the_other(pictures))
        self.view.fit("page" if len(pictures) == 1 else "width")

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
        both = self._form == _RECEIPT and self.copies.value() > 1
        self._print_next((_GIVE, _KEEP) if both else (_GIVE,), reason)

    def _print_next(self, copies: tuple[str, ...], reason: str) -> None:
        context = self._context
        printing = context.desk.printing

        def done(outcome: PrintOutcome) -> None:
            context.signals.prints_changed.emit()
            if outcome.problem is not None:
                self._failed(outcome.problem)
            elif copies[1:]:
                self._print_next(copies[1:], reason)
            else:
                self._printed()

        context.tasks.run(
            self,
            "printer",
            printing.reprint,
            self._stream,
            self._form,
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
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        name = f"{self._code or self._form}.pdf"  # the code is no personal data
        dialog = QFileDialog(self, self.tr("Lưu PDF"), str(Path(folder) / name), "PDF (*.pdf)")
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("pdf")
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(self._save_pdf)
        dialog.open()

    def _save_pdf(self, file: str) -> None:
        context = self._context
        receipt_pdf, stream, size = context.desk.printing.receipt_pdf, self._stream, self._size

        def save() -> None:
            Path(file).write_bytes(receipt_pdf(stream, size=size))

        def done(_nothing: None) -> None:
            text = self.tr("Đã lưu {name}.").format(name=Path(file).name)
            context.notices.toast(text, tone="ok")

        context.tasks.run(self, "cpu", save, done=done, failed=self._failed)


def _one_below_the_other(pictures: tuple[bytes, ...]) -> QPixmap:
    """All pages in one picture, on a grey ground."""
    pages = []
    for data in pictures:
        page = QPixmap()
        if page.loadFromData(data):
            pages.append(page)
    if not pages:
        return QPixmap()
    width = max(page.width() for page in pages)
    height = sum(page.height() for page in pages) + _GAP * (len(pages) - 1)
    whole = QPixmap(width, height)
    whole.fill(QColor("#8A939C"))
    painter = QPainter(whole)
    top = 0
    for page in pages:
        painter.drawPixmap((width - page.width()) // 2, top, page)
        top += page.height() + _GAP
    painter.end()
    return whole
