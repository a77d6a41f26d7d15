"""What a clerk must know of a page: blank, blurred, dark, pale, glare, cut edge, askew, coarse.

Flags are only signs for a person; nothing is dropped because of them.
"""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np
import numpy.typing as npt

from counter_app.imaging.clean import Measured
from counter_app.imaging.delivered import TILE, delivered_dpi
from counter_app.imaging.pyramid import (
    FAINT_CONTRAST,
    Ink,
    Pyramid,
    pieces_of,
    quantile,
)
from counter_app.imaging.raster import Pixels, Raster
from counter_app.imaging.skew import Lean

BLURRED, DARK, CUT_EDGE = "blurred", "dark", "cut_edge"
PALE, GLARE = "pale", "glare"
SKEWED, LOW_RESOLUTION = "skewed", "low_resolution"

STRONG_CONTRAST = 38  # at 75 dpi: ink that survives a threshold
_DARK_TONE = 115
_PALE = 50  # at 75 dpi, of nine in ten pixels of print: below, small print is hard to read
_LEAST_PRINT_MM2 = 20.0  # to speak of pale print
_WHITE, _LIT_TONE = 253, 243  # burnt out; paper as bright as this shows no glare
_GLARE_MM2, _GLARE_MM, _HALO = 100.0, 5.0, 5  # its area and width; gray levels brighter around it
_LEAST_DPI = 190  # TT 02/2019/TT-BNV asks for 200
_LEAST_DELIVERED = 145  # dots per inch of detail: print enlarged from 100 shows 115, from 200, 200
_SOFT = 0.6  # of the stated resolution: a good scan is this soft at times
_SHARP = 200  # below: letters of 10 pt run together
_SKEW_LEFT_DEG = 1.0
_MARGIN_MM = 3.0  # scanner shadow and cut edges
_TILE = 192  # pixels


@dataclass(frozen=True, slots=True, kw_only=True)
class Scan:
    """What a page was before it was cleaned.

    `sharpness`: hundredths of an ink step per mm, 0 without print; turning would soften it. `dpi`
    as stated, and as `delivered`, None when no print tells. `flags` of light and edges. The rest is
    as in `clean.Measured`.
    """

    sharpness: int
    dpi: int
    delivered: int | None
    flags: tuple[str, ...]
    lean: Lean
    upright_deg: int
    upright_sure: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Marks:
    """Connected pieces of everything darker than its paper, down to pencil; lengths in mm."""

    longest_mm: npt.NDArray[np.float64]
    shortest_mm: npt.NDArray[np.float64]
    area_mm2: npt.NDArray[np.float64]
    is_strong: npt.NDArray[np.bool_]  # holds ink that survives a threshold
    side_mm: float  # of the page, the longer


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """`sharpness`: hundredths of an ink step per mm; `ink_permyriad`: ink per 10 000 pixels."""

    blank: bool
    flags: tuple[str, ...]
    sharpness: int
    ink_permyriad: int


def look(raster: Raster, found: Measured) -> Scan:
    """What is to be known of a page as it came, and what was `found` on it."""
    gray, dpi = raster.gray(), raster.dpi
    pieces = _densest(gray, found.text, found.pyramid.factor)
    delivered = delivered_dpi((piece[:TILE, :TILE] for piece in pieces), dpi)
    seen = {PALE: _is_pale(found), GLARE: _has_glare(found), CUT_EDGE: _is_cut(found)}
    return Scan(
        sharpness=_sharpness(pieces, dpi),
        dpi=min(dpi, raster.picture_dpi or dpi),
        delivered=delivered,
        flags=tuple(flag for flag, is_seen in seen.items() if is_seen),
        lean=found.lean,
        upright_deg=found.upright_deg,
        upright_sure=found.upright_sure,
    )


def judge(scan: Scan, pyramid: Pyramid, ink: Ink, *, turned: float) -> Verdict:
    """Judge a page by its `scan`, and by its `pyramid` and `ink` once it was cleaned and `turned`
    by some degrees.
    """
    # Lines that say which way up they stand are there.
    blank = not scan.upright_sure and is_blank(find_marks(pyramid, ink))
    flags = []
    sharp = _SHARP * min(1.0, scan.dpi / 200)  # coarse is another flag than blurred
    if 0 < scan.sharpness < sharp and not blank:
        flags.append(BLURRED)
    if pyramid.tone < _DARK_TONE:
        flags.append(DARK)
    flags += scan.flags
    if _is_left_askew(scan.lean, turned) and not blank:
        flags.append(SKEWED)
    shows_less = not blank and BLURRED not in flags and _delivers_less(scan)
    if scan.dpi < _LEAST_DPI or shows_less:
        flags.append(LOW_RESOLUTION)
    share = cv2.countNonZero(ink.mask) / ink.mask.size
    return Verdict(
        blank=blank,
        flags=tuple(flags),
        sharpness=scan.sharpness,
        ink_permyriad=round(10_000 * share),
    )


def find_marks(pyramid: Pyramid, ink: Ink) -> Marks:
    """Everything on the page inside its outermost 3 mm."""
    margin = min(round(_MARGIN_MM * pyramid.px_per_mm), min(ink.contrast.shape) // 4)
    inner = np.ascontiguousarray(ink.contrast[margin : -margin or None, margin : -margin or None])
    faint = cv2.threshold(inner, FAINT_CONTRAST - 1, 1, cv2.THRESH_BINARY)[1]
    labels, stats = pieces_of(np.asarray(faint, dtype=np.uint8))
    strong = np.zeros(len(stats), dtype=np.bool_)
    strong[labels.ravel()[np.flatnonzero(inner >= STRONG_CONTRAST)]] = True
    sizes = np.asarray(stats[1:], dtype=np.float64)
    sides = sizes[:, [cv2.CC_STAT_WIDTH, cv2.CC_STAT_HEIGHT]] / pyramid.px_per_mm
    return Marks(
        longest_mm=sides.max(axis=1, initial=0.0),
        shortest_mm=sides.min(axis=1, initial=1e6),
        area_mm2=sizes[:, cv2.CC_STAT_AREA] / pyramid.px_per_mm**2,
        is_strong=strong[1:],
        side_mm=max(ink.contrast.shape) / pyramid.px_per_mm,
    )


def is_blank(marks: Marks) -> bool:
    """No mark as large as one small digit. Dust, glass streaks and punch holes are not marks."""
    large = (marks.longest_mm >= 1.2) & (marks.area_mm2 >= 0.4)
    streak = (marks.longest_mm >= 0.5 * marks.side_mm) & (marks.shortest_mm <= 1.0)
    round_shape = (marks.area_mm2 >= 0.7 * marks.longest_mm**2) & (
        marks.shortest_mm >= 0.85 * marks.longest_mm
    )
    hole = round_shape & (marks.longest_mm >= 4.0) & (marks.longest_mm <= 8.5)
    return not bool(np.any(large & ~streak & ~hole))


def _densest(gray: Pixels, text: Pixels, factor: int) -> list[Pixels]:
    """The pieces of the scan that hold most print, four at most."""
    tile = max(8, _TILE // factor)
    rows, columns = text.shape[0] // tile, text.shape[1] // tile
    if not rows or not columns:
        return []
    whole = np.ascontiguousarray(text[: rows * tile, : columns * tile])
    across = cv2.reduce(whole.reshape(-1, tile), 1, cv2.REDUCE_SUM, dtype=cv2.CV_32F)
    density = across.reshape(rows, tile, columns).sum(axis=1).ravel()
    side, pieces = tile * factor, []
    for index in np.argsort(density, kind="stable")[::-1][:4]:
        if density[index] < 0.02 * tile * tile:
            break
        top, left = (int(v) * side for v in divmod(int(index), columns))
        pieces.append(gray[top : top + side, left : left + side])
    return pieces


def _sharpness(pieces: list[Pixels], dpi: int) -> int:
    values = [value * dpi / 25.4 for piece in pieces if (value := _steepness(piece))]
    return round(100 * float(np.median(values))) if values else 0


def _delivers_less(scan: Scan) -> bool:
    """The picture shows no more than far fewer dots would."""
    least = min(_LEAST_DELIVERED, _SOFT * scan.dpi)
    return scan.delivered is not None and scan.delivered < least


def _steepness(tile: Pixels) -> float:
    """The steepest ink edges of a piece of text, as share of its contrast per pixel."""
    smooth = cv2.blur(tile, (3, 3))
    low, high = quantile(np.asarray(smooth, dtype=np.uint8), 0.005, 0.95)
    if high - low < 30:
        return 0.0
    step = cv2.absdiff(smooth[:, 1:], smooth[:, :-1])
    return quantile(np.asarray(step, dtype=np.uint8), 0.995)[0] / (high - low)


def _is_pale(found: Measured) -> bool:
    """All print is so light that its thin strokes fade into the paper."""
    if cv2.countNonZero(found.text) < _LEAST_PRINT_MM2 * found.pyramid.px_per_mm**2:
        return False
    every = slice(None, None, 2)  # other row tells as well
    return quantile(found.ink.contrast[every], 0.9, where=found.text[every])[0] < _PALE


def _has_glare(found: Measured) -> bool:
    """A lamp in the sheet's gloss: burnt out in the middle, fading to the paper around."""
    pyramid, paper = found.pyramid, found.ink.paper
    tone = pyramid.tone
    if tone > _LIT_TONE:
        return False
    side = max(3, round(_GLARE_MM * pyramid.px_per_mm))
    kernel, wide = np.ones((side, side), np.uint8), np.ones((3 * side,) * 2, np.uint8)
    white = cv2.threshold(paper, _WHITE - 1, 1, cv2.THRESH_BINARY)[1]
    solid = np.asarray(cv2.morphologyEx(white, cv2.MORPH_OPEN, kernel), dtype=np.uint8)
    labels, stats = pieces_of(solid)
    height, width = paper.shape
    for number, (left, top, across, high, area) in enumerate(stats.tolist()):
        at_side = not left or not top or left + across == width or top + high == height
        if not number or at_side or area < _GLARE_MM2 * pyramid.px_per_mm**2:
            continue  # what reaches the side is the lid beside the sheet
        spot = np.asarray(labels == number, dtype=np.uint8)
        # The paper's brightness is known to half the width of a spot: a label's ends within it.
        around = cv2.subtract(cv2.dilate(spot, wide), cv2.dilate(cv2.dilate(spot, kernel), kernel))
        if float(np.median(paper[around > 0])) >= tone + _HALO:
            return True
    return False


def _is_cut(found: Measured) -> bool:
    """Text runs over a side of the picture: several letters touch the border itself."""
    px_per_mm = found.pyramid.px_per_mm
    text = found.text
    band = max(1, round(0.5 * px_per_mm))
    lines = (
        text[:band].max(axis=0),
        text[-band:].max(axis=0),
        text[:, :band].max(axis=1),
        text[:, -band:].max(axis=1),
    )
    return any(_letters(line, px_per_mm) >= 4 for line in lines)


def _letters(line: Pixels, px_per_mm: float) -> int:
    change = np.flatnonzero(np.diff(np.concatenate(([0], line.astype(np.int8), [0]))))
    lengths = change[1::2] - change[::2]
    return int(np.count_nonzero(lengths >= 0.3 * px_per_mm))


def _is_left_askew(lean: Lean, turned: float) -> bool:
    """Lines that probably lean by more than a degree but were not clear enough to turn by."""
    return lean.is_probable and not turned and abs(lean.angle) > _SKEW_LEFT_DEG
