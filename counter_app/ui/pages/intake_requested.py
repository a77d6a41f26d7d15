"""Why a paper that a mẫu 02 asked for does not come (R13)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from counter_app.ui.widgets.fields import ViLineEdit

if TYPE_CHECKING:
    from counter_app.domain.draft import DraftPaper
    from counter_app.domain.papers import Line
    from counter_app.ui.context import PageContext

_CHARACTERS = 32  # of a reason stand in sight


class WhyNotBrought(QWidget):
    """Stands only where the dossier is complete without the paper."""

    answered = Signal(str)

    def __init__(self, context: PageContext, parent: QWidget) -> None:
        super().__init__(parent)
        label = QLabel(self.tr("Không bổ sung, lý do"), self)
        self.edit = ViLineEdit("intake_notBroughtEdit", label.text(), self)
        self.edit.setMinimumWidth(self.edit.fontMetrics().averageCharWidth() * _CHARACTERS)
        self.edit.committed.connect(self.answered.emit)
        label.setBuddy(self.edit)
        line = QHBoxLayout(self)
        context.theme.fit(line, spacing=6)
        line.addWidget(label)
        line.addWidget(self.edit, 1)
        self.hide()

    def show_line(self, line: Line, paper: DraftPaper | None) -> None:
        """What the clerk has said of this paper."""
        self.edit.set_value(paper.not_brought if paper else "")
        self.setVisible(line.may_stay_away)
