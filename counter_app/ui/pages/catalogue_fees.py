"""The fees of a new version, each with what is waived of it, from when to when (R74)."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import count
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from counter_app.domain.procedure import FeeKind, FeeMoment, FeeRule, Waiver
from counter_app.domain.procedure_checks import FEE_UNITS
from counter_app.ui.pages import catalogue_words as words
from counter_app.ui.pages.catalogue_rule_parts import (
    NotUnderstoodError,
    Part,
    choice_part,
    count_part,
    money_part,
    text_part,
    tick_part,
)
from counter_app.ui.pages.catalogue_rules import RulesEditor
from counter_app.ui.pages.catalogue_scope import CasesNow, channel_part, day_parts, scope_parts

if TYPE_CHECKING:
    from counter_app.domain.procedure import Procedure
    from counter_app.ui.context import PageContext

_MOST_UNITS = 9_999
_WHOLE = 100  # percent


def fees_editor(context: PageContext, cases: CasesNow, parent: QWidget) -> RulesEditor:
    """Amount and source, for whom, from when to when, when it is due and what is waived."""
    translate = QCoreApplication.translate
    made = RulesEditor(
        context,
        parent,
        name="fees",
        title=translate("Catalogue", "Phí, lệ phí"),
        heads=(translate("Catalogue", "Khoản thu, mức thu, văn bản quy định"),),
        rules=cases.procedure.fees,
        blank=_blank,
        say=lambda number, fee: (_line(number, fee, cases.procedure),),
    )
    kinds = [
        (translate("Catalogue", "Phí"), FeeKind.SERVICE_FEE),
        (translate("Catalogue", "Lệ phí"), FeeKind.STATE_CHARGE),
    ]
    moments = [(words.fee_moment(one), one) for one in FeeMoment]
    made.take(
        text_part("name", "catalogue_feeNameEdit", translate("Catalogue", "Tên khoản thu"), made),
        choice_part("kind", "catalogue_feeKindCombo", translate("Catalogue", "Loại"), kinds, made),
        money_part(
            "amount_dong",
            "catalogue_feeAmountEdit",
            translate("Catalogue", "Mức thu"),
            context.language,
            made,
        ),
        *_unit_parts(made),
        text_part(
            "source", "catalogue_feeSourceEdit", translate("Catalogue", "Văn bản quy định"), made
        ),
        *scope_parts("catalogue_fee", context, cases, made),
        choice_part(
            "moment", "catalogue_feeMomentCombo", translate("Catalogue", "Thu khi"), moments, made
        ),
        _waivers_part(context, cases, made),
    )
    cases.changed.connect(made.follow)
    return made


def _line(number: int, fee: FeeRule, procedure: Procedure) -> str:
    return f"{number}. {fee.name}: {words.fee_words(fee, procedure)}"


def _unit_parts(parent: QWidget) -> tuple[Part, ...]:
    """Of what the amount is the price: "for every 10 pages, the first 2 free"."""
    translate = QCoreApplication.translate
    units = [(words.fee_unit(unit), unit) for unit in FEE_UNITS]
    return (
        choice_part(
            "unit", "catalogue_feeUnitCombo", translate("Catalogue", "Tính theo"), units, parent
        ),
        count_part(
            "unit_size",
            "catalogue_feeUnitSizeEdit",
            translate("Catalogue", "Mức thu cho mỗi (số lượng)"),
            _MOST_UNITS,
            parent,
        ),
        count_part(
            "included_units",
            "catalogue_feeIncludedEdit",
            translate("Catalogue", "Không thu của (số lượng) đầu"),
            _MOST_UNITS,
            parent,
        ),
    )


def _waivers_part(context: PageContext, cases: CasesNow, parent: QWidget) -> Part:
    """What is waived or reduced of the fee above."""
    translate = QCoreApplication.translate
    taken = {waiver.id for fee in cases.procedure.fees for waiver in fee.waivers}
    editor = RulesEditor(
        context,
        parent,
        name="waivers",
        title=translate("Catalogue", "Miễn, giảm"),
        heads=(translate("Catalogue", "Miễn, giảm của khoản thu này"),),
        rules=(),
        blank=lambda others: _blank_waiver(taken | {one.id for one in others}),
        say=lambda number, one: (f"{number}. {words.waiver_words(one)}",),
    )
    editor.setAccessibleName(translate("Catalogue", "Miễn, giảm của khoản thu này"))
    editor.take(
        text_part("reason", "catalogue_waiverReasonEdit", translate("Catalogue", "Lý do"), editor),
        count_part(
            "percent",
            "catalogue_waiverPercentEdit",
            translate("Catalogue", "Còn phải nộp (%)"),
            _WHOLE,
            editor,
        ),
        text_part(
            "source",
            "catalogue_waiverSourceEdit",
            translate("Catalogue", "Văn bản quy định"),
            editor,
        ),
        channel_part("catalogue_waiver", editor),
        *day_parts("catalogue_waiver", context, editor),
        tick_part(
            "automatic",
            "catalogue_waiverAutomaticCheck",
            translate("Catalogue", "Tự áp dụng, người tiếp nhận không phải chọn"),
            editor,
        ),
    )

    def read() -> tuple[Any, ...]:
        wrong = editor.wrong()
        if wrong is not None:
            raise NotUnderstoodError(wrong[1])
        return editor.rules()

    return Part(
        name="waivers",
        field=editor,
        changed=editor.edited,
        show=editor.show_rules,
        read=read,
        alone=True,
    )


def _blank(_others: Sequence[Any]) -> FeeRule:
    return FeeRule(kind=FeeKind.STATE_CHARGE, name="", amount_dong=None, source="")


def _blank_waiver(taken: set[str]) -> Waiver:
    """Drafts name a waiver by its id: a new one never takes that of another."""
    made = next(name for n in count(1) if (name := f"mien-giam-{n}") not in taken)
    return Waiver(id=made, reason="", percent=0, source="")
