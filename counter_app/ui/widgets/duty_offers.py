"""What else works when somebody could not sign in: his counter rests, or another stands in."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from counter_app.ui.theme import Theme

# By the code of why nobody was let in; the names are those of `pages.duty.Matter`.
_OFFERED = {
    "sign_in_needs_network": ("stand_in", "rest"),
    "sign_in_lapsed": ("stand_in", "rest"),
    "away_today": ("back", "rest"),
    "stand_in_over": ("rest",),
}


class DutyOffers(QWidget):
    """Hidden until there is something to offer. Imports nothing heavy."""

    asked = Signal(str)  # pages.duty.Matter

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.elsewhere = QLabel("", self)
        self.elsewhere.setObjectName("login_elsewhereLabel")
        self.elsewhere.setWordWrap(True)
        self.buttons = {
            "stand_in": self._button("login_standInButton", self.tr("Ghi nhận người vào thay…")),
            "rest": self._button("login_restButton", self.tr("Báo quầy tạm nghỉ…")),
            "back": self._button("login_backButton", self.tr("Người nghỉ đã trở lại…")),
        }
        column = QVBoxLayout(self)
        theme.fit(column, spacing=8)
        column.addWidget(self.elsewhere)
        for matter, one in self.buttons.items():
            column.addWidget(one)
            one.clicked.connect(lambda _on=False, matter=matter: self.asked.emit(matter))
        self.hide()

    def offer(self, code: str, elsewhere: str) -> None:
        """What helps against a refusal; `elsewhere`: where people are sent, told beside it."""
        offered = _OFFERED.get(code, ())
        for matter, one in self.buttons.items():
            one.setVisible(matter in offered)
        self.elsewhere.setText(elsewhere)
        self.elsewhere.setVisible("rest" in offered and bool(elsewhere))
        self.setVisible(bool(offered))

    def _button(self, name: str, text: str) -> QPushButton:
        made = QPushButton(text, self)
        made.setObjectName(name)
        made.setAccessibleName(text)
        made.setAutoDefault(False)
        return made
