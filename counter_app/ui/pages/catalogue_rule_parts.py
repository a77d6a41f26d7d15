"""The fields of a time limit or a fee: each shows one attribute and reads it back."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication, SignalInstance
from PySide6.QtWidgets import QCheckBox, QWidget

from counter_app.domain.formats import parse_time, show_time
from counter_app.domain.procedure import Channel
from counter_app.domain.refusal import Refusal
from counter_app.ui.pages import catalogue_words as words
from counter_app.ui.pages.calendar_lines import narrow_combo
from counter_app.ui.widgets.fields import LatinLineEdit, ViLineEdit
from counter_app.ui.widgets.typed_fields import DateEdit, MoneyEdit

if TYPE_CHECKING:
    from counter_app.domain.procedure import Procedure
    from counter_app.ui.context import PageContext


class NotUnderstoodError(ValueError):
    """What is typed is no such value; says so to the person."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """`read` raises NotUnderstoodError."""

    name: str  # of the attribute
    field: QWidget
    changed: SignalInstance  # of the field
    show: Callable[[Any], None]
    read: Callable[[], Any]


def text_part(name: str, object_name: str, label: str, parent: QWidget) -> Part:
    """Words as they are typed."""
    edit = ViLineEdit(object_name, label, parent)
    return Part(name=name, field=edit, changed=edit.committed, show=edit.set_value, read=edit.value)


def number_part(name: str, object_name: str, label: str, parent: QWidget) -> Part:
    """How many units a limit has."""
    edit = LatinLineEdit(object_name, label, parent)

    def read() -> Decimal:
        try:
            amount = Decimal(edit.value())
        except InvalidOperation:
            amount = Decimal(-1)
        if not amount.is_finite() or amount < 0:
            raise NotUnderstoodError(
                QCoreApplication.translate(
                    "Catalogue",
                    "Thời hạn là một số, phần lẻ ghi sau dấu chấm, ví dụ 20 hoặc 0.5.",
                )
            )
        return amount

    return Part(
        name=name,
        field=edit,
        changed=edit.committed,
        show=lambda now: edit.set_value(f"{now}"),
        read=read,
    )


def money_part(name: str, object_name: str, label: str, language: str, parent: QWidget) -> Part:
    """Dong; empty while the province has set nothing."""
    edit = MoneyEdit(object_name, label, language, parent)

    def read() -> int | None:
        refusal = edit.refusal()
        if refusal is not None:
            raise NotUnderstoodError(refusal.to(language))
        return edit.dong()

    return Part(name=name, field=edit, changed=edit.committed, show=edit.set_dong, read=read)


def day_part(
    name: str, object_name: str, label: str, context: PageContext, parent: QWidget
) -> Part:
    """A first or last day; empty for none."""
    language = context.language
    today = context.desk.procedures.today
    edit = DateEdit(object_name, label, language, today, parent, past=False)

    def read() -> Any:
        refusal = edit.refusal()
        if refusal is not None:
            raise NotUnderstoodError(refusal.to(language))
        return edit.on()

    return Part(name=name, field=edit, changed=edit.committed, show=edit.set_on, read=read)


def count_part(name: str, object_name: str, label: str, most: int, parent: QWidget) -> Part:
    """A whole number from 0 to `most`."""
    edit = LatinLineEdit(object_name, label, parent)

    def read() -> int:
        text = edit.value()
        if not (text.isascii() and text.isdecimal()) or int(text) > most:
            told = QCoreApplication.translate(
                "Catalogue", "“{label}” là số nguyên từ 0 đến {most}."
            )
            raise NotUnderstoodError(told.format(label=label, most=most))
        return int(text)

    show = _shown_as(edit, str)
    return Part(name=name, field=edit, changed=edit.committed, show=show, read=read)


def time_part(name: str, object_name: str, label: str, language: str, parent: QWidget) -> Part:
    """An hour of the day; empty for none."""
    edit = LatinLineEdit(object_name, label, parent)

    def read() -> Any:
        if not edit.value():
            return None
        found = parse_time(edit.value())
        if isinstance(found, Refusal):
            raise NotUnderstoodError(found.to(language))
        return found

    show = _shown_as(edit, lambda now: show_time(now) if now else "")
    return Part(name=name, field=edit, changed=edit.committed, show=show, read=read)


def tick_part(name: str, object_name: str, label: str, parent: QWidget) -> Part:
    """Yes or no."""
    tick = QCheckBox(label, parent)
    tick.setObjectName(object_name)
    tick.setAccessibleName(label)
    return Part(
        name=name, field=tick, changed=tick.clicked, show=tick.setChecked, read=tick.isChecked
    )


def _shown_as(edit: LatinLineEdit, words: Callable[[Any], str]) -> Callable[[Any], None]:
    return lambda now: edit.set_value(words(now))


def choice_part(
    name: str, object_name: str, label: str, choices: Sequence[tuple[str, Any]], parent: QWidget
) -> Part:
    """One of few."""
    combo = narrow_combo(object_name, label, choices, parent)
    values = [value for _text, value in choices]

    def read() -> Any:
        if combo.currentIndex() < 0:
            text = QCoreApplication.translate("Catalogue", "Chưa chọn “{label}”.")
            raise NotUnderstoodError(text.format(label=label))
        return values[combo.currentIndex()]

    return Part(
        name=name,
        field=combo,
        changed=combo.activated,
        show=lambda now: combo.setCurrentIndex(values.index(now) if now in values else -1),
        read=read,
    )


def scope_parts(
    prefix: str, context: PageContext, procedure: Procedure, parent: QWidget
) -> tuple[Part, ...]:
    """For whom it holds, and from when to when."""
    translate = QCoreApplication.translate
    cases: list[tuple[str, Any]] = [(translate("Catalogue", "Mọi trường hợp"), None)]
    cases += [(one.name, one.id) for one in procedure.cases]
    case = choice_part(
        "case", f"{prefix}CaseCombo", translate("Catalogue", "Trường hợp"), cases, parent
    )
    channel = channel_part(prefix, parent)
    days = day_parts(prefix, context, parent)
    return (case, channel, *days) if procedure.cases else (channel, *days)


def channel_part(prefix: str, parent: QWidget) -> Part:
    """By which way of handing in it holds."""
    translate = QCoreApplication.translate
    channels: list[tuple[str, Any]] = [(translate("Catalogue", "Mọi cách nộp"), None)]
    channels += [(words.channel(one), one) for one in Channel]
    return choice_part(
        "channel", f"{prefix}ChannelCombo", translate("Catalogue", "Cách nộp"), channels, parent
    )


def day_parts(prefix: str, context: PageContext, parent: QWidget) -> tuple[Part, Part]:
    """From when to when it holds."""
    translate = QCoreApplication.translate
    return (
        day_part(
            "valid_from", f"{prefix}FromEdit", translate("Catalogue", "Từ ngày"), context, parent
        ),
        day_part(
            "valid_to", f"{prefix}ToEdit", translate("Catalogue", "Đến hết ngày"), context, parent
        ),
    )
