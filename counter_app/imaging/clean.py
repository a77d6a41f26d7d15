"""Straighten, crop and turn a page: everything is measured small, the page is moved once."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import cv2
import numpy as np
import numpy.typing as npt

from counter_app.imaging import letters, upright
from counter_app.imaging.lines import DOUBT_DEG, Lines, find_lines, on_side
from counter_app.imaging.pyramid import (
    Ink,
    Pyramid,
    build,
    find_ink,
    paper_colour,
    text_only,
)
from counter_app.imaging.raster import Pixels, Raster, reduced
from counter_app.imaging.sheet import Sheet, find_sheet
from counter_app.imaging.skew import Lean
from counter_app.imaging.turning import Matrix, Turn, turned
from counter_app.imaging.upright import Stand

LEAVE_ALONE_DEG = 0.05
_INSET_MM = 0.4  # cut off a sheet's edges on a dark bed: the shadow
_TURNS = {
    90: cv2.ROTATE_90_CLOCKWISE,
    180: cv2.ROTATE_180,
    270: cv2.ROTATE_90_COUNTERCLOCKWISE,
}
_LEVEL_DEG = 1.0  # pieces of lines 6 mm long, at 75 dpi, are then level to a third of a pixel
_WEDGE_DEG = 0.15  # text and sheet that differ by more leave dark wedges to paint over

Corners = npt.NDArray[np.floating]


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """What was found out about a raster before it is touched."""

    pyramid: Pyramid
    ink: Ink
    text: Pixels  # ink the size of letters
    sheet: Sheet | None
    lean: Lean  # of the lines, or of the sheet when there are no lines
    upright_deg: int  # to be turned clockwise: 0, 90, 180, 270
    upright_sure: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Cleaned:
    """A page put right, and the `matrix` that takes raster pixels to its pixels."""

    raster: Raster
    matrix: Matrix
    angle: float  # degrees turned counter-clockwise
    upright_deg: int  # and then clockwise


def measure(gray: Pixels, dpi: int) -> Measured:
    """Find sheet, lean and stand of a page."""
    pyramid = build(gray, dpi)
    ink = find_ink(pyramid.small, pyramid.px_per_mm)
    sheet = find_sheet(pyramid, ink)
    text = text_only(ink, pyramid.px_per_mm)
    if sheet is not None:
        text = text * _inside(sheet, pyramid)
    sides = None if sheet is None else sheet.angle
    lines = find_lines(pyramid, ink, text, sides)
    upright_deg, sure = _stand(lines, ink, pyramid)
    lean = lines.lean
    if sides is not None and (not lean.is_certain or lean.doubt > DOUBT_DEG):
        lean = Lean(angle=sides, strength=lean.strength)
    return Measured(
        pyramid=pyramid,
        ink=ink,
        text=text,
        sheet=sheet,
        lean=lean,
        upright_deg=upright_deg,
        upright_sure=sure,
    )


def clean(raster: Raster, found: Measured) -> Cleaned:
    """Turn, crop and paint over the bed; pixels are moved once, or not at all."""
    angle = _turn_by(found)
    left, top, width, height = _frame(raster, found, angle)
    matrix = _upended(_rotation(angle, left, top), found.upright_deg, width, height)
    if not angle and not found.upright_deg and raster.image.shape[:2] == (height, width):
        return Cleaned(raster=raster, matrix=matrix, angle=0.0, upright_deg=0)
    raster.forget()
    paper = paper_colour(raster.image, found.pyramid.tone)
    if angle:
        turn = Turn(
            image=raster.image,
            matrix=_rotation(angle, left, top),
            paper=paper,
            contrast=found.ink.contrast,
            factor=found.pyramid.factor,
        )
        image = turned(turn, width, height)
    else:
        image = raster.image[top : top + height, left : left + width]
    pixels = _upright(image, found.upright_deg)
    if found.sheet is not None and found.sheet.on_dark and _leaves_wedges(found.sheet, angle):
        pixels = _paint_around(pixels, found.sheet, matrix, paper)
    return Cleaned(
        raster=Raster(image=pixels, dpi=raster.dpi, two_level=raster.two_level),
        matrix=matrix,
        angle=angle,
        upright_deg=found.upright_deg,
    )


def _leaves_wedges(sheet: Sheet, angle: float) -> bool:
    """Whether some bed stays inside the frame: the lines lean differently from the sheet."""
    return sheet.angle is not None and abs(sheet.angle - angle) > _WEDGE_DEG


def _inside(sheet: Sheet, pyramid: Pyramid) -> Pixels:
    mask = np.zeros_like(pyramid.small)
    inset = _shrunk(sheet.corners / pyramid.factor, 1.5 * pyramid.px_per_mm)
    cv2.fillConvexPoly(mask, np.round(inset).astype(np.int32), 1)
    return mask


def _stand(lines: Lines, ink: Ink, pyramid: Pyramid) -> tuple[int, bool]:
    """Degrees to turn clockwise until `lines` can be read, and whether that is sure."""
    if lines.read is None:
        return 0, False
    contrast = on_side(ink.contrast) if lines.lie else ink.contrast
    angle = lines.lean.angle
    dark = lines.read * contrast
    if abs(angle) > _LEVEL_DEG:
        dark = _levelled(dark, angle, cv2.INTER_LINEAR)
    ballot, by_letter = upright.ask(dark, pyramid.px_per_mm), None
    if lines.letters is not None and not ballot.is_plain:
        finer = pyramid.px_per_mm * pyramid.factor / pyramid.middle_factor
        level = lines.letters
        if abs(angle) > LEAVE_ALONE_DEG:
            level = _levelled(level, angle, cv2.INTER_NEAREST)
        by_letter = letters.ask(level, finer)
    stand = upright.decide(ballot, by_letter)
    if stand is Stand.UNKNOWN:
        return 0, False
    turn = 0 if stand is Stand.UPRIGHT else 180
    return (turn + 270) % 360 if lines.lie else turn, True


def _levelled(image: Pixels, angle: float, how: int) -> Pixels:
    height, width = image.shape
    turn = cv2.getRotationMatrix2D((width / 2, height / 2), angle, 1.0)
    return np.asarray(cv2.warpAffine(image, turn, (width, height), flags=how), dtype=np.uint8)


def _turn_by(found: Measured) -> float:
    certain = found.lean.is_certain or (found.sheet is not None and found.sheet.angle is not None)
    angle = found.lean.angle if certain else 0.0
    return angle if abs(angle) >= max(LEAVE_ALONE_DEG, found.lean.doubt) else 0.0


def _rotation(angle: float, left: float, top: float) -> Matrix:
    cos, sin = np.cos(np.radians(angle)), np.sin(np.radians(angle))
    return np.array([[cos, sin, -left], [-sin, cos, -top]])


def _upended(matrix: Matrix, upright_deg: int, width: int, height: int) -> Matrix:
    """`matrix` followed by a clockwise turn of the `width` x `height` result."""
    x, y = matrix
    right = np.array([0.0, 0.0, width - 1.0])
    bottom = np.array([0.0, 0.0, height - 1.0])
    match upright_deg:
        case 90:
            return np.array([bottom - y, x])
        case 180:
            return np.array([right - x, bottom - y])
        case 270:
            return np.array([y, right - x])
    return matrix


def _upright(image: npt.NDArray[Any], upright_deg: int) -> Pixels:
    if upright_deg:
        image = cv2.rotate(image, _TURNS[upright_deg])
    return np.ascontiguousarray(image, dtype=np.uint8)


def _frame(raster: Raster, found: Measured, angle: float) -> tuple[int, int, int, int]:
    """Left, top, width, height of the page to keep, in pixels of the rotated picture."""
    height, width = raster.image.shape[:2]
    rotation = _rotation(angle, 0, 0)[:, :2]
    if found.sheet is not None:
        inset = _INSET_MM * raster.dpi / 25.4 if found.sheet.on_dark else 0.0
        corners = _shrunk(found.sheet.corners, inset)
        if not angle:  # keep to pixels that exist
            corners = np.clip(corners, 0, (width, height))
        corners = corners @ rotation.T
        left, top = np.floor(corners.min(axis=0)).astype(int)
        right, bottom = np.ceil(corners.max(axis=0)).astype(int)
        return int(left), int(top), int(max(right - left, 1)), int(max(bottom - top, 1))
    if not angle:
        return 0, 0, width, height
    half = np.array([width / 2, height / 2])
    centre = rotation @ half
    low, high = centre - half, centre + half
    # Text that the turn would push over the edge widens the page instead of being cut.
    step = 4
    ys, xs = np.nonzero(reduced(found.text * np.uint8(255), step))
    if ys.size:
        margin = 2.0 * raster.dpi / 25.4
        points = np.stack([xs, ys], axis=1) * float(step * found.pyramid.factor) @ rotation.T
        low = np.minimum(low, points.min(axis=0) - margin)
        high = np.maximum(high, points.max(axis=0) + margin)
    left, top = np.floor(low).astype(int)
    size = np.ceil(high - low).astype(int)
    return int(left), int(top), int(size[0]), int(size[1])


def _shrunk(corners: Corners, by: float) -> Corners:
    """Move every corner inwards along both sides by `by` pixels."""
    centre = corners.mean(axis=0)
    along = corners[1] - corners[0], corners[2] - corners[1]
    moved = corners.astype(np.float64)
    for side in along:
        length = float(np.hypot(*side)) or 1.0
        unit = side / length
        inward = -np.sign((corners - centre) @ unit)[:, None] * unit
        moved = moved + inward * min(by, length / 4)
    return moved


def _paint_around(pixels: Pixels, sheet: Sheet, matrix: Matrix, paper: tuple[float, ...]) -> Pixels:
    height, width = pixels.shape[:2]
    corners = _shrunk(sheet.corners, 3.0) @ matrix[:, :2].T + matrix[:, 2]
    mask = np.full((height, width), 1, np.uint8)
    cv2.fillConvexPoly(mask, np.round(corners).astype(np.int32), 0)
    pixels[mask > 0] = paper if pixels.ndim == 3 else paper[0]
    return pixels
