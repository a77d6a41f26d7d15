"""The code that somebody holds before a camera."""

from __future__ import annotations

import numpy as np

from counter_app.imaging.codes.close import look_closely, resized
from counter_app.imaging.codes.found import FoundCode, moved
from counter_app.imaging.codes.libraries import BARS, QR, ask_zxing
from counter_app.imaging.raster import Pixels, to_gray

_LARGEST = 2_100_000  # pixels, a camera's 1920 x 1080; above that the closer looks gain nothing
_ENLARGED_UP_TO = 500_000  # pixels; a larger picture shows its code large enough
_LEAST = 21  # modules, and so pixels, of the smallest code


def read_photo(image: Pixels) -> tuple[FoundCode, ...]:
    """Codes of a photograph or a camera's picture; the first look that reads any ends the search.

    Codes may be turned, leaning, white on black, blurred, unevenly lit. A few milliseconds for
    640 x 480 pixels when there is nothing to read.
    """
    gray = np.ascontiguousarray(to_gray(image))
    if min(gray.shape) < _LEAST:
        return ()
    for formats in (QR, BARS):
        found, _ = ask_zxing(gray, formats, rotate=True, any_print=True)
        if found:
            return tuple(found)
    scale = min(1.0, (_LARGEST / gray.size) ** 0.5)
    if scale < 1:
        gray = resized(gray, round(gray.shape[1] * scale), round(gray.shape[0] * scale))
    enlarge = (2,) if gray.size <= _ENLARGED_UP_TO else ()
    return tuple(moved(code, 0, 0, scale) for code in look_closely(gray, enlarge=enlarge))
