"""One device: how it is and what to do, what its test found, how to set it up."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from counter_app.domain.formats import moment_words
from counter_app.ui.device_asking import kind_name, short_state
from counter_app.ui.widgets.badge import StatusBadge
from counter_app.ui.widgets.page_frame import button, section

if TYPE_CHECKING:
    from counter_app.errors import Told
    from counter_app.services.device_tests import Line
    from counter_app.services.devices import DeviceState, Listed
    from counter_app.ui.context import PageContext

_MARKS = {"ok": "✔", "soon": "⚠", "bad": "✘", "off": "–"}


class ChosenDevice(QWidget):
    """State, test and guide of the device chosen in the list."""

    test_asked = Signal()

    def __init__(self, context: PageContext, parent: QWidget) -> None:
        super().__init__(parent)
        self._context = context
        self._device: Listed | None = None
        theme = context.theme
        self.name = theme.text(QLabel("", self), "section")
        self.name.setWordWrap(True)
        self.badge = StatusBadge(theme, context.icons, "work", short_state("work"), self)
        self.words = self._label("dev_wordsLabel")
        self.test_button = button("dev_testButton", "", self, self.test_asked.emit, primary=True)
        self.result = self._label("dev_resultLabel")
        self.guide = self._label("dev_guidePane")
        self.guide.setProperty("look", "quiet")
        card, column = section(theme, "", self)
        for widget in (
            self.name,
            self.badge,
            self.words,
            self.test_button,
            self.result,
            self.guide,
        ):
            column.addWidget(widget)
        outer = QVBoxLayout(self)
        theme.fit(outer, spacing=0)
        outer.addWidget(card)

    def show_device(self, device: Listed) -> None:
        """Another one, or the same again: what a test found stays with its device."""
        is_same = self._device is not None and self._device.key == device.key
        self._device = device
        self.name.setText(f"{kind_name(device)}: {device.name(self._context.language)}")
        self.badge.set("work", short_state("work"))
        self._say(self.words, "")
        self._say(self.guide, self._guide(device))
        if not is_same:
            self._name_test(self._test_words(device))
            self._say(self.result, "")

    def show_state(self, state: DeviceState) -> None:
        """What it says of itself, and what to do."""
        health, language = state.health, self._context.language
        self.badge.set(health.tone, short_state(health.tone, health.code))
        told = [f"{health.happened.to(language).rstrip('.')}.", health.todo.to(language)]
        if state.last_at is not None:
            at = moment_words(state.last_at).to(language)
            told.append(self.tr("Dùng được lần cuối lúc {time}.").format(time=at))
        self._say(self.words, " ".join(one for one in told if one))

    def show_testing(self, device: Listed) -> None:
        """The test runs."""
        self._name_test(self.tr("Đang thử…  Esc để thôi"))
        waiting = {
            "scanner": self.tr("Đang quét một tờ từ khay nạp…"),
            "reader": self.tr("Hãy đọc một mã bất kỳ bằng đầu đọc này. Esc để thôi."),
        }
        self._say(self.result, waiting.get(device.kind, self.tr("Đang thử…")))

    def end_testing(self, device: Listed) -> None:
        """The test is over, or was stopped."""
        self._name_test(self._test_words(device))

    def show_stopped(self) -> None:
        """Nobody waits for the answer any more."""
        self._say(self.result, self.tr("Đã dừng thử."))

    def show_lines(self, lines: Sequence[Line]) -> None:
        """What it found, good and bad marked with a sign as well."""
        language = self._context.language
        told = [f"{_MARKS[line.tone]}  {line.words.to(language)}" for line in lines]
        self._say(self.result, "\n".join(told))

    def show_failure(self, told: Told) -> None:
        """The error's own words; nothing of a dossier is at stake in a test."""
        self._say(self.result, f"{_MARKS['bad']}  {told.happened} {told.todo}")

    def _name_test(self, words: str) -> None:
        self.test_button.setText(words)
        self.test_button.setAccessibleName(words)

    def _label(self, name: str) -> QLabel:
        made = QLabel("", self)
        made.setObjectName(name)
        made.setWordWrap(True)
        made.hide()
        return made

    @staticmethod
    def _say(label: QLabel, text: str) -> None:
        label.setText(text)
        label.setVisible(bool(text))

    def _test_words(self, device: Listed) -> str:
        words = {
            "scanner": self.tr("Quét thử một tờ  F9"),
            "slip": self.tr("In phiếu thử  F9"),
            "document": self.tr("In trang thử  F9"),
            "reader": self.tr("Đọc một mã bất kỳ  F9"),
            "terminal": self.tr("Đọc máy chấm công  F9"),
        }
        return words[device.kind]

    def _guide(self, device: Listed) -> str:
        words = {
            "scanner": self.tr(
                "Đặt một tờ vào khay nạp rồi quét thử; tờ này không được lưu. Máy quét mạng phải "
                "bật AirScan (eSCL) và ở cùng mạng với máy này."
            ),
            "slip": self.tr(
                "Bề rộng tính bằng điểm: cuộn 58 mm là 384, cuộn 80 mm là 512 hoặc 576. Nếu phiếu "
                "thử mất một mép, hãy chọn số nhỏ hơn."
            ),
            "document": self.tr(
                "Máy in của hệ điều hành: khổ giấy đặt trong máy in phải đúng khổ của trang thử."
            ),
            "reader": self.tr(
                "Đặt đầu đọc ở chế độ nối tiếp (USB serial, cổng COM ảo) hoặc HID-POS bằng mã cài "
                "đặt trong sách của hãng; bảng mã UTF-8, kết thúc mã bằng CR. Ctrl+P in tờ cài đặt "
                "có sẵn các mã để thử."
            ),
            "terminal": self.tr(
                "Máy chấm công chỉ được đọc, không bị khóa hay xóa. Địa chỉ IP và mã kết nối "
                "(Comm Key) xem trong phần cài đặt mạng của máy."
            ),
        }
        return words[device.kind]
