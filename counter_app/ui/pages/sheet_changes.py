"""What may still be put right of an accepted dossier: a typing error; the frame of such forms."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QComboBox,
    QFormLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from counter_app.domain.dossier.state import CORRECTABLE, field_value
from counter_app.ui.errors import sentences
from counter_app.ui.pages.sheet_summary import field_word
from counter_app.ui.widgets.fields import ViLineEdit
from counter_app.ui.widgets.page_frame import button, set_usable

if TYPE_CHECKING:
    from counter_app.services.lookup import DossierSheet
    from counter_app.ui.context import PageContext


class Panel(QFrame):
    """A form over the tabs of the sheet; `finished` when done or given up."""

    finished = Signal()
    in_sight = Signal(QWidget)  # scroll so that it can be read, in large type too

    def __init__(self, context: PageContext, stream: str, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self._context = context
        self._stream = stream
        self.form = QFormLayout()
        context.theme.fit(self.form, spacing=8)
        self.problem = QLabel("", self)
        self.problem.setObjectName(f"{name}_problemLabel")
        self.problem.setProperty("look", "error")
        self.problem.setWordWrap(True)
        self.problem.hide()
        self._buttons = QHBoxLayout()
        context.theme.fit(self._buttons, spacing=8)
        column = QVBoxLayout(self)
        context.theme.fit(column, margins=(16, 12, 16, 12), spacing=8)
        column.addLayout(self.form)
        column.addWidget(self.problem)
        column.addLayout(self._buttons)
        column.addStretch(1)

    def _add_buttons(self, apply: QPushButton, name: str, give_up: str) -> None:
        self._apply = apply
        self._buttons.addWidget(apply)
        self._buttons.addWidget(button(name, give_up, self, self.finished.emit))
        self._buttons.addStretch(1)

    def _refuse(self, sentence: str, at: QWidget) -> None:
        self.problem.setText(sentence)
        self.problem.setAccessibleName(sentence)
        self.problem.show()
        at.setFocus()
        self.in_sight.emit(self.problem)

    def _failed(self, error: Exception) -> None:
        set_usable(self._apply, "")
        self.problem.setText(sentences(self._context.errors.told(error)))
        self.problem.show()


class CorrectPanel(Panel):
    """One field, its new value, the reason; both values stay in the history."""

    def __init__(self, context: PageContext, stream: str, parent: QWidget) -> None:
        super().__init__(context, stream, "correct", parent)
        self._sheet: DossierSheet | None = None
        self.field_combo = QComboBox(self)
        self.field_combo.setObjectName("correct_fieldCombo")
        self.field_combo.setAccessibleName(self.tr("Mục cần sửa"))
        self.old_label = QLabel("", self)
        self.old_label.setObjectName("correct_oldLabel")
        self.old_label.setWordWrap(True)
        self.new_edit = ViLineEdit("correct_newEdit", self.tr("Nội dung đúng"), self)
        self.reason_edit = ViLineEdit("correct_reasonEdit", self.tr("Lý do sửa"), self)
        self.reason_edit.setPlaceholderText(self.tr("Ví dụ: nhập nhầm số so với thẻ căn cước"))
        self.form.addRow(self.tr("Mục cần sửa"), self.field_combo)
        self.form.addRow(self.tr("Nội dung đã lưu"), self.old_label)
        self.form.addRow(self.tr("Nội dung đúng"), self.new_edit)
        self.form.addRow(self.tr("Lý do sửa"), self.reason_edit)
        save = button(
            "correct_saveButton", self.tr("Lưu nội dung đúng"), self, self._save, primary=True
        )
        self._add_buttons(save, "correct_cancelButton", self.tr("Không sửa"))
        self.field_combo.currentIndexChanged.connect(self._show_old)

    def focus_first(self) -> None:
        """Start with the field."""
        self.problem.hide()
        self._show_old()
        self.field_combo.setFocus()

    def show_sheet(self, sheet: DossierSheet) -> None:
        """Offer the fields this dossier has."""
        self._sheet = sheet
        chosen = self.field_combo.currentData()
        self.field_combo.blockSignals(True)
        self.field_combo.clear()
        for path in CORRECTABLE:
            if field_value(sheet.accepted, path) is not None:
                self.field_combo.addItem(field_word(path, self._context.language), path)
        self.field_combo.setCurrentIndex(max(0, self.field_combo.findData(chosen)))
        self.field_combo.blockSignals(False)
        if not self.isVisible():
            self._show_old()

    def _show_old(self) -> None:
        path = self.field_combo.currentData()
        if self._sheet is not None and path:
            old = field_value(self._sheet.accepted, path) or ""
            self.old_label.setText(old or "–")
            self.new_edit.set_value(old)

    def _save(self) -> None:
        path, new = self.field_combo.currentData(), self.new_edit.value()
        reason = self.reason_edit.value()
        old = field_value(self._sheet.accepted, path) if self._sheet else ""
        if new == old:
            self._refuse(self.tr("Nội dung đúng chưa khác nội dung đã lưu."), self.new_edit)
            return
        if not reason:
            self._refuse(self.tr("Phải ghi lý do sửa."), self.reason_edit)
            return
        self.problem.hide()
        set_usable(self._apply, self.tr("Đang lưu"))
        context = self._context
        context.tasks.run(
            self,
            "db",
            context.desk.amending.correct,
            self._stream,
            path,
            new,
            reason,
            context.who,
            done=self._saved,
            failed=self._failed,
        )

    def _saved(self, _nothing: object) -> None:
        set_usable(self._apply, "")
        self.reason_edit.set_value("")
        self._context.notices.toast(
            self.tr("Đã sửa. Nội dung cũ vẫn còn trong lịch sử hồ sơ."), tone="ok"
        )
        self._context.signals.dossier_changed.emit(self._stream)
        self.finished.emit()
