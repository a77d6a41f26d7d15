"""The flow of one intake: what each key does, and what the page shows after it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject

from counter_app.domain.procedure import Channel
from counter_app.ui.models.strip import UNASSIGNED
from counter_app.ui.pages.intake_after import CLOCK_STRIP, PROBLEM_STRIP, AfterAcceptance
from counter_app.ui.pages.intake_answers import AnswersAtDesk
from counter_app.ui.pages.intake_choice import take_procedure
from counter_app.ui.pages.intake_drafts import DraftDesk
from counter_app.ui.pages.intake_pages import with_method
from counter_app.ui.pages.intake_people import PeopleAtDesk
from counter_app.ui.pages.intake_problems import Problems
from counter_app.ui.pages.intake_scanning import SCAN_STRIPS, PageFeed
from counter_app.ui.pages.intake_slips import Slips

if TYPE_CHECKING:
    from counter_app.domain.guidance import NotReceived
    from counter_app.domain.refusal import Refusal
    from counter_app.domain.scans import Recognised
    from counter_app.errors.desk import ClockInDoubtError
    from counter_app.ui.context import PageContext
    from counter_app.ui.keys import ActionSet
    from counter_app.ui.pages.intake_form import IntakeForm


class IntakeFlow(QObject):
    """One per intake page; people, pages, drafts and what follows F9 have objects of their own."""

    def __init__(self, context: PageContext, page: IntakeForm) -> None:
        super().__init__(page)
        self._context = context
        self._page = page
        self._session = page.session
        self._work = page.work
        self._keys: ActionSet | None = None
        self._clock_answer = ""
        self.people = PeopleAtDesk(context, page)
        self.feed = PageFeed(context, page, self.people)
        self.drafts = DraftDesk(context, page, self.feed)
        self.after = AfterAcceptance(context, page, self.block_keys)
        self.slips = Slips(context, page, self.block_keys)
        self.feed.countdown.changed.connect(self.block_keys)
        self.drafts.opened.connect(lambda same: self.slips.draft_opened(same_people=same))
        self._problems = Problems(context, page)
        self.answers = AnswersAtDesk(context, page, self.feed, self.drafts, self._problems)
        self._work.scanning_changed.connect(lambda _on: self.block_keys())
        self._work.not_acceptable.connect(self._not_acceptable)
        self._work.clock_in_doubt.connect(self._clock_in_doubt)
        self._session.changed.connect(self.refresh)
        page.procedure.procedure_chosen.connect(lambda code: take_procedure(context, page, code))
        page.procedure.guidance_asked.connect(self._guide)
        page.pages.strip.open_asked.connect(self.review)
        page.pay.given_changed.connect(lambda dong: with_method(self._session, given_dong=dong))
        page.pay.method_changed.connect(lambda way: with_method(self._session, method=way))
        page.pay.waivers_changed.connect(lambda ids: with_method(self._session, waivers=ids))
        page.done.next_asked.connect(self.new)
        page.done.another_asked.connect(self.another)

    def handlers(self) -> dict[str, Callable[[], Any]]:
        """What each key of the page does, after the field in focus has given its text."""
        page = self._page
        handlers: dict[str, Callable[[], Any]] = {
            "scan": self.scan,
            "scan_flatbed": lambda: self.scan(flatbed=True),
            "rescan": self.rescan,
            "scan_way": page.pages.choose_way,
            "stop_scan": self.feed.stop,
            "all_valid": self.all_valid,
            "clear_marks": lambda: self._session.edit(papers=()),
            "accept": self.accept,
            "supplement": self.answers.supplement,
            "refuse": self.answers.refuse,
            "accept_print_later": lambda: self.accept(print_now=False),
            "take_money": self.after.take_money,
            "print_again": self.after.print_again,
            "print_elsewhere": self.after.waiting.print_elsewhere,
            "preview": self.after.preview,
            "visit_slip": self.slips.print_visit_slip,
            "large_slip": self.slips.large,
            "route": self.slips.print_route,
            "to_person": lambda: page.focus_field("intake_idEdit"),
            "to_procedure": lambda: page.focus_field("intake_procEdit"),
            "to_pages": self.to_pages,
            "to_payment": lambda: page.focus_field("pay_givenEdit"),
            "choose_return": page.person.returned.choose_next,
            "undo": self._session.undo,
            "redo": self._session.redo,
            "save": self.save,
            "new": self.new,
            "another": self.another,
            "abandon": self.drafts.abandon,
            "attach": page.attach_files,
            "separators": self._work.print_separators,
        }
        return {name: self._after_commit(handler) for name, handler in handlers.items()}

    def bind(self, keys: ActionSet) -> None:
        """Take the actions made from the handlers."""
        self._keys = keys
        self.block_keys()

    def shown(self) -> None:
        """The page came to the front."""
        if self._session.is_open:
            self.drafts.follow_catalogue()
            self._page.focus_field(self._session.draft.focus)
            self._problems.refresh()
        elif self.after.accepted is None and not self._work.is_accepting:
            self.drafts.resume()

    def left(self) -> None:
        """Another page comes to the front."""
        self._problems.step_aside()

    def scanned(self, scan: Recognised) -> bool:
        """Route a code; True when it was for this page."""
        return self.people.scanned(scan)

    def refresh(self) -> None:
        """Show the draft afresh."""
        if not self._session.is_open:
            return
        shown, page, draft = self._session.shown, self._page, self._session.draft
        page.person.show_draft(draft, shown.procedure)
        page.person_block.set_title(page.person.block_title(draft, shown.procedure))
        page.procedure.show_view(shown)
        page.parts.show_view(shown)
        page.note_edit.set_value(draft.note)
        page.post_check.setChecked(draft.channel is Channel.POST)
        page.post_check.setVisible(draft.channel is not Channel.ONLINE)
        page.large_check.setChecked(draft.large_slip)
        page.large_check.setVisible(self._context.desk.printers.gives_slips())
        page.pages.show_view()
        page.pay.show_payment(
            draft.payment, shown.due_dong, shown.waivers, why_not=self.after.why_no_money()
        )
        page.pay_block.setVisible(bool(shown.fees))
        self._problems.refresh()
        self.block_keys()

    def scan(self, *, flatbed: bool = False) -> None:
        """F6."""
        self.feed.scan(flatbed=flatbed)

    def rescan(self) -> None:
        """Ctrl+F6: the selected page, in place."""
        self.feed.rescan()

    def all_valid(self) -> None:
        """F7: the clerk states that the papers are complete and valid."""
        if self._session.is_open:
            marked = self._context.desk.intake.mark_all_valid(self._session.view)
            self._session.set_draft(marked)

    def accept(self, *, print_now: bool = True) -> None:
        """F9. Twice is once; not while pages may still arrive."""
        if not self._session.is_open or self.feed.is_in_the_way() or self.feed.misses_backs():
            return
        problems = self._problems.found()
        if problems:
            self._not_acceptable(problems)
            return
        self._context.notices.clear(PROBLEM_STRIP)
        self.after.prints_later = not print_now
        self._work.accept(
            clock_answer=self._clock_answer,
            print_now=print_now,
            visit_goes_on=self.slips.visit_goes_on,
        )

    def to_pages(self) -> None:
        """Alt+3; when the strip has the focus already, the review opens."""
        strip = self._page.pages.strip
        if strip.hasFocus():
            self.review()
        else:
            strip.setFocus()  # Qt makes the first line current, and that is a heading
            rows = self._page.pages.model.page_rows()
            if rows and not strip.selected_pages():
                first = next((row for row in rows if row.group == UNASSIGNED), rows[0])
                strip.select_page(first.page.id)

    def review(self) -> None:
        """The strip grows over the page."""
        from counter_app.ui.pages.review import ReviewPage

        if self._session.is_open and self._session.view.pages:
            self._context.shell.open_sheet(ReviewPage(self._context, self._page, self.feed))

    def _guide(self, matter: NotReceived) -> None:
        """Another office receives it: where to go."""
        from counter_app.ui.pages.guidance import GuidancePage

        self._context.shell.open_sheet(GuidancePage(self._context, matter))

    def save(self) -> None:
        """Ctrl+S: the draft is always saved; say so."""
        self._work.save_now()
        self._context.notices.toast(self.tr("Đã lưu nháp."), tone="ok")

    def new(self) -> None:
        """Ctrl+N: the next citizen."""
        self.drafts.new()

    def another(self) -> None:
        """Ctrl+D: another dossier for the same people."""
        self.drafts.another()

    def forget(self) -> None:
        """Another draft comes: nothing of the last one stays on screen."""
        self._clock_answer = ""
        self._problems.forget()
        self.after.forget()
        for strip in (PROBLEM_STRIP, CLOCK_STRIP, *SCAN_STRIPS):
            self._context.notices.clear(strip)

    def _after_commit(self, handler: Callable[[], Any]) -> Callable[[], Any]:
        def run() -> Any:
            self._page.commit_focus()
            return handler()

        return run

    def _not_acceptable(self, problems: tuple[Refusal, ...]) -> None:
        self._problems.tell(problems)
        self._problems.refresh()

    def _clock_in_doubt(self, error: ClockInDoubtError) -> None:
        self._clock_answer = "confirmed"
        self._context.errors.show_standing(CLOCK_STRIP, error, tone="soon")

    def block_keys(self) -> None:
        """Grey what cannot be done now, with the reason."""
        keys = self._keys
        if keys is None:
            return
        done = self.tr("Hồ sơ đã được tiếp nhận; nhấn Ctrl+N để sang hồ sơ tiếp theo.")
        is_open = self._session.is_open or self._work.is_accepting
        for action in (
            "scan",
            "scan_flatbed",
            "rescan",
            "scan_way",
            "all_valid",
            "clear_marks",
            "attach",
            "supplement",
            "refuse",
        ):
            (keys.allow(action) if is_open else keys.block(action, done))
        self._block("stop_scan", "" if self.feed.can_stop else self.tr("Máy quét không đang quét."))
        chosen = is_open and self._session.draft.procedure
        self._block("separators", "" if chosen else self.tr("Chọn thủ tục trước."))
        empty = not is_open or self._session.is_empty
        self._block("abandon", self.tr("Chưa có gì trong bản nháp này.") if empty else "")
        self._page.abandon_button.setVisible(not empty)
        for action in ("accept", "accept_print_later"):
            if not is_open:
                keys.block(action, done)
            elif self._session.shown.problems:
                keys.dim(action, self._session.shown.problems[0].to(self._context.language))
            else:
                keys.allow(action)
        self._block("visit_slip", self.slips.why_no_visit_slip())
        self._block("large_slip", self.slips.why_no_large_slip())
        self._block("route", self.slips.why_no_route())
        why = self.after.why_no_money()
        self._block("take_money", why)
        self._page.pay.show_why_not(why)

    def _block(self, action: str, reason: str) -> None:
        if self._keys is not None:
            (self._keys.block(action, reason) if reason else self._keys.allow(action))
