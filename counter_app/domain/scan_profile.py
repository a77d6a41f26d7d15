"""How the papers of a procedure are put through a scanner."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Literal


class Sides(StrEnum):
    """Which sides of the sheets are scanned."""

    ONE = "one"
    BOTH = "both"  # by the scanner itself
    TURNED = "turned"  # two passes: the fronts, then the stack again for the backs


class SheetSize(StrEnum):
    """ISO 216 sizes that a desk's scanner takes."""

    A3 = "A3"
    A4 = "A4"
    A5 = "A5"

    @property
    def mm(self) -> tuple[int, int]:
        """Width and height in millimetres, upright."""
        return _SIZES[self]


_SIZES = {SheetSize.A3: (297, 420), SheetSize.A4: (210, 297), SheetSize.A5: (148, 210)}


@dataclass(frozen=True, slots=True, kw_only=True)
class ScanProfile:
    """How the papers of a procedure are scanned. 300 dpi: the card's code and small print need it
    (measured).
    """

    colour: bool = True
    dpi: Literal[200, 300, 600] = 300
    sides: Sides = Sides.ONE
    size: SheetSize = SheetSize.A4


@dataclass(frozen=True, slots=True, kw_only=True)
class TwoPasses:
    """A stack scanned in two passes: the names of its fronts and, once it was turned, its backs."""

    fronts: str
    backs: str = ""
