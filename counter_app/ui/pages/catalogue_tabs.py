"""A long form in tabs: cards below each other in each, any of them brought up with a field."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStackedWidget, QTabBar, QVBoxLayout, QWidget

from counter_app.ui.widgets.page_frame import ScrollColumn, section

if TYPE_CHECKING:
    from counter_app.ui.theme import Theme

Cards = Sequence[tuple[str, QWidget]]  # title and content


class FormTabs(QWidget):
    """What is typed in a tab stays while another is in front."""

    def __init__(
        self,
        theme: Theme,
        parent: QWidget,
        *,
        name: str,
        title: str,
        tabs: Sequence[tuple[str, Cards]],
    ) -> None:
        super().__init__(parent)
        self.bar = QTabBar(self)
        self.bar.setObjectName(name)
        self.bar.setAccessibleName(title)
        self.bar.setDrawBase(False)
        self.bar.setExpanding(False)
        self.stack = QStackedWidget(self)
        self._columns: list[ScrollColumn] = []
        for at, (words, cards) in enumerate(tabs, 1):
            self.bar.setTabToolTip(self.bar.addTab(words), f"Alt+{at}")
            self._columns.append(self._column(theme, cards))
            self.stack.addWidget(self._columns[-1])
        self.bar.currentChanged.connect(self.stack.setCurrentIndex)
        column = QVBoxLayout(self)
        theme.fit(column, spacing=0)
        column.addWidget(self.bar)
        column.addWidget(self.stack, 1)

    def go(self, at: int) -> None:
        """To the first field of a tab."""
        self.bar.setCurrentIndex(at)
        fields = self._columns[at].findChildren(QWidget)
        first = next((one for one in fields if _takes_tab(one)), None)
        if first is not None:
            self.show_field(first)
            first.setFocus(Qt.FocusReason.TabFocusReason)

    def show_field(self, field: QWidget) -> None:
        """Its tab in front, and in it the field in sight."""
        for at, column in enumerate(self._columns):
            if column.isAncestorOf(field):
                self.bar.setCurrentIndex(at)
                column.ensureWidgetVisible(field)

    def _column(self, theme: Theme, cards: Cards) -> ScrollColumn:
        content = QWidget(self)
        inner = QVBoxLayout(content)
        theme.fit(inner, margins=(16, 12, 16, 14), spacing=10)
        for title, widget in cards:
            card, column = section(theme, title, content)
            column.addWidget(widget)
            inner.addWidget(card)
        inner.addStretch(1)
        return ScrollColumn(content, self)


def _takes_tab(widget: QWidget) -> bool:
    tab = widget.focusPolicy() & Qt.FocusPolicy.TabFocus
    return bool(tab) and widget.isVisible() and widget.isEnabled()
