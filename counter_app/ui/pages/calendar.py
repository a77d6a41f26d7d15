"""«Lịch làm việc»: a supervisor changes a year, sees whose date moves, and applies it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import (
    QStackedWidget,
    QTabBar,
    QVBoxLayout,
    QWidget,
)

from counter_app.domain.calendar_revision import YEARS, YearPlan
from counter_app.ui.keys import ActionSet
from counter_app.ui.pages.calendar_days import DaysPane
from counter_app.ui.pages.calendar_files import CalendarFiles
from counter_app.ui.pages.calendar_head import YearHead
from counter_app.ui.pages.calendar_hours import HoursPane
from counter_app.ui.pages.calendar_preview import PreviewPane
from counter_app.ui.pages.calendar_told import YearTold
from counter_app.ui.pages.calendar_work import CalendarWork
from counter_app.ui.widgets.page_frame import set_usable

if TYPE_CHECKING:
    from counter_app.domain.centre import DatedHours
    from counter_app.domain.workcalendar import HalfDay, SpecialDay
    from counter_app.services.calendar_editing import Preview, YearView
    from counter_app.ui.context import PageContext

_PREVIEW = 2


class CalendarPage(QWidget):
    """Days, hours, preview. What is changed is kept at once and applied only with F9."""

    def __init__(self, context: PageContext) -> None:
        super().__init__()
        self.setObjectName("calendar")
        self.setProperty("sheetShare", 1.0)
        self._context = context
        self._year = context.desk.calendar.today().year
        self._view: YearView | None = None
        self._plan = YearPlan(year=self._year)
        self.days = DaysPane(context, self)
        self.hours = HoursPane(context, self)
        self.preview = PreviewPane(context, self)
        self._panes = (self.days, self.hours, self.preview)
        self.files = CalendarFiles(context, self)
        self.work = CalendarWork(context, self)
        self.keys = ActionSet("calendar", self, self._handlers())
        self.told = YearTold(context, self)
        self._lay_out()
        self.days.changed.connect(self._change)
        self.hours.changed.connect(self._change)
        self.told.give_up_asked.connect(self._give_up)
        self.files.taken.connect(self.take_plan)
        self.files.refused.connect(self.told.tell_file)
        self.work.seen.connect(self._seen)
        self.work.applied.connect(self._applied)
        self.work.ended.connect(self._ended)
        self.work.went_on.connect(self.preview.summary.setText)
        context.signals.sync_changed.connect(self._read_if_shown)

    @property
    def title(self) -> str:
        """Name of the sheet."""
        return self.tr("Lịch làm việc")

    @property
    def widget(self) -> QWidget:
        """Itself."""
        return self

    def on_shown(self) -> None:
        """Read the year afresh."""
        self.tabs.setFocus()
        self._read()

    def on_scan(self, _scan: object) -> bool:
        """Not for us."""
        return False

    def on_leaving(self) -> None:
        """Changes are kept already; what is being counted stops."""
        self.work.stop()

    def _handlers(self) -> dict[str, Any]:
        return {
            "proceed": self._proceed,
            "import_file": self.files.ask,
            "export_file": lambda: self.files.ask_where(self._plan),
            "year_before": lambda: self._go_year(-1),
            "year_after": lambda: self._go_year(1),
            "to_days": lambda: self._go(0),
            "to_hours": lambda: self._go(1),
            "to_preview": lambda: self._go(_PREVIEW),
            "back": self._back,
        }

    def _lay_out(self) -> None:
        self.head = YearHead(self._context, self.title, self.keys, self)
        self.tabs = QTabBar(self)
        self.tabs.setObjectName("calendar_tabs")
        self.tabs.setAccessibleName(self.title)
        self.tabs.setDrawBase(False)
        self.tabs.setExpanding(False)
        self.stack = QStackedWidget(self)
        names = (self.tr("Ngày nghỉ, làm bù"), self.tr("Giờ làm việc"), self.tr("Xem trước"))
        for at, (name, pane) in enumerate(zip(names, self._panes, strict=True), 1):
            self.tabs.setTabToolTip(self.tabs.addTab(name), f"Alt+{at}")
            self.stack.addWidget(pane)
        column = QVBoxLayout(self)
        self._context.theme.fit(column, spacing=0)
        column.addWidget(self.head)
        column.addWidget(self.tabs)
        column.addWidget(self.told)
        column.addWidget(self.stack, 1)
        self.tabs.currentChanged.connect(self._shown)

    # -- reading

    def _read_if_shown(self, _what: object = None) -> None:
        if self.isVisible() and not self.work.is_busy:
            self._read()

    def _read(self) -> None:
        desk, tasks = self._context.desk, self._context.tasks
        tasks.run(self, "db", desk.calendar.year, self._year, done=self._show_year)

    def _show_year(self, view: YearView) -> None:
        if view.plan.year != self._year:
            return  # an older answer comes too late
        if view == self._view:
            return
        self._view = view
        self._plan = view.kept or view.plan
        self.head.year.setText(str(self._year))
        self._show_plan()

    def _show_plan(self) -> None:
        view = self._view
        if view is None:
            return
        self.days.show_plan(self._plan)
        self.hours.show_plan(self._plan, view)
        self.told.show_year(view, changed=self._plan != view.plan)
        self.preview.clear(self.tr("Nhấn F9 để xem hồ sơ nào đổi ngày hẹn trả."))

    # -- changing

    def _change(self, plan: YearPlan) -> None:
        view = self._view
        if view is None:
            return
        self._plan = plan
        self._view = replace(view, kept=None if plan == view.plan else plan)
        self._show_plan()
        desk = self._context.desk
        self._context.tasks.run(self, "db", desk.calendar.keep, plan, view)

    def _give_up(self) -> None:
        context = self._context
        context.tasks.run(
            self, "db", context.desk.calendar.give_up, self._year, done=lambda _: self._read()
        )
        self.told.tell_file(())
        self.tabs.setFocus()

    def _go_year(self, step: int) -> None:
        if self.work.is_busy or self._year + step not in YEARS:
            return
        self._year += step
        self.told.tell_file(())
        self._read()

    def take_plan(self, plan: YearPlan, view: YearView) -> None:
        """A whole year out of a file: kept as a change, not applied."""
        self.told.tell_file(())
        self._year, self._view, self._plan = plan.year, view, plan
        self.head.year.setText(str(self._year))
        self._show_plan()
        self._go(0)

    # -- preview and applying

    def _go(self, at: int) -> None:
        self.tabs.setCurrentIndex(at)
        self._panes[at].focus_first()

    def _shown(self, at: int) -> None:
        self.stack.setCurrentIndex(at)
        self.head.show_step(is_preview=at == _PREVIEW)
        if at == _PREVIEW and self.preview.seen is None:
            self._look()

    def _proceed(self) -> None:
        if self.tabs.currentIndex() != _PREVIEW:
            self._go(_PREVIEW)
        elif self.preview.seen is None:
            self._look()
        else:
            self._apply(self.preview.seen)

    def _look(self) -> None:
        if self._view is not None:
            self._set_busy(self.tr("Đang tính ngày hẹn của các hồ sơ"))
            self.work.look(self._plan, self._view)

    def _seen(self, seen: Preview) -> None:
        self._set_busy("")
        view = self._view
        self.preview.show_preview(seen, "" if view is None else _common_source(self._plan, view))
        if self.tabs.currentIndex() == _PREVIEW:
            self.preview.focus_first()

    def _apply(self, seen: Preview) -> None:
        pane = self.preview
        pane.source.flush()
        if not seen.revises and not seen.moves:
            pane.tell(self.tr("Không có gì để áp dụng."))
        elif self._view is not None and self._view.kept_is_old:
            pane.tell(self.told.state.text())
        elif not pane.source.value():
            pane.tell(self.tr("Ghi số, ngày của văn bản thay đổi lịch làm việc."))
            pane.source.setFocus()
        else:
            self._set_busy(self.tr("Đang ghi nhận"))
            self.work.apply(seen, pane.source.value(), pane.printed())

    def _applied(self, words: str) -> None:
        self._set_busy("")
        self.preview.source.set_value("")
        self._view = None
        self._go(0)
        self._read()
        self._context.signals.dossier_changed.emit("")
        self._context.notices.toast(words, tone="ok")

    def _ended(self, words: str) -> None:
        """Refused or stopped: what was written stays, and is read again."""
        self._set_busy("")
        self.preview.clear(self.tr("Nhấn F9 để xem lại."))
        self.preview.tell(words)
        self._view = None
        self._read()

    def _set_busy(self, reason: str) -> None:
        if reason:
            self.preview.tell("")
            self.preview.summary.setText(f"{reason}…")
            self.keys.block("proceed", reason)
        else:
            self.keys.allow("proceed")
        for widget in (*self.head.buttons, self.preview.source):
            set_usable(widget, reason)

    def _back(self) -> None:
        """Esc stops what is being counted; then it closes."""
        if not self.work.stop():
            self._context.shell.close_sheet()


def _common_source(plan: YearPlan, view: YearView) -> str:
    """The document of the lines that are new, where all name one."""
    old = set(_lines(view.plan))
    sources = {line.source for line in _lines(plan) if line not in old}
    return sources.pop() if len(sources) == 1 else ""


def _lines(plan: YearPlan) -> tuple[SpecialDay | HalfDay | DatedHours, ...]:
    return (*plan.days_off, *plan.working_weekends, *plan.half_days, *plan.hours)
