"""Parts in a form: of the chosen line of a list, or of one thing that has no lines."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QCheckBox, QFormLayout, QWidget

from counter_app.ui.pages.catalogue_rule_parts import NotUnderstoodError, Part
from counter_app.ui.widgets.fields import EntryEdit

if TYPE_CHECKING:
    from counter_app.domain.procedure import Procedure
    from counter_app.ui.context import PageContext


def form_of(context: PageContext, parts: Sequence[Part]) -> QFormLayout:
    """A row for each part, its label before or above it; a list of its own has the whole row."""
    form = QFormLayout()
    context.theme.fit(form, spacing=6)
    form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
    for part in parts:
        if part.alone:
            form.addRow(part.field)  # its head says what the lines are
        else:
            words = "" if isinstance(part.field, QCheckBox) else part.field.accessibleName()
            form.addRow(words, part.field)
    return form


class FieldsEditor(QWidget):
    """Attributes of the procedure itself."""

    def __init__(self, context: PageContext, parent: QWidget) -> None:
        super().__init__(parent)
        self._context = context
        self._parts: tuple[Part, ...] = ()

    def take(self, procedure: Procedure, *parts: Part) -> None:
        """The fields, in their order, as `procedure` has them."""
        self._parts = parts
        self.setLayout(form_of(self._context, parts))
        for part in parts:
            part.show(getattr(procedure, part.name))

    def changed(self, procedure: Procedure) -> Procedure:
        """`procedure` with what is typed here; ask `wrong` first."""
        return replace(procedure, **{part.name: part.read() for part in self._parts})

    def wrong(self) -> tuple[QWidget, str] | None:
        """The first field that could not be understood, and why."""
        for part in self._parts:
            if isinstance(part.field, EntryEdit):
                part.field.commit()
                part.field.set_problem("")
        for part in self._parts:
            try:
                part.read()
            except NotUnderstoodError as odd:
                return part.field, str(odd)
        return None

    def field_at(self, name: str) -> QWidget | None:
        """The field of an attribute, None when it is not here."""
        return next((part.field for part in self._parts if part.name == name), None)
