"""A year of the calendar out of a JSON file, and into one."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from counter_app.errors.calendar import CalendarFileError
from counter_app.ui import files

if TYPE_CHECKING:
    from counter_app.domain.calendar_revision import YearPlan
    from counter_app.services.calendar_editing import YearView
    from counter_app.ui.context import PageContext

_JSON = "JSON (*.json)"


class CalendarFiles(QObject):
    """Asks for the file, reads or writes it beside the window."""

    taken = Signal(object, object)  # YearPlan, YearView
    refused = Signal(object)  # sentences about the file

    def __init__(self, context: PageContext, page: QWidget) -> None:
        super().__init__(page)
        self._context = context
        self._page = page

    def ask(self) -> None:
        """Which file to read."""
        title = self.tr("Nhập lịch từ tệp JSON")
        files.ask_for_file(self._page, "calendar_fileDialog", title, _JSON, self.take)

    def take(self, path: str) -> None:
        """Read a file; every wrong field is told."""
        context, calendar = self._context, self._context.desk.calendar

        def work() -> tuple[YearPlan, YearView]:
            plan = calendar.read_file(Path(path))
            view = calendar.year(plan.year)
            calendar.keep(plan, view)
            return plan, view

        def failed(error: Exception) -> None:
            if isinstance(error, CalendarFileError):
                self.refused.emit(files.told(error.problems, context.language))
            context.errors.show(error)

        context.tasks.run(
            self, "db", work, done=lambda found: self.taken.emit(*found), failed=failed
        )

    def ask_where(self, plan: YearPlan) -> None:
        """Where to write a year."""
        title, name = self.tr("Lưu lịch thành tệp JSON"), f"lich-{plan.year}.json"
        files.ask_where(self._page, title, name, _JSON, lambda file: self.save(plan, file))

    def save(self, plan: YearPlan, path: str) -> None:
        """Write a year."""
        context = self._context

        context.tasks.run(
            self,
            "db",
            context.desk.calendar.write_file,
            plan,
            Path(path),
            done=lambda _nothing: files.tell_saved(context, path),
        )
