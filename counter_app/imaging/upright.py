"""Which way up the text stands, without reading it.

Latin letters reach above the line's body far more often than below it, and Vietnamese puts most of
its marks on top. Every piece of a line votes by the ink just above against the ink just below its
body; a page turns only when the votes agree. Capitals, digits and pictures hardly vote.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

import cv2
import numpy as np
import numpy.typing as npt

from counter_app.imaging.raster import Pixels

_PLAIN = 8.0  # standard errors by which lines alone decide: a page full of digits reaches 7.8
_CERTAIN = 3.0  # the same for lines and letters together
_LETTERS_WEIGH = 2.0  # digits have pulled lines to one side, but never letters
_LETTERS_AGREE = 1.0  # the least they must say for lines to be believed
_LOUDEST = 0.6  # no single piece of a line counts for more than this
_PIECE_MM = 6.0
_BODY_MM = (0.9, 4.5)  # x-height of 7 pt to capitals of 18 pt
_PEAK_MM = 7.0  # a row is body when it holds half the ink of the fullest row so near

Rows = npt.NDArray[np.float32]


class Stand(StrEnum):
    """How lines that run from left to right stand."""

    UPRIGHT = "upright"
    UPSIDE_DOWN = "upside_down"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class Ballot:
    """What the pieces of lines say: `lean` in standard errors, positive = upright."""

    votes: int
    lean: float

    @property
    def is_plain(self) -> bool:
        """Whether nothing else need be asked."""
        return abs(self.lean) >= _PLAIN


def decide(lines: Ballot, letters: Ballot | None = None) -> Stand:
    """The verdict of all who were asked, unknown unless they agree."""
    lean = lines.lean
    if letters is not None:
        lean = (lean + _LETTERS_WEIGH * letters.lean) / float(np.hypot(1.0, _LETTERS_WEIGH))
    elif not lines.is_plain:
        return Stand.UNKNOWN
    agree = letters is None or letters.lean * lean >= _LETTERS_AGREE * abs(lean)
    if abs(lean) < _CERTAIN or not agree:
        return Stand.UNKNOWN
    return Stand.UPRIGHT if lean > 0 else Stand.UPSIDE_DOWN


def ask(text: Pixels, px_per_mm: float) -> Ballot:
    """Let level lines vote. `text` is the darkness of letters at about 75 dpi, 0 elsewhere."""
    votes = np.clip(_votes(_pieces(text, px_per_mm), px_per_mm), -_LOUDEST, _LOUDEST)
    error = float(np.sqrt(np.dot(votes, votes)))
    return Ballot(votes=len(votes), lean=float(votes.sum()) / error if error else 0.0)


def _pieces(text: Pixels, px_per_mm: float) -> Rows:
    """Ink per row of each column of text 6 mm wide: one image column per piece."""
    piece = max(8, round(_PIECE_MM * px_per_mm))
    height, width = text.shape[0], text.shape[1] // piece * piece
    if not width:
        return np.zeros((height, 0), np.float32)
    whole = np.ascontiguousarray(text[:, :width]).reshape(-1, piece)
    sums = cv2.reduce(whole, 1, cv2.REDUCE_SUM, dtype=cv2.CV_32F)
    return np.asarray(sums.reshape(height, width // piece) / 100, dtype=np.float32)


def _votes(pieces: Rows, px_per_mm: float) -> Rows:
    """(above - below) / body ink for every piece of a line."""
    gap = max(5, round(_PEAK_MM * px_per_mm))
    if not pieces.size:
        return np.zeros(0, np.float32)
    # Nothing reaches from one piece to the next.
    padded = np.asarray(cv2.copyMakeBorder(pieces, gap, gap, 0, 0, cv2.BORDER_CONSTANT))
    smooth = cv2.blur(padded, (1, 3))
    peak = np.asarray(cv2.dilate(smooth, np.ones((gap, 1), np.uint8)))
    in_body = ((padded > 0.5 * peak) & (padded >= 1)).T.ravel()
    change = np.flatnonzero(np.diff(in_body.view(np.int8)))
    starts, ends = change[::2] + 1, change[1::2] + 1
    if not len(starts):
        return np.zeros(0, np.float32)
    body = ends - starts
    room_above = starts - np.concatenate(([0], ends[:-1]))
    room_below = np.concatenate((starts[1:], [in_body.size])) - ends
    reach = np.maximum(2, np.rint(0.6 * body).astype(np.intp))
    reach = np.minimum(reach, np.minimum(room_above, room_below))
    least, most = (mm * px_per_mm for mm in _BODY_MM)
    fit = (body >= least) & (body <= most) & (reach >= 2)
    starts, ends, reach = starts[fit], ends[fit], reach[fit]
    total = np.concatenate(([0.0], np.cumsum(padded.T.ravel(), dtype=np.float64)))
    above = total[starts] - total[starts - reach]
    below = total[ends + reach] - total[ends]
    return np.asarray((above - below) / (total[ends] - total[starts]), dtype=np.float32)
