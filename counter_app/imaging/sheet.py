"""Where the paper lies in the picture: on a dark scanner bed, or on a white lid."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import cv2
import numpy as np
import numpy.typing as npt

from counter_app.imaging.pyramid import Ink, Pyramid, paper_tone, quantile, text_only
from counter_app.imaging.raster import Pixels, reduced

_DARK_SHARE = 0.72  # a bed is darker than this share of the paper's brightness
_LEAST_BED = 0.004  # share of the picture; less is the scanner's shadow
_LEAST_SHEET = 0.02
_FILLED = 0.93  # of its rectangle: a sheet is a rectangle, a heap of shapes is not
_BED_DARK = 0.9  # share of the bed that must be dark
_BED_EVEN = 20.0  # spread of the bed's brightness, noise and shading
_BED_WRITTEN = 0.01  # share of the bed that may look like letters: dust
_PIECE_MM = 8.0  # half as narrow as no sheet is
_TONE_STEP = 6  # gray levels between a white lid and paper that is told from it


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """Corners of the paper in full-page pixels, in order around it.

    `angle` as in `skew.Lean`; None when the paper is torn, cut or several, and its sides say
    nothing. `on_dark`: what lies around it is dark and must be painted over.
    """

    corners: npt.NDArray[np.float32]
    angle: float | None
    on_dark: bool


def find_sheet(pyramid: Pyramid, ink: Ink) -> Sheet | None:
    """The paper when something else surrounds it, None when the picture is all paper."""
    small = pyramid.small
    found = None
    if _border(small).min() < 255 * _DARK_SHARE:  # else no paper is so bright
        found = _on_dark(small, ink, _sheet_tone(small), pyramid.px_per_mm)
    on_dark = found is not None
    if found is None:
        found = _on_white(small, ink, pyramid.px_per_mm)
    if found is None:
        return None
    rectangle, is_fitted = found
    box = (cv2.boxPoints(rectangle) + 0.5) * pyramid.factor
    lean = (rectangle[2] + 45.0) % 90.0 - 45.0 if is_fitted else None
    return Sheet(corners=box.astype(np.float32), angle=lean, on_dark=on_dark)


Rectangle = tuple[tuple[float, float], tuple[float, float], float]  # centre, size, degrees
Fit = tuple[Rectangle, bool]  # and whether the paper fills it


def _sheet_tone(small: Pixels) -> int:
    """Brightness of the paper, however little of the picture it fills."""
    split, _ = cv2.threshold(small, 0, 1, cv2.THRESH_BINARY + cv2.THRESH_OTSU)
    return paper_tone(small, above=min(int(split), 250))


def _on_dark(small: Pixels, ink: Ink, tone: int, px_per_mm: float) -> Fit | None:
    """Paper on a dark bed, seen whole or on some sides only."""
    ring = _border(small)
    dark_ring = ring[ring < tone * _DARK_SHARE]
    if dark_ring.size < 0.02 * ring.size:
        return None
    threshold = (tone + int(np.median(dark_ring))) // 2
    bright = cv2.threshold(small, threshold, 1, cv2.THRESH_BINARY)[1]
    gap = max(3, round(1.2 * px_per_mm)) | 1
    kernel = np.ones((gap, gap), np.uint8)
    bright = cv2.morphologyEx(bright, cv2.MORPH_OPEN, kernel)
    contours, _ = cv2.findContours(bright, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_SIMPLE)
    sheets = [c for c in contours if cv2.contourArea(c) >= _LEAST_SHEET * small.size]
    if not sheets:
        return None
    # A sheet cut in two by a dark bar, or two cards side by side, are one picture to keep whole.
    outline = np.concatenate(sheets)
    tilted = _rectangle(outline)
    area = sum(float(cv2.contourArea(c)) for c in sheets)
    is_fitted = area >= _FILLED * int(np.count_nonzero(_filled(tilted, small)))
    if not is_fitted:
        x, y, w, h = cv2.boundingRect(outline)
        tilted = ((x + (w - 1) / 2, y + (h - 1) / 2), (float(w), float(h)), 0.0)
    around = _filled(tilted, small) == 0
    bed = small[around]
    if bed.size < _LEAST_BED * small.size or float(np.mean(bed <= threshold)) < _BED_DARK:
        return None
    # What is dark but patterned or written on is a picture or a badly lit page, not a bed.
    if float(np.std(bed)) > _BED_EVEN:
        return None
    far = cv2.erode(around.astype(np.uint8), np.ones((round(12 * px_per_mm) | 1,) * 2, np.uint8))
    written = text_only(ink, px_per_mm)[far > 0]
    if written.size and float(np.mean(written)) > _BED_WRITTEN:
        return None
    return tilted, is_fitted


def _on_white(small: Pixels, ink: Ink, px_per_mm: float) -> Fit | None:
    """A card or slip on a white lid: a solid rectangle of another tone, nothing else around."""
    ring = _border(small)
    (lid,) = quantile(ring, 0.5)
    if float(np.mean(np.abs(ring.astype(np.int16) - lid) <= 6)) < 0.95:
        return None
    smooth = cv2.blur(small, (3, 3))
    difference = cv2.absdiff(smooth, np.full_like(small, lid))
    other = cv2.threshold(difference, _TONE_STEP, 255, cv2.THRESH_BINARY)[1]
    # Most pages end here: print, unlike a sheet, fills no piece of its paper.
    piece = max(1, min(round(_PIECE_MM * px_per_mm), *other.shape))
    if not cv2.countNonZero(cv2.inRange(reduced(np.asarray(other, np.uint8), piece), 204, 255)):
        return None
    gap = max(3, round(1.0 * px_per_mm)) | 1
    solid = cv2.morphologyEx(other, cv2.MORPH_OPEN, np.ones((gap, gap), np.uint8))
    contours, _ = cv2.findContours(solid, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_SIMPLE)
    if not contours:
        return None
    sheet = max(contours, key=cv2.contourArea)
    area = float(cv2.contourArea(sheet))
    if not _LEAST_SHEET * small.size <= area <= 0.9 * small.size:
        return None
    rectangle = _rectangle(sheet)
    (_, (w, h), _) = rectangle
    if area < _FILLED * w * h:
        return None
    inside = _filled(rectangle, small)
    if float(np.mean(other[inside > 0])) < 0.8 * 255:
        return None  # an empty frame drawn on paper
    around = cv2.dilate(inside, np.ones((gap, gap), np.uint8)) == 0
    if int(np.count_nonzero(ink.mask[around])) > 0.0002 * small.size:
        return None  # something is written beside it: then this is a picture on a page
    return rectangle, True


def _border(small: Pixels) -> Pixels:
    """The outermost three pixels on every side."""
    sides = (small[:3], small[-3:], small[:, :3], small[:, -3:])
    return np.concatenate([side.ravel() for side in sides])


def _filled(rectangle: Rectangle, like: Pixels) -> Pixels:
    """1 inside `rectangle`, 0 outside."""
    inside = np.zeros_like(like)
    cv2.fillConvexPoly(inside, np.round(cv2.boxPoints(rectangle)).astype(np.int32), 1)
    return inside


def _rectangle(outline: npt.NDArray[Any]) -> Rectangle:
    (cx, cy), (w, h), angle = cv2.minAreaRect(outline)
    return (float(cx), float(cy)), (float(w) + 1, float(h) + 1), float(angle)
