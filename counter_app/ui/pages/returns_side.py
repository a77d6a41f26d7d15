"""The column at the side of the return desk: today's numbers, what waits, what just went out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout, QWidget

from counter_app.domain.dossier.entries.result import Receiver
from counter_app.ui import shown
from counter_app.ui.models.table import Cells, TableModel, table_view
from counter_app.ui.widgets.fields import ViLineEdit
from counter_app.ui.widgets.flow import FlowLayout
from counter_app.ui.widgets.page_frame import button, section, set_usable

if TYPE_CHECKING:
    from counter_app.services.returns import ReturnsToday
    from counter_app.ui.context import PageContext


class SidePane(QWidget):
    """Shows `ReturnsToday`; undoing asks for its reason here."""

    shelve_asked = Signal()
    old_asked = Signal()
    open_asked = Signal(str)  # stream
    undo_asked = Signal(str)  # reason

    def __init__(self, context: PageContext, parent: QWidget) -> None:
        super().__init__(parent)
        self._context = context
        self.counts = QLabel(self)
        self.counts.setObjectName("ret_countsLabel")
        self.coming = QLabel(self)
        self.coming.setObjectName("ret_comingLabel")
        self.old = QLabel(self)
        self.old.setObjectName("ret_oldLabel")
        for label in (self.counts, self.coming, self.old):
            label.setWordWrap(True)
        self.shelve_button = button(
            "ret_shelveButton",
            self.tr("Nhập kệ  F7"),
            self,
            self.shelve_asked.emit,
            icon=context.icons("dossier"),
        )
        self.old_button = button(
            "ret_oldButton", self.tr("Danh sách chưa nhận"), self, self.old_asked.emit
        )
        self.model = TableModel(self, (self.tr("Người nhận"), self.tr("Lúc"), self.tr("Mã hồ sơ")))
        self.recent = table_view(
            "ret_recentView", self.tr("Kết quả vừa trả"), self.model, context.theme, self
        )
        self.recent.activated.connect(lambda index: self._open(index.row()))
        self.none_yet = QLabel(self.tr("Hôm nay chưa trả kết quả nào."), self)
        self.none_yet.setObjectName("ret_noneYetLabel")
        self.none_yet.setProperty("look", "quiet")
        self.none_yet.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.undo_button = button(
            "ret_undoButton",
            self.tr("Hoàn tác lần trả vừa rồi"),
            self,
            self.ask_undo,
            icon=context.icons("undo"),
        )
        self.reason_edit = ViLineEdit("ret_undoReasonEdit", self.tr("Lý do hoàn tác"), self)
        self.reason_edit.setPlaceholderText(self.tr("Lý do, ví dụ: trả nhầm người"))
        self.reason_edit.enter_moves_on = False
        self.undo_apply = button("ret_undoApplyButton", self.tr("Hoàn tác"), self, self._undo)
        self._lay_out()
        self._show_reason(shown=False)

    def show_today(self, today: ReturnsToday) -> None:
        """Show the numbers and the list of today."""
        self.counts.setText(
            self.tr("Đã trả hôm nay: {handed} · Chờ nhận: {waiting}").format(
                handed=today.handed, waiting=today.waiting
            )
        )
        self.coming.setText(self.tr("Vừa giao về, chưa nhập kệ: %n kết quả", "", today.coming))
        self.old.setText(self.tr("Quá 30 ngày chưa nhận: %n kết quả", "", today.old))
        proxy = self.tr("nhận thay")
        self.model.show(
            [
                Cells(
                    texts=(
                        f"{one.receiver_name} ({proxy})"
                        if one.receiver is Receiver.AUTHORISED
                        else one.receiver_name,
                        shown.clock_time(one.at),
                        one.code,
                    ),
                    key=one.stream,
                )
                for one in today.recent
            ]
        )
        self.none_yet.setVisible(not today.recent)
        self.recent.setVisible(bool(today.recent))

    def show_undo(self, *, may_undo: bool) -> None:
        """Whether something was handed over in this session."""
        set_usable(
            self.undo_button,
            "" if may_undo else self.tr("Chưa trả kết quả nào từ khi mở trang này"),
        )
        if not may_undo:
            self._show_reason(shown=False)

    def ask_undo(self) -> None:
        """The reason first: both the hand-over and its undoing stay on record."""
        if self.undo_button.isEnabled():
            self._show_reason(shown=True)
            self.reason_edit.setFocus()

    def tab_chain(self) -> list[QWidget]:
        """The fields in reading order."""
        return [
            self.shelve_button,
            self.old_button,
            self.recent,
            self.undo_button,
            self.reason_edit,
            self.undo_apply,
        ]

    def _undo(self) -> None:
        reason = self.reason_edit.value()
        if not reason:
            self.reason_edit.set_problem(self.tr("Phải ghi lý do hoàn tác."))
            self.reason_edit.setFocus()
            return
        self.reason_edit.set_problem("")
        self.reason_edit.set_value("")
        self.reason_edit.clear()
        self.undo_asked.emit(reason)

    def _open(self, row: int) -> None:
        cells = self.model.at(row)
        if cells is not None:
            self.open_asked.emit(str(cells.key))

    def _show_reason(self, *, shown: bool) -> None:
        self.reason_edit.setVisible(shown)
        self.undo_apply.setVisible(shown)

    def _lay_out(self) -> None:
        theme = self._context.theme
        numbers, inside = section(theme, self.tr("Hôm nay"), self)
        inside.addWidget(self.counts)
        inside.addWidget(self.coming)
        inside.addWidget(self.old)
        buttons = FlowLayout()
        theme.fit(buttons, spacing=8)
        buttons.addWidget(self.shelve_button)
        buttons.addWidget(self.old_button)
        inside.addLayout(buttons)
        went: QFrame
        went, listed = section(theme, self.tr("Vừa trả"), self)
        listed.addWidget(self.none_yet, 1)
        listed.addWidget(self.recent, 1)
        listed.addWidget(self.undo_button)
        listed.addWidget(self.reason_edit)
        listed.addWidget(self.undo_apply)
        column = QVBoxLayout(self)
        theme.fit(column, spacing=12)
        column.addWidget(numbers)
        column.addWidget(went, 1)
