"""Last step: what was done and what is left."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from counter_app.ui.pages.setup_parts import MARKS, SetupParts, Step, card_of
from counter_app.ui.widgets.page_frame import button

if TYPE_CHECKING:
    from collections.abc import Callable


class DoneStep(QWidget):
    """A line for each step; what was passed over can be made up for on the page of devices."""

    tone = "off"
    words = ""

    def __init__(
        self,
        parts: SetupParts,
        before: Sequence[Step],
        close: Callable[[], object],
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("wiz_donePage")
        self.title = self.tr("Xong")
        self._before = before
        self._close = close
        about = self.tr(
            "Bước nào chưa làm thì làm sau được: trang «Thiết bị» trong trình đơn của người dùng, "
            "hoặc mở lại các bước này từ đó."
        )
        column = card_of(parts.theme, self, self.title, about)
        self.lines = QVBoxLayout()
        parts.theme.fit(self.lines, spacing=4)
        self.close_button = button(
            "wiz_closeButton", self.tr("Kết thúc thiết lập  F9"), self, close, primary=True
        )
        column.addWidget(self.close_button, 0, Qt.AlignmentFlag.AlignLeft)
        column.addLayout(self.lines)

    @property
    def widget(self) -> QWidget:
        """Itself."""
        return self

    def on_shown(self) -> None:
        """As it stands now."""
        while (item := self.lines.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.deleteLater()
        for step in self._before:
            line = QLabel(f"{MARKS[step.tone]}  {step.title}: {step.words}", self)
            line.setWordWrap(True)
            self.lines.addWidget(line)
        self.close_button.setFocus()

    def do(self) -> None:
        """Close the assistant."""
        self._close()

    def look(self) -> None:
        """There is nothing to be found here."""

    def stop(self) -> bool:
        """Nothing runs."""
        return False
