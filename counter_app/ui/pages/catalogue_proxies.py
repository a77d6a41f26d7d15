"""Who may hand in for the owner, and with what paper, for all cases or one (R20)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from counter_app.domain.procedure import Representation, RepresentationRule
from counter_app.domain.representation import ADDRESS
from counter_app.ui.pages import catalogue_words as words
from counter_app.ui.pages.catalogue_rule_parts import choice_part, text_part, words_part
from counter_app.ui.pages.catalogue_rules import RulesEditor
from counter_app.ui.pages.catalogue_scope import CasesNow, case_part

if TYPE_CHECKING:
    from counter_app.domain.procedure import Procedure
    from counter_app.ui.context import PageContext


def proxies_editor(context: PageContext, cases: CasesNow, parent: QWidget) -> RulesEditor:
    """A rule for all cases, or one for each."""
    translate = QCoreApplication.translate
    made = RulesEditor(
        context,
        parent,
        name="proxies",
        title=translate("Catalogue", "Người nộp thay"),
        heads=(translate("Catalogue", "Người khác nộp thay, trường hợp"),),
        rules=cases.procedure.representation,
        blank=lambda _others: RepresentationRule(rule=Representation.FREE_PAPER),
        say=lambda number, rule: (_line(number, rule, cases.procedure),),
    )
    rules = [(words.representation(one), one) for one in Representation]
    example = translate("Catalogue", "Ví dụ: cha, mẹ, vợ, chồng, con")
    made.take(
        choice_part(
            "rule",
            "catalogue_proxyCombo",
            translate("Catalogue", "Người khác nộp thay"),
            rules,
            made,
        ),
        case_part("catalogue_proxy", cases, made),
        words_part(
            "relatives_without_paper",
            "catalogue_proxyRelativesEdit",
            translate("Catalogue", "Người thân không phải nộp giấy"),
            made,
            example,
        ),
        words_part(
            "for_minor",
            "catalogue_proxyMinorEdit",
            translate("Catalogue", "Nộp thay người dưới 18 tuổi"),
            made,
            example,
        ),
        text_part(
            "sentence",
            "catalogue_proxySentenceEdit",
            translate("Catalogue", "Giải thích nếu không được nộp thay"),
            made,
            hint=translate("Catalogue", "Viết {address} ở chỗ xưng hô").format(address=ADDRESS),
        ),
        text_part(
            "sentence_en",
            "catalogue_proxyEnglishEdit",
            translate("Catalogue", "Giải thích bằng tiếng Anh"),
            made,
        ),
    )
    cases.changed.connect(made.follow)
    return made


def _line(number: int, rule: RepresentationRule, procedure: Procedure) -> str:
    return f"{number}. {words.proxy_words(rule, procedure)}"
