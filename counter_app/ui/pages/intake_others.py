"""The people beside the owner: the organisation, and who hands in for somebody else."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QLabel, QVBoxLayout, QWidget

from counter_app.domain.draft import Draft, Organisation, Person
from counter_app.domain.procedure import Procedure, Representation
from counter_app.domain.representation import (
    ADDRESS,
    form_of_address,
    representation,
    rule_for,
)
from counter_app.ui.pages.intake_identity import IdentityFields, IdentityNames
from counter_app.ui.pages.intake_lines import Hint, SideBySide
from counter_app.ui.pages.intake_session import DraftSession
from counter_app.ui.widgets.fields import EntryEdit, LatinLineEdit, ViLineEdit
from counter_app.ui.widgets.flow import FlowLayout
from counter_app.ui.widgets.page_frame import button

if TYPE_CHECKING:
    from counter_app.ui.theme import Theme


class OthersPanel(QWidget):
    """Two folded rows; their check boxes stand among the choices above."""

    def __init__(self, session: DraftSession, theme: Theme, language: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._session = session
        self._theme = theme
        self._language = language
        self.proxy_check = QCheckBox(self.tr("Không phải chủ hồ sơ (được ủy quyền)"), parent)
        self.proxy_check.setObjectName("intake_proxyCheck")
        self.proxy_check.clicked.connect(self._proxy_clicked)
        self.org_check = QCheckBox(self.tr("Tổ chức"), parent)
        self.org_check.setObjectName("intake_orgCheck")
        self.org_check.clicked.connect(self._org_clicked)
        self._build_org()
        self._build_proxy()
        box = QVBoxLayout(self)
        theme.fit(box, spacing=6)
        box.addWidget(self.org_panel)
        box.addWidget(self.proxy_panel)

    def tab_chain(self) -> list[QWidget]:
        """The fields in reading order."""
        return [
            self.org_name_edit,
            self.org_tax_edit,
            self.org_address_edit,
            *self.proxy_identity.tab_chain(),
            self.proxy_name_edit,
            self.proxy_phone_edit,
            self.relation_edit,
            self.swap_button,
            self.paper_check,
        ]

    def show_draft(self, draft: Draft, procedure: Procedure | None) -> None:
        """Show organisation and submitter of `draft`, folded when there are none."""
        organisation = draft.organisation or Organisation()
        self.setVisible(draft.organisation is not None or draft.submitter is not None)
        self.org_check.setChecked(draft.organisation is not None)
        self.org_panel.setVisible(draft.organisation is not None)
        self.org_name_edit.set_value(organisation.name)
        self.org_tax_edit.set_value(organisation.tax_code)
        self.org_address_edit.set_value(organisation.address)
        submitter = draft.submitter or Person()
        self.proxy_check.setChecked(draft.submitter is not None)
        self.proxy_panel.setVisible(draft.submitter is not None)
        self.proxy_identity.show_person(submitter)
        self.proxy_name_edit.set_value(submitter.name)
        self.proxy_phone_edit.set_value(submitter.phone)
        self.relation_edit.set_value(draft.relation)
        self.paper_check.setChecked(draft.authorisation)
        self._show_rule(draft, procedure)

    def _build_org(self) -> None:
        self.org_panel = QWidget(self)
        self.org_panel.setObjectName("intake_orgPanel")
        panel = self.org_panel
        self.org_name_edit = ViLineEdit("intake_orgNameEdit", self.tr("Tên tổ chức"), panel)
        self.org_tax_edit = LatinLineEdit("intake_orgTaxEdit", self.tr("Mã số thuế"), panel)
        self.org_address_edit = ViLineEdit(
            "intake_orgAddressEdit", self.tr("Địa chỉ tổ chức"), panel
        )
        row = SideBySide(self._theme)
        panel.setLayout(row)
        for edit, name, share in (
            (self.org_name_edit, "name", 4),
            (self.org_tax_edit, "tax_code", 2),
            (self.org_address_edit, "address", 4),
        ):
            edit.setPlaceholderText(edit.accessibleName())
            edit.committed.connect(lambda text, field=name: self._edit_org(**{field: text}))
            row.addWidget(edit, share)

    def _build_proxy(self) -> None:
        self.proxy_panel = QWidget(self)
        self.proxy_panel.setObjectName("intake_proxyPanel")
        panel = self.proxy_panel
        names = IdentityNames(
            kind="intake_proxyIdentityCombo",
            number="intake_proxyIdEdit",
            country="intake_proxyCountryEdit",
            number_label=self.tr("Số giấy tờ của người nộp hồ sơ"),
        )
        self.proxy_identity = IdentityFields(names, panel)
        self.proxy_identity.edited.connect(lambda fields: self.edit_proxy(**fields))
        self.proxy_name_edit = self._proxy_field(
            ViLineEdit("intake_proxyNameEdit", self.tr("Họ và tên người nộp hồ sơ"), panel), "name"
        )
        self.proxy_phone_edit = self._proxy_field(
            LatinLineEdit("intake_proxyPhoneEdit", self.tr("Điện thoại người nộp hồ sơ"), panel),
            "phone",
        )
        self.relation_edit = ViLineEdit(
            "intake_relationEdit", self.tr("Quan hệ với chủ hồ sơ"), panel
        )
        self.relation_edit.committed.connect(lambda text: self._session.edit(relation=text))
        self.swap_button = button(
            "intake_swapButton", self.tr("Đổi chỗ với chủ hồ sơ"), panel, self._swap
        )
        self.paper_check = QCheckBox(self.tr("Có giấy ủy quyền kèm theo"), panel)
        self.paper_check.setObjectName("intake_authorisationCheck")
        self.paper_check.clicked.connect(
            lambda checked: self._session.edit(authorisation=bool(checked))
        )
        self.paper_hint = Hint("intake_authorisationHint", panel)
        self._lay_out_proxy(panel)

    def _lay_out_proxy(self, panel: QWidget) -> None:
        first, second = SideBySide(self._theme), SideBySide(self._theme)
        label = QLabel(self.tr("Người nộp hồ sơ"), panel)
        label.setBuddy(self.proxy_identity.number_edit)
        first.addWidget(label)
        first.addWidget(self.proxy_identity, 3)
        first.addWidget(self.proxy_name_edit, 2)
        second.addWidget(self.proxy_phone_edit, 2)
        second.addWidget(self.relation_edit, 2)
        second.addWidget(self.swap_button)
        third = FlowLayout()
        self._theme.fit(third, spacing=12)
        third.addWidget(self.paper_check)
        box = QVBoxLayout(panel)
        self._theme.fit(box, spacing=6)
        box.addLayout(first)
        box.addLayout(second)
        box.addLayout(third)
        box.addWidget(self.paper_hint)

    def _proxy_field(self, edit: EntryEdit, name: str) -> EntryEdit:
        edit.setPlaceholderText(edit.accessibleName())
        edit.committed.connect(lambda text: self.edit_proxy(**{name: text}))
        return edit

    def edit_proxy(self, **fields: Any) -> None:
        """Change fields of the person who hands in."""
        submitter = self._session.draft.submitter or Person()
        self._session.edit(submitter=replace(submitter, **fields))

    def _edit_org(self, **fields: Any) -> None:
        organisation = self._session.draft.organisation or Organisation()
        self._session.edit(organisation=replace(organisation, **fields))

    def _show_rule(self, draft: Draft, procedure: Procedure | None) -> None:
        """What the procedure's own rule says of somebody else handing in (R20)."""
        if procedure is None or draft.submitter is None:
            self.paper_hint.say("")
            self.relation_edit.setPlaceholderText(self.relation_edit.accessibleName())
            return
        rule = rule_for(procedure, draft.case)
        found = representation(procedure, draft)
        listed = next((paper for paper in procedure.papers if paper.authorisation), None)
        self.paper_check.setVisible(listed is None and found is not Representation.NOT_ALLOWED)
        relatives = ", ".join(rule.relatives_without_paper)
        label = self.relation_edit.accessibleName()
        self.relation_edit.setPlaceholderText(f"{label}: {relatives}" if relatives else label)
        if found is Representation.NOT_ALLOWED:
            self.paper_hint.say(self._refused(rule.sentence, rule.sentence_en, draft), "bad")
            return
        text = {
            Representation.FREE_PAPER: self.tr("Cần giấy ủy quyền hoặc giấy giới thiệu."),
            Representation.CERTIFIED_PAPER: self.tr(
                "Cần văn bản ủy quyền có công chứng hoặc chứng thực."
            ),
        }.get(found or Representation.NO_PAPER, self.tr("Không phải nộp văn bản ủy quyền."))
        if listed is not None and found in _WANT_PAPER:
            text = self.tr("{text} Xem giấy tờ số {n}.").format(text=text, n=listed.number)
        is_open = listed is None and found in _WANT_PAPER and not draft.authorisation
        self.paper_hint.say(text, "soon" if is_open else "off")

    def _refused(self, sentence: str, sentence_en: str, draft: Draft) -> str:
        if self._language == "en":
            return sentence_en
        return sentence.replace(ADDRESS, form_of_address(draft.owner))

    def _swap(self) -> None:
        """Who was taken for the owner hands in, and the other way round: one undoable step."""
        draft = self._session.draft
        self._session.edit(owner=draft.submitter or Person(), submitter=draft.owner)

    def _proxy_clicked(self, checked: bool) -> None:  # noqa: FBT001 - a slot of `clicked`
        self._session.edit(submitter=Person() if checked else None)
        if checked:
            self.proxy_identity.number_edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def _org_clicked(self, checked: bool) -> None:  # noqa: FBT001 - a slot of `clicked`
        self._session.edit(organisation=Organisation() if checked else None)
        if checked:
            self.org_name_edit.setFocus(Qt.FocusReason.OtherFocusReason)


_WANT_PAPER = (Representation.FREE_PAPER, Representation.CERTIFIED_PAPER)
