"""Scan review: papers, pages and one page large. The strip grown over the intake page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from counter_app.ui.keys import ActionSet
from counter_app.ui.models.strip import PageRow, StripModel
from counter_app.ui.pages.intake_pages import PageGestures
from counter_app.ui.widgets.page_frame import Head, button
from counter_app.ui.widgets.page_strip import PageStrip
from counter_app.ui.widgets.picture_view import PictureView

if TYPE_CHECKING:
    from counter_app.domain.scans import Recognised
    from counter_app.ui.context import PageContext
    from counter_app.ui.pages.intake import IntakePage

_PREVIEW_PX = 1600
_PAGE_EM = 10.5


class ReviewPage(QWidget):
    """Works on the intake page's draft; every change is the same change, undone the same way."""

    def __init__(self, context: PageContext, intake: IntakePage) -> None:
        super().__init__()
        self.setObjectName("review_page")
        self._context = context
        self._session = intake.session
        self._work = intake.work
        self._shown_page = ""
        self.model = StripModel(self)
        self.strip = PageStrip(self.model, lambda: context.theme.tokens, page_em=_PAGE_EM)
        self.strip.setObjectName("review_pageView")
        self.strip.setAccessibleName(self.tr("Các trang"))
        self.gestures = PageGestures(self.strip, self._session, context.who.name)
        self.slots = QListWidget(self)
        self.slots.setObjectName("review_slotList")
        self.slots.setAccessibleName(self.tr("Giấy tờ"))
        self.slots.setWordWrap(True)
        self.preview = PictureView("review_preview", self.tr("Hình trang"), self)
        self.quality_label = QLabel(self)
        self.quality_label.setObjectName("review_qualityLabel")
        self.quality_label.setWordWrap(True)
        self._lay_out()
        self._keys = ActionSet(
            "review",
            self,
            {
                "scan": self._work.scan,
                "rescan": self._rescan,
                "done": context.shell.close_sheet,
                "to_slots": self.slots.setFocus,
                "to_pages": self.strip.setFocus,
                "to_preview": self.preview.setFocus,
                "undo": self._session.undo,
                "redo": self._session.redo,
            },
        )
        self._session.changed.connect(self._refresh)
        self.strip.selectionModel().currentChanged.connect(lambda *_: self._show_current())
        self.strip.selectionModel().selectionChanged.connect(lambda *_: self._show_current())
        self.slots.itemActivated.connect(self._slot_activated)
        intake.pages.model.dataChanged.connect(lambda *_: self._borrow_thumbnails())
        self._thumbnails = intake.pages.model
        self._refresh()

    def _lay_out(self) -> None:
        theme = self._context.theme
        head = Head(theme, self.title, self)
        head.row.addWidget(
            button(
                "review_doneButton",
                self.tr("Xong (Esc)"),
                self,
                self._context.shell.close_sheet,
                primary=True,
            )
        )
        middle = QWidget(self)
        column = QVBoxLayout(middle)
        theme.fit(column, margins=(0, 0, 0, 0), spacing=6)
        column.addWidget(self.strip, 1)
        column.addWidget(self.quality_label)
        column.addLayout(self._buttons(middle))
        split = QSplitter(Qt.Orientation.Horizontal, self)
        split.addWidget(self.slots)
        split.addWidget(middle)
        split.addWidget(self.preview)
        for place, stretch in enumerate((2, 5, 5)):
            split.setStretchFactor(place, stretch)
        body = QHBoxLayout()
        theme.fit(body, margins=(12, 8, 12, 8), spacing=8)
        body.addWidget(split)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addWidget(head)
        box.addLayout(body, 1)

    def _buttons(self, parent: QWidget) -> QHBoxLayout:
        line = QHBoxLayout()
        for name, text, call in (
            ("review_rotateLeft", self.tr("Xoay trái (⇧R)"), lambda: self.gestures.turn(270)),
            ("review_rotateRight", self.tr("Xoay phải (R)"), lambda: self.gestures.turn(90)),
            ("review_splitButton", self.tr("Tách ở đây (T)"), lambda: self.gestures.regroup(1)),
            ("review_mergeButton", self.tr("Gộp (G)"), lambda: self.gestures.regroup(-1)),
            ("review_deleteButton", self.tr("Xóa (Del)"), self.gestures.remove),
            ("review_rescanButton", self.tr("Quét lại (Ctrl+F6)"), self._rescan),
            (
                "review_acceptQualityButton",
                self.tr("Chấp nhận chất lượng (A)"),
                self.gestures.accept_quality,
            ),
        ):
            line.addWidget(button(name, text, parent, call))
        line.addStretch(1)
        return line

    def sizeHint(self) -> QSize:
        """Qt: as wide as the window lets it be."""
        return QSize(10_000, 600)

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
        """Start on the first page that needs a look."""
        rows = self.model.page_rows()
        if not rows:
            return
        doubtful = [r for r in rows if r.group == 0 or (r.page.quality.flags and r.group > 0)]
        self.strip.select_page((doubtful or rows)[0].page.id)
        self.strip.setFocus()

    def on_scan(self, _scan: Recognised) -> bool:
        """Codes belong to the page below."""
        return False

    def on_leaving(self) -> None:
        """Nothing is pending here: every change is in the draft already."""

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

    def _show_slots(self) -> None:
        self.slots.clear()
        counts = self._session.shown.pages_by_paper
        for line in self._session.shown.lines:
            pages = counts.get(line.number, 0)
            item = QListWidgetItem(f"{line.number}  {line.name}  ({pages})")
            item.setData(Qt.ItemDataRole.UserRole, line.number)
            self.slots.addItem(item)

    def _slot_activated(self, item: QListWidgetItem) -> None:
        self.gestures.assign(int(item.data(Qt.ItemDataRole.UserRole)))
        self.strip.setFocus()

    def _show_current(self) -> None:
        chosen = self.strip.selected_pages()
        row = chosen[0] if chosen else None
        self.quality_label.setText(self._quality(row) if row else "")
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

    def _quality(self, row: PageRow) -> str:
        image = row.page.image
        kilobytes = max(1, image.size // 1024)
        words = [
            self.tr("Trang {n}").format(n=row.number),
            f"{image.dpi} dpi",
            f"{kilobytes} KB",
        ]
        flags = self.model.flag_names(row.page)
        if flags:
            words.append("⚠ " + ", ".join(flags))
            if row.placement.quality_accepted_by:
                words.append(
                    self.tr("đã chấp nhận: {name}").format(name=row.placement.quality_accepted_by)
                )
            else:
                words.append(self.tr("quét lại hoặc chấp nhận"))
        return " · ".join(words)

    def _rescan(self) -> None:
        chosen = self.strip.selected_pages()
        if chosen:
            self._work.rescan(chosen[0].page.id)
