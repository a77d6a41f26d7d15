"""Who, what, when, how much of an accepted dossier, as lines that can be copied."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFormLayout, QFrame, QLabel, QScrollArea, QVBoxLayout, QWidget

from counter_app.domain.draft import IdentityKind
from counter_app.domain.due_words import explain, limit_words
from counter_app.domain.formats import group_phone, show_date
from counter_app.domain.money import format_dong
from counter_app.domain.procedure import Channel
from counter_app.services.told import FIELDS, PAY_WAYS
from counter_app.ui import shown
from counter_app.ui.pages.sheet_payment import SheetPayment
from counter_app.ui.widgets.page_frame import section

if TYPE_CHECKING:
    from counter_app.domain.dossier.bodies import Accepted, FeeRefunded
    from counter_app.domain.draft import Person
    from counter_app.services.lookup import DossierSheet
    from counter_app.ui.context import PageContext


_NAME = "sheet_name"  # of the labels on the left


class SummaryPane(QScrollArea):
    """Money still owed, then cards with label and value."""

    def __init__(self, context: PageContext, stream: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._context = context
        self.setObjectName("sheet_summaryPane")
        self.setAccessibleName(self.tr("Thông tin hồ sơ"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        content = QWidget()
        self.payment = SheetPayment(context, stream, content)
        self._cards = QWidget(content)
        self._shown: dict[str, list[tuple[str, str]]] = {}
        self._inside = QVBoxLayout(content)
        context.theme.fit(self._inside, spacing=0)
        self._inside.addWidget(self.payment)
        self._inside.addWidget(self._cards, 1)
        self.setWidget(content)
        content.setAutoFillBackground(False)
        self.viewport().setAutoFillBackground(False)
        context.theme.changed.connect(self._fit)

    def show_sheet(self, sheet: DossierSheet) -> None:
        """Show a dossier; the scroll position stays."""
        self.payment.show_sheet(sheet)
        cards = self._lines(sheet)
        if cards == self._shown:  # read afresh, nothing new: the page does not flicker
            return
        self._shown = cards
        at = self.verticalScrollBar().value()
        holder = QWidget()
        column = QVBoxLayout(holder)
        self._context.theme.fit(column, margins=(12, 8, 12, 12), spacing=10)
        for title, lines in cards.items():
            self._card(column, holder, title, lines)
        column.addStretch(1)
        self._inside.replaceWidget(self._cards, holder)
        self._cards.deleteLater()
        self._cards = holder
        self._fit()
        self.verticalScrollBar().setValue(at)

    def _fit(self) -> None:
        """One column of names through all cards, at any text size."""
        px = self._context.theme.px
        for name in self._cards.findChildren(QLabel, _NAME):
            name.setMinimumWidth(px(170))
            name.setMaximumWidth(px(230))

    def _lines(self, sheet: DossierSheet) -> dict[str, list[tuple[str, str]]]:
        accepted, language = sheet.accepted, self._context.language
        cards = {
            self.tr("Người nộp hồ sơ"): self._people(accepted),
            self.tr("Tiếp nhận"): self._reception(accepted),
            self.tr("Phí, lệ phí"): self._money(sheet),
        }
        if sheet.corrections:
            cards[self.tr("Đã sửa lỗi nhập")] = [
                (
                    field_word(one.field, language),
                    f"{one.old or '–'} → {one.new or '–'} · {one.reason} · {one.by_name}",
                )
                for one in sheet.corrections
            ]
        return cards

    def _people(self, accepted: Accepted) -> list[tuple[str, str]]:
        lines = []
        firm = accepted.organisation
        if firm is not None:
            lines += [
                (self.tr("Tổ chức"), firm.name),
                (self.tr("Mã số thuế"), firm.tax_code),
                (self.tr("Địa chỉ trụ sở"), firm.address),
            ]
        lines += self._person(self._owner_word(accepted), accepted.owner)
        if accepted.submitter is not None:
            word = self.tr("Không phải chủ hồ sơ (được ủy quyền)")
            name = accepted.submitter.name
            relation = f" · {accepted.relation}" if accepted.relation else ""
            lines += [(word, name + relation)]
            lines += self._person("", accepted.submitter)
        return lines

    def _owner_word(self, accepted: Accepted) -> str:
        if accepted.organisation is None:
            return self.tr("Chủ hồ sơ")
        if accepted.procedure.person_concerned:
            return self.tr("Người được nêu trong hồ sơ")
        return self.tr("Người đại diện của tổ chức")

    def _person(self, label: str, person: Person) -> list[tuple[str, str]]:
        birth = show_date(person.birth_on) if person.birth_on else ""
        lines = [(label, person.name)] if label else []
        return [
            *lines,
            self._identity(person),
            (self.tr("Ngày sinh"), birth),
            (self.tr("Nơi thường trú"), person.address_line),
            (self.tr("Điện thoại"), group_phone(person.phone)),
        ]

    def _identity(self, person: Person) -> tuple[str, str]:
        country = f" ({person.country})" if person.country else ""
        label = {
            IdentityKind.OLD_ID: self.tr("Số chứng minh nhân dân"),
            IdentityKind.PASSPORT: self.tr("Số hộ chiếu"),
        }.get(person.identity_kind, self.tr("Số định danh cá nhân"))
        return label, person.id_number + country

    def _reception(self, accepted: Accepted) -> list[tuple[str, str]]:
        channels = {
            "desk": self.tr("Bộ phận trả kết quả"),
            "post": self.tr("Bưu chính công ích"),
            "electronic": self.tr("Bản điện tử"),
        }
        due, language = accepted.due, self._context.language
        return [
            (self.tr("Thủ tục"), f"{accepted.procedure.alias}  {accepted.procedure.name}"),
            (self.tr("Trường hợp"), accepted.procedure.case_name),
            (self.tr("Cơ quan giải quyết"), accepted.agency_name),
            (self.tr("Tiếp nhận lúc"), shown.moment(accepted.accepted_at)),
            (self.tr("Người tiếp nhận"), self._clerk(accepted)),
            (self.tr("Hình thức nộp"), self._came_in(accepted.channel)),
            (self.tr("Hẹn trả kết quả"), shown.moment(due.due_at) if due else ""),
            (self.tr("Thời hạn"), limit_words(due.limit).to(language) if due else ""),
            (self.tr("Cách tính"), explain(due).to(language) if due else ""),
            (self.tr("Nhận kết quả"), channels.get(str(accepted.return_channel), "")),
            (self.tr("Ghi chú"), accepted.note),
        ]

    def _clerk(self, accepted: Accepted) -> str:
        counter = self.tr("Quầy {number}").format(number=accepted.counter)
        return " · ".join(filter(None, (accepted.clerk_name, accepted.counter and counter)))

    def _came_in(self, channel: Channel) -> str:
        return {
            Channel.DIRECT: self.tr("Trực tiếp"),
            Channel.POST: self.tr("Qua bưu chính"),
            Channel.ONLINE: self.tr("Trực tuyến"),
        }[channel]

    def _money(self, sheet: DossierSheet) -> list[tuple[str, str]]:
        if not sheet.fees:
            return [(self.tr("Phải thu"), self.tr("Không thu phí, lệ phí"))]
        lines = [
            (fee.name, " · ".join(filter(None, (format_dong(fee.due_dong), fee.waiver))))
            for fee in sheet.fees
        ]
        return [
            *lines,
            (self.tr("Đã thu"), format_dong(sheet.taken_dong + sheet.state.refunded_dong)),
            *((self.tr("Đã hoàn trả"), self._refund(one)) for one in sheet.state.refunds),
            (self.tr("Còn phải thu"), format_dong(sheet.outstanding_dong)),
        ]

    def _refund(self, one: FeeRefunded) -> str:
        way = PAY_WAYS[one.method].to(self._context.language)
        when = shown.moment(one.refunded_at)
        return " · ".join((format_dong(one.amount_dong), way, one.by_name, when))

    def _card(
        self, into: QVBoxLayout, holder: QWidget, title: str, lines: list[tuple[str, str]]
    ) -> None:
        card, column = section(self._context.theme, title, holder)
        form = QFormLayout()
        self._context.theme.fit(form, spacing=4)
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        for label, value in lines:
            if not value:
                continue
            name = QLabel(label, card)
            name.setProperty("look", "quiet")
            name.setWordWrap(True)
            name.setAlignment(Qt.AlignmentFlag.AlignTop)
            name.setObjectName(_NAME)
            text = QLabel(value, card)
            text.setWordWrap(True)
            text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            form.addRow(name, text)
        column.addLayout(form)
        into.addWidget(card)


def field_word(path: str, language: str) -> str:
    """The name of a field a correction may change, with a capital."""
    word = FIELDS[path].to(language) if path in FIELDS else path
    return word[:1].upper() + word[1:]
