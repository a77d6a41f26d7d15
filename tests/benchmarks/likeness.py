"""Figure "likeness": how often "giống trang …" is said wrongly, and how often it is not said.

Real scanned pages (`public_pages`). Each is scanned once and then again: askew, darker, paler, upside
down; whoever does not see that is counted. Some of them are then filled in, as forms are, by several
people in the same two places, typed or written; whoever takes two of those for one sheet is counted,
and so is whoever takes two different pages for one.
"""

from __future__ import annotations

import itertools
import sys
from collections.abc import Iterator

import cv2
import numpy as np
from PIL import Image, ImageDraw

from counter_app.imaging.likeness import Imprint, is_same_sheet
from counter_app.imaging.pages import process
from tests.benchmarks import public_pages
from tests.benchmarks.figures import figure
from tests.benchmarks.glass import scanned, turned
from tests.imaging.drawing import MM, font

_DPIS = (75, 150)
_FORMS = (
    "table.15.tif",
    "table.27.tif",
    "patent.png",
    "pageseg4.tif",
    "words.15.tif",
    "bois-2.tif",
)
_AGAIN = ((0.0, 1.0, 0), (2.3, 0.85, 0), (-1.6, 0.8, 45), (180.0, 1.0, 0))  # turn, gain, lift
_SAID = (
    ("Nguyễn Văn Khoa", "07/12/1961"),
    ("Trần Thị Bích Lan", "12/11/1968"),
    ("Lê Hoàng Anh", "17/10/1975"),
    ("Phạm Quốc Đạt", "22/09/1982"),
    ("Bùi Minh Châu", "27/08/1989"),
)
_ROOM_MM = (62, 9)


def measure() -> Iterator[dict[str, object]]:
    """Sheets fed again and not known; other sheets taken for the same."""
    if (why := public_pages.fetch()) is not None:
        print(f"likeness: skipped, {why}", file=sys.stderr)
        return
    pages = {name: public_pages.load(name) for name in public_pages.PAGES}
    for dpi in _DPIS:
        fed = [
            [_seen(page, dpi, seed, *how) for seed, how in enumerate(_AGAIN)]
            for page in pages.values()
        ]
        again = [(first, other) for first, *others in fed for other in others]
        missed = sum(not is_same_sheet(*pair) for pair in again)
        yield figure(f"likeness: sheets fed again, not known, {dpi} dpi", missed, len(again), 0.1)
        copies = [pair for name in _FORMS for pair in _copies(pages[name], dpi)]
        wrong = sum(is_same_sheet(*pair) for pair in copies)
        yield figure(f"likeness: filled copies taken for one, {dpi} dpi", wrong, len(copies), 0.01)
        others = list(itertools.combinations([one[0] for one in fed], 2))
        wrong = sum(is_same_sheet(*pair) for pair in others)
        yield figure(f"likeness: other pages taken for one, {dpi} dpi", wrong, len(others), 0.0)


def _copies(page: np.ndarray, dpi: int) -> Iterator[tuple[Imprint, Imprint]]:
    """Pairs of the page filled in by two people, typed and written."""
    places = _free(page)
    for style in ("Regular", "Italic"):
        filled = [_filled(page, places, said, style) for said in _SAID]
        seen = [_seen(one, dpi, seed, 0.4 * seed - 0.8) for seed, one in enumerate(filled)]
        yield from itertools.combinations(seen, 2)


def _seen(
    page: np.ndarray, dpi: int, seed: int, turn: float, gain: float = 1.0, lift: int = 0
) -> Imprint:
    lying = cv2.convertScaleAbs(turned(page, turn) if turn else page, alpha=gain, beta=lift)
    share = dpi / 300
    coarse = cv2.resize(lying, None, fx=share, fy=share, interpolation=cv2.INTER_AREA)
    (made,) = process(scanned(coarse, seed), None, dpi)
    assert not isinstance(made, Exception)
    return made.imprint


def _free(page: np.ndarray) -> list[tuple[int, int]]:
    """The left upper corners, in pixels, of the two places with the least ink, away from edges."""
    gray = page if page.ndim == 2 else cv2.cvtColor(page, cv2.COLOR_BGR2GRAY)
    wide, high = (round(side * MM) for side in _ROOM_MM)
    ink = (gray < np.median(gray) - 40).astype(np.float32)
    around = cv2.boxFilter(ink, -1, (wide, high), anchor=(0, 0))
    edge = round(25 * MM)
    around[:edge], around[:, :edge] = 1, 1
    around[-edge - high :], around[:, -edge - wide :] = 1, 1
    found = []
    for _ in range(2):
        y, x = divmod(int(around.argmin()), around.shape[1])
        found.append((x, y))
        around[max(0, y - high) : y + high, max(0, x - wide) : x + wide] = 1
    return found


def _filled(
    page: np.ndarray, places: list[tuple[int, int]], said: tuple[str, str], style: str
) -> np.ndarray:
    picture = Image.fromarray(page).convert("RGB")
    pen = ImageDraw.Draw(picture)
    for place, words in zip(places, said, strict=True):
        pen.text(place, words, font=font(13, style), fill=(60, 50, 45))
    return np.array(picture)
