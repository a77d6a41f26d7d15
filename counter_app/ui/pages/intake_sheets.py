"""Sheets counted in the hand against sheets that came out of the scanner."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from counter_app.domain.stacks import sheets
from counter_app.ui.context import NoticeAction

if TYPE_CHECKING:
    from counter_app.ui.context import PageContext
    from counter_app.ui.pages.intake_session import DraftSession

SHEETS_STRIP = "scan_sheets"


class SheetCount(QObject):
    """One per intake page; speaks up when a stack went through and the numbers differ."""

    scan_asked = Signal()

    def __init__(self, context: PageContext, session: DraftSession, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self._session = session
        session.changed.connect(self._clear_if_right)

    def check(self) -> None:
        """Tell of sheets missing or too many."""
        received, expected = self._counts()
        if not expected or received == expected:
            return
        right = NoticeAction(self.tr("Đúng là %n tờ", "", received), self._is_right)
        if received < expected:
            words = self.tr(
                "Mới nhận {n}/{m} tờ: có thể hai tờ đã đi dính nhau. Tìm tờ chưa có trong các "
                "trang quét, đặt tờ đó vào khay nạp rồi nhấn F6."
            )
            again = NoticeAction(self.tr("Quét tiếp"), self.scan_asked.emit, key="F6")
            actions: tuple[NoticeAction, ...] = (again, right)
        else:
            words = self.tr(
                "Nhận {n} tờ, nhiều hơn {m} tờ đã đếm. Xem có trang ghi “giống trang …” hoặc giấy "
                "của người khác."
            )
            actions = (right,)
        self._context.notices.strip(
            SHEETS_STRIP, words.format(n=received, m=expected), tone="bad", actions=actions
        )

    def offer_empty_backs(self) -> None:
        """Backs with nothing on them go at one press; none goes by itself."""
        removed = {place.page for place in self._session.draft.placements if place.removed}
        empty = [
            page.id
            for page in self._session.view.pages
            if page.behind
            and page.quality.blank
            and not page.is_separator
            and page.id not in removed
        ]
        if empty:
            remove = NoticeAction(
                self.tr("Xóa bớt"), lambda: self._session.place(empty, removed=True)
            )
            words = self.tr("%n mặt sau trắng; lấy lại được trong Đã xóa.", "", len(empty))
            self._context.notices.toast(words, action=remove, seconds=10)

    def _counts(self) -> tuple[int, int]:
        draft = self._session.draft
        placements = {placement.page: placement for placement in draft.placements}
        return sheets(self._session.view.pages, placements), draft.expected_sheets or 0

    def _is_right(self) -> None:
        """The clerk counted again: what came is all there is."""
        self._session.edit(expected_sheets=self._counts()[0])

    def _clear_if_right(self) -> None:
        received, expected = self._counts()
        if received == expected or not expected:
            self._context.notices.clear(SHEETS_STRIP)
