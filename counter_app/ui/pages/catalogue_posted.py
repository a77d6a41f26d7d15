"""What is posted of a procedure: a text for each of the thirteen fields (R02)."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from counter_app.domain.posting_text import follow_papers
from counter_app.ui.pages import catalogue_words as words
from counter_app.ui.widgets.fields import ViTextEdit

if TYPE_CHECKING:
    from counter_app.domain.procedure import PostedFields, Procedure
    from counter_app.ui.context import PageContext

_LINES = 3
_SAYS = {
    "manner": ("channels",),
    "papers": ("papers", "sets"),
    "time_limit": ("limits",),
    "fee": ("fees",),
    "result": ("result_name",),
    "field_and_agency": ("field", "agencies"),
}


class PostedEditor(QWidget):
    """An untouched text stays as it was, to the last space; that of the papers follows them."""

    def __init__(self, context: PageContext, procedure: Procedure, parent: QWidget) -> None:
        super().__init__(parent)
        self._procedure = procedure
        self._followed = procedure.posted.papers
        self.texts = {
            name: self._text(name, label) for name, label in words.posted_labels().items()
        }
        column = QVBoxLayout(self)
        context.theme.fit(column, spacing=6)
        for edit in self.texts.values():
            label = QLabel(edit.accessibleName(), self)
            label.setWordWrap(True)
            label.setBuddy(edit)
            column.addWidget(label)
            column.addWidget(edit)

    def fields(self) -> PostedFields:
        """As it is typed."""
        typed = {name: self._typed(name) for name in self.texts}
        return replace(self._procedure.posted, **typed)

    def follow(self, changed: Procedure) -> None:
        """What is posted of the papers says what the list says, until somebody words it himself."""
        edit, procedure = self.texts["papers"], self._procedure
        if edit.value() != self._followed.strip():
            return
        self._followed = follow_papers(procedure.posted.papers, procedure, changed)
        if edit.value() != self._followed.strip():
            edit.setPlainText(self._followed)

    def stale(self, changed: Procedure) -> list[tuple[QWidget, str]]:
        """The texts that say what they said before something in `changed` was changed (R02), and
        what to ask about each.
        """
        before = self._procedure
        words = self.tr(
            "Nội dung niêm yết “{label}” chưa đổi theo. Sửa lại, hoặc nhấn F9 lần nữa nếu vẫn đúng."
        )
        return [
            (self.texts[name], words.format(label=self.texts[name].accessibleName()))
            for name, parts in _SAYS.items()
            if any(getattr(before, part) != getattr(changed, part) for part in parts)
            and getattr(before.posted, name) == getattr(changed.posted, name)
        ]

    def _text(self, name: str, label: str) -> ViTextEdit:
        edit = ViTextEdit(f"catalogue_{name}Edit", label, self)
        edit.setPlainText(getattr(self._procedure.posted, name))
        edit.setFixedHeight(edit.fontMetrics().lineSpacing() * _LINES + 16)
        return edit

    def _typed(self, name: str) -> str:
        edit, before = self.texts[name], str(getattr(self._procedure.posted, name))
        edit.flush()
        return before if edit.value() == before.strip() else edit.value()
