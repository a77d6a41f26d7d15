"""Lines that stand in an order of their own, above the fields of the chosen one."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from counter_app.ui.keys import bind_list
from counter_app.ui.models.table import Cells, TableModel, table_view
from counter_app.ui.widgets.flow import FlowLayout
from counter_app.ui.widgets.page_frame import button, set_usable

if TYPE_CHECKING:
    from counter_app.ui.context import PageContext


class OrderedLines(QWidget):
    """Knows nothing of what a line says: shows them, and tells what is asked of them."""

    chosen = Signal(int)  # its place, -1 when there is no line
    add_asked = Signal()
    remove_asked = Signal(int)
    move_asked = Signal(int, int)  # from, to

    def __init__(
        self,
        context: PageContext,
        parent: QWidget,
        *,
        name: str,
        title: str,
        heads: Sequence[str],
        in_sight: int = 6,
    ) -> None:
        super().__init__(parent)
        self.model = TableModel(self, heads)
        self.view = table_view(f"catalogue_{name}View", title, self.model, context.theme, self)
        self.view.fit_rows(in_sight)
        self.view.selectionModel().currentRowChanged.connect(lambda now: self._tell(now.row()))
        asked = {
            "add_line": (self.tr("Thêm  Insert"), self.add_asked.emit),
            "remove_line": (self.tr("Bỏ  Delete"), self._remove),
            "line_up": (self.tr("Lên  Ctrl+↑"), lambda: self._move(-1)),
            "line_down": (self.tr("Xuống  Ctrl+↓"), lambda: self._move(1)),
        }
        bind_list("catalogue_change", self.view, {key: call for key, (_, call) in asked.items()})
        self.buttons = {
            key: button(f"catalogue_{name}_{key}Button", text, self, call)
            for key, (text, call) in asked.items()
        }
        row = FlowLayout()
        context.theme.fit(row, spacing=6)
        for one in self.buttons.values():
            row.addWidget(one)
        column = QVBoxLayout(self)
        context.theme.fit(column, spacing=6)
        column.addWidget(self.view)
        column.addLayout(row)
        for before, after in pairwise((self.view, *self.buttons.values())):
            self.setTabOrder(before, after)
        self._show_usable()

    @property
    def place(self) -> int:
        """Of the chosen line, -1 when there is none."""
        return self.view.currentIndex().row()

    def show_lines(self, lines: Sequence[tuple[str, ...]], place: int) -> None:
        """All lines, the one at `place` chosen."""
        view = self.view
        view.selectionModel().blockSignals(True)
        self.model.show([Cells(texts=texts, key=at) for at, texts in enumerate(lines)])
        view.selectionModel().blockSignals(False)
        if lines:
            view.selectRow(min(max(place, 0), len(lines) - 1))
            view.scrollTo(view.currentIndex())
        self._tell(self.place)

    def choose(self, place: int) -> None:
        """As a click on the line does."""
        self.view.selectRow(place)

    def _tell(self, place: int) -> None:
        self._show_usable()
        self.chosen.emit(place)

    def _remove(self) -> None:
        if self.place >= 0:
            self.remove_asked.emit(self.place)

    def _move(self, step: int) -> None:
        to = self.place + step
        if self.place >= 0 and 0 <= to < self.model.rowCount():
            self.move_asked.emit(self.place, to)

    def _show_usable(self) -> None:
        place, count = self.place, self.model.rowCount()
        none = self.tr("Chưa chọn dòng nào") if place < 0 else ""
        first = self.tr("Đã ở đầu danh sách") if place == 0 else ""
        last = self.tr("Đã ở cuối danh sách") if place == count - 1 else ""
        set_usable(self.buttons["remove_line"], none)
        set_usable(self.buttons["line_up"], none or first)
        set_usable(self.buttons["line_down"], none or last)
