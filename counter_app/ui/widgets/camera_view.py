"""What a camera sees, as large as there is room, with a frame to hold a code into."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QImage, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from counter_app.ui.theme import Theme

_FRAME_SHARE = 0.55  # of the lower side: a card held as far away fills the picture well


class CameraView(QWidget):
    """Empty until the first picture; not mirrored, so that what is written can be read."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("camera_view")
        self.setAccessibleName(self.tr("Hình từ camera"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)  # keys go here, not to the page below
        self._theme = theme
        self._image: QImage | None = None

    def show_picture(self, width: int, height: int, bgr: bytes) -> None:
        """Rows of blue, green and red bytes without gaps."""
        # The copy belongs to the picture: the bytes may go.
        self._image = QImage(bgr, width, height, 3 * width, QImage.Format.Format_BGR888).copy()
        self.update()

    def show_nothing(self) -> None:
        """The camera sees nothing."""
        self._image = None
        self.update()

    @property
    def is_empty(self) -> bool:
        """Whether there is no picture."""
        return self._image is None

    def sizeHint(self) -> QSize:
        """As small cameras deliver it."""
        return QSize(480, 270)

    def minimumSizeHint(self) -> QSize:
        """Large enough to aim."""
        return QSize(240, 135)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The picture in the middle, the frame in the middle of the picture."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._theme.color("surface2"))
        if self._image is None:
            return
        size = self._image.size().scaled(self.size(), Qt.AspectRatioMode.KeepAspectRatio)
        place = QRectF(0, 0, size.width(), size.height())
        place.moveCenter(QRectF(self.rect()).center())
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(place, self._image)
        side = _FRAME_SHARE * min(place.width(), place.height())
        corner = QPointF(place.center().x() - side / 2, place.center().y() - side / 2)
        frame = QRectF(corner.x(), corner.y(), side, side)
        for width, colour in ((5, Qt.GlobalColor.black), (2, Qt.GlobalColor.white)):
            painter.setPen(QPen(colour, width))  # seen on light and on dark
            painter.drawRect(frame)
