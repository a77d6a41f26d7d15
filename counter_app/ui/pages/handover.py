"""«Bàn giao hồ sơ»: to the agencies the same day, signed for there, trips of the month."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QStackedWidget, QTabBar, QVBoxLayout, QWidget

from counter_app.domain import scans
from counter_app.ui.keys import ActionSet
from counter_app.ui.pages.handover_receive import ReceivePane
from counter_app.ui.pages.handover_send import SendPane
from counter_app.ui.pages.handover_trips import TripsPane
from counter_app.ui.widgets.page_frame import Head, button

if TYPE_CHECKING:
    from counter_app.ui.context import PageContext


class HandoverPage(QWidget):
    """Three panes; F9 belongs to the first, scans to the second, PDF to the third."""

    def __init__(self, context: PageContext) -> None:
        super().__init__()
        self.setObjectName("handover")
        self.setProperty("sheetShare", 1.0)
        self._context = context
        self.send = SendPane(context, self)
        self.receive = ReceivePane(context, self)
        self.trips = TripsPane(context, self)
        self._panes = (self.send, self.receive, self.trips)
        self.keys = ActionSet(
            "handover",
            self,
            {
                "issue": self.send.issue,
                "pdf": self.trips.save_pdf,
                "to_send": lambda: self._go(0),
                "to_receive": lambda: self._go(1),
                "to_trips": lambda: self._go(2),
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
        names = (self.tr("Cần chuyển"), self.tr("Chờ ký nhận"), self.tr("Chuyến trong tháng"))
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
        self._allow(0)

    @property
    def title(self) -> str:
        """Name of the sheet."""
        return self.tr("Bàn giao hồ sơ")

    @property
    def widget(self) -> QWidget:
        """Itself."""
        return self

    def on_shown(self) -> None:
        """Read the pane in front."""
        self._panes[self.stack.currentIndex()].read()
        self.tabs.setFocus()

    def on_scan(self, scan: object) -> bool:
        """At the agency each code marks its dossier; elsewhere the window routes it."""
        if self.stack.currentWidget() is not self.receive:
            return False
        if not isinstance(scan, scans.DossierCodeScanned):
            return False
        self.receive.take(scan.code.text)
        return True

    def on_leaving(self) -> None:
        """Nothing to keep."""

    def _go(self, at: int) -> None:
        self.tabs.setCurrentIndex(at)
        self._panes[at].focus_first()

    def _shown(self, at: int) -> None:
        self.stack.setCurrentIndex(at)
        self._panes[at].read()
        self._allow(at)

    def _allow(self, at: int) -> None:
        """Each key only where it means something."""
        self.issue_button.setVisible(at == 0)
        for key, pane in (("issue", 0), ("pdf", 2)):
            if at == pane:
                self.keys.allow(key)
            else:
                self.keys.block(key, self.tr("Không dùng ở mục này"))
