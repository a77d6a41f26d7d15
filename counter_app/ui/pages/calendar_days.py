"""Days off, make-up days and half days of a year."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from counter_app.domain.calendar_revision import YearPlan
from counter_app.domain.text import sentence
from counter_app.domain.workcalendar import Half, HalfDay, SpecialDay
from counter_app.ui import shown
from counter_app.ui.models.table import Cells
from counter_app.ui.pages.calendar_lines import LinesForm, narrow_combo
from counter_app.ui.widgets.fields import ViLineEdit
from counter_app.ui.widgets.typed_fields import DateEdit

if TYPE_CHECKING:
    from counter_app.ui.context import PageContext

_OFF, _WORKED = "days_off", "working_weekends"
_SATURDAY = 5
_LONGEST = timedelta(days=31)
_ONE_DAY = timedelta(days=1)


class DaysPane(QWidget):
    """One line for each day that differs from its weekday; several days are added at once."""

    changed = Signal(object)  # YearPlan

    def __init__(self, context: PageContext, parent: QWidget) -> None:
        super().__init__(parent)
        self._context = context
        self._plan = YearPlan(year=0)
        self._added: object = None  # the line to be seen next
        self._kinds: tuple[tuple[str, Any], ...] = (
            (self.tr("Ngày nghỉ"), _OFF),
            (self.tr("Ngày làm việc bù"), _WORKED),
            (self.tr("Chỉ làm việc buổi sáng"), Half.MORNING),
            (self.tr("Chỉ làm việc buổi chiều"), Half.AFTERNOON),
        )
        label = self.tr("Loại ngày")
        self.kind = narrow_combo("calendar_kindCombo", label, self._kinds, self)
        self.first = self._day("calendar_fromEdit", self.tr("Từ ngày"))
        self.last = self._day("calendar_toEdit", self.tr("Đến ngày (bỏ trống: một ngày)"))
        self.name = ViLineEdit("calendar_nameEdit", self.tr("Tên gọi"), self)
        self.name.setPlaceholderText(self.tr("Nghỉ hoán đổi với thứ Bảy …"))
        self.source = ViLineEdit("calendar_daySourceEdit", self.tr("Văn bản"), self)
        self.source.setPlaceholderText(self.tr("Số, ngày văn bản"))
        self.lines = LinesForm(
            context,
            self,
            name="days",
            title=self.tr("Ngày nghỉ, ngày làm bù, nửa ngày"),
            headings=(self.tr("Tên gọi"), self.tr("Ngày"), self.tr("Loại ngày")),
            fields=(
                (label, self.kind),
                (self.tr("Từ ngày"), self.first),
                (self.tr("Đến ngày (bỏ trống: một ngày)"), self.last),
                (self.tr("Tên gọi"), self.name),
                (self.tr("Văn bản"), self.source),
            ),
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.lines)
        self.lines.add_asked.connect(self._add)
        self.lines.remove_asked.connect(self._remove)
        self.lines.line_chosen.connect(self._say_source)

    def show_plan(self, plan: YearPlan) -> None:
        """The lines of a year by their day."""
        self._plan = plan
        names = {data: text for text, data in self._kinds}
        self.lines.show_lines(
            [
                Cells(
                    texts=(sentence(one.name), shown.day(one.day), names[kind]),
                    key=(kind, one),
                )
                for kind, one in sorted(_lines(plan), key=lambda each: each[1].day)
            ],
            self._added,
        )
        self._added = None

    def focus_first(self) -> None:
        """The table, or the form of an empty year."""
        self.lines.focus_first()

    def _day(self, name: str, label: str) -> DateEdit:
        def first_of_year() -> date:  # whose year a day without one belongs to
            return date(self._plan.year or 1, 1, 1)

        return DateEdit(name, label, self._context.language, first_of_year, self, past=False)

    def _say_source(self, key: Any) -> None:
        words = ""
        if key is not None:
            _, one = key
            words = f"{sentence(one.name)}. " + self.tr("Văn bản: {source}").format(
                source=one.source
            )
        self.lines.detail.setText(words)

    def _add(self) -> None:
        for edit in (self.first, self.last, self.name, self.source):
            edit.flush()
        wrong = self._missing()
        if wrong is not None:
            self.lines.tell(*wrong)
            return
        plan = self._with_days()
        objection = self._objection(plan)
        if objection:
            self.lines.tell(objection, self.first)
            return
        self.lines.tell("")
        for edit in (self.first, self.last):
            edit.set_on(None)
        self.name.set_value("")
        self._added = next(key for key in _lines(plan) if key not in _lines(self._plan))
        self.changed.emit(plan)
        self.first.setFocus()

    def _missing(self) -> tuple[str, QWidget] | None:
        language = self._context.language
        for edit in (self.first, self.last):
            refusal = edit.refusal()
            if refusal is not None:
                return refusal.to(language), edit
        first, last = self.first.on(), self.last.on()
        if first is None:
            return self.tr("Nhập ngày."), self.first
        if last is not None and not first <= last <= first + _LONGEST:
            return self.tr("Ngày cuối phải sau ngày đầu, không quá một tháng."), self.last
        if not self.name.value():
            return self.tr("Ghi tên gọi của ngày, ví dụ Tết Nguyên đán."), self.name
        if not self.source.value():
            return self.tr("Ghi số, ngày của văn bản quy định."), self.source
        return None

    def _with_days(self) -> YearPlan:
        kind, plan = self.kind.currentData(), self._plan
        named = {"name": self.name.value(), "source": self.source.value()}
        days = tuple(self._days())
        if kind in (_OFF, _WORKED):
            made = tuple(SpecialDay(day=day, **named) for day in days)
            if kind == _OFF:
                return replace(plan, days_off=(*plan.days_off, *made))
            return replace(plan, working_weekends=(*plan.working_weekends, *made))
        halves = tuple(HalfDay(day=day, worked=Half(kind), **named) for day in days)
        return replace(plan, half_days=(*plan.half_days, *halves))

    def _days(self) -> Iterator[date]:
        """From the first to the last; of several days only those the kind can mean."""
        first, last = self.first.on(), self.last.on()
        if first is None:
            return
        weekend = self.kind.currentData() == _WORKED
        day = first
        while day <= (last or first):
            if last is None or (day.weekday() >= _SATURDAY) is weekend:
                yield day
            day += _ONE_DAY

    def _objection(self, plan: YearPlan) -> str:
        """What is wrong with `plan` and was not before."""
        desk = self._context.desk
        known = {one.vi for one in desk.calendar.complaints(self._plan)}
        new = (one for one in desk.calendar.complaints(plan) if one.vi not in known)
        wrong = next(new, None)
        if wrong is not None:
            return wrong.to(self._context.language)
        if plan == self._plan:
            return self.tr("Khoảng này không có ngày nào thuộc loại đã chọn.")
        return ""

    def _remove(self, key: Any) -> None:
        kind, one = key
        plan = self._plan
        if kind == _OFF:
            plan = replace(plan, days_off=tuple(d for d in plan.days_off if d != one))
        elif kind == _WORKED:
            kept = tuple(day for day in plan.working_weekends if day != one)
            plan = replace(plan, working_weekends=kept)
        else:
            plan = replace(plan, half_days=tuple(half for half in plan.half_days if half != one))
        self.kind.setCurrentIndex(self.kind.findData(kind))
        self.first.set_on(one.day)
        self.last.set_on(None)
        self.name.set_value(one.name)
        self.source.set_value(one.source)
        self.changed.emit(plan)


def _lines(plan: YearPlan) -> list[tuple[Any, SpecialDay | HalfDay]]:
    """Every line with what kind of day it is."""
    return [
        *((_OFF, day) for day in plan.days_off),
        *((_WORKED, day) for day in plan.working_weekends),
        *((half.worked, half) for half in plan.half_days),
    ]
