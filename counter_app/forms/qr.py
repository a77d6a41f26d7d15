"""QR codes as squares: for a PDF page and for a slip.

Error correction M (15 %), at least four modules of white around (ISO/IEC 18004, 7.3.7 and 9.1).
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

import segno
from PIL import Image, ImageDraw

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas

QUIET = 4  # modules of white on each side


@lru_cache(maxsize=64)  # a form at a dozen type sizes asks for the same one each time
def modules(text: str) -> tuple[tuple[bool, ...], ...]:
    """The symbol's modules, row by row, dark is True, without the quiet zone."""
    symbol = segno.make(text, error="m", micro=False, boost_error=False)
    return tuple(tuple(bool(cell) for cell in row) for row in symbol.matrix)


@lru_cache(maxsize=64)
def runs(text: str) -> tuple[int, tuple[tuple[int, int, int], ...]]:
    """Side in modules without the quiet zone, and dark runs (row, first column, length)."""
    rows = modules(text)
    found: list[tuple[int, int, int]] = []
    for y, row in enumerate(rows):
        x = 0
        while x < len(row):
            end = x
            while end < len(row) and row[end]:
                end += 1
            if end > x:
                found.append((y, x, end - x))
            x = end + 1
    return len(rows), tuple(found)


def draw(canvas: Canvas, text: str, x: float, y: float, side: float) -> None:
    """The symbol without its quiet zone, `side` points wide, lower left corner at (`x`, `y`).

    A hair of overlap: neighbouring rows must not show a white line on screens.
    """
    count, dark = runs(text)
    step = side / count
    for row, column, length in dark:
        low = y + side - (row + 1) * step
        canvas.rect(x + column * step, low, length * step, step * 1.02, stroke=0, fill=1)


def picture(text: str, *, scale: int) -> Image.Image:
    """The symbol with its quiet zone as a 1-bit picture, `scale` dots to the module."""
    side, dark = runs(text)
    size = (side + 2 * QUIET) * scale
    image = Image.new("1", (size, size), 1)
    draw = ImageDraw.Draw(image)
    for row, column, length in dark:
        x, y = (QUIET + column) * scale, (QUIET + row) * scale
        draw.rectangle((x, y, x + length * scale - 1, y + scale - 1), fill=0)
    return image


def picture_within(text: str, *, dots: int, most: int = 10) -> Image.Image:
    """The largest whole-dot symbol with quiet zone that is at most `dots` wide.

    `most` caps the dots per module. Below 1 dot to the module the code cannot be read by anything;
    the caller's text is then too long for its paper: ValueError.
    """
    side = len(modules(text)) + 2 * QUIET
    scale = min(most, dots // side)
    if scale < 1:
        msg = f"QR of {side} modules does not fit {dots} dots"
        raise ValueError(msg)
    return picture(text, scale=scale)
