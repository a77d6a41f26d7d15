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

_LEAST_VOTES = 10
_CERTAIN = 4.0  # standard errors by which the votes must lean to one side
_LOUDEST = 0.6  # no single piece of a line counts for more than this
_PIECE_MM = 18.0
_BODY_MM = (0.9, 4.5)  # x-height of 7 pt to capitals of 18 pt

Profile = npt.NDArray[np.floating]


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
    def stand(self) -> Stand:
        """The verdict, unknown unless the votes agree."""
        if self.votes < _LEAST_VOTES or abs(self.lean) < _CERTAIN:
            return Stand.UNKNOWN
        return Stand.UPRIGHT if self.lean > 0 else Stand.UPSIDE_DOWN


def ask(text: Pixels, px_per_mm: float) -> Ballot:
    """Let level lines vote. `text` is the darkness of letters at about 75 dpi, 0 elsewhere."""
    piece = max(24, round(_PIECE_MM * px_per_mm))
    votes: list[float] = []
    for left in range(0, text.shape[1] - piece // 2, piece):
        rows = cv2.reduce(text[:, left : left + piece], 1, cv2.REDUCE_SUM, dtype=cv2.CV_32F)
        votes.extend(_votes(np.asarray(rows, dtype=np.float32).ravel() / 100, px_per_mm))
    values = np.clip(np.asarray(votes), -_LOUDEST, _LOUDEST)
    error = float(np.sqrt(np.sum(values**2)))
    return Ballot(votes=len(votes), lean=float(values.sum()) / error if error else 0.0)


def _votes(profile: Profile, px_per_mm: float) -> list[float]:
    """(above - below) / body ink for each line of one column of text."""
    smooth = np.convolve(profile, np.ones(3, np.float32) / 3, mode="same").reshape(-1, 1)
    window = np.ones((max(5, round(7 * px_per_mm)), 1), np.uint8)
    peak = np.asarray(cv2.dilate(smooth, window)).ravel()
    in_body = (profile > 0.5 * peak) & (profile >= 3)
    change = np.flatnonzero(np.diff(np.concatenate(([0], in_body.view(np.int8), [0]))))
    starts, ends = change[::2], change[1::2]
    least, most = (mm * px_per_mm for mm in _BODY_MM)
    votes = []
    for i in range(len(starts)):
        start, end = int(starts[i]), int(ends[i])
        body = end - start
        if not least <= body <= most:
            continue
        room_above = start - (int(ends[i - 1]) if i else 0)
        room_below = (int(starts[i + 1]) if i + 1 < len(starts) else len(profile)) - end
        reach = min(max(2, round(0.6 * body)), room_above, room_below)
        if reach >= 2:
            above = float(profile[start - reach : start].sum())
            below = float(profile[end : end + reach].sum())
            votes.append((above - below) / float(profile[start:end].sum()))
    return votes
