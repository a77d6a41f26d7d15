"""Pages on their way: started, arriving, stopped, jammed; and whether paper lies ready."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from counter_app.domain.draft import Provenance
from counter_app.services.scanning import PageRefused
from counter_app.ui.context import NoticeAction

if TYPE_CHECKING:
    from counter_app.services.scanning import PageArrived, ScanEnded
    from counter_app.ui.context import PageContext
    from counter_app.ui.pages.intake_form import IntakeForm
    from counter_app.ui.pages.intake_people import PeopleAtDesk

SCAN_STRIP = "scan"
_LOOK_EVERY_S = 2.0


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
        self._work.page_arrived.connect(self._arrived)
        self._work.scanning_changed.connect(page.pages.set_scanning)
        self._work.scan_ended.connect(self._ended)
        page.pages.scan_asked.connect(self.scan)
        page.pages.rescan_asked.connect(self.rescan)
        page.pages.stop_asked.connect(self._work.stop_scan)
        context.schedule.every(_LOOK_EVERY_S, self._look, self)

    def scan(self, *, flatbed: bool = False) -> None:
        """F6."""
        if self._session.is_open:
            self._context.notices.clear(SCAN_STRIP)
            self._work.scan(flatbed=flatbed)

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

    def _arrived(self, arrived: PageArrived | PageRefused, replaced: str) -> None:
        if isinstance(arrived, PageRefused):  # one page could not be read: the others go on
            told = arrived.told
            self._context.notices.toast(f"{told.happened} {told.todo}", tone="bad", seconds=10)
            return
        self._page.pages.model.add_thumbnail(arrived.page.id, arrived.thumbnail)
        self._session.page_arrived(arrived.page, in_place_of=replaced)
        if arrived.card is not None and not self._session.draft.owner.name:
            self._people.take_card(arrived.card, Provenance.CARD_SCAN)

    def _ended(self, ended: ScanEnded) -> None:
        if ended.problem is None:
            self._context.notices.clear(SCAN_STRIP)
            return
        again = NoticeAction(self.tr("Quét tiếp"), self.scan, key="F6")
        self._context.errors.show_standing(SCAN_STRIP, ended.problem, actions=(again,))

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
