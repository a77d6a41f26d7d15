"""Who serves a procedure from when to when, what cases it has, and what is counted in it."""

from __future__ import annotations

from dataclasses import replace
from itertools import count
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QFormLayout, QLabel, QVBoxLayout, QWidget

from counter_app.domain.procedure import Case, Service
from counter_app.ui.pages import catalogue_words as words
from counter_app.ui.pages.catalogue_rule_parts import choice_part, day_parts, text_part
from counter_app.ui.pages.catalogue_rules import RulesEditor
from counter_app.ui.widgets.fields import ViLineEdit

if TYPE_CHECKING:
    from counter_app.domain.procedure import Procedure
    from counter_app.services.procedure_views import ProcedureView
    from counter_app.ui.context import PageContext


def agencies_editor(context: PageContext, view: ProcedureView, parent: QWidget) -> RulesEditor:
    """The agency that decides, one on every day: another takes over when the one before ends."""
    translate = QCoreApplication.translate
    names = view.agency_names
    made = RulesEditor(
        context,
        parent,
        name="agencies",
        title=translate("Catalogue", "Cơ quan giải quyết"),
        head=translate("Catalogue", "Cơ quan giải quyết, từ ngày, đến ngày"),
        rules=view.procedure.agencies,
        blank=lambda _others: Service(agency=""),
        say=lambda one: _service_words(one, names),
    )
    today = dict(view.agencies)
    gone = {one.agency: names.get(one.agency, one.agency) for one in view.procedure.agencies}
    choices = [(name, agency) for agency, name in (today | gone).items()]
    made.take(
        choice_part(
            "agency",
            "catalogue_servingCombo",
            translate("Catalogue", "Cơ quan giải quyết"),
            choices,
            made,
        ),
        *day_parts("catalogue_serving", context, made),
    )
    return made


class CasesEditor(QWidget):
    """The cases a clerk chooses from, and what is counted where a fee or paper is for each of it.

    Papers, limits and fees name a new case once it is written.
    """

    def __init__(self, context: PageContext, procedure: Procedure, parent: QWidget) -> None:
        super().__init__(parent)
        cases = procedure.cases
        self.unit = ViLineEdit("catalogue_unitNameEdit", self.tr("Đơn vị tính"), self)
        self.unit.setPlaceholderText(self.tr("Bỏ trống: không đếm. Ví dụ: xe, thiết bị, phiếu"))
        self.unit.set_value(procedure.unit_name or "")
        self.cases = RulesEditor(
            context,
            self,
            name="cases",
            title=self.tr("Trường hợp"),
            head=self.tr("Trường hợp giải quyết"),
            rules=cases,
            blank=lambda others: _blank_case({one.id for one in (*cases, *others)}),
            say=lambda one: one.name,
        )
        self.cases.take(
            text_part("name", "catalogue_caseNameEdit", self.tr("Tên trường hợp"), self.cases)
        )
        form = QFormLayout()
        context.theme.fit(form, spacing=6)
        form.addRow(self.unit.accessibleName(), self.unit)
        hint = QLabel(
            self.tr(
                "Trường hợp mới: ghi phiên bản (F9) rồi mới chọn được ở giấy tờ, thời hạn, mức thu."
            ),
            self,
        )
        hint.setWordWrap(True)
        hint.setProperty("look", "quiet")
        column = QVBoxLayout(self)
        context.theme.fit(column, spacing=8)
        column.addLayout(form)
        column.addWidget(self.cases)
        column.addWidget(hint)

    def changed(self, procedure: Procedure) -> Procedure:
        """`procedure` with cases and unit as they stand here."""
        self.unit.commit()
        return replace(procedure, cases=self.cases.rules(), unit_name=self.unit.value() or None)


def _service_words(one: Service, names: dict[str, str]) -> str:
    dates = words.dates_words(one.valid_from, one.valid_to)
    return " · ".join(filter(None, (names.get(one.agency, one.agency), dates)))


def _blank_case(taken: set[str]) -> Case:
    """Drafts and rules name a case by its id: a new one never takes that of another."""
    made = next(name for n in count(1) if (name := f"truong-hop-{n}") not in taken)
    return Case(id=made, name="")
