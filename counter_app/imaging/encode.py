"""The stream a page is kept as: G4 for black print, JPEG for colour, photographs and faint ink."""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np

from counter_app.imaging import g4, jpeg, threshold
from counter_app.imaging.judge import Marks
from counter_app.imaging.pyramid import Ink, Pyramid, paper_tone
from counter_app.imaging.raster import Raster

JPEG, G4 = "image/jpeg", "image/g4"
_QUALITY = 78
_FAINT_MM2 = 0.8  # of pencil or pale stamp in all: one written digit
_PHOTO_SHARE = 0.006  # of the page in solid half-tones


@dataclass(frozen=True, slots=True, kw_only=True)
class Stream:
    """Encoded pixels and what they are."""

    data: bytes
    media_type: str


def encode(raster: Raster, pyramid: Pyramid, ink: Ink, marks: Marks) -> Stream:
    """Encode a cleaned page; nothing that the eye can see on it is given up for size."""
    if raster.two_level:
        return Stream(data=g4.encode(np.asarray(raster.image < 128, np.uint8)), media_type=G4)
    tone = paper_tone(pyramid.small)
    if raster.is_colour or _has_faint_ink(marks) or _has_halftones(pyramid, tone):
        return Stream(data=jpeg.encode(raster.image, _QUALITY), media_type=JPEG)
    return Stream(data=g4.encode(threshold.black(raster.image, ink, tone)), media_type=G4)


def _has_faint_ink(marks: Marks) -> bool:
    """Strokes that a threshold would lose: no part of them is strong."""
    stroke = ~marks.is_strong & (marks.longest_mm >= 1.5) & (marks.area_mm2 >= 0.5)
    return float(marks.area_mm2[stroke].sum()) >= _FAINT_MM2


def _has_halftones(pyramid: Pyramid, tone: int) -> bool:
    """Solid areas between paper and black; letters are too thin to be solid at this scale."""
    middle = cv2.inRange(pyramid.small, 0.25 * tone, 0.86 * tone)
    side = max(3, round(1.6 * pyramid.px_per_mm))
    solid = cv2.morphologyEx(middle, cv2.MORPH_OPEN, np.ones((side, side), np.uint8))
    return cv2.countNonZero(solid) > _PHOTO_SHARE * solid.size
