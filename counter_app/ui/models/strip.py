"""Scanned pages grouped by paper, as a flat list: a heading row before each group."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QMimeData,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
)
from PySide6.QtGui import QPixmap

from counter_app.domain.dossier.acceptance import placed
from counter_app.domain.draft import DraftPage, DraftView, Placement
from counter_app.ui import shown
from counter_app.ui.models import page_words
from counter_app.ui.models.page_row import PageRow

ROW_ROLE = Qt.ItemDataRole.UserRole + 1
Index = QModelIndex | QPersistentModelIndex
UNASSIGNED, REMOVED, STRIPS = 0, -1, -2
PAGES_MIME = "application/x-counter-pages"  # page ids, one a line


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """A group: `paper` is its number, or UNASSIGNED, REMOVED, STRIPS."""

    paper: int
    title: str
    pages: int

    @property
    def sentence(self) -> str:
        """The heading in words."""
        return f"{self.title}: {shown.pages(self.pages)}"


def dragged_pages(data: QMimeData) -> list[str]:
    """The page ids of a drag, [] for anything else."""
    held = bytes(data.data(PAGES_MIME).data()).decode() if data.hasFormat(PAGES_MIME) else ""
    return held.split("\n") if held else []


class StripModel(QAbstractListModel):
    """Pages of a draft. Thumbnails arrive apart and may come late."""

    def __init__(self, parent: Any = None) -> None:
        super().__init__(parent)
        self._rows: list[Heading | PageRow] = []
        self._thumbnails: dict[str, QPixmap] = {}

    def show(self, view: DraftView, titles: Sequence[tuple[int, str]]) -> None:
        """Show the pages of `view` under the papers of `titles` (number, name)."""
        rows = self._build(view, titles)
        if rows == self._rows:
            return
        same = [type(r) for r in rows] == [type(r) for r in self._rows]
        if same and [_key(r) for r in rows] == [_key(r) for r in self._rows]:
            self._rows = rows
            self.dataChanged.emit(self.index(0), self.index(len(rows) - 1))
            return
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    def clear(self) -> None:
        """Forget pages and thumbnails: another citizen sits down."""
        self.beginResetModel()
        self._rows = []
        self._thumbnails.clear()
        self.endResetModel()

    def add_thumbnail(self, page_id: str, jpeg: bytes) -> None:
        """Keep a page's thumbnail and repaint its row."""
        pixmap = QPixmap()
        if pixmap.loadFromData(jpeg):
            self._thumbnails[page_id] = pixmap
            row = self.row_of(page_id)
            if row >= 0:
                self.dataChanged.emit(self.index(row), self.index(row))

    def take_thumbnails(self, other: StripModel) -> None:
        """Use the pictures another model already has."""
        for page_id, pixmap in other._thumbnails.items():
            self._thumbnails.setdefault(page_id, pixmap)

    def thumbnail(self, page_id: str) -> QPixmap | None:
        """The page's thumbnail, None while it is on its way."""
        return self._thumbnails.get(page_id)

    def missing_thumbnails(self) -> list[DraftPage]:
        """Pages shown without a picture: after a restart they are read from disk."""
        return [
            row.page
            for row in self._rows
            if isinstance(row, PageRow) and row.page.id not in self._thumbnails
        ]

    def row(self, index: int) -> Heading | PageRow | None:
        """What stands in a row."""
        return self._rows[index] if 0 <= index < len(self._rows) else None

    def row_of(self, page_id: str) -> int:
        """The row of a page, -1 when it is not shown."""
        for i, row in enumerate(self._rows):
            if isinstance(row, PageRow) and row.page.id == page_id:
                return i
        return -1

    def page_rows(self) -> list[PageRow]:
        """All pages in the order shown."""
        return [row for row in self._rows if isinstance(row, PageRow)]

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """Qt: number of rows."""
        return 0 if parent.isValid() else len(self._rows)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Qt: headings cannot be selected."""
        if isinstance(self.row(index.row()), Heading):
            return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsDropEnabled
        return (
            Qt.ItemFlag.ItemIsEnabled
            | Qt.ItemFlag.ItemIsSelectable
            | Qt.ItemFlag.ItemIsDragEnabled
            | Qt.ItemFlag.ItemIsDropEnabled
        )

    def mimeTypes(self) -> list[str]:
        """Qt: pages are dragged by their ids."""
        return [PAGES_MIME]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        """Qt: the ids of the dragged pages, in the order shown."""
        rows = [self.row(row) for row in sorted(index.row() for index in indexes)]
        ids = [row.page.id for row in rows if isinstance(row, PageRow)]
        data = QMimeData()
        data.setData(PAGES_MIME, "\n".join(ids).encode())
        return data

    def supportedDropActions(self) -> Qt.DropAction:
        """Qt: pages move, they are never copied."""
        return Qt.DropAction.MoveAction

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Qt: the row itself under ROW_ROLE, its sentence for screen readers."""
        row = self.row(index.row())
        if row is None:
            return None
        if role == ROW_ROLE:
            return row
        if role in {Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole}:
            return page_words.sentence(row) if isinstance(row, PageRow) else row.sentence
        return None

    def _build(self, view: DraftView, titles: Sequence[tuple[int, str]]) -> list[Heading | PageRow]:
        groups: dict[int, list[PageRow]] = {}
        pages = list(placed(view.draft.placements, view.pages))
        live = [page.id for page, where in pages if not page.is_separator and not where.removed]
        numbers = {page_id: number for number, page_id in enumerate(live, start=1)}
        papers = {paper for paper, _ in titles}
        number = 0
        for page, placement in pages:
            number = numbers.get(page.id, number)
            group = _group(page, placement, papers)
            twin = numbers.get(page.repeats, 0) if page.id in numbers else 0
            row = PageRow(page=page, placement=placement, number=number, group=group, twin=twin)
            groups.setdefault(group, []).append(row)
        named = {
            **{n: f"{n} {name}" for n, name in titles},
            UNASSIGNED: self.tr("Chưa phân loại"),
            STRIPS: self.tr("Tờ phân cách"),
            REMOVED: self.tr("Đã xóa"),
        }
        rows: list[Heading | PageRow] = []
        for group, title in named.items():
            if group in groups:
                rows.append(Heading(paper=group, title=title, pages=len(groups[group])))
                rows.extend(groups[group])
        return rows


def _group(page: DraftPage, placement: Placement, papers: set[int]) -> int:
    if page.is_separator:
        return STRIPS
    if placement.removed:
        return REMOVED
    return placement.paper if placement.paper in papers and placement.paper else UNASSIGNED


def _key(row: Heading | PageRow) -> str:
    return f"h{row.paper}" if isinstance(row, Heading) else row.page.id
