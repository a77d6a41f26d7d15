"""From a slip's picture to the bytes of a thermal printer.

ESC/POS (Epson): ESC @ initialise, GS v 0 raster bit image, GS V 66 feed to the cutter and cut. The
raster command is the one cheap printers know best; the picture goes in bands, because some of them
hold only a few hundred rows.
"""

from __future__ import annotations

import io

from PIL import Image

from counter_app.devices.api import SlipPicture
from counter_app.errors.printers import SlipTooWide

BAND = 240  # rows: 17 KB at 576 dots
KICK_DRAWER = b"\x1bp\x00\x19\xfa"  # ESC p: connector pin 2, 50 ms on, 500 ms off
_INITIALISE = b"\x1b@"
_RASTER = b"\x1dv0\x00"  # and bytes across, rows down: 16 bits each, low byte first
_CUT = b"\x1dVB\x00"
_FEED = b"\x1bd\x06"  # lines: past the tear bar of a printer without a cutter
_BLACK_BELOW = 128
_ALL_DOTS = bytes(255 - byte for byte in range(256))  # in a picture 1 is white, on paper 1 burns


def encode(slip: SlipPicture, *, width: int, device: str) -> bytes:
    """The job for a printer of `width` dots, a multiple of 8. A narrower slip is set in the middle.

    Raises SlipTooWide.
    """
    if slip.width > width:
        raise SlipTooWide(device=device, width=slip.width, limit=width)
    image = _bitmap(slip, width)
    across = width // 8
    dots = image.tobytes().translate(_ALL_DOTS)
    job = bytearray(_INITIALISE)
    for top in range(0, image.height, BAND):
        rows = dots[top * across : (top + BAND) * across]
        job += _RASTER + across.to_bytes(2, "little")
        job += (len(rows) // across).to_bytes(2, "little") + rows
    return bytes(job + (_CUT if slip.cut else _FEED))


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
