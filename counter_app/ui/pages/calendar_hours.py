"""Office hours that differ: of one agency or of all, from a day on or between two days."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from counter_app.domain.calendar_revision import YearPlan, read_hours, show_hours
from counter_app.domain.centre import DatedHours
from counter_app.domain.formats import show_date
from counter_app.domain.refusal import Refusal
from counter_app.ui.models.table import Cells
from counter_app.ui.pages.calendar_lines import LinesForm, narrow_combo
from counter_app.ui.widgets.fields import LatinLineEdit, ViLineEdit
from counter_app.ui.widgets.typed_fields import DateEdit

if TYPE_CHECKING:
    from counter_app.services.calendar_editing import YearView
    from counter_app.ui.context import PageContext


class HoursPane(QWidget):
    """One line for each stretch of time with its own hours; those of earlier years only shown."""

    changed = Signal(object)  # YearPlan

    def __init__(self, context: PageContext, parent: QWidget) -> None:
        super().__init__(parent)
        self._context = context
        self._plan = YearPlan(year=0)
        self._names: dict[str, str] = {}
        self._added: object = None  # the line to be seen next
        theme = context.theme
        label = self.tr("Cơ quan")
        self.agency = narrow_combo("calendar_agencyCombo", label, (), self)
        self.first = self._day("calendar_hoursFromEdit", self.tr("Từ ngày"))
        self.last = self._day("calendar_hoursToEdit", self.tr("Đến ngày (bỏ trống: về sau)"))
        self.hours = LatinLineEdit("calendar_hoursEdit", self.tr("Giờ làm việc"), self)
        self.hours.setPlaceholderText("07:00-11:30, 13:30-17:00")
        self.source = ViLineEdit("calendar_hoursSourceEdit", self.tr("Văn bản"), self)
        self.source.setPlaceholderText(self.tr("Số, ngày văn bản"))
        self.usual = QLabel("", self)
        self.usual.setObjectName("calendar_usualLabel")
        self.usual.setProperty("look", "quiet")
        self.usual.setWordWrap(True)
        self.lines = LinesForm(
            context,
            self,
            name="hours",
            title=self.tr("Giờ làm việc khác thường lệ"),
            headings=(label, self.tr("Thời gian"), self.tr("Giờ làm việc")),
            fields=(
                (label, self.agency),
                (self.tr("Từ ngày"), self.first),
                (self.tr("Đến ngày (bỏ trống: về sau)"), self.last),
                (self.tr("Giờ làm việc"), self.hours),
                (self.tr("Văn bản"), self.source),
            ),
        )
        column = QVBoxLayout(self)
        theme.fit(column, spacing=0)
        holder = QVBoxLayout()
        theme.fit(holder, margins=(16, 10, 16, 0), spacing=0)
        holder.addWidget(self.usual)
        column.addLayout(holder)
        column.addWidget(self.lines, 1)
        self.lines.add_asked.connect(self._add)
        self.lines.remove_asked.connect(self._remove)
        self.lines.line_chosen.connect(self._say_source)

    def show_plan(self, plan: YearPlan, view: YearView) -> None:
        """The lines of a year; before them those that began earlier and still hold."""
        self._plan = plan
        names = {"": self.tr("Toàn Trung tâm"), **dict(view.agencies)}
        if names != self._names:
            self._names = names
            self.agency.clear()
            for agency, name in names.items():
                self.agency.addItem(name, agency)
        usual = show_hours(view.usual)
        self.usual.setText(self.tr("Thường lệ: {hours}.").format(hours=usual))
        earlier = [self._cells(line, None) for line in view.running]
        own = (self._cells(line, line) for line in plan.hours)
        self.lines.show_lines([*earlier, *own], self._added)
        self._added = None

    def focus_first(self) -> None:
        """The table, or the form while there is no line."""
        self.lines.focus_first()

    def _cells(self, line: DatedHours, key: DatedHours | None) -> Cells:
        first = show_date(line.valid_from) if line.valid_from else "…"
        last = show_date(line.valid_to) if line.valid_to else "…"
        name = self._names.get(line.agency, line.agency)
        if key is None:
            name = self.tr("{agency} (từ trước)").format(agency=name)
        return Cells(texts=(name, f"{first} – {last}", show_hours(line.hours)), key=key)

    def _day(self, name: str, label: str) -> DateEdit:
        def first_of_year() -> date:
            return date(self._plan.year or 1, 1, 1)

        return DateEdit(name, label, self._context.language, first_of_year, self, past=False)

    def _say_source(self, key: Any) -> None:
        words = ""
        if not self.lines.model.rowCount():
            words = self.tr("Cả năm làm theo giờ thường lệ; chưa ghi giờ làm việc riêng nào.")
        elif key is not None:
            name = self._names.get(key.agency, key.agency)
            words = f"{name}. " + self.tr("Văn bản: {source}").format(source=key.source)
        self.lines.detail.setText(words)

    def _add(self) -> None:
        for edit in (self.first, self.last, self.hours, self.source):
            edit.flush()
        wrong = self._missing()
        hours = read_hours(self.hours.value())
        if wrong is None and isinstance(hours, Refusal):
            wrong = hours.to(self._context.language), self.hours
        if wrong is not None or isinstance(hours, Refusal):
            self.lines.tell(*(wrong or ("", None)))
            return
        line = DatedHours(
            hours=hours,
            agency=self.agency.currentData(),
            valid_from=self.first.on(),
            valid_to=self.last.on(),
            source=self.source.value(),
        )
        plan = replace(self._plan, hours=(*self._plan.hours, line))
        known = {one.vi for one in self._context.desk.calendar.complaints(self._plan)}
        for one in self._context.desk.calendar.complaints(plan):
            if one.vi not in known:
                self.lines.tell(one.to(self._context.language), self.first)
                return
        self.lines.tell("")
        for day in (self.first, self.last):
            day.set_on(None)
        self.hours.set_value("")
        self._added = line
        self.changed.emit(plan)
        self.first.setFocus()

    def _missing(self) -> tuple[str, QWidget] | None:
        for edit in (self.first, self.last):
            refusal = edit.refusal()
            if refusal is not None:
                return refusal.to(self._context.language), edit
        if self.first.on() is None:
            return self.tr("Nhập ngày bắt đầu."), self.first
        if not self.source.value():
            return self.tr("Ghi số, ngày của văn bản quy định."), self.source
        return None

    def _remove(self, line: DatedHours) -> None:
        self.agency.setCurrentIndex(max(0, self.agency.findData(line.agency)))
        self.first.set_on(line.valid_from)
        self.last.set_on(line.valid_to)
        self.hours.set_value(show_hours(line.hours))
        self.source.set_value(line.source)
        kept = tuple(one for one in self._plan.hours if one != line)
        self.changed.emit(replace(self._plan, hours=kept))
