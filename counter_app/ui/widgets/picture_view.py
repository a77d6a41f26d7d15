"""A picture that can be fitted, zoomed and scrolled with keys and wheel."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPixmap, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QFrame, QGraphicsPixmapItem, QGraphicsScene, QGraphicsView, QWidget

_STEP = 1.2
_LEAST, _MOST = 0.05, 8.0
_GAP = 24  # picture points between pages
_LEGIBLE = 0.4  # of a print's size: smaller letters cannot be read


class PictureView(QGraphicsView):
    """Shows one picture, fitted to the width until the person zooms."""

    def __init__(self, name: str, label: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setAccessibleName(label)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        self.setDragMode(QGraphicsView.DragMode.ScrollHandDrag)
        self.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        self._scene = QGraphicsScene(self)
        self.setScene(self._scene)
        # Made here and not by the scene: an object made in C++ that dies unseen leaves its wrapper
        # behind, and the next one at the same address would be given that.
        self._item = QGraphicsPixmapItem()
        self._scene.addItem(self._item)
        self._item.setTransformationMode(Qt.TransformationMode.SmoothTransformation)
        self._fitted = "page"

    def show_bytes(self, data: bytes) -> bool:
        """Show an encoded picture; False when it cannot be decoded (the view is then empty)."""
        pixmap = QPixmap()
        decoded = bool(data) and pixmap.loadFromData(data)
        self.show_pixmap(pixmap if decoded else QPixmap())
        return decoded

    def show_pixmap(self, pixmap: QPixmap) -> None:
        """Show a picture, fitted again."""
        self._item.setPixmap(pixmap)
        self._scene.setSceneRect(QRectF(pixmap.rect()))
        self.fit()

    @property
    def is_empty(self) -> bool:
        """True while nothing is shown."""
        return self._item.pixmap().isNull()

    def fit(self, how: str = "") -> None:
        """Fit the whole "page" or its "width"; "print": the page as long as its letters can be
        read, else as wide as there is room, at most as large as it is. "" fits as before.
        """
        self._fitted = how or self._fitted or "page"
        size = self._item.pixmap().size()
        if size.isEmpty():
            return
        room = self.maximumViewportSize()
        across = room.width() / size.width()
        down = room.height() / size.height()
        scale = across if self._fitted == "width" else min(across, down)
        if self._fitted == "print" and scale < _LEGIBLE:
            scale = min(1.0, across)
        self.resetTransform()
        self.scale(scale, scale)

    def zoom(self, factor: float) -> None:
        """Larger or smaller around the middle."""
        now = self.transform().m11()
        wanted = min(_MOST, max(_LEAST, now * factor))
        self._fitted = ""
        self.scale(wanted / now, wanted / now)

    def actual_size(self) -> None:
        """One picture point, one screen point."""
        self._fitted = ""
        self.resetTransform()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Stay fitted."""
        super().resizeEvent(event)
        if self._fitted:
            self.fit()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Ctrl and wheel zoom."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom(_STEP if event.angleDelta().y() > 0 else 1 / _STEP)
            event.accept()
            return
        super().wheelEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """+ and - zoom, 0 fits; arrows scroll."""
        match event.text():
            case "+" | "=":
                self.zoom(_STEP)
            case "-":
                self.zoom(1 / _STEP)
            case "0":
                self.fit("page")
            case _:
                super().keyPressEvent(event)


def one_below_the_other(pictures: tuple[bytes, ...]) -> QPixmap:
    """All pages of a paper in one picture, on a grey ground."""
    pages = []
    for data in pictures:
        page = QPixmap()
        if page.loadFromData(data):
            pages.append(page)
    if not pages:
        return QPixmap()
    width = max(page.width() for page in pages)
    height = sum(page.height() for page in pages) + _GAP * (len(pages) - 1)
    whole = QPixmap(width, height)
    whole.fill(QColor("#8A939C"))
    painter = QPainter(whole)
    top = 0
    for page in pages:
        painter.drawPixmap((width - page.width()) // 2, top, page)
        top += page.height() + _GAP
    painter.end()
    return whole
