"""The catalogue out of a CSV, XLSX or OpenCPS JSON file, into one, and the sheet to be posted."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QStandardPaths, Qt, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from counter_app.errors.catalogue import CatalogueImportError

if TYPE_CHECKING:
    from counter_app.ui.context import PageContext

_KINDS = "CSV (*.csv);;Excel (*.xlsx);;OpenCPS JSON (*.json)"
_TOLD = 8  # problems of a file that are shown


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
        dialog = QFileDialog(self._page, self.tr("Nhập danh mục từ tệp"))
        dialog.setObjectName("catalogue_fileDialog")
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilter(self.tr("Danh mục (*.csv *.xlsx *.json)"))
        dialog.fileSelected.connect(self.take)
        dialog.open()

    def take(self, path: str) -> None:
        """Read a file; every wrong cell is told."""
        context, name = self._context, Path(path).name

        def failed(error: Exception) -> None:
            if not isinstance(error, CatalogueImportError):
                context.errors.show(error)
                return
            found = [one.to(context.language) for one in error.problems]
            if len(found) > _TOLD:
                more = self.tr("và %n chỗ sai khác.", "", len(found) - _TOLD)
                found = [*found[:_TOLD], more]
            self.refused.emit(tuple(found))

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
        self._ask_to_save(title, name, _KINDS, self.save)

    def save(self, path: str) -> None:
        """Write the whole catalogue; the name says the kind of file."""
        self._write(path, lambda: self._context.desk.procedures.write_file(Path(path)))

    def ask_where_posting(self, code: str) -> None:
        """Where to put the sheet of a procedure."""
        title, name = self.tr("Lưu bản niêm yết"), f"niem-yet-{code}.pdf"
        self._ask_to_save(title, name, "PDF (*.pdf)", lambda path: self.save_posting(code, path))

    def save_posting(self, code: str, path: str) -> None:
        """The thirteen fields as PDF."""
        posting = self._context.desk.procedures.posting_pdf
        self._write(path, lambda: Path(path).write_bytes(posting(code)))

    def _ask_to_save(self, title: str, name: str, kinds: str, call: Callable[[str], None]) -> None:
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        dialog = QFileDialog(self._page, title, str(Path(folder) / name), kinds)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix(name.rpartition(".")[2])
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(call)
        dialog.open()

    def _write(self, path: str, work: Callable[[], object]) -> None:
        context = self._context

        def done(_written: object) -> None:
            text = self.tr("Đã lưu {name}.").format(name=Path(path).name)
            context.notices.toast(text, tone="ok")

        context.tasks.run(self, "cpu", work, done=done)
