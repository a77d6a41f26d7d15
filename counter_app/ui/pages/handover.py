"""«Bàn giao hồ sơ, kết quả»: to the agencies and back, signed for, trips of the month."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QStackedWidget, QTabBar, QVBoxLayout, QWidget

from counter_app.domain import scans
from counter_app.ui.keys import ActionSet
from counter_app.ui.pages.handover_receive import ReceivePane
from counter_app.ui.pages.handover_results import ResultsPane
from counter_app.ui.pages.handover_send import SendPane
from counter_app.ui.pages.handover_trips import TripsPane
from counter_app.ui.widgets.page_frame import Head, button

if TYPE_CHECKING:
    from counter_app.ui.context import PageContext


_SEND, _RECEIVE, _RESULTS, _TRIPS = range(4)
_ISSUING = (_SEND, _RESULTS)


class HandoverPage(QWidget):
    """Four panes: F9 sends or takes in, a scan counts, the month's trips are printed."""

    def __init__(self, context: PageContext) -> None:
        super().__init__()
        self.setObjectName("handover")
        self.setProperty("sheetShare", 1.0)
        self._context = context
        self.send = SendPane(context, self)
        self.receive = ReceivePane(context, self)
        self.results = ResultsPane(context, self)
        self.trips = TripsPane(context, self)
        self._panes = (self.send, self.receive, self.results, self.trips)
        self.keys = ActionSet(
            "handover",
            self,
            {
                "issue": self._issue,
                "elsewhere": self.send.toggle_elsewhere,
                "print": self.trips.print_list,
                "pdf": self.trips.save_pdf,
                "to_send": lambda: self._go(0),
                "to_receive": lambda: self._go(1),
                "to_results": lambda: self._go(_RESULTS),
                "to_trips": lambda: self._go(_TRIPS),
                "back": context.shell.close_sheet,
            },
        )
        self.tabs = QTabBar(self)
        self.tabs.setObjectName("handover_tabs")
        self.tabs.setAccessibleName(self.tr("Nội dung bàn giao"))
        self.tabs.setDrawBase(False)
        self.tabs.setExpanding(False)
        self.stack = QStackedWidget(self)
        theme = context.theme
        head = Head(theme, self.title, self)
        self.issue_button = button(
            "handover_issueButton",
            self.tr("Bàn giao – In  F9"),
            self,
            self.keys["issue"].trigger,
            icon=context.icons("print", "on_accent"),
            primary=True,
        )
        head.row.addWidget(self.issue_button)
        names = (
            self.tr("Cần chuyển"),
            self.tr("Chờ ký nhận"),
            self.tr("Nhận kết quả"),
            self.tr("Chuyến trong tháng"),
        )
        for at, (name, pane) in enumerate(zip(names, self._panes, strict=True), 1):
            self.tabs.setTabToolTip(self.tabs.addTab(name), f"Alt+{at}")
            self.stack.addWidget(pane)
        column = QVBoxLayout(self)
        theme.fit(column, spacing=0)
        for widget in (head, self.tabs):
            column.addWidget(widget)
        column.addWidget(self.stack, 1)
        self.tabs.currentChanged.connect(self._shown)
        self.send.handed_on.connect(self.send.read)
        self.results.taken_in.connect(self.results.read)
        self._allow(0)

    @property
    def title(self) -> str:
        """Name of the sheet."""
        return self.tr("Bàn giao hồ sơ, kết quả")

    @property
    def widget(self) -> QWidget:
        """Itself."""
        return self

    def on_shown(self) -> None:
        """Read the pane in front."""
        self._panes[self.stack.currentIndex()].read()
        self.tabs.setFocus()

    def on_scan(self, scan: object) -> bool:
        """Where things are counted each code marks one; elsewhere the window routes it."""
        pane = self.stack.currentWidget()
        if not isinstance(scan, scans.DossierCodeScanned):
            return False
        if pane is self.receive:
            self.receive.take(scan.code.text)
        elif pane is self.results:
            self.results.take(scan.code.text)
        return pane in (self.receive, self.results)

    def on_leaving(self) -> None:
        """Nothing to keep."""

    def _issue(self) -> None:
        (self.results if self.stack.currentIndex() == _RESULTS else self.send).issue()

    def _go(self, at: int) -> None:
        self.tabs.setCurrentIndex(at)
        self._panes[at].focus_first()

    def _shown(self, at: int) -> None:
        self.stack.setCurrentIndex(at)
        self._panes[at].read()
        self._allow(at)

    def _allow(self, at: int) -> None:
        """Each key only where it means something."""
        self.issue_button.setVisible(at in _ISSUING)
        is_coming = at == _RESULTS
        text = self.tr("Nhận – In  F9") if is_coming else self.tr("Bàn giao – In  F9")
        self.issue_button.setText(text)
        self.issue_button.setAccessibleName(text)
        for key, panes in (
            ("issue", _ISSUING),
            ("elsewhere", (_SEND,)),
            ("print", (_TRIPS,)),
            ("pdf", (_TRIPS,)),
        ):
            if at in panes:
                self.keys.allow(key)
            else:
                self.keys.block(key, self.tr("Không dùng ở mục này"))
