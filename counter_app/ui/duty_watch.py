"""What the workspace tells of the counter's day: it rests, the line is back, the day ends."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from counter_app.ui import duty_words, shown
from counter_app.ui.notices import NoticeAction

if TYPE_CHECKING:
    from counter_app.services.duty import DutyView
    from counter_app.services.syncing import SyncState
    from counter_app.ui.context import PageContext

REST_STRIP = "duty_rest"
OWN_PASSWORD_STRIP = "duty_own_password"  # noqa: S105 - a key of the notice strip
_CONNECTED = frozenset({"sent", "waiting"})


class DutyWatch(QObject):
    """One per signed-in window."""

    def __init__(self, context: PageContext, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        context.signals.duty_changed.connect(self._read)
        context.signals.sync_changed.connect(self._synced)

    def start(self) -> None:
        """Somebody sits down: tell him until when, and whether the counter rests."""
        who = self._context.who
        if who.until is not None:
            text = self.tr("Vào thay hôm nay đến {time}; chỉ nhận hồ sơ của cơ quan được thay.")
            self._context.notices.toast(text.format(time=shown.clock_time(who.until)), seconds=12)
        self._read()

    def _synced(self, state: SyncState) -> None:
        context = self._context
        is_back = state.light in _CONNECTED and state.last_ok_at is not None
        if context.who.by_day_pass and is_back:
            context.notices.strip(
                OWN_PASSWORD_STRIP,
                self.tr(
                    "Máy chủ đã kết nối lại. Nhấn Ctrl+L rồi mở khóa bằng mật khẩu của chính mình; "
                    "bản nháp vẫn giữ nguyên."
                ),
                tone="soon",
            )
        else:
            context.notices.clear(OWN_PASSWORD_STRIP)
        self._read()

    def _read(self) -> None:
        self._context.tasks.run(self, "db", self._context.desk.duty.view, done=self._show)

    def _show(self, view: DutyView) -> None:
        context = self._context
        text = duty_words.resting(view, context.language)
        if not text:
            context.notices.clear(REST_STRIP)
            return
        elsewhere = duty_words.elsewhere(view).replace("\n", " ")
        context.notices.strip(
            REST_STRIP,
            f"{text} {elsewhere}",
            tone="hold",
            actions=(NoticeAction(self.tr("Nhận lại"), self._resume),),
        )

    def _resume(self) -> None:
        context = self._context
        resume, changed = context.desk.duty.resume, context.signals.duty_changed
        context.tasks.run(self, "db", resume, context.who, done=lambda _: changed.emit())
