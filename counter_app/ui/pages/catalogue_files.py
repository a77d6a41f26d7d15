"""The catalogue out of a CSV, XLSX or OpenCPS JSON file, into one, and the sheet to be posted."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from counter_app.errors.catalogue import CatalogueImportError
from counter_app.ui import files

if TYPE_CHECKING:
    from counter_app.ui.context import PageContext

_KINDS = "CSV (*.csv);;Excel (*.xlsx);;OpenCPS JSON (*.json)"


class CatalogueFiles(QObject):
    """Asks for the file, reads or writes it beside the window."""

    taken = Signal(object, str)  # procedures, name of the file
    refused = Signal(object)  # sentences about the file

    def __init__(self, context: PageContext, page: QWidget) -> None:
        super().__init__(page)
        self._context = context
        self._page = page

    def ask(self) -> None:
        """Which file to read."""
        title, kinds = self.tr("Nhập danh mục từ tệp"), self.tr("Danh mục (*.csv *.xlsx *.json)")
        files.ask_for_file(self._page, "catalogue_fileDialog", title, kinds, self.take)

    def take(self, path: str) -> None:
        """Read a file; every wrong cell is told."""
        context, name = self._context, Path(path).name

        def failed(error: Exception) -> None:
            if not isinstance(error, CatalogueImportError):
                context.errors.show(error)
                return
            self.refused.emit(files.told(error.problems, context.language))

        context.tasks.run(
            self,
            "cpu",
            context.desk.procedures.read_file,
            Path(path),
            done=lambda found: self.taken.emit(found, name),
            failed=failed,
        )

    def ask_where(self) -> None:
        """Where to write the whole catalogue."""
        title, name = self.tr("Xuất danh mục thành tệp"), "danh-muc-thu-tuc.csv"
        files.ask_where(self._page, title, name, _KINDS, self.save)

    def save(self, path: str) -> None:
        """Write the whole catalogue; the name says the kind of file."""
        self._write(path, lambda: self._context.desk.procedures.write_file(Path(path)))

    def ask_where_posting(self, code: str, on: date | None) -> None:
        """Where to put the sheet of a procedure."""
        title, name = self.tr("Lưu bản niêm yết"), f"niem-yet-{code}.pdf"
        files.ask_where(
            self._page, title, name, files.PDF, lambda path: self.save_posting(code, path, on)
        )

    def save_posting(self, code: str, path: str, on: date | None = None) -> None:
        """The thirteen fields as PDF."""
        posting = self._context.desk.procedures.posting_pdf
        self._write(path, lambda: Path(path).write_bytes(posting(code, on)))

    def _write(self, path: str, work: Callable[[], object]) -> None:
        context = self._context
        context.tasks.run(self, "cpu", work, done=lambda _written: files.tell_saved(context, path))
