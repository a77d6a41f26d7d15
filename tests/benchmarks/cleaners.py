"""Figure "cleaners": our seconds a page against the programs people clean scans with, and against
a duplex scanner of 130 images a minute that sends A4 in colour at 300 dpi; one process.
"""

from __future__ import annotations

import sys
from statistics import median

import cv2
import numpy as np

from counter_app.imaging.pages import ProcessedPage, process
from tests.benchmarks import page as drawn
from tests.benchmarks import reference_cleaners as reference
from tests.benchmarks.figures import figure, seconds
from tests.benchmarks.reference_pages import install

ROUNDS = 5
IMAGES_A_MINUTE = 130
_PROGRAMS = {
    "ImageMagick": ("mogrify", ("imagemagick",), reference.imagemagick),
    "unpaper": ("unpaper", ("unpaper",), reference.unpaper),
    "OCRmyPDF": ("ocrmypdf", ("ocrmypdf", "unpaper"), reference.ocrmypdf),
}


def measure() -> list[dict[str, object]]:
    """At least twenty times as quick as the quickest of them, and quicker than the scanner."""
    figures = [_scanner()]
    jpegs = drawn.pages()[:4]
    ours = median(_seconds(jpegs) for _ in range(ROUNDS))
    theirs = {}
    for name, (program, packages, run) in _PROGRAMS.items():
        reason = install(program, *packages)
        if reason is None:
            theirs[name] = run(jpegs)
            print(f"cleaners: {name} {theirs[name]:.3f} s a page", file=sys.stderr)
        else:
            print(f"cleaners: {name} skipped, {reason}", file=sys.stderr)
    if theirs:
        name = min(theirs, key=lambda each: theirs[each])
        figures.append(figure(f"cleaners: against {name}", ours, theirs[name], 1 / 20))
    return figures


def _scanner() -> dict[str, object]:
    stack = [_coloured(data) for data in drawn.pages()]
    back = np.full((3508, 2480, 3), 246, np.uint8)
    stack += [drawn.scanned(back, seed) for seed in range(3)]
    spent = median(_seconds(stack) for _ in range(ROUNDS))
    print(f"cleaners: {60 / spent:.0f} colour images a minute", file=sys.stderr)
    return figure("cleaners: seconds an image, of a scanner's", spent, 60 / IMAGES_A_MINUTE, 1.0)


def _coloured(jpeg: bytes) -> bytes:
    """The same page from a scanner set to colour, as most are."""
    image = cv2.imdecode(np.frombuffer(jpeg, np.uint8), cv2.IMREAD_COLOR)
    done, buffer = cv2.imencode(".jpg", image, [cv2.IMWRITE_JPEG_QUALITY, 85])
    assert done
    return buffer.tobytes()


def _seconds(jpegs: list[bytes]) -> float:
    return seconds(lambda: [_made(data) for data in jpegs]) / len(jpegs)


def _made(jpeg: bytes) -> ProcessedPage:
    (page,) = process(jpeg, "image/jpeg", 300)
    assert isinstance(page, ProcessedPage)
    return page


if __name__ == "__main__":
    for each in measure():
        print(each)
