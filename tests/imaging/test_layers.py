"""Pages of two layers: print in full sharpness, and nothing else lost."""

from __future__ import annotations

import cv2
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import ImageDraw

from counter_app.errors.pages import PageUnreadable
from counter_app.imaging import jpeg
from counter_app.imaging.layers import UNDER_DPI, beneath, covered_by
from counter_app.imaging.pages import ProcessedPage, process
from counter_app.imaging.preview import to_jpeg
from counter_app.imaging.pyramid import build
from counter_app.imaging.raster import Raster
from counter_app.imaging.streams import G4, LAYERS, Layers, Stream, pack, unpack
from tests.imaging.drawing import DPI, MM, PAPER, Drawing, drawn, only, scanned


@pytest.fixture(scope="module")
def sealed() -> tuple[np.ndarray, ProcessedPage]:
    """A letter with a seal over its last lines and a signature in blue, BGR."""
    sheet = Drawing.blank().text(lines=32).seal().signature(colour=(45, 60, 170), at_mm=(60, 245))
    return sheet.pixels(), only(process(scanned(sheet.pixels()), None, DPI))


def gray(image: np.ndarray) -> np.ndarray:
    return image if image.ndim == 2 else cv2.cvtColor(image, cv2.COLOR_BGR2GRAY)


def test_a_letter_with_a_seal_is_kept_in_a_quarter_of_its_size_as_jpeg(sealed):
    image, page = sealed
    assert page.media_type == LAYERS
    whole = cv2.imdecode(np.frombuffer(scanned(image), np.uint8), cv2.IMREAD_COLOR)
    assert len(page.stream) < len(jpeg.encode(whole, 75)) / 4


def test_print_keeps_every_dot_and_the_rest_the_dots_that_the_law_asks_for(sealed):
    _, page = sealed
    under = jpeg.head(unpack(page.stream).under)
    assert UNDER_DPI == 200
    assert under.width == pytest.approx(page.width * UNDER_DPI / DPI, abs=1)
    assert under.height == pytest.approx(page.height * UNDER_DPI / DPI, abs=1)


def test_print_looks_as_it_did(sealed):
    image, page = sealed
    shown = drawn(page)
    top = slice(0, round(180 * MM))
    assert np.mean((gray(shown)[top] < 135) == (gray(image)[top] < 135)) > 0.99


def test_nothing_that_was_dark_is_gone(sealed):
    image, page = sealed
    ink = gray(image) < 150
    assert np.mean(gray(drawn(page))[ink] < PAPER - 30) > 0.995


def test_letters_under_a_seal_are_not_cut_in_two(sealed):
    """Whatever touches the seal stays in one layer with it."""
    _, page = sealed
    layers = unpack(page.stream)
    under = cv2.imdecode(np.frombuffer(layers.under, np.uint8), cv2.IMREAD_COLOR)
    blue, green, red = (channel.astype(int) for channel in cv2.split(under))
    seal = (red - blue > 60).astype(np.uint8)
    near = cv2.dilate(seal, np.ones((3, 3), np.uint8)) > 0
    dark = (np.maximum(np.maximum(blue, green), red) < 110).astype(np.uint8)
    assert dark[near].any()  # the words that the ring runs through are beneath, whole


@pytest.mark.parametrize(("height", "width"), [(266, 474), (75, 401), (32, 32), (700, 900)])
@pytest.mark.parametrize("dpi", [200, 300, 800])
def test_what_lies_beneath_print_is_paper_whatever_the_size_of_the_page(height, width, dpi):
    image = np.full((height, width, 3), (200, 220, PAPER), np.uint8)
    black = np.zeros((height, width), np.uint8)
    for row in range(height // 4, height // 2, dpi // 12):
        strokes = slice(row, row + dpi // 60), slice(width // 4, width // 2)
        image[strokes], black[strokes] = 20, 255
    raster = Raster(image=image, dpi=dpi)
    under = beneath(covered_by(black, dpi), raster, build(raster.gray(), dpi))
    assert under.shape == (round(height * 200 / dpi), round(width * 200 / dpi), 3)
    assert np.abs(under.astype(int) - (200, 220, PAPER)).max() <= 12


@pytest.mark.parametrize("colour", [190, 205, 216, 224])
def test_pencil_beside_print_stays_gray_and_whole(colour):
    pencil = Drawing.blank().signature(colour=(colour,) * 3, at_mm=(60, 200)).gray()
    both = Drawing.blank().text(lines=10).signature(colour=(colour,) * 3, at_mm=(60, 200)).gray()
    page = only(process(scanned(both), None, DPI))
    assert page.media_type == LAYERS
    stroke = gray(drawn(page))[pencil < colour + 3].astype(int)
    assert np.mean(stroke < PAPER - 10) > 0.9
    assert abs(float(stroke.mean()) - colour) < 14


def test_a_thin_pale_line_is_not_taken_for_the_grain_of_the_paper():
    sheet = Drawing.blank().text(lines=10).signature(colour=(200,) * 3, at_mm=(60, 200))
    pen = ImageDraw.Draw(sheet.image)
    pen.line((500, 2900, 2000, 2960), fill=(228,) * 3, width=3)
    page = only(process(scanned(sheet.gray()), None, DPI))
    assert page.media_type == LAYERS
    shown = gray(drawn(page))
    ys = np.arange(-1, 2)[:, None] + np.round(2900 + 60 * np.arange(1500) / 1500).astype(int)
    along = shown[ys, np.arange(500, 2000)].min(axis=0).astype(int)
    assert np.mean(along < PAPER - 8) > 0.95


def test_dotted_lines_and_small_print_are_print_not_pencil():
    form = Drawing.blank().text(lines=8, points=8)
    for row in range(14):
        form.words("Họ và tên: " + "." * 90, at_mm=(25, 60 + 9 * row))
    page = only(process(scanned(form.gray()), None, DPI))
    assert page.media_type != LAYERS


def test_print_on_a_tint_leaves_no_white_seam():
    sheet = Drawing.blank(paper=(250, 214, 214)).text(lines=20).seal()
    page = only(process(scanned(sheet.pixels()), None, DPI))
    assert page.media_type == LAYERS
    layers = unpack(page.stream)
    under = cv2.imdecode(np.frombuffer(layers.under, np.uint8), cv2.IMREAD_COLOR)
    text = under[round(30 * UNDER_DPI / 25.4) : round(100 * UNDER_DPI / 25.4)].astype(int)
    assert np.abs(text - (214, 214, 250)).max() < 30


def test_a_photograph_is_not_broken_into_black_and_white():
    sheet = Drawing.blank().text(lines=10).photo(box_mm=(30, 120, 150, 110))
    page = only(process(scanned(sheet.gray()), None, DPI))
    assert page.media_type == LAYERS
    part = (slice(1600, 2600), slice(500, 2000))
    assert np.mean(np.abs(drawn(page)[part].astype(int) - sheet.gray()[part])) < 4


def test_a_page_without_print_is_one_picture():
    sheet = Drawing.blank().photo(box_mm=(10, 10, 190, 270))
    assert only(process(scanned(sheet.gray()), None, DPI)).media_type == "image/jpeg"


@pytest.mark.parametrize("max_px", [200, 900, 1700, 3000, 9000])
def test_every_size_on_the_screen_shows_both_layers(sealed, max_px):
    image, page = sealed
    data = to_jpeg(page.stream, LAYERS, page.width, page.height, turn=90, max_px=max_px)
    shown = cv2.imdecode(np.frombuffer(data, np.uint8), cv2.IMREAD_COLOR)
    assert max(shown.shape[:2]) == min(max_px, page.height)
    turned = cv2.resize(np.rot90(image, -1), shown.shape[1::-1], interpolation=cv2.INTER_AREA)
    assert np.mean(np.abs(shown.astype(int) - turned)) < 8
    assert np.corrcoef(gray(shown).ravel(), gray(turned).ravel())[0, 1] > 0.9


@given(st.binary(max_size=80), st.integers(0, 255), st.binary(max_size=40))
def test_what_is_packed_is_unpacked(ink, shade, rest):
    layers = Layers(ink=Stream(data=ink, media_type=G4), shade=shade, under=b"\xff\xd8" + rest)
    assert unpack(pack(layers).data) == layers


@given(st.binary(max_size=120))
def test_what_is_not_packed_is_refused(data):
    with pytest.raises(ValueError):
        unpack(b"LYR" + data)


@pytest.mark.parametrize("cut", [3, 12, 200, -200])
def test_a_damaged_page_of_layers_says_so(sealed, cut):
    _, page = sealed
    damaged = page.stream[:cut] if cut > 0 else b"x" + page.stream
    with pytest.raises(PageUnreadable):
        to_jpeg(damaged, LAYERS, page.width, page.height, turn=0, max_px=300)
