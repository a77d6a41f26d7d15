"""How far text lines lean: a projection profile, coarse to fine.

Only the lower edges of ink are projected. Baselines put most of them on one row, so the sum of
squared row counts has a sharp peak at the right angle. Judge changes to this file by pages of
known angle, never by another estimator: two of one family agree on the same error.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import cv2
import numpy as np
import numpy.typing as npt

from counter_app.imaging.raster import Pixels

RANGE_DEG, WIDE_DEG = 18.0, 44.0
_LIMIT_DEG = 45.0  # beyond, what was found is a line of the other direction
_CERTAIN = 1.35  # peak over the ordinary score of other angles
_PROBABLE = 1.2
_SMALL_POINTS, _MIDDLE_POINTS = 10_000, 20_000
_LEAST_POINTS, _LEAST_CLOSER = 60, 300
_CERTAIN_CLOSER = 1.5  # a peak so narrow stands out of chance more easily
_COLUMNS, _NARROW_COLUMNS = 3, 6  # side by side, whose lines need not stand on one level
_GOLDEN = 0.6180339887498949
_PLENTY = 4000  # edge pixels of print: enough to do without rules
_DOUBT_PER_EDGE = 60.0  # a line of five words has some 250 edge pixels, a full page 10 000

Points = npt.NDArray[np.float32]
Places = npt.NDArray[np.intp]  # of pixels, counted along the rows


@dataclass(frozen=True, slots=True, kw_only=True)
class Lean:
    """Lines fall to the right by `angle` degrees; turning counter-clockwise by it straightens.

    `strength`: the peak over the median of all angles; 1.0 means no lines at all. `doubt`: degrees
    by which the angle may be wrong because there is little text. `in_columns`: they stand side by
    side, and their lines may not stand on one level.
    """

    angle: float
    strength: float
    doubt: float = 0.0
    in_columns: bool = False

    @property
    def is_certain(self) -> bool:
        """Whether there are lines to speak of."""
        return self.strength >= _CERTAIN and abs(self.angle) < _LIMIT_DEG

    @property
    def evidence(self) -> float:
        """How much speaks for the angle: for choosing between two that are both certain."""
        return self.strength / self.doubt if self.doubt else 0.0

    @property
    def is_probable(self) -> bool:
        """Whether there seem to be lines, though not clearly enough to turn a page by."""
        return self.strength >= _PROBABLE


NOTHING = Lean(angle=0.0, strength=1.0)


def glance(mask: Pixels, *, centre: float = 0.0, spread: float = RANGE_DEG) -> Lean:
    """A first estimate, good to half a degree, from the ink `mask` at about 75 dpi."""
    edges = _lower_edges(mask)
    # Less is enough here: four pixels of two rows as one, with the weight of all eight.
    height, width = edges.shape[0] // 2 * 2, edges.shape[1] // 4 * 4
    rows = edges[:height:2, :width] + edges[1:height:2, :width]
    fewer = (rows[:, ::4] + rows[:, 1::4] + rows[:, 2::4] + rows[:, 3::4]).T.copy()
    points = np.flatnonzero(fewer.astype(np.bool_))  # down each column, which counts quicker
    if points.size < _LEAST_POINTS:
        return NOTHING
    xs, ys = np.divmod(points, fewer.shape[1])
    weights = fewer.ravel()[points].astype(np.float64)
    angles = np.arange(centre - spread, centre + spread + 0.01, 0.75)
    scores = _scores((2 * xs).astype(np.float32), ys.astype(np.float32), angles, weights)
    best = int(np.argmax(scores))
    strength = float(scores[best] / max(float(np.median(scores)), 1e-9))
    return Lean(angle=float(angles[best]), strength=strength)


def look_closer(mask: Pixels) -> Lean:
    """The same for print too small or too broken for a glance, and for any angle up to 45 degrees:
    five times the work. Each third of the page counts by itself, as columns of newsprint do.
    `NOTHING` when even so there is no line to be made out.
    """
    edges = np.flatnonzero(_lower_edges(mask).view(np.bool_))
    if edges.size < _LEAST_CLOSER:
        return NOTHING
    ys, xs = (part.astype(np.float32) for part in np.divmod(edges, mask.shape[1]))
    angles = np.arange(-WIDE_DEG, WIDE_DEG + 0.01, 0.5)
    scores = _scores(*_parted(xs, ys, mask.shape[1], _COLUMNS), angles)
    best = int(np.argmax(scores))
    strength = float(scores[best] / max(float(np.median(scores)), 1e-9))
    if strength < _CERTAIN_CLOSER:
        return NOTHING
    doubt = _DOUBT_PER_EDGE / edges.size
    return Lean(angle=float(angles[best]), strength=strength, doubt=doubt, in_columns=True)


def _parted(xs: Points, ys: Points, width: int, columns: int) -> tuple[Points, Points]:
    """The points of `columns` parts of the page, one below the other."""
    if columns == 1:
        return xs, ys
    wide = np.float32(width / columns)
    column = np.minimum(xs // wide, np.float32(columns - 1))
    return xs - column * wide, ys + column * (ys.max() + 3 * wide)


def refine(lean: Lean, mask: Pixels, middle: Pixels) -> Lean:
    """`lean` to about 0.03 degrees, from the ink at 75 dpi and then at 150 dpi.

    `middle` may show more than `mask`: pictures, whose edges lean as they like, and rules.
    """
    if not lean.is_certain:
        return lean
    small, finer = (np.flatnonzero(_lower_edges(ink).view(np.bool_)) for ink in (mask, middle))
    columns, reach = (_NARROW_COLUMNS, 0.3) if lean.in_columns else (1, 0.15)
    angle = _sharpest(small, mask.shape[1], lean.angle, columns, reach=0.75, most=_SMALL_POINTS)
    if small.size >= _PLENTY:
        finer = _near(finer, middle, mask)
    angle = _sharpest(finer, middle.shape[1], angle, columns, reach=reach, most=_MIDDLE_POINTS)
    return replace(lean, angle=angle, doubt=_DOUBT_PER_EDGE / max(small.size, 1))


def _near(points: Places, middle: Pixels, mask: Pixels) -> Places:
    """Those of the `points` of `middle` where the coarser `mask` has ink, or just beside it."""
    near = cv2.dilate(mask, np.ones((3, 3), np.uint8))
    points = _some(points, 2 * _MIDDLE_POINTS)
    ys, xs = np.divmod(points, middle.shape[1])
    down, right = middle.shape[0] // mask.shape[0], middle.shape[1] // mask.shape[1]
    ys_there, xs_there = (
        np.minimum(each // step, side - 1)
        for each, step, side in zip((ys, xs), (down, right), mask.shape, strict=True)
    )
    there: npt.NDArray[np.bool_] = near[ys_there, xs_there] > 0
    return points[there]


def _some(points: Places, most: int) -> Places:
    """Every nth point, not the first n: all lines must be there."""
    return points[:: max(1, -(-points.size // most))]


def _sharpest(
    edges: Places, width: int, centre: float, columns: int, *, reach: float, most: int
) -> float:
    if edges.size < _LEAST_POINTS:
        return centre
    ys, xs = np.divmod(_some(edges, most * columns), width)
    step = reach / 5
    angles = np.arange(centre - reach, centre + reach + step / 2, step)
    # Whole pixel rows would pull every angle towards zero: spread the points over their pixel,
    # evenly and always alike, and count them in rows that begin at every quarter of a pixel.
    spread = np.arange(len(ys)) * _GOLDEN
    spread -= np.floor(spread)
    places = _parted(xs.astype(np.float32), (ys + spread).astype(np.float32), width, columns)
    scores = _scores(*places, angles, parts=4)
    best = int(np.argmax(scores))
    if not 0 < best < len(angles) - 1:
        return float(angles[best])
    before, peak, after = (float(scores[best + i]) for i in (-1, 0, 1))
    bend = before - 2 * peak + after
    offset = 0.5 * (before - after) / bend if bend else 0.0
    return float(angles[best] + offset * step)


def _scores(
    xs: Points,
    ys: Points,
    angles: npt.NDArray[np.float64],
    weights: npt.NDArray[np.float64] | None = None,
    *,
    parts: int = 1,
) -> npt.NDArray[np.float64]:
    """Sum of squared row counts for each angle, with the points sheared by it.

    `parts`: rows of one pixel begin at so many places inside a pixel, and all of them count.
    """
    xs, ys = xs * np.float32(parts), ys * np.float32(parts)
    steepest = float(np.tan(np.radians(np.abs(angles).max())))
    shift = float(xs.max()) * steepest + 2
    bins = int(float(ys.max()) + 2 * shift) + 3
    scores = np.empty(len(angles))
    ys = ys + np.float32(shift)
    for i, slope in enumerate(np.tan(np.radians(angles)).astype(np.float32)):
        rows = (ys - xs * slope).astype(np.int32)
        counts = np.bincount(rows, weights, minlength=bins)
        if parts > 1:
            below = np.cumsum(counts)
            counts = below[parts:] - below[:-parts]
        scores[i] = float(np.dot(counts, counts))
    return scores


def _lower_edges(mask: Pixels) -> Pixels:
    """1 where a pixel is ink and the one below is not."""
    return np.asarray(cv2.subtract(mask[:-1], mask[1:]), dtype=np.uint8)
