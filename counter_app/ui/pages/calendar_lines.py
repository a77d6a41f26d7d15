"""A form on the left that adds a line, the table of all lines on the right."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QFormLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from counter_app.ui.keys import bind_list
from counter_app.ui.models.table import Cells, TableModel, table_view
from counter_app.ui.widgets.fields import EntryEdit
from counter_app.ui.widgets.page_frame import ScrollColumn, button, set_usable

if TYPE_CHECKING:
    from counter_app.ui.context import PageContext


class LinesForm(QWidget):
    """Knows nothing of calendars: `name` goes into the names of its widgets."""

    add_asked = Signal()
    remove_asked = Signal(object)  # the `key` of the line
    line_chosen = Signal(object)  # its key, None when there is no line

    def __init__(
        self,
        context: PageContext,
        parent: QWidget,
        *,
        name: str,
        title: str,
        headings: Sequence[str],
        fields: Sequence[tuple[str, QWidget]],
    ) -> None:
        super().__init__(parent)
        self._theme = context.theme
        self._fields = tuple(fields)
        self.model = TableModel(self, headings)
        self.view = table_view(f"calendar_{name}View", title, self.model, context.theme, self)
        self.view.selectionModel().currentRowChanged.connect(self._tell_chosen)
        self.detail = QLabel("", self)
        self.detail.setObjectName(f"calendar_{name}DetailLabel")
        self.detail.setProperty("look", "quiet")
        self.detail.setWordWrap(True)
        self.problem = QLabel("", self)
        self.problem.setObjectName(f"calendar_{name}ProblemLabel")
        self.problem.setProperty("look", "error")
        self.problem.setWordWrap(True)
        self.problem.hide()
        text = self.tr("Thêm vào lịch")
        self.add_button = button(f"calendar_{name}AddButton", text, self, self.add_asked.emit)
        text = self.tr("Bỏ dòng đang chọn  Delete")
        self.remove_button = button(f"calendar_{name}RemoveButton", text, self, self._remove)
        bind_list("calendar", self.view, {"remove": self._remove})
        self._lay_out()
        self.show_lines(())

    def focus_first(self) -> None:
        """The table; the form while there is no line."""
        (self.view if self.model.rowCount() else self._fields[0][1]).setFocus()

    def tell(self, sentence: str, at: QWidget | None = None) -> None:
        """A sentence about what was typed, "" when it is well; the focus goes to the field."""
        self.problem.setText(sentence)
        self.problem.setAccessibleName(sentence)
        self.problem.setVisible(bool(sentence))
        for _, field in self._fields:
            if isinstance(field, EntryEdit):
                field.set_problem(sentence if field is at else "")
        if at is not None:
            at.setFocus()

    def show_lines(self, lines: Sequence[Cells], mark: object = None) -> None:
        """All lines; the one with the key `mark` is chosen, else the place in the table stays."""
        at = max(0, self.view.currentIndex().row())
        marked = (row for row, line in enumerate(lines) if mark is not None and line.key == mark)
        at = next(marked, at)
        self.model.show(lines)
        if lines:
            self.view.selectRow(min(at, len(lines) - 1))
        self._tell_chosen()

    def _lay_out(self) -> None:
        theme = self._theme
        form = QFormLayout()
        theme.fit(form, spacing=6)
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapAllRows)
        for label, field in self._fields:
            form.addRow(label, field)
        left = QVBoxLayout()
        theme.fit(left, margins=(16, 12, 8, 12), spacing=10)
        left.addWidget(self.problem)
        left.addLayout(form)
        left.addWidget(self.add_button, 0, Qt.AlignmentFlag.AlignLeft)
        left.addStretch(1)
        right = QVBoxLayout()
        theme.fit(right, margins=(8, 12, 16, 12), spacing=8)
        right.addWidget(self.view, 1)
        right.addWidget(self.detail)
        right.addWidget(self.remove_button, 0, Qt.AlignmentFlag.AlignLeft)
        holder = QWidget(self)
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addLayout(left, 2)
        row.addLayout(right, 3)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(ScrollColumn(holder, self))
        fields = (field for _, field in self._fields)
        for one, other in pairwise((*fields, self.add_button, self.view, self.remove_button)):
            self.setTabOrder(one, other)

    def _chosen(self) -> Any:
        line = self.model.at(self.view.currentIndex().row())
        return None if line is None else line.key

    def _tell_chosen(self, *_rows: object) -> None:
        key = self._chosen()
        set_usable(self.remove_button, "" if key is not None else self.tr("Chưa chọn dòng nào"))
        self.line_chosen.emit(key)

    def _remove(self) -> None:
        key = self._chosen()
        if key is not None:
            self.remove_asked.emit(key)


def narrow_combo(
    name: str, label: str, items: Sequence[tuple[str, object]], parent: QWidget
) -> QComboBox:
    """A choice that never asks for more room than its column has."""
    made = QComboBox(parent)
    made.setObjectName(name)
    made.setAccessibleName(label)
    made.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    made.setMinimumContentsLength(14)
    for text, data in items:
        made.addItem(text, data)
    return made
