"""JPEG streams: encode, and read what one says of itself."""

from __future__ import annotations

import struct
from dataclasses import dataclass

import cv2

from counter_app.imaging.raster import Pixels

_START_OF_FRAME = {*range(0xC0, 0xD0)} - {0xC4, 0xC8, 0xCC}  # ITU-T T.81 table B.1
_WITHOUT_LENGTH = {0x01, *range(0xD0, 0xD9)}


def encode(image: Pixels, quality: int, *, tight: bool = False) -> bytes:
    """Baseline JPEG, gray or 4:2:0. Raises ValueError above 65 500 pixels a side.

    `tight`: codes made for this picture; half the size where most of it is paper.
    """
    how = [cv2.IMWRITE_JPEG_QUALITY, quality, cv2.IMWRITE_JPEG_OPTIMIZE, int(tight)]
    done, buffer = cv2.imencode(".jpg", image, how)
    if not done:
        raise ValueError(f"cannot encode {image.shape}")
    return buffer.tobytes()


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """What a JPEG says of itself: size in pixels, and its channels (1, 3 or 4)."""

    width: int
    height: int
    channels: int


def head(stream: bytes) -> Head:
    """Read the frame header. Raises ValueError when the bytes are no JPEG."""
    at = 2
    while stream[:2] == b"\xff\xd8" and at + 9 < len(stream) and stream[at] == 0xFF:
        marker = stream[at + 1]
        if marker == 0xFF or marker in _WITHOUT_LENGTH:
            at += 1 if marker == 0xFF else 2
            continue
        if marker in _START_OF_FRAME:
            height, width, count = struct.unpack(">HHB", stream[at + 5 : at + 10])
            if count in {1, 3, 4} and width and height:
                return Head(width=width, height=height, channels=count)
            break
        at += 2 + int.from_bytes(stream[at + 2 : at + 4], "big")
    raise ValueError("not a JPEG with 1, 3 or 4 channels")


def is_whole(data: bytes) -> bool:
    """Whether the last picture data are followed by the end marker; decoders do not mind."""
    end = data.rfind(b"\xff\xd9")
    return end >= 0 and data.find(b"\xff\xda", end) < 0
