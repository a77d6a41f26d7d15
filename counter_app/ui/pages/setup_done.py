"""Last step: what was done and what is left, on screen and on paper."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QT_TRANSLATE_NOOP, Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from counter_app.errors import Words
from counter_app.services.setup_sheet import SetUp
from counter_app.ui import files
from counter_app.ui.device_asking import LANES
from counter_app.ui.pages.setup_parts import (
    MARKS,
    SetupParts,
    Step,
    both,
    card_of,
    result_label,
    say,
)
from counter_app.ui.widgets.flow import FlowLayout
from counter_app.ui.widgets.page_frame import button

if TYPE_CHECKING:
    from collections.abc import Callable

    from counter_app.services.device_tests import Line


class DoneStep(QWidget):
    """A line for each step; what was passed over can be made up for on the page of devices."""

    told = Signal()
    tone = "off"
    words = Words("", "")
    found: tuple[Line, ...] = ()

    def __init__(
        self,
        parts: SetupParts,
        before: Sequence[Step],
        close: Callable[[], object],
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("wiz_donePage")
        self.title = both(QT_TRANSLATE_NOOP("SetupPage", "Xong"))
        self._parts = parts
        self._before = before
        self._close = close
        about = self.tr(
            "Bước nào chưa làm thì làm sau được: trang «Thiết bị» trong trình đơn của người dùng, "
            "hoặc mở lại các bước này từ đó."
        )
        column = card_of(parts.theme, self, self.title.to(parts.language), about)
        self.lines = QVBoxLayout()
        parts.theme.fit(self.lines, spacing=4)
        self.close_button = button(
            "wiz_closeButton", self.tr("Kết thúc thiết lập  F9"), self, close, primary=True
        )
        self.print_button = button(
            "wiz_printButton", self.tr("In biên bản  Ctrl+P"), self, self.print_sheet
        )
        self.save_button = button(
            "wiz_saveButton", self.tr("Lưu biên bản PDF  Ctrl+E"), self, self.ask_where
        )
        self.result = result_label("wiz_doneResultLabel", self)
        buttons = FlowLayout()
        parts.theme.fit(buttons, spacing=8)
        for one in (self.close_button, self.print_button, self.save_button):
            buttons.addWidget(one)
        column.addLayout(buttons)
        column.addWidget(self.result)
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
        language = self._parts.language
        for step in self._before:
            told = f"{step.title.to(language)}: {step.words.to(language)}"
            line = QLabel(f"{MARKS[step.tone]}  {told}", self)
            line.setWordWrap(True)
            self.lines.addWidget(line)
        self.close_button.setFocus()

    def do(self) -> None:
        """Close the assistant."""
        self._close()

    def print_sheet(self) -> None:
        """What was set up, on the printer of forms."""
        parts = self._parts
        said = self.tr("Đã gửi biên bản tới máy in giấy A4, A5.")
        self._run(LANES["document"], said, parts.desk.setup_sheet.print)

    def ask_where(self) -> None:
        """Where to put the same as PDF."""
        files.ask_where(
            self, self.tr("Lưu biên bản thiết lập máy"), "thiet-lap-may.pdf", files.PDF, self.save
        )

    def save(self, path: str) -> None:
        """Write it there."""
        said = self.tr("Đã lưu {name}.").format(name=Path(path).name)
        self._run("cpu", said, self._parts.desk.setup_sheet.save, Path(path))

    def _run(self, lane: str, said: str, work: Callable[..., object], *args: object) -> None:
        parts = self._parts
        parts.tasks.run(
            self,
            lane,
            work,
            [_set_up(step) for step in self._before],
            parts.who,
            *args,
            done=lambda _nothing: self._tell(f"{MARKS['ok']}  {said}"),
            failed=lambda error: self._tell(parts.told(error)),
        )

    def _tell(self, text: str) -> None:
        say(self.result, text)
        self.told.emit()

    def look(self) -> None:
        """There is nothing to be found here."""

    def stop(self) -> bool:
        """Nothing runs."""
        return False


def _set_up(step: Step) -> SetUp:
    """A step as it goes on paper, with all that its test found."""
    return SetUp(name=step.title.vi, tone=step.tone, words=step.words.vi, found=step.found)
