"""«Trả kết quả»: the central return desk, by keyboard alone (R61-R68)."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication, QWidget

from counter_app.domain import scans
from counter_app.domain.draft import PayMethod
from counter_app.ui.keys import ActionSet
from counter_app.ui.pages.returns_error import ErrorPage
from counter_app.ui.pages.returns_form import ReturnsForm
from counter_app.ui.pages.returns_old import OldPage
from counter_app.ui.pages.returns_shelf import ShelfPage
from counter_app.ui.pages.returns_told import ReturnsTold
from counter_app.ui.pages.returns_work import ReturnWork

if TYPE_CHECKING:
    from counter_app.ui.context import PageContext
    from counter_app.ui.pages.returns_visit import NeedLine


class ReturnsPage(ReturnsForm):
    """Scan or type, settle the list, F9."""

    def __init__(self, context: PageContext) -> None:
        super().__init__(context)
        self.work = ReturnWork(context, self)
        self.told = ReturnsTold(context, self.work, self.side.ask_undo)
        self._slip = ""  # the code that was scanned off a slip
        self._needs: tuple[NeedLine, ...] = ()
        self.keys = ActionSet("returns", self, self._handlers())
        self._connect_work()
        self._connect_widgets()
        self._show()

    @property
    def title(self) -> str:
        """Name of the page."""
        return self.tr("Trả kết quả")

    @property
    def widget(self) -> QWidget:
        """Itself."""
        return self

    def on_shown(self) -> None:
        """Ready for the next slip; the numbers afresh."""
        self.scan_edit.setFocus()
        self._news()
        self.work.lay_out_practice(self._laid_out)

    def on_scan(self, scan: scans.Recognised) -> bool:
        """A slip or a card; a shelf belongs to the sheet that puts away."""
        match scan:
            case scans.DossierCodeScanned(code=code):
                self._slip_scanned(code.text)
                return True
            case scans.CardScanned(card=card):
                case = self.work.visit.case
                if case is None or not case.is_ready:
                    self.work.find(card.id_number)
                else:
                    is_owner = case.accepted.owner.id_number == card.id_number
                    self.receiver.take_card(card, is_owner=is_owner)
                return True
        return False

    def on_leaving(self) -> None:
        """What is filled in stays; nothing was written."""

    def _laid_out(self, names: tuple[str, ...]) -> None:
        """Practice: say whose results there are to try with."""
        if self.work.visit.case is None:
            words = self.tr("Bản tập: có kết quả của {names}. Nhập họ tên rồi Enter.")
            self.hint.setText(words.format(names=", ".join(names)))
            self.hint.show()
        self._news()

    def _handlers(self) -> dict[str, Callable[[], object]]:
        return {
            "scan_signature": self.work.scan_signature,
            "shelve": self._shelve,
            "mend": self._mend,
            "put_off": self._put_off,
            "deliver": self._deliver,
            "print_waiting": self.work.waiting.print_now,
            "print_elsewhere": self.work.waiting.print_elsewhere,
            "take_money": self._take_money,
            "undo_hand_over": self.side.ask_undo,
            "next_person": self.work.next_person,
            "to_search": self.scan_edit.setFocus,
            "to_results": self.results.view.setFocus,
            "to_receiver": self.receiver.focus_first,
            "to_payment": self.pay.given_edit.setFocus,
            "to_signature": self.receiver.paper_check.setFocus,
        }

    def _connect_work(self) -> None:
        work, signals = self.work, self._context.signals
        work.found.connect(self._found)
        work.opened.connect(self._opened)
        work.changed.connect(self._show)
        work.handed.connect(self.told.handed)
        work.put_off_done.connect(self.told.put_off)
        work.paid.connect(self.told.paid)
        work.waiting.printed.connect(self.told.printed)
        work.nothing_found.connect(self._nothing_found)
        signals.sync_changed.connect(self._news)
        signals.dossier_changed.connect(self._news)

    def _connect_widgets(self) -> None:
        work = self.work
        self.scan_edit.returnPressed.connect(self._find)
        self.results.open_asked.connect(work.open)
        self.results.pick_asked.connect(work.pick)
        self.receiver.filled.connect(lambda fields: work.fill(**fields))
        self.receiver.owner_chosen.connect(work.owner_collects)
        self.receiver.scan_asked.connect(work.scan_signature)
        self.receiver.pad_signed.connect(work.sign_on_pad)
        self.needs.ticked.connect(self._ticked)
        self.pay.take_asked.connect(self._take_money)
        self.side.shelve_asked.connect(self._shelve)
        self.side.old_asked.connect(self._old)
        self.side.open_asked.connect(work.open)
        self.side.undo_asked.connect(work.undo)
        for made, call in (
            (self.deliver_button, self._deliver),
            (self.correction_button, self._mend),
            (self.put_off_button, self._put_off),
            (self.next_button, work.next_person),
            (self.open_button, self._open_sheet),
        ):
            made.clicked.connect(lambda _on, press=call: press())

    def _show(self) -> None:
        visit, context = self.work.visit, self._context
        case = visit.case
        is_ready = case is not None and case.is_ready
        self._needs = visit.needs(context.desk.returns, context.who) if is_ready else ()
        self.show_visit(visit, self._needs)
        self.side.show_undo(may_undo=bool(self.work.last))
        self._say_why(self._why_not())

    def _why_not(self) -> str:
        language, case = self._context.language, self.work.visit.case
        if case is None:
            return self.tr("Quét mã trên giấy hẹn hoặc thẻ căn cước trước")
        if case.why_not is not None:
            return case.why_not.to(language)
        lacking = self._lacking()
        if lacking is None:
            return ""
        one = lacking.requirement
        return f"{one.what.to(language)}: {one.detail.to(language)}"

    def _lacking(self) -> NeedLine | None:
        return next((one for one in self._needs if not one.requirement.is_met), None)

    def _say_why(self, why: str) -> None:
        """F9 stays pressable and leads to what is missing."""
        self.keys.dim("deliver", why)
        self.deliver_button.setToolTip(why)
        self.deliver_button.setAccessibleDescription(why)

    def _found(self) -> None:
        self._show()
        self.results.view.setFocus()

    def _opened(self) -> None:
        self.receiver.forget()
        self.pay.forget()
        self.hint.hide()
        case = self.work.visit.case
        if case is not None and case.code == self._slip:
            self.work.visit.fill(slip_shown=True)
        self._slip = ""
        self._show()
        if case is None:
            self.scan_edit.clear()
            self.scan_edit.setFocus()
        elif case.is_ready:
            self.receiver.focus_first()

    def _news(self, _what: object = None) -> None:
        if self.isVisible():
            self.work.read_again()
            context = self._context
            context.tasks.run(self, "db", context.desk.returns.today, done=self.side.show_today)

    def _find(self) -> None:
        text = self.scan_edit.value()
        if text:
            self.hint.hide()
            self.work.find(text)

    def _slip_scanned(self, code: str) -> None:
        case = self.work.visit.case
        if case is not None and case.code == code:
            self.work.fill(slip_shown=True)
            return
        self._slip = code
        self.work.find(code)

    def _nothing_found(self, text: str) -> None:
        words = self.tr(
            "Không tìm thấy “{text}” trên máy này. Kiểm tra lại; hồ sơ của quầy khác sẽ có khi "
            "đồng bộ xong."
        )
        self.hint.setText(words.format(text=text))
        self.hint.show()
        self.scan_edit.setFocus()
        self.scan_edit.selectAll()

    def _ticked(self, line: NeedLine, is_there: bool) -> None:  # noqa: FBT001 - a slot
        self.work.visit.tick(line, is_there=is_there)
        self._show()

    def _deliver(self) -> None:
        _take_typing()
        if self.work.visit.case is None:
            self.scan_edit.setFocus()
            return
        why = self._why_not()
        if not why:
            self.work.hand_over()
            return
        self._context.notices.toast(why, tone="soon")
        lacking = self._lacking()
        if lacking is not None:
            self.field_of(lacking).setFocus()

    def _put_off(self) -> None:
        _take_typing()
        case = self.work.visit.case
        if case is None or not case.is_ready:
            self._context.notices.toast(self._why_not(), tone="soon")
            return
        self.work.put_off()

    def _take_money(self) -> None:
        if self.work.visit.unpaid() is None or not self.pay.isVisible():
            return
        if self.pay_method is PayMethod.CASH and not self.pay.is_enough():
            self.pay.given_edit.setFocus()
            return
        given = self.pay.given_dong if self.pay_method is PayMethod.CASH else None
        self.work.take_money(self.pay_method, given)

    def _shelve(self) -> None:
        self._context.shell.open_sheet(ShelfPage(self._context))

    def _old(self) -> None:
        self._context.shell.open_sheet(OldPage(self._context, self.work.open))

    def _open_sheet(self) -> None:
        if self.work.visit.current:
            self._context.shell.open_dossier(self.work.visit.current)

    def _mend(self) -> None:
        case = self.work.visit.case
        if case is None or case.state.issued is None:
            self._context.notices.toast(self._why_not(), tone="soon")
            return
        self._context.shell.open_sheet(ErrorPage(self._context, case, self._reported))

    def _reported(self, stream: str) -> None:
        self.work.waiting.print_now()
        self.work.open(stream)


def _take_typing() -> None:
    """What stands in the focused field counts before any gesture."""
    commit = getattr(QApplication.focusWidget(), "commit", None)
    if callable(commit):
        commit()
