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

_SHORT, _LONG, _RATIONAL = 3, 4, 5


def encode(black: Pixels) -> bytes:
    """Code a page whose ink is non-zero."""
    height, width = black.shape
    bits = np.packbits(black, axis=1)
    # Saved by Pillow as a picture of one bit, the page would be spread over bytes and packed again,
    # which takes longer than its coding. So libtiff gets the packed bytes; ones become black runs.
    rows = Image.fromarray(bits)
    tags = [
        (256, width),
        (257, height),
        (258, 1),
        (259, 4),  # T.6
        (262, 0),  # white is zero
        (277, 1),
        (278, height),
        (284, 1),
    ]
    return _strip(rows.tobytes("libtiff", "L", 0, "", tags, {}))


def _strip(tiff: bytes) -> bytes:
    """The one strip of a file that libtiff has just written, in the order of this machine."""
    (directory,) = struct.unpack_from("=I", tiff, 4)
    (count,) = struct.unpack_from("=H", tiff, directory)
    listed = tiff[directory + 2 : directory + 2 + 12 * count]
    values = {tag: value for tag, _, _, value in struct.iter_unpack("=HHII", listed)}
    return tiff[values[273] : values[273] + values[279]]


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
