"""The counter's workspace: bars around the pages, side sheets over them, one key bar below."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import shiboken6
from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QSizePolicy,
    QStackedWidget,
    QTabBar,
    QVBoxLayout,
    QWidget,
)

from counter_app.ui.context import NoticeAction, Page, PageContext
from counter_app.ui.inputhub import InputHub
from counter_app.ui.keys import WINDOW, ActionSet, bind_list, rows
from counter_app.ui.pulse import Pulse
from counter_app.ui.routing import ScanRouter
from counter_app.ui.widgets.app_bar import AppBar
from counter_app.ui.widgets.key_bar import KeyBar
from counter_app.ui.widgets.key_overlay import KeyOverlay
from counter_app.ui.widgets.notice import NoticeBoard, NoticeStrip
from counter_app.ui.widgets.side_sheet import SideSheet

if TYPE_CHECKING:
    from counter_app.services.desk import Desk
    from counter_app.services.people import SignedIn
    from counter_app.services.preferences import Prefs
    from counter_app.ui.context import DraftEditor
    from counter_app.ui.parts import Parts

__all__ = ["Workspace", "bind_list"]

EXIT_KEY = "exit"


class Workspace(QWidget):
    """Everything a signed-in person sees. Is the `Shell` of its pages."""

    lock_asked = Signal()
    sign_out_asked = Signal()
    close_asked = Signal()
    prefs_changed = Signal(object)  # Prefs

    def __init__(
        self,
        desk: Desk,
        who: SignedIn,
        parts: Parts,
        make_intake: Callable[[PageContext], DraftEditor],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("workspace")
        self._desk = desk
        self._who = who
        self._parts = parts
        self._sheet: SideSheet | None = None
        self._sheet_page: Page | None = None
        self._unsent = 0
        theme, icons = parts.theme, parts.icons
        self.app_bar = AppBar(theme, icons, self._desk_label(), who.name, self)
        self.mode_bar = QTabBar(self)
        self.strip = NoticeStrip(theme, icons, self)
        self.page_area = QWidget(self)
        self.pages = QStackedWidget(self.page_area)
        self.key_bar = KeyBar(theme, self)
        self.board = NoticeBoard(theme, icons, self.strip, self.page_area)
        self._context = parts.context(desk, who, self.board, self, self)
        self.errors = self._context.errors
        self.hub = InputHub(self)
        self._router = ScanRouter(self._context, self)
        self.pulse = Pulse(self._context, self.hub, self)
        self.keys = ActionSet(WINDOW, self, self._handlers())
        self._lay_out()
        self._order: list[str] = []
        self._pages: dict[str, Page] = {}
        self._intake = make_intake(self._context)
        self._add_page("intake", self._intake)
        self._add_own_pages()
        self._fill_menu()
        self._connect()

    def start(self) -> None:
        """The workspace is on screen: show the first page, begin to tick and read."""
        self.go("intake")
        self.pulse.start()

    def stop(self) -> None:
        """Sign-out or exit: pages save what is pending, readers and ticks stop."""
        self.leave_pages()
        self.pulse.stop()

    def leave_pages(self) -> None:
        """Save what is pending on every page."""
        for page in (*self._pages.values(), *([self._sheet_page] if self._sheet_page else ())):
            page.on_leaving()

    # --- Shell ------------------------------------------------------------------------------

    def go(self, page: str) -> None:
        """See `context.Shell`."""
        self.close_sheet()
        at = self._order.index(page)
        if self.pages.currentIndex() != at and self.current is not None:
            self.current.on_leaving()
        self.mode_bar.setCurrentIndex(at)
        self.pages.setCurrentIndex(at)
        self._show_keys()
        self._pages[page].on_shown()

    def open_sheet(self, sheet: Page) -> None:
        """See `context.Shell`."""
        self.close_sheet()
        frame = SideSheet(self._parts.theme, sheet.widget, self.page_area)
        self._sheet, self._sheet_page = frame, sheet
        frame.open()
        self._show_keys()
        sheet.on_shown()

    def close_sheet(self) -> None:
        """See `context.Shell`."""
        frame, page = self._sheet, self._sheet_page
        self._sheet = self._sheet_page = None
        if frame is not None and page is not None and shiboken6.isValid(frame):
            page.on_leaving()
            frame.close_sheet()
            self._show_keys()

    def open_dossier(self, stream: str) -> None:
        """See `context.Shell`."""
        from counter_app.ui.pages.sheet import SheetPage

        self.open_sheet(SheetPage(self._context, stream))

    def open_slip(self, stream: str) -> None:
        """See `context.Shell`."""
        from counter_app.ui.pages.slip import SlipPage

        self.open_sheet(SlipPage(self._context, stream))

    def open_search(self, text: str) -> None:
        """See `context.Shell`."""
        self._search(text)

    def resume_draft(self, draft_id: str) -> None:
        """See `context.Shell`."""
        self.go("intake")
        self._intake.load_draft(draft_id)

    @property
    def who(self) -> SignedIn:
        """Whoever opened the counter."""
        return self._who

    @property
    def current(self) -> Page | None:
        """The page in front, without a side sheet."""
        at = self.pages.currentIndex()
        return self._pages[self._order[at]] if 0 <= at < len(self._order) else None

    @property
    def sheet(self) -> Page | None:
        """The page in the side sheet."""
        return self._sheet_page

    def page(self, name: str) -> Page:
        """A page by its name."""
        return self._pages[name]

    # --- exit -------------------------------------------------------------------------------

    def may_close(self) -> bool:
        """True when nothing is unsent; otherwise the strip asks with two buttons."""
        if not self._unsent:
            return True
        text = self.tr(
            "Còn %n nội dung chưa gửi về máy chủ. Dữ liệu được giữ nguyên trên máy này và tự gửi "
            "khi mở lại chương trình. Nên chờ gửi xong rồi mới tắt máy.",
            "",
            self._unsent,
        )
        actions = (
            NoticeAction(self.tr("Tiếp tục làm việc"), lambda: self.board.clear(EXIT_KEY)),
            NoticeAction(self.tr("Đóng chương trình"), self.close_asked.emit),
        )
        self.board.strip(EXIT_KEY, text, tone="soon", actions=actions)
        return False

    # --- inside -----------------------------------------------------------------------------

    def _desk_label(self) -> str:
        counter = self._desk.counter
        return counter.name or self.tr("Quầy {number}").format(number=counter.number)

    def _lay_out(self) -> None:
        theme = self._parts.theme
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        if self._desk.practice:
            column.addWidget(practice_banner(theme, self))
        column.addWidget(self.app_bar)
        self.mode_bar.setObjectName("app_modeBar")
        self.mode_bar.setAccessibleName(self.tr("Trang"))
        self.mode_bar.setDrawBase(False)
        self.mode_bar.setExpanding(False)
        holder = QFrame(self)
        holder.setProperty("look", "bar")
        row = QHBoxLayout(holder)
        theme.fit(row, margins=(6, 0, 6, 0), spacing=0)
        row.addWidget(self.mode_bar)
        row.addStretch(1)
        column.addWidget(holder)
        column.addWidget(self.strip)
        inner = QVBoxLayout(self.page_area)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.addWidget(self.pages)
        self.pages.setObjectName("app_pages")
        column.addWidget(self.page_area, 1)
        column.addWidget(self.key_bar)

    def _add_own_pages(self) -> None:
        from counter_app.ui.pages.sync import SyncPage
        from counter_app.ui.pages.todo import TodoPage

        self._add_page("todo", TodoPage(self._context))
        self._add_page("sync", SyncPage(self._context, self.pulse))

    def _add_page(self, name: str, page: Page) -> None:
        self._order.append(name)
        self._pages[name] = page
        self.pages.addWidget(page.widget)
        at = self.mode_bar.addTab(page.title)
        self.mode_bar.setTabToolTip(at, f"Ctrl+{at + 1}")

    def _handlers(self) -> dict[str, Callable[[], object]]:
        theme = self._parts.theme
        return {
            "help": self._help,
            "sync_now": self.pulse.sync_now,
            "search": lambda: self._search(""),
            "lock": self._lock,
            "go_intake": lambda: self.go("intake"),
            "go_todo": lambda: self.go("todo"),
            "go_sync": lambda: self.go("sync"),
            "text_larger": lambda: self._text_size(lambda: theme.step(1)),
            "text_smaller": lambda: self._text_size(lambda: theme.step(-1)),
            "text_normal": lambda: self._text_size(lambda: theme.step(0)),
        }

    def _connect(self) -> None:
        self.mode_bar.tabBarClicked.connect(
            lambda at: self.go(self._order[at]) if at >= 0 else None
        )
        self.app_bar.search_asked.connect(self._search)
        self.app_bar.sync_asked.connect(lambda: self.go("sync"))
        self.app_bar.todo_asked.connect(lambda: self.go("todo"))
        self.pulse.todo_counted.connect(self.app_bar.show_todo)
        self._context.signals.sync_changed.connect(self._sync_changed)
        self._context.signals.notice.connect(lambda tone, text: self.board.toast(text, tone=tone))
        self.hub.scanned.connect(self._scanned)
        self.hub.rewritten.connect(self._router.rewritten)

    def _fill_menu(self) -> None:
        menu = self.app_bar.user_menu
        entries = (
            ("password", "password", self.tr("Đổi mật khẩu…"), self._open_password),
            ("settings", "settings", self.tr("Ngôn ngữ và hiển thị…"), self._open_settings),
            ("lock", "lock", self.tr("Khóa quầy  (Ctrl+L)"), self._lock),
            ("sign_out", "leave", self.tr("Kết thúc phiên làm việc"), self._sign_out),
        )
        for name, icon, text, call in entries:
            action = QAction(self._parts.icons(icon, "text2"), text, menu)
            action.setObjectName(f"user_{name}Action")
            action.triggered.connect(call)
            menu.addAction(action)

    def _show_keys(self) -> None:
        page, sheet = self.current, self._sheet_page
        front = sheet or page
        if page is not None:
            page.keys.set_suspended(sheet is not None)
        if front is not None:
            self.key_bar.show_sets(self.keys, front.keys)

    def _scanned(self, scan: Any) -> None:
        if self.isVisible():
            front = tuple(page for page in (self._sheet_page, self.current) if page is not None)
            self._router.route(scan, front, self._intake)

    def _sync_changed(self, state: Any) -> None:
        self._unsent = state.unsent
        self.app_bar.show_sync(state)
        if not state.unsent:
            self.board.clear(EXIT_KEY)

    def _help(self) -> None:
        front = self._sheet_page or self.current
        if front is None:
            return
        name = front.keys.page
        groups = [(front.title, rows(name)), (self.tr("Mọi trang"), rows(WINDOW))]
        if name == "intake":
            groups.insert(1, (self.tr("Trong danh sách giấy tờ"), rows("parts")))
        KeyOverlay(self._parts.theme, self.tr("Phím tắt"), groups, self)

    def _search(self, text: str) -> None:
        from counter_app.ui.pages.search import SearchPage

        self.open_sheet(SearchPage(self._context, text, self._commands()))

    def _commands(self) -> tuple[QAction, ...]:
        own = [self.keys[name] for name in ("sync_now", "lock", "text_larger", "text_smaller")]
        page = self.current
        extra = [] if page is None else [page.keys[row.id] for row in page.keys.rows()]
        return (*own, *extra)

    def _lock(self) -> None:
        self.leave_pages()
        self.close_sheet()
        self.lock_asked.emit()

    def _sign_out(self) -> None:
        self.stop()
        self.sign_out_asked.emit()

    def _open_password(self) -> None:
        from counter_app.ui.pages.password import PasswordPage

        self.open_sheet(PasswordPage(self._context))

    def _open_settings(self) -> None:
        from counter_app.ui.pages.settings import SettingsPage

        page = SettingsPage(self._context, self._parts.prefs)
        page.chosen.connect(self._use)
        self.open_sheet(page)

    def _text_size(self, change: Callable[[], None]) -> None:
        change()
        self._use(replace(self._parts.prefs, text_percent=self._parts.theme.percent))

    def _use(self, prefs: Prefs) -> None:
        self.prefs_changed.emit(prefs)


def practice_banner(theme: Any, parent: QWidget) -> QFrame:
    """The band that every window of a practice PC carries."""
    band = QFrame(parent)
    band.setObjectName("practice_banner")
    band.setProperty("look", "strip")
    band.setProperty("tone", "hold")
    label = theme.text(QLabel("BẢN TẬP – KHÔNG CÓ GIÁ TRỊ", band), "strong")
    label.setAlignment(Qt.AlignmentFlag.AlignCenter)
    label.setProperty("tone", "hold")
    row = QHBoxLayout(band)
    theme.fit(row, margins=(8, 2, 8, 2), spacing=0)
    row.addWidget(label)
    band.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
    return band
