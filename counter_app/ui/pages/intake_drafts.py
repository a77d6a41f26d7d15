"""Which draft stands on the page: resumed, new, the same people again, set aside, brought back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from counter_app.ui import shown
from counter_app.ui.context import NoticeAction
from counter_app.ui.widgets.fields import EntryEdit

if TYPE_CHECKING:
    from counter_app.domain.draft import Draft, DraftView
    from counter_app.domain.procedure import Procedure
    from counter_app.ui.context import PageContext
    from counter_app.ui.pages.intake_form import IntakeForm
    from counter_app.ui.pages.intake_scanning import PageFeed

_UNDO_SECONDS = 10
_LOOK_AGAIN = 20  # seconds


class DraftDesk(QObject):
    """One per intake page. Nothing a clerk entered is ever dropped without his saying so."""

    opened = Signal(bool)  # another draft is on screen; True: of the same people (Ctrl+D)

    def __init__(self, context: PageContext, page: IntakeForm, feed: PageFeed) -> None:
        super().__init__(page)
        self._context = context
        self._page = page
        self._feed = feed
        self._session = page.session
        self._work = page.work
        self._brings_back = False
        self._again = ""
        self._same_people = False
        self._work.draft_opened.connect(self._opened)
        context.signals.sync_changed.connect(lambda _state: self.follow_catalogue())

    def resume(self) -> None:
        """The draft last worked on at this PC."""
        self._brings_back = True
        self._work.resume()

    def load(self, draft_id: str) -> None:
        """A draft from the search or the to-do list."""
        if not self._may_leave():
            return
        if self._session.is_open and self._session.draft.id == draft_id:
            self._page.focus_field(self._session.draft.focus)
            return
        self._keep_present()
        self._brings_back = True
        self._work.load(draft_id)

    def new(self) -> None:
        """Ctrl+N: the next citizen."""
        if self._may_leave():
            self._keep_present()
            self._work.open_draft()

    def another(self) -> None:
        """Ctrl+D: another dossier for the same people, nothing typed twice."""
        if self._may_leave() and self._session.is_started:
            self._keep_present()
            self._again = self._session.draft.procedure
            self._same_people = True
            self._work.open_draft(same_person=True)

    def abandon(self) -> None:
        """Ctrl+W: set the draft aside; ten seconds to think again."""
        if not self._may_leave() or not self._session.is_open or self._session.is_empty:
            return
        draft = self._session.draft
        self._work.abandon(draft.id)
        self._context.notices.toast(
            self.tr("Đã bỏ bản nháp: {whose}.").format(whose=self._whose(draft)),
            tone="soon",
            action=NoticeAction(self.tr("Hoàn tác"), lambda: self._restore(draft.id)),
            seconds=_UNDO_SECONDS,
        )

    def follow_catalogue(self) -> None:
        """The procedure has a new version since the draft was shown: it follows, and says so."""
        session = self._session
        if not session.is_open:
            return
        before = session.shown.procedure
        now = self._context.desk.catalogue.procedure(session.draft.procedure)
        if now == before:
            return
        session.follow()
        parts = self._changed_parts(before, now)
        if parts:
            text = self.tr("Thủ tục vừa có phiên bản mới, khác ở {parts}. Xem lại trước khi F9.")
            self._context.notices.toast(text.format(parts=parts), tone="soon", seconds=_LOOK_AGAIN)

    def _changed_parts(self, before: Procedure | None, now: Procedure | None) -> str:
        """What of it the clerk works with; a reworded notice board is no news to him."""
        names = {
            "papers": self.tr("giấy tờ"),
            "fees": self.tr("phí, lệ phí"),
            "limits": self.tr("thời hạn"),
            "cases": self.tr("trường hợp"),
            "route": self.tr("quy trình liên thông"),
        }
        differs = [
            text
            for name, text in names.items()
            if getattr(before, name, None) != getattr(now, name, None)
        ]
        return ", ".join(differs)

    def _restore(self, draft_id: str) -> None:
        if self._may_leave():
            self._keep_present()
            self._brings_back = True
            self._work.restore(draft_id)

    def _may_leave(self) -> bool:
        return not self._work.is_accepting and not self._feed.is_in_the_way()

    def _keep_present(self) -> None:
        """The draft on screen stays open; say where it is found again."""
        if not self._session.is_open or self._session.is_empty:
            return
        draft = self._session.draft
        self._context.notices.toast(
            self.tr("Bản nháp được giữ: {whose}. Tìm lại bằng Ctrl+K.").format(
                whose=self._whose(draft)
            ),
            action=NoticeAction(self.tr("Mở lại"), lambda: self.load(draft.id)),
            seconds=_UNDO_SECONDS,
        )

    def _opened(self, view: DraftView) -> None:
        brings_back, self._brings_back = self._brings_back, False
        again, self._again = self._again, ""
        same_people, self._same_people = self._same_people, False
        self._page.forget()
        self._session.start(view)
        self._page.procedure.offer_again(again)
        self._page.parts.stand_at_request()
        draft = view.draft
        self._stand(draft)
        if brings_back and not self._session.is_empty:
            self._tell_restored()
        if draft.scanning:
            self._session.remember(scanning=False)
            self._feed.tell_cut_short()
        self._feed.draft_opened()
        self.opened.emit(same_people)
        self._context.signals.drafts_changed.emit()

    def _stand(self, draft: Draft) -> None:
        """Where the clerk stood, with what was half typed there."""
        first = "intake_procEdit" if draft.owner.name else "intake_idEdit"
        self._page.focus_field(draft.focus or first)
        field = self._page.find_field(draft.focus)
        if draft.typing and isinstance(field, EntryEdit):
            field.setText(draft.typing)
            self._session.remember(focus=draft.focus, typing=draft.typing)

    def _tell_restored(self) -> None:
        draft, pages = self._session.draft, shown.pages(len(self._session.view.pages))
        text = self.tr("Đã khôi phục: {whose}, {pages}").format(
            whose=self._whose(draft), pages=pages
        )
        if draft.scanning:
            text = self.tr("{text}, đang quét").format(text=text)
        self._context.notices.toast(f"{text}.", tone="ok", seconds=_UNDO_SECONDS)

    def _whose(self, draft: Draft) -> str:
        organisation = draft.organisation.name if draft.organisation else ""
        name = organisation or draft.owner.name
        return (
            self.tr("hồ sơ của {name}").format(name=name) if name else self.tr("hồ sơ chưa có tên")
        )
