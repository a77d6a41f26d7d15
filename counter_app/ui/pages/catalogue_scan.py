"""How the papers of a new version are scanned: as each PC is set, or in a way of their own."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFormLayout, QVBoxLayout, QWidget

from counter_app.domain.scan_profile import ScanProfile, SheetSize, Sides
from counter_app.ui import scan_words
from counter_app.ui.pages.calendar_lines import narrow_combo

if TYPE_CHECKING:
    from counter_app.domain.procedure import Procedure
    from counter_app.ui.context import PageContext


class ScanEditor(QWidget):
    """What was chosen stays until the page closes, also while the PC decides."""

    def __init__(self, context: PageContext, profile: ScanProfile | None, parent: QWidget) -> None:
        super().__init__(parent)
        self.whose = narrow_combo(
            "catalogue_scanWhoseCombo",
            self.tr("Cách quét"),
            [
                (self.tr("Như máy quét của từng quầy được đặt"), False),
                (self.tr("Riêng cho thủ tục này"), True),
            ],
            self,
        )
        self.whose.setCurrentIndex(self.whose.findData(profile is not None))
        labels = {
            "sides": self.tr("Mặt giấy"),
            "colour": self.tr("Màu hay xám"),
            "size": self.tr("Khổ giấy"),
            "dpi": self.tr("Độ phân giải"),
        }
        known = profile or ScanProfile()
        self.fields = {
            name: narrow_combo(
                f"catalogue_scan_{name}Combo",
                labels[name],
                [(words, value) for value, words in values.items()],
                self,
            )
            for name, values in scan_words.choices().items()
        }
        self._own = QWidget(self)
        form = QFormLayout(self._own)
        context.theme.fit(form, spacing=6)
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        for name, combo in self.fields.items():
            combo.setCurrentIndex(combo.findData(getattr(known, name)))
            form.addRow(labels[name], combo)
        column = QVBoxLayout(self)
        context.theme.fit(column, spacing=8)
        column.addWidget(self.whose)
        column.addWidget(self._own)
        self.whose.currentIndexChanged.connect(lambda _at: self._show_own())
        self._show_own()

    def changed(self, procedure: Procedure) -> Procedure:
        """`procedure` scanned as chosen here."""
        return replace(procedure, scan_profile=self._profile())

    def _profile(self) -> ScanProfile | None:
        if not self.whose.currentData():
            return None
        chosen = {name: combo.currentData() for name, combo in self.fields.items()}
        return ScanProfile(  # Qt hands back bare text
            sides=Sides(chosen["sides"]),
            colour=chosen["colour"],
            size=SheetSize(chosen["size"]),
            dpi=chosen["dpi"],
        )

    def _show_own(self) -> None:
        self._own.setVisible(bool(self.whose.currentData()))
