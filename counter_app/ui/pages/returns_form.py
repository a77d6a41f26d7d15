"""The widgets of the return page and what they show of a visit."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from counter_app.domain.collecting import Need
from counter_app.domain.draft import DraftPayment, PayMethod
from counter_app.ui.pages.intake_lines import LARGE_TEXT
from counter_app.ui.pages.returns_case import CaseCard
from counter_app.ui.pages.returns_needs import NeedsPane
from counter_app.ui.pages.returns_receiver import ReceiverPane
from counter_app.ui.pages.returns_results import ResultsPane
from counter_app.ui.pages.returns_side import SidePane
from counter_app.ui.widgets.fields import ViLineEdit
from counter_app.ui.widgets.flow import FlowLayout
from counter_app.ui.widgets.page_frame import ScrollColumn, button, section
from counter_app.ui.widgets.pay_panel import PayPanel

if TYPE_CHECKING:
    from collections.abc import Sequence

    from counter_app.ui.context import PageContext
    from counter_app.ui.pages.returns_visit import NeedLine, ReturnVisit


class ReturnsForm(QWidget):
    """Scan line, results, card, list, receiver, money, buttons; the side column."""

    def __init__(self, context: PageContext) -> None:
        super().__init__()
        self.setObjectName("returns")
        self._context = context
        self.scan_edit = ViLineEdit(
            "ret_scanEdit", self.tr("Mã hồ sơ, số giấy tờ hoặc họ tên"), self
        )
        self.scan_edit.enter_moves_on = False
        self.scan_edit.setPlaceholderText(
            self.tr("Quét giấy hẹn hoặc thẻ căn cước; hoặc nhập mã, số định danh, họ tên rồi Enter")
        )
        self.hint = QLabel(self)
        self.hint.setObjectName("ret_hintLabel")
        self.hint.setWordWrap(True)
        self.hint.setProperty("look", "quiet")
        self.hint.hide()
        self.results = ResultsPane(context, self)
        self.card = CaseCard(context, self)
        self.needs = NeedsPane(context, self)
        self.receiver = ReceiverPane(context, self)
        self.pay = PayPanel(context.language, self)
        self.pay.due_label.setObjectName("ret_dueMoneyLabel")
        self.side = SidePane(context, self)
        self._make_buttons()
        self._lay_out()

    def show_visit(self, visit: ReturnVisit, needs: Sequence[NeedLine]) -> None:
        """Show who stands here and what is still needed."""
        case = visit.case
        self.results.show_visit(visit)
        self.card.setVisible(case is not None)
        self.buttons.setVisible(case is not None)
        is_ready = case is not None and case.is_ready
        self.needs.setVisible(is_ready)
        self.receiver.setVisible(is_ready)
        for one in (self.deliver_button, self.put_off_button):
            one.setVisible(is_ready)  # where there is nothing to hand over, no key invites to
        unpaid = visit.unpaid() if is_ready else None
        self.pay_card.setVisible(unpaid is not None)
        if case is None:
            return
        self.card.show_case(case, visit.elsewhere)
        asks = any(one.requirement.need is Need.AUTHORITY for one in needs)
        self.receiver.show_collector(visit.collector, asks_authority=asks)
        self.needs.show_needs(needs)
        if unpaid is not None:
            payment = DraftPayment(method=self.pay_method, given_dong=self.pay.given_dong)
            self.pay.show_payment(payment, unpaid.state.claimable_dong, (), why_not="")
        self._chain()

    def field_of(self, need: NeedLine) -> QWidget:
        """Where a line of the list is settled."""
        where = {
            Need.SLIP: self.receiver.slip_check,
            Need.RECEIVER: self.receiver.name_edit,
            Need.AUTHORITY: self.receiver.authority_edit,
            Need.FEE: self.pay.given_edit,
            Need.SIGNATURE: self.receiver.paper_check,
        }
        unticked = next((check for check in self.needs.checks if not check.isChecked()), None)
        return where.get(need.requirement.need) or unticked or self.put_off_button

    @property
    def pay_method(self) -> PayMethod:
        """What is chosen, cash at first."""
        chosen = self.pay.method_group.checkedButton()
        return PayMethod.CASH if chosen is None else self.pay.method

    def _make_buttons(self) -> None:
        self.deliver_button = button(
            "ret_deliverButton", self.tr("Trả kết quả – In biên nhận  F9"), self, primary=True
        )
        self.correction_button = button(
            "ret_correctionButton", self.tr("Kết quả có sai sót  F8"), self
        )
        self.put_off_button = button(
            "ret_putOffButton", self.tr("Chưa trả – In hướng dẫn  Shift+F8"), self
        )
        self.next_button = button("ret_nextButton", self.tr("Người tiếp theo  Ctrl+N"), self)
        self.open_button = button("ret_openButton", self.tr("Xem hồ sơ"), self)
        self.all_buttons = (
            self.deliver_button,
            self.correction_button,
            self.put_off_button,
            self.open_button,
            self.next_button,
        )

    def _lay_out(self) -> None:
        theme = self._context.theme
        hero, inside = section(theme, "", self)
        inside.addWidget(self.scan_edit)
        inside.addWidget(self.hint)
        self.pay_card, money = section(theme, self.tr("Phí, lệ phí phải nộp trước khi nhận"), self)
        money.addWidget(self.pay)
        taking = FlowLayout()
        taking.addWidget(self.pay.take_button)
        money.addLayout(taking)
        self.buttons = QWidget(self)
        line = FlowLayout(self.buttons)
        theme.fit(line, spacing=8)
        for one in self.all_buttons:
            line.addWidget(one)
        content = QWidget(self)
        self._main = column = QVBoxLayout(content)
        self._pair = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        theme.fit(self._pair, spacing=10)
        listed = QVBoxLayout()
        theme.fit(listed, spacing=10)
        listed.addWidget(self.needs)
        listed.addWidget(self.pay_card)
        listed.addStretch(1)
        self._pair.addWidget(self.receiver, 1)
        self._pair.addLayout(listed, 1)
        for widget in (hero, self.results, self.card):
            column.addWidget(widget)
        column.addLayout(self._pair)
        column.addWidget(self.buttons)
        column.addStretch(1)
        beside = QWidget(self)
        self._beside = inner = QVBoxLayout(beside)
        inner.addWidget(self.side)
        whole = QWidget(self)
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight, whole)
        theme.fit(self._columns, spacing=0)
        self._columns.addWidget(content, 5)
        self._columns.addWidget(beside, 2)
        row = QHBoxLayout(self)
        theme.fit(row, spacing=0)
        row.addWidget(ScrollColumn(whole, self))
        theme.changed.connect(self._make_room)
        self._make_room()
        self._chain()

    def _make_room(self) -> None:
        """Large text needs the whole width: what stood beside goes below."""
        is_large = self._context.theme.percent >= LARGE_TEXT
        down, across = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        for box in (self._pair, self._columns):
            box.setDirection(down if is_large else across)
        fit = self._context.theme.fit
        fit(self._main, margins=(12, 12, 12, 0) if is_large else (12, 12, 6, 12), spacing=10)
        fit(self._beside, margins=(12, 10, 12, 12) if is_large else (6, 12, 12, 12), spacing=0)

    def _chain(self) -> None:
        """Tab goes in reading order."""
        fields = [
            self.scan_edit,
            self.results.view,
            *self.receiver.tab_chain(),
            *self.needs.checks,
            *self.pay.tab_chain(),
            *self.receiver.sign_chain(),
            *self.all_buttons,
            *self.side.tab_chain(),
        ]
        for before, after in pairwise(fields):
            self.setTabOrder(before, after)
