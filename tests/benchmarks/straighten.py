"""Figure "straighten": how far from straight real pages come out that lay askew on the glass.

Every page is turned by known angles, goes through the whole chain, and what is kept of it is laid
on the unturned page by image registration: no estimator of skew judges another. A page's zero is
what the chain makes of it unturned. Also: pages that lie straight are not touched, pages thrown on
the glass at up to 44 degrees come out straight, and none is set upside down or on its side.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator

import numpy as np

from counter_app.imaging.pages import ProcessedPage, process
from counter_app.imaging.preview import draw
from tests.benchmarks import public_pages
from tests.benchmarks.figures import figure
from tests.benchmarks.glass import scanned, turned
from tests.benchmarks.public_pages import PAGES
from tests.benchmarks.registration import Features, find, turn_between

ANGLES = (-15.0, -7.0, -2.5, -0.6, 0.4, 1.5, 4.0, 11.3)
_THROWN = (-44.0, 28.0)
_ASTRAY_DEG = 0.5
_CHECK_DEG = 3.7


def measure() -> list[dict[str, object]]:
    """Residuals over all pages and angles against what is allowed; nothing where pages lack."""
    reason = public_pages.fetch()
    if reason is not None:
        print(f"straighten: skipped, {reason}", file=sys.stderr)
        return []
    residuals, thrown, again, fallen, own = [], [], 0, 0, []
    for name in PAGES:
        page = public_pages.load(name)
        reference = find(page)
        own.append(abs(turn_between(find(turned(page, _CHECK_DEG)), reference) + _CHECK_DEG))
        unturned = _made(page, 0)
        zero = turn_between(find(_shown(unturned)), reference)
        for angles, into in ((ANGLES, residuals), (_THROWN, thrown)):
            into.extend(
                abs(_between(_made(turned(page, angle), seed), reference) - zero)
                for seed, angle in enumerate(angles, start=1)
            )
        again += _made(_shown(unturned), 1).angle_centi_deg != 0
        fallen += sum(_falls(page, unturned))
        print(f"straighten: {name} worst {max(residuals[-len(ANGLES) :]):.3f}", file=sys.stderr)
    print(f"straighten: registration itself errs by up to {max(own):.4f}", file=sys.stderr)
    astray = sum(residual > _ASTRAY_DEG for residual in thrown)
    middle, most = np.quantile(residuals, (0.5, 0.9)).tolist()
    return [
        figure("straighten: median residual, degrees of 0.04 allowed", middle, 0.04, 1.0),
        figure("straighten: nine in ten, degrees of 0.08 allowed", most, 0.08, 1.0),
        figure("straighten: worst, degrees of 0.15 allowed", max(residuals), 0.15, 1.0),
        figure("straighten: half a degree astray of -44 and 28", astray, len(thrown), 0.1),
        figure("straighten: straight pages turned again, of none allowed", again, 1, 0),
        figure("straighten: pages set down wrong, of none allowed", fallen, 1, 0),
    ]


def _made(page: np.ndarray, seed: int) -> ProcessedPage:
    (made,) = process(scanned(page, seed), "image/jpeg", 300)
    assert isinstance(made, ProcessedPage)
    return made


def _shown(made: ProcessedPage) -> np.ndarray:
    largest = max(made.width, made.height)
    return draw(made.stream, made.media_type, made.width, made.height, turn=0, max_px=largest)


def _between(made: ProcessedPage, reference: Features) -> float:
    return turn_between(find(_shown(made)), reference)


def _falls(page: np.ndarray, unturned: ProcessedPage) -> Iterator[bool]:
    """Whether the page, laid down on each other side, is turned to a wrong one; to leave it as it
    came, and say so, is right.
    """
    for quarters in (1, 2, 3):
        made = _made(np.ascontiguousarray(np.rot90(page, -quarters)), quarters)
        stands = made.upright_deg + 90 * quarters - unturned.upright_deg
        yield made.upright_sure and unturned.upright_sure and stands % 360 != 0


if __name__ == "__main__":
    for each in measure():
        print(each)
