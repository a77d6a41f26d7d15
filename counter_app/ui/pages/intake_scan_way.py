"""How the papers of this dossier are scanned: a button that says it, and a menu to choose."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QPushButton, QWidget

from counter_app.domain.scan_profile import ScanProfile
from counter_app.ui import scan_words

if TYPE_CHECKING:
    from collections.abc import Callable


class ScanWayButton(QPushButton):
    """Shows the profile in force; each choice of the menu takes effect at the next F6."""

    chosen = Signal(object)  # ScanProfile, None: as the procedure says
    start_chosen = Signal(bool)  # whether scanning begins by itself when paper is sensed

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("scan_wayButton")
        self.setAutoDefault(False)
        self._profile = ScanProfile()
        self._is_short = False
        self._menu = QMenu(self)
        self._menu.setObjectName("scan_wayMenu")
        theirs = self.tr("Theo thủ tục")
        self.of_procedure = self._add(self._menu, theirs, lambda: self.chosen.emit(None))
        self.groups: dict[str, dict[Any, QAction]] = {}
        choices = scan_words.choices()
        self._menu.addSeparator()
        self._group(self._menu, "sides", choices["sides"])
        self._menu.addSeparator()
        self._group(self._menu, "colour", choices["colour"])
        self._menu.addSeparator()
        self._group(self._menu.addMenu(self.tr("Khổ giấy")), "size", choices["size"])
        self._group(self._menu.addMenu(self.tr("Độ phân giải")), "dpi", choices["dpi"])
        self._menu.addSeparator()
        words = self.tr("Tự quét khi có giấy")
        self.start_action = self._add(self._menu, words, self._start_triggered)
        self.setMenu(self._menu)

    def show_profile(self, profile: ScanProfile, *, is_own: bool) -> None:
        """`is_own`: the clerk chose it for this dossier."""
        self._profile = profile
        self.of_procedure.setChecked(not is_own)
        for field, actions in self.groups.items():
            actions[getattr(profile, field)].setChecked(True)
        self._say()

    def show_short(self, *, is_short: bool) -> None:
        """Large text: the sides alone, the rest in the menu."""
        self._is_short = is_short
        self._say()

    def show_start(self, *, is_on: bool) -> None:
        """Whether scanning begins by itself for this person."""
        self.start_action.setChecked(is_on)

    def _say(self) -> None:
        way = scan_words.way(self._profile)
        names = way.split(", ")
        self.setText(names[0] if self._is_short else " · ".join(names))
        self.setAccessibleName(self.tr("Cách quét: {way}").format(way=way))
        self.setToolTip(self.tr("Cách quét hồ sơ này: {way} (Alt+F6)").format(way=way))

    def _group(self, menu: QMenu, field: str, choices: dict[Any, str]) -> None:
        group = QActionGroup(self)
        self.groups[field] = {}
        for value, words in choices.items():
            action = self._add(menu, words, self._choice(field, value))
            self.groups[field][value] = group.addAction(action)

    def _choice(self, field: str, value: Any) -> Callable[[], None]:
        return lambda: self.chosen.emit(replace(self._profile, **{field: value}))

    def _start_triggered(self) -> None:
        self.start_chosen.emit(self.start_action.isChecked())

    def _add(self, menu: QMenu, words: str, call: Callable[[], None]) -> QAction:
        action = menu.addAction(words)
        action.setCheckable(True)
        action.triggered.connect(lambda _on=False: call())
        return action
