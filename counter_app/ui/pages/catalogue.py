"""«Danh mục thủ tục»: a supervisor looks at procedures, posts, exchanges and changes them."""

from __future__ import annotations

import functools
from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from counter_app.ui.keys import ActionSet
from counter_app.ui.models.table import Cells, TableModel, table_view
from counter_app.ui.pages import catalogue_words as words
from counter_app.ui.pages.catalogue_change import ChangePage
from counter_app.ui.pages.catalogue_detail import ProcedureDetail
from counter_app.ui.pages.catalogue_files import CatalogueFiles
from counter_app.ui.pages.catalogue_import import ImportPage
from counter_app.ui.pages.catalogue_matters import MattersPage
from counter_app.ui.pages.intake_lines import LARGE_TEXT, SideBySide
from counter_app.ui.schedule import Debounce
from counter_app.ui.widgets.fields import ViLineEdit
from counter_app.ui.widgets.page_frame import Head, ScrollColumn, button, section, set_usable

if TYPE_CHECKING:
    from counter_app.domain.procedure import Procedure
    from counter_app.services.procedure_views import Listed, ProcedureView
    from counter_app.ui.context import PageContext

_WAIT_MS = 120
_AGENCY, _VERSION = 1, 2  # columns of the list


class CataloguePage(QWidget):
    """The list on the left, one procedure whole on the right."""

    def __init__(self, context: PageContext, code: str = "", on: date | None = None) -> None:
        super().__init__()
        self.setObjectName("catalogue")
        self.setProperty("sheetShare", 1.0)
        self._context = context
        self._code = code  # to be shown first, as it is
        self._on = on  # on this day
        self._view: ProcedureView | None = None
        self.files = CatalogueFiles(context, self)
        self.search = ViLineEdit("catalogue_searchEdit", self.tr("Tìm thủ tục"), self)
        self.keys = ActionSet(
            "catalogue",
            self,
            {
                "change": self._change,
                "add": self._add,
                "posting": self._posting,
                "import_file": self.files.ask,
                "export_file": self.files.ask_where,
                "to_search": self.search.setFocus,
                "matters": self._matters,
                "back": context.shell.close_sheet,
            },
        )
        self.search.setPlaceholderText(self.tr("Số, mã, tên, lĩnh vực, cơ quan"))
        self.search.enter_moves_on = False
        self._wait = Debounce(_WAIT_MS, self._list, self)
        self.search.textEdited.connect(self._wait.touch)
        headings = (self.tr("Thủ tục"), self.tr("Cơ quan"), self.tr("Phiên bản"))
        self.model = TableModel(self, headings)
        self.view = table_view("catalogue_view", self.title, self.model, context.theme, self)
        self.view.selectionModel().currentRowChanged.connect(lambda now: self._show(now.row()))
        self._lay_out()
        context.theme.changed.connect(self._fit)
        self._fit()
        self.files.taken.connect(self._taken)
        self.files.refused.connect(self._refused)

    def _lay_out(self) -> None:
        theme, icons = self._context.theme, self._context.icons
        head = Head(theme, self.title, self)
        self.change_button = button(
            "catalogue_changeButton",
            self.tr("Thay đổi  F9"),
            self,
            self.keys["change"].trigger,
            icon=icons("edit", "on_accent"),
            primary=True,
        )
        self.buttons = [
            button(f"catalogue_{name}Button", text, self, self.keys[action].trigger)
            for name, text, action in (
                ("matters", self.tr("Nơi khác nhận…"), "matters"),
                ("import", self.tr("Nhập tệp…"), "import_file"),
                ("export", self.tr("Xuất tệp…"), "export_file"),
                ("posting", self.tr("Niêm yết PDF"), "posting"),
            )
        ]
        for widget in (*self.buttons, self.change_button):
            head.row.addWidget(widget)
        left = QVBoxLayout()
        theme.fit(left, margins=(12, 10, 6, 10), spacing=8)
        self.add_button = button(
            "catalogue_addButton",
            self.tr("Thủ tục mới  Insert"),
            self,
            self.keys["add"].trigger,
        )
        top = SideBySide(theme)
        top.addWidget(self.search, 1)
        top.addWidget(self.add_button)
        left.addLayout(top)
        left.addWidget(self.view, 1)
        self._right = QVBoxLayout()
        self._detail: QWidget = QLabel(self.tr("Chọn một thủ tục để xem."), self)
        self._right.addWidget(self._detail)
        row = QHBoxLayout()
        theme.fit(row, spacing=0)
        row.addLayout(left, 45)
        row.addLayout(self._right, 55)
        column = QVBoxLayout(self)
        theme.fit(column, spacing=0)
        column.addWidget(head)
        column.addLayout(row, 1)
        self._show_usable()

    @property
    def title(self) -> str:
        """Name of the sheet."""
        return self.tr("Danh mục thủ tục")

    @property
    def widget(self) -> QWidget:
        """Itself."""
        return self

    def on_shown(self) -> None:
        """The list afresh, and the procedure that was looked at."""
        self.search.setFocus()
        self._list()

    def on_scan(self, _scan: object) -> bool:
        """Not for us."""
        return False

    def on_leaving(self) -> None:
        """Nothing to keep."""

    def _fit(self) -> None:
        """Large text leaves the line to the name; the agency stands on the right anyhow."""
        self.view.setColumnHidden(_AGENCY, self._context.theme.percent >= LARGE_TEXT)

    def _list(self) -> None:
        self._wait.cancel()
        found = self._context.desk.procedures.listed(self.search.value())
        self.model.show(
            [
                Cells(
                    texts=(f"{one.alias} · {one.name}", one.agency_name, self._version(one)),
                    key=one,
                )
                for one in found
            ]
        )
        self.view.setColumnHidden(_VERSION, not any(self._version(one) for one in found))
        codes = [one.code for one in found]
        row = codes.index(self._code) if self._code in codes else 0
        as_before = (self._code, self._on)
        row = next((at for at, one in enumerate(found) if (one.code, one.on) == as_before), row)
        if codes:
            self.view.selectRow(row)
        else:
            self._show(-1)

    def _version(self, one: Listed) -> str:
        """What sets a line apart: from when it holds, until when, or that the centre changed it."""
        if one.starts_on is not None:
            return words.dates_words(one.starts_on, one.ends_on)
        if one.ends_on is not None:
            return words.dates_words(None, one.ends_on)
        return self.tr("đã sửa") if one.is_changed else ""

    def _show(self, row: int) -> None:
        cells = self.model.at(row)
        self._view = None
        made: QWidget
        if cells is None:
            made = QLabel(self.tr("Không có thủ tục nào khớp với nội dung tìm."), self)
            made.setWordWrap(True)
            made.setAlignment(Qt.AlignmentFlag.AlignCenter)
        else:
            self._code, self._on = cells.key.code, cells.key.on
            self._view = self._context.desk.procedures.view(self._code, self._on)
            detail = ProcedureDetail(self._context, self._view, self)
            made = self._scrolled(detail, self._view.procedure.name)
        self._put(made)
        self._show_usable()

    def _scrolled(self, content: QWidget, name: str) -> ScrollColumn:
        made = ScrollColumn(content, self)
        made.setObjectName("catalogue_detail")
        made.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        made.setAccessibleName(name)
        return made

    def _put(self, made: QWidget) -> None:
        """On the right from now on, and in the order of Tab."""
        self._right.removeWidget(self._detail)
        self._detail.hide()
        self._detail.deleteLater()
        self._right.addWidget(made)
        self._detail = made
        for one, other in (
            (self.search, self.add_button),
            (self.add_button, self.view),
            (self.view, made),
            (made, self.buttons[0]),
        ):
            QWidget.setTabOrder(one, other)

    def _show_usable(self) -> None:
        reason = "" if self._view else self.tr("Chọn một thủ tục trước.")
        for widget, key in ((self.change_button, "change"), (self.buttons[-1], "posting")):
            set_usable(widget, reason)
            (self.keys.block(key, reason) if reason else self.keys.allow(key))

    def _change(self) -> None:
        if self._view is not None:
            self._context.shell.open_sheet(ChangePage(self._context, self._view, self._again()))

    def _add(self) -> None:
        new = self._context.desk.procedures.new()
        self._context.shell.open_sheet(ChangePage(self._context, new, self._again()))

    def _matters(self) -> None:
        self._context.shell.open_sheet(MattersPage(self._context, self._again()))

    def _posting(self) -> None:
        if self._view is not None:
            self.files.ask_where_posting(self._view.procedure.code, self._on)

    def _taken(self, procedures: tuple[Procedure, ...], name: str) -> None:
        self._context.shell.open_sheet(ImportPage(self._context, procedures, name, self._again()))

    def _refused(self, sentences: tuple[str, ...]) -> None:
        """What is wrong with a file, in place of the procedure until another line is chosen."""
        content = QWidget(self)
        column = QVBoxLayout(content)
        self._context.theme.fit(column, margins=(14, 10, 14, 14), spacing=10)
        title = self.tr("Tệp chưa nhập được")
        card, lines = section(self._context.theme, title, content)
        kept = self.tr("Danh mục đang dùng không thay đổi. Sửa tệp rồi nhập lại.")
        for sentence in (*sentences, kept):
            label = QLabel(sentence, card)
            label.setWordWrap(True)
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setProperty("look", "" if sentence == kept else "error")
            lines.addWidget(label)
        column.addWidget(card)
        column.addStretch(1)
        made = self._scrolled(content, f"{title}. {' '.join(sentences)}")
        self._put(made)
        made.setFocus()

    def _again(self) -> Callable[[], None]:
        """The way back from a change to the same procedure; this page is gone by then."""
        return functools.partial(_open, self._context, self._code, self._on)


def _open(context: PageContext, code: str, on: date | None) -> None:
    context.shell.open_sheet(CataloguePage(context, code, on))
