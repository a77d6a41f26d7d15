"""Where the result goes: asked of the applicant, never assumed (R19)."""

from __future__ import annotations

from PySide6.QtWidgets import QButtonGroup, QLabel, QRadioButton, QWidget

from counter_app.domain.procedure import ReturnChannel
from counter_app.ui.pages.intake_session import DraftSession
from counter_app.ui.theme import Theme
from counter_app.ui.widgets.flow import FlowLayout


class ReturnChoice(QWidget):
    """Three ways on a line of their own; none is marked before somebody chose one."""

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
        """The chosen way, the first while none is."""
        return self._ways[self._session.draft.return_channel or ReturnChannel.DESK]

    def choose_next(self) -> None:
        """Alt+5: the first way, then the next with every press."""
        if not self._session.is_open:
            return
        ways = list(self._ways)
        chosen = self._session.draft.return_channel
        following = ways[0] if chosen is None else ways[(ways.index(chosen) + 1) % len(ways)]
        self._ways[following].click()

    def show_chosen(self, chosen: ReturnChannel | None) -> None:
        """Mark a way, or none."""
        if chosen is not None:
            self._ways[chosen].setChecked(True)
            return
        self.group.setExclusive(False)  # an exclusive group keeps the last one chosen
        for choice in self._ways.values():
            choice.setChecked(False)
        self.group.setExclusive(True)
