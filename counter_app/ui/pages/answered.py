"""The sheet of a dossier that is not accepted: what it waits for or how it ended, and what next."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFormLayout, QLabel, QStackedWidget, QTabBar, QVBoxLayout, QWidget

from counter_app.domain.dossier.life import STANDINGS
from counter_app.domain.dossier.steps.step import WAITS_AT_COUNTER
from counter_app.domain.formats import group_phone
from counter_app.ui import shown
from counter_app.ui.keys import ActionSet
from counter_app.ui.models.table import Cells, TableModel, table_view
from counter_app.ui.pages.intake_waiting import reopen
from counter_app.ui.pages.sheet import HOLDER_TONES, begin_anew
from counter_app.ui.pages.sheet_next import NextSteps
from counter_app.ui.widgets.badge import StatusBadge
from counter_app.ui.widgets.page_frame import Head, ScrollColumn, button, section

if TYPE_CHECKING:
    from counter_app.services.lookup import AnsweredSheet
    from counter_app.ui.context import PageContext


class AnsweredPage(QWidget):
    """Reopened from here, withdrawn or closed; one that is over is begun anew with its pages."""

    def __init__(self, context: PageContext, stream: str) -> None:
        super().__init__()
        self.setObjectName("answered")
        self._context = context
        self._stream = stream
        self._is_shown = False
        self.keys = ActionSet(
            "answered",
            self,
            {
                "reopen": self._reopen,
                "print_again": lambda: context.shell.open_slip(stream),
                "to_summary": lambda: self._go(0),
                "to_history": lambda: self._go(1),
                "to_next": self._to_next,
                "back": context.shell.close_sheet,
            },
        )
        theme = context.theme
        self.status_badge = StatusBadge(theme, context.icons, "off", "", self)
        self.reopen_button = button(
            "answered_reopenButton",
            self.tr("Mở lại hồ sơ  F9"),
            self,
            self.keys["reopen"].trigger,
            primary=True,
        )
        self.next = NextSteps(context, self)
        self.next.chosen.connect(lambda kind: context.shell.open_step(stream, kind))
        self.next.anew.connect(lambda: begin_anew(context, self, stream))
        self.history = TableModel(
            self, (self.tr("Sự việc"), self.tr("Người thực hiện"), self.tr("Lúc"))
        )
        self.history_view = table_view(
            "answered_historyView", self.tr("Lịch sử hồ sơ"), self.history, theme, self
        )
        self.history_view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self._lay_out()
        context.signals.dossier_changed.connect(self._changed)
        context.signals.sync_changed.connect(lambda _state: self._read())

    @property
    def title(self) -> str:
        """Name of the sheet."""
        return self.tr("Hồ sơ chưa tiếp nhận")

    @property
    def widget(self) -> QWidget:
        """Itself."""
        return self

    def on_shown(self) -> None:
        """Read the dossier."""
        self.tabs.setFocus()
        self._read()

    def on_scan(self, _scan: object) -> bool:
        """Another code opens another dossier, by the window's rule."""
        return False

    def on_leaving(self) -> None:
        """Nothing to keep."""

    def _lay_out(self) -> None:
        theme = self._context.theme
        self.head = Head(theme, self.title, self)
        self.head.row.addWidget(self.status_badge)
        self.head.row.addWidget(self.reopen_button)
        self.reopen_button.hide()
        content = QWidget(self)
        card, inside = section(theme, self.tr("Hồ sơ"), content)
        self._lines = QFormLayout()
        theme.fit(self._lines, spacing=4)
        self._lines.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        inside.addLayout(self._lines)
        holder = QVBoxLayout(content)
        theme.fit(holder, margins=(12, 8, 12, 4), spacing=0)
        holder.addWidget(card)
        holder.addStretch(1)
        history = QWidget(self)
        below = QVBoxLayout(history)
        theme.fit(below, margins=(12, 4, 12, 12), spacing=0)
        below.addWidget(self.history_view)
        self.tabs = QTabBar(self)
        self.tabs.setObjectName("answered_tabs")
        self.tabs.setAccessibleName(self.tr("Nội dung hồ sơ"))
        self.tabs.setDrawBase(False)
        self.tabs.setExpanding(False)
        self.stack = QStackedWidget(self)
        for at, (name, pane) in enumerate(
            ((self.tr("Thông tin"), ScrollColumn(content, self)), (self.tr("Lịch sử"), history))
        ):
            self.tabs.addTab(name)
            self.tabs.setTabToolTip(at, f"Alt+{at + 1}")
            self.stack.addWidget(pane)
        self.tabs.currentChanged.connect(self.stack.setCurrentIndex)
        column = QVBoxLayout(self)
        theme.fit(column, spacing=0)
        column.addWidget(self.head)
        column.addWidget(self.next)
        column.addWidget(self.tabs)
        column.addWidget(self.stack, 1)

    def _changed(self, stream: str) -> None:
        if stream == self._stream:
            self._read()

    def _read(self) -> None:
        context = self._context
        context.tasks.run(
            self,
            "db",
            context.desk.lookup.answered,
            self._stream,
            context.who,
            done=self._show,
            failed=self._not_here,
        )

    def _not_here(self, error: Exception) -> None:
        """Accepted meanwhile, here or elsewhere: it has a sheet of its own now."""
        if self._is_shown:
            self._context.shell.open_dossier(self._stream)
        else:
            self._context.errors.show(error)

    def _show(self, sheet: AnsweredSheet) -> None:
        context, state, language = self._context, sheet.state, self._context.language
        self._is_shown = True
        standing = STANDINGS[state.status]
        self.head.say(sheet.file.draft.owner_name, sheet.file.procedure.name)
        tone = HOLDER_TONES.get(str(standing.holder), "off")
        self.status_badge.set(tone, standing.en if language == "en" else standing.vi)
        waits = state.status in WAITS_AT_COUNTER
        self.reopen_button.setVisible(waits)
        if waits:
            self.keys.allow("reopen")
        else:
            self.keys.block("reopen", self.tr("Hồ sơ này đã kết thúc"))
        self.next.show_state(
            state,
            context.desk.life.steps_of(state, context.who),
            may_begin_anew=context.desk.waiting.may_begin_anew(state, context.who),
        )
        self._show_lines(sheet)
        english = language == "en"
        self.history.show(
            [
                Cells(
                    texts=(
                        line.title_en if english else line.title_vi,
                        line.by,
                        shown.moment(line.at),
                    )
                )
                for line in sheet.history
            ]
        )

    def _show_lines(self, sheet: AnsweredSheet) -> None:
        file, state = sheet.file, sheet.state
        draft = file.draft
        submitter = draft.submitter or draft.owner
        lines = [
            (self.tr("Chủ hồ sơ"), draft.owner_name),
            (self.tr("Người nộp hồ sơ"), submitter.name),
            (self.tr("Số giấy tờ"), submitter.id_number),
            (self.tr("Điện thoại"), group_phone(submitter.phone)),
            (self.tr("Cơ quan giải quyết"), file.agency_name),
            (self.tr("Mã trên cổng"), state.submitted.portal_code if state.submitted else ""),
            (self.tr("Phiếu yêu cầu bổ sung"), ", ".join(one.number for one in state.supplements)),
            (self.tr("Trang đã quét"), shown.pages(len(state.pages)) if state.pages else ""),
        ]
        while self._lines.rowCount():
            self._lines.removeRow(0)
        for label, value in lines:
            if value:
                name = QLabel(label, self)
                name.setProperty("look", "quiet")
                text = QLabel(value, self)
                text.setWordWrap(True)
                text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
                self._lines.addRow(name, text)

    def _go(self, tab: int) -> None:
        self.tabs.setCurrentIndex(tab)
        (self.tabs, self.history_view)[tab].setFocus()

    def _to_next(self) -> None:
        self.next.focus_first()

    def _reopen(self) -> None:
        reopen(self._context, self, self._stream)
