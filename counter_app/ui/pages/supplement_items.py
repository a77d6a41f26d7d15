"""What lacks, line by line: the paper, its fault, and what to bring or put right."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QFormLayout,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QVBoxLayout,
    QWidget,
)

from counter_app.domain.dossier.entries.answers import OUTSIDE_LIST, Fault, Lack
from counter_app.domain.lacking import Then, outside_list
from counter_app.domain.phrases import fill
from counter_app.ui.models.table import Cells, TableModel, table_view
from counter_app.ui.widgets.fields import ViLineEdit
from counter_app.ui.widgets.page_frame import button

if TYPE_CHECKING:
    from counter_app.services.answer_sheet import Start
    from counter_app.ui.context import PageContext

_MOST_ROWS = 6  # shown without scrolling


@dataclass(frozen=True, slots=True, kw_only=True)
class _Item:
    lack: Lack
    is_proposed: bool  # the words are the program's: a phrase takes their place


class ItemsPanel(QWidget):
    """`changed`: the slip looks otherwise now; `complete`: the last empty line got its words."""

    changed = Signal()
    complete = Signal()

    def __init__(self, context: PageContext, parent: QWidget) -> None:
        super().__init__(parent)
        self._context = context
        self._items: list[_Item] = []
        self._start: Start | None = None
        self.model = TableModel(self, (self.tr("Giấy tờ"), self.tr("Lỗi"), self.tr("Nội dung")))
        self.view = table_view(
            "sup_itemsView", self.tr("Nội dung cần bổ sung"), self.model, context.theme, self
        )
        head = self.view.horizontalHeader()
        head.setSectionResizeMode(2, QHeaderView.ResizeMode.Stretch)
        self.view.selectionModel().currentRowChanged.connect(lambda *_rows: self._show_current())
        self.fault_combo = QComboBox(self)
        self.fault_combo.setObjectName("sup_faultCombo")
        self.fault_combo.setAccessibleName(self.tr("Lỗi của giấy tờ"))
        for fault in Fault:
            self.fault_combo.addItem(fault_words(fault), fault)
        self.fault_combo.activated.connect(self._fault_chosen)
        self.what_edit = ViLineEdit("sup_whatEdit", self.tr("Nội dung cần bổ sung"), self)
        self.what_edit.committed.connect(self._what_typed)
        self.then_label = QLabel("", self)
        self.then_label.setObjectName("sup_thenLabel")
        self.then_label.setWordWrap(True)
        self.then_label.setProperty("tone", "soon")
        self._lay_out()

    def _lay_out(self) -> None:
        theme = self._context.theme
        form = QFormLayout()
        theme.fit(form, spacing=6)
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        form.addRow(self.tr("Lỗi"), self.fault_combo)
        form.addRow(self.tr("Nội dung"), self.what_edit)
        column = QVBoxLayout(self)
        theme.fit(column, spacing=8)
        column.addWidget(self.view)
        column.addWidget(self.then_label)
        column.addLayout(form)

    def tab_chain(self) -> list[QWidget]:
        """The fields in reading order."""
        return [self.view, self.fault_combo, self.what_edit]

    @property
    def lacks(self) -> tuple[Lack, ...]:
        """Everything that stands on the slip."""
        return tuple(item.lack for item in self._items)

    def show_start(self, start: Start) -> None:
        """Fill from the faults of the checklist."""
        self._start = start
        self._items = [_Item(lack=lack, is_proposed=True) for lack in start.lacks]
        self._show(self.first_gap() or 0)

    def first_gap(self) -> int | None:
        """The first line without words."""
        gaps = (row for row, item in enumerate(self._items) if not item.lack.what.strip())
        return next(gaps, None)

    def go_to(self, row: int) -> None:
        """Stand on a line."""
        self.view.selectRow(row)
        self._show_current()

    def take(self, phrase: str) -> None:
        """The words of a phrase for the line in hand; the next line without words follows."""
        row = self._row()
        if row is None:
            return
        item = self._items[row]
        values = dict(self._start.values if self._start else {})
        words = fill(phrase, {**values, "tên giấy tờ": item.lack.name})
        if item.lack.what.strip() and not item.is_proposed:
            words = f"{item.lack.what} {words}"
        self._put(row, replace(item.lack, what=words))
        gap = self.first_gap()
        if gap is not None:
            self.go_to(gap)
        else:
            self.complete.emit()

    def add_outside(self, name: str, what: str, ground: str) -> None:
        """A demand outside the published list, with the law behind it (R21)."""
        self._items.append(_Item(lack=outside_list(name, what, ground), is_proposed=False))
        self._show(len(self._items) - 1)
        self.changed.emit()

    def remove_outside(self) -> bool:
        """Take back the line in hand if it is outside the list; the others follow the checklist."""
        row = self._row()
        if row is None or self._items[row].lack.paper != OUTSIDE_LIST:
            return False
        del self._items[row]
        self._show(0)
        self.changed.emit()
        return True

    def _row(self) -> int | None:
        row = self.view.currentIndex().row()
        return row if 0 <= row < len(self._items) else None

    def _put(self, row: int, lack: Lack) -> None:
        self._items[row] = _Item(lack=lack, is_proposed=False)
        self._show(row)
        self.changed.emit()

    def _show(self, row: int) -> None:
        self.model.show([self._cells(item.lack) for item in self._items])
        self.view.fit_rows(min(max(len(self._items), 1), _MOST_ROWS))
        if self._items:
            self.go_to(row)
        self._show_current()

    def _cells(self, lack: Lack) -> Cells:
        outside = lack.paper == OUTSIDE_LIST
        name = self.tr("Ngoài danh mục: {name}").format(name=lack.name) if outside else lack.name
        number = "" if outside else f"{lack.paper}. "
        return Cells(texts=(f"{number}{name}", fault_words(lack.fault), lack.what or "…"))

    def _show_current(self) -> None:
        row = self._row()
        for field in (self.fault_combo, self.what_edit):
            field.setEnabled(row is not None)
        if row is None:
            self.then_label.hide()
            return
        lack = self._items[row].lack
        self.fault_combo.setCurrentIndex(self.fault_combo.findData(lack.fault))
        self.what_edit.set_value(lack.what)
        self.what_edit.setText(lack.what)
        then = self._start.how_it_stood(lack) if self._start else None
        self.then_label.setText(_THEN_WORDS[then]() if then else "")
        self.then_label.setVisible(then is not None)

    def _fault_chosen(self) -> None:
        row, fault = self._row(), self.fault_combo.currentData()
        if row is not None and fault != self._items[row].lack.fault:
            self._put(row, replace(self._items[row].lack, fault=fault))

    def _what_typed(self, text: str) -> None:
        row = self._row()
        if row is not None and text != self._items[row].lack.what:
            self._put(row, replace(self._items[row].lack, what=text))


class OutsidePanel(QWidget):
    """A demand that no listed paper covers: only with the law that asks for it (R21)."""

    added = Signal(str, str, str)  # paper, what to bring, legal ground

    def __init__(self, context: PageContext, parent: QWidget) -> None:
        super().__init__(parent)
        self.name_edit = self._field("sup_freeEdit", self.tr("Giấy tờ ngoài danh mục"))
        self.what_edit = self._field("sup_freeWhatEdit", self.tr("Nội dung cần bổ sung"))
        self.ground_edit = self._field(
            "sup_freeGroundEdit", self.tr("Căn cứ: văn bản quy định phải nộp")
        )
        self.add_button = button("sup_freeAddButton", self.tr("Thêm"), self, self._add)
        self.problem = QLabel("", self)
        self.problem.setObjectName("sup_freeProblemLabel")
        self.problem.setProperty("look", "error")
        self.problem.setWordWrap(True)
        self.problem.hide()
        line = QHBoxLayout()
        context.theme.fit(line, spacing=6)
        line.addWidget(self.ground_edit, 1)
        line.addWidget(self.add_button)
        column = QVBoxLayout(self)
        context.theme.fit(column, spacing=6)
        column.addWidget(self.name_edit)
        column.addWidget(self.what_edit)
        column.addLayout(line)
        column.addWidget(self.problem)
        self.ground_edit.returnPressed.connect(self._add)

    def tab_chain(self) -> list[QWidget]:
        """The fields in reading order."""
        return [self.name_edit, self.what_edit, self.ground_edit, self.add_button]

    @property
    def is_empty(self) -> bool:
        """Nothing was begun here."""
        return not any(edit.value() for edit in (self.name_edit, self.what_edit, self.ground_edit))

    def _field(self, name: str, label: str) -> ViLineEdit:
        edit = ViLineEdit(name, label, self)
        edit.setPlaceholderText(label)
        edit.setMinimumWidth(edit.fontMetrics().averageCharWidth() * 28)
        return edit

    def refuse(self) -> None:
        """Why it may not be asked for."""
        text = self.tr(
            "Giấy tờ này không thuộc thành phần hồ sơ đã được công bố. Chỉ được yêu cầu khi ghi rõ "
            "văn bản quy định phải nộp."
        )
        self.problem.setText(text)
        self.problem.setAccessibleName(text)
        self.problem.show()
        self.ground_edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def _add(self) -> None:
        fields = (self.name_edit, self.what_edit, self.ground_edit)
        for field in fields:
            field.commit()
        name, what, ground = (field.value() for field in fields)
        if not name or not what:
            (self.what_edit if name else self.name_edit).setFocus()
            return
        if not ground:
            self.refuse()
            return
        self.problem.hide()
        for field in fields:
            field.set_value("")
            field.setText("")
        self.added.emit(name, what, ground)


def fault_words(fault: Fault) -> str:
    """The fault as wording.md has it."""
    words = {
        Fault.MISSING: QCoreApplication.translate("Supplement", "Thiếu"),
        Fault.WRONG: QCoreApplication.translate("Supplement", "Chưa đúng quy định"),
        Fault.EXPIRED: QCoreApplication.translate("Supplement", "Hết hiệu lực"),
        Fault.BLURRED: QCoreApplication.translate("Supplement", "Không rõ"),
    }
    return words[fault]


_THEN_WORDS = {
    Then.NAMED: lambda: QCoreApplication.translate("Supplement", "Phiếu lần 1 đã ghi giấy tờ này."),
    Then.OVERLOOKED: lambda: QCoreApplication.translate(
        "Supplement", "Khi yêu cầu lần 1, giấy tờ này đã thiếu hoặc chưa hợp lệ mà phiếu không ghi."
    ),
    Then.FINE: lambda: QCoreApplication.translate(
        "Supplement", "Khi yêu cầu lần 1, giấy tờ này đã có và không bị ghi lỗi."
    ),
    Then.UNKNOWN: lambda: QCoreApplication.translate(
        "Supplement", "Khi yêu cầu lần 1, giấy tờ này không có trong danh mục."
    ),
}
