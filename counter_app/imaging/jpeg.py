"""JPEG streams: encode, and read how many channels one has."""

from __future__ import annotations

import cv2

from counter_app.imaging.raster import Pixels

_START_OF_FRAME = {*range(0xC0, 0xD0)} - {0xC4, 0xC8, 0xCC}  # ITU-T T.81 table B.1
_ADOBE = 0xEE
_WITHOUT_LENGTH = {0x01, *range(0xD0, 0xD9)}


def encode(image: Pixels, quality: int) -> bytes:
    """Baseline JPEG, gray or 4:2:0. Raises ValueError above 65 500 pixels a side."""
    done, buffer = cv2.imencode(".jpg", image, [cv2.IMWRITE_JPEG_QUALITY, quality])
    if not done:
        raise ValueError(f"cannot encode {image.shape}")
    return buffer.tobytes()


def channels(stream: bytes) -> tuple[int, bool]:
    """Channels of a JPEG (1, 3 or 4), and whether Adobe's marker says its CMYK is inverted.

    Raises ValueError when the bytes are no JPEG.
    """
    has_adobe, at = False, 2
    while stream[:2] == b"\xff\xd8" and at + 9 < len(stream) and stream[at] == 0xFF:
        marker = stream[at + 1]
        if marker == 0xFF or marker in _WITHOUT_LENGTH:
            at += 1 if marker == 0xFF else 2
            continue
        if marker in _START_OF_FRAME:
            count = stream[at + 9]
            if count in {1, 3, 4}:
                return count, has_adobe and count == 4
            break
        has_adobe = has_adobe or marker == _ADOBE
        at += 2 + int.from_bytes(stream[at + 2 : at + 4], "big")
    raise ValueError("not a JPEG with 1, 3 or 4 channels")


def is_whole(data: bytes) -> bool:
    """Whether the last picture data are followed by the end marker; decoders do not mind."""
    return data.rfind(b"\xff\xd9") > data.rfind(b"\xff\xda")
