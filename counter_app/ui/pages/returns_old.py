"""Results that nobody has collected for more than thirty days, the oldest first (R67)."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from counter_app.domain.collecting import shelf_words
from counter_app.domain.formats import group_phone, show_date
from counter_app.domain.moments import local_day
from counter_app.ui.keys import ActionSet, bind_list
from counter_app.ui.models.table import Cells, TableModel, table_view
from counter_app.ui.widgets.page_frame import Head

if TYPE_CHECKING:
    from counter_app.services.shelving import Uncollected
    from counter_app.ui.context import PageContext


class OldPage(QWidget):
    """Name, phone and shelf: whom to call, and where the result lies. Enter opens the dossier."""

    def __init__(self, context: PageContext, opens: Callable[[str], object]) -> None:
        super().__init__()
        self.setObjectName("old_results")
        self._context = context
        self._opens = opens
        self.keys = ActionSet("old_results", self, {"back": context.shell.close_sheet})
        theme = context.theme
        self.model = TableModel(
            self,
            (
                self.tr("Chủ hồ sơ"),
                self.tr("Điện thoại"),
                self.tr("Mã hồ sơ"),
                self.tr("Kệ"),
                self.tr("Có từ ngày"),
            ),
        )
        self.view = table_view(
            "old_view", self.tr("Kết quả quá 30 ngày chưa nhận"), self.model, theme, self
        )
        bind_list("old_results", self.view, {"open": self._open})
        self.view.doubleClicked.connect(lambda _index: self._open())
        self.hint = QLabel(self)
        self.hint.setWordWrap(True)
        self.hint.setProperty("look", "quiet")
        column = QVBoxLayout(self)
        theme.fit(column, spacing=0)
        column.addWidget(Head(theme, self.title, self))
        inner = QVBoxLayout()
        theme.fit(inner, margins=(16, 12, 16, 12), spacing=8)
        inner.addWidget(self.hint)
        inner.addWidget(self.view, 1)
        column.addLayout(inner)

    @property
    def title(self) -> str:
        """Name of the sheet."""
        return self.tr("Kết quả quá 30 ngày chưa nhận")

    @property
    def widget(self) -> QWidget:
        """Itself."""
        return self

    def on_shown(self) -> None:
        """Read the list."""
        self.view.setFocus()
        context = self._context
        context.tasks.run(self, "db", context.desk.shelving.uncollected, done=self._show)

    def on_scan(self, _scan: object) -> bool:
        """A slip opens its result on the page behind."""
        return False

    def on_leaving(self) -> None:
        """Nothing to keep."""

    def _show(self, lines: tuple[Uncollected, ...]) -> None:
        self.hint.setText(
            self.tr(
                "Kết quả được lưu giữ tại Bộ phận trả kết quả. Enter mở hồ sơ để nhắc người nhận."
            )
            if lines
            else self.tr("Không có kết quả nào quá 30 ngày chưa nhận.")
        )
        self.model.show(
            [
                Cells(
                    texts=(
                        f"{line.owner_name} · {line.procedure_name}",
                        group_phone(line.phone),
                        line.code,
                        shelf_words(line.shelf),
                        show_date(local_day(line.arrived_at)),
                    ),
                    key=line.stream,
                )
                for line in lines
            ]
        )
        if lines:
            self.view.selectRow(0)

    def _open(self) -> None:
        cells = self.model.at(self.view.currentIndex().row())
        if cells is not None:
            self._context.shell.close_sheet()
            self._opens(str(cells.key))
