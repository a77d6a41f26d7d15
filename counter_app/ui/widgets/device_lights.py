"""The devices of the desk as a short list: what each is, and how it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QBoxLayout, QLabel, QVBoxLayout, QWidget

from counter_app.ui.device_asking import ask_all, kind_name, short_state
from counter_app.ui.widgets.badge import StatusBadge

if TYPE_CHECKING:
    from counter_app.services.devices import DeviceState, Listed
    from counter_app.ui.context import PageContext

_LARGE = 150  # percent


class DeviceLights(QWidget):
    """`read()` asks every device anew; those that are slow to answer keep no other waiting."""

    def __init__(self, context: PageContext, parent: QWidget) -> None:
        super().__init__(parent)
        self._context = context
        self._rows: dict[str, tuple[StatusBadge, QLabel]] = {}
        self._lines: list[QBoxLayout] = []
        self._column = QVBoxLayout(self)
        context.theme.fit(self._column, spacing=6)
        context.theme.changed.connect(self._turn)

    def read(self) -> None:
        """Ask them."""
        ask_all(self, self._context, listed=self._list, answered=self._show)

    def _list(self, found: tuple[Listed, ...]) -> None:
        while (item := self._column.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.deleteLater()
        self._lines = []
        self._rows = {one.key: self._row(one) for one in found}
        self._turn()

    def _row(self, device: Listed) -> tuple[StatusBadge, QLabel]:
        theme = self._context.theme
        holder = QWidget(self)
        column = QVBoxLayout(holder)
        theme.fit(column, spacing=0)
        row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._lines.append(row)
        name = QLabel(f"{kind_name(device)}: {device.name(self._context.language)}", holder)
        name.setWordWrap(True)
        badge = StatusBadge(theme, self._context.icons, "work", short_state("work"), holder)
        row.addWidget(name, 1)
        row.addWidget(badge)
        words = QLabel("", holder)
        words.setWordWrap(True)
        words.setProperty("look", "quiet")
        words.hide()
        column.addLayout(row)
        column.addWidget(words)
        self._column.addWidget(holder)
        return badge, words

    def _turn(self) -> None:
        """With large text the state stands below the name, or names would break into letters."""
        is_large = self._context.theme.percent >= _LARGE
        down, across = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        for line in self._lines:
            line.setDirection(down if is_large else across)
            self._context.theme.fit(line, spacing=2 if is_large else 10)

    def _show(self, state: DeviceState) -> None:
        row = self._rows.get(state.device.key)
        if row is None:
            return
        badge, words = row
        health = state.health
        badge.set(health.tone, short_state(health.tone, health.code))
        words.setText(health.happened.to(self._context.language))
        words.setVisible(health.tone != "ok")
