"""A page's pixels turned by any angle.

A page moves by up to a third quicker band by band, from rows that have just been copied, and in
four channels rather than three, which need no room in pieces so small. At a little lean the bare
paper beside the print is not turned at all but carried as it stands, which takes a tenth of the
time; what is on it too faint to be seen at 75 dpi comes along, at most 3 mm off its place.
"""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np
import numpy.typing as npt

from counter_app.imaging.raster import Pixels

_BAND = 192  # rows turned at a time
_LITTLE = 0.05  # sine of a lean by which paper is carried less than 3 mm off its place
_MARKED = 8  # gray levels darker than the paper, at 75 dpi: more than grain

Matrix = npt.NDArray[np.float64]  # 2 x 3, from the raster's pixels to the cleaned page's
Span = tuple[int, int]  # the first, and the one after the last


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """What is to become of a page: `matrix` takes its pixels to those of the turned one, `paper`
    is the colour of what lies beyond its sides. `contrast`: as in `pyramid.Ink`, reduced by
    `factor`.
    """

    image: Pixels
    matrix: Matrix
    paper: tuple[float, ...]
    contrast: Pixels
    factor: int


def turned(turn: Turn, width: int, height: int) -> Pixels:
    """The page after its `turn`, `width` x `height` pixels of it."""
    moved = np.empty((height, width, *turn.image.shape[2:]), np.uint8)
    back = np.asarray(cv2.invertAffineTransform(turn.matrix), dtype=np.float64)
    for top in range(0, height, _BAND):
        rows = top, min(top + _BAND, height)
        band = moved[slice(*rows)]
        left, right = _marked(turn, back, (0, width), rows)
        for columns in ((0, left), (right, width)):
            _carry(turn, back, columns, rows, band[:, slice(*columns)])
        if left < right:
            _interpolate(turn, back, (left, right), rows, band[:, left:right])
    return moved


def _marked(turn: Turn, back: Matrix, columns: Span, rows: Span) -> Span:
    """Between which `columns` of the turned page its `rows` show anything but bare paper."""
    if abs(float(turn.matrix[0, 1])) > _LITTLE:
        return columns
    _, (first, last) = _reach(back, columns, rows)
    seen = turn.contrast[max(first // turn.factor, 0) : max(last // turn.factor + 2, 0)]
    at = np.flatnonzero(seen.max(axis=0, initial=0) >= _MARKED)
    if not at.size:
        return 0, 0
    around = (int(at[0]) - 2) * turn.factor, (int(at[-1]) + 3) * turn.factor
    (left, right), _ = _reach(turn.matrix, around, (first, last))
    return max(left, 0), min(max(right, 0), columns[1])


def _interpolate(turn: Turn, back: Matrix, columns: Span, rows: Span, into: Pixels) -> None:
    """Fill `into` with what comes to lie in `columns` and `rows`."""
    height, width = turn.image.shape[:2]
    xs, ys = _reach(back, columns, rows)
    left, top = min(max(xs[0] - 2, 0), width - 1), min(max(ys[0] - 2, 0), height - 1)
    near = turn.image[top : max(ys[1] + 3, top + 1), left : max(xs[1] + 3, left + 1)]
    matrix = turn.matrix.copy()
    matrix[:, 2] += matrix[:, :2] @ (left, top) - (columns[0], rows[0])
    size = columns[1] - columns[0], rows[1] - rows[0]
    if near.ndim == 2:
        cv2.warpAffine(near.copy(), matrix, size, dst=into, borderValue=turn.paper)
    else:
        wide = cv2.cvtColor(near, cv2.COLOR_BGR2BGRA)
        wide = cv2.warpAffine(wide, matrix, size, borderValue=(*turn.paper, 255))
        cv2.cvtColor(wide, cv2.COLOR_BGRA2BGR, dst=into)


def _carry(turn: Turn, back: Matrix, columns: Span, rows: Span, into: Pixels) -> None:
    """Fill `into` with what comes to lie in `columns` and `rows`, moved but not turned."""
    if not into.size:
        return
    middle = sum(columns) / 2, sum(rows) / 2
    right, down = (round(float(at)) for at in back @ (*middle, 1.0) - middle)
    left, top = max(columns[0] + right, 0), max(rows[0] + down, 0)
    there = turn.image[top : max(rows[1] + down, top), left : max(columns[1] + right, left)]
    if there.shape != into.shape:
        into[:] = turn.paper if into.ndim == 3 else turn.paper[0]
    x, y = left - right - columns[0], top - down - rows[0]
    into[y : y + there.shape[0], x : x + there.shape[1]] = there


def _reach(matrix: Matrix, columns: Span, rows: Span) -> tuple[Span, Span]:
    """Columns and rows over which a rectangle comes to lie."""
    corners = np.array([[x, y, 1.0] for x in columns for y in rows]) @ matrix.T
    (left, top), (right, bottom) = np.floor(corners.min(axis=0)), np.ceil(corners.max(axis=0))
    return (int(left), int(right)), (int(top), int(bottom))
