"""What stands behind the person's name: what everybody may open, and what some may."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction

if TYPE_CHECKING:
    from counter_app.services.desk import Desk
    from counter_app.services.people import SignedIn
    from counter_app.ui.icons import Icons
    from counter_app.ui.openings import Openings
    from counter_app.ui.widgets.app_bar import AppBar


class UserMenu(QObject):
    """Filled once per window; `offer` shows what this person may open."""

    def __init__(
        self,
        bar: AppBar,
        icons: Icons,
        opens: Openings,
        *,
        settings: Callable[[], object],
        lock: Callable[[], object],
        sign_out: Callable[[], object],
    ) -> None:
        super().__init__(bar)
        self._bar = bar

        def add(name: str, icon: str, text: str, call: Callable[[], object]) -> QAction:
            return bar.add_to_menu(name, icons(icon, "text2"), text, call)

        add("password", "password", self.tr("Đổi mật khẩu…"), opens.password)
        add("settings", "settings", self.tr("Ngôn ngữ và hiển thị…"), settings)
        add("handover", "next", self.tr("Bàn giao hồ sơ…  Ctrl+5"), opens.handover)
        text = self.tr("Sổ theo dõi hồ sơ…")
        self._register = add("register", "papers", text, opens.register)
        text = self.tr("Lịch làm việc…")
        self._calendar = add("calendar", "calendar", text, opens.calendar)
        text = self.tr("Danh mục thủ tục…")
        self._catalogue = add("catalogue", "procedure", text, opens.catalogue)
        text = self.tr("Máy chấm công…")
        self._terminals = add("terminals", "attendance", text, opens.terminals)
        add("devices", "print", self.tr("Thiết bị…"), opens.devices)
        add("rest", "hold", self.tr("Quầy tạm nghỉ…"), opens.rest)
        self._lock = add("lock", "lock", self.tr("Khóa quầy  Ctrl+L"), lock)
        add("sign_out", "leave", self.tr("Kết thúc phiên làm việc"), sign_out)

    def commands(self) -> tuple[QAction, ...]:
        """What Ctrl+K finds besides the keys: all that this person may open from here."""
        shown = (action for action in self._bar.user_menu.actions() if action.isVisible())
        return tuple(action for action in shown if action is not self._lock)

    def offer(self, desk: Desk, who: SignedIn) -> None:
        """Show what `who` may open."""
        self._terminals.setVisible(desk.attendance.may_manage(who))
        self._register.setVisible(desk.register.may_open(who))
        self._catalogue.setVisible(desk.procedures.may_edit(who))
        self._calendar.setVisible(desk.calendar.may_edit(who))
