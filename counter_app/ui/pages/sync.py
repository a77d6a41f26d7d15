"""State of the exchange with the server, what still waits here, and the devices of the desk."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QVBoxLayout,
    QWidget,
)

from counter_app.domain.formats import moment_words
from counter_app.ui import shown
from counter_app.ui.errors import sentences
from counter_app.ui.keys import ActionSet
from counter_app.ui.models.table import Cells, TableModel, table_view
from counter_app.ui.pages.devices import DevicesPage
from counter_app.ui.widgets.badge import StatusBadge
from counter_app.ui.widgets.device_lights import DeviceLights
from counter_app.ui.widgets.page_frame import ScrollColumn, button, section, set_usable

if TYPE_CHECKING:
    from counter_app.services.syncing import SyncState, UnsentLine
    from counter_app.ui.context import PageContext
    from counter_app.ui.pulse import Pulse

_TONES = {"sent": "ok", "waiting": "work", "offline": "soon", "checking": "work", "never": "off"}


class SyncPage(QWidget):
    """Says only what the server confirmed; nothing here stops work."""

    def __init__(self, context: PageContext, pulse: Pulse) -> None:
        super().__init__()
        self.setObjectName("sync")
        self._context = context
        self._state: SyncState | None = None
        theme = context.theme
        self.keys = ActionSet("sync", self, {})
        self.badge = StatusBadge(theme, context.icons, "off", "", self)
        self.state_label = QLabel("", self)
        self.state_label.setObjectName("sync_stateLabel")
        self.state_label.setWordWrap(True)
        self.retry_button = button(
            "sync_retryButton", self.tr("Đồng bộ ngay  F5"), self, pulse.sync_now
        )
        self.model = TableModel(self, (self.tr("Nội dung"), self.tr("Mã hồ sơ"), self.tr("Lúc")))
        self.outbox = table_view(
            "sync_outboxView", self.tr("Nội dung chờ gửi"), self.model, theme, self
        )
        self.empty = QLabel(self.tr("Không có nội dung nào chờ gửi."), self)
        self.empty.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.empty.setProperty("look", "quiet")
        self.lights = DeviceLights(context, self)
        self.devices_button = button(
            "sync_devicesButton",
            self.tr("Thử, đổi thiết bị…"),
            self,
            lambda: context.shell.open_sheet(DevicesPage(context)),
        )
        self._lay_out()
        self.setTabOrder(self.retry_button, self.outbox)
        self.setTabOrder(self.outbox, self.devices_button)
        context.signals.sync_changed.connect(self._show_state)
        context.signals.dossier_changed.connect(self._read)

    @property
    def title(self) -> str:
        """Name of the page."""
        return self.tr("Đồng bộ")

    @property
    def widget(self) -> QWidget:
        """Itself."""
        return self

    def on_shown(self) -> None:
        """Read afresh."""
        self.retry_button.setFocus()
        context = self._context
        context.tasks.run(self, "db", context.desk.syncing.state, done=self._show_state)
        self.lights.read()

    def on_scan(self, _scan: object) -> bool:
        """Not for us."""
        return False

    def on_leaving(self) -> None:
        """Nothing to keep."""

    def _lay_out(self) -> None:
        theme = self._context.theme
        card, column = section(theme, self.tr("Máy chủ"), self)
        head = QHBoxLayout()
        theme.fit(head, spacing=10)
        head.addWidget(self.badge)
        head.addStretch(1)
        head.addWidget(self.retry_button)
        column.addLayout(head)
        column.addWidget(self.state_label)
        waiting, list_column = section(theme, self.tr("Chờ gửi"), self)
        list_column.addWidget(self.empty)
        list_column.addWidget(self.outbox, 1)
        devices, devices_column = section(theme, self.tr("Thiết bị của quầy"), self)
        devices_column.addWidget(self.lights)
        devices_column.addWidget(self.devices_button)
        left = QVBoxLayout()
        theme.fit(left, spacing=12)
        left.addWidget(card)
        left.addWidget(waiting, 1)
        right = QVBoxLayout()
        theme.fit(right, spacing=12)
        right.addWidget(devices)
        right.addStretch(1)
        self.outbox.setMinimumHeight(theme.px(120))
        content = QWidget(self)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(ScrollColumn(content, self))
        row = QHBoxLayout(content)
        theme.fit(row, margins=(12, 12, 12, 12), spacing=12)
        row.addLayout(left, 3)
        row.addLayout(right, 2)

    def _read(self, _stream: str = "") -> None:
        if self.isVisible():
            context = self._context
            context.tasks.run(self, "db", context.desk.syncing.unsent, done=self._show_unsent)

    def _show_state(self, state: SyncState) -> None:
        self._state = state
        tone = _TONES.get(state.light, "off")
        words = {
            "sent": self.tr("Đã gửi"),
            "waiting": self.tr("Chờ gửi"),
            "offline": self.tr("Mất kết nối"),
            "checking": self.tr("Chưa rõ, đang kiểm tra"),
            "never": self.tr("Chưa đồng bộ lần nào"),
        }
        self.badge.set(tone, words.get(state.light, words["never"]))
        self.state_label.setText(self._sentence(state))
        set_usable(
            self.retry_button,
            self.tr("Đang đồng bộ") if state.light == "checking" else "",
        )
        self._read()

    def _sentence(self, state: SyncState) -> str:
        parts = []
        if state.light == "offline" and state.offline_since is not None:
            parts.append(
                self.tr(
                    "Mất kết nối máy chủ từ {time}. Mọi hồ sơ vẫn lưu trên máy này và tự gửi khi "
                    "có mạng. Vẫn có thể tiếp tục làm việc bình thường."
                ).format(time=moment_words(state.offline_since).to(self._context.language))
            )
        elif state.problem is not None:
            parts.append(sentences(self._context.errors.told(state.problem)))
        if state.last_ok_at is not None:
            parts.append(
                self.tr("Máy chủ xác nhận lần cuối lúc {time}.").format(
                    time=moment_words(state.last_ok_at).to(self._context.language)
                )
            )
        if state.unsent:
            parts.append(self.tr("Chờ gửi %n nội dung.", "", state.unsent))
        if state.waiting_blobs:
            parts.append(self.tr("Chờ gửi %n trang quét.", "", state.waiting_blobs))
        if not parts:
            parts.append(self.tr("Chưa có kết nối nào với máy chủ."))
        return " ".join(parts)

    def _show_unsent(self, lines: tuple[UnsentLine, ...]) -> None:
        english = self._context.language == "en"
        self.model.show(
            [
                Cells(
                    texts=(
                        line.title_en if english else line.title_vi,
                        line.code,
                        shown.moment(line.at),
                    ),
                    key=line.stream,
                )
                for line in lines
            ]
        )
        self.empty.setVisible(not lines)
        self.outbox.setVisible(bool(lines))
