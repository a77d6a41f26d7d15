"""The dossier sheet: what was accepted, its papers page by page, its history, what may be done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QTabBar, QVBoxLayout, QWidget

from counter_app.domain.dossier.life import STANDINGS
from counter_app.ui import shown
from counter_app.ui.keys import ActionSet
from counter_app.ui.models.table import Cells, TableModel, table_view
from counter_app.ui.pages.sheet_changes import CorrectPanel
from counter_app.ui.pages.sheet_dates import DatesPane
from counter_app.ui.pages.sheet_next import NextSteps
from counter_app.ui.pages.sheet_papers import PapersPane
from counter_app.ui.pages.sheet_summary import SummaryPane
from counter_app.ui.pages.sheet_void import VoidPanel
from counter_app.ui.widgets.badge import StatusBadge
from counter_app.ui.widgets.page_frame import Head, ScrollColumn, button, set_usable

if TYPE_CHECKING:
    from counter_app.services.lookup import DossierSheet
    from counter_app.ui.context import PageContext

SYNC_TONES = {"sent": "ok", "waiting": "work", "refused": "bad", "disputed": "bad"}
HOLDER_TONES = {"citizen": "hold", "counter": "work", "agency": "work", "return_desk": "soon"}


class SheetPage(QWidget):
    """Opened beside the work at hand; the service records who read whose dossier."""

    def __init__(self, context: PageContext, stream: str) -> None:
        super().__init__()
        self.setObjectName("sheet")
        self._context = context
        self._stream = stream
        self._sheet: DossierSheet | None = None
        self.keys = ActionSet(
            "sheet",
            self,
            {
                "print_again": lambda: context.shell.open_slip(stream),
                "preview": lambda: context.shell.open_slip(stream),
                "to_summary": lambda: self._go(0),
                "to_papers": lambda: self._go(1),
                "to_history": lambda: self._go(2),
                "to_dates": lambda: self._go(3),
                "to_next": self._to_next,
                "take_money": self._take_money,
                "back": self._back,
            },
        )
        self._build_head()
        self.next = NextSteps(context, self)
        self.summary = SummaryPane(context, stream, self)
        self.dates = DatesPane(context, self)
        self.papers = PapersPane(context, self)
        self.history = TableModel(
            self, (self.tr("Sự việc"), self.tr("Người thực hiện"), self.tr("Lúc"), self.tr("Gửi"))
        )
        self.history_view = table_view(
            "sheet_historyView", self.tr("Lịch sử hồ sơ"), self.history, context.theme, self
        )
        self.correct = CorrectPanel(context, stream, self)
        self.void = VoidPanel(context, stream, self)
        self._lay_out()
        self.tabs.currentChanged.connect(self.stack.setCurrentIndex)
        self.next.chosen.connect(lambda kind: context.shell.open_step(stream, kind))
        self.next.anew.connect(lambda: begin_anew(context, self, stream))
        for panel in (self.correct, self.void):
            panel.finished.connect(self._panel_finished)
        context.signals.dossier_changed.connect(self._changed)
        context.signals.sync_changed.connect(self._read)

    def _build_head(self) -> None:
        context = self._context
        theme = context.theme
        self.head = Head(theme, self.title, self)
        self.status_badge = StatusBadge(theme, context.icons, "off", "", self)
        self.sync_badge = StatusBadge(theme, context.icons, "off", "", self)
        self.correct_button = button(
            "sheet_correctButton",
            self.tr("Sửa lỗi nhập"),
            self,
            lambda: self._open_panel(self.correct),
            icon=context.icons("edit"),
        )
        self.void_button = button(
            "sheet_voidButton",
            self.tr("Hủy tiếp nhận…"),
            self,
            lambda: self._open_panel(self.void),
            icon=context.icons("void"),
        )
        self.tabs = QTabBar(self)
        self.tabs.setObjectName("sheet_tabs")
        self.tabs.setAccessibleName(self.tr("Nội dung hồ sơ"))
        self.tabs.setDrawBase(False)
        self.tabs.setExpanding(False)
        self.stack = QStackedWidget(self)

    @property
    def title(self) -> str:
        """Name of the sheet."""
        return self.tr("Hồ sơ")

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
        for badge in (self.status_badge, self.sync_badge):
            self.head.row.addWidget(badge)
        for text in (
            self.tr("Thông tin"),
            self.tr("Giấy tờ"),
            self.tr("Lịch sử"),
            self.tr("Thời hạn"),
        ):
            self.tabs.addTab(text)
        history = QWidget(self)
        inner = QVBoxLayout(history)
        theme.fit(inner, margins=(12, 4, 12, 12), spacing=0)
        inner.addWidget(self.history_view)
        for at, pane in enumerate((self.summary, self.papers, history, self.dates)):
            self.tabs.setTabToolTip(at, f"Alt+{at + 1}")
            self.stack.addWidget(pane)
        bar = QHBoxLayout()
        theme.fit(bar, margins=(10, 4, 12, 4), spacing=8)
        bar.addWidget(self.tabs, 1)
        bar.addWidget(self.correct_button)
        bar.addWidget(self.void_button)
        column = QVBoxLayout(self)
        theme.fit(column, spacing=0)
        column.addWidget(self.head)
        column.addWidget(self.next)
        column.addLayout(bar)
        self._forms = {panel: ScrollColumn(panel, self) for panel in (self.correct, self.void)}
        for panel, scroll in self._forms.items():
            panel.in_sight.connect(scroll.ensureWidgetVisible)
            scroll.hide()
            column.addWidget(scroll, 1)
        column.addWidget(self.stack, 1)
        self.history_view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.setTabOrder(self.tabs, self.correct_button)
        self.setTabOrder(self.correct_button, self.void_button)

    def _read(self, _state: object = None) -> None:
        context = self._context
        context.tasks.run(
            self, "db", context.desk.lookup.sheet, self._stream, context.who, done=self._show
        )

    def _changed(self, stream: str) -> None:
        if stream == self._stream:
            self._read()

    def _show(self, sheet: DossierSheet) -> None:
        self._sheet = sheet
        context = self._context
        note = sheet.accepted.procedure.name
        if sheet.provisional_code and sheet.provisional_code != sheet.code:
            earlier = self.tr("Mã tạm {code}").format(code=sheet.provisional_code)
            note = f"{earlier} · {note}"
        self.head.say(sheet.code, note)
        state, language = sheet.state, context.language
        standing = STANDINGS[state.status]
        tone = HOLDER_TONES.get(str(standing.holder), "off")
        self.status_badge.set(tone, standing.en if language == "en" else standing.vi)
        self.next.show_state(
            state,
            context.desk.life.steps_of(state, context.who),
            may_begin_anew=context.desk.waiting.may_begin_anew(state, context.who),
        )
        self.dates.show_state(state)
        self.sync_badge.set(SYNC_TONES.get(sheet.sync, "off"), self._sync_word(sheet.sync))
        self.tabs.setTabText(1, self._papers_word(sheet))
        self.summary.show_sheet(sheet)
        self.papers.show_sheet(sheet)
        english = language == "en"
        self.history.show(
            [
                Cells(
                    texts=(
                        line.title_en if english else line.title_vi,
                        line.by,
                        shown.moment(line.at),
                        self._sync_word(line.sync),
                    )
                )
                for line in sheet.history
            ]
        )
        voided = self.tr("Hồ sơ đã hủy tiếp nhận") if state.voided else ""
        set_usable(self.correct_button, voided)
        set_usable(self.void_button, voided)
        self.correct.show_sheet(sheet)
        self.void.show_sheet(sheet)

    def _papers_word(self, sheet: DossierSheet) -> str:
        pages = sum(len(paper.pages) for paper in sheet.papers)
        words = [self.tr("Giấy tờ"), shown.pages(pages)]
        progress = [paper.progress for paper in sheet.papers if paper.progress is not None]
        done = sum(one.is_done for one in progress)
        if done < len(progress):
            share = self.tr("đã số hóa {n}/{all} giấy tờ")
            words.append(share.format(n=done, all=len(progress)))
        return " · ".join(words)

    def _sync_word(self, sync: str) -> str:
        return {
            "sent": self.tr("Đã gửi"),
            "waiting": self.tr("Chờ gửi"),
            "refused": self.tr("Máy chủ chưa nhận"),
            "disputed": self.tr("Có mâu thuẫn"),
        }.get(sync, sync)

    def _go(self, tab: int) -> None:
        self.tabs.setCurrentIndex(tab)
        (self.summary, self.papers.view, self.history_view, self.dates.view)[tab].setFocus()

    def _to_next(self) -> None:
        self.next.focus_first()

    def _open_panel(self, panel: CorrectPanel | VoidPanel) -> None:
        for one, scroll in self._forms.items():
            scroll.setVisible(one is panel)
        self.stack.hide()
        panel.focus_first()

    def _panel_finished(self) -> None:
        for scroll in self._forms.values():
            scroll.hide()
        self.stack.show()
        self.tabs.setFocus()

    def _take_money(self) -> None:
        if self.void.isVisible():
            self.void.refund()
        else:
            self.summary.payment.take()

    def _back(self) -> None:
        """Esc goes one level out: the open form first, then the sheet."""
        if self.correct.isVisible() or self.void.isVisible():
            self._panel_finished()
        else:
            self._context.shell.close_sheet()


def begin_anew(context: PageContext, owner: QObject, stream: str) -> None:
    """A new draft out of a dossier that is over, at the intake page."""
    context.tasks.run(
        owner,
        "db",
        context.desk.waiting.begin_anew,
        stream,
        context.who,
        done=context.shell.resume_draft,
        failed=context.errors.show,
    )
