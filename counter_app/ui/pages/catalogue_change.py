"""A new version of one procedure, or a new procedure, from a day on, by a document: all that the
counter asks of it, in one page, written at once.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QVBoxLayout, QWidget

from counter_app.ui.context import NoticeAction
from counter_app.ui.keys import ActionSet
from counter_app.ui.pages.catalogue_cases import CasesEditor
from counter_app.ui.pages.catalogue_fees import fees_editor
from counter_app.ui.pages.catalogue_fields import FieldsEditor
from counter_app.ui.pages.catalogue_head import head_fields, terms_fields
from counter_app.ui.pages.catalogue_limits import limits_editor
from counter_app.ui.pages.catalogue_papers import PapersEditor
from counter_app.ui.pages.catalogue_posted import PostedEditor
from counter_app.ui.pages.catalogue_proxies import proxies_editor
from counter_app.ui.pages.catalogue_route import RouteEditor
from counter_app.ui.pages.catalogue_rules import RulesEditor
from counter_app.ui.pages.catalogue_scan import ScanEditor
from counter_app.ui.pages.catalogue_scope import CasesNow
from counter_app.ui.pages.catalogue_serving import agencies_editor
from counter_app.ui.pages.catalogue_tabs import Cards, FormTabs
from counter_app.ui.pages.catalogue_version import VersionFields
from counter_app.ui.widgets.fields import EntryEdit
from counter_app.ui.widgets.page_frame import Head, button

if TYPE_CHECKING:
    from counter_app.domain.procedure import Procedure
    from counter_app.services.procedure_views import ProcedureView
    from counter_app.ui.context import PageContext

_KEPT_S = 60  # how long what was typed can be taken up again
TABS = ("procedure", "cases", "papers", "limits", "fees", "posted")
_PLACE = re.compile(r"(\w+)(?:\.legs)?(?:\[([0-9]+)\])?(?:\.(\w+))?(?:\[([0-9]+)\]\.(\w+))?")


class ChangePage(QWidget):
    """F9 writes the version. What is refused is told at the head of the page, and the field it is
    about gets the focus.
    """

    def __init__(
        self,
        context: PageContext,
        view: ProcedureView,
        back: Callable[[], None],
        *,
        typed: Procedure | None = None,
    ) -> None:
        """`typed`: what stood here when the page was left without being written."""
        super().__init__()
        self.setObjectName("catalogue_change")
        self.setProperty("sheetShare", 1.0)
        self._context = context
        self._view = view
        self._back = back
        self._is_over = False
        self._is_new = not view.procedure.code
        self.keys = ActionSet(
            "catalogue_change",
            self,
            {
                "issue": self._issue,
                "back": self._leave,
                **{f"to_{tab}": functools.partial(self._go, tab) for tab in TABS},
            },
        )
        self.version = VersionFields(context, self)
        view = replace(view, procedure=typed) if typed is not None else view
        self.head = head_fields(context, view.procedure, self)
        self.agencies = agencies_editor(context, view, self)
        self.terms = terms_fields(context, view.procedure, self)
        self.now = CasesNow(view.procedure, self)
        self.cases = CasesEditor(context, self.now, self._stands, self)
        self.proxies = proxies_editor(context, self.now, self)
        self.papers = PapersEditor(context, self.now, self)
        self.scan = ScanEditor(context, view.procedure.scan_profile, self)
        self.route = RouteEditor(context, view, self)
        self.limits = limits_editor(context, self.now, self)
        self.fees = fees_editor(context, self.now, self)
        self.posted = PostedEditor(context, view.procedure, self)
        self._rules = {
            "agencies": self.agencies,
            "cases": self.cases.cases,
            "representation": self.proxies,
            "papers": self.papers.papers,
            "limits": self.limits,
            "fees": self.fees,
        }
        self._asked: list[tuple[QWidget, str]] = []  # doubts that were asked about
        self._left: list[Procedure | None] = []  # as it was typed at the first Esc
        self._lay_out()
        self.version.show_view(self._view)
        self.version.pointed_at.connect(self.tabs.show_field)
        self.version.refused.connect(lambda where, _of: self._lead_to(where))
        self.cases.cases.held_back.connect(self.version.tell)
        self.papers.edited.connect(lambda: self.posted.follow(self._stands()))

    def _lay_out(self) -> None:
        theme, procedure = self._context.theme, self._view.procedure
        head = Head(theme, self.title, self)
        if not self._is_new:
            head.say(self.title, f"{procedure.alias} · {procedure.name}")
        version = self.tr("Ghi phiên bản mới  F9")
        self.issue_button = button(
            "catalogue_issueButton",
            self.tr("Ghi thủ tục mới  F9") if self._is_new else version,
            self,
            self.keys["issue"].trigger,
            primary=True,
        )
        head.row.addWidget(self.issue_button)
        self.tabs = FormTabs(
            theme, self, name="catalogue_changeTabs", title=self.title, tabs=_tabs(self)
        )
        column = QVBoxLayout(self)
        theme.fit(column, spacing=0)
        column.addWidget(head)
        column.addWidget(self.version.problem)
        column.addWidget(self.tabs, 1)

    @property
    def title(self) -> str:
        """Name of the sheet."""
        return self.tr("Thủ tục mới") if self._is_new else self.tr("Thay đổi thủ tục")

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
        """Another sheet, another page: what was typed may be taken up again for a while."""
        typed = None if self._is_over or self._wrong() else self._changed()
        if typed is not None and typed != self._view.procedure:
            _offer_again(self._context, self._view, self._back, typed)

    def _go(self, tab: str) -> None:
        self.tabs.go(TABS.index(tab))

    def _issue(self) -> None:
        self.version.tell("")
        wrong = self._wrong()
        if wrong is not None:
            self._refuse(*wrong)
            return
        changed = self._changed()
        if not self._asks_again(changed):
            self.version.write(functools.partial(self._revise, changed), self._written)

    def _leave(self) -> None:
        """What was typed and not written is dropped by a second press only."""
        typed = None if self._wrong() else self._changed()
        if typed == self._view.procedure or self._left == [typed]:
            self._go_back()
            return
        self._left = [typed]
        text = self.tr(
            "Nội dung đã sửa chưa được ghi. Nhấn F9 để ghi, hoặc nhấn Esc lần nữa để bỏ và trở lại "
            "danh mục."
        )
        self.version.tell(text)

    def _revise(self, changed: Procedure, day: date | None, document: str) -> int:
        procedures, who = self._context.desk.procedures, self._context.who
        if self._is_new:
            made = replace(changed, source=changed.source or document.strip())
            return procedures.add(made, valid_from=day, document=document, who=who)
        return procedures.revise(
            (changed,),
            valid_from=day,
            document=document,
            who=who,
            revisions={changed.code: self._view.revision},
        )

    def _asks_again(self, changed: Procedure) -> bool:
        """Once; a second F9 writes it all the same."""
        doubts = []
        if not self._is_new:
            doubts += self.version.begins_before(changed.valid_from)
            doubts += self.posted.stale(changed)
        if doubts in ([], self._asked):
            return False
        self._asked = doubts
        self._refuse(*doubts[0])
        return True

    def _stands(self) -> Procedure:
        """The procedure by the lists of this page, what is still being typed apart."""
        return replace(
            self.papers.stands(self.now.procedure),
            agencies=self.agencies.stand(),
            representation=self.proxies.stand(),
            limits=self.limits.stand(),
            fees=self.fees.stand(),
        )

    def _wrong(self) -> tuple[QWidget, str] | None:
        """The first field that cannot be understood, and why; takes over what is being typed."""
        self.cases.commit()
        self.papers.commit()
        editors: list[FieldsEditor | RulesEditor] = [self.head, self.terms]
        editors += self._rules.values()
        return next((odd for one in editors if (odd := one.wrong()) is not None), None)

    def _changed(self) -> Procedure:
        """The procedure as it is typed, when nothing of it is wrong."""
        changed = self.scan.changed(self.route.changed(self._stands()))
        changed = self.terms.changed(self.head.changed(changed))
        posted = self.posted.fields()
        return replace(changed, name=posted.name, posted=posted)

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
        self.tabs.show_field(field)
        field.setFocus()

    def _field_at(self, where: str) -> QWidget | None:
        found = _PLACE.match(where)
        if found is None:
            return None
        room, name = found[1], found[3] or ""
        place = int(found[2]) if found[2] else -1
        if room in self._rules:
            field = self._rules[room].field_at(place, name)
            if found[4] and isinstance(field, RulesEditor):
                return field.field_at(int(found[4]), found[5])
            return field
        match room:
            case "route":
                return self.route.field_at(place, name)
            case "sets":
                return self.papers.sets
            case "unit_name":
                return self.cases.unit
        own = self.head.field_at(room) or self.terms.field_at(room)
        return own or self.posted.texts.get(name or room)

    def _written(self, count: int) -> None:
        if not count:
            text = self.tr("Nội dung chưa có gì khác phiên bản đang áp dụng ngày đó.")
            self.version.tell(text)
            return
        if self._is_new:
            text = self.tr("Đã thêm thủ tục {name}.")
        else:
            text = self.tr("Đã ghi phiên bản mới của thủ tục {name}.")
        text = text.format(name=self.posted.texts["name"].value())
        self._context.notices.toast(text, tone="ok")
        self._go_back()

    def _go_back(self) -> None:
        self._is_over = True
        self._back()


def _offer_again(
    context: PageContext, view: ProcedureView, back: Callable[[], None], typed: Procedure
) -> None:
    translate = QCoreApplication.translate
    text = translate("Catalogue", "Nội dung sửa thủ tục “{name}” chưa được ghi.")
    action = NoticeAction(
        translate("Catalogue", "Sửa tiếp"),
        lambda: context.shell.open_sheet(ChangePage(context, view, back, typed=typed)),
    )
    context.notices.toast(text.format(name=typed.name), tone="soon", action=action, seconds=_KEPT_S)


def _tabs(page: ChangePage) -> tuple[tuple[str, Cards], ...]:
    translate = QCoreApplication.translate
    return (
        (
            translate("Catalogue", "Thủ tục"),
            (
                (translate("Catalogue", "Căn cứ"), page.version),
                (translate("Catalogue", "Thủ tục"), page.head),
                (translate("Catalogue", "Cơ quan giải quyết"), page.agencies),
                (translate("Catalogue", "Tiếp nhận, bổ sung"), page.terms),
            ),
        ),
        (
            translate("Catalogue", "Trường hợp, nộp thay"),
            (
                (translate("Catalogue", "Trường hợp, đơn vị tính"), page.cases),
                (translate("Catalogue", "Người nộp thay"), page.proxies),
            ),
        ),
        (
            translate("Catalogue", "Giấy tờ"),
            (
                (translate("Catalogue", "Giấy tờ"), page.papers),
                (translate("Catalogue", "Cách quét giấy tờ"), page.scan),
            ),
        ),
        (
            translate("Catalogue", "Thời hạn, liên thông"),
            (
                (translate("Catalogue", "Thời hạn"), page.limits),
                (translate("Catalogue", "Quy trình liên thông"), page.route),
            ),
        ),
        (
            translate("Catalogue", "Phí, lệ phí"),
            ((translate("Catalogue", "Phí, lệ phí"), page.fees),),
        ),
        (
            translate("Catalogue", "Niêm yết"),
            ((translate("Catalogue", "Nội dung niêm yết công khai"), page.posted),),
        ),
    )
