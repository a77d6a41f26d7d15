"""Whether two pages are one sheet scanned twice, copies of one form, or only look alike.

Two scans of one sheet differ in light, in noise, by a few millimetres and a trace of skew; two
copies of one form differ in what was written on them. So pages are laid on each other, piece by
piece, and every stroke of each is looked for on the other: what one of them alone shows is writing.
Writing may also lie on writing; then the two vary together as little as any two words do. What
stands at the very edge says nothing: a sheet that lies askew loses its corners, and gains shadows.
"""

from __future__ import annotations

import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import cv2
import numpy as np
import numpy.typing as npt

from counter_app.imaging import preview
from counter_app.imaging.pyramid import Ink, Pyramid, build, find_ink
from counter_app.imaging.raster import Pixels, reduced, to_gray

PX_PER_MM = 3.0
# Gray levels darker than the paper: the middle of a stroke; ink in any light; a trace of it.
_DARK, _STRONG, _WEAK = 85, 38, 12
_LEAST_INK_MM2 = 30.0  # less says nothing: empty sheets are all alike
_SIZE_MM = 15.0  # by which two scans of one sheet may differ
_SHIFT_MM = 12.0
_INK_RATIO = 0.7
_PROFILE = 0.8  # correlation below which nobody need look closer
_FORM_PROFILE = 0.65  # the same for two copies of one form, filled in by two people
_MOST_FAR_MM2 = 3.0  # the same before pieces are moved, counting what is a millimetre away
_PIECE_MM, _PIECE_SHIFT_MM = 20.0, 1.4
_CLUSTER_MM = 6.0
_SOFT_PX = 0.8  # by which both are blurred first: pieces lie on each other to the pixel only
_RATHER_NEAR = 0.05  # pixels of ink that a piece must gain to move by one
_MOST_ALONE_MM2 = 1.5  # of ink without counterpart in a square of that size: under one letter
_EDGE_MM, _EDGE_SHARE = 8.0, 20  # what is left out at each edge, at most a 20th of the sheet
_WORD_MM = 7.0  # of a line of writing that is compared with what lies there on the other page
_WORD_INK_MM2 = 1.5  # that both have there; less is judged by what one has alone
_WORD_LIKE = 0.6  # correlation: nine in ten pages fed again lie above, other writing below

_WAVES = 96  # of the sums over rows, and of those over columns: down to 7 mm, a line of writing
_WAVES_OF_PX = 2_048  # longer than A3 at this scale
_OUTLINE_APART = (
    2.0  # of real pages fed again 98 % lie within 1.0, no two different ones within 2.7
)

Profile = npt.NDArray[np.float32]
Outline = npt.NDArray[np.float32]


@dataclass(frozen=True, slots=True, kw_only=True)
class Imprint:
    """A page's ink at 3 pixels a millimetre, packed, and its sums over rows and columns; these
    without the edges.
    """

    height: int
    width: int
    dark: bytes
    strong: bytes
    weak: bytes
    rows: bytes
    columns: bytes
    ink_mm2: float


def imprint(pyramid: Pyramid, ink: Ink) -> Imprint:
    """What is kept of a cleaned page for comparing it."""
    scale = PX_PER_MM / pyramid.px_per_mm
    contrast = ink.contrast
    if abs(scale - 1) > 0.02:
        resized = cv2.resize(contrast, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
        contrast = np.asarray(resized, dtype=np.uint8)
    dark, strong, weak = (
        np.asarray(cv2.threshold(contrast, least - 1, 1, cv2.THRESH_BINARY)[1], dtype=np.uint8)
        for least in (_DARK, _STRONG, _WEAK)
    )
    inner = _without_edges(strong)
    return Imprint(
        height=contrast.shape[0],
        width=contrast.shape[1],
        dark=_packed(dark),
        strong=_packed(strong),
        weak=_packed(weak),
        rows=cv2.reduce(inner, 1, cv2.REDUCE_SUM, dtype=cv2.CV_32F).tobytes(),
        columns=cv2.reduce(inner, 0, cv2.REDUCE_SUM, dtype=cv2.CV_32F).tobytes(),
        ink_mm2=cv2.countNonZero(strong) / PX_PER_MM**2,
    )


def imprint_of(stream: bytes, media_type: str, width: int, height: int, dpi: int) -> Imprint:
    """The imprint of a kept page. Raises as `preview.draw`."""
    most = max(width, height)
    gray = to_gray(preview.draw(stream, media_type, width, height, turn=0, max_px=most))
    pyramid = build(gray, dpi)
    return imprint(pyramid, find_ink(pyramid.small, pyramid.px_per_mm))


def outline(page: Imprint) -> Outline:
    """What stays of a page however far it is moved, upside down included: what the sums over rows
    and over columns are made of, as waves.
    """
    waves = [
        np.abs(np.fft.rfft(_profile(sums), _WAVES_OF_PX)) for sums in (page.rows, page.columns)
    ]
    shares = [each[1:_WAVES] / max(float(each[0]), 1.0) for each in waves]
    return np.concatenate(shares).astype(np.float32)


def nearest(outlines: Sequence[Outline], page: Outline, most: int) -> list[int]:
    """The places of at most `most` outlines that may be of the same sheet, the likest first."""
    if not outlines:
        return []
    apart = np.abs(np.stack(outlines) - page).sum(axis=1)
    return [int(at) for at in np.argsort(apart)[:most] if apart[at] <= _OUTLINE_APART]


def is_same_sheet(one: Imprint, other: Imprint) -> bool:
    """True when neither page shows a stroke that the other has not, upside down included."""
    least, most = sorted((one.ink_mm2, other.ink_mm2))
    if least < max(_LEAST_INK_MM2, _INK_RATIO * most):
        return False
    apart = max(abs(one.height - other.height), abs(one.width - other.width))
    if apart > _SIZE_MM * PX_PER_MM:
        return False
    return any(_lies_on(one, other, turned=turned) for turned in (False, True))


def form_share(one: Imprint, other: Imprint) -> float:
    """The share of ink, 0 to 1, that each page has in common with the other, where it is less.

    Two copies of one form share what is printed on them, whoever filled them in.
    """
    apart = max(abs(one.height - other.height), abs(one.width - other.width))
    if min(one.ink_mm2, other.ink_mm2) < _LEAST_INK_MM2 or apart > _SIZE_MM * PX_PER_MM:
        return 0.0
    for ours, theirs in ((one.rows, other.rows), (one.columns, other.columns)):
        if not _may_match(_profile(ours), _profile(theirs), _FORM_PROFILE):
            return 0.0
    size = (max(one.width, other.width), max(one.height, other.height))
    strong, weak = _open(one.strong, one, size), _open(one.weak, one, size)
    their_strong, their_weak = (_open(bits, other, size) for bits in (other.strong, other.weak))
    right, down = _shift(weak, their_weak)
    their_strong, their_weak = (_moved(ink, right, down) for ink in (their_strong, their_weak))
    return min(_shared(strong, their_weak), _shared(their_strong, weak))


def _lies_on(one: Imprint, other: Imprint, *, turned: bool) -> bool:
    step = -1 if turned else 1
    for ours, theirs in ((one.rows, other.rows), (one.columns, other.columns)):
        if not _may_match(_profile(ours), _profile(theirs)[::step]):
            return False
    size = (max(one.width, other.width), max(one.height, other.height))
    strong, weak = _open(one.strong, one, size), _open(one.weak, one, size)
    their_strong, their_weak = (
        np.ascontiguousarray(_open(bits, other, size)[::step, ::step])
        for bits in (other.strong, other.weak)
    )
    shift = _shift(weak, their_weak)
    strong, weak = _without_edges(strong), _without_edges(weak)
    their_strong, their_weak = (
        _without_edges(_moved(ink, *shift)) for ink in (their_strong, their_weak)
    )
    if _has_far(strong, their_weak) or _has_far(their_strong, weak):
        return False  # most look-alikes end here, at a tenth of the work
    if not (_is_covered(strong, their_weak) and _is_covered(their_strong, weak)):
        return False
    dark = _without_edges(_open(one.dark, one, size))
    turned_dark = np.ascontiguousarray(_open(other.dark, other, size)[::step, ::step])
    their_dark = _without_edges(_moved(turned_dark, *shift))
    steps = np.asarray(their_dark + their_strong + their_weak, dtype=np.uint8)
    (laid,) = _laid(strong, their_weak, steps)
    return _varies_with(strong, dark + strong + weak, laid)


def _without_edges(ink: npt.NDArray[Any]) -> npt.NDArray[Any]:
    edge = min(round(_EDGE_MM * PX_PER_MM), min(ink.shape) // _EDGE_SHARE)
    height, width = ink.shape
    return np.ascontiguousarray(ink[edge : height - edge, edge : width - edge])


def _packed(ink: Pixels) -> bytes:
    return zlib.compress(np.packbits(ink).tobytes(), 1)


def _open(bits: bytes, of: Imprint, size: tuple[int, int]) -> Pixels:
    """The ink again, on a sheet of `size` (width, height)."""
    packed = np.frombuffer(zlib.decompress(bits), np.uint8)
    ink = np.zeros(size[::-1], np.uint8)
    flat = np.unpackbits(packed, count=of.height * of.width)
    ink[: of.height, : of.width] = flat.reshape(of.height, of.width)
    return ink


def _profile(sums: bytes) -> Profile:
    return np.frombuffer(sums, np.float32)


def _may_match(ours: Profile, theirs: Profile, least: float = _PROFILE) -> bool:
    """Whether the two look alike when one is moved along the other: quick, and for most enough."""
    reach = round(_SHIFT_MM * PX_PER_MM)
    length = max(len(ours), len(theirs))
    a, b = np.zeros(length + 2 * reach, np.float32), np.zeros(length, np.float32)
    a[reach : reach + len(ours)] = ours
    b[: len(theirs)] = theirs
    norm = float(np.sqrt(np.dot(a, a) * np.dot(b, b)))
    return float(np.correlate(a, b, mode="valid").max()) >= least * norm


def _shift(ours: Pixels, theirs: Pixels) -> tuple[int, int]:
    """How far right and down `theirs` must move onto `ours`. Lines repeat, whole pages do not."""
    step = round(PX_PER_MM)
    a, b = (reduced(ink * np.uint8(255), step).astype(np.float32) for ink in (ours, theirs))
    (x, y), _ = cv2.phaseCorrelate(b, a)
    return round(x * step), round(y * step)


def _moved(ink: Pixels, right: int, down: int) -> Pixels:
    """`ink` moved on its sheet; what leaves the sheet is lost."""
    height, width = ink.shape
    moved = np.zeros_like(ink)
    if abs(down) >= height or abs(right) >= width:
        return moved
    kept = ink[max(-down, 0) : height - max(down, 0), max(-right, 0) : width - max(right, 0)]
    top, left = max(down, 0), max(right, 0)
    moved[top : top + kept.shape[0], left : left + kept.shape[1]] = kept
    return moved


def _has_far(ink: Pixels, trace: Pixels) -> bool:
    """Whether some `ink` has no `trace` within a millimetre."""
    side = 2 * round(PX_PER_MM) + 1
    near = cv2.dilate(trace, np.ones((side, side), np.uint8))
    alone = np.asarray(cv2.subtract(ink, near), dtype=np.uint8)
    return _cluster(alone) > _MOST_FAR_MM2


def _cluster(alone: Pixels) -> float:
    """The most ink in a square of `_CLUSTER_MM`, in mm2."""
    side = round(_CLUSTER_MM * PX_PER_MM)
    sums = cv2.boxFilter(alone, cv2.CV_16U, (side, side), normalize=False)
    return float(sums.max()) / PX_PER_MM**2


def _is_covered(ink: Pixels, trace: Pixels) -> bool:
    """Whether no stroke of `ink` stands alone."""
    return _cluster(_alone(ink, trace)) <= _MOST_ALONE_MM2


def _shared(ink: Pixels, trace: Pixels) -> float:
    """The share of `ink` that does not stand alone."""
    return 1 - cv2.countNonZero(_alone(ink, trace)) / max(1, cv2.countNonZero(ink))


def _alone(ink: Pixels, trace: Pixels) -> Pixels:
    """The `ink` that has no counterpart, with each piece laid on `trace` by itself."""
    near = np.asarray(cv2.dilate(trace, np.ones((3, 3), np.uint8)), dtype=np.uint8)
    (under,) = _laid(ink, trace, near)
    return np.asarray(cv2.subtract(ink, under), dtype=np.uint8)


def _varies_with(ink: Pixels, ours: Pixels, theirs: Pixels) -> bool:
    """Whether, wherever both pages have writing, it grows darker and paler together; `ours` and
    `theirs` in steps of darkness, `ink` where ours has some.
    """
    side = (round(_WORD_MM * PX_PER_MM),) * 2
    has_both = (
        np.minimum(cv2.blur(ink * 1.0, side), cv2.blur((theirs > 1) * 1.0, side)) * _WORD_MM**2
        >= _WORD_INK_MM2
    )
    one, other = (
        cv2.GaussianBlur(each.astype(np.float32), (0, 0), _SOFT_PX) for each in (ours, theirs)
    )
    mean, their_mean = cv2.blur(one, side), cv2.blur(other, side)
    spread = cv2.blur(one * one, side) - mean * mean
    their_spread = cv2.blur(other * other, side) - their_mean * their_mean
    together = cv2.blur(one * other, side) - mean * their_mean
    is_other = together < _WORD_LIKE * np.sqrt(np.maximum(spread * their_spread, 0))
    return not np.any(has_both & is_other)


def _laid(ink: Pixels, trace: Pixels, *layers: Pixels) -> list[Pixels]:
    """`layers`, each piece moved as `trace` must be to lie on `ink`."""
    piece, reach = round(_PIECE_MM * PX_PER_MM), round(_PIECE_SHIFT_MM * PX_PER_MM)
    wide, *wides = (
        cv2.copyMakeBorder(one, reach, reach, reach, reach, cv2.BORDER_CONSTANT, value=0)
        for one in (trace, *layers)
    )
    laid = [np.zeros_like(ink) for _ in layers]
    steps = np.arange(-reach, reach + 1) ** 2
    far = _RATHER_NEAR * (steps[:, None] + steps)
    for top in range(0, ink.shape[0], piece):
        for left in range(0, ink.shape[1], piece):
            ours = ink[top : top + piece, left : left + piece]
            if not cv2.countNonZero(ours):
                continue
            height, width = ours.shape
            theirs = wide[top : top + height + 2 * reach, left : left + width + 2 * reach]
            found = cv2.matchTemplate(theirs, ours, cv2.TM_CCORR) - far
            _, _, _, (x, y) = cv2.minMaxLoc(found)
            for one, moved in zip(wides, laid, strict=True):
                there = one[top + y : top + y + height, left + x : left + x + width]
                moved[top : top + height, left : left + width] = there
    return laid
