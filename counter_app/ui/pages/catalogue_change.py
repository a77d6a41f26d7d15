"""A new version of one procedure: papers, the way to scan them, route, limits, fees and posted
texts, from a day on, by a document.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from counter_app.ui.keys import ActionSet
from counter_app.ui.pages import catalogue_words as words
from counter_app.ui.pages.catalogue_papers import PapersEditor
from counter_app.ui.pages.catalogue_route import RouteEditor
from counter_app.ui.pages.catalogue_scan import ScanEditor
from counter_app.ui.pages.catalogue_version import VersionFields
from counter_app.ui.widgets.fields import EntryEdit, LatinLineEdit, ViLineEdit, ViTextEdit
from counter_app.ui.widgets.page_frame import Head, ScrollColumn, button, section
from counter_app.ui.widgets.typed_fields import MoneyEdit

if TYPE_CHECKING:
    from counter_app.domain.procedure import FeeRule, Procedure, TimeLimit
    from counter_app.services.catalogue_editing import ProcedureView
    from counter_app.ui.context import PageContext

_LINES = 3  # of a posted text
_PLACE = re.compile(r"(\w+)(?:\.legs)?(?:\[([0-9]+)\])?(?:\.(\w+))?")


class ChangePage(QWidget):
    """F9 writes the version; what else a procedure holds is changed by a table from outside. What
    is refused is told at the head of the page, and the field it is about gets the focus.
    """

    def __init__(self, context: PageContext, view: ProcedureView, back: Callable[[], None]) -> None:
        super().__init__()
        self.setObjectName("catalogue_change")
        self.setProperty("sheetShare", 1.0)
        self._context = context
        self._view = view
        self._back = back
        self.keys = ActionSet("catalogue_change", self, {"issue": self._issue, "back": back})
        self.version = VersionFields(context, self)
        self._limits = tuple(self._limit(at) for at in range(len(view.procedure.limits)))
        self._fees = tuple(self._fee(at) for at in range(len(view.procedure.fees)))
        self.papers = PapersEditor(context, view.procedure, self)
        self.scan = ScanEditor(context, view.procedure.scan_profile, self)
        self.route = RouteEditor(context, view, self)
        self._texts = {name: self._text(name) for name in words.posted_labels()}
        self._lay_out()
        self.version.refused.connect(self._lead_to)

    def _limit(self, at: int) -> LatinLineEdit:
        edit = LatinLineEdit(f"catalogue_limit{at}Edit", self.tr("Thời hạn"), self)
        edit.set_value(str(self._view.procedure.limits[at].amount))
        return edit

    def _fee(self, at: int) -> tuple[MoneyEdit, ViLineEdit]:
        fee, language = self._view.procedure.fees[at], self._context.language
        amount = MoneyEdit(f"catalogue_fee{at}Edit", fee.name, language, self)
        amount.set_dong(fee.amount_dong)
        source = ViLineEdit(f"catalogue_feeSource{at}Edit", self.tr("Văn bản quy định"), self)
        source.set_value(fee.source)
        return amount, source

    def _text(self, name: str) -> ViTextEdit:
        edit = ViTextEdit(f"catalogue_{name}Edit", words.posted_labels()[name], self)
        edit.setPlainText(getattr(self._view.procedure.posted, name))
        edit.setFixedHeight(edit.fontMetrics().lineSpacing() * _LINES + 16)
        return edit

    def _lay_out(self) -> None:
        theme, procedure = self._context.theme, self._view.procedure
        head = Head(theme, self.title, self)
        head.say(self.title, f"{procedure.alias} · {procedure.name}")
        self.issue_button = button(
            "catalogue_issueButton",
            self.tr("Ghi phiên bản mới  F9"),
            self,
            self.keys["issue"].trigger,
            primary=True,
        )
        head.row.addWidget(self.issue_button)
        content = QWidget(self)
        inner = QVBoxLayout(content)
        theme.fit(inner, margins=(16, 12, 16, 14), spacing=10)
        card, column = section(theme, self.tr("Căn cứ"), content)
        column.addWidget(self.version)
        inner.addWidget(card)
        for title, editor in (
            (self.tr("Giấy tờ"), self.papers),
            (self.tr("Cách quét giấy tờ"), self.scan),
            (self.tr("Quy trình liên thông"), self.route),
        ):
            card, column = section(theme, title, content)
            column.addWidget(editor)
            inner.addWidget(card)
        for title, rows in self._cards():
            if rows:
                inner.addWidget(self._card(title, rows, content))
        inner.addStretch(1)
        column = QVBoxLayout(self)
        theme.fit(column, spacing=0)
        column.addWidget(head)
        column.addWidget(self.version.problem)
        self._scroll = ScrollColumn(content, self)
        column.addWidget(self._scroll, 1)

    def _cards(self) -> list[tuple[str, list[tuple[str, QWidget]]]]:
        procedure = self._view.procedure
        limits = [
            (words.limit_words(limit, procedure), edit)
            for limit, edit in zip(procedure.limits, self._limits, strict=True)
        ]
        fees: list[tuple[str, QWidget]] = []
        for fee, (amount, source) in zip(procedure.fees, self._fees, strict=True):
            fees += [(f"{fee.name}: {words.fee_words(fee, procedure)}", amount)]
            fees += [(source.accessibleName(), source)]
        texts = [(label, self._texts[name]) for name, label in words.posted_labels().items()]
        return [
            (self.tr("Thời hạn"), [*limits]),
            (self.tr("Phí, lệ phí"), fees),
            (self.tr("Nội dung niêm yết công khai"), [*texts]),
        ]

    def _card(self, title: str, rows: list[tuple[str, QWidget]], parent: QWidget) -> QWidget:
        card, column = section(self._context.theme, title, parent)
        for label, field in rows:
            name = QLabel(label, card)
            name.setWordWrap(True)
            name.setBuddy(field)
            column.addWidget(name)
            column.addWidget(field)
        return card

    @property
    def title(self) -> str:
        """Name of the sheet."""
        return self.tr("Thay đổi thủ tục")

    @property
    def widget(self) -> QWidget:
        """Itself."""
        return self

    def on_shown(self) -> None:
        """The day comes first."""
        self.version.day.setFocus()

    def on_scan(self, _scan: object) -> bool:
        """Not for us."""
        return False

    def on_leaving(self) -> None:
        """Nothing to keep: nothing was written."""

    def _issue(self) -> None:
        self.version.tell("")
        changed = self._changed()
        if changed is not None:
            seen = {changed.code: self._view.revision}
            self.version.write((changed,), seen, self._written)

    def _changed(self) -> Procedure | None:
        """The procedure as it is typed; None when a figure cannot be understood."""
        procedure = self._view.procedure
        limits = [
            self._typed_limit(limit, edit)
            for limit, edit in zip(procedure.limits, self._limits, strict=True)
        ]
        fees = [
            self._typed_fee(fee, *edits)
            for fee, edits in zip(procedure.fees, self._fees, strict=True)
        ]
        known_limits = tuple(one for one in limits if one is not None)
        known_fees = tuple(one for one in fees if one is not None)
        if len(known_limits) < len(limits) or len(known_fees) < len(fees):
            return None
        texts = {name: self._typed_text(name) for name in self._texts}
        name = texts["name"]
        posted = replace(procedure.posted, **texts)
        procedure = self.scan.changed(self.route.changed(self.papers.changed(procedure)))
        return replace(procedure, name=name, posted=posted, limits=known_limits, fees=known_fees)

    def _typed_text(self, name: str) -> str:
        """An untouched text stays as it was, to the last space."""
        edit, before = self._texts[name], str(getattr(self._view.procedure.posted, name))
        edit.flush()
        return before if edit.value() == before.strip() else edit.value()

    def _typed_limit(self, limit: TimeLimit, edit: LatinLineEdit) -> TimeLimit | None:
        edit.commit()
        try:
            amount = Decimal(edit.value())
        except InvalidOperation:
            amount = Decimal(-1)
        if not amount.is_finite() or amount < 0:
            text = self.tr("Thời hạn là một số, phần lẻ ghi sau dấu chấm, ví dụ 20 hoặc 0.5.")
            self._refuse(edit, text)
            return None
        edit.set_problem("")
        return replace(limit, amount=amount)

    def _typed_fee(self, fee: FeeRule, amount: MoneyEdit, source: ViLineEdit) -> FeeRule | None:
        amount.commit()
        source.commit()
        refusal = amount.refusal()
        if refusal is not None:
            self._refuse(amount, refusal.to(self._context.language))
            return None
        made = replace(fee, amount_dong=amount.dong(), source=source.value())
        return fee if made == fee else replace(made, sample=False)

    def _refuse(self, edit: QWidget, text: str) -> None:
        self.version.tell(text)
        self._point_at(edit)

    def _lead_to(self, where: str) -> None:
        """To the field that a complaint of the catalogue's guards is about."""
        field = self._field_at(where)
        if field is not None:
            self._point_at(field)

    def _point_at(self, field: QWidget) -> None:
        if isinstance(field, EntryEdit):
            field.set_problem(self.version.problem.text())
        field.setFocus()
        self._scroll.ensureWidgetVisible(field)

    def _field_at(self, where: str) -> QWidget | None:
        found = _PLACE.match(where)
        if found is None:
            return None
        room, name = found[1], found[3] or ""
        place = int(found[2]) if found[2] else -1
        match room:
            case "papers":
                return self.papers.field_at(place, name)
            case "route":
                return self.route.field_at(place, name)
            case "limits":
                return self._limits[place]
            case "fees":
                amount, source = self._fees[place]
                return source if name == "source" else amount
            case "sets":
                return self.papers.sets
        return self._texts.get(name or room)

    def _written(self, count: int) -> None:
        if not count:
            text = self.tr("Nội dung chưa có gì khác phiên bản đang áp dụng ngày đó.")
            self.version.tell(text)
            return
        name = self._view.procedure.name
        text = self.tr("Đã ghi phiên bản mới của thủ tục {name}.").format(name=name)
        self._context.notices.toast(text, tone="ok")
        self._back()
