"""Whether a page really has colour: a seal, a signature in blue, a stamp; not yellowed paper."""

from __future__ import annotations

import cv2
import numpy as np

from counter_app.imaging.raster import Pixels, at_least, reduced

# Judged at about 37 dpi: colour fringes of a line sensor and JPEG chroma noise average out there.
_LONG_SIDE = 440
_CHROMA = 26  # difference of the strongest and weakest channel, paper balanced to white
_ONE_TINT = 15.0  # spread of a channel difference over evenly tinted paper stays below
_LEAST_SHARE = 0.0002  # of the page: about 12 mm² of A4, a short signature


def has_colour(image: Pixels) -> bool:
    """True when `image` (BGR, any scale) holds coloured ink beyond the tint of its paper."""
    if image.ndim == 2:
        return False
    small = image
    while max(small.shape[:2]) > 1.5 * _LONG_SIDE and min(small.shape[:2]) > 1:
        small = reduced(small, 2)  # halving is many times quicker than one odd factor
    scale = _LONG_SIDE / max(small.shape[:2])
    if scale < 1:
        size = (max(1, round(small.shape[1] * scale)), max(1, round(small.shape[0] * scale)))
        small = np.asarray(cv2.resize(small, size, interpolation=cv2.INTER_AREA), dtype=np.uint8)
    # Paper colour around every pixel, then a white balance by it: black ink on yellow paper
    # stays black, red on white stays red.
    kernel = np.ones((9, 9), np.uint8)
    paper = cv2.blur(cv2.dilate(small, kernel), (9, 9))
    balanced = cv2.divide(small, at_least(np.asarray(paper, dtype=np.uint8), 40), scale=255)
    coloured = (_chroma(np.asarray(balanced, dtype=np.uint8)) > _CHROMA).astype(np.uint8)
    # Single pixels are noise; ink has neighbours.
    neighbours = cv2.boxFilter(coloured, cv2.CV_16U, (3, 3), normalize=False)
    count = int(np.count_nonzero((coloured > 0) & (neighbours >= 3)))
    return count >= max(6, _LEAST_SHARE * coloured.size) or _is_tinted_all_over(small)


def _is_tinted_all_over(small: Pixels) -> bool:
    """A picture without paper: strong colours fill it, and they are not one and the same tint."""
    if float(np.mean(_chroma(small) > 90)) <= 0.25:
        return False
    blue, green, red = (channel.astype(np.int16) for channel in cv2.split(small))
    return max(float(np.std(blue - green)), float(np.std(red - green))) > _ONE_TINT


def _chroma(image: Pixels) -> Pixels:
    """Difference of the strongest and the weakest channel of every pixel."""
    blue, green, red = cv2.split(image)
    strongest = cv2.max(cv2.max(blue, green), red)
    weakest = cv2.min(cv2.min(blue, green), red)
    return np.asarray(cv2.subtract(strongest, weakest), dtype=np.uint8)
