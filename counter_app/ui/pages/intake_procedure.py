"""Block 2 of the intake page, its head: which procedure, which case, until when, for how much."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont, QKeyEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from counter_app.domain.due_words import limit_words
from counter_app.domain.formats import moment_words
from counter_app.domain.guidance import NotReceived
from counter_app.domain.money import format_dong
from counter_app.ui.pages.intake_lines import Hint, SideBySide, show_number
from counter_app.ui.pages.intake_route import RouteLine
from counter_app.ui.pages.intake_session import DraftSession
from counter_app.ui.widgets.flow import FlowLayout
from counter_app.ui.widgets.search_edit import Choice, SearchEdit
from counter_app.ui.widgets.typed_fields import CountSpin

if TYPE_CHECKING:
    from counter_app.domain.procedure import Procedure
    from counter_app.services.catalogue import ProcedureChoice
    from counter_app.services.intake import IntakeView
    from counter_app.ui.context import PageContext

_CASE_LETTERS = 14  # the box may be narrower than its longest case; the list is not


class ProcedureEdit(SearchEdit):
    """Enter in the empty field takes the procedure of the dossier before, when it is offered."""

    repeated = Signal()
    offers_repeat = False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt: see above; all else as in any search field."""
        enter = event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
        if enter and self.offers_repeat and not self.value() and not self.is_open:
            self.repeated.emit()
            return
        super().keyPressEvent(event)

    def _entered(self) -> None:
        typed = self.pending
        self.commit()
        if typed:  # Enter took nothing: what was typed is no procedure
            self.selectAll()
        else:
            self.focusNextPrevChild(True)


class ProcedurePanel(QWidget):
    """The procedure field and what follows from it."""

    procedure_chosen = Signal(object)  # code
    guidance_asked = Signal(object)  # NotReceived

    def __init__(self, context: PageContext, session: DraftSession, parent: QWidget) -> None:
        super().__init__(parent)
        self._context = context
        self._session = session
        self._cases: tuple[str, ...] = ()
        self._before = ""  # code of the dossier before, to be taken again with Enter
        self.proc_edit = ProcedureEdit(
            "intake_procEdit", self.tr("Số hoặc tên thủ tục"), self._find, self
        )
        self.proc_edit.chosen.connect(self._taken)
        self.proc_edit.committed.connect(self._left_unchosen)
        self.proc_edit.repeated.connect(lambda: self.procedure_chosen.emit(self._before))
        self.case_combo = QComboBox(self)
        self.case_combo.setObjectName("intake_caseCombo")
        self.case_combo.setAccessibleName(self.tr("Trường hợp"))
        self.case_combo.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.case_combo.setMinimumContentsLength(_CASE_LETTERS)
        self.case_combo.activated.connect(self._case_chosen)
        self.units_spin = CountSpin(
            "intake_unitsSpin", self.tr("Số lượng tính phí"), (1, 999), self
        )
        self.units_spin.editingFinished.connect(self._units_changed)
        self.sets_spin = CountSpin("intake_setsSpin", self.tr("Số bộ hồ sơ"), (1, 20), self)
        self.sets_spin.editingFinished.connect(
            lambda: self._session.edit(sets=self.sets_spin.value())
        )
        self.due_label = self._label("intake_dueLabel")
        self.fee_label = self._label("intake_feeLabel")
        self.listed_label = self._label("intake_listedFeeLabel")
        struck = QFont()
        struck.setStrikeOut(True)
        self.listed_label.setFont(struck)
        self.route_label = self._label("intake_routeLabel")
        self.route = RouteLine(context, self)
        self.hint = Hint("intake_procedureHint", self)
        self._lay_out()
        self.offer_again("")

    def _lay_out(self) -> None:
        theme = self._context.theme
        top = SideBySide(theme)
        top.addWidget(self.proc_edit, 3)
        top.addWidget(self.case_combo, 2)
        self.units_label, units = self._counted(self.tr("Số lượng"), self.units_spin)
        _, sets = self._counted(self.tr("Số bộ"), self.sets_spin)
        self._units, self._sets = units, sets
        line = FlowLayout()
        theme.fit(line, spacing=14)
        for widget in (*self._told(), units, sets):
            line.addWidget(widget)
        column = QVBoxLayout(self)
        theme.fit(column, spacing=6)
        column.addLayout(top)
        column.addLayout(line)
        column.addWidget(self.route)
        column.addWidget(self.hint)

    def _counted(self, text: str, spin: CountSpin) -> tuple[QLabel, QWidget]:
        holder = QWidget(self)
        label = QLabel(text, holder)
        label.setBuddy(spin)
        row = QHBoxLayout(holder)
        self._context.theme.fit(row, spacing=6)
        row.addWidget(label)
        row.addWidget(spin)
        return label, holder

    def _label(self, name: str) -> QLabel:
        label = QLabel(self)
        label.setObjectName(name)
        return label

    def _told(self) -> tuple[QLabel, ...]:
        return (self.due_label, self.fee_label, self.listed_label, self.route_label)

    def tab_chain(self) -> list[QWidget]:
        """The fields in reading order."""
        return [
            self.proc_edit,
            self.case_combo,
            self.units_spin,
            self.sets_spin,
            self.route.print_button,
        ]

    def offer_again(self, code: str) -> None:
        """Let Enter in the empty field take `code`, the procedure of the dossier before."""
        procedure = self._context.desk.catalogue.procedure(code)
        self._before = code if procedure else ""
        self.proc_edit.offers_repeat = procedure is not None
        if procedure is None:
            self.proc_edit.setPlaceholderText(self.tr("Số thủ tục (ví dụ 101) hoặc tên"))
        else:
            self.proc_edit.setPlaceholderText(
                self.tr("Nhấn Enter: tiếp tục {alias} · {name}; hoặc nhập thủ tục khác").format(
                    alias=procedure.alias, name=procedure.name
                )
            )

    def show_view(self, shown: IntakeView) -> None:
        """Show the procedure of the draft and what was computed."""
        draft, procedure = self._session.draft, shown.procedure
        chosen = f"{procedure.alias} · {procedure.name}" if procedure else ""
        self.proc_edit.set_value(chosen)
        show_number(self.units_spin, draft.payment.units)
        show_number(self.sets_spin, draft.sets)
        self._show_cases(procedure, draft.case)
        unit = procedure.unit_name if procedure else None
        if unit:
            self.units_label.setText(self.tr("Số {unit}").format(unit=unit))
            self.units_spin.setAccessibleName(self.units_label.text())
        self._units.setVisible(bool(unit))
        self._sets.setVisible(procedure is not None)
        self._show_due(shown)
        self._show_fee(shown)
        self.route_label.setText(
            self.tr("Chuyển {agency} giải quyết").format(agency=shown.agency_name)
            if shown.agency_name and shown.route is None
            else ""
        )
        self.route.show_route(shown.route)
        for label in self._told():
            label.setVisible(bool(label.text()))

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
        self.case_combo.setToolTip(self.case_combo.currentText())

    def _show_due(self, shown: IntakeView) -> None:
        if shown.due is None:
            self.due_label.setText("")
            return
        language = self._context.language
        until = moment_words(shown.due.due_at).to(language)
        limit = limit_words(shown.due.limit).to(language)
        self.due_label.setText(
            self.tr("{limit} → hẹn trả {until}").format(limit=limit, until=until)
        )
        why = shown.due_sentence.to(language) if shown.due_sentence else ""
        self.due_label.setToolTip(why)
        self.due_label.setAccessibleDescription(why)

    def _show_fee(self, shown: IntakeView) -> None:
        listed, due = format_dong(shown.listed_dong), format_dong(shown.due_dong)
        if shown.procedure is None:
            text = ""
        elif not shown.fees:
            text = self.tr("Không thu phí, lệ phí")
        else:
            text = self.tr("Phí, lệ phí {amount}").format(amount=due)
        self.fee_label.setText(text)
        self.listed_label.setText(listed if listed != due else "")
        self.fee_label.setToolTip("\n".join(fee.waiver for fee in shown.fees if fee.waiver))

    def _find(self, text: str) -> list[Choice]:
        found = self._context.desk.catalogue.offered(text, self._context.who)
        return [
            self._elsewhere(one) if isinstance(one, NotReceived) else self._choice(one)
            for one in found
        ]

    def _choice(self, choice: ProcedureChoice) -> Choice:
        return Choice(
            key=choice.code,
            text=f"{choice.alias} · {choice.name}",
            detail=choice.agency_name,
            why_not=choice.why_not.to(self._context.language) if choice.why_not else "",
        )

    def _elsewhere(self, matter: NotReceived) -> Choice:
        return Choice(
            key=matter,
            text=f"{matter.alias} · {matter.name}",
            detail=self.tr("Không tiếp nhận tại Trung tâm: đến {place}").format(place=matter.go_to),
        )

    def _taken(self, key: object) -> None:
        self.proc_edit.revert()  # what is chosen comes back by the draft, which may have it already
        if isinstance(key, str):
            self.procedure_chosen.emit(key)
            return
        self._session.remember(focus=self.proc_edit.objectName(), typing="")
        self.guidance_asked.emit(key)

    def _left_unchosen(self, text: str) -> None:
        """What was typed is no procedure: say so, and show again the one of the draft."""
        if text:
            known = any(not choice.why_not for choice in self._find(text))
            self._context.notices.toast(
                (
                    self.tr("Chưa chọn thủ tục: nhập lại “{text}” rồi nhấn Enter.")
                    if known
                    else self.tr(
                        "Không có thủ tục nào có số hoặc tên “{text}”. Hồ sơ không thay đổi; "
                        "kiểm tra lại số thủ tục rồi nhập lại."
                    )
                ).format(text=text),
                tone="soon",
            )
        if self._session.is_open:
            self.show_view(self._session.shown)

    def _case_chosen(self, _row: int) -> None:
        self._session.edit(case=self.case_combo.currentData() or "")

    def _units_changed(self) -> None:
        payment = replace(self._session.draft.payment, units=self.units_spin.value())
        self._session.edit(payment=payment)
