"""The dossiers found, or the results that lie here for one person: Enter opens, Space picks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout, QWidget

from counter_app.domain.collecting import shelf_words
from counter_app.domain.dossier import life
from counter_app.ui.keys import bind_list
from counter_app.ui.models.table import Cells, TableModel, table_view
from counter_app.ui.widgets.page_frame import section

if TYPE_CHECKING:
    from counter_app.services.returns import ResultLine
    from counter_app.ui.context import PageContext
    from counter_app.ui.pages.returns_visit import ReturnVisit

_MOST_ROWS = 6  # without scrolling


class ResultsPane(QFrame):
    """Hidden while there is only one result."""

    open_asked = Signal(str)  # stream
    pick_asked = Signal(str)

    def __init__(self, context: PageContext, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("ret_resultsPane")
        self._context = context
        theme = context.theme
        card, column = section(theme, "", self)
        self.hint = QLabel(card)
        self.hint.setObjectName("ret_resultsHint")
        self.hint.setWordWrap(True)
        self.model = TableModel(
            self,
            (
                self.tr("Hồ sơ"),
                self.tr("Mã hồ sơ"),
                self.tr("Trạng thái"),
                self.tr("Kệ"),
                self.tr("Lần này"),
            ),
        )
        self.view = table_view(
            "ret_resultsView", self.tr("Kết quả tìm được"), self.model, theme, self
        )
        bind_list(
            "returns",
            self.view,
            {
                "open": self._open,
                "pick": self._pick,
            },
        )
        self.view.doubleClicked.connect(lambda _index: self._open())
        column.addWidget(self.hint)
        column.addWidget(self.view)
        holder = QVBoxLayout(self)
        holder.setContentsMargins(0, 0, 0, 0)
        holder.addWidget(card)

    def show_visit(self, visit: ReturnVisit) -> None:
        """Show what was found; the marked row stays."""
        self.setVisible(len(visit.lines) > 1)
        row = max(0, self.view.currentIndex().row())
        if visit.current:
            self.hint.setText(
                self.tr(
                    "Người này còn kết quả khác tại đây: Space chọn trả cùng lần này, ký một lần."
                )
            )
        else:
            self.hint.setText(self.tr("Nhiều hồ sơ phù hợp: Enter mở hồ sơ đang chọn."))
        self.model.show([self._cells(line, visit) for line in visit.lines])
        self.view.fit_rows(min(len(visit.lines), _MOST_ROWS))
        if visit.lines:
            self.view.selectRow(min(row, len(visit.lines) - 1))

    def _cells(self, line: ResultLine, visit: ReturnVisit) -> Cells:
        standing = life.STANDINGS[line.status]
        word = standing.en if self._context.language == "en" else standing.vi
        picked = ""
        if line.stream in visit.picked:
            picked = self.tr("Trả")
        elif visit.current:
            picked = self.tr("Để lại")
        return Cells(
            texts=(
                line.procedure_name
                if visit.current
                else f"{line.owner_name} · {line.procedure_name}",
                line.code,
                word,
                shelf_words(line.shelf),
                picked,
            ),
            key=line.stream,
        )

    def _open(self) -> None:
        self.open_asked.emit(self._marked())

    def _pick(self) -> None:
        self.pick_asked.emit(self._marked())

    def _marked(self) -> str:
        cells = self.model.at(self.view.currentIndex().row())
        return "" if cells is None else str(cells.key)
