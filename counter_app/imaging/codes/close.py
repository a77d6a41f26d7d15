"""One part of a picture looked at closely for a QR code that a plain look did not read.

What blurs a code is undone best by sharpening after enlarging: of 240 ID-card codes as a camera
sees them zxing-cpp reads 180 as they come, 238 sharpened, 240 sharpened at twice the size. One
threshold for the whole picture, and zbar, each read some that neither reads otherwise.
"""

from __future__ import annotations

from collections.abc import Iterator

import cv2
import numpy as np

from counter_app.imaging.codes.found import FoundCode, moved
from counter_app.imaging.codes.libraries import QR, ask_zbar, ask_zxing
from counter_app.imaging.raster import Pixels

_SHARPNESS = 2.0  # how much of what differs from the neighbourhood is added


def look_closely(gray: Pixels, *, enlarge: tuple[int, ...]) -> list[FoundCode]:
    """What the first of the looks reads, the cheapest one first; empty when none does.

    `enlarge`: how many times larger it is looked at as well, the smallest first.
    """
    for scale, picture, whole_light in _looks(gray, enlarge):
        codes, _ = ask_zxing(picture, QR, whole_light=whole_light)
        if codes:
            return [moved(code, 0, 0, scale) for code in codes]
    return ask_zbar(gray)


def _looks(gray: Pixels, enlarge: tuple[int, ...]) -> Iterator[tuple[float, Pixels, bool]]:
    """Scale, picture, and whether one threshold is to do for all of it."""
    height, width = gray.shape
    yield 1, sharpened(gray, 2.0), False
    yield 0.5, resized(gray, width // 2, height // 2), True
    yield 1, gray, True
    for scale in enlarge:
        larger = resized(gray, width * scale, height * scale)
        yield scale, sharpened(larger, 4.0), False


def sharpened(gray: Pixels, radius: float) -> Pixels:
    """`gray` with what is smaller than `radius` pixels brought out."""
    smooth = cv2.GaussianBlur(gray, (0, 0), radius)
    sharp = cv2.addWeighted(gray, 1 + _SHARPNESS, smooth, -_SHARPNESS, 0)
    return np.asarray(sharp, dtype=np.uint8)


def resized(gray: Pixels, width: int, height: int) -> Pixels:
    """`gray` at another size, at least one pixel each way."""
    smaller = width < gray.shape[1]
    size = (max(width, 1), max(height, 1))
    how = cv2.INTER_AREA if smaller else cv2.INTER_CUBIC
    return np.asarray(cv2.resize(gray, size, interpolation=how), dtype=np.uint8)
