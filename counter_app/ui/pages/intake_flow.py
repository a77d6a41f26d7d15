"""The flow of one intake: what a key, a scan or an arriving page does to the draft."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject

from counter_app.domain.draft import DraftView, Person, Provenance
from counter_app.domain.identity import person_from_card
from counter_app.domain.scans import CardScanned
from counter_app.ui.context import NoticeAction
from counter_app.ui.pages.intake_after import CLOCK_STRIP, PROBLEM_STRIP, AfterAcceptance
from counter_app.ui.pages.intake_pages import with_method
from counter_app.ui.pages.intake_problems import Problems

if TYPE_CHECKING:
    from counter_app.domain.identity import CardData
    from counter_app.domain.refusal import Refusal
    from counter_app.domain.scans import Recognised
    from counter_app.errors.desk import ClockInDoubtError
    from counter_app.services.lookup import KnownPerson
    from counter_app.services.scanning import PageArrived, ScanEnded
    from counter_app.ui.context import PageContext
    from counter_app.ui.keys import ActionSet
    from counter_app.ui.pages.intake import IntakePage

_SCAN_STRIP = "scan"


class IntakeFlow(QObject):
    """One per intake page."""

    def __init__(self, context: PageContext, page: IntakePage) -> None:
        super().__init__(page)
        self._context = context
        self._page = page
        self._session = page.session
        self._work = page.work
        self._keys: ActionSet | None = None
        self.after = AfterAcceptance(context, page, self)
        self._clock_answer = ""
        self._told_problems = False
        self._problems = Problems(context, page)
        work = self._work
        work.draft_opened.connect(self._draft_opened)
        work.page_arrived.connect(self._page_arrived)
        work.scanning_changed.connect(self._scanning_changed)
        work.scan_ended.connect(self._scan_ended)
        work.not_acceptable.connect(self._not_acceptable)
        work.clock_in_doubt.connect(self._clock_in_doubt)
        work.person_known.connect(self._person_known)
        self._session.changed.connect(self.refresh)
        page.person.id_entered.connect(work.look_up)
        page.person.history_asked.connect(self._show_history)
        page.procedure.procedure_chosen.connect(self._procedure_chosen)
        page.pages.scan_asked.connect(self.scan)
        page.pages.rescan_asked.connect(self.rescan)
        page.pages.stop_asked.connect(work.stop_scan)
        page.pages.strip.open_asked.connect(self.review)
        page.pay.given_changed.connect(lambda dong: with_method(self._session, given_dong=dong))
        page.pay.method_changed.connect(lambda way: with_method(self._session, method=way))
        page.pay.waivers_changed.connect(lambda ids: with_method(self._session, waivers=ids))
        page.done.next_asked.connect(self.new)
        page.done.another_asked.connect(self.another)

    def handlers(self) -> dict[str, Callable[[], Any]]:
        """What each key of the page does."""
        page = self._page
        return {
            "scan": self.scan,
            "scan_flatbed": lambda: self.scan(flatbed=True),
            "rescan": self.rescan,
            "all_valid": self.all_valid,
            "clear_marks": lambda: self._session.edit(papers=()),
            "accept": self.accept,
            "accept_print_later": lambda: self.accept(print_now=False),
            "take_money": self.after.take_money,
            "print_again": self.after.print_again,
            "preview": self.after.preview,
            "to_person": lambda: page.focus_field("intake_idEdit"),
            "to_procedure": lambda: page.focus_field("intake_procEdit"),
            "to_pages": self.to_pages,
            "to_payment": lambda: page.focus_field("pay_givenEdit"),
            "undo": self._session.undo,
            "redo": self._session.redo,
            "save": self.save,
            "new": self.new,
            "another": self.another,
            "attach": page.attach_files,
            "separators": self._work.print_separators,
        }

    def bind(self, keys: ActionSet) -> None:
        """Take the actions made from the handlers."""
        self._keys = keys
        self.block_keys()

    def shown(self) -> None:
        """The page came to the front."""
        if self._session.is_open:
            self._page.focus_field(self._session.draft.focus)
        elif self.after.accepted is None:
            self._work.resume()

    def scanned(self, scan: Recognised) -> bool:
        """Route a code; True when it was for this page."""
        if not isinstance(scan, CardScanned) or not self._session.is_open:
            return False
        self._take_card(scan.card, Provenance.CARD)
        return True

    def refresh(self) -> None:
        """Show the draft afresh."""
        if not self._session.is_open:
            return
        shown, page, draft = self._session.shown, self._page, self._session.draft
        page.person.show_draft(draft, needs_paper=shown.needs_authorisation)
        page.procedure.show_view(shown)
        page.parts.show_view(shown)
        page.note_edit.set_value(draft.note)
        page.pages.show_view()
        page.pay.show_payment(draft.payment, shown.due_dong, shown.waivers, can_take=False)
        page.pay_block.setVisible(bool(shown.fees))
        if self._told_problems:
            self._problems.show(shown.problems)
        self.block_keys()

    def scan(self, *, flatbed: bool = False) -> None:
        """F6."""
        if self._session.is_open:
            self._context.notices.clear(_SCAN_STRIP)
            self._work.scan(flatbed=flatbed)

    def rescan(self) -> None:
        """Ctrl+F6: the selected page, in place."""
        chosen = self._page.pages.strip.selected_pages()
        if chosen and self._session.is_open:
            self._work.rescan(chosen[0].page.id)
        else:
            self._context.notices.toast(self.tr("Chọn trang cần quét lại trước."))

    def all_valid(self) -> None:
        """F7: the clerk states that the papers are complete and valid."""
        if self._session.is_open:
            marked = self._context.desk.intake.mark_all_valid(self._session.view)
            self._session.set_draft(marked)

    def accept(self, *, print_now: bool = True) -> None:
        """F9."""
        if not self._session.is_open:
            return
        problems = self._session.shown.problems
        if problems:
            self._not_acceptable(problems)
            return
        self._context.notices.clear(PROBLEM_STRIP)
        self._work.accept(clock_answer=self._clock_answer, print_now=print_now)

    def to_pages(self) -> None:
        """Alt+3; when the strip has the focus already, the review opens."""
        strip = self._page.pages.strip
        if strip.hasFocus():
            self.review()
        else:
            strip.setFocus()
            if not strip.currentIndex().isValid():
                rows = self._page.pages.model.page_rows()
                if rows:
                    strip.select_page(rows[0].page.id)

    def review(self) -> None:
        """The strip grows over the page."""
        from counter_app.ui.pages.review import ReviewPage

        if self._session.is_open and self._session.view.pages:
            self._context.shell.open_sheet(ReviewPage(self._context, self._page))

    def save(self) -> None:
        """Ctrl+S: the draft is always saved; say so."""
        self._work.save_now()
        self._context.notices.toast(self.tr("Đã lưu nháp."), tone="ok")

    def new(self) -> None:
        """Ctrl+N: the next citizen."""
        self._work.open_draft()

    def another(self) -> None:
        """Ctrl+D: another procedure for the same people, nothing typed twice."""
        self._work.open_draft(same_person=True)

    def _draft_opened(self, view: DraftView) -> None:
        self.after.forget()
        self._clock_answer = ""
        self._told_problems = False
        for strip in (PROBLEM_STRIP, CLOCK_STRIP, _SCAN_STRIP):
            self._context.notices.clear(strip)
        self._page.pages.forget()
        self._page.person.show_known(0)
        self._page.centre.setCurrentIndex(0)
        self._page.pages.setEnabled(True)
        self._session.start(view)
        self._page.focus_field(view.draft.focus or self._first_field(view))
        if view.pages:
            told = self.tr("Đã khôi phục: {name}, {n} trang.").format(
                name=view.draft.owner.name or self.tr("hồ sơ chưa có tên"), n=len(view.pages)
            )
            self._context.notices.toast(told, tone="ok", seconds=10)
        self._context.signals.drafts_changed.emit()

    def _first_field(self, view: DraftView) -> str:
        return "intake_procEdit" if view.draft.owner.name else "intake_idEdit"

    def _take_card(self, card: CardData, provenance: Provenance) -> None:
        person = person_from_card(card, provenance)
        draft = self._session.draft
        if draft.submitter is not None and draft.owner.name:
            kept = replace(person, phone=draft.submitter.phone)
            self._session.edit(submitter=kept)
        else:
            self._session.edit(owner=replace(person, phone=draft.owner.phone))
            self._work.look_up(person.id_number)
        if not draft.procedure:
            self._page.focus_field("intake_procEdit")
        elif not self._session.draft.owner.phone:
            self._page.focus_field("intake_phoneEdit")

    def _person_known(self, known: KnownPerson | None) -> None:
        self._page.person.show_known(known.dossiers if known else 0)
        if known is None or not self._session.is_open:
            return
        owner = self._session.draft.owner
        filled = _filled(owner, known)
        if filled != owner:
            self._session.edit(owner=filled)
        if known.open_dossiers:
            first = known.open_dossiers[0]
            self._context.notices.toast(
                self.tr("Người này có hồ sơ đang giải quyết: {code}, {name}.").format(
                    code=first.code, name=first.procedure_name
                ),
                tone="soon",
                action=NoticeAction(
                    self.tr("Xem"), lambda: self._context.shell.open_dossier(first.stream)
                ),
                seconds=10,
            )

    def _show_history(self) -> None:
        self._context.shell.open_search(self._session.draft.owner.id_number)

    def _procedure_chosen(self, code: str) -> None:
        """Another procedure: pages stay, those under papers of the same name move along."""
        draft = self._session.draft
        before = {line.number: line.name for line in self._session.shown.lines}
        procedure = self._context.desk.catalogue.procedure(code)
        if procedure is None or draft.procedure == code:
            return
        numbers = {paper.name: paper.number for paper in procedure.papers}
        placements = draft.placements
        if before:
            placements = tuple(
                replace(p, paper=numbers.get(before.get(p.paper or 0, "")))
                for p in draft.placements
            )
        case = procedure.cases[0].id if len(procedure.cases) == 1 else ""
        self._session.edit(
            procedure=code, case=case, papers=(), placements=placements, sets=procedure.sets
        )
        target = "intake_caseCombo" if procedure.cases and not case else ""
        if not target:
            target = "intake_partsView" if draft.owner.phone else "intake_phoneEdit"
        self._page.focus_field(target)

    def _page_arrived(self, arrived: PageArrived, replaced: str) -> None:
        told = getattr(arrived, "told", None)
        if told is not None:  # a page that could not be read: the others go on
            self._context.notices.toast(f"{told.happened} {told.todo}", tone="bad", seconds=10)
            return
        self._page.pages.model.add_thumbnail(arrived.page.id, arrived.thumbnail)
        self._session.page_arrived(arrived.page, in_place_of=replaced)
        self._page.pages.model.add_thumbnail(arrived.page.id, arrived.thumbnail)
        if arrived.card is not None and not self._session.draft.owner.name:
            self._take_card(arrived.card, Provenance.CARD_SCAN)

    def _scanning_changed(self, scanning: bool) -> None:  # noqa: FBT001 - a slot
        self._page.pages.set_scanning(scanning)

    def _scan_ended(self, ended: ScanEnded) -> None:
        if ended.problem is None:
            self._context.notices.clear(_SCAN_STRIP)
            return
        again = NoticeAction(self.tr("Quét tiếp"), self.scan, key="F6")
        self._context.errors.show_standing(_SCAN_STRIP, ended.problem, actions=(again,))

    def _not_acceptable(self, problems: tuple[Refusal, ...]) -> None:
        self._told_problems = True
        self._problems.show(problems)
        if problems:
            self._problems.focus(problems[0])

    def _clock_in_doubt(self, error: ClockInDoubtError) -> None:
        self._clock_answer = "confirmed"
        self._context.errors.show_standing(CLOCK_STRIP, error, tone="soon")

    def block_keys(self) -> None:
        """Grey what cannot be done now, with the reason."""
        keys = self._keys
        if keys is None:
            return
        is_open, accepted = self._session.is_open, self.after.accepted
        done = self.tr("Hồ sơ đã được tiếp nhận; nhấn Ctrl+N để sang hồ sơ tiếp theo.")
        for action in ("scan", "scan_flatbed", "rescan", "all_valid", "clear_marks", "attach"):
            (keys.allow(action) if is_open else keys.block(action, done))
        if not is_open:
            keys.block("accept", done)
            keys.block("accept_print_later", done)
        elif self._session.shown.problems:
            first = self._session.shown.problems[0].to(self._context.language)
            keys.dim("accept", first)
            keys.dim("accept_print_later", first)
        else:
            keys.allow("accept")
            keys.allow("accept_print_later")
        if accepted is not None and accepted.outstanding_dong:
            keys.allow("take_money")
        else:
            keys.block("take_money", self.tr("Thu tiền sau khi đã tiếp nhận hồ sơ (F9)"))


def _filled(owner: Person, known: KnownPerson) -> Person:
    """What the person told us before, where the form is still empty."""
    return replace(
        owner,
        phone=owner.phone or known.phone,
        name=owner.name or known.name,
        address=owner.address or known.address,
    )
