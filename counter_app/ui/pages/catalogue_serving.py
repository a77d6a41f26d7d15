"""Who serves a procedure, from when to when."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from counter_app.domain.procedure import Service
from counter_app.ui.pages import catalogue_words as words
from counter_app.ui.pages.catalogue_rule_parts import choice_part
from counter_app.ui.pages.catalogue_rules import RulesEditor
from counter_app.ui.pages.catalogue_scope import day_parts

if TYPE_CHECKING:
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
        heads=(translate("Catalogue", "Cơ quan giải quyết, từ ngày, đến ngày"),),
        rules=view.procedure.agencies,
        blank=lambda _others: Service(agency=""),
        say=lambda number, one: (f"{number}. {_service_words(one, names)}",),
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


def _service_words(one: Service, names: dict[str, str]) -> str:
    dates = words.dates_words(one.valid_from, one.valid_to)
    return " · ".join(filter(None, (names.get(one.agency, one.agency), dates)))
