"""«Chuyến trong tháng»: the runs that the centre pays, and their list as PDF."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from counter_app.ui import files, shown
from counter_app.ui.models.table import Cells, TableModel, table_view
from counter_app.ui.widgets.page_frame import button, set_usable

if TYPE_CHECKING:
    from counter_app.services.handover import Trip
    from counter_app.ui.context import PageContext


class TripsPane(QWidget):
    """One month at a time."""

    def __init__(self, context: PageContext, parent: QWidget) -> None:
        super().__init__(parent)
        self._context = context
        self._month = context.desk.life.today().replace(day=1)
        theme = context.theme
        self.before = button(
            "handover_monthBefore",
            self.tr("Tháng trước"),
            self,
            lambda: self._go(-1),
            icon=context.icons("previous"),
        )
        self.after = button(
            "handover_monthAfter",
            self.tr("Tháng sau"),
            self,
            lambda: self._go(1),
            icon=context.icons("next"),
        )
        self.words = QLabel("", self)
        self.print_button = button(
            "handover_printButton",
            self.tr("In  F11"),
            self,
            self.print_list,
            icon=context.icons("print"),
        )
        self.pdf_button = button(
            "handover_pdfButton",
            self.tr("Lưu PDF  Ctrl+P"),
            self,
            self.save_pdf,
            icon=context.icons("pdf"),
        )
        self.model = TableModel(
            self,
            (
                self.tr("Tuyến, người vận chuyển"),
                self.tr("Lúc"),
                self.tr("Giấy bàn giao"),
                self.tr("Hồ sơ"),
                self.tr("Kết quả"),
            ),
        )
        self.view = table_view(
            "handover_tripsView", self.tr("Chuyến luân chuyển"), self.model, theme, self
        )
        top = QHBoxLayout()
        theme.fit(top, spacing=8)
        top.addWidget(self.before)
        top.addWidget(self.words)
        top.addWidget(self.after)
        top.addStretch(1)
        top.addWidget(self.print_button)
        top.addWidget(self.pdf_button)
        column = QVBoxLayout(self)
        theme.fit(column, margins=(16, 10, 16, 12), spacing=8)
        column.addLayout(top)
        column.addWidget(self.view, 1)

    def read(self) -> None:
        """Read the month."""
        context = self._context
        context.tasks.run(self, "db", context.desk.handover.trips, self._month, done=self._show)

    def focus_first(self) -> None:
        """The list."""
        self.view.setFocus()

    def print_list(self) -> None:
        """The list of the month, on the sheet printer."""
        if not self.model.rowCount():
            return
        context, month = self._context, self._month
        desk, who = context.desk, context.who

        def print_it() -> None:
            desk.equipment.print_sheet(desk.handover.trips_sheet(month, who))

        def done(_nothing: None) -> None:
            context.notices.toast(self.tr("Đã gửi bảng kê đến máy in."), tone="ok")

        context.tasks.run(self, "printer", print_it, done=done)

    def save_pdf(self) -> None:
        """Ask where, then write the list of the month."""
        name = f"bang-ke-chuyen-{self._month:%Y-%m}.pdf"
        files.ask_where(self, self.tr("Lưu PDF"), name, files.PDF, self.write_pdf)

    def write_pdf(self, file: str) -> None:
        """Write the list into `file`."""
        context, month = self._context, self._month

        def save() -> None:
            Path(file).write_bytes(context.desk.handover.trips_sheet(month, context.who).pdf)

        context.tasks.run(self, "cpu", save, done=lambda _nothing: files.tell_saved(context, file))

    def _go(self, direction: int) -> None:
        step = timedelta(days=32) if direction > 0 else -timedelta(days=1)
        self._month = (self._month + step).replace(day=1)
        self.read()

    def _show(self, trips: tuple[Trip, ...]) -> None:
        month = self._month
        self.words.setText(
            self.tr("Tháng {month}/{year}").format(month=month.month, year=month.year)
        )
        ahead = month >= self._today().replace(day=1)
        set_usable(self.after, self.tr("Chưa đến tháng sau") if ahead else "")
        nothing = "" if trips else self.tr("Tháng này chưa có chuyến nào")
        for one in (self.print_button, self.pdf_button):
            set_usable(one, nothing)
        self.model.show(
            [
                Cells(
                    texts=(
                        f"{'; '.join(trip.agencies)} · {trip.carrier}",
                        shown.moment(trip.at),
                        "; ".join(trip.lists),
                        str(trip.dossiers),
                        str(trip.results),
                    )
                )
                for trip in trips
            ]
        )

    def _today(self) -> date:
        return self._context.desk.life.today()
