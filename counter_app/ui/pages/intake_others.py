"""The people beside the owner: the organisation, and who hands in for somebody else."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from counter_app.domain.draft import Draft, Organisation, Person
from counter_app.ui.pages.intake_session import DraftSession
from counter_app.ui.widgets.fields import EntryEdit, LatinLineEdit, ViLineEdit


class OthersPanel(QWidget):
    """Two folded rows; their check boxes stand among the choices above."""

    def __init__(self, session: DraftSession, parent: QWidget) -> None:
        super().__init__(parent)
        self._session = session
        self.proxy_check = QCheckBox(self.tr("Không phải chủ hồ sơ (được ủy quyền)"), parent)
        self.proxy_check.setObjectName("intake_proxyCheck")
        self.proxy_check.clicked.connect(self._proxy_clicked)
        self.org_check = QCheckBox(self.tr("Tổ chức"), parent)
        self.org_check.setObjectName("intake_orgCheck")
        self.org_check.clicked.connect(self._org_clicked)
        self._build_others()
        self.org_panel = self._row(self.org_name_edit, self.org_tax_edit, self.org_address_edit)
        self.org_panel.setObjectName("intake_orgPanel")
        self.proxy_panel = self._proxy_panel()
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self.org_panel)
        box.addWidget(self.proxy_panel)

    def tab_chain(self) -> list[QWidget]:
        """The fields in reading order."""
        return [
            self.org_name_edit,
            self.org_tax_edit,
            self.org_address_edit,
            self.proxy_id_edit,
            self.proxy_name_edit,
            self.proxy_phone_edit,
            self.relation_edit,
            self.paper_check,
        ]

    def show_draft(self, draft: Draft, *, needs_paper: bool) -> None:
        """Show organisation and submitter of `draft`, folded when there are none."""
        organisation = draft.organisation or Organisation()
        self.org_check.setChecked(draft.organisation is not None)
        self.org_panel.setVisible(draft.organisation is not None)
        self.org_name_edit.set_value(organisation.name)
        self.org_tax_edit.set_value(organisation.tax_code)
        self.org_address_edit.set_value(organisation.address)
        submitter = draft.submitter or Person()
        self.proxy_check.setChecked(draft.submitter is not None)
        self.proxy_panel.setVisible(draft.submitter is not None)
        self.proxy_id_edit.set_value(submitter.id_number)
        self.proxy_name_edit.set_value(submitter.name)
        self.proxy_phone_edit.set_value(submitter.phone)
        self.relation_edit.set_value(draft.relation)
        self.paper_check.setChecked(draft.authorisation)
        self.paper_hint.setText(
            self.tr("Thủ tục này yêu cầu văn bản ủy quyền.")
            if needs_paper
            else self.tr("Trường hợp này không phải nộp văn bản ủy quyền.")
        )

    def _build_others(self) -> None:
        self.org_name_edit = ViLineEdit("intake_orgNameEdit", self.tr("Tên tổ chức"), self)
        self.org_tax_edit = LatinLineEdit("intake_orgTaxEdit", self.tr("Mã số thuế"), self)
        self.org_address_edit = ViLineEdit(
            "intake_orgAddressEdit", self.tr("Địa chỉ tổ chức"), self
        )
        for edit, name in (
            (self.org_name_edit, "name"),
            (self.org_tax_edit, "tax_code"),
            (self.org_address_edit, "address"),
        ):
            edit.committed.connect(lambda text, field=name: self._edit_org(**{field: text}))
        self.proxy_id_edit = LatinLineEdit(
            "intake_proxyIdEdit", self.tr("Số giấy tờ của người nộp"), self
        )
        self.proxy_name_edit = ViLineEdit(
            "intake_proxyNameEdit", self.tr("Họ và tên người nộp"), self
        )
        self.proxy_phone_edit = LatinLineEdit(
            "intake_proxyPhoneEdit", self.tr("Điện thoại người nộp"), self
        )
        for edit, name in (
            (self.proxy_id_edit, "id_number"),
            (self.proxy_name_edit, "name"),
            (self.proxy_phone_edit, "phone"),
        ):
            edit.committed.connect(lambda text, field=name: self._edit_proxy(**{field: text}))
        self.relation_edit = ViLineEdit(
            "intake_relationEdit", self.tr("Quan hệ với chủ hồ sơ"), self
        )
        self.relation_edit.setPlaceholderText(self.tr("con, vợ, chồng, nhân viên …"))
        self.relation_edit.committed.connect(lambda text: self._session.edit(relation=text))
        self.paper_check = QCheckBox(self.tr("Có giấy ủy quyền kèm theo"), self)
        self.paper_check.setObjectName("intake_authorisationCheck")
        self.paper_check.clicked.connect(
            lambda checked: self._session.edit(authorisation=bool(checked))
        )
        self.paper_hint = QLabel(self)
        self.paper_hint.setObjectName("intake_authorisationHint")
        self.paper_hint.setWordWrap(True)

    def _proxy_panel(self) -> QWidget:
        panel = QWidget(self)
        panel.setObjectName("intake_proxyPanel")
        box = QVBoxLayout(panel)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(
            self._row(
                self.proxy_id_edit, self.proxy_name_edit, self.proxy_phone_edit, self.relation_edit
            )
        )
        line = QHBoxLayout()
        line.addWidget(self.paper_check)
        line.addWidget(self.paper_hint, 1)
        box.addLayout(line)
        return panel

    def _row(self, *edits: EntryEdit) -> QWidget:
        holder = QWidget(self)
        box = QHBoxLayout(holder)
        box.setContentsMargins(0, 0, 0, 0)
        for edit in edits:
            if not edit.placeholderText():
                edit.setPlaceholderText(edit.accessibleName())
            box.addWidget(edit, 2)
        return holder

    def _edit_org(self, **fields: Any) -> None:
        organisation = self._session.draft.organisation or Organisation()
        self._session.edit(organisation=replace(organisation, **fields))

    def _edit_proxy(self, **fields: Any) -> None:
        submitter = self._session.draft.submitter or Person()
        self._session.edit(submitter=replace(submitter, **fields))

    def _proxy_clicked(self, checked: bool) -> None:  # noqa: FBT001 - a slot of `clicked`
        self._session.edit(submitter=Person() if checked else None)
        if checked:
            self.proxy_id_edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def _org_clicked(self, checked: bool) -> None:  # noqa: FBT001 - a slot of `clicked`
        self._session.edit(organisation=Organisation() if checked else None)
        if checked:
            self.org_name_edit.setFocus(Qt.FocusReason.OtherFocusReason)
