"""«Chờ ký nhận»: lists an agency has not signed for; every code scanned marks one dossier."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from counter_app.ui import shown
from counter_app.ui.models.table import Cells, TableModel, table_view
from counter_app.ui.widgets.fields import LatinLineEdit, ViLineEdit

if TYPE_CHECKING:
    from counter_app.services.handover import SentList
    from counter_app.ui.context import PageContext


class ReceivePane(QWidget):
    """The name of who signs once, then code after code."""

    received = Signal()

    def __init__(self, context: PageContext, parent: QWidget) -> None:
        super().__init__(parent)
        self._context = context
        self._lists: tuple[SentList, ...] = ()
        self.choice = QComboBox(self)
        self.choice.setObjectName("handover_listCombo")
        self.choice.setAccessibleName(self.tr("Giấy bàn giao"))
        self.signer = ViLineEdit("handover_signerEdit", self.tr("Người nhận của cơ quan"), self)
        self.officer = ViLineEdit("handover_officerEdit", self.tr("Công chức thụ lý"), self)
        self.officer.setPlaceholderText(self.tr("Nếu cơ quan đã phân công"))
        self.code = LatinLineEdit("handover_codeEdit", self.tr("Mã hồ sơ đã nhận"), self)
        self.code.setPlaceholderText(self.tr("Quét mã QR, hoặc nhập mã rồi Enter"))
        self.code.enter_moves_on = False
        self.code.returnPressed.connect(lambda: self.take(self.code.value()))
        self.words = QLabel("", self)
        self.words.setObjectName("handover_missingLabel")
        self.words.setWordWrap(True)
        self.problem = QLabel("", self)
        self.problem.setObjectName("handover_mismatchLabel")
        self.problem.setProperty("look", "error")
        self.problem.setWordWrap(True)
        self.problem.hide()
        self.model = TableModel(self, (self.tr("Mã hồ sơ"), self.tr("Ký nhận")))
        self.view = table_view(
            "handover_codesView",
            self.tr("Hồ sơ trên giấy bàn giao"),
            self.model,
            context.theme,
            self,
        )
        self.empty = QLabel(self.tr("Mọi giấy bàn giao đã được ký nhận đủ."), self)
        self.empty.setProperty("look", "quiet")
        self._lay_out()
        self.choice.currentIndexChanged.connect(self._show_list)
        self.choice.currentIndexChanged.connect(lambda _at: self.officer.clear())

    def read(self) -> None:
        """Read which lists are open."""
        context = self._context
        context.tasks.run(self, "db", context.desk.handover.open_lists, done=self._show)

    def focus_first(self) -> None:
        """Who signs, else the code."""
        (self.code if self.signer.value() else self.signer).setFocus()

    def take(self, code: str) -> None:
        """One dossier was counted at the agency."""
        one = self._current()
        if one is None or not code:
            return
        if not self.signer.value():
            self._say(self.tr("Nhập người nhận của cơ quan trước."))
            self.signer.setFocus()
            return
        context = self._context
        context.tasks.run(
            self,
            "db",
            functools.partial(context.desk.handover.receive, officer=self.officer.value()),
            one.list_number,
            code,
            self.signer.value(),
            context.who,
            done=self._taken,
            failed=self._failed,
        )

    def _lay_out(self) -> None:
        theme = self._context.theme
        fields = QHBoxLayout()
        theme.fit(fields, spacing=8)
        for label, field in (
            (self.tr("Người nhận"), self.signer),
            (self.tr("Thụ lý"), self.officer),
            (self.tr("Mã hồ sơ"), self.code),
        ):
            fields.addWidget(QLabel(label, self))
            fields.addWidget(field, 1)
        self._fields = QWidget(self)
        self._fields.setLayout(fields)
        column = QVBoxLayout(self)
        theme.fit(column, margins=(16, 10, 16, 12), spacing=8)
        for widget in (self.choice, self.empty, self._fields, self.problem, self.words):
            column.addWidget(widget)
        column.addWidget(self.view, 1)
        column.addStretch(0)

    def _show(self, lists: tuple[SentList, ...]) -> None:
        before = self._current()
        self._lists = lists
        self.choice.blockSignals(True)
        self.choice.clear()
        for one in lists:
            text = self.tr("Số {number} · {agency} · {at}")
            self.choice.addItem(
                text.format(
                    number=one.list_number, agency=one.agency_name, at=shown.moment(one.at)
                ),
                one.list_number,
            )
        at = self.choice.findData(before.list_number) if before else 0
        self.choice.setCurrentIndex(max(0, at))
        self.choice.blockSignals(False)
        for widget in (self.choice, self._fields, self.words, self.view):
            widget.setVisible(bool(lists))
        self.empty.setVisible(not lists)
        self._show_list()

    def _show_list(self) -> None:
        one = self._current()
        if one is None:
            self.model.show(())
            return
        left = len(one.missing)
        text = self.tr("Đã nhận {n} trong {all} hồ sơ.").format(
            n=len(one.codes) - left, all=len(one.codes)
        )
        self.words.setText(text)
        self.model.show(
            [
                Cells(
                    texts=(
                        code,
                        self.tr("chưa nhận") if code in one.missing else self.tr("đã nhận"),
                    )
                )
                for code in one.codes
            ]
        )

    def _current(self) -> SentList | None:
        at = self.choice.currentIndex()
        return self._lists[at] if 0 <= at < len(self._lists) else None

    def _taken(self, now: SentList) -> None:
        self.problem.hide()
        self.code.set_value("")
        self.code.clear()
        self.code.setFocus()
        if not now.missing:
            text = self.tr("Giấy bàn giao số {number} đã được ký nhận đủ.")
            self._context.notices.toast(text.format(number=now.list_number), tone="ok")
        self.read()
        self.received.emit()

    def _failed(self, error: Exception) -> None:
        self._say(self._context.errors.told(error).happened)
        self.code.selectAll()
        self.code.setFocus()

    def _say(self, words: str) -> None:
        self.problem.setText(words)
        self.problem.setAccessibleName(words)
        self.problem.show()
