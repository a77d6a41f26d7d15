"""Who collects the result, what he shows, and how he signs (R68, R20)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QFormLayout,
    QFrame,
    QLabel,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from counter_app.domain.collecting import ON_PAPER, Collector
from counter_app.domain.dossier.entries.result import Receiver
from counter_app.ui.widgets.fields import LatinLineEdit, ViLineEdit
from counter_app.ui.widgets.flow import FlowLayout
from counter_app.ui.widgets.page_frame import button, section
from counter_app.ui.widgets.sign_pad import SignPad

if TYPE_CHECKING:
    from counter_app.domain.identity import CardData
    from counter_app.ui.context import PageContext


class ReceiverPane(QFrame):
    """Radio buttons and fields; `filled` tells names and values of `Collector`."""

    filled = Signal(object)  # a dict; as `dict` Qt would make texts of enumerations
    owner_chosen = Signal()  # the owner collects: name and number as on file
    scan_asked = Signal()
    pad_signed = Signal(bytes, object)  # JPEG, (width, height)

    def __init__(self, context: PageContext, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("ret_receiverPane")
        self._context = context
        self.receiver_group = QButtonGroup(self)
        self.receiver_group.setObjectName("ret_receiverGroup")
        self._receivers: dict[Receiver, QRadioButton] = {}
        for receiver, text in (
            (Receiver.OWNER, self.tr("Chủ hồ sơ")),
            (Receiver.LEGAL, self.tr("Người đại diện theo pháp luật")),
            (Receiver.AUTHORISED, self.tr("Người được ủy quyền")),
        ):
            choice = QRadioButton(text, self)
            choice.setObjectName(f"ret_receiver_{receiver.value}")
            choice.clicked.connect(lambda _on, value=receiver: self._receiver_chosen(value))
            self.receiver_group.addButton(choice)
            self._receivers[receiver] = choice
        self.name_edit = ViLineEdit("ret_nameEdit", self.tr("Họ tên người nhận"), self)
        self.id_edit = LatinLineEdit("ret_idEdit", self.tr("Số giấy tờ người nhận"), self)
        self.relation_edit = ViLineEdit("ret_relationEdit", self.tr("Quan hệ với chủ hồ sơ"), self)
        self.authority_edit = ViLineEdit("ret_authorityEdit", self.tr("Giấy ủy quyền"), self)
        self.authority_edit.setPlaceholderText(self.tr("Số, ngày, nơi chứng thực"))
        for edit, name in (
            (self.name_edit, "name"),
            (self.id_edit, "id_number"),
            (self.relation_edit, "relation"),
            (self.authority_edit, "authorisation"),
        ):
            edit.committed.connect(lambda text, field=name: self.filled.emit({field: text}))
        self.slip_check = self._check(
            "ret_slipCheck", self.tr("Có giấy hẹn (mẫu 01)"), "slip_shown"
        )
        self.no_slip_check = self._check(
            "ret_noSlipCheck",
            self.tr("Không có giấy hẹn: đã đối chiếu giấy tờ tùy thân"),
            "is_identity_compared",
        )
        self._make_signing()
        self._lay_out()

    def _make_signing(self) -> None:
        self.paper_check = QCheckBox(self.tr("Đã ký trên giấy biên nhận"), self)
        self.paper_check.setObjectName("ret_signPaperCheck")
        self.paper_check.clicked.connect(
            lambda on: self.filled.emit({"signature": ON_PAPER if on else ""})
        )
        self.scan_button = button(
            "ret_signScanButton", self.tr("Quét trang đã ký  F6"), self, self.scan_asked.emit
        )
        self.pad_button = button("ret_signPadButton", self.tr("Ký trên bảng ký"), self, self._pad)
        self.pad = SignPad("ret_signPad", self.tr("Bảng ký"), self._context.theme, self)
        self.pad_clear = button("ret_signClearButton", self.tr("Ký lại"), self, self.pad.clear)
        self.pad_done = button("ret_signDoneButton", self.tr("Dùng chữ ký này"), self, self._signed)
        self.signed_label = QLabel(self)
        self.signed_label.setObjectName("ret_signedLabel")
        self.signed_label.setProperty("tone", "ok")

    def show_collector(self, collector: Collector, *, asks_authority: bool) -> None:
        """Show who collects; what is being typed stays. `asks_authority`: he acts for somebody."""
        self._receivers[collector.receiver].setChecked(True)
        self.name_edit.set_value(collector.name)
        self.id_edit.set_value(collector.id_number)
        self.relation_edit.set_value(collector.relation)
        self.authority_edit.set_value(collector.authorisation)
        self.slip_check.setChecked(collector.slip_shown)
        self.no_slip_check.setChecked(collector.is_identity_compared)
        self.paper_check.setChecked(collector.signature == ON_PAPER)
        is_filed = collector.signature not in ("", ON_PAPER)
        self.signed_label.setText(self.tr("Chữ ký đã lưu vào hồ sơ") if is_filed else "")
        self.signed_label.setVisible(is_filed)
        for widget in self._proxy:
            widget.setVisible(asks_authority)

    def forget(self) -> None:
        """Another person: nothing half-written stays."""
        self.pad.clear()
        self._show_pad(shown=False)

    def take_card(self, card: CardData, *, is_owner: bool) -> None:
        """A card was read: his own compares him, another one names who collects for him."""
        fields: dict[str, Any] = {
            "name": card.name,
            "id_number": card.id_number,
            "is_identity_compared": True,
        }
        if not is_owner:
            fields["receiver"] = Receiver.AUTHORISED
        self.filled.emit(fields)

    def tab_chain(self) -> list[QWidget]:
        """The fields in reading order."""
        return [
            *self._receivers.values(),
            self.slip_check,
            self.no_slip_check,
            self.name_edit,
            self.id_edit,
            self.relation_edit,
            self.authority_edit,
        ]

    def sign_chain(self) -> list[QWidget]:
        """The ways to sign, in reading order."""
        return [
            self.paper_check,
            self.scan_button,
            self.pad_button,
            self.pad_clear,
            self.pad_done,
        ]

    def focus_first(self) -> None:
        """What is asked first: the slip."""
        self.slip_check.setFocus()

    def _receiver_chosen(self, receiver: Receiver) -> None:
        if receiver is Receiver.OWNER:
            self.owner_chosen.emit()
            return
        fields: dict[str, Any] = {"receiver": receiver}
        if receiver is Receiver.AUTHORISED:
            fields |= {"name": "", "id_number": "", "is_identity_compared": False}
        self.filled.emit(fields)
        self.name_edit.setFocus()

    def _check(self, name: str, text: str, field: str) -> QCheckBox:
        check = QCheckBox(text, self)
        check.setObjectName(name)
        check.clicked.connect(lambda on: self.filled.emit({field: on}))
        return check

    def _pad(self) -> None:
        self._show_pad(shown=not self.pad.isVisibleTo(self))

    def _show_pad(self, *, shown: bool) -> None:
        for widget in (self.pad, self.pad_clear, self.pad_done):
            widget.setVisible(shown)

    def _signed(self) -> None:
        if not self.pad.is_empty:
            self.pad_signed.emit(*self.pad.picture())

    def _lay_out(self) -> None:
        theme = self._context.theme
        card, column = section(theme, self.tr("Người nhận"), self)
        receivers, proofs, signing = FlowLayout(), FlowLayout(), FlowLayout()
        pad_line = FlowLayout()
        for line in (receivers, proofs, signing, pad_line):
            theme.fit(line, spacing=8)
        for choice in self._receivers.values():
            receivers.addWidget(choice)
        proofs.addWidget(self.slip_check)
        proofs.addWidget(self.no_slip_check)
        form = QFormLayout()
        theme.fit(form, spacing=6)
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        form.addRow(self.tr("Họ tên"), self.name_edit)
        form.addRow(self.tr("Số giấy tờ"), self.id_edit)
        form.addRow(self.tr("Quan hệ"), self.relation_edit)
        form.addRow(self.tr("Giấy ủy quyền"), self.authority_edit)
        self._proxy: tuple[QWidget, ...] = (
            self.relation_edit,
            form.labelForField(self.relation_edit),
            self.authority_edit,
            form.labelForField(self.authority_edit),
        )
        for widget in (self.paper_check, self.scan_button, self.pad_button, self.signed_label):
            signing.addWidget(widget)
        pad_line.addWidget(self.pad_clear)
        pad_line.addWidget(self.pad_done)
        column.addLayout(receivers)
        column.addLayout(proofs)
        column.addLayout(form)
        column.addWidget(theme.text(QLabel(self.tr("Ký nhận"), card), "section"))
        column.addLayout(signing)
        column.addWidget(self.pad)
        column.addLayout(pad_line)
        column.addStretch(1)
        holder = QVBoxLayout(self)
        holder.setContentsMargins(0, 0, 0, 0)
        holder.addWidget(card)
        self._show_pad(shown=False)
