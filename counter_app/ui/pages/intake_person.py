"""Block 1 of the intake page: who hands in, for whom, and how the result goes back."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from PySide6.QtCore import QDate, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QComboBox,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from counter_app.domain.draft import Draft, IdentityKind, Person, Provenance
from counter_app.domain.procedure import ReturnChannel
from counter_app.ui.pages.intake_others import OthersPanel
from counter_app.ui.pages.intake_session import DraftSession
from counter_app.ui.widgets.fields import EntryEdit, LatinLineEdit, ViLineEdit
from counter_app.ui.widgets.typed_fields import DateEdit

_KINDS = (
    (IdentityKind.PERSONAL_ID, Provenance.TYPED),
    (IdentityKind.PERSONAL_ID, Provenance.VNEID_SHOWN),
    (IdentityKind.OLD_ID, Provenance.TYPED),
    (IdentityKind.PASSPORT, Provenance.TYPED),
    (IdentityKind.NONE, Provenance.TYPED),
)


class PersonPanel(QWidget):
    """Shows the people of the draft and writes every committed field back into it."""

    id_entered = Signal(str)  # a whole identity number: look the person up
    history_asked = Signal()

    def __init__(self, session: DraftSession, language: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._session = session
        self._language = language
        self._build_fields()
        self._build_choices()
        self._lay_out()

    def _build_fields(self) -> None:
        self.source_label = QLabel(self)
        self.source_label.setObjectName("intake_sourceLabel")
        self.history_button = QPushButton(self)
        self.history_button.setObjectName("intake_historyButton")
        self.history_button.setAutoDefault(False)
        self.history_button.hide()
        self.history_button.clicked.connect(self.history_asked)
        self.kind_combo = QComboBox(self)
        self.kind_combo.setObjectName("intake_identityCombo")
        self.kind_combo.setAccessibleName(self.tr("Loại giấy tờ tùy thân"))
        for text in (
            self.tr("Số định danh cá nhân"),
            self.tr("Căn cước trên VNeID"),
            self.tr("Chứng minh nhân dân (9 số)"),
            self.tr("Hộ chiếu"),
            self.tr("Không có giấy tờ"),
        ):
            self.kind_combo.addItem(text)
        self.kind_combo.activated.connect(self._kind_chosen)
        self.id_edit = LatinLineEdit("intake_idEdit", self.tr("Số giấy tờ"), self)
        self.name_edit = ViLineEdit("intake_nameEdit", self.tr("Họ và tên"), self)
        self.birth_edit = DateEdit(
            "intake_birthEdit", self.tr("Ngày sinh"), self._language, _today, self
        )
        self.sex_combo = QComboBox(self)
        self.sex_combo.setObjectName("intake_sexCombo")
        self.sex_combo.setAccessibleName(self.tr("Giới tính"))
        for text, value in (("–", ""), (self.tr("Nam"), "Nam"), (self.tr("Nữ"), "Nữ")):
            self.sex_combo.addItem(text, value)
        self.sex_combo.activated.connect(
            lambda _row: self._edit_owner(sex=self.sex_combo.currentData())
        )
        self.phone_edit = LatinLineEdit("intake_phoneEdit", self.tr("Điện thoại"), self)
        self.address_edit = ViLineEdit("intake_addressEdit", self.tr("Nơi thường trú"), self)
        self.country_edit = LatinLineEdit("intake_countryEdit", self.tr("Quốc tịch"), self)
        self.country_edit.setPlaceholderText("KOR, JPN, USA …")
        for edit, name in (
            (self.name_edit, "name"),
            (self.phone_edit, "phone"),
            (self.address_edit, "address"),
            (self.country_edit, "country"),
        ):
            edit.committed.connect(lambda text, field=name: self._edit_owner(**{field: text}))
        self.birth_edit.committed.connect(
            lambda _text: self._edit_owner(birth_on=self.birth_edit.on())
        )
        self.id_edit.committed.connect(self._id_committed)

    def _build_choices(self) -> None:
        self.others = OthersPanel(self._session, self)
        self.return_group = QButtonGroup(self)
        self.return_group.setObjectName("intake_returnGroup")
        self._return_buttons: dict[ReturnChannel, QRadioButton] = {}
        for channel, text in (
            (ReturnChannel.DESK, self.tr("Bộ phận trả kết quả")),
            (ReturnChannel.POST, self.tr("Bưu chính công ích")),
            (ReturnChannel.ELECTRONIC, self.tr("Bản điện tử")),
        ):
            button = QRadioButton(text, self)
            button.setObjectName(f"intake_return_{channel.value}")
            button.clicked.connect(
                lambda _checked, value=channel: self._session.edit(return_channel=value)
            )
            self.return_group.addButton(button)
            self._return_buttons[channel] = button

    def _lay_out(self) -> None:
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        rows: tuple[tuple[tuple[Any, int], ...], ...] = (
            (
                (self.kind_combo, 1),
                (self.id_edit, 1),
                (self._said(self.name_edit), 1),
                (self.name_edit, 3),
            ),
            (
                (self._said(self.birth_edit), 1),
                (self._pair(self.birth_edit, self.sex_combo), 1),
                (self._said(self.phone_edit), 1),
                (self._pair(self.phone_edit, self.country_edit), 3),
            ),
            ((self._said(self.address_edit), 1), (self.address_edit, 5)),
        )
        for row, cells in enumerate(rows):
            column = 0
            for widget, span in cells:
                grid.addWidget(widget, row, column, 1, span)
                column += span
        grid.setColumnStretch(1, 3)
        grid.setColumnStretch(3, 2)
        grid.setColumnStretch(5, 3)
        choices = QHBoxLayout()
        for widget in (self.others.proxy_check, self.others.org_check):
            choices.addWidget(widget)
        choices.addStretch(1)
        choices.addWidget(QLabel(self.tr("Nhận kết quả:"), self))
        for button in self._return_buttons.values():
            choices.addWidget(button)
        column_box = QVBoxLayout(self)
        column_box.setContentsMargins(0, 0, 0, 0)
        column_box.addLayout(grid)
        column_box.addLayout(choices)
        column_box.addWidget(self.others)

    def _said(self, edit: EntryEdit) -> QLabel:
        label = QLabel(edit.accessibleName(), self)
        label.setBuddy(edit)
        return label

    def _pair(self, first: QWidget, second: QWidget) -> QWidget:
        holder = QWidget(self)
        box = QHBoxLayout(holder)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(first, 2)
        box.addWidget(second, 1)
        return holder

    def tab_chain(self) -> list[QWidget]:
        """The fields in reading order."""
        return [
            self.kind_combo,
            self.id_edit,
            self.name_edit,
            self.birth_edit,
            self.sex_combo,
            self.phone_edit,
            self.country_edit,
            self.address_edit,
            self.others.proxy_check,
            self.others.org_check,
            *self._return_buttons.values(),
            *self.others.tab_chain(),
        ]

    def show_draft(self, draft: Draft, *, needs_paper: bool) -> None:
        """Show the people of `draft`."""
        owner = draft.owner
        self.kind_combo.setCurrentIndex(_kind_row(owner))
        passport = owner.identity_kind is IdentityKind.PASSPORT
        self.country_edit.setVisible(passport)
        self.id_edit.setEnabled(owner.identity_kind is not IdentityKind.NONE)
        self.id_edit.setAccessibleDescription(
            "" if self.id_edit.isEnabled() else self.tr("Người nộp không có giấy tờ tùy thân")
        )
        self.id_edit.set_value(owner.id_number)
        self.name_edit.set_value(owner.name)
        self.birth_edit.set_on(owner.birth_on)
        self.sex_combo.setCurrentIndex(max(0, self.sex_combo.findData(owner.sex)))
        self.phone_edit.set_value(owner.phone)
        self.address_edit.set_value(owner.address)
        self.country_edit.set_value(owner.country)
        self.source_label.setText(self._source(owner))
        self._return_buttons[draft.return_channel].setChecked(True)
        self.others.show_draft(draft, needs_paper=needs_paper)

    def show_known(self, dossiers: int) -> None:
        """Say how many dossiers this person has on this PC; 0 hides the button."""
        self.history_button.setVisible(dossiers > 0)
        self.history_button.setText(self.tr("Đã có {n} hồ sơ").format(n=dossiers))

    def _source(self, owner: Person) -> str:
        if not owner.id_number and not owner.name:
            return self.tr("Quét thẻ căn cước, hoặc nhập số định danh cá nhân")
        return {
            Provenance.CARD: self.tr("đọc từ thẻ"),
            Provenance.CARD_SCAN: self.tr("đọc từ ảnh quét thẻ"),
            Provenance.VNEID_SHOWN: self.tr("VNeID, xem trên điện thoại"),
            Provenance.TYPED: self.tr("nhập bằng tay"),
            Provenance.ON_FILE: self.tr("từ hồ sơ đã có"),
        }[owner.provenance]

    def _kind_chosen(self, row: int) -> None:
        kind, provenance = _KINDS[row]
        owner = self._session.draft.owner
        number = owner.id_number if kind is not IdentityKind.NONE else ""
        self._session.edit(
            owner=replace(owner, identity_kind=kind, provenance=provenance, id_number=number)
        )

    def _id_committed(self, text: str) -> None:
        owner = self._session.draft.owner
        number = text.replace(" ", "").upper()
        provenance = owner.provenance
        if provenance is not Provenance.VNEID_SHOWN:
            provenance = Provenance.TYPED
        self._session.edit(owner=replace(owner, id_number=number, provenance=provenance))
        if number:
            self.id_entered.emit(number)

    def _edit_owner(self, **fields: Any) -> None:
        owner = self._session.draft.owner
        self._session.edit(step=f"owner.{next(iter(fields))}", owner=replace(owner, **fields))


def _kind_row(owner: Person) -> int:
    if owner.identity_kind is IdentityKind.PERSONAL_ID:
        return 1 if owner.provenance is Provenance.VNEID_SHOWN else 0
    return next(i for i, (kind, _) in enumerate(_KINDS) if kind is owner.identity_kind)


def _today() -> date:
    today = QDate.currentDate()
    return date(today.year(), today.month(), today.day())
