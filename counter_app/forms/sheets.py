"""Paper sizes with their margins and the type sizes to try on them."""

from __future__ import annotations

from dataclasses import dataclass

from counter_app.forms.flow import MM


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """A paper size: everything in points. `sizes` are the type sizes to try, largest first."""

    width: float
    height: float
    left: float
    right: float
    top: float
    bottom: float
    sizes: tuple[float, ...]
    qr: float  # side of the symbol

    @property
    def text_width(self) -> float:
        """Between the margins."""
        return self.width - self.left - self.right

    @property
    def text_height(self) -> float:
        """Between the margins."""
        return self.height - self.top - self.bottom


def _steps(largest: int, smallest: int) -> tuple[float, ...]:
    """Type sizes a quarter of a point apart, largest first."""
    return tuple(quarter / 4 for quarter in range(largest * 4, smallest * 4 - 1, -1))


# Margins of A4 as in NĐ 30/2020/NĐ-CP, annex I; A5 in proportion. Below 8 points of a
# Times face a form is not set smaller but goes on to a second page.
SHEETS = {
    "A4": Sheet(
        width=210 * MM,
        height=297 * MM,
        left=30 * MM,
        right=15 * MM,
        top=15 * MM,
        bottom=15 * MM,
        sizes=_steps(13, 10),
        qr=22 * MM,
    ),
    "A4 landscape": Sheet(
        width=297 * MM,
        height=210 * MM,
        left=15 * MM,
        right=12 * MM,
        top=18 * MM,
        bottom=14 * MM,
        sizes=_steps(11, 9),
        qr=20 * MM,
    ),
    "A5": Sheet(
        width=148 * MM,
        height=210 * MM,
        left=13 * MM,
        right=8 * MM,
        top=7 * MM,
        bottom=7 * MM,
        sizes=_steps(11, 8),
        qr=15 * MM,
    ),
}
