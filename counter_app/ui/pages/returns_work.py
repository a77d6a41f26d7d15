"""What the return page does with its services: find, open, hand over, undo."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from counter_app.ui.cash_drawer import open_drawer
from counter_app.ui.pages.returns_visit import Opened, ReturnVisit
from counter_app.ui.waiting_prints import WaitingPrints

if TYPE_CHECKING:
    from counter_app.domain.draft import PayMethod
    from counter_app.services.payment import PaymentView
    from counter_app.services.returns import Handed, ResultLine
    from counter_app.ui.context import PageContext

SIGNED_PAPER = "handed_over"  # the kind whose signed page is scanned


class ReturnWork(QObject):
    """Gestures of the return desk. One at a time: a key pressed twice is pressed once."""

    found = Signal()  # several dossiers answer the question
    opened = Signal()  # another dossier is open, or none
    changed = Signal()  # the same one, read again or filled in further
    handed = Signal(int)  # results
    put_off_done = Signal()
    paid = Signal(object)  # PaymentView
    nothing_found = Signal(str)

    def __init__(self, context: PageContext, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self._desk = context.desk
        self.waiting = WaitingPrints(context, self)
        self.visit = ReturnVisit()
        self.last: tuple[Handed, ...] = ()
        self._busy = False
        self._held: tuple[str, ...] = ()

    def find(self, text: str) -> None:
        """Look for a code, a number or words; one answer is opened at once."""

        def done(lines: tuple[ResultLine, ...]) -> None:
            if not lines:
                self.nothing_found.emit(text)
            elif len(lines) == 1:
                self.open(lines[0].stream)
            else:
                self._leave()
                self.visit.lines = lines
                self.found.emit()

        context = self._context
        context.tasks.run(self, "db", self._desk.returns.find, text, context.who, done=done)

    def open(self, stream: str) -> None:
        """Bring up a dossier with every result that lies here for the same person."""

        def done(opened: Opened) -> None:
            self.visit.begin(stream, opened)
            self._hold()
            self.opened.emit()

        self._read(stream, done)

    def read_again(self, _what: object = None) -> None:
        """Something came in: the same dossiers as they stand now."""
        stream = self.visit.current

        def done(opened: Opened) -> None:
            if self.visit.current == stream:
                self.visit.show(opened)
                self.changed.emit()

        if stream:
            self._read(stream, done)

    def next_person(self) -> None:
        """The desk is free."""
        self._leave()
        self.opened.emit()

    def pick(self, stream: str) -> None:
        """Take a result of the same person along, or leave it."""
        if self.visit.pick(stream):
            self._hold()
            self.changed.emit()

    def fill(self, **fields: Any) -> None:
        """Who collects, and what he showed."""
        self.visit.fill(**fields)
        self.changed.emit()

    def owner_collects(self) -> None:
        """The owner himself: name and number as on file."""
        self.visit.owner_collects()
        self.changed.emit()

    def lay_out_practice(self, done: Callable[[tuple[str, ...]], None]) -> None:
        """Practice only: results to try with; `done` gets whose they are."""
        context = self._context
        if self._desk.bench is not None:
            lay_out = self._desk.bench.results.lay_out
            context.tasks.run(self, "db", lay_out, context.who, done=done)

    def take_money(self, method: PayMethod, given_dong: int | None) -> None:
        """Ctrl+Enter: book what the first unpaid dossier owes."""
        case = self.visit.unpaid()
        if case is None:
            return

        def done(view: PaymentView) -> None:
            self.paid.emit(view)
            open_drawer(self, self._context, view)
            self._written(case.stream)

        take, who = self._desk.payment.take, self._context.who
        self._run("db", take, case.stream, method, given_dong, who, done=done)

    def hand_over(self) -> None:
        """F9."""
        picked = self.visit.picked
        if not picked:
            return

        def done(handed: tuple[Handed, ...]) -> None:
            self.last = handed
            self.waiting.print_now()
            self._leave()
            self.opened.emit()
            self.handed.emit(len(handed))
            self._written(handed[0].stream)

        call = self._desk.returns.hand_over
        self._run("db", call, picked, self.visit.collector, self._context.who, done=done)

    def put_off(self) -> None:
        """The person goes without the result and takes a paper along."""
        case = self.visit.case
        if case is None:
            return

        def done(_nothing: object) -> None:
            self.waiting.print_now()
            self.put_off_done.emit()
            self._written(case.stream)

        call = self._desk.returns.put_off
        self._run("db", call, case, self.visit.collector, self._context.who, done=done)

    def undo(self, reason: str) -> None:
        """Take the last hand-over of this session back."""
        last = self.last
        if not last:
            return

        def done(_nothing: object) -> None:
            self.last = ()
            self._written(last[0].stream)
            self.open(last[0].stream)

        self._run("db", self._desk.returns.undo, last, reason, self._context.who, done=done)

    def scan_signature(self) -> None:
        """F6: the signed page through the scanner, filed with every picked result."""
        picked, context = self.visit.picked, self._context
        if not picked:
            return
        sign = self._desk.returns.sign_with_page
        signed = partial(self._signed, picked)

        def done(ended: Any) -> None:
            if ended.problem is not None:
                context.errors.show(ended.problem)
            if ended.pages:
                self._run("db", sign, picked, context.who, done=signed)

        scan = self._desk.scanning.scan_document
        self._run("scanner", scan, picked[0], SIGNED_PAPER, context.who, done=done)

    def sign_on_pad(self, jpeg: bytes, size: tuple[int, int]) -> None:
        """The signature as written on the pad."""
        picked = self.visit.picked
        if picked:
            call = self._desk.returns.sign_on_pad
            signed = partial(self._signed, picked)
            self._run("db", call, picked, jpeg, size, self._context.who, done=signed)

    def _signed(self, picked: tuple[str, ...], blob: str) -> None:
        """The page lies in the dossiers of `picked`; nobody else has signed with it."""
        if self.visit.picked == picked:
            self.fill(signature=blob)
        else:
            words = self.tr(
                "Trang đã ký được lưu vào hồ sơ chọn lúc quét. Kết quả đang chọn là kết quả khác: "
                "ký và quét lại cho kết quả này."
            )
            self._context.notices.toast(words, tone="soon", seconds=10)
        self.read_again()

    def _run(
        self, lane: str, call: Callable[..., Any], *args: Any, done: Callable[..., Any]
    ) -> None:
        if self._busy:
            return
        self._busy = True

        def finished(result: Any) -> None:
            self._busy = False
            done(result)

        def failed(error: Exception) -> None:
            self._busy = False
            self._context.errors.show(error)
            self.read_again()

        self._context.tasks.run(self, lane, call, *args, done=finished, failed=failed)

    def _written(self, stream: str) -> None:
        self._context.signals.dossier_changed.emit(stream)

    def _read(self, stream: str, done: Callable[[Opened], None]) -> None:
        desk, who = self._desk, self._context.who

        def work() -> Opened:
            lines = desk.returns.together(stream)
            cases = {one.stream: desk.returns.case(one.stream, who) for one in lines}
            return Opened(lines=lines, cases=cases, elsewhere=desk.elsewhere.returning(list(cases)))

        self._context.tasks.run(self, "db", work, done=done)

    def _leave(self) -> None:
        self.visit = ReturnVisit()
        self._hold()

    def _hold(self) -> None:
        """Let the other counters know, with a sync soon."""
        held = self.visit.held
        if held == self._held:
            return
        stream = (held or self._held)[0]
        self._held = held
        context = self._context
        context.tasks.run(
            self, "db", self._desk.elsewhere.hold, held, done=lambda _: self._written(stream)
        )
