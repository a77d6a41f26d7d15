"""The counter's workspace: bars around the pages, side sheets over them, one key bar below."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QTabBar,
    QVBoxLayout,
    QWidget,
)

from counter_app.ui.context import Page, PageContext, Seat
from counter_app.ui.exit_guard import ExitGuard
from counter_app.ui.inputhub import InputHub
from counter_app.ui.keys import WINDOW, ActionSet
from counter_app.ui.openings import Openings
from counter_app.ui.page_stack import PageStack
from counter_app.ui.pages.returns import ReturnsPage
from counter_app.ui.pages.sync import SyncPage
from counter_app.ui.pages.todo import TodoPage
from counter_app.ui.pulse import Pulse
from counter_app.ui.routing import ScanRouter
from counter_app.ui.sheets import Sheets
from counter_app.ui.user_menu import UserMenu
from counter_app.ui.widgets.app_bar import AppBar
from counter_app.ui.widgets.key_bar import KeyBar
from counter_app.ui.widgets.notice import NoticeBoard, NoticeStrip
from counter_app.ui.widgets.practice_banner import practice_banner

if TYPE_CHECKING:
    from counter_app.services.desk import Desk
    from counter_app.services.people import SignedIn
    from counter_app.ui.context import DraftEditor
    from counter_app.ui.parts import Parts


class Workspace(QWidget):
    """Everything a signed-in person sees. Is the `Shell` of its pages."""

    active = Signal()  # somebody is here, though no key was pressed: a code read, a page fed
    lock_asked = Signal()
    sign_out_asked = Signal()
    close_asked = Signal()
    prefs_changed = Signal(object)  # Prefs

    def __init__(
        self,
        desk: Desk,
        parts: Parts,
        make_intake: Callable[[PageContext], DraftEditor],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("workspace")
        self._desk = desk
        self._parts = parts
        theme, icons = parts.theme, parts.icons
        self.app_bar = AppBar(theme, icons, desk.counter, parts.language, self)
        self.mode_bar = QTabBar(self)
        self.strip = NoticeStrip(theme, icons, self)
        self.page_area = QWidget(self)
        self.pages = PageStack(self.mode_bar, self.page_area)
        self._sheets = Sheets(theme, self.page_area)
        self._sheets.changed.connect(self._show_keys)
        self.key_bar = KeyBar(theme, self)
        self.board = NoticeBoard(theme, icons, self.strip, self.page_area)
        self._context = parts.context(desk, Seat(), self.board, self, self)
        self.errors = self._context.errors
        self.hub = InputHub(self)
        self._exit = ExitGuard(self.board, self.close_asked.emit, self)
        self._open = Openings(self._context, self._sheets, self)
        self._router = ScanRouter(self._context, self)
        self.pulse = Pulse(self._context, self.hub, self)
        self.keys = ActionSet(WINDOW, self, self._handlers())
        self._lay_out()
        self._intake = make_intake(self._context)
        self.pages.add("intake", lambda: self._intake)
        self.pages.add("todo", lambda: TodoPage(self._context))
        self.pages.add("sync", lambda: SyncPage(self._context, self.pulse))
        self.pages.add("returns", lambda: ReturnsPage(self._context))
        self.page("intake")
        self._menu = UserMenu(
            self.app_bar,
            icons,
            self._open,
            settings=lambda: self._open.settings(parts.prefs, self.prefs_changed.emit),
            lock=self.lock_asked.emit,
            sign_out=self._sign_out,
        )
        self._connect()

    def start(self, who: SignedIn) -> None:
        """`who` sits down: show the first page, begin to tick and read."""
        self._context.seat.sit(who)
        self._menu.offer(self._desk, who)
        may_return = self._desk.returns.may_return(who)
        why_not = "" if may_return else self.tr("Chỉ Bộ phận trả kết quả được trả kết quả")
        self.pages.offer("returns", self.keys, why_not)
        self.app_bar.show_user(who.name)
        self.hub.listen()
        self.go("intake")
        self.pulse.start()

    def stop(self) -> None:
        """Sign-out or exit: pages save what is pending, readers and ticks stop."""
        self.save_pages()
        if self._sheets.page is not None:
            self._sheets.page.on_leaving()
        self.pulse.stop()

    def save_pages(self) -> None:
        """Save what is pending on every page. An open sheet stays as it is behind a lock: nothing
        of what was typed there is kept anywhere else.
        """
        for page in self.pages.made():
            page.on_leaving()

    def go(self, page: str) -> None:
        """See `context.Shell`."""
        self.close_sheet()
        front = self.pages.bring_up(page)
        self._show_keys()
        front.on_shown()

    def open_sheet(self, sheet: Page) -> None:
        """See `context.Shell`."""
        self._sheets.open(sheet)

    def close_sheet(self) -> None:
        """See `context.Shell`."""
        self._sheets.close()

    def open_dossier(self, stream: str, *, is_accepted: bool = True) -> None:
        """See `context.Shell`."""
        self._open.dossier(stream, is_accepted=is_accepted)

    def open_step(self, stream: str, kind: str) -> None:
        """See `context.Shell`."""
        self._open.step(stream, kind)

    def open_slip(self, stream: str, form: str = "") -> None:
        """See `context.Shell`."""
        self._open.slip(stream, form)

    def open_search(self, text: str) -> None:
        """See `context.Shell`."""
        self._search(text)

    def focusNextPrevChild(self, forward: bool) -> bool:  # noqa: FBT001 - Qt's signature
        """Tab; while a sheet is open the page behind it is passed over."""
        target = self._sheets.next_in_tab_order(forward=forward)
        if target is None:
            return super().focusNextPrevChild(forward)
        reason = Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason
        target.setFocus(reason)
        return True

    def resume_draft(self, draft_id: str) -> None:
        """See `context.Shell`."""
        self.go("intake")
        self._intake.load_draft(draft_id)

    @property
    def who(self) -> SignedIn:
        """Whoever opened the counter."""
        return self._context.who

    @property
    def current(self) -> Page | None:
        """The page in front, without a side sheet."""
        return self.pages.current

    @property
    def sheet(self) -> Page | None:
        """The page in the side sheet."""
        return self._sheets.page

    def page(self, name: str) -> Page:
        """A page by its name."""
        return self.pages.page(name)

    def may_close(self) -> bool:
        """True when nothing is unsent; otherwise the strip asks with two buttons."""
        return self._exit.may_close()

    def _lay_out(self) -> None:
        theme = self._parts.theme
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        if self._desk.practice:
            column.addWidget(practice_banner(theme, self, self._context))
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
        column.addWidget(self.page_area, 1)
        column.addWidget(self.key_bar)

    def _handlers(self) -> dict[str, Callable[[], object]]:
        return {
            "help": self._help,
            "sync_now": self.pulse.sync_now,
            "search": lambda: self._search(""),
            "lock": self.lock_asked.emit,
            "go_intake": lambda: self.go("intake"),
            "go_todo": lambda: self.go("todo"),
            "go_sync": lambda: self.go("sync"),
            "go_returns": lambda: self.go("returns"),
            "open_handover": self._open.handover,
            "read_by_camera": self._open.camera,
            "text_larger": lambda: self._text_size(1),
            "text_smaller": lambda: self._text_size(-1),
            "text_normal": lambda: self._text_size(0),
        }

    def _connect(self) -> None:
        self.mode_bar.tabBarClicked.connect(lambda at: self.go(self.pages.name_at(at)))
        self.app_bar.search_asked.connect(self._search)
        self.app_bar.sync_asked.connect(lambda: self.go("sync"))
        self.app_bar.todo_asked.connect(lambda: self.go("todo"))
        self.app_bar.devices_asked.connect(self._open.devices)
        self.pulse.todo_counted.connect(self.app_bar.show_todo)
        self.pulse.devices.changed.connect(self.app_bar.show_silent)
        self._context.signals.sync_changed.connect(self._sync_changed)
        self._context.signals.notice.connect(lambda tone, text: self.board.toast(text, tone=tone))
        self.hub.scanned.connect(self._scanned)
        self.hub.scanned.connect(self.active)
        self._context.signals.page_fed.connect(self.active)
        self.hub.rewritten.connect(self._router.rewritten)

    def _show_keys(self) -> None:
        page, sheet = self.current, self._sheets.page
        front = sheet or page
        if page is not None:
            page.keys.set_suspended(sheet is not None)
        if front is not None:
            self.key_bar.show_sets(self.keys, front.keys)

    def _scanned(self, scan: Any) -> None:
        if self.isVisible():
            front = tuple(page for page in (self._sheets.page, self.current) if page is not None)
            self._router.route(scan, front, self._intake)

    def _sync_changed(self, state: Any) -> None:
        self._exit.unsent = state.unsent
        self.app_bar.show_sync(state)

    def _help(self) -> None:
        front = self._sheets.page or self.current
        if front is not None:
            self._open.key_overlay(front, self)

    def _search(self, text: str) -> None:
        self._open.search(text, self._commands())

    def _commands(self) -> tuple[QAction, ...]:
        own = [self.keys[name] for name in ("sync_now", "lock", "text_larger", "text_smaller")]
        page = self.current
        extra = [] if page is None else [page.keys[row.id] for row in page.keys.rows()]
        return (*own, *extra, *self._menu.commands())

    def _sign_out(self) -> None:
        self.stop()
        self.sign_out_asked.emit()

    def _text_size(self, direction: int) -> None:
        theme = self._parts.theme
        theme.step(direction)
        self.prefs_changed.emit(replace(self._parts.prefs, text_percent=theme.percent))
