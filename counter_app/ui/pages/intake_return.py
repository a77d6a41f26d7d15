"""Where the result goes: to the return desk, unless the applicant chooses another way (R19)."""

from __future__ import annotations

from PySide6.QtWidgets import QButtonGroup, QLabel, QRadioButton, QWidget

from counter_app.domain.procedure import ReturnChannel
from counter_app.ui.pages.intake_session import DraftSession
from counter_app.ui.theme import Theme
from counter_app.ui.widgets.flow import FlowLayout


class ReturnChoice(QWidget):
    """Three ways in sight of the applicant; one click or Alt+5 changes the way, none is forced."""

    def __init__(self, session: DraftSession, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._session = session
        self.group = QButtonGroup(self)
        self.group.setObjectName("intake_returnGroup")
        self._ways: dict[ReturnChannel, QRadioButton] = {}
        row = FlowLayout(self)
        theme.fit(row, spacing=8)
        row.addWidget(QLabel(self.tr("Nhận kết quả:"), self))
        for channel, text in (
            (ReturnChannel.DESK, self.tr("Bộ phận trả kết quả")),
            (ReturnChannel.POST, self.tr("Bưu chính công ích")),
            (ReturnChannel.ELECTRONIC, self.tr("Bản điện tử")),
        ):
            choice = QRadioButton(text, self)
            choice.setObjectName(f"intake_return_{channel.value}")
            choice.setAccessibleName(self.tr("Nhận kết quả: {way}").format(way=text))
            choice.clicked.connect(
                lambda _checked, value=channel: self._session.edit(return_channel=value)
            )
            self.group.addButton(choice)
            self._ways[channel] = choice
            row.addWidget(choice)

    def tab_chain(self) -> list[QWidget]:
        """The ways in reading order."""
        return [*self._ways.values()]

    def current(self) -> QRadioButton:
        """The chosen way."""
        return self._ways[self._session.draft.return_channel]

    def choose_next(self) -> None:
        """Alt+5: the next way with every press."""
        if not self._session.is_open:
            return
        ways = list(self._ways)
        following = (ways.index(self._session.draft.return_channel) + 1) % len(ways)
        self._ways[ways[following]].click()

    def show_chosen(self, chosen: ReturnChannel) -> None:
        """Mark a way."""
        self._ways[chosen].setChecked(True)
