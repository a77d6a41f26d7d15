"""Which file to read and where to write one: dialogs that do not hold the program up."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QStandardPaths, Qt
from PySide6.QtWidgets import QFileDialog, QWidget

if TYPE_CHECKING:
    from counter_app.errors import Words
    from counter_app.ui.context import PageContext

PDF = "PDF (*.pdf)"
_TOLD = 8  # problems of a file that are shown
_DOCUMENTS = QStandardPaths.StandardLocation.DocumentsLocation


def pages_kind() -> str:
    """Files that pages come from."""
    return QCoreApplication.translate("Files", "Ảnh và PDF (*.pdf *.jpg *.jpeg *.png *.tif *.tiff)")


def ask_for_file(
    page: QWidget, name: str, title: str, kinds: str, take: Callable[[str], None]
) -> None:
    """One file that is there. `name`: of the dialog, for who looks for it in the tree."""
    dialog = _dialog(page, name, title, kinds)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    dialog.fileSelected.connect(take)
    dialog.open()


def ask_for_files(
    page: QWidget, name: str, title: str, kinds: str, take: Callable[[list[str]], None]
) -> None:
    """One file or several, in the order of their names."""
    dialog = _dialog(page, name, title, kinds)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
    dialog.filesSelected.connect(lambda files: take(sorted(files)))
    dialog.open()


def ask_where(
    page: QWidget, title: str, file: str, kinds: str, write: Callable[[str], None]
) -> None:
    """Where to write `file`; among the person's documents if nothing else is chosen."""
    dialog = _dialog(page, f"{page.objectName()}_saveDialog", title, kinds)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setDefaultSuffix(file.rpartition(".")[2])
    dialog.selectFile(str(Path(QStandardPaths.writableLocation(_DOCUMENTS)) / file))
    dialog.fileSelected.connect(write)
    dialog.open()


def tell_saved(context: PageContext, path: str) -> None:
    """The file of `path` is there."""
    text = QCoreApplication.translate("Files", "Đã lưu {name}.").format(name=Path(path).name)
    context.notices.toast(text, tone="ok")


def told(problems: Iterable[Words], language: str) -> tuple[str, ...]:
    """What is wrong with a file: the first few in whole, the rest (two or more) counted."""
    found = [one.to(language) for one in problems]
    if len(found) <= _TOLD + 1:
        return tuple(found)
    more = QCoreApplication.translate("Files", "và {n} chỗ sai khác.").format(n=len(found) - _TOLD)
    return (*found[:_TOLD], more)


def _dialog(page: QWidget, name: str, title: str, kinds: str) -> QFileDialog:
    dialog = QFileDialog(page, title)
    dialog.setObjectName(name)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.setNameFilter(kinds)
    return dialog
