"""What a page is flagged for, and what it must not be flagged for."""

from __future__ import annotations

from dataclasses import replace

import cv2
import numpy as np
import pytest
from PIL import Image

from counter_app.imaging import judge as judging
from counter_app.imaging.clean import clean, measure
from counter_app.imaging.delivered import TILE, delivered_dpi
from counter_app.imaging.judge import judge, look
from counter_app.imaging.pages import ProcessedPage, process
from counter_app.imaging.pyramid import build, find_ink
from counter_app.imaging.raster import Raster
from counter_app.imaging.skew import Lean
from counter_app.services.page_trial import FLAGS
from tests.imaging.drawing import DPI, MM, PAPER, Drawing, on_bed, only, saved, scanned


def judged(image: np.ndarray, dpi: int = DPI) -> ProcessedPage:
    return only(process(scanned(image), None, dpi))


def punched(image: np.ndarray) -> np.ndarray:
    for y in (1400, 2100):
        cv2.circle(image, (150, y), round(3 * MM), 60, -1)
    return image


def streaked(image: np.ndarray) -> np.ndarray:
    cv2.line(image, (700, 0), (700, 3507), 190, 4)  # dirt on the glass of a feeder
    return image


@pytest.mark.parametrize(
    "sheet",
    [
        lambda: Drawing.blank().gray(),
        lambda: Drawing.blank(paper=(250, 225, 160)).pixels(),
        lambda: Drawing.blank(paper=(190, 215, 190)).pixels(),
        lambda: Drawing.blank().words(".", at_mm=(40, 40), points=6).gray(),
        lambda: on_bed(Drawing.blank().gray(), degrees=4.0),
        lambda: punched(Drawing.blank().gray()),
        lambda: streaked(Drawing.blank().gray()),
    ],
    ids=["white", "yellow", "green", "dust", "on a bed", "punched", "streak"],
)
def test_an_empty_sheet_is_blank_whatever_its_colour(sheet):
    page = judged(sheet())
    assert page.blank
    assert "blurred" not in page.flags


@pytest.mark.parametrize("colour", [30, 150, 190, 205])
@pytest.mark.parametrize("text", ["1", "12", "- 3 -"])
def test_a_page_number_however_faint_is_not_blank(colour, text):
    page = judged(Drawing.blank().words(text, at_mm=(103, 284), points=11, colour=colour).gray())
    assert not page.blank


def test_a_pencil_signature_alone_is_not_blank():
    sheet = Drawing.blank().signature(colour=(215, 215, 215), at_mm=(80, 150))
    assert not judged(sheet.gray()).blank


def test_prose_is_not_blank_and_has_no_flags(letter):
    page = judged(letter)
    assert not page.blank
    assert page.flags == ()
    assert page.ink_permyriad > 500


@pytest.mark.parametrize(
    ("sigma", "is_blurred"), [(0.0, False), (1.0, False), (3.5, True), (5.0, True)]
)
def test_blurred_text_is_flagged(letter, sigma, is_blurred):
    soft = cv2.GaussianBlur(letter, (0, 0), sigma) if sigma else letter
    assert ("blurred" in judged(soft).flags) == is_blurred


def test_sharpness_falls_as_the_picture_softens(letter):
    values = [judged(cv2.GaussianBlur(letter, (0, 0), sigma)).sharpness for sigma in (0.5, 1.5, 3)]
    assert values == sorted(values, reverse=True)
    assert values[-1] < 0.7 * values[0]


def test_a_dark_scan_is_flagged(letter):
    assert "dark" in judged((letter * 0.38).astype(np.uint8)).flags
    assert "dark" not in judged((letter * 0.75).astype(np.uint8)).flags


@pytest.mark.parametrize(("colour", "is_pale"), [(28, False), (90, False), (195, True)])
def test_pale_print_is_flagged(colour, is_pale):
    page = judged(Drawing.blank().text(lines=20, points=11, colour=colour).gray())
    assert ("pale" in page.flags) == is_pale
    assert not page.blank


def lamp(image: np.ndarray, strength: float) -> np.ndarray:
    """Reflected in the middle of a glossy sheet."""
    across = (np.arange(image.shape[1])[None] - 1300) / 400
    down = (np.arange(image.shape[0])[:, None] - 1500) / 500
    return np.clip(0.85 * image + strength * np.exp(-(across**2) - down**2), 0, 255).astype(
        np.uint8
    )


def test_a_lamp_in_the_gloss_of_a_sheet_is_flagged(letter):
    assert "glare" in judged(lamp(letter, 220)).flags
    assert "glare" not in judged(lamp(letter, 20)).flags


def test_white_beside_or_upon_darker_paper_is_no_glare():
    gray = Drawing.blank(paper=215).text(lines=10).pixels()
    gray[1500:2100, 800:1600] = 255  # a label
    assert "glare" not in judged(gray).flags
    lid = np.full((3508, 2480, 3), 255, np.uint8)
    lid[:2400, :1700] = Drawing.blank(paper=215).text(lines=10).pixels()[:2400, :1700]
    assert "glare" not in judged(lid).flags


def test_a_sheet_on_a_dark_bed_is_not_dark(letter):
    assert "dark" not in judged(on_bed(letter, degrees=1.0)).flags


@pytest.mark.parametrize("side", ["left", "right", "top", "bottom"])
def test_text_running_over_a_side_is_flagged(letter, side):
    cut = {
        "left": letter[:, 420:],
        "right": letter[:, :1900],
        "top": letter[330:],
        "bottom": letter[:1960],
    }[side]
    assert "cut_edge" in judged(np.ascontiguousarray(cut)).flags


def test_a_scanners_shadow_along_the_side_is_not_a_cut(letter):
    shaded = letter.copy()
    shaded[:, :5] = 120
    shaded[-4:] = 90
    assert "cut_edge" not in judged(shaded).flags


def test_a_coarse_scan_is_flagged_as_coarse_not_blurred(letter):
    coarse = cv2.resize(letter, None, fx=0.4, fy=0.4, interpolation=cv2.INTER_AREA)
    page = judged(coarse, dpi=120)
    assert "low_resolution" in page.flags
    assert "blurred" not in page.flags
    fair = cv2.resize(letter, None, fx=2 / 3, fy=2 / 3, interpolation=cv2.INTER_AREA)
    assert "low_resolution" not in judged(fair, dpi=200).flags


@pytest.mark.parametrize(
    ("dpi", "least", "most"), [(100, 90, 130), (150, 140, 180), (200, 180, 220), (300, 280, 300)]
)
def test_what_a_scanner_really_delivers_is_seen_however_far_it_is_enlarged(
    letter, dpi, least, most
):
    coarse = cv2.resize(letter, None, fx=dpi / 300, fy=dpi / 300, interpolation=cv2.INTER_AREA)
    coarse = cv2.imdecode(np.frombuffer(scanned(coarse), np.uint8), cv2.IMREAD_GRAYSCALE)
    enlarged = cv2.resize(coarse, letter.shape[::-1], interpolation=cv2.INTER_CUBIC)
    tiles = [enlarged[top : top + TILE, 900 : 900 + TILE] for top in (400, 900, 1400)]
    assert least <= delivered_dpi(tiles, 300) <= most
    assert ("low_resolution" in judged(enlarged).flags) == (dpi == 100)


@pytest.mark.parametrize("dpi", [72, 200])
def test_a_coarse_picture_in_a_pdf_is_flagged_however_finely_it_is_drawn(letter, dpi):
    size = (letter.shape[1] * dpi // DPI, letter.shape[0] * dpi // DPI)
    coarse = cv2.resize(letter, size, interpolation=cv2.INTER_AREA)
    page = only(process(saved(Image.fromarray(coarse), "PDF", resolution=dpi), None, 0))
    assert ("low_resolution" in page.flags) == (dpi == 72)


def test_paper_without_print_does_not_tell_its_resolution():
    assert delivered_dpi([np.full((TILE, TILE), PAPER, np.uint8)], 300) is None


@pytest.mark.parametrize(
    ("angle", "strength", "is_flagged"),
    [(3.0, 1.25, True), (-3.0, 1.25, True), (0.7, 1.25, False), (3.0, 1.05, False)],
)
def test_lines_too_unclear_to_turn_by_are_flagged_when_they_lean(
    letter, angle, strength, is_flagged
):
    raster = Raster(image=letter, dpi=DPI)
    found = replace(measure(letter, DPI), lean=Lean(angle=angle, strength=strength))
    cleaned = clean(raster, found)
    assert cleaned.angle == 0
    pyramid = build(letter, DPI)
    ink = find_ink(pyramid.small, pyramid.px_per_mm)
    verdict = judge(look(raster, found), pyramid, ink, turned=cleaned.angle)
    assert ("skewed" in verdict.flags) == is_flagged


def test_every_flag_has_words():
    named = {judging.BLURRED, judging.DARK, judging.PALE, judging.GLARE, judging.CUT_EDGE}
    assert named | {judging.SKEWED, judging.LOW_RESOLUTION} == FLAGS.keys()
