"""A new version of one procedure, or a new procedure, from a day on, by a document: who serves it,
its cases, papers, the way to scan them, route, limits, fees with what is waived, and posted texts.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from counter_app.ui.keys import ActionSet
from counter_app.ui.pages.catalogue_fees import fees_editor
from counter_app.ui.pages.catalogue_limits import limits_editor
from counter_app.ui.pages.catalogue_new import NewProcedureFields
from counter_app.ui.pages.catalogue_papers import PapersEditor
from counter_app.ui.pages.catalogue_posted import PostedEditor
from counter_app.ui.pages.catalogue_route import RouteEditor
from counter_app.ui.pages.catalogue_rules import RulesEditor
from counter_app.ui.pages.catalogue_scan import ScanEditor
from counter_app.ui.pages.catalogue_serving import CasesEditor, agencies_editor
from counter_app.ui.pages.catalogue_version import VersionFields
from counter_app.ui.widgets.fields import EntryEdit
from counter_app.ui.widgets.page_frame import Head, ScrollColumn, button, section

if TYPE_CHECKING:
    from counter_app.domain.procedure import Procedure
    from counter_app.services.procedure_views import ProcedureView
    from counter_app.ui.context import PageContext

_PLACE = re.compile(r"(\w+)(?:\.legs)?(?:\[([0-9]+)\])?(?:\.(\w+))?(?:\[([0-9]+)\]\.(\w+))?")


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
        is_new = not view.procedure.code
        self.new = NewProcedureFields(context, view.procedure, self) if is_new else None
        self.version.note.setHidden(is_new)  # of versions before there is nothing to say
        self.agencies = agencies_editor(context, view, self)
        self.cases = CasesEditor(context, view.procedure, self)
        self.papers = PapersEditor(context, view.procedure, self)
        self.scan = ScanEditor(context, view.procedure.scan_profile, self)
        self.route = RouteEditor(context, view, self)
        self.limits = limits_editor(context, view.procedure, self)
        self.fees = fees_editor(context, view.procedure, self)
        self.posted = PostedEditor(context, view.procedure, self)
        self._asked: tuple[QWidget, ...] = ()  # posted texts that were asked about
        self._lay_out()
        self.version.refused.connect(lambda where, _of: self._lead_to(where))
        self.papers.edited.connect(lambda: self.posted.follow(self.papers.stands(view.procedure)))

    def _lay_out(self) -> None:
        theme, procedure = self._context.theme, self._view.procedure
        head = Head(theme, self.title, self)
        if self.new is None:
            head.say(self.title, f"{procedure.alias} · {procedure.name}")
        version = self.tr("Ghi phiên bản mới  F9")
        self.issue_button = button(
            "catalogue_issueButton",
            version if self.new is None else self.tr("Ghi thủ tục mới  F9"),
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
        if self.new is not None:
            card, column = section(theme, self.tr("Thủ tục"), content)
            column.addWidget(self.new)
            inner.addWidget(card)
        for title, editor in (
            (self.tr("Cơ quan giải quyết"), self.agencies),
            (self.tr("Trường hợp, đơn vị tính"), self.cases),
            (self.tr("Giấy tờ"), self.papers),
            (self.tr("Cách quét giấy tờ"), self.scan),
            (self.tr("Quy trình liên thông"), self.route),
            (self.tr("Thời hạn"), self.limits),
            (self.tr("Phí, lệ phí"), self.fees),
            (self.tr("Nội dung niêm yết công khai"), self.posted),
        ):
            card, column = section(theme, title, content)
            column.addWidget(editor)
            inner.addWidget(card)
        inner.addStretch(1)
        column = QVBoxLayout(self)
        theme.fit(column, spacing=0)
        column.addWidget(head)
        column.addWidget(self.version.problem)
        self._scroll = ScrollColumn(content, self)
        column.addWidget(self._scroll, 1)

    @property
    def title(self) -> str:
        """Name of the sheet."""
        return self.tr("Thay đổi thủ tục") if self.new is None else self.tr("Thủ tục mới")

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
        if changed is not None and not self._asks_again(changed):
            self.version.write(functools.partial(self._revise, changed), self._written)

    def _revise(self, changed: Procedure, day: date | None, document: str) -> int:
        procedures, who = self._context.desk.procedures, self._context.who
        if self.new is not None:
            made = replace(changed, source=document.strip())
            return procedures.add(made, valid_from=day, document=document, who=who)
        return procedures.revise(
            (changed,),
            valid_from=day,
            document=document,
            who=who,
            revisions={changed.code: self._view.revision},
        )

    def _asks_again(self, changed: Procedure) -> bool:
        """Once: what is posted of something says what it said before that was changed (R02)."""
        stale = self.posted.stale(changed) if self.new is None else ()
        if stale in ((), self._asked):
            return False
        self._asked = stale
        words = self.tr(
            "Nội dung niêm yết “{label}” chưa đổi theo. Sửa lại, hoặc nhấn F9 lần nữa nếu vẫn đúng."
        )
        self._refuse(stale[0], words.format(label=stale[0].accessibleName()))
        return True

    def _changed(self) -> Procedure | None:
        """The procedure as it is typed; None when a figure cannot be understood."""
        procedure = self._view.procedure
        rules = (self.agencies, self.cases.cases, self.limits, self.fees)
        wrong = next((odd for one in rules if (odd := one.wrong()) is not None), None)
        if wrong is not None:
            self._refuse(*wrong)
            return None
        changed = self.scan.changed(self.route.changed(self.papers.changed(procedure)))
        changed = self.cases.changed(changed)
        if self.new is not None:
            changed = self.new.changed(changed)
        posted = self.posted.fields()
        return replace(
            changed,
            name=posted.name,
            posted=posted,
            agencies=self.agencies.rules(),
            limits=self.limits.rules(),
            fees=self.fees.rules(),
        )

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
        rules = {
            "agencies": self.agencies,
            "cases": self.cases.cases,
            "limits": self.limits,
            "fees": self.fees,
        }
        if room in rules:
            field = rules[room].field_at(place, name)
            if found[4] and isinstance(field, RulesEditor):
                return field.field_at(int(found[4]), found[5])
            return field
        match room:
            case "papers":
                return self.papers.field_at(place, name)
            case "route":
                return self.route.field_at(place, name)
            case "sets":
                return self.papers.sets
            case "unit_name":
                return self.cases.unit
        own = self.new.field_at(room) if self.new is not None else None
        return own or self.posted.texts.get(name or room)

    def _written(self, count: int) -> None:
        if not count:
            text = self.tr("Nội dung chưa có gì khác phiên bản đang áp dụng ngày đó.")
            self.version.tell(text)
            return
        if self.new is None:
            text = self.tr("Đã ghi phiên bản mới của thủ tục {name}.")
        else:
            text = self.tr("Đã thêm thủ tục {name}.")
        text = text.format(name=self.posted.texts["name"].value())
        self._context.notices.toast(text, tone="ok")
        self._back()
