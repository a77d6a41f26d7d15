"""Black print apart from everything else, so that each is kept in the coding that suits it.

Print becomes one bit a pixel at the page's full resolution. Beneath it lies all the rest (seals,
signatures, photographs, pencil, the paper itself) as a picture in which print is painted over with
paper. Nothing is left out: what is not surely black print stays in the picture below.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import cv2
import numpy as np
import numpy.typing as npt

from counter_app.imaging import threshold
from counter_app.imaging.pyramid import (
    Ink,
    Labels,
    Pyramid,
    paper_around,
    quantile,
)
from counter_app.imaging.raster import Pixels, Raster, at_least, reduced

UNDER_DPI = 200  # the least that TT 02/2019/TT-BNV asks of a digitised paper
_CHROMA = 26  # as in `colour`: strongest less weakest channel, paper balanced to white
_SOLID_MM, _JOINED_MM = 1.6, 6.0  # of a photograph: its dark parts, the gaps between them
_NOT_BLACK = 0.86  # of the paper's brightness
_EDGE = 5  # pixels at 300 dpi: print and the gray seam around it
_NEAR, _FAR = 3, 17  # pixels at 37 dpi: where to look for what lies around print
_BAND = 64  # rows
_FILLED = 12  # rows at 37 dpi
_GRAIN, _MOST_GRAIN = 5, 6  # pixels at 200 dpi; gray levels off their average
_PALER = 100  # of 255: how much of a pixel at 75 dpi must be paler than print
_MOST_PALE = 0.3  # of what is print: of a page that is pale as a whole nothing is taken apart
_SAMPLE = 5  # every so manieth pixel each way tells how dark print is
_LEAST_PRINT_MM2 = 20.0  # a line of text; with less the page is one picture


@dataclass(frozen=True, slots=True, kw_only=True)
class Print:
    """`black`: 255 where there is print; `shade`: its brightness."""

    black: Pixels
    shade: int


def find_print(raster: Raster, pyramid: Pyramid, ink: Ink) -> Print | None:
    """The black print of a cleaned page, or None when it bears too little for two layers to pay."""
    if raster.dpi < UNDER_DPI:  # letters in so few dots need their gray edges
        return None
    tone = pyramid.tone
    stay = _half_tones(pyramid, tone)
    if raster.is_colour:
        stay |= _colours(raster, pyramid)
    pieces, stats = ink.pieces
    pale = _whole(_pale(pyramid, ink, tone) & ~stay, pieces, len(stats))
    sure = cv2.countNonZero(cv2.subtract(ink.mask, stay | pale))
    if cv2.countNonZero(cv2.bitwise_and(ink.mask, cv2.subtract(pale, stay))) > _MOST_PALE * sure:
        return None
    # A letter that runs into a seal is not cut in two.
    stay = _seamed(stay | pale | _whole(stay, pieces, len(stats)))
    gray = raster.gray()
    black = threshold.black(gray, ink, tone, but=stay)
    if cv2.countNonZero(black) < _LEAST_PRINT_MM2 * (raster.dpi / 25.4) ** 2:
        return None
    step = slice(None, None, _SAMPLE)
    (shade,) = quantile(gray[step, step], 0.1, where=black[step, step])
    return Print(black=black, shade=shade)


def covered_by(black: Pixels, dpi: int) -> Pixels:
    """Not 0 where `black` print and its gray seam lie, at half the scale of the page."""
    seam = max(3, 2 * round(_EDGE * dpi / 1200) + 1)
    kernel = np.ones((seam, seam), np.uint8)
    return np.asarray(cv2.dilate(reduced(black, 2), kernel), dtype=np.uint8)


def beneath(covered: Pixels, raster: Raster, pyramid: Pyramid) -> Pixels:
    """The page, gray or BGR, in fewer dots, with what is `covered` painted over by what lies around
    it. A page of no more than `UNDER_DPI` is painted on itself, to take no second room.
    """
    height, width = raster.image.shape[:2]
    filling = _filling(covered, raster.half(), pyramid.small.shape)
    under, fewer = raster.image, UNDER_DPI / raster.dpi
    if fewer < 1:
        size = (max(1, round(width * fewer)), max(1, round(height * fewer)))
        under = np.asarray(cv2.resize(under, size, interpolation=cv2.INTER_LINEAR), np.uint8)
    _fill(under, covered, filling)
    _calm(under)
    return under


def _fill(under: Pixels, covered: Pixels, filling: Pixels) -> None:
    """Paint `under` where it is `covered`; band by band and in place, as it is large enough."""
    height, width = under.shape[:2]
    touched = cv2.resize(covered, (width, height), interpolation=cv2.INTER_LINEAR)
    rows = len(filling)
    for first in range(0, rows, _FILLED):
        last = min(first + _FILLED, rows)
        band = slice(round(first * height / rows), round(last * height / rows))
        if band.start < band.stop and cv2.countNonZero(touched[band]):
            size = (width, band.stop - band.start)
            paint = cv2.resize(filling[first:last], size, interpolation=cv2.INTER_LINEAR)
            cv2.copyTo(paint, touched[band], dst=under[band])


def _calm(under: Pixels) -> None:
    """Average the grain of paper and scanner where nothing stands out of it: grain costs more bytes
    than all that is written. Band by band and in place, too.
    """
    height, reach = under.shape[0], _GRAIN // 2 + 1
    calmed = None  # a band that is not yet changed: the next one looks at its last rows
    for top in range(0, height, _BAND):
        bottom, first = min(top + _BAND, height), max(top - reach, 0)
        band, rows = under[first : bottom + reach], slice(top - first, bottom - first)
        average = cv2.blur(band, (_GRAIN, _GRAIN))
        off = cv2.absdiff(band, average)
        if off.ndim == 3:
            blue, green, red = cv2.split(off)
            off = cv2.max(cv2.max(blue, green), red)
        calm = cv2.erode(cv2.inRange(off, 0, _MOST_GRAIN), np.ones((3, 3), np.uint8))
        if calmed is not None:
            cv2.copyTo(*calmed)
        calmed = average[rows], calm[rows], under[top:bottom]
    if calmed is not None:
        cv2.copyTo(*calmed)


def _filling(covered: Pixels, half: Pixels, shape: tuple[int, ...]) -> Pixels:
    """What lies around every place and is not `covered`, at half the small scale of `shape`.

    `half` and `covered` are of the page at half its scale.
    """
    bare = cv2.inRange(covered, 0, 0)
    # What is covered counts as nothing in both sums, and drops out of their ratio.
    shown, share = (
        _around(
            reduced(np.asarray(cv2.resize(each, shape[1::-1], interpolation=cv2.INTER_AREA)), 2)
        )
        for each in (cv2.copyTo(half, bare), bare)
    )
    if half.ndim == 3:
        share = np.asarray(cv2.merge([share] * 3), dtype=np.float32)
    ratio = cv2.divide(shown, share, scale=255, dst=shown)
    return np.asarray(np.minimum(ratio, 255, out=ratio), dtype=np.uint8)


def _around(small: npt.NDArray[Any]) -> npt.NDArray[np.float32]:
    """Sums of what lies near; where nothing does, of what lies far."""
    values = np.asarray(small, dtype=np.float32)
    near, far = (cv2.blur(values, (side, side)) for side in (_NEAR, _FAR))
    return np.asarray(cv2.addWeighted(near, 1.0, far, 0.01, 1e-3, dst=near), dtype=np.float32)


def _half_tones(pyramid: Pyramid, tone: int) -> Pixels:
    """255 over photographs, dark areas and bars; letters are too thin to be solid."""
    dark = cv2.inRange(pyramid.small, 0, _NOT_BLACK * tone)
    solid = cv2.morphologyEx(dark, cv2.MORPH_OPEN, _square(_SOLID_MM, pyramid))
    return np.asarray(
        cv2.morphologyEx(solid, cv2.MORPH_CLOSE, _square(_JOINED_MM, pyramid)), dtype=np.uint8
    )


def _colours(raster: Raster, pyramid: Pyramid) -> Pixels:
    """255 where there is coloured ink."""
    height, width = pyramid.small.shape
    if pyramid.factor % 4:
        small = reduced(raster.image, pyramid.factor)
    else:
        small = reduced(raster.quarter(), pyramid.factor // 4)[:height, :width]
    paper = paper_around(small, pyramid.px_per_mm)
    balanced = cv2.divide(small, at_least(paper, 40), scale=255)
    blue, green, red = cv2.split(balanced)
    strongest = cv2.max(cv2.max(blue, green), red)
    weakest = cv2.min(cv2.min(blue, green), red)
    chroma = cv2.subtract(strongest, weakest)
    return np.asarray(cv2.threshold(chroma, _CHROMA, 255, cv2.THRESH_BINARY)[1], dtype=np.uint8)


def _pale(pyramid: Pyramid, ink: Ink, tone: int) -> Pixels:
    """255 where ink is paler than print."""
    height, width = pyramid.small.shape
    pale = threshold.pale(pyramid.middle, ink, tone)
    small = cv2.resize(pale, (width, height), interpolation=cv2.INTER_AREA)
    return np.asarray(cv2.threshold(small, _PALER, 255, cv2.THRESH_BINARY)[1], dtype=np.uint8)


def _whole(at: Pixels, pieces: Labels, count: int) -> Pixels:
    """255 over every one of the `count` pieces of ink that has a part in `at`."""
    touched = np.zeros(count, np.uint8)
    touched[pieces[at > 0]] = 255
    touched[0] = 0
    return np.take(touched, pieces)


def _seamed(mask: Pixels) -> Pixels:
    return np.asarray(cv2.dilate(mask, np.ones((3, 3), np.uint8)), dtype=np.uint8)


def _square(side_mm: float, pyramid: Pyramid) -> Pixels:
    side = max(3, round(side_mm * pyramid.px_per_mm))
    return np.ones((side, side), np.uint8)
