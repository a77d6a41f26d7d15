"""A stack scanned in two passes: the clerk is led from the fronts to the backs and to the end."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from counter_app.domain.scan_profile import Sides, TwoPasses
from counter_app.domain.stacks import backs_reversed, waiting_fronts
from counter_app.ui.context import NoticeAction

if TYPE_CHECKING:
    from counter_app.services.scanning import ScanEnded
    from counter_app.ui.context import PageContext
    from counter_app.ui.pages.intake_session import DraftSession

TURN_STRIP = "scan_turn"


class TwoPassGuide(QObject):
    """One per intake page. What it knows lies in the draft: a restart changes nothing."""

    scan_asked = Signal()

    def __init__(self, context: PageContext, session: DraftSession, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self._session = session

    def get_ready(self) -> None:
        """Before a stack goes through."""
        self.way_changed()
        if self._is_wanted and self._session.draft.two_passes is None:
            self._context.notices.clear(TURN_STRIP)
            self._session.remember(two_passes=TwoPasses(fronts=self._name("f")))

    def way_changed(self) -> None:
        """Papers are scanned in another way now: a stack in two passes may be left."""
        if not self._is_wanted and self._session.draft.two_passes is not None:
            self.leave()

    @property
    def _is_wanted(self) -> bool:
        profile = self._context.desk.scanning.profile(self._session.draft)
        return profile.sides is Sides.TURNED

    @property
    def waits_for_backs(self) -> bool:
        """Whether the stack must be turned and put in again."""
        passes = self._session.draft.two_passes
        return passes is not None and bool(passes.backs)

    def ended(self, ended: ScanEnded) -> None:
        """A stack went through, or stopped on the way: then the next one goes on with it."""
        passes = self._session.draft.two_passes
        if passes is None or ended.problem is not None or ended.is_stopped:
            return
        waiting = waiting_fronts(self._session.view.pages, passes)
        if not passes.backs:
            if waiting:
                self._session.remember(two_passes=replace(passes, backs=self._name("b")))
                self.show()
            return
        backs = [page for page in self._session.view.pages if page.stack == passes.backs]
        spare = sum(1 for page in backs if not page.behind)
        if waiting or spare:
            self._tell_mismatch(passes, len(waiting), spare)
        else:
            self._session.remember(two_passes=None)
            self._tell_matched(passes, len(backs))

    def show(self) -> None:
        """Ask for the backs, if they are to come."""
        passes = self._session.draft.two_passes
        if passes is None or not passes.backs:
            return
        count = len(waiting_fronts(self._session.view.pages, passes))
        self._context.notices.strip(
            TURN_STRIP,
            self.tr(
                "Đã quét %n mặt trước. Giữ nguyên thứ tự, đặt lại cả chồng giấy vào khay nạp "
                "để quét mặt sau, tờ cuối vào trước, rồi nhấn F6.",
                "",
                count,
            ),
            tone="work",
            actions=(
                NoticeAction(self.tr("Quét mặt sau"), self.scan_asked.emit, key="F6"),
                NoticeAction(self.tr("Không quét mặt sau"), self.leave),
            ),
        )

    def leave(self) -> None:
        """No (more) backs: the pages stay as they are."""
        self._session.remember(two_passes=None)
        self._context.notices.clear(TURN_STRIP)

    def _tell_mismatch(self, passes: TwoPasses, missing: int, spare: int) -> None:
        words = (
            self.tr("Còn %n mặt trước chưa có mặt sau: có thể hai tờ đã đi dính nhau.", "", missing)
            if missing
            else self.tr("Thừa %n mặt sau so với mặt trước.", "", spare)
        )
        kept = self.tr("Các trang đã quét được giữ; mặt sau có thể đã lệch tờ.")
        actions: tuple[NoticeAction, ...] = (
            NoticeAction(self.tr("Quét lại các mặt sau"), lambda: self._again(passes)),
            NoticeAction(self.tr("Để như vậy"), self.leave),
        )
        if missing:
            go_on = NoticeAction(self.tr("Quét tiếp mặt sau"), self.scan_asked.emit, key="F6")
            actions = (go_on, *actions)
        self._context.notices.strip(TURN_STRIP, f"{words} {kept}", tone="bad", actions=actions)

    def _tell_matched(self, passes: TwoPasses, count: int) -> None:
        self._context.notices.strip(
            TURN_STRIP,
            self.tr(
                "Đã ghép %n mặt sau với mặt trước. Xem một tờ: nếu mặt sau không đúng tờ thì đảo "
                "thứ tự.",
                "",
                count,
            ),
            tone="ok",
            actions=(
                NoticeAction(self.tr("Đảo thứ tự mặt sau"), lambda: self._reverse(passes)),
                NoticeAction(self.tr("Đúng rồi"), self.leave),
            ),
        )

    def _again(self, passes: TwoPasses) -> None:
        """The backs so far are put aside, and come once more."""
        backs = [page.id for page in self._session.view.pages if page.stack == passes.backs]
        self._session.place(backs, removed=True)
        self._session.remember(two_passes=replace(passes, backs=self._name("b")))
        self.show()

    def _reverse(self, passes: TwoPasses) -> None:
        """The scanner took the first sheet first."""
        view = self._session.view
        changed = backs_reversed(view.draft.placements, view.pages, passes.backs)
        self._session.edit(placements=changed)

    def _name(self, letter: str) -> str:
        """A name no stack of this draft has."""
        return f"{letter}{len(self._session.view.pages) + 1}"
