"""Even out the light of a page: brighter where a lamp, a lid or a thick book left it darker.

The light over a sheet is smooth, so a smooth surface is laid through the brightness of its bare
paper; photographs, dark print and folds fall out of it. Every pixel is brightened by what its paper
lacks and by nothing else: no stroke can lose by that.
"""

from __future__ import annotations

from dataclasses import replace

import cv2
import numpy as np
import numpy.typing as npt

from counter_app.imaging.pyramid import Ink, Pyramid
from counter_app.imaging.raster import Pixels, Raster

_CELL = 16  # pixels at 75 dpi, 5 mm
_UNEVEN = 14.0  # gray levels between the lightest and the darkest place
_NEAR = 6.0  # gray levels from the surface: paper
_DARKEST = 0.45  # of the lightest: deeper shade is left, it would be noise when brightened
_LEAST_PAPER = 0.5  # of the page must be paper
_ROUNDS = 6
_BAND = 256  # rows at a time

Surface = npt.NDArray[np.float32]


def evened(raster: Raster, pyramid: Pyramid, ink: Ink) -> Raster:
    """The page under even light; itself when its light is even or cannot be told.

    `pyramid` and `ink` are its own.
    """
    light = None if raster.two_level else _light(ink.paper, pyramid.tone)
    if light is None:
        return raster
    gain = float(light.max()) / np.maximum(light, _DARKEST * float(light.max()))
    return replace(raster, image=_brightened(raster.image, gain.astype(np.float32)))


def _light(paper: Pixels, tone: int) -> Surface | None:
    """Brightness of bare paper all over the page, None when it is even."""
    step = slice(_CELL // 2, None, _CELL)  # `paper` is smooth: one pixel speaks for its cell
    cells = paper[step, step].astype(np.float64)
    if min(cells.shape) < 4:
        return None
    darkest, lightest = np.percentile(cells, (2, 98))
    if lightest - darkest < _UNEVEN:
        return None
    ys, xs = np.mgrid[-1 : 1 : cells.shape[0] * 1j, -1 : 1 : cells.shape[1] * 1j]
    terms = np.stack([xs**i * ys**j for i in range(4) for j in range(4 - i)], axis=-1)
    flat, values = terms.reshape(-1, terms.shape[-1]), cells.ravel()
    is_paper = values >= _DARKEST * tone
    surface = values
    for _ in range(_ROUNDS):
        if np.count_nonzero(is_paper) < _LEAST_PAPER * values.size:
            return None
        weights, *_ = np.linalg.lstsq(flat[is_paper], values[is_paper], rcond=None)
        surface = flat @ weights
        is_paper = (np.abs(values - surface) <= _NEAR) | (values > surface)
    if np.count_nonzero(np.abs(values - surface) <= _NEAR) < _LEAST_PAPER * values.size:
        return None
    light = np.clip(surface, 1.0, 255.0).reshape(cells.shape).astype(np.float32)
    return light if float(light.max() - light.min()) >= _UNEVEN else None


def _brightened(image: Pixels, gain: Surface) -> Pixels:
    height, width = image.shape[:2]
    bright = np.empty_like(image)
    columns = cv2.resize(gain, (width, gain.shape[0]), interpolation=cv2.INTER_LINEAR)
    at = (np.arange(height) + 0.5) * gain.shape[0] / height - 0.5
    for top in range(0, height, _BAND):
        rows = np.clip(at[top : top + _BAND], 0, gain.shape[0] - 1)
        above = rows.astype(np.intp)
        below = np.minimum(above + 1, gain.shape[0] - 1)
        share = (rows - above).astype(np.float32)[:, None]
        band = columns[above] * (1 - share) + columns[below] * share
        if image.ndim == 3:
            band = cv2.merge([band] * 3)
        cv2.multiply(image[top : top + _BAND], band, dst=bright[top : top + _BAND], dtype=cv2.CV_8U)
    return bright
