"""Block 1 of the intake page: who hands in, for whom, and how the result goes back."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QDate, Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QVBoxLayout,
    QWidget,
)

from counter_app.domain.draft import Draft, Person, Provenance
from counter_app.domain.identity import check_phone
from counter_app.domain.procedure import Procedure
from counter_app.domain.refusal import Refusal
from counter_app.ui.pages.intake_area import AreaCombo
from counter_app.ui.pages.intake_identity import (
    VNEID_ROW,
    IdentityFields,
    IdentityNames,
    NewNumberQuestion,
)
from counter_app.ui.pages.intake_lines import LARGE_TEXT, Hint, SideBySide
from counter_app.ui.pages.intake_others import OthersPanel
from counter_app.ui.pages.intake_return import ReturnChoice
from counter_app.ui.pages.intake_session import DraftSession
from counter_app.ui.widgets.elided import ElidedLabel
from counter_app.ui.widgets.fields import EntryEdit, LatinLineEdit, ViLineEdit
from counter_app.ui.widgets.flow import FlowLayout
from counter_app.ui.widgets.page_frame import button
from counter_app.ui.widgets.typed_fields import DateEdit

if TYPE_CHECKING:
    from counter_app.ui.context import PageContext


class PersonPanel(QWidget):
    """Shows the people of the draft and writes every committed field back into it."""

    id_entered = Signal(str)  # a whole identity number: look the person up
    history_asked = Signal()

    def __init__(self, context: PageContext, session: DraftSession, parent: QWidget) -> None:
        super().__init__(parent)
        self._session = session
        self._theme = theme = context.theme
        self._language = context.language
        self.area_combo = AreaCombo(context.desk.areas, self)
        self._warning = self._problem = ""
        self.source_label = ElidedLabel("", self)
        self.source_label.setObjectName("intake_sourceLabel")
        self.source_label.setProperty("look", "quiet")
        self.warning_label = ElidedLabel("", self)
        self.warning_label.setObjectName("intake_personWarning")
        self.warning_label.setProperty("tone", "soon")
        self.history_button = button("intake_historyButton", "", self, self.history_asked.emit)
        self.history_button.hide()
        self._build_fields()
        self._build_choices()
        self.hint = Hint("intake_personHint", self)
        self._lay_out()
        theme.changed.connect(self._arrange)
        theme.changed.connect(self._show_said)

    def _build_fields(self) -> None:
        names = IdentityNames(
            kind="intake_identityCombo",
            number="intake_idEdit",
            country="intake_countryEdit",
            number_label=self.tr("Số giấy tờ"),
        )
        self.identity = IdentityFields(names, self)
        self.question = NewNumberQuestion(self._language, self)
        for fields in (self.identity, self.question):
            fields.edited.connect(lambda changed: self._edit_owner(**changed))
            fields.number_entered.connect(self.id_entered)
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
        self.name_edit.committed.connect(lambda text: self._edit_owner(name=text))
        self.address_edit.committed.connect(lambda text: self._edit_owner(address=text))
        self.phone_edit.committed.connect(
            lambda text: self._edit_owner(phone=check_phone(text).number)
        )
        self.birth_edit.committed.connect(self._birth_committed)

    def _build_choices(self) -> None:
        self.others = OthersPanel(self._session, self._theme, self._language, self)
        self.returned = ReturnChoice(self._session, self._theme, self)

    def _lay_out(self) -> None:
        self._labels: dict[EntryEdit, QLabel] = {
            edit: self._said(edit)
            for edit in (self.name_edit, self.birth_edit, self.phone_edit, self.address_edit)
        }
        self._birth = QWidget(self)
        birth = QHBoxLayout(self._birth)
        birth.setContentsMargins(0, 0, 0, 0)
        birth.addWidget(self.birth_edit, 2)
        birth.addWidget(self.sex_combo, 1)
        self._home = QWidget(self)
        home, today = SideBySide(self._theme), QHBoxLayout()
        self._home.setLayout(home)
        home.setContentsMargins(0, 0, 0, 0)
        self._theme.fit(today, spacing=6)
        today.addWidget(self._said(self.area_combo))
        today.addWidget(self.area_combo, 1)
        home.addWidget(self.address_edit, 3)
        home.addLayout(today, 2)
        self._grid = QGridLayout()
        self._theme.fit(self._grid, spacing=6)
        choices, checks = SideBySide(self._theme), FlowLayout()
        self._theme.fit(checks, spacing=8)
        checks.addWidget(self.others.proxy_check)
        checks.addWidget(self.others.org_check)
        choices.addLayout(checks)
        choices.addWidget(self.returned, 1)
        self._arrange()
        column = QVBoxLayout(self)
        self._theme.fit(column, spacing=6)
        column.addLayout(self._grid)
        column.addLayout(choices)
        column.addWidget(self.others)
        column.addWidget(self.hint)

    def _arrange(self) -> None:
        """Two fields a line; one when the text is large."""
        grid = self._grid
        while grid.count():
            grid.takeAt(0)
        fields: tuple[tuple[EntryEdit, QWidget], ...] = (
            (self.name_edit, self.name_edit),
            (self.birth_edit, self._birth),
            (self.phone_edit, self.phone_edit),
            (self.address_edit, self._home),
        )
        large = self._theme.percent >= LARGE_TEXT
        places = (
            ((1, 0, 1), (2, 0, 1), (3, 0, 1), (4, 0, 1))
            if large
            else ((0, 2, 1), (2, 0, 1), (2, 2, 1), (3, 0, 3))
        )
        grid.addWidget(self.identity, 0, 0, 1, 2)
        grid.addWidget(self.question, 5 if large else 1, 0, 1, 2 if large else 4)
        for (edit, widget), (row, column, span) in zip(fields, places, strict=True):
            label = self._labels[edit]
            label.setMinimumHeight(edit.sizeHint().height())  # beside the first of two lines
            grid.addWidget(label, row, column, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(widget, row, column + 1, 1, span)
        for column, stretch in enumerate((0, 2, 0, 0 if large else 2)):
            grid.setColumnStretch(column, stretch)

    def _said(self, edit: EntryEdit) -> QLabel:
        label = QLabel(edit.accessibleName(), self)
        label.setBuddy(edit)
        return label

    def tab_chain(self) -> list[QWidget]:
        """The fields in reading order."""
        return [
            *self.identity.tab_chain(),
            *self.question.tab_chain(),
            self.name_edit,
            self.birth_edit,
            self.sex_combo,
            self.phone_edit,
            self.address_edit,
            self.area_combo,
            self.others.proxy_check,
            self.others.org_check,
            *self.returned.tab_chain(),
            *self.others.tab_chain(),
        ]

    def show_draft(self, draft: Draft, procedure: Procedure | None) -> None:
        """Show the people of `draft`."""
        owner = draft.owner
        self.identity.show_person(owner)
        self.question.show_person(owner)
        self.name_edit.set_value(owner.name)
        if owner.birth_on is not None or self.birth_edit.refusal() is None:
            self.birth_edit.set_on(owner.birth_on)
        self.sex_combo.setCurrentIndex(max(0, self.sex_combo.findData(owner.sex)))
        self.phone_edit.set_value(owner.phone)
        self.address_edit.set_value(owner.address)
        self.area_combo.show_owner(owner)
        self.source_label.setText(self._source(owner))
        self.returned.show_chosen(draft.return_channel)
        self.others.show_draft(draft, procedure)

    def say(self, *, warning: str, problem: str) -> None:
        """A warning stands in the head of the block, a problem below the fields."""
        self._warning, self._problem = warning, problem
        self._show_said()

    def _show_said(self) -> None:
        warning, problem = self._warning, self._problem
        large = self._theme.percent >= LARGE_TEXT
        self.warning_label.setText("" if large else warning)
        self.warning_label.setVisible(bool(self.warning_label.text()))
        self.hint.say(problem or (warning if large else ""), "bad" if problem else "soon")

    def forget(self) -> None:
        """Another citizen: nothing half-typed stays."""
        self.birth_edit.clear()
        self.show_known(0)

    def block_title(self, draft: Draft, procedure: Procedure | None) -> str:
        """Who stands in the fields of this block."""
        if draft.organisation is not None and procedure and procedure.person_concerned:
            is_vi = self._language == "vi"
            who = procedure.person_concerned if is_vi else self.tr("Người được nêu trong hồ sơ")
            return f"1  {who.upper()}"
        if draft.submitter is not None:
            return self.tr("1  CHỦ HỒ SƠ, NGƯỜI NỘP HỒ SƠ")
        if draft.organisation is not None:
            return self.tr("1  NGƯỜI ĐẠI DIỆN CỦA TỔ CHỨC")
        return self.tr("1  NGƯỜI NỘP HỒ SƠ")

    def show_known(self, dossiers: int) -> None:
        """Say how many dossiers this person has on this PC; 0 hides the button."""
        self.history_button.setVisible(dossiers > 0)
        self.history_button.setText(self.tr("Đã có {n} hồ sơ").format(n=dossiers))
        self.history_button.setAccessibleName(self.history_button.text())

    def choose_vneid(self) -> None:
        """The person shows VNeID: the clerk types from the phone's screen."""
        self.identity.choose(VNEID_ROW)
        self.identity.number_edit.setFocus()

    def not_understood(self) -> Iterator[Refusal]:
        """Fields whose text says nothing the draft could keep."""
        refusal = self.birth_edit.refusal()
        if refusal is not None:
            yield replace(refusal, where=self.birth_edit.objectName())

    def _source(self, owner: Person) -> str:
        if not owner.id_number and not owner.name:
            return self.tr("Quét thẻ căn cước, hoặc nhập số")
        return {
            Provenance.CARD: self.tr("đọc từ thẻ"),
            Provenance.CARD_SCAN: self.tr("đọc từ ảnh quét thẻ"),
            Provenance.VNEID_SHOWN: self.tr("VNeID, xem trên điện thoại"),
            Provenance.TYPED: self.tr("nhập bằng tay"),
            Provenance.ON_FILE: self.tr("từ hồ sơ đã có"),
        }[owner.provenance]

    def _birth_committed(self, _text: str) -> None:
        if self.birth_edit.refusal() is None:
            self._edit_owner(birth_on=self.birth_edit.on())

    def _edit_owner(self, **fields: Any) -> None:
        owner = self._session.draft.owner
        self._session.edit(step=f"owner.{next(iter(fields))}", owner=replace(owner, **fields))


def _today() -> date:
    today = QDate.currentDate()
    return date(today.year(), today.month(), today.day())
