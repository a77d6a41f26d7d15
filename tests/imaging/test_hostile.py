"""Bytes of every kind: nothing worse than a `PageError`, and never without end."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image

from counter_app.errors.pages import PageError
from counter_app.imaging.decode import open_pages
from counter_app.imaging.pages import ProcessedPage, process
from counter_app.imaging.raster import Raster
from tests.imaging.drawing import Drawing, pdf_of, saved

pytestmark = pytest.mark.filterwarnings("ignore::UserWarning:PIL")

_RELAXED = settings(
    max_examples=120, deadline=None, suppress_health_check=[HealthCheck.too_slow], database=None
)


def _seeds() -> list[bytes]:
    sheet = Drawing.blank((240, 320)).words("Đơn đề nghị", at_mm=(2, 2)).image
    sheet.paste((200, 30, 40), (40, 120, 120, 200))
    gray = sheet.convert("L")
    deep = Image.fromarray(np.asarray(gray, dtype=np.uint16) * 257)
    return [
        saved(sheet, "JPEG"),
        saved(sheet, "JPEG", progressive=True),
        saved(sheet.convert("CMYK"), "JPEG"),
        saved(sheet, "PNG"),
        saved(deep, "PNG"),
        saved(sheet.convert("P"), "PNG"),
        saved(sheet, "BMP"),
        saved(gray, "PPM"),
        saved(sheet.convert("1"), "TIFF", compression="group4"),
        saved(gray, "TIFF", compression="tiff_lzw", save_all=True, append_images=[gray]),
        saved(sheet.convert("CMYK"), "TIFF", compression="jpeg"),
        pdf_of(2, size_pt=(100, 140)),
    ]


SEEDS = _seeds()


def consume(data: bytes) -> None:
    for page in open_pages(data, None, 0):
        assert isinstance(page, Raster | PageError)
        if isinstance(page, Raster):
            assert page.image.dtype == np.uint8
            assert page.image.flags["C_CONTIGUOUS"]
            assert page.dpi > 0
        else:
            assert page.tell("vi").happened


@_RELAXED
@given(st.binary(max_size=600))
def test_any_bytes(data):
    consume(data)


@_RELAXED
@given(st.sampled_from(SEEDS), st.floats(0, 1))
def test_cut_anywhere(seed, share):
    consume(seed[: int(len(seed) * share)])


@_RELAXED
@given(
    st.sampled_from(SEEDS),
    st.lists(st.tuples(st.floats(0, 1, exclude_max=True), st.integers(0, 255)), max_size=12),
)
def test_bytes_changed_anywhere(seed, changes):
    data = bytearray(seed)
    for place, value in changes:
        data[int(place * len(data))] = value
    consume(bytes(data))


@_RELAXED
@given(st.sampled_from(SEEDS), st.integers(0, 200), st.binary(min_size=1, max_size=40))
def test_headers_overwritten(seed, at, junk):
    at = min(at, len(seed) - 1)
    consume(seed[:at] + junk + seed[at + len(junk) :])


@_RELAXED
@given(st.sampled_from(SEEDS), st.sampled_from(SEEDS), st.integers(1, 60))
def test_the_head_of_one_on_the_body_of_another(head, body, length):
    consume(head[:length] + body[length:])


@settings(_RELAXED, max_examples=60)
@given(
    st.integers(32, 300),
    st.integers(32, 300),
    st.integers(0, 2**32 - 1),
    st.sampled_from(["noise", "blocks", "lines", "flat"]),
    st.booleans(),
    st.integers(50, 1200),
)
def test_any_picture_goes_through_the_whole_chain(width, height, seed, kind, colour, dpi):
    rng = np.random.default_rng(seed)
    shape = (height, width, 3) if colour else (height, width)
    image = np.full(shape, rng.integers(0, 256), np.uint8)
    if kind == "noise":
        image = rng.integers(0, 256, shape).astype(np.uint8)
    for _ in range(12):
        y, x = int(rng.integers(0, height)), int(rng.integers(0, width))
        value = rng.integers(0, 256, shape[2:]).astype(np.uint8)
        if kind == "blocks":
            image[y : y + height // 3, x : x + width // 3] = value
        if kind == "lines":
            image[y : y + 2] = value
    (page,) = process(saved(Image.fromarray(image), "PNG"), None, dpi)
    assert isinstance(page, ProcessedPage)
    assert page.width > 0
    assert page.height > 0
