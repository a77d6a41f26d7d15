"""A code as it was found, and where."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

Box = tuple[int, int, int, int]  # x, y, width, height


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundCode:
    """A code: its text as coded, its symbology ("QRCode", "Code128" ...), its place in pixels.

    `turned_deg`: by how many quarters, in degrees clockwise, it lies turned in the picture; None
    when it lies slantwise or the reader does not tell.
    """

    text: str
    symbology: str
    box: Box
    turned_deg: int | None = None


def turn_told_by(codes: Iterable[FoundCode]) -> int | None:
    """Degrees clockwise that set all codes upright, None when they do not agree or do not tell."""
    told = {code.turned_deg for code in codes}
    only = told.pop() if len(told) == 1 else None
    return None if only is None else -only % 360


def add(found: list[FoundCode], code: FoundCode) -> None:
    """Keep a code once, however often it was read."""
    for known in found:
        same = (known.text, known.symbology) == (code.text, code.symbology)
        if same and overlap(known.box, code.box):
            return
    found.append(code)


def moved(code: FoundCode, left: int, top: int, scale: float) -> FoundCode:
    """A code of a part that was cut out at (`left`, `top`) and enlarged by `scale`."""
    x, y, w, h = (round(value / scale) for value in code.box)
    return replace(code, box=(x + left, y + top, w, h))


def overlap(one: Box, other: Box) -> bool:
    """Whether two boxes share a pixel."""
    return (
        one[0] < other[0] + other[2]
        and other[0] < one[0] + one[2]
        and one[1] < other[1] + other[3]
        and other[1] < one[1] + one[3]
    )
