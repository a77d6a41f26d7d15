"""The stream a page is kept as: black print alone, print over a picture, or one picture."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass

import cv2
import numpy as np

from counter_app.imaging import g4, jbig2, jpeg, layers, threshold
from counter_app.imaging.judge import find_marks
from counter_app.imaging.pyramid import FAINT_CONTRAST, Ink, Pyramid
from counter_app.imaging.raster import Pixels, Raster
from counter_app.imaging.streams import G4, JBIG2, JPEG, Layers, Stream, pack

_QUALITY = 78
_UNDER_QUALITY = 85  # words that a seal runs through are read as well as before
_FAINT_MM2 = 0.8  # of pencil or pale stamp in all: one written digit
_BESIDE = 5  # pixels at 75 dpi: around a stroke, its edges
_PHOTO_SHARE = 0.006  # of the page in solid half-tones


@dataclass(frozen=True, slots=True, kw_only=True)
class Parted:
    """Both layers of a page, as in `streams.Layers`; `under` is yet to be coded."""

    black: Stream
    shade: int
    under: Pixels


def part(raster: Raster, pyramid: Pyramid, ink: Ink) -> Stream | Parted:
    """Encode a cleaned page; nothing that the eye can see on it is given up for size.

    A page of two layers is left for `code` to finish, which takes much room and has no need of it.
    """
    if raster.two_level:
        return _print(np.asarray(raster.image < 128, np.uint8))
    tone = pyramid.tone
    is_print = not (raster.is_colour or _has_halftones(pyramid, tone))
    if is_print and not _has_pale_ink(pyramid, ink, tone):
        return _print(threshold.black(raster.image, ink, tone))
    found = layers.find_print(raster, pyramid, ink)
    if found is None:
        return Stream(data=jpeg.encode(raster.image, _QUALITY), media_type=JPEG)
    black, shade = _print(found.black), found.shade
    covered = layers.covered_by(found.black, raster.dpi)
    del found  # before room is taken for what lies beneath
    under = layers.beneath(covered, raster, pyramid)
    return Parted(black=black, shade=shade, under=under)


def code(parted: Stream | Parted) -> Stream:
    """The stream of a page that `part` has seen."""
    if isinstance(parted, Stream):
        return parted
    under = jpeg.encode(parted.under, _UNDER_QUALITY, tight=True)
    return pack(Layers(ink=parted.black, shade=parted.shade, under=under))


def _print(black: Pixels) -> Stream:
    """Black print: JBIG2 where the machine can code it, else G4."""
    if jbig2.is_available():
        with suppress(OSError):
            return Stream(data=jbig2.encode(black), media_type=JBIG2)
    return Stream(data=g4.encode(black), media_type=G4)


def _has_pale_ink(pyramid: Pyramid, ink: Ink, tone: int) -> bool:
    """Whether something would be lost in black and white."""
    # Most pages have no pale ink at all beside their print, which is quickly seen.
    strong = cv2.threshold(ink.contrast, threshold.CORE_STEP - 1, 255, cv2.THRESH_BINARY)[1]
    near = cv2.dilate(strong, np.ones((_BESIDE, _BESIDE), np.uint8))
    faint = cv2.threshold(ink.contrast, FAINT_CONTRAST - 1, 255, cv2.THRESH_BINARY)[1]
    if cv2.countNonZero(cv2.subtract(faint, near)) < _FAINT_MM2 * pyramid.px_per_mm**2:
        return False
    return _has_faint_strokes(pyramid, ink) or _has_pencil(pyramid, ink, tone)


def _has_faint_strokes(pyramid: Pyramid, ink: Ink) -> bool:
    """Strokes that a threshold would lose: no part of them is strong."""
    marks = find_marks(pyramid, ink)
    stroke = ~marks.is_strong & (marks.longest_mm >= 1.5) & (marks.area_mm2 >= 0.5)
    return float(marks.area_mm2[stroke].sum()) >= _FAINT_MM2


def _has_pencil(pyramid: Pyramid, ink: Ink, tone: int) -> bool:
    """Ink of which a threshold would leave crumbs or nothing."""
    pale = cv2.countNonZero(threshold.pale(pyramid.middle, ink, tone))
    return pale >= _FAINT_MM2 * (pyramid.px_per_mm * pyramid.factor / pyramid.middle_factor) ** 2


def _has_halftones(pyramid: Pyramid, tone: int) -> bool:
    """Solid areas between paper and black; letters are too thin to be solid at this scale."""
    middle = cv2.inRange(pyramid.small, 0.25 * tone, 0.86 * tone)
    side = max(3, round(1.6 * pyramid.px_per_mm))
    solid = cv2.morphologyEx(middle, cv2.MORPH_OPEN, np.ones((side, side), np.uint8))
    return cv2.countNonZero(solid) > _PHOTO_SHARE * solid.size
