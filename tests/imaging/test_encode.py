"""Which stream a page is kept as, and that nothing visible is given up."""

from __future__ import annotations

import cv2
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageDraw

from counter_app.imaging import g4, jpeg
from counter_app.imaging.pages import process
from tests.imaging.drawing import (
    DPI,
    MM,
    PAPER,
    PRINT,
    Drawing,
    drawn,
    leaned,
    only,
    saved,
    scanned,
)


def kept(image: np.ndarray) -> tuple[str, np.ndarray]:
    page = only(process(scanned(image), None, DPI))
    return page.media_type, drawn(page)


def ink_at(shown: np.ndarray, drawing: np.ndarray, *, darker_than: int = 225) -> float:
    """Share of the pixels darker than paper in `drawing` that `shown` has as ink."""
    gray = shown if shown.ndim == 2 else cv2.cvtColor(shown, cv2.COLOR_BGR2GRAY)
    return float(np.mean(gray[drawing < darker_than] < PAPER - 12))


def test_print_is_kept_in_black_and_white_at_a_tenth_of_the_size(letter, letter_scan):
    page = only(process(letter_scan, None, DPI))
    assert page.media_type in PRINT
    assert len(page.stream) < len(letter_scan) / 10
    shown = drawn(page)
    assert set(np.unique(shown)) == {0, 255}
    assert np.mean((shown < 128) == (letter < 140)) > 0.99


def test_print_on_shaded_paper_is_kept_whole(letter):
    shade = np.linspace(1.0, 0.88, letter.shape[1], dtype=np.float32)[None, :]
    media_type, shown = kept((letter * shade).astype(np.uint8))
    assert media_type in PRINT
    assert np.mean((shown < 128) == (letter < 140)) > 0.985


def test_a_page_half_in_the_dark_is_print_once_its_light_is_even(letter):
    shade = np.linspace(1.0, 0.5, letter.shape[1], dtype=np.float32)[None, :]
    dim = (letter * shade).astype(np.uint8)
    media_type, shown = kept(dim)
    assert media_type in PRINT
    assert np.mean((shown < 128) == (letter < 128)) > 0.98


def test_a_black_bar_stays_solid_and_the_white_words_on_it_stay_white():
    form = Drawing.blank().text(top_mm=70, lines=20)
    pen = ImageDraw.Draw(form.image)
    pen.rectangle((300, 350, 2200, 650), fill=(30,) * 3)
    form.words("PHẦN DÀNH CHO CƠ QUAN TIẾP NHẬN", at_mm=(40, 36), points=18, colour=240)
    media_type, shown = kept(form.gray())
    assert media_type in PRINT
    assert np.mean((shown < 128) == (form.gray() < 135)) > 0.99
    assert shown[360:640, 1900:2180].max() == 0


def test_black_on_yellow_paper_becomes_black_on_white():
    sheet = Drawing.blank(paper=(244, 226, 180)).text()
    media_type, shown = kept(sheet.pixels())
    assert media_type in PRINT
    assert np.mean((shown < 128) == (sheet.gray() < 130)) > 0.99


def test_a_seal_keeps_its_colour():
    media_type, shown = kept(Drawing.blank().text(lines=20).seal().pixels())
    assert media_type == "image/layers"
    assert shown.ndim == 3
    x, y = round(140 * MM), round((220 - 18) * MM) + 4
    blue, _, red = shown[y - 2 : y + 3, x].astype(int).mean(axis=0)
    assert red - blue > 80


def is_blue_somewhere(shown: np.ndarray) -> bool:
    blue, _, red = (channel.astype(int) for channel in cv2.split(shown))
    return int(np.count_nonzero(blue - red > 60)) > 2000


def test_a_blue_signature_keeps_its_colour():
    sheet = Drawing.blank().text(lines=20).signature(colour=(45, 60, 170), at_mm=(110, 230))
    media_type, shown = kept(sheet.pixels())
    assert media_type == "image/layers"
    assert is_blue_somewhere(shown)


def test_a_photograph_keeps_its_half_tones():
    media_type, shown = kept(
        Drawing.blank().text(lines=10).photo(box_mm=(30, 120, 150, 110)).gray()
    )
    assert media_type == "image/layers"
    assert shown.ndim == 2
    assert len(np.unique(shown[1600:2600, 500:2000])) > 100


@pytest.mark.parametrize("colour", [150, 195, 208, 216, 224])
def test_pencil_and_pale_stamps_are_never_lost(colour):
    pencil = Drawing.blank().signature(colour=(colour,) * 3, at_mm=(60, 200))
    only_pencil = pencil.gray()
    both = Drawing.blank().text(lines=10).signature(colour=(colour,) * 3, at_mm=(60, 200))
    _, shown = kept(both.gray())
    assert ink_at(shown, only_pencil, darker_than=colour + 6) > 0.75


def test_a_lone_pale_number_is_never_lost():
    number = Drawing.blank().words("1", at_mm=(103, 284), points=11, colour=205).gray()
    _, shown = kept(number)
    assert ink_at(shown, number, darker_than=212) > 0.6


def test_a_two_level_page_stays_so_even_when_turned(letter):
    bits = Image.fromarray(np.where(leaned(letter, 2.0) < 128, 0, 255).astype(np.uint8)).convert(
        "1"
    )
    page = only(process(saved(bits, "TIFF", compression="group4"), None, DPI))
    assert page.media_type in PRINT
    assert page.angle_centi_deg == pytest.approx(200, abs=10)
    straight = Image.fromarray(np.where(letter < 128, 0, 255).astype(np.uint8)).convert("1")
    page = only(process(saved(straight, "TIFF", compression="group4"), None, DPI))
    assert np.array_equal(drawn(page) < 128, letter < 128)


@settings(max_examples=40, deadline=None)
@given(
    width=st.integers(1, 90),
    height=st.integers(1, 60),
    seed=st.integers(0, 2**32 - 1),
    share=st.floats(0, 1),
)
def test_g4_gives_back_what_went_in(width, height, seed, share):
    black = np.random.default_rng(seed).random((height, width)) < share
    strip = g4.encode(black.astype(np.uint8) * 255)
    assert np.array_equal(g4.decode(strip, width, height) < 128, black)


def test_the_g4_stream_is_a_bare_strip_with_ink_as_black_runs():
    """T.6: a white line is one vertical mode code '1'; so white paper is all ones."""
    strip = g4.encode(np.zeros((80, 64), np.uint8))
    assert strip[:10] == b"\xff" * 10


@pytest.mark.parametrize(("mode", "channels"), [("L", 1), ("RGB", 3), ("CMYK", 4)])
def test_size_and_channels_of_a_jpeg_are_read_from_its_header(mode, channels):
    data = saved(Image.new(mode, (40, 30)), "JPEG")
    assert jpeg.head(data) == jpeg.Head(width=40, height=30, channels=channels)


@given(st.binary(max_size=300))
def test_what_is_no_jpeg_is_refused_not_misread(data):
    try:
        head = jpeg.head(data)
    except ValueError:
        return
    assert head.channels in {1, 3, 4}
