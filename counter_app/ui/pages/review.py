"""Scan review: papers, pages and one page large. The strip grown over the intake page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from counter_app.ui.keys import ActionSet
from counter_app.ui.models import page_words
from counter_app.ui.models.strip import REMOVED, UNASSIGNED, StripModel, dragged_pages
from counter_app.ui.pages.intake_lines import LARGE_TEXT
from counter_app.ui.pages.intake_pages import PageGestures
from counter_app.ui.widgets.elided import ElidedLabel
from counter_app.ui.widgets.flow import FlowLayout
from counter_app.ui.widgets.page_frame import Head, button, set_usable
from counter_app.ui.widgets.page_strip import PageStrip
from counter_app.ui.widgets.picture_view import PictureView

if TYPE_CHECKING:
    from collections.abc import Sequence

    from counter_app.domain.scans import Recognised
    from counter_app.ui.context import PageContext
    from counter_app.ui.pages.intake_form import IntakeForm
    from counter_app.ui.pages.intake_scanning import PageFeed

_PREVIEW_PX = 1600
_PAGE_EM = 9.0
_SHARES = (18, 37, 45)  # of the width: papers, pages, the large page


class SlotList(QListWidget):
    """The papers of the checklist: pages are dropped on them, or sent there with a digit."""

    pages_dropped = Signal(object, int)  # ids, paper
    paper_chosen = Signal(int)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWordWrap(True)
        self.setSpacing(3)
        self.setAcceptDrops(True)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DropOnly)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.itemActivated.connect(lambda item: self.paper_chosen.emit(_paper_of(item)))

    def show_papers(self, papers: Sequence[tuple[int, str]]) -> None:
        """Show papers (number or group, words); the current one stays."""
        row = self.currentRow()
        self.clear()
        for number, words in papers:
            item = QListWidgetItem(words)
            item.setData(Qt.ItemDataRole.UserRole, number)
            self.addItem(item)
        self.setCurrentRow(min(row, self.count() - 1))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt: a digit sends the selected pages to that paper, as in the strip."""
        digit = event.key() - Qt.Key.Key_0
        if 0 <= digit <= 9 and not event.modifiers():
            self.paper_chosen.emit(digit)
            event.accept()
            return
        super().keyPressEvent(event)

    def mimeTypes(self) -> list[str]:
        """Qt: our own pages."""
        return StripModel().mimeTypes()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Qt: our own pages only."""
        self._judge(event, event.mimeData())

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """Qt: onto a paper, not between two."""
        if self.itemAt(event.position().toPoint()) is None:
            event.ignore()
        else:
            self._judge(event, event.mimeData())

    def dropEvent(self, event: QDropEvent) -> None:
        """Qt: the pages go under the paper."""
        item = self.itemAt(event.position().toPoint())
        if item is not None:
            self.pages_dropped.emit(dragged_pages(event.mimeData()), _paper_of(item))
        event.setDropAction(Qt.DropAction.IgnoreAction)  # the session moves them, not the view
        event.accept()

    def _judge(self, event: QDragEnterEvent | QDragMoveEvent, data: QMimeData) -> None:
        if dragged_pages(data):
            event.acceptProposedAction()
        else:
            event.ignore()


class ReviewPage(QWidget):
    """Works on the intake page's draft; every change is the same change, undone the same way."""

    def __init__(self, context: PageContext, intake: IntakeForm, feed: PageFeed) -> None:
        super().__init__()
        self.setObjectName("review_page")
        self.setProperty("sheetShare", 1.0)
        self._context = context
        self._session = intake.session
        self._feed = feed
        self._work = intake.work
        self._thumbnails = intake.pages.model
        self._shown_page = ""
        self._build()
        self._lay_out()
        self._keys = ActionSet(
            "review",
            self,
            {
                "scan": self._feed.scan,
                "rescan": self._rescan,
                "done": self._done,
                "to_slots": self.slots.setFocus,
                "to_pages": self.strip.setFocus,
                "to_preview": self.preview.setFocus,
                "undo": self._session.undo,
                "redo": self._session.redo,
            },
        )
        self._session.changed.connect(self._refresh)
        self._work.scanning_changed.connect(self._scanning_changed)
        self._thumbnails.dataChanged.connect(self._borrow_thumbnails)
        self._refresh()

    def _build(self) -> None:
        self.model = StripModel(self)
        tokens = self._context.theme
        self.strip = PageStrip(self.model, lambda: tokens.tokens, page_em=_PAGE_EM)
        self.strip.setObjectName("review_pageView")
        self.strip.setAccessibleName(self.tr("Các trang"))
        self.gestures = PageGestures(self.strip, self._session, self._context.seat)
        self.strip.selectionModel().currentChanged.connect(lambda *_: self._show_current())
        self.strip.selectionModel().selectionChanged.connect(lambda *_: self._show_current())
        self.slots = SlotList(self)
        self.slots.setObjectName("review_slotList")
        self.slots.setAccessibleName(self.tr("Giấy tờ"))
        self.slots.paper_chosen.connect(self._slot_chosen)
        self.slots.pages_dropped.connect(self.gestures.put_under)
        self.preview = PictureView("review_preview", self.tr("Hình trang"), self)
        self.quality_label = QLabel(self)
        self.quality_label.setObjectName("review_qualityLabel")
        self.quality_label.setWordWrap(True)

    def _lay_out(self) -> None:
        theme = self._context.theme
        head = Head(theme, self.title, self)
        if theme.percent < LARGE_TEXT:
            head.say(
                self.title, self.tr("Phím 1–9 xếp vào giấy tờ, 0 để chưa phân loại; kéo thả được")
            )
        else:  # the buttons that zoom have made room
            keys = ElidedLabel(self.tr("Hình trang: + − cỡ hình · 0 vừa trang"), self)
            keys.setObjectName("review_zoomKeys")
            head.row.addWidget(theme.text(keys, "caption"), 1)
        head.row.addWidget(
            button("review_doneButton", self.tr("Xong  Esc"), self, self._done, primary=True)
        )
        middle = QWidget(self)
        column = QVBoxLayout(middle)
        theme.fit(column, spacing=6)
        column.addWidget(self.strip, 1)
        column.addWidget(self.quality_label)
        self._split = QSplitter(Qt.Orientation.Horizontal, self)
        for place, (widget, share) in enumerate(
            zip((self.slots, middle, self.preview), _SHARES, strict=True)
        ):
            self._split.addWidget(widget)
            self._split.setStretchFactor(place, share)
        self._split.setChildrenCollapsible(False)
        body = QVBoxLayout()
        theme.fit(body, margins=(12, 8, 12, 8), spacing=8)
        body.addWidget(self._split, 1)
        body.addLayout(self._buttons())
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addWidget(head)
        box.addLayout(body, 1)

    def _buttons(self) -> FlowLayout:
        line = FlowLayout()
        self._context.theme.fit(line, spacing=6)
        self._page_made = []
        for name, text, call in (
            ("review_rotateLeft", self.tr("Xoay trái  Shift+R"), lambda: self.gestures.turn(270)),
            ("review_rotateRight", self.tr("Xoay phải  R"), lambda: self.gestures.turn(90)),
            ("review_splitButton", self.tr("Tách ở đây  T"), lambda: self.gestures.regroup(1)),
            ("review_mergeButton", self.tr("Gộp  G"), lambda: self.gestures.regroup(-1)),
            ("review_deleteButton", self.tr("Xóa  Delete"), self.gestures.remove),
            ("review_rescanButton", self.tr("Quét lại  Ctrl+F6"), self._rescan),
            (
                "review_acceptQualityButton",
                self.tr("Chấp nhận chất lượng  A"),
                self.gestures.accept_quality,
            ),
        ):
            made = button(name, text, self, call)
            self._page_made.append(made)
            line.addWidget(made)
        if self._context.theme.percent >= LARGE_TEXT:
            return line  # the picture has keys of its own: + and - zoom, 0 fits
        fit = self.preview.fit
        for name, text, call in (
            ("review_fitPageButton", self.tr("Vừa trang"), lambda: fit("page")),
            ("review_fitWidthButton", self.tr("Vừa chiều ngang"), lambda: fit("width")),
            ("review_actualSizeButton", self.tr("100 %"), self.preview.actual_size),
        ):
            line.addWidget(button(name, text, self, call))
        return line

    def tab_chain(self) -> list[QWidget]:
        """The panes in reading order."""
        return [self.slots, self.strip, self.preview]

    def showEvent(self, event: QShowEvent) -> None:
        """Qt: the panes take their shares of the width."""
        super().showEvent(event)
        self._split.setSizes([share * 100 for share in _SHARES])

    @property
    def title(self) -> str:
        """Name of the sheet."""
        return self.tr("Xem lại trang quét")

    @property
    def keys(self) -> ActionSet:
        """The page's actions."""
        return self._keys

    @property
    def widget(self) -> QWidget:
        """The page itself."""
        return self

    def on_shown(self) -> None:
        """Start on the page chosen in the strip below, else the first that needs a look."""
        rows = self.model.page_rows()
        if not rows:
            return
        doubtful = [
            r for r in rows if r.group == 0 or ((r.is_doubtful or r.guessed) and r.group > 0)
        ]
        self.strip.select_page((doubtful or rows)[0].page.id)
        self.strip.setFocus()

    def on_scan(self, _scan: Recognised) -> bool:
        """Codes belong to the page below."""
        return False

    def on_leaving(self) -> None:
        """Nothing is pending here: every change is in the draft already."""

    def _done(self) -> None:
        """Esc stops a running scan first, as on the page below."""
        if self._work.is_scanning:
            self._work.stop_scan()
        else:
            self._context.shell.close_sheet()

    def _scanning_changed(self, _scanning: bool) -> None:  # noqa: FBT001 - a slot
        self._refresh()

    def _refresh(self) -> None:
        if not self._session.is_open:
            return
        selected = [row.page.id for row in self.strip.selected_pages()]
        titles = [(line.number, line.name) for line in self._session.shown.lines]
        self._borrow_thumbnails()
        self.model.show(self._session.view, titles)
        self._borrow_thumbnails()
        if selected and not self.strip.selectedIndexes():
            self.strip.select_page(selected[0])
        self._show_slots()
        self._show_current()

    def _borrow_thumbnails(self) -> None:
        self.model.take_thumbnails(self._thumbnails)
        self.strip.viewport().update()

    def _show_slots(self) -> None:
        groups = [row.group for row in self.model.page_rows()]
        papers = [
            (line.number, f"{line.number}  {line.name}  ({groups.count(line.number)})")
            for line in self._session.shown.lines
        ]
        for group, title in (
            (UNASSIGNED, self.tr("0  Chưa phân loại")),
            (REMOVED, self.tr("×  Đã xóa")),
        ):
            papers.append((group, f"{title}  ({groups.count(group)})"))
        self.slots.show_papers(papers)

    def _slot_chosen(self, paper: int) -> None:
        if paper == REMOVED:
            self.gestures.remove()
        else:
            self.gestures.assign(paper)
        self.strip.setFocus()

    def _show_current(self) -> None:
        chosen = self.strip.selected_pages()
        row = chosen[0] if chosen else None
        why = "" if row else self.tr("Chọn một trang trước.")
        for made in self._page_made:
            set_usable(made, why)
        self.quality_label.setText(page_words.quality_sentence(row) if row else "")
        key = f"{row.page.id}/{row.placement.turn}" if row else ""
        if row is None or key == self._shown_page:
            return
        self._shown_page = key

        def done(jpeg: bytes) -> None:
            if self._shown_page == key:
                self.preview.show_bytes(jpeg)

        self._context.tasks.run(
            self,
            "cpu",
            self._context.desk.scanning.picture,
            row.page.image,
            row.placement.turn,
            _PREVIEW_PX,
            done=done,
        )

    def _rescan(self) -> None:
        chosen = self.strip.selected_pages()
        if chosen:
            self._work.rescan(chosen[0].page.id)


def _paper_of(item: QListWidgetItem) -> int:
    return int(item.data(Qt.ItemDataRole.UserRole))
