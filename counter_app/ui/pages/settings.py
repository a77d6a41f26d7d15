"""Language, colours and text size of the person on this PC."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QLabel,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from counter_app.ui.keys import ActionSet
from counter_app.ui.theme import SIZES
from counter_app.ui.widgets.flow import FlowLayout
from counter_app.ui.widgets.page_frame import Head, ScrollColumn, section

if TYPE_CHECKING:
    from counter_app.services.preferences import Prefs
    from counter_app.ui.context import PageContext


class SettingsPage(QWidget):
    """Every choice takes effect at once; nothing to confirm."""

    chosen = Signal(object)  # Prefs

    def __init__(self, context: PageContext, prefs: Prefs) -> None:
        super().__init__()
        self.setObjectName("settings")
        self._context = context
        self._prefs = prefs
        theme = context.theme
        self.keys = ActionSet("settings", self, {"back": context.shell.close_sheet})
        content = QWidget(self)
        inner = QVBoxLayout(content)
        theme.fit(inner, margins=(16, 16, 16, 16), spacing=12)
        self._first: QRadioButton | None = None
        self._group(
            inner,
            self.tr("Ngôn ngữ"),
            "language",
            [("vi", "Tiếng Việt"), ("en", "English")],
            context.language,
        )
        self._group(
            inner,
            self.tr("Màu sắc"),
            "theme",
            [
                ("system", self.tr("Theo hệ thống")),
                ("light", self.tr("Sáng")),
                ("dark", self.tr("Tối")),
                ("contrast", self.tr("Tương phản cao")),
            ],
            prefs.theme,
        )
        sizes = [(str(size), f"{size} %") for size in SIZES]
        self._group(inner, self.tr("Cỡ chữ"), "text_percent", sizes, str(theme.percent))
        note = QLabel(
            self.tr(
                "Lựa chọn được nhớ cho người dùng này trên máy này. Ctrl+=, Ctrl+- đổi cỡ chữ."
            ),
            self,
        )
        note.setProperty("look", "quiet")
        note.setWordWrap(True)
        inner.addWidget(note)
        inner.addStretch(1)
        column = QVBoxLayout(self)
        theme.fit(column, spacing=0)
        column.addWidget(Head(theme, self.title, self))
        column.addWidget(ScrollColumn(content, self), 1)

    @property
    def title(self) -> str:
        """Name of the sheet."""
        return self.tr("Ngôn ngữ và hiển thị")

    @property
    def widget(self) -> QWidget:
        """Itself."""
        return self

    def on_shown(self) -> None:
        """Focus on the first choice."""
        if self._first is not None:
            self._first.setFocus()

    def on_scan(self, _scan: object) -> bool:
        """Not for us."""
        return False

    def on_leaving(self) -> None:
        """Nothing to keep: every choice took effect at once."""

    def _group(
        self,
        into: QVBoxLayout,
        title: str,
        field: str,
        choices: list[tuple[str, str]],
        now: str,
    ) -> None:
        theme = self._context.theme
        card, column = section(theme, title, self)
        row = FlowLayout()
        theme.fit(row, spacing=14)
        group = QButtonGroup(card)
        for value, label in choices:
            choice = QRadioButton(label, card)
            choice.setObjectName(f"settings_{field}_{value}")
            choice.setAccessibleName(f"{title}: {label}")
            choice.setChecked(value == now)
            choice.toggled.connect(
                lambda on, field=field, value=value: self._choose(field, value) if on else None
            )
            group.addButton(choice)
            row.addWidget(choice)
            if self._first is None or (field == "language" and choice.isChecked()):
                self._first = choice
        column.addLayout(row)
        into.addWidget(card)

    def _choose(self, field: str, value: str) -> None:
        fields: dict[str, Any] = {field: int(value) if field == "text_percent" else value}
        self._prefs = replace(self._prefs, **fields)
        self.chosen.emit(self._prefs)
