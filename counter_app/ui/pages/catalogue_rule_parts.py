"""The fields of a time limit or a fee: each shows one attribute and reads it back."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication, SignalInstance
from PySide6.QtWidgets import QCheckBox, QWidget

from counter_app.domain.formats import parse_time, show_time
from counter_app.domain.refusal import Refusal
from counter_app.ui.pages.calendar_lines import narrow_combo
from counter_app.ui.widgets.fields import LatinLineEdit, ViLineEdit
from counter_app.ui.widgets.typed_fields import DateEdit, MoneyEdit

if TYPE_CHECKING:
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
    follow: Callable[[], None] = lambda: None  # offers what there is to choose now
    offered: Callable[[], bool] = lambda: True  # whether it is in sight
    alone: bool = False  # a list with a head of its own, no label before it


def text_part(
    name: str, object_name: str, label: str, parent: QWidget, *, empty: Any = "", hint: str = ""
) -> Part:
    """Words as they are typed; `empty` where nothing is."""
    edit = ViLineEdit(object_name, label, parent)
    edit.setPlaceholderText(hint)
    return Part(
        name=name,
        field=edit,
        changed=edit.committed,
        show=lambda now: edit.set_value(now or ""),
        read=lambda: edit.value() or empty,
    )


def code_part(name: str, object_name: str, label: str, parent: QWidget, hint: str) -> Part:
    """Letters and digits without marks."""
    edit = LatinLineEdit(object_name, label, parent)
    edit.setPlaceholderText(hint)
    return Part(name=name, field=edit, changed=edit.committed, show=edit.set_value, read=edit.value)


def words_part(name: str, object_name: str, label: str, parent: QWidget, hint: str = "") -> Part:
    """Several words or names, a comma between them."""
    edit = ViLineEdit(object_name, label, parent)
    edit.setPlaceholderText(hint)
    return Part(
        name=name,
        field=edit,
        changed=edit.committed,
        show=lambda now: edit.set_value(", ".join(now)),
        read=lambda: tuple(filter(None, (word.strip() for word in edit.value().split(",")))),
    )


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
    name: str,
    object_name: str,
    label: str,
    context: PageContext,
    parent: QWidget,
    *,
    hint: str = "",
) -> Part:
    """A first or last day; empty for none."""
    language = context.language
    today = context.desk.procedures.today
    edit = DateEdit(object_name, label, language, today, parent, past=False)
    edit.setPlaceholderText(hint)

    def read() -> Any:
        refusal = edit.refusal()
        if refusal is not None:
            raise NotUnderstoodError(refusal.to(language))
        return edit.on()

    return Part(name=name, field=edit, changed=edit.committed, show=edit.set_on, read=read)


def count_part(
    name: str, object_name: str, label: str, most: int, parent: QWidget, *, hint: str = ""
) -> Part:
    """A whole number from 0 to `most`; with a `hint` that says what nothing means, None for it."""
    edit = LatinLineEdit(object_name, label, parent)
    edit.setPlaceholderText(hint)

    def read() -> int | None:
        text = edit.value()
        if hint and not text:
            return None
        if not (text.isascii() and text.isdecimal()) or int(text) > most:
            told = QCoreApplication.translate(
                "Catalogue", "“{label}” là số nguyên từ 0 đến {most}."
            )
            raise NotUnderstoodError(told.format(label=label, most=most))
        return int(text)

    show = _shown_as(edit, lambda now: "" if now is None else str(now))
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
    return live_choice_part(name, object_name, label, lambda: choices, parent)


def live_choice_part(
    name: str,
    object_name: str,
    label: str,
    choices: Callable[[], Sequence[tuple[str, Any]]],
    parent: QWidget,
) -> Part:
    """One of what there is to choose now; what is there no more is asked for again."""
    combo = narrow_combo(object_name, label, (), parent)
    values: list[Any] = []

    def fill() -> None:
        chosen = values[combo.currentIndex()] if combo.currentIndex() >= 0 else _NOTHING
        values.clear()
        combo.clear()
        for text, value in choices():
            values.append(value)
            combo.addItem(text)
        show(chosen)

    def show(now: Any) -> None:
        combo.setCurrentIndex(values.index(now) if now in values else -1)

    def read() -> Any:
        if combo.currentIndex() < 0:
            text = QCoreApplication.translate("Catalogue", "Chưa chọn “{label}”.")
            raise NotUnderstoodError(text.format(label=label))
        return values[combo.currentIndex()]

    fill()
    return Part(name=name, field=combo, changed=combo.activated, show=show, read=read, follow=fill)


_NOTHING = object()
