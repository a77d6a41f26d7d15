"""Bands along the sides and punch holes go; whatever might be written or printed stays."""

from __future__ import annotations

import cv2
import numpy as np
import pytest
from PIL import ImageDraw

from counter_app.imaging.pages import process
from counter_app.imaging.pyramid import build, find_ink
from counter_app.imaging.raster import Raster
from counter_app.imaging.traces import without_traces
from tests.imaging.drawing import DPI, MM, Drawing, drawn, leaned, on_bed, only, scanned


def bare(image: np.ndarray) -> np.ndarray:
    raster = Raster(image=image, dpi=DPI)
    pyramid = build(raster.gray(), DPI)
    return without_traces(raster, pyramid, find_ink(pyramid.small, pyramid.px_per_mm)).image


def punched(image: np.ndarray, *, tone: int = 40, diameter_mm: float = 6.0) -> np.ndarray:
    for y in (1280, 2225):
        cv2.circle(image, (round(12 * MM), y), round(diameter_mm * MM / 2), (tone,) * 3, -1)
    return image


def ink_of(image: np.ndarray) -> int:
    return int(np.count_nonzero(image < 128))


@pytest.mark.parametrize("diameter_mm", [5.0, 6.0, 8.0])
def test_punch_holes_are_gone_and_the_letter_is_untouched(letter, diameter_mm):
    cleaned = bare(punched(letter.copy(), diameter_mm=diameter_mm))
    assert np.array_equal(cleaned < 128, letter < 128)
    assert int(cleaned.min(where=letter >= 200, initial=255)) > 150


@pytest.mark.parametrize("angle", [0.0, 1.5])
def test_holes_and_shadows_are_gone_from_the_page_that_is_kept(letter, angle):
    sheet = punched(leaned(letter, angle))
    sheet[:, :25], sheet[-40:] = 50, 35
    plain = only(process(scanned(leaned(letter, angle)), None, DPI))
    page = only(process(scanned(sheet), None, DPI))
    assert page.angle_centi_deg == pytest.approx(plain.angle_centi_deg, abs=5)
    assert ink_of(drawn(page)) == pytest.approx(ink_of(drawn(plain)), rel=0.01)


def test_an_empty_back_with_holes_and_shadows_is_blank():
    sheet = punched(Drawing.blank().gray())
    sheet[:, -30:], sheet[:12] = 60, 45
    page = only(process(scanned(sheet), None, DPI))
    assert page.blank
    assert ink_of(drawn(page)) == 0


def test_holes_of_a_sheet_cut_out_of_a_dark_bed_are_gone(letter):
    page = only(process(scanned(on_bed(punched(letter.copy()), degrees=1.0)), None, DPI))
    hole = drawn(page)[1200:1360, 60:220]
    assert ink_of(hole) == 0


def test_a_dark_frame_on_all_sides_is_gone(letter):
    framed = letter.copy()
    framed[:30], framed[-30:], framed[:, :30], framed[:, -30:] = 20, 20, 20, 20
    cleaned = bare(framed)
    assert np.array_equal(cleaned < 128, letter < 128)


def bleeding_photo() -> np.ndarray:
    return Drawing.blank().text(lines=10, top_mm=150).photo(box_mm=(0, 0, 210, 120)).pixels()


def coloured_bar() -> np.ndarray:
    sheet = Drawing.blank().text(lines=20)
    ImageDraw.Draw(sheet.image).rectangle((0, 0, 2480, 90), fill=(20, 20, 120))
    return sheet.pixels()


def rules_to_the_edge() -> np.ndarray:
    sheet = Drawing.blank()
    pen = ImageDraw.Draw(sheet.image)
    for y in range(300, 3300, 90):
        pen.line((0, y, 2480, y), fill=(30,) * 3, width=5)
    return sheet.pixels()


def printed_frame() -> np.ndarray:
    sheet = Drawing.blank().text(lines=10)
    ImageDraw.Draw(sheet.image).rectangle((40, 40, 2440, 3468), outline=(30,) * 3, width=25)
    return sheet.pixels()


def bullets() -> np.ndarray:
    """Dots as large as holes in the margin, but each in a ring, as boxes to be filled in are."""
    sheet = Drawing.blank().text(lines=10)
    pen = ImageDraw.Draw(sheet.image)
    for y in (1280, 1400, 1520):
        pen.ellipse((110, y, 180, y + 70), fill=(30,) * 3)
        pen.ellipse((98, y - 12, 192, y + 82), outline=(30,) * 3, width=4)
    return sheet.pixels()


def seal_in_the_margin() -> np.ndarray:
    return Drawing.blank().text(lines=10).seal(centre_mm=(20, 200)).pixels()


def cut_text() -> np.ndarray:
    return np.ascontiguousarray(Drawing.blank().text().pixels()[:, 420:])


@pytest.mark.parametrize(
    "sheet",
    [
        bleeding_photo,
        coloured_bar,
        rules_to_the_edge,
        printed_frame,
        bullets,
        seal_in_the_margin,
        cut_text,
    ],
)
def test_what_may_be_print_stays(sheet):
    page = sheet()
    assert np.array_equal(bare(page), page)


def test_a_page_without_traces_is_not_copied(letter):
    assert bare(letter) is letter


def test_paper_takes_the_place_of_a_hole_on_tinted_paper():
    sheet = punched(Drawing.blank(paper=(250, 225, 160)).text(lines=8).seal().pixels())
    hole = bare(sheet)[1280, round(12 * MM)]
    assert np.abs(hole.astype(int) - (160, 225, 250)).max() <= 3
