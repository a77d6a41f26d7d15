"""A day's punches, person by person; the chosen person's punches one by one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from counter_app.domain.moments import local
from counter_app.domain.punches import Direction, How
from counter_app.ui import shown
from counter_app.ui.models.table import Cells, TableModel, table_view
from counter_app.ui.widgets.page_frame import section

if TYPE_CHECKING:
    from counter_app.services.punch_views import Mark, PersonDay
    from counter_app.ui.context import PageContext

_SHOWN = 4  # punches in a row; the rest is counted


class DayList(QWidget):
    """Raw: nothing is added up, nothing left out."""

    chosen = Signal(object)  # PersonDay

    def __init__(self, context: PageContext, parent: QWidget) -> None:
        super().__init__(parent)
        self._context = context
        self._people: tuple[PersonDay, ...] = ()
        theme = context.theme
        self.model = TableModel(self, (self.tr("Họ và tên"), self.tr("Các lần chấm")))
        self.view = table_view(
            "terminals_dayView", self.tr("Lần chấm trong ngày"), self.model, theme, self
        )
        self.view.selectionModel().currentRowChanged.connect(self._show_chosen)
        self.marks_model = TableModel(
            self, (self.tr("Máy"), self.tr("Giờ"), self.tr("Vào, ra"), self.tr("Cách chấm"))
        )
        self.marks = table_view(
            "terminals_marksView", self.tr("Từng lần chấm"), self.marks_model, theme, self
        )
        self.empty = QLabel(self.tr("Ngày này chưa có lần chấm nào."), self)
        self.empty.setProperty("look", "quiet")
        card, column = section(theme, self.tr("Lần chấm trong ngày"), self)
        column.addWidget(self.empty)
        column.addWidget(self.view, 3)
        self._one, one_column = section(theme, "", self)
        self.heading = theme.text(QLabel("", self), "section")
        self.heading.setObjectName("terminals_personLabel")
        one_column.addWidget(self.heading)
        one_column.addWidget(self.marks, 1)
        outer = QVBoxLayout(self)
        theme.fit(outer, spacing=12)
        outer.addWidget(card, 3)
        outer.addWidget(self._one, 2)
        theme.changed.connect(self._fit)
        self._fit()
        self.show_people(())

    def _fit(self) -> None:
        """A few rows of each list at any text size; the page scrolls."""
        for view, rows in ((self.view, 4), (self.marks, 3)):
            view.setMinimumHeight((rows + 1) * view.verticalHeader().defaultSectionSize())

    def show_people(self, people: tuple[PersonDay, ...]) -> None:
        """Show a day; the person chosen stays chosen."""
        before = self._current()
        self._people = people
        self.model.show(
            [Cells(texts=(self._name(one), self._row(one.marks)), key=one.number) for one in people]
        )
        self.empty.setVisible(not people)
        self.view.setVisible(bool(people))
        self._one.setVisible(bool(people))
        if people:
            numbers = [one.number for one in people]
            known = before is not None and before.number in numbers
            self.view.selectRow(numbers.index(before.number) if before and known else 0)
            self._show_chosen()

    def _current(self) -> PersonDay | None:
        row = self.view.currentIndex().row()
        return self._people[row] if 0 <= row < len(self._people) else None

    def _show_chosen(self) -> None:
        person = self._current()
        if person is None:
            return
        number = self.tr("mã {number}").format(number=person.number)
        self.heading.setText(f"{person.name} · {number}" if person.staff else self._name(person))
        self.marks_model.show([self._mark(mark) for mark in person.marks])
        self.chosen.emit(person)

    def _name(self, person: PersonDay) -> str:
        if person.staff:
            return person.name
        unknown = self.tr("Mã {number}, chưa rõ là ai").format(number=person.number)
        return f"{unknown} ({person.name})" if person.name else unknown

    def _row(self, marks: tuple[Mark, ...]) -> str:
        first = "  ".join(shown.clock_time(mark.at) for mark in marks[:_SHOWN])
        more = len(marks) - _SHOWN
        return first if more <= 0 else f"{first}  +{more}"

    def _mark(self, mark: Mark) -> Cells:
        directions = {
            Direction.IN: self.tr("Vào"),
            Direction.OUT: self.tr("Ra"),
            Direction.BREAK_OUT: self.tr("Ra giữa giờ"),
            Direction.BREAK_IN: self.tr("Vào lại"),
            Direction.OVERTIME_IN: self.tr("Vào làm thêm"),
            Direction.OVERTIME_OUT: self.tr("Hết làm thêm"),
            Direction.UNSAID: "–",
        }
        ways = {
            How.FINGER: self.tr("Vân tay"),
            How.FACE: self.tr("Khuôn mặt"),
            How.PALM: self.tr("Lòng bàn tay"),
            How.CARD: self.tr("Thẻ"),
            How.PASSWORD: self.tr("Mật khẩu"),
            How.OTHER: "–",
        }
        clock = f"{local(mark.at):%H:%M:%S}"
        return Cells(texts=(mark.terminal, clock, directions[mark.direction], ways[mark.how]))
