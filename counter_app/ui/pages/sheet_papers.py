"""Papers of a dossier with their pages, and the picture of the page marked."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from counter_app.domain.draft import Presence
from counter_app.domain.formats import moment_words
from counter_app.ui import shown
from counter_app.ui.errors import sentences
from counter_app.ui.widgets.page_frame import ScrollColumn, button
from counter_app.ui.widgets.picture_view import PictureView

if TYPE_CHECKING:
    from counter_app.domain.dossier.bodies import FiledPage
    from counter_app.services.lookup import DossierSheet, SheetPaper
    from counter_app.ui.context import PageContext

_PICTURE_PX = 1600

_LEAST = 210  # pixels at 100 % for tree and picture


class PapersPane(QWidget):
    """Tree on the left, picture on the right; arrows walk through the pages."""

    def __init__(self, context: PageContext, parent: QWidget) -> None:
        super().__init__(parent)
        self._context = context
        self._asked = 0
        self.view = QTreeWidget(self)
        self.view.setObjectName("sheet_papersView")
        self.view.setAccessibleName(self.tr("Giấy tờ và trang"))
        self.view.setHeaderHidden(True)
        self.view.setFrameShape(QFrame.Shape.NoFrame)
        self.view.setUniformRowHeights(True)
        self.view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.picture = PictureView("sheet_pictureView", self.tr("Hình trang"), self)
        self.words = QLabel(self.tr("Chọn một trang để xem."), self)
        self.words.setObjectName("sheet_pageLabel")
        self.words.setProperty("look", "quiet")
        self.words.setWordWrap(True)
        theme = context.theme
        fit_page = button(
            "sheet_fitButton", self.tr("Vừa trang"), self, lambda: self.picture.fit("page")
        )
        fit_width = button(
            "sheet_widthButton", self.tr("Vừa chiều ngang"), self, lambda: self.picture.fit("width")
        )
        tools = QHBoxLayout()
        theme.fit(tools, spacing=6)
        tools.addWidget(self.words, 1)
        tools.addWidget(fit_page)
        tools.addWidget(fit_width)
        right = QVBoxLayout()
        theme.fit(right, spacing=6)
        right.addLayout(tools)
        right.addWidget(self.picture, 1)
        self._content = QWidget(self)
        row = QHBoxLayout(self._content)
        theme.fit(row, margins=(12, 8, 12, 12), spacing=12)
        row.addWidget(self.view, 2)
        row.addLayout(right, 3)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(ScrollColumn(self._content, self))
        theme.changed.connect(self._fit)
        self._fit()
        self.view.currentItemChanged.connect(self._marked)
        self.setTabOrder(self.view, fit_page)
        self.setTabOrder(fit_page, fit_width)
        self.setTabOrder(fit_width, self.picture)

    def _fit(self) -> None:
        """Large text leaves little below it: rather scroll than show a page as a stamp."""
        self._content.setMinimumHeight(self._context.theme.px(_LEAST))

    def show_sheet(self, sheet: DossierSheet) -> None:
        """Fill the tree; the page marked stays marked."""
        marked = self._page_of(self.view.currentItem())
        self.view.blockSignals(True)
        self.view.clear()
        first: QTreeWidgetItem | None = None
        for paper in sheet.papers:
            state = _state(paper)
            text = self._named(paper)
            head = QTreeWidgetItem(self.view, [text])
            head.setToolTip(0, f"{text}. {state}")
            head.setData(0, Qt.ItemDataRole.AccessibleTextRole, f"{text}. {state}")
            for line in state.split("\n"):
                about = QTreeWidgetItem(head, [line])
                about.setFlags(Qt.ItemFlag.NoItemFlags)
                about.setToolTip(0, line)
            for at, page in enumerate(paper.pages):
                item = QTreeWidgetItem(head, [self.tr("Trang {n}").format(n=at + 1)])
                item.setData(0, Qt.ItemDataRole.UserRole, page)
                first = first or item
                if marked is not None and page.image.blob == marked.image.blob:
                    first = item
        self.view.expandAll()
        self.view.blockSignals(False)
        if first is not None:
            self.view.setCurrentItem(first)

    def _named(self, paper: SheetPaper) -> str:
        if paper.number:
            return f"{paper.number}  {paper.name}"
        if paper.signed is None:
            return self.tr("Chưa phân loại")
        step = paper.signed.to(self._context.language)
        return self.tr("Văn bản đã ký: {step}").format(step=step)

    def _page_of(self, item: QTreeWidgetItem | None) -> FiledPage | None:
        return None if item is None else item.data(0, Qt.ItemDataRole.UserRole)

    def _marked(self, item: QTreeWidgetItem | None, _before: Any = None) -> None:
        page = self._page_of(item)
        if page is None:
            return
        self._asked += 1
        asked = self._asked
        size = page.image
        parts = [f"{size.dpi} dpi", _file_size(size.size)]
        if page.added_by:
            word = self.tr("{name} bổ sung lúc {at}")
            parts.append(
                word.format(
                    name=page.added_by, at=moment_words(page.scanned_at).to(self._context.language)
                )
            )
        if page.quality_accepted_by:
            word = self.tr("chất lượng được {name} chấp nhận")
            parts.append(word.format(name=page.quality_accepted_by))
        self.words.setText(" · ".join(parts))

        def done(data: bytes) -> None:
            if asked == self._asked and not self.picture.show_bytes(data):
                self.words.setText(self.tr("Không mở được hình của trang này."))

        def failed(error: Exception) -> None:
            if asked == self._asked:
                self.picture.show_bytes(b"")
                self.words.setText(sentences(self._context.errors.told(error)))

        context = self._context
        context.tasks.run(
            self.picture,  # goes before the page does
            "cpu",
            context.desk.scanning.picture,
            page.image,
            page.turn,
            _PICTURE_PX,
            done=done,
            failed=failed,
        )


def _state(paper: SheetPaper) -> str:
    """Kind of copy and how far it is digitised; a line more for the marks of one from abroad, and
    for what was asked for and did not come.
    """
    accepted = paper.accepted
    lines = [_held(paper)]
    if accepted is not None and accepted.presence is not Presence.ABSENT and accepted.from_abroad:
        marks = shown.foreign_marks(translated=accepted.translated, legalised=accepted.legalisation)
        lines.append(f"{marks[:1].upper()}{marks[1:]}")
    if accepted is not None and accepted.not_brought:
        lines.append(shown.not_brought(accepted.not_brought))
    return "\n".join(lines)


def _held(paper: SheetPaper) -> str:
    accepted, count = paper.accepted, len(paper.pages)
    if accepted is None or accepted.presence is Presence.ABSENT:
        return shown.pages(count) if count else shown.presence(Presence.ABSENT)
    parts = [shown.copy_kind(accepted.kind)]
    if count or accepted.pages_stated:
        parts.append(shown.pages(count, accepted.pages_stated))
    if paper.progress is not None and not paper.progress.is_done:
        parts.append(shown.presence(accepted.presence))
    return " · ".join(parts)


def _file_size(octets: int) -> str:
    if octets < 1_000_000:
        return f"{max(1, round(octets / 1000))} KB"
    return f"{octets / 1_000_000:.1f} MB".replace(".", ",")
