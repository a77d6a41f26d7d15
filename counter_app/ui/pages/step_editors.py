"""Which editor a field of a step gets."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from counter_app.domain.dossier.entries.answers import Fault
from counter_app.services.gestures.gesture import Field, FieldKind
from counter_app.ui.pages.supplement_items import fault_words
from counter_app.ui.widgets.step_fields import (
    ChoiceEditor,
    DateEditor,
    Editor,
    LacksEditor,
    MoneyEditor,
    TextEditor,
    TicksEditor,
)

if TYPE_CHECKING:
    from counter_app.services.life import StepForm
    from counter_app.ui.context import PageContext


def editor_of(field: Field, form: StepForm, context: PageContext, parent: QWidget) -> Editor:
    """The editor of one field, filled with what stands there first."""
    words, language = field.words.to(context.language), context.language
    match field.kind:
        case FieldKind.DATE | FieldKind.MOMENT:
            return DateEditor(field, words, language, context.desk.life.today, parent)
        case FieldKind.MONEY:
            return MoneyEditor(field, words, language, parent)
        case FieldKind.CHOICE:
            return ChoiceEditor(field, words, language, parent)
        case FieldKind.YES | FieldKind.TICKS:
            return TicksEditor(field, words, language, parent)
        case FieldKind.LACKS:
            return LacksEditor(
                field,
                form.papers,
                {fault: fault_words(fault) for fault in Fault},
                _what_to_bring(),
                parent,
            )
        case FieldKind.TEXT | FieldKind.LONG | FieldKind.CODE:
            return TextEditor(field, words, context.theme, parent)


def _what_to_bring() -> str:
    return QCoreApplication.translate("StepPage", "Nội dung phải bổ sung")
