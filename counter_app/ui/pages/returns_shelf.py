"""«Nhập kệ»: scan a result, put it on the shelf that is proposed, scan the shelf (R61, R67)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from counter_app.domain import scans
from counter_app.domain.codes import OwnKind
from counter_app.domain.collecting import shelf_words
from counter_app.domain.dossier.state import Status
from counter_app.ui.keys import ActionSet
from counter_app.ui.models.table import Cells, TableModel, table_view
from counter_app.ui.widgets.fields import LatinLineEdit
from counter_app.ui.widgets.flow import FlowLayout
from counter_app.ui.widgets.page_frame import Head, ScrollColumn, button, section

if TYPE_CHECKING:
    from counter_app.services.shelving import ResultLine
    from counter_app.ui.context import PageContext

_PUT_AWAY = frozenset({Status.ISSUED, Status.READY})


class ShelfPage(QWidget):
    """The results that came and lie nowhere yet; any result may be moved to another shelf."""

    def __init__(self, context: PageContext) -> None:
        super().__init__()
        self.setObjectName("shelf")
        self._context = context
        self._line: ResultLine | None = None
        self._lines: tuple[ResultLine, ...] = ()
        self._busy = False
        self.keys = ActionSet(
            "shelf",
            self,
            {
                "put_away": self._put_away,
                "print_labels": self._print_labels,
                "to_coming": self._to_coming,
                "to_shelf": self._to_shelf,
                "back": context.shell.close_sheet,
            },
        )
        theme = context.theme
        self.model = TableModel(
            self, (self.tr("Kết quả"), self.tr("Mã hồ sơ"), self.tr("Chủ hồ sơ"))
        )
        self.view = table_view(
            "shelf_comingView", self.tr("Kết quả chưa nhập kệ"), self.model, theme, self
        )
        self.view.selectionModel().currentRowChanged.connect(self._row_chosen)
        self.empty = QLabel(
            self.tr(
                "Không có kết quả nào chờ nhập kệ. Quét mã trên một kết quả để chuyển nó sang kệ "
                "khác."
            ),
            self,
        )
        self.empty.setWordWrap(True)
        self.empty.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.empty.setProperty("look", "quiet")
        self.what_label = QLabel(self)
        self.what_label.setObjectName("shelf_whatLabel")
        self.what_label.setWordWrap(True)
        self.proposed_label = theme.text(QLabel(self), "ticket")
        self.proposed_label.setObjectName("shelf_proposedLabel")
        self.edit = LatinLineEdit("shelf_edit", self.tr("Kệ"), self)
        self.edit.setPlaceholderText(self.tr("Quét mã kệ, hoặc nhập, ví dụ C-07-3"))
        self.edit.enter_moves_on = False
        self.edit.returnPressed.connect(self._put_away)
        self.apply_button = button(
            "shelf_applyButton", self.tr("Nhập kệ  F9"), self, self._put_away, primary=True
        )
        self._lay_out()
        self._show_line()

    @property
    def title(self) -> str:
        """Name of the sheet."""
        return self.tr("Nhập kệ")

    @property
    def widget(self) -> QWidget:
        """Itself."""
        return self

    def on_shown(self) -> None:
        """What came, the oldest first."""
        self.view.setFocus()
        self._read()

    def on_scan(self, scan: scans.Recognised) -> bool:
        """A result names itself, a shelf takes it."""
        match scan:
            case scans.DossierCodeScanned(code=code):
                self._find(code.text)
                return True
            case scans.OwnCodeScanned(code=own) if own.kind is OwnKind.SHELF:
                self.edit.set_value(shelf_words(own.value))
                self._put_away()
                return True
        return False

    def on_leaving(self) -> None:
        """Nothing to keep."""

    def _lay_out(self) -> None:
        theme = self._context.theme
        column = QVBoxLayout(self)
        theme.fit(column, spacing=0)
        column.addWidget(Head(theme, self.title, self))
        content = QWidget(self)
        inner = QVBoxLayout(content)
        theme.fit(inner, margins=(16, 12, 16, 12), spacing=10)
        came, listed = section(theme, self.tr("1. Kết quả (quét mã trên kết quả)"), self)
        listed.addWidget(self.empty)
        listed.addWidget(self.view, 1)
        self.view.setMinimumHeight(theme.px(150))
        where, inside = section(theme, self.tr("2. Kệ (quét mã kệ)"), self)
        inside.addWidget(self.what_label)
        inside.addWidget(self.proposed_label)
        inside.addWidget(self.edit)
        line = FlowLayout()
        line.addWidget(self.apply_button)
        inside.addLayout(line)
        inner.addWidget(came, 1)
        inner.addWidget(where)
        column.addWidget(ScrollColumn(content, self), 1)
        self.setTabOrder(self.view, self.edit)
        self.setTabOrder(self.edit, self.apply_button)

    def _read(self) -> None:
        context = self._context
        context.tasks.run(self, "db", context.desk.shelving.coming, done=self._show)

    def _show(self, lines: tuple[ResultLine, ...]) -> None:
        self._lines = lines
        self.view.selectionModel().blockSignals(True)
        self.model.show(
            [
                Cells(texts=(line.procedure_name, line.code, line.owner_name), key=line.stream)
                for line in lines
            ]
        )
        self.view.selectionModel().blockSignals(False)
        self.empty.setVisible(not lines)
        self.view.setVisible(bool(lines))
        if lines:
            self.view.selectRow(0)
        else:
            self._choose(None)

    def _row_chosen(self) -> None:
        row = self.view.currentIndex().row()
        if 0 <= row < len(self._lines):
            self._choose(self._lines[row])

    def _choose(self, line: ResultLine | None) -> None:
        self._line = line
        self._show_line()
        if line is None:
            return

        def proposed(shelf: str) -> None:
            if self._line is line:
                self.proposed_label.setText(
                    self.tr("KỆ {shelf}").format(shelf=shelf_words(shelf)) if shelf else ""
                )
                self.edit.set_value(shelf_words(shelf))

        context = self._context
        context.tasks.run(self, "db", context.desk.shelving.propose, line.stream, done=proposed)

    def _show_line(self) -> None:
        line = self._line
        self.proposed_label.setText("")
        if line is None:
            self.what_label.setText(self.tr("Chọn hoặc quét một kết quả trước."))
            return
        self.what_label.setText(f"{line.code} · {line.owner_name}")

    def _find(self, code: str) -> None:
        context = self._context

        def found(lines: tuple[ResultLine, ...]) -> None:
            line = next((one for one in lines if one.status in _PUT_AWAY), None)
            if line is None:
                context.notices.toast(
                    self.tr("Mã {code} chưa có kết quả để nhập kệ trên máy này.").format(code=code),
                    tone="soon",
                )
                return
            rows = [one.stream for one in self._lines]
            if line.stream in rows:
                self.view.selectRow(rows.index(line.stream))
            self._choose(line)
            self.edit.setFocus()

        context.tasks.run(self, "db", context.desk.returns.find, code, context.who, done=found)

    def _print_labels(self) -> None:
        first, context = self.edit.value(), self._context
        if not first:
            context.notices.toast(
                self.tr("Nhập kệ đầu tiên của tờ nhãn, ví dụ C-07-1."), tone="soon"
            )
            self.edit.setFocus()
            return

        def done(shelves: tuple[str, ...]) -> None:
            words = self.tr("Đã in nhãn từ kệ {first} đến kệ {last}.")
            context.notices.toast(
                words.format(first=shelf_words(shelves[0]), last=shelf_words(shelves[-1])),
                tone="ok",
            )

        context.tasks.run(self, "printer", context.desk.shelving.print_labels, first, done=done)

    def _to_coming(self) -> None:
        self.view.setFocus()

    def _to_shelf(self) -> None:
        self.edit.setFocus()

    def _put_away(self) -> None:
        line, shelf, context = self._line, self.edit.value(), self._context
        if line is None or self._busy:
            return
        if not shelf:
            self.edit.setFocus()
            return
        self._busy = True

        def done(value: str) -> None:
            self._busy = False
            words = self.tr("{code} nằm ở kệ {shelf}.")
            context.notices.toast(words.format(code=line.code, shelf=shelf_words(value)), tone="ok")
            context.signals.dossier_changed.emit(line.stream)
            self.edit.clear()
            self._read()
            self.view.setFocus()

        def failed(error: Exception) -> None:
            self._busy = False
            context.errors.show(error)

        put = context.desk.shelving.put_away
        context.tasks.run(
            self, "db", put, line.stream, shelf, context.who, done=done, failed=failed
        )
