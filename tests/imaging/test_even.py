"""Light that falls unevenly is evened out, and nothing that stands on the page suffers by it."""

from __future__ import annotations

import numpy as np
import pytest

from counter_app.imaging.even import evened
from counter_app.imaging.pages import process
from counter_app.imaging.pyramid import build, find_ink
from counter_app.imaging.raster import Raster
from tests.imaging.drawing import DPI, MM, PAPER, Drawing, drawn, only, scanned


def shaded(image: np.ndarray, depth: float = 0.4) -> np.ndarray:
    """Under a lamp at the upper left."""
    height, width = image.shape[:2]
    across, down = np.linspace(0, 1, width)[None], np.linspace(0, 1, height)[:, None]
    light = 1 - depth * (0.6 * across * down + 0.4 * across**2)
    return (image * (light if image.ndim == 2 else light[:, :, None])).astype(np.uint8)


def lit(image: np.ndarray) -> np.ndarray:
    raster = Raster(image=image, dpi=DPI)
    pyramid = build(raster.gray(), DPI)
    return evened(raster, pyramid, find_ink(pyramid.small, pyramid.px_per_mm)).image


def test_the_paper_of_a_shaded_letter_is_one_tone(letter):
    paper = lit(shaded(letter))[letter > 240]
    assert np.percentile(paper, 99) - np.percentile(paper, 1) <= 8
    assert abs(float(np.median(paper)) - PAPER) <= 6


def test_tinted_paper_and_a_seal_keep_their_colours():
    sheet = Drawing.blank(paper=(244, 232, 200)).text(lines=20).seal().pixels()
    even = lit(shaded(sheet)).astype(int)
    corners = even[3400, 2380], even[100, 100]
    assert np.abs(corners[0] - corners[1]).max() <= 8
    red = (sheet[:, :, 2] > 150) & (sheet[:, :, 1] < 80)
    assert np.median(even[red][:, 2] - even[red][:, 1]) >= 120


def test_pencil_in_the_shade_stands_out_no_less_than_before():
    sheet = Drawing.blank().text(lines=12).signature(colour=(200,) * 3, at_mm=(140, 240)).gray()
    dark = shaded(sheet)
    stroke = sheet == 200
    stroke[: round(220 * MM)] = False
    beside = (sheet == PAPER) & np.roll(stroke, 12, axis=0)
    before = float(np.median(dark[beside])) - float(np.median(dark[stroke]))
    even = lit(dark)
    assert float(np.median(even[beside])) - float(np.median(even[stroke])) >= before
    page = only(process(scanned(dark), None, DPI))
    seen = drawn(page)[round(230 * MM) : round(250 * MM), round(135 * MM) : round(190 * MM)]
    assert np.count_nonzero(seen < np.median(seen) - 20) > 2000


@pytest.mark.parametrize(
    "sheet",
    [
        lambda: Drawing.blank().text().gray(),
        lambda: Drawing.blank().text(lines=8).photo(box_mm=(20, 100, 170, 170)).gray(),
        lambda: Drawing.blank().photo(box_mm=(0, 0, 210, 297)).gray(),
        lambda: shaded(Drawing.blank().text().gray(), depth=0.04),
    ],
    ids=["letter", "letter with a photograph", "photograph", "hardly shaded"],
)
def test_what_is_evenly_lit_or_a_picture_is_left_as_it_is(sheet):
    page = sheet()
    assert lit(page) is page


def test_a_photograph_on_a_shaded_page_keeps_its_shades():
    sheet = Drawing.blank().text(lines=8).photo(box_mm=(40, 120, 60, 60)).gray()
    box = slice(round(122 * MM), round(178 * MM)), slice(round(42 * MM), round(98 * MM))
    known, shown = sheet[box].astype(float).ravel(), lit(shaded(sheet))[box].astype(float).ravel()
    assert np.corrcoef(known, shown)[0, 1] > 0.995
    assert shown.std() > 0.9 * known.std()
