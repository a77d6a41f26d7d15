"""Raw G4 strips, media type "image/g4".

A stream is one strip of ITU-T T.6 coding and nothing else: no header, no end-of-line bits; width
and height are kept beside it. Ink is coded as the black runs of T.6, so a PDF shows it with /K -1
and the default /BlackIs1 false, a TIFF with PhotometricInterpretation 0 (white is zero).
"""

from __future__ import annotations

import io
import struct

import numpy as np
from PIL import Image

from counter_app.imaging.raster import Pixels

_WHOLE_PAGE = 1 << 30  # bytes in a strip: always all of them
_SHORT, _LONG, _RATIONAL = 3, 4, 5


def encode(black: Pixels) -> bytes:
    """Code a page whose ink is non-zero."""
    height, width = black.shape
    bits = np.packbits(black > 0, axis=1)
    # Pillow hands these bits to libtiff as they are, and libtiff codes ones as black runs.
    page = Image.frombytes("1", (width, height), bits.tobytes())
    tiff = io.BytesIO()
    page.save(tiff, "TIFF", compression="group4", strip_size=_WHOLE_PAGE)
    with Image.open(tiff) as saved:
        tags = saved.tag_v2  # type: ignore[attr-defined]
        (offset,), (length,) = tags[273], tags[279]
    return tiff.getvalue()[offset : offset + length]


def decode(strip: bytes, width: int, height: int) -> Pixels:
    """The page as gray: ink 0, paper 255. Raises OSError or ValueError for a damaged strip."""
    if not strip:
        raise ValueError("an empty strip")
    tiff = to_tiff(strip, width, height, dpi=300)
    with Image.open(io.BytesIO(tiff), formats=("TIFF",)) as page:
        return np.array(page.convert("L"), dtype=np.uint8)


def to_tiff(strip: bytes, width: int, height: int, *, dpi: int) -> bytes:
    """The strip as a file that any viewer opens; its coding is untouched."""
    padded = strip + b"\0" * (len(strip) % 2)
    resolution_at = 8 + len(padded)
    tags = [
        (256, _LONG, width),
        (257, _LONG, height),
        (258, _SHORT, 1),
        (259, _SHORT, 4),  # T.6
        (262, _SHORT, 0),  # white is zero
        (273, _LONG, 8),
        (277, _SHORT, 1),
        (278, _LONG, height),
        (279, _LONG, len(strip)),
        (282, _RATIONAL, resolution_at),
        (283, _RATIONAL, resolution_at),
        (296, _SHORT, 2),  # dots per inch
    ]
    directory = b"".join(struct.pack("<HHII", tag, kind, 1, value) for tag, kind, value in tags)
    header = b"II*\0" + struct.pack("<I", resolution_at + 8) + padded + struct.pack("<II", dpi, 1)
    return header + struct.pack("<H", len(tags)) + directory + struct.pack("<I", 0)
