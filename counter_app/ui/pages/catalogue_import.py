"""Procedures out of a file, before they are written: which differ, from when, by what document."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from counter_app.ui.keys import ActionSet
from counter_app.ui.models.table import Cells, TableModel, table_view
from counter_app.ui.pages.catalogue_version import VersionFields
from counter_app.ui.widgets.page_frame import Head, ScrollColumn, button

if TYPE_CHECKING:
    from counter_app.domain.procedure import Procedure
    from counter_app.services.catalogue_editing import Difference
    from counter_app.ui.context import PageContext


class ImportPage(QWidget):
    """Nothing is written before F9; then all or none."""

    def __init__(
        self,
        context: PageContext,
        procedures: tuple[Procedure, ...],
        file: str,
        back: Callable[[], None],
    ) -> None:
        super().__init__()
        self.setObjectName("catalogue_import")
        self.setProperty("sheetShare", 1.0)
        self._context = context
        self._procedures = procedures
        self._back = back
        theme = context.theme
        self.keys = ActionSet("catalogue_import", self, {"issue": self._issue, "back": back})
        self.version = VersionFields(context, self)
        self.summary = QLabel("", self)
        self.summary.setObjectName("catalogue_summaryLabel")
        self.summary.setWordWrap(True)
        self.model = TableModel(self, (self.tr("Thủ tục"), self.tr("Khác ở")))
        self.view = table_view("catalogue_importView", self.title, self.model, theme, self)
        self.issue_button = button(
            "catalogue_takeButton",
            self.tr("Ghi phiên bản mới  F9"),
            self,
            self.keys["issue"].trigger,
            primary=True,
        )
        head = Head(theme, self.title, self)
        head.say(self.title, file)
        head.row.addWidget(self.issue_button)
        content = QWidget(self)
        inner = QVBoxLayout(content)
        theme.fit(inner, margins=(16, 12, 16, 12), spacing=10)
        inner.addWidget(self.version)
        inner.addWidget(self.summary)
        inner.addWidget(self.view, 1)
        self.view.setMinimumHeight(theme.px(160))
        column = QVBoxLayout(self)
        theme.fit(column, spacing=0)
        column.addWidget(head)
        column.addWidget(self.version.problem)
        column.addWidget(ScrollColumn(content, self), 1)

    @property
    def title(self) -> str:
        """Name of the sheet."""
        return self.tr("Nhập danh mục từ tệp")

    @property
    def widget(self) -> QWidget:
        """Itself."""
        return self

    def on_shown(self) -> None:
        """What differs is listed; the day comes first."""
        self.version.day.setFocus()
        procedures = self._context.desk.procedures
        self._context.tasks.run(
            self, "cpu", procedures.differences, self._procedures, done=self._show
        )

    def on_scan(self, _scan: object) -> bool:
        """Not for us."""
        return False

    def on_leaving(self) -> None:
        """Nothing to keep: nothing was written."""

    def _show(self, found: tuple[Difference, ...]) -> None:
        language = self._context.language
        self.model.show(
            [
                Cells(texts=(f"{one.alias} · {one.name}", one.where.to(language)), key=one.code)
                for one in found
            ]
        )
        self.summary.setText(
            self.tr("Tệp có {all} thủ tục; {count} thủ tục khác bản đang dùng.").format(
                all=len(self._procedures), count=len(found)
            )
        )

    def _issue(self) -> None:
        self.version.tell("")
        self.version.write(self._revise, self._written)

    def _revise(self, day: date | None, document: str) -> int:
        context = self._context
        return context.desk.procedures.revise(
            self._procedures, valid_from=day, document=document, who=context.who
        )

    def _written(self, count: int) -> None:
        if not count:
            self.version.tell(self.tr("Tệp không có gì khác danh mục của ngày đó; không ghi gì."))
            return
        text = self.tr("Đã ghi phiên bản mới của {count} thủ tục.").format(count=count)
        self._context.notices.toast(text, tone="ok")
        self._back()
