"""How the lines of a page run: along it or down it, and how far they lean.

Print is asked first, at a glance; print that a glance cannot make out is looked at closer; where
there is next to none, the rules of a form or of music tell.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import cv2
import numpy as np

from counter_app.imaging import skew
from counter_app.imaging.pyramid import Ink, Pyramid, finer_mask
from counter_app.imaging.raster import Pixels
from counter_app.imaging.skew import Lean

DOUBT_DEG = 0.15  # with so little print something else says better how the page lies
_SIDEWAYS = 1.3  # upright lines must be this much weaker before a page is turned on its side
_NEAR_SIDES_DEG = 4.0  # print hardly leans more than that on its own sheet
_RULED = 2.5  # strength below which long ink is no rule: engravings and maps reach 2.3


@dataclass(frozen=True, slots=True, kw_only=True)
class Lines:
    """`lean` of the lines; `lie`: they run down the picture. `read`: print as it is to be read,
    None when there is none to speak of; `letters`: its ink at the middle scale, None when columns
    are as plain as lines, so that letters may lie.
    """

    lean: Lean
    lie: bool = False
    read: Pixels | None = None
    letters: Pixels | None = None


def find_lines(pyramid: Pyramid, ink: Ink, text: Pixels, sides: float | None) -> Lines:
    """Ask `text`, the ink the size of letters. `sides`: how the sheet itself lies, when known."""
    level, upended, lies = _look(text, sides)
    lean = upended if lies else level
    middle = finer_mask(pyramid, ink) if lean.is_certain or sides is None else None
    if middle is None or not lean.is_certain:
        ruled = None if middle is None else _ruled(ink, text, middle)
        return Lines(lean=ruled or lean)
    read = on_side(text) if lies else text
    letters = on_side(middle) if lies else middle
    refined = skew.refine(lean, read, letters)
    if sides is None and refined.doubt > DOUBT_DEG:
        refined = _ruled(ink, text, middle) or refined
    is_plain = lies or level.strength > _SIDEWAYS * upended.strength
    return Lines(lean=refined, lie=lies, read=read, letters=letters if is_plain else None)


def on_side(image: Pixels) -> Pixels:
    """Turned counter-clockwise, so that lines which run down the picture run along it."""
    return np.asarray(cv2.rotate(image, cv2.ROTATE_90_COUNTERCLOCKWISE), dtype=np.uint8)


def _look(text: Pixels, sides: float | None) -> tuple[Lean, Lean, bool]:
    """Lean of lines along and down the picture, and whether those down it are the print's."""
    centre, spread = (0.0, skew.RANGE_DEG) if sides is None else (sides, _NEAR_SIDES_DEG)
    upright, lying = text, on_side(text)
    level = skew.glance(upright, centre=centre, spread=spread)
    upended = skew.glance(lying, centre=centre, spread=spread)
    if sides is not None or _is_clear(level, upended):
        return level, upended, _lies(level, upended)
    closer, down = skew.look_closer(upright), skew.look_closer(lying)
    lies = _lies(closer, down)
    # What a glance was sure of is surer than columns are; only which way lines run was not clear.
    level = level if level.is_certain or not closer.is_certain else closer
    upended = upended if upended.is_certain or not down.is_certain else down
    return level, upended, lies


def _is_clear(level: Lean, upended: Lean) -> bool:
    if level.is_certain:
        return level.strength >= upended.strength
    return _lies(level, upended)


def _lies(level: Lean, upended: Lean) -> bool:
    return upended.is_certain and upended.strength > _SIDEWAYS * level.strength


def _ruled(ink: Ink, text: Pixels, middle: Pixels) -> Lean | None:
    """Lean of ink too long for letters, None when it shows no rules."""
    long = np.asarray(cv2.subtract(ink.mask, text), dtype=np.uint8)
    along, down = skew.look_closer(long), skew.look_closer(on_side(long))
    if down.evidence > along.evidence:
        long, middle, along = on_side(long), on_side(middle), down
    if along.strength < _RULED:
        return None
    refined = skew.refine(replace(along, in_columns=False), long, middle)
    return refined if refined.doubt <= DOUBT_DEG else None
