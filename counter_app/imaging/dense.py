"""Where on a page a code may stand: bands of it that are as dark as codes are.

Half of a code's modules are black; of a piece of ordinary text as large, less than a third is. So
most pages need not be searched at all, and most others only in a band or two.
"""

from __future__ import annotations

import cv2
import numpy as np

from counter_app.imaging.codes import FoundCode, read_codes
from counter_app.imaging.codes.found import moved
from counter_app.imaging.pyramid import Pyramid
from counter_app.imaging.raster import Pixels, at_least

_PIECE_MM = 5.0
_PAPER_MM = 15.0  # from any part of a code there is bare paper so near
_DENSE = 0.33  # of the darkest near by, on average over a piece
_LEAST = 10  # gray levels darker than paper, on average
_AROUND_MM = 10.0  # a code begins at most so far from where it is dense, its white rim included


def read_page(gray: Pixels, pyramid: Pyramid) -> tuple[FoundCode, ...]:
    """All codes of a page whose `pyramid` this is, top to bottom."""
    return tuple(
        moved(code, 0, top, 1)
        for top, bottom in _bands(pyramid, gray.shape[0])
        for code in read_codes(gray[top:bottom])
    )


def _bands(pyramid: Pyramid, height: int) -> list[tuple[int, int]]:
    """First row and the row after the last of every band, in pixels of the page."""
    small = pyramid.small
    side, wide = (max(3, round(mm * pyramid.px_per_mm) | 1) for mm in (_PIECE_MM, _PAPER_MM))
    dark = cv2.subtract(cv2.dilate(small, np.ones((wide, wide), np.uint8)), small)
    darkest = cv2.dilate(dark, np.ones((side, side), np.uint8))
    limit = at_least(np.asarray(cv2.convertScaleAbs(darkest, alpha=_DENSE), dtype=np.uint8), _LEAST)
    is_dense = cv2.compare(cv2.blur(dark, (side, side)), limit, cv2.CMP_GT)
    rows = np.flatnonzero(is_dense.max(axis=1))
    if not rows.size:
        return []
    around = max(1, round(_AROUND_MM * pyramid.px_per_mm))
    ends = np.flatnonzero(np.diff(rows) > 2 * around)
    tops = rows[np.concatenate(([0], ends + 1))] - around
    bottoms = rows[np.concatenate((ends, [rows.size - 1]))] + 1 + around
    return [
        (max(int(top) * pyramid.factor, 0), min(int(bottom) * pyramid.factor, height))
        for top, bottom in zip(tops, bottoms, strict=True)
    ]
