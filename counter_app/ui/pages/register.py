"""«Sổ theo dõi hồ sơ»: which books there are, and one of them as PDF."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from counter_app.domain.formats import format_number
from counter_app.ui import files
from counter_app.ui.keys import ActionSet
from counter_app.ui.models.table import Cells, TableModel, table_view
from counter_app.ui.widgets.page_frame import Head, button, set_usable

if TYPE_CHECKING:
    from counter_app.services.register import Book
    from counter_app.ui.context import PageContext


class RegisterPage(QWidget):
    """One line for each agency and year; Ctrl+P makes the book."""

    def __init__(self, context: PageContext) -> None:
        super().__init__()
        self.setObjectName("register")
        self._context = context
        self._books: tuple[Book, ...] = ()
        self.keys = ActionSet(
            "register", self, {"pdf": self._ask_where, "back": context.shell.close_sheet}
        )
        theme = context.theme
        self.pdf_button = button(
            "register_pdfButton",
            self.tr("Lưu PDF  Ctrl+P"),
            self,
            self.keys["pdf"].trigger,
            icon=context.icons("pdf", "on_accent"),
            primary=True,
        )
        head = Head(theme, self.title, self)
        head.row.addWidget(self.pdf_button)
        note = QLabel(
            self.tr(
                "Sổ lấy từ dữ liệu hồ sơ trên máy này; năm đã qua thì khóa sổ. Sổ dài có thể mất "
                "vài phút; trong lúc đó vẫn làm việc khác được."
            ),
            self,
        )
        note.setProperty("look", "quiet")
        note.setWordWrap(True)
        self.model = TableModel(self, (self.tr("Cơ quan"), self.tr("Năm"), self.tr("Số hồ sơ")))
        self.view = table_view("register_view", self.title, self.model, theme, self)
        self.empty = QLabel(self.tr("Trên máy này chưa có hồ sơ nào."), self)
        self.empty.setObjectName("register_emptyLabel")
        self.empty.setProperty("look", "quiet")
        column = QVBoxLayout(self)
        theme.fit(column, spacing=0)
        column.addWidget(head)
        inner = QVBoxLayout()
        theme.fit(inner, margins=(16, 10, 16, 12), spacing=8)
        inner.addWidget(note)
        inner.addWidget(self.empty)
        inner.addWidget(self.view, 1)
        column.addLayout(inner, 1)
        self._show(())

    @property
    def title(self) -> str:
        """Name of the sheet."""
        return self.tr("Sổ theo dõi hồ sơ")

    @property
    def widget(self) -> QWidget:
        """Itself."""
        return self

    def on_shown(self) -> None:
        """Read which books there are."""
        self.view.setFocus()
        context = self._context
        context.tasks.run(self, "db", context.desk.register.books, done=self._show)

    def on_scan(self, _scan: object) -> bool:
        """Not for us."""
        return False

    def on_leaving(self) -> None:
        """Nothing to keep."""

    def _show(self, books: tuple[Book, ...]) -> None:
        self._books = books
        self.model.show(
            [
                Cells(texts=(book.agency_name, str(book.year), format_number(book.count)))
                for book in books
            ]
        )
        self.empty.setVisible(not books)
        self._allow("" if books else self.tr("Chưa có hồ sơ nào"))
        if books:
            self.view.selectRow(0)

    def _allow(self, why_not: str) -> None:
        set_usable(self.pdf_button, why_not)
        (self.keys.block("pdf", why_not) if why_not else self.keys.allow("pdf"))

    def _current(self) -> Book | None:
        row = self.view.currentIndex().row()
        return self._books[row] if 0 <= row < len(self._books) else None

    def _ask_where(self) -> None:
        book = self._current()
        if book is None:
            return
        name = f"so-theo-doi-{book.agency}-{book.year}.pdf"
        files.ask_where(
            self, self.tr("Lưu PDF"), name, files.PDF, lambda file: self.save(book, file)
        )

    def save(self, book: Book, file: str) -> None:
        """Make the book and write it into `file`."""
        context = self._context
        self._allow(self.tr("Đang lập sổ"))

        def work() -> None:
            pdf = context.desk.register.pdf(book.agency, book.year, context.who)
            Path(file).write_bytes(pdf)

        def done(_nothing: None) -> None:
            self._allow("")
            files.tell_saved(context, file)

        def failed(error: Exception) -> None:
            self._allow("")
            context.errors.show(error)

        context.tasks.run(self, "register", work, done=done, failed=failed)
