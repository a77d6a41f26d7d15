"""Leaving while something is unsent: a sentence with two buttons, never a dialog."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject

from counter_app.ui.notices import NoticeAction, Notices

EXIT_KEY = "exit"


class ExitGuard(QObject):
    """Knows how much is unsent; set `unsent` whenever the light changes."""

    def __init__(self, notices: Notices, close: Callable[[], object], parent: QObject) -> None:
        super().__init__(parent)
        self._notices = notices
        self._close = close
        self._unsent = 0

    @property
    def unsent(self) -> int:
        """Entries the server has not confirmed."""
        return self._unsent

    @unsent.setter
    def unsent(self, count: int) -> None:
        self._unsent = count
        if not count:
            self._notices.clear(EXIT_KEY)

    def may_close(self) -> bool:
        """True when nothing is unsent; otherwise the strip asks."""
        if not self._unsent:
            return True
        text = self.tr(
            "Còn %n nội dung chưa gửi về máy chủ. Dữ liệu được giữ nguyên trên máy này và tự gửi "
            "khi mở lại chương trình. Nên chờ gửi xong rồi mới tắt máy.",
            "",
            self._unsent,
        )
        stay = NoticeAction(self.tr("Tiếp tục làm việc"), lambda: self._notices.clear(EXIT_KEY))
        leave = NoticeAction(self.tr("Đóng chương trình"), self._close)
        self._notices.strip(EXIT_KEY, text, tone="soon", actions=(stay, leave))
        return False
