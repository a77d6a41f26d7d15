"""Where a scan goes when the page in front does not take it (ux §3.2)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication

from counter_app.domain import scans
from counter_app.ui.notices import NoticeAction
from counter_app.ui.pages.intake_waiting import reopen

if TYPE_CHECKING:
    from counter_app.domain.codes import RequestNumber
    from counter_app.services.lookup import DossierHit
    from counter_app.services.waiting import WaitingDossier
    from counter_app.ui.context import Page, PageContext


class ScanRouter(QObject):
    """Offers a scan to the sheet, then the page, then does what its content asks for.

    The focus never moves because of an unknown scan.
    """

    def __init__(self, context: PageContext, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context

    def route(self, scan: scans.Recognised, offered: tuple[Page, ...], intake: Page) -> None:
        """`offered` from the front: side sheet, then page."""
        if any(page.on_scan(scan) for page in offered):
            return
        shell = self._context.shell
        match scan:
            case scans.CardScanned() if intake not in offered:
                shell.go("intake")
                intake.on_scan(scan)
            case scans.CardScanned():
                self._not_here()
            case scans.CardRefused(refusal=refusal):
                self._say(refusal.to(self._context.language))
            case scans.DossierCodeScanned(code=code):
                self._find(code.text)
            case scans.RequestScanned(number=number):
                self._find_request(number)
            case scans.VneidScanned() | scans.TooLongScanned():
                self._say(scan.SENTENCE.to(self._context.language))
            case scans.UnknownScanned(shown=shown):
                self._unknown(shown)
            case _:
                self._not_here()

    def rewritten(self) -> None:
        """A burst an input method had changed."""
        self._say(
            self.tr(
                "Bộ gõ tiếng Việt đã làm sai mã vừa quét. Chưa có thông tin nào thay đổi. "
                "Tắt bộ gõ rồi quét lại, hoặc nhờ bộ phận kỹ thuật chuyển đầu đọc sang chế độ "
                "nối tiếp."
            )
        )

    def _say(self, sentence: str) -> None:
        self._context.notices.toast(sentence, tone="soon", seconds=10)

    def _not_here(self) -> None:
        self._say(self.tr("Mã vừa quét không dùng ở trang này. Chưa có thông tin nào thay đổi."))

    def _unknown(self, shown: str) -> None:
        if not shown:
            self._say(self.tr("Mã vừa đọc không có chữ nào. Chưa có thông tin nào thay đổi."))
            return
        clipboard = QGuiApplication.clipboard()
        action = NoticeAction(self.tr("Sao chép"), lambda: clipboard.setText(shown))
        text = self.tr("Mã không nhận dạng được: {code}").format(code=shown)
        self._context.notices.toast(text, tone="soon", action=action, seconds=10)

    def _find_request(self, number: RequestNumber) -> None:
        """A supplement slip: the dossier goes on here; one accepted since then is shown."""
        context = self._context

        def found(waiting: tuple[WaitingDossier, ...]) -> None:
            if len(waiting) == 1:
                reopen(context, self, waiting[0].stream)
            else:
                context.shell.open_search(number.text)

        context.tasks.run(self, "db", context.desk.waiting.by_number, number, done=found)

    def _find(self, code: str) -> None:
        context = self._context

        def found(hits: tuple[DossierHit, ...]) -> None:
            if len(hits) == 1:
                context.shell.open_dossier(hits[0].stream)
            elif hits:
                context.shell.open_search(code)
            else:
                self._say(
                    self.tr(
                        "Mã {code} không có trên máy này. Hồ sơ của quầy khác sẽ có khi đồng bộ "
                        "xong."
                    ).format(code=code)
                )

        context.tasks.run(self, "db", context.desk.lookup.by_code, code, done=found)
