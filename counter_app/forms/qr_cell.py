"""A QR code inside a table or a text."""

from __future__ import annotations

from reportlab.platypus import Flowable

from counter_app.forms import qr


class QrCell(Flowable):
    """The symbol of `text` with its quiet zone, `side` points wide, centred in its room."""

    def __init__(self, text: str, side: float) -> None:
        super().__init__()
        self.text = text
        self.side = side

    def wrap(self, aW: float, aH: float) -> tuple[float, float]:  # noqa: ARG002, N803
        """As wide as the room, as high as the symbol."""
        self.width, self.height = aW, self.side
        return aW, self.side

    def draw(self) -> None:
        """Dark modules only; the paper is the quiet zone."""
        edge = self.side * qr.QUIET / (len(qr.modules(self.text)) + 2 * qr.QUIET)
        x = (self.width - self.side) / 2 + edge
        qr.draw(self.canv, self.text, x, edge, self.side - 2 * edge)
