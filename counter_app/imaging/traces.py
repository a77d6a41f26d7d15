"""What feeder, lid and punch leave on a page: dark bands along its sides, and holes.

Only what can be nothing else is painted over with paper: a band is dark, gray, and lies along a
side of the picture within a centimetre of it; a hole is a dark disc as large as punches make them,
in the margin, with bare paper around it.
"""

from __future__ import annotations

from dataclasses import replace

import cv2
import numpy as np

from counter_app.imaging.pyramid import Ink, Pyramid, paper_colour, pieces_of
from counter_app.imaging.raster import Pixels, Raster

_DARK = 0.6  # of the paper's brightness
_BAND_MM, _LEAST_BAND_MM = 10.0, 15.0  # from the side inwards, and along it
_SOLID_MM = 1.0  # strokes of letters are thinner
_HOLE_MM = (4.0, 8.6)  # ISO 838 punches 6 mm; others 5 to 8
_ROUND = 0.88  # how far a disc may be off the area of one
_MARGIN_MM = 22.0  # a hole's middle from the side
_RIM_MM = 1.2  # bare paper around a hole
_SOFT_MM = 0.7  # the gray edge of what is painted over
_COLOURED = 45  # strongest less weakest channel: such a bar is print


def without_traces(raster: Raster, pyramid: Pyramid, ink: Ink) -> Raster:
    """The page with paper in place of bands and holes; itself where there are none."""
    dark = cv2.threshold(pyramid.small, _DARK * pyramid.tone, 1, cv2.THRESH_BINARY_INV)[1]
    if not cv2.countNonZero(dark):
        return raster
    solid = max(2, round(_SOLID_MM * pyramid.px_per_mm))
    # Beyond the picture counts as dark: a band one pixel wide is one, too.
    wide = cv2.copyMakeBorder(dark, *(solid,) * 4, cv2.BORDER_CONSTANT, value=1)
    wide = cv2.morphologyEx(wide, cv2.MORPH_OPEN, np.ones((solid, solid), np.uint8))
    bulk = np.ascontiguousarray(wide[solid:-solid, solid:-solid], dtype=np.uint8)
    found = _bands(bulk, pyramid.px_per_mm) | _holes(bulk, ink, pyramid.px_per_mm)
    if cv2.countNonZero(found) and raster.is_colour:
        found = _gray_only(found, raster.image, pyramid.factor)
    if not cv2.countNonZero(found):
        return raster
    soft = 2 * max(1, round(_SOFT_MM * pyramid.px_per_mm)) + 1
    found = np.asarray(cv2.dilate(found, np.ones((soft, soft), np.uint8)), dtype=np.uint8)
    return replace(raster, image=_painted(raster.image, found, pyramid.tone))


def _painted(image: Pixels, found: Pixels, tone: int) -> Pixels:
    height, width = image.shape[:2]
    where = cv2.resize(found, (width, height), interpolation=cv2.INTER_NEAREST)
    painted = image.copy()
    paper = paper_colour(image, tone)
    painted[where > 0] = paper if image.ndim == 3 else paper[0]
    return painted


def _bands(bulk: Pixels, px_per_mm: float) -> Pixels:
    """1 over dark bands along the four sides."""
    deep = max(3, round(_BAND_MM * px_per_mm))
    found = np.zeros_like(bulk)
    for quarters in range(4):
        side = np.rot90(bulk, quarters)
        if not side[0].any():
            continue  # most pages have nothing at all there
        strip = np.ascontiguousarray(side[: deep + 1])
        into = np.rot90(found, quarters)[: deep + 1]
        labels, stats = pieces_of(strip)
        for number, (_, top, width, _, _) in enumerate(stats):
            if not number or top or width < _LEAST_BAND_MM * px_per_mm:
                continue
            # What reaches further in is a picture, but at the corners the next side's band.
            inner = np.flatnonzero(labels[-1] == number)
            if np.all((inner < 2 * deep) | (inner >= strip.shape[1] - 2 * deep)):
                into[labels == number] = 1
    return found


def _holes(bulk: Pixels, ink: Ink, px_per_mm: float) -> Pixels:
    """1 over dark discs in the margin with bare paper around them."""
    found = np.zeros_like(bulk)
    height, width = bulk.shape
    least, most = (mm * px_per_mm for mm in _HOLE_MM)
    inside = max(2, int(least / 2))  # the side of a square that goes well into any hole
    if not cv2.countNonZero(cv2.erode(bulk, np.ones((inside, inside), np.uint8))):
        return found
    labels, stats = pieces_of(bulk)
    rim = max(2, round(_RIM_MM * px_per_mm))
    for number, (left, top, wide, high, area) in enumerate(stats.tolist()):
        x, y = left + wide / 2, top + high / 2
        if not number or min(x, y, width - x, height - y) > _MARGIN_MM * px_per_mm:
            continue
        if min(wide, high) < least or max(wide, high) > most or abs(wide - high) > 0.15 * most:
            continue
        if not _ROUND <= area / (np.pi / 4 * wide * high) <= 1 / _ROUND:
            continue
        down = slice(max(top - rim, 0), top + high + rim)
        along = slice(max(left - rim, 0), left + wide + rim)
        disc = np.asarray(labels[down, along] == number, dtype=np.uint8)
        covered = cv2.dilate(disc, np.ones((3, 3), np.uint8))
        if not cv2.countNonZero(cv2.subtract(ink.mask[down, along], covered)):
            found[down, along] |= disc
    return found


def _gray_only(found: Pixels, image: Pixels, factor: int) -> Pixels:
    """`found` without pieces that are coloured."""
    height, width = found.shape
    sample = image[::factor, ::factor][:height, :width].astype(np.int16)
    chroma = sample.max(axis=2) - sample.min(axis=2)
    labels, stats = pieces_of(found)
    kept = np.zeros(len(stats), np.uint8)
    for number in range(1, len(stats)):
        kept[number] = float(np.median(chroma[labels == number])) < _COLOURED
    return np.take(kept, labels)
