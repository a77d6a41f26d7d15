"""Codes of a scanned page."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from counter_app.imaging.codes.close import look_closely, resized
from counter_app.imaging.codes.found import Box, FoundCode, add, moved, overlap
from counter_app.imaging.codes.libraries import BARS, QR, ask_zxing
from counter_app.imaging.codes.regions import corner, cut, dense_regions
from counter_app.imaging.raster import Pixels, to_gray

_MOST_REGIONS = 8


def read_codes(image: Pixels, *, regions: Sequence[Box] = ()) -> tuple[FoundCode, ...]:
    """QR codes and Code 128 of a page, top to bottom. Cheapest first: the whole page once, then
    doubtful regions.

    Where a code was seen but not read, and where it looks like a dense code, is looked at closely.
    `regions` are places somebody pointed at. Never raises for a hostile code: whatever it holds,
    control characters included, comes back as text.
    """
    gray = np.ascontiguousarray(to_gray(image))
    found, unread = ask_zxing(gray, QR + BARS)
    # Halved, for codes printed large on rough paper, and for bars that run down the page.
    half = resized(gray, gray.shape[1] // 2, gray.shape[0] // 2)
    for code in ask_zxing(half, QR + BARS, rotate=True)[0]:
        add(found, moved(code, 0, 0, 0.5))
    doubtful = [*regions, *unread, *dense_regions(gray, half, found)]
    for box in doubtful[: _MOST_REGIONS + len(regions)]:
        if not any(overlap(box, known.box) for known in found):
            for code in _read_region(gray, box):
                add(found, code)
    return tuple(sorted(found, key=lambda code: (code.box[1], code.box[0])))


def _read_region(gray: Pixels, box: Box) -> list[FoundCode]:
    margin = max(16, max(box[2:]) // 8)
    tile = np.ascontiguousarray(cut(gray, box, margin))
    if min(tile.shape) < 8:
        return []
    left, top = corner(box, margin)
    return [moved(code, left, top, 1) for code in look_closely(tile, enlarge=(2, 3))]
