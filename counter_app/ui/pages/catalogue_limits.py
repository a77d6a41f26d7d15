"""The time limits of a new version: figure and unit, for whom, from when to when."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from counter_app.domain.procedure import LimitUnit, TimeLimit
from counter_app.ui.pages import catalogue_words as words
from counter_app.ui.pages.catalogue_rule_parts import (
    choice_part,
    count_part,
    number_part,
    text_part,
    time_part,
)
from counter_app.ui.pages.catalogue_rules import RulesEditor
from counter_app.ui.pages.catalogue_scope import CasesNow, scope_parts

if TYPE_CHECKING:
    from counter_app.ui.context import PageContext

_MOST_UNITS = 9_999


def limits_editor(context: PageContext, cases: CasesNow, parent: QWidget) -> RulesEditor:
    """What the clock of mẫu 01 counts by; a limit may name each of `cases`."""
    translate = QCoreApplication.translate
    made = RulesEditor(
        context,
        parent,
        name="limits",
        title=translate("Catalogue", "Thời hạn"),
        heads=(translate("Catalogue", "Thời hạn, áp dụng khi nào"),),
        rules=cases.procedure.limits,
        blank=_blank,
        say=lambda number, limit: (f"{number}. {words.limit_words(limit, cases.procedure)}",),
    )
    units = [(words.unit_words(unit), unit) for unit in LimitUnit]
    made.take(
        number_part("amount", "catalogue_limitAmountEdit", translate("Catalogue", "Số"), made),
        choice_part(
            "unit", "catalogue_limitUnitCombo", translate("Catalogue", "Đơn vị"), units, made
        ),
        *scope_parts("catalogue_limit", context, cases, made),
        count_part(
            "units_from",
            "catalogue_limitUnitsEdit",
            translate("Catalogue", "Áp dụng từ số lượng"),
            _MOST_UNITS,
            made,
        ),
        time_part(
            "late_after",
            "catalogue_limitLateEdit",
            translate("Catalogue", "Nhận sau giờ này: tính từ ngày làm việc sau"),
            context.language,
            made,
        ),
        text_part("note", "catalogue_limitNoteEdit", translate("Catalogue", "Ghi chú"), made),
    )
    cases.changed.connect(made.follow)
    return made


def _blank(_others: Sequence[Any]) -> TimeLimit:
    return TimeLimit(amount=Decimal(0), unit=LimitUnit.WORKING_DAYS)
