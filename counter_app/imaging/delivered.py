"""The resolution a scanner really delivers, whatever the file says: how fine its finest detail is.

Print that was scanned coarsely and enlarged, or not in focus, has no detail near the limit of its
pixels. What there is beyond the noise of the scanner ends at a spatial frequency, and that tells.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

import cv2
import numpy as np
import numpy.typing as npt

from counter_app.imaging.pyramid import quantile
from counter_app.imaging.raster import Pixels

TILE = 128  # pixels
_RINGS = 40  # from no detail at all to the finest that pixels can show
_NOISE_FROM = 36  # in the outermost rings there is next to nothing but noise
_ABOVE_NOISE = 2.0
_ALL_BUT = 0.995  # of the detail lies below the end that is looked for
_FLOOR, _SPAN = 0.1, 0.5  # print enlarged from known resolutions ends at floor + span x share
_LEAST_CONTRAST = 60


def delivered_dpi(tiles: Iterable[Pixels], dpi: int) -> int | None:
    """Dots per inch of the detail in `tiles` of print, at most `dpi`; None when they show none."""
    ends = [end for tile in tiles if (end := _end_of_detail(tile)) is not None]
    if not ends:
        return None
    share = (float(np.median(ends)) - _FLOOR) / _SPAN
    return round(dpi * min(max(share, 0.0), 1.0))


def _end_of_detail(tile: Pixels) -> float | None:
    """Where detail ends, as share of the finest that pixels can show."""
    if tile.shape != (TILE, TILE):
        return None
    low, high = quantile(tile, 0.02, 0.9)
    if high - low < _LEAST_CONTRAST:
        return None
    window, ring, noisy = _window()
    waves = (tile.astype(np.float32) - np.float32(tile.mean())) * window
    spectrum = cv2.dft(waves, flags=cv2.DFT_COMPLEX_OUTPUT)
    power = (np.square(spectrum[..., 0]) + np.square(spectrum[..., 1])).ravel()
    noise = float(np.median(power[noisy]))
    detail = np.maximum(power - _ABOVE_NOISE * noise, 0)
    below = np.cumsum(np.bincount(ring, detail, minlength=_RINGS)[1:])
    if below[-1] <= 0:
        return None
    return float(np.searchsorted(below, _ALL_BUT * below[-1]) + 2) / _RINGS


@cache
def _window() -> tuple[npt.NDArray[np.float32], npt.NDArray[np.intp], npt.NDArray[np.intp]]:
    """What a tile is faded out by, the ring of every frequency, and which of them are noise."""
    hann = np.hanning(TILE).astype(np.float32)
    across = np.abs(np.fft.fftfreq(TILE)) * 2
    radius = np.hypot(across[:, None], across[None])
    ring = np.minimum(radius * _RINGS, _RINGS).astype(np.intp).ravel()
    return np.outer(hann, hann), ring, np.flatnonzero(ring >= _NOISE_FROM)
