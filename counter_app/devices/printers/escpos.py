"""From a slip's picture to the bytes of a thermal printer.

ESC/POS (Epson): ESC @ initialise, GS v 0 raster bit image, GS V 66 feed to the cutter and cut. The
raster command is the one cheap printers know best; the picture goes in bands, because some of them
hold only a few hundred rows.
"""

from __future__ import annotations

import io
from typing import Any

from PIL import Image

from counter_app.devices.api import SlipPicture
from counter_app.errors import Words
from counter_app.errors.printers import SlipTooWide

BAND = 240  # rows: 17 KB at 576 dots
# ESC p: by the pin of the connector that the drawer hangs on, 50 ms on, 500 ms off
KICKS = {2: b"\x1bp\x00\x19\xfa", 5: b"\x1bp\x01\x19\xfa"}
_FEED_LINES = 6  # past the tear bar of a printer without a cutter
_BLACK_BELOW = 128


def encode(slip: SlipPicture, *, width: int, device: str | Words) -> bytes:
    """The job for a printer of `width` dots. A narrower slip is set in the middle.

    Raises SlipTooWide. The escpos library loads here, not at import: 300 ms.
    """
    if slip.width > width:
        raise SlipTooWide(device=device, width=slip.width, limit=width)
    printer = _printer(width)
    printer.hw("INIT")
    picture = _bitmap(slip, width)
    for top in range(0, picture.height, BAND):  # the library would convert all of it twice
        band = picture.crop((0, top, width, min(top + BAND, picture.height)))
        printer.image(band, impl="bitImageRaster", fragment_height=BAND)
    if slip.cut:
        printer.cut(feed=False)
    else:
        printer.print_and_feed(_FEED_LINES)
    return bytes(printer.sent)


def _bitmap(slip: SlipPicture, width: int) -> Image.Image:
    """Black and white without dithering, exactly `width` dots wide."""
    with Image.open(io.BytesIO(slip.png)) as opened:
        if opened.mode == "1" and opened.width == width:
            return opened.copy()
        grey = opened.convert("L")
    paper = Image.new("L", (width, grey.height), 255)
    paper.paste(grey, ((width - grey.width) // 2, 0))
    ink = paper.point(lambda value: 0 if value < _BLACK_BELOW else 255)
    return ink.convert("1", dither=Image.Dither.NONE)


def _printer(width: int) -> Any:
    # Only the base class: the package `escpos.printer` imports every transport, and one of them
    # fails when a folder called `cups` stands in the working directory.
    from escpos.escpos import Escpos

    class Recorder(Escpos):  # type: ignore[misc]
        """Keeps what would be sent."""

        def __init__(self) -> None:
            super().__init__()
            # With an unknown width the library prints a remark to standard output every time.
            media = {"width": {"pixels": width}}
            self.profile.profile_data = {**self.profile.profile_data, "media": media}
            self.sent = bytearray()

        def open(self, raise_not_found: bool = True) -> None:  # noqa: FBT001, FBT002 - its shape
            """Nothing to open."""

        def _raw(self, msg: bytes) -> None:
            self.sent += msg

        def close(self) -> None:
            """Nothing to close."""

    return Recorder()
