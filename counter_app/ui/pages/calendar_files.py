"""A year of the calendar out of a JSON file, and into one."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QStandardPaths, Qt, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from counter_app.errors.calendar import CalendarFileError

if TYPE_CHECKING:
    from counter_app.domain.calendar_revision import YearPlan
    from counter_app.services.calendar_editing import YearView
    from counter_app.ui.context import PageContext

_TOLD = 8  # problems of a file that are shown


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
        dialog = QFileDialog(self._page, self.tr("Nhập lịch từ tệp JSON"))
        dialog.setObjectName("calendar_fileDialog")
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilter("JSON (*.json)")
        dialog.fileSelected.connect(self.take)
        dialog.open()

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
                found = [one.to(context.language) for one in error.problems]
                if len(found) > _TOLD:
                    more = self.tr("và %n chỗ sai khác.", "", len(found) - _TOLD)
                    found = [*found[:_TOLD], more]
                self.refused.emit(tuple(found))
            context.errors.show(error)

        context.tasks.run(
            self, "db", work, done=lambda found: self.taken.emit(*found), failed=failed
        )

    def ask_where(self, plan: YearPlan) -> None:
        """Where to write a year."""
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        name = str(Path(folder) / f"lich-{plan.year}.json")
        title = self.tr("Lưu lịch thành tệp JSON")
        dialog = QFileDialog(self._page, title, name, "JSON (*.json)")
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("json")
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(lambda file: self.save(plan, file))
        dialog.open()

    def save(self, plan: YearPlan, path: str) -> None:
        """Write a year."""
        context = self._context

        def done(_nothing: None) -> None:
            text = self.tr("Đã lưu {name}.").format(name=Path(path).name)
            context.notices.toast(text, tone="ok")

        context.tasks.run(self, "db", context.desk.calendar.write_file, plan, Path(path), done=done)
