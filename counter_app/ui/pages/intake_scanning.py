"""Pages on their way: started, arriving, stopped, jammed; and whether paper lies ready."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from counter_app.domain.draft import Provenance
from counter_app.domain.scan_profile import Sides
from counter_app.errors.devices import ScanNotOffered
from counter_app.services.scanning import PageRefused, WentOn
from counter_app.ui.context import NoticeAction
from counter_app.ui.pages.intake_sheets import SHEETS_STRIP, SheetCount
from counter_app.ui.pages.intake_start import START_STRIP, Countdown
from counter_app.ui.pages.intake_two_passes import TURN_STRIP, TwoPassGuide

if TYPE_CHECKING:
    from counter_app.domain.scan_profile import ScanProfile
    from counter_app.services.scanning import PageArrived, ScanEnded
    from counter_app.ui.context import PageContext
    from counter_app.ui.pages.intake_form import IntakeForm
    from counter_app.ui.pages.intake_people import PeopleAtDesk

SCAN_STRIP = "scan"
UNREAD_STRIP = "scan_unread"
SCAN_STRIPS = (SCAN_STRIP, UNREAD_STRIP, START_STRIP, TURN_STRIP, SHEETS_STRIP)
_LOOK_EVERY_S = 2.0
_MOST_NAMED = 4


class PageFeed(QObject):
    """One per intake page."""

    def __init__(self, context: PageContext, page: IntakeForm, people: PeopleAtDesk) -> None:
        super().__init__(page)
        self._context = context
        self._page = page
        self._people = people
        self._session = page.session
        self._work = page.work
        self._looking = False
        self._unread: list[str] = []  # pages of the pass under way that could not be read
        self.countdown = Countdown(context, self)
        self._passes = TwoPassGuide(context, page.session, self)
        self._sheets = SheetCount(context, page.session, self)
        self._work.page_arrived.connect(self._arrived)
        self._work.scanning_changed.connect(page.pages.set_scanning)
        self._work.scan_ended.connect(self._ended)
        self._work.stack_ended.connect(self._stack_ended)
        self._work.accepted.connect(self._accepted)
        self._passes.scan_asked.connect(self.scan)
        self._sheets.scan_asked.connect(self.scan)
        self.countdown.over.connect(self.scan)
        page.pages.way_chosen.connect(self._choose_way)
        page.pages.way_button.start_chosen.connect(self.countdown.choose)
        self.countdown.changed.connect(
            lambda: page.pages.way_button.show_start(is_on=self.countdown.is_on)
        )
        page.pages.scan_asked.connect(self.scan)
        page.pages.rescan_asked.connect(self.rescan)
        page.pages.stop_asked.connect(self.stop)
        context.schedule.every(_LOOK_EVERY_S, self._look, self)

    def scan(self, *, flatbed: bool = False) -> None:
        """F6."""
        if not self._session.is_open or self._work.is_scanning:
            return
        self.countdown.stop()
        for strip in (SCAN_STRIP, UNREAD_STRIP, SHEETS_STRIP):
            self._context.notices.clear(strip)
        if not flatbed:
            self._passes.get_ready()
        self._work.scan(flatbed=flatbed)

    @property
    def can_stop(self) -> bool:
        """Whether Esc has something to stop."""
        return self._work.is_scanning or self.countdown.is_running

    def stop(self) -> None:
        """Esc: the countdown, or the scan after the page on its way; what arrived stays."""
        self.countdown.stop()
        self._work.stop_scan()

    def rescan(self) -> None:
        """Ctrl+F6: the selected page, in place."""
        chosen = self._page.pages.strip.selected_pages()
        if chosen and self._session.is_open:
            self._work.rescan(chosen[0].page.id)
        else:
            self._context.notices.toast(self.tr("Chọn trang cần quét lại trước."))

    def is_in_the_way(self) -> bool:
        """True, with a sentence, while pages may still arrive: none may miss its dossier."""
        if self._work.is_scanning:
            self._context.notices.toast(
                self.tr(
                    "Máy quét đang đưa trang vào hồ sơ này; chưa có gì thay đổi. "
                    "Chờ quét xong, hoặc nhấn Esc để dừng quét, rồi thực hiện lại."
                ),
                tone="soon",
            )
        return self._work.is_scanning

    def misses_backs(self) -> bool:
        """True, with a sentence, while a stack waits to be turned: its backs are not forgotten."""
        if self._passes.waits_for_backs:
            self._context.notices.toast(
                self.tr(
                    "Chưa quét mặt sau; chưa có gì thay đổi. Nhấn F6 để quét mặt sau, hoặc Alt+F6 "
                    "chọn một mặt nếu không có mặt sau, rồi F9."
                ),
                tone="soon",
            )
        return self._passes.waits_for_backs

    def draft_opened(self) -> None:
        """Another draft stands on the page, and its stack may wait to be turned."""
        self.countdown.load()
        self._passes.show()

    def tell_cut_short(self) -> None:
        """The last pass was cut off by a power cut or a crash: how to go on."""
        self._context.notices.strip(
            SCAN_STRIP,
            self.tr(
                "Lần quét trước bị ngắt giữa chừng. Các trang đã quét được giữ đủ. "
                "Đặt các tờ còn lại vào khay nạp rồi nhấn F6."
            ),
            tone="soon",
            actions=(NoticeAction(self.tr("Quét tiếp"), self.scan, key="F6"),),
        )

    def _arrived(self, arrived: PageArrived | PageRefused | WentOn, replaced: str) -> None:
        if isinstance(arrived, WentOn):
            happened = arrived.trouble.tell(self._context.language).happened
            self._context.notices.toast(
                self.tr(
                    "{happened} Máy quét đã tự quét tiếp. Xem trang có dấu ⚠: trước trang đó "
                    "có thể sót một tờ."
                ).format(happened=happened),
                tone="soon",
                seconds=10,
            )
            return
        if isinstance(arrived, PageRefused):  # one page could not be read: the others go on
            told = arrived.problem.tell(self._context.language)
            which = arrived.file or self.tr("Trang quét thứ {n}").format(n=arrived.number)
            self._unread.append(which)
            text = f"{which}: {told.happened} {told.todo}"
            self._context.notices.toast(text, tone="bad", seconds=10)
            return
        self._page.pages.model.add_thumbnail(arrived.page.id, arrived.thumbnail)
        self._session.page_arrived(arrived.page, in_place_of=replaced)
        if arrived.card is not None and not self._session.draft.owner.name:
            self._people.take_card(arrived.card, Provenance.CARD_SCAN)

    def _ended(self, ended: ScanEnded) -> None:
        unread, self._unread = self._unread, []
        if unread:
            self._tell_unread(unread)
        if ended.problem is None:
            self._context.notices.clear(SCAN_STRIP)
            return
        again = NoticeAction(self.tr("Quét tiếp"), self.scan, key="F6")
        profile = self._context.desk.scanning.profile(self._session.draft)
        if isinstance(ended.problem, ScanNotOffered) and profile.sides is Sides.BOTH:
            turned = replace(profile, sides=Sides.TURNED)
            again = NoticeAction(self.tr("Quét hai lượt"), lambda: self._scan_with(turned))
        self._context.errors.show_standing(SCAN_STRIP, ended.problem, actions=(again,))

    def _accepted(self, _view: object) -> None:
        """Nothing is scanned into a dossier; what never came into it is still told."""
        for strip in (SCAN_STRIP, START_STRIP, TURN_STRIP):
            self._context.notices.clear(strip)

    def _tell_unread(self, pages: list[str]) -> None:
        """Toasts go by, and only three of them are seen: what is missing stays on the strip."""
        named = "; ".join(pages[:_MOST_NAMED]) + (" …" if len(pages) > _MOST_NAMED else "")
        text = self.tr("%n trang không đọc được nên chưa vào hồ sơ ({named}).", "", len(pages))
        after = self.tr("Các trang khác đã được giữ. Quét lại hoặc chọn lại tệp của các trang này.")
        known = NoticeAction(self.tr("Đã rõ"), lambda: self._context.notices.clear(UNREAD_STRIP))
        self._context.notices.strip(
            UNREAD_STRIP, f"{text.format(named=named)} {after}", actions=(known,)
        )

    def _scan_with(self, profile: ScanProfile) -> None:
        self._choose_way(profile)
        self.scan()

    def _stack_ended(self, ended: ScanEnded) -> None:
        went_through = ended.problem is None and not ended.is_stopped
        self.countdown.rearm(is_armed=went_through)
        self._passes.ended(ended)
        if went_through and not self._passes.waits_for_backs:
            self._sheets.check()
            self._sheets.offer_empty_backs()

    def _choose_way(self, profile: ScanProfile | None) -> None:
        self._session.edit(scan_profile=profile)
        self._passes.way_changed()

    def _look(self) -> None:
        """Ask the scanner whether paper lies in it; never while it works or nobody looks."""
        idle = self._session.is_open and self._page.isVisible() and not self._work.is_scanning
        if not idle or self._looking:
            return
        self._looking = True
        self._context.tasks.run(
            self,
            "scanner",
            self._context.desk.scanning.paper_loaded,
            done=self._looked,
            failed=lambda _error: self._looked(None),  # F6 tells what is wrong with the scanner
            cancelled=lambda: self._looked(None),
        )

    def _looked(self, loaded: bool | None) -> None:  # noqa: FBT001 - a callback's value
        self._looking = False
        self._page.pages.show_paper(loaded=bool(loaded))
        if loaded is not None and self._session.is_open and not self._work.is_scanning:
            self.countdown.paper(loaded=loaded)
