"""The bar on top: desk, search, sync light, what needs attention, who is signed in."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAction, QIcon
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QSizePolicy, QToolButton, QWidget

from counter_app.ui import shown
from counter_app.ui.device_asking import kind_name
from counter_app.ui.icons import Icons
from counter_app.ui.theme import Theme
from counter_app.ui.widgets.elided import ElidedLabel
from counter_app.ui.widgets.fields import ViLineEdit

if TYPE_CHECKING:
    from counter_app.domain.centre import Counter
    from counter_app.services.devices import DeviceState
    from counter_app.services.syncing import SyncState

_LIGHTS = {
    "sent": ("sent", "ok.fg"),
    "waiting": ("waiting", "work.fg"),
    "offline": ("offline", "soon.fg"),
    "checking": ("checking", "work.fg"),
    "never": ("offline", "off.fg"),
}

_USER_ROOM = 220  # a longer name would push the counter's own off the bar
_MOST_PERCENT = 120  # larger text leaves room for a few words; the tip says the rest


class AppBar(QFrame):
    """Signals only; the window decides what they do."""

    search_asked = Signal(str)
    sync_asked = Signal()
    todo_asked = Signal()
    devices_asked = Signal()

    def __init__(
        self, theme: Theme, icons: Icons, counter: Counter, language: str, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.setObjectName("app_bar")
        self.setProperty("look", "bar")
        self._theme = theme
        self._icons = icons
        self._language = language
        self._silent: tuple[DeviceState, ...] = ()
        self._sync: SyncState | None = None
        self._todo = 0
        self._user = ""
        desk_label = counter.name or self.tr("Quầy {number}").format(number=counter.number)
        self.desk_label = theme.text(ElidedLabel(desk_label, self), "strong")
        self.desk_label.setObjectName("app_deskLabel")
        self.search_edit = ViLineEdit("app_searchEdit", self.tr("Tìm kiếm"), self)
        self.search_edit.enter_moves_on = False
        self.search_edit.setPlaceholderText(
            self.tr("Tìm kiếm: mã hồ sơ, họ tên, số định danh…  Ctrl+K")
        )
        self.search_edit.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.search_edit.returnPressed.connect(self._search)
        self.sync_button = self._button("app_syncButton", self.tr("Đồng bộ"))
        self.sync_button.clicked.connect(self.sync_asked)
        self.device_button = self._button("app_deviceButton", self.tr("Thiết bị"))
        self.device_button.setIcon(icons("warn", "bad.fg"))
        self.device_button.clicked.connect(self.devices_asked)
        self.device_button.hide()
        self.todo_button = self._button("app_todoButton", self.tr("Cần xử lý"))
        self.todo_button.clicked.connect(self.todo_asked)
        self.user_button = self._button("app_userMenu", self.tr("Người dùng"))
        self.user_button.setIcon(icons("user", "text2"))
        self.user_button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.user_menu = QMenu(self.user_button)
        self.user_button.setMenu(self.user_menu)
        row = QHBoxLayout(self)
        theme.fit(row, margins=(12, 6, 8, 6), spacing=8)
        row.addWidget(self.desk_label)
        row.addSpacing(theme.px(12))
        row.addWidget(self.search_edit, 1)
        row.addSpacing(theme.px(12))
        for button in (
            self.device_button,
            self.sync_button,
            self.todo_button,
            self.user_button,
        ):
            row.addWidget(button)
        theme.changed.connect(self._resize)
        self._resize()

    def show_user(self, name: str) -> None:
        """Whoever opened the counter; by the words people call her when there is no room."""
        self._user = name
        room = self._theme.px(_USER_ROOM)
        is_long = self.user_button.fontMetrics().horizontalAdvance(name) > room
        called = " ".join(name.split()[-2:])
        self.user_button.setText(called if self._is_short or is_long else name)
        self.user_button.setToolTip(name)
        self.user_button.setAccessibleName(name)

    def show_sync(self, state: SyncState) -> None:
        """The light, in words: never "sent" unless the server said so."""
        self._sync = state
        icon, token = _LIGHTS.get(state.light, _LIGHTS["never"])
        text = self.sync_words(state)
        self.sync_button.setIcon(self._icons(icon, token))
        self.sync_button.setText(self._few_words(state) if self._is_short else text)
        self.sync_button.setAccessibleName(self.tr("Đồng bộ: {state}").format(state=text))
        self.sync_button.setToolTip(f"{text} (F5)")

    def sync_words(self, state: SyncState) -> str:
        """One phrase for the light."""
        match state.light:
            case "sent" if state.last_ok_at is not None:
                at = shown.clock_time(state.last_ok_at)
                return self.tr("Đã đồng bộ {time}").format(time=at)
            case "sent":
                return self.tr("Đã đồng bộ")
            case "waiting":
                return self.tr("Chờ gửi {n}").format(n=state.unsent)
            case "offline":
                return self.tr("Mất kết nối · chờ gửi {n}").format(n=state.unsent)
            case "checking":
                return self.tr("Chưa rõ, đang kiểm tra")
        return self.tr("Chưa đồng bộ lần nào")

    def _few_words(self, state: SyncState) -> str:
        match state.light:
            case "offline":  # the icon says that the line is down
                return self.tr("Chờ gửi {n}").format(n=state.unsent)
            case "checking":
                return self.tr("Đang kiểm tra")
            case "never":
                return self.tr("Chưa đồng bộ")
        return self.sync_words(state)

    def show_silent(self, silent: tuple[DeviceState, ...]) -> None:
        """Devices that do not answer or cannot work: which, in words; nothing while all is well."""
        self._silent = silent
        names = [kind_name(one.device) for one in silent]
        if self._is_short:
            text = str(len(silent))
        elif len(silent) > 1:
            text = self.tr("%n thiết bị chưa dùng được", "", len(silent))
        else:
            text = self.tr("{device}: chưa dùng được").format(device="".join(names))
        told = "\n".join(
            f"{name}: {one.health.happened.to(self._language)}"
            for name, one in zip(names, silent, strict=True)
        )
        self.device_button.setText(text)
        self.device_button.setToolTip(told)
        self.device_button.setAccessibleName(told.replace("\n", " "))
        if silent:  # first the room, then what stands in it: the window would be pushed wider
            self.search_edit.setMinimumWidth(self._theme.px(95))
        self.device_button.setVisible(bool(silent))
        if not silent:
            self.search_edit.setMinimumWidth(self._theme.px(140))

    def show_todo(self, count: int) -> None:
        """How many things wait for a decision."""
        self._todo = count
        token = "soon.fg" if count else "text2"
        self.todo_button.setIcon(self._icons("warn" if count else "todo", token))
        text = self.tr("%n cần xử lý", "", count) if count else self.tr("Cần xử lý")
        self.todo_button.setText(str(count) if count and self._is_short else text)
        self.todo_button.setToolTip(text)
        self.todo_button.setAccessibleName(text)

    def add_to_menu(self, name: str, icon: QIcon, text: str, call: Callable[[], object]) -> QAction:
        """One more entry of the person's menu."""
        action = QAction(icon, text, self.user_menu)
        action.setObjectName(f"user_{name}Action")
        action.triggered.connect(lambda _checked=False: call())
        self.user_menu.addAction(action)
        return action

    @property
    def _is_short(self) -> bool:
        return self._theme.percent > _MOST_PERCENT

    def _button(self, name: str, label: str) -> QToolButton:
        button = QToolButton(self)
        button.setObjectName(name)
        button.setAccessibleName(label)
        button.setText(label)
        button.setAutoRaise(True)
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        return button

    def _search(self) -> None:
        text = self.search_edit.value()
        self.search_edit.set_value("")
        self.search_asked.emit(text)

    def _resize(self) -> None:
        self.search_edit.setMaximumWidth(self._theme.px(520))
        side = self._theme.px(18)
        for button in (
            self.device_button,
            self.sync_button,
            self.todo_button,
            self.user_button,
        ):
            button.setIconSize(QSize(side, side))
        self.show_user(self._user)
        self.show_silent(self._silent)
        self.show_todo(self._todo)
        if self._sync is not None:
            self.show_sync(self._sync)
