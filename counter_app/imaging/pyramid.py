"""A page at the reduced scales on which it is measured, and its ink there.

Everything that is asked of a page (where the sheet lies, how it is turned, whether it is blank) is
asked at about 75 dots per inch, one sixteenth of the pixels; only the answer touches the full page.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any

import cv2
import numpy as np
import numpy.typing as npt

from counter_app.imaging.raster import Pixels, reduced

Labels = npt.NDArray[np.integer[Any]]

SMALL_DPI = 75
_MOST_PIECES = 65_000  # that sixteen bits can number
_SMALL_LONGEST, _SMALL_SHORTEST = 1800, 400

INK_CONTRAST = 26  # gray levels darker than the paper around: printed or written
FAINT_CONTRAST = 11  # above paper texture and JPEG noise at this scale: pencil, pale stamps


@dataclass(frozen=True, kw_only=True)
class Pyramid:
    """`small` = the page reduced by `factor` (about 75 dpi), `middle` by half of it.

    `px_per_mm` is of `small`.
    """

    small: Pixels
    middle: Pixels
    factor: int
    middle_factor: int
    px_per_mm: float

    @cached_property
    def tone(self) -> int:
        """Brightness of the paper as a whole."""
        return paper_tone(self.small[::2])  # every other row tells as well


@dataclass(frozen=True, kw_only=True)
class Ink:
    """Ink of a `Pyramid.small`: how much darker than its paper every pixel is."""

    paper: Pixels  # brightness of the paper around each pixel
    contrast: Pixels  # paper minus picture, 0 where lighter
    mask: Pixels  # 1 where printed or written

    @cached_property
    def pieces(self) -> tuple[Labels, npt.NDArray[np.int32]]:
        """Those of `mask`, as `pieces_of` has them."""
        return pieces_of(self.mask)


def build(gray: Pixels, dpi: int) -> Pyramid:
    """Reduce `gray` by whole factors, each level averaged from the one above."""
    height, width = gray.shape
    long_side = max(width, height)
    factor = max(1, round(dpi / SMALL_DPI))
    while long_side / factor > _SMALL_LONGEST:
        factor += 1
    while factor > 1 and long_side / factor < _SMALL_SHORTEST:
        factor -= 1
    middle_factor = max(1, factor // 2)
    middle = reduced(gray, middle_factor)
    halved = factor == 2 * middle_factor  # averaging twice by two is cheaper than once by four
    small = reduced(middle, 2) if halved else reduced(gray, factor)
    return Pyramid(
        small=small,
        middle=middle,
        factor=factor,
        middle_factor=middle_factor,
        px_per_mm=dpi / factor / 25.4,
    )


def find_ink(small: Pixels, px_per_mm: float) -> Ink:
    """Measure ink against the paper around it, so that shading and tinted paper do not matter."""
    paper = paper_around(small, px_per_mm)
    contrast = np.asarray(cv2.subtract(paper, small), dtype=np.uint8)
    mask = np.asarray(
        cv2.threshold(contrast, INK_CONTRAST - 1, 1, cv2.THRESH_BINARY)[1], dtype=np.uint8
    )
    return Ink(paper=paper, contrast=contrast, mask=mask)


def finer_mask(pyramid: Pyramid, ink: Ink) -> Pixels:
    """`ink.mask` at the scale of `pyramid.middle`."""
    # A limit in steps would show in the lean of lines, which is measured on this.
    height, width = pyramid.middle.shape
    limit = cv2.subtract(ink.paper, np.full_like(ink.paper, INK_CONTRAST))
    mask = cv2.resize(limit, (width, height), interpolation=cv2.INTER_LINEAR)
    cv2.compare(pyramid.middle, mask, cv2.CMP_LE, dst=mask)  # in place: at 200 dpi it is large
    cv2.threshold(mask, 0, 1, cv2.THRESH_BINARY, dst=mask)
    return np.asarray(mask, dtype=np.uint8)


def darker(image: Pixels, limit: Pixels) -> Pixels:
    """255 where `image` is below `limit`, which changes slowly and is given at a reduced scale."""
    height, width = image.shape
    rows, columns = limit.shape
    step = height // rows
    if height - step * rows >= step or not 0 <= width - step * columns < step:
        # No whole factor lies between the two scales.
        limit, step = np.asarray(cv2.resize(limit, (width, height)), dtype=np.uint8), 1
    # Every pixel of it serves as many of the image each way, and the last the rest.
    limit = np.asarray(cv2.copyMakeBorder(limit, 0, 1, 0, 1, cv2.BORDER_REPLICATE))
    wide = cv2.merge([limit] * step).reshape(len(limit), -1)[:, :width]
    dark = np.empty_like(image)
    for first in range(step):
        below = image[first::step]
        cv2.compare(below, wide[: len(below)], cv2.CMP_LT, dst=dark[first::step])
    return dark


def quantile(image: Pixels, *shares: float, where: Pixels | None = None) -> tuple[int, ...]:
    """The values below which the given shares of all pixels lie, or of those `where` is not 0; far
    quicker than sorting.
    """
    below = np.cumsum(cv2.calcHist([image], [0], where, [256], [0, 256]), dtype=np.float64)
    return tuple(int(np.searchsorted(below, share * below[-1])) for share in shares)


def paper_around(small: Pixels, px_per_mm: float) -> Pixels:
    """Brightness of the paper under each pixel: strokes up to 5 mm wide are closed over."""
    side = 2 * max(2, round(2.5 * px_per_mm)) + 1
    closed = cv2.morphologyEx(small, cv2.MORPH_CLOSE, np.ones((side, side), np.uint8))
    return np.asarray(cv2.blur(closed, (side, side)), dtype=np.uint8)


def paper_tone(small: Pixels, *, above: int = -1) -> int:
    """Brightness of the paper: the most frequent value of the brighter half of the picture.

    Pixels not brighter than `above` do not count.
    """
    histogram = np.array(cv2.calcHist([small], [0], None, [256], [0, 256]), np.float64).ravel()
    histogram[: above + 1] = 0
    histogram = np.convolve(histogram, np.ones(5), mode="same")
    below = np.cumsum(histogram)
    middle = int(np.searchsorted(below, below[-1] / 2))
    start = max(0, middle - 12)
    return start + int(np.argmax(histogram[start:]))


def paper_colour(image: Pixels, tone: int) -> tuple[float, ...]:
    """Colour of the paper, from one pixel in twenty each way."""
    sample = image[::20, ::20]
    if sample.ndim == 2:
        return (float(tone),)
    bright = sample[sample.max(axis=2) >= tone - 8]
    if bright.size == 0:
        return (float(tone),) * 3
    return tuple(float(v) for v in np.median(bright, axis=0))


def pieces_of(mask: Pixels) -> tuple[Labels, npt.NDArray[np.int32]]:
    """The connected pieces of what is 1: a number for every pixel, 0 where there is nothing, and
    for every number left, top, width, height and area.
    """
    corners = cv2.subtract(cv2.subtract(mask[1:, 1:], mask[:-1, 1:]), mask[1:, :-1])
    edges = cv2.countNonZero(mask[0]) + cv2.countNonZero(np.ascontiguousarray(mask[:, 0]))
    # Twice as quick, and OpenCV refuses it when the numbers do not suffice, as for pure noise.
    is_few = cv2.countNonZero(corners) + edges < _MOST_PIECES
    kind = cv2.CV_16U if is_few else cv2.CV_32S
    _, labels, stats, _ = cv2.connectedComponentsWithStats(mask, connectivity=8, ltype=kind)
    numbers: Labels = np.asarray(labels)
    return numbers, np.asarray(stats, dtype=np.int32)


def text_only(ink: Ink, px_per_mm: float) -> Pixels:
    """`ink.mask` without rules, frames, pictures and dust: its letters and words."""
    labels, stats = ink.pieces
    sides = stats[:, [cv2.CC_STAT_WIDTH, cv2.CC_STAT_HEIGHT]]
    longest, shortest = sides.max(axis=1), sides.min(axis=1)
    keep = (longest >= 1.0 * px_per_mm) & (longest <= 30 * px_per_mm) & (shortest <= 9 * px_per_mm)
    keep[0] = False
    return np.take(keep.astype(np.uint8), labels)
