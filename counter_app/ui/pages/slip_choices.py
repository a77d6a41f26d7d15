"""The first line of the print preview: which paper, what size, how many, on which printer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QSpinBox, QWidget

from counter_app.domain.formats import show_date
from counter_app.domain.moments import local_day
from counter_app.domain.text import sentence
from counter_app.services.told import form_words
from counter_app.ui.widgets.flow import FlowLayout
from counter_app.ui.widgets.page_frame import set_usable

if TYPE_CHECKING:
    from counter_app.services.life_papers import IssuedPaper, OnRecord
    from counter_app.services.printers import PrinterChoice
    from counter_app.ui.context import PageContext

RECEIPT, SLIP, LARGE_SLIP, VISIT_SLIP = "receipt", "slip", "large_slip", "visit_slip"
GIVE, KEEP = "give", "keep"
_SLIPS = (SLIP, LARGE_SLIP, VISIT_SLIP)
_TEMPLATE_LETTERS = 32  # longer titles are cut and told in full by the tooltip


class SlipChoices(QWidget):
    """`changed`: the paper looks otherwise now; `failed` carries what went wrong with a printer."""

    changed = Signal()
    failed = Signal(object)  # Exception

    def __init__(self, context: PageContext, parent: QWidget) -> None:
        super().__init__(parent)
        self._context = context
        self._printers: tuple[PrinterChoice, ...] = ()
        self._papers: dict[str, IssuedPaper] = {}
        self.template = self._combo("slip_templateCombo", self.tr("Mẫu giấy"))
        self.template.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.template.setMinimumContentsLength(_TEMPLATE_LETTERS)
        self.template.addItem(self.tr("Mẫu 01: Giấy tiếp nhận và hẹn trả"), RECEIPT)
        self.template.addItem(self.tr("Phiếu nhiệt"), SLIP)
        self.size_combo = self._combo("slip_sizeCombo", self.tr("Khổ giấy"))
        for size in context.desk.printing.sizes():
            self.size_combo.addItem(size, size)
        self.copies = QSpinBox(self)
        self.copies.setObjectName("slip_copiesSpin")
        self.copies.setAccessibleName(self.tr("Số liên"))
        self.copies.setRange(1, 2)
        self.copies.setValue(2)
        self.copies.setSuffix(" " + self.tr("liên"))
        self.large_check = QCheckBox(self.tr("Chữ to"), self)
        self.large_check.setObjectName("slip_largeCheck")
        self.large_check.setAccessibleName(self.tr("Phiếu nhiệt chữ to"))
        self.printer_combo = self._combo("slip_printerCombo", self.tr("Máy in"))
        self.printer_combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        line = FlowLayout(self)
        context.theme.fit(line, spacing=8)
        for widget in self.tab_chain():
            line.addWidget(widget)
        self.template.currentIndexChanged.connect(self._template_changed)
        self.size_combo.currentIndexChanged.connect(lambda _row: self.changed.emit())
        self.large_check.toggled.connect(lambda _on: self.changed.emit())
        self.printer_combo.activated.connect(self._move)
        self._show_usable()

    def tab_chain(self) -> list[QWidget]:
        """The fields in reading order."""
        return [
            self.template,
            self.size_combo,
            self.copies,
            self.large_check,
            self.printer_combo,
        ]

    @property
    def form(self) -> str:
        """The paper: one of the names above."""
        form = str(self.template.currentData())
        return LARGE_SLIP if form == SLIP and self.large_check.isChecked() else form

    @property
    def paper_size(self) -> str | None:
        """Of mẫu 01."""
        size = self.size_combo.currentData()
        return str(size) if size else None

    @property
    def is_sheet(self) -> bool:
        """Whether the paper is a sheet and not a slip of the thermal printer."""
        return self.form not in _SLIPS

    def copies_wanted(self) -> tuple[str, ...]:
        """Which copies come out, the citizen's first."""
        paper = self._papers.get(self.form)
        held = paper.copies if paper else (GIVE, KEEP) if self.is_sheet else (GIVE,)
        if GIVE not in held:
            return held
        return (GIVE, KEEP) if KEEP in held and self.copies.value() > 1 else (GIVE,)

    def why_no_pdf(self) -> str:
        """Why the paper cannot be saved as PDF, "" when it can."""
        return "" if self.is_sheet else self.tr("Phiếu nhiệt không có bản PDF")

    def why_no_large(self) -> str:
        """Why the paper has no large type, "" when it has."""
        if self.template.currentData() == SLIP:
            return ""
        return self.tr("Chỉ phiếu nhiệt của một hồ sơ có cỡ chữ to")

    def offer_visit(self, dossiers: int) -> None:
        """The same person handed in several: one slip can hold them all."""
        if dossiers > 1 and self.template.findData(VISIT_SLIP) < 0:
            text = self.tr("Phiếu cho cả lượt ({n} hồ sơ)").format(n=dossiers)
            self.template.addItem(text, VISIT_SLIP)

    def offer_papers(self, record: OnRecord) -> None:
        """What came out before; a dossier that is not accepted has nothing else."""
        self._papers = {paper.name: paper for paper in record.papers}
        self.template.blockSignals(True)
        if not record.is_accepted:
            self.template.clear()
        language = self._context.language
        for paper in record.papers:
            if self.template.findData(paper.name) < 0:
                words = sentence(form_words(paper.name).to(language))
                text = f"{show_date(local_day(paper.at))} · {words}"
                self.template.addItem(text, paper.name)
                at = self.template.count() - 1
                self.template.setItemData(at, text, Qt.ItemDataRole.ToolTipRole)
        self.template.blockSignals(False)
        if not record.is_accepted:
            self._template_changed()

    def choose(self, form: str) -> bool:
        """Stand at `form`; False when it is not offered."""
        at = self.template.findData(form)
        if at >= 0:
            self.template.setCurrentIndex(at)
        return at >= 0

    def ask_printers(self) -> None:
        """The system may take a moment to name its printers."""
        self._printers = ()
        self.printer_combo.clear()
        self.printer_combo.addItem(self.tr("Đang tìm máy in …"))
        set_usable(self.printer_combo, self.tr("Đang tìm các máy in của máy này"))
        context, kind = self._context, self._kind

        def done(found: tuple[PrinterChoice, ...]) -> None:
            if kind == self._kind:
                self._show_printers(found)

        known = context.desk.printers.known
        context.tasks.run(self, "cpu", known, kind, done=done, failed=self.failed.emit)

    @property
    def _kind(self) -> str:
        """Of the printer."""
        return "document" if self.is_sheet else "slip"

    def _combo(self, name: str, label: str) -> QComboBox:
        combo = QComboBox(self)
        combo.setObjectName(name)
        combo.setAccessibleName(label)
        return combo

    def _template_changed(self) -> None:
        self._show_usable()
        self.changed.emit()
        self.ask_printers()

    def _show_usable(self) -> None:
        """Grey what the paper does not have, with the reason."""
        is_slip = self._kind == "slip"
        reason = self.tr("Phiếu nhiệt chỉ có một khổ giấy và một liên") if is_slip else ""
        set_usable(self.size_combo, reason or self._why_no_size())
        set_usable(self.copies, reason or self._why_one_copy())
        set_usable(self.large_check, self.why_no_large())

    def _why_no_size(self) -> str:
        return self.tr("Giấy này in lại đúng khổ đã in") if self.form in self._papers else ""

    def _why_one_copy(self) -> str:
        paper = self._papers.get(self.form)
        alone = paper is not None and not {GIVE, KEEP} <= set(paper.copies)
        return self.tr("Giấy này chỉ có một liên") if alone else ""

    def _show_printers(self, found: tuple[PrinterChoice, ...]) -> None:
        self._printers = found
        self.printer_combo.clear()
        for choice in found:
            name = choice.label.to(self._context.language)
            self.printer_combo.addItem(self.tr("Máy in: {name}").format(name=name))
        alone = self.tr("Máy này chỉ có một máy in loại này") if len(found) < 2 else ""
        set_usable(self.printer_combo, alone)

    def _move(self, row: int) -> None:
        """Another printer, from now on; in the printer's lane, so that no print is torn."""
        context, choice = self._context, self._printers[row]

        def done(_nothing: None) -> None:
            name = choice.label.to(context.language)
            text = self.tr("Từ nay máy này in ra: {printer}.").format(printer=name)
            if choice.device.is_none:
                text = self.tr("Từ nay quầy này không dùng máy in phiếu.")
            context.notices.toast(text, tone="ok")

        move = context.desk.printers.move
        context.tasks.run(
            self, "printer", move, self._kind, choice, done=done, failed=self.failed.emit
        )
