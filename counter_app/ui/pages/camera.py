"""Reading a code with the camera: what it sees, live; closed by the first code that says much."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from counter_app.domain import scans
from counter_app.ui.errors import sentences
from counter_app.ui.keys import ActionSet
from counter_app.ui.widgets.camera_view import CameraView
from counter_app.ui.widgets.page_frame import Head

if TYPE_CHECKING:
    from counter_app.ui.context import PageContext

_TICK_S = 0.08  # a dozen pictures a second follow a hand well enough

# Nothing to go on with: the camera stays on for another try.
_LITTLE = (
    scans.CardRefused,
    scans.VneidScanned,
    scans.TooLongScanned,
    scans.UnknownScanned,
)


class CameraPage(QWidget):
    """The side sheet; the camera is on as long as it is open."""

    def __init__(self, context: PageContext) -> None:
        super().__init__()
        self.setObjectName("camera")
        self._context = context
        theme = context.theme
        self.keys = ActionSet("camera", self, {"back": context.shell.close_sheet})
        content = QWidget(self)
        self.words = QLabel(self.tr("Đang bật camera…"), content)
        self.words.setObjectName("camera_wordsLabel")
        self.words.setWordWrap(True)
        self.error_label = QLabel("", content)
        self.error_label.setObjectName("camera_errorLabel")
        self.error_label.setProperty("look", "error")
        self.error_label.setWordWrap(True)
        self.error_label.hide()
        self.view = CameraView(theme, content)
        inner = QVBoxLayout(content)
        theme.fit(inner, margins=(20, 16, 20, 16), spacing=12)
        inner.addWidget(self.words)
        inner.addWidget(self.error_label)
        inner.addWidget(self.view, 1)
        column = QVBoxLayout(self)
        theme.fit(column, spacing=0)
        column.addWidget(Head(theme, self.title, self))
        column.addWidget(content, 1)
        context.schedule.every(_TICK_S, self._look, self)

    @property
    def title(self) -> str:
        """Name of the sheet."""
        return self.tr("Đọc mã bằng camera")

    @property
    def widget(self) -> QWidget:
        """Itself."""
        return self

    def on_shown(self) -> None:
        """Look at what it sees."""
        self.view.setFocus()

    def on_scan(self, scan: scans.Recognised) -> bool:
        """Seen: the page below gets it, and the camera is off again."""
        if not isinstance(scan, _LITTLE):
            self._context.shell.close_sheet()
        return False

    def on_leaving(self) -> None:
        """It goes off with the sheet."""

    def showEvent(self, event: QShowEvent) -> None:
        """Switch the camera on: opened, or back from behind a lock."""
        super().showEvent(event)
        if not event.spontaneous():
            sight = self._context.desk.sight
            self._context.tasks.run(self, "camera", sight.begin, failed=self._failed)

    def hideEvent(self, event: QHideEvent) -> None:
        """Switch it off, in the lane in which it may just be switched on."""
        super().hideEvent(event)
        if not event.spontaneous():
            self._context.tasks.run(self, "camera", self._context.desk.sight.end)

    def _look(self) -> None:
        sight = self._context.desk.sight
        trouble, picture = sight.trouble(), sight.picture()
        if trouble is not None:
            self._tell(sentences(trouble.tell(self._context.language)))
        elif picture is not None:
            self._tell("")
            self.view.show_picture(picture.width, picture.height, picture.bgr)

    def _failed(self, error: Exception) -> None:
        self._tell(sentences(self._context.errors.told(error)))

    def _tell(self, trouble: str) -> None:
        """Say what is wrong, or, with nothing wrong, what to do."""
        if trouble:
            self.view.show_nothing()
        elif self.view.is_empty:
            self._say(
                self.words,
                self.tr(
                    "Đưa mã QR vào khung, cách camera khoảng 10–15 cm, giữ yên. Đọc xong camera "
                    "tự tắt; hình không được lưu."
                ),
            )
        self.words.setVisible(not trouble)
        self.error_label.setVisible(bool(trouble))
        self._say(self.error_label, trouble)

    @staticmethod
    def _say(label: QLabel, text: str) -> None:
        if text != label.text():
            label.setText(text)
            label.setAccessibleName(text)
