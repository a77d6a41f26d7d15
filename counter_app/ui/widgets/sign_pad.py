"""A place to sign with a pen display, a touch screen or the mouse; given out as one JPEG."""

from __future__ import annotations

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QPointF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QImage,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from counter_app.ui.theme import Theme

_INK, _PAPER = QColor("#0A2A66"), QColor("#FFFFFF")
_PEN = 2.4  # pixels at 100 %
_QUALITY = 90


class SignPad(QWidget):
    """Paper is white in every scheme: what was signed looks the same in the dossier."""

    changed = Signal()

    def __init__(self, name: str, label: str, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setAccessibleName(label)
        self.setCursor(Qt.CursorShape.CrossCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._theme = theme
        self._strokes: list[list[QPointF]] = []
        theme.changed.connect(self.updateGeometry)

    @property
    def is_empty(self) -> bool:
        """Whether nobody has written here."""
        return not self._strokes

    def clear(self) -> None:
        """A fresh sheet."""
        self._strokes = []
        self.update()
        self.changed.emit()

    def picture(self) -> tuple[bytes, tuple[int, int]]:
        """What was written, as JPEG, with its width and height."""
        image = QImage(self.size(), QImage.Format.Format_RGB32)
        self._paint(QPainter(image))
        held = QByteArray()
        buffer = QBuffer(held)
        buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        image.save(buffer, "JPEG", _QUALITY)  # type: ignore[call-overload] # PySide6's stub
        return bytes(held.data()), (image.width(), image.height())

    def sizeHint(self) -> QSize:
        """Wide and low."""
        return QSize(self._theme.px(320), self._theme.px(96))

    def minimumSizeHint(self) -> QSize:
        """Never narrower than a signature."""
        return QSize(self._theme.px(200), self._theme.px(96))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A stroke begins."""
        self._strokes.append([event.position()])
        self.update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """The pen moves."""
        if self._strokes:
            self._strokes[-1].append(event.position())
            self.update()

    def mouseReleaseEvent(self, _event: QMouseEvent) -> None:
        """A stroke is whole."""
        self.changed.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A signature is not stretched: it is written again."""
        super().resizeEvent(event)
        if self._strokes and event.oldSize().isValid():
            self.clear()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The paper, the line to sign on, the ink."""
        painter = QPainter(self)
        self._paint(painter)
        painter.setPen(QPen(self._theme.color("border"), 1))
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
        line = round(self.height() * 0.78)
        painter.setPen(QPen(QColor("#9AA5B1"), 1, Qt.PenStyle.DashLine))
        painter.drawLine(12, line, self.width() - 12, line)

    def _paint(self, painter: QPainter) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), _PAPER)
        pen = QPen(_INK, self._theme.px(_PEN))
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter.setPen(pen)
        for stroke in self._strokes:
            if len(stroke) == 1:
                painter.drawPoint(stroke[0])
            else:
                painter.drawPolyline(stroke)
