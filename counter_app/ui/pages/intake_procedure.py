"""Block 2 of the intake page, its head: which procedure, which case, until when, for how much."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QGridLayout, QHBoxLayout, QLabel, QSpinBox, QWidget

from counter_app.domain.formats import show_moment
from counter_app.domain.money import format_dong
from counter_app.ui.pages.intake_session import DraftSession
from counter_app.ui.widgets.search_edit import Choice, SearchEdit

if TYPE_CHECKING:
    from counter_app.domain.procedure import Procedure
    from counter_app.services.intake import IntakeView
    from counter_app.ui.context import PageContext


class ProcedurePanel(QWidget):
    """The procedure field and what follows from it."""

    procedure_chosen = Signal(str)  # code

    def __init__(self, context: PageContext, session: DraftSession, parent: QWidget) -> None:
        super().__init__(parent)
        self._context = context
        self._session = session
        self._cases: tuple[str, ...] = ()
        self.proc_edit = SearchEdit(
            "intake_procEdit", self.tr("Số hoặc tên thủ tục"), self._find, self
        )
        self.proc_edit.setPlaceholderText(self.tr("Số thủ tục (ví dụ 101) hoặc tên"))
        self.proc_edit.chosen.connect(self.procedure_chosen)
        self.case_combo = QComboBox(self)
        self.case_combo.setObjectName("intake_caseCombo")
        self.case_combo.setAccessibleName(self.tr("Trường hợp"))
        self.case_combo.activated.connect(self._case_chosen)
        self.units_label = QLabel(self)
        self.units_spin = QSpinBox(self)
        self.units_spin.setObjectName("intake_unitsSpin")
        self.units_spin.setAccessibleName(self.tr("Số lượng tính phí"))
        self.units_spin.setRange(1, 999)
        self.units_spin.editingFinished.connect(self._units_changed)
        self.sets_spin = QSpinBox(self)
        self.sets_spin.setObjectName("intake_setsSpin")
        self.sets_spin.setAccessibleName(self.tr("Số bộ hồ sơ"))
        self.sets_spin.setRange(1, 20)
        self.sets_spin.editingFinished.connect(
            lambda: self._session.edit(sets=self.sets_spin.value())
        )
        self.due_label = _label("intake_dueLabel", self)
        self.fee_label = _label("intake_feeLabel", self)
        self.route_label = _label("intake_routeLabel", self)
        self._lay_out()

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.addWidget(self.proc_edit, 3)
        top.addWidget(self.case_combo, 2)
        top.addWidget(self.units_label)
        top.addWidget(self.units_spin)
        self.sets_label = QLabel(self.tr("Số bộ"), self)
        self.sets_label.setBuddy(self.sets_spin)
        top.addWidget(self.sets_label)
        top.addWidget(self.sets_spin)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.addLayout(top, 0, 0, 1, 2)
        grid.addWidget(self.due_label, 1, 0)
        grid.addWidget(self.fee_label, 1, 1)
        grid.addWidget(self.route_label, 2, 0, 1, 2)
        grid.setColumnStretch(0, 3)
        grid.setColumnStretch(1, 2)

    def tab_chain(self) -> list[QWidget]:
        """The fields in reading order."""
        return [self.proc_edit, self.case_combo, self.units_spin, self.sets_spin]

    def show_view(self, shown: IntakeView) -> None:
        """Show the procedure of the draft and what was computed."""
        draft, procedure = self._session.draft, shown.procedure
        if procedure is None:
            self.proc_edit.set_value("")
        else:
            self.proc_edit.set_value(f"{procedure.alias} · {procedure.name}")
        self._show_cases(procedure, draft.case)
        unit = procedure.unit_name if procedure else None
        self.units_label.setText(self.tr("Số {unit}").format(unit=unit) if unit else "")
        self.units_label.setVisible(bool(unit))
        self.units_spin.setVisible(bool(unit))
        self.units_spin.setValue(draft.payment.units)
        for widget in (self.sets_label, self.sets_spin):
            widget.setVisible(procedure is not None)
        self.sets_spin.setValue(draft.sets)
        self._show_consequences(shown)

    def _show_cases(self, procedure: Procedure | None, chosen: str) -> None:
        cases = procedure.cases if procedure else ()
        ids = tuple(case.id for case in cases)
        if ids != self._cases:
            self._cases = ids
            self.case_combo.clear()
            if cases:
                self.case_combo.addItem(self.tr("Chọn trường hợp …"), "")
            for case in cases:
                self.case_combo.addItem(case.name, case.id)
        self.case_combo.setVisible(bool(cases))
        self.case_combo.setCurrentIndex(max(0, self.case_combo.findData(chosen)))

    def _show_consequences(self, shown: IntakeView) -> None:
        if shown.due is not None:
            until = show_moment(shown.due.due_at)
            self.due_label.setText(
                self.tr("{limit} → hẹn trả {until}").format(limit=shown.due.limit, until=until)
            )
            self.due_label.setToolTip(shown.due_sentence)
            self.due_label.setAccessibleDescription(shown.due_sentence)
        else:
            self.due_label.setText("")
        if shown.procedure is None:
            self.fee_label.setText("")
        elif shown.listed_dong == shown.due_dong:
            amount = format_dong(shown.due_dong)
            self.fee_label.setText(
                self.tr("Phí, lệ phí {amount}").format(amount=amount)
                if shown.fees
                else self.tr("Không thu phí, lệ phí")
            )
        else:
            self.fee_label.setText(
                self.tr("Phí, lệ phí <s>{listed}</s> {amount}").format(
                    listed=format_dong(shown.listed_dong), amount=format_dong(shown.due_dong)
                )
            )
        self.route_label.setText(
            self.tr("Chuyển {agency} giải quyết").format(agency=shown.agency_name)
            if shown.agency_name
            else ""
        )
        reasons = [fee.waiver for fee in shown.fees if fee.waiver]
        self.fee_label.setToolTip("\n".join(reasons))

    def _find(self, text: str) -> list[Choice]:
        found = self._context.desk.catalogue.find(text, self._context.who)
        return [
            Choice(
                key=choice.code,
                text=f"{choice.alias} · {choice.name}",
                detail=choice.agency_name,
                why_not=choice.why_not,
            )
            for choice in found
        ]

    def _case_chosen(self, _row: int) -> None:
        self._session.edit(case=self.case_combo.currentData() or "")

    def _units_changed(self) -> None:
        payment = replace(self._session.draft.payment, units=self.units_spin.value())
        self._session.edit(payment=payment)


def _label(name: str, parent: QWidget) -> QLabel:
    label = QLabel(parent)
    label.setObjectName(name)
    label.setWordWrap(True)
    return label
