"""The checklist as a table: one row a paper, what is there and what the clerk judged."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, QSize, Qt

from counter_app.domain.draft import Presence, Verdict
from counter_app.domain.formats import show_date
from counter_app.ui import shown

if TYPE_CHECKING:
    from collections.abc import Sequence

    from counter_app.domain.papers import Line

NUMBER, NAME, KIND, PAGES, VERDICT = range(5)
LINE_ROLE = Qt.ItemDataRole.UserRole + 1
Index = QModelIndex | QPersistentModelIndex


class PartsModel(QAbstractTableModel):
    """Lines of the checklist; `show()` replaces them, keeping the selection where it is."""

    def __init__(self, language: str, parent: Any = None) -> None:
        super().__init__(parent)
        self._language = language
        self._lines: tuple[Line, ...] = ()

    def show(self, lines: Sequence[Line]) -> None:
        """Show `lines`; rows are reset only when their number changes."""
        if len(lines) != len(self._lines):
            self.beginResetModel()
            self._lines = tuple(lines)
            self.endResetModel()
        elif tuple(lines) != self._lines:
            self._lines = tuple(lines)
            self.dataChanged.emit(self.index(0, 0), self.index(len(lines) - 1, VERDICT))

    def line(self, row: int) -> Line | None:
        """The line of a row, None outside."""
        return self._lines[row] if 0 <= row < len(self._lines) else None

    def row_of(self, number: int) -> int:
        """The row of a paper's number, -1 when it is not in this case's list."""
        return next((i for i, line in enumerate(self._lines) if line.number == number), -1)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """Qt: number of rows."""
        return 0 if parent.isValid() else len(self._lines)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """Qt: number of columns."""
        return 0 if parent.isValid() else 5

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> Any:
        """Qt: column titles; the hidden row heads take no height of their own."""
        if orientation is Qt.Orientation.Vertical and role == Qt.ItemDataRole.SizeHintRole:
            return QSize(1, 1)
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return (
                self.tr("TT"),
                self.tr("Thành phần hồ sơ"),
                self.tr("Loại bản"),
                self.tr("Trang"),
                self.tr("Kết quả"),
            )[section]
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Qt: what stands in a cell."""
        line = self.line(index.row())
        if line is None:
            return None
        if role == LINE_ROLE:
            return line
        if role == Qt.ItemDataRole.DisplayRole:
            return self._cell(line, index.column())
        if role in {Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole}:
            return self.sentence(line)
        if role == Qt.ItemDataRole.TextAlignmentRole and index.column() in {NUMBER, PAGES}:
            return int(Qt.AlignmentFlag.AlignCenter)
        return None

    def _cell(self, line: Line, column: int) -> str:
        if column == NUMBER:
            return str(line.number)
        if column == NAME:
            mark = " *" if line.mandatory else ""
            abroad = f" ({_marks(line)})" if line.from_abroad else ""
            return f"{line.name}{mark}{abroad}{self._asked(line)}"
        if column == KIND:
            return shown.copy_kind(line.kind)
        if column == PAGES:
            return self._pages(line)
        return self.verdict_name(line)

    def _asked(self, line: Line) -> str:
        """When it was asked for; outside the published list only a slip asks for it."""
        request = line.requested
        if request is None:
            return ""
        words = self.tr("đã yêu cầu bổ sung {on}")
        if request.is_outside:
            words = self.tr("ngoài danh mục, đã yêu cầu bổ sung {on}")
        return f" ({words.format(on=show_date(request.asked_on))})"

    def _pages(self, line: Line) -> str:
        if line.presence is Presence.NOT_DIGITISED:
            return self.tr("chưa số hóa")
        if line.presence is Presence.CANNOT_DIGITISE:
            return self.tr("không số hóa")
        return str(line.pages) if line.pages else "–"

    def verdict_name(self, line: Line) -> str:
        """The judgement in words; an untouched line says what is still open."""
        if line.not_brought and not line.is_here:
            return self.tr("Không bổ sung")
        if line.is_awaited and not line.is_here:
            return self.tr("Chưa bổ sung")
        if line.verdict is Verdict.OPEN:
            if line.presence is Presence.ABSENT:
                return self.tr("Thiếu") if line.mandatory else self.tr("Không có")
            return self.tr("Chưa kiểm tra")
        return {
            Verdict.VALID: self.tr("Hợp lệ"),
            Verdict.REVIEW: self.tr("Cần xem lại"),
            Verdict.INVALID: self.tr("Không hợp lệ"),
            Verdict.MISSING: self.tr("Thiếu"),
        }[line.verdict]

    def sentence(self, line: Line) -> str:
        """The whole row as one sentence, for screen readers and the tooltip."""
        parts = [
            f"{line.number}. {line.name}",
            self.tr("bắt buộc") if line.mandatory else self.tr("không bắt buộc"),
            shown.copy_kind(line.kind),
            shown.pages(line.pages, line.pages_stated),
            self.verdict_name(line),
        ]
        if line.from_abroad:
            parts.append(_marks(line))
        if line.requested is not None:
            parts.append(shown.slip_says(line.requested))
        if line.not_brought:
            parts.append(shown.not_brought(line.not_brought))
        parts.append(line.condition.to(self._language))
        return "; ".join(filter(None, parts))


def _marks(line: Line) -> str:
    return shown.foreign_marks(translated=line.translated, legalised=line.legalisation)
