"""The strip of scanned pages: thumbnails under the headings of their papers."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QDragEnterEvent,
    QDropEvent,
    QFont,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPixmap,
    QTransform,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from counter_app.ui.models import page_words
from counter_app.ui.models.page_row import PageRow
from counter_app.ui.models.strip import ROW_ROLE, Heading, StripModel, dragged_pages
from counter_app.ui.tokens import Tokens

Index = QModelIndex | QPersistentModelIndex


class PageDelegate(QStyledItemDelegate):
    """Paints headings and pages; sizes follow the font so that text at 200 % still fits."""

    def __init__(self, view: QListView, tokens: Callable[[], Tokens], page_em: float) -> None:
        super().__init__(view)
        self._view = view
        self._tokens = tokens
        self.page_em = page_em  # height of a thumbnail in lines of text

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Qt: a heading takes the whole row, a page its thumbnail and one line of text."""
        line = self._view.fontMetrics().lineSpacing()
        model = self._view.model()  # asked itself: Qt wants the size of every row at every page
        if isinstance(model, StripModel) and isinstance(model.row(index.row()), Heading):
            return QSize(self._view.viewport().width() - 2, round(line * 1.7))
        height = round(line * self.page_em)
        return QSize(round(height * 0.75) + line, height + round(line * 1.7))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Qt: one row."""
        row = index.data(ROW_ROLE)
        rect: QRect = option.rect
        painter.save()
        if isinstance(row, Heading):
            self._paint_heading(painter, rect, row)
        elif isinstance(row, PageRow):
            state: QStyle.StateFlag = option.state
            self._paint_page(painter, rect, row, state)
        painter.restore()

    def _paint_heading(self, painter: QPainter, rect: QRect, row: Heading) -> None:
        tokens = self._tokens()
        colour = tokens.soon.fg if row.paper == 0 else tokens.accent
        colour = tokens.off.fg if row.paper < 0 else colour
        line = self._view.fontMetrics().lineSpacing()
        bar = QRect(rect.left() + 2, rect.top() + line // 3, max(3, line // 5), line)
        painter.fillRect(bar, QColor(colour))
        font = QFont(self._view.font())
        font.setWeight(QFont.Weight.DemiBold)
        painter.setFont(font)
        painter.setPen(QColor(tokens.text))
        space = rect.adjusted(line // 2 + 6, 0, -4, 0)
        count = f" ({row.pages})"
        width = space.width() - painter.fontMetrics().horizontalAdvance(count)
        title = painter.fontMetrics().elidedText(row.title, Qt.TextElideMode.ElideRight, width)
        painter.drawText(space, int(Qt.AlignmentFlag.AlignVCenter), title + count)

    def _paint_page(
        self, painter: QPainter, rect: QRect, row: PageRow, state: QStyle.StateFlag
    ) -> None:
        tokens = self._tokens()
        line = self._view.fontMetrics().lineSpacing()
        frame = rect.adjusted(3, 2, -3, -2)
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(frame, QColor(tokens.selection))
        picture = frame.adjusted(4, 4, -4, -round(line * 1.4))
        self._paint_picture(painter, picture, row)
        caption = frame.adjusted(2, frame.height() - round(line * 1.35), -2, 0)
        painter.setPen(QColor(tokens.soon.fg if row.warns or row.guessed else tokens.text))
        words = painter.fontMetrics().elidedText(
            page_words.caption(row), Qt.TextElideMode.ElideRight, caption.width()
        )
        painter.drawText(caption, int(Qt.AlignmentFlag.AlignCenter), words)
        if state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(QColor(tokens.focus), 2))
            painter.drawRect(frame)

    def _paint_picture(self, painter: QPainter, rect: QRect, row: PageRow) -> None:
        tokens = self._tokens()
        model = self._view.model()
        pixmap = model.thumbnail(row.page.id) if isinstance(model, StripModel) else None
        painter.setPen(QPen(QColor(tokens.border), 1))
        if pixmap is None:
            painter.fillRect(rect, QColor(tokens.surface2))
            painter.drawRect(rect)
            return
        shown = _turned(pixmap, row.placement.turn).scaled(
            rect.size() * self._view.devicePixelRatioF(),
            Qt.AspectRatioMode.KeepAspectRatio,
            Qt.TransformationMode.SmoothTransformation,
        )
        shown.setDevicePixelRatio(self._view.devicePixelRatioF())
        size = shown.deviceIndependentSize().toSize()
        place = QStyle.alignedRect(
            Qt.LayoutDirection.LeftToRight, Qt.AlignmentFlag.AlignCenter, size, rect
        )
        if row.page.quality.blank or row.placement.removed:
            painter.setOpacity(0.45)
        painter.drawPixmap(place, shown)
        painter.setOpacity(1.0)
        painter.drawRect(place)


class PageStrip(QListView):
    """Pages in groups. Digits send the selection to a paper, 0 takes it out (keys only here)."""

    paper_chosen = Signal(int)  # 1-9, or 0 for "Chưa phân loại"
    open_asked = Signal()
    dropped_before = Signal(object, str)  # ids of dragged pages, page they were dropped on
    dropped_under = Signal(object, int)  # ids of dragged pages, paper of the heading
    empty_text = ""  # said in the middle while there is no page

    def __init__(
        self,
        model: StripModel,
        tokens: Callable[[], Tokens],
        *,
        page_em: float = 6.5,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setModel(model)
        self.setItemDelegate(PageDelegate(self, tokens, page_em))
        self.setFlow(QListView.Flow.LeftToRight)
        self.setWrapping(True)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragDrop)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.setDropIndicatorShown(True)
        self.doubleClicked.connect(lambda _index: self.open_asked.emit())

    def selected_pages(self) -> list[PageRow]:
        """The selected pages in the order shown; the current one when nothing is selected."""
        rows = sorted(index.row() for index in self.selectedIndexes())
        model = self.model()
        if not rows and self.currentIndex().isValid():
            rows = [self.currentIndex().row()]
        found = [model.row(r) for r in rows] if isinstance(model, StripModel) else []
        return [row for row in found if isinstance(row, PageRow)]

    def select_page(self, page_id: str) -> None:
        """Make a page the current and only selected one."""
        model = self.model()
        if isinstance(model, StripModel):
            row = model.row_of(page_id)
            if row >= 0:
                self.setCurrentIndex(model.index(row))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Qt: our own pages only."""
        if dragged_pages(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Qt: on a page, to stand before it; on a heading, under that paper."""
        model = self.model()
        index = self.indexAt(event.position().toPoint())
        row = model.row(index.row()) if isinstance(model, StripModel) else None
        pages = dragged_pages(event.mimeData())
        if isinstance(row, PageRow):
            self.dropped_before.emit(pages, row.page.id)
        elif isinstance(row, Heading) and row.paper >= 0:
            self.dropped_under.emit(pages, row.paper)
        event.setDropAction(Qt.DropAction.IgnoreAction)  # the session moves them, not the view
        event.accept()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Qt: the pages, or what to do to get some."""
        super().paintEvent(event)
        if self.empty_text and not self.model().rowCount():
            painter = QPainter(self.viewport())
            painter.setPen(self.palette().placeholderText().color())
            room = self.viewport().rect().adjusted(16, 16, -16, -16)
            flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
            painter.drawText(room, int(flags), self.empty_text)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt: digits choose a paper, Enter opens the page; letters come from the key table."""
        key = event.key()
        if Qt.Key.Key_0 <= key <= Qt.Key.Key_9 and not event.modifiers():
            self.paper_chosen.emit(key - Qt.Key.Key_0)
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and not event.modifiers():
            self.open_asked.emit()
        else:
            super().keyPressEvent(event)
            return
        event.accept()


def _turned(pixmap: QPixmap, degrees: int) -> QPixmap:
    return pixmap.transformed(QTransform().rotate(degrees)) if degrees else pixmap
