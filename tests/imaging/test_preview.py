"""Pictures for the screen."""

from __future__ import annotations

import io

import numpy as np
import pytest
from PIL import Image

from counter_app.errors.pages import PageUnreadable
from counter_app.imaging import g4
from counter_app.imaging.preview import pdf_to_pngs, to_jpeg
from tests.imaging.drawing import jpeg, pdf_of


@pytest.fixture(scope="module")
def corner() -> np.ndarray:
    """White, 800 x 1200, black in the upper left corner."""
    page = np.full((1200, 800), 255, np.uint8)
    page[:300, :200] = 0
    return page


def opened(data: bytes) -> np.ndarray:
    return np.array(Image.open(io.BytesIO(data)).convert("RGB"))


@pytest.mark.parametrize("kind", ["image/g4", "image/jpeg"])
@pytest.mark.parametrize(
    ("turn", "shape", "place"),
    [
        (0, (300, 200), (20, 20)),
        (90, (200, 300), (20, -20)),
        (180, (300, 200), (-20, -20)),
        (270, (200, 300), (-20, 20)),
    ],
)
def test_a_stream_is_shown_smaller_and_turned_clockwise(corner, kind, turn, shape, place):
    stream = jpeg(corner) if kind == "image/jpeg" else g4.encode((corner < 128).astype(np.uint8))
    picture = opened(to_jpeg(stream, kind, 800, 1200, turn=turn, max_px=300))
    assert picture.shape[:2] == shape
    assert picture[place].max() < 30
    others = {(20, 20), (20, -20), (-20, -20), (-20, 20)} - {place}
    assert all(picture[other].min() > 225 for other in others)


def test_a_small_page_is_not_blown_up(corner):
    stream = g4.encode((corner < 128).astype(np.uint8))
    assert opened(to_jpeg(stream, "image/g4", 800, 1200, turn=0, max_px=5000)).shape[:2] == (
        1200,
        800,
    )


@pytest.mark.parametrize("max_px", [90, 150, 290, 590, 1199])
def test_every_reduction_of_a_colour_page_keeps_its_colours(max_px):
    page = np.full((1200, 800, 3), (40, 160, 220), np.uint8)
    picture = opened(to_jpeg(jpeg(page), "image/jpeg", 800, 1200, turn=0, max_px=max_px))
    assert max(picture.shape[:2]) == max_px
    assert np.allclose(picture[30, 30], (220, 160, 40), atol=6)


@pytest.mark.parametrize(
    ("stream", "kind"),
    [(b"", "image/jpeg"), (b"\xff\xd8nothing", "image/jpeg"), (b"", "image/g4")],
)
def test_a_damaged_stream_says_so(stream, kind):
    with pytest.raises(PageUnreadable):
        to_jpeg(stream, kind, 800, 1200, turn=0, max_px=300)


def test_another_kind_of_stream_is_a_mistake_of_the_caller():
    with pytest.raises(ValueError):
        to_jpeg(b"", "image/png", 10, 10, turn=0, max_px=300)


def test_the_pages_of_a_pdf_are_drawn_for_the_screen():
    first, second = pdf_to_pngs(pdf_of(2), max_px=421)
    for data in (first, second):
        picture = opened(data)
        assert max(picture.shape[:2]) == 421
        assert picture[40, 40].max() < 30
        assert picture[-20, -20].min() > 240


def test_a_broken_pdf_raises_its_error():
    with pytest.raises(PageUnreadable):
        pdf_to_pngs(b"%PDF-1.7 nothing", max_px=300)
