"""Gray to black and white, following the paper's shading."""

from __future__ import annotations

import cv2
import numpy as np

from counter_app.imaging.pyramid import INK_CONTRAST, Ink, darker
from counter_app.imaging.raster import Pixels, at_least

LEAST_STEP = 32  # gray levels below the paper that count as ink; fainter pages stay gray
_SHARE = 0.4  # of the darkest ink near by; at less marks melt into letters, at more they vanish
_BLACK = 0.38  # of the paper's brightness: ink whatever is around it
_REACH = 9  # pixels at 75 dpi, 3 mm: a letter and its neighbours
CORE_STEP, _CORE_SHARE = 60, 0.65  # the middle of a printed stroke
_STROKE = 9  # pixels at 150 dpi: around the middle of a stroke, its own width and edges


def black(gray: Pixels, ink: Ink, tone: int, *, but: Pixels | None = None) -> Pixels:
    """255 where `gray` is ink, 0 where it is paper, and where `but` is 255.

    `ink` is the page's own, at reduced scale as is `but`; `tone` the brightness of its paper as a
    whole.

    The threshold lies between the paper around a pixel and the darkest ink near it. It is worked
    out at the reduced scale, where it changes slowly, and only compared at full size.
    """
    limit = _limit(gray, ink, tone, LEAST_STEP, _SHARE)
    return darker(gray, limit if but is None else np.asarray(cv2.subtract(limit, but), np.uint8))


def pale(middle: Pixels, ink: Ink, tone: int) -> Pixels:
    """255 where there is ink nowhere near as dark as print: pencil, pale stamps, blurred letters.
    `black` leaves crumbs of it, or nothing. `middle`: the page at 150 dpi or so.
    """
    limit = cv2.subtract(ink.paper, np.full_like(ink.paper, INK_CONTRAST))
    seen = darker(middle, np.asarray(limit, dtype=np.uint8))
    core = darker(middle, _limit(middle, ink, tone, CORE_STEP, _CORE_SHARE))
    cv2.dilate(core, np.ones((_STROKE, _STROKE), np.uint8), dst=core)
    cv2.subtract(seen, core, dst=seen)
    # Single dots are the noise of scanners, not strokes.
    cv2.morphologyEx(seen, cv2.MORPH_OPEN, np.ones((2, 2), np.uint8), dst=seen)
    return seen


def _limit(gray: Pixels, ink: Ink, tone: int, least: int, share: float) -> Pixels:
    """What is darker than its paper by `share` of the ink near by, and by `least`, lies below."""
    kernel = np.ones((_REACH, _REACH), np.uint8)
    strength = cv2.blur(cv2.dilate(_darkest(gray, ink), kernel), (_REACH, _REACH))
    step = at_least(np.asarray(cv2.convertScaleAbs(strength, alpha=share), dtype=np.uint8), least)
    limit = np.asarray(cv2.subtract(ink.paper, step), dtype=np.uint8)
    # Inside bars and blots wider than 5 mm there is no paper around: black is black by itself.
    return at_least(limit, int(_BLACK * tone))


def _darkest(gray: Pixels, ink: Ink) -> Pixels:
    """How far below its paper the darkest dot is; averages of thin strokes are not that dark."""
    height, width = ink.paper.shape
    side = max(1, gray.shape[0] // height)
    rows = gray[: side * height : side].copy()
    for line in range(1, side):
        cv2.min(rows, gray[line : side * height : side], dst=rows)
    across = cv2.erode(rows, np.ones((1, side), np.uint8), anchor=(0, 0))
    dark = np.ascontiguousarray(across[:, : side * width : side])
    return np.asarray(cv2.subtract(ink.paper, dark), dtype=np.uint8)
