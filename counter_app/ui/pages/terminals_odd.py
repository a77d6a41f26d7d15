"""Punches with impossible times: kept as they were written, counted for no day."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from counter_app.domain.punches import Why
from counter_app.ui.models.table import Cells, TableModel, table_view
from counter_app.ui.widgets.page_frame import section

if TYPE_CHECKING:
    from counter_app.services.punch_views import Quarantined
    from counter_app.ui.context import PageContext

_ROWS = 5


class OddPunches(QWidget):
    """Only there when there are any."""

    def __init__(self, context: PageContext, parent: QWidget) -> None:
        super().__init__(parent)
        theme = context.theme
        self.model = TableModel(
            self, (self.tr("Thời gian ghi trên máy"), self.tr("Mã"), self.tr("Máy"))
        )
        self.view = table_view(
            "terminals_oddView", self.tr("Lần chấm sai thời gian"), self.model, theme, self
        )
        note = QLabel(
            self.tr("Được giữ nguyên như máy ghi, không tính vào ngày nào. Kiểm tra giờ của máy."),
            self,
        )
        note.setProperty("look", "quiet")
        note.setWordWrap(True)
        card, column = section(theme, self.tr("Lần chấm sai thời gian"), self)
        column.addWidget(note)
        column.addWidget(self.view)
        outer = QVBoxLayout(self)
        theme.fit(outer, spacing=0)
        outer.addWidget(card)
        self.show_punches(())

    def show_punches(self, odd: tuple[Quarantined, ...]) -> None:
        """Show them with the reason in words."""
        words = {
            Why.FUTURE: self.tr("ở tương lai"),
            Why.LONG_AGO: self.tr("quá xa trước đây"),
            Why.NOT_A_TIME: self.tr("không có thật"),
            Why.NO_NUMBER: self.tr("không rõ mã"),
        }
        self.model.show(
            [
                Cells(texts=(f"{one.clock} ({words[one.why]})", one.number, one.terminal))
                for one in odd
            ]
        )
        self._fit_rows()
        self.setVisible(bool(odd))

    def _fit_rows(self) -> None:
        self.view.fit_rows(min(self.model.rowCount(), _ROWS))
