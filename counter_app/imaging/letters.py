"""Which way up short text stands: letter by letter, where whole lines are too few to say.

Latin letters share a baseline and differ in height; their marks stand above more often than below.
So on an upright line feet agree and heads do not. Every letter whose head leaves the line of heads
of its neighbours votes upright, every one whose foot leaves the line of feet votes upside down, and
so does a mark that stands apart above or below them. Digits and capitals abstain by themselves.
"""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np
import numpy.typing as npt

from counter_app.imaging.pyramid import pieces_of
from counter_app.imaging.raster import Pixels
from counter_app.imaging.upright import Ballot

_MOST_LETTERS, _MOST_MARKS = 300, 1200
_LETTER_MM = (1.0, 7.0)  # x-height of 7 pt to capitals of 20 pt
_LETTER_WIDTH_MM = (0.25, 9.0)
_MARK_MM = (0.2, 2.2)
_NEAR_MM = 22.0  # neighbours to either side
_LEAST_NEIGHBOURS = 5
_OFF = 0.14  # of the line's height: a head or foot so far off has left its line
_APART = (0.03, 0.6)  # of the line's height: the gap between a mark and its line
_MARK_HEIGHT = 0.6  # of the line's height, at most

Numbers = npt.NDArray[np.float64]
Truths = npt.NDArray[np.bool_]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Boxes:
    """Pieces of ink: middle, head, foot and height, in pixels."""

    x: Numbers
    top: Numbers
    bottom: Numbers
    width: Numbers

    @property
    def height(self) -> Numbers:
        return self.bottom - self.top

    def __getitem__(self, which: npt.NDArray[np.intp] | Truths | slice) -> _Boxes:
        return _Boxes(
            x=self.x[which],
            top=self.top[which],
            bottom=self.bottom[which],
            width=self.width[which],
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Line:
    """What each letter's neighbours say of its line; `has` False where there are too few."""

    head: Numbers
    foot: Numbers
    has: Truths

    @property
    def height(self) -> Numbers:
        return self.foot - self.head


def ask(mask: Pixels, px_per_mm: float) -> Ballot:
    """Let letters vote. `mask` is 1 where there is ink, at about 150 dpi, its lines level."""
    letters, marks = _pieces(_middle(mask), px_per_mm)
    if letters.x.size < _MOST_LETTERS:
        letters, marks = _pieces(mask, px_per_mm)
    if not letters.x.size:
        return Ballot(votes=0, lean=0.0)
    line = _lines(letters, px_per_mm)
    off = np.maximum(_OFF * line.height, 1.0)
    heads = line.has & (np.abs(letters.top - line.head) > off)
    feet = line.has & (np.abs(letters.bottom - line.foot) > off)
    votes = np.concatenate(
        (heads.astype(np.int64) - feet, _marks_apart(marks, letters, line, px_per_mm))
    )
    count = int(np.count_nonzero(votes))
    lean = float(votes.sum()) / float(np.sqrt(count)) if count else 0.0
    return Ballot(votes=count, lean=lean)


def _middle(mask: Pixels) -> Pixels:
    """The rows around the one that has half of the ink above it: on a full page they hold enough
    letters, at a third of the work.
    """
    above = np.cumsum(cv2.reduce(mask, 1, cv2.REDUCE_SUM, dtype=cv2.CV_32S))
    half = int(np.searchsorted(above, above[-1] / 2))
    reach = len(mask) // 6
    return mask[max(half - reach, 0) : half + reach]


def _pieces(mask: Pixels, px_per_mm: float) -> tuple[_Boxes, _Boxes]:
    """Letters and marks; of a long page only lines from its middle."""
    _, stats = pieces_of(mask)
    left, top, width, height, area = np.asarray(stats[1:], dtype=np.float64).T
    boxes = _Boxes(x=left + width / 2, top=top, bottom=top + height, width=width)
    high, wide = height / px_per_mm, width / px_per_mm
    is_letter = _between(high, _LETTER_MM) & _between(wide, _LETTER_WIDTH_MM)
    is_whole = (top > 0) & (boxes.bottom < len(mask))
    letters = boxes[is_letter & is_whole & (area >= 0.12 * width * height)]
    letters = letters[np.argsort(letters.top + letters.bottom, kind="stable")]
    if (spare := letters.x.size - _MOST_LETTERS) > 0:
        letters = letters[slice(spare // 2, spare // 2 + _MOST_LETTERS)]
    marks = boxes[_between(high, _MARK_MM) & (wide <= 1.6 * _MARK_MM[1])]
    if letters.x.size:
        margin = _MARK_MM[1] * px_per_mm
        reach = (letters.top.min() - margin, letters.bottom.max() + margin)
        marks = marks[_between(marks.top, reach)]
    return letters, marks[slice(_MOST_MARKS)]


def _between(values: Numbers, limits: tuple[float, float]) -> Truths:
    return (values >= limits[0]) & (values <= limits[1])


def _lines(letters: _Boxes, px_per_mm: float) -> _Line:
    """The median head and foot of every letter's neighbours on its line."""
    top, bottom, height = letters.top, letters.bottom, letters.height
    overlap = np.minimum(bottom[:, None], bottom) - np.maximum(top[:, None], top)
    same = (
        (np.abs(letters.x[:, None] - letters.x) <= _NEAR_MM * px_per_mm)
        & (overlap >= 0.6 * np.minimum(height[:, None], height))
        & (height[:, None] < 2.2 * height)
        & (height < 2.2 * height[:, None])
    )
    count = same.sum(axis=1)
    return _Line(
        head=_median(top, same, count),
        foot=_median(bottom, same, count),
        has=count >= _LEAST_NEIGHBOURS,
    )


def _median(values: Numbers, same: Truths, count: npt.NDArray[np.intp]) -> Numbers:
    # Halves of pixels are exact in 32 bits, which are sorted in half the time.
    ordered = np.sort(np.where(same, values.astype(np.float32), np.float32(np.inf)), axis=1)
    rows = np.arange(len(values))
    return np.asarray((ordered[rows, (count - 1) // 2] + ordered[rows, count // 2]) / 2)


def _marks_apart(
    marks: _Boxes, letters: _Boxes, line: _Line, px_per_mm: float
) -> npt.NDArray[np.int64]:
    """1 for a mark just above a letter and its line, -1 for one just below."""
    beside = np.abs(marks.x[:, None] - letters.x)
    own = beside <= np.maximum(0.6 * letters.width, 0.5 * px_per_mm)
    own &= line.has & (marks.height[:, None] <= _MARK_HEIGHT * line.height)
    least, most = (share * line.height for share in _APART)
    over = line.head - marks.bottom[:, None]
    under = marks.top[:, None] - line.foot
    above = own & (over > least) & (over <= most)
    below = own & (under > least) & (under <= most)
    return np.asarray(above.any(axis=1).astype(np.int64) - below.any(axis=1))
