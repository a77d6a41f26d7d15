"""Uncompressed pictures as Windows hands them out, made small enough to be kept.

An A4 page in colour at 300 dpi is a bitmap of 26 MB; as a JPEG of the quality that scanners send
themselves it is one or two. Pages of two levels become PNG, which loses nothing.
"""

from __future__ import annotations

import io
import struct

from counter_app.devices.scanners import files

_QUALITY = 90
_FILE_HEAD = 14
_BITFIELDS = 3


def bitmap_file(dib: bytes) -> bytes:
    """A device-independent bitmap (BITMAPINFOHEADER, palette, pixels) as a BMP file.

    Raises ValueError for what is none.
    """
    try:
        size, _, _, _, bits, compression, _, _, _, used = struct.unpack_from("<IiiHHIIiiI", dib)
    except struct.error as short:
        raise ValueError("no bitmap") from short
    if size < 40 or bits not in {1, 4, 8, 16, 24, 32}:
        raise ValueError("no bitmap")
    palette = used or (1 << bits if bits <= 8 else 0)
    masks = 12 if compression == _BITFIELDS and size == 40 else 0
    start = _FILE_HEAD + size + masks + 4 * palette
    return struct.pack("<2sIHHI", b"BM", _FILE_HEAD + len(dib), 0, 0, start) + dib


def smaller(data: bytes) -> tuple[bytes, str, int]:
    """A picture, its media type and the resolution it states (0: none); bitmaps are compressed.

    Anything but a bitmap comes back as it is. Raises OSError for a bitmap nobody can read.
    """
    kind = files.media_type(data[: files.HEAD])
    if kind != "image/bmp":
        return data, kind, 0
    from PIL import Image

    held = io.BytesIO()
    with Image.open(io.BytesIO(data), formats=("BMP",)) as picture:
        dpi = round(float(picture.info.get("dpi", (0, 0))[0]))
        stated = {"dpi": (dpi, dpi)} if dpi else {}
        if picture.mode == "1":
            picture.save(held, "PNG", compress_level=1, **stated)
            return held.getvalue(), files.PNG, dpi
        plain = picture if picture.mode in {"L", "RGB"} else picture.convert("RGB")
        plain.save(held, "JPEG", quality=_QUALITY, subsampling=0, **stated)
    return held.getvalue(), files.JPEG, dpi
