"""Where on a page a code may stand that was not read."""

from __future__ import annotations

from collections.abc import Iterable

import cv2
import numpy as np

from counter_app.imaging.codes.close import resized
from counter_app.imaging.codes.found import Box, FoundCode, overlap
from counter_app.imaging.pyramid import quantile
from counter_app.imaging.raster import Pixels

_GLANCE_FACTOR = 4
_SIDES = (48, 700)  # pixels: 21 modules at 2 px, to a code of 60 mm at 300 dpi


def dense_regions(gray: Pixels, half: Pixels, found: Iterable[FoundCode]) -> list[Box]:
    """Squares full of fine black and white in both directions, the darkest first."""
    height, width = gray.shape[0] // _GLANCE_FACTOR, gray.shape[1] // _GLANCE_FACTOR
    if min(height, width) < 16:
        return []
    small = resized(half, width, height)
    (tone,) = quantile(small[::4, ::4], 0.8)
    # At this scale the modules of a code melt into one gray; text keeps white between its lines.
    dark = cv2.threshold(small, 0.80 * tone, 1, cv2.THRESH_BINARY_INV)[1]
    solid = cv2.morphologyEx(dark, cv2.MORPH_CLOSE, np.ones((3, 3), np.uint8))
    solid = cv2.morphologyEx(solid, cv2.MORPH_OPEN, np.ones((7, 7), np.uint8))
    count, _, stats, _ = cv2.connectedComponentsWithStats(solid, connectivity=4, ltype=cv2.CV_16U)
    regions = []
    for i in range(1, min(count, 400)):
        x, y, w, h, area = (int(v) for v in stats[i])
        least, most = min(w, h) * _GLANCE_FACTOR, max(w, h) * _GLANCE_FACTOR
        if least < _SIDES[0] or most > _SIDES[1] or most > 1.6 * least:
            continue
        if area < 0.45 * w * h:  # a square on its corner fills half of its box
            continue
        box = (x * _GLANCE_FACTOR, y * _GLANCE_FACTOR, w * _GLANCE_FACTOR, h * _GLANCE_FACTOR)
        if not any(overlap(box, known.box) for known in found) and _is_mixed(cut(gray, box, 0)):
            regions.append((-area, box))
    return [box for _, box in sorted(regions)]


def _is_mixed(tile: Pixels) -> bool:
    """Half black and half white, changing often both ways: not a photograph, not a blot."""
    low, high = quantile(tile, 0.05, 0.95)
    if high - low < 50:
        return False
    bits = tile > (low + high) // 2
    share = float(np.mean(bits))
    across = float(np.mean(bits[:, 1:] != bits[:, :-1]))
    down = float(np.mean(bits[1:] != bits[:-1]))
    return 0.25 <= share <= 0.75 and min(across, down) >= 0.05


def corner(box: Box, margin: int) -> tuple[int, int]:
    """Left and top of what `cut` cuts out."""
    return max(box[0] - margin, 0), max(box[1] - margin, 0)


def cut(gray: Pixels, box: Box, margin: int) -> Pixels:
    """The part of a picture in `box` and `margin` pixels around it; empty beside the picture."""
    left, top = corner(box, margin)
    return gray[top : box[1] + box[3] + margin, left : box[0] + box[2] + margin]
