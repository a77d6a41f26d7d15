"""A decoded page."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import cv2
import numpy as np
import numpy.typing as npt

Pixels = npt.NDArray[np.uint8]

A4_LONG_SIDE_IN = 11.69
_LOWEST_DPI, _HIGHEST_DPI = 50, 1200


@dataclass(frozen=True, kw_only=True)
class Raster:
    """Pixels of one page: gray (h, w) or BGR (h, w, 3), 8 bits.

    `two_level`: it came as black and white only; turning it leaves gray between them.
    `picture_dpi`: dots per inch of the picture that was drawn at `dpi`, when it is one in a PDF.
    """

    image: Pixels
    dpi: int
    two_level: bool = False
    picture_dpi: int | None = None

    @property
    def is_colour(self) -> bool:
        """True when the picture has three channels, whatever they hold."""
        return self.image.ndim == 3

    def gray(self) -> Pixels:
        """The page as gray; worked out once."""
        return self._gray

    def half(self) -> Pixels:
        """The page at half its scale, each pixel the average of four; worked out once."""
        return self._half

    def quarter(self) -> Pixels:
        """The page at a quarter of its scale; worked out once."""
        return self._quarter

    def forget(self) -> None:
        """Give up the room of what was worked out; when asked for, it is worked out again."""
        for kept in ("_gray", "_half", "_quarter"):
            self.__dict__.pop(kept, None)

    @cached_property
    def _gray(self) -> Pixels:
        return to_gray(self.image)

    @cached_property
    def _half(self) -> Pixels:
        return reduced(self.image, 2)

    @cached_property
    def _quarter(self) -> Pixels:
        return reduced(self._half, 2)


def reduced(image: Pixels, factor: int) -> Pixels:
    """`image` averaged down by a whole factor; at most `factor - 1` edge rows and columns go."""
    if factor == 1:
        return image
    height, width = image.shape[0] // factor, image.shape[1] // factor
    whole = image[: height * factor, : width * factor]
    return np.asarray(
        cv2.resize(whole, (width, height), interpolation=cv2.INTER_AREA), dtype=np.uint8
    )


def at_least(image: Pixels, least: float) -> Pixels:
    """`image` with nothing below `least`; ten times as quick as by numpy."""
    return np.asarray(cv2.max(image, np.full_like(image, least)), dtype=np.uint8)


def to_gray(image: Pixels) -> Pixels:
    """`image` as one channel; a gray one is returned as it is."""
    if image.ndim == 2:
        return image
    return np.asarray(cv2.cvtColor(image, cv2.COLOR_BGR2GRAY), dtype=np.uint8)


def page_dpi(width: int, height: int, *, stated: float, hint: int) -> int:
    """Resolution in dots per inch: what the device said, else the file, else an A4 sheet's.

    Cameras write 72 into every file, some programs a printer's 1200, and some scanners deliver
    twice what they say: a resolution that would make the page longer than A3, or in a file above
    600 smaller than a card, is not believed.
    """
    long_side = max(width, height)
    if hint > 0 and long_side / hint <= 1.45 * A4_LONG_SIDE_IN:
        return min(max(hint, _LOWEST_DPI), _HIGHEST_DPI)
    if _LOWEST_DPI <= stated <= _HIGHEST_DPI:
        long_side_in = long_side / stated
        if long_side_in <= 1.45 * A4_LONG_SIDE_IN and (stated <= 600 or long_side_in >= 3.3):
            return round(stated)
    return min(max(round(long_side / A4_LONG_SIDE_IN), _LOWEST_DPI), _HIGHEST_DPI)
