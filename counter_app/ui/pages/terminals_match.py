"""Whose a number on the terminals is: numbers nobody knows yet, and the one chosen in the day."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from counter_app.domain.formats import show_date
from counter_app.domain.punches import EARLIEST
from counter_app.ui import shown
from counter_app.ui.models.table import Cells, TableModel, table_view
from counter_app.ui.widgets.page_frame import button, section, set_usable

if TYPE_CHECKING:
    from counter_app.services.attendance import Staff
    from counter_app.services.punch_views import PersonDay, UnknownNumber
    from counter_app.ui.context import PageContext

_NOBODY = ""
_ROWS = 5


class MatchBox(QWidget):
    """One question at a time: "Mã 77 là của" and a choice."""

    matched = Signal()

    def __init__(self, context: PageContext, parent: QWidget) -> None:
        super().__init__(parent)
        self._context = context
        self._unknown: tuple[UnknownNumber, ...] = ()
        self._asked: tuple[str, date] | None = None
        theme = context.theme
        self.model = TableModel(
            self, (self.tr("Tên trên máy"), self.tr("Mã"), self.tr("Lần chấm cuối"))
        )
        self.view = table_view(
            "terminals_unknownView", self.tr("Mã chưa rõ là ai"), self.model, theme, self
        )
        self.view.selectionModel().currentRowChanged.connect(self._ask_chosen)
        self.question = QLabel("", self)
        self.question.setObjectName("terminals_questionLabel")
        self.question.setWordWrap(True)
        self.combo = QComboBox(self)
        self.combo.setObjectName("terminals_staffCombo")
        self.combo.setAccessibleName(self.tr("Người có mã này"))
        self.combo.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.combo.setMinimumContentsLength(14)
        self.save_button = button("terminals_matchButton", self.tr("Gán mã"), self, self._save)
        card, column = section(theme, self.tr("Mã chưa rõ là ai"), self)
        self._none = QLabel(self.tr("Mọi mã trên máy đều đã rõ là ai."), self)
        self._none.setProperty("look", "quiet")
        self._none.setWordWrap(True)
        column.addWidget(self._none)
        column.addWidget(self.view)
        column.addWidget(self.question)
        row = QHBoxLayout()
        theme.fit(row, spacing=8)
        row.addWidget(self.combo, 1)
        row.addWidget(self.save_button)
        column.addLayout(row)
        outer = QVBoxLayout(self)
        theme.fit(outer, spacing=0)
        outer.addWidget(card)
        self.show_unknown(())

    def focus_first(self) -> None:
        """Where a number is chosen, or the choice of a person."""
        (self.view if self._unknown else self.combo).setFocus()

    def show_staff(self, staff: tuple[Staff, ...]) -> None:
        """The people to choose from; the one chosen stays chosen."""
        before = self.combo.currentData()
        self.combo.clear()
        for one in staff:
            self.combo.addItem(f"{one.name} ({one.number})", one.id)
        self.combo.addItem(self.tr("Không phải người của trung tâm"), _NOBODY)
        self.combo.setCurrentIndex(max(0, self.combo.findData(before)))

    def show_unknown(self, unknown: tuple[UnknownNumber, ...]) -> None:
        """Numbers that wait."""
        self._unknown = unknown
        self.model.show(
            [
                Cells(texts=(one.name or "–", one.number, shown.moment(one.last_at)))
                for one in unknown
            ]
        )
        self.view.setVisible(bool(unknown))
        self._none.setVisible(not unknown)
        self._fit_rows()
        settled = {one.number for one in unknown}.isdisjoint(self._asked[:1] if self._asked else ())
        if self._asked is None or (self._asked[1] == EARLIEST and settled):
            self._ask(None)

    def _fit_rows(self) -> None:
        self.view.fit_rows(min(len(self._unknown), _ROWS))

    def offer(self, person: PersonDay, on: date) -> None:
        """Ask about the person chosen in the day: a known one may change from that day on."""
        self._ask((person.number, on if person.staff else EARLIEST))
        if person.staff:
            self.combo.setCurrentIndex(max(0, self.combo.findData(person.staff)))

    def _ask_chosen(self) -> None:
        row = self.view.currentIndex().row()
        if 0 <= row < len(self._unknown):
            self._ask((self._unknown[row].number, EARLIEST))

    def _ask(self, asked: tuple[str, date] | None) -> None:
        self._asked = asked
        set_usable(self.save_button, "" if asked else self.tr("Chọn một mã trong danh sách"))
        if asked is None:
            self.question.setText(self.tr("Chọn một mã để gán cho người có mã đó."))
            return
        number, start = asked
        if start == EARLIEST:
            self.question.setText(self.tr("Mã {number} là của:").format(number=number))
        else:
            self.question.setText(
                self.tr("Từ ngày {day}, mã {number} là của:").format(
                    day=show_date(start), number=number
                )
            )

    def _save(self) -> None:
        staff = self.combo.currentData()
        if self._asked is None or staff is None:
            return
        context = self._context
        number, start = self._asked

        def done(_nothing: object) -> None:
            self._ask(None)
            context.notices.toast(self.tr("Đã gán mã {n}.").format(n=number), tone="ok")
            context.signals.dossier_changed.emit("")
            self.matched.emit()

        context.tasks.run(
            self, "db", context.desk.attendance.match, context.who, number, staff, start, done=done
        )
