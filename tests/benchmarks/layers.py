"""Figure "layers": how small a page is kept, and whether it is read as well as before.

Pages are drawn at 300 dpi and made soft and noisy as a scanner gives them: black text alone, text
under a red seal and a blue signature, text beside a photograph. Bytes are those of the kept stream;
letters misread are Tesseract's, of the kept page and of the same page as JPEG of quality 75.
"""

from __future__ import annotations

import sys
import textwrap
from itertools import product

import cv2
import numpy as np

from counter_app.imaging import jbig2
from counter_app.imaging.pages import process
from tests.benchmarks.figures import figure
from tests.benchmarks.reference_layers import install_tesseract, jpeg_75, misread
from tests.imaging.drawing import DPI, PARAGRAPH, Drawing, drawn, only, scanned

_BLACK_PAGE, _BLACK_PAGE_JBIG2 = 75_000, 53_000  # bytes
_QUARTER = 0.25
_FAMILIES, _POINTS = ("Serif", "Sans"), (11.0, 13.0)


def measure() -> list[dict[str, object]]:
    """Bytes of every kind of page; letters misread where Tesseract can be had."""
    most = _BLACK_PAGE_JBIG2 if jbig2.is_available() else _BLACK_PAGE
    black = only(process(scanned(Drawing.blank().text(lines=36).gray()), None, DPI))
    figures = [figure("layers: bytes of a page of black text", len(black.stream), most, 1.0)]
    reason = install_tesseract()
    if reason is not None:
        print(f"layers: legibility skipped, {reason}", file=sys.stderr)
    for kind, make in (("seal", _sealed), ("photograph", _with_photograph)):
        kept = whole = ours = theirs = 0
        for seed, (family, points, _) in enumerate(product(_FAMILIES, _POINTS, range(2))):
            sheet, truth = _letter(family, points, lines=26)
            scan = scanned(make(sheet), seed=seed)
            page = only(process(scan, None, DPI))
            image = cv2.imdecode(np.frombuffer(scan, np.uint8), cv2.IMREAD_UNCHANGED)
            reference = jpeg_75(image)
            kept, whole = kept + len(page.stream), whole + len(reference)
            if reason is None:
                ours += misread(drawn(page), truth)
                theirs += misread(cv2.imdecode(np.frombuffer(reference, np.uint8), 1), truth)
        name = f"layers: bytes of a page with a {kind} against JPEG 75"
        figures.append(figure(name, kept, whole, _QUARTER))
        if reason is None:  # one letter more on both sides, for when there is none
            name = f"layers: letters misread on pages with a {kind}, against JPEG 75"
            figures.append(figure(name, ours + 1, theirs + 1, 1.0))
    return figures


def _letter(family: str, points: float, *, lines: int) -> tuple[Drawing, str]:
    """A page of prose and what it says."""
    sheet = Drawing.blank()
    rows = textwrap.wrap(PARAGRAPH * 12, round(1000 / points))[:lines]
    for number, row in enumerate(rows):
        at = (25.0, 25.0 + number * points * 0.48)
        sheet.words(row, at_mm=at, points=points, family=family)
    return sheet, " ".join(rows)


def _sealed(sheet: Drawing) -> np.ndarray:
    """The seal lies half over the last lines, as seals do."""
    sealed = sheet.seal(centre_mm=(140, 170))
    return sealed.signature(colour=(45, 60, 170), at_mm=(120, 205)).pixels()


def _with_photograph(sheet: Drawing) -> np.ndarray:
    return sheet.photo(box_mm=(60, 195, 80, 60)).pixels()


if __name__ == "__main__":
    for each in measure():
        print(each)
