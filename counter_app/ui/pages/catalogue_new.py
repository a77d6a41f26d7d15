"""What a procedure that is not in the catalogue yet needs besides all that can be changed later."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFormLayout, QLabel, QWidget

from counter_app.domain.procedure import Representation, RepresentationRule
from counter_app.ui.pages.calendar_lines import narrow_combo
from counter_app.ui.widgets.fields import DigitsEdit, LatinLineEdit, ViLineEdit

if TYPE_CHECKING:
    from counter_app.domain.procedure import Procedure
    from counter_app.ui.context import PageContext

_DIGITS = 6


class NewProcedureFields(QWidget):
    """Code, number, field of affairs, and who may hand in for the owner (R20)."""

    def __init__(self, context: PageContext, procedure: Procedure, parent: QWidget) -> None:
        super().__init__(parent)
        self.code = LatinLineEdit("catalogue_codeEdit", self.tr("Mã thủ tục"), self)
        self.code.setPlaceholderText(self.tr("Mã trên Cổng Dịch vụ công, ví dụ 1.013236"))
        self.alias = DigitsEdit("catalogue_aliasEdit", self.tr("Số gọi"), _DIGITS, self)
        self.alias.set_value(str(procedure.alias))
        self.field = ViLineEdit("catalogue_fieldEdit", self.tr("Lĩnh vực"), self)
        proxies = (
            (self.tr("Nộp giấy ủy quyền"), Representation.FREE_PAPER),
            (
                self.tr("Nộp văn bản ủy quyền có công chứng, chứng thực"),
                Representation.CERTIFIED_PAPER,
            ),
            (self.tr("Không phải nộp giấy ủy quyền"), Representation.NO_PAPER),
        )
        self.proxy = narrow_combo(
            "catalogue_proxyCombo", self.tr("Người khác nộp thay"), proxies, self
        )
        form = QFormLayout(self)
        context.theme.fit(form, spacing=6)
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        for edit in (self.code, self.alias, self.field, self.proxy):
            label = QLabel(edit.accessibleName(), self)
            label.setBuddy(edit)
            form.addRow(label, edit)

    def changed(self, procedure: Procedure) -> Procedure:
        """`procedure` with what is typed here."""
        for edit in (self.code, self.alias, self.field):
            edit.commit()
            edit.set_problem("")
        rule = RepresentationRule(rule=Representation(self.proxy.currentData()))
        return replace(
            procedure,
            code=self.code.value(),
            alias=int(self.alias.value() or 0),
            field=self.field.value(),
            representation=(rule,),
        )

    def field_at(self, name: str) -> QWidget | None:
        """The field of an attribute."""
        fields: dict[str, QWidget] = {
            "code": self.code,
            "alias": self.alias,
            "field": self.field,
            "representation": self.proxy,
        }
        return fields.get(name)
