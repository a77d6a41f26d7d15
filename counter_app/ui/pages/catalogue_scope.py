"""For whom a rule of a procedure holds, and from when to when."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication, QObject, Signal
from PySide6.QtWidgets import QWidget

from counter_app.domain.procedure import Case, Channel
from counter_app.ui.pages import catalogue_words as words
from counter_app.ui.pages.catalogue_rule_parts import (
    Part,
    choice_part,
    day_part,
    live_choice_part,
)
from counter_app.ui.pages.catalogue_ticks import TickRow, ticks_part

if TYPE_CHECKING:
    from counter_app.domain.procedure import Procedure
    from counter_app.ui.context import PageContext


class CasesNow(QObject):
    """The cases and the unit of a procedure as they stand on its page now, written or not."""

    changed = Signal()

    def __init__(self, procedure: Procedure, parent: QObject) -> None:
        super().__init__(parent)
        self.procedure = procedure  # as it was opened but for its cases and its unit

    def put(self, cases: tuple[Case, ...], unit_name: str | None) -> None:
        """As they are typed; tells when something is not as before."""
        made = replace(self.procedure, cases=cases, unit_name=unit_name)
        if made != self.procedure:
            self.procedure = made
            self.changed.emit()

    def choices(self) -> list[tuple[str, str]]:
        """Words and id of each; a line may name a case that was added a moment ago."""
        nameless = QCoreApplication.translate("Catalogue", "(trường hợp {n}, chưa đặt tên)")
        return [
            (one.name.strip() or nameless.format(n=place), one.id)
            for place, one in enumerate(self.procedure.cases, 1)
        ]


def case_part(prefix: str, cases: CasesNow, parent: QWidget) -> Part:
    """In which case it holds; hidden while the procedure has none."""
    translate = QCoreApplication.translate

    def choices() -> Sequence[tuple[str, Any]]:
        return [(translate("Catalogue", "Mọi trường hợp"), None), *cases.choices()]

    label = translate("Catalogue", "Trường hợp")
    made = live_choice_part("case", f"{prefix}CaseCombo", label, choices, parent)
    return replace(made, offered=lambda: bool(cases.procedure.cases))


def cases_part(name: str, context: PageContext, cases: CasesNow, parent: QWidget) -> Part:
    """In which cases it holds, several; hidden while the procedure has none."""
    translate = QCoreApplication.translate
    in_all = translate("Catalogue", "Không chọn: mọi trường hợp.")
    row = TickRow(
        context,
        parent,
        name=name,
        label=translate("Catalogue", "Chỉ trường hợp"),
        choices=cases.choices(),
        means=lambda chosen: "" if chosen else in_all,
    )
    return replace(
        ticks_part("cases", row),
        follow=lambda: row.offer(cases.choices()),
        offered=lambda: bool(cases.procedure.cases),
    )


def channel_part(prefix: str, parent: QWidget) -> Part:
    """By which way of handing in it holds."""
    translate = QCoreApplication.translate
    channels: list[tuple[str, Any]] = [(translate("Catalogue", "Mọi cách nộp"), None)]
    channels += [(words.channel(one), one) for one in Channel]
    return choice_part(
        "channel",
        f"{prefix}ChannelCombo",
        translate("Catalogue", "Cách nộp"),
        channels,
        parent,
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


def scope_parts(
    prefix: str, context: PageContext, cases: CasesNow, parent: QWidget
) -> tuple[Part, ...]:
    """For whom it holds, and from when to when."""
    return (
        case_part(prefix, cases, parent),
        channel_part(prefix, parent),
        *day_parts(prefix, context, parent),
    )
