"""What the centre does not receive: where people are sent for it, as a supervisor says (R04)."""

from __future__ import annotations

import functools
from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from counter_app.ui.keys import ActionSet
from counter_app.ui.pages.catalogue_rule_parts import text_part, words_part
from counter_app.ui.pages.catalogue_rules import RulesEditor
from counter_app.ui.pages.catalogue_version import VersionFields
from counter_app.ui.widgets.fields import EntryEdit
from counter_app.ui.widgets.page_frame import Head, ScrollColumn, button, section

if TYPE_CHECKING:
    from counter_app.domain.guidance import NotReceived
    from counter_app.ui.context import PageContext

_IN_SIGHT = 8  # lines


class MattersPage(QWidget):
    """F9 writes what differs, from a day on, by a document; a line taken out ends on the eve."""

    def __init__(self, context: PageContext, back: Callable[[], None]) -> None:
        super().__init__()
        self.setObjectName("catalogue_matters")
        self.setProperty("sheetShare", 1.0)
        self._context = context
        self._back = back
        self._seen = context.desk.procedures.matters.view()
        self.keys = ActionSet("catalogue_matters", self, {"issue": self._issue, "back": back})
        self.version = VersionFields(context, self)
        self.matters = self._editor()
        self._lay_out()
        self.version.refused.connect(self._lead_to)

    def _editor(self) -> RulesEditor:
        made = RulesEditor(
            self._context,
            self,
            name="matters",
            title=self.title,
            heads=(self.tr("Việc, nơi đến"),),
            rules=self._seen.matters,
            blank=self._context.desk.procedures.matters.blank,
            say=_line,
            in_sight=_IN_SIGHT,
        )
        made.take(
            text_part("name", "matter_nameEdit", self.tr("Tên việc"), made),
            text_part("field", "matter_fieldEdit", self.tr("Lĩnh vực"), made),
            text_part("go_to", "matter_goToEdit", self.tr("Nơi đến"), made),
            text_part("address", "matter_addressEdit", self.tr("Địa chỉ"), made),
            text_part("phone", "matter_phoneEdit", self.tr("Điện thoại"), made),
            text_part("hours", "matter_hoursEdit", self.tr("Giờ làm việc"), made),
            text_part("note", "matter_noteEdit", self.tr("Cần mang theo"), made),
            words_part(
                "keywords",
                "matter_keywordsEdit",
                self.tr("Từ để tìm, cách nhau bằng dấu phẩy"),
                made,
            ),
        )
        return made

    def _lay_out(self) -> None:
        theme = self._context.theme
        head = Head(theme, self.title, self)
        self.issue_button = button(
            "catalogue_mattersButton",
            self.tr("Ghi thay đổi  F9"),
            self,
            self.keys["issue"].trigger,
            primary=True,
        )
        head.row.addWidget(self.issue_button)
        content = QWidget(self)
        inner = QVBoxLayout(content)
        theme.fit(inner, margins=(16, 12, 16, 14), spacing=10)
        for title, widget in (
            (self.tr("Căn cứ"), self.version),
            (self.tr("Việc không tiếp nhận và nơi đến"), self.matters),
        ):
            card, column = section(theme, title, content)
            column.addWidget(widget)
            inner.addWidget(card)
        hint = QLabel(
            self.tr("Số gọi do chương trình cấp; phiếu hướng dẫn in đúng những gì ghi ở đây."),
            content,
        )
        hint.setProperty("look", "quiet")
        hint.setWordWrap(True)
        inner.addWidget(hint)
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
        return self.tr("Việc không tiếp nhận tại Trung tâm")

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
        self.version.write(functools.partial(self._revise, self.matters.rules()), self._written)

    def _revise(self, typed: tuple[NotReceived, ...], day: date | None, document: str) -> int:
        context = self._context
        return context.desk.procedures.matters.revise(
            typed, valid_from=day, document=document, who=context.who, seen=self._seen
        )

    def _lead_to(self, where: str, alias: object) -> None:
        """To the field of the matter that was refused."""
        places = [at for at, one in enumerate(self.matters.rules()) if one.alias == alias]
        field = self.matters.field_at(places[0] if places else -1, where)
        if isinstance(field, EntryEdit):
            field.set_problem(self.version.problem.text())
        field.setFocus()
        self._scroll.ensureWidgetVisible(field)

    def _written(self, count: int) -> None:
        if not count:
            self.version.tell(self.tr("Nội dung chưa có gì khác danh sách đang áp dụng."))
            return
        text = self.tr("Đã ghi thay đổi của {count} việc.").format(count=count)
        self._context.notices.toast(text, tone="ok")
        self._back()


def _line(_number: int, matter: Any) -> tuple[str, ...]:
    return (" · ".join(filter(None, (f"{matter.alias}", matter.name, matter.go_to))),)
